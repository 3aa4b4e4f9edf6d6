//! Two places that say a person's missions: a column of wishes beside the one of what was given, last year's beside columns of
//! this year's. Which counts is a question, never a sum.

use std::collections::{BTreeMap, BTreeSet};

use super::mission::Mission;
use super::packed::Phrases;
use crate::findings::{Code, Finding, Note, Scope};
use crate::fr::findings::layouts;
use crate::fr::spellings::{Tick, tick};
use crate::fr::text::fold;
use crate::fr::titles::{MISSIONS, MISSIONS_IN_PARTS, MISSIONS_OTHERWISE};
use crate::workbook::{Row, Table, Titled};

/// A column of missions, or all columns of one mission each.
struct Source<'t> {
    titled: &'t Titled,
    /// The missions that it can tick.
    universe: BTreeSet<usize>,
    /// The missions that each row has there; nothing where the row is silent.
    ticks: Vec<Option<BTreeSet<usize>>>,
}

/// #other-missions: the columns, of these, whose titles say that their missions are not the letter's: wished for, refused, of another
/// year. `year` is the campaign's.
pub(super) fn otherwise(table: &Table, packed: &[u16], year: &str) -> Vec<u16> {
    let is_other_year = |word: &str| {
        word.len() == 4
            && word.starts_with("20")
            && word.bytes().all(|byte| byte.is_ascii_digit())
            && !year.contains(word)
    };
    let says_so = |number: &u16| {
        let title = table.titled(*number).map(|titled| fold(&titled.title)).unwrap_or_default();
        title.split(' ').any(|word| MISSIONS_OTHERWISE.contains(&word) || is_other_year(word))
    };
    packed.iter().copied().filter(says_so).collect()
}

/// #missions-in-parts: whether two columns share out the missions of each person: "Mission 1" and "Mission 2" with one in a cell, "Missions
/// principales" and "Autres missions".
fn are_parts(one: &Source<'_>, other: &Source<'_>) -> bool {
    let title = |source: &Source<'_>| fold(&source.titled.title);
    // "Autres missions", but not the "Missions d’un autre"
    let is_part = |(at, word): (usize, &str)| {
        MISSIONS_IN_PARTS.contains(&word) && (at == 0 || !word.starts_with("autre"))
    };
    let has_word = |source| title(source).split(' ').enumerate().any(is_part);
    let of_one = |source: &Source<'_>| source.ticks.iter().flatten().all(|ticks| ticks.len() <= 1);
    let series = |source| title(source).chars().filter(|ch| !ch.is_ascii_digit()).collect::<String>();
    has_word(one)
        || has_word(other)
        || series(one).trim() == series(other).trim() && of_one(one) && of_one(other)
}

/// What there is to say of sources that speak of the same missions: a warning with both places, and an error for each row in
/// which they disagree.
pub(super) fn check(
    table: &Table,
    packed: &[u16],
    columns: &BTreeMap<u16, usize>,
    phrases: &Phrases<'_>,
    missions: &[Mission],
) -> Vec<Finding> {
    let mut sources: Vec<Source<'_>> = Vec::new();
    if let Some(titled) = columns.keys().next().and_then(|number| table.titled(*number)) {
        let ticks = |row: &Row| {
            let is_ticked = |number: &u16| {
                row.cells.get(number).is_some_and(|cell| tick(&cell.text()) == Some(Tick::Yes))
            };
            columns.iter().filter(|(number, _)| is_ticked(number)).map(|(_, index)| *index).collect()
        };
        let ticks = table.rows.iter().map(|row| Some(ticks(row))).collect();
        sources.push(Source { titled, universe: columns.values().copied().collect(), ticks });
    }
    for titled in packed.iter().filter_map(|number| table.titled(*number)) {
        let ticks: Vec<Option<BTreeSet<usize>>> = table
            .rows
            .iter()
            .map(|row| {
                let mut cells = row.all(titled.number).peekable();
                cells.peek()?;
                Some(cells.flat_map(|cell| phrases.read(&cell.text()).ticks).collect())
            })
            .collect();
        sources.push(Source { titled, universe: ticks.iter().flatten().flatten().copied().collect(), ticks });
    }
    let mut findings = Vec::new();
    for (at, first) in sources.iter().enumerate() {
        for second in &sources[at + 1..] {
            compare(table, first, second, missions, &mut findings);
        }
    }
    findings
}

fn compare(
    table: &Table,
    first: &Source<'_>,
    second: &Source<'_>,
    missions: &[Mission],
    findings: &mut Vec<Finding>,
) {
    let both: BTreeSet<usize> = first.universe.intersection(&second.universe).copied().collect();
    // beside a plain "Missions", a title that says more is a question even where no mission stands in both
    let is_plain = |source: &Source<'_>| MISSIONS.contains(&fold(&source.titled.title).as_str());
    let both = if is_plain(first) == is_plain(second) {
        both
    } else {
        first.universe.union(&second.universe).copied().collect()
    };
    if both.is_empty() || are_parts(first, second) {
        return;
    }
    let (one, other) = (first.titled, second.titled);
    let told = layouts::missions_twice(&one.title, &one.place.to_string(), &other.title);
    findings.push(Note::new(Code::X07, told).at(other.place.clone(), Scope::Campaign));
    for ((row, here), there) in table.rows.iter().zip(&first.ticks).zip(&second.ticks) {
        let (Some(here), Some(there)) = (here, there) else { continue };
        let differ: Vec<String> = here
            .symmetric_difference(there)
            .filter(|index| both.contains(*index))
            .map(|&index| missions[index].code.to_string())
            .collect();
        if let Some(cell) = row.all(other.number).next().filter(|_| !differ.is_empty()) {
            let told = layouts::missions_contradict(&differ, &one.title, &other.title);
            findings.push(Note::new(Code::X14, told).at(cell.place.clone(), Scope::Row(row.place.clone())));
        }
    }
}
