//! A finding: a code, a place, a sentence with its remedy, and whom it concerns.

use super::code::{Code, Severity};
use super::place::Place;
use crate::fr::findings::Told;

/// Whom a finding concerns: an error sets them aside.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Scope {
    /// One row of teachers (the place of the whole row).
    Row(Place),
    /// All rows of one school, by its code.
    School(String),
    /// The campaign as a whole: sets nobody aside.
    Campaign,
}

/// What a value says about itself before anybody has said where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// The code.
    pub code: Code,
    /// Sentence and remedy.
    pub told: Told,
}

impl Note {
    /// A note.
    pub fn new(code: Code, told: Told) -> Self {
        Self { code, told }
    }

    /// The note at its place.
    pub fn at(self, place: Place, scope: Scope) -> Finding {
        Finding {
            code: self.code,
            severity: self.code.severity(),
            place: Some(place),
            scope,
            uai: None,
            told: self.told,
        }
    }
}

/// A finding about the data. It never stops the run by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Code of the catalogue.
    pub code: Code,
    /// Severity, usually that of the code.
    pub severity: Severity,
    /// The cell or row to look at.
    pub place: Option<Place>,
    /// Whom it concerns.
    pub scope: Scope,
    /// The school it is about, as read.
    pub uai: Option<String>,
    /// Sentence and remedy.
    pub told: Told,
}

impl Finding {
    /// A finding about the campaign, without a place.
    pub fn of_campaign(code: Code, told: Told) -> Self {
        Self { code, severity: code.severity(), place: None, scope: Scope::Campaign, uai: None, told }
    }

    /// The same for a school.
    #[must_use]
    pub fn about(mut self, uai: &str) -> Self {
        self.uai = Some(uai.to_owned());
        self
    }

    /// The same with another severity.
    #[must_use]
    pub fn with_severity(mut self, severity: Severity) -> Self {
        self.severity = severity;
        self
    }

    /// Whether it sets somebody aside.
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }

    /// The order in which a person mends: by place in the workbook, grave ones first at one place.
    fn rank(&self) -> (bool, Option<&Place>, Severity, Code, &str) {
        (self.place.is_none(), self.place.as_ref(), self.severity, self.code, &self.told.what)
    }
}

/// Puts findings in the order of the workbook, and takes out those told twice.
pub fn in_order(mut findings: Vec<Finding>, sheets: &[&str]) -> Vec<Finding> {
    let sheet = |finding: &Finding| {
        finding.place.as_ref().map(|place| sheets.iter().position(|name| *name == &*place.sheet))
    };
    findings.sort_by(|a, b| (sheet(a), a.rank()).cmp(&(sheet(b), b.rank())));
    findings.dedup();
    findings
}

/// A value read, if it could be, and what is to be said about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Noted<T> {
    /// The value.
    pub value: Option<T>,
    /// What was noticed on the way.
    pub notes: Vec<Note>,
}

impl<T> Noted<T> {
    /// A value about which there is nothing to say.
    pub fn plain(value: T) -> Self {
        Self { value: Some(value), notes: Vec::new() }
    }

    /// A value that was understood, with a remark.
    pub fn remarked(value: T, code: Code, told: Told) -> Self {
        Self { value: Some(value), notes: vec![Note::new(code, told)] }
    }

    /// No value, and why.
    pub fn refused(code: Code, told: Told) -> Self {
        Self { value: None, notes: vec![Note::new(code, told)] }
    }

    /// No value, and nothing wrong with that.
    pub fn nothing() -> Self {
        Self { value: None, notes: Vec::new() }
    }
}
