//! Sheets as any program may write them: cells by row and column from 1.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use lettres_rne::findings::column_letters;

#[derive(Clone, Debug, Default, PartialEq)]
pub enum Cell {
    #[default]
    Empty,
    Text(String),
    Number(f64),
    Bool(bool),
    Date(Date),
    /// A formula whose value is an error.
    Error(&'static str),
    /// A formula with its value.
    Formula(&'static str, f64),
    /// A formula whose value the file does not have.
    Unsaved,
}

/// A text; none is an empty cell.
pub fn text(text: impl Into<String>) -> Cell {
    let text = text.into();
    if text.is_empty() { Cell::Empty } else { Cell::Text(text) }
}

/// Quarters of IMP as a number.
pub fn imp(quarters: u32) -> Cell {
    Cell::Number(f64::from(quarters) / 4.0)
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sheet {
    pub name: String,
    pub cells: BTreeMap<(u32, u16), Cell>,
    pub hidden_rows: BTreeSet<u32>,
    /// First row, first column, last row, last column.
    pub merged: Vec<(u32, u16, u32, u16)>,
}

impl Sheet {
    pub fn new(name: &str) -> Self {
        Self { name: name.to_owned(), ..Self::default() }
    }

    pub fn put(&mut self, row: u32, column: u16, cell: Cell) {
        if cell != Cell::Empty {
            self.cells.insert((row, column), cell);
        }
    }

    /// `Référents!D12`; the whole row where no column is given.
    pub fn place(&self, row: u32, column: Option<u16>) -> String {
        format!("{}!{}{row}", self.name, column.map(column_letters).unwrap_or_default())
    }
}
