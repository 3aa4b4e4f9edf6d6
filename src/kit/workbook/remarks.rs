//! The sheet that says what was not carried over from an older workbook, or only as it stood.

use rust_xlsxwriter::Worksheet;

use super::carried::Remark;
use super::cells::lines;
use super::error::Error;
use super::looks::Looks;
use crate::fr::kit::workbook as words;
use crate::fr::typography::bind;

/// Widths of what became of it, place, person, sentence and value.
const WIDTHS: [u16; 5] = [18, 24, 34, 88, 44];

/// One line for each.
pub(super) fn write(remarks: &[Remark], looks: &Looks) -> Result<Worksheet, Error> {
    let mut sheet = Worksheet::new();
    for ((title, width), column) in words::REMARK_TITLES.into_iter().zip(WIDTHS).zip(0..) {
        sheet.set_column_width(column, width)?.write_string_with_format(0, column, title, &looks.title)?;
    }
    sheet.set_row_height(0, 24)?.set_freeze_panes(1, 0)?.set_repeat_rows(0, 0)?;
    let mut last = 0;
    for (remark, row) in remarks.iter().zip(1..) {
        let what = bind(&remark.what);
        let texts = [(&remark.who, WIDTHS[2]), (&what, WIDTHS[3] + 8), (&remark.typed, WIDTHS[4] + 4)];
        let height = texts.into_iter().map(|(text, width)| lines(text, width)).max().unwrap_or(1);
        sheet.set_row_height(row, height.min(20) * 15 + 3)?;
        sheet.write_string_with_format(row, 0, words::fate(remark.fate as u8), &looks.text)?;
        sheet.write_string_with_format(row, 1, &remark.place, &looks.text)?;
        sheet.write_string_with_format(row, 2, &remark.who, &looks.wrapped)?;
        sheet.write_string_with_format(row, 3, what, &looks.wrapped)?;
        sheet.write_string_with_format(row, 4, &remark.typed, &looks.wrapped)?;
        last = row;
    }
    sheet.autofilter(0, 0, last, 4)?;
    Ok(sheet)
}
