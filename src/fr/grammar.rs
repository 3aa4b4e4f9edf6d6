//! Grammar that depends on the words: contractions, plurals, enumerations.

use super::text::fold;
use super::typography::NBSP;

/// What stands before the name of a school.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Article {
    /// `du collège`.
    Du,
    /// `de la SEGPA`.
    DeLa,
    /// `de l’annexe`.
    DeL,
    /// `de Blaise-Pascal`.
    De,
    /// `d’Apogoti`.
    D,
}

/// Generic nouns that begin a school's name, with their article (handbook, section 7.5).
const NOUNS: [(&str, Article); 24] = [
    ("college", Article::Du),
    ("lycee", Article::Du),
    ("centre", Article::Du),
    ("groupe", Article::Du),
    ("god", Article::Du),
    ("site", Article::Du),
    ("pole", Article::Du),
    ("campus", Article::Du),
    ("lp", Article::Du),
    ("lpo", Article::Du),
    ("lgt", Article::Du),
    ("section", Article::DeLa),
    ("segpa", Article::DeLa),
    ("sep", Article::DeLa),
    ("cite", Article::DeLa),
    ("maison", Article::DeLa),
    ("institution", Article::DeL),
    ("ecole", Article::DeL),
    ("annexe", Article::DeL),
    ("antenne", Article::DeL),
    ("etablissement", Article::DeL),
    ("internat", Article::DeL),
    ("externat", Article::DeL),
    ("alp", Article::DeL),
];

/// Those of them that are acronyms: capitals wherever they stand.
const ACRONYMS: [&str; 7] = ["god", "lp", "lpo", "lgt", "segpa", "sep", "alp"];

/// Those that have accents, which capitals and hurried typists leave out.
const ACCENTED: [&str; 6] = ["collège", "lycée", "pôle", "cité", "école", "établissement"];

/// Nouns as people shorten them, folded, and in full.
const SHORTENED: [(&str, &str); 16] = [
    ("clg", "collège"),
    ("col", "collège"),
    ("coll", "collège"),
    ("colg", "collège"),
    ("lyc", "lycée"),
    ("ec", "école"),
    ("etab", "établissement"),
    ("etabl", "établissement"),
    ("ets", "établissement"),
    ("inst", "institution"),
    ("instit", "institution"),
    ("ann", "annexe"),
    ("ant", "antenne"),
    ("sect", "section"),
    ("gpe", "groupe"),
    ("ctre", "centre"),
];

/// The first word of a name, in full where it is a noun that people shorten: `Clg`, `Lyc.`.
fn in_full(first: &str) -> &str {
    let folded = fold(first.trim_end_matches('.'));
    SHORTENED.iter().find(|(short, _)| *short == folded).map_or(first, |(_, full)| full)
}

/// Whether a name is typed in capitals only.
fn is_capitals(name: &str) -> bool {
    name.chars().any(char::is_alphabetic) && !name.chars().any(char::is_lowercase)
}

/// What follows the noun of a name in capitals: the little word that links them is no part of a proper name.
fn small_link(rest: &str) -> String {
    let (first, behind) = rest.split_once(' ').unwrap_or((rest, ""));
    if ["DE", "DU", "DES"].contains(&first) && !behind.is_empty() {
        return format!("{} {behind}", first.to_lowercase());
    }
    match rest.strip_prefix("D'").or_else(|| rest.strip_prefix("D\u{2019}")) {
        Some(name) => format!("d\u{2019}{name}"),
        None => rest.to_owned(),
    }
}

/// What is asked to stand before a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Before {
    /// `du collège`, `de l’annexe`, `d’Apogoti`.
    Of,
    /// `le collège`, `l’annexe`, `Apogoti`.
    The,
    /// `au collège`, `à l’annexe`, `à Apogoti`.
    At,
}

/// The name of a school behind its contraction, as running text wants it: `du collège Georges Baudoux`,
/// `de l’annexe de Kouaoua`, `d’Apogoti`.
pub fn of_school(name: &str) -> String {
    before_name(name, Before::Of)
}

/// The name of a school or a place behind its article or contraction. The generic noun loses its capital, acronyms and proper
/// names keep theirs; the article of a name (`Le Mont-Dore`) is contracted.
pub fn before_name(name: &str, before: Before) -> String {
    let (typed, rest) = name.split_once(' ').map_or((name, ""), |(first, rest)| (first, rest));
    let first = in_full(typed);
    let folded = fold(first);
    for (article, [of, the, at]) in [
        // a name's own article keeps its capital where nothing contracts it: `à La Foa`
        ("le", ["du", "Le", "au"]),
        ("la", ["de la", "La", "à La"]),
        ("les", ["des", "Les", "aux"]),
    ] {
        if folded == article && !rest.is_empty() {
            return format!("{} {rest}", before.among(of, the, at));
        }
    }
    let space = if rest.is_empty() { "" } else { " " };
    if let Some((_, article)) = NOUNS.iter().find(|(noun, _)| *noun == folded) {
        let acronym = ACRONYMS.contains(&folded.as_str());
        // a noun without its accents is a typist's spelling, mended because it is about to be printed in lower case
        let accented = ACCENTED.iter().find(|noun| fold(noun) == folded);
        let noun = match accented {
            _ if acronym => first.to_uppercase(),
            Some(noun) => (*noun).to_owned(),
            None => first.to_lowercase(),
        };
        // "École internationale" keeps the capital that it has as a name
        let noun = if folded == "ecole" && !acronym { capital(&noun) } else { noun };
        let rest = if is_capitals(name) { small_link(rest) } else { rest.to_owned() };
        return format!("{}{noun}{space}{rest}", article.text(before));
    }
    let article = if begins_with_vowel(&folded) { Article::D } else { Article::De };
    format!("{}{name}", article.text(before))
}

impl Before {
    fn among<'t>(self, of: &'t str, the: &'t str, at: &'t str) -> &'t str {
        match self {
            Self::Of => of,
            Self::The => the,
            Self::At => at,
        }
    }
}

/// Contractions that only go before a masculine noun, as templates freeze them.
pub const FROZEN: [&str; 2] = ["du", "au"];

/// Whether `du` and `au` may stand before the name of a school as it is.
pub fn takes_du(name: &str) -> bool {
    let first = in_full(name.split(' ').next().unwrap_or_default());
    NOUNS.iter().any(|(noun, article)| *noun == fold(first) && *article == Article::Du)
}

impl Article {
    fn text(self, before: Before) -> &'static str {
        match self {
            Self::Du => before.among("du ", "le ", "au "),
            Self::DeLa => before.among("de la ", "la ", "à la "),
            Self::DeL => before.among("de l’", "l’", "à l’"),
            Self::De => before.among("de ", "", "à "),
            Self::D => before.among("d’", "", "à "),
        }
    }
}

/// Vowels, and y before a consonant (`d’Yves`, but `de Yaté`). No spelling tells a mute h from a heard one, and the
/// names of the Loyalty Islands (`Havila`, `Hnathalo`) are heard: h never elides.
pub(super) fn begins_with_vowel(folded: &str) -> bool {
    const VOWELS: [char; 5] = ['a', 'e', 'i', 'o', 'u'];
    let mut letters = folded.chars();
    match letters.next() {
        Some('y') => letters.next().is_some_and(|next| next.is_alphabetic() && !VOWELS.contains(&next)),
        Some(first) => VOWELS.contains(&first),
        None => false,
    }
}

/// The text with its first letter upper case.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// A number with its noun: singular up to one, plural from two.
pub fn count(number: usize, singular: &str, plural: &str) -> String {
    let noun = if number < 2 { singular } else { plural };
    format!("{}{NBSP}{noun}", super::typography::grouped(number as u64))
}

/// `a`, `a et b`, `a, b et c`.
pub fn list<T: AsRef<str>>(items: &[T]) -> String {
    enumerated(items, "et")
}

/// `a`, `a ou b`, `a, b ou c`.
pub fn choice<T: AsRef<str>>(items: &[T]) -> String {
    enumerated(items, "ou")
}

/// The items, the last one behind `word`.
pub fn enumerated<T: AsRef<str>>(items: &[T], word: &str) -> String {
    match items {
        [] => String::new(),
        [only] => only.as_ref().to_owned(),
        [first @ .., last] => {
            let first: Vec<&str> = first.iter().map(AsRef::as_ref).collect();
            format!("{} {word} {}", first.join(", "), last.as_ref())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn schools_take_their_contraction() {
        for (name, expected) in [
            ("Collège Georges Baudoux", "du collège Georges Baudoux"),
            ("LYCÉE JULES GARNIER", "du lycée JULES GARNIER"),
            ("Lycée La Pérouse", "du lycée La Pérouse"),
            ("annexe de Kouaoua", "de l’annexe de Kouaoua"),
            ("Annexe de Mou", "de l’annexe de Mou"),
            ("ALP de Koné", "de l’ALP de Koné"),
            ("GOD de Mou", "du GOD de Mou"),
            ("SEGPA de Koné", "de la SEGPA de Koné"),
            ("Section d'enseignement professionnel", "de la section d'enseignement professionnel"),
            ("Ecole internationale James Cook", "de l’École internationale James Cook"),
            ("Institution Sainte-Marie", "de l’institution Sainte-Marie"),
            ("Blaise-Pascal", "de Blaise-Pascal"),
            ("Apogoti", "d’Apogoti"),
            ("Havila", "de Havila"),
            ("Yaté", "de Yaté"),
            ("Yves-Marie Hily", "d’Yves-Marie Hily"),
            ("Le Cheval Blanc", "du Cheval Blanc"),
            ("La Colline", "de la Colline"),
            ("Les Portes de Fer", "des Portes de Fer"),
            ("Collège", "du collège"),
            ("COLLEGE DE CANALA", "du collège de CANALA"),
            ("COLLÈGE D’AUTEUIL", "du collège d’AUTEUIL"),
            ("COLLEGE DES PORTES DE FER", "du collège des PORTES DE FER"),
            ("LYCEE DU MONT-DORE", "du lycée du MONT-DORE"),
            ("College de Canala", "du collège de Canala"),
            ("Clg de Canala", "du collège de Canala"),
            ("CLG. G. BAUDOUX", "du collège G. BAUDOUX"),
            ("Lyc. La Pérouse", "du lycée La Pérouse"),
            ("Étab. privé Havila", "de l’établissement privé Havila"),
            ("Inst. Sainte-Marie", "de l’institution Sainte-Marie"),
            ("CITE SCOLAIRE DE POINDIMIÉ", "de la cité SCOLAIRE DE POINDIMIÉ"),
            ("Coll Thomas", "du collège Thomas"),
        ] {
            assert_eq!(of_school(name), expected, "{name}");
        }
    }

    #[test]
    fn names_take_their_article_and_their_place() {
        for (name, the, at) in [
            ("Collège Georges Baudoux", "le collège Georges Baudoux", "au collège Georges Baudoux"),
            ("SEGPA de Koné", "la SEGPA de Koné", "à la SEGPA de Koné"),
            ("Annexe de Mou", "l’annexe de Mou", "à l’annexe de Mou"),
            ("Apogoti", "Apogoti", "à Apogoti"),
            ("Nouméa", "Nouméa", "à Nouméa"),
            ("Le Mont-Dore", "Le Mont-Dore", "au Mont-Dore"),
            ("La Foa", "La Foa", "à La Foa"),
            ("Les Portes de Fer", "Les Portes de Fer", "aux Portes de Fer"),
        ] {
            assert_eq!(before_name(name, Before::The), the);
            assert_eq!(before_name(name, Before::At), at);
        }
    }

    #[test]
    fn a_frozen_contraction_fits_masculine_nouns_only() {
        for (name, fits) in [
            ("Collège de Koné", true),
            ("LYCÉE JULES GARNIER", true),
            ("Clg de Canala", true),
            ("Étab. privé Havila", false),
            ("École internationale James Cook", false),
            ("Annexe de Kouaoua", false),
            ("SEGPA de Koné", false),
            ("Apogoti", false),
            ("Le Cheval Blanc", false),
        ] {
            assert_eq!(takes_du(name), fits, "{name}");
        }
    }

    #[test]
    fn lists_and_counts_agree() {
        assert_eq!(list(&["a"]), "a");
        assert_eq!(list(&["a", "b", "c"]), "a, b et c");
        assert_eq!(choice(&["a", "b"]), "a ou b");
        assert_eq!(count(0, "lettre", "lettres"), "0\u{a0}lettre");
        assert_eq!(count(1, "lettre", "lettres"), "1\u{a0}lettre");
        assert_eq!(count(72, "lettre", "lettres"), "72\u{a0}lettres");
    }
}
