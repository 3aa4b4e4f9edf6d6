//! Several rows that speak of one person, or of one school, become one row; where they contradict each other, it is told.

use super::civility::Civility;
use super::email;
use super::quantity;
use crate::findings::{Code, Finding, Note, Place, Scope};
use crate::fr::findings::layouts;
use crate::fr::names::{self, SHORT_FORMS};
use crate::fr::spellings::{is_dash, tick};
use crate::fr::text::{clean, fold};
use crate::fr::titles::SMALL_WORDS;
use crate::workbook::{Cell, Column, Row, Table, Titled, Value};

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
            let Some(cell) = other.cells.get(&titled.number).filter(|cell| says(cell)) else {
                continue;
            };
            let Some(known) = row.cells.get(&titled.number).filter(|cell| says(cell)) else {
                row.cells.insert(titled.number, cell.clone());
                continue;
            };
            let (here, there) = (clean(&cell.text()), clean(&known.text()));
            if titled.meaning.is_some_and(may_be_short) && is_short(&here, &there) {
                // the fuller of the two is the one that a letter prints
                if here.chars().count() > there.chars().count() {
                    row.cells.insert(titled.number, cell.clone());
                }
            } else if !is_same(&here, &there) && !is_same_in(titled.meaning, cell, known) {
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

/// Whether a cell says something: a dash says no more than an empty one.
fn says(cell: &Cell) -> bool {
    !cell.is_blank() && !matches!(&cell.value, Value::Text(text) if is_dash(text))
}

/// #same-in-other-words: whether two cells of a column say the same by what the column holds: a surname with its civility or without, a
/// number of IMP with its unit or without.
fn is_same_in(column: Option<Column>, one: &Cell, other: &Cell) -> bool {
    match column {
        Some(Column::Surname | Column::HeadSurname) => {
            let bare = |cell: &Cell| fold(names::titled(&clean(&cell.text())).1);
            bare(one) == bare(other)
        }
        Some(Column::Imp | Column::Relief | Column::Envelope) => {
            quantity::read_total(one).is_some_and(|imp| quantity::read_total(other) == Some(imp))
        }
        _ => false,
    }
}

/// Whether what stands in a column may be a name cut short.
fn may_be_short(column: Column) -> bool {
    matches!(column, Column::SchoolName | Column::First | Column::HeadFirst)
}

/// Whether two names are one, word for word, some of them cut to their first letter or in a usual short form: `Clg G. Baudoux`.
fn is_short(one: &str, other: &str) -> bool {
    let plain = |text: &str| {
        let folded = fold(text);
        // a letter may be an initial
        folded
            .split(' ')
            .filter(|word| word.len() == 1 || !SMALL_WORDS.contains(word))
            .collect::<Vec<_>>()
            .join(" ")
    };
    let (one, other) = (plain(one), plain(other));
    let is_cut = |short: &str, long: &str| {
        short.chars().count() == 1 && short.chars().all(char::is_alphabetic) && long.starts_with(short)
            || SHORT_FORMS.contains(&(short, long))
    };
    let words = || one.split(' ').zip(other.split(' '));
    one != other
        && one.split(' ').count() == other.split(' ').count()
        && words().all(|(one, other)| one == other || is_cut(one, other) || is_cut(other, one))
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
    fn a_name_cut_short_is_the_same_name() {
        for (one, other) in [
            ("Clg G. Baudoux", "Collège Georges Baudoux"),
            ("Lyc. Jules Garnier", "Lycée Jules-Garnier"),
            ("L.", "Luc"),
            ("J.-P.", "Jean-Pierre"),
        ] {
            assert!(is_short(one, other) && is_short(other, one), "{one} {other}");
        }
        for (one, other) in [
            ("Baudoux", "Collège Georges Baudoux"),
            ("Collège de Wani", "ALP de Wani"),
            ("SEGPA de Koné", "Collège de Koné"),
            ("L.", "Paul"),
            ("Lu", "Luc"),
            ("Luc", "Luc"),
        ] {
            assert!(!is_short(one, other), "{one} {other}");
        }
    }

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
