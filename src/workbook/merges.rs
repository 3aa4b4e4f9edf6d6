//! Cells merged downwards: what stands in the first of them is said of all their rows.

use super::book::{Cells, Sheet};
use super::columns::Column;
use super::table::Table;

/// Columns whose merged cells speak of each row: where people are and who their head is. A number, a tick or a name in a
/// merged cell is that of its first row only.
const OF_EACH: [Column; 12] = [
    Column::Uai,
    Column::SchoolName,
    Column::SchoolKind,
    Column::Sector,
    Column::Commune,
    Column::Province,
    Column::Parent,
    Column::HeadCivility,
    Column::HeadSurname,
    Column::HeadFirst,
    Column::HeadFunction,
    Column::HeadMail,
];

/// Cells of one column that are merged: the column, the first row and the last, from 1.
pub type Merge = (u16, u32, u32);

/// The columns of a table whose merged cells are said of each row: those that mean so, and those of schools (`others`).
pub(super) fn columns(table: &Table, others: &[u16]) -> Vec<u16> {
    let of_each = |meaning: Option<Column>| meaning.is_some_and(|column| OF_EACH.contains(&column));
    let ours = table.columns.iter().filter(|titled| of_each(titled.meaning)).map(|titled| titled.number);
    let mut columns: Vec<u16> = ours.chain(others.iter().copied()).collect();
    columns.sort_unstable();
    columns.dedup();
    columns
}

/// Whether a column's meaning is said of each row of a merge.
pub(super) fn is_of_each(column: Column) -> bool {
    OF_EACH.contains(&column)
}

/// Puts what a merged cell says into a row that it covers, in these columns. Each cell keeps its own place.
pub(super) fn fill(sheet: &Sheet, header_row: u32, columns: &[u16], row: u32, cells: &mut Cells) {
    for &column in columns {
        // the last merge of this column that begins above; overlapping ones are no workbook's
        let at = sheet.merges.partition_point(|&(merged, first, _)| (merged, first) < (column, row));
        let Some(&(merged, first, last)) = at.checked_sub(1).and_then(|at| sheet.merges.get(at)) else {
            continue;
        };
        if merged != column || last < row || first <= header_row || cells.contains_key(&column) {
            continue;
        }
        if let Some(cell) = sheet.rows.get(&first).and_then(|above| above.get(&column)) {
            cells.insert(column, cell.clone());
        }
    }
}
