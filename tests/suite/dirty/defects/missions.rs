//! Ticks and projects: M01 to M05.

use lettres_rne::findings::Code;
use lettres_rne::workbook::Column;

use super::super::dice::Dice;
use super::super::draft::{Draft, Spot, What, Who};
use super::super::truth::{CHAPTERS, MISSIONS};
use super::Family;
use crate::sheets::{Cell, error, text, unsaved};

pub(super) const FAMILY: Family = &[
    ("M01 nothing ticked", |draft, dice| {
        let row = draft.alone(dice)?;
        draft.truth.teachers[row].ticks.clear();
        draft.truth.teachers[row].projects.clear();
        draft.at(Code::M01, Spot::Row(Who::Teacher(row)));
        Some(())
    }),
    ("M02 everything ticked", |draft, dice| {
        let row = draft.anybody(dice)?;
        draft.truth.teachers[row].ticks = (0..MISSIONS).collect();
        draft.at(Code::M02, Spot::Row(Who::Teacher(row)));
        Some(())
    }),
    ("M03 a question mark", |draft, dice| unknown(draft, dice, text("?"))),
    ("M03 in part", |draft, dice| unknown(draft, dice, text("en partie"))),
    ("M03 a doubt", |draft, dice| unknown(draft, dice, text("x ?"))),
    ("M03 a two", |draft, dice| unknown(draft, dice, Cell::Number(2.0))),
    ("M03 a year", |draft, dice| unknown(draft, dice, Cell::Number(2027.0))),
    ("M03 a name", |draft, dice| unknown(draft, dice, text("Dupont"))),
    ("M03 an error", |draft, dice| unknown(draft, dice, error("#N/A"))),
    ("M03 a doubt about sharing", |draft, dice| {
        let row = draft.alone(dice)?;
        draft.typed(Who::Teacher(row), Column::Shared, text("peut-être"));
        draft.at_cell(Code::M03, Who::Teacher(row), Column::Shared);
        Some(())
    }),
    ("M03 a doubt about a décharge", |draft, dice| {
        let row = draft.alone(dice)?;
        draft.typed(Who::Teacher(row), Column::ReliefTick, text("?"));
        draft.at_cell(Code::M03, Who::Teacher(row), Column::ReliefTick);
        Some(())
    }),
    ("M03 a doubt about a school", |draft, dice| {
        let school = draft.school(dice)?;
        draft.typed(Who::School(school), Column::Active, text("bientôt"));
        draft.at_cell(Code::M03, Who::School(school), Column::Active);
        Some(())
    }),
    ("M04 a project that is still to be named", |draft, dice| nameless(draft, dice, "Item1")),
    ("M04 a project that is ticked", |draft, dice| nameless(draft, dice, "x")),
    ("M05 a chapter that nobody covers", |draft, dice| {
        let row = draft.alone(dice)?;
        let chapter = dice.pick(&CHAPTERS);
        draft.truth.teachers[row].ticks.retain(|mission| !chapter.contains(mission));
        draft.at(Code::M05, Spot::Row(Who::School(draft.truth.teachers[row].school)));
        Some(())
    }),
    ("X08 a tick by a formula without its value", |draft, dice| {
        let row = draft.anybody(dice)?;
        let mission = draft.unticked(row, dice);
        draft.typed.insert((Who::Teacher(row), What::Mission(mission)), unsaved());
        draft.at(Code::X08, Spot::Cell(Who::Teacher(row), What::Mission(mission)));
        draft.aside.insert(row);
        Some(())
    }),
];

/// A mark that nobody has agreed on is no tick.
fn unknown(draft: &mut Draft, dice: &mut Dice, typed: Cell) -> Option<()> {
    let row = draft.anybody(dice)?;
    let mission = draft.unticked(row, dice);
    draft.typed.insert((Who::Teacher(row), What::Mission(mission)), typed);
    draft.at(Code::M03, Spot::Cell(Who::Teacher(row), What::Mission(mission)));
    Some(())
}

fn nameless(draft: &mut Draft, dice: &mut Dice, typed: &str) -> Option<()> {
    let row = draft.anybody(dice)?;
    draft.truth.teachers[row].projects.clear();
    draft.typed(Who::Teacher(row), Column::Project1, text(typed));
    draft.at_cell(Code::M04, Who::Teacher(row), Column::Project1);
    Some(())
}
