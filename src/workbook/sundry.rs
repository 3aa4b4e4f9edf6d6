//! Rows under the titles that name nobody and are no data: codes or explanations below the titles, counts and sums without a word.
//! #rows-of-nobody: what has a code or a name is never one of them, and a tick is no count.

use super::book::Sheet;
use super::cell::{Cell, Value};
use super::columns::{Column, Kind};
use super::skip::{Reason, looks_like_a_code};
use super::table::{Row, Table};
use crate::fr::findings::files::Skipped;
use crate::fr::no_data::is_help;
use crate::fr::spellings::tick;
use crate::fr::text::{clean, fold};

/// Fewest codes below titles, and fewest counts, that make a row of them.
const FEWEST: usize = 3;
/// Longest code of a mission or of a question, in characters.
const LONGEST_CODE: usize = 8;

/// Why a row is no data, if it names nobody and is none.
pub(super) fn why(sheet: &Sheet, table: &Table, kind: Kind, row: &Row) -> Option<Reason> {
    let filled: Vec<(u16, &Cell)> = row
        .cells
        .iter()
        .filter(|(number, cell)| !cell.is_blank() && table.titled(**number).is_some())
        .map(|(&number, cell)| (number, cell))
        .collect();
    let &(first, cell) = filled.first()?;
    let words = Some(clean(&cell.text())).filter(|text| !text.is_empty());
    let words = words.or_else(|| Some(table.titled(first)?.title.clone())).unwrap_or_default();
    let told = |skipped| Some(Reason::Told(skipped, words.clone()));
    if explains(table, row) {
        return told(Skipped::Note);
    }
    let names_somebody = |&column: &Column| table.cell(row, column).is_some();
    if who(kind).iter().any(names_somebody) {
        return None;
    }
    if filled.iter().all(|(_, cell)| cell.value == Value::Unsaved) {
        return told(Skipped::Total);
    }
    if has_codes(table, row, &filled) {
        return told(Skipped::Header);
    }
    (is_sum(sheet, table, kind, row, &filled) || is_count(table, &filled)).then(|| told(Skipped::Total))?
}

/// The columns that say who a row is.
fn who(kind: Kind) -> &'static [Column] {
    match kind {
        Kind::Teachers => &[
            Column::Uai,
            Column::SchoolName,
            Column::Civility,
            Column::Surname,
            Column::First,
            Column::Discipline,
            Column::TeacherMail,
        ],
        Kind::Schools => {
            &[Column::Uai, Column::SchoolName, Column::HeadCivility, Column::HeadSurname, Column::HeadMail]
        }
    }
}

/// Whether a row right under the titles says what to write there: "obligatoire", "7 chiffres et une lettre".
fn explains(table: &Table, row: &Row) -> bool {
    let is_first = row.place.row == table.header_row + 1;
    let is_number = |cell: &Cell| cell.text().trim().replace(',', ".").parse::<f64>().is_ok();
    let has_number =
        [Column::Imp, Column::Envelope].iter().any(|&column| table.cell(row, column).is_some_and(is_number));
    let is_told = |cell: &Cell| is_help(&cell.text()) && !looks_like_a_code(&cell.text());
    is_first && !has_number && table.cell(row, Column::Uai).is_some_and(is_told)
}

/// Whether a row repeats the beginnings of the titles above it, or gives a text to each of several columns that mean nothing by their titles,
/// or a code right under these.
fn has_codes(table: &Table, row: &Row, filled: &[(u16, &Cell)]) -> bool {
    let begins = |(number, cell): &(u16, &Cell)| {
        let text = fold(&cell.text());
        !text.is_empty()
            && tick(&cell.text()).is_none()
            && table.titled(*number).is_some_and(|titled| fold(&titled.title).starts_with(&text))
    };
    let is_code = |(number, cell): &(u16, &Cell)| {
        let text = clean(&cell.text());
        let mixed = text.chars().any(|ch| ch.is_ascii_digit())
            && text.chars().any(|ch| !ch.is_ascii_digit())
            && !text.contains(char::is_whitespace);
        let is_unknown = table.titled(*number).is_some_and(super::Titled::is_unknown);
        mixed && is_unknown && text.chars().count() <= LONGEST_CODE
    };
    // the texts of the missions under their codes, or what to write there
    let is_text = |(number, cell): &(u16, &Cell)| {
        let text = cell.text();
        let words = text.split_whitespace().count();
        let is_unknown = table.titled(*number).is_some_and(super::Titled::is_unknown);
        is_unknown && matches!(cell.value, Value::Text(_)) && tick(&text).is_none() && words >= 2
    };
    let is_first = row.place.row == table.header_row + 1;
    filled.len() >= FEWEST
        && (filled.iter().all(begins) || filled.iter().all(is_text) || is_first && filled.iter().all(is_code))
}

/// Whether a row holds numbers only, and the one of the IMP or of the envelopes is what the rows above add up to.
fn is_sum(sheet: &Sheet, table: &Table, kind: Kind, row: &Row, filled: &[(u16, &Cell)]) -> bool {
    let column = if kind == Kind::Teachers { Column::Imp } else { Column::Envelope };
    let Some(titled) = table.column(column) else { return false };
    let codes = table.column(Column::Uai).map(|titled| titled.number);
    let above = sheet.rows.range(table.header_row + 1..row.place.row).map(|(_, cells)| cells);
    let of_somebody =
        above.filter(|cells| codes.and_then(|codes| cells.get(&codes)).is_some_and(|cell| !cell.is_blank()));
    let parts: Vec<f64> = of_somebody.filter_map(|cells| number(cells.get(&titled.number)?)).collect();
    let sum = row.cells.get(&titled.number).and_then(number);
    parts.len() >= 2
        && filled.iter().all(|(_, cell)| number(cell).is_some())
        && sum.is_some_and(|sum| (sum - parts.iter().sum::<f64>()).abs() < 1e-9)
}

/// Whether a row counts ticks: whole numbers in columns that may be missions, one of which at least is no tick.
fn is_count(table: &Table, filled: &[(u16, &Cell)]) -> bool {
    let count = |(column, cell): &(u16, &Cell)| {
        let is_unknown = table.titled(*column).is_some_and(super::Titled::is_unknown);
        number(cell).filter(|value| is_unknown && value.fract() == 0.0 && *value >= 0.0)
    };
    let counts: Option<Vec<f64>> = filled.iter().map(count).collect();
    counts.is_some_and(|counts| counts.len() >= FEWEST && counts.iter().any(|count| *count > 1.0))
}

fn number(cell: &Cell) -> Option<f64> {
    match cell.value {
        Value::Number(number) => Some(number),
        _ => None,
    }
}
