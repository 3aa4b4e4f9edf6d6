//! Several missions in one cell, as survey tools join them: `A;B;`, `A, B`, or a line each. Texts of missions hold commas themselves, so
//! a cell is not cut at separators: the longest known text is looked for at each of its items, and what is left over is
//! told.

use std::collections::{BTreeMap, BTreeSet};

use super::caption::{Caption, behind_number};
use super::joined::{self, Behind};
use super::mission::{Mission, MissionCode};
use crate::fr::spellings::{Tick, tick};
use crate::fr::text::fold;
use crate::workbook::{Table, Titled};

/// What stands between two answers.
const SEPARATORS: [char; 5] = [';', ',', '\n', '\r', '|'];

/// What a cell of missions says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Answers {
    /// Indices of the missions.
    pub(super) ticks: BTreeSet<usize>,
    /// Answers that are no mission.
    pub(super) leftovers: Vec<String>,
    /// Whether a mission was named by its whole text, and not by its code only.
    pub(super) by_text: bool,
}

/// The missions of a template as people answer with them.
#[derive(Debug)]
pub(super) struct Phrases<'m> {
    missions: &'m [Mission],
    /// By their first word: the words of a text, and its mission. Longest first.
    texts: BTreeMap<String, Vec<(Vec<String>, usize)>>,
}

/// A word of a cell.
struct Word {
    folded: String,
    /// Bytes in the cell.
    from: usize,
    to: usize,
    /// Whether an answer may begin here.
    is_first: bool,
}

impl<'m> Phrases<'m> {
    pub(super) fn of(missions: &'m [Mission]) -> Self {
        let mut texts: BTreeMap<String, Vec<(Vec<String>, usize)>> = BTreeMap::new();
        for (index, mission) in missions.iter().enumerate() {
            let words: Vec<String> =
                fold(mission.label()).split(' ').filter(|word| !word.is_empty()).map(str::to_owned).collect();
            if let Some(first) = words.first() {
                texts.entry(first.clone()).or_default().push((words, index));
            }
        }
        for of_word in texts.values_mut() {
            of_word.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
        }
        Self { missions, texts }
    }

    /// Whether a mission has this code.
    pub(super) fn has(&self, code: &MissionCode) -> bool {
        self.missions.iter().any(|mission| mission.code == *code)
    }

    /// Whether the title of a column is that of a mission.
    fn is_one(&self, titled: &Titled) -> bool {
        let caption = Caption::of(titled);
        let says = |text: &str| {
            !text.is_empty() && self.missions.iter().any(|mission| fold(mission.label()) == fold(text))
        };
        caption.code.as_ref().is_some_and(|code| self.has(code))
            || says(caption.text)
            || caption.unnumbered().is_some_and(says)
    }

    /// What a cell says.
    pub(super) fn read(&self, text: &str) -> Answers {
        let words = words(text);
        let mut answers = Answers::default();
        let mut at = 0;
        while at < words.len() {
            let end =
                words[at + 1..].iter().position(|word| word.is_first).map_or(words.len(), |to| at + 1 + to);
            // signs that are no words say something too
            let before = at.checked_sub(1).map_or(0, |before| words[before].to);
            let begin = text[..words[at].from].rfind(SEPARATORS).map_or(0, |at| at + 1).max(before);
            let signed = text[begin..tail(text, &words, end)].trim();
            let answer = text[words[at].from..tail(text, &words, end)].trim();
            if joined::is_unticked(signed) {
                answers.leftovers.push(signed.to_owned());
                at = end;
            } else if let Some((codes, behind)) = self.by_codes(text, &words, at, end) {
                answers.ticks.extend(codes);
                at = behind;
            } else if let Some((index, behind)) = self.by_text(&words, at) {
                let whole = text[begin..tail(text, &words, behind)].trim();
                if joined::is_doubted(self.missions[index].label(), whole.trim_start_matches('*')) {
                    answers.leftovers.push(whole.to_owned());
                } else {
                    answers.ticks.insert(index);
                    answers.by_text = true;
                }
                at = behind;
            } else if let Some((found, behind)) = self.by_number(text, &words, at, end) {
                answers.by_text = true;
                answers.ticks.extend(found);
                at = behind;
            } else {
                if tick(answer) != Some(Tick::No) {
                    answers.leftovers.push(answer.to_owned());
                }
                at = end;
            }
        }
        answers
    }

    /// The mission whose whole text begins at a word, and the word behind it. The longest one: a text may begin like
    /// another.
    fn by_text(&self, words: &[Word], at: usize) -> Option<(usize, usize)> {
        let texts = self.texts.get(&words[at].folded)?;
        texts.iter().find_map(|(text, index)| {
            let behind = at + text.len();
            let is_same = behind <= words.len()
                && text.iter().zip(&words[at..behind]).all(|(one, other)| *one == other.folded);
            let ends = words.get(behind).is_none_or(|next| next.is_first);
            (is_same && ends).then_some((*index, behind))
        })
    }

    /// #numbered-answers: the missions that an answer says behind the number of an item (`1) …`), and the word behind them.
    fn by_number(&self, text: &str, words: &[Word], at: usize, end: usize) -> Option<(Vec<usize>, usize)> {
        let answer = &text[words[at].from..tail(text, words, end)];
        let from = words[at].from + answer.len() - behind_number(answer)?.len();
        // a text may be glued to its number, and then is one word with it: `1)Impulser`
        let next = (at + 1..end).find(|&next| words[next].to > from)?;
        let Some((found, behind)) = self.by_text(words, next) else {
            return self.by_codes(text, words, next, end).filter(|_| words[next].from >= from);
        };
        let whole = &text[from..tail(text, words, behind)];
        (!joined::is_doubted(self.missions[found].label(), whole)).then_some((vec![found], behind))
    }

    /// The missions whose codes an answer gives, one or several (`2-3`, `1a-1 / 1a-2`), and the word behind it. Behind a code
    /// there may be the text of its mission, whole or cut short; #more-than-a-code: with anything else ("1a-1 : non"), the
    /// answer is none.
    fn by_codes(&self, text: &str, words: &[Word], at: usize, end: usize) -> Option<(Vec<usize>, usize)> {
        let stop = tail(text, words, end);
        let (mut found, mut dashes) = (Vec::new(), Vec::new());
        let is_range = |found: &[usize], dashes: &[bool]| {
            let codes: Vec<_> = found.iter().map(|&index| &self.missions[index].code).collect();
            joined::is_range(&codes, dashes)
        };
        let mut from = words[at].from;
        loop {
            let (code, rest) = MissionCode::at_start(&text[from..stop])?;
            let index = self.missions.iter().position(|mission| mission.code == code)?;
            found.push(index);
            let (next, dash) = match joined::behind(rest) {
                Behind::End => break,
                Behind::Words(_) if is_range(&found, &dashes) => return None,
                Behind::Words(rest) => return self.by_own_text(text, words, stop - rest.len(), end, found),
                Behind::Code(next) => (next, false),
                Behind::Dash(next) => (next, true),
            };
            dashes.push(dash);
            from = stop - next.len();
        }
        (!is_range(&found, &dashes)).then_some((found, end))
    }

    /// The same, where the text of the last of these missions stands behind its code, from this byte.
    fn by_own_text(
        &self,
        text: &str,
        words: &[Word],
        from: usize,
        end: usize,
        found: Vec<usize>,
    ) -> Option<(Vec<usize>, usize)> {
        let &index = found.last()?;
        let next = words.iter().position(|word| word.from >= from).unwrap_or(words.len());
        // glued to its code, the text begins within a word
        let is_apart =
            words.get(next).is_some_and(|word| !text[from..word.from].contains(char::is_alphanumeric));
        if is_apart
            && let Some((_, behind)) = self.by_text(words, next).filter(|(of_text, _)| *of_text == index)
        {
            let is_doubted =
                joined::is_doubted(self.missions[index].label(), &text[from..tail(text, words, behind)]);
            return (!is_doubted).then_some((found, behind));
        }
        let answer = &text[from..tail(text, words, end)];
        joined::says(self.missions[index].label(), answer).then_some((found, end))
    }
}

/// Where the answer ends whose last word is the one before `behind`: signs that are no words may follow it.
fn tail(text: &str, words: &[Word], behind: usize) -> usize {
    let last = words[behind - 1].to;
    let next = words.get(behind).map_or(text.len(), |word| word.from);
    let mut between = text[last..next].char_indices().map(|(at, ch)| (last + at, ch));
    between.find(|&(at, ch)| SEPARATORS.contains(&ch) || is_slash(text, at, ch)).map_or(next, |(at, _)| at)
}

/// Whether a slash stands between two answers, with spaces around it: within a text it is passed over, as a comma is.
fn is_slash(text: &str, at: usize, ch: char) -> bool {
    let spaced = |next: Option<char>| next.is_some_and(char::is_whitespace);
    ch == '/' && spaced(text[..at].chars().next_back()) && spaced(text[at + 1..].chars().next())
}

/// The words of a cell, folded as the missions' texts are.
fn words(text: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut is_first = true;
    let mut from = None;
    let mut put = |from: usize, to: usize, is_first: &mut bool| {
        for folded in fold(&text[from..to]).split(' ').filter(|word| !word.is_empty()) {
            words.push(Word { folded: folded.to_owned(), from, to, is_first: std::mem::take(is_first) });
        }
    };
    for (at, ch) in text.char_indices() {
        let is_separator = SEPARATORS.contains(&ch) || is_slash(text, at, ch);
        if is_separator || ch.is_whitespace() {
            if let Some(from) = from.take() {
                put(from, at, &mut is_first);
            }
            is_first |= is_separator;
        } else if from.is_none() {
            from = Some(at);
        }
    }
    if let Some(from) = from {
        put(from, text.len(), &mut is_first);
    }
    words
}

/// The columns of a table, among these, whose cells hold missions: one at least where the title says that missions are meant,
/// for what can't be read there is told cell by cell; else most of them, and by the text of one at least (`3e 2` may be a
/// class, `2-3 ans` a time). #mostly-leftovers
pub(super) fn columns(table: &Table, among: &[u16], phrases: &Phrases<'_>) -> Vec<u16> {
    let holds_missions = |number: &u16| {
        // #text-for-a-tick: under the title of a mission, its own text is a tick
        if table.titled(*number).is_some_and(|titled| phrases.is_one(titled)) {
            return false;
        }
        let is_meant = table.titled(*number).is_some_and(|titled| fold(&titled.title).contains("mission"));
        let cells = table.rows.iter().flat_map(|row| row.all(*number));
        let answers: Vec<Answers> = cells.map(|cell| phrases.read(&cell.text())).collect();
        let with = answers.iter().filter(|answers| !answers.ticks.is_empty()).count();
        let is_named = answers.iter().any(|answers| answers.by_text);
        with > 0 && (is_meant || is_named && with * 2 >= answers.len())
    };
    among.iter().copied().filter(holds_missions).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const MISSIONS: [(&str, &str); 6] = [
        ("2-7", "Déployer Pronote / EDT ;"),
        ("2-3", "Créer les tickets d’assistance ;"),
        ("2-4", "Suivre les tickets d’assistance ;"),
        ("2-5", "Installer, configurer, mettre à jour ;"),
        ("2-6", "Installer, configurer ;"),
        ("1a-1", "Conseiller."),
    ];

    fn read(text: &str) -> (Vec<String>, Vec<String>) {
        let missions = MISSIONS.map(|(code, text)| Mission {
            code: MissionCode::new(code).unwrap(),
            text: text.into(),
            headings: Vec::new(),
        });
        let answers = Phrases::of(&missions).read(text);
        let codes = answers.ticks.into_iter().map(|index| missions[index].code.to_string());
        (codes.collect(), answers.leftovers)
    }

    #[test]
    fn the_longest_known_text_is_found_and_what_is_left_over_is_told() {
        for (cell, codes, leftovers) in [
            ("Créer les tickets d'assistance;Conseiller;", &["2-3", "1a-1"][..], &[][..]),
            // Google joins with commas, and the texts hold some themselves
            ("Installer, configurer, mettre à jour, Conseiller", &["2-5", "1a-1"], &[]),
            ("Installer, configurer, Conseiller", &["2-6", "1a-1"], &[]),
            ("INSTALLER, CONFIGURER\nSuivre les tickets d’assistance ;", &["2-4", "2-6"], &[]),
            // near texts are other texts
            ("Créer les tickets", &[], &["Créer les tickets"]),
            (
                "Suivre les tickets d'assistance et conseiller",
                &[],
                &["Suivre les tickets d'assistance et conseiller"],
            ),
            ("Conseiller; Faire le café", &["1a-1"], &["Faire le café"]),
            ("2-3 ; 1a1", &["2-3", "1a-1"], &[]),
            ("2.5 · Installer, configurer, mettre à jour ; 2-6", &["2-5", "2-6"], &[]),
            ("• Conseiller\n• Autre : webradio", &["1a-1"], &["Autre : webradio"]),
            // #slashes-between-texts
            ("Créer les tickets d’assistance / Conseiller", &["2-3", "1a-1"], &[]),
            ("Déployer Pronote / EDT / Conseiller / Webradio", &["2-7", "1a-1"], &["Webradio"]),
            ("aucune", &[], &[]),
            ("-", &[], &[]),
            ("", &[], &[]),
            ("9-9", &[], &["9-9"]),
            // #more-than-a-code
            ("2-3 / 2-4 ; 2-5", &["2-3", "2-4", "2-5"], &[]),
            ("2-3 et 2-4", &["2-3", "2-4"], &[]),
            ("2-3 2-4", &["2-3", "2-4"], &[]),
            ("2-3 à 2-5", &[], &["2-3 à 2-5"]),
            ("2-3 : non", &[], &["2-3 : non"]),
            ("2-3 : Suivre les tickets d’assistance", &[], &["2-3 : Suivre les tickets d’assistance"]),
            ("2-3 : Créer les tickets…", &["2-3"], &[]),
            // #glued-codes
            ("2-3/2-4", &["2-3", "2-4"], &[]),
            ("2-3+2-4&2-5", &["2-3", "2-4", "2-5"], &[]),
            ("2-3-2-4", &["2-3", "2-4"], &[]),
            ("2-3 - 2-5 – 2-7", &["2-3", "2-5", "2-7"], &[]),
            ("1a-1 - 2-5", &["2-5", "1a-1"], &[]),
            ("2-3-2-5", &[], &["2-3-2-5"]),
            ("2-3…2-5 ; 1a-1", &["1a-1"], &["2-3…2-5"]),
            (
                "2-3 - 2-5 Installer, configurer, mettre à jour",
                &[],
                &["2-3 - 2-5 Installer", "configurer", "mettre à jour"],
            ),
            ("2-3->2-5", &[], &["2-3->2-5"]),
            ("2-3-4", &[], &["2-3-4"]),
            ("2-3/4 ; 2-5", &["2-5"], &["2-3/4"]),
            ("2-3:non, 2-4=non, 2-5(non)", &[], &["2-3:non", "2-4=non", "2-5(non)"]),
            ("2-3=0|2-4/non|2-5(2)", &[], &["2-3=0", "2-4/non", "2-5(2)"]),
            ("2-3 ? ; 2-4? ; 2-5*", &[], &["2-3 ?", "2-4?", "2-5*"]),
            (
                "Conseiller ? ; 2-3 : Créer les tickets ? ; Conseiller",
                &["1a-1"],
                &["Conseiller ?", "2-3 : Créer les tickets ?"],
            ),
            (
                "2-5 Installer, configurer, mettre à jour ?",
                &[],
                &["2-5 Installer", "configurer", "mettre à jour ?"],
            ),
            ("☐ Conseiller\n☒ 2-3\n[ ] 2-4\n? 2-5", &["2-3"], &["☐ Conseiller", "[ ] 2-4", "? 2-5"]),
            // #numbered-answers
            ("1) Conseiller ; 2) Créer les tickets d'assistance", &["2-3", "1a-1"], &[]),
            ("1. Installer, configurer, mettre à jour\n2. Conseiller", &["2-5", "1a-1"], &[]),
            ("a)Conseiller\n(2) 2-3\n3. 1a-1", &["2-3", "1a-1"], &[]),
            (
                "1) Conseiller ? ; 2) 2-3 : non ; 3) 2-3->2-4",
                &[],
                &["1) Conseiller ?", "2) 2-3 : non", "3) 2-3->2-4"],
            ),
            ("1) Faire le café", &[], &["1) Faire le café"]),
            ("* Conseiller\n* 2-3.\n- 2-4", &["2-3", "2-4", "1a-1"], &[]),
            ("1a-1:Conseiller ; 2-3:Créer les tickets", &["2-3", "1a-1"], &[]),
        ] {
            let owned = |texts: &[&str]| texts.iter().map(|&text| text.to_owned()).collect::<Vec<_>>();
            let (mut found, left) = read(cell);
            let mut codes = owned(codes);
            found.sort();
            codes.sort();
            assert_eq!((found, left), (codes, owned(leftovers)), "{cell:?}");
        }
    }
}
