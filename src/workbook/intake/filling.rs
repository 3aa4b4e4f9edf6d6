//! Where every format puts its cells: what is counted here can't grow without bound.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::findings::Place;
use crate::workbook::book::{Cells, Sheet};
use crate::workbook::cell::{Cell, Value};
use crate::workbook::control::Control;
use crate::workbook::error::Trouble;
use crate::workbook::merges::{Across, Merge};

/// Last row and column read, from 1. Excel has more; no academy does.
pub(super) const MAX_ROW: u32 = 200_000;
const MAX_COLUMN: u32 = 2_000;
/// Most cells with something in them, over all sheets.
const MAX_CELLS: usize = 4_000_000;
/// Most bytes of text in them, over all sheets: one long text may be shared by millions of cells.
const MAX_TEXT: usize = 128 << 20;
/// Most sheets: each costs something, even without a cell.
const MAX_SHEETS: usize = 1_000;
/// Most controls, over all sheets.
const MAX_CONTROLS: usize = 20_000;

/// Most merged cells, over all sheets.
const MAX_MERGES: usize = 500_000;

/// What is left for all sheets of a workbook.
#[derive(Default)]
pub(super) struct Counts {
    cells: usize,
    text: usize,
    sheets: usize,
    controls: usize,
    merges: usize,
}

/// A sheet that is being filled.
pub(super) struct Filling<'c> {
    name: Arc<str>,
    rows: BTreeMap<u32, Cells>,
    hidden: BTreeSet<u32>,
    controls: Vec<Control>,
    merges: Vec<Merge>,
    across: Vec<Across>,
    widths: BTreeMap<u32, u32>,
    /// Marks beyond the last row or column, by row.
    far_away: BTreeMap<u32, u32>,
    counts: &'c mut Counts,
}

impl<'c> Filling<'c> {
    /// An empty sheet.
    pub(super) fn new(name: &str, counts: &'c mut Counts) -> Result<Self, Trouble> {
        counts.sheets += 1;
        if counts.sheets > MAX_SHEETS {
            return Err(Trouble::TooBig);
        }
        Ok(Self {
            name: name.into(),
            rows: BTreeMap::new(),
            hidden: BTreeSet::new(),
            controls: Vec::new(),
            merges: Vec::new(),
            across: Vec::new(),
            widths: BTreeMap::new(),
            far_away: BTreeMap::new(),
            counts,
        })
    }

    /// Puts a value at a row and a column, from 1; an empty text is nothing.
    pub(super) fn put(&mut self, row: u32, column: u32, value: Value) -> Result<(), Trouble> {
        if value == Value::Text(String::new()) {
            return Ok(());
        }
        let number = u16::try_from(column).ok().filter(|_| row <= MAX_ROW && column <= MAX_COLUMN);
        let Some(number) = number else {
            // a lone mark far away is litter; a row of several cells is data that must not get lost
            let there = self.far_away.entry(row).or_insert(0_u32);
            *there += 1;
            let is_data = *there >= 3 || self.far_away.len() > 1000;
            return if is_data { Err(Trouble::TooBig) } else { Ok(()) };
        };
        self.counts.cells += 1;
        if let Value::Text(text) = &value {
            self.counts.text += text.len();
        }
        if self.counts.cells > MAX_CELLS || self.counts.text > MAX_TEXT {
            return Err(Trouble::TooBig);
        }
        let place = Place::cell(&self.name, row, number);
        self.rows.entry(row).or_default().insert(number, Cell { value, place });
        Ok(())
    }

    /// Rows from one to another, both included, are not shown.
    pub(super) fn hide(&mut self, from: u32, to: u32) {
        self.hidden.extend(from..=to.min(MAX_ROW));
    }

    /// Cells are merged: rows and columns of the first and the last, from 1. What lies beyond what is read is no matter.
    pub(super) fn merge(&mut self, first: (u32, u32), last: (u32, u32)) -> Result<(), Trouble> {
        let (is_down, is_across) = (last.0 > first.0, last.1 > first.1);
        if !is_down && !is_across || first.0 > MAX_ROW || first.1 > MAX_COLUMN {
            return Ok(());
        }
        self.counts.merges += 1;
        if self.counts.merges > MAX_MERGES {
            return Err(Trouble::TooBig);
        }
        let right = u16::try_from(last.1.min(MAX_COLUMN)).unwrap_or(u16::MAX);
        if let Ok(column) = u16::try_from(first.1) {
            if is_down {
                self.merges.push((column, first.0, last.0));
            }
            if is_across {
                self.across.push((first.0, column, right));
            }
        }
        Ok(())
    }

    /// A control lies over the sheet.
    pub(super) fn control(&mut self, control: Control) -> Result<(), Trouble> {
        self.counts.controls += 1;
        if self.counts.controls > MAX_CONTROLS {
            return Err(Trouble::TooBig);
        }
        self.controls.push(control);
        Ok(())
    }

    /// A row of a text has so many cells, blank ones too.
    pub(super) fn width(&mut self, row: u32, cells: usize) {
        if row <= MAX_ROW {
            self.widths.insert(row, u32::try_from(cells).unwrap_or(u32::MAX));
        }
    }

    /// Its name.
    pub(super) fn name(&self) -> &Arc<str> {
        &self.name
    }

    /// The sheet, filled.
    pub(super) fn done(self, visible: bool) -> Sheet {
        let Self { name, rows, hidden: hidden_rows, mut controls, mut merges, mut across, widths, .. } = self;
        merges.sort_unstable();
        across.sort_unstable();
        controls.sort();
        controls.dedup();
        Sheet { name, visible, rows, hidden_rows, controls, merges, across, widths }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn put(cells: &[(u32, u32)]) -> Result<usize, Trouble> {
        let mut counts = Counts::default();
        let mut filling = Filling::new("S", &mut counts)?;
        for &(row, column) in cells {
            filling.put(row, column, Value::Bool(true))?;
        }
        Ok(filling.done(true).rows.values().map(BTreeMap::len).sum())
    }

    #[test]
    fn a_stray_mark_is_litter_and_a_row_of_them_is_data() {
        assert_eq!(put(&[(1, 1), (1_048_576, 16_384)]), Ok(1));
        assert_eq!(put(&[(1, 1), (1_048_576, 1), (1_048_576, 2)]), Ok(1));
        assert_eq!(put(&[(1_048_576, 1), (1_048_576, 2), (1_048_576, 3)]), Err(Trouble::TooBig));
        assert_eq!(
            put(&(0..1001).map(|row| (MAX_ROW + 1 + row, 1)).collect::<Vec<_>>()),
            Err(Trouble::TooBig)
        );
        assert_eq!(put(&[(u32::MAX, u32::MAX)]), Ok(0));
    }

    #[test]
    fn a_long_text_shared_by_many_cells_is_counted_each_time() {
        let mut counts = Counts::default();
        let mut filling = Filling::new("S", &mut counts).unwrap();
        let text = "x".repeat(1 << 20);
        let full = (1..=1000).find_map(|row| filling.put(row, 1, Value::Text(text.clone())).err());
        assert_eq!(full, Some(Trouble::TooBig));
        assert_eq!(filling.rows.len(), 128);
    }
}
