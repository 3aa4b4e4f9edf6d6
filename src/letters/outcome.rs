//! What a run has come to: the plain data that summary and report speak from.

use jiff::civil::Date;

use crate::checks::Verdict;
use crate::findings::Place;
use crate::registry::{Appointment, Registry, School};

/// What became of a letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fate {
    /// Not asked for in this run: a mere check, or a letter of another school.
    Planned,
    /// Written.
    Made,
    /// The file was there, and says the same.
    Unchanged,
    /// A person has changed the file by hand; its data are the same as before, and it was left alone.
    Kept,
    /// A person has changed the file by hand and its data have changed since: the new letter stands beside it,
    /// under this name.
    Beside(String),
}

/// A letter: whose it is, where it is, what became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    /// Place of its row in the workbook.
    pub place: Place,
    /// Its folder, inside that of the letters.
    pub folder: String,
    /// Its file's name, with the extension.
    pub file: String,
    /// What became of it.
    pub fate: Fate,
}

/// Folder of the letters, inside the output.
pub const FOLDER: &str = "lettres";

impl Letter {
    /// Its path inside the output folder, `/` between folders: what a link needs.
    pub fn path(&self) -> String {
        let file = match &self.fate {
            Fate::Beside(file) => file,
            _ => &self.file,
        };
        format!("{FOLDER}/{}/{file}", self.folder)
    }

    /// Whether a file is there for it.
    pub fn is_there(&self) -> bool {
        self.fate != Fate::Planned
    }
}

/// Where everything came from: a print must be traceable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Provenance {
    /// Name of the workbook's file.
    pub workbook: String,
    /// SHA-256 of the workbook, in hexadecimal.
    pub workbook_hash: String,
    /// Name of the template's file.
    pub template: String,
    /// SHA-256 of the template, in hexadecimal.
    pub template_hash: String,
    /// Version of the product.
    pub version: &'static str,
    /// The day of the run.
    pub today: Date,
}

/// A campaign at the end of a run.
#[derive(Clone, Copy, Debug)]
pub struct Outcome<'o> {
    /// What the workbook says.
    pub registry: &'o Registry,
    /// Who is ready, who is set aside, and everything that was found.
    pub verdict: &'o Verdict,
    /// The letters, one for each appointment that is ready, in the same order.
    pub letters: &'o [Letter],
    /// Where everything came from.
    pub provenance: &'o Provenance,
}

impl<'o> Outcome<'o> {
    /// Each appointment with its school and its letter, in the order of the workbook.
    pub fn appointments(&self) -> impl Iterator<Item = (&'o Appointment, &'o School, &'o Letter)> + use<'o> {
        let registry = self.registry;
        self.verdict
            .ready
            .iter()
            .zip(self.letters)
            .map(move |(appointment, letter)| (appointment, &registry.schools[appointment.school], letter))
    }
}
