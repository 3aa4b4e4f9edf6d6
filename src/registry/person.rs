//! Civility, surname and first name of a person, as people type them: in three cells, two or one.

use super::civility::Civility;
use crate::findings::{Code, Note};
use crate::fr::findings::{files, people};
use crate::fr::nobody::{Nobody, nobody};
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

/// Reads a person from the texts of three cells.
pub(super) fn read(civility: &str, surname: &str, first: &str, typed: Names) -> Person {
    let mut notes = Vec::new();
    let (title, bare) = names::titled(surname);
    let title = title.and_then(Civility::read);
    let mut parts = (bare.to_owned(), first.to_owned());
    if let Some(found) = nobody(bare, first) {
        let (part, value) = match found {
            Nobody::InSurname => (Part::Surname, surname),
            Nobody::InFirst => (Part::First, first),
        };
        return Person {
            civility: Civility::read(civility).or(title),
            surname: names::surname(bare),
            first: names::first_name(first),
            is_nobody: true,
            notes: vec![(part, Note::new(Code::P01, people::nobody(value)))],
        };
    }
    let is_slip = typed == Names::Apart;
    let mut note = |code, told| {
        if is_slip {
            notes.push((Part::Surname, Note::new(code, told)));
        }
    };
    match names::apart(bare).filter(|_| first.is_empty()) {
        Some(both) => {
            let printed = (names::surname(&both.0), names::first_name(&both.1));
            note(Code::P03, people::names_split(surname, &printed.0, &printed.1));
            parts = both;
        }
        None if title.is_some() => note(Code::P03, people::name_titled(surname, &names::surname(bare))),
        None if names::is_capitals(first) && !names::has_capitals(bare) && !bare.is_empty() => {
            note(Code::P03, people::names_inverted(bare, first));
        }
        None => {}
    }
    for (part, value) in [(Part::Surname, &parts.0), (Part::First, &parts.1)] {
        if spellings::is_placeholder(value) {
            notes.push((part, Note::new(Code::X02, files::placeholder(value))));
        } else if spellings::is_no_name(value) {
            notes.push((part, Note::new(Code::P01, people::no_name(value))));
        }
    }
    Person {
        civility: Civility::read(civility).or(title),
        surname: names::surname(&parts.0),
        first: names::first_name(&parts.1),
        is_nobody: false,
        notes,
    }
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
