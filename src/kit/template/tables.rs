//! The two tables: the letterhead, and the place to sign.

use docx_rs::{
    HeightRule, Paragraph, Table, TableCell, TableCellBorder, TableCellBorderPosition, TableCellBorders,
    TableCellMargins, TableLayoutType, TableRow, VAlignType, WidthType,
};

use super::{WIDTH, pieces, styles};
use crate::fr::letter;

/// Width kept free for a logo: 4.5 cm.
const LOGO: usize = 2_552;
/// Least height of the letterhead, in twentieths of a point: 2 cm.
const LETTERHEAD: f32 = 1_134.0;
/// Least height of the place to sign: 4 cm.
const SIGNATURE: f32 = 2_268.0;
/// Between the edge of a signature's cell and its text.
const PADDING: usize = 142;

/// Academy and service on the right, the place for a logo on the left: an empty cell, so that nothing needs to be
/// taken out where there is none.
pub(super) fn letterhead() -> Table {
    let [academy, service] = letter::LETTERHEAD;
    let logo = cell(LOGO).add_paragraph(Paragraph::new().style(styles::SERVICE));
    let names = cell(WIDTH - LOGO)
        .add_paragraph(pieces::line(styles::ACADEMY, academy))
        .add_paragraph(pieces::line(styles::SERVICE, service));
    let cells = [logo, names]
        .map(|cell| ruled(cell, [TableCellBorderPosition::Bottom]).vertical_align(VAlignType::Center));
    table(row(cells.into(), LETTERHEAD), vec![LOGO, WIDTH - LOGO], 0)
}

/// Both parties side by side, each with room to sign; the row never breaks over two pages.
pub(super) fn signatures() -> Table {
    let half = WIDTH / letter::SIGNATORIES.len();
    let cells = letter::SIGNATORIES.map(|(role, name)| {
        let edges = [
            TableCellBorderPosition::Top,
            TableCellBorderPosition::Left,
            TableCellBorderPosition::Bottom,
            TableCellBorderPosition::Right,
        ];
        ruled(cell(half), edges)
            .add_paragraph(pieces::line(styles::SIGNATORY, role))
            .add_paragraph(pieces::line(styles::SIGNATORY, name))
            .add_paragraph(pieces::line(styles::SIGN_HERE, letter::SIGN_HERE))
    });
    let grid = vec![half; letter::SIGNATORIES.len()];
    table(row(cells.into(), SIGNATURE), grid, PADDING)
}

fn row(cells: Vec<TableCell>, height: f32) -> TableRow {
    TableRow::new(cells).row_height(height).height_rule(HeightRule::AtLeast).cant_split()
}

fn table(row: TableRow, grid: Vec<usize>, padding: usize) -> Table {
    Table::without_borders(vec![row])
        .set_grid(grid)
        .layout(TableLayoutType::Fixed)
        .width(WIDTH, WidthType::Dxa)
        .margins(TableCellMargins::new().margin(padding / 2, padding, padding / 2, padding))
}

fn cell(width: usize) -> TableCell {
    TableCell::new().width(width, WidthType::Dxa)
}

/// The cell with a thin rule along these edges.
fn ruled<const N: usize>(cell: TableCell, edges: [TableCellBorderPosition; N]) -> TableCell {
    let borders = edges.into_iter().fold(TableCellBorders::with_empty(), |borders, edge| {
        borders.set(TableCellBorder::new(edge).color(styles::RULE).size(6))
    });
    cell.set_borders(borders)
}
