//! The columns of a table whose cells have been repeated or left out.
//!
//! A table names its columns in `w:tblGrid` (ECMA-376 part 1, 17.4.48); where a row has more cells than columns, or fewer, Word
//! lays the table out anew as it sees fit. So the grid follows the longest row, each column in the proportion that the
//! row's cells ask for, and the table keeps its width.

use std::ops::Range;

use super::map::{NodeId, XmlMap};
use super::splice::Splice;

/// A cell: its element, how many columns it takes, and the bytes of its width where that is given in twentieths of a
/// point.
struct Cell {
    span: usize,
    width: Option<(u64, Range<usize>)>,
}

/// The table with a grid that its rows fit in; nothing where they do already. `w` is the prefix of its names, with its
/// colon.
pub(super) fn fitted(table: &str, w: &str) -> Option<String> {
    // an attribute without a prefix is in no namespace
    let map = XmlMap::new(table).ok().filter(|_| !w.is_empty())?;
    let grid = child(&map, table, map.root(), "tblGrid")?;
    let columns: Vec<NodeId> = children(&map, table, grid, "gridCol").collect();
    let width = |id: NodeId| map.value(table, id, "w").and_then(|value| value.parse::<u64>().ok());
    let total =
        columns.iter().map(|&column| width(column)).sum::<Option<u64>>().filter(|&total| total > 0)?;
    let rows: Vec<Vec<Cell>> =
        inside(&map, table, map.root(), "tr").map(|row| cells(&map, table, row)).collect();
    let longest = rows.iter().max_by_key(|row| span(row)).filter(|row| span(row) > 0)?;
    if span(longest) == columns.len() {
        return None;
    }
    let widths = shares(longest, total)?;
    let mut splice = Splice::default();
    let (first, last) = (map.node(*columns.first()?).range(), map.node(*columns.last()?).range());
    let made = widths.iter().map(|width| format!("<{w}gridCol {w}w=\"{width}\"/>"));
    splice.replace(first.start..last.end, made.collect::<String>());
    for row in &rows {
        let mut column = 0;
        for cell in row {
            let end = (column + cell.span).min(widths.len());
            if let Some((_, bytes)) = &cell.width {
                let width: u64 = widths[column.min(end)..end].iter().sum();
                splice.replace(bytes.clone(), width.to_string());
            }
            column = end;
        }
    }
    splice.apply(table).ok()
}

/// How many columns a row takes.
fn span(row: &[Cell]) -> usize {
    row.iter().map(|cell| cell.span).sum()
}

/// `total` cut into the columns of a row, in the proportion of its cells; in equal parts where they give no width.
fn shares(row: &[Cell], total: u64) -> Option<Vec<u64>> {
    let asked =
        row.iter().map(|cell| cell.width.as_ref().map(|(width, _)| *width)).collect::<Option<Vec<u64>>>();
    let asked = asked.filter(|asked| asked.iter().sum::<u64>() > 0).unwrap_or_else(|| vec![1; row.len()]);
    let sum = u64::try_from(asked.len()).ok()?.max(asked.iter().sum());
    let mut widths = Vec::new();
    for (cell, asked) in row.iter().zip(asked) {
        let share = total.checked_mul(asked)? / sum / u64::try_from(cell.span).ok()?.max(1);
        widths.extend(std::iter::repeat_n(share.max(1), cell.span));
    }
    Some(widths)
}

/// The cells of a row, with the columns that it leaves free at its ends.
fn cells(map: &XmlMap, xml: &str, row: NodeId) -> Vec<Cell> {
    let number = |parent: Option<NodeId>, local: &str| {
        let value =
            parent.and_then(|parent| child(map, xml, parent, local)).and_then(|id| map.value(xml, id, "val"));
        value.and_then(|value| value.parse::<usize>().ok()).filter(|&number| number <= 63)
    };
    let properties = child(map, xml, row, "trPr");
    let free = |local| number(properties, local).map(|span| Cell { span, width: None });
    let taken = inside(map, xml, row, "tc").map(|cell| {
        let properties = child(map, xml, cell, "tcPr");
        let width = properties
            .and_then(|it| child(map, xml, it, "tcW"))
            .filter(|&it| map.value(xml, it, "type").is_some_and(|kind| kind == "dxa"));
        let width = width.and_then(|it| map.attribute(xml, it, "w"));
        Cell {
            span: number(properties, "gridSpan").unwrap_or(1),
            width: width.and_then(|(value, bytes)| Some((value.parse().ok()?, bytes))),
        }
    });
    free("gridBefore").into_iter().chain(taken).chain(free("gridAfter")).collect()
}

fn child(map: &XmlMap, xml: &str, parent: NodeId, local: &str) -> Option<NodeId> {
    children(map, xml, parent, local).next()
}

fn children<'x>(
    map: &'x XmlMap,
    xml: &'x str,
    parent: NodeId,
    local: &'x str,
) -> impl Iterator<Item = NodeId> + 'x {
    map.node(parent).children.iter().copied().filter(move |&id| map.local(xml, id) == local)
}

/// The rows of a table or the cells of a row, those in controls too.
fn inside<'x>(
    map: &'x XmlMap,
    xml: &'x str,
    parent: NodeId,
    local: &'x str,
) -> Box<dyn Iterator<Item = NodeId> + 'x> {
    let found = map.node(parent).children.iter().flat_map(move |&id| match map.local(xml, id) {
        "sdt" | "sdtContent" | "customXml" => inside(map, xml, id, local),
        name => Box::new((name == local).then_some(id).into_iter()),
    });
    Box::new(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(columns: &[u64], rows: &str) -> String {
        let grid: Vec<String> = columns.iter().map(|width| format!("<w:gridCol w:w=\"{width}\"/>")).collect();
        let grid = grid.concat();
        format!("<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>")
    }

    fn cell(width: u64, span: &str) -> String {
        format!("<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/>{span}</w:tcPr><w:p/></w:tc>")
    }

    fn row(widths: &[u64]) -> String {
        let cells: Vec<String> = widths.iter().map(|&width| cell(width, "")).collect();
        format!("<w:tr>{}</w:tr>", cells.concat())
    }

    #[test]
    fn the_grid_follows_the_longest_row_and_the_table_keeps_its_width() {
        let span = "<w:gridSpan w:val=\"2\"/>";
        let title = |width| format!("<w:tr>{}</w:tr>", cell(width, span));
        for (before, after) in [
            (table(&[600, 300], &row(&[600, 300])), None),
            (table(&[], &row(&[1])), None),
            (table(&[600, 300], ""), None),
            (
                table(&[600, 300], &row(&[600, 300, 300])),
                Some(table(&[450, 225, 225], &row(&[450, 225, 225]))),
            ),
            (table(&[600, 300, 300], &row(&[600, 300])), Some(table(&[800, 400], &row(&[800, 400])))),
            (
                table(&[500, 500, 500], &(title(1000) + &row(&[500, 500]))),
                Some(table(&[750, 750], &(title(1500) + &row(&[750, 750])))),
            ),
            // a table in a cell is its own
            (table(&[600], &format!("<w:tr><w:tc>{}</w:tc></w:tr>", table(&[5], &row(&[5, 5])))), None),
        ] {
            assert_eq!(fitted(&before, "w:"), after, "{before}");
        }
        let bare = table(&[600, 600], "<w:tr><w:tc><w:p/></w:tc></w:tr>");
        assert_eq!(fitted(&bare, "w:"), Some(table(&[1200], "<w:tr><w:tc><w:p/></w:tc></w:tr>")));
        let free = "<w:tr><w:trPr><w:gridBefore w:val=\"1\"/></w:trPr><w:tc><w:p/></w:tc></w:tr>";
        assert_eq!(fitted(&table(&[600, 600], free), "w:"), None);
    }
}
