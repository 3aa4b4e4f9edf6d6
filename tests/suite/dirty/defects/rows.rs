//! Rows: hidden ones, those that are no data, formulas that came to nothing (X03, X04, X08), dates of their own.

use jiff::civil::date;
use lettres_rne::findings::Code;
use lettres_rne::workbook::Column;

use super::super::draft::{Draft, Spot, Tail, Who};
use super::Family;
use crate::sheets::{Cell, error, text, unsaved};

pub(super) const FAMILY: Family = &[
    ("X03 a hidden row", |draft, dice| {
        let row = draft.anybody(dice)?;
        // one layout hides a row of its own
        if row == crate::dirty::layout::HIDDEN {
            return None;
        }
        draft.hidden.insert(row);
        draft.at(Code::X03, Spot::Row(Who::Teacher(row)));
        Some(())
    }),
    ("X04 a total", |draft, _| tail(draft, Tail::Total)),
    ("X04 an example", |draft, _| tail(draft, Tail::Example)),
    ("X04 a note", |draft, _| tail(draft, Tail::Note)),
    ("X04 the titles again", |draft, _| tail(draft, Tail::Titles)),
    ("X08 a surname by a formula without its value", |draft, dice| {
        let row = draft.anybody(dice)?;
        draft.truth.teachers[row].person.surname.clear();
        broken(draft, row, Column::Surname, unsaved());
        Some(())
    }),
    ("X08 a subject that is an error", |draft, dice| {
        let row = draft.anybody(dice)?;
        draft.truth.teachers[row].discipline = "#N/A".into();
        broken(draft, row, Column::Discipline, error("#N/A"));
        Some(())
    }),
    ("A01 a date of another year", |draft, dice| {
        let row = draft.anybody(dice)?;
        draft.truth.teachers[row].date = Some(date(2025, 3, 1));
        draft.at_cell(Code::A01, Who::Teacher(row), Column::RowDate);
        Some(())
    }),
    ("A02 a date in words", |draft, dice| {
        let row = draft.anybody(dice)?;
        draft.truth.teachers[row].date = None;
        draft.typed(Who::Teacher(row), Column::RowDate, text("bientôt"));
        draft.at_cell(Code::A02, Who::Teacher(row), Column::RowDate);
        draft.aside.insert(row);
        Some(())
    }),
];

fn tail(draft: &mut Draft, tail: Tail) -> Option<()> {
    if draft.tail.contains(&tail) {
        return None;
    }
    draft.tail.push(tail);
    draft.at(Code::X04, Spot::Tail(draft.tail.len() - 1));
    Some(())
}

fn broken(draft: &mut Draft, row: usize, column: Column, typed: Cell) {
    draft.typed(Who::Teacher(row), column, typed);
    draft.at_cell(Code::X08, Who::Teacher(row), column);
    draft.aside.insert(row);
}
