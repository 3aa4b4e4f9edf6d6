//! Sheets written as lines of text (`|` between cells, `⏎` for a line break within one), read as a workbook.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::sync::{Arc, LazyLock};

use jiff::civil::Date;
use lettres_rne::checks;
use lettres_rne::findings::{Place, Severity};
use lettres_rne::kit::sample::official_missions;
use lettres_rne::letters;
use lettres_rne::registry::{self, Civility, Imp, MappedTable};
use lettres_rne::settings::{Arguments, Settings};
use lettres_rne::workbook::{Across, Book, Cell, Merge, Sheet, Value};

use super::carried::carried;

/// The people of the academy, as every layout must say them.
pub const PEOPLE: [&str; 3] = [
    "9830004M · Mme LE GOFF Anaïs · 1 · partage · 1a-1 2-3",
    "9830004M · M. NGUYEN Paul · 1 · partage · 2-3 2-4",
    "9830277J · M. MARTIN Luc · 1 · 1a-1",
];

/// What the official template asks of other columns.
static WANTED: LazyLock<Vec<String>> = LazyLock::new(|| {
    let bytes = include_bytes!("../../../templates/lettre-mission-rne.docx").to_vec();
    letters::Read::of(bytes, "lettre.docx").unwrap().strangers()
});

/// What was read of a workbook.
#[derive(Debug)]
pub struct Read {
    pub people: Vec<String>,
    pub schools: Vec<String>,
    /// The free projects of each of the people.
    pub projects: Vec<Vec<String>>,
    /// Places of the rows that get no letter.
    pub aside: Vec<String>,
    /// `X13 I Feuil1!1` for each finding, in the order of the report.
    pub codes: Vec<String>,
    /// The findings in words.
    pub told: String,
    pub mapping: Vec<MappedTable>,
}

/// Texts of the missions 1a-1, 2-3 and 2-4.
pub fn texts() -> [String; 3] {
    ["1a-1", "2-3", "2-4"].map(|code| {
        let missions = official_missions();
        missions.iter().find(|mission| mission.code.to_string() == code).unwrap().label().to_owned()
    })
}

fn sheet(name: &str, lines: &str) -> Sheet {
    // a name in brackets is that of a hidden sheet
    let visible = !name.starts_with('[');
    let name: Arc<str> = name.trim_matches(['[', ']']).into();
    let mut rows = BTreeMap::new();
    for (row, line) in (1..).zip(lines.lines()) {
        let cells = (1..).zip(line.split('|')).filter_map(|(column, text)| {
            let text = text.trim().replace('⏎', "\n");
            let value = match text.parse::<f64>() {
                Ok(number) => Value::Number(number),
                Err(_) if text.is_empty() => return None,
                Err(_) => Value::Text(text),
            };
            Some((column, Cell { value, place: Place::cell(&name, row, column) }))
        });
        rows.insert(row, cells.collect());
    }
    Sheet {
        name,
        visible,
        rows,
        hidden_rows: BTreeSet::new(),
        controls: Vec::new(),
        merges: Vec::new(),
        across: Vec::new(),
        widths: BTreeMap::new(),
    }
}

pub fn read(sheets: &[(&str, &str)]) -> Read {
    read_with(sheets, "").unwrap()
}

/// The same with a settings file; the error is the sentence of a refusal.
pub fn read_with(sheets: &[(&str, &str)], toml: &str) -> Result<Read, String> {
    let folder = tempfile::tempdir().unwrap();
    let settings = settings(folder.path(), toml)?;
    let typed = sheets;
    let sheets: Vec<Sheet> = sheets.iter().map(|(name, lines)| sheet(name, lines)).collect();
    let book = Book { file: "essai.xlsx".into(), fingerprint: String::new(), sheets };
    let read = read_book(&book, &settings)?;
    // in the product's own layout it says the same of everybody; whoever is nobody there had nothing to say here
    let (book, grave) = carried(folder.path(), typed);
    let again = read_book(&book, &settings)?;
    assert_eq!((&again.people, &again.schools), (&read.people, &read.schools), "{}", again.told);
    let is_question = |code: &&String| code.starts_with("X07") || code.starts_with("X14");
    let questions = again.codes.iter().filter(is_question).count();
    assert!(questions <= read.codes.iter().filter(is_question).count(), "{:?} {}", again.codes, again.told);
    assert!(grave > 0 || read.codes.iter().all(|code| !code.starts_with("X14 E")), "{}", read.told);
    Ok(read)
}

/// The same, with cells that are merged downwards: column, first row and last.
pub fn read_merged(sheets: &[(&str, &str, &[Merge])]) -> Read {
    let folder = tempfile::tempdir().unwrap();
    let settings = settings(folder.path(), "").unwrap();
    let made =
        sheets.iter().map(|(name, lines, merges)| Sheet { merges: merges.to_vec(), ..sheet(name, lines) });
    let book = Book { file: "essai.xlsx".into(), fingerprint: String::new(), sheets: made.collect() };
    read_book(&book, &settings).unwrap()
}

/// The same, with cells of one of the sheets that are merged sideways: row, first column and last.
pub fn read_across(of: &str, sheets: &[(&str, &str)], across: &[Across]) -> Read {
    let folder = tempfile::tempdir().unwrap();
    let settings = settings(folder.path(), "").unwrap();
    let made = sheets.iter().map(|(name, lines)| {
        let across = if *name == of { across.to_vec() } else { Vec::new() };
        Sheet { across, ..sheet(name, lines) }
    });
    let book = Book { file: "essai.xlsx".into(), fingerprint: String::new(), sheets: made.collect() };
    read_book(&book, &settings).unwrap()
}

/// What a file says.
pub fn read_file(bytes: Vec<u8>) -> Read {
    let folder = tempfile::tempdir().unwrap();
    let settings = settings(folder.path(), "").unwrap();
    read_book(&Book::of(bytes, "essai.xlsx".to_owned()).unwrap(), &settings).unwrap()
}

/// What a text of columns says, or the sentence that refuses it.
pub fn read_text(text: &str) -> Result<Read, String> {
    let folder = tempfile::tempdir().unwrap();
    let settings = settings(folder.path(), "").unwrap();
    let book =
        Book::of(text.as_bytes().to_vec(), "essai.csv".to_owned()).map_err(|error| error.to_string())?;
    read_book(&book, &settings)
}

fn settings(folder: &std::path::Path, toml: &str) -> Result<Settings, String> {
    let dated = format!("{toml}\n[campagne]\ndate = \"01/03/2027\"\n");
    fs::write(folder.join("lettres-rne.toml"), dated).unwrap();
    let today = Some(Date::constant(2027, 2, 20));
    let arguments = Arguments { folder: Some(folder.to_owned()), today, ..Arguments::default() };
    Settings::settle(arguments).map_err(|error| error.to_string())
}

fn read_book(book: &Book, settings: &Settings) -> Result<Read, String> {
    let kept = ["1a-1", "2-3", "2-4"];
    let missions =
        official_missions().into_iter().filter(|mission| kept.contains(&&*mission.code.to_string()));
    let (registry, findings) =
        registry::build(book, missions.collect(), &WANTED, settings).map_err(|error| error.to_string())?;
    let verdict = checks::check(&registry, findings, settings);
    let people = registry.rows.iter().map(|row| {
        let teacher = row.teacher.as_ref().map_or_else(String::new, |teacher| {
            format!("{} {}", teacher.civility.map_or("?", Civility::text), teacher.list_name())
        });
        let uai = row.uai.map_or_else(String::new, |uai| uai.to_string());
        let imp = row.imp.map_or_else(|| "?".to_owned(), Imp::bare);
        let ticks: Vec<String> =
            row.ticks.iter().map(|&tick| registry.missions[tick].code.to_string()).collect();
        let shared = if row.shared { "partage · " } else { "" };
        format!("{uai} · {teacher} · {imp} · {shared}{}", ticks.join(" "))
    });
    let schools = registry.schools.iter().map(|school| {
        let head = &school.head;
        let civility = head.civility.map_or("?", Civility::text);
        let envelope = school.envelope.map_or_else(|| "?".to_owned(), Imp::bare);
        format!("{} {} · {civility} {} {} · {envelope}", school.uai, school.name, head.surname, head.first)
    });
    let findings = verdict.findings.iter().filter(|finding| !["M05"].contains(&finding.code.text()));
    let codes = findings.clone().map(|finding| {
        let severity = match finding.severity {
            Severity::Error => "E",
            Severity::Warning => "W",
            Severity::Info => "I",
            Severity::Accepted => "A",
        };
        let place = finding.place.as_ref().map_or_else(|| "-".to_owned(), ToString::to_string);
        format!("{} {severity} {place}", finding.code.text())
    });
    Ok(Read {
        people: people.collect(),
        schools: schools.collect(),
        projects: registry.rows.iter().map(|row| row.projects.clone()).collect(),
        aside: verdict.aside.iter().map(|row| row.place.to_string()).collect(),
        codes: codes.collect(),
        told: findings.map(|finding| format!("{} {}\n", finding.told.what, finding.told.remedy)).collect(),
        mapping: registry.mapping.clone(),
    })
}
