//! Merged cells: all but the first of them are out of sight, and so would a mark be.

use std::collections::BTreeMap;

use super::refs::Corners;
use super::sheet::Marks;

/// The marks where they can be seen.
pub(super) fn in_sight(xml: &str, marks: &Marks) -> Marks {
    let merged = merged(xml);
    if merged.is_empty() {
        return marks.clone();
    }
    let mut moved: Marks = BTreeMap::new();
    for (&row, columns) in marks {
        for (&column, told) in columns {
            let around = merged.iter().find(|corners| corners.holds((row, column)));
            let (row, column) = around.map_or((row, column), |corners| corners.first);
            moved.entry(row).or_default().entry(column).or_default().extend(told);
        }
    }
    moved
}

/// The merged ranges. They stand behind the cells, and must be known before: so they are looked up by their name.
fn merged(xml: &str) -> Vec<Corners> {
    let tail = xml.rfind("sheetData").map_or("", |at| &xml[at..]);
    tail.match_indices("mergeCell ")
        .filter_map(|(at, _)| {
            let tag = tail[at..].split('>').next()?;
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
}
