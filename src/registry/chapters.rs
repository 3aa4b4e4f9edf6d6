//! Columns that stand for a chapter of the letter: `1a` or `2` above the ranks or the codes of its missions (`1 ; 3`, `1a-2, 1a-5`). Their
//! cells are spelt out with whole codes and read as packed ones. What is no rank of the chapter is nobody's guess: it is told where it stands.

use super::mission::{Mission, MissionCode, begins_alike};
use super::packed::Phrases;
use crate::findings::{Code, Finding, Note, Scope, Severity};
use crate::fr::findings::layouts;
use crate::fr::spellings::{Tick, tick};
use crate::fr::text::{clean, fold};
use crate::fr::titles::{CHAPTERS, SMALL_WORDS};
use crate::workbook::{Cell, Table, Titled, Value};

/// Words that stand between two ranks, folded.
const BETWEEN: [&str; 3] = ["et", "puis", "plus"];

/// What was read of the columns of chapters.
#[derive(Debug, Default)]
pub(super) struct Chapters {
    /// Those that are read.
    pub(super) columns: Vec<u16>,
    /// All whose titles name a chapter: they are no fields of the template, whatever it calls them.
    pub(super) named: Vec<u16>,
    /// What was noticed.
    pub(super) findings: Vec<Finding>,
}

/// A chapter, or a section of one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Home {
    chapter: u16,
    section: Option<char>,
}

impl Home {
    /// The chapter that a title names: `1a`, `Chapitre 2`, `1a – ` and its heading.
    fn of(titled: &Titled, missions: &[Mission]) -> Option<Self> {
        let title = titled.title.trim_start();
        let title = title.split_once('(').map_or(title, |(bare, _)| bare.trim_end());
        let title = behind_words(title);
        let digits = title.find(|ch: char| !ch.is_ascii_digit()).unwrap_or(title.len());
        let chapter = title[..digits].parse().ok()?;
        let rest = &title[digits..];
        let letter = |rest: &str| {
            let mut chars = rest.chars();
            let letter = chars.next().filter(char::is_ascii_alphabetic)?;
            // `2 rue` is no section
            chars.next().is_none_or(|next| !next.is_alphanumeric()).then_some(letter.to_ascii_lowercase())
        };
        let close = rest.trim_start_matches(['.', '-', ' ', '\u{a0}']);
        let (section, behind) = match letter(close) {
            Some(letter) => (Some(letter), &close[1..]),
            None => (None, rest),
        };
        let home = Self { chapter, section };
        let mut of_home = missions.iter().filter(|mission| home.holds(&mission.code)).peekable();
        of_home.peek()?;
        let behind = behind
            .trim_matches(|ch: char| ch.is_whitespace() || [':', '.', ')', '-', '–', '—'].contains(&ch));
        let mut is_headed =
            || of_home.any(|mission| mission.headings.iter().any(|heading| says(heading, behind)));
        (behind.is_empty() || is_headed()).then_some(home)
    }

    fn holds(self, code: &MissionCode) -> bool {
        self.chapter == code.chapter() && self.section.is_none_or(|_| self.section == code.home().1)
    }

    /// The mission that a rank or a code means here.
    fn mission(self, piece: &str, missions: &[Mission]) -> Option<MissionCode> {
        let piece = piece.trim_matches(['.', ')', '(']);
        let code = match MissionCode::new(piece) {
            Some(code) => code,
            None => MissionCode::of(self.chapter, self.section, piece.parse().ok()?),
        };
        let is_there = missions.iter().any(|mission| mission.code == code);
        (is_there && self.holds(&code)).then_some(code)
    }
}

/// A title without the words that it puts before a number: `Missions du chapitre 2`.
fn behind_words(title: &str) -> &str {
    let mut rest = title;
    loop {
        let word = rest.split_whitespace().next().unwrap_or_default();
        let folded = fold(word);
        let is_small = rest.len() < title.len() && SMALL_WORDS.contains(&&*folded);
        if !is_small && !CHAPTERS.contains(&&*folded) {
            return rest;
        }
        rest = rest[word.len()..].trim_start();
    }
}

/// Whether a heading of the template says a title, with its own number or without.
fn says(heading: &str, title: &str) -> bool {
    let bare = heading.trim_start_matches(|ch: char| !ch.is_alphabetic());
    let behind_letter =
        bare.split_once(['.', ')', '-', '–', ' ']).map_or(bare, |(_, rest)| rest.trim_start());
    [heading, bare, behind_letter].iter().any(|heading| begins_alike(heading, title))
}

/// What stands between separators in a cell; nothing where the cell can't be taken apart.
fn pieces(cell: &Cell) -> Vec<String> {
    let text = match cell.value {
        Value::Text(_) => clean(&cell.text().replace(['\n', '\r'], ";")),
        _ => cell.text(),
    };
    text.split(|ch: char| ch.is_whitespace() || [';', ',', '|', '/', '&', '+'].contains(&ch))
        .filter(|piece| !piece.is_empty() && !BETWEEN.contains(&fold(piece).as_str()))
        .map(str::to_owned)
        .collect()
}

/// The missions of a cell, all of them or none. `1,3` may have become a number in Excel and `2-3` a day: those are none.
fn spelt(home: Home, cell: &Cell, missions: &[Mission], phrases: &Phrases<'_>) -> Option<Vec<MissionCode>> {
    if let Value::Number(number) = cell.value
        && number.fract() != 0.0
    {
        return None;
    }
    let ranks = || pieces(cell).iter().map(|piece| home.mission(piece, missions)).collect::<Option<Vec<_>>>();
    let texts = || {
        let answers = phrases.read(&cell.text());
        let codes: Vec<MissionCode> =
            answers.ticks.iter().filter_map(|&index| Some(missions.get(index)?.code.clone())).collect();
        (answers.leftovers.is_empty() && codes.iter().all(|code| home.holds(code))).then_some(codes)
    };
    match cell.value {
        Value::Text(_) | Value::Number(_) => ranks().or_else(texts).filter(|codes| !codes.is_empty()),
        Value::Bool(_) | Value::Date(..) | Value::Error(_) | Value::Unsaved => None,
    }
}

/// Whether a cell says something that neither a formula nor an empty answer says.
fn is_answer(cell: &Cell) -> bool {
    !cell.is_blank()
        && !matches!(cell.value, Value::Unsaved | Value::Error(_))
        && tick(&cell.text()) != Some(Tick::No)
}

/// Spells the cells of chapters out, in the columns of these numbers whose titles name one. They are read where most answers of
/// their table are ranks or codes, and one at least can't be a mere tick: `1` alone may be a yes.
pub(super) fn spell_out(
    table: &mut Table,
    among: &[u16],
    missions: &[Mission],
    phrases: &Phrases<'_>,
) -> Chapters {
    let homes: Vec<(Titled, Home)> = among
        .iter()
        .filter_map(|&number| table.titled(number))
        .filter_map(|titled| Some((titled.clone(), Home::of(titled, missions)?)))
        .collect();
    let mut chapters = Chapters::default();
    let is_plain = |cell: &Cell| tick(&cell.text()) == Some(Tick::Yes);
    let answers = |table: &Table, number: u16, home: Home| -> Vec<(bool, bool)> {
        let cells = table.rows.iter().flat_map(|row| row.all(number)).filter(|cell| is_answer(cell));
        cells.map(|cell| (spelt(home, cell, missions, phrases).is_some(), is_plain(cell))).collect()
    };
    let all: Vec<Vec<(bool, bool)>> =
        homes.iter().map(|(titled, home)| answers(table, titled.number, *home)).collect();
    let understood = all.iter().flatten().filter(|(is_spelt, _)| *is_spelt).count();
    let is_evident = all.iter().flatten().any(|&(is_spelt, is_plain)| is_spelt && !is_plain)
        && understood * 2 >= all.iter().flatten().count();
    for ((titled, home), answers) in homes.into_iter().zip(all) {
        // #chapters-of-one-table: where one is read, they all are, and what is no rank in another is an error there
        let is_read = is_evident && !answers.is_empty();
        chapters.named.push(titled.number);
        if is_read {
            let note = Note::new(Code::X13, layouts::missions_by_chapter(&titled.title));
            chapters.findings.push(note.at(titled.place.clone(), Scope::Campaign));
            chapters.columns.push(titled.number);
        }
        for row in &mut table.rows {
            let Some(cell) = row.cells.get_mut(&titled.number).filter(|cell| is_answer(cell)) else {
                continue;
            };
            let codes = if is_read { spelt(home, cell, missions, phrases) } else { None };
            if let Some(codes) = codes {
                let codes: Vec<String> = codes.iter().map(ToString::to_string).collect();
                cell.value = Value::Text(codes.join(" ; "));
                continue;
            }
            let told = layouts::not_of_chapter(&titled.title, &cell.text());
            let finding = Note::new(Code::M07, told).at(cell.place.clone(), Scope::Row(row.place.clone()));
            if is_read {
                // a mission is lost or another one given: nobody gets a letter of it
                chapters.findings.push(finding.with_severity(Severity::Error));
                row.cells.remove(&titled.number);
            } else {
                chapters.findings.push(finding);
            }
        }
    }
    chapters
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::findings::Place;

    fn missions() -> Vec<Mission> {
        let of = |code: &str| Mission {
            code: MissionCode::new(code).unwrap(),
            text: format!("Texte de {code}"),
            headings: vec!["2. Assurer la disponibilité des services".into()],
        };
        ["1a-1", "1a-2", "1b-1", "2-1", "2-3"].map(of).into()
    }

    fn cell(value: Value) -> Cell {
        Cell { value, place: Place::cell(&"S".into(), 2, 1) }
    }

    #[test]
    fn a_title_names_a_chapter_of_the_template_or_none() {
        for (title, home) in [
            ("1a", Some((1, Some('a')))),
            ("1.A", Some((1, Some('a')))),
            ("1 a)", Some((1, Some('a')))),
            ("Chapitre 2", Some((2, None))),
            ("Missions 1b", Some((1, Some('b')))),
            ("Missions du chapitre 2 (plusieurs choix)", Some((2, None))),
            ("2", Some((2, None))),
            ("2 – Assurer la disponibilité", Some((2, None))),
            ("2. Nombre de classes", None),
            ("2 rue des Pins", None),
            ("1c", None),
            ("4", None),
            ("2027", None),
            ("a", None),
            ("", None),
        ] {
            let titled = Titled {
                place: Place::cell(&"S".into(), 1, 1),
                number: 1,
                title: title.into(),
                over: None,
                meaning: None,
                is_chosen: false,
                sensitive: false,
                repeated: None,
                left: None,
            };
            let found = Home::of(&titled, &missions()).map(|home| (home.chapter, home.section));
            assert_eq!(found, home, "{title:?}");
        }
    }

    #[test]
    fn a_cell_is_ranks_and_codes_of_its_chapter_or_nothing() {
        let (missions, text) = (missions(), |text: &str| Value::Text(text.into()));
        let phrases = Phrases::of(&missions);
        let (first, second) = (Home { chapter: 1, section: Some('a') }, Home { chapter: 2, section: None });
        let whole = Home { chapter: 1, section: None };
        for (home, value, codes) in [
            (first, text("1 ; 2"), Some("1a-1 1a-2")),
            (first, text("1a-1, 1a2"), Some("1a-1 1a-2")),
            (first, text("2 et 1"), Some("1a-2 1a-1")),
            (first, text("1\n2"), Some("1a-1 1a-2")),
            (first, text("Texte de 1a-2"), Some("1a-2")),
            (second, Value::Number(3.0), Some("2-3")),
            (second, text("2-3"), Some("2-3")),
            (whole, text("1a-1 ; 1b-1"), Some("1a-1 1b-1")),
            // a rank that is none, a range, another chapter, a rank without its section
            (first, text("1 ; 7"), None),
            (first, text("1 à 2"), None),
            (first, text("1-2"), None),
            (first, text("2-3"), None),
            (whole, text("1"), None),
            (first, text("x"), None),
            // what Excel made of `1,3` and of `2-3`
            (second, Value::Number(1.3), None),
            (second, Value::Date(2027, 3, 2), None),
            (second, Value::Bool(true), None),
        ] {
            let found = spelt(home, &cell(value.clone()), &missions, &phrases)
                .map(|codes| codes.iter().map(ToString::to_string).collect::<Vec<_>>().join(" "));
            assert_eq!(found.as_deref(), codes, "{value:?}");
        }
    }
}
