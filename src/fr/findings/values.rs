//! Values that were cleaned before they were read, or are spoilt (V).

use super::super::grammar::{count, list};
use super::{Told, read};

/// How many cells a sentence names.
const NAMED: usize = 4;

/// V01 to V06: what was put right in the cells of a column.
pub fn cleaned(code: &str, title: &str, cells: &[String]) -> Told {
    let number = cells.len();
    let (what, remedy) = match code {
        "V01" => (
            count(number, "cellule avait des espaces en trop", "cellules avaient des espaces en trop"),
            "Rien à faire : ces espaces ont été retirés.",
        ),
        "V02" => (
            count(
                number,
                "cellule contenait des caractères invisibles",
                "cellules contenaient des caractères invisibles",
            ),
            "Rien à faire : ils ont été retirés.",
        ),
        "V03" => (
            count(
                number,
                "cellule contenait des caractères de contrôle",
                "cellules contenaient des caractères de contrôle",
            ),
            "Rien à faire : ils ont été retirés.",
        ),
        "V04" => (
            count(
                number,
                "cellule avait des accents décomposés ou des lettres liées",
                "cellules avaient des accents décomposés ou des lettres liées",
            ),
            "Rien à faire : ils ont été recomposés.",
        ),
        "V05" => (
            count(number, "cellule tenait sur plusieurs lignes", "cellules tenaient sur plusieurs lignes"),
            "Vérifiez qu’aucune ne contient deux valeurs ; chaque cellule a été lue sur une ligne.",
        ),
        _ => (
            count(number, "texte a été lu comme un nombre", "textes ont été lus comme des nombres"),
            "Rien à faire pour les lettres ; mais les sommes d’Excel ne comptent pas un texte.",
        ),
    };
    let mut named: Vec<String> = cells.iter().take(NAMED).cloned().collect();
    if let Some(more) = number.checked_sub(NAMED).filter(|more| *more > 0) {
        named.push(count(more, "autre", "autres"));
    }
    Told::new(format!("Colonne {} : {what} ({}).", read(title), list(&named)), remedy)
}

/// V07: a text that a wrong encoding has spoilt, and what it was if that can be told.
pub fn spoilt(value: &str, repaired: Option<&str>) -> Told {
    match repaired {
        Some(repaired) => Told::new(
            format!("{} a été abîmé par un mauvais encodage.", read(value)),
            format!(
                "C’était sans doute {} : récrivez la cellule, ou refaites l’exportation en UTF-8.",
                read(repaired)
            ),
        ),
        None => Told::new(
            format!("{} a perdu des caractères.", read(value)),
            "Récrivez la cellule, ou refaites l’exportation en UTF-8 : la lettre l’imprimerait ainsi.",
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_is_told_once_with_its_first_cells() {
        let cells = |number: usize| (4..4 + number).map(|row| format!("D{row}")).collect::<Vec<_>>();
        for (code, number, says) in [
            ("V01", 1, "Colonne « Nom » : 1 cellule avait des espaces en trop (D4)."),
            ("V01", 2, "Colonne « Nom » : 2 cellules avaient des espaces en trop (D4 et D5)."),
            ("V06", 4, "Colonne « Nom » : 4 textes ont été lus comme des nombres (D4, D5, D6 et D7)."),
            ("V05", 12, "12 cellules tenaient sur plusieurs lignes (D4, D5, D6, D7 et 8 autres)."),
        ] {
            let told = cleaned(code, "Nom", &cells(number));
            let what = told.what.replace(['\u{a0}', '\u{202f}'], " ");
            assert!(what.contains(says), "{says} in {what}");
        }
    }
}
