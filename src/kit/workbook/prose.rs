//! The sheets that are read from top to bottom: instructions and parameters.

use rust_xlsxwriter::{DataValidation, Format, Worksheet};

use super::carried::{Carried, Novelty};
use super::cells::{lines, put};
use super::content::Setting;
use super::error::Error;
use super::lists::Lists;
use super::looks::{DOUBT, Looks, NOVEL, doubt};
use crate::fr::columns::{self as titles, Heading};
use crate::fr::kit::workbook as words;
use crate::fr::typography::bind;

/// How to fill the workbook, and where what is in it already comes from.
pub(super) fn read_me(carried: &Carried, looks: &Looks) -> Result<Worksheet, Error> {
    let mut sheet = Worksheet::new();
    sheet.set_screen_gridlines(false);
    sheet.set_column_width(0, 4)?.set_column_width(1, 22)?.set_column_width(2, 96)?;
    sheet.set_row_height(0, 34)?.write_string_with_format(0, 0, words::READ_ME_TITLE, &looks.heading)?;
    for ((point, text), row) in words::READ_ME.into_iter().zip(1..) {
        let text = bind(text);
        sheet.write_number_with_format(row, 0, row, &looks.rank)?;
        sheet.write_string_with_format(row, 1, point, &looks.point)?;
        sheet.set_row_height(row, lines(&text, 108) * 15 + 8)?;
        sheet.write_string_with_format(row, 2, text, &looks.prose)?;
    }
    explain(&mut sheet, carried, looks)?;
    Ok(sheet)
}

/// What was carried over from an older workbook, and what the colours mean that are there.
fn explain(sheet: &mut Worksheet, carried: &Carried, looks: &Looks) -> Result<(), Error> {
    let has = |is: fn(&Novelty) -> bool| carried.novelties.values().any(is);
    let doubts = !carried.schools.doubts.is_empty() || !carried.teachers.doubts.is_empty();
    let asked = carried.teachers.extras.iter().any(|extra| extra.is_new);
    let mut points: Vec<(Format, &str, String)> = Vec::new();
    if let Some(from) = &carried.from {
        let (point, text) = words::carried_from(from, !carried.remarks.is_empty());
        points.push((looks.point.clone(), point, text));
    }
    let coloured = |colour| looks.point.clone().set_background_color(colour);
    for (is_there, format, (point, text)) in [
        (has(|novelty| *novelty == Novelty::New) || asked, coloured(NOVEL), words::COLOUR_NEW),
        (has(|novelty| *novelty != Novelty::New), coloured(DOUBT), words::COLOUR_REWORDED),
        (doubts, doubt(&looks.point), words::COLOUR_DOUBT),
    ] {
        if is_there {
            points.push((format, point, text.to_owned()));
        }
    }
    let first = u32::try_from(words::READ_ME.len()).unwrap_or(0) + 2;
    for ((format, point, text), row) in points.into_iter().zip(first..) {
        let text = bind(&text);
        sheet.write_string_with_format(row, 1, point, &format)?;
        sheet.set_row_height(row, lines(&text, 108) * 15 + 8)?;
        sheet.write_string_with_format(row, 2, text, &looks.prose)?;
    }
    Ok(())
}

/// Names in column A, values in B, explanations in C.
pub(super) fn parameters(settings: &[Setting], looks: &Looks) -> Result<Worksheet, Error> {
    let mut sheet = Worksheet::new();
    sheet.set_column_width(0, 38)?.set_column_width(1, 40)?.set_column_width(2, 84)?;
    for (title, column) in words::PARAMETER_TITLES.into_iter().zip(0..) {
        sheet.write_string_with_format(0, column, title, &looks.title)?;
    }
    sheet.set_row_height(0, 24)?.set_freeze_panes(1, 0)?.set_repeat_rows(0, 0)?;
    for (setting, row) in settings.iter().zip(1..) {
        let help = bind(setting.heading.help);
        sheet.set_row_height(row, lines(&help, 96) * 15 + 6)?;
        sheet.write_string_with_format(row, 0, setting.heading.title, &looks.name)?;
        put(&mut sheet, (row, 1), &setting.value, value_format(setting, looks))?;
        sheet.write_string_with_format(row, 2, help, &looks.quiet)?;
        if setting.heading.title == titles::RELIEF_COUNTS.title {
            sheet.add_data_validation(row, 1, row, 1, &Lists::yes_or_no())?;
        } else if setting.heading.title == titles::PERIMETER.title {
            sheet.add_data_validation(
                row,
                1,
                row,
                1,
                &DataValidation::new().allow_list_strings(&titles::PERIMETERS)?,
            )?;
        }
    }
    Ok(sheet)
}

fn value_format<'l>(setting: &Setting, looks: &'l Looks) -> &'l Format {
    let is = |heading: &Heading| setting.heading.title == heading.title;
    if is(&titles::LETTER_DATE) {
        &looks.value_date
    } else if is(&titles::IMP_VALUE) || is(&titles::PARITY) {
        &looks.value_amount
    } else {
        &looks.value
    }
}
