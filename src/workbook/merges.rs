//! Cells merged downwards: what stands in the first of them is said of all their rows. Those merged sideways say it of their first
//! column only: a tick over several missions is one tick.

use super::book::{Cells, Sheet};
use super::cell::Cell;
use super::columns::{Column, Kind};
use super::dictionary::Dictionary;
use super::table::{Row, Table, Titled};
use crate::findings::{Code, Finding, Note, Scope, Severity};
use crate::fr::findings::layouts;
use crate::fr::spellings::{Tick, tick};
use crate::fr::text::key;

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

/// Cells of one row that are merged: the row, the first column and the last, from 1.
pub type Across = (u32, u16, u16);

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

/// Tells the cells that are merged over the rows of several people, in the columns where a merge is no word for each: what
/// stands there is read for the first of them only, and shared out to nobody.
pub(super) fn tell(
    sheet: &Sheet,
    table: &Table,
    kind: Kind,
    dictionary: &Dictionary,
    of_each: &[u16],
) -> Vec<Finding> {
    let told = |&(number, first, last): &(u16, u32, u32)| -> Option<Finding> {
        let titled = table.titled(number).filter(|_| !of_each.contains(&number))?;
        let rows = rows_of(table, first, last);
        let (above, below) = rows.split_first().filter(|(above, _)| above.place.row == first)?;
        let cell = above.cells.get(&number).filter(|cell| says_something(titled, cell, kind, dictionary))?;
        let others = below.iter().filter(|row| is_another(table, kind, above, row)).count();
        if others == 0 {
            return None;
        }
        let told = layouts::merged_over_people(&titled.title, &cell.text(), others, kind == Kind::Schools);
        let scope = match kind {
            Kind::Teachers => Scope::Row(above.place.clone()),
            Kind::Schools => Scope::Campaign,
        };
        let finding = Note::new(Code::X16, told).at(cell.place.clone(), scope);
        // whose the number is, or how much of it, nobody knows: no letter says an amount that may be another's
        let is_number = matches!(titled.meaning, Some(Column::Imp | Column::Relief | Column::ReliefHours));
        Some(if is_number { finding.with_severity(Severity::Error) } else { finding })
    };
    sheet.merges.iter().filter_map(told).collect()
}

/// Tells the ticks that are merged over several columns that mean nothing to us, and may be missions: they are read in the first only,
/// and whether all are meant, nobody knows.
pub(super) fn tell_across(sheet: &Sheet, table: &Table) -> Vec<Finding> {
    let told = |&(number, first, last): &(u32, u16, u16)| -> Option<Finding> {
        let titled = table.titled(first).filter(|titled| titled.is_unknown())?;
        let [row] = rows_of(table, number, number) else { return None };
        let cell = row.cells.get(&first).filter(|cell| tick(&cell.text()) == Some(Tick::Yes))?;
        let covered = table.columns.iter().filter(|titled| (first + 1..=last).contains(&titled.number));
        let others = covered.filter(|titled| titled.is_unknown()).count();
        let told = || layouts::merged_over_columns(&titled.title, &cell.text(), others);
        (others > 0)
            .then(|| Note::new(Code::X16, told()).at(cell.place.clone(), Scope::Row(row.place.clone())))
    };
    sheet.across.iter().filter_map(told).map(|finding| finding.with_severity(Severity::Error)).collect()
}

/// The rows of a table between two of its sheet.
fn rows_of(table: &Table, first: u32, last: u32) -> &[Row] {
    let from = table.rows.partition_point(|row| row.place.row < first);
    let to = table.rows.partition_point(|row| row.place.row <= last);
    table.rows.get(from..to).unwrap_or_default()
}

/// Whether a merged cell would be missed on the other rows: a field of ours, or a tick under a title of nobody's. What a sheet of both
/// says of a school is said once.
fn says_something(titled: &Titled, cell: &Cell, kind: Kind, dictionary: &Dictionary) -> bool {
    let is_said = if let Some(column) = titled.meaning {
        !matches!(column, Column::Remark | Column::Surname | Column::First)
    } else {
        let of_school = kind == Kind::Teachers && dictionary.meaning(Kind::Schools, &titled.title).is_some();
        titled.is_unknown() && tick(&cell.text()) == Some(Tick::Yes) && !of_school
    };
    is_said && !cell.is_blank()
}

/// Whether a row speaks of somebody else than the one above: it has a name of its own, and another one.
fn is_another(table: &Table, kind: Kind, above: &Row, row: &Row) -> bool {
    let columns = match kind {
        Kind::Teachers => [Column::Surname, Column::First],
        Kind::Schools => [Column::Uai, Column::SchoolName],
    };
    let name = |row: &Row| {
        columns.map(|column| table.cell(row, column).map_or_else(String::new, |cell| key(&cell.text())))
    };
    let own = name(row);
    own.iter().any(|part| !part.is_empty()) && own != name(above)
}
