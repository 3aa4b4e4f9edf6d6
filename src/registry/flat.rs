//! Schools that stand on the rows of their teachers: one school for each code, or two that bear one; and those without a
//! teacher yet.

use std::collections::BTreeMap;

use super::merge;
use super::school::{SchoolKind, known_kind};
use super::uai::{self, Uai};
use crate::findings::{Code, Finding, Note, Scope, Severity};
use crate::fr::findings::layouts;
use crate::fr::spellings::{Tick, tick};
use crate::fr::text::clean;
use crate::workbook::{Cell, Column, Kind, Row, Table, Titled, Value};

/// The table with one row for each school, and where rows of one school contradict each other. Rows without a sound code
/// name no school: their teachers say so.
pub(super) fn schools(table: &Table, codes: &[(Uai, &str)]) -> (Table, Vec<Finding>) {
    let mut order: Vec<Uai> = Vec::new();
    let mut rows: BTreeMap<Uai, Vec<&Row>> = BTreeMap::new();
    for row in &table.rows {
        let Some(uai) = uai::read(table.cell(row, Column::Uai), codes).value else { continue };
        let of_school = rows.entry(uai).or_default();
        if of_school.is_empty() {
            order.push(uai);
        }
        of_school.push(row);
    }
    let mut findings = Vec::new();
    let mut schools = Vec::new();
    let of_schools = order.iter().flat_map(|uai| {
        let rows = rows.get(uai).map(Vec::as_slice).unwrap_or_default();
        apart(table, *uai, rows).into_iter().map(move |rows| (*uai, rows))
    });
    for (uai, rows) in of_schools {
        // the code itself may be typed in two ways
        let agree = |titled: &Titled| titled.meaning.is_some_and(|column| column != Column::Uai);
        let Some((row, told)) = merge::one(table, &rows, agree) else { continue };
        schools.push(row);
        findings.extend(told.into_iter().map(|told| {
            let is_in_letter = told.column.is_some_and(is_in_letter);
            let finding = told.at(Scope::School(uai.to_string())).about(uai.as_str());
            if is_in_letter { finding } else { finding.with_severity(Severity::Warning) }
        }));
    }
    (Table { rows: schools, ..table.clone() }, findings)
}

/// The rows of each school of one code: usually of one. An annex or a section may bear the code of its school: then the
/// name on each row says whose it is, and a row without one is nobody's.
fn apart<'r>(table: &Table, uai: Uai, rows: &[&'r Row]) -> Vec<Vec<&'r Row>> {
    let text =
        |row: &Row, column| table.cell(row, column).map_or_else(String::new, |cell| clean(&cell.text()));
    let is_dependent = |row: &Row| {
        let name = text(row, Column::SchoolName);
        let kind = match SchoolKind::of(&text(row, Column::SchoolKind)) {
            SchoolKind::Other => known_kind(uai, &name).unwrap_or_else(|| SchoolKind::of(&name)),
            kind => kind,
        };
        kind.is_dependent()
    };
    let named = rows.iter().filter(|row| !text(row, Column::SchoolName).is_empty());
    let (own, dependent): (Vec<&Row>, Vec<&Row>) = named.partition(|row| !is_dependent(row));
    if own.is_empty() || dependent.is_empty() { vec![rows.to_vec()] } else { vec![own, dependent] }
}

/// Takes the rows out of a flat table that name a school and nobody: its referent is yet to come. It is told, unless the
/// school has an envelope: an envelope without a referent is told by itself. `missions` are the columns that tick, `schools`
/// what the columns say of schools.
pub(super) fn without_teachers(table: &mut Table, missions: &[u16], schools: &Table) -> Vec<Finding> {
    let rows = std::mem::take(&mut table.rows);
    let (kept, nobodys): (Vec<Row>, Vec<Row>) =
        rows.into_iter().partition(|row| names_somebody(table, row, missions));
    table.rows = kept;
    let has_envelope = |row: &&Row| schools.cell(row, Column::Envelope).is_some();
    let told = nobodys.iter().filter(|row| !has_envelope(row));
    told.map(|row| {
        let name = table.cell(row, Column::SchoolName).or_else(|| table.cell(row, Column::Uai));
        let name = name.map_or_else(String::new, |cell| clean(&cell.text()));
        Note::new(Code::X04, layouts::school_without_teacher(&name)).at(row.place.clone(), Scope::Campaign)
    })
    .collect()
}

/// Whether a row of a flat table says anything of a teacher. No, a nought and a dash say nothing.
fn names_somebody(table: &Table, row: &Row, missions: &[u16]) -> bool {
    let is_word = |cell: &Cell| cell.value == Value::Unsaved || cell.text().contains(char::is_alphanumeric);
    let says = |cell: &Cell| cell.value == Value::Unsaved || tick(&cell.text()) != Some(Tick::No);
    let theirs = Kind::Teachers.columns().iter().copied().any(|column| match column {
        Column::Uai | Column::SchoolName | Column::Remark => false,
        Column::Surname | Column::First => table.cell(row, column).is_some_and(is_word),
        _ => table.cell(row, column).is_some_and(says),
    });
    theirs
        || table.cell(row, Column::Uai).is_none()
        || missions.iter().flat_map(|&number| row.all(number)).any(says)
}

/// Whether a contradiction would make a wrong letter, a letter to the wrong person or a wrong budget.
fn is_in_letter(column: Column) -> bool {
    matches!(
        column,
        Column::SchoolName
            | Column::HeadCivility
            | Column::HeadSurname
            | Column::HeadFirst
            | Column::HeadMail
            | Column::Envelope
            | Column::Called
            | Column::Active
    )
}
