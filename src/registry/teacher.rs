//! Rows of teachers: what each says, as far as it can be understood.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::Campaign;
use super::civility::Civility;
use super::day;
use super::email::{self, Email};
use super::formulas;
use super::imp::Imp;
use super::near::Near;
use super::packed::Phrases;
use super::person::{self, Names, Part, Person};
use super::quantity;
use super::relief::{self, Mark};
use super::ticks::{self, Ticks, tick_of};
use super::uai::{self, Uai};
use crate::findings::{Code, Finding, Note, Place, Scope, Severity};
use crate::fr::dates;
use crate::fr::findings::{budget, imp as imp_words, layouts, missions, people};
use crate::fr::nothing::{is_no_school, is_nothing};
use crate::fr::secrets::without_secrets;
use crate::fr::spellings::{self, Tick, asks_with_whom, shared_with};
use crate::fr::text::{clean, clean_lines};
use crate::fr::typography::bind;
use crate::workbook::{Cell, Column, Row, Table, Titled, Value};

/// Free projects that a letter has room for.
const PROJECTS: usize = 3;

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
    /// The person; without a surname or a first name there is none, nor where they say that the post is vacant.
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
    /// What stands for a mission and is no tick that anybody knows, by index of the mission.
    pub marks: BTreeMap<usize, Cell>,
    /// Titles of the columns where this row says something of missions that could not be read.
    pub unread: Vec<String>,
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
    /// Columns with several missions in a cell.
    pub(super) packed: &'r [u16],
    /// Columns that may hold missions and are not read, and whether one that has no column is surely meant.
    pub(super) suspects: &'r BTreeMap<u16, bool>,
    /// What people answer with in them.
    pub(super) phrases: &'r Phrases<'r>,
    /// Whether a date of the column has its month first.
    pub(super) has_month_first: bool,
    /// Their texts, for what may be meant by another.
    pub(super) near: &'r Near<'r>,
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
        let text =
            |column| cell(column).map(|cell| without_secrets(&clean(&cell.text()))).unwrap_or_default();
        let mut note = |column: Column, note: Note| {
            findings.push(note.at(self.table.place(row, column), Scope::Row(row.place.clone())));
        };
        let uai = uai::read_beside(cell(Column::Uai), self.codes, &text(Column::SchoolName));
        for found in uai.notes {
            note(Column::Uai, found);
        }

        let civility_text = text(Column::Civility);
        let raw = |column| cell(column).map(Cell::text).unwrap_or_default();
        let [surname_text, first_text] =
            person::texts(&raw(Column::Surname), &raw(Column::First)).map(|text| without_secrets(&text));
        let has_first = self.table.column(Column::First).is_some();
        let names = if has_first { Names::Apart } else { Names::Whole };
        let Person { civility, surname, first, is_nobody, notes } =
            person::read(&civility_text, &surname_text, &first_text, names);
        let has_note = |code| notes.iter().any(|(_, note)| note.code == code);
        let (is_civility_told, is_name_told) = (has_note(Code::P02), has_note(Code::P01));
        for (part, found) in notes {
            let column = if part == Part::Surname { Column::Surname } else { Column::First };
            // what a formula failed with is told as such
            if found.code != Code::P01 || !formulas::is_broken(cell(column)) {
                note(column, found);
            }
        }
        let is_missing =
            |column, name: &String| !is_nobody && name.is_empty() && !formulas::is_broken(cell(column));
        if is_missing(Column::Surname, &surname) {
            note(Column::Surname, Note::new(Code::P01, people::surname_missing()));
        } else if is_missing(Column::First, &first) && (names == Names::Apart || !is_name_told) {
            let told = match names {
                Names::Apart => people::first_missing(&surname),
                Names::Whole => people::names_together(&text(Column::Surname), true),
            };
            note(if has_first { Column::First } else { Column::Surname }, Note::new(Code::P01, told));
        }
        let shown_name = format!("{surname} {first}").trim().to_owned();
        if civility.is_none() && !is_civility_told && !shown_name.is_empty() && !is_nobody {
            note(
                Column::Civility,
                Note::new(Code::P02, people::civility_unknown(&civility_text, &shown_name)),
            );
        }
        let (emails, notes) = email::read(cell(Column::TeacherMail));
        for found in notes {
            note(Column::TeacherMail, found);
        }

        let imp = quantity::read(cell(Column::Imp), &self.campaign.money);
        for found in imp.notes {
            note(Column::Imp, found);
        }
        let mark = self.mark(row, Column::ReliefTick);
        // #no-word-beside-a-tick: "non" says nothing where nothing is ticked; beside a tick it says the contrary, and a dash still nothing
        let relief_cell = cell(Column::Relief).filter(|cell| {
            let is_unsaid = || mark == Mark::Unticked || spellings::is_dash(&cell.text());
            !(cell.says_nothing() && is_unsaid())
        });
        let relief = quantity::read_optional(
            relief_cell,
            &self.campaign.money,
            Code::D01,
            imp_words::relief_unreadable,
        );
        for found in relief.notes {
            note(Column::Relief, found);
        }
        let (has_relief, relief, notes) = relief::settle(&mark, relief.value, relief_cell, imp.value);
        for (column, found) in notes {
            note(column, found);
        }
        let shared = self.tick(row, Column::Shared, &mut note);

        let mut day_told = None;
        let date =
            self.table.said(row, Column::RowDate).filter(|cell| cell.value != Value::Unsaved).and_then(
                |cell| {
                    let year = &self.campaign.year.value;
                    let shown = |date: Date| dates::short(date.year(), date.month(), date.day());
                    let (read, told, severity) = match day::among(cell, self.has_month_first) {
                        day::Read::Day(date) => (Some(date), None, Severity::Error),
                        day::Read::MonthFirst(date) => {
                            let told = budget::date_month_first(&cell.text(), &shown(date));
                            (Some(date), Some(told), Severity::Info)
                        }
                        day::Read::Either(one, other) => {
                            let told = budget::date_of_two(&cell.text(), &shown(one), &shown(other));
                            (None, Some(told), Severity::Error)
                        }
                        day::Read::Nothing => {
                            (None, Some(budget::row_date_unreadable(&cell.text())), Severity::Error)
                        }
                    };
                    day_told = told.map(|told| {
                        let finding =
                            Note::new(Code::A02, told).at(cell.place.clone(), Scope::Row(row.place.clone()));
                        finding.with_severity(severity)
                    });
                    match read {
                        Some(date) if !year.allows(date) => {
                            let told = budget::row_date_outside_year(&shown(date), &year.label);
                            note(Column::RowDate, Note::new(Code::A01, told));
                        }
                        Some(_) | None => {}
                    }
                    read
                },
            );
        let relief_hours =
            self.table.said(row, Column::ReliefHours).filter(|cell| cell.value != Value::Unsaved).and_then(
                |cell| {
                    let hours = quantity::decimal(cell);
                    if hours.is_none() {
                        note(
                            Column::ReliefHours,
                            Note::new(Code::D05, imp_words::hours_unreadable(&cell.text())),
                        );
                    }
                    hours
                },
            );
        findings.extend(day_told);
        let Ticks { ticked: ticks, marks, unread, findings: told } = ticks::read(self, row);
        findings.extend(told);
        let mut projects = Vec::new();
        for column in [Column::Project1, Column::Project2, Column::Project3] {
            let Some(titled) = self.table.column(column) else { continue };
            for (rank, cell) in row.all(titled.number).enumerate() {
                let project = without_secrets(&clean_lines(&cell.text()));
                // an inserted value follows French typography, whatever the keyboard had (handbook, section 7.1)
                let project = bind(project.trim_end_matches([' ', ';', '.', ',']));
                if spellings::is_empty_project(&project) {
                    // the rows of one person say the same again
                    if rank == 0 && !is_nothing(&cell.text()) {
                        let told = missions::project_empty(&cell.text());
                        findings.push(
                            Note::new(Code::M04, told).at(cell.place.clone(), Scope::Row(row.place.clone())),
                        );
                    }
                } else if rank == 0 || !projects.contains(&project) {
                    projects.push(project);
                }
            }
        }
        if projects.len() > PROJECTS {
            let told = layouts::too_many_projects(&projects, PROJECTS);
            let place = self.table.place(row, Column::Project1);
            findings.push(Note::new(Code::X14, told).at(place, Scope::Row(row.place.clone())));
        }
        let missions = self.missions.keys().map(|&number| (number, false));
        let extras = self.extras.iter().map(|&(number, _)| (number, true));
        let packed = self.packed.iter().map(|&number| (number, true));
        let broken = formulas::check(self.table, row, missions.chain(packed).chain(extras));
        findings
            .extend(broken.into_iter().map(|(place, note)| note.at(place, Scope::Row(row.place.clone()))));
        let extras = self
            .extras
            .iter()
            .map(|(number, title)| {
                let text = row.cells.get(number).map(|cell| clean_lines(&cell.text())).unwrap_or_default();
                (title.clone(), text)
            })
            .collect();
        let is_complete = !surname.is_empty() && !first.is_empty() && !is_nobody;
        let read = TeacherRow {
            place: row.place.clone(),
            uai_typed: text(Column::Uai),
            uai: uai.value,
            school_name: Some(text(Column::SchoolName))
                .filter(|name| !is_no_school(name))
                .unwrap_or_default(),
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
            relief_hours,
            shared,
            date,
            ticks,
            marks,
            unread,
            projects,
            extras,
            places: self
                .table
                .columns
                .iter()
                .filter_map(|titled| titled.meaning.map(|column| (column, self.table.place(row, column))))
                .collect(),
        };
        (read, findings)
    }

    fn tick(&self, row: &Row, column: Column, note: &mut impl FnMut(Column, Note)) -> bool {
        let mark = self.mark(row, column);
        if let Mark::Unknown(typed) = &mark {
            note(column, Note::new(Code::M03, missions::mark_unknown(typed, column.title())));
        }
        mark == Mark::Ticked
    }

    fn mark(&self, row: &Row, column: Column) -> Mark {
        let Some(cell) = self.table.cell(row, column) else { return Mark::Unticked };
        let with_whom = |titled: &Titled| column == Column::Shared && asks_with_whom(&titled.title);
        let tick = match &cell.value {
            Value::Text(text) if self.table.column(column).is_some_and(with_whom) => shared_with(text),
            _ => tick_of(cell),
        };
        match tick {
            Some(Tick::Yes) => Mark::Ticked,
            Some(Tick::No) => Mark::Unticked,
            None if cell.value == Value::Unsaved => Mark::Unsaved,
            None => Mark::Unknown(cell.text()),
        }
    }
}
