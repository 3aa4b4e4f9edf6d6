//! Missions: the ticked lines of the template, and the columns of the workbook that tick them.

use std::collections::BTreeMap;
use std::fmt;

use crate::findings::{Code, Finding, Note, Scope};
use crate::fr::findings::missions as words;
use crate::fr::spellings::{Tick, tick};
use crate::fr::text::fold;
use crate::workbook::{Row, Table};

/// The stable code of a mission: chapter, section, rank (`1a-1`, `2-14`). Written `1.a.1` or `1A1`, it is the same.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MissionCode {
    chapter: u16,
    section: Option<char>,
    rank: u16,
}

impl MissionCode {
    /// Reads a code in any of its spellings.
    pub fn new(text: &str) -> Option<Self> {
        let (code, rest) = Self::at_start(text)?;
        rest.trim().is_empty().then_some(code)
    }

    /// The code at the beginning of a text, and what follows it.
    pub fn at_start(text: &str) -> Option<(Self, &str)> {
        let (chapter, behind) = digits(text.trim_start())?;
        let rest = separators(behind);
        let letter = rest.chars().next().filter(char::is_ascii_alphabetic);
        let (section, rest) = match letter {
            Some(letter) => (Some(letter.to_ascii_lowercase()), separators(&rest[1..])),
            // without a letter, something must stand between the two numbers: 214 is no code
            None if rest.len() == behind.len() => return None,
            None => (None, rest),
        };
        let (rank, rest) = digits(rest)?;
        // `1a-1x` is no code
        if rest.starts_with(|ch: char| ch.is_alphanumeric()) {
            return None;
        }
        Some((Self { chapter, section, rank }, rest))
    }

    /// The chapter's number.
    pub fn chapter(&self) -> u16 {
        self.chapter
    }
}

fn digits(text: &str) -> Option<(u16, &str)> {
    let end = text.find(|ch: char| !ch.is_ascii_digit()).unwrap_or(text.len());
    let number = text[..end].parse().ok().filter(|&number| number > 0)?;
    Some((number, &text[end..]))
}

fn separators(text: &str) -> &str {
    text.trim_start_matches(['-', '.', '_', ' ', '–', '\u{2011}', '\u{a0}'])
}

impl fmt::Display for MissionCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let section = self.section.map(String::from).unwrap_or_default();
        write!(f, "{}{section}-{}", self.chapter, self.rank)
    }
}

/// A mission of the template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mission {
    /// Its code.
    pub code: MissionCode,
    /// Its text, as the letter prints it.
    pub text: String,
    /// The headings above it, highest first.
    pub headings: Vec<String>,
}

impl Mission {
    /// The text without the punctuation that ends its line.
    pub fn label(&self) -> &str {
        self.text.trim_end_matches([' ', '\u{a0}', '\u{2009}', '\u{202f}', ';', '.', ','])
    }
}

/// Which column of a table ticks which mission (by its index), and what was noticed.
#[derive(Clone, Debug, Default)]
pub(super) struct Bound {
    /// Column number and index of the mission, from left to right.
    pub(super) columns: BTreeMap<u16, usize>,
    /// What was noticed.
    pub(super) findings: Vec<Finding>,
    /// Columns that mean nothing at all: neither to us nor as a mission.
    pub(super) ignored: Vec<u16>,
}

/// Binds the columns of a table to the missions: by code first, then by text, one to one. Texts that are merely
/// alike are never taken for each other.
pub(super) fn bind(table: &Table, missions: &[Mission]) -> Bound {
    let mut bound = Bound::default();
    let mut taken: BTreeMap<usize, String> = BTreeMap::new();
    for titled in table.columns.iter().filter(|titled| titled.is_unknown()) {
        let scope = || Scope::Campaign;
        let coded = MissionCode::at_start(&titled.title);
        let text = coded.as_ref().map_or(titled.title.as_str(), |(_, rest)| rest);
        let text = text.trim_start_matches([':', '·', '-', '–', '—', '.', ')', ' ', '\u{a0}']);
        let by_code =
            coded.as_ref().and_then(|(code, _)| missions.iter().position(|mission| mission.code == *code));
        let by_text = || missions.iter().position(|mission| same_text(mission.label(), text));
        let Some(index) = by_code.or_else(by_text) else {
            let ticks = ticked(&table.rows, titled.number);
            if coded.is_some() || text.chars().count() > 40 && ticks > 0 {
                let told = words::without_mission(&titled.title, ticks);
                bound.findings.push(Note::new(Code::G02, told).at(titled.place.clone(), scope()));
            } else {
                bound.ignored.push(titled.number);
            }
            continue;
        };
        if let Some(other) = taken.get(&index) {
            let told = words::two_columns(&titled.title, other);
            bound.findings.push(Note::new(Code::G04, told).at(titled.place.clone(), scope()));
            continue;
        }
        let mission = &missions[index];
        if !text.is_empty() && !same_text(mission.label(), text) && !begins_alike(mission.label(), text) {
            let told = words::text_differs(&mission.code.to_string(), text, mission.label());
            bound.findings.push(Note::new(Code::G03, told).at(titled.place.clone(), scope()));
        }
        taken.insert(index, titled.place.to_string());
        bound.columns.insert(titled.number, index);
    }
    let without: Vec<String> = (0..missions.len())
        .filter(|index| !taken.contains_key(index))
        .map(|index| missions[index].code.to_string())
        .collect();
    if !without.is_empty() {
        bound.findings.push(Finding::of_campaign(Code::G01, words::without_column(&without)));
    }
    bound
}

fn same_text(a: &str, b: &str) -> bool {
    let (a, b) = (fold(a), fold(b));
    !a.is_empty() && a == b
}

/// A title cut short by its author says the beginning of the mission.
fn begins_alike(mission: &str, title: &str) -> bool {
    let (mission, title) = (fold(mission), fold(title.trim_end_matches(['…', '.'])));
    title.len() >= 10 && mission.starts_with(&title)
}

fn ticked(rows: &[Row], column: u16) -> usize {
    rows.iter()
        .filter(|row| row.cells.get(&column).is_some_and(|cell| tick(&cell.text()) != Some(Tick::No)))
        .count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_have_one_form_and_many_spellings() {
        for (text, code) in [
            ("1a-1", "1a-1"),
            ("1.a.1", "1a-1"),
            ("1A1", "1a-1"),
            ("1 a – 1", "1a-1"),
            ("2-14", "2-14"),
            ("2.14", "2-14"),
            ("3f-2", "3f-2"),
        ] {
            assert_eq!(MissionCode::new(text).unwrap().to_string(), code, "{text}");
        }
        for text in ["", "a1", "1a", "214", "1a-0", "1a-1x", "9830004M", "Projet 1", "2027"] {
            assert_eq!(MissionCode::new(text), None, "{text}");
        }
        let (code, rest) = MissionCode::at_start("1a-1 · Impulser et").unwrap();
        assert_eq!((code.to_string().as_str(), rest), ("1a-1", " · Impulser et"));
    }
}
