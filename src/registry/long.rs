//! A row for each mission: the rows of one person become one, whose missions are those of all.

use std::collections::BTreeMap;

use super::merge;
use super::packed::Phrases;
use crate::findings::{Code, Finding, Note, Place, Scope};
use crate::fr::findings::{files, layouts, missions};
use crate::fr::spellings::{Tick, tick};
use crate::fr::text::{clean, fold, key};
use crate::fr::titles::TICKED;
use crate::workbook::{Column, Row, Table, Titled, Value};

/// A table that had a row for each mission.
pub(super) struct Long {
    /// With one row for each person.
    pub(super) table: Table,
    /// The column that says whether a row's mission is ticked.
    pub(super) ticked: Option<u16>,
    /// Where the rows went that are no person's first: to the place of that one.
    pub(super) joined: BTreeMap<Place, Place>,
    /// Where rows contradict each other.
    pub(super) findings: Vec<Finding>,
}

/// The table with one row for each person, where each row names one mission and people stand on several rows. `packed` are
/// the columns that hold missions, `extras` those that only the template reads.
pub(super) fn one_for_each(
    table: &Table,
    packed: &[u16],
    extras: &[u16],
    phrases: &Phrases<'_>,
) -> Option<Long> {
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
    // code and name make the person, in whatever spelling; missions and projects are those of all rows
    let agree = |titled: &Titled| match titled.meaning {
        Some(
            Column::Uai
            | Column::Surname
            | Column::First
            | Column::Remark
            | Column::Project1
            | Column::Project2
            | Column::Project3,
        ) => false,
        Some(_) => true,
        None => extras.contains(&titled.number),
    };
    let mut findings = Vec::new();
    let mut joined = BTreeMap::new();
    let mut rows = Vec::with_capacity(order.len());
    for of_person in &order {
        let Some((mut row, told)) = merge::one(table, of_person, agree) else { continue };
        row.others = of_person.iter().skip(1).map(|other| other.cells.clone()).collect();
        joined.extend(of_person.iter().skip(1).map(|other| (other.place.clone(), row.place.clone())));
        if let Some(ticked) = ticked {
            drop_unticked(&mut row, mission, ticked, &mut findings);
        }
        findings.extend(told.into_iter().map(|told| told.at(Scope::Row(row.place.clone()))));
        rows.push(row);
    }
    let told = layouts::rows_of_one_person(table.rows.len(), rows.len());
    let place = Place::row(&table.sheet, table.header_row);
    findings.push(Note::new(Code::X13, told).at(place, Scope::Campaign));
    Some(Long { table: Table { rows, ..table.clone() }, ticked, joined, findings })
}

/// The column that says whether the mission of a row is ticked: it has such a title, and ticks in most of its cells.
fn ticked(table: &Table, mission: u16) -> Option<u16> {
    let is_titled = |title: &str| TICKED.iter().any(|known| fold(known) == fold(title));
    let of_ticks = |number: u16| {
        let cells = table.rows.iter().flat_map(|row| row.all(number));
        let (ticks, others): (Vec<_>, Vec<_>) = cells.partition(|cell| tick(&cell.text()).is_some());
        ticks.len() > others.len()
    };
    let titled = table.columns.iter().filter(|titled| titled.is_unknown() && titled.number != mission);
    titled
        .filter(|titled| is_titled(&titled.title))
        .map(|titled| titled.number)
        .find(|&number| of_ticks(number))
}

/// Takes the missions out that their own row says are not ticked. What the row says may not be understood: then it is no
/// tick, and told.
fn drop_unticked(row: &mut Row, mission: u16, ticked: u16, findings: &mut Vec<Finding>) {
    let person = row.place.clone();
    for cells in std::iter::once(&mut row.cells).chain(&mut row.others) {
        let mark = cells.get(&ticked);
        let said = mark.filter(|cell| !matches!(cell.value, Value::Unsaved | Value::Error(_)));
        let answer = said.map(|cell| tick(&cell.text()));
        if let Some(mark) = mark.filter(|_| !matches!(answer, Some(Some(_)))) {
            let title = cells.get(&mission).map(|cell| clean(&cell.text())).unwrap_or_default();
            let note = match mark.value {
                Value::Unsaved => Note::new(Code::X08, files::formula_without_value()),
                _ => Note::new(Code::M03, missions::mark_unknown(&mark.text(), &title)),
            };
            findings.push(note.at(mark.place.clone(), Scope::Row(person.clone())));
        }
        if answer != Some(Some(Tick::Yes)) {
            cells.remove(&mission);
        }
    }
}
