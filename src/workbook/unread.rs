//! Sheets that look like tables of ours and are none, for want of a title: their rows would be lost, and whoever stands on
//! them would get no letter. That is an error as much as a row that is set aside, unless everything in these rows has been read
//! elsewhere, as in a recapitulation.

use std::collections::BTreeSet;

use super::book::{Book, Cells};
use super::cell::Value;
use super::columns::{Column, Kind};
use super::dictionary::Dictionary;
use super::headers::{self, Header};
use super::skip::looks_like_a_code;
use super::table::Table;
use super::tables::Tables;
use super::{needs, titles};
use crate::findings::{Code, Finding, Note, Place, Scope, Severity};
use crate::fr::findings::layouts;
use crate::fr::text::fold;

/// Tells the visible sheets with codes below their titles that were not read.
pub(super) fn tell(book: &Book, dictionary: &Dictionary, tables: &mut Tables) {
    let read: BTreeSet<&str> =
        tables.schools.iter().chain(&tables.teachers).map(|table| &*table.sheet).collect();
    let mut told: BTreeSet<String> = BTreeSet::new();
    let mut findings = Vec::new();
    let mut known = Known { tables, texts: None };
    for kind in [Kind::Teachers, Kind::Schools] {
        for header in headers::of(book, kind, dictionary) {
            let sheet = header.sheet;
            let is_candidate = header.has_codes && !header.is_complete && sheet.visible;
            if !is_candidate || read.contains(&*sheet.name) || told.contains(&*sheet.name) {
                continue;
            }
            let (missing, rows) = what_is_there(&header, kind, dictionary);
            if !rows.is_empty() && !missing.is_empty() {
                let place = Place::row(&sheet.name, header.row);
                findings.push(known.repeats(&rows, &place).unwrap_or_else(|| {
                    let words = layouts::sheet_unread(&sheet.name, kind.sheet(), &missing, rows.len());
                    Note::new(Code::X15, words).at(place, Scope::Campaign)
                }));
                told.insert(sheet.name.to_string());
            }
        }
    }
    // a sheet of which no title is known, or which has none, or has the name of one of ours
    for sheet in book.sheets.iter().filter(|sheet| sheet.visible) {
        let has_code = |cells: &Cells| cells.values().any(|cell| is_code(&cell.text()));
        let is_ours = headers::is_ours(&sheet.name);
        // parameters and explanations may show a code; a row of data has more cells
        let is_wide = |cells: &Cells| !is_ours || cells.len() >= WIDTH;
        let rows: Vec<&Cells> =
            sheet.rows.values().filter(|cells| has_code(cells) && is_wide(cells)).collect();
        let is_worth = rows.len() >= if is_ours { 1 } else { FEWEST };
        if is_worth && !read.contains(&*sheet.name) && !told.contains(&*sheet.name) {
            let row = sheet.rows.keys().next().copied().unwrap_or(1);
            let place = Place::row(&sheet.name, row);
            findings.push(known.repeats(&rows, &place).unwrap_or_else(|| {
                let words = if is_ours {
                    layouts::sheet_of_ours(&sheet.name, rows.len())
                } else {
                    layouts::sheet_with_codes(&sheet.name, rows.len())
                };
                Note::new(Code::X15, words).at(place, Scope::Campaign)
            }));
        }
    }
    tables.findings.extend(findings);
}

/// What has been read, as far as somebody asks.
struct Known<'t> {
    tables: &'t Tables,
    texts: Option<BTreeSet<String>>,
}

impl Known<'_> {
    /// That rows repeat what has been read, if every text in them does: then nobody is lost with them.
    fn repeats(&mut self, rows: &[&Cells], place: &Place) -> Option<Finding> {
        let texts = self.texts.get_or_insert_with(|| {
            let tables = self.tables.schools.iter().chain(&self.tables.teachers);
            tables.flat_map(Table::texts).map(fold).collect()
        });
        let mut cells = rows.iter().flat_map(|cells| cells.values());
        let is_read = cells.all(|cell| match &cell.value {
            Value::Text(text) => text.trim().is_empty() || texts.contains(&fold(text)),
            _ => true,
        });
        is_read.then(|| {
            let words = layouts::sheet_repeats(&place.sheet, rows.len());
            Note::new(Code::X15, words).at(place.clone(), Scope::Campaign).with_severity(Severity::Info)
        })
    }
}

/// Fewest rows with a code that make a sheet worth telling.
const FEWEST: usize = 2;

/// Fewest cells of a row of data.
const WIDTH: usize = 4;

/// Seven digits and a letter, and nothing else (handbook, section 3.4).
fn is_code(text: &str) -> bool {
    let text = text.trim().as_bytes();
    text.len() == 8 && text[..7].iter().all(u8::is_ascii_digit) && text[7].is_ascii_alphabetic()
}

/// The titles that are missing, and the rows that have a code.
fn what_is_there<'b>(
    header: &Header<'b>,
    kind: Kind,
    dictionary: &Dictionary,
) -> (Vec<&'static str>, Vec<&'b Cells>) {
    let columns = titles::columns(dictionary, kind, header.sheet, header.row, &mut Vec::new());
    let missing = needs::lacking_of(kind, header.sheet, header.row, &columns).into_iter().map(Column::title);
    let codes = columns.iter().find(|titled| titled.meaning == Some(Column::Uai)).map(|titled| titled.number);
    let below = header.sheet.rows.range(header.row + 1..);
    let rows = below.filter(|(_, cells)| {
        codes.and_then(|number| cells.get(&number)).is_some_and(|cell| looks_like_a_code(&cell.text()))
    });
    (missing.collect(), rows.map(|(_, cells)| cells).collect())
}
