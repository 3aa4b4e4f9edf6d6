//! The sample and the workbook writer: what is committed is what the program makes, and what it makes is read back.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use jiff::civil::Date;
use lettres_rne::checks::{self, Verdict};
use lettres_rne::findings::{Code, Severity};
use lettres_rne::kit::sample;
use lettres_rne::kit::workbook::{Content, SchoolLine, TeacherLine, Typed, write};
use lettres_rne::registry::{self, Registry, SchoolYear};
use lettres_rne::settings::{Arguments, Settings};
use lettres_rne::workbook::{Book, Column, Dictionary, Error, tables};

/// Set to have the committed files rewritten instead of compared.
const BLESS: &str = "LETTRES_RNE_BLESS";

fn settings() -> Settings {
    let folder = tempfile::tempdir().unwrap();
    let today = Some(Date::constant(2027, 3, 1));
    let arguments = Arguments { folder: Some(folder.path().to_owned()), today, ..Arguments::default() };
    Settings::settle(arguments).unwrap()
}

fn made(content: &Content) -> Vec<u8> {
    write(content, &sample::official_missions()).unwrap()
}

fn read(content: &Content) -> (Registry, Verdict) {
    let book = Book::of(made(content), "essai.xlsx".into()).unwrap();
    let settings = settings();
    let (registry, findings) = registry::build(&book, sample::official_missions(), &[], &settings).unwrap();
    let verdict = checks::check(&registry, findings, &settings);
    (registry, verdict)
}

fn codes(verdict: &Verdict, severity: Severity) -> BTreeMap<Code, usize> {
    let mut counts = BTreeMap::new();
    for finding in verdict.findings.iter().filter(|finding| finding.severity == severity) {
        *counts.entry(finding.code).or_default() += 1;
    }
    counts
}

fn errors(verdict: &Verdict) -> Vec<(String, Code)> {
    let errors = verdict.findings.iter().filter(|finding| finding.is_error());
    errors.map(|finding| (finding.place.as_ref().unwrap().to_string(), finding.code)).collect()
}

#[test]
fn the_committed_files_are_those_that_the_program_makes() {
    let missions = sample::official_missions();
    for (file, content) in [
        ("input/academie-2027.xlsx", sample::clean(&missions)),
        ("input/exemples/academie-a-corriger.xlsx", sample::to_correct(&missions)),
    ] {
        let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(file);
        let bytes = made(&content);
        assert!(bytes == made(&content), "{file}: two workbooks from one content differ");
        if std::env::var_os(BLESS).is_some() {
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(&path, bytes).unwrap();
        } else {
            let committed = std::fs::read(&path).unwrap_or_default();
            assert!(committed == bytes, "{file} is not what the program makes: run the tests with {BLESS}=1");
        }
    }
}

#[test]
fn the_sample_has_a_few_warnings_and_no_error() {
    let content = sample::clean(&sample::official_missions());
    let (registry, verdict) = read(&content);
    assert_eq!(errors(&verdict), []);
    assert_eq!((registry.schools.len(), registry.rows.len()), (46, 72));
    assert_eq!((verdict.ready.len(), verdict.aside.len()), (72, 0));
    let warnings = [
        (Code::U03, 1),  // a code in small letters
        (Code::U07, 1),  // the annex of Kouaoua
        (Code::P02, 1),  // no civility
        (Code::I05, 2),  // half an IMP, alone
        (Code::D03, 3),  // partly off
        (Code::SH02, 1), // shared, says one of two
        (Code::M03, 1),  // "?"
        (Code::B01, 1),  // over the envelope
        (Code::B03, 1),  // an envelope, and nobody
        (Code::C01, 1),  // no address
        (Code::X03, 1),  // hidden
    ];
    assert_eq!(codes(&verdict, Severity::Warning), warnings.into());
    let notices = [
        (Code::C04, 1),
        (Code::P05, 1),
        (Code::SH05, 4),
        (Code::M05, 1),
        (Code::B02, 1),
        (Code::V01, 2), // a surname and a first name with spaces around
        (Code::V06, 1), // "0,5"
    ];
    assert_eq!(codes(&verdict, Severity::Info), notices.into());
    // the only number of IMP that is no number is typed "0,5"
    let quarters = |typed: &Typed| match typed {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few quarters")]
        Typed::Number(number) => (number * 4.0) as u32,
        Typed::Text(_) => 2,
        _ => 0,
    };
    let typed: u32 = content.teachers.iter().map(|line| quarters(&line.cells[&Column::Imp])).sum();
    let read: u32 = verdict.ready.iter().map(|appointment| appointment.imp.as_quarters()).sum();
    assert_eq!(typed, read);
    let ticks: BTreeSet<usize> = verdict.ready.iter().map(|appointment| appointment.ticks.len()).collect();
    assert!(ticks.len() > 15 && ticks.first() < Some(&10) && ticks.last() > Some(&34), "{ticks:?}");
}

#[test]
fn the_other_sample_has_the_errors_that_it_should_have_and_no_other() {
    let (registry, verdict) = read(&sample::to_correct(&sample::official_missions()));
    let expected = [
        ("Paramètres!B10", Code::B05),    // three IMP less than the sum of the envelopes
        ("Établissements!I3", Code::P01), // no head: sets aside row 4
        ("Référents!A8", Code::U01),      // O for 0
        ("Référents!D21", Code::X02),     // "………"
        ("Référents!A31", Code::U01),     // the school's name
        ("Référents!J33", Code::D01),     // in words
        ("Référents!H35", Code::I01),     // empty, or "à voir"
        ("Référents!J36", Code::D01),     // more than attributed
        ("Référents!A38", Code::U02),     // wrong letter
        ("Référents!H59", Code::I02),     // 0,3
        ("Référents!E72", Code::P01),     // no first name
        ("Référents!H73", Code::I01),     // empty, or "à voir"
        ("Référents!A76", Code::U04),     // closed
    ];
    assert_eq!(errors(&verdict), expected.map(|(place, code)| (place.to_owned(), code)));
    let aside: Vec<u32> = verdict.aside.iter().map(|aside| aside.place.row).collect();
    assert_eq!(aside, [4, 8, 21, 31, 33, 35, 36, 38, 59, 72, 73, 76]);
    assert_eq!((registry.rows.len(), verdict.ready.len()), (75, 63));
    let warnings = codes(&verdict, Severity::Warning);
    for code in [Code::P03, Code::P04, Code::I03, Code::I06, Code::I08, Code::U06] {
        assert_eq!(warnings.get(&code), Some(&1), "{code:?}");
    }
    assert_eq!(codes(&verdict, Severity::Info).get(&Code::X04), Some(&1), "the row of totals");
}

/// Quotes and hyphens that spreadsheets take for formulas, markup, and controls stay what they are.
#[test]
fn values_are_never_anything_but_values() {
    let hostile = "=HYPERLINK(\"http://x\") & <b>«\u{a0}]]>\u{a0}»</b>";
    let mut content = sample::clean(&sample::official_missions());
    content.teachers[0].cells.insert(Column::Project1, Typed::Text(hostile.into()));
    let (_, verdict) = read(&content);
    let first = verdict.ready.iter().find(|appointment| appointment.place.row == 4).unwrap();
    assert_eq!(first.projects[0], hostile);
    let text = "a".repeat(40_000);
    content.teachers[0].cells.insert(Column::Project1, Typed::Text(text));
    let error = write(&content, &sample::official_missions()).unwrap_err();
    assert!(error.to_string().contains("ne peut pas être fait"), "{error}");
}

#[test]
fn a_blank_workbook_is_read_as_one_without_rows() {
    let year = SchoolYear::new("2026-2027").unwrap();
    let mut content = Content::blank(&year, Date::constant(2026, 9, 1));
    let book = Book::of(made(&content), "vide.xlsx".into()).unwrap();
    let names: Vec<&str> = book.sheets.iter().map(|sheet| &*sheet.name).collect();
    assert_eq!(names, ["Lisez-moi", "Paramètres", "Établissements", "Référents", "Missions", "Listes"]);
    assert!(matches!(tables(&book, &Dictionary::default()), Err(Error::NoRows { .. })));
    // an empty envelope is empty, whatever the explanation beside it says
    content.schools.push(SchoolLine { cells: [(Column::Uai, Typed::text("9830004M"))].into() });
    let cells = [(Column::Uai, "9830004M"), (Column::Surname, "LE GOFF"), (Column::First, "Anaïs")];
    let mut line = TeacherLine::default();
    line.cells.extend(cells.map(|(column, text)| (column, Typed::text(text))));
    content.teachers.push(line);
    let (registry, verdict) = read(&content);
    assert_eq!((registry.campaign.ceiling.value, registry.rows.len()), (None, 1));
    assert_eq!(registry.campaign.year.value.label, "2026-2027");
    assert!(verdict.findings.iter().all(|finding| finding.code != Code::A02 && finding.code != Code::A04));
}
