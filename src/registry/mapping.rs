//! What each column of the workbook was taken for: guesses are shown.

use std::sync::Arc;

use super::mission::MissionCode;
use crate::findings::Place;
use crate::fr::columns::WHOLE_NAME;
use crate::workbook::{Column, Kind, Left, Seen, Table, Titled};

/// What a column was taken for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sense {
    /// A field of ours, by its title in our own workbook.
    Field(&'static str),
    /// The ticks of one mission.
    Mission(MissionCode),
    /// Several missions in a cell, or one on each row.
    Missions,
    /// A field that only the template names.
    Extra,
    /// Something of the school, in a sheet that holds schools and teachers in one: told with the schools.
    OfSchool,
    /// Another column means the same and is read instead: its number.
    Repeated(u16),
    /// Never read, for what it holds.
    Secret,
    /// Not read because the settings say so.
    Dismissed,
    /// Not read.
    Nothing,
}

/// A column and what it was taken for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mapped {
    /// Place of the title.
    pub place: Place,
    /// The title.
    pub title: String,
    /// What stands above it, over this column or over several.
    pub over: Option<String>,
    /// What it was taken for.
    pub sense: Sense,
}

impl Mapped {
    fn of(titled: &Titled, sense: Sense) -> Self {
        let Titled { place, title, over, .. } = titled.clone();
        Self { place, title, over, sense }
    }
}

/// A table and its columns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MappedTable {
    /// Its sheet.
    pub sheet: Arc<str>,
    /// What stands on its rows.
    pub kind: Kind,
    /// Row of its titles.
    pub header_row: u32,
    /// How many rows of data were read.
    pub rows: usize,
    /// Its columns, from left to right.
    pub columns: Vec<Mapped>,
}

impl MappedTable {
    /// The columns of a row of titles that is not read, for what it lacks.
    pub fn refused(seen: &Seen) -> Self {
        let sense = |titled: &Titled| match titled.meaning {
            Some(column) => Sense::Field(column.title()),
            None if titled.sensitive => Sense::Secret,
            None if titled.left == Some(Left::Dismissed) => Sense::Dismissed,
            None => {
                MissionCode::at_start(&titled.title).map_or(Sense::Nothing, |(code, _)| Sense::Mission(code))
            }
        };
        let columns = seen.columns.iter().map(|titled| Mapped::of(titled, sense(titled)));
        Self {
            sheet: Arc::clone(&seen.sheet),
            kind: seen.kind,
            header_row: seen.row,
            rows: seen.rows,
            columns: columns.collect(),
        }
    }

    /// The columns of a table, where `other` says what those mean that mean nothing to us by their titles.
    pub(super) fn of(table: &Table, kind: Kind, other: impl Fn(&Titled) -> Option<Sense>) -> Self {
        let sense = |titled: &Titled| match titled.meaning {
            Some(Column::Surname) if table.column(Column::First).is_none() => Sense::Field(WHOLE_NAME),
            Some(column) => Sense::Field(column.title()),
            None if titled.sensitive => Sense::Secret,
            None => match (titled.left, titled.repeated) {
                (Some(Left::OfSchool), _) => Sense::OfSchool,
                (Some(Left::Dismissed), _) => Sense::Dismissed,
                (Some(Left::OfAccount), _) => Sense::Nothing,
                (None, Some(number)) => Sense::Repeated(number),
                (None, None) => other(titled).unwrap_or(Sense::Nothing),
            },
        };
        let columns = table.columns.iter().map(|titled| Mapped::of(titled, sense(titled)));
        Self {
            sheet: Arc::clone(&table.sheet),
            kind,
            header_row: table.header_row,
            rows: table.rows.len(),
            columns: columns.collect(),
        }
    }
}
