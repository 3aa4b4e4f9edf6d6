//! Several sheets of one kind: parts of one list (one for each province), or copies of it? Parts are read together; of
//! copies a person must say which one counts, for letters to last year's people would be the worst that can happen.

use std::collections::BTreeSet;

use super::columns::{Column, Kind};
use super::table::Table;
use crate::fr::spellings::COPIES;
use crate::fr::text::{clean, fold, key};

/// Whether one of these tables may be a copy of another, by the names of the sheets or by who is on them.
pub(super) fn are_there(tables: &[&Table], kind: Kind) -> bool {
    let says_so = |table: &&Table| {
        let name = fold(&table.sheet);
        name.split(' ').any(|word| COPIES.contains(&word)) || is_numbered_copy(&table.sheet)
    };
    // "2026-2027" is one school year: it is other years that make another campaign, or none beside one
    let years: BTreeSet<BTreeSet<String>> = tables.iter().map(|table| years(&table.sheet)).collect();
    if tables.iter().any(says_so) || years.len() > 1 {
        return true;
    }
    let people: Vec<BTreeSet<String>> = tables.iter().map(|table| who(table, kind)).collect();
    people.iter().enumerate().any(|(at, one)| {
        people[at + 1..].iter().any(|other| {
            let both = one.intersection(other).count();
            both > 0 && both * 3 > one.len().min(other.len())
        })
    })
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
