//! The missions of a row: what is ticked, what is a mark that nobody knows, and what could not be read at all.

use std::collections::{BTreeMap, BTreeSet};

use super::formulas;
use super::mission::MissionCode;
use super::suspects;
use super::teacher::Reader;
use crate::findings::{Code, Finding, Note, Scope, Severity};
use crate::fr::dates::day_and_month;
use crate::fr::findings::{Told, layouts, missions};
use crate::fr::spellings::{self, Tick};
use crate::workbook::{Cell, Row, Value};

/// The missions of a row.
#[derive(Default)]
pub(super) struct Ticks {
    /// Indices of the ticked missions.
    pub(super) ticked: BTreeSet<usize>,
    /// What stands for a mission and is no tick that anybody knows, by index of the mission.
    pub(super) marks: BTreeMap<usize, Cell>,
    /// Titles of the columns where the row says something of missions that could not be read.
    pub(super) unread: Vec<String>,
    /// What was noticed.
    pub(super) findings: Vec<Finding>,
}

/// What a row says of missions, in columns of one each, in cells that hold several, and where nobody can read it.
pub(super) fn read(reader: &Reader<'_>, row: &Row) -> Ticks {
    let mut ticks = Ticks::default();
    let scope = Scope::Row(row.place.clone());
    ticks.of_columns(reader, row, &scope);
    let leftover = ticks.of_cells(reader, row, &scope);
    let suspects = reader.suspects.iter().filter(|(number, _)| row.all(**number).any(suspects::is_mark));
    let near: Vec<u16> =
        suspects.clone().filter(|(_, is_meant)| **is_meant).map(|(&number, _)| number).collect();
    let titles = |numbers: &BTreeSet<u16>| -> Vec<String> {
        numbers.iter().filter_map(|&number| Some(reader.table.titled(number)?.title.clone())).collect()
    };
    // #missions-unread: where nothing at all is read of a row, that is told of the whole row
    let first = near.first().filter(|_| !ticks.ticked.is_empty());
    if let Some(cell) = first.and_then(|&number| row.all(number).find(|cell| suspects::is_mark(cell))) {
        let told = missions::ticks_lost(&titles(&near.iter().copied().collect()));
        let finding = Note::new(Code::G02, told).at(cell.place.clone(), scope);
        ticks.findings.push(finding.with_severity(Severity::Error));
    }
    ticks.unread = titles(&suspects.map(|(&number, _)| number).chain(leftover).collect());
    ticks
}

impl Ticks {
    /// Reads the columns of one mission each.
    fn of_columns(&mut self, reader: &Reader<'_>, row: &Row, scope: &Scope) {
        // where there is a row for each mission, each of them may tick
        let cells = reader
            .missions
            .iter()
            .flat_map(|(&number, &mission)| row.all(number).map(move |cell| (number, mission, cell)));
        for (number, mission, cell) in cells {
            // #text-for-a-tick: a survey writes the text of what was ticked
            let is_own = || {
                let own = reader.phrases.read(&cell.text());
                own.leftovers.is_empty() && own.ticks == BTreeSet::from([mission])
            };
            match tick_of(cell).or_else(|| is_own().then_some(Tick::Yes)) {
                Some(Tick::Yes) => drop(self.ticked.insert(mission)),
                Some(Tick::No) => {}
                None => {
                    self.marks.insert(mission, cell.clone());
                    // what can't be read at all is told as such
                    if cell.value != Value::Unsaved {
                        let titled = reader.table.titled(number);
                        let title = titled.map_or_else(String::new, |titled| short(&titled.title));
                        let note = Note::new(Code::M03, missions::mark_unknown(&cell.text(), &title));
                        self.findings.push(note.at(cell.place.clone(), scope.clone()));
                    }
                }
            }
        }
    }

    /// Reads the cells that hold several missions; the columns where some of it is none.
    fn of_cells(&mut self, reader: &Reader<'_>, row: &Row, scope: &Scope) -> BTreeSet<u16> {
        let mut leftover = BTreeSet::new();
        let packed = reader.packed.iter().flat_map(|&number| row.all(number).map(move |cell| (number, cell)));
        for (number, cell) in packed.filter(|(_, cell)| !formulas::is_broken(Some(cell))) {
            let answers = reader.phrases.read(&cell.text());
            self.ticked.extend(answers.ticks);
            if let Some((told, severity)) = leftovers(reader, cell, &answers.leftovers) {
                let finding = Note::new(Code::M07, told).at(cell.place.clone(), scope.clone());
                self.findings.push(finding.with_severity(severity));
                leftover.insert(number);
            }
        }
        leftover
    }
}

/// What there is to say of the answers of a cell that are no missions.
fn leftovers(reader: &Reader<'_>, cell: &Cell, leftovers: &[String]) -> Option<(Told, Severity)> {
    let date = match &cell.value {
        Value::Date(_, month, day) => Some((*day, *month)),
        Value::Text(text) => day_and_month(text),
        _ => None,
    };
    if let Some((day, month)) = date {
        // #code-changed-into-a-date: which code it was is nobody's guess, but it surely was one
        let code = MissionCode::new(&format!("{day}-{month}"));
        let code = code.filter(|code| reader.phrases.has(code)).map(|code| code.to_string());
        let severity = if code.is_some() { Severity::Error } else { Severity::Warning };
        return Some((layouts::date_for_missions(&cell.text(), code.as_deref()), severity));
    }
    let meant = match leftovers {
        [] => return None,
        [only] => reader.near.meant(only, |_| true),
        _ => Vec::new(),
    };
    Some((layouts::not_missions(leftovers, &meant), Severity::Warning))
}

/// A cell as a tick. Never a guess: an unknown mark is nothing.
pub(super) fn tick_of(cell: &Cell) -> Option<Tick> {
    match &cell.value {
        Value::Bool(true) => Some(Tick::Yes),
        Value::Bool(false) => Some(Tick::No),
        #[expect(clippy::float_cmp, reason = "0 and 1 typed in a cell are exact")]
        Value::Number(number) if *number == 1.0 => Some(Tick::Yes),
        Value::Number(number) if *number == 0.0 => Some(Tick::No),
        Value::Text(text) => spellings::tick(text),
        Value::Number(_) | Value::Date(..) | Value::Error(_) | Value::Unsaved => None,
    }
}

/// A mission's title is a sentence: its beginning says which.
fn short(title: &str) -> String {
    let cut: String = title.chars().take(30).collect();
    if cut.len() < title.len() { format!("{cut}…") } else { cut }
}
