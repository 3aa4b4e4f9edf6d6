//! What a campaign starts from: template, workbook, settings, sample. Made by the product itself, from the words
//! of [`crate::fr`]; nothing here reads or changes a user's own file.

mod campaign;
mod error;
mod renew;
mod repository;
mod rules;
pub mod sample;
pub mod template;
pub mod workbook;

pub use campaign::{Made, campaign};
pub use error::Error;
pub use renew::{Renewed, Taken, Wish, workbook as renew};
pub use repository::{files, make};

use crate::letters;
use crate::registry::Mission;

/// The missions of a template of ours: the columns of a workbook to be filled.
///
/// # Errors
/// [`Error::Template`] when it can't be proved: a fault of ours.
pub fn missions(template: &[u8]) -> Result<Vec<Mission>, Error> {
    let failed = |error: letters::TemplateError| Error::Template(error.to_string());
    let read = letters::Read::of(template.to_vec(), crate::settings::TEMPLATE).map_err(failed)?;
    Ok(read.prove(&[]).map_err(failed)?.missions)
}
