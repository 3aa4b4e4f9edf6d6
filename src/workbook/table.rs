//! A table as it was found: its titled columns, its rows of data.

use std::sync::Arc;

use super::book::Cells;
use super::cell::{Cell, Value};
use super::columns::Column;
use super::dictionary::same_title;
use crate::findings::Place;

/// A table: a header row and what stands below it.
#[derive(Clone, Debug)]
pub struct Table {
    /// Name of the sheet.
    pub sheet: Arc<str>,
    /// Row of the titles; the lower one of two.
    pub header_row: u32,
    /// Its columns with a title, from left to right.
    pub columns: Vec<Titled>,
    /// Its rows of data.
    pub rows: Vec<Row>,
}

/// A column with its title.
#[derive(Clone, Debug)]
pub struct Titled {
    /// Place of the title.
    pub place: Place,
    /// Number of the column, from 1.
    pub number: u16,
    /// The title as typed, cleaned.
    pub title: String,
    /// What stands above the title, over this column or over several.
    pub over: Option<String>,
    /// What it means, if it means something to us.
    pub meaning: Option<Column>,
    /// Whether the settings say what it means.
    pub is_chosen: bool,
    /// Whether it holds what must never be read.
    pub sensitive: bool,
    /// The column that means the same and is read instead.
    pub repeated: Option<u16>,
    /// Why nobody asks what it means.
    pub left: Option<Left>,
}

/// Why nobody asks what a column means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Left {
    /// The settings say that it is not to be read.
    Dismissed,
    /// It says something of the school, in a sheet that holds schools and teachers in one.
    OfSchool,
    /// A survey tool says there who has answered.
    OfAccount,
}

impl Titled {
    /// Whether the settings mean it by a title: its own, alone or with what stands above it, in either order.
    pub fn is_called(&self, title: &str) -> bool {
        let (own, over) = (&self.title, self.over.as_deref().unwrap_or_default());
        [own.clone(), format!("{own} {over}"), format!("{over} {own}")]
            .iter()
            .any(|own| same_title(own, title))
    }

    /// Whether it means nothing to us: then a mission may, or the template.
    pub fn is_unknown(&self) -> bool {
        self.meaning.is_none() && !self.sensitive && self.left.is_none() && self.repeated.is_none()
    }
}

/// A row of data.
#[derive(Clone, Debug)]
pub struct Row {
    /// Place of the row.
    pub place: Place,
    /// Whether Excel hides it.
    pub hidden: bool,
    /// Its cells.
    pub cells: Cells,
    /// The cells of the rows that say more of the same person, where there is a row for each mission.
    pub others: Vec<Cells>,
}

impl Row {
    /// All its cells in a column: of a row for each mission, one from each.
    pub fn all(&self, column: u16) -> impl Iterator<Item = &Cell> {
        let cells = std::iter::once(&self.cells).chain(&self.others);
        cells.filter_map(move |cells| cells.get(&column)).filter(|cell| !cell.is_blank())
    }
}

impl Table {
    /// Its titles only.
    #[must_use]
    pub fn without_rows(&self) -> Self {
        let Self { sheet, header_row, columns, .. } = self;
        Self { sheet: Arc::clone(sheet), header_row: *header_row, columns: columns.clone(), rows: Vec::new() }
    }

    /// The column that means `column`.
    pub fn column(&self, column: Column) -> Option<&Titled> {
        self.columns.iter().find(|titled| titled.meaning == Some(column))
    }

    /// The column of this number, if it has a title.
    pub fn titled(&self, number: u16) -> Option<&Titled> {
        let at = self.columns.binary_search_by_key(&number, |titled| titled.number).ok()?;
        self.columns.get(at)
    }

    /// The cell of a row in the column that means `column`, if there is something in it.
    pub fn cell<'r>(&self, row: &'r Row, column: Column) -> Option<&'r Cell> {
        row.cells.get(&self.column(column)?.number).filter(|cell| !cell.is_blank())
    }

    /// The same, where it says something: a dash, or "sans objet", says no more than an empty cell.
    pub fn said<'r>(&self, row: &'r Row, column: Column) -> Option<&'r Cell> {
        self.cell(row, column).filter(|cell| !cell.says_nothing())
    }

    /// Everything that stands in its rows as a text.
    pub(super) fn texts(&self) -> impl Iterator<Item = &str> {
        let rows = self.rows.iter().flat_map(|row| std::iter::once(&row.cells).chain(&row.others));
        rows.flat_map(|cells| cells.values()).filter_map(|cell| match &cell.value {
            Value::Text(text) => Some(text.as_str()),
            _ => None,
        })
    }

    /// Place of that cell, or of the row where the table has no such column.
    pub fn place(&self, row: &Row, column: Column) -> Place {
        match self.column(column) {
            // a row that was put together of several has cells of each
            Some(titled) => row.cells.get(&titled.number).map_or_else(
                || Place::cell(&self.sheet, row.place.row, titled.number),
                |cell| cell.place.clone(),
            ),
            None => row.place.clone(),
        }
    }
}
