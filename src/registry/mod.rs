//! The registry: schools, people, IMP and missions, as types that can only hold what is right.
//!
//! Reading never stops at the first fault: what can't be understood is missing, and a finding says so.

mod appointment;
pub mod campaign;
mod civility;
mod day;
mod email;
mod formulas;
mod imp;
pub mod known;
mod mission;
mod money;
mod person;
mod quantity;
mod relief;
mod school;
mod settled;
mod teacher;
mod uai;
mod year;

use std::collections::BTreeSet;

pub use appointment::Appointment;
pub use campaign::Campaign;
pub use civility::Civility;
pub use email::Email;
pub use imp::Imp;
pub use mission::{Mission, MissionCode};
pub use money::{Currency, Money};
pub use school::{Head, School, SchoolKind};
pub use settled::{Origin, Settled};
pub use teacher::{Teacher, TeacherRow};
pub use uai::{Malformed, Uai};
pub use year::SchoolYear;

use crate::findings::{Code, Finding, Note, Place, Scope, Severity};
use crate::fr::findings::files;
use crate::fr::text::{fold, key};
use crate::settings::Settings;
use crate::workbook::{Book, Error, Kind, Table, Tables, parameters, tables};

/// Everything that the workbook says.
#[derive(Clone, Debug)]
pub struct Registry {
    /// The campaign.
    pub campaign: Campaign,
    /// The schools, in the order of the workbook.
    pub schools: Vec<School>,
    /// The rows of teachers, in the order of the workbook.
    pub rows: Vec<TeacherRow>,
    /// The missions of the template.
    pub missions: Vec<Mission>,
    /// Titles of the columns that the template names as fields.
    pub extras: Vec<String>,
    /// Place of the academy's ceiling.
    pub ceiling_place: Option<Place>,
    /// Names of the sheets, in order: findings are told in that order.
    pub sheets: Vec<String>,
}

/// Reads a workbook into the registry. `missions` are those of the template; `wanted` are the names in the template
/// that are no fields of ours, and may be columns of the workbook.
///
/// # Errors
/// [`Error`] when a sheet or a column that the job needs is missing.
pub fn build(
    book: &Book,
    missions: Vec<Mission>,
    wanted: &[String],
    settings: &Settings,
) -> Result<(Registry, Vec<Finding>), Error> {
    let Tables { schools: school_table, teachers: teacher_table, mut findings } = tables(book)?;
    let parameters = parameters(book);
    let (campaign, found) = campaign::read(&parameters, settings);
    findings.extend(found);

    let known: Vec<(Uai, &str)> =
        known::schools().iter().map(|school| (school.uai, school.name.as_str())).collect();
    let mut schools = Vec::new();
    for row in &school_table.rows {
        let (school, found) = school::read(&school_table, row, &campaign, &known);
        schools.extend(school);
        findings.extend(found);
    }
    let bound = mission::bind(&teacher_table, &missions);
    findings.extend(bound.findings);
    let mut extras: Vec<(u16, String)> = Vec::new();
    let mut ignored = Vec::new();
    for number in bound.ignored {
        let Some(titled) = teacher_table.titled(number) else {
            continue;
        };
        let first = extras.iter().find(|(_, title)| fold(title) == fold(&titled.title));
        if let Some((first, title)) = first {
            let place = Place::cell(&teacher_table.sheet, teacher_table.header_row, *first);
            let told = files::column_twice(&titled.title, title, &place.to_string());
            findings.push(Note::new(Code::X07, told).at(titled.place.clone(), Scope::Campaign));
        } else if wanted.iter().any(|name| key(name) == key(&titled.title)) {
            extras.push((number, titled.title.clone()));
        } else {
            ignored.push(titled.title.clone());
        }
    }
    tell_ignored(&teacher_table, Kind::Teachers, &ignored, &mut findings);
    let strangers: Vec<String> = school_table
        .columns
        .iter()
        .filter(|titled| titled.is_unknown())
        .map(|titled| titled.title.clone())
        .collect();
    tell_ignored(&school_table, Kind::Schools, &strangers, &mut findings);

    // the workbook's own codes come first: a proposal from its own sheet is the likeliest
    let mut codes: Vec<(Uai, &str)> =
        schools.iter().map(|school| (school.uai, school.name.as_str())).collect();
    let own: BTreeSet<Uai> = codes.iter().map(|(uai, _)| *uai).collect();
    codes.extend(known.iter().filter(|(uai, _)| !own.contains(uai)));
    let reader = teacher::Reader {
        table: &teacher_table,
        campaign: &campaign,
        missions: &bound.columns,
        extras: &extras,
        codes: &codes,
    };
    let mut rows = Vec::new();
    for row in &teacher_table.rows {
        let (read, found) = reader.read(row);
        findings.extend(found.into_iter().map(|finding| finding.about(&read.uai_typed)));
        rows.push(read);
    }
    let registry = Registry {
        campaign,
        schools,
        rows,
        missions,
        extras: extras.into_iter().map(|(_, title)| title).collect(),
        ceiling_place: campaign::place_of_ceiling(&parameters),
        sheets: book.sheets.iter().map(|sheet| sheet.name.to_string()).collect(),
    };
    Ok((registry, findings))
}

/// Tells the columns that are not read. Where one of them holds something, and a column that the letters or the budget
/// want is nowhere, it may be that column under another name: that is worth a warning.
fn tell_ignored(table: &Table, kind: Kind, titles: &[String], findings: &mut Vec<Finding>) {
    if titles.is_empty() {
        return;
    }
    let holds_something =
        table.columns.iter().filter(|titled| titles.contains(&titled.title)).any(|titled| {
            table.rows.iter().any(|row| row.cells.get(&titled.number).is_some_and(|cell| !cell.is_blank()))
        });
    let missing: Vec<&str> = kind
        .expected()
        .iter()
        .filter(|column| table.column(**column).is_none())
        .map(|column| column.title())
        .collect();
    let place = Place::row(&table.sheet, table.header_row);
    let finding = if holds_something && !missing.is_empty() {
        let note = Note::new(Code::X05, files::columns_ignored_and_missing(titles, &missing));
        note.at(place, Scope::Campaign).with_severity(Severity::Warning)
    } else {
        Note::new(Code::X05, files::columns_ignored(titles)).at(place, Scope::Campaign)
    };
    findings.push(finding);
}
