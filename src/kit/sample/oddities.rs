//! What real life holds and the product takes in its stride: other spellings, other marks, a few things to look at.

use super::picker::{has, imp};
use super::{Academy, DATE, schools};
use crate::fr::grammar::capital;
use crate::fr::kit::sample as words;
use crate::kit::workbook::{TeacherLine, Typed};
use crate::registry::Mission;
use crate::workbook::Column;

/// Adds them, each to rows of its own.
pub(super) fn add(academy: &mut Academy, missions: &[Mission]) {
    one_person_two_schools(academy);
    warnings(academy, missions);
    spellings(academy);
    marks(academy, missions);
}

/// The lycée of Pouembout has two codes, and one referent for both.
fn one_person_two_schools(academy: &mut Academy) {
    let teachers = &mut academy.content.teachers;
    let at = |code: &str, teachers: &[TeacherLine]| {
        teachers.iter().position(|line| line.cells.get(&Column::Uai) == Some(&Typed::text(code)))
    };
    let [first, second] = schools::ROCARD.map(|code| at(code, teachers));
    let (Some(first), Some(second)) = (first, second) else { return };
    for column in [Column::Civility, Column::Surname, Column::First, Column::TeacherMail, Column::Discipline]
    {
        let same = teachers[first].cells.get(&column).cloned().unwrap_or_default();
        teachers[second].cells.insert(column, same);
    }
    academy.picker.reserve(first);
    academy.picker.reserve(second);
}

/// Things worth a warning: U03, P02, M03, X03, SH02, C01.
fn warnings(academy: &mut Academy, missions: &[Mission]) {
    if let Some(line) = take(academy, |_| true) {
        let lower = super::line_text(&line.cells, Column::Uai).to_lowercase();
        line.cells.insert(Column::Uai, Typed::Text(lower));
    }
    if let Some(line) = take(academy, |_| true) {
        line.cells.remove(&Column::Civility);
    }
    if let Some(line) = take(academy, |line| line.ticks.len() > 10)
        && let Some(mission) = (0..missions.len()).rfind(|mission| !line.ticks.contains_key(mission))
    {
        line.ticks.insert(mission, Typed::text(words::UNKNOWN_MARK));
    }
    if let Some(line) = take(academy, |line| !has(line, Column::Shared)) {
        line.hidden = true;
    }
    if let Some(line) = take(academy, |line| has(line, Column::Shared) && imp(line) >= 1.0) {
        line.cells.remove(&Column::Shared);
    }
    // an address that is missing, where somebody is to get a letter
    let alone = take(academy, |line| !has(line, Column::Shared))
        .map(|line| line.cells.get(&Column::Uai).cloned().unwrap_or_default());
    let school =
        academy.content.schools.iter_mut().find(|school| school.cells.get(&Column::Uai) == alone.as_ref());
    if let Some(school) = school {
        school.cells.remove(&Column::HeadMail);
    }
}

/// Spellings that are understood without a word.
fn spellings(academy: &mut Academy) {
    if let Some(line) = take(academy, |line| (imp(line) - 0.5).abs() < 0.1 && has(line, Column::Shared)) {
        line.cells.insert(Column::Imp, Typed::text(words::HALF));
    }
    for turn in 0..5 {
        let Some(line) = take(academy, |line| !line.cells.contains_key(&Column::ReliefTick)) else { return };
        let surname = super::line_text(&line.cells, Column::Surname);
        let first = super::line_text(&line.cells, Column::First);
        let (surname, first) = match turn {
            0 => (surname.to_lowercase(), first.to_lowercase()),
            1 => (format!("{surname} "), format!(" {first}")),
            2 => (surname.replace('’', "'"), first.replace('-', " ")),
            3 => (surname, first.to_uppercase()),
            _ => (capital(&surname.to_lowercase()), first),
        };
        line.cells.insert(Column::Surname, Typed::Text(surname));
        line.cells.insert(Column::First, Typed::Text(first));
    }
    if let Some(line) = take(academy, |_| true)
        && let Ok(later) = DATE.checked_add(jiff::Span::new().days(14))
    {
        line.cells.insert(Column::RowDate, Typed::Date(later));
    }
}

/// Rows ticked with something else than `x`.
fn marks(academy: &mut Academy, missions: &[Mission]) {
    let mut kinds: Vec<Typed> = words::TICKS.into_iter().map(Typed::text).collect();
    kinds.extend([Typed::Number(1.0), Typed::Bool(true)]);
    for kind in kinds {
        let Some(line) = take(academy, |_| true) else { return };
        line.ticks.values_mut().for_each(|tick| *tick = kind.clone());
        if has(line, Column::Shared) {
            line.cells.insert(Column::Shared, kind.clone());
        }
        // whoever draws boxes draws the empty ones too
        if kind == Typed::text(words::TICKS[3]) {
            for mission in 0..missions.len() {
                line.ticks.entry(mission).or_insert(Typed::text(words::EMPTY_BOX));
            }
        }
        if kind == Typed::Bool(true) {
            for mission in 0..missions.len() {
                line.ticks.entry(mission).or_insert(Typed::Bool(false));
            }
        }
    }
}

/// A free row that will do.
pub(super) fn take(
    academy: &mut Academy,
    will_do: impl Fn(&TeacherLine) -> bool,
) -> Option<&mut TeacherLine> {
    let Academy { content, picker, random, .. } = academy;
    let index = picker.take(&content.teachers, random, will_do)?;
    content.teachers.get_mut(index)
}
