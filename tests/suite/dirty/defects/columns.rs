//! Columns: those that are not read, and those of missions (X05 to X07, X09, G01 to G04).

use std::collections::BTreeMap;

use lettres_rne::findings::{Code, Severity};

use super::super::dice::Dice;
use super::super::draft::{Draft, Need, Spot, Stranger, What};
use super::super::plan::missions;
use super::super::truth::{CHAPTERS, MISSIONS};
use super::Family;
use crate::sheets::{Cell, imp, text};

pub(super) const FAMILY: Family = &[
    ("X05 a column of no use", |draft, _| {
        stranger(draft, "Grade", [(0, text("certifié"))])?;
        draft.at(Code::X05, Spot::Header);
        Some(())
    }),
    ("X06 a secret", |draft, _| {
        stranger(draft, "NUMEN", [(0, text("15E9800001ABC"))])?;
        draft.at(Code::X06, Spot::Stranger(0));
        Some(())
    }),
    ("X06 a date of birth", |draft, _| {
        stranger(draft, "Né(e) le", [(1, text("01/04/1980"))])?;
        draft.at(Code::X06, Spot::Stranger(0));
        Some(())
    }),
    ("X07 a second column of IMP that says the same", |draft, dice| {
        let row = draft.anybody(dice)?;
        let same = imp(draft.truth.teachers[row].imp?);
        stranger(draft, "Taux IMP", [(row, same)])?;
        draft.at(Code::X07, Spot::Stranger(0));
        Some(())
    }),
    ("X09 a column without a title", |draft, _| {
        stranger(draft, "", [(2, text("rappeler"))])?;
        draft.at(Code::X09, Spot::Stranger(0));
        Some(())
    }),
    ("G01 a mission without a column", |draft, dice| {
        let mission = titles(draft, dice)?;
        for teacher in &mut draft.truth.teachers {
            teacher.ticks.remove(&mission);
        }
        // nobody had only this one of its chapter: two of each at least
        draft.missing.insert(mission);
        draft.at(Code::G01, Spot::Nowhere);
        Some(())
    }),
    ("G02 a column of no mission", |draft, _| {
        stranger(draft, "4a-1", [(0, text("x"))])?;
        draft.at(Code::G02, Spot::Stranger(0));
        Some(())
    }),
    ("G02 a text that is no mission's", |draft, _| {
        stranger(draft, "Tenir le journal de bord numérique de l’établissement", [(0, text("x"))])?;
        draft.at(Code::G02, Spot::Stranger(0));
        Some(())
    }),
    ("G03 another text behind a code", |draft, dice| {
        let mission = titles(draft, dice)?;
        let title = format!("{} Réparer les imprimantes", missions()[mission].code);
        draft.titles.insert(mission, title);
        draft.at(Code::G03, Spot::Title(What::Mission(mission)));
        Some(())
    }),
    ("G04 two columns for a mission", |draft, dice| {
        let mission = dice.below(MISSIONS);
        let title = missions()[mission].code.to_string();
        draft.needs.insert(Need::Codes);
        stranger(draft, &title, [])?;
        draft.at(Code::G04, Spot::Stranger(0));
        Some(())
    }),
    ("G04 a tick in the second one only", |draft, dice| {
        let row = draft.anybody(dice)?;
        let mission = draft.unticked(row, dice);
        let title = missions()[mission].code.to_string();
        draft.needs.insert(Need::Codes);
        stranger(draft, &title, [(row, text("x"))])?;
        draft.at(Code::G04, Spot::Stranger(0));
        draft.at_with(Code::G04, Severity::Error, Spot::StrangerCell(0, row));
        draft.aside.insert(row);
        Some(())
    }),
];

/// A column behind the others. One is enough: two of them would touch each other.
fn stranger<const N: usize>(draft: &mut Draft, title: &str, cells: [(usize, Cell); N]) -> Option<()> {
    if std::mem::replace(&mut draft.touches_titles, true) {
        return None;
    }
    draft.strangers.push(Stranger { title: title.to_owned(), cells: BTreeMap::from(cells) });
    Some(())
}

/// A mission whose title is damaged.
fn titles(draft: &mut Draft, dice: &mut Dice) -> Option<usize> {
    if std::mem::replace(&mut draft.touches_titles, true) {
        return None;
    }
    let chapter = dice.pick(&CHAPTERS);
    Some(chapter.start + dice.below(chapter.len()))
}
