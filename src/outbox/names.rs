//! Names of attachments: plain ASCII, which every mail program shows as it is; unique in a message.

use std::collections::BTreeSet;

use crate::fr::casing::{spelled, without_accents};
use crate::fr::mail::message as words;

/// A name as an example of a text shows it.
pub(super) const EXAMPLE: &str = "Lettre_RNE_2027_9830004M_LE-GOFF-Anais.docx";
/// Longest stretch of a name that a value gives, in characters.
const LONGEST: usize = 60;

/// A letter that is to be attached.
#[derive(Clone, Copy, Debug)]
pub struct Named<'p> {
    /// Code of its school.
    pub uai: &'p str,
    /// The person's surname.
    pub surname: &'p str,
    /// The person's first name.
    pub first: &'p str,
    /// Extension of its file, without the dot.
    pub extension: &'p str,
}

/// The names of the attachments of one message, in its order. `numbered`: no person's name is in them.
pub fn attachment_names(year: &str, letters: &[Named<'_>], numbered: bool) -> Vec<String> {
    let mut taken = BTreeSet::new();
    let mut unique = |stem: &str, extension: &str| {
        let mut name = format!("{stem}.{extension}");
        for rank in 2.. {
            // Windows takes two names for one that differ by capitals
            if taken.insert(name.to_lowercase()) {
                break;
            }
            name = format!("{stem}-{rank}.{extension}");
        }
        name
    };
    (1..)
        .zip(letters)
        .map(|(rank, letter)| {
            let mut person = ascii(&format!("{} {}", letter.surname, letter.first));
            if numbered || person.is_empty() {
                person = rank.to_string();
            }
            let stem = format!("{}_{}_{}_{person}", words::ATTACHMENT, ascii(year), ascii(letter.uai));
            unique(&stem, &ascii(letter.extension))
        })
        .collect()
}

/// A name that is safe whatever it was: what a message carries is never named otherwise.
pub(super) fn safe(name: &str) -> String {
    let (stem, extension) = name.rsplit_once('.').unwrap_or((name, ""));
    let part =
        |text: &str| text.split('_').map(ascii).filter(|part| !part.is_empty()).collect::<Vec<_>>().join("_");
    let (mut stem, extension) = (part(stem), ascii(extension));
    if stem.is_empty() {
        words::ATTACHMENT.clone_into(&mut stem);
    }
    stem.truncate(2 * LONGEST);
    if extension.is_empty() { stem } else { format!("{stem}.{extension}") }
}

/// Letters and digits of a text, one hyphen for all that stands between.
fn ascii(text: &str) -> String {
    let mut plain = String::new();
    for ch in without_accents(text).chars() {
        match spelled(ch) {
            _ if ch.is_ascii_alphanumeric() => plain.push(ch),
            Some(letters) => plain.push_str(letters),
            None if plain.is_empty() || plain.ends_with('-') => {}
            None => plain.push('-'),
        }
    }
    plain.truncate(LONGEST);
    plain.trim_end_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named<'p>(surname: &'p str, first: &'p str) -> Named<'p> {
        Named { uai: "9830004M", surname, first, extension: "docx" }
    }

    #[test]
    fn attachments_have_plain_names() {
        let people = [
            named("LE GOFF", "Anaïs"),
            named("d’ALMEIDA--ROUSSEAU", "Zoé"),
            named("NGUYỄN", "Œuvré"),
            named("TAʻUFA", "Søren"),
            named("Le Goff", "Anais"),
            named("王", ""),
            named("\r\nBcc: x", "\"../..\\a\u{202e}"),
        ];
        assert_eq!(
            attachment_names("2027", &people, false),
            [
                "Lettre_RNE_2027_9830004M_LE-GOFF-Anais.docx",
                "Lettre_RNE_2027_9830004M_d-ALMEIDA-ROUSSEAU-Zoe.docx",
                "Lettre_RNE_2027_9830004M_NGUYEN-OEuvre.docx",
                "Lettre_RNE_2027_9830004M_TAUFA-Soren.docx",
                "Lettre_RNE_2027_9830004M_Le-Goff-Anais-2.docx",
                "Lettre_RNE_2027_9830004M_6.docx",
                "Lettre_RNE_2027_9830004M_Bcc-x-a.docx",
            ]
        );
        assert_eq!(
            attachment_names("2026-2027", &people[..2], true),
            ["Lettre_RNE_2026-2027_9830004M_1.docx", "Lettre_RNE_2026-2027_9830004M_2.docx"]
        );
        assert_eq!(attachment_names("2027", &people[..1], false), [EXAMPLE]);
    }

    #[test]
    fn any_name_becomes_safe_and_a_safe_one_stays() {
        for (name, kept) in
            [(EXAMPLE, EXAMPLE), ("é\r\nX: y.pdf", "e-X-y.pdf"), ("", "Lettre_RNE"), ("a/b\"c", "a-b-c")]
        {
            assert_eq!(safe(name), kept, "{name:?}");
        }
        assert!(safe(&"x".repeat(10_000)).len() < 130);
    }
}
