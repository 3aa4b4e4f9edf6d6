//! Rows of a text that have more cells than their titles, or fewer: one separator too many, or one that is missing, and
//! every value behind it stands under its neighbour's title. Nothing else would show it: a tick is a tick under any mission.

use super::book::Sheet;
use super::error::Error;
use super::table::{Row, Table};
use crate::findings::{Code, Finding, Note, Scope};
use crate::fr::findings::layouts;

/// Excel leaves out the separators of blank cells at the end where all rows of such a block end in them.
const BLOCK: u32 = 16;

/// Tells the rows of a table whose width is not that of its titles.
///
/// # Errors
/// [`Error::ShiftedTitles`] when that is so of most of them.
pub(super) fn check(sheet: &Sheet, table: &Table) -> Result<Vec<Finding>, Error> {
    let Some(&titles) = sheet.widths.get(&table.header_row) else { return Ok(Vec::new()) };
    let widths = |row: &Row| sheet.widths.get(&row.place.row).copied();
    let rows: Vec<(&Row, u32)> = table.rows.iter().filter_map(|row| Some((row, widths(row)?))).collect();
    let usual = usual(&rows, titles);
    let expected = if differ_by_blanks(table, &rows, titles, usual) { usual } else { titles };
    let is_strange = |(row, width): &(&Row, u32)| *width != expected && !is_of_block(sheet, row.place.row);
    let strange: Vec<(&Row, u32)> = rows.iter().copied().filter(is_strange).collect();
    if strange.is_empty() || are_trimmed(sheet, &rows, titles) {
        return Ok(Vec::new());
    }
    if strange.len() * 2 > rows.len()
        && let Some((row, width)) = strange.iter().find(|(_, width)| *width == usual)
    {
        return Err(Error::ShiftedTitles {
            sheet: sheet.name.to_string(),
            row: table.header_row,
            titles,
            example: row.place.row,
            cells: *width,
        });
    }
    let told = strange.into_iter().map(|(row, width)| {
        let note = Note::new(Code::X14, layouts::other_width(width, expected));
        note.at(row.place.clone(), Scope::Row(row.place.clone()))
    });
    Ok(told.collect())
}

/// The width that most rows have; that of the titles among equals.
fn usual(rows: &[(&Row, u32)], titles: u32) -> u32 {
    let count = |width: u32| rows.iter().filter(|(_, other)| *other == width).count();
    let widths = rows.iter().map(|(_, width)| *width);
    widths.max_by_key(|&width| (count(width), width == titles, width)).unwrap_or(titles)
}

/// Whether titles and rows of this width differ by blank cells at the end of the longer ones only: then each value stands under its
/// title.
fn differ_by_blanks(table: &Table, rows: &[(&Row, u32)], titles: u32, width: u32) -> bool {
    let last = table.columns.last().map_or(0, |titled| u32::from(titled.number));
    let mut alike = rows.iter().filter(|(_, other)| *other == width);
    last <= width && alike.all(|(row, _)| row.cells.keys().all(|&column| u32::from(column) <= titles))
}

/// Whether a row's width is that of all rows of its block, as Excel cuts them.
fn is_of_block(sheet: &Sheet, row: u32) -> bool {
    let first = row.saturating_sub(1) / BLOCK * BLOCK + 1;
    let Some(&width) = sheet.widths.get(&row) else { return false };
    let mut block = sheet.widths.range(first..first + BLOCK);
    block.clone().all(|(_, other)| *other == width) && block.any(|(&row, _)| ends_filled(sheet, row, width))
}

/// Whether the rows are cut behind their last filled cell, each where it ends: none ends in a blank one, most are shorter than the
/// titles.
fn are_trimmed(sheet: &Sheet, rows: &[(&Row, u32)], titles: u32) -> bool {
    let end = |(row, width): &(&Row, u32)| *width <= titles && ends_filled(sheet, row.place.row, *width);
    let short = rows.iter().filter(|(_, width)| *width < titles).count();
    let is_various = rows.windows(2).any(|two| two[0].1 != two[1].1);
    is_various && short * 2 >= rows.len() && rows.iter().all(end)
}

/// Whether something stands in the last cell of a row.
fn ends_filled(sheet: &Sheet, row: u32, width: u32) -> bool {
    let last = u16::try_from(width).ok();
    last.is_some_and(|last| sheet.rows.get(&row).is_some_and(|cells| cells.contains_key(&last)))
}
