//! Missions: the ticked lines of the template, and the columns of the workbook that tick them.

use std::collections::BTreeMap;
use std::fmt;

use crate::findings::{Code, Finding, Note, Scope, Severity};
use crate::fr::findings::missions as words;
use crate::fr::spellings::{Tick, tick};
use crate::fr::text::fold;
use crate::workbook::{Row, Table, Titled, Value};

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

    /// A code of these parts.
    pub fn of(chapter: u16, section: Option<char>, rank: u16) -> Self {
        Self { chapter, section, rank }
    }

    /// The chapter's number.
    pub fn chapter(&self) -> u16 {
        self.chapter
    }

    /// Chapter and section.
    pub fn home(&self) -> (u16, Option<char>) {
        (self.chapter, self.section)
    }

    /// Its rank in its section, from 1.
    pub fn rank(&self) -> u16 {
        self.rank
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

/// Binds the columns of a table to the missions: those with a code first, then the others by their text, one to one.
/// Texts that are merely alike are never taken for each other.
pub(super) fn bind(table: &Table, missions: &[Mission]) -> Bound {
    let mut bound = Bound::default();
    let mut taken: BTreeMap<usize, &Titled> = BTreeMap::new();
    let titles: Vec<Title<'_>> =
        table.columns.iter().filter(|titled| titled.is_unknown()).map(Title::of).collect();
    let (coded, others): (Vec<_>, Vec<_>) = titles
        .iter()
        .map(|title| (title, missions.iter().position(|mission| Some(&mission.code) == title.code.as_ref())))
        .partition(|(_, by_code)| by_code.is_some());
    let by_text =
        |title: &Title<'_>| missions.iter().position(|mission| same_text(mission.label(), title.text));
    let others = others.into_iter().map(|(title, _)| (title, by_text(title)));
    for (Title { titled, code, text }, index) in coded.into_iter().chain(others) {
        let Some(index) = index else {
            let ticks = table.rows.iter().filter(|row| is_marked(row, titled.number)).count();
            if code.is_some() || text.chars().count() > 40 && ticks > 0 {
                let told = words::without_mission(&titled.title, ticks);
                bound.findings.push(Note::new(Code::G02, told).at(titled.place.clone(), Scope::Campaign));
            } else {
                bound.ignored.push(titled.number);
            }
            continue;
        };
        if let Some(first) = taken.get(&index) {
            bound.findings.extend(second_column(&table.rows, titled, first));
            continue;
        }
        let mission = &missions[index];
        if !text.is_empty() && !same_text(mission.label(), text) && !begins_alike(mission.label(), text) {
            let told = words::text_differs(&mission.code.to_string(), text, mission.label());
            bound.findings.push(Note::new(Code::G03, told).at(titled.place.clone(), Scope::Campaign));
        }
        taken.insert(index, titled);
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

/// The title of a column that may be a mission's.
struct Title<'t> {
    titled: &'t Titled,
    code: Option<MissionCode>,
    /// What follows the code.
    text: &'t str,
}

impl<'t> Title<'t> {
    fn of(titled: &'t Titled) -> Self {
        let (code, text) = match MissionCode::at_start(&titled.title) {
            Some((code, rest)) => (Some(code), rest),
            None => (None, titled.title.as_str()),
        };
        let text = text.trim_start_matches([':', '·', '-', '–', '—', '.', ')', ' ', '\u{a0}']);
        Self { titled, code, text }
    }
}

/// What there is to say of a second column for one mission: the column is not read, and a row that it alone ticks is
/// ambiguous, so nobody gets a letter of it.
fn second_column(rows: &[Row], second: &Titled, first: &Titled) -> Vec<Finding> {
    let told = words::two_columns(&second.title, &first.place.to_string());
    let mut findings = vec![Note::new(Code::G04, told).at(second.place.clone(), Scope::Campaign)];
    let is_ticked =
        |row: &Row, column| row.cells.get(&column).is_some_and(|cell| tick(&cell.text()) == Some(Tick::Yes));
    let ambiguous = |row: &&Row| is_marked(row, second.number) && !is_ticked(row, first.number);
    findings.extend(rows.iter().filter(ambiguous).filter_map(|row| {
        let place = row.cells.get(&second.number)?.place.clone();
        let told = words::tick_in_second_column(&second.title, &first.place.to_string());
        Some(
            Note::new(Code::G04, told)
                .at(place, Scope::Row(row.place.clone()))
                .with_severity(Severity::Error),
        )
    }));
    findings
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

/// Whether something stands there that is, or may be, a tick.
fn is_marked(row: &Row, column: u16) -> bool {
    row.cells
        .get(&column)
        .is_some_and(|cell| cell.value == Value::Unsaved || tick(&cell.text()) != Some(Tick::No))
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
