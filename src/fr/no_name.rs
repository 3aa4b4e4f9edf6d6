//! What can't be printed as somebody's name, though it has letters: a civility, a function, two people, a name with a remark.

use super::spellings::{is_no_name, is_woman};
use super::text::{clean, fold};

/// Why a text is no name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoName {
    /// A number, a date, signs, an address.
    NoWords,
    /// A civility and nothing else.
    Civility,
    /// What somebody is, not who.
    Function,
    /// More than one person.
    Several,
    /// The word for a row that shows how to fill the others.
    Example,
    /// A name, and what somebody has to say of it.
    Remark,
}

/// What the head of a school is, folded.
const FUNCTIONS: [&str; 8] = [
    "principal",
    "principale",
    "proviseur",
    "proviseure",
    "directeur",
    "directrice",
    "chef d etablissement",
    "cheffe d etablissement",
];

/// Words that say how somebody is where they are, folded. No name has them.
const REMARKS: [&str; 13] = [
    "remplace",
    "remplacee",
    "remplacant",
    "remplacante",
    "remplacement",
    "interim",
    "suppleant",
    "suppleante",
    "contractuel",
    "contractuelle",
    "tzr",
    "imp",
    "idem",
];

/// Words of a name at birth or by marriage, which may stand in brackets, folded.
const MARRIED: [&str; 6] = ["ep", "epouse", "nee", "ne", "veuve", "vve"];

/// Signs that no name has. A question mark within a word is a lost accent, and told as one.
const SIGNS: [char; 22] = [
    '*', '!', '#', '=', '<', '>', '"', '“', '”', '@', '_', '\\', '|', '~', '^', '%', '{', '}', '[', ']', ':',
    '…',
];

/// Why this is no name, if it is none.
pub fn no_name(text: &str) -> Option<NoName> {
    let text = clean(text);
    let folded = fold(&text);
    if text.is_empty() {
        return None;
    }
    // an answer in the place of a name; shorter ones (`So`, `Na`) are names of somebody
    let is_answer = matches!(folded.as_str(), "oui" | "non" | "x" | "xx" | "xxx");
    if is_answer || is_no_name(&text) || text.contains('@') {
        return Some(NoName::NoWords);
    }
    let is_civility = is_woman(&text).is_some() && text.chars().filter(|ch| ch.is_alphabetic()).count() > 1;
    if is_civility || matches!(text.as_str(), "M." | "m.") {
        return Some(NoName::Civility);
    }
    if is_function(&text) {
        return Some(NoName::Function);
    }
    if matches!(folded.as_str(), "exemple" | "exemples") {
        return Some(NoName::Example);
    }
    if names_several(&text) {
        return Some(NoName::Several);
    }
    let has_sign = text.contains(SIGNS) || text.contains(['&', ';', '+']) || doubts(&text);
    let has_digit = text.contains(|ch: char| ch.is_ascii_digit());
    let has_remark = folded.split(' ').any(|word| REMARKS.contains(&word));
    (has_sign || has_digit || has_remark || !brackets_are_a_name(&text)).then_some(NoName::Remark)
}

/// Whether a text says what somebody is, and not who: `PROVISEUR`, `Madame la Principale`.
pub fn is_function(text: &str) -> bool {
    let folded = fold(text);
    let mut words = folded.as_str();
    for before in ["monsieur ", "madame ", "m ", "mme ", "le ", "la "] {
        words = words.strip_prefix(before).unwrap_or(words);
    }
    FUNCTIONS
        .iter()
        .any(|function| words.strip_prefix(function).is_some_and(|rest| rest.is_empty() || goes_on(rest)))
}

/// Whether a function goes on: `principal adjoint`, `principale de collège`, `proviseur par intérim`.
fn goes_on(rest: &str) -> bool {
    let mut words = rest.split(' ').skip(1);
    rest.starts_with(' ')
        && words.next().is_some_and(|word| ["adjoint", "adjointe", "de", "du", "d", "par"].contains(&word))
}

/// A name before its function: `WABEALA Élodie, principale`, `MARTIN (proviseur)`.
pub fn without_function(text: &str) -> Option<&str> {
    let (name, behind) = text.split_once([',', '(']).or_else(|| text.split_once(" - "))?;
    let name = name.trim();
    (!name.is_empty() && is_function(behind)).then_some(name)
}

fn names_several(text: &str) -> bool {
    let words: Vec<&str> = text.split(' ').collect();
    let inner = words.get(1..words.len().saturating_sub(1)).unwrap_or_default();
    let joins = |word: &&str| {
        *word == "&" || ["et", "puis"].contains(&fold(word).as_str()) || *word == "ou" || *word == "+"
    };
    let is_title = |word: &&str| is_woman(word).is_some() && fold(word).len() > 1;
    let has_entity = text.contains('&') && text.contains(';');
    text.contains(['/', ','])
        || text.contains(';') && !has_entity
        || inner.iter().any(|word| joins(word) || is_title(word))
}

/// A question mark behind a word, or apart.
fn doubts(text: &str) -> bool {
    let next = |at: usize| text[at + 1..].chars().next();
    text.match_indices('?').any(|(at, _)| !next(at).is_some_and(char::is_alphabetic))
}

/// Whether what stands in brackets is a name too, by the word before it: `LE GOFF (ép. MARTIN)`.
fn brackets_are_a_name(text: &str) -> bool {
    let Some((_, inner)) = text.split_once('(') else { return !text.contains(')') };
    let Some((inner, _)) = inner.split_once(')') else { return false };
    fold(inner).split_once(' ').is_some_and(|(word, _)| MARRIED.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// #no-name-in-a-letter
    #[test]
    fn what_is_no_name_is_known_and_no_name_is_taken_for_it() {
        use NoName::{Civility, Example, Function, NoWords, Remark, Several};
        for (text, why) in [
            ("OUI", Some(NoWords)),
            ("X", Some(NoWords)),
            ("So", None),
            ("01/01/2027", Some(NoWords)),
            ("anais.legoff@ac-noumea.invalid", Some(NoWords)),
            ("M.", Some(Civility)),
            ("Mme", Some(Civility)),
            ("Monsieur", Some(Civility)),
            ("EXEMPLE", Some(Example)),
            ("PROVISEUR", Some(Function)),
            ("La Principale", Some(Function)),
            ("principal adjoint", Some(Function)),
            ("LE GOFF / MARTIN", Some(Several)),
            ("Anaïs/Luc", Some(Several)),
            ("LE GOFF, MARTIN", Some(Several)),
            ("LE GOFF & MARTIN", Some(Several)),
            ("LE GOFF ; MARTIN", Some(Several)),
            ("Anaïs et Luc", Some(Several)),
            ("Anaïs ou Luc", Some(Several)),
            ("MARTIN puis Mme WABEALA", Some(Several)),
            ("LE GOFF *", Some(Remark)),
            ("Anaïs ?", Some(Remark)),
            ("Anaïs (maths)", Some(Remark)),
            ("LE GOFF - 0,5 IMP", Some(Several)),
            ("LE GOFF - 1 IMP", Some(Remark)),
            ("LE GOFF (remplacée par DURAND)", Some(Remark)),
            ("LE GOFF remplacée par DURAND", Some(Remark)),
            ("WAIA (PAR INTÉRIM)", Some(Remark)),
            ("LE GOFF)", Some(Remark)),
            ("idem", Some(Remark)),
            // names
            ("", None),
            ("LE GOFF", None),
            ("de LA TOUR", None),
            ("N'GUYEN", None),
            ("WAIA-POUDEWA", None),
            ("LE GOFF - MARTIN", None),
            ("LE GOFF (ép. MARTIN)", None),
            ("DURAND ép. LEROY", None),
            ("DUPONT--VIDAL", None),
            ("TAʻUFAʻAHAU", None),
            ("TU`UHOLOAKI", None),
            ("M", None),
            ("F", None),
            ("O", None),
            ("É", None),
            ("OU", None),
            ("OU YANG", None),
            ("J.-P.", None),
            ("M. Claude", None),
            ("LE PRINCIPAT", None),
            ("PROVISEURET", None),
            ("ETTE", None),
            ("IMPERATO", None),
            ("PEÑALVA", None),
            // lost accents are told as such (V07)
            ("Ana?s", None),
            ("XEWÃ«", None),
            ("MÃ¼LLER", None),
        ] {
            assert_eq!(no_name(text), why, "{text}");
        }
        for (text, name) in [
            ("WABEALA Élodie, principale", Some("WABEALA Élodie")),
            ("MARTIN (proviseur par intérim)", Some("MARTIN")),
            ("MARTIN - principal", Some("MARTIN")),
            ("MARTIN, Luc", None),
            (", principale", None),
            ("PRINCIPAL", None),
        ] {
            assert_eq!(without_function(text), name, "{text}");
        }
    }
}
