//! Civility, surname and first name of a person, as people type them: in three cells, two or one.

use super::civility::Civility;
use crate::findings::{Code, Note};
use crate::fr::findings::{Told, files, people};
use crate::fr::no_name::{no_name, without_function};
use crate::fr::nobody::{Nobody, nobody};
use crate::fr::repeated::{Repeated, repeated};
use crate::fr::text::clean;
use crate::fr::{names, spellings};

/// Which cell a note is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// The surname's.
    Surname,
    /// The first name's.
    First,
}

/// A person's names as the letter prints them. What is missing is empty: the caller knows what that means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Person {
    /// The civility, from its own cell or from before the surname.
    pub(super) civility: Option<Civility>,
    /// Surname.
    pub(super) surname: String,
    /// First name.
    pub(super) first: String,
    /// Whether the names say that there is nobody yet; told among the notes.
    pub(super) is_nobody: bool,
    /// What was noticed: P01 for what is no name and for nobody, P03, X02.
    pub(super) notes: Vec<(Part, Note)>,
}

/// Whether a table has a column for the first name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Names {
    /// Surname and first name stand apart; both in one cell are a slip, and told.
    Apart,
    /// One column has both: that is its layout, told once.
    Whole,
}

/// The texts of the cells of surname and first name. #two-people-on-two-lines: where both have several lines, or each line of the only one
/// has a whole name, a line is a person, and a slash says so where the text is one line.
pub(super) fn texts(surname: &str, first: &str) -> [String; 2] {
    let lines =
        |text: &str| -> Vec<String> { text.lines().map(clean).filter(|line| !line.is_empty()).collect() };
    let (surnames, firsts) = (lines(surname), lines(first));
    let are_whole = || surnames.iter().all(|line| names::apart(line).is_some());
    let has_several = surnames.len() > 1 && (firsts.len() > 1 || firsts.is_empty() && are_whole());
    let one_line = |text: &str| if has_several { lines(text).join(" / ") } else { text.to_owned() };
    [surname, first].map(|text| clean(&one_line(text)))
}

/// Reads a person from the texts of three cells.
pub(super) fn read(civility: &str, surname: &str, first: &str, typed: Names) -> Person {
    let (title, bare) = names::titled(surname);
    let title = title.and_then(Civility::read);
    let own = Civility::read(civility);
    if let Some(found) = nobody(bare, first) {
        let (part, value) = match found {
            Nobody::InSurname => (Part::Surname, surname),
            Nobody::InFirst => (Part::First, first),
        };
        return Person {
            civility: own.or(title),
            surname: names::surname(bare),
            first: names::first_name(first),
            is_nobody: true,
            notes: vec![(part, Note::new(Code::P01, people::nobody(value)))],
        };
    }
    let (title_of_first, bare_first) = title_before_first(first, own.or(title));
    let mut notes: Vec<(Part, Note)> = Vec::new();
    let settled = match contradiction(own, [(Part::Surname, title), (Part::First, title_of_first)]) {
        None => own.or(title).or(title_of_first),
        Some(part) => {
            let (one, other) = match (part, own) {
                (Part::Surname, _) => (civility, surname),
                (Part::First, Some(_)) => (civility, first),
                (Part::First, None) => (surname, first),
            };
            notes.push((part, Note::new(Code::P02, people::civilities_contradict(one, other))));
            None
        }
    };
    let of_function = without_function(bare);
    let name = of_function.unwrap_or(bare);
    let mut parts = (name.to_owned(), bare_first.to_owned());
    let mut told: Vec<(Part, Told)> = Vec::new();
    let split = |value: &str, (surname, first): &(String, String)| {
        people::names_split(value, &names::surname(surname), &names::first_name(first))
    };
    match (names::apart(name).filter(|_| first.is_empty()), repeated(name, bare_first)) {
        (Some(both), _) | (None, Some(Repeated::InSurname(both))) => {
            told.push((Part::Surname, split(surname, &both)));
            parts = both;
        }
        (None, Some(Repeated::InFirst(both))) => {
            told.push((Part::First, split(first, &both)));
            parts = both;
        }
        (None, Some(Repeated::Maybe)) => {
            told.push((Part::Surname, people::names_repeated(surname, first)));
        }
        (None, None) if of_function.is_some() => {
            told.push((Part::Surname, people::name_with_function(surname, &names::surname(name))));
        }
        (None, None) if title.is_some() => {
            told.push((Part::Surname, people::name_titled(surname, &names::surname(name))));
        }
        (None, None) if title_of_first.is_some() => {
            told.push((Part::First, people::first_titled(first, &names::first_name(bare_first))));
        }
        (None, None) if are_inverted(name, bare_first) => {
            told.push((Part::Surname, people::names_inverted(name, bare_first)));
        }
        (None, None) => {}
    }
    if typed == Names::Apart {
        notes.extend(told.into_iter().map(|(part, told)| (part, Note::new(Code::P03, told))));
    }
    for (part, value) in [(Part::Surname, &parts.0), (Part::First, &parts.1)] {
        if spellings::is_placeholder(value) {
            notes.push((part, Note::new(Code::X02, files::placeholder(value))));
        } else if let Some(why) = no_name(value) {
            notes.push((part, Note::new(Code::P01, people::no_name(value, why))));
        }
    }
    Person {
        civility: settled,
        surname: names::surname(&parts.0),
        first: names::first_name(&parts.1),
        is_nobody: false,
        notes,
    }
}

/// The civility before a first name. `M. Claude`, of a woman, is called Marie Claude.
fn title_before_first(first: &str, known: Option<Civility>) -> (Option<Civility>, &str) {
    let (title, bare) = names::titled(first);
    let is_letter = title.is_some_and(|title| title.chars().filter(|ch| ch.is_alphabetic()).count() < 2);
    match title.and_then(Civility::read) {
        Some(title) if !is_letter || known == Some(title) => (Some(title), bare),
        _ => (None, first),
    }
}

/// Where a civility stands that is not the other one.
fn contradiction(own: Option<Civility>, titles: [(Part, Option<Civility>); 2]) -> Option<Part> {
    let mut known = own;
    for (part, title) in titles {
        if known.is_some() && title.is_some() && title != known {
            return Some(part);
        }
        known = known.or(title);
    }
    None
}

fn are_inverted(surname: &str, first: &str) -> bool {
    names::is_capitals(first)
        && !names::has_capitals(surname)
        && !surname.is_empty()
        && no_name(surname).is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_come_in_three_cells_in_two_or_in_one() {
        use Civility::{M, Mme};
        for (typed, printed, codes) in [
            (("Mme", "Le Goff", "anaïs"), (Some(Mme), "LE GOFF", "Anaïs"), vec![]),
            (("", "M. DUPONT Jean-Luc", ""), (Some(M), "DUPONT", "Jean-Luc"), vec![Code::P03]),
            (("M", "Jean DUPONT", ""), (Some(M), "DUPONT", "Jean"), vec![Code::P03]),
            (("", "Mme Anaïs LE GOFF", ""), (Some(Mme), "LE GOFF", "Anaïs"), vec![Code::P03]),
            (("", "Jean Dupont", ""), (None, "JEAN DUPONT", ""), vec![]),
            (("M.", "M. DUPONT", ""), (Some(M), "DUPONT", ""), vec![Code::P03]),
            (("", "Mme LE GOFF", "Anaïs"), (Some(Mme), "LE GOFF", "Anaïs"), vec![Code::P03]),
            (("M.", "de LA TOUR", ""), (Some(M), "de LA TOUR", ""), vec![]),
            (("M.", "DURAND ép. LEROY", ""), (Some(M), "DURAND ép. LEROY", ""), vec![]),
            (("M.", "H NGUYEN", "Paul"), (Some(M), "H NGUYEN", "Paul"), vec![]),
            (("M.", "Jean", "DUPONT"), (Some(M), "JEAN", "Dupont"), vec![Code::P03]),
            // a particle in small letters inverts nothing
            (("M.", "de LA TOUR", "PAUL"), (Some(M), "de LA TOUR", "Paul"), vec![]),
            (("Mme", "d'ALMEIDA", "ZOÉ"), (Some(Mme), "d’ALMEIDA", "Zoé"), vec![]),
            (("M.", "TAʻUFAʻAHAU Petelo", ""), (Some(M), "TAʻUFAʻAHAU", "Petelo"), vec![Code::P03]),
            (("M.", "", "Jean"), (Some(M), "", "Jean"), vec![]),
            (("M.", "………", "Jean"), (Some(M), "………", "Jean"), vec![Code::X02]),
            (("M.", "DUPONT", "..."), (Some(M), "DUPONT", "..."), vec![Code::X02]),
            (("M.", "01/01/2027", "Paul"), (Some(M), "01/01/2027", "Paul"), vec![Code::P01]),
            // nobody is not split, nor turned round
            (("", "Poste VACANT", ""), (None, "POSTE VACANT", ""), vec![Code::P01]),
            (("M.", "Vacant", "POSTE"), (Some(M), "VACANT", "Poste"), vec![Code::P01]),
            (("", "M. Vacant", ""), (Some(M), "VACANT", ""), vec![Code::P01]),
            (("M.", "VACANT", "Alfred"), (Some(M), "VACANT", "Alfred"), vec![]),
            (("M.", "DUPONT", "VRAI"), (Some(M), "DUPONT", "Vrai"), vec![Code::P01]),
            // #no-name-in-a-letter
            (("Mme", "LE GOFF Anaïs", "Anaïs"), (Some(Mme), "LE GOFF", "Anaïs"), vec![Code::P03]),
            (("Mme", "Mme LE GOFF Anaïs", "Anaïs"), (Some(Mme), "LE GOFF", "Anaïs"), vec![Code::P03]),
            (("Mme", "LE GOFF", "Anaïs LE GOFF"), (Some(Mme), "LE GOFF", "Anaïs"), vec![Code::P03]),
            (("Mme", "LE GOFF", "Mme Anaïs"), (Some(Mme), "LE GOFF", "Anaïs"), vec![Code::P03]),
            (("", "LE GOFF", "Mme Anaïs"), (Some(Mme), "LE GOFF", "Anaïs"), vec![Code::P03]),
            (("Mme", "LE GOFF", "M. Claude"), (Some(Mme), "LE GOFF", "M. Claude"), vec![]),
            (("Mme", "M. LE GOFF", "Anaïs"), (None, "LE GOFF", "Anaïs"), vec![Code::P02, Code::P03]),
            (("M.", "DUPONT", "Paul Dupont"), (Some(M), "DUPONT", "Paul Dupont"), vec![Code::P03]),
            (("", "M.", "BERTRAND"), (None, "M.", "Bertrand"), vec![Code::P01]),
            (("Mme", "WABEALA Élodie, principale", ""), (Some(Mme), "WABEALA", "Élodie"), vec![Code::P03]),
            (("Mme", "WABEALA, principale", "Élodie"), (Some(Mme), "WABEALA", "Élodie"), vec![Code::P03]),
            (("M.", "PROVISEUR", "Alain"), (Some(M), "PROVISEUR", "Alain"), vec![Code::P01]),
            (
                ("Mme", "LE GOFF / MARTIN", "Anaïs / Luc"),
                (Some(Mme), "LE GOFF / MARTIN", "Anaïs / Luc"),
                vec![Code::P01, Code::P01],
            ),
            (("M.", "M", "Paul"), (Some(M), "M", "Paul"), vec![]),
            (("Mme", "E", "É"), (Some(Mme), "E", "É"), vec![]),
        ] {
            let person = read(typed.0, typed.1, typed.2, Names::Apart);
            let read = (person.civility, person.surname.as_str(), person.first.as_str());
            let found: Vec<Code> = person.notes.iter().map(|(_, note)| note.code).collect();
            assert_eq!((read, found), (printed, codes), "{typed:?}");
        }
        // where one column has both, that is how it is meant
        for (whole, printed) in [
            ("Mme LE GOFF Anaïs", (Some(Mme), "LE GOFF", "Anaïs")),
            ("M. NGUYEN, Paul", (Some(M), "NGUYEN", "Paul")),
            ("Jean Dupont", (None, "JEAN DUPONT", "")),
        ] {
            let person = read("", whole, "", Names::Whole);
            assert_eq!((person.civility, person.surname.as_str(), person.first.as_str()), printed);
            assert_eq!(person.notes, [], "{whole}");
        }
    }
}
