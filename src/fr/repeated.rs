//! A person's names where one cell has what the other has too: `LE GOFF Anaïs` beside `Anaïs`.

use super::names::apart;
use super::text::fold;

/// Which cell says the other again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Repeated {
    /// The surname's has both; they are these.
    InSurname((String, String)),
    /// The first name's has both.
    InFirst((String, String)),
    /// One of them may have the other too, or be of two words.
    Maybe,
}

/// Words that are no name without another, folded.
const PARTICLES: [&str; 29] = [
    "de", "du", "des", "d", "la", "le", "les", "l", "di", "da", "del", "della", "van", "von", "der", "den",
    "ben", "bin", "el", "al", "abou", "mac", "mc", "saint", "sainte", "st", "ste", "san", "o",
];

/// What a cell says again, where capitals tell surname from first name, or the surname has several words; else it is a
/// question: there are people who are called `PAUL Jean Paul`.
pub fn repeated(surname: &str, first: &str) -> Option<Repeated> {
    if surname.is_empty() || first.is_empty() {
        return None;
    }
    if let Some((name, other)) = apart(surname).filter(|(_, other)| fold(other) == fold(first)) {
        return Some(Repeated::InSurname((name, other)));
    }
    if let Some((_, other)) = apart(first).filter(|(name, _)| fold(name) == fold(surname)) {
        return Some(Repeated::InFirst((surname.to_owned(), other)));
    }
    if let Some(rest) = without(first, surname) {
        let is_sure = surname.split(' ').count() > 1;
        return Some(if is_sure { Repeated::InFirst((surname.to_owned(), rest)) } else { Repeated::Maybe });
    }
    let is_name = |rest: &str| rest.split(' ').any(|word| !PARTICLES.contains(&fold(word).as_str()));
    without(surname, first).filter(|rest| is_name(rest)).map(|_| Repeated::Maybe)
}

/// What a text has besides a part that it begins or ends with, in whole words.
fn without(whole: &str, part: &str) -> Option<String> {
    let words: Vec<&str> = whole.split(' ').collect();
    let part: Vec<String> = part.split(' ').map(fold).collect();
    let is_part = |words: &[&str]| words.iter().map(|word| fold(word)).eq(part.iter().cloned());
    let others = words.len().checked_sub(part.len()).filter(|others| *others > 0)?;
    let (head, tail) = (words.get(..others)?, words.get(others..)?);
    let (begin, rest) = (words.get(..part.len())?, words.get(part.len()..)?);
    if is_part(tail) { Some(head.join(" ")) } else { is_part(begin).then(|| rest.join(" ")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_in_both_cells_is_said_once_where_nothing_is_guessed() {
        let in_surname =
            |surname: &str, first: &str| Some(Repeated::InSurname((surname.to_owned(), first.to_owned())));
        let in_first =
            |surname: &str, first: &str| Some(Repeated::InFirst((surname.to_owned(), first.to_owned())));
        for (surname, first, found) in [
            ("LE GOFF Anaïs", "Anaïs", in_surname("LE GOFF", "Anaïs")),
            ("Anaïs LE GOFF", "anais", in_surname("LE GOFF", "Anaïs")),
            ("LE GOFF, Anaïs", "Anaïs", in_surname("LE GOFF", "Anaïs")),
            ("LE GOFF", "Anaïs LE GOFF", in_first("LE GOFF", "Anaïs")),
            ("Le Goff", "LE GOFF Anaïs", in_first("Le Goff", "Anaïs")),
            ("Le Goff", "Anaïs Le Goff", in_first("Le Goff", "Anaïs")),
            ("DUPONT", "Paul Dupont", Some(Repeated::Maybe)),
            ("PAUL", "Jean Paul", Some(Repeated::Maybe)),
            ("LE GOFF ANAÏS", "ANAÏS", Some(Repeated::Maybe)),
            // names
            ("LE GOFF", "Anaïs", None),
            ("PAUL", "Paul", None),
            ("PAUL", "Jean-Paul", None),
            ("SAINT PAUL", "Paul", None),
            ("de LA TOUR", "Paul", None),
            ("Mc DONALD", "Paul", None),
            ("GOFF", "Anaïs-Le", None),
            ("", "Paul", None),
            ("PAUL", "", None),
        ] {
            assert_eq!(repeated(surname, first), found, "{surname} / {first}");
        }
    }
}
