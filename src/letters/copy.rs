//! A copy of the template in which lines have codes of their own, or boxes are controls that can be clicked.

use std::collections::BTreeMap;

use crate::docx::PackageError;
use crate::registry::MissionCode;

use super::numbering;
use super::proof::{Read, place};
use super::vocabulary::Words;

/// A copy of a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Copied {
    /// The bytes of the file.
    pub bytes: Vec<u8>,
    /// The lines that have a new code.
    pub numbered: Vec<Numbered>,
    /// How many tags have become controls.
    pub controls: usize,
}

/// A line with a new code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Numbered {
    /// Where it stands.
    pub spot: String,
    /// Its text.
    pub text: String,
    /// The code that it had from the line it was copied from; empty for a new line.
    pub before: String,
    /// Its own.
    pub code: MissionCode,
}

impl Read {
    /// Makes a copy. `columns` are the titles of the workbook's columns that may be missions; `number` gives codes to
    /// lines without one of their own, `as_controls` makes controls of `{{ case(…) }}`. Nothing when there is nothing to
    /// change.
    ///
    /// # Errors
    /// [`PackageError`] for a fault of ours.
    pub fn copied(
        &self,
        columns: &[String],
        number: bool,
        as_controls: bool,
    ) -> Result<Option<Copied>, PackageError> {
        let vocabulary = Words::with_columns(columns.iter().cloned());
        let ticks = self.draft.ticks(&vocabulary)?;
        let lines = ticks.list();
        let codes = if number { numbering::codes(lines, columns) } else { BTreeMap::default() };
        let turns = |(at, line): &(usize, &crate::docx::Tick)| {
            as_controls && !line.is_control && (codes.contains_key(at) || !line.code.is_empty())
        };
        let controls = lines.iter().enumerate().filter(turns).count();
        if codes.is_empty() && controls == 0 {
            return Ok(None);
        }
        let texts = codes.iter().map(|(at, code)| (*at, code.to_string())).collect();
        let bytes = ticks.copy(&texts, as_controls)?;
        let numbered = codes.into_iter().map(|(at, code)| {
            let line = &lines[at];
            Numbered { spot: place(&line.spot), text: line.text.clone(), before: line.code.clone(), code }
        });
        Ok(Some(Copied { bytes, numbered: numbered.collect(), controls }))
    }
}
