//! Names and civilities: P01 to P06, and X02 where a name is still to be filled in.

use lettres_rne::findings::Code;
use lettres_rne::workbook::Column;

use super::super::dice::Dice;
use super::super::draft::{Draft, Need, Who};
use super::Family;
use crate::sheets::{Cell, text};

pub(super) const FAMILY: Family = &[
    ("P01 no surname", |draft, dice| {
        let row = aside(draft, dice)?;
        draft.truth.teachers[row].person.surname.clear();
        draft.at_cell(Code::P01, Who::Teacher(row), Column::Surname);
        Some(())
    }),
    ("P01 no first name", |draft, dice| {
        let row = aside(draft, dice)?;
        draft.truth.teachers[row].person.first.clear();
        draft.at_cell(Code::P01, Who::Teacher(row), Column::First);
        Some(())
    }),
    ("P01 a number for a surname", |draft, dice| {
        let row = aside(draft, dice)?;
        draft.truth.teachers[row].person.surname = "24357".into();
        draft.typed(Who::Teacher(row), Column::Surname, Cell::Number(24_357.0));
        draft.at_cell(Code::P01, Who::Teacher(row), Column::Surname);
        Some(())
    }),
    ("P01 a truth value for a first name", |draft, dice| {
        let row = aside(draft, dice)?;
        draft.truth.teachers[row].person.first = "Vrai".into();
        draft.typed(Who::Teacher(row), Column::First, Cell::Bool(true));
        draft.at_cell(Code::P01, Who::Teacher(row), Column::First);
        Some(())
    }),
    ("P01 a school without a head", |draft, dice| {
        let school = draft.school(dice)?;
        draft.truth.schools[school].head.surname.clear();
        draft.at_cell(Code::P01, Who::School(school), Column::HeadSurname);
        draft.aside.extend(draft.truth.staff(school));
        Some(())
    }),
    ("P02 no civility", |draft, dice| doubtful(draft, dice, Cell::Empty)),
    ("P02 both civilities", |draft, dice| doubtful(draft, dice, text("M. ou Mme"))),
    ("P02 a title", |draft, dice| doubtful(draft, dice, text("Dr"))),
    ("P02 a head without civility", |draft, dice| {
        let school = draft.school(dice)?;
        draft.truth.schools[school].head.civility = None;
        draft.at_cell(Code::P02, Who::School(school), Column::HeadCivility);
        Some(())
    }),
    ("P03 surname and first name inverted", |draft, dice| {
        let row = draft.plainly_named(dice)?;
        let person = draft.truth.teachers[row].person.clone();
        draft.typed(Who::Teacher(row), Column::Surname, text(&person.first));
        draft.typed(Who::Teacher(row), Column::First, text(&person.surname));
        let mut letters = person.surname.chars();
        let initial = letters.next().unwrap();
        let read = &mut draft.truth.teachers[row].person;
        // nobody is turned round without being asked
        read.surname = person.first.to_uppercase();
        read.first = format!("{initial}{}", letters.as_str().to_lowercase());
        draft.at_cell(Code::P03, Who::Teacher(row), Column::Surname);
        Some(())
    }),
    ("P03 both names in one cell, surname first", |draft, dice| {
        in_one_cell(draft, dice, |_, surname, first| format!("{surname} {first}"))
    }),
    ("P03 both names in one cell, first name first", |draft, dice| {
        in_one_cell(draft, dice, |_, surname, first| format!("{first} {surname}"))
    }),
    ("P03 all of it in one cell", |draft, dice| {
        in_one_cell(draft, dice, |civility, surname, first| format!("{civility} {first} {surname}"))
    }),
    ("P03 a civility before the surname", |draft, dice| {
        let row = draft.plainly_named(dice)?;
        let person = &draft.truth.teachers[row].person;
        let typed = format!("{} {}", person.civility.unwrap(), person.surname);
        draft.typed(Who::Teacher(row), Column::Surname, text(typed));
        draft.at_cell(Code::P03, Who::Teacher(row), Column::Surname);
        Some(())
    }),
    ("P04 the same person twice", |draft, dice| twice(draft, dice, |name| name)),
    ("P04 the same person in another case", |draft, dice| twice(draft, dice, |name| name.to_lowercase())),
    ("P04 the same person without accents", |draft, dice| {
        twice(draft, dice, |name| name.replace(['É', 'Ë'], "E").replace('Ï', "I"))
    }),
    ("P05 one person in two schools", |draft, dice| {
        let rows = [draft.anybody(dice)?, draft.anybody(dice)?];
        let [first, second] = [rows[0].min(rows[1]), rows[0].max(rows[1])];
        let person = draft.truth.teachers[first].person.clone();
        draft.truth.teachers[second].person = person;
        // more than 3 IMP over the schools is too much for one person, though no row has so many
        let quarters = [first, second].map(|row| draft.truth.teachers[row].imp.unwrap_or_default());
        let is_too_much = quarters.iter().sum::<u32>() > 12 && quarters.iter().all(|imp| *imp <= 12);
        let code = if is_too_much { Code::I04 } else { Code::P05 };
        draft.at_cell(code, Who::Teacher(first), Column::Surname);
        Some(())
    }),
    ("P06 one letter between two people", |draft, dice| {
        let staff = draft.sharing(dice, 2..=3)?;
        let person = draft.truth.teachers[staff[0]].person.clone();
        let other = &mut draft.truth.teachers[staff[1]].person;
        *other = person;
        other.surname.push('S');
        draft.at_cell(Code::P06, Who::Teacher(staff[1]), Column::Surname);
        Some(())
    }),
    ("X02 a surname to fill in", |draft, dice| {
        let row = aside(draft, dice)?;
        draft.truth.teachers[row].person.surname = "………".into();
        draft.at_cell(Code::X02, Who::Teacher(row), Column::Surname);
        Some(())
    }),
    ("X02 a first name to fill in", |draft, dice| {
        let row = aside(draft, dice)?;
        draft.truth.teachers[row].person.first = "...".into();
        draft.at_cell(Code::X02, Who::Teacher(row), Column::First);
        Some(())
    }),
    ("X02 a school without a name", |draft, dice| {
        let school = draft.school(dice)?;
        draft.truth.schools[school].name.clear();
        for row in draft.truth.staff(school) {
            draft.truth.teachers[row].names_school = false;
        }
        draft.at_cell(Code::X02, Who::School(school), Column::SchoolName);
        draft.aside.extend(draft.truth.staff(school));
        Some(())
    }),
];

fn aside(draft: &mut Draft, dice: &mut Dice) -> Option<usize> {
    let row = draft.anybody(dice)?;
    draft.aside.insert(row);
    Some(row)
}

/// A civility that says nothing.
fn doubtful(draft: &mut Draft, dice: &mut Dice, typed: Cell) -> Option<()> {
    let row = draft.anybody(dice)?;
    draft.truth.teachers[row].person.civility = None;
    draft.typed(Who::Teacher(row), Column::Civility, typed);
    draft.at_cell(Code::P02, Who::Teacher(row), Column::Civility);
    Some(())
}

/// Both names in the cell of the surname, which are told apart.
fn in_one_cell(draft: &mut Draft, dice: &mut Dice, typed: fn(&str, &str, &str) -> String) -> Option<()> {
    let row = draft.plainly_named(dice)?;
    let person = &draft.truth.teachers[row].person;
    let typed = typed(person.civility.unwrap(), &person.surname, &person.first);
    draft.typed(Who::Teacher(row), Column::Surname, text(typed));
    draft.typed(Who::Teacher(row), Column::First, Cell::Empty);
    draft.at_cell(Code::P03, Who::Teacher(row), Column::Surname);
    Some(())
}

/// Another row for the same person in the same school, typed so.
fn twice(draft: &mut Draft, dice: &mut Dice, typed: fn(String) -> String) -> Option<()> {
    let staff = draft.sharing(dice, 2..=3)?;
    let again = draft.truth.teachers[staff[0]].clone();
    let (surname, first) = (again.person.surname.clone(), again.person.first.clone());
    draft.truth.teachers.push(again);
    draft.needs.insert(Need::ARowEach);
    let row = draft.truth.teachers.len() - 1;
    let (surname_typed, first_typed) = (typed(surname), typed(first.clone()));
    // without its accents it is another spelling, and stays one
    if surname_typed.to_uppercase() != draft.truth.teachers[row].person.surname.to_uppercase() {
        draft.truth.teachers[row].person.surname.clone_from(&surname_typed);
    }
    if first_typed.to_lowercase() == first.to_lowercase() {
        draft.typed(Who::Teacher(row), Column::First, text(first_typed));
    } else {
        draft.truth.teachers[row].person.first = first_typed;
    }
    draft.typed(Who::Teacher(row), Column::Surname, text(surname_typed));
    draft.set_imp(row, 4);
    draft.at_cell(Code::P04, Who::Teacher(row), Column::Surname);
    Some(())
}
