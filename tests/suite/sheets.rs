//! Sheets as any program may write them, and their files in every format that is read: cells by row and column from 1.

mod csv;
mod ods;
mod xls;
mod xlsb;
mod xlsx;

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use lettres_rne::findings::column_letters;
use lettres_rne::workbook::{Book, Value};

pub use csv::write as csv;

/// A cell's content.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Cell {
    #[default]
    Empty,
    Text(String),
    Number(f64),
    Date(Date),
    Bool(bool),
    /// A formula whose value is an error.
    Error(String),
    /// A formula, and its value where the file has one.
    Formula(String, Option<f64>),
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

pub fn error(error: &str) -> Cell {
    Cell::Error(error.to_owned())
}

pub fn formula(formula: &str, value: f64) -> Cell {
    Cell::Formula(formula.to_owned(), Some(value))
}

/// A formula whose value the file does not have.
pub fn unsaved() -> Cell {
    Cell::Formula("=A1".to_owned(), None)
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sheet {
    pub name: String,
    pub is_hidden: bool,
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

    /// Fills a row from its first column on.
    pub fn row(&mut self, row: u32, cells: impl IntoIterator<Item = Cell>) {
        for (column, cell) in (1..).zip(cells) {
            self.put(row, column, cell);
        }
    }

    /// `Référents!D12`; the whole row where no column is given.
    pub fn place(&self, row: u32, column: Option<u16>) -> String {
        format!("{}!{}{row}", self.name, column.map(column_letters).unwrap_or_default())
    }

    /// The cells of each row, from the first row to the last.
    fn rows(&self) -> Vec<Vec<(u16, &Cell)>> {
        let count = self.cells.keys().map(|(row, _)| *row).max().unwrap_or_default();
        let mut rows = vec![Vec::new(); count as usize];
        for (&(row, column), cell) in &self.cells {
            rows[row as usize - 1].push((column, cell));
        }
        rows
    }
}

/// The cells of a workbook that a program has written, to be written again in another format.
pub fn of_book(book: &Book) -> Vec<Sheet> {
    let sheet = |sheet: &lettres_rne::workbook::Sheet| {
        let mut copy = Sheet::new(&sheet.name);
        copy.is_hidden = !sheet.visible;
        copy.hidden_rows.clone_from(&sheet.hidden_rows);
        for (&row, cells) in &sheet.rows {
            for (&column, cell) in cells {
                copy.put(row, column, again(&cell.value));
            }
        }
        copy
    };
    book.sheets.iter().map(sheet).collect()
}

fn again(value: &Value) -> Cell {
    match value {
        Value::Text(content) => text(content),
        Value::Number(number) => Cell::Number(*number),
        Value::Bool(truth) => Cell::Bool(*truth),
        Value::Date(year, month, day) => Cell::Date(Date::new(*year, *month, *day).unwrap()),
        Value::Error(content) => error(content),
        Value::Unsaved => unsaved(),
    }
}

/// A format of whole workbooks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    Xlsx,
    Xlsm,
    Xlsb,
    Xls,
    Ods,
}

impl Format {
    pub const ALL: [Self; 5] = [Self::Xlsx, Self::Xlsm, Self::Xlsb, Self::Xls, Self::Ods];

    /// The name of a file.
    pub fn file(self) -> &'static str {
        match self {
            Self::Xlsx => "essai.xlsx",
            Self::Xlsm => "essai.xlsm",
            Self::Xlsb => "essai.xlsb",
            Self::Xls => "essai.xls",
            Self::Ods => "essai.ods",
        }
    }

    /// The sheets as a file.
    pub fn write(self, sheets: &[Sheet]) -> Vec<u8> {
        match self {
            Self::Xlsx => xlsx::write(sheets),
            Self::Xlsm => xlsx::with_macros(&xlsx::write(sheets)),
            Self::Xlsb => xlsb::write(sheets),
            Self::Xls => xls::write(sheets),
            Self::Ods => ods::write(sheets),
        }
    }

    /// Whether the sheets can be written: a binary workbook has a value for every formula, and XML has no place for
    /// control characters unless a format has an escape of its own.
    pub fn says(self, sheets: &[Sheet]) -> bool {
        let can = |cell: &Cell| match cell {
            Cell::Formula(_, None) => self != Self::Xlsb,
            Cell::Text(text) => {
                self != Self::Ods || !text.contains(|ch: char| ch.is_control() && !"\t\n".contains(ch))
            }
            _ => true,
        };
        sheets.iter().flat_map(|sheet| sheet.cells.values()).all(can)
    }
}

/// The number of an error in the binary formats.
fn error_code(text: &str) -> u8 {
    match text {
        "#NULL!" => 0x00,
        "#DIV/0!" => 0x07,
        "#VALUE!" => 0x0f,
        "#REF!" => 0x17,
        "#NAME?" => 0x1d,
        "#NUM!" => 0x24,
        "#N/A" => 0x2a,
        _ => panic!("no error: {text}"),
    }
}

/// A day as Excel counts it.
fn serial(date: Date) -> u32 {
    let days = (date - Date::constant(1899, 12, 30)).get_days();
    u32::try_from(days).unwrap()
}
