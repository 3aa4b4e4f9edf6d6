//! Reading a workbook as the product does, and judging what it found.

use lettres_rne::checks::{self, Verdict};
use lettres_rne::findings::{Code, Finding, Severity};
use lettres_rne::registry::{self, Registry};
use lettres_rne::settings::{Arguments, Settings};
use lettres_rne::workbook::Book;

use super::draft::{Draft, Need, Spot, Told, Who};
use super::layout::Layout;
use super::normal::{held, owed};
use super::plan::{Written, missions};
use crate::sheets::{Format, of_book};

/// The settings of the runs. Where a workbook has no sheet of parameters, the settings file says them.
fn settings(written: &Written) -> Settings {
    let folder = tempfile::tempdir().unwrap();
    if !written.can.contains(&Need::Parameters) {
        let file = "[campagne]\nannee = 2027\ndate = \"01/03/2027\"\n";
        std::fs::write(folder.path().join("lettres-rne.toml"), file).unwrap();
    }
    let arguments = Arguments {
        folder: Some(folder.path().to_owned()),
        today: Some(jiff::civil::date(2027, 2, 20)),
        ..Arguments::default()
    };
    Settings::settle(arguments).unwrap()
}

pub fn read(bytes: Vec<u8>, file: &str, written: &Written) -> Result<(Registry, Verdict), String> {
    let book = Book::of(bytes, file.to_owned()).map_err(|error| error.to_string())?;
    let settings = settings(written);
    let (registry, findings) =
        registry::build(&book, missions().to_vec(), &[], &settings).map_err(|error| error.to_string())?;
    let verdict = checks::check(&registry, findings, &settings);
    Ok((registry, verdict))
}

fn letter(severity: Severity) -> char {
    match severity {
        Severity::Error => 'E',
        Severity::Warning => 'W',
        Severity::Info => 'I',
        Severity::Accepted => 'A',
    }
}

fn found(finding: &Finding) -> String {
    let place = finding.place.as_ref().map_or_else(|| "-".to_owned(), ToString::to_string);
    format!("{} {} {place}", finding.code.text(), letter(finding.severity))
}

/// A finding that must be there, at its place in a workbook.
fn expected(told: &Told, written: &Written) -> String {
    let place = written.place(told.spot).unwrap_or_else(|| panic!("{told:?}"));
    format!("{} {} {place}", told.code.text(), letter(told.severity))
}

/// Whether a finding tells what was cleaned in a column where the draft has typed something of its own. Cleaning has tables of
/// its own, with every sort of dirt; here it must only be told nowhere else.
fn is_dirt(finding: &Finding, draft: &Draft, written: &Written) -> bool {
    let cleaned = [Code::V01, Code::V02, Code::V03, Code::V04, Code::V05, Code::V06];
    let column = |place: &str| place.trim_end_matches(|ch: char| ch.is_ascii_digit()).to_owned();
    let Some(place) = &finding.place else { return false };
    cleaned.contains(&finding.code)
        && draft.typed.keys().any(|&(who, what)| {
            written
                .place(Spot::Cell(who, what))
                .is_some_and(|typed| column(&typed) == column(&place.to_string()))
        })
}

/// What differs between two lists of lines, each line counted as often as it stands there.
fn differences(name: &str, expected: Vec<String>, mut found: Vec<String>) -> Option<String> {
    let mut missing = Vec::new();
    for line in expected {
        match found.iter().position(|other| *other == line) {
            Some(at) => drop(found.swap_remove(at)),
            None => missing.push(line),
        }
    }
    if missing.is_empty() && found.is_empty() {
        return None;
    }
    found.sort();
    Some(format!("    {name}: missing {missing:#?}, and not expected {found:#?}"))
}

/// The file of a layout in a format; nothing where the format can't say it.
pub fn bytes(written: &Written, format: Format) -> Option<Vec<u8>> {
    let sheets = match &written.bytes {
        Some(bytes) if format == Format::Xlsx => return Some(bytes.clone()),
        // what somebody else has written, written again
        Some(bytes) => of_book(&Book::of(bytes.clone(), format.file().to_owned()).unwrap()),
        None => written.sheets.clone(),
    };
    format.says(&sheets).then(|| format.write(&sheets))
}

/// What is wrong with the reading of a draft in a layout and a format; nothing where they can't say what the draft says.
pub fn judge(layout: Layout, format: Format, draft: &Draft) -> Option<Result<(), String>> {
    let written = layout.write(draft);
    let bytes = written.is_whole(draft).then(|| bytes(&written, format)).flatten()?;
    Some(compare(draft, &written, read(bytes, format.file(), &written)))
}

pub fn compare(
    draft: &Draft,
    written: &Written,
    read: Result<(Registry, Verdict), String>,
) -> Result<(), String> {
    let (registry, verdict) = read?;
    // one sentence tells all columns that are of no use
    let is_said = |told: &&Told| told.code != Code::X05 || !written.own.contains(told);
    let tolds = written.own.iter().chain(draft.told.iter().filter(is_said));
    let aside = draft.aside.iter().map(|&teacher| written.place(Spot::Row(Who::Teacher(teacher))).unwrap());
    let wrong: Vec<String> = [
        differences(
            "findings",
            tolds.map(|told| expected(told, written)).collect(),
            verdict.findings.iter().filter(|finding| !is_dirt(finding, draft, written)).map(found).collect(),
        ),
        differences(
            "set aside",
            aside.collect(),
            verdict.aside.iter().map(|aside| aside.place.to_string()).collect(),
        ),
        differences("registry", owed(&draft.truth, written), held(&registry, written)),
    ]
    .into_iter()
    .flatten()
    .collect();
    if wrong.is_empty() { Ok(()) } else { Err(wrong.join("\n")) }
}
