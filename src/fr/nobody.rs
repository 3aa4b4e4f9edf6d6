//! What people write where a name will stand once it is known: a vacant post, somebody yet to come.

use super::text::{clean, fold};

/// How such a text begins, folded. No name begins so.
const BEGINNINGS: [&str; 37] = [
    "poste vacant",
    "poste non pourvu",
    "poste a pourvoir",
    "poste libre",
    "postes vacants",
    "vacance de poste",
    "non pourvu",
    "non pourvue",
    "a pourvoir",
    "a recruter",
    "a nommer",
    "a designer",
    "a remplacer",
    "a determiner",
    "a preciser",
    "a confirmer",
    "a renseigner",
    "a venir",
    "en attente",
    "en cours de recrutement",
    "en cours de nomination",
    "en cours de designation",
    "recrutement en cours",
    "nomination en cours",
    "non nomme",
    "non nommee",
    "non designe",
    "non designee",
    "non connu",
    "non communique",
    "non renseigne",
    "non affecte",
    "nom inconnu",
    "pas de referent",
    "pas de rne",
    "pas encore",
    "sans referent",
];

/// The whole of such a text, folded.
const WORDS: [&str; 7] =
    ["inconnu", "inconnue", "ne sais pas", "nsp", "tbd", "aucun referent", "personne pour le moment"];

/// The same, but somebody may be called so: Alfred Vacant, Marie Personne.
const SURNAMES_TOO: [&str; 10] =
    ["vacant", "vacante", "vacants", "personne", "neant", "aucun", "aucune", "non", "poste", "ras"];

/// `NC`, as it is typed: the initials `N.-C.` are somebody's first name.
const UNSPOKEN: [&str; 6] = ["nc", "n.c.", "n.c", "n/c", "n/a", "n.d."];

/// Which of two cells says that nobody is there yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nobody {
    /// The surname's, or both together.
    InSurname,
    /// The first name's.
    InFirst,
}

/// Whether a surname and a first name are nobody's. A surname that somebody may have is one beside a real first name.
pub fn nobody(surname: &str, first: &str) -> Option<Nobody> {
    let is_vacant = |text: &str| says_so(text) || SURNAMES_TOO.contains(&fold(text).as_str());
    let is_alone = first.is_empty() || is_vacant(first);
    if says_so(surname) || is_alone && is_vacant(surname) {
        return Some(Nobody::InSurname);
    }
    if is_vacant(first) {
        return Some(Nobody::InFirst);
    }
    // a sentence may have been shared between two cells
    let shared = [format!("{surname} {first}"), format!("{first} {surname}")];
    shared.iter().any(|text| begins_so(&fold(text))).then_some(Nobody::InSurname)
}

fn says_so(text: &str) -> bool {
    let folded = fold(text);
    begins_so(&folded)
        || WORDS.contains(&folded.as_str())
        || UNSPOKEN.contains(&clean(text).to_lowercase().as_str())
}

/// Whether a folded text begins so, at the end of a word.
fn begins_so(folded: &str) -> bool {
    BEGINNINGS
        .iter()
        .any(|words| folded.strip_prefix(words).is_some_and(|rest| rest.is_empty() || rest.starts_with(' ')))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// #nobody-gets-a-letter
    #[test]
    fn who_is_nobody_is_known_and_nobody_else_is_taken_for_one() {
        use Nobody::{InFirst, InSurname};
        for (surname, first, found) in [
            ("vacant", "", Some(InSurname)),
            ("Vacant", "VACANT", Some(InSurname)),
            ("(vacante)", "", Some(InSurname)),
            ("POSTE VACANT", "", Some(InSurname)),
            ("VACANT", "Poste", Some(InSurname)),
            ("Poste", "vacant", Some(InSurname)),
            ("Poste vacant (départ de M. Martin)", "", Some(InSurname)),
            ("à pourvoir", "Paul", Some(InSurname)),
            ("A", "pourvoir", Some(InSurname)),
            ("en attente", "", Some(InSurname)),
            ("En attente", "de nomination", Some(InSurname)),
            ("en attente de nomination", "", Some(InSurname)),
            ("NC", "NC", Some(InSurname)),
            ("N.C.", "", Some(InSurname)),
            ("n/c", "", Some(InSurname)),
            ("Inconnu", "", Some(InSurname)),
            ("À RECRUTER", "à recruter", Some(InSurname)),
            ("non nommé(e)", "", Some(InSurname)),
            ("personne", "", Some(InSurname)),
            ("Néant", "néant", Some(InSurname)),
            ("RAS", "RAS", Some(InSurname)),
            ("DUPONT", "inconnu", Some(InFirst)),
            ("DUPONT", "NC", Some(InFirst)),
            ("DUPONT", "à préciser", Some(InFirst)),
            // an empty cell is told as one
            ("", "", None),
            ("DUPONT", "", None),
            // people
            ("VACANT", "Alfred", None),
            ("PERSONNE", "Marie", None),
            ("VACANTI", "", None),
            ("PERSONNET", "Jean", None),
            ("NÉANT", "Yves", None),
            ("LINCONNU", "Zoé", None),
            ("POSTE", "Jean", None),
            ("DE LA POSTE", "", None),
            ("POSTEL", "", None),
            ("NGUYEN", "N.-C.", None),
            ("NGUYEN", "N. C.", None),
            ("NCEBA", "Thandi", None),
            ("AVENIR", "Rose", None),
            ("ATTENTE", "Rose", None),
            ("A PO", "Urvoir", None),
            ("NON-LAVIGNE", "Paul", None),
            ("NA", "Hye-jin", None),
        ] {
            assert_eq!(nobody(surname, first), found, "{surname} / {first}");
        }
    }
}
