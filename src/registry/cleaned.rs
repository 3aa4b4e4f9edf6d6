//! What was put right in the cells of a table before they were read: one finding for each kind and column, V01 to V06. What
//! is spoilt and can't be put right is told cell by cell: V07.

use std::collections::BTreeMap;

use super::money::Money;
use super::quantity;
use crate::findings::{Code, Finding, Note, Place, Scope};
use crate::fr::encoding::{is_lossy, repaired};
use crate::fr::findings::values as words;
use crate::fr::text::{Dirt, dirt};
use crate::workbook::{Cell, Column, Table, Titled, Value};

/// How the text of a column is read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Reading {
    /// A word, a name, a line.
    Line,
    /// A text that may have several lines.
    Free,
    /// Addresses, which may stand on several lines.
    Addresses,
    /// A number.
    Number,
    /// Not at all, or its own findings tell how (a code, U03).
    None,
}

/// What was put right in the columns that mean something, and in those that the template reads (`extras`).
pub(super) fn check(table: &Table, money: &Money, extras: &[(u16, String)]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for titled in &table.columns {
        let is_extra = || extras.iter().any(|(number, _)| *number == titled.number);
        let reading = match titled.meaning {
            Some(column) => reading(column),
            None if is_extra() => Reading::Free,
            None => Reading::None,
        };
        if reading != Reading::None {
            of_column(table, titled, reading, money, &mut findings);
        }
    }
    findings
}

fn of_column(table: &Table, titled: &Titled, reading: Reading, money: &Money, findings: &mut Vec<Finding>) {
    let cells = || table.rows.iter().filter_map(|row| row.cells.get(&titled.number));
    let mut found: BTreeMap<Code, Vec<&Place>> = BTreeMap::new();
    for cell in cells() {
        let Value::Text(text) = &cell.value else { continue };
        if cell.is_blank() {
            continue;
        }
        let repaired = repaired(text);
        if reading != Reading::Addresses && (repaired.is_some() || is_lossy(text, reading == Reading::Free)) {
            let note = Note::new(Code::V07, words::spoilt(text, repaired.as_deref()));
            findings.push(note.at(cell.place.clone(), Scope::Row(cell.place.whole_row())));
            continue;
        }
        for kind in dirt(text, reading == Reading::Free) {
            // addresses may stand below each other, numbers with the spaces of their thousands and units
            if !matches!(
                (reading, kind),
                (Reading::Addresses, Dirt::Breaks) | (Reading::Number, Dirt::Spaces)
            ) {
                found.entry(code(kind)).or_default().push(&cell.place);
            }
        }
    }
    if reading == Reading::Number {
        // a file of texts only, as CSV is one, has no better numbers
        let is_typed = cells().any(|cell| matches!(cell.value, Value::Number(_)));
        let as_text = |cell: &&Cell| match &cell.value {
            // "néant" is a zero, and no sum misses it
            Value::Text(text) => !cell.says_nothing() && quantity::is_text_of_number(text, money, is_typed),
            _ => false,
        };
        let places: Vec<&Place> = cells().filter(as_text).map(|cell| &cell.place).collect();
        if !places.is_empty() {
            found.insert(Code::V06, places);
        }
    }
    findings.extend(found.into_iter().map(|(code, places)| {
        let cells: Vec<String> = places.iter().map(|place| place.within_sheet()).collect();
        Note::new(code, words::cleaned(code.text(), &titled.title, &cells))
            .at(titled.place.clone(), Scope::Campaign)
    }));
}

fn code(kind: Dirt) -> Code {
    match kind {
        Dirt::Spaces => Code::V01,
        Dirt::Invisible => Code::V02,
        Dirt::Controls => Code::V03,
        Dirt::Composition => Code::V04,
        Dirt::Breaks => Code::V05,
    }
}

fn reading(column: Column) -> Reading {
    match column {
        // a mark is a mark, whatever stands around it
        Column::Uai
        | Column::Parent
        | Column::Remark
        | Column::ReliefTick
        | Column::Shared
        | Column::Active => Reading::None,
        Column::Imp | Column::Relief | Column::ReliefHours | Column::Envelope => Reading::Number,
        Column::Project1 | Column::Project2 | Column::Project3 => Reading::Free,
        Column::HeadMail | Column::TeacherMail => Reading::Addresses,
        Column::SchoolName
        | Column::SchoolKind
        | Column::Sector
        | Column::Commune
        | Column::Province
        | Column::HeadCivility
        | Column::HeadSurname
        | Column::HeadFirst
        | Column::HeadFunction
        | Column::Called
        | Column::Civility
        | Column::Surname
        | Column::First
        | Column::Discipline
        | Column::RowDate => Reading::Line,
    }
}
