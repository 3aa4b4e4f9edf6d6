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
    if fold(kind) == fold(sheet) {
        format!("Feuille {} ({titles}, {rows})", quote(sheet))
    } else {
        format!("Feuille {}, lue comme {} ({titles}, {rows})", quote(sheet), quote(kind))
    }
}

fn shown(title: &str) -> String {
    let title = clean(title);
    if title.chars().count() <= LONGEST {
        return title;
    }
    let cut: String = title.chars().take(LONGEST).collect();
    format!("{cut}…")
}

/// A field of ours.
pub fn field(title: &str, ours: &str) -> String {
    if fold(title) == fold(ours) { shown(title) } else { format!("{} → {ours}", shown(title)) }
}

/// A mission.
pub fn mission(title: &str, code: &str) -> String {
    format!("{} → mission {code}", shown(title))
}

/// Several missions in a row.
pub fn missions(number: usize, first: &str, last: &str) -> String {
    format!("{} → missions {first} à {last}", count(number, "colonne", "colonnes"))
}

/// A column with missions in its cells.
pub fn packed(title: &str) -> String {
    format!("{} → missions, reconnues dans les cellules", shown(title))
}

/// A column that only the template names.
pub fn extra(title: &str) -> String {
    format!("{} → champ du modèle", shown(title))
}

/// Columns of the school in a table of teachers.
pub fn of_school(number: usize) -> String {
    format!("{} de l’établissement (voir ce tableau)", count(number, "colonne", "colonnes"))
}

/// A second column of one meaning.
pub fn repeated(title: &str, letters: &str) -> String {
    format!("{} → non lue : même sens que la colonne {letters}", shown(title))
}

/// A column that is never read.
pub fn secret(title: &str) -> String {
    format!("{} → jamais lue : données personnelles", shown(title))
}

/// A column that the settings dismiss.
pub fn dismissed(title: &str) -> String {
    format!("{} → non lue, d’après lettres-rne.toml", shown(title))
}

/// A column that means nothing.
pub fn nothing(title: &str) -> String {
    format!("{} → non lue", shown(title))
}
