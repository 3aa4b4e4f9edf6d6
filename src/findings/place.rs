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

/// Row and column of a name, within what Excel has: `D12`, `$D$12`.
pub fn cell_named(name: &str) -> Option<(u32, u16)> {
    let name = name.trim().replace('$', "");
    let digits = name.find(|ch: char| ch.is_ascii_digit())?;
    let (letters, row) = name.split_at(digits);
    if !row.bytes().all(|digit| digit.is_ascii_digit()) {
        return None;
    }
    let mut column = 0_u32;
    for letter in letters.bytes() {
        let value = u32::from(letter.to_ascii_uppercase().checked_sub(b'A').filter(|value| *value < 26)?);
        column = column.checked_mul(26)?.checked_add(value + 1)?;
    }
    let column = u16::try_from(column).ok().filter(|column| (1..=16_384).contains(column))?;
    Some((row.parse().ok().filter(|row| (1..=1_048_576).contains(row))?, column))
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

    #[test]
    fn names_of_cells_are_read() {
        for (name, cell) in [
            ("A1", Some((1, 1))),
            ("$D$12", Some((12, 4))),
            ("xfd1048576", Some((1_048_576, 16_384))),
            ("aa3", Some((3, 27))),
            ("XFE1", None),
            ("A0", None),
            ("A1048577", None),
            ("D99999999999", None),
            ("D1+2", None),
            ("12", None),
            ("D", None),
            ("é1", None),
            ("", None),
            ("AAAAAAAAAAAA1", None),
        ] {
            assert_eq!(cell_named(name), cell, "{name}");
        }
    }
}
