//! A row for each mission: the rows of one person become one, whose missions are those of all.

use std::collections::BTreeMap;

use super::merge;
use super::packed::Phrases;
use crate::findings::{Code, Finding, Note, Place, Scope};
use crate::fr::findings::layouts;
use crate::fr::spellings::{Tick, tick};
use crate::fr::text::{fold, key};
use crate::fr::titles::TICKED;
use crate::workbook::{Column, Row, Table};

/// A table that had a row for each mission.
pub(super) struct Long {
    /// With one row for each person.
    pub(super) table: Table,
    /// The column that says whether a row's mission is ticked.
    pub(super) ticked: Option<u16>,
    /// Where rows contradict each other.
    pub(super) findings: Vec<Finding>,
}

/// The table with one row for each person, where each row names one mission and people stand on several rows. `packed` are
/// the columns that hold missions.
pub(super) fn one_for_each(table: &Table, packed: &[u16], phrases: &Phrases<'_>) -> Option<Long> {
    let &[mission] = packed else { return None };
    let is_one = |row: &Row| {
        row.all(mission).all(|cell| {
            let answers = phrases.read(&cell.text());
            answers.ticks.len() + answers.leftovers.len() == 1
        })
    };
    if !table.rows.iter().all(is_one) {
        return None;
    }
    let mut order: Vec<Vec<&Row>> = Vec::new();
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    for row in &table.rows {
        let of = |column| table.cell(row, column).map_or_else(String::new, |cell| key(&cell.text()));
        let parts = [Column::Uai, Column::Surname, Column::First].map(of);
        // a row that names nobody is nobody else's
        let is_somebody = parts.iter().any(|part| !part.is_empty());
        let who = if is_somebody { parts.join(" ") } else { row.place.row.to_string() };
        let at = *places.entry(who).or_insert(order.len());
        if at == order.len() {
            order.push(Vec::new());
        }
        order[at].push(row);
    }
    if order.len() == table.rows.len() {
        return None;
    }
    let ticked = ticked(table, mission);
    let mut findings = Vec::new();
    let mut rows = Vec::with_capacity(order.len());
    for of_person in &order {
        let is_project = |column| {
            matches!(column, Column::Remark | Column::Project1 | Column::Project2 | Column::Project3)
        };
        let Some((mut row, told)) = merge::one(table, of_person, is_project) else { continue };
        row.others = of_person.iter().skip(1).map(|other| other.cells.clone()).collect();
        if let Some(ticked) = ticked {
            drop_unticked(&mut row, mission, ticked);
        }
        findings.extend(told.into_iter().map(|told| told.at(Scope::Row(row.place.clone()))));
        rows.push(row);
    }
    let told = layouts::rows_of_one_person(table.rows.len(), rows.len());
    let place = Place::row(&table.sheet, table.header_row);
    findings.push(Note::new(Code::X13, told).at(place, Scope::Campaign));
    Some(Long { table: Table { rows, ..table.clone() }, ticked, findings })
}

/// The column that says whether the mission of a row is ticked: it has such a title, and holds ticks only.
fn ticked(table: &Table, mission: u16) -> Option<u16> {
    let is_titled = |title: &str| TICKED.iter().any(|known| fold(known) == fold(title));
    let of_ticks = |number: u16| {
        let mut cells = table.rows.iter().flat_map(|row| row.all(number)).peekable();
        cells.peek().is_some() && cells.all(|cell| tick(&cell.text()).is_some())
    };
    let titled = table.columns.iter().filter(|titled| titled.is_unknown() && titled.number != mission);
    titled
        .filter(|titled| is_titled(&titled.title))
        .map(|titled| titled.number)
        .find(|&number| of_ticks(number))
}

/// Takes the missions out that their own row says are not ticked.
fn drop_unticked(row: &mut Row, mission: u16, ticked: u16) {
    for cells in std::iter::once(&mut row.cells).chain(&mut row.others) {
        let is_ticked = cells.get(&ticked).is_some_and(|cell| tick(&cell.text()) == Some(Tick::Yes));
        if !is_ticked {
            cells.remove(&mission);
        }
    }
}
