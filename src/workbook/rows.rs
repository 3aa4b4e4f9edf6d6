//! What stands under the titles of a table: its rows of data, and those that are not read, told.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::book::Sheet;
use super::cell::Cell;
use super::columns::Kind;
use super::dictionary::Dictionary;
use super::error::Error;
use super::table::{Row, Table, Titled};
use super::{merges, skip, sundry, titles, widths};
use crate::findings::{Code, Finding, Note, Place, Scope, column_letters};
use crate::fr::findings::files::{self, Skipped};
use crate::fr::spellings::tick;

/// What stands under these titles. `others` are columns of schools in a table of teachers: merged cells speak of each row there.
pub(super) fn under(
    sheet: &Sheet,
    kind: Kind,
    dictionary: &Dictionary,
    header_row: u32,
    columns: Vec<Titled>,
    others: &[u16],
    findings: &mut Vec<Finding>,
) -> Result<Table, Error> {
    let mut table = Table { sheet: Arc::clone(&sheet.name), header_row, columns, rows: Vec::new() };
    let mut untitled: BTreeMap<u16, usize> = BTreeMap::new();
    let mut notes: Vec<(Row, String)> = Vec::new();
    let of_each = merges::columns(&table, others);
    for (&number, cells) in sheet.rows.range(header_row + 1..) {
        let place = Place::row(&sheet.name, number);
        let hidden = sheet.hidden_rows.contains(&number);
        let mut row = Row { hidden, place, cells: cells.clone(), others: Vec::new() };
        let reason = skip::why(dictionary, &table, kind, &row);
        let reason = reason.or_else(|| sundry::why(sheet, &table, kind, &row));
        // a merged code makes no row of a blank or of a total, and is that of a person
        merges::fill(sheet, header_row, &of_each, number, &mut row.cells);
        if !matches!(reason, Some(skip::Reason::Told(..))) {
            let filled = row.cells.iter().filter(|(_, cell)| !cell.is_blank());
            for (&column, _) in filled.filter(|(column, _)| table.titled(**column).is_none()) {
                *untitled.entry(column).or_default() += 1;
            }
        }
        match reason {
            None => {
                if row.hidden {
                    let note = Note::new(Code::X03, files::hidden_row());
                    findings.push(note.at(row.place.clone(), Scope::Row(row.place.clone())));
                }
                table.rows.push(row);
            }
            Some(skip::Reason::Blank) => {}
            Some(skip::Reason::Told(Skipped::Header, _))
                if titles::contradict(dictionary, &table, kind, &row) =>
            {
                return Err(Error::OtherTitles { sheet: sheet.name.to_string(), row: number, header_row });
            }
            // #a-row-that-goes-on: under a title that is none of ours, a lone text may be one more mission of the person above
            Some(skip::Reason::Told(Skipped::Note, words)) if lone_unknown(&table, &row).is_some() => {
                notes.push((row, words));
            }
            Some(skip::Reason::Told(kind, words)) => {
                let note = Note::new(Code::X04, files::row_skipped(kind, &words));
                findings.push(note.at(row.place, Scope::Campaign));
            }
        }
    }
    for (row, words) in notes {
        // where the others tick, it is a note; where they say something, it goes on
        let says = |cell: &Cell| !cell.is_blank() && tick(&cell.text()).is_none();
        let others = lone_unknown(&table, &row)
            .map(|number| table.rows.iter().filter(|row| row.cells.get(&number).is_some_and(says)).count());
        if others.is_some_and(|others| others >= 2) {
            table.rows.push(row);
        } else {
            let note = Note::new(Code::X04, files::row_skipped(Skipped::Note, &words));
            findings.push(note.at(row.place, Scope::Campaign));
        }
    }
    table.rows.sort_by_key(|row| row.place.row);
    findings.extend(merges::tell_across(sheet, &table));
    findings.extend(widths::check(sheet, &table)?);
    findings.extend(merges::tell(sheet, &table, kind, dictionary, &of_each));
    for (column, cells) in untitled {
        let told = files::column_untitled(&column_letters(column), cells);
        let place = Place::cell(&sheet.name, header_row, column);
        findings.push(Note::new(Code::X09, told).at(place, Scope::Campaign));
    }
    Ok(table)
}

/// The column of the only text of a row, if its title means nothing to us.
fn lone_unknown(table: &Table, row: &Row) -> Option<u16> {
    let mut filled = row.cells.iter().filter(|(_, cell)| !cell.is_blank()).map(|(&number, _)| number);
    let number = filled.next().filter(|_| filled.next().is_none())?;
    table.titled(number).filter(|titled| titled.is_unknown()).map(|_| number)
}
