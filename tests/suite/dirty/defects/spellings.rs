//! Other spellings of what is right: they are understood, and nothing is found (handbook, sections 5.2 and 5.3).

use jiff::civil::date;
use lettres_rne::workbook::Column;

use super::super::dice::Dice;
use super::super::draft::{Draft, What, Who};
use super::Family;
use crate::sheets::{Cell, formula, text};

pub(super) const FAMILY: Family = &[
    ("a surname in small letters", |draft, dice| named(draft, dice, Column::Surname, str::to_lowercase)),
    ("a surname with decomposed accents", |draft, dice| {
        named(draft, dice, Column::Surname, |name| {
            name.replace('É', "E\u{301}")
                .replace('Ë', "E\u{308}")
                .replace('Ï', "I\u{308}")
                .replace('Ç', "C\u{327}")
        })
    }),
    ("a surname with a typewriter's apostrophe", |draft, dice| {
        named(draft, dice, Column::Surname, |name| name.replace('’', "'"))
    }),
    ("a surname with spaces of all sorts", |draft, dice| {
        named(draft, dice, Column::Surname, |name| {
            format!("\u{a0}{}\u{202f} ", name.replace(' ', " \u{2009}"))
        })
    }),
    ("a surname with what nobody sees", |draft, dice| {
        named(draft, dice, Column::Surname, |name| format!("\u{feff}{name}\u{200b}\n"))
    }),
    ("a first name in capitals", |draft, dice| named(draft, dice, Column::First, str::to_uppercase)),
    ("a first name in small letters", |draft, dice| named(draft, dice, Column::First, str::to_lowercase)),
    ("civilities of all sorts", |draft, dice| {
        let row = draft.anybody(dice)?;
        let typed = match draft.truth.teachers[row].person.civility {
            Some("Mme") => ["MADAME", "Mme.", "MME", "Mlle", "Mademoiselle", "F", "2", "Mrs"][dice.below(8)],
            _ => ["Monsieur", "M", "Mr.", "MR", "MONSIEUR", "H", "1", "G"][dice.below(8)],
        };
        draft.typed(Who::Teacher(row), Column::Civility, text(typed));
        Some(())
    }),
    ("a civility as a number", |draft, dice| {
        let row = draft.anybody(dice)?;
        let woman = draft.truth.teachers[row].person.civility == Some("Mme");
        draft.typed(Who::Teacher(row), Column::Civility, Cell::Number(if woman { 2.0 } else { 1.0 }));
        Some(())
    }),
    ("one IMP of all sorts", |draft, dice| {
        let typed = ["1", "1,00", "1.0", "1 IMP", "un", "taux plein", "1\u{a0}imp", " 1 "][dice.below(8)];
        each(draft, dice, 4, text(typed))
    }),
    // scenario 2 of the handbook, with I06 and I08
    ("half an IMP of all sorts", |draft, dice| {
        let typed = ["0,5", "0.5", "1/2", "½", "demi", "0,50 IMP", "\u{a0}0,5"][dice.below(7)];
        each(draft, dice, 2, text(typed))
    }),
    ("a quarter by a formula", |draft, dice| each(draft, dice, 1, formula("=1/4", 0.25))),
    ("a half by a formula", |draft, dice| each(draft, dice, 2, formula("=1/2", 0.5))),
    ("ticks of all sorts", |draft, dice| {
        let mark = [
            text("X"),
            text("✓"),
            text("✔"),
            text("☒"),
            text("☑"),
            text("1.0"),
            text("oui"),
            text("VRAI"),
            text("ok"),
            text("fait"),
            text("•"),
            text(" x "),
            Cell::Number(1.0),
            Cell::Bool(true),
        ];
        let row = draft.anybody(dice)?;
        for mission in draft.truth.teachers[row].ticks.clone() {
            draft.typed.insert((Who::Teacher(row), What::Mission(mission)), dice.pick(&mark));
        }
        Some(())
    }),
    ("no ticks of all sorts", |draft, dice| {
        let mark = [
            text("non"),
            text("N"),
            text("-"),
            text("–"),
            text("☐"),
            text("/"),
            text("sans objet"),
            text("so"),
            text("N/A"),
            text("FAUX"),
            text("\u{a0}"),
            Cell::Number(0.0),
            Cell::Bool(false),
        ];
        let row = draft.anybody(dice)?;
        for _ in 0..12 {
            let mission = draft.unticked(row, dice);
            draft.typed.insert((Who::Teacher(row), What::Mission(mission)), dice.pick(&mark));
        }
        Some(())
    }),
    ("a date in words", |draft, dice| dated(draft, dice, "1er mars 2027")),
    ("a date with slashes", |draft, dice| dated(draft, dice, "01/03/2027")),
    ("a date in the order of programs", |draft, dice| dated(draft, dice, "2027-03-01")),
    ("a project with a sign behind it", |draft, dice| {
        let row = draft.anybody(dice)?;
        draft.truth.teachers[row].projects = vec!["Webradio du collège".to_owned()];
        draft.typed(Who::Teacher(row), Column::Project1, text(" Webradio  du collège ;"));
        Some(())
    }),
    ("a school's name in capitals on the row", |draft, dice| {
        let row = draft.anybody(dice)?;
        let school = draft.truth.teachers[row].school;
        let name = draft.truth.schools[school].name.to_uppercase();
        draft.typed(Who::Teacher(row), Column::SchoolName, text(name));
        Some(())
    }),
];

/// A name in another spelling: the letter prints it the same.
fn named(draft: &mut Draft, dice: &mut Dice, column: Column, typed: fn(&str) -> String) -> Option<()> {
    let row = draft.anybody(dice)?;
    let person = &draft.truth.teachers[row].person;
    let name = if column == Column::Surname { &person.surname } else { &person.first };
    let typed = typed(name);
    draft.typed(Who::Teacher(row), column, text(typed));
    Some(())
}

/// So many quarters for each of several people, who all share; one has them typed so.
fn each(draft: &mut Draft, dice: &mut Dice, quarters: u32, typed: Cell) -> Option<()> {
    let staff = draft.sharing(dice, 2..=3)?;
    for &row in &staff {
        draft.set_imp(row, quarters);
    }
    draft.typed(Who::Teacher(dice.pick(&staff)), Column::Imp, typed);
    Some(())
}

fn dated(draft: &mut Draft, dice: &mut Dice, typed: &str) -> Option<()> {
    let row = draft.anybody(dice)?;
    draft.truth.teachers[row].date = Some(date(2027, 3, 1));
    draft.typed(Who::Teacher(row), Column::RowDate, text(typed));
    Some(())
}
