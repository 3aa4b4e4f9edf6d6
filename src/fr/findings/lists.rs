//! Values against the lists of the template (G07).

use super::super::grammar::{choice, count};
use super::super::text::nearest;
use super::super::typography::quote;
use super::{Told, read};

/// How many entries of a list a sentence names.
const NAMED: usize = 6;

/// G07: a value that is no entry of the drop-down list that shows it; `is_open` says that Word would take it all the same.
pub fn not_an_entry(list: &str, value: &str, entries: &[String], is_open: bool) -> Told {
    let kind = if is_open { "liste modifiable" } else { "liste déroulante" };
    let choices = match entries.len() {
        0 => "n’a aucune entrée".to_owned(),
        1 => format!("n’a que l’entrée {}", quote(&entries[0])),
        _ => format!("ne propose que {}", named(entries)),
    };
    let what = format!("La {kind} {} du modèle {choices} : {} n’y est pas.", quote(list), read(value));
    let known = match nearest(value, entries.iter().map(String::as_str)) {
        Some(entry) => format!("Écrivez {} dans le classeur", quote(entry)),
        None if entries.is_empty() => {
            return Told::new(
                what,
                "Ajoutez ses entrées à la liste dans le modèle Word (propriétés du contrôle).",
            );
        }
        None => "Écrivez l’une des entrées dans le classeur".to_owned(),
    };
    let remedy = if is_open {
        format!(
            "La lettre est faite avec cette valeur. {known} si c’est une faute de frappe, ou ajoutez-la à la liste du modèle."
        )
    } else {
        format!("{known}, ou ajoutez cette valeur à la liste dans le modèle Word (propriétés du contrôle).")
    };
    Told::new(what, remedy)
}

/// The entries, or the first of them and how many more there are.
fn named(entries: &[String]) -> String {
    let quoted = |entries: &[String]| entries.iter().map(|entry| quote(entry)).collect::<Vec<_>>();
    match entries.len().checked_sub(NAMED) {
        Some(more @ 2..) => {
            format!("{} et {}", quoted(&entries[..NAMED]).join(", "), count(more, "autre", "autres"))
        }
        _ => choice(&quoted(entries)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_named_with_a_few_of_its_entries() {
        let entries = |names: &[&str]| names.iter().map(|&name| name.to_owned()).collect::<Vec<_>>();
        for (names, is_open, says) in [
            (
                &["certifié", "PLP"][..],
                false,
                "La liste déroulante « Grade » du modèle ne propose que « certifié » ou « PLP » : « certifie » n’y est pas. Écrivez « certifié » dans le classeur, ou ajoutez",
            ),
            (
                &["PLP"],
                false,
                "n’a que l’entrée « PLP » : « certifie » n’y est pas. Écrivez l’une des entrées",
            ),
            (&[], false, "n’a aucune entrée : « certifie » n’y est pas. Ajoutez ses entrées"),
            (&["a", "b", "c", "d", "e", "f", "g"], false, "« e », « f » ou « g »"),
            (&["a", "b", "c", "d", "e", "f", "g", "h"], false, "« e », « f » et 2 autres"),
            (&["A", "PLP"], true, "La liste modifiable « Grade »"),
            (&["A", "PLP"], true, "La lettre est faite avec cette valeur."),
        ] {
            let told = not_an_entry("Grade", "certifie", &entries(names), is_open);
            let told = format!("{} {}", told.what, told.remedy).replace(['\u{a0}', '\u{202f}'], " ");
            assert!(told.contains(says), "{says} in {told}");
        }
    }
}
