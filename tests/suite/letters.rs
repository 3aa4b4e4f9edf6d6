//! Every letter of the committed samples, made in a whole run and read back from the disk: the official text with the
//! row's values and nothing else changed, the row's boxes and no other, and nothing left to be filled.

mod schools;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use lettres_rne::docx::Reading;
use lettres_rne::fr::letter::{OPTIONS, missions};
use lettres_rne::letters::{Fate, Letter};
use lettres_rne::registry::{Appointment, Civility, Registry, School};
use lettres_rne::run::{self, Finished, Silent, Task};
use lettres_rne::settings::{Arguments, Settings};
use tempfile::TempDir;

use crate::official::{Blanks, assert_says, ticked};
use crate::word::{entries, part};

/// A run on a workbook of the repository; its output goes away with the folder.
pub fn run(workbook: &str) -> (Finished, TempDir) {
    let output = tempfile::tempdir().unwrap();
    let arguments = Arguments {
        folder: Some(PathBuf::from(env!("CARGO_MANIFEST_DIR"))),
        workbook: Some(Path::new(env!("CARGO_MANIFEST_DIR")).join(workbook)),
        output: Some(output.path().to_owned()),
        today: Some(jiff::civil::date(2027, 3, 15)),
        ..Arguments::default()
    };
    let settings = Settings::settle(arguments).unwrap();
    (run::campaign(&settings, Task::Generate, &Silent).unwrap(), output)
}

/// Each letter of a run: its bytes, its row, its school.
fn each(finished: &Finished, check: impl Fn(Vec<u8>, &Appointment, &School, &Letter)) {
    let outcome = finished.outcome();
    assert!(outcome.appointments().count() > 0);
    for (appointment, school, letter) in outcome.appointments() {
        assert_eq!(letter.fate, Fate::Made);
        let bytes = std::fs::read(finished.output.join(letter.path())).unwrap();
        check(bytes, appointment, school, letter);
    }
}

/// Quarters of IMP, written by this test and not by the product.
fn imp(quarters: u32) -> String {
    let fraction = [",0", ",25", ",5", ",75"][quarters as usize % 4];
    format!("{}{fraction}", quarters / 4).trim_end_matches(",0").to_owned()
}

fn person(civility: Option<Civility>, first: &str, surname: &str) -> String {
    let title = match civility {
        Some(Civility::M) => "M.\u{a0}",
        Some(Civility::Mme) => "Mme\u{a0}",
        None => "",
    };
    format!("{title}{first} {surname}")
}

fn blanks(registry: &Registry, appointment: &Appointment, school: &School) -> Blanks {
    let (head, teacher) = (&school.head, &appointment.teacher);
    Blanks {
        academy: "Vice-rectorat de la Nouvelle-Calédonie".to_owned(),
        service: "DANE".to_owned(),
        year: registry.campaign.year.value.first.to_string(),
        date: appointment.date.strftime("%d/%m/%Y").to_string(),
        head: person(head.civility, &head.first, &head.surname),
        school: schools::with_contraction(school.uai.as_str(), &school.name).to_owned(),
        uai: school.uai.as_str().to_owned(),
        teacher: person(teacher.civility, &teacher.first, &teacher.surname),
        imp: imp(appointment.imp.as_quarters()),
        relief: imp(appointment.relief.as_quarters()),
        projects: appointment.projects.clone(),
    }
}

/// The codes of the boxes that a row ticks, in the order of the letter.
fn expected_ticks(registry: &Registry, appointment: &Appointment) -> Vec<String> {
    let options = [appointment.has_relief, appointment.shared];
    let options = OPTIONS.iter().zip(options).filter(|(_, ticked)| *ticked).map(|((code, _), _)| code);
    let missions = appointment.ticks.iter().map(|&index| registry.missions[index].code.to_string());
    let projects = (1..=appointment.projects.len()).map(|rank| format!("3f-{rank}"));
    options.map(|&code| code.to_owned()).chain(missions).chain(projects).collect()
}

const WORKBOOKS: [(&str, usize); 2] =
    [("input/academie-2027.xlsx", 72), ("input/exemples/academie-a-corriger.xlsx", 61)];

#[test]
fn each_is_the_official_letter_with_its_rows_values_and_boxes() {
    for (workbook, count) in WORKBOOKS {
        let (finished, _folder) = run(workbook);
        assert_eq!(finished.letters.len(), count);
        let registry = &finished.registry;
        each(&finished, |bytes, appointment, school, _| {
            let letter = Reading::of(bytes).unwrap();
            assert_says(&letter, &blanks(registry, appointment, school));
            assert_eq!(ticked(&letter), expected_ticks(registry, appointment), "{}", appointment.place);
            // the box of a mission stands before that mission's own text
            let boxes = letter.boxes.iter().skip(OPTIONS.len());
            for (found, (code, _, text)) in boxes.zip(missions()) {
                assert_eq!((&found.tag, found.label.as_str()), (&code, text));
            }
            assert_eq!(letter.boxes.len(), 58 + appointment.projects.len());
        });
    }
}

#[test]
fn nothing_is_left_to_be_filled() {
    for (workbook, _) in WORKBOOKS {
        let (finished, _folder) = run(workbook);
        each(&finished, |bytes, appointment, _, _| {
            let place = &appointment.place;
            let names = entries(&bytes);
            let letter = Reading::of(bytes.clone()).unwrap();
            let ellipsis: Vec<&String> = letter.paragraphs.iter().filter(|line| line.contains('…')).collect();
            // an example that goes on, and an old typist's four points: official, both
            assert_eq!(ellipsis.len(), 2, "{place}: {ellipsis:?}");
            assert!(
                ellipsis[0].ends_with("prestation extérieure, …).") && ellipsis[1].ends_with("câblages ….).")
            );
            for line in letter.paragraphs.iter().chain(&letter.margins) {
                for never in
                    ["{{", "}}", "{%", "%}", "......", "M. ou Mme", "Item", "  ", "\u{a0}\u{a0}", " ,"]
                {
                    assert!(!line.contains(never), "{place}: {line:?} holds {never:?}");
                }
                assert!(!line.contains(" \u{a0}") && !line.contains("\u{a0} "), "{place}: {line:?}");
            }
            let has = |name: &str| names.contains(&name.to_owned());
            assert!(has("word/document.xml") && has("docProps/custom.xml"), "{names:?}");
            for name in &names {
                let xml = part(&bytes, name);
                for never in ["{{", "{%", "w:showingPlcHdr", "\u{fffd}"] {
                    assert!(!xml.contains(never), "{place}: {name} holds {never:?}");
                }
                assert!(!xml.contains(|ch| ('\u{e000}'..='\u{f8ff}').contains(&ch)), "{place}: {name}");
            }
        });
    }
}

#[test]
fn each_says_whose_it_is_and_that_no_hand_has_touched_it() {
    let (finished, _folder) = run(WORKBOOKS[0].0);
    let mut seals = BTreeSet::new();
    let mut people = BTreeSet::new();
    each(&finished, |bytes, appointment, school, letter| {
        let reading = Reading::of(bytes.clone()).unwrap();
        assert!(reading.untouched, "{}", letter.file);
        let teacher = &appointment.teacher;
        let ticks = format!("{}/56", appointment.ticks.len());
        let names: Vec<&str> = reading.properties.iter().map(|(name, _)| name.as_str()).collect();
        let ours = ["Campagne", "UAI", "Personne", "IMP", "Missions", "Sceau"];
        assert_eq!(names, ours.map(|name| format!("LettresRne.{name}")));
        let property = |name: &str| reading.property(&format!("LettresRne.{name}")).unwrap().to_owned();
        assert_eq!(property("Campagne"), "2027");
        assert_eq!(property("UAI"), school.uai.as_str());
        assert_eq!(property("IMP"), imp(appointment.imp.as_quarters()));
        assert_eq!(property("Missions"), ticks);
        // a ligature is typed as two letters, the glottal stop as none
        let plain = |text: &str| text.to_lowercase().replace('œ', "oe").replace('ʻ', "");
        let letters = |text: &str| plain(text).chars().filter(|ch| ch.is_alphabetic()).count();
        let key = property("Personne");
        assert!(key.chars().all(|ch| ch == '.' || ch.is_alphanumeric() && !ch.is_uppercase()), "{key}");
        assert_eq!(letters(&key), letters(&teacher.surname) + letters(&teacher.first), "{key}");
        let core = part(&bytes, "docProps/core.xml");
        let who = person(teacher.civility, &teacher.first, &teacher.surname);
        let school_name = if school.called.is_empty() { &school.name } else { &school.called };
        let date = format!("{}T00:00:00Z", appointment.date);
        for (element, says) in [
            ("dc:title", format!("Lettre de mission RNE 2027 – {who} – {school_name}")),
            ("dc:creator", "DANE".to_owned()),
            ("cp:lastModifiedBy", "DANE".to_owned()),
            ("dcterms:created xsi:type=\"dcterms:W3CDTF\"", date.clone()),
            ("dcterms:modified xsi:type=\"dcterms:W3CDTF\"", date),
        ] {
            assert!(core.contains(&format!("<{element}>{says}</")), "{element}: {says}\n{core}");
        }
    });
    each(&finished, |_, appointment, school, letter| {
        let teacher = &appointment.teacher;
        let (uai, surname, first) = (school.uai, &teacher.surname, &teacher.first);
        // no name of the sample holds anything that Windows forbids
        assert_eq!(letter.folder, format!("{uai} {}", school.name));
        assert_eq!(letter.file, format!("Lettre RNE 2027 - {uai} - {surname} {first}.docx"));
    });
    for letter in &finished.letters {
        let bytes = std::fs::read(finished.output.join(letter.path())).unwrap();
        let reading = Reading::of(bytes).unwrap();
        let property = |name: &str| reading.property(&format!("LettresRne.{name}")).unwrap().to_owned();
        assert!(seals.insert(property("Sceau")), "two letters with one seal");
        assert!(people.insert((property("UAI"), property("Personne"))), "two letters for one person");
    }
}

/// A reader that is not ours.
#[test]
fn another_reader_finds_the_same_letter() {
    let (finished, _folder) = run(WORKBOOKS[0].0);
    each(&finished, |bytes, appointment, school, _| {
        let docx = docx_rs::read_docx(&bytes).unwrap();
        let said: BTreeSet<String> = (docx.document.children.iter())
            .filter_map(|child| match child {
                docx_rs::DocumentChild::Paragraph(paragraph) => Some(paragraph.raw_text()),
                _ => None,
            })
            .collect();
        for line in blanks(&finished.registry, appointment, school).official() {
            let words = line.trim_start_matches("· ");
            assert!(said.iter().any(|said| said.ends_with(words)), "{}: {words}", appointment.place);
        }
    });
}

#[test]
fn every_school_reads_well_behind_its_contraction() {
    let (finished, _folder) = run(WORKBOOKS[0].0);
    let schools = &finished.registry.schools;
    assert_eq!(schools.len(), schools::SCHOOLS.len());
    for school in schools {
        assert_eq!(
            school.with_article(),
            schools::with_contraction(school.uai.as_str(), &school.name),
            "{}",
            school.uai
        );
    }
}
