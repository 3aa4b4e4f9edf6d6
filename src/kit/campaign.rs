//! What a campaign starts from, on the disk: a new folder, and the repository's own files.

use std::path::{Path, PathBuf};

use jiff::civil::Date;

use crate::disk;
use crate::fr::kit as words;
use crate::fr::mail::message as mail;
use crate::registry::SchoolYear;
use crate::settings::{FILE, INPUT, TEMPLATE, TEMPLATES};

use super::error::Error;
use super::template;
use super::workbook::{self, Content};

/// The files of a new campaign.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    /// The workbook to be filled.
    pub workbook: PathBuf,
    /// The template.
    pub template: PathBuf,
    /// What messages say.
    pub wording: PathBuf,
    /// The settings.
    pub settings: PathBuf,
}

/// The school year that a campaign begun on this day is about: envelopes are known from September of the year before.
pub(super) fn coming_year(today: Date) -> i16 {
    if today.month() >= 9 { today.year() + 1 } else { today.year() }
}

/// Makes the folder of a new campaign, begun today: workbook to be filled, template, settings. Nothing that is there is touched.
///
/// # Errors
/// [`Error`] when one of the files is there already, or the system refuses; then none is written.
pub fn campaign(folder: &Path, today: Date) -> Result<Made, Error> {
    let year = coming_year(today);
    let made = Made {
        workbook: folder.join(INPUT).join(words::workbook_file(&year.to_string())),
        template: folder.join(TEMPLATES).join(TEMPLATE),
        wording: folder.join(TEMPLATES).join(mail::FILE),
        settings: folder.join(FILE),
    };
    for path in [&made.workbook, &made.template, &made.wording, &made.settings] {
        if path.exists() {
            return Err(Error::Exists(path.clone()));
        }
    }
    let template = template::template()?;
    let missions = super::missions(&template)?;
    let label = year.to_string();
    let year = SchoolYear::new(&label).unwrap_or(SchoolYear { label, first: year, last: year });
    let blank = workbook::write(&Content::blank(&year, today), &missions)?;
    put(&made.workbook, &blank)?;
    put(&made.template, &template)?;
    put(&made.wording, mail::TEMPLATE.as_bytes())?;
    put(&made.settings, words::SETTINGS.as_bytes())?;
    Ok(made)
}

pub(super) fn put(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    if let Some(folder) = path.parent() {
        disk::make_folder(folder)?;
    }
    Ok(disk::write(path, bytes)?)
}
