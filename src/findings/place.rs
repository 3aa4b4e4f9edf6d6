//! Where a value stands in the workbook: `Référents!D12`.

use std::fmt;
use std::sync::Arc;

/// A sheet, a row and perhaps a column, counted as Excel shows them.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// Name of the sheet.
    pub sheet: Arc<str>,
    /// Row, from 1.
    pub row: u32,
    /// Column, from 1 for A; nothing for the row as a whole.
    pub column: Option<u16>,
}

impl Place {
    /// A cell.
    pub fn cell(sheet: &Arc<str>, row: u32, column: u16) -> Self {
        Self { sheet: Arc::clone(sheet), row, column: Some(column) }
    }

    /// A row.
    pub fn row(sheet: &Arc<str>, row: u32) -> Self {
        Self { sheet: Arc::clone(sheet), row, column: None }
    }

    /// The same row, without the column.
    #[must_use]
    pub fn whole_row(&self) -> Self {
        Self { column: None, ..self.clone() }
    }

    /// The cell without its sheet: `D12`, or `12` for a row.
    pub fn within_sheet(&self) -> String {
        let letters = self.column.map(column_letters).unwrap_or_default();
        format!("{letters}{}", self.row)
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}!{}", self.sheet, self.within_sheet())
    }
}

/// `A` for 1, `AA` for 27.
pub fn column_letters(column: u16) -> String {
    let mut letters = Vec::new();
    let mut rest = column;
    while rest > 0 {
        rest -= 1;
        letters.push(char::from(b'A' + u8::try_from(rest % 26).unwrap_or(0)));
        rest /= 26;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_read_as_excel_shows_them() {
        let sheet: Arc<str> = "Feuil1".into();
        assert_eq!(Place::cell(&sheet, 12, 4).to_string(), "Feuil1!D12");
        assert_eq!(Place::row(&sheet, 12).to_string(), "Feuil1!12");
        for (column, letters) in [(1, "A"), (26, "Z"), (27, "AA"), (52, "AZ"), (703, "AAA"), (16384, "XFD")] {
            assert_eq!(column_letters(column), letters);
        }
    }
}
