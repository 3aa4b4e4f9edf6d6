//! The words that people type in cells, folded: ticks, civilities, fractions, rows that are no data.

/// How Excel shows a true and a false.
pub const TRUTHS: [&str; 2] = ["VRAI", "FAUX"];

/// A tick's meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tick {
    /// Ticked.
    Yes,
    /// Not ticked.
    No,
}

/// Marks that fold to nothing and must be looked at as they are.
///
/// Crosses, discs and squares are none: who writes ✓ for yes writes ✗ for no, and nobody has agreed on the others.
const YES_MARKS: [&str; 7] = ["✓", "✔", "☒", "☑", "•", "🗹", "✅"];
const NO_MARKS: [&str; 12] = ["-", "–", "—", "☐", "□", "/", "_", ".", "0", "0.0", "0,0", "❌"];
const YES_WORDS: [&str; 15] = [
    "x", "1", "1.0", "1,0", "oui", "o", "yes", "y", "vrai", "true", "ok", "fait", "coche", "cochee",
    "confiee",
];
const NO_WORDS: [&str; 20] = [
    "non",
    "non coche",
    "non cochee",
    "pas coche",
    "pas cochee",
    "non confiee",
    "n",
    "no",
    "faux",
    "false",
    "sans objet",
    "so",
    "s.o.",
    "s/o",
    "n/a",
    "n.a.",
    "na",
    "neant",
    "aucun",
    "aucune",
];

/// What a text means as a tick; nothing for a mark that nobody has agreed on (handbook, section 5.2).
pub fn tick(text: &str) -> Option<Tick> {
    let trimmed = super::text::clean(text);
    if trimmed.is_empty() || NO_MARKS.contains(&trimmed.as_str()) {
        return Some(Tick::No);
    }
    if YES_MARKS.contains(&trimmed.trim_end_matches('\u{fe0f}')) {
        return Some(Tick::Yes);
    }
    // signs are no part of a word that may be forgiven: `x ?` and `(x)` say that somebody doubts
    let folded = super::text::unaccented(&trimmed);
    if YES_WORDS.contains(&folded.as_str()) {
        Some(Tick::Yes)
    } else if NO_WORDS.contains(&folded.as_str()) {
        Some(Tick::No)
    } else {
        None
    }
}

/// Whether a text is a dash, or a word, of whoever has nothing to say there. A zero is a number.
pub fn says_nothing(text: &str) -> bool {
    let has_words = text.chars().any(char::is_alphanumeric);
    has_words && !text.contains(|ch: char| ch.is_ascii_digit()) && tick(text) == Some(Tick::No)
        || is_dash(text)
}

/// Whether a text is a dash, or signs that stand for one.
pub fn is_dash(text: &str) -> bool {
    let text = super::text::clean(text);
    !text.is_empty() && text.chars().all(|ch| matches!(ch, '-' | '–' | '—' | '/' | '_')) || text == "."
}

/// Whether a column asks with whom something is shared, and not only whether it is.
pub fn asks_with_whom(title: &str) -> bool {
    let folded = super::text::fold(title);
    folded.split(' ').next_back() == Some("avec") || folded.contains("avec qui")
}

/// The same of the name of somebody with whom a mission is shared.
pub fn shared_with(text: &str) -> Option<Tick> {
    const NOBODY: [&str; 4] = ["personne", "seul", "seule", "nul"];
    let is_name = |text: &str| !is_no_name(text) && text.chars().any(char::is_alphabetic);
    let known = tick(text);
    if known.is_some() {
        known
    } else if NOBODY.contains(&super::text::fold(text).as_str()) {
        Some(Tick::No)
    } else {
        is_name(text).then_some(Tick::Yes)
    }
}

/// Whether a paragraph of a letter still has a blank of the official text (handbook, X02). Missions 1b-4 and 2-14 hold
/// an ellipsis of their own, so one alone is none.
pub fn has_blank(paragraph: &str) -> bool {
    ["……", ".....", "../../20", "M. ou Mme …", "M. ou Mme ."].iter().any(|blank| paragraph.contains(blank))
}

/// Whether a text can't be anybody's name: a number, a date, a truth value, signs without a letter.
pub fn is_no_name(text: &str) -> bool {
    let text = super::text::clean(text);
    !text.is_empty()
        && (!text.chars().any(char::is_alphabetic)
            || TRUTHS.contains(&text.as_str())
            || text.contains(super::secrets::MASK))
}

/// Whether a school is open, as its own column says it: a tick, or a word.
pub fn is_open(text: &str) -> Option<bool> {
    match super::text::fold(text).as_str() {
        "ouvert" | "ouverte" | "actif" | "active" | "en activite" | "en service" => Some(true),
        "ferme" | "fermee" | "clos" | "close" | "inactif" | "inactive" | "supprime" | "desaffecte" => {
            Some(false)
        }
        // an empty cell says nothing: a school in the sheet is open
        "" if super::text::clean(text).is_empty() => Some(true),
        // #dash-for-open: a dash says no beside crosses, and nothing beside "oui" and "non"
        "non" | "n" | "no" | "faux" | "false" | "0" => Some(false),
        _ if says_nothing(text) => None,
        _ => tick(text).map(|tick| tick == Tick::Yes),
    }
}

/// Whether a word in the settings means all schools.
pub fn is_everywhere(text: &str) -> bool {
    matches!(super::text::fold(text).as_str(), "tous" | "toutes" | "partout" | "tout")
}

/// The words of a kind of school, its acronyms in full: `LPO` is `lycee polyvalent`.
pub fn kind_words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    for word in super::text::fold(text).split(' ') {
        let full: &[&str] = match word {
            "clg" => &["college"],
            "lp" => &["lycee", "professionnel"],
            "lpo" => &["lycee", "polyvalent"],
            "lgt" => &["lycee", "general", "technologique"],
            "leg" | "lg" => &["lycee", "general"],
            "lt" => &["lycee", "technologique"],
            "la" | "lpa" => &["lycee", "agricole"],
            "god" => &["annexe"],
            "alp" => &["antenne", "lycee", "professionnel"],
            "et" | "de" | "du" | "d" | "l" | "" => &[],
            word => {
                words.push(word.trim_end_matches('s').to_owned());
                continue;
            }
        };
        words.extend(full.iter().map(|&word| word.to_owned()));
    }
    words
}

/// Whether a text means a man (`Some(false)`) or a woman (`Some(true)`).
pub fn is_woman(text: &str) -> Option<bool> {
    match super::text::fold(text).as_str() {
        "m" | "mr" | "monsieur" | "h" | "homme" | "g" | "1" | "masculin" | "mister" => Some(false),
        "mme" | "madame" | "mlle" | "mademoiselle" | "f" | "femme" | "2" | "feminin" | "mrs" | "melle"
        | "mm e" => Some(true),
        _ => None,
    }
}

/// Numbers that people write in words, in quarters.
pub fn quarters_in_words(folded: &str) -> Option<u32> {
    Some(match folded {
        "un quart" | "quart" | "quart de taux" => 1,
        "un demi" | "demi" | "une demi" | "demi taux" | "la moitie" => 2,
        "trois quarts" => 3,
        "un" | "une" | "taux plein" | "plein" | "un taux plein" => 4,
        "un et demi" | "une et demie" | "1 et demi" | "1 et demie" => 6,
        "deux" | "double" | "double taux" => 8,
        "trois" | "triple" | "triple taux" => 12,
        "zero" | "aucune" | "aucun" | "neant" => 0,
        _ => return None,
    })
}

/// Words in the name of a sheet that say that it is an old or a second one, or has those who get no letter, folded.
pub const COPIES: [&str; 43] = [
    "copie",
    "copy",
    "ancien",
    "ancienne",
    "anciens",
    "anciennes",
    "archive",
    "archives",
    "sauvegarde",
    "brouillon",
    "old",
    "recapitulatif",
    "recap",
    "bis",
    "refus",
    "refuse",
    "refuses",
    "refusees",
    "non",
    "demission",
    "demissions",
    "demissionnaires",
    "departs",
    "partis",
    "attente",
    "voeu",
    "voeux",
    "souhaits",
    "essai",
    "essais",
    "test",
    "tests",
    "exemple",
    "exemples",
    "corbeille",
    "poubelle",
    "supprimer",
    "supprimes",
    "supprimees",
    "annules",
    "annulees",
    "rejetes",
    "doublons",
];

/// Whether a free project is still what the template proposes, or a tick without words.
pub fn is_empty_project(text: &str) -> bool {
    let key = super::text::key(text);
    matches!(
        key.as_str(),
        "item" | "item1" | "item2" | "item3" | "projet" | "projet1" | "projet2" | "projet3" | "x" | "xx"
    ) || !text.chars().any(char::is_alphanumeric)
        || tick(text).is_some()
        || super::nothing::is_nothing(text)
        || super::nothing::is_elsewhere(text)
}

/// Whether a value is still one of the blanks of the official text (handbook, X02).
pub fn is_placeholder(text: &str) -> bool {
    let folded = super::text::fold(text);
    text.contains("{{")
        || text.contains("}}")
        || text.contains("{%")
        || text.contains("../..")
        || text.contains("……")
        || text.contains("....")
        || matches!(text.trim(), "…" | "..." | "?" | "??" | "???")
        || matches!(folded.as_str(), "m ou mme" | "xxx" | "xxxx" | "a completer" | "a definir" | "a voir")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_of_every_kind() {
        for yes in [
            "x",
            " X ",
            "✓",
            "✔",
            "☒",
            "☑",
            "1",
            "1.0",
            "1,0",
            "Oui",
            "o",
            "yes",
            "Y",
            "VRAI",
            "true",
            "ok",
            "•",
            "✔\u{fe0f}",
            "fait",
            "Cochée",
            "Confiée",
        ] {
            assert_eq!(tick(yes), Some(Tick::Yes), "{yes}");
        }
        for no in [
            "",
            " ",
            "\u{a0}",
            "0",
            "0,0",
            "non",
            "N",
            "no",
            "Faux",
            "FALSE",
            "-",
            "–",
            "☐",
            "/",
            "sans objet",
            "N/A",
            "so",
            "s.o.",
            "Non coché",
            "non confiée",
        ] {
            assert_eq!(tick(no), Some(Tick::No), "{no}");
        }
        // #crosses-are-no-ticks
        for unknown in
            ["?", "en partie", "2", "2027", "Dupont", "✗", "✘", "×", "●", "■", "xx", "XX", "✗\u{fe0f}"]
        {
            assert_eq!(tick(unknown), None, "{unknown}");
        }
    }

    #[test]
    fn a_dash_and_a_word_say_nothing() {
        for text in [
            "-",
            " – ",
            "—",
            "/",
            "--",
            "_",
            ".",
            "non",
            "N/A",
            "n.a.",
            "sans objet",
            "s.o.",
            "néant",
            "Aucune",
        ] {
            assert!(says_nothing(text), "{text}");
        }
        for text in
            ["", " ", "0", "0,0", "x", "oui", "?", "…", "☐", "- 1", "-1", "non communiqué", "1/2", "a/b"]
        {
            assert!(!says_nothing(text), "{text}");
        }
    }

    #[test]
    fn civilities() {
        for man in
            ["M", "M.", "m.", "Mr", "Mr.", "MR", "Monsieur", "MONSIEUR", " M.\u{a0}", "H", "Homme", "G", "1"]
        {
            assert_eq!(is_woman(man), Some(false), "{man}");
        }
        for woman in [
            "Mme",
            "Mme.",
            "MME",
            "mme",
            "Madame",
            "MADAME",
            "Mlle",
            "Mlle.",
            "Melle",
            "Mademoiselle",
            "F",
            "2",
            "Mrs",
        ] {
            assert_eq!(is_woman(woman), Some(true), "{woman}");
        }
        assert_eq!(is_woman("M. ou Mme"), None);
        for unknown in ["Dr", "", "?", "3", "M./Mme", "Mx"] {
            assert_eq!(is_woman(unknown), None, "{unknown}");
        }
    }

    #[test]
    fn kinds_of_schools_are_known_by_their_words() {
        for (kind, other, within) in [
            ("lycée", "LPO", true),
            ("Lycées", "lycée général et technologique", true),
            ("LGT", "Lycée général et technologique", true),
            ("lycée professionnel", "lycée professionnel agricole", true),
            ("lycée professionnel", "LGT", false),
            ("collège", "lycée", false),
            ("annexe", "annexe de collège (GOD)", true),
            ("GOD", "annexe de collège", true),
        ] {
            let other = kind_words(other);
            assert_eq!(kind_words(kind).iter().all(|word| other.contains(word)), within, "{kind}");
        }
    }

    #[test]
    fn schools_are_open_unless_a_word_says_otherwise() {
        for (text, open) in [
            ("", Some(true)),
            ("oui", Some(true)),
            ("Ouvert", Some(true)),
            ("x", Some(true)),
            ("non", Some(false)),
            ("Fermé", Some(false)),
            ("0", Some(false)),
            ("☐", Some(false)),
            ("-", None),
            ("/", None),
            ("N/A", None),
            ("sans objet", None),
            ("bientôt", None),
            ("?", None),
        ] {
            assert_eq!(is_open(text), open, "{text}");
        }
    }

    #[test]
    fn a_project_that_says_nothing() {
        assert!(
            is_empty_project("Item1 ;")
                && is_empty_project("x")
                && is_empty_project("XX")
                && is_empty_project("✗")
                && !is_empty_project("Webradio")
        );
        assert!(is_placeholder("………") && is_placeholder("M. ou Mme") && !is_placeholder("Nomoredjo"));
    }
}
