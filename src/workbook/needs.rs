//! What a row of titles must have to be that of a table, and what may stand for it.

use super::book::Sheet;
use super::cell::Cell;
use super::columns::{Column, Kind};
use super::dictionary::Dictionary;
use super::table::Titled;
use super::titles::{self, Typed};
use crate::fr::names::{apart, titled};
use crate::fr::text::{clean, fold};

/// The columns that these titles lack. Surname and first name may stand in one column, by its title or by what is in it.
pub(super) fn lacking(
    dictionary: &Dictionary,
    kind: Kind,
    sheet: &Sheet,
    row: u32,
    typed: &[Typed],
) -> Vec<Column> {
    let named = |wanted: Column| {
        typed.iter().find(|typed| {
            let meaning = titles::by_content(dictionary, kind, sheet, row, typed);
            meaning.is_some_and(|meaning| meaning.column == wanted)
        })
    };
    absent(kind, sheet, row, |column| named(column).map(|typed| (typed.number, typed.text.as_str())))
}

/// The same of columns whose meanings are settled.
pub(super) fn lacking_of(kind: Kind, sheet: &Sheet, row: u32, columns: &[Titled]) -> Vec<Column> {
    let named = |wanted: Column| columns.iter().find(|titled| titled.meaning == Some(wanted));
    absent(kind, sheet, row, |column| named(column).map(|titled| (titled.number, titled.title.as_str())))
}

/// `named` gives number and title of a column.
fn absent<'t>(
    kind: Kind,
    sheet: &Sheet,
    row: u32,
    named: impl Fn(Column) -> Option<(u16, &'t str)>,
) -> Vec<Column> {
    let stands_in = |column: Column| match column {
        Column::First => {
            named(Column::Surname).is_some_and(|(number, title)| holds_whole_names(sheet, row, number, title))
        }
        _ => false,
    };
    let required = kind.required().iter().copied();
    required.filter(|&column| named(column).is_none() && !stands_in(column)).collect()
}

/// Whether a row of titles that may be a table of schools is one of teachers, who have their schools beside them. What a
/// table of schools calls "Nom" is no name of a teacher, whatever it looks like.
pub(super) fn is_of_teachers(dictionary: &Dictionary, sheet: &Sheet, row: u32, typed: &[Typed]) -> bool {
    let column = |kind: Kind, wanted: Column| {
        typed.iter().filter(move |typed| {
            titles::look(dictionary, kind, typed).is_some_and(|meaning| meaning.column == wanted)
        })
    };
    let names = || column(Kind::Teachers, Column::Surname).map(|typed| typed.number);
    let mut schools = column(Kind::Schools, Column::SchoolName).map(|typed| typed.number);
    let are_apart = column(Kind::Teachers, Column::First).next().is_some();
    lacking(dictionary, Kind::Teachers, sheet, row, typed).is_empty()
        && (are_apart || schools.any(|school| names().all(|name| name != school)))
}

/// Whether a column of surnames has the first names too: its title says so, or most of its cells do.
fn holds_whole_names(sheet: &Sheet, row: u32, number: u16, title: &str) -> bool {
    let cells = sheet.rows.range(row + 1..).filter_map(|(_, cells)| cells.get(&number));
    let texts: Vec<String> =
        cells.map(Cell::text).map(|text| clean(&text)).filter(|text| !text.is_empty()).collect();
    let says_so = fold(title).split(' ').any(|word| word.starts_with("prenom") || word == "complet");
    let several = |test: &dyn Fn(&str) -> bool| {
        let with = texts.iter().filter(|text| test(text)).count();
        with > 0 && with * 2 >= texts.len()
    };
    several(&|text| apart(titled(text).1).is_some())
        || says_so && several(&|text| titled(text).1.contains(' '))
}
