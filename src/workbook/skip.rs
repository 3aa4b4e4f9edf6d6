//! Rows under a header that are no data: totals, examples, repeated titles, notes.
//!
//! A row that might name somebody is never one of them: it is kept, and may then be set aside with a reason.

use super::columns::{Column, Kind, meaning};
use super::tables::{Row, Table};
use crate::fr::findings::files::Skipped;
use crate::fr::spellings;
use crate::fr::text::clean;

/// Why a row is not read.
pub(super) enum Reason {
    /// Nothing in it.
    Blank,
    /// Something in it, told with its first words.
    Told(Skipped, String),
}

/// Why a row is no data, if it is none.
pub(super) fn why(table: &Table, kind: Kind, row: &Row) -> Option<Reason> {
    let texts: Vec<(u16, String)> = row
        .cells
        .iter()
        .map(|(&number, cell)| (number, clean(&cell.text())))
        .filter(|(number, text)| {
            !text.is_empty() && table.columns.iter().any(|titled| titled.number == *number)
        })
        .collect();
    let unsaved = row.cells.values().any(|cell| cell.value == super::cell::Value::Unsaved);
    let Some((first_column, first)) = texts.first() else {
        // what stands outside the titled columns is nobody's
        return if unsaved { None } else { Some(Reason::Blank) };
    };
    let told = |skipped| Some(Reason::Told(skipped, first.clone()));
    let names: &[Column] = match kind {
        Kind::Teachers => &[Column::Surname, Column::First],
        Kind::Schools => &[Column::SchoolName, Column::HeadSurname],
    };
    let is_somebody = names
        .iter()
        .any(|&column| table.cell(row, column).is_some_and(|cell| !spellings::is_total(&cell.text())));
    let repeated = texts.iter().filter(|(_, text)| meaning(kind, text).is_some()).count();
    if repeated >= 2 && repeated * 2 > texts.len() {
        return told(Skipped::Header);
    }
    let first_columns = || texts.iter().take(3).map(|(_, text)| text);
    if !is_somebody && first_columns().any(|text| spellings::is_total(text)) {
        return told(Skipped::Total);
    }
    if first_columns().any(|text| spellings::is_example(text)) && !looks_like_a_code(first) {
        return told(Skipped::Example);
    }
    let uai = table.column(Column::Uai).map(|titled| titled.number);
    if !is_somebody
        && texts.len() == 1
        && !(Some(*first_column) == uai && looks_like_a_code(first))
        && is_prose(first)
    {
        return told(Skipped::Note);
    }
    None
}

fn looks_like_a_code(text: &str) -> bool {
    text.chars().filter(char::is_ascii_digit).count() >= 5
}

/// A sentence rather than a value.
fn is_prose(text: &str) -> bool {
    text.split_whitespace().count() >= 3 || text.starts_with(['*', '('])
}
