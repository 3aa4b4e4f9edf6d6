//! A cell as it was read: its value, and its place.

use crate::findings::Place;
use crate::fr::spellings::{TRUTHS, says_nothing};

/// What a cell holds.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// A text, as typed.
    Text(String),
    /// A number.
    Number(f64),
    /// A truth value: a cell check box of Excel 365 among others.
    Bool(bool),
    /// A date that Excel shows as one: year, month, day.
    Date(i16, i8, i8),
    /// An error value (`#REF!`).
    Error(String),
    /// A formula whose result is not in the file.
    Unsaved,
}

/// A cell with something in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    /// Its value.
    pub value: Value,
    /// Its place.
    pub place: Place,
}

impl Cell {
    /// The cell as a person reads it; numbers without the noise of binary fractions.
    pub fn text(&self) -> String {
        match &self.value {
            Value::Text(text) => text.clone(),
            Value::Number(number) => number_text(*number),
            Value::Bool(truth) => TRUTHS[usize::from(!truth)].to_owned(),
            Value::Date(year, month, day) => format!("{day:02}/{month:02}/{year:04}"),
            Value::Error(error) => error.clone(),
            Value::Unsaved => String::new(),
        }
    }

    /// Whether there is nothing to see in it.
    pub fn is_blank(&self) -> bool {
        match &self.value {
            // nearly every text has something that anybody sees: no need to clean it
            Value::Text(text) => {
                !text.bytes().any(|byte| byte.is_ascii_graphic()) && crate::fr::text::clean(text).is_empty()
            }
            _ => false,
        }
    }

    /// Whether it says in so many words, or by a dash, that there is nothing to say.
    pub fn says_nothing(&self) -> bool {
        matches!(&self.value, Value::Text(text) if says_nothing(text))
    }
}

/// A number with up to nine decimals, and a comma.
pub fn number_text(number: f64) -> String {
    let rounded = format!("{number:.9}");
    let trimmed = rounded.trim_end_matches('0').trim_end_matches('.');
    trimmed.replace('.', ",")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_read_as_people_write_them() {
        for (number, text) in
            [(1.0, "1"), (0.5, "0,5"), (0.1 + 0.2, "0,3"), (149_165.0, "149165"), (-0.25, "-0,25")]
        {
            assert_eq!(number_text(number), text);
        }
    }
}
