//! Several rows that speak of one person, or of one school, become one row; where they contradict each other, it is told.

use crate::findings::{Code, Finding, Note, Place, Scope};
use crate::fr::findings::layouts;
use crate::fr::text::{clean, fold};
use crate::workbook::{Column, Row, Table, Titled};

/// Where two rows say different things.
pub(super) struct Contradiction {
    /// What the column means; nothing for one that only the template names.
    pub(super) column: Option<Column>,
    note: Note,
    place: Place,
}

impl Contradiction {
    pub(super) fn at(self, scope: Scope) -> Finding {
        self.note.at(self.place, scope)
    }
}

/// One row of several: the first, with what others say where it says nothing, in the columns that `agree` must.
pub(super) fn one(
    table: &Table,
    rows: &[&Row],
    agree: impl Fn(&Titled) -> bool,
) -> Option<(Row, Vec<Contradiction>)> {
    let (first, others) = rows.split_first()?;
    let mut row = (*first).clone();
    let mut told = Vec::new();
    let columns: Vec<&Titled> = table.columns.iter().filter(|titled| agree(titled)).collect();
    for other in others {
        for titled in &columns {
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
                told.push(Contradiction { column: titled.meaning, note, place: cell.place.clone() });
            }
        }
        row.hidden |= other.hidden;
    }
    Some((row, told))
}
