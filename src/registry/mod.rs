//! The registry: schools, people, IMP and missions, as types that can only hold what is right.
//!
//! Reading never stops at the first fault: what can't be understood is missing, and a finding says so.

mod answers;
mod appointment;
pub mod campaign;
mod caption;
mod chapters;
mod civility;
mod cleaned;
mod day;
mod email;
mod flat;
mod formulas;
mod imp;
mod joined;
pub mod known;
mod lists;
mod long;
mod mapping;
mod merge;
mod mission;
mod money;
pub mod naming;
mod near;
mod packed;
mod person;
mod quantity;
mod relief;
mod school;
mod settled;
mod sources;
mod suspects;
mod teacher;
mod ticks;
mod told;
mod uai;
mod year;

use std::collections::BTreeSet;

pub use appointment::Appointment;
pub use campaign::Campaign;
pub use civility::Civility;
pub use email::Email;
pub use imp::Imp;
pub use mapping::{Mapped, MappedTable, Sense};
pub use mission::{Mission, MissionCode, is_mark};
pub use money::{Currency, Money};
pub use school::{Head, School, SchoolKind};
pub use settled::{Origin, Settled};
pub use teacher::{Teacher, TeacherRow};
pub use uai::{Malformed, Uai};
pub use year::SchoolYear;

use crate::findings::{Finding, Place};
use crate::fr::text::fold;
use crate::settings::Settings;
use crate::workbook::{Book, Dictionary, Error, Table, Tables, parameters, tables};

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
    /// What each column was taken for.
    pub mapping: Vec<MappedTable>,
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
    let dictionary = Dictionary::with(&settings.columns)?;
    let Tables { schools: school_tables, teachers: teacher_tables, is_flat, beside, mut findings } =
        tables(book, &dictionary)?;
    told::absent_titles(&dictionary, &school_tables.iter().chain(&teacher_tables), &mut findings);
    let parameters = parameters(book);
    let (campaign, found) = campaign::read(&parameters, settings);
    findings.extend(found);

    let known: Vec<(Uai, &str)> =
        known::schools().iter().map(|school| (school.uai, school.name.as_str())).collect();
    let mut schools: Vec<School> = Vec::new();
    let mut mapping = Vec::new();
    let flat: Vec<Table> =
        if is_flat { school_tables.iter().map(Table::without_rows).collect() } else { Vec::new() };
    for table in school_tables {
        let (read, mapped) = lists::schools(table, is_flat, &campaign, &known, &mut findings);
        // #a-school-on-two-flat-sheets: the same school again, for its teachers of another sheet
        let is_again = |school: &School| {
            let same = |known: &School| {
                known.uai == school.uai
                    && fold(&known.name) == fold(&school.name)
                    && fold(&known.head.surname) == fold(&school.head.surname)
            };
            is_flat && schools.iter().any(same)
        };
        let fresh: Vec<School> = read.into_iter().filter(|school| !is_again(school)).collect();
        schools.extend(fresh);
        mapping.push(mapped);
    }
    for table in &beside {
        told::other_heads(table, &schools, &mut findings);
    }
    // the workbook's own codes come first: a proposal from its own sheet is the likeliest
    let mut codes: Vec<(Uai, &str)> =
        schools.iter().map(|school| (school.uai, school.name.as_str())).collect();
    let own: BTreeSet<Uai> = codes.iter().map(|(uai, _)| *uai).collect();
    codes.extend(known.iter().filter(|(uai, _)| !own.contains(uai)));
    let teachers = lists::Teachers {
        dictionary: &dictionary,
        campaign: &campaign,
        missions: &missions,
        wanted,
        codes: &codes,
        flat: &flat,
    };
    let mut rows = Vec::new();
    let mut extras: Vec<String> = Vec::new();
    for table in teacher_tables {
        let (read, mapped) = teachers.read(table, &mut findings)?;
        for row in &read {
            extras.extend(
                row.extras.keys().filter(|title| !extras.contains(title)).cloned().collect::<Vec<_>>(),
            );
        }
        rows.extend(read);
        mapping.push(mapped);
    }
    let registry = Registry {
        campaign,
        schools,
        rows,
        missions,
        extras,
        mapping,
        ceiling_place: campaign::place_of_ceiling(&parameters),
        sheets: book.sheets.iter().map(|sheet| sheet.name.to_string()).collect(),
    };
    Ok((registry, findings))
}
