//! Ranges of cells: `A1:F20`.

use std::fmt;

use crate::findings::{cell_named, column_letters};

/// Row and column, from 1.
pub(super) type Cell = (u32, u16);

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
        Some(Self { first: cell_named(first)?, last: cell_named(last)? })
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
    fn ranges_are_read_and_written() {
        for range in ["A1:F20", "B2"] {
            assert_eq!(Corners::of(range).unwrap().to_string(), range);
        }
        let mut corners = Corners::of("B2:C3").unwrap();
        corners.include((1, 9));
        assert_eq!(corners.to_string(), "B1:I3");
    }
}
