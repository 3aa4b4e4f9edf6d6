//! Codes and names of schools: U01 to U08.

use lettres_rne::findings::{Code, Severity};
use lettres_rne::workbook::Column;

use super::super::dice::Dice;
use super::super::draft::{Draft, Need, Spot, What, Who};
use super::super::truth::{CLOSED, DOMAIN, Person};
use super::Family;
use crate::sheets::{Cell, error, text};

pub(super) const FAMILY: Family = &[
    ("U01 no code", |draft, dice| unreadable(draft, dice, Code::U01, |_| Cell::Empty)),
    ("U01 the letter O for zeros", |draft, dice| {
        unreadable(draft, dice, Code::U01, |uai| text(uai.replace('0', "O")))
    }),
    ("U01 a digit too few", |draft, dice| {
        unreadable(draft, dice, Code::U01, |uai| text(format!("{}{}", &uai[..5], &uai[6..])))
    }),
    ("U01 a number without its letter", |draft, dice| {
        unreadable(draft, dice, Code::U01, |uai| Cell::Number(uai[..7].parse().unwrap()))
    }),
    ("U01 a name for a code", |draft, dice| unreadable(draft, dice, Code::U01, |_| text("Collège Baudoux"))),
    ("U01 an error for a code", |draft, dice| unreadable(draft, dice, Code::U01, |_| error("#N/A"))),
    ("U02 wrong letter", |draft, dice| unreadable(draft, dice, Code::U02, |uai| text(wrong_letter(uai)))),
    ("U02 two digits swapped", |draft, dice| {
        unreadable(draft, dice, Code::U02, |uai| text(format!("893{}", &uai[3..])))
    }),
    ("U02 wrong letter in the sheet of schools", in_the_schools),
    ("U03 small letter", |draft, dice| cleaned(draft, dice, str::to_lowercase)),
    ("U03 spaces", |draft, dice| cleaned(draft, dice, |uai| format!(" {}\u{a0}{} ", &uai[..3], &uai[3..]))),
    ("U03 hyphens", |draft, dice| cleaned(draft, dice, |uai| format!("{}-{}", &uai[..7], &uai[7..]))),
    ("U03 zero width", |draft, dice| cleaned(draft, dice, |uai| format!("{uai}\u{200b}"))),
    ("U04 a school that is not there", |draft, dice| {
        let row = lost(draft, dice)?;
        draft.truth.teachers[row].uai = Some(CLOSED.to_owned());
        draft.truth.teachers[row].names_school = false;
        draft.needs.insert(Need::TwoTables);
        draft.at_cell(Code::U04, Who::Teacher(row), Column::Uai);
        Some(())
    }),
    ("U04 a closed school", |draft, dice| {
        let school = draft.school(dice)?;
        draft.truth.schools[school].active = false;
        draft.loses_a_row = true;
        draft.needs.insert(Need::TwoTables);
        for row in draft.truth.staff(school) {
            draft.at_cell(Code::U04, Who::Teacher(row), Column::Uai);
            draft.aside.insert(row);
        }
        draft.at_cell(Code::B03, Who::School(school), Column::Envelope);
        Some(())
    }),
    ("U05 a code of the mainland", |draft, dice| {
        let school = draft.school(dice)?;
        renamed(draft, school, "0750654D");
        draft.at(Code::U05, Spot::Row(Who::School(school)));
        Some(())
    }),
    ("U06 two schools with one code", |draft, dice| {
        let school = draft.school(dice)?;
        twin(draft, school, "Cité", "lycée polyvalent", Severity::Error);
        for row in draft.truth.staff(school) {
            draft.truth.teachers[row].names_school = true;
            draft.aside.insert(row);
        }
        Some(())
    }),
    ("U06 an antenne with the code of its school", |draft, dice| {
        let school = draft.school(dice)?;
        twin(draft, school, "ALP de", "antenne de lycée professionnel (ALP)", Severity::Warning);
        for row in draft.truth.staff(school) {
            draft.truth.teachers[row].names_school = true;
        }
        Some(())
    }),
    ("U06 and no name on the row to say which", |draft, dice| {
        let school = draft.school(dice)?;
        twin(draft, school, "ALP de", "antenne de lycée professionnel (ALP)", Severity::Warning);
        draft.loses_a_row = true;
        for row in draft.truth.staff(school) {
            draft.truth.teachers[row].names_school = false;
            draft.at_with(Code::U06, Severity::Error, Spot::Cell(Who::Teacher(row), What::Own(Column::Uai)));
            draft.aside.insert(row);
        }
        Some(())
    }),
    ("U07 somebody at an annex", |draft, dice| {
        let annex = draft.annex(dice)?;
        let mut row = draft.truth.teachers[0].clone();
        row.school = annex;
        row.uai = Some(draft.truth.schools[annex].uai.clone());
        row.shared = false;
        row.person = Person {
            civility: Some("Mme"),
            surname: "WEDOUA".to_owned(),
            first: "Zoé".to_owned(),
            mails: vec![format!("rne.annexe@{DOMAIN}")],
        };
        draft.truth.teachers.push(row);
        let row = draft.truth.teachers.len() - 1;
        draft.set_imp(row, 4);
        draft.at_cell(Code::U07, Who::Teacher(row), Column::Uai);
        Some(())
    }),
    ("U08 a name that is not the known one", |draft, dice| {
        let school = draft.school(dice)?;
        draft.truth.schools[school].name = "Collège Zénon Ouroboros".into();
        draft.at(Code::U08, Spot::Row(Who::School(school)));
        Some(())
    }),
    ("U08 a name on the row that is another's", |draft, dice| {
        let row = draft.anybody(dice)?;
        draft.typed(Who::Teacher(row), Column::SchoolName, text("Collège Zénon Ouroboros"));
        draft.at_cell(Code::U08, Who::Teacher(row), Column::Uai);
        Some(())
    }),
];

/// One of several people of a school, whose row will have no school.
fn lost(draft: &mut Draft, dice: &mut Dice) -> Option<usize> {
    let staff = draft.sharing(dice, 2..=3)?;
    let row = dice.pick(&staff);
    draft.loses_a_row = true;
    draft.aside.insert(row);
    Some(row)
}

/// A code that can't be read: the row has no school.
fn unreadable(draft: &mut Draft, dice: &mut Dice, code: Code, typed: fn(&str) -> Cell) -> Option<()> {
    let row = lost(draft, dice)?;
    let uai = draft.truth.teachers[row].uai.take().unwrap();
    draft.typed(Who::Teacher(row), Column::Uai, typed(&uai));
    draft.at_cell(code, Who::Teacher(row), Column::Uai);
    Some(())
}

fn wrong_letter(uai: &str) -> String {
    format!("{}{}", &uai[..7], if uai.ends_with('A') { 'B' } else { 'A' })
}

/// The school is none, and none of its people has one.
fn in_the_schools(draft: &mut Draft, dice: &mut Dice) -> Option<()> {
    let school = draft.school(dice)?;
    let uai = std::mem::take(&mut draft.truth.schools[school].uai);
    draft.typed(Who::School(school), Column::Uai, text(wrong_letter(&uai)));
    draft.truth.schools[school].envelope = None;
    draft.needs.insert(Need::TwoTables);
    draft.loses_a_row = true;
    draft.at_cell(Code::U02, Who::School(school), Column::Uai);
    for row in draft.truth.staff(school) {
        draft.at_cell(Code::U04, Who::Teacher(row), Column::Uai);
        draft.aside.insert(row);
    }
    Some(())
}

/// A code that is understood all the same.
fn cleaned(draft: &mut Draft, dice: &mut Dice, typed: fn(&str) -> String) -> Option<()> {
    let row = draft.anybody(dice)?;
    let uai = draft.truth.teachers[row].uai.clone().unwrap();
    draft.typed(Who::Teacher(row), Column::Uai, text(typed(&uai)));
    draft.at_cell(Code::U03, Who::Teacher(row), Column::Uai);
    Some(())
}

/// The school gets another code, in both tables.
fn renamed(draft: &mut Draft, school: usize, uai: &str) {
    draft.truth.schools[school].uai = uai.into();
    draft.truth.schools[school].head.mails = vec![format!("ce.{}@{DOMAIN}", uai.to_lowercase())];
    for row in draft.truth.staff(school) {
        draft.truth.teachers[row].uai = Some(uai.to_owned());
    }
}

/// Another school with the same code, of the same proper name.
fn twin(draft: &mut Draft, school: usize, generic: &str, kind: &str, severity: Severity) {
    let mut other = draft.truth.schools[school].clone();
    let proper = other.name.split_once(' ').unwrap().1.to_owned();
    other.name = format!("{generic} {proper}");
    kind.clone_into(&mut other.kind);
    (other.envelope, other.parent) = (None, None);
    other.head.mails = vec![format!("antenne@{DOMAIN}")];
    draft.truth.schools.push(other);
    draft.needs.insert(Need::TwoTables);
    let other = draft.truth.schools.len() - 1;
    draft.reserve(other);
    draft.at_with(Code::U06, severity, Spot::Row(Who::School(other)));
}
