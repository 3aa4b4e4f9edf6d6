//! Single cells: values as typed, titles, bubbles, widths and formats by column.

use std::collections::BTreeMap;

use rust_xlsxwriter::{ExcelDateTime, Format, Note, Worksheet};

use super::content::Typed;
use super::error::Error;
use super::looks::{DATE, Looks};
use crate::fr::typography::bind;
use crate::registry::Mission;
use crate::workbook::Column;

/// Longest title of a mission in its column; the bubble has the whole text.
const TITLE: usize = 96;
/// Letters on a line of a bubble.
const NOTE: u16 = 38;

/// Writes a cell; an empty one keeps its lines.
pub(super) fn put(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    typed: &Typed,
    format: &Format,
) -> Result<(), Error> {
    match typed {
        Typed::Empty => sheet.write_blank(row, column, format)?,
        Typed::Text(text) => sheet.write_string_with_format(row, column, text, format)?,
        Typed::Number(number) => sheet.write_number_with_format(row, column, *number, format)?,
        Typed::Bool(truth) => sheet.write_boolean_with_format(row, column, *truth, format)?,
        Typed::Date(date) => {
            let format = format.clone().set_num_format(DATE);
            sheet.write_datetime_with_format(row, column, excel_date(*date)?, &format)?
        }
    };
    Ok(())
}

/// A date as Excel keeps it.
pub(super) fn excel_date(date: jiff::civil::Date) -> Result<ExcelDateTime, Error> {
    let year = date.year().unsigned_abs();
    Ok(ExcelDateTime::from_ymd(year, date.month().unsigned_abs(), date.day().unsigned_abs())?)
}

/// `1a-1 · Impulser et accompagner l’équipe éducative dans …`: as much as its column shows.
pub(super) fn mission_title(mission: &Mission) -> String {
    let mut shown = String::new();
    for word in mission.label().split_inclusive(' ') {
        if shown.chars().count() + word.chars().count() > TITLE {
            shown.push('…');
            break;
        }
        shown.push_str(word);
    }
    format!("{} · {shown}", mission.code)
}

/// A bubble, high enough for its text.
pub(super) fn note(text: &str) -> Note {
    let text = bind(text);
    let lines: u16 = text.split('\n').map(|line| lines(line, NOTE)).sum();
    Note::new(text).add_author_prefix(false).set_width(250).set_height(u32::from(lines) * 17 + 20)
}

/// How many lines a text takes in a column of so many letters.
pub(super) fn lines(text: &str, width: u16) -> u16 {
    let letters = u16::try_from(text.chars().count()).unwrap_or(u16::MAX);
    letters.div_ceil(width).max(1)
}

/// Width of a column, in letters.
pub(super) fn width(column: Column) -> u16 {
    match column {
        Column::SchoolName | Column::HeadMail | Column::TeacherMail | Column::Called => 42,
        Column::Project1 | Column::Project2 | Column::Project3 => 36,
        Column::Remark => 28,
        Column::SchoolKind | Column::Discipline => 34,
        Column::HeadSurname | Column::Surname => 20,
        Column::HeadFirst | Column::First | Column::Province | Column::Commune | Column::HeadFunction => 15,
        Column::Sector | Column::Parent | Column::Uai | Column::RowDate => 12,
        Column::HeadCivility => 14,
        Column::Civility
        | Column::Envelope
        | Column::ReliefTick
        | Column::Relief
        | Column::ReliefHours
        | Column::Shared => 10,
        Column::Imp | Column::Active => 7,
    }
}

/// Height of a row whose longest texts take several lines; nothing for a row of one line.
pub(super) fn height(cells: &BTreeMap<Column, Typed>) -> Option<u16> {
    let tallest = WRAPPED.into_iter().filter_map(|column| match cells.get(&column) {
        // a line of proportional type holds a few letters more than the width says
        Some(Typed::Text(text)) => Some(lines(text, width(column) + 4)),
        _ => None,
    });
    tallest.max().filter(|lines| *lines > 1).map(|lines| lines.min(20) * 15)
}

/// Columns of free text.
const WRAPPED: [Column; 4] = [Column::Project1, Column::Project2, Column::Project3, Column::Remark];

/// How a column's cells look.
pub(super) fn shape(column: Column, looks: &Looks) -> &Format {
    match column {
        Column::Imp
        | Column::Relief
        | Column::ReliefHours
        | Column::ReliefTick
        | Column::Shared
        | Column::Envelope
        | Column::Active
        | Column::Civility
        | Column::HeadCivility => &looks.centred,
        Column::RowDate => &looks.date,
        column if WRAPPED.contains(&column) => &looks.wrapped,
        _ => &looks.text,
    }
}
