//! Conditional formats: a rule of the user's that colours a marked cell would hide our fill, so the mark becomes a rule too,
//! before all others (ECMA-376 part 1, 18.3.1.10 and 18.3.1.18).

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::ops::Range;

use super::refs::{Cell, Corners, name_of};
use super::sweep::Sweep;
use super::xml::{Edits, Tag};

/// Most cells that one rule names.
const MOST: usize = 200;

/// The conditional formats of a sheet.
#[derive(Debug, Default)]
pub(super) struct Rules {
    /// Where the first stands.
    first: Option<usize>,
    ranges: Vec<Corners>,
    /// The rank of each rule, and where it is written.
    ranks: Vec<(Range<usize>, u32)>,
}

impl Rules {
    /// Cells with rules (`conditionalFormatting`).
    pub(super) fn area(&mut self, tag: &Tag<'_>) {
        self.first.get_or_insert(tag.range.start);
        let ranges = tag.value("sqref").unwrap_or_default();
        self.ranges.extend(ranges.split_whitespace().filter_map(Corners::of));
    }

    /// A rule (`cfRule`), of whatever version of Excel.
    pub(super) fn rule(&mut self, tag: &Tag<'_>) {
        self.ranks.extend(tag.span("priority").zip(tag.number("priority")));
    }

    /// What tells of cells, from the top of the sheet to its bottom, whether rules may colour them.
    pub(super) fn concern(&self) -> Sweep {
        Sweep::over(&self.ranges)
    }

    /// Puts rules before all others: cells by the number of the format that they get.
    pub(super) fn put_first(&self, prefix: &str, cells: &BTreeMap<usize, Vec<Cell>>, edits: &mut Edits) {
        let Some(first) = self.first else { return };
        let mut rules = String::new();
        let mut rank = 0;
        for (format, cells) in cells {
            for cells in cells.chunks(MOST) {
                rank += 1;
                let names: Vec<String> = cells.iter().copied().map(name_of).collect();
                let _ = write!(
                    rules,
                    "<{prefix}conditionalFormatting sqref=\"{}\"><{prefix}cfRule type=\"expression\" dxfId=\"{format}\" \
                     priority=\"{rank}\"><{prefix}formula>TRUE</{prefix}formula></{prefix}cfRule></{prefix}conditionalFormatting>",
                    names.join(" ")
                );
            }
        }
        if rank == 0 {
            return;
        }
        edits.insert(first, rules);
        for (span, number) in &self.ranks {
            edits.replace(span.clone(), number.saturating_add(rank).to_string());
        }
    }
}
