//! Widths and heights of a sheet, in pixels: a note is as wide as its text wants, over whatever columns it lies.

use std::collections::BTreeMap;

use super::ruler::Ruler;
use super::xml::Tag;

/// Columns of a sheet, from zero.
const LAST_COLUMN: u32 = 16_383;
const LAST_ROW: u32 = 1_048_575;

/// A column's width and format, as far as they are told.
#[derive(Debug)]
struct Columns {
    last: u32,
    width: Option<u32>,
    style: Option<u32>,
}

/// Widths and heights of a sheet.
#[derive(Debug)]
pub(super) struct Grid {
    /// By the first of them; none is there twice.
    columns: BTreeMap<u32, Columns>,
    heights: BTreeMap<u32, u32>,
    width: u32,
    height: u32,
    /// Whether rows that are not there are hidden.
    hides_others: bool,
}

impl Default for Grid {
    fn default() -> Self {
        Self {
            columns: BTreeMap::new(),
            heights: BTreeMap::new(),
            width: 64,
            height: 20,
            hides_others: false,
        }
    }
}

fn decimal(tag: &Tag<'_>, local: &str) -> Option<f64> {
    tag.value(local)?.trim().parse().ok().filter(|number| (0.0..=10_000.0).contains(number))
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 100,000")]
fn whole(pixels: f64) -> u32 {
    pixels.round().clamp(0.0, 100_000.0) as u32
}

/// A width in digits, as Excel has them at 11 points: seven pixels each.
fn wide(width: f64) -> u32 {
    whole(width * 7.0)
}

/// A height in points.
fn high(height: f64) -> u32 {
    whole(height * 4.0 / 3.0)
}

impl Grid {
    /// What is usual in the sheet (`sheetFormatPr`).
    pub(super) fn usual(&mut self, tag: &Tag<'_>) {
        let base = decimal(tag, "baseColWidth").map(|digits| wide(digits) + 5);
        self.width = decimal(tag, "defaultColWidth").map(wide).or(base).unwrap_or(self.width);
        self.height = decimal(tag, "defaultRowHeight").map_or(self.height, high);
        self.hides_others = tag.truth("zeroHeight");
    }

    /// Some columns (`col`); those of which something was told before are left out: no program writes them twice.
    pub(super) fn column(&mut self, tag: &Tag<'_>) {
        let (Some(first), Some(last)) = (tag.number("min"), tag.number("max")) else { return };
        let is_told = self.columns.range(..=last).next_back().is_some_and(|(_, told)| told.last >= first);
        if is_told || last < first {
            return;
        }
        let width = if tag.truth("hidden") { Some(0) } else { decimal(tag, "width").map(wide) };
        self.columns.insert(first, Columns { last, width, style: tag.number("style") });
    }

    /// A row, if its height is not that of rows that are not there.
    pub(super) fn row(&mut self, number: u32, tag: &Tag<'_>) {
        if tag.truth("hidden") {
            self.heights.insert(number, 0);
        } else if let Some(height) = decimal(tag, "ht") {
            self.heights.insert(number, high(height));
        } else {
            self.new_row(number);
        }
    }

    /// A row that comes into being, or of which nothing is told: it is as high as usual.
    pub(super) fn new_row(&mut self, number: u32) {
        if self.hides_others {
            self.heights.insert(number, self.height);
        }
    }

    /// The format of a column, from 1, for cells that are not there.
    pub(super) fn style(&self, column: u16) -> Option<u32> {
        self.of(u32::from(column))?.style
    }

    fn of(&self, column: u32) -> Option<&Columns> {
        self.columns.range(..=column).next_back().map(|(_, told)| told).filter(|told| told.last >= column)
    }

    /// The measures of the sheet as it is now.
    pub(super) fn rulers(&self) -> Rulers {
        let columns = self.columns.iter().flat_map(|(&first, told)| {
            let width = told.width.unwrap_or(self.width);
            (first.max(1)..=told.last.min(LAST_COLUMN + 1)).map(move |column| (column - 1, width))
        });
        let others = if self.hides_others { 0 } else { self.height };
        let rows = self.heights.iter().filter(|(row, _)| **row > 0).map(|(row, height)| (row - 1, *height));
        Rulers {
            columns: Ruler::of(columns, self.width, LAST_COLUMN),
            rows: Ruler::of(rows, others, LAST_ROW),
        }
    }
}

/// What tells where notes stand.
#[derive(Debug)]
pub(super) struct Rulers {
    columns: Ruler,
    rows: Ruler,
}

impl Rulers {
    /// Where a note of this size stands beside a cell (both from 1), as the format wants it: column, pixels, row, pixels of the
    /// upper left corner and of the lower right one, from zero.
    pub(super) fn anchor(&self, (row, column): (u32, u16), (width, height): (u32, u32)) -> String {
        let (left, left_by) = self.columns.walk(u32::from(column), 15);
        let (right, right_by) = self.columns.walk(left, left_by.saturating_add(width));
        let above = if row > 1 { (row - 2, 10) } else { (0, 2) };
        let ((top, top_by), (bottom, bottom_by)) = self.rows.fit(above, height);
        format!("{left}, {left_by}, {top}, {top_by}, {right}, {right_by}, {bottom}, {bottom_by}")
    }
}

#[cfg(test)]
mod tests {
    use super::super::xml::Tree;
    use super::*;

    #[test]
    fn a_note_has_its_width_over_narrow_and_hidden_columns() {
        let mut grid = Grid::default();
        assert_eq!(grid.rulers().anchor((1, 1), (200, 100)), "1, 15, 0, 2, 4, 23, 5, 2");
        assert_eq!(grid.rulers().anchor((10, 1), (200, 100)), "1, 15, 8, 10, 4, 23, 13, 10");
        grid.columns.insert(2, Columns { last: 40, width: Some(20), style: Some(7) });
        grid.columns.insert(41, Columns { last: 41, width: Some(0), style: None });
        grid.heights.insert(10, 0);
        assert_eq!(grid.rulers().anchor((10, 1), (200, 100)), "1, 15, 8, 10, 11, 15, 14, 10");
        assert_eq!(grid.rulers().anchor((10, 40), (64, 0)), "41, 15, 8, 10, 42, 15, 8, 10");
        assert_eq!((grid.style(2), grid.style(41), grid.style(1)), (Some(7), None, None));
        assert_eq!(
            grid.rulers().anchor((1_048_576, 16_384), (200, 100)),
            "16383, 15, 1048571, 0, 16383, 215, 1048575, 20"
        );
    }

    /// What `add` makes of one tag.
    fn told(grid: &mut Grid, xml: &str, add: impl Fn(&mut Grid, &Tag<'_>)) {
        add(grid, &Tree::of(xml).unwrap().root().tag);
    }

    // #hidden-by-default
    #[test]
    fn a_note_stands_beside_a_row_that_is_shown_though_others_are_hidden() {
        let mut grid = Grid::default();
        told(&mut grid, "<sheetFormatPr defaultRowHeight=\"15\" zeroHeight=\"1\"/>", Grid::usual);
        for row in 1..=4 {
            told(&mut grid, "<row/>", |grid, tag| grid.row(row, tag));
        }
        told(&mut grid, "<row hidden=\"1\"/>", |grid, tag| grid.row(5, tag));
        told(&mut grid, "<row ht=\"30\"/>", |grid, tag| grid.row(6, tag));
        grid.new_row(9);
        // rows 7 and 8 are not there: hidden
        for (row, anchor) in [(1, "0, 2, 3, 2"), (5, "3, 10, 8, 10"), (9, "5, 0, 8, 20")] {
            let found = grid.rulers().anchor((row, 1), (30, 60));
            let mut places = found.split(", ");
            let rows: Vec<&str> = [2, 0, 2, 0].iter().filter_map(|skip| places.nth(*skip)).collect();
            assert_eq!(rows.join(", "), anchor, "row {row}");
        }
    }

    // #notes-over-many-columns: each note went through each column, and each column through all that is told of columns
    #[test]
    fn many_notes_stand_over_many_columns_and_rows() {
        let mut grid = Grid::default();
        told(&mut grid, "<sheetFormatPr zeroHeight=\"1\"/>", Grid::usual);
        for column in 1..=16_000 {
            let xml = format!("<col min=\"{column}\" max=\"{column}\" width=\"0\" style=\"{column}\"/>");
            told(&mut grid, &xml, Grid::column);
            // told again, over all columns
            told(&mut grid, "<col min=\"1\" max=\"16384\" width=\"9\"/>", Grid::column);
        }
        let rulers = grid.rulers();
        for row in 1..=200_000 {
            assert_eq!(rulers.anchor((row, 1), (64, 20)).split(", ").next(), Some("16000"));
        }
        assert!((1..=16_000).all(|column| grid.style(column) == Some(u32::from(column))));
        assert_eq!(grid.style(16_001), None);
    }
}
