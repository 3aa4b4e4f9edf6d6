//! The rows set aside, on the overview: nobody is lost, and what the totals lack is in sight.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::facts::Facts;
use super::look::{self, Look, Style};
use super::overview::{LAST, put_block};
use super::put;
use crate::fr::summary::overview as words;

/// Columns: place, name (over two), code, IMP, errors (over the rest).
const NAME: u16 = 1;
const UAI: u16 = 3;
const IMP: u16 = 4;
const ERRORS: u16 = 5;
/// Width of the last column.
const WIDTH: f64 = 76.0;

/// Writes the list; its first and last row. Nothing when nobody is set aside.
pub(super) fn put(
    sheet: &mut Worksheet,
    top: u32,
    facts: &Facts<'_>,
    look: &Look,
) -> Result<Option<(u32, u32)>, XlsxError> {
    if facts.aside.is_empty() {
        return Ok(None);
    }
    put_block(sheet, top, 0, LAST, words::ASIDE)?;
    for (first, last) in [(NAME, UAI - 1), (ERRORS, LAST)] {
        sheet.merge_range(top + 1, first, top + 1, last, "", &look::header())?;
    }
    for (column, title) in [0, NAME, UAI, IMP, ERRORS].into_iter().zip(words::ASIDE_COLUMNS) {
        put::text(sheet, (top + 1, column), title, &look::header())?;
    }
    let first = top + 2;
    let mut last = first;
    for (row, aside) in (first..).zip(&facts.aside) {
        let text = look.cell(Style::Text);
        put::text(sheet, (row, 0), &aside.place.to_string(), &text)?;
        put::text(sheet, (row, NAME), aside.name, &text)?;
        put::text(sheet, (row, NAME + 1), "", &text)?;
        put::text(sheet, (row, UAI), aside.uai, &text)?;
        match aside.imp {
            Some(imp) => put::number(sheet, (row, IMP), imp.as_number(), &look.cell(Style::Imp))?,
            None => put::text(sheet, (row, IMP), "", &text)?,
        }
        let wrapped = look.cell(Style::Wrapped);
        sheet.merge_range(row, ERRORS, row, LAST, "", &wrapped)?;
        put::text(sheet, (row, ERRORS), &aside.errors, &wrapped)?;
        // merged cells never grow by themselves
        sheet.set_row_height(row, look::height(look::lines(&aside.errors, WIDTH)))?;
        last = row;
    }
    Ok(Some((first, last)))
}
