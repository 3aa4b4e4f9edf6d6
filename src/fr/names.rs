//! Names of persons, as an official letter writes them.
//!
//! Source: handbook, section 7.3. A surname is in capitals with its accents; the particle *de* and the elided
//! *d’* stay small when they were typed small; nothing deliberate is undone.

use super::spellings::is_woman;
use super::text::{clean, fold};

/// Words between two names that stay small: `DURAND ép. LEROY`.
const SMALL: [&str; 7] = ["ép.", "ep.", "épouse", "epouse", "née", "né", "veuve"];

/// A surname as the letter prints it: `LE GOFF-MARTIN`, `de LA TOUR`, `d’ALMEIDA--ROUSSEAU`.
pub fn surname(typed: &str) -> String {
    let typed = apostrophes(&clean(typed));
    let words: Vec<String> = typed
        .split(' ')
        .enumerate()
        .map(|(index, word)| {
            if index == 0 && word == "de" || SMALL.contains(&word.to_lowercase().as_str()) {
                return word.to_lowercase();
            }
            match word.strip_prefix("d’") {
                Some(rest) if index == 0 && !rest.is_empty() => format!("d’{}", rest.to_uppercase()),
                _ => word.to_uppercase(),
            }
        })
        .collect();
    words.join(" ")
}

/// A first name as the letter prints it: a part typed in one case gets its capital, a mixed one is deliberate.
pub fn first_name(typed: &str) -> String {
    let typed = apostrophes(&clean(typed));
    let mut result = String::with_capacity(typed.len());
    let mut part = String::new();
    for ch in typed.chars() {
        if matches!(ch, ' ' | '-' | '’' | '.') {
            result.push_str(&capitalised(&part));
            part.clear();
            result.push(ch);
        } else {
            part.push(ch);
        }
    }
    result.push_str(&capitalised(&part));
    result
}

fn capitalised(part: &str) -> String {
    let letters = || part.chars().filter(|ch| ch.is_alphabetic());
    let one_case =
        letters().all(char::is_lowercase) || letters().count() > 1 && letters().all(char::is_uppercase);
    if one_case { super::grammar::capital(&part.to_lowercase()) } else { part.to_owned() }
}

/// The typewriter's apostrophe becomes the printer's, as in the letter; the glottal stop stays what it is.
fn apostrophes(text: &str) -> String {
    text.chars().map(|ch| if matches!(ch, '\'' | '`' | '´' | '‘') { '’' } else { ch }).collect()
}

/// The civility before a name, and the name. A lone letter other than `M` is an initial.
pub fn titled(full: &str) -> (Option<&str>, &str) {
    let Some((word, rest)) = full.split_once(' ') else { return (None, full) };
    let folded = fold(word);
    let is_title = is_woman(word).is_some() && (folded.len() > 1 || folded == "m");
    if is_title { (Some(word), rest) } else { (None, full) }
}

/// Usual short forms of words in the names of schools, folded, and what they stand for.
pub const SHORT_FORMS: [(&str, &str); 5] =
    [("clg", "college"), ("col", "college"), ("coll", "college"), ("lyc", "lycee"), ("st", "saint")];

/// Surname and first name of a whole name, where nothing is guessed: the surname is in capitals, or stands before a comma. A
/// particle goes with the surname: `de LA TOUR Paul`, `Paul de LA TOUR`.
pub fn apart(whole: &str) -> Option<(String, String)> {
    let mut parts = whole.split(',').map(str::trim);
    if let (Some(left), Some(right), None) = (parts.next(), parts.next(), parts.next())
        && !left.is_empty()
        && !right.is_empty()
    {
        let is_turned = right.split(' ').all(has_capitals) && !left.split(' ').any(has_capitals);
        let (surname, first) = if is_turned { (right, left) } else { (left, right) };
        return Some((surname.to_owned(), first.to_owned()));
    }
    let words: Vec<&str> = whole.split(' ').collect();
    let is_small = |word: &str| word.starts_with(char::is_lowercase);
    let from = words.iter().position(|word| has_capitals(word))?;
    let to = words.iter().rposition(|word| has_capitals(word))? + 1;
    let particles = words[..from].iter().rev().take_while(|word| is_small(word)).count();
    let (from, before) = (from - particles, &words[..from - particles]);
    let is_surname = words[from..to].iter().all(|word| has_capitals(word) || is_small(word));
    let first = match (before, &words[to..]) {
        (first, []) | ([], first) if !first.is_empty() => first,
        _ => return None,
    };
    let is_named = first.iter().all(|word| word.starts_with(char::is_uppercase));
    (is_surname && is_named).then(|| (words[from..to].join(" "), first.join(" ")))
}

/// Whether a part of a name is typed in capitals, as surnames are: `de LA TOUR`, `d’ALMEIDA`.
pub fn has_capitals(name: &str) -> bool {
    name.split([' ', '-', '\'', '\u{2019}']).any(is_capitals)
}

/// Whether a word is typed all in capitals and has at least two letters.
pub fn is_capitals(text: &str) -> bool {
    // the glottal stop of Polynesian names is a letter that has no case
    let mut letters = text.chars().filter(|ch| ch.is_uppercase() || ch.is_lowercase());
    letters.clone().count() > 1 && letters.all(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_whole_name_comes_apart_where_nothing_is_guessed() {
        for (whole, parts) in [
            ("DUPONT Jean-Luc", Some(("DUPONT", "Jean-Luc"))),
            ("Jean Luc DUPONT", Some(("DUPONT", "Jean Luc"))),
            ("Dupont, Jean", Some(("Dupont", "Jean"))),
            ("DUPONT, JEAN", Some(("DUPONT", "JEAN"))),
            ("Jean, DUPONT", Some(("DUPONT", "Jean"))),
            ("de LA TOUR Paul", Some(("de LA TOUR", "Paul"))),
            ("Paul de LA TOUR", Some(("de LA TOUR", "Paul"))),
            ("DURAND ép. LEROY Marie", Some(("DURAND ép. LEROY", "Marie"))),
            ("d'ALMEIDA Zoé", Some(("d'ALMEIDA", "Zoé"))),
            ("VAN DER MEERSCH Ann", Some(("VAN DER MEERSCH", "Ann"))),
            ("Jean Dupont", None),
            ("JEAN DUPONT", None),
            ("DUPONT jean", None),
            ("Jean DUPONT Paul", None),
            ("H NGUYEN Paul", None),
            ("de LA TOUR", None),
            ("DUPONT, ", None),
            ("A, B, C", None),
            ("", None),
        ] {
            let owned = parts.map(|(surname, first)| (surname.to_owned(), first.to_owned()));
            assert_eq!(apart(whole), owned, "{whole}");
        }
    }

    #[test]
    fn surnames_are_capitals_with_their_accents() {
        for (typed, printed) in [
            ("dupont", "DUPONT"),
            ("Le Goff-Martin", "LE GOFF-MARTIN"),
            ("DUPONT--MARTIN", "DUPONT--MARTIN"),
            ("de La Tour", "de LA TOUR"),
            ("DE LA TOUR", "DE LA TOUR"),
            ("d'Almeida", "d’ALMEIDA"),
            ("D'ALMEIDA", "D’ALMEIDA"),
            ("Waïa", "WAÏA"),
            ("xewë", "XEWË"),
            ("TU'UHOLOAKI", "TU’UHOLOAKI"),
            ("Taʻufaʻahau", "TAʻUFAʻAHAU"),
            ("Durand ép. Leroy", "DURAND ép. LEROY"),
            ("  Nguyễn\u{a0} Thị ", "NGUYỄN THỊ"),
            ("DUPONT", "DUPONT"),
            ("Dupont", "DUPONT"),
            ("LE GOFF-MARTIN", "LE GOFF-MARTIN"),
            ("d’Almeida", "d’ALMEIDA"),
            ("o`brien", "O’BRIEN"),
            ("TAʼUFA", "TAʼUFA"),
            ("WAI\u{308}A", "WAÏA"),
            ("HNAISSILIN", "HNAISSILIN"),
            ("GRI\u{fb03}n", "GRIFFIN"),
            ("ŵen", "ŴEN"),
            ("LE\u{202f}GOFF\u{200b}", "LE GOFF"),
            ("LE\nGOFF", "LE GOFF"),
            ("DURAND ép. LEROY", "DURAND ép. LEROY"),
            ("DURAND épouse LEROY", "DURAND épouse LEROY"),
        ] {
            assert_eq!(surname(typed), printed, "{typed}");
        }
    }

    #[test]
    fn first_names_get_their_capitals() {
        for (typed, printed) in [
            ("jean pierre", "Jean Pierre"),
            ("MARIE-claire", "Marie-Claire"),
            ("J.-P.", "J.-P."),
            ("ÉLODIE", "Élodie"),
            ("MacDonald", "MacDonald"),
            ("n'doumbé", "N’Doumbé"),
            ("Anaïs", "Anaïs"),
            ("Jean-Pierre", "Jean-Pierre"),
            ("JEAN PIERRE", "Jean Pierre"),
            ("Anai\u{308}s", "Anaïs"),
            ("marie\u{a0} claire", "Marie Claire"),
            ("j.-p.", "J.-P."),
            ("éloïse", "Éloïse"),
        ] {
            assert_eq!(first_name(typed), printed, "{typed}");
        }
    }
}
