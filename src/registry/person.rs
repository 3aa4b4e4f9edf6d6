//! Names of a person, from two cells or from one.

use super::civility::Civility;
use crate::findings::{Code, Note};
use crate::fr::findings::{files, people};
use crate::fr::{names, spellings};
use crate::workbook::Column;

/// Surname and first name as the letter prints them, from two cells or from one.
pub(super) fn names_of(surname: &str, first: &str) -> (String, String, Vec<(Column, Note)>) {
    let mut notes = Vec::new();
    let (mut surname, mut first) = (surname.to_owned(), first.to_owned());
    if !surname.is_empty() && first.is_empty() {
        if let Some((capitals, other)) = split(&surname) {
            let (printed, printed_first) = (names::surname(&capitals), names::first_name(&other));
            let told = people::names_split(&surname, &printed, &printed_first);
            notes.push((Column::Surname, Note::new(Code::P03, told)));
            (surname, first) = (capitals, other);
        }
    } else if names::is_capitals(&first) && !names::is_capitals(&surname) && !surname.is_empty() {
        notes.push((Column::Surname, Note::new(Code::P03, people::names_inverted(&surname, &first))));
    }
    if surname.is_empty() {
        notes.push((Column::Surname, Note::new(Code::P01, people::surname_missing())));
    } else if first.is_empty() {
        notes.push((Column::First, Note::new(Code::P01, people::first_missing(&surname))));
    }
    for (column, value) in [(Column::Surname, &surname), (Column::First, &first)] {
        if spellings::is_placeholder(value) {
            notes.push((column, Note::new(Code::X02, files::placeholder(value))));
        }
    }
    (names::surname(&surname), names::first_name(&first), notes)
}

/// `M. DUPONT Jean`, `Jean DUPONT`: split only where one part is all capitals and the other is not.
fn split(full: &str) -> Option<(String, String)> {
    let words: Vec<&str> = full.split(' ').collect();
    let words = match words.split_first() {
        Some((first, rest)) if Civility::read(first).is_some() && rest.len() >= 2 => rest,
        _ => &words[..],
    };
    let capitals = |word: &&&str| names::is_capitals(word);
    let leading = words.iter().take_while(capitals).count();
    let trailing = words.iter().rev().take_while(capitals).count();
    let (surname, first) = match (leading, trailing) {
        (count, 0) if count > 0 && count < words.len() => (&words[..count], &words[count..]),
        (0, count) if count > 0 && count < words.len() => {
            (&words[words.len() - count..], &words[..words.len() - count])
        }
        _ => return None,
    };
    Some((surname.join(" "), first.join(" ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_come_in_two_cells_or_in_one() {
        for (surname, first, printed, codes) in [
            ("Le Goff", "anaïs", ("LE GOFF", "Anaïs"), vec![]),
            ("M. DUPONT Jean-Luc", "", ("DUPONT", "Jean-Luc"), vec![Code::P03]),
            ("Jean DUPONT", "", ("DUPONT", "Jean"), vec![Code::P03]),
            ("Jean Dupont", "", ("JEAN DUPONT", ""), vec![Code::P01]),
            ("Jean", "DUPONT", ("JEAN", "Dupont"), vec![Code::P03]),
            ("", "Jean", ("", "Jean"), vec![Code::P01]),
            ("………", "Jean", ("………", "Jean"), vec![Code::X02]),
        ] {
            let (s, f, notes) = names_of(surname, first);
            assert_eq!(
                ((s.as_str(), f.as_str()), notes.iter().map(|(_, note)| note.code).collect::<Vec<_>>()),
                (printed, codes)
            );
        }
    }
}
