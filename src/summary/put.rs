//! Cells: texts that stay texts, numbers, formulas with their result.

use rust_xlsxwriter::{Format, Formula, Worksheet, XlsxError};

/// Longest text of a cell that we write, in UTF-16 units; Excel's own limit is 32,767.
const LONGEST: usize = 32_000;

/// The result of a formula.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Value {
    Number(f64),
    Text(&'static str),
}

impl Value {
    /// A count.
    pub(super) fn count(number: usize) -> Self {
        Self::Number(count(number))
    }

    /// As the file holds it.
    pub(super) fn shown(&self) -> String {
        match self {
            // never "-0"
            Self::Number(number) => (number + 0.0).to_string(),
            Self::Text(text) => (*text).to_owned(),
        }
    }
}

/// A count as a cell holds it.
pub(super) fn count(number: usize) -> f64 {
    u32::try_from(number).map_or(f64::INFINITY, f64::from)
}

/// An amount of whole units as a cell holds it.
pub(super) fn whole(amount: u64) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "far below 2^53")]
    let whole = amount as f64;
    whole
}

/// Cents as a cell holds euros.
pub(super) fn euros(cents: u64) -> f64 {
    whole(cents) / 100.0
}

/// A difference in quarters as a cell holds it.
pub(super) fn gap(quarters: i64) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "far below 2^53")]
    let quarters = quarters as f64;
    quarters / 4.0
}

/// Writes a text, whatever it begins with. A text longer than a cell is cut, with a mark.
pub(super) fn text(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    text: &str,
    format: &Format,
) -> Result<(), XlsxError> {
    if text.is_empty() {
        sheet.write_blank(row, column, format)?;
        return Ok(());
    }
    let mut units = 0;
    let end = text.char_indices().find(|(_, ch)| {
        units += ch.len_utf16();
        units > LONGEST
    });
    match end {
        Some((end, _)) => {
            sheet.write_string_with_format(row, column, format!("{}…", &text[..end]), format)?
        }
        None => sheet.write_string_with_format(row, column, text, format)?,
    };
    Ok(())
}

/// Writes a number.
pub(super) fn number(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    number: f64,
    format: &Format,
) -> Result<(), XlsxError> {
    sheet.write_number_with_format(row, column, number, format)?;
    Ok(())
}

/// Writes a formula with its result, for every viewer that does not compute.
pub(super) fn formula(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    formula: &str,
    result: &Value,
    format: &Format,
) -> Result<(), XlsxError> {
    let formula = Formula::new(formula).set_result(result.shown());
    sheet.write_formula_with_format(row, column, formula, format)?;
    Ok(())
}

/// A column of a table, in a formula: `Referents[IMP]`.
pub(super) fn all(table: &str, column: &str) -> String {
    format!("{table}[{column}]")
}

/// The cell of this row: the long form, which the file format wants.
pub(super) fn this(table: &str, column: &str) -> String {
    format!("{table}[[#This Row],[{column}]]")
}

/// The address of a cell within its sheet, counted from zero: `B5`.
pub(super) fn at(row: u32, column: u16) -> String {
    format!("{}{}", crate::findings::column_letters(column + 1), row + 1)
}

/// A range within its sheet: `B5:B9`.
pub(super) fn range(first: (u32, u16), last: (u32, u16)) -> String {
    format!("{}:{}", at(first.0, first.1), at(last.0, last.1))
}

/// The address of a cell with its sheet, fixed: what a defined name stands for.
pub(super) fn fixed(sheet: &str, first: (u32, u16), last: (u32, u16)) -> String {
    let cell =
        |(row, column): (u32, u16)| format!("${}${}", crate::findings::column_letters(column + 1), row + 1);
    if first == last {
        format!("='{sheet}'!{}", cell(first))
    } else {
        format!("='{sheet}'!{}:{}", cell(first), cell(last))
    }
}
