//! The same law for next year's workbook: every row of the old one that names somebody is in the new one, which says the
//! same of everybody.

use std::path::Path;

use jiff::civil::date;
use lettres_rne::checks::{self, Verdict};
use lettres_rne::findings::{Code, Finding};
use lettres_rne::kit::workbook::Fate as Became;
use lettres_rne::kit::{self, Renewed, Wish, sample};
use lettres_rne::registry::{self, Imp, Mission, Registry, School, TeacherRow};
use lettres_rne::settings::{Arguments, Settings};
use lettres_rne::workbook::Book;
use proptest::prelude::*;

use super::academy::academies;
use super::{cases, writer};

/// Settings of a run in this folder on the shipped template.
pub fn settings(folder: &Path) -> Settings {
    let arguments = Arguments {
        folder: Some(folder.to_owned()),
        template: Some(Path::new(env!("CARGO_MANIFEST_DIR")).join("templates/lettre-mission-rne.docx")),
        today: Some(date(2027, 3, 1)),
        ..Arguments::default()
    };
    Settings::settle(arguments).unwrap()
}

/// What a workbook says.
struct Read {
    registry: Registry,
    verdict: Verdict,
}

impl Read {
    fn of(path: &Path, missions: &[Mission], settings: &Settings) -> Self {
        let book = Book::read(path).unwrap();
        let (registry, findings) = registry::build(&book, missions.to_vec(), &[], settings).unwrap();
        let verdict = checks::check(&registry, findings, settings);
        Self { registry, verdict }
    }

    /// The errors of each row of teachers, by its index.
    fn errors(&self) -> Vec<(usize, Code)> {
        let index = |finding: &Finding| {
            let place = finding.place.as_ref()?.whole_row();
            self.registry.rows.iter().position(|row| row.place == place)
        };
        let errors = self.verdict.findings.iter().filter(|finding| finding.is_error());
        let mut errors: Vec<_> = errors.filter_map(|finding| Some((index(finding)?, finding.code))).collect();
        errors.sort_unstable();
        errors.dedup();
        errors
    }
}

fn school(school: &School) -> String {
    let School { uai, name, kind_text, sector, commune, province, parent, head, called, active, .. } = school;
    format!("{uai} {name} {kind_text} {sector} {commune} {province} {parent:?} {head:?} {called} {active}")
}

/// A person, but for the money.
fn person(row: &TeacherRow) -> String {
    let marks: Vec<_> = row.marks.iter().map(|(mission, cell)| (mission, cell.text())).collect();
    let code = row.uai.map_or_else(|| row.uai_typed.clone(), |uai| uai.to_string());
    let TeacherRow { school_name, teacher, shown_name, shared, ticks, projects, extras, .. } = row;
    format!(
        "{code} {school_name} {teacher:?} {shown_name} {shared} {ticks:?} {marks:?} {projects:?} {extras:?}"
    )
}

fn list<T>(all: &[T], one: impl Fn(&T) -> String) -> Vec<String> {
    all.iter().map(one).collect()
}

/// Makes a workbook from the one in `folder`, and reads both.
fn renewed(folder: &Path, with_imp: bool) -> (Renewed, Read, Read) {
    let old = folder.join("ancien.xlsx");
    let settings = settings(folder);
    let to = Some(folder.join(if with_imp { "avec.xlsx" } else { "sans.xlsx" }));
    let wish = Wish { from: Some(old.clone()), with_imp, year: None, to };
    let made = kit::renew(&settings, &wish).unwrap();
    let [before, after] = [&old, &made.path].map(|path| Read::of(path, &made.missions, &settings));
    (made, before, after)
}

/// With and without IMP, everybody is there, in the same order, with the same ticks.
#[track_caller]
fn everybody_is_there(folder: &Path) {
    for with_imp in [true, false] {
        let (made, before, after) = renewed(folder, with_imp);
        let (old, new) = (&before.registry, &after.registry);
        assert_eq!(list(&old.schools, school), list(&new.schools, school));
        assert_eq!(list(&old.rows, person), list(&new.rows, person));
        let taken = made.taken.unwrap();
        assert_eq!((taken.teachers, taken.count(Became::TickLost)), (old.rows.len(), 0));
        let imp = |row: &TeacherRow| {
            (row.imp, row.has_relief, row.relief, row.relief_hours.map(|hours| hours.to_string()))
        };
        if with_imp {
            assert!(old.rows.iter().map(imp).eq(new.rows.iter().map(imp)), "IMP");
            let envelopes = |schools: &[School]| -> Vec<Option<Imp>> {
                schools.iter().map(|school| school.envelope).collect()
            };
            assert_eq!(envelopes(&old.schools), envelopes(&new.schools));
            assert_eq!(before.errors(), after.errors());
            let sum = |read: &Read| read.verdict.ready.iter().map(|it| it.imp).sum::<Imp>();
            assert_eq!(sum(&before), sum(&after));
            assert_eq!(before.verdict.ready.len(), after.verdict.ready.len());
            assert_eq!(before.verdict.aside.len(), after.verdict.aside.len());
        } else {
            assert!(new.rows.iter().all(|row| row.imp.is_none() && row.relief_hours.is_none()));
            assert!(new.schools.iter().all(|school| school.envelope.is_none()));
            let ticked = |row: &TeacherRow| row.has_relief;
            assert!(old.rows.iter().map(ticked).eq(new.rows.iter().map(ticked)), "hours off");
        }
    }
}

#[test]
fn the_samples_are_carried_over_whole() {
    let missions = sample::official_missions();
    for content in [sample::clean(&missions), sample::to_correct(&missions)] {
        let folder = tempfile::tempdir().unwrap();
        let bytes = kit::workbook::write(&content, &missions).unwrap();
        std::fs::write(folder.path().join("ancien.xlsx"), bytes).unwrap();
        everybody_is_there(folder.path());
    }
}

/// What was carried over is clean: carried over again, it is the same to the byte but for the name of its source.
#[test]
fn what_was_carried_over_is_carried_over_as_it_is() {
    let missions = sample::official_missions();
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let bytes = kit::workbook::write(&sample::clean(&missions), &missions).unwrap();
    std::fs::write(folder.join("ancien.xlsx"), bytes).unwrap();
    let settings = settings(folder);
    let make = |from: &str, to: &str| {
        let year = registry::SchoolYear::new("2027");
        let wish = Wish { from: Some(folder.join(from)), with_imp: true, year, to: Some(folder.join(to)) };
        let made = kit::renew(&settings, &wish).unwrap();
        std::fs::read(made.path).unwrap()
    };
    let first = make("ancien.xlsx", "1/nouveau.xlsx");
    assert!(first == make("ancien.xlsx", "2/nouveau.xlsx"), "same input, other bytes");
    let again = make("1/nouveau.xlsx", "3/nouveau.xlsx");
    assert!(again == make("3/nouveau.xlsx", "4/nouveau.xlsx"), "a clean workbook does not stay as it is");
}

proptest! {
    #![proptest_config(cases(24))]

    #[test]
    fn nobody_is_lost_from_one_year_to_the_next(academy in academies()) {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("ancien.xlsx"), writer::write(&academy)).unwrap();
        everybody_is_there(folder.path());
    }
}
