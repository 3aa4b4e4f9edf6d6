//! Several sheets of one kind: parts of one list (one for each province), or copies of it? Parts are read together; of
//! copies a person must say which one counts, for letters to last year's people would be the worst that can happen.

use std::collections::BTreeSet;

use super::columns::{Column, Kind};
use super::table::Table;
use crate::fr::spellings::COPIES;
use crate::fr::text::{clean, fold, key};

/// What makes one of several tables look like a copy of another.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Signs {
    /// Sheets whose names say so.
    pub named: Vec<String>,
    /// Two sheets, and how many are on both.
    pub shared: Vec<(String, String, usize)>,
    /// Whether their names say several school years.
    pub has_years: bool,
}

/// What makes one of these tables look like a copy of another, by the names of the sheets or by who is on them.
pub(super) fn signs(tables: &[&Table], kind: Kind) -> Option<Signs> {
    let says_so = |table: &&&Table| {
        let name = fold(&table.sheet);
        name.split(' ').any(|word| COPIES.contains(&word)) || is_numbered_copy(&table.sheet)
    };
    // "2026-2027" is one school year: it is other years that make another campaign, or none beside one
    let years: BTreeSet<BTreeSet<String>> = tables.iter().map(|table| years(&table.sheet)).collect();
    let people: Vec<(&Table, BTreeSet<String>)> =
        tables.iter().map(|table| (*table, who(table, kind))).collect();
    let pairs = people
        .iter()
        .enumerate()
        .flat_map(|(at, one)| people[at + 1..].iter().map(move |other| (one, other)));
    let shared = pairs.filter_map(|((one, here), (other, there))| {
        let both = here.intersection(there).count();
        let is_copy = both > 0 && both * 3 > here.len().min(there.len());
        is_copy.then(|| (one.sheet.to_string(), other.sheet.to_string(), both))
    });
    let signs = Signs {
        named: tables.iter().filter(says_so).map(|table| table.sheet.to_string()).collect(),
        shared: shared.collect(),
        has_years: years.len() > 1,
    };
    (signs != Signs::default()).then_some(signs)
}

/// The years in a sheet's name.
fn years(name: &str) -> BTreeSet<String> {
    let folded = fold(name);
    let is_year =
        |word: &&str| word.len() == 4 && word.starts_with("20") && word.chars().all(|ch| ch.is_ascii_digit());
    folded.split(' ').filter(is_year).map(str::to_owned).collect()
}

/// Excel's own name for a copy: `Référents (2)`.
fn is_numbered_copy(name: &str) -> bool {
    let inside = clean(name).strip_suffix(')').and_then(|name| Some(name.rsplit_once('(')?.1.to_owned()));
    inside.is_some_and(|number| !number.is_empty() && number.chars().all(|ch| ch.is_ascii_digit()))
}

/// Who is on a table: a teacher by code and name, a school by its code.
fn who(table: &Table, kind: Kind) -> BTreeSet<String> {
    let columns: &[Column] = match kind {
        Kind::Schools => &[Column::Uai],
        Kind::Teachers => &[Column::Uai, Column::Surname, Column::First],
    };
    let of = |row| {
        let parts = columns
            .iter()
            .map(|&column| table.cell(row, column).map_or_else(String::new, |cell| key(&cell.text())));
        parts.collect::<Vec<_>>().join(" ")
    };
    table.rows.iter().map(of).filter(|who| !who.trim().is_empty()).collect()
}
