//! The files that the repository ships and the product makes: the default template, the sample, the sample with errors to be
//! mended, the page of rules.

use std::path::{Path, PathBuf};

use crate::fr::kit as words;
use crate::fr::mail::message as mail;
use crate::settings::{INPUT, TEMPLATE, TEMPLATES};

use super::campaign::put;
use super::error::Error;
use super::{rules, sample, template, workbook};

/// The shipped files, by their path in the repository, with their bytes.
///
/// # Errors
/// [`Error`] when one can't be made: a fault of ours.
pub fn files() -> Result<Vec<(PathBuf, Vec<u8>)>, Error> {
    let template = template::template()?;
    let missions = super::missions(&template)?;
    let clean = workbook::write(&sample::clean(&missions), &missions)?;
    let to_correct = workbook::write(&sample::to_correct(&missions), &missions)?;
    let input = Path::new(INPUT);
    Ok(vec![
        (Path::new(TEMPLATES).join(TEMPLATE), template),
        (Path::new(TEMPLATES).join(mail::FILE), mail::TEMPLATE.as_bytes().to_vec()),
        (input.join(words::SAMPLE_FILE), clean),
        (input.join(words::EXAMPLES).join(words::TO_CORRECT_FILE), to_correct),
        (Path::new(words::DOCS).join(words::RULES_FILE), rules::page().into_bytes()),
    ])
}

/// Writes the shipped files below a folder; what is there is replaced. Returns their paths.
///
/// # Errors
/// [`Error`] when the system refuses.
pub fn make(folder: &Path) -> Result<Vec<PathBuf>, Error> {
    let mut made = Vec::new();
    for (path, bytes) in files()? {
        let path = folder.join(path);
        put(&path, &bytes)?;
        made.push(path);
    }
    Ok(made)
}
