//! An older workbook, read as a campaign reads it, with its cells and what was found at each of them.

use std::collections::BTreeMap;

use crate::findings::{Code, Finding, Place};
use crate::registry::{self, Mission, Registry};
use crate::settings::Settings;
use crate::workbook::{Book, Cell, Dictionary, Error, Table, Tables, tables};

/// An older workbook.
pub(super) struct Old {
    pub(super) book: Book,
    /// Its tables of schools, and those of teachers.
    pub(super) schools: Vec<Table>,
    pub(super) teachers: Vec<Table>,
    /// Whether schools stand on the rows of their teachers.
    pub(super) is_flat: bool,
    pub(super) registry: Registry,
    pub(super) findings: Vec<Finding>,
    /// What was found at a cell, by index.
    at: BTreeMap<Place, Vec<usize>>,
}

impl Old {
    /// Reads it. `wanted` are the titles of other columns that are to be read.
    pub(super) fn read(
        book: Book,
        missions: Vec<Mission>,
        wanted: &[String],
        settings: &Settings,
    ) -> Result<Self, Error> {
        let dictionary = Dictionary::with(&settings.columns)?;
        let Tables { schools, teachers, is_flat, .. } = tables(&book, &dictionary)?;
        let (registry, findings) = registry::build(&book, missions, wanted, settings)?;
        let mut at: BTreeMap<Place, Vec<usize>> = BTreeMap::new();
        for (index, finding) in findings.iter().enumerate() {
            if let Some(place) = &finding.place {
                at.entry(place.clone()).or_default().push(index);
            }
        }
        Ok(Self { book, schools, teachers, is_flat, registry, findings, at })
    }

    /// The cell at a place, if there is something in it.
    pub(super) fn cell(&self, place: &Place) -> Option<&Cell> {
        let sheet = self.book.sheets.iter().find(|sheet| sheet.name == place.sheet)?;
        sheet.rows.get(&place.row)?.get(&place.column?).filter(|cell| !cell.is_blank())
    }

    /// What was found at a place, the gravest first.
    pub(super) fn told(&self, place: &Place) -> Option<&Finding> {
        let found = self.at.get(place)?.iter().filter_map(|&index| self.findings.get(index));
        found.min_by_key(|finding| finding.severity)
    }

    /// What was found at a place under one code.
    pub(super) fn says(&self, place: &Place, code: Code) -> Option<&Finding> {
        let mut found = self.at.get(place)?.iter().filter_map(|&index| self.findings.get(index));
        found.find(|finding| finding.code == code)
    }
}
