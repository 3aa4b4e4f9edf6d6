//! What the title of a mission's column says: its code, its text, or both, with what survey tools and people put around them.

use std::collections::BTreeSet;

use super::mission::MissionCode;
use crate::fr::text::fold;
use crate::fr::titles::{HOW_TO_ANSWER, MISSIONS, MISSIONS_OTHERWISE};
use crate::workbook::Titled;

/// Signs between a code and its text.
const BETWEEN: [char; 10] = [':', '·', '-', '–', '—', '.', ')', ']', ' ', '\u{a0}'];
/// Signs between the words "Missions" and the mission: `Missions / …`, `missions.1a1. …`, `MISSIONS_1a_1`.
const BEHIND_WORDS: [char; 9] = [':', '/', '.', '_', '>', '|', '-', '–', '\n'];
/// Most words of a heading before the text of a mission.
const HEADING: usize = 12;
/// Signs behind the number of an item: `1) …`, `2. …`.
const BEHIND_NUMBER: [char; 5] = [')', '.', ':', '-', '–'];

/// The title of a column that may be a mission's.
pub(super) struct Caption<'t> {
    pub(super) titled: &'t Titled,
    pub(super) code: Option<MissionCode>,
    /// What the title says besides the code.
    pub(super) text: &'t str,
}

impl<'t> Caption<'t> {
    pub(super) fn of(titled: &'t Titled) -> Self {
        let title = behind_option(&titled.title).unwrap_or_else(|| option(&titled.title));
        let (code, text) = spoken(title)
            // #titles-with-a-heading
            .or_else(|| spoken(behind_words(title)?))
            .or_else(|| in_brackets(title))
            // a rank under its section: `1a` over `1`
            .or_else(|| Some((under(titled.over.as_deref()?, title)?, "")))
            .map_or_else(|| (None, behind_words(title).unwrap_or(title)), |(code, text)| (Some(code), text));
        Self { titled, code, text: text.trim_start_matches(BETWEEN) }
    }

    /// What stands before the code or the text: `missions` of `missions[21]`, nothing of `21`.
    fn head(&self) -> String {
        let title = &self.titled.title;
        fold(title.find(|ch: char| ch == '[' || ch.is_ascii_digit()).map_or(title, |at| &title[..at]))
    }

    /// What the text says without the number of an item before it.
    pub(super) fn unnumbered(&self) -> Option<&'t str> {
        self.code.is_none().then(|| behind_number(self.text)).flatten()
    }
}

/// #codes-without-a-dash: LimeSurvey allows no dash in a code, so `missions[21]` beside `missions[1a1]` is 2-1. Alone it may be the
/// twenty-first of a list.
pub(super) fn join_digits(captions: &mut [Caption<'_>]) {
    let lettered: BTreeSet<String> = captions
        .iter()
        .filter(|caption| caption.code.as_ref().is_some_and(|code| code.home().1.is_some()))
        .map(Caption::head)
        .collect();
    for caption in captions.iter_mut().filter(|caption| caption.code.is_none()) {
        let end = caption.text.find(|ch: char| !ch.is_ascii_digit()).unwrap_or(caption.text.len());
        let (digits, rest) = caption.text.split_at(end);
        let is_code = (2..=3).contains(&digits.len()) && (rest.is_empty() || rest.starts_with(BETWEEN));
        if is_code && lettered.contains(&caption.head()) {
            let (chapter, rank) = digits.split_at(1);
            let code = MissionCode::new(&format!("{chapter}-{rank}")).filter(|_| !rank.starts_with('0'));
            if code.is_some() {
                (caption.code, caption.text) = (code, rest.trim_start_matches(BETWEEN));
            }
        }
    }
}

/// The longest text, of these, that a title ends with behind a few words of heading, or says before a bracket: `Chapitre 1 – …`, `… (cocher)`.
/// What the words say must not turn it round.
pub(super) fn within<'k>(title: &str, known: &(impl Iterator<Item = &'k str> + Clone)) -> Option<&'k str> {
    let bare = title.rsplit_once('(').filter(|(_, bracket)| is_how(bracket)).map_or(title, |(bare, _)| bare);
    let folded = fold(bare);
    let fits = |text: &&str| {
        let Some(head) = folded.strip_suffix(*text) else { return false };
        let words: Vec<&str> = head.split(' ').filter(|word| !word.is_empty()).collect();
        !text.is_empty()
            && (head.is_empty() || head.ends_with(' '))
            && words.len() <= HEADING
            && !words.iter().any(|word| MISSIONS_OTHERWISE.contains(word))
            // of two texts in one title, nobody knows which is ticked
            && !known.clone().any(|other| other.contains(' ') && head.contains(other))
    };
    known.clone().filter(fits).max_by_key(|text| text.len())
}

/// Whether what stands in brackets says how to answer: `(oui/non)`, `(cocher)`.
fn is_how(bracket: &str) -> bool {
    fold(bracket).split(' ').all(|word| HOW_TO_ANSWER.contains(&word))
}

/// LimeSurvey: `question[code]. Text`.
fn behind_option(title: &str) -> Option<&str> {
    let (head, rest) = title.split_once('[')?;
    let (code, text) = rest.split_once(']')?;
    let text = text.strip_prefix(['.', ':'])?.trim_start();
    let is_code = !head.is_empty() && !code.contains(' ') && !text.is_empty();
    // a code of ours says more than the text behind it
    is_code.then(|| if MissionCode::new(code).is_some() { rest } else { text })
}

/// LimeSurvey and Google Forms: `Question [Option]`, or `[Option] Question`.
fn option(title: &str) -> &str {
    let behind = || title.strip_suffix(']').and_then(|title| Some(title.rsplit_once('[')?.1));
    let before = || title.strip_prefix('[').and_then(|title| Some(title.split_once(']')?.0));
    before().or_else(behind).unwrap_or(title)
}

/// The code at the beginning of a title, and what follows it.
fn spoken(title: &str) -> Option<(MissionCode, &str)> {
    MissionCode::at_start(title)
}

/// What stands behind the words "Missions" or "Missions confiées", whole, and a sign or the digit of a code.
fn behind_words(title: &str) -> Option<&str> {
    let at = title.find(|ch: char| BEHIND_WORDS.contains(&ch) || ch.is_ascii_digit())?;
    MISSIONS
        .contains(&fold(&title[..at]).as_str())
        .then(|| title[at..].trim_start_matches(BEHIND_WORDS).trim_start())
}

/// A text with its code in brackets behind it: `Créer les tickets (2-3)`.
fn in_brackets(title: &str) -> Option<(MissionCode, &str)> {
    let (text, code) = title.trim_end().strip_suffix([')', ']'])?.rsplit_once(['(', '['])?;
    Some((MissionCode::new(code)?, text.trim_end()))
}

/// What stands behind the number or the letter of an item: `1)`, `12.`, `a)`, `(3)`.
pub(super) fn behind_number(text: &str) -> Option<&str> {
    let open = text.trim_start().trim_start_matches('(');
    let digits = open.bytes().take_while(u8::is_ascii_digit).count();
    let letter = open.starts_with(|ch: char| ch.is_ascii_alphabetic());
    let number = match digits {
        0 if letter => 1,
        1..=3 => digits,
        _ => return None,
    };
    let rest = open[number..].trim_start().strip_prefix(BEHIND_NUMBER)?.trim_start_matches(BETWEEN);
    (!rest.is_empty()).then_some(rest)
}

/// The code of a title that is a rank only (`1`, `n° 1`), under the code of its section.
pub(super) fn under(over: &str, title: &str) -> Option<MissionCode> {
    let rank = title.trim_start_matches(|ch: char| !ch.is_ascii_digit());
    let section = over.split_whitespace().next()?.trim_end_matches(['.', ')', ':', '-', '–']);
    let is_rank = !rank.is_empty() && rank.chars().all(|ch| ch.is_ascii_digit());
    if is_rank { MissionCode::new(&format!("{section}-{rank}")) } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::findings::Place;

    #[test]
    fn a_title_says_code_and_text_in_many_ways() {
        for (over, title, code, text) in [
            (None, "1a-1", Some("1a-1"), ""),
            (None, "1a-1 · Impulser et", Some("1a-1"), "Impulser et"),
            (None, "Vos missions [2-3]", Some("2-3"), ""),
            (None, "Vos missions [Créer les tickets]", None, "Créer les tickets"),
            (None, "[Créer les tickets] Cochez", None, "Créer les tickets"),
            (None, "missions[1a1]. Créer les tickets", Some("1a-1"), "Créer les tickets"),
            (None, "missions[SQ001]. Créer les tickets", None, "Créer les tickets"),
            (Some("1a Accompagner"), "n° 2", Some("1a-2"), ""),
            // #titles-with-a-heading
            (None, "Missions : Créer les tickets", None, "Créer les tickets"),
            (None, "Missions confiées / Créer les tickets", None, "Créer les tickets"),
            (None, "missions.1a1. Impulser et", Some("1a-1"), "Impulser et"),
            (None, "MISSIONS_1a_1", Some("1a-1"), ""),
            (None, "Mission 2-3", Some("2-3"), ""),
            (None, "Mission n° 2-3 : Créer", Some("2-3"), "Créer"),
            (None, "Mission 3 : Créer les tickets", None, "3 : Créer les tickets"),
            (None, "Missions refusées : Créer les tickets", None, "Missions refusées : Créer les tickets"),
            (None, "Créer les tickets (2-3)", Some("2-3"), "Créer les tickets"),
            (None, "Créer les tickets (voir page 2)", None, "Créer les tickets (voir page 2)"),
            (None, "1. Impulser et", None, "1. Impulser et"),
            (None, "M1", None, "M1"),
            (None, "missions[SQ001]", None, "SQ001"),
        ] {
            let titled = Titled {
                place: Place::cell(&"S".into(), 1, 1),
                number: 1,
                title: title.into(),
                over: over.map(str::to_owned),
                meaning: None,
                is_chosen: false,
                sensitive: false,
                repeated: None,
                left: None,
            };
            let caption = Caption::of(&titled);
            let found = caption.code.map(|code| code.to_string());
            assert_eq!((found.as_deref(), caption.text), (code, text), "{title}");
        }
    }

    #[test]
    fn a_text_may_stand_behind_a_heading_that_does_not_turn_it_round() {
        let known = ["creer les tickets", "suivre les tickets", "les tickets"];
        for (title, found) in [
            ("Chapitre 1 – Créer les tickets", Some("creer les tickets")),
            ("Créer les tickets (oui/non)", Some("creer les tickets")),
            ("n°1 Suivre les tickets", Some("suivre les tickets")),
            ("Q12_1 Suivre les tickets", Some("suivre les tickets")),
            ("Pas de mission : Créer les tickets", None),
            ("Créer les tickets (voir page 2)", None),
            ("Créer les tickets et les fermer", None),
            ("Disponibilité technique et maintenance / Créer les tickets", Some("creer les tickets")),
            ("Suivre les tickets / Créer les tickets", None),
            (
                "Une très longue phrase dans laquelle quelqu’un parle un jour de devoir créer les tickets",
                None,
            ),
        ] {
            assert_eq!(within(title, &known.into_iter()), found, "{title}");
        }
    }

    #[test]
    fn the_number_of_an_item_is_none_of_its_text() {
        for (text, rest) in [
            ("1) Impulser", Some("Impulser")),
            ("12. Impulser", Some("Impulser")),
            ("(3) Impulser", Some("Impulser")),
            ("a) Impulser", Some("Impulser")),
            ("4 - Impulser", Some("Impulser")),
            ("Impulser", None),
            ("2027. Impulser", None),
            ("210. Impulser", Some("Impulser")),
            ("2 Impulser", None),
            ("1)", None),
            ("", None),
        ] {
            assert_eq!(behind_number(text), rest, "{text:?}");
        }
    }
}
