//! The budget workbook, read back by another library: every number twice, once as a formula, once exact.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read as _};

use calamine::{Data, Reader, Xlsx};
use jiff::civil::Date;
use lettres_rne::checks::{self, Verdict};
use lettres_rne::fr::columns as words;
use lettres_rne::letters::{Fate, Letter, Outcome, Provenance};
use lettres_rne::outbox::{History, OnDisk, Status};
use lettres_rne::registry::{self, Imp, Mission, MissionCode, Registry, known};
use lettres_rne::settings::{Arguments, Settings};
use lettres_rne::summary;
use lettres_rne::workbook::{Book, Column};
use rust_xlsxwriter::Workbook;

/// A workbook to read: parameters, schools, teachers with their ticks.
#[derive(Default)]
struct Academy {
    parameters: Vec<(&'static str, String)>,
    /// Code, name, kind, sector, commune, province, envelope.
    schools: Vec<[String; 7]>,
    /// Code, school's name, civility, surname, first name, IMP, IMP as hours off, shared, project.
    teachers: Vec<([String; 9], Vec<usize>)>,
}

impl Academy {
    fn school(&mut self, uai: &str, name: &str, province: &str, envelope: &str) -> &mut Self {
        let kind = name.split(' ').next().unwrap().to_lowercase();
        let row = [uai, name, &kind, "public", "Nouméa", province, envelope];
        self.schools.push(row.map(str::to_owned));
        self
    }

    fn teacher(&mut self, uai: &str, name: &str, imp: &str, relief: &str, ticks: &[usize]) -> &mut Self {
        let row = [uai, "", "Mme", name, "Anne", imp, relief, "", ""];
        self.teachers.push((row.map(str::to_owned), ticks.to_vec()));
        self
    }

    fn registry(&self, missions: &[Mission]) -> (Registry, Verdict) {
        let folder = tempfile::tempdir().unwrap();
        let arguments =
            Arguments { folder: Some(folder.path().to_owned()), today: Some(TODAY), ..Arguments::default() };
        let settings = Settings::settle(arguments).unwrap();
        let book = Book::of(self.bytes(missions), "academie-2027.xlsx".into()).unwrap();
        let (registry, findings) = registry::build(&book, missions.to_vec(), &[], &settings).unwrap();
        let verdict = checks::check(&registry, findings, &settings);
        (registry, verdict)
    }

    fn bytes(&self, missions: &[Mission]) -> Vec<u8> {
        let mut book = Workbook::new();
        let sheet = book.add_worksheet().set_name(words::PARAMETERS).unwrap();
        for (row, (name, value)) in (0..).zip(&self.parameters) {
            sheet.write(row, 0, *name).unwrap();
            sheet.write(row, 1, value).unwrap();
        }
        let sheet = book.add_worksheet().set_name(words::SCHOOLS).unwrap();
        let titles = [
            Column::Uai,
            Column::SchoolName,
            Column::SchoolKind,
            Column::Sector,
            Column::Commune,
            Column::Province,
            Column::Envelope,
            Column::HeadSurname,
            Column::HeadCivility,
            Column::HeadMail,
        ];
        sheet.write_row(0, 0, titles.map(Column::title)).unwrap();
        for (row, school) in (1..).zip(&self.schools) {
            sheet.write_row(row, 0, school).unwrap();
            let mail = format!("ce.{}@exemple.invalid", school[0].to_lowercase());
            sheet.write_row(row, 7, ["Wamytan", "M.", &mail]).unwrap();
        }
        let sheet = book.add_worksheet().set_name(words::TEACHERS).unwrap();
        let titles = [
            Column::Uai,
            Column::SchoolName,
            Column::Civility,
            Column::Surname,
            Column::First,
            Column::Imp,
            Column::Relief,
            Column::Shared,
            Column::Project1,
        ];
        sheet.write_row(0, 0, titles.map(Column::title)).unwrap();
        for (column, mission) in (9..).zip(missions) {
            sheet.write(0, column, mission.code.to_string()).unwrap();
        }
        for (row, (teacher, ticks)) in (1..).zip(&self.teachers) {
            for (column, text) in (0..).zip(teacher).filter(|(_, text)| !text.is_empty()) {
                sheet.write_string(row, column, text).unwrap();
            }
            for &tick in ticks {
                sheet.write(row, 9 + u16::try_from(tick).unwrap(), "x").unwrap();
            }
        }
        book.save_to_buffer().unwrap()
    }
}

const TODAY: Date = Date::constant(2027, 2, 15);

fn missions(sections: &[(&str, &str, &str, u16)]) -> Vec<Mission> {
    let mut missions = Vec::new();
    for (prefix, chapter, section, count) in sections {
        for rank in 1..=*count {
            missions.push(Mission {
                code: MissionCode::new(&format!("{prefix}-{rank}")).unwrap(),
                text: format!("{section}, mission numéro {rank} de la rubrique {prefix} ;"),
                headings: vec![(*chapter).to_owned(), (*section).to_owned()],
            });
        }
    }
    missions
}

fn few() -> Vec<Mission> {
    missions(&[("1a", "1. Piloter", "a. Conseiller", 2), ("2", "2. Former", "Former", 2)])
}

/// The letters that a run would have made: every third one not.
fn letters(registry: &Registry, verdict: &Verdict) -> Vec<Letter> {
    verdict
        .ready
        .iter()
        .enumerate()
        .map(|(index, appointment)| {
            let school = &registry.schools[appointment.school];
            Letter {
                place: appointment.place.clone(),
                folder: format!("{} {}", school.uai, school.name),
                file: format!("Lettre RNE 2027 - {} - {}.docx", school.uai, appointment.teacher.list_name()),
                fate: [Fate::Made, Fate::Unchanged, Fate::Planned][index % 3].clone(),
            }
        })
        .collect()
}

fn provenance() -> Provenance {
    Provenance {
        workbook: "academie-2027.xlsx".into(),
        workbook_hash: "3f786850e387550fdab836ed7e6dc881de23001b86b4a3c5a8f5d5c9e3b0c1d2".into(),
        template: "lettre-mission-rne.docx".into(),
        template_hash: "89e6c98d92887913cadf06b2adb97f26cde4849b1c3d4e5f60718293a4b5c6d7".into(),
        version: "0.1.0",
        today: TODAY,
    }
}

/// Where letters stand that are there where a run has made them.
fn status(registry: &Registry, verdict: &Verdict, letters: &[Letter], history: &History) -> Status {
    let files: Vec<OnDisk> = letters
        .iter()
        .map(|letter| OnDisk { file: letter.path(), hash: letter.is_there().then(|| "aa".repeat(32)) })
        .collect();
    Status::of(registry, &verdict.ready, &files, &[], Ok(history), &jiff::tz::TimeZone::UTC)
}

fn written(registry: &Registry, verdict: &Verdict) -> Vec<u8> {
    let letters = letters(registry, verdict);
    let provenance = provenance();
    let status = status(registry, verdict, &letters, &History::default());
    let outcome = Outcome { registry, verdict, letters: &letters, provenance: &provenance };
    summary::write(&outcome, &status).unwrap()
}

/// A summary read back.
struct Summary {
    book: Xlsx<Cursor<Vec<u8>>>,
}

impl Summary {
    fn of(registry: &Registry, verdict: &Verdict) -> Self {
        Self { book: Xlsx::new(Cursor::new(written(registry, verdict))).unwrap() }
    }

    /// Rows of a sheet's only table, by title. The row of totals is the last.
    fn table(&mut self, sheet: &str) -> Vec<BTreeMap<String, Data>> {
        let range = self.book.worksheet_range(sheet).unwrap();
        let titles: Vec<String> = range.rows().nth(3).unwrap().iter().map(ToString::to_string).collect();
        range.rows().skip(4).map(|row| titles.iter().cloned().zip(row.iter().cloned()).collect()).collect()
    }

    /// The number beside a label, `columns` to its right, where the label stands first.
    fn beside(&mut self, sheet: &str, label: &str, columns: usize) -> Data {
        let range = self.book.worksheet_range(sheet).unwrap();
        let row = range.rows().find(|row| row.iter().any(|cell| *cell == label)).expect(label);
        let at = row.iter().position(|cell| *cell == label).unwrap();
        row[at + columns].clone()
    }

    fn figure(&mut self, label: &str) -> Data {
        self.beside("Synthèse", label, 2)
    }

    /// Label, difference and verdict of each control.
    fn controls(&mut self) -> Vec<(String, f64, String)> {
        let range = self.book.worksheet_range("Synthèse").unwrap();
        let rows = range.rows().skip(6).take_while(|row| row[10] != Data::Empty);
        rows.map(|row| (row[4].to_string(), number(&row[9]), row[10].to_string())).collect()
    }
}

fn number(cell: &Data) -> f64 {
    match cell {
        Data::Float(number) => *number,
        #[expect(clippy::cast_precision_loss, reason = "small")]
        Data::Int(number) => *number as f64,
        other => panic!("{other:?} is no number"),
    }
}

fn same(cell: &Data, expected: f64) -> bool {
    (number(cell) - expected).abs() < 1e-9
}

/// Two provinces spelt in three ways, all five rates and one that is none, an envelope of each sort.
fn small() -> Academy {
    let mut academy = Academy::default();
    academy
        .school("9830004M", "Collège Georges Baudoux", "Province Sud", "3")
        .school("9830002K", "Lycée Lapérouse", "SUD", "2")
        .school("9830419N", "Collège de Canala", "Nord", "")
        .school("9830522A", "Collège Paï-Kaleone", "Nord", "4")
        .school("9830356V", "Collège Jean Lèques", "Nord", "0,5");
    academy
        .teacher("9830004M", "Un", "0,25", "", &[0, 2])
        .teacher("9830004M", "Deux", "0,5", "", &[0])
        .teacher("9830004M", "Trois", "1", "0,5", &[1])
        .teacher("9830002K", "Quatre", "2", "", &[0, 1, 2, 3])
        .teacher("9830419N", "Cinq", "3", "", &[3])
        .teacher("9830356V", "Six", "1,25", "1,25", &[0]);
    academy
}

#[test]
fn each_amount_is_exact_and_rounded_once() {
    let (registry, verdict) = small().registry(&few());
    let mut summary = Summary::of(&registry, &verdict);
    let rows = summary.table("Référents");
    let total = rows.last().unwrap();
    let xpf: Vec<f64> = rows[..6].iter().map(|row| number(&row["Payé XPF"])).collect();
    let euros: Vec<f64> = rows[..6].iter().map(|row| number(&row["Payé EUR"])).collect();
    // one, half of one paid, two, three, nothing paid: handbook, section 1.2
    assert_eq!(xpf, [37_291.0, 74_582.0, 74_582.0, 298_329.0, 447_494.0, 0.0]);
    assert_eq!(euros, [312.5, 625.0, 625.0, 2500.0, 3750.0, 0.0]);
    assert!(same(&total["Payé XPF"], xpf.iter().sum()));
    assert!(same(&total["Payé EUR"], euros.iter().sum()));
    assert!(same(&total["IMP"], 8.0) && same(&total["IMP en décharge"], 1.75));
    assert!(same(&total["IMP payées"], 6.25));
    let scale = summary.book.worksheet_range("Paramètres").unwrap();
    let amounts: Vec<f64> =
        scale.rows().filter(|row| matches!(row[2], Data::Float(_))).map(|row| number(&row[2])).collect();
    assert_eq!(amounts, [37_291.0, 74_582.0, 149_165.0, 298_329.0, 447_494.0]);
}

#[test]
fn totals_are_those_of_the_letters() {
    let (registry, verdict) = small().registry(&few());
    let mut summary = Summary::of(&registry, &verdict);
    let attributed: Imp = verdict.ready.iter().map(|appointment| appointment.imp).sum();
    for (label, expected) in [
        ("Établissements", 5.0),
        ("dont avec référent", 4.0),
        ("Lettres (référents)", 6.0),
        ("Lignes mises à part", 0.0),
        ("Dotations notifiées (IMP)", 9.5),
        ("IMP attribuées", attributed.as_number()),
        ("dont en décharge", 1.75),
        ("dont payées", 6.25),
        ("Écart sur les dotations (IMP)", 1.5),
        ("Montant annuel payé, en euros", 7812.5),
        ("Montant annuel payé, en XPF", 932_278.0),
    ] {
        assert!(same(&summary.figure(label), expected), "{label}: {:?}", summary.figure(label));
    }
    assert!(same(&summary.beside("Synthèse", "Province Sud", 4), 3.75), "two spellings are one province");
    assert!(same(&summary.beside("Synthèse", "Nord", 7), 0.25), "the gap of a province");
    let controls = summary.controls();
    assert_eq!(controls.len(), 12, "{controls:?}");
    assert!(controls.iter().all(|(_, difference, verdict)| *difference == 0.0 && verdict == "juste"));
}

#[test]
fn schools_say_where_their_envelope_stands() {
    let mut academy = small();
    academy.school("9830625M", "Collège François Ollivaud", "Sud", "1").school(
        "9830640D",
        "Collège d’Auteuil",
        "Sud",
        "",
    );
    // no civility is forgiven; an unreadable IMP sets the row aside
    academy.teacher("9830625M", "Sept", "beaucoup", "", &[0]);
    let (registry, verdict) = academy.registry(&few());
    let mut summary = Summary::of(&registry, &verdict);
    let rows = summary.table("Établissements");
    let states: Vec<(String, f64)> =
        rows[..7].iter().map(|row| (row["Statut"].to_string(), number(&row["Écart IMP"]))).collect();
    let expected = [
        ("sous-consommation", 1.25),
        ("équilibré", 0.0),
        ("sans dotation", -3.0),
        ("sans RNE", 4.0),
        ("dépassement", -0.75),
        ("incomplet", 1.0),
        ("sans objet", 0.0),
    ];
    for ((state, gap), (expected, distance)) in states.iter().zip(expected) {
        assert_eq!((state.as_str(), *gap), (expected, distance));
    }
    assert_eq!(rows[2]["Dotation IMP"], Data::Empty, "no envelope is not an envelope of zero");
    assert!(same(&rows[0]["Missions cochées"], 3.0), "the union, not the sum");
    assert!(same(&summary.figure("Lignes mises à part"), 1.0));
    assert!(same(&rows[5]["Lignes à part"], 1.0));
    assert_eq!(summary.beside("Synthèse", "Référents!8", 1), Data::String("SEPT Anne".into()));
    let controls = summary.controls();
    assert!(controls.iter().all(|(_, difference, _)| *difference == 0.0), "{controls:?}");
}

/// One code, two schools: annexes often share the code of their school. Each keeps its own.
#[test]
fn one_code_for_two_schools_adds_nothing_twice() {
    let mut academy = Academy::default();
    academy.school("9830418M", "Collège de Wani", "Îles", "2").school(
        "9830418M",
        "Annexe de Wani",
        "Îles",
        "1",
    );
    for (name, school, imp) in [
        ("Un", "Collège de Wani", "2"),
        ("Deux", "Annexe de Wani", "0,5"),
        ("Trois", "Annexe de Wani", "0,5"),
    ] {
        academy.teacher("9830418M", name, imp, "", &[0]);
        academy.teachers.last_mut().unwrap().0[1] = school.to_owned();
    }
    let (registry, verdict) = academy.registry(&few());
    assert_eq!(verdict.ready.len(), 3, "{:?}", verdict.aside);
    let mut summary = Summary::of(&registry, &verdict);
    let rows = summary.table("Établissements");
    let told: Vec<(String, f64, f64)> = rows[..2]
        .iter()
        .map(|row| (row["Clé"].to_string(), number(&row["RNE"]), number(&row["IMP attribuées"])))
        .collect();
    assert_eq!(told, [("9830418M".to_owned(), 1.0, 2.0), ("9830418M-2".to_owned(), 2.0, 1.0)]);
    assert!(same(&rows[2]["IMP attribuées"], 3.0));
    assert!(summary.controls().iter().all(|(_, difference, _)| *difference == 0.0));
}

#[test]
fn a_control_that_is_not_zero_says_so() {
    let mut academy = small();
    academy.parameters = vec![(words::CEILING.title, "10".to_owned())];
    let (registry, verdict) = academy.registry(&few());
    let controls = Summary::of(&registry, &verdict).controls();
    let wrong: Vec<_> = controls.iter().filter(|(_, _, verdict)| verdict == "à vérifier").collect();
    assert_eq!(wrong.len(), 2, "the ceiling, and the row that counts: {controls:?}");
    assert_eq!((wrong[0].1, wrong[1].1), (-0.5, 1.0));
}

#[test]
fn a_relief_that_does_not_count_leaves_the_envelope_alone() {
    let mut academy = small();
    academy.parameters = vec![(words::RELIEF_COUNTS.title, "non".to_owned())];
    let (registry, verdict) = academy.registry(&few());
    let mut summary = Summary::of(&registry, &verdict);
    assert!(same(&summary.figure("Écart sur les dotations (IMP)"), 9.5 - 6.25));
    let rows = summary.table("Établissements");
    assert_eq!(rows[4]["Statut"].to_string(), "sous-consommation", "1,25 IMP, all of it as hours off");
}

/// The word that stands for what is left of an envelope, in the formula as in its result.
#[test]
fn what_is_left_of_an_envelope_that_pays_other_missions_is_no_shortfall() {
    let mut academy = small();
    academy.parameters =
        vec![(words::RELIEF_COUNTS.title, "non".to_owned()), (words::PERIMETER.title, "toutes".to_owned())];
    let (registry, verdict) = academy.registry(&few());
    let mut summary = Summary::of(&registry, &verdict);
    assert_eq!(summary.table("Établissements")[4]["Statut"].to_string(), "reste disponible");
    let formulas = summary.book.worksheet_formula("Établissements").unwrap();
    let has = |word: &str| formulas.used_cells().any(|(_, _, formula)| formula.contains(word));
    assert!(has("reste disponible") && !has("sous-consommation"));
}

#[test]
fn without_a_local_currency_there_is_no_trace_of_one() {
    let mut academy = small();
    academy.parameters = vec![(words::CURRENCY.title, "EUR".to_owned())];
    let (registry, verdict) = academy.registry(&few());
    let mut summary = Summary::of(&registry, &verdict);
    for sheet in ["Synthèse", "Établissements", "Référents"] {
        let range = summary.book.worksheet_range(sheet).unwrap();
        assert!(!range.used_cells().any(|(_, _, cell)| cell.to_string().contains("XPF")), "{sheet}");
    }
    assert!(!summary.book.defined_names().iter().any(|(name, _)| name == "Parite"));
    assert!(summary.controls().iter().all(|(_, difference, _)| *difference == 0.0));
}

/// The trap of writers of this family: a formula whose result is not there, or is zero.
#[test]
fn every_formula_has_its_result() {
    let (registry, verdict) = small().registry(&few());
    let mut summary = Summary::of(&registry, &verdict);
    let mut formulas = 0;
    for sheet in summary.book.sheet_names() {
        let values = summary.book.worksheet_range(&sheet).unwrap();
        for (row, column, formula) in summary.book.worksheet_formula(&sheet).unwrap().used_cells() {
            // ranges count from their first cell, which for values is the sheet's title
            let range = summary.book.worksheet_formula(&sheet).unwrap();
            let (first_row, first_column) = range.start().unwrap();
            let place =
                (first_row + u32::try_from(row).unwrap(), first_column + u32::try_from(column).unwrap());
            let value = values.get_value(place);
            assert!(
                matches!(value, Some(Data::Float(_) | Data::Int(_) | Data::String(_))),
                "{sheet} {place:?} {formula}: {value:?}"
            );
            assert!(!formula.contains("[@"), "{formula}");
            formulas += 1;
        }
    }
    assert!(formulas > 150, "{formulas}");
}

/// A preview draws charts from what they remember.
#[test]
fn charts_remember_their_points() {
    let (registry, verdict) = small().registry(&few());
    let bytes = written(&registry, &verdict);
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut points: Vec<Vec<String>> = Vec::new();
    for name in ["xl/charts/chart1.xml", "xl/charts/chart2.xml"] {
        let mut part = String::new();
        archive.by_name(name).unwrap().read_to_string(&mut part).unwrap();
        for cache in part.split("<c:ptCount ").skip(1) {
            let cache = cache.split("Cache>").next().unwrap();
            let values = cache.split("<c:v>").skip(1);
            points.push(values.map(|value| value.split('<').next().unwrap().to_owned()).collect());
        }
    }
    let expected: [&[&str]; 6] = [
        &["Province Sud", "Nord"],
        &["5", "4.5"],
        &["Province Sud", "Nord"],
        &["3.75", "4.25"],
        &["0.25", "0.5", "1", "2", "3", "autre"],
        &["1", "1", "1", "1", "1", "1"],
    ];
    let expected: Vec<Vec<String>> =
        expected.iter().map(|points| points.iter().map(ToString::to_string).collect()).collect();
    assert_eq!(points, expected);
}

#[test]
fn missions_are_counted_by_school() {
    let (registry, verdict) = small().registry(&few());
    let mut summary = Summary::of(&registry, &verdict);
    let rows = summary.table("Missions");
    let first = rows.iter().find(|row| row["Code"] == "1a-1").unwrap();
    let told =
        ["RNE", "Étab. couverts", "Couverture", "Étab. sans personne"].map(|title| number(&first[title]));
    assert_eq!(format!("{told:?}"), "[4.0, 3.0, 0.75, 1.0]");
    assert!(same(&first["9830004M Collège Georges Baudoux"], 2.0));
    assert_eq!(first["9830419N Collège de Canala"], Data::Empty);
    let union = rows.iter().find(|row| row["Mission"].to_string().starts_with("Missions couvertes")).unwrap();
    assert!(same(&union["9830004M Collège Georges Baudoux"], 3.0));
}

/// What people type stays text, and can't change what a formula finds.
#[test]
fn hostile_values_stay_texts() {
    let mut academy = Academy::default();
    academy
        .school("9830004M", "=HYPERLINK(\"http://x.invalid\")", ">0", "1")
        .school("9830002K", "@SUM(A1)", "*", "1");
    academy.schools[1][2] = "+1".to_owned();
    academy.teacher("9830004M", "-Sum", "1", "", &[0]).teacher("9830002K", "-Anne", "0,5", "", &[]);
    let (registry, verdict) = academy.registry(&few());
    assert_eq!(verdict.ready.len(), 2, "{:?}", verdict.aside);
    let mut summary = Summary::of(&registry, &verdict);
    assert!(same(&summary.beside("Synthèse", ">0", 4), 1.0));
    assert!(same(&summary.beside("Synthèse", "*", 4), 0.5));
    for sheet in summary.book.sheet_names() {
        for (_, _, formula) in summary.book.worksheet_formula(&sheet).unwrap().used_cells() {
            assert!(!formula.contains("HYPERLINK") && !formula.contains("SUM(A1)"), "{formula}");
        }
    }
}

/// Nobody is ready: the workbook is there all the same, and says so.
#[test]
fn a_campaign_without_letters_still_has_its_summary() {
    let mut academy = Academy::default();
    academy.school("9830004M", "Collège Georges Baudoux", "Sud", "1");
    academy.teacher("9830004M", "Un", "?", "", &[]);
    let (registry, verdict) = academy.registry(&[]);
    assert!(verdict.ready.is_empty());
    let mut summary = Summary::of(&registry, &verdict);
    assert!(same(&summary.figure("Lettres (référents)"), 0.0));
    assert!(same(&summary.figure("Lignes mises à part"), 1.0));
    assert!(summary.controls().iter().all(|(_, difference, _)| *difference == 0.0));
}

#[test]
fn same_outcome_same_bytes() {
    let (registry, verdict) = small().registry(&few());
    assert!(written(&registry, &verdict) == written(&registry, &verdict));
}

/// All public schools of New Caledonia, with some 75 letters. `SUMMARY_DUMP` names a folder to keep the workbook in,
/// for judges and eyes.
#[test]
fn a_whole_academy() {
    let mut academy = Academy::default();
    let sections = [
        ("1a", "1. Conseiller et accompagner", "a. Auprès du chef d’établissement", 8),
        ("1b", "1. Conseiller et accompagner", "b. Auprès des équipes", 12),
        ("2", "2. Former et informer", "Former et informer", 14),
        ("3a", "3. Administrer", "a. Services en ligne", 10),
        ("3b", "3. Administrer", "b. Équipements", 12),
    ];
    let missions = missions(&sections);
    let public = known::schools().iter().filter(|school| {
        school.sector == "public" && !school.kind.contains("SEGPA") && !school.kind.contains("ALP")
    });
    let imps = ["1", "0,5", "2", "0,25", "1", "3", "1", "1,5", "0,5", "1"];
    let mut people = 0_usize;
    for (index, school) in public.enumerate() {
        let count = [1, 2, 1, 3, 1, 2, 2][index % 7];
        let mut sum = 0.0;
        let mut sharing = BTreeSet::new();
        for person in 0..count {
            let imp = imps[(index * 3 + person * 7) % imps.len()];
            sum += imp.replace(',', ".").parse::<f64>().unwrap();
            let relief = if (index + person) % 9 == 4 { "0,25" } else { "" };
            let ticks: Vec<usize> =
                (0..missions.len()).filter(|tick| (tick * 7 + index * 5 + person * 3) % 11 < 4).collect();
            academy.teacher(school.uai.as_str(), NAMES[people % NAMES.len()], imp, relief, &ticks);
            let row = &mut academy.teachers.last_mut().unwrap().0;
            row[1].clone_from(&school.name);
            row[2] = if people.is_multiple_of(2) { "Mme" } else { "M." }.to_owned();
            row[4] = FIRST[(people * 3) % FIRST.len()].to_owned();
            if count > 1 && !(index % 10 == 3 && person == 0) {
                row[7] = "x".to_owned();
                sharing.insert(person);
            }
            if people % 8 == 1 {
                row[8] = "Web radio du collège, avec les élèves du conseil de la vie collégienne".to_owned();
            }
            people += 1;
        }
        let envelope = match index % 8 {
            3 => format!("{}", sum + 0.5),
            6 => format!("{}", sum - 0.25),
            _ if index == 12 => String::new(),
            _ => sum.to_string(),
        };
        academy.schools.push(
            [
                school.uai.as_str(),
                &school.name,
                &school.kind,
                &school.sector,
                &school.commune,
                &school.province,
                &envelope.replace('.', ","),
            ]
            .map(str::to_owned),
        );
    }
    // one row that no letter is made of
    academy.teacher("9830004B", "Wamytan", "un peu", "", &[1]);
    academy.parameters = vec![
        (words::YEAR.title, "2027".to_owned()),
        (words::LETTER_DATE.title, "01/03/2027".to_owned()),
        (words::IMP_VALUE.title, "1250".to_owned()),
    ];
    let (registry, verdict) = academy.registry(&missions);
    assert!(verdict.ready.len() >= 70, "{}", verdict.ready.len());
    let mut summary = Summary::of(&registry, &verdict);
    assert!(summary.controls().iter().all(|(_, difference, _)| *difference == 0.0));
    if let Ok(folder) = std::env::var("SUMMARY_DUMP") {
        let path = std::path::Path::new(&folder);
        std::fs::write(path.join("synthese-2027.xlsx"), written(&registry, &verdict)).unwrap();
        let (registry, verdict) = small().registry(&few());
        std::fs::write(path.join("petite.xlsx"), written(&registry, &verdict)).unwrap();
        let mut academy = small();
        academy.parameters = vec![(words::CURRENCY.title, "EUR".to_owned())];
        academy.teachers.clear();
        academy.teacher("9830004M", "Un", "?", "", &[]);
        let (registry, verdict) = academy.registry(&[]);
        std::fs::write(path.join("vide.xlsx"), written(&registry, &verdict)).unwrap();
    }
}

const NAMES: [&str; 12] = [
    "Le Goff",
    "Wamytan",
    "D’Almeida",
    "Tjibaou",
    "Nguyen",
    "Martin-Lafleur",
    "Pabouty",
    "Kasarherou",
    "Bouquet des Chaux",
    "Hnaisilin",
    "Öztürk",
    "Trân Văn",
];
const FIRST: [&str; 7] = ["Anaïs", "Jean-Marie", "Éloïse", "Wassissi", "Kévin", "Marie-Hélène", "Paul"];
