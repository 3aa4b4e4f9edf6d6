//! What each column of the workbook was taken for, in words.

use crate::fr::grammar::count;

pub use crate::fr::cli::mapping::{table, title};

/// Block: how the workbook was read.
pub const READING: &str = "Lecture du classeur";
/// Titles of the table: letter, title, meaning.
pub const COLUMNS: [&str; 3] = ["Colonne", "Titre dans le classeur", "Lue comme"];
/// Several missions in a cell.
pub const PACKED: &str = "missions, reconnues dans les cellules";
/// Only the template names it.
pub const EXTRA: &str = "champ du modèle";
/// Something of the school, told in its own table.
pub const OF_SCHOOL: &str = "établissement (voir son tableau)";
/// Never read.
pub const SECRET: &str = "jamais lue : données personnelles";
/// The settings say so.
pub const DISMISSED: &str = "non lue, d’après lettres-rne.toml";
/// Not read.
pub const NOTHING: &str = "non lue";

/// One mission.
pub fn mission(code: &str) -> String {
    format!("mission {code}")
}

/// Several missions in a row.
pub fn missions(first: &str, last: &str) -> String {
    format!("missions {first} à {last}")
}

/// How many titles are told in one line.
pub fn titles(number: usize) -> String {
    count(number, "colonne", "colonnes")
}

/// Another column means the same.
pub fn repeated(letters: &str) -> String {
    format!("non lue : même sens que la colonne {letters}")
}
