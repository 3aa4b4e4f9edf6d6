//! Secrets, and what the job does not need to know: columns by their titles, values by their shape.

/// Words of the titles of columns that hold secrets, or more than the job needs: never read, and said so. Source: handbook,
/// 6.2 (a NUMEN is used as a default password).
const SENSITIVE: [&str; 25] = [
    "numen",
    "naissance",
    "ne",
    "nee",
    "ddn",
    "age",
    "nir",
    "insee",
    "sociale",
    "secu",
    "ss",
    "telephone",
    "telephones",
    "tel",
    "portable",
    "portables",
    "mobile",
    "mobilis",
    "gsm",
    "iban",
    "rib",
    "bic",
    "passe",
    "mdp",
    "domicile",
];
/// Words that may stand beside them: a title that has any other is about something else, a mission perhaps.
const BESIDE: [&str; 45] = [
    "n",
    "no",
    "num",
    "numero",
    "de",
    "du",
    "des",
    "d",
    "l",
    "la",
    "le",
    "les",
    "e",
    "et",
    "ou",
    "a",
    "date",
    "lieu",
    "jour",
    "ville",
    "pays",
    "commune",
    "agent",
    "enseignant",
    "enseignante",
    "professeur",
    "referent",
    "referente",
    "rne",
    "chef",
    "etablissement",
    "personnel",
    "personnelle",
    "perso",
    "pro",
    "professionnel",
    "fixe",
    "ligne",
    "direct",
    "directe",
    "contact",
    "mot",
    "mots",
    "securite",
    "adresse",
];
/// Titles that are sensitive as a whole.
const SENSITIVE_TITLES: [&str; 8] = [
    "adresse personnelle",
    "adresse perso",
    "adresse postale",
    "mail personnel",
    "mail perso",
    "courriel personnel",
    "courriel perso",
    "mel personnel",
];

/// Whether a title is that of a column with secrets, or with more than the job needs.
pub fn is_sensitive(title: &str) -> bool {
    let title = super::text::fold(title);
    let words = || title.split(' ');
    let is_known = |word: &str| SENSITIVE.contains(&word) || BESIDE.contains(&word);
    SENSITIVE_TITLES.contains(&title.as_str())
        || words().any(|word| SENSITIVE.contains(&word)) && words().all(is_known)
}

/// Whether a word is a NUMEN (two digits, a letter, seven digits, three letters) or the number that the social security
/// gives a person (fifteen digits, the last two of which check the others). Neither may be shown to anybody.
fn is_secret(word: &str) -> bool {
    let signs: Vec<char> = word.chars().filter(|ch| ch.is_alphanumeric()).collect();
    let of = |range: std::ops::Range<usize>, is: fn(&char) -> bool| signs[range].iter().all(is);
    let digit = |ch: &char| ch.is_ascii_digit();
    let letter = |ch: &char| ch.is_ascii_alphabetic();
    match signs.len() {
        13 => of(0..2, digit) && of(2..3, letter) && of(3..10, digit) && of(10..13, letter),
        15 if of(0..15, digit) && matches!(signs[0], '1' | '2') => {
            let number =
                |range: std::ops::Range<usize>| signs[range].iter().collect::<String>().parse::<u64>().ok();
            number(0..13).zip(number(13..15)).is_some_and(|(body, check)| 97 - body % 97 == check)
        }
        _ => false,
    }
}

/// The text with its secrets masked, so that a sentence may quote it.
pub fn without_secrets(text: &str) -> String {
    // nearly every text is too short to hold one
    if text.len() < 13 {
        return text.to_owned();
    }
    if is_secret(text) {
        return MASK.to_owned();
    }
    let words: Vec<&str> = text.split(' ').map(|word| if is_secret(word) { MASK } else { word }).collect();
    words.join(" ")
}

/// What stands in the place of a secret.
pub(super) const MASK: &str = "•••••";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fr::columns::{
        COMMUNE, ENVELOPE, FIRST, HEAD_MAIL, IMP, ROW_DATE, SURNAME, TEACHER_MAIL, UAI,
    };

    #[test]
    fn columns_of_secrets_are_known_by_their_titles() {
        for title in [
            "NUMEN",
            "N° NUMEN",
            "Numen du RNE",
            "Date de naissance",
            "Date et lieu de naissance",
            "Né(e) le",
            "Née le",
            "DDN",
            "INSEE",
            "N° INSEE",
            "N° sécurité sociale",
            "Numéro de Sécurité sociale",
            "N° SS",
            "NIR",
            "Tél",
            "Tél. portable",
            "TÉLÉPHONE",
            "Téléphone fixe",
            "N° de portable",
            "Mobile",
            "Adresse personnelle",
            "Adresse du domicile",
            "IBAN",
            "RIB",
            "Mot de passe",
            "Mots de passe",
            "MDP",
            "Mail perso",
        ] {
            assert!(is_sensitive(title), "{title}");
        }
        for title in [
            "Adresse mail",
            "Adresse de messagerie",
            "Code INSEE",
            "Commune",
            "Date de la lettre",
            "Contact",
            "Ne pas remplir",
            "2-3 Créer les tickets",
            "Gérer les mots de passe des élèves",
            "Nom",
            "Prénom",
            "N° établissement",
            "Référent",
            "Numéro UAI",
            "Gérer la flotte de téléphones portables",
            "",
        ] {
            assert!(!is_sensitive(title), "{title}");
        }
        let kinds = [UAI, SURNAME, FIRST, HEAD_MAIL, TEACHER_MAIL, IMP, ROW_DATE, ENVELOPE, COMMUNE];
        for heading in kinds {
            assert!(heading.others.iter().chain([&heading.title]).all(|title| !is_sensitive(title)));
        }
    }

    #[test]
    fn secrets_are_known_by_their_shape_and_never_shown() {
        for (text, shown) in [
            ("00X0000000XXX", "•••••"),
            ("17e0400111abc", "•••••"),
            ("17 E 0400111 ABC", "•••••"),
            ("DUPONT 17E0400111ABC", "DUPONT •••••"),
            ("1 84 12 76 451 089 46", "•••••"),
            ("184127645108946", "•••••"),
            // no check, no secret
            ("184127645108947", "184127645108947"),
            ("9830004M", "9830004M"),
            ("17E0400111AB", "17E0400111AB"),
            ("à voir", "à voir"),
        ] {
            assert_eq!(without_secrets(text), shown, "{text}");
        }
    }
}
