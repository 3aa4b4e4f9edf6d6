//! What people write where there is nothing to write: a dash, "néant", "sans objet".

use super::spellings::{Tick, is_placeholder, tick};
use super::text::fold;

/// The whole of such a text, folded.
const WORDS: [&str; 16] = [
    "ras",
    "rien",
    "rien a signaler",
    "aucun projet",
    "aucun projet particulier",
    "pas de projet",
    "pas de projet particulier",
    "sans projet",
    "sans projet particulier",
    "non concerne",
    "non concernee",
    "sans reponse",
    "pas de reponse",
    "non renseigne",
    "vide",
    "nul",
];

/// The same of what is put off, or stands in another cell, folded.
const ELSEWHERE: [&str; 11] = [
    "idem",
    "ditto",
    "a completer",
    "a definir",
    "a determiner",
    "a preciser",
    "a renseigner",
    "a venir",
    "a voir",
    "en attente",
    "en cours de definition",
];

/// Whether a text says that there is nothing.
pub fn is_nothing(text: &str) -> bool {
    tick(text) == Some(Tick::No) || WORDS.contains(&fold(text).as_str())
}

/// Whether a text says that there is nobody: `pas de second référent`, `aucun`.
pub fn says_nobody(text: &str) -> bool {
    let folded = fold(text);
    tick(text).is_some()
        || is_nothing(text)
        || ["pas ", "aucun", "sans "].iter().any(|word| folded.starts_with(word))
}

/// Whether a text stands for one that is written elsewhere, or later.
pub fn is_elsewhere(text: &str) -> bool {
    ELSEWHERE.contains(&fold(text).as_str())
}

/// Whether a text names no school. A blank of the official text is told as one.
pub fn is_no_school(text: &str) -> bool {
    let has_words = text.chars().any(char::is_alphanumeric);
    !is_placeholder(text) && (!has_words || is_nothing(text) || is_elsewhere(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_says_nothing_is_known_and_what_says_something_is_kept() {
        for nothing in
            ["", " ", "-", "—", "N/A", "néant", "RAS", "Aucun projet.", "(pas de projet)", "Sans réponse"]
        {
            assert!(is_nothing(nothing), "{nothing}");
        }
        assert!(is_elsewhere("Idem") && is_elsewhere("à définir"));
        for no_school in ["-", "N/A", "néant", "Idem", "✗"] {
            assert!(is_no_school(no_school), "{no_school}");
        }
        for school in ["Canala", "…", "à compléter", "Lycée Do Néva"] {
            assert!(!is_no_school(school), "{school}");
        }
        for something in
            ["Rien ne se perd", "Aucun projet sans robot", "Vidéo", "En attente de robots", "RASED", "Canala"]
        {
            assert!(!is_nothing(something) && !is_elsewhere(something), "{something}");
        }
    }
}
