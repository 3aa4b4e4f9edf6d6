//! What each column was taken for, in words.

use crate::fr::grammar::count;
use crate::fr::text::{clean, fold};
use crate::fr::typography::quote;

/// Longest title shown whole, in characters.
const LONGEST: usize = 48;

/// A table.
pub fn table(kind: &str, sheet: &str, header_row: u32, rows: usize) -> String {
    let titles = format!("titres à la ligne {header_row}");
    let rows = count(rows, "ligne", "lignes");
    if is_same(kind, sheet) {
        format!("Feuille {} ({titles}, {rows})", quote(sheet))
    } else {
        format!("Feuille {}, lue comme {} ({titles}, {rows})", quote(sheet), quote(kind))
    }
}

/// A row of titles that was looked at, and lacks some.
pub fn refused(sheet: &str, row: u32) -> String {
    format!("Feuille {}, titres de la ligne {row}, compris ainsi\u{a0}:", quote(sheet))
}

/// Whether a title is one of ours, as our own workbook writes it.
pub fn is_same(title: &str, ours: &str) -> bool {
    fold(title) == fold(ours)
}

/// A title with what stands above it, never so long that it hides the rest.
pub fn title(over: Option<&str>, title: &str) -> String {
    let title = clean(&over.map_or_else(|| title.to_owned(), |over| format!("{over} / {title}")));
    if title.chars().count() <= LONGEST {
        return title;
    }
    let cut: String = title.chars().take(LONGEST).collect();
    format!("{cut}…")
}

/// A field of ours under another title.
pub fn field(title: &str, ours: &str) -> String {
    format!("{title} → {ours}")
}

/// A mission.
pub fn mission(title: &str, code: &str) -> String {
    format!("{title} → mission {code}")
}

/// Several missions in a row.
pub fn missions(number: usize, first: &str, last: &str) -> String {
    format!("{} → missions {first} à {last}", count(number, "colonne", "colonnes"))
}

/// A column with missions in its cells.
pub fn packed(title: &str) -> String {
    format!("{title} → missions, reconnues dans les cellules")
}

/// A column that only the template names.
pub fn extra(title: &str) -> String {
    format!("{title} → champ du modèle")
}

/// Columns of the school in a table of teachers.
pub fn of_school(number: usize) -> String {
    format!("{} de l’établissement (voir ce tableau)", count(number, "colonne", "colonnes"))
}

/// A second column of one meaning.
pub fn repeated(title: &str, letters: &str) -> String {
    format!("{title} → non lue : même sens que la colonne {letters}")
}

/// A column that is never read.
pub fn secret(title: &str) -> String {
    format!("{title} → jamais lue : données personnelles")
}

/// A column that the settings dismiss.
pub fn dismissed(title: &str) -> String {
    format!("{title} → non lue, d’après lettres-rne.toml")
}

/// A column that means nothing.
pub fn nothing(title: &str) -> String {
    format!("{title} → non lue")
}
