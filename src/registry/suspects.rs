//! Columns that mean nothing to us and may hold missions all the same: under titles that only a survey tool knows (`M1`, `SQ001`), or with
//! texts that are none of the template's. Nothing is guessed of them; but a letter that would say no mission at all is none. #missions-unread

use std::collections::BTreeMap;

use super::mission::MissionCode;
use super::near::Near;
use super::packed::Phrases;
use super::ticks::tick_of;
use crate::fr::nothing::is_nothing;
use crate::fr::spellings::{Tick, tick};
use crate::fr::text::fold;
use crate::fr::titles::{MISSIONS, SMALL_WORDS};
use crate::workbook::{Cell, Table, Titled, Value};

/// Fewest columns of ticks whose titles differ by a number only that make a series: one for each mission.
const FEWEST: usize = 3;

/// Most cells of a column that are compared with the missions.
const SAMPLE: usize = 100;
/// Longest title of a column of missions, in characters: a longer one is a question of its own.
const LONGEST: usize = 60;

/// The columns, of these, that are said to hold missions and hold words: whatever cannot be read there is told.
pub(super) fn meant(table: &Table, unknown: &[u16]) -> Vec<u16> {
    let is_meant =
        |number: &u16| table.titled(*number).is_some_and(is_of_missions) && cells(table, *number).any(says);
    unknown.iter().copied().filter(is_meant).collect()
}

/// Whether the title of a column says that it holds missions: "Missions", "Missions (chapitre 2)", "Quelles missions ?".
fn is_of_missions(titled: &Titled) -> bool {
    let folded = fold(&titled.title);
    let first = folded.split(' ').find(|word| !SMALL_WORDS.contains(word)).unwrap_or_default();
    folded.chars().count() <= LONGEST && (first.starts_with("mission") || MISSIONS.contains(&folded.as_str()))
}

/// Whether a cell says something in words, and not that there is nothing.
fn says(cell: &Cell) -> bool {
    let Value::Text(text) = &cell.value else { return false };
    !text.trim().is_empty()
        && tick(text).is_none()
        && !is_nothing(text)
        && (text.chars().any(char::is_alphabetic) || MissionCode::at_start(text).is_some())
}

/// The columns, of these, that may hold missions, and whether a mission without a column is surely meant: there are `missing` of them.
pub(super) fn among(
    table: &Table,
    unknown: &[u16],
    near: &Near<'_>,
    phrases: &Phrases<'_>,
    missing: usize,
) -> BTreeMap<u16, bool> {
    let mut series: BTreeMap<String, Vec<u16>> = BTreeMap::new();
    for titled in unknown.iter().filter_map(|&number| table.titled(number)) {
        if is_of_ticks(table, titled.number) {
            series.entry(without_numbers(&titled.title)).or_default().push(titled.number);
        }
    }
    let are_near = unknown.iter().filter(|&&number| are_near(table, number, near, phrases));
    let mut suspects: BTreeMap<u16, bool> = are_near.map(|&number| (number, false)).collect();
    // `… [Oui]` beside `… [Non]`: a mission's text, and what is not said of it
    let around =
        unknown.iter().filter_map(|&number| table.titled(number)).filter(|titled| near.is_in(&titled.title));
    suspects.extend(around.map(|titled| (titled.number, missing > 0)));
    for numbers in series.into_values().filter(|numbers| numbers.len() >= FEWEST) {
        let is_meant = numbers.len() <= missing;
        suspects.extend(numbers.into_iter().map(|number| (number, is_meant)));
    }
    suspects
}

fn cells(table: &Table, number: u16) -> impl Iterator<Item = &Cell> {
    table.rows.iter().flat_map(move |row| row.all(number)).filter(|cell| !cell.is_blank())
}

/// Whether a column holds ticks and nothing else, or nothing at all: a mission may be nobody's.
fn is_of_ticks(table: &Table, number: u16) -> bool {
    cells(table, number).all(|cell| tick_of(cell).is_some())
}

/// Whether at least half of a column's words are near to a mission's, or give codes.
fn are_near(table: &Table, number: u16, near: &Near<'_>, phrases: &Phrases<'_>) -> bool {
    // to compare is slow: the first cells say what the others are
    let all: Vec<&Cell> = cells(table, number).filter(|cell| says(cell)).take(SAMPLE).collect();
    let is_near = |cell: &&&Cell| {
        let text = cell.text();
        !phrases.read(&text).ticks.is_empty()
            || text.split([';', '\n']).any(|answer| !near.meant(answer.trim(), |_| true).is_empty())
    };
    !all.is_empty() && all.iter().filter(is_near).count() * 2 >= all.len()
}

/// A title without the numbers in it: `SQ001` and `SQ002` are of one series.
fn without_numbers(title: &str) -> String {
    fold(title).chars().filter(|ch| !ch.is_ascii_digit()).collect()
}

/// Whether a cell of such a column says something that is lost.
pub(super) fn is_mark(cell: &Cell) -> bool {
    tick_of(cell) == Some(Tick::Yes)
        || says(cell)
        || matches!(cell.value, Value::Number(value) if value != 0.0)
}
