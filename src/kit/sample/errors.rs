//! Honest errors, such as every campaign has: each sets a row aside, or deserves a second look.

use super::picker::{has, imp};
use super::{Academy, line_text, schools, staff, ticks};
use crate::fr::columns as titles;
use crate::fr::kit::sample as words;
use crate::fr::names::is_capitals;
use crate::kit::workbook::{SchoolLine, TeacherLine, Typed};
use crate::registry::Imp;
use crate::workbook::Column;

use super::oddities::take;

/// Adds them.
pub(super) fn add(academy: &mut Academy) {
    codes(academy);
    head(academy);
    names(academy);
    numbers(academy);
    reliefs(academy);
    strangers(academy);
    total(academy);
}

/// U01 twice, U02.
fn codes(academy: &mut Academy) {
    change(academy, plain, Column::Uai, |uai| {
        // the letter that Excel's autofill likes to count up
        let (digits, letter) = uai.split_at(7);
        Typed::Text(format!("{digits}{}", if letter == "Z" { "A" } else { "Z" }))
    });
    change(academy, plain, Column::Uai, |uai| Typed::Text(uai.replacen("30", "3O", 1)));
    if let Some(line) = take(academy, plain) {
        let name = line.cells.get(&Column::SchoolName).cloned().unwrap_or_default();
        line.cells.insert(Column::Uai, name);
    }
}

/// P01 for a person, X02, P03.
fn names(academy: &mut Academy) {
    change(academy, free, Column::First, |_| Typed::Empty);
    change(academy, free, Column::Surname, |_| Typed::text(words::PLACEHOLDER));
    // split again where the surname stands in capitals, and only there
    let capitals = |line: &TeacherLine| {
        let surname = line_text(&line.cells, Column::Surname);
        // a glottal stop is one more difficulty: not in these rows
        free(line) && is_capitals(&surname) && !surname.contains(['\u{2bb}', '\u{2bc}'])
    };
    if let Some(line) = take(academy, capitals) {
        let full =
            format!("{} {}", line_text(&line.cells, Column::Surname), line_text(&line.cells, Column::First));
        line.cells.insert(Column::Surname, Typed::Text(full));
        line.cells.remove(&Column::First);
    }
}

/// P01 for a head: it sets aside all rows of the school, here one.
fn head(academy: &mut Academy) {
    let alone = take(academy, plain).map(|line| line.cells.get(&Column::Uai).cloned().unwrap_or_default());
    let school =
        academy.content.schools.iter_mut().find(|school| school.cells.get(&Column::Uai) == alone.as_ref());
    if let Some(school) = school {
        for column in [Column::HeadCivility, Column::HeadSurname, Column::HeadFirst] {
            school.cells.remove(&column);
        }
    }
}

/// I01 twice, I02, I03, I06, I08.
fn numbers(academy: &mut Academy) {
    change(academy, free, Column::Imp, |_| Typed::text(words::TO_BE_SEEN));
    change(academy, free, Column::Imp, |_| Typed::Empty);
    change(academy, free, Column::Imp, |_| Typed::Number(0.3));
    change(academy, free, Column::Imp, |_| Typed::Number(1.5));
    change(academy, one, Column::Imp, |_| Typed::Number(1250.0));
    // 1/2 typed in a French Excel
    let half = |line: &TeacherLine| (imp(line) - 0.5).abs() < 0.1;
    change(academy, half, Column::Imp, |_| Typed::Date(jiff::civil::Date::constant(2027, 2, 1)));
}

/// D01 twice.
fn reliefs(academy: &mut Academy) {
    for relief in [Typed::Number(2.0), Typed::text(words::RELIEF_IN_WORDS)] {
        if let Some(line) = take(academy, one) {
            line.cells.insert(Column::ReliefTick, ticks::tick());
            line.cells.insert(Column::Relief, relief);
        }
    }
}

/// Rows that came in late: a closed school (U04), somebody twice (P04), a school with another one's code (U06).
fn strangers(academy: &mut Academy) {
    let mut newcomer = |uai: &str, school: &str| {
        let person = academy.people.next(&mut academy.random);
        let mut line = academy.content.teachers[0].clone();
        staff::identify(&mut line.cells, person);
        line.cells.insert(Column::Uai, Typed::text(uai));
        line.cells.insert(Column::SchoolName, Typed::text(school));
        line.cells.insert(Column::Imp, Typed::imp(Imp::quarters(4)));
        line.cells.remove(&Column::Shared);
        line
    };
    let closed = newcomer(schools::CLOSED, words::CLOSED);
    let antenne = newcomer(WANI, words::ALP);
    academy.content.teachers.push(closed);
    academy.content.teachers.push(antenne);
    let wani = academy.content.schools.iter().find(|line| line_text(&line.cells, Column::Uai) == WANI);
    if let Some(mut antenne) = wani.cloned() {
        let SchoolLine { cells } = &mut antenne;
        cells.insert(Column::SchoolName, Typed::text(words::ALP));
        cells.insert(Column::SchoolKind, Typed::text(words::ALP_KIND));
        cells.insert(Column::Envelope, Typed::imp(Imp::quarters(4)));
        academy.content.schools.push(antenne);
    }
    if let Some(line) = take(academy, |line| has(line, Column::Shared) && one(line)).cloned() {
        academy.content.teachers.push(line);
    }
}

/// The collège and the antenne of Houaïlou, one code for two in the national list.
const WANI: &str = "9830418M";

/// The row of totals that everybody adds, and an envelope that is not the sum of the others (B05).
fn total(academy: &mut Academy) {
    let sum: f64 = academy.content.teachers.iter().map(imp).sum();
    let cells = [(Column::Uai, Typed::text(words::TOTAL)), (Column::Imp, Typed::Number(sum))];
    academy.content.teachers.push(TeacherLine { cells: cells.into(), ..TeacherLine::default() });
    for setting in &mut academy.content.parameters {
        if setting.heading.title == titles::CEILING.title
            && let Typed::Number(ceiling) = &mut setting.value
        {
            *ceiling -= 3.0;
        }
    }
}

/// Without hours off.
fn free(line: &TeacherLine) -> bool {
    !has(line, Column::ReliefTick)
}

/// Alone in its school, without hours off: what happens to it happens to nobody else.
fn plain(line: &TeacherLine) -> bool {
    !has(line, Column::Shared) && free(line)
}

/// A full rate, without hours off.
fn one(line: &TeacherLine) -> bool {
    (imp(line) - 1.0).abs() < 0.1 && free(line)
}

/// Changes one cell of a row that will do.
fn change(
    academy: &mut Academy,
    will_do: impl Fn(&TeacherLine) -> bool,
    column: Column,
    change: impl Fn(&str) -> Typed,
) {
    if let Some(line) = take(academy, will_do) {
        let changed = change(&line_text(&line.cells, column));
        line.cells.insert(column, changed);
    }
}
