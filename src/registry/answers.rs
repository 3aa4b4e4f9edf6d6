//! Answers to a survey that are none yet, or none any more: refused in the tool, or never sent. #answers-that-do-not-count

use crate::findings::{Code, Finding, Note, Place, Scope, Severity};
use crate::fr::findings::surveys as words;
use crate::fr::nothing::is_nothing;
use crate::fr::text::{clean, fold};
use crate::fr::titles::{ANSWER_NUMBER, REFUSED, SENT, STATE};
use crate::workbook::{Cell, Left, Row, Table, Titled, same_title};

/// What there is to say of the rows of a table that a survey tool calls refused, or has not received.
pub(super) fn check(table: &Table) -> Vec<Finding> {
    let called = |known: &[&str]| {
        let is_read = |titled: &&Titled| titled.left != Some(Left::Dismissed);
        let mut titled = table.columns.iter().filter(is_read);
        titled.find(|titled| known.iter().any(|known| same_title(known, &titled.title)))
    };
    let mut findings = Vec::new();
    if let Some(state) = called(&STATE) {
        let refused = |row: &Row| {
            let cell = row.cells.get(&state.number)?.clone();
            REFUSED.contains(&fold(&cell.text()).as_str()).then_some(cell)
        };
        findings.extend(table.rows.iter().filter_map(|row| {
            let cell = refused(row)?;
            let note = Note::new(Code::X17, words::refused(&clean(&cell.text()), &state.title));
            Some(note.at(cell.place, Scope::Row(row.place.clone())).with_severity(Severity::Error))
        }));
    }
    // a date of sending may be anything's, unless the tool numbers its answers; where no answer has one, it says nothing
    if let Some(sent) = called(&SENT).filter(|_| called(&ANSWER_NUMBER).is_some()) {
        let cell = |row: &Row| row.cells.get(&sent.number).filter(|cell| says_when(cell)).cloned();
        if table.rows.iter().any(|row| cell(row).is_some()) {
            findings.extend(table.rows.iter().filter(|row| cell(row).is_none()).map(|row| {
                let place = Place::cell(&table.sheet, row.place.row, sent.number);
                let note = Note::new(Code::X17, words::unsent(&sent.title));
                note.at(place, Scope::Row(row.place.clone()))
            }));
        }
    }
    findings
}

fn says_when(cell: &Cell) -> bool {
    !cell.is_blank() && !is_nothing(&cell.text())
}
