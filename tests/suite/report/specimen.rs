//! A small academy with every kind of trouble, read and checked as in a real run; letters that nobody has written.

use jiff::civil::date;
use lettres_rne::letters::{Fate, Letter, Outcome, Provenance};
use lettres_rne::registry::{self, Mission, MissionCode, Registry};
use lettres_rne::report::{Named, Odd};
use lettres_rne::settings::{Arguments, Settings};
use lettres_rne::workbook::{Book, Column, Kind};
use lettres_rne::{checks, report};
use rust_xlsxwriter::Workbook;
use serde_json::Value;

pub const HOSTILE: &str = "<script>alert(1)</script>";
pub const ATTRIBUTE: &str = "\" onload=\"alert(2)";

type Row<'r> = &'r [(Column, &'r str)];

/// A workbook with the product's own titles; `x` under a mission's code ticks it.
fn workbook(schools: &[Row<'_>], teachers: &[(Row<'_>, &[&str])], missions: &[&str]) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name(Kind::Schools.sheet()).unwrap();
    let put = |sheet: &mut rust_xlsxwriter::Worksheet, kind: Kind, row: u32, cells: Row<'_>| {
        for (column, value) in cells {
            let at = kind.columns().iter().position(|known| known == column).unwrap();
            sheet.write_string(row, u16::try_from(at).unwrap(), *value).unwrap();
        }
    };
    let titles = |sheet: &mut rust_xlsxwriter::Worksheet, kind: Kind| {
        for (at, column) in (0..).zip(kind.columns()) {
            sheet.write_string(0, at, column.title()).unwrap();
        }
    };
    titles(sheet, Kind::Schools);
    for (at, cells) in (1..).zip(schools) {
        put(sheet, Kind::Schools, at, cells);
    }
    let sheet = book.add_worksheet().set_name(Kind::Teachers.sheet()).unwrap();
    titles(sheet, Kind::Teachers);
    let first = u16::try_from(Kind::Teachers.columns().len()).unwrap();
    for (at, code) in (first..).zip(missions) {
        sheet.write_string(0, at, *code).unwrap();
    }
    for (at, (cells, ticks)) in (1..).zip(teachers) {
        put(sheet, Kind::Teachers, at, cells);
        for tick in *ticks {
            let mission = missions.iter().position(|code| code == tick).unwrap();
            sheet.write_string(at, first + u16::try_from(mission).unwrap(), "x").unwrap();
        }
    }
    let day = rust_xlsxwriter::ExcelDateTime::from_ymd(2027, 2, 1).unwrap();
    book.set_properties(&rust_xlsxwriter::DocProperties::new().set_creation_datetime(&day));
    book.save_to_buffer().unwrap()
}

/// A copy whose name would be markup, if it were not escaped.
fn copy() -> Named {
    Named { file: "a <b> & #1 (2).xlsx".into(), odd: Some(Odd::Signed), kept: Some("a <b> & #1.xlsx".into()) }
}

/// A campaign at its end, with letters that nobody has written.
pub struct Run {
    pub registry: Registry,
    pub verdict: checks::Verdict,
    pub letters: Vec<Letter>,
    provenance: Provenance,
}

impl Run {
    fn of(bytes: Vec<u8>, missions: Vec<Mission>) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let settings = Settings::settle(Arguments {
            folder: Some(folder.path().to_owned()),
            today: Some(date(2027, 2, 15)),
            ..Arguments::default()
        })
        .unwrap();
        let book = Book::of(bytes, "acad\u{e9}mie <2027>.xlsx".to_owned()).unwrap();
        let (registry, findings) = registry::build(&book, missions, &[], &settings).unwrap();
        let verdict = checks::check(&registry, findings, &settings);
        let fates = [
            Fate::Made,
            Fate::Unchanged,
            Fate::Kept,
            Fate::Beside("nouvelle & \u{e0} c\u{f4}t\u{e9} #2.docx".into()),
        ];
        let letters = (verdict.ready.iter().zip(fates.iter().cycle()))
            .map(|(ready, fate)| Letter {
                place: ready.place.clone(),
                folder: format!("{} {}", registry.schools[ready.school].uai, "Coll\u{e8}ge 100 % \"A\""),
                file: format!("Lettre RNE 2027 - {}.docx", ready.teacher.list_name()),
                fate: fate.clone(),
            })
            .collect();
        let provenance = Provenance {
            workbook: book.file.clone(),
            workbook_hash: book.fingerprint.clone(),
            template: "lettre-mission-rne.docx".into(),
            template_hash: "0".repeat(64),
            version: "0.1.0",
            today: date(2027, 2, 15),
        };
        Self { registry, verdict, letters, provenance }
    }

    pub fn outcome(&self) -> Outcome<'_> {
        Outcome {
            registry: &self.registry,
            verdict: &self.verdict,
            letters: &self.letters,
            provenance: &self.provenance,
        }
    }

    pub fn html(&self) -> String {
        report::html(&self.outcome(), None)
    }

    /// The page of a run that wrote a copy to mend; a list only, for that matter, and an earlier one was kept.
    pub fn html_with_copy(&self) -> String {
        report::html(&self.outcome(), Some(&copy()))
    }

    pub fn json(&self) -> Value {
        serde_json::from_str(&report::json(&self.outcome(), None)).unwrap()
    }

    pub fn json_with_copy(&self) -> Value {
        serde_json::from_str(&report::json(&self.outcome(), Some(&copy()))).unwrap()
    }
}

fn mission(code: &str, heading: &str) -> Mission {
    Mission {
        code: MissionCode::new(code).unwrap(),
        text: format!("Mission {code} & {HOSTILE}\u{a0};"),
        headings: vec![heading.to_owned()],
    }
}

/// Two provinces, every severity, an exceeded envelope, rows set aside for their own fault and for their school's.
pub fn campaign() -> Run {
    use Column as C;
    let head: Row<'_> = &[(C::HeadCivility, "Mme"), (C::HeadSurname, "Talon"), (C::HeadFirst, "Anne")];
    let with = |cells: Row<'static>| [head, cells].concat();
    let canala = with(&[
        (C::Uai, "9830419N"),
        (C::SchoolName, "Coll\u{e8}ge de Canala"),
        (C::Province, "Nord"),
        (C::HeadMail, "ce.9830419n@ecole.invalid"),
        (C::Envelope, "1"),
    ]);
    let kone = with(&[
        (C::Uai, "9830278K"),
        (C::SchoolName, "Coll\u{e8}ge de Kon\u{e9}"),
        (C::Province, "nord"),
        (C::HeadMail, "quelquun@gmail.com"),
        (C::Envelope, "3"),
    ]);
    let perouse = with(&[
        (C::Uai, "9830002K"),
        (C::SchoolName, HOSTILE),
        (C::Province, "Sud"),
        (C::HeadMail, "ce.9830002k@ecole.invalid"),
    ]);
    let headless: Row<'_> = &[
        (C::Uai, "9830418M"),
        (C::SchoolName, "Coll\u{e8}ge de Wani"),
        (C::Province, "Nord"),
        (C::Envelope, "1"),
    ];
    let teacher = |uai: &'static str, surname: &'static str, imp: &'static str, more: Row<'static>| {
        let own =
            [(C::Uai, uai), (C::Civility, "M."), (C::Surname, surname), (C::First, "Jean"), (C::Imp, imp)];
        [&own[..], more].concat()
    };
    let rows = [
        teacher("9830419N", "Dupont", "1", &[(C::ReliefTick, "x"), (C::Relief, "0,5")]),
        teacher("9830419N", "Boula", "1", &[(C::Shared, "x")]),
        teacher("9830278K", "d'Almeida", "2", &[(C::Project1, "Web radio")]),
        teacher("9830278K", "Waia", ATTRIBUTE, &[]),
        teacher("9830002K", "Tiaou", "0,25", &[]),
        teacher("9830418M", "Naisseline", "1", &[]),
        teacher("983O4I9X", HOSTILE, "1", &[]),
        teacher("9830002K", "L\u{ea} Th\u{1ecb}", "0,5", &[]),
    ];
    let ticks: [&[&str]; 8] =
        [&["1a-1", "2-1"], &["1a-1"], &["2-1"], &["1a-1"], &[], &["1a-1"], &["1a-1"], &["2-1"]];
    let teachers: Vec<(Row<'_>, &[&str])> =
        rows.iter().zip(ticks).map(|(row, ticks)| (row.as_slice(), ticks)).collect();
    let bytes = workbook(&[&canala, &kone, &perouse, headless], &teachers, &["1a-1", "1a-2", "2-1"]);
    Run::of(
        bytes,
        vec![mission("1a-1", "1. Conseiller"), mission("1a-2", "1. Conseiller"), mission("2-1", HOSTILE)],
    )
}
