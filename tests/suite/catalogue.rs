//! The closed catalogue of findings: every code provoked, at exactly its place, with exactly its severity.
//!
//! The cases are tables in `tests/fixtures/catalogue`, read by [`table`]; what only a folder on the disk can show
//! (letters edited, held, orphaned) is in [`folder`]. Each case changes a workbook that gives no finding at all.

mod folder;
mod foreign;
pub mod ours;
mod scenarios;
pub mod table;

use std::collections::BTreeSet;
use std::fs;

use jiff::civil::Date;
use lettres_rne::checks::{self, Verdict};
use lettres_rne::findings::{Code, Finding, Severity};
use lettres_rne::kit::sample::official_missions;
use lettres_rne::registry::{self, Registry};
use lettres_rne::settings::{Arguments, FILE, Settings};
use lettres_rne::workbook::Book;

use table::{Case, Edit};

use crate::sheets::Cell;

/// Nobody's domain.
const DOMAIN: &str = "ac-noumea.invalid";
/// The day of the runs.
const TODAY: Date = Date::constant(2027, 2, 20);

const OURS: &str = include_str!("../fixtures/catalogue/ours.txt");
const FOREIGN: &str = include_str!("../fixtures/catalogue/foreign.txt");
/// Near misses, in our own workbook.
const NEAR: &str = include_str!("../fixtures/catalogue/near.txt");

/// A workbook of so many edits to the clean one.
type Make = fn(&[Edit]) -> Vec<u8>;

fn settings(toml: &str) -> Settings {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join(FILE), toml).unwrap();
    let arguments =
        Arguments { folder: Some(folder.path().to_owned()), today: Some(TODAY), ..Arguments::default() };
    Settings::settle(arguments).unwrap()
}

fn read(bytes: Vec<u8>, toml: &str) -> (Registry, Verdict) {
    let book = Book::of(bytes, "essai.xlsx".into()).unwrap();
    let settings = settings(toml);
    let (registry, findings) = registry::build(&book, official_missions(), &[], &settings).unwrap();
    let mut verdict = checks::check(&registry, findings, &settings);
    verdict.tell_acceptances(&registry, true);
    (registry, verdict)
}

/// `U01 E Référents!A4`: what a case expects.
fn line(finding: &Finding) -> String {
    let severity = match finding.severity {
        Severity::Error => "E",
        Severity::Warning => "W",
        Severity::Info => "I",
        Severity::Accepted => "A",
    };
    let place = finding.place.as_ref().map_or_else(|| "-".to_owned(), ToString::to_string);
    format!("{} {severity} {place}", finding.code.text())
}

/// Sentence and remedy, with ordinary spaces.
fn sentence(finding: &Finding) -> String {
    format!("{} {}", finding.told.what, finding.told.remedy).replace(['\u{a0}', '\u{202f}'], " ")
}

fn told(findings: &[Finding]) -> String {
    findings.iter().map(|finding| format!("\n    {}  {}", line(finding), sentence(finding))).collect()
}

/// What is wrong with the outcome of a case, if anything is.
fn judged(case: &Case, findings: &[Finding], aside: &[u32]) -> Result<(), String> {
    let mut lines: Vec<String> = findings.iter().map(line).collect();
    let own = std::iter::once(&case.finds).filter(|_| !case.is_clean());
    let mut expected: Vec<String> = own.chain(&case.with).cloned().collect();
    lines.sort();
    expected.sort();
    let about = || format!("{} · {}", case.finds, case.name);
    if lines != expected {
        return Err(format!("{}: expected {expected:?}, found{}", about(), told(findings)));
    }
    if aside != case.aside {
        return Err(format!("{}: set aside {aside:?}, not {:?}", about(), case.aside));
    }
    let sentences: Vec<String> =
        findings.iter().filter(|finding| line(finding) == case.finds).map(sentence).collect();
    for words in &case.says {
        if !sentences.iter().any(|sentence| sentence.contains(words)) {
            return Err(format!("{}: nothing says {words:?} in {sentences:?}", about()));
        }
    }
    Ok(())
}

fn aside(verdict: &Verdict) -> Vec<u32> {
    verdict.aside.iter().map(|aside| aside.place.row).collect()
}

fn run(cases: &[Case], make: Make) {
    let wrong: Vec<String> = cases
        .iter()
        .filter_map(|case| {
            let (registry, verdict) = read(make(&case.edits), &case.toml);
            assert_eq!(verdict.ready.len() + verdict.aside.len(), registry.rows.len());
            judged(case, &verdict.findings, &aside(&verdict)).err()
        })
        .collect();
    assert!(wrong.is_empty(), "{} of {} cases:\n{}", wrong.len(), cases.len(), wrong.join("\n"));
}

#[test]
fn a_clean_workbook_gives_no_finding_at_all() {
    for make in [ours::made as Make, foreign::made as Make] {
        let (registry, verdict) = read(make(&[]), "");
        assert!(verdict.findings.is_empty(), "{}", told(&verdict.findings));
        assert_eq!((registry.schools.len(), verdict.ready.len(), verdict.aside.len()), (4, 4, 0));
        let quarters: u32 = verdict.ready.iter().map(|one| one.imp.as_quarters()).sum();
        assert_eq!(quarters, 16);
        assert_eq!(verdict.ready.iter().map(|one| one.ticks.len()).collect::<Vec<_>>(), [6, 6, 6, 6]);
    }
}

#[test]
fn each_case_in_our_own_workbook() {
    run(&table::read(OURS), ours::made);
}

#[test]
fn each_case_in_a_workbook_from_elsewhere() {
    run(&table::read(FOREIGN), foreign::made);
}

/// What looks like a fault and is none: no false alarm.
#[test]
fn each_near_miss_gives_no_finding() {
    let cases = table::read(NEAR);
    assert!(cases.len() >= 20 && cases.iter().all(Case::is_clean));
    run(&cases, ours::made);
}

#[test]
fn every_code_of_the_catalogue_has_its_case() {
    let mut provoked: BTreeSet<String> = folder::CODES.iter().map(|code| code.text().to_owned()).collect();
    for case in table::read(OURS).iter().chain(&table::read(FOREIGN)) {
        provoked.insert(case.finds.split(' ').next().unwrap().to_owned());
    }
    let all: BTreeSet<String> = Code::ALL.iter().map(|code| code.text().to_owned()).collect();
    assert_eq!(provoked, all, "cases on the left, catalogue on the right");
}
