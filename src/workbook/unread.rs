//! Sheets that look like tables of ours and are none, for want of a title: their rows would be lost in silence.

use std::collections::BTreeSet;

use super::book::{Book, Cells};
use super::columns::{Column, Kind};
use super::dictionary::Dictionary;
use super::headers::{self, Header};
use super::skip::looks_like_a_code;
use super::tables::Tables;
use super::titles;
use crate::findings::{Code, Note, Place, Scope};
use crate::fr::findings::layouts;

/// Tells the visible sheets with codes below their titles that were not read.
pub(super) fn tell(book: &Book, dictionary: &Dictionary, tables: &mut Tables) {
    let read: BTreeSet<&str> =
        tables.schools.iter().chain(&tables.teachers).map(|table| &*table.sheet).collect();
    let mut told: BTreeSet<String> = BTreeSet::new();
    let mut findings = Vec::new();
    for kind in [Kind::Teachers, Kind::Schools] {
        for header in headers::of(book, kind, dictionary) {
            let sheet = header.sheet;
            let is_candidate = header.has_codes && !header.is_complete && sheet.visible;
            if !is_candidate || read.contains(&*sheet.name) || told.contains(&*sheet.name) {
                continue;
            }
            let (missing, rows) = what_is_there(&header, kind, dictionary);
            if rows > 0 && !missing.is_empty() {
                let words = layouts::sheet_unread(&sheet.name, kind.sheet(), &missing, rows);
                let place = Place::row(&sheet.name, header.row);
                findings.push(Note::new(Code::X15, words).at(place, Scope::Campaign));
                told.insert(sheet.name.to_string());
            }
        }
    }
    // a sheet of which no title is known, or which has none
    for sheet in book.sheets.iter().filter(|sheet| sheet.visible && !headers::is_ours(&sheet.name)) {
        let has_code = |cells: &Cells| cells.values().any(|cell| is_code(&cell.text()));
        let rows = sheet.rows.values().filter(|cells| has_code(cells)).count();
        if rows >= FEWEST && !read.contains(&*sheet.name) && !told.contains(&*sheet.name) {
            let row = sheet.rows.keys().next().copied().unwrap_or(1);
            let words = layouts::sheet_with_codes(&sheet.name, rows);
            findings.push(Note::new(Code::X15, words).at(Place::row(&sheet.name, row), Scope::Campaign));
        }
    }
    tables.findings.extend(findings);
}

/// Fewest rows with a code that make a sheet worth telling.
const FEWEST: usize = 2;

/// Seven digits and a letter, and nothing else (handbook, section 3.4).
fn is_code(text: &str) -> bool {
    let text = text.trim().as_bytes();
    text.len() == 8 && text[..7].iter().all(u8::is_ascii_digit) && text[7].is_ascii_alphabetic()
}

/// The titles that are missing, and how many rows have a code.
fn what_is_there(header: &Header<'_>, kind: Kind, dictionary: &Dictionary) -> (Vec<&'static str>, usize) {
    let columns = titles::columns(dictionary, kind, header.sheet, header.row, &mut Vec::new());
    let has = |column: Column| columns.iter().any(|titled| titled.meaning == Some(column));
    let missing = kind.required().iter().filter(|column| !has(**column)).map(|column| column.title());
    let codes = columns.iter().find(|titled| titled.meaning == Some(Column::Uai)).map(|titled| titled.number);
    let below = header.sheet.rows.range(header.row + 1..);
    let rows = below.filter(|(_, cells)| {
        codes.and_then(|number| cells.get(&number)).is_some_and(|cell| looks_like_a_code(&cell.text()))
    });
    (missing.collect(), rows.count())
}
