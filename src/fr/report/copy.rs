//! Words of the annotated copy, and of the list that stands for it where a workbook can't be coloured.

use crate::fr::grammar::count;
use crate::fr::typography::{NBSP, THIN, bind, quote};

/// Name of the sheet with the list.
pub const SHEET: &str = "Anomalies";
/// Behind the remedy, where a cell has a conversation of its own.
pub const NO_NOTE: &str = " (La cellule porte une conversation : le constat n’y est pas écrit en note.)";
/// Titles of its columns.
pub const COLUMNS: [&str; 6] =
    ["Gravité", "Code", "Cellule", "Établissement", "Ce qui ne va pas", "Que faire"];
/// What the name of the file ends with.
const SUFFIX: &str = " à corriger";
/// Longest name before it, in bytes: systems stop at 255, and Excel at 218 signs with the folders.
const LONGEST: usize = 150;

/// Name of the file; `rank` counts from 1, and the first has none.
pub fn file_name(workbook: &str, rank: u32, extension: &str) -> String {
    let stem = workbook.rsplit_once('.').map_or(workbook, |(stem, _)| stem);
    // a copy that serves as the workbook does not get a longer name with every run
    let bare = stem.strip_suffix(')').and_then(|stem| stem.rsplit_once(" (")).map_or(stem, |(bare, _)| bare);
    let stem = bare.strip_suffix(SUFFIX).unwrap_or(stem);
    let end = stem.char_indices().map(|(at, ch)| at + ch.len_utf8()).take_while(|end| *end <= LONGEST).last();
    let stem = &stem[..end.unwrap_or(0)];
    let rank = if rank > 1 { format!(" ({rank})") } else { String::new() };
    format!("{stem}{SUFFIX}{rank}.{extension}")
}

/// The first line of the list.
pub fn title(workbook: &str) -> String {
    format!("Anomalies de {workbook}")
}

/// What the colours and the links are.
pub fn legend(coloured: bool) -> String {
    if coloured {
        "Un clic dans la colonne « Cellule » mène à la cellule, coloriée selon la gravité ; sa note dit ce qui ne va pas et \
         que faire."
            .to_owned()
    } else {
        "La colonne « Cellule » dit où : feuille, colonne, ligne.".to_owned()
    }
}

/// How to go on.
pub fn how_to_mend(workbook: &str) -> String {
    format!(
        "Corrigez dans votre classeur, {}, puis relancez lettres-rne : ce fichier sera refait.",
        quote(workbook)
    )
}

/// The first line of a note.
pub fn note_head(severity: &str, code: &str, title: &str) -> String {
    format!("{} {code} : {title}", crate::fr::grammar::capital(severity))
}

/// The rest of a note.
pub fn note_rest(what: &str, remedy: &str) -> String {
    if remedy.is_empty() { what.to_owned() } else { format!("{what}\nQue faire ? {remedy}") }
}

/// More findings than a note tells.
pub fn more_in_list(number: usize) -> String {
    format!("… et {} : voir la feuille « {SHEET} »", count(number, "autre", "autres"))
}

/// Not even a list can be made.
pub fn not_composed(cause: &str) -> String {
    format!("La liste des anomalies n’a pas pu être composée. Signalez-le ; cause technique : {cause}")
}

/// Why a workbook is not copied with colours.
pub enum Why {
    /// Its format.
    Format,
    /// A signature.
    Signed,
    /// Its history.
    Shared,
    /// The variant of its format.
    Strict,
    /// Anything else.
    Built,
}

impl Why {
    /// The reason.
    pub fn words(&self) -> &'static str {
        match self {
            Self::Format => "seul un classeur .xlsx ou .xlsm peut être copié et colorié",
            Self::Signed => "votre classeur est signé, et la signature tomberait",
            Self::Shared => "votre classeur est partagé avec un historique",
            Self::Strict => "votre classeur est enregistré en « Open XML strict »",
            Self::Built => "votre classeur est construit d’une façon inhabituelle",
        }
    }
}

/// What the file is: said on the screen and in the report.
pub fn about(why: Option<&str>) -> String {
    bind(&match why {
        None => "votre classeur, avec les cellules à corriger coloriées et annotées, et leur liste en première feuille".to_owned(),
        Some(why) => format!("la liste des anomalies, sans couleurs : {why}"),
    })
}

/// A copy that a person has changed is kept.
pub fn kept(file: &str, name: &str) -> String {
    format!(
        "{} a été modifié, ou est ouvert, et n’a pas été remplacé{THIN}; la nouvelle copie est {}. Le programme lit votre \
         classeur, pas la copie{NBSP}: reportez-y vos corrections.",
        quote(file),
        quote(name)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_copy_bears_the_name_of_the_workbook() {
        for (workbook, rank, extension, name) in [
            ("academie 2027.xlsx", 1, "xlsx", "academie 2027 à corriger.xlsx"),
            ("a.b.XLSM", 2, "xlsm", "a.b à corriger (2).xlsm"),
            ("a à corriger.xlsx", 1, "xlsx", "a à corriger.xlsx"),
            ("a à corriger (2).xlsx", 3, "xlsx", "a à corriger (3).xlsx"),
            ("a (2).ods", 1, "xlsx", "a (2) à corriger.xlsx"),
            ("sans", 1, "xlsx", "sans à corriger.xlsx"),
        ] {
            assert_eq!(file_name(workbook, rank, extension), name);
        }
        let long = file_name(&"é".repeat(200), 1, "xlsx");
        assert_eq!(long, format!("{} à corriger.xlsx", "é".repeat(75)));
    }
}
