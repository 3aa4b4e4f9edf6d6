//! The sheet of missions: a picture of the template, for whoever fills the workbook.

use rust_xlsxwriter::Worksheet;

use super::bands::section_title;
use super::cells::{lines, note};
use super::error::Error;
use super::looks::Looks;
use crate::fr::columns as titles;
use crate::fr::kit::workbook as words;
use crate::registry::Mission;

/// Widths of code, section and text.
const WIDTHS: [u16; 3] = [9, 48, 100];
/// Letters on a line of section and of text: proportional type takes more than the width says.
const LETTERS: [u16; 2] = [52, 112];

/// Code, section, text.
pub(super) fn write(missions: &[Mission], looks: &Looks) -> Result<Worksheet, Error> {
    let mut sheet = Worksheet::new();
    let columns = [titles::MISSION_CODE, titles::MISSION_SECTION, titles::MISSION_TEXT];
    for ((title, width), column) in columns.into_iter().zip(WIDTHS).zip(0..) {
        sheet.set_column_width(column, width)?.write_string_with_format(0, column, title, &looks.title)?;
    }
    sheet.insert_note(0, 0, &note(words::MISSIONS_HELP))?;
    sheet.set_row_height(0, 24)?.set_freeze_panes(1, 0)?.set_repeat_rows(0, 0)?;
    let mut last = 0;
    for (mission, row) in missions.iter().zip(1..) {
        let chapter = mission.headings.first().cloned().unwrap_or_default();
        let section = match section_title(mission) {
            section if section.is_empty() => words::heading(&mission.code.chapter().to_string(), &chapter),
            section => section,
        };
        let text = mission.label();
        let height = lines(text, LETTERS[1]).max(lines(&section, LETTERS[0])) * 15 + 3;
        sheet.set_row_height(row, height)?;
        sheet.write_string_with_format(row, 0, mission.code.to_string(), &looks.centred)?;
        sheet.write_string_with_format(row, 1, section, &looks.quiet)?;
        sheet.write_string_with_format(row, 2, text, &looks.wrapped)?;
        last = row;
    }
    sheet.autofilter(0, 0, last, 2)?;
    Ok(sheet)
}
