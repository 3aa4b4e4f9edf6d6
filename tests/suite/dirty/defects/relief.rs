//! Décharges: D01 to D05.

use lettres_rne::findings::Code;
use lettres_rne::workbook::Column;

use super::super::dice::Dice;
use super::super::draft::{Draft, Who};
use super::Family;
use crate::sheets::{Cell, text};

pub(super) const FAMILY: Family = &[
    ("D01 more than the total", |draft, dice| {
        let row = relief(draft, dice, 4, 8)?;
        draft.at_cell(Code::D01, Who::Teacher(row), Column::Relief);
        draft.aside.insert(row);
        Some(())
    }),
    ("D01 words", |draft, dice| {
        let row = relief(draft, dice, 4, 4)?;
        draft.truth.teachers[row].relief = None;
        draft.typed(Who::Teacher(row), Column::Relief, text("à négocier"));
        draft.at_cell(Code::D01, Who::Teacher(row), Column::Relief);
        draft.aside.insert(row);
        Some(())
    }),
    ("D02 a tick and no number", |draft, dice| {
        let row = relief(draft, dice, 4, 4)?;
        draft.typed(Who::Teacher(row), Column::Relief, Cell::Empty);
        draft.at_cell(Code::D02, Who::Teacher(row), Column::Relief);
        Some(())
    }),
    ("D02 a number and no tick", |draft, dice| {
        let row = relief(draft, dice, 4, 4)?;
        draft.typed(Who::Teacher(row), Column::ReliefTick, Cell::Empty);
        draft.at_cell(Code::D02, Who::Teacher(row), Column::ReliefTick);
        Some(())
    }),
    ("M03 no tick, and a number", |draft, dice| {
        let row = relief(draft, dice, 4, 4)?;
        draft.typed(Who::Teacher(row), Column::ReliefTick, text("?"));
        draft.at_cell(Code::M03, Who::Teacher(row), Column::ReliefTick);
        Some(())
    }),
    ("D03 a part", |draft, dice| {
        let row = relief(draft, dice, 8, 4)?;
        draft.at_cell(Code::D03, Who::Teacher(row), Column::Relief);
        Some(())
    }),
    ("D04 no rate", |draft, dice| {
        let row = relief(draft, dice, 4, 3)?;
        draft.at_cell(Code::D03, Who::Teacher(row), Column::Relief);
        draft.at_cell(Code::D04, Who::Teacher(row), Column::Relief);
        Some(())
    }),
    ("D05 other hours", |draft, dice| {
        let row = relief(draft, dice, 4, 4)?;
        draft.truth.teachers[row].hours = Some(3.0);
        draft.at_cell(Code::D05, Who::Teacher(row), Column::ReliefHours);
        Some(())
    }),
    ("D05 hours in words", |draft, dice| {
        let row = relief(draft, dice, 4, 4)?;
        draft.typed(Who::Teacher(row), Column::ReliefHours, text("beaucoup"));
        draft.at_cell(Code::D05, Who::Teacher(row), Column::ReliefHours);
        Some(())
    }),
    ("D05 the right hours", |draft, dice| {
        let row = relief(draft, dice, 8, 8)?;
        draft.truth.teachers[row].hours = Some(2.0);
        draft.typed(Who::Teacher(row), Column::ReliefHours, text("2 h"));
        Some(())
    }),
];

/// Somebody alone with so many quarters, and so many of them off.
fn relief(draft: &mut Draft, dice: &mut Dice, total: u32, relief: u32) -> Option<usize> {
    let row = draft.alone(dice)?;
    draft.set_imp(row, total);
    let teacher = &mut draft.truth.teachers[row];
    (teacher.has_relief, teacher.relief) = (true, Some(relief));
    Some(row)
}
