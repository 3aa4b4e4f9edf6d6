//! Merged cells: all but the first of them are out of sight, and so would a mark be.

use std::collections::BTreeMap;

use super::refs::{Cell, Corners};
use super::sheet::Marks;

/// The marks where they can be seen.
pub(super) fn in_sight(xml: &str, marks: &Marks) -> Marks {
    let mut merged = merged(xml);
    if merged.is_empty() {
        return marks.clone();
    }
    // from the top of the sheet to its bottom, by the column where they begin: merged ranges never overlap, and where they do
    // nevertheless, nobody knows which cell is in sight
    merged.sort_by_key(|corners| std::cmp::Reverse(corners.first.0));
    let mut here: BTreeMap<u16, Corners> = BTreeMap::new();
    let mut moved: Marks = BTreeMap::new();
    for (&row, columns) in marks {
        while let Some(corners) = merged.pop_if(|corners| corners.first.0 <= row) {
            here.insert(corners.first.1, corners);
        }
        for (&column, told) in columns {
            let around = around(&mut here, (row, column));
            let (row, column) = around.map_or((row, column), |corners| corners.first);
            moved.entry(row).or_default().entry(column).or_default().extend(told);
        }
    }
    moved
}

/// The range around a cell; those that have ended before it are forgotten.
fn around(here: &mut BTreeMap<u16, Corners>, cell: Cell) -> Option<Corners> {
    while let Some((&first, &corners)) = here.range(..=cell.1).next_back() {
        if corners.last.0 >= cell.0 {
            return Some(corners).filter(|corners| corners.holds(cell));
        }
        here.remove(&first);
    }
    None
}

/// The merged ranges. They stand behind the cells, and must be known before: so they are looked up by their name.
fn merged(xml: &str) -> Vec<Corners> {
    let tail = xml.rfind("sheetData").map_or("", |at| &xml[at..]);
    // each piece ends where the next name stands: none is looked at twice
    tail.split("mergeCell ")
        .skip(1)
        .filter_map(|piece| {
            let tag = piece.split('>').next()?;
            let value = tag.split("ref=").nth(1)?;
            let quote = value.chars().next().filter(|ch| matches!(ch, '"' | '\''))?;
            Corners::of(value[1..].split(quote).next()?)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn marks_go_to_the_first_of_merged_cells() {
        let xml = "<sheetData>mergeCell ref=\"A1:Z99\"</sheetData><mergeCells><mergeCell ref=\"B2:C3\"/>\
                   <x:mergeCell ref='E5:E6' /></mergeCells>";
        let marks = |cells: &[(u32, u16)]| {
            let mut marks = Marks::new();
            for &(row, column) in cells {
                marks.entry(row).or_default().entry(column).or_insert_with(|| BTreeSet::from([0]));
            }
            marks
        };
        assert_eq!(
            in_sight(xml, &marks(&[(3, 3), (6, 5), (2, 2), (9, 9), (3, 0)])),
            marks(&[(2, 2), (5, 5), (9, 9), (3, 0)])
        );
    }

    // #many-merges: each mark was held against each range, and each range looked for its end in all that follows
    #[test]
    fn many_marks_go_to_many_merged_cells() {
        let range = |row: u32| format!("<mergeCell ref=\"B{0}:C{1}\"/>", 2 * row, 2 * row + 1);
        let ranges = (1..=60_000).map(range).collect::<Vec<_>>().concat();
        let marks = |column: u16, step: usize| -> Marks {
            let rows = (2..=120_001).step_by(step);
            rows.map(|row| (row, BTreeMap::from([(column, BTreeSet::from([0]))]))).collect()
        };
        let xml = format!("<sheetData/><mergeCells>{ranges}</mergeCells>");
        assert!(in_sight(&xml, &marks(3, 1)) == marks(2, 2));
        assert!(in_sight(&xml, &marks(4, 1)) == marks(4, 1));
        let endless = format!("sheetData{}", "mergeCell ".repeat(200_000));
        assert!(in_sight(&endless, &marks(3, 1)) == marks(3, 1));
    }
}
