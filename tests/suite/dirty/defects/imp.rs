//! Numbers of IMP: I01 to I08.

use jiff::civil::date;
use lettres_rne::findings::Code;
use lettres_rne::workbook::Column;

use super::super::dice::Dice;
use super::super::draft::{Draft, Who};
use super::Family;
use crate::sheets::{Cell, error, formula, text, unsaved};

pub(super) const FAMILY: Family = &[
    ("I01 no number", |draft, dice| refused(draft, dice, Code::I01, Cell::Empty)),
    ("I01 words", |draft, dice| refused(draft, dice, Code::I01, text("à voir"))),
    ("I01 below zero", |draft, dice| refused(draft, dice, Code::I01, Cell::Number(-1.0))),
    ("I01 more than anybody has", |draft, dice| refused(draft, dice, Code::I01, Cell::Number(1000.0))),
    ("I01 a broken reference", |draft, dice| refused(draft, dice, Code::I01, error("#REF!"))),
    ("I01 a division by zero", |draft, dice| refused(draft, dice, Code::I01, error("#DIV/0!"))),
    ("I01 a pacte", |draft, dice| refused(draft, dice, Code::I01, text("1 pacte"))),
    ("I01 a date that is no fraction", |draft, dice| {
        refused(draft, dice, Code::I01, Cell::Date(date(2027, 5, 7)))
    }),
    ("I01 a truth value", |draft, dice| refused(draft, dice, Code::I01, Cell::Bool(true))),
    ("I02 three tenths", |draft, dice| refused(draft, dice, Code::I02, Cell::Number(0.3))),
    ("I02 a third, as a text", |draft, dice| refused(draft, dice, Code::I02, text("0,33"))),
    ("I02 a third, by a formula", |draft, dice| refused(draft, dice, Code::I02, formula("=1/3", 1.0 / 3.0))),
    ("I03 one and a half", |draft, dice| counted(draft, dice, 6, Cell::Number(1.5), Code::I03)),
    ("I03 one and a half, with a sign", |draft, dice| counted(draft, dice, 6, text("1½"), Code::I03)),
    ("I03 two and a half", |draft, dice| counted(draft, dice, 10, text("2,5"), Code::I03)),
    ("I04 four", |draft, dice| counted(draft, dice, 16, Cell::Number(4.0), Code::I04)),
    ("I05 a half, not shared", |draft, dice| counted(draft, dice, 2, Cell::Number(0.5), Code::I05)),
    ("I05 a quarter, not shared", |draft, dice| counted(draft, dice, 1, text("¼"), Code::I05)),
    ("I06 euros", |draft, dice| counted(draft, dice, 4, Cell::Number(1250.0), Code::I06)),
    ("I06 euros, as a text", |draft, dice| counted(draft, dice, 8, text("2 500 €"), Code::I06)),
    ("I06 francs", |draft, dice| counted(draft, dice, 4, Cell::Number(149_165.0), Code::I06)),
    ("I06 francs, as a text", |draft, dice| {
        counted(draft, dice, 12, text("447\u{202f}494 F CFP"), Code::I06)
    }),
    ("I06 euros of a half that is shared", |draft, dice| {
        shared(draft, dice, 2, Cell::Number(625.0), Code::I06)
    }),
    ("I06 euros of a half that is not shared", |draft, dice| {
        counted(draft, dice, 2, Cell::Number(625.0), Code::I06)
    }),
    ("I08 a half that Excel made a date, not shared", |draft, dice| {
        counted(draft, dice, 2, Cell::Date(date(2027, 2, 1)), Code::I08)
    }),
    ("I07 none, with missions", |draft, dice| counted(draft, dice, 0, Cell::Number(0.0), Code::I07)),
    ("I08 a half that Excel made a date", |draft, dice| {
        shared(draft, dice, 2, Cell::Date(date(2027, 2, 1)), Code::I08)
    }),
    ("I08 a quarter that Excel made a date", |draft, dice| {
        shared(draft, dice, 1, Cell::Date(date(2027, 4, 1)), Code::I08)
    }),
    ("X08 a formula without its value", |draft, dice| refused(draft, dice, Code::X08, unsaved())),
];

/// A cell that is no number of IMP: the row is set aside.
fn refused(draft: &mut Draft, dice: &mut Dice, code: Code, typed: Cell) -> Option<()> {
    let row = draft.anybody(dice)?;
    let teacher = &mut draft.truth.teachers[row];
    // what a décharge is a part of is not known: no part of it either
    (teacher.imp, teacher.has_relief, teacher.relief) = (None, false, Some(0));
    draft.typed(Who::Teacher(row), Column::Imp, typed);
    draft.at_cell(code, Who::Teacher(row), Column::Imp);
    draft.aside.insert(row);
    Some(())
}

/// So many quarters for somebody who is alone.
fn counted(draft: &mut Draft, dice: &mut Dice, quarters: u32, typed: Cell, code: Code) -> Option<()> {
    let row = draft.alone(dice)?;
    draft.set_imp(row, quarters);
    draft.typed(Who::Teacher(row), Column::Imp, typed);
    draft.at_cell(code, Who::Teacher(row), Column::Imp);
    Some(())
}

/// So many quarters for each of several people; one of them has them typed otherwise.
fn shared(draft: &mut Draft, dice: &mut Dice, quarters: u32, typed: Cell, code: Code) -> Option<()> {
    let staff = draft.sharing(dice, 2..=3)?;
    for &row in &staff {
        draft.set_imp(row, quarters);
    }
    let row = dice.pick(&staff);
    draft.typed(Who::Teacher(row), Column::Imp, typed);
    draft.at_cell(code, Who::Teacher(row), Column::Imp);
    Some(())
}
