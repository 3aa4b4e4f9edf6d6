//! Whether cells lie in any of many ranges: asked from the top of a sheet to its bottom, so that each range is looked at
//! once. Ranges of conditional formats may overlap as they like.

use super::refs::{Cell, Corners};

/// Columns of a sheet.
const COLUMNS: usize = 16_384;

/// Ranges under way.
pub(super) struct Sweep {
    /// The last of them begins first.
    begin: Vec<Corners>,
    /// The last of them ends first.
    end: Vec<Corners>,
    /// How many ranges begin at a column, less those that ended before it: sums in a tree (Fenwick 1994).
    sums: Vec<i64>,
}

impl Sweep {
    pub(super) fn over(ranges: &[Corners]) -> Self {
        let is_one = |range: &&Corners| range.first.0 <= range.last.0 && range.first.1 <= range.last.1;
        let mut begin: Vec<Corners> = ranges.iter().filter(is_one).copied().collect();
        let mut end = begin.clone();
        begin.sort_by_key(|range| std::cmp::Reverse(range.first.0));
        end.sort_by_key(|range| std::cmp::Reverse(range.last.0));
        Self { begin, end, sums: vec![0; COLUMNS + 2] }
    }

    fn add(&mut self, range: Corners, one: i64) {
        for (column, one) in [(usize::from(range.first.1), one), (usize::from(range.last.1) + 1, -one)] {
            let mut at = column.max(1);
            while let Some(sum) = self.sums.get_mut(at) {
                *sum += one;
                at += at & at.wrapping_neg();
            }
        }
    }

    /// Whether a range holds a cell that stands no higher than the one asked before.
    pub(super) fn holds(&mut self, (row, column): Cell) -> bool {
        while let Some(range) = self.begin.pop_if(|range| range.first.0 <= row) {
            self.add(range, 1);
        }
        // each of them has begun: it ends no sooner
        while let Some(range) = self.end.pop_if(|range| range.last.0 < row) {
            self.add(range, -1);
        }
        let (mut at, mut sum) = (usize::from(column), 0);
        while at > 0 {
            sum += self.sums.get(at).copied().unwrap_or_default();
            at &= at - 1;
        }
        sum > 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sweep_finds_what_a_look_at_each_range_finds() {
        let mut seed = 7_u32;
        let mut dice = |sides: u32| {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (seed >> 8) % sides + 1
        };
        for _ in 0..200 {
            let count = dice(6);
            let mut cell = || (dice(9), u16::try_from(dice(9)).unwrap());
            let ranges: Vec<Corners> = (0..count).map(|_| Corners { first: cell(), last: cell() }).collect();
            let mut sweep = Sweep::over(&ranges);
            for row in 1..=10 {
                for column in 1..=10 {
                    let slow = ranges.iter().any(|range| range.holds((row, column)));
                    assert_eq!(sweep.holds((row, column)), slow, "{ranges:?} {row} {column}");
                }
            }
        }
        let mut sweep = Sweep::over(&[Corners { first: (1, 16_384), last: (1_048_576, 16_384) }]);
        assert!(!sweep.holds((1, 16_383)) && sweep.holds((1_048_576, 16_384)));
    }

    // #many-conditional-formats: each cell was held against each range
    #[test]
    fn many_cells_meet_many_ranges() {
        let range = |row: u32| Corners { first: (row, 2), last: (row + 50_000, 2) };
        let mut sweep = Sweep::over(&(1..=100_000).map(range).collect::<Vec<_>>());
        let held =
            |column: u16, sweep: &mut Sweep| (1..=200_000).filter(|row| sweep.holds((*row, column))).count();
        assert_eq!(held(2, &mut sweep), 150_000);
        let mut sweep = Sweep::over(&(1..=100_000).map(range).collect::<Vec<_>>());
        assert_eq!(held(3, &mut sweep), 0);
    }
}
