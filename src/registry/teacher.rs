//! Rows of teachers: what each says, as far as it can be understood.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::Campaign;
use super::civility::Civility;
use super::email::{self, Email};
use super::imp::{self, Imp};
use super::uai::{self, Uai};
use crate::findings::{Code, Finding, Note, Place, Scope};
use crate::fr::findings::{Told, budget, files, imp as imp_words, missions, people};
use crate::fr::spellings::{self, Tick};
use crate::fr::text::{clean, clean_lines};
use crate::fr::{columns, names};
use crate::workbook::{Cell, Column, Row, Table, Value};

/// A person, as the letter names them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Teacher {
    /// Civility, if it is known.
    pub civility: Option<Civility>,
    /// Surname as the letter prints it.
    pub surname: String,
    /// First name as the letter prints it.
    pub first: String,
    /// Subject as typed; may be empty.
    pub discipline: String,
    /// Addresses.
    pub emails: Vec<Email>,
}

impl Teacher {
    /// `LE GOFF Anaïs`.
    pub fn list_name(&self) -> String {
        format!("{} {}", self.surname, self.first).trim().to_owned()
    }
}

/// A row of teachers. What could not be read is missing, and a finding says why.
#[derive(Clone, Debug)]
pub struct TeacherRow {
    /// Place of the row: who it is, for the whole run.
    pub place: Place,
    /// The code as typed.
    pub uai_typed: String,
    /// The code.
    pub uai: Option<Uai>,
    /// The school's name as typed beside the code; may be empty.
    pub school_name: String,
    /// The person; without a surname or a first name there is none.
    pub teacher: Option<Teacher>,
    /// Surname and first name as far as they are there, for messages.
    pub shown_name: String,
    /// IMP attributed.
    pub imp: Option<Imp>,
    /// IMP as hours off, of those attributed.
    pub relief: Option<Imp>,
    /// Whether hours off are ticked, or meant by a number.
    pub has_relief: bool,
    /// Hours off, where the workbook gives them.
    pub relief_hours: Option<f64>,
    /// Whether somebody else shares the missions.
    pub shared: bool,
    /// Date of this letter, where it has one of its own.
    pub date: Option<Date>,
    /// Indices of the ticked missions.
    pub ticks: BTreeSet<usize>,
    /// Free projects.
    pub projects: Vec<String>,
    /// Columns that the template names as fields, by title.
    pub extras: BTreeMap<String, String>,
    /// Places of the cells that checks point at.
    pub places: BTreeMap<Column, Place>,
}

impl TeacherRow {
    /// Place of a column's cell in this row.
    pub fn place_of(&self, column: Column) -> Place {
        self.places.get(&column).cloned().unwrap_or_else(|| self.place.clone())
    }

    /// Who it is, for messages.
    pub fn list_name(&self) -> String {
        self.teacher.as_ref().map_or_else(|| self.shown_name.clone(), Teacher::list_name)
    }
}

/// What is needed to read rows of teachers.
pub(super) struct Reader<'r> {
    pub(super) table: &'r Table,
    pub(super) campaign: &'r Campaign,
    /// Column number and index of each mission.
    pub(super) missions: &'r BTreeMap<u16, usize>,
    /// Column number and title of each column that the template names as a field.
    pub(super) extras: &'r [(u16, String)],
    /// Known codes and names, for proposals.
    pub(super) codes: &'r [(Uai, &'r str)],
}

impl Reader<'_> {
    /// Reads one row.
    pub(super) fn read(&self, row: &Row) -> (TeacherRow, Vec<Finding>) {
        let mut findings = Vec::new();
        let cell = |column| self.table.cell(row, column);
        let text = |column| cell(column).map(|cell| clean(&cell.text())).unwrap_or_default();
        let mut note = |column: Column, note: Note| {
            findings.push(note.at(self.table.place(row, column), Scope::Row(row.place.clone())));
        };
        let uai = uai::read(cell(Column::Uai), self.codes);
        for found in uai.notes {
            note(Column::Uai, found);
        }

        let (surname, first, notes) = person_names(&text(Column::Surname), &text(Column::First));
        for (column, found) in notes {
            note(column, found);
        }
        let shown_name = format!("{surname} {first}").trim().to_owned();
        let civility_text = text(Column::Civility);
        let civility = Civility::read(&civility_text);
        if civility.is_none() && !shown_name.is_empty() {
            note(
                Column::Civility,
                Note::new(Code::P02, people::civility_unknown(&civility_text, &shown_name)),
            );
        }
        let (emails, notes) = email::read(cell(Column::TeacherMail));
        for found in notes {
            note(Column::TeacherMail, found);
        }

        let imp = imp::read(cell(Column::Imp), &self.campaign.money);
        for found in imp.notes {
            note(Column::Imp, found);
        }
        let relief = imp::read_optional(
            cell(Column::Relief),
            &self.campaign.money,
            Code::D01,
            imp_words::relief_unreadable,
        );
        for found in relief.notes {
            note(Column::Relief, found);
        }
        let (has_relief, relief, notes) = settle_relief(
            self.tick(row, Column::ReliefTick, &mut note),
            relief.value,
            cell(Column::Relief),
            imp.value,
        );
        for (column, found) in notes {
            note(column, found);
        }
        let shared = self.tick(row, Column::Shared, &mut note);

        let date = cell(Column::RowDate).and_then(|cell| {
            let read = super::campaign::date(cell);
            if read.is_none() {
                let told = budget::parameter_unreadable(
                    columns::ROW_DATE.title,
                    &cell.text(),
                    columns::LETTER_DATE.title,
                );
                note(Column::RowDate, Note::new(Code::A02, told));
            }
            read
        });
        let mut ticks = BTreeSet::new();
        let mut unsaved = Vec::new();
        for (&number, &mission) in self.missions {
            let Some(cell) = row.cells.get(&number).filter(|cell| !cell.is_blank()) else { continue };
            if cell.value == Value::Unsaved {
                unsaved.push(cell.place.clone());
                continue;
            }
            match tick_of(cell) {
                Some(Tick::Yes) => {
                    ticks.insert(mission);
                }
                Some(Tick::No) => {}
                None => {
                    let title =
                        self.table.titled(number).map_or_else(String::new, |titled| short(&titled.title));
                    let told = missions::mark_unknown(&cell.text(), &title);
                    let note = Note::new(Code::M03, told);
                    findings.push(note.at(cell.place.clone(), Scope::Row(row.place.clone())));
                }
            }
        }
        let mut projects = Vec::new();
        for column in [Column::Project1, Column::Project2, Column::Project3] {
            let Some(cell) = cell(column) else { continue };
            let project = clean_lines(&cell.text());
            let project = project.trim_end_matches([' ', ';', '.', ',']).to_owned();
            if spellings::is_empty_project(&project) {
                if spellings::tick(&project) != Some(Tick::No) {
                    let told = missions::project_empty(&cell.text());
                    findings.push(
                        Note::new(Code::M04, told).at(cell.place.clone(), Scope::Row(row.place.clone())),
                    );
                }
            } else {
                projects.push(project);
            }
        }
        for column in self.table.columns.iter().filter(|titled| titled.meaning.is_some()) {
            if row.cells.get(&column.number).is_some_and(|cell| cell.value == Value::Unsaved) {
                unsaved.push(Place::cell(&self.table.sheet, row.place.row, column.number));
            }
        }
        for place in unsaved {
            findings.push(
                Note::new(Code::X08, files::formula_without_value()).at(place, Scope::Row(row.place.clone())),
            );
        }
        let extras = self
            .extras
            .iter()
            .map(|(number, title)| {
                let text = row.cells.get(number).map(|cell| clean_lines(&cell.text())).unwrap_or_default();
                (title.clone(), text)
            })
            .collect();
        let is_complete = !surname.is_empty() && !first.is_empty();
        let read = TeacherRow {
            place: row.place.clone(),
            uai_typed: text(Column::Uai),
            uai: uai.value,
            school_name: text(Column::SchoolName),
            teacher: is_complete.then(|| Teacher {
                civility,
                surname,
                first,
                discipline: text(Column::Discipline),
                emails,
            }),
            shown_name,
            imp: imp.value,
            relief,
            has_relief,
            relief_hours: cell(Column::ReliefHours).and_then(imp::decimal),
            shared,
            date,
            ticks,
            projects,
            extras,
            places: self
                .table
                .columns
                .iter()
                .filter_map(|titled| {
                    Some((titled.meaning?, Place::cell(&self.table.sheet, row.place.row, titled.number)))
                })
                .collect(),
        };
        (read, findings)
    }

    fn tick(&self, row: &Row, column: Column, note: &mut impl FnMut(Column, Note)) -> bool {
        let Some(cell) = self.table.cell(row, column) else { return false };
        let tick = tick_of(cell);
        if tick.is_none() && cell.value != Value::Unsaved {
            note(column, Note::new(Code::M03, missions::mark_unknown(&cell.text(), column.title())));
        }
        tick == Some(Tick::Yes)
    }
}

/// A cell as a tick. Never a guess: an unknown mark is nothing.
fn tick_of(cell: &Cell) -> Option<Tick> {
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

/// Tick and number of a décharge, which people fill in one without the other. What is assumed is told.
fn settle_relief(
    ticked: bool,
    relief: Option<Imp>,
    cell: Option<&Cell>,
    total: Option<Imp>,
) -> (bool, Option<Imp>, Vec<(Column, Note)>) {
    match (ticked, relief) {
        (true, Some(relief)) if relief > Imp::ZERO => (true, Some(relief), Vec::new()),
        // a number that could not be read is an error of its own: nothing is assumed in its place
        (true, None) if cell.is_some() => (true, None, Vec::new()),
        (true, _) => {
            let total = total.unwrap_or_default();
            let told: Told = imp_words::relief_without_number(&total.to_string());
            (true, Some(total), vec![(Column::Relief, Note::new(Code::D02, told))])
        }
        (false, Some(relief)) if relief > Imp::ZERO => {
            let told = imp_words::relief_without_tick(&relief.to_string());
            (true, Some(relief), vec![(Column::ReliefTick, Note::new(Code::D02, told))])
        }
        (false, None) if cell.is_some() => (false, None, Vec::new()),
        (false, _) => (false, Some(Imp::ZERO), Vec::new()),
    }
}

/// Surname and first name as the letter prints them, from two cells or from one.
fn person_names(surname: &str, first: &str) -> (String, String, Vec<(Column, Note)>) {
    let mut notes = Vec::new();
    let (mut surname, mut first) = (surname.to_owned(), first.to_owned());
    if !surname.is_empty() && first.is_empty() {
        if let Some((capitals, other)) = split(&surname) {
            let (printed, printed_first) = (names::surname(&capitals), names::first_name(&other));
            let told = people::names_split(&surname, &printed, &printed_first);
            notes.push((Column::Surname, Note::new(Code::P03, told)));
            (surname, first) = (capitals, other);
        }
    } else if names::is_capitals(&first) && !names::is_capitals(&surname) && !surname.is_empty() {
        notes.push((Column::Surname, Note::new(Code::P03, people::names_inverted(&surname, &first))));
    }
    if surname.is_empty() {
        notes.push((Column::Surname, Note::new(Code::P01, people::surname_missing())));
    } else if first.is_empty() {
        notes.push((Column::First, Note::new(Code::P01, people::first_missing(&surname))));
    }
    for (column, value) in [(Column::Surname, &surname), (Column::First, &first)] {
        if spellings::is_placeholder(value) {
            notes.push((column, Note::new(Code::X02, files::placeholder(value))));
        }
    }
    (names::surname(&surname), names::first_name(&first), notes)
}

/// `M. DUPONT Jean`, `Jean DUPONT`: split only where one part is all capitals and the other is not.
fn split(full: &str) -> Option<(String, String)> {
    let words: Vec<&str> = full.split(' ').collect();
    let words = match words.split_first() {
        Some((first, rest)) if Civility::read(first).is_some() && rest.len() >= 2 => rest,
        _ => &words[..],
    };
    let capitals = |word: &&&str| names::is_capitals(word);
    let leading = words.iter().take_while(capitals).count();
    let trailing = words.iter().rev().take_while(capitals).count();
    let (surname, first) = match (leading, trailing) {
        (count, 0) if count > 0 && count < words.len() => (&words[..count], &words[count..]),
        (0, count) if count > 0 && count < words.len() => {
            (&words[words.len() - count..], &words[..words.len() - count])
        }
        _ => return None,
    };
    Some((surname.join(" "), first.join(" ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_come_in_two_cells_or_in_one() {
        for (surname, first, printed, codes) in [
            ("Le Goff", "anaïs", ("LE GOFF", "Anaïs"), vec![]),
            ("M. DUPONT Jean-Luc", "", ("DUPONT", "Jean-Luc"), vec![Code::P03]),
            ("Jean DUPONT", "", ("DUPONT", "Jean"), vec![Code::P03]),
            ("Jean Dupont", "", ("JEAN DUPONT", ""), vec![Code::P01]),
            ("Jean", "DUPONT", ("JEAN", "Dupont"), vec![Code::P03]),
            ("", "Jean", ("", "Jean"), vec![Code::P01]),
            ("………", "Jean", ("………", "Jean"), vec![Code::X02]),
        ] {
            let (s, f, notes) = person_names(surname, first);
            assert_eq!(
                ((s.as_str(), f.as_str()), notes.iter().map(|(_, note)| note.code).collect::<Vec<_>>()),
                (printed, codes)
            );
        }
    }

    #[test]
    fn a_decharge_is_a_tick_and_a_number() {
        let cell = Cell { value: Value::Text("?".into()), place: Place::cell(&"S".into(), 1, 1) };
        let (one, half) = (Imp::quarters(4), Imp::quarters(2));
        for (ticked, relief, typed, expected, codes) in [
            (true, Some(half), Some(&cell), (true, Some(half)), 0),
            (true, None, None, (true, Some(one)), 1),
            (true, None, Some(&cell), (true, None), 0),
            (false, Some(half), Some(&cell), (true, Some(half)), 1),
            (false, None, None, (false, Some(Imp::ZERO)), 0),
            (false, Some(Imp::ZERO), Some(&cell), (false, Some(Imp::ZERO)), 0),
        ] {
            let (has, settled, notes) = settle_relief(ticked, relief, typed, Some(one));
            assert_eq!(((has, settled), notes.len()), (expected, codes));
        }
    }
}
