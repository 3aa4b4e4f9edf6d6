//! Picking rows of teachers so that no row has two peculiarities.

use std::collections::BTreeSet;

use super::random::Random;
use crate::kit::workbook::{TeacherLine, Typed};
use crate::workbook::Column;

/// The rows that are taken.
#[derive(Default)]
pub(super) struct Picker(BTreeSet<usize>);

impl Picker {
    /// A free row that will do, which is free no more.
    pub(super) fn take(
        &mut self,
        rows: &[TeacherLine],
        random: &mut Random,
        will_do: impl Fn(&TeacherLine) -> bool,
    ) -> Option<usize> {
        let free: Vec<usize> =
            (0..rows.len()).filter(|index| !self.0.contains(index) && will_do(&rows[*index])).collect();
        let index = *free.get(random.below(free.len()))?;
        self.0.insert(index);
        Some(index)
    }

    /// Takes a certain row, if it is free.
    pub(super) fn reserve(&mut self, index: usize) {
        self.0.insert(index);
    }
}

/// The number of IMP of a row, where it is a number.
pub(super) fn imp(line: &TeacherLine) -> f64 {
    match line.cells.get(&Column::Imp) {
        Some(Typed::Number(number)) => *number,
        _ => 0.0,
    }
}

/// Whether a row ticks a column.
pub(super) fn has(line: &TeacherLine, column: Column) -> bool {
    line.cells.get(&column).is_some_and(|typed| *typed != Typed::Empty)
}
