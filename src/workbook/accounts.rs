//! Columns that a survey tool fills itself: who has answered. That is the holder of an account, often the secretariat, and
//! nobody of whom the letter speaks.

use super::dictionary::same_title;
use super::titles::Typed;
use crate::fr::columns::UAI;
use crate::fr::text::fold;
use crate::fr::titles::{ACCOUNTS, Tool};

/// What a column says of the account that has answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Account {
    /// Its address, which may be the school's.
    Mail,
    /// Its civility or a name of it.
    Person,
}

/// Marks the columns of the account, where the titles are those of such a tool.
pub(super) fn mark(titles: &mut [Typed]) {
    for tool in &ACCOUNTS {
        let Some(marker) = titles.iter().position(|typed| same_title(&typed.text, tool.beside)) else {
            continue;
        };
        if let Some(mail) = titles.iter_mut().find(|typed| same_title(&typed.text, tool.mail)) {
            mail.account = Some(Account::Mail);
        }
        for at in tool.person.iter().flat_map(|own| persons(titles, tool, marker, own)).collect::<Vec<_>>() {
            if let Some(typed) = titles.get_mut(at) {
                typed.account = Some(Account::Person);
            }
        }
    }
}

/// Where the tool's own columns of a title are. They stand before all questions; where the code of the school stands before
/// one, it is none of them.
fn persons(titles: &[Typed], tool: &Tool, marker: usize, own: &str) -> Vec<usize> {
    let questions = titles.iter().position(|typed| asks_for_code(&typed.text)).unwrap_or(titles.len());
    let found = titles.iter().take(questions).enumerate().filter(|(_, typed)| same_title(&typed.text, own));
    let found: Vec<usize> = found.map(|(at, _)| at).collect();
    // a question may have the same title, and stands on the other side of the marker
    match found.as_slice() {
        [first, others @ ..]
            if tool.stand_before && *first < marker && others.iter().all(|at| *at > marker) =>
        {
            vec![*first]
        }
        _ => found,
    }
}

fn asks_for_code(title: &str) -> bool {
    let is_code = |known: &str| same_title(known, title);
    is_code(UAI.title)
        || UAI.others.iter().any(|known| is_code(known))
        || fold(title).split(' ').any(|word| word == "uai")
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::findings::Place;

    /// The titles, those of the account in brackets, its address in pointed ones.
    fn marked(row: &str) -> String {
        let sheet: Arc<str> = "S".into();
        let mut titles: Vec<Typed> = (1..)
            .zip(row.split(" | "))
            .map(|(number, text)| Typed {
                number,
                place: Place::cell(&sheet, 1, number),
                text: text.to_owned(),
                over: None,
                account: None,
            })
            .collect();
        mark(&mut titles);
        let shown = |typed: Typed| match typed.account {
            Some(Account::Mail) => format!("<{}>", typed.text),
            Some(Account::Person) => format!("[{}]", typed.text),
            None => typed.text,
        };
        titles.into_iter().map(shown).collect::<Vec<_>>().join(" | ")
    }

    /// #account-for-referent
    #[test]
    fn who_has_answered_is_told_from_who_is_asked_for() {
        for (row, expected) in [
            (
                "ID | Email | Civilité | Nom | Prénom | État du dossier | Nom du référent | Prénom",
                "ID | <Email> | [Civilité] | [Nom] | [Prénom] | État du dossier | Nom du référent | Prénom",
            ),
            // questions of the same titles stand behind
            (
                "ID | Nom | Prénom | État du dossier | Code UAI | Nom | Prénom",
                "ID | [Nom] | [Prénom] | État du dossier | Code UAI | Nom | Prénom",
            ),
            ("ID | Nom | État du dossier | Nom | UAI", "ID | [Nom] | État du dossier | Nom | UAI"),
            // columns in an order that somebody chose: which is which is nobody's guess
            ("État du dossier | Nom | Nom | UAI", "État du dossier | [Nom] | [Nom] | UAI"),
            ("Nom | Nom | État du dossier | UAI", "[Nom] | [Nom] | État du dossier | UAI"),
            // a table of somebody's own, with a column that was a tool's
            (
                "UAI | Nom | Prénom | État du dossier | Email",
                "UAI | Nom | Prénom | État du dossier | <Email>",
            ),
            ("UAI | Nom | Prénom | Heure de début", "UAI | Nom | Prénom | Heure de début"),
            (
                "ID | Heure de début | Adresse de messagerie | Nom | Code UAI | Nom2 | Prénom | Civilité",
                "ID | Heure de début | <Adresse de messagerie> | [Nom] | Code UAI | Nom2 | Prénom | Civilité",
            ),
            ("Horodateur | Adresse e-mail | Nom | Prénom", "Horodateur | <Adresse e-mail> | Nom | Prénom"),
            // no tool's
            ("UAI | Email | Civilité | Nom | Prénom | État", "UAI | Email | Civilité | Nom | Prénom | État"),
        ] {
            assert_eq!(marked(row), expected, "{row}");
        }
    }
}
