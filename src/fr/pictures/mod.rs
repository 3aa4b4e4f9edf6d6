//! The pictures of Word's fields, as a French Word reads them: how a date (`\@`) and a number (`\#`) are to look.

mod date;
mod number;

pub use date::DatePicture;
pub use number::NumberPicture;

/// A text in quotes at the beginning of a picture, without them, and what stands behind.
fn quoted(picture: &str) -> Option<(&str, &str)> {
    let rest = picture.strip_prefix(['\'', '’', '‘'])?;
    rest.split_once(['\'', '’', '‘'])
}
