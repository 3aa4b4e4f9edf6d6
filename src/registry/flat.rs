//! Schools that stand on the rows of their teachers: one school for each code.

use std::collections::BTreeMap;

use super::merge;
use super::uai::{self, Uai};
use crate::findings::{Finding, Scope, Severity};
use crate::workbook::{Column, Row, Table, Titled};

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
    for uai in order {
        // the code itself may be typed in two ways
        let agree = |titled: &Titled| titled.meaning.is_some_and(|column| column != Column::Uai);
        let merged = rows.get(&uai).and_then(|rows| merge::one(table, rows, agree));
        let Some((row, told)) = merged else { continue };
        schools.push(row);
        findings.extend(told.into_iter().map(|told| {
            let is_in_letter = told.column.is_some_and(is_in_letter);
            let finding = told.at(Scope::School(uai.to_string())).about(uai.as_str());
            if is_in_letter { finding } else { finding.with_severity(Severity::Warning) }
        }));
    }
    (Table { rows: schools, ..table.clone() }, findings)
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
