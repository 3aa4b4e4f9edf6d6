//! A row for each mission: the rows of one person become one, whose missions are those of all.

use std::collections::{BTreeMap, BTreeSet};

use super::merge;
use super::packed::{Answers, Phrases};
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
/// the columns that hold missions (its code, its text), `extras` those that only the template reads, `others` those that
/// mean nothing.
pub(super) fn one_for_each(
    table: &Table,
    packed: &[u16],
    extras: &[u16],
    others: &[u16],
    phrases: &Phrases<'_>,
) -> Option<Long> {
    let (&mission, same) = packed.split_first()?;
    let said = |row: &Row, number: u16| {
        let cells: Vec<Answers> = row.all(number).map(|cell| phrases.read(&cell.text())).collect();
        let count = cells.iter().map(|answers| answers.ticks.len() + answers.leftovers.len()).sum::<usize>();
        (count, cells.into_iter().flat_map(|answers| answers.ticks).collect::<BTreeSet<usize>>())
    };
    let is_one = |row: &Row| {
        let (count, ticks) = said(row, mission);
        count == 1 && same.iter().all(|&number| said(row, number) == (1, ticks.clone()))
            || row.all(mission).next().is_none()
    };
    if !table.rows.iter().all(is_one) {
        return None;
    }
    let mut order: Vec<Vec<&Row>> = Vec::new();
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    let mut last: Option<usize> = None;
    for row in &table.rows {
        let of = |column| table.cell(row, column).map_or_else(String::new, |cell| key(&cell.text()));
        let parts = [Column::Uai, Column::Surname, Column::First].map(of);
        // a merged code stands on a row above: alone, it names nobody anew
        let is_merged = table.cell(row, Column::Uai).is_some_and(|cell| cell.place.row != row.place.row);
        // #a-row-that-goes-on: one that names nobody, under a merged or an unrepeated name, goes on with the person above
        let own = if is_merged { &parts[1..] } else { &parts[..] };
        let is_somebody = own.iter().any(|part| !part.is_empty());
        if let Some(above) = last.filter(|_| !is_somebody) {
            order[above].push(row);
            continue;
        }
        let who = if is_somebody { parts.join(" ") } else { row.place.row.to_string() };
        let at = *places.entry(who).or_insert(order.len());
        if at == order.len() {
            order.push(Vec::new());
        }
        order[at].push(row);
        last = Some(at);
    }
    if order.len() == table.rows.len() {
        return None;
    }
    let ticked = ticked(table, others, &order);
    // code and name make the person, in whatever spelling; missions and projects are those of all rows
    let agree = |titled: &Titled| match titled.meaning {
        Some(
            Column::Uai
            | Column::Surname
            | Column::First
            | Column::Remark
            // it is in no letter
            | Column::Discipline
            | Column::Project1
            | Column::Project2
            | Column::Project3,
        ) => false,
        Some(_) => true,
        // #a-tick-is-its-rows: what one row ticks says nothing of another, even where the template names the column
        None => extras.contains(&titled.number) && Some(titled.number) != ticked,
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

/// The column that says whether the mission of a row is ticked, among those that mean nothing: it has such a title and ticks in
/// most of its cells; or it alone has nothing but ticks, and says yes and no of one person (#a-tick-by-another-name).
fn ticked(table: &Table, others: &[u16], people: &[Vec<&Row>]) -> Option<u16> {
    let answers = |rows: &[&Row], number: u16| -> Vec<Option<Tick>> {
        rows.iter().flat_map(|row| row.all(number)).map(|cell| tick(&cell.text())).collect()
    };
    let is_titled = |number: u16| {
        table
            .titled(number)
            .is_some_and(|titled| TICKED.iter().any(|known| fold(known) == fold(&titled.title)))
    };
    let all: Vec<&Row> = table.rows.iter().collect();
    let mostly = |number: u16| {
        let answers = answers(&all, number);
        answers.iter().filter(|answer| answer.is_some()).count() * 2 > answers.len()
    };
    let only = |number: u16| {
        let says_both = |rows: &Vec<&Row>| {
            let answers = answers(rows, number);
            answers.contains(&Some(Tick::No)) && answers.contains(&Some(Tick::Yes))
        };
        !answers(&all, number).contains(&None) && people.iter().any(says_both)
    };
    let titled = others.iter().copied().find(|&number| is_titled(number) && mostly(number));
    let mut untitled = others.iter().copied().filter(|&number| only(number));
    titled.or_else(|| untitled.next().filter(|_| untitled.next().is_none()))
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
