//! Widths and heights of a sheet, in pixels: a note is as wide as its text wants, over whatever columns it lies.

use std::collections::BTreeMap;

use super::xml::Tag;

/// Columns of a sheet, from zero.
const LAST_COLUMN: u32 = 16_383;
const LAST_ROW: u32 = 1_048_575;

/// A column's width and format, as far as they are told.
#[derive(Debug)]
struct Columns {
    first: u32,
    last: u32,
    width: Option<u32>,
    style: Option<u32>,
}

/// Widths and heights of a sheet.
#[derive(Debug)]
pub(super) struct Grid {
    columns: Vec<Columns>,
    heights: BTreeMap<u32, u32>,
    width: u32,
    height: u32,
}

impl Default for Grid {
    fn default() -> Self {
        Self { columns: Vec::new(), heights: BTreeMap::new(), width: 64, height: 20 }
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
        if tag.truth("zeroHeight") {
            self.height = 0;
        }
    }

    /// Some columns (`col`).
    pub(super) fn column(&mut self, tag: &Tag<'_>) {
        let (Some(first), Some(last)) = (tag.number("min"), tag.number("max")) else { return };
        let width = if tag.truth("hidden") { Some(0) } else { decimal(tag, "width").map(wide) };
        self.columns.push(Columns { first, last, width, style: tag.number("style") });
    }

    /// A row, if its height is not the usual one.
    pub(super) fn row(&mut self, number: u32, tag: &Tag<'_>) {
        if tag.truth("hidden") {
            self.heights.insert(number, 0);
        } else if let Some(height) = decimal(tag, "ht") {
            self.heights.insert(number, high(height));
        }
    }

    /// The format of a column, from 1, for cells that are not there.
    pub(super) fn style(&self, column: u16) -> Option<u32> {
        self.of(u32::from(column))?.style
    }

    fn of(&self, column: u32) -> Option<&Columns> {
        self.columns.iter().find(|columns| (columns.first..=columns.last).contains(&column))
    }

    /// Where a note of this size stands beside a cell (both from 1), as the format wants it: column, pixels, row, pixels of the
    /// upper left corner and of the lower right one, from zero.
    pub(super) fn anchor(&self, (row, column): (u32, u16), (width, height): (u32, u32)) -> String {
        let wide = |column: u32| self.of(column + 1).and_then(|it| it.width).unwrap_or(self.width);
        let high = |row: u32| self.heights.get(&(row + 1)).copied().unwrap_or(self.height);
        let (left, left_by) = walk(u32::from(column), 15, LAST_COLUMN, wide);
        let (right, right_by) = walk(left, left_by + width, LAST_COLUMN, wide);
        let above = if row > 1 { (row - 2, 10) } else { (0, 2) };
        let (top, top_by) = walk(above.0, above.1, LAST_ROW, high);
        let (bottom, bottom_by) = walk(top, top_by + height, LAST_ROW, high);
        format!("{left}, {left_by}, {top}, {top_by}, {right}, {right_by}, {bottom}, {bottom_by}")
    }
}

/// So many pixels on from the beginning of a column or row.
fn walk(from: u32, mut pixels: u32, last: u32, size: impl Fn(u32) -> u32) -> (u32, u32) {
    let mut at = from.min(last);
    while at < last && pixels >= size(at) {
        pixels -= size(at);
        at += 1;
    }
    (at, pixels)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_has_its_width_over_narrow_and_hidden_columns() {
        let mut grid = Grid::default();
        assert_eq!(grid.anchor((1, 1), (200, 100)), "1, 15, 0, 2, 4, 23, 5, 2");
        assert_eq!(grid.anchor((10, 1), (200, 100)), "1, 15, 8, 10, 4, 23, 13, 10");
        grid.columns.push(Columns { first: 2, last: 40, width: Some(20), style: Some(7) });
        grid.columns.push(Columns { first: 41, last: 41, width: Some(0), style: None });
        grid.heights.insert(10, 0);
        assert_eq!(grid.anchor((10, 1), (200, 100)), "1, 15, 8, 10, 11, 15, 14, 10");
        assert_eq!(grid.anchor((10, 40), (64, 0)), "41, 15, 8, 10, 42, 15, 8, 10");
        assert_eq!((grid.style(2), grid.style(41), grid.style(1)), (Some(7), None, None));
        assert!(
            grid.anchor((1_048_576, 16_384), (200, 100)).starts_with("16383, 15, 1048574, 10, 16383, 215")
        );
    }
}
