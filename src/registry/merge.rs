//! Several rows that speak of one person, or of one school, become one row; where they contradict each other, it is told.

use crate::findings::{Code, Finding, Note, Place, Scope};
use crate::fr::findings::layouts;
use crate::fr::text::{clean, fold};
use crate::workbook::{Column, Row, Table};

/// Where two rows say different things.
pub(super) struct Contradiction {
    pub(super) column: Column,
    note: Note,
    place: Place,
}

impl Contradiction {
    pub(super) fn at(self, scope: Scope) -> Finding {
        self.note.at(self.place, scope)
    }
}

/// One row of several: the first, with what others say where it says nothing. Columns that `differ` may say something
/// else on each row.
pub(super) fn one(
    table: &Table,
    rows: &[&Row],
    differ: impl Fn(Column) -> bool,
) -> Option<(Row, Vec<Contradiction>)> {
    let (first, others) = rows.split_first()?;
    let mut row = (*first).clone();
    let mut told = Vec::new();
    let columns = table.columns.iter().filter_map(|titled| Some((titled, titled.meaning?)));
    let columns: Vec<_> = columns.filter(|(_, column)| !differ(*column)).collect();
    for other in others {
        for (titled, column) in &columns {
            let Some(cell) = other.cells.get(&titled.number).filter(|cell| !cell.is_blank()) else {
                continue;
            };
            let Some(known) = row.cells.get(&titled.number).filter(|cell| !cell.is_blank()) else {
                row.cells.insert(titled.number, cell.clone());
                continue;
            };
            let (here, there) = (clean(&cell.text()), clean(&known.text()));
            if here != there && fold(&here) != fold(&there) {
                let words =
                    layouts::rows_contradict(&titled.title, &here, &there, &known.place.within_sheet());
                let note = Note::new(Code::X14, words);
                told.push(Contradiction { column: *column, note, place: cell.place.clone() });
            }
        }
        row.hidden |= other.hidden;
    }
    Some((row, told))
}
