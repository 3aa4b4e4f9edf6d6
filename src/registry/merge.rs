//! Several rows that speak of one person, or of one school, become one row; where they contradict each other, it is told.

use super::civility::Civility;
use super::email;
use crate::findings::{Code, Finding, Note, Place, Scope};
use crate::fr::findings::layouts;
use crate::fr::spellings::tick;
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
            if !is_same(&here, &there) {
                let other = known.place.within_sheet();
                let words = match titled.meaning {
                    Some(Column::SchoolName) => layouts::names_contradict(&here, &there, &other),
                    _ => layouts::rows_contradict(&titled.title, &here, &there, &other),
                };
                let note = Note::new(Code::X14, words);
                told.push(Contradiction { column: titled.meaning, note, place: cell.place.clone() });
            }
        }
        row.hidden |= other.hidden;
    }
    Some((row, told))
}

/// Whether two cells say the same: in other letters, as a number written otherwise (`0,5`, `0,50`), as another tick, as the same
/// addresses in another order.
pub(super) fn is_same(one: &str, other: &str) -> bool {
    let number = |text: &str| text.trim().replace(',', ".").parse::<f64>().ok();
    let are_equal = number(one).zip(number(other)).is_some_and(|(one, other)| (one - other).abs() < 1e-9);
    fold(one) == fold(other)
        || are_equal
        || are_one_civility(one, other)
        || email::are_same(one, other)
        || tick(one).is_some() && tick(one) == tick(other)
}

/// Whether two cells say one civility: `Monsieur`, `M.`. Of a digit nobody knows whether it is one.
fn are_one_civility(one: &str, other: &str) -> bool {
    let is_word = |text: &str| text.chars().any(char::is_alphabetic);
    let [one, other] = [one, other].map(|text| Civility::read(text).filter(|_| is_word(text)));
    one.is_some() && one == other
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_otherwise_may_be_the_same() {
        for (one, other) in [
            ("0,5", "0.50"),
            ("2", "2,0"),
            ("oui", "x"),
            ("WAÏA", "waia"),
            ("Monsieur", "M."),
            ("mme", "Madame"),
            ("a@b.nc ; c@d.nc", "C@d.nc, a@b.nc"),
        ] {
            assert!(is_same(one, other), "{one} {other}");
        }
        for (one, other) in [
            ("0,5", "0,25"),
            ("oui", "non"),
            ("1", "un"),
            ("WAÏA", "TEIN"),
            ("M.", "Mme"),
            ("1", "M."),
            ("x", "?"),
            ("a@b.nc ; c@d.nc", "a@b.nc"),
        ] {
            assert!(!is_same(one, other), "{one} {other}");
        }
    }
}
