//! Workbooks of every format: the same little academy saved by several programs, what only single cells show, and files
//! made to do harm. The files stand in `tests/fixtures/workbooks`, with what made them.

mod controls;
mod cuts;
mod facts;
mod hostile;
mod make;
mod programs;
mod target;

use std::path::Path;

use lettres_rne::workbook::{Book, Error, Value};

use crate::word;
pub use make::{R, archive, archive_of, container, ods, record, relations, with, xls, xlsx};

/// A file of the fixtures.
fn fixture(name: &str) -> Vec<u8> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/workbooks");
    std::fs::read(folder.join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn read(bytes: Vec<u8>) -> Result<Book, Error> {
    Book::of(bytes, "essai.xlsx".to_owned())
}

/// `Feuil1!A1`, its kind and its text, for each cell of the workbook.
fn cells(book: &Book) -> Vec<(String, &'static str, String)> {
    let rows = book.sheets.iter().flat_map(|sheet| sheet.rows.values());
    rows.flat_map(|cells| cells.values())
        .map(|cell| {
            let (kind, text) = match &cell.value {
                Value::Text(text) => ("text", text.clone()),
                Value::Number(number) => ("number", number.to_string()),
                Value::Bool(truth) => ("bool", truth.to_string()),
                Value::Date(year, month, day) => ("date", format!("{year:04}-{month:02}-{day:02}")),
                Value::Error(error) => ("error", error.clone()),
                Value::Unsaved => ("unsaved", String::new()),
            };
            (cell.place.to_string(), kind, text)
        })
        .collect()
}

/// The value at `A1` of the only sheet, or wherever.
fn at(book: &Book, place: &str) -> Option<(&'static str, String)> {
    cells(book)
        .into_iter()
        .find(|(there, ..)| there.ends_with(&format!("!{place}")))
        .map(|(_, kind, text)| (kind, text))
}
