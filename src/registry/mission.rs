//! Missions: the ticked lines of the template, and the columns of the workbook that tick them.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use super::caption::{self, Caption, join_digits};
use super::near::Near;
use crate::findings::{Code, Finding, Note, Scope, Severity};
use crate::fr::findings::missions as words;
use crate::fr::spellings::{Tick, tick};
use crate::fr::text::fold;
use crate::workbook::{Cell, Row, Table, Titled, Value};

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
    /// Columns whose texts look like a mission's and are none of the template's, and whether one without a column is meant.
    pub(super) strangers: BTreeMap<u16, bool>,
}

/// Binds the columns of a table to the missions: those that the settings name first (`given`, titles and indices), then
/// those with a code, then the others by their text, one to one. Texts that are merely alike are never taken for each
/// other. `packed` are columns that hold several missions in a cell.
pub(super) fn bind(table: &Table, missions: &[Mission], given: &[(String, usize)], packed: &[u16]) -> Bound {
    let mut bound = Bound::default();
    let near = Near::of(missions);
    let mut taken: BTreeMap<usize, &Titled> = BTreeMap::new();
    let single =
        table.columns.iter().filter(|titled| titled.is_unknown() && !packed.contains(&titled.number));
    let mut titles: Vec<Caption<'_>> = single.map(Caption::of).collect();
    join_digits(&mut titles);
    let by_settings = |title: &Caption<'_>| {
        given.iter().find(|(given, _)| title.titled.is_called(given)).map(|(_, index)| *index)
    };
    let by_code =
        |title: &Caption<'_>| missions.iter().position(|mission| Some(&mission.code) == title.code.as_ref());
    // every title is asked about every mission: their texts are folded once
    let mut texts: BTreeMap<String, usize> = BTreeMap::new();
    for (index, mission) in missions.iter().enumerate() {
        texts.entry(fold(mission.label())).or_insert(index);
    }
    let by_text = |title: &Caption<'_>| {
        let known = |text: &str| texts.get(&fold(text)).copied().filter(|_| !text.is_empty());
        let within = || caption::within(title.text, &texts.keys().map(String::as_str));
        known(title.text).or_else(|| known(title.unnumbered()?)).or_else(|| texts.get(within()?).copied())
    };
    let (chosen, others): (Vec<_>, Vec<_>) =
        titles.iter().map(|title| (title, by_settings(title))).partition(|(_, index)| index.is_some());
    let (coded, others): (Vec<_>, Vec<_>) =
        others.into_iter().map(|(title, _)| (title, by_code(title))).partition(|(_, index)| index.is_some());
    let others = others.into_iter().map(|(title, _)| (title, by_text(title)));
    let is_chosen = |title: &Caption<'_>| by_settings(title).is_some();
    let all: Vec<_> = chosen.into_iter().chain(coded).chain(others).collect();
    let has_column: BTreeSet<usize> = all.iter().filter_map(|(_, index)| *index).collect();
    for (title, index) in all {
        let Caption { titled, code, text } = title;
        let Some(index) = index else {
            let ticks = table.rows.iter().filter(|row| is_marked(row, titled.number)).count();
            let meant = match code {
                None => near.meant(text, |index| !has_column.contains(&index)),
                Some(_) => Vec::new(),
            };
            if code.is_some() || !meant.is_empty() || text.chars().count() > 40 && ticks > 0 {
                let told = words::without_mission(&titled.title, ticks, &meant);
                bound.findings.push(Note::new(Code::G02, told).at(titled.place.clone(), Scope::Campaign));
                // with a code of its own it is a mission that has left the template
                if code.is_none() {
                    bound.strangers.insert(titled.number, !meant.is_empty());
                }
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
        if !text.is_empty()
            && !is_chosen(title)
            && !same_text(mission.label(), text)
            && !title.unnumbered().is_some_and(|text| same_text(mission.label(), text))
            && caption::within(text, &std::iter::once(fold(mission.label()).as_str())).is_none()
            && !begins_alike(mission.label(), text)
        {
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
pub(super) fn begins_alike(mission: &str, title: &str) -> bool {
    let (mission, title) = (fold(mission), fold(title.trim_end_matches(['…', '.'])));
    title.len() >= 10 && mission.starts_with(&title)
}

/// Whether a cell holds something that is, or may be, a tick: a formula without its result may.
pub fn is_mark(cell: &Cell) -> bool {
    cell.value == Value::Unsaved || tick(&cell.text()) != Some(Tick::No)
}

fn is_marked(row: &Row, column: u16) -> bool {
    row.cells.get(&column).is_some_and(is_mark)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_may_be_a_tick_is_a_mark() {
        let place = crate::findings::Place::cell(&"S".into(), 1, 1);
        for (value, is) in [
            (Value::Text("x".into()), true),
            (Value::Text("?".into()), true),
            (Value::Text("non".into()), false),
            (Value::Text(" ".into()), false),
            (Value::Number(0.0), false),
            (Value::Number(1.0), true),
            (Value::Bool(false), false),
            (Value::Error("#N/A".into()), true),
            (Value::Unsaved, true),
        ] {
            let cell = Cell { value, place: place.clone() };
            assert_eq!(is_mark(&cell), is, "{cell:?}");
        }
    }

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
