//! Names of cells and ranges: `D12`, `A1:F20`.

use std::fmt;

use crate::findings::column_letters;

/// Row and column, from 1.
pub(super) type Cell = (u32, u16);

/// The cell of a name.
pub(super) fn cell_of(name: &str) -> Option<Cell> {
    let name = name.trim().replace('$', "");
    let digits = name.find(|ch: char| ch.is_ascii_digit())?;
    let (letters, row) = name.split_at(digits);
    let mut column = 0_u32;
    for letter in letters.bytes() {
        let value = u32::from(letter.to_ascii_uppercase().checked_sub(b'A').filter(|value| *value < 26)?);
        column = column.checked_mul(26)?.checked_add(value + 1)?;
    }
    let column = u16::try_from(column).ok().filter(|column| (1..=16_384).contains(column))?;
    Some((row.parse().ok().filter(|row| (1..=1_048_576).contains(row))?, column))
}

/// The name of a cell.
pub(super) fn name_of((row, column): Cell) -> String {
    format!("{}{row}", column_letters(column))
}

/// A rectangle of cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Corners {
    pub(super) first: Cell,
    pub(super) last: Cell,
}

impl Corners {
    /// The rectangle of a range; that of a single cell is the cell.
    pub(super) fn of(range: &str) -> Option<Self> {
        let (first, last) = range.split_once(':').unwrap_or((range, range));
        Some(Self { first: cell_of(first)?, last: cell_of(last)? })
    }

    pub(super) fn holds(&self, (row, column): Cell) -> bool {
        (self.first.0..=self.last.0).contains(&row) && (self.first.1..=self.last.1).contains(&column)
    }

    /// Grows so that it holds a cell.
    pub(super) fn include(&mut self, (row, column): Cell) {
        self.first = (self.first.0.min(row), self.first.1.min(column));
        self.last = (self.last.0.max(row), self.last.1.max(column));
    }
}

impl fmt::Display for Corners {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", name_of(self.first))?;
        if self.first == self.last { Ok(()) } else { write!(f, ":{}", name_of(self.last)) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_and_written() {
        for (name, cell) in [
            ("A1", Some((1, 1))),
            ("$D$12", Some((12, 4))),
            ("XFD1048576", Some((1_048_576, 16_384))),
            ("aa3", Some((3, 27))),
            ("XFE1", None),
            ("A0", None),
            ("A1048577", None),
            ("12", None),
            ("D", None),
            ("é1", None),
            ("", None),
            ("AAAAAAAAAAAA1", None),
        ] {
            assert_eq!(cell_of(name), cell, "{name}");
        }
        for range in ["A1:F20", "B2"] {
            assert_eq!(Corners::of(range).unwrap().to_string(), range);
        }
        let mut corners = Corners::of("B2:C3").unwrap();
        corners.include((1, 9));
        assert_eq!(corners.to_string(), "B1:I3");
    }
}
