//! The handbook's acceptance scenarios that no single case shows. 3, 4, 5, 7, 16 and 17 are cases of the tables (SH02,
//! D01, U04, U03 and U02 and U01, SH05, B05); 11 is `g05_a_frozen_contraction`.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use lettres_rne::docx::Reading;
use lettres_rne::kit::sample::official_missions;
use lettres_rne::kit::workbook::{Content, SchoolLine, TeacherLine, Typed};
use lettres_rne::letters::Fate;
use lettres_rne::registry::{Imp, SchoolKind, known};
use lettres_rne::run::{Finished, Task};
use lettres_rne::workbook::Column;

use super::folder::Campaign;
use super::table::edit;
use super::{Cell, Edit, foreign, line, ours, read, told};

/// Rows, schools and IMP of scenario 1.
const SCHOOLS: usize = 45;
const TEACHERS: usize = 70;

/// 45 real schools; 25 of them have two referents, who share 2 IMP.
fn academy() -> Content {
    let mut content = ours::content();
    let (school, teacher) = (content.schools[0].clone(), content.teachers[0].clone());
    content.schools.clear();
    content.teachers.clear();
    let real = known::schools().iter().filter(|school| {
        matches!(SchoolKind::of(&school.kind), SchoolKind::College | SchoolKind::Lycee)
            && known::by_code(school.uai).count() == 1
    });
    let mut total = Imp::ZERO;
    for (index, real) in real.take(SCHOOLS).enumerate() {
        let uai = real.uai.as_str();
        let people = if index < TEACHERS - SCHOOLS { 2 } else { 1 };
        let envelope = Imp::quarters(4 * people);
        total += envelope;
        let mut cells = school.cells.clone();
        cells.extend([
            (Column::Uai, Typed::text(uai)),
            (Column::SchoolName, Typed::text(&real.name)),
            (Column::SchoolKind, Typed::text(&real.kind)),
            (Column::HeadMail, Typed::Text(ours::address(uai))),
            (Column::Envelope, Typed::imp(envelope)),
        ]);
        content.schools.push(SchoolLine { cells });
        for person in 0..people {
            let mut line: TeacherLine = teacher.clone();
            // letters, because a digit is no name
            let letter = |number: usize| char::from(b'A' + u8::try_from(number % 26).unwrap());
            let surname = format!("{}OR{}A{}", letter(index), letter(index / 26), letter(index * 7));
            line.cells.extend([
                (Column::Uai, Typed::text(uai)),
                (Column::SchoolName, Typed::text(&real.name)),
                (Column::Surname, Typed::Text(surname)),
                (Column::First, Typed::text(["Anaïs", "Rose"][person as usize])),
                (Column::Shared, Typed::text(if people > 1 { "x" } else { "" })),
            ]);
            content.teachers.push(line);
        }
    }
    for setting in &mut content.parameters {
        if setting.heading.title == lettres_rne::fr::columns::CEILING.title {
            setting.value = Typed::imp(total);
        }
    }
    content
}

/// Every file below a folder, by its path inside it.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        if path.is_dir() {
            found.extend(files(&path).into_iter().map(|(inside, bytes)| (format!("{name}/{inside}"), bytes)));
        } else {
            found.insert(name, fs::read(&path).unwrap());
        }
    }
    found
}

fn is(name: &str, extension: &str) -> bool {
    Path::new(name).extension().is_some_and(|found| found == extension)
}

/// The text of the letter of a row.
fn letter(finished: &Finished, row: u32) -> String {
    let letter = finished.letters.iter().find(|letter| letter.place.row == row).unwrap();
    let bytes = fs::read(finished.output.join(letter.path())).unwrap();
    Reading::of(bytes).unwrap().paragraphs.join("\n").replace('\u{a0}', " ")
}

/// Scenarios 1 and 15: 45 schools, 70 referents, no anomaly; and the same input twice is the same bytes.
#[test]
fn a_clean_academy_gives_all_its_letters_twice_the_same() {
    let content = academy();
    let campaigns = [Campaign::of(&content), Campaign::of(&content)];
    let runs = campaigns.each_ref().map(|campaign| campaign.run(Task::Generate));
    for finished in &runs {
        assert!(finished.verdict.findings.is_empty(), "{}", told(&finished.verdict.findings));
        assert_eq!((finished.registry.schools.len(), finished.letters.len()), (SCHOOLS, TEACHERS));
        let attributed: Imp = finished.verdict.ready.iter().map(|ready| ready.imp).sum();
        let envelopes: Imp = finished.registry.schools.iter().filter_map(|school| school.envelope).sum();
        assert_eq!((attributed, envelopes), (Imp::quarters(280), Imp::quarters(280)));
    }
    let [one, other] = campaigns.each_ref().map(|campaign| files(&campaign.output));
    assert_eq!(one.keys().filter(|name| is(name, "docx")).count(), TEACHERS);
    assert!(one.keys().any(|name| is(name, "xlsx")) && one.keys().any(|name| is(name, "html")));
    assert_eq!(one.keys().collect::<Vec<_>>(), other.keys().collect::<Vec<_>>());
    for (name, bytes) in &one {
        assert!(*bytes == other[name], "{name} differs");
    }
    // and a second run in the same folder leaves every letter alone
    let again = campaigns[0].run(Task::Generate);
    assert_eq!(again.count(|fate| *fate == Fate::Unchanged), TEACHERS);
    let letters = |files: BTreeMap<String, Vec<u8>>| -> Vec<_> {
        files.into_iter().filter(|(name, _)| is(name, "docx")).collect()
    };
    assert!(letters(files(&campaigns[0].output)) == letters(one));
}

/// Scenario 2: three ways to spoil a number of IMP in one workbook.
#[test]
fn a_text_a_date_and_an_amount_are_numbers_of_imp() {
    let edits = [
        edit("Référents!H5", "\"0,5\""),
        edit("Référents!H6", "2027-02-01"),
        edit("Référents!H4", "1250"),
        edit("Établissements!M4", "1"),
        edit("Paramètres!B10", "3"),
    ];
    let (_, verdict) = read(ours::made(&edits), "");
    let lines: Vec<String> = verdict.findings.iter().map(line).collect();
    let expected = ["V06 I Référents!H3", "I06 W Référents!H4", "I08 W Référents!H6"];
    assert_eq!(lines, expected, "{}", told(&verdict.findings));
    assert_eq!(verdict.ready.iter().map(|ready| ready.imp.as_quarters()).collect::<Vec<_>>(), [4, 2, 2, 4]);
}

/// Scenario 6: one code for a collège and an antenne; the name on the row says which, in the letter too.
#[test]
fn one_code_for_two_schools_and_each_letter_has_its_own_name() {
    let (wani, alp) = ("\"Collège de Wani\"", "\"ALP de Houaïlou\"");
    let mut edits = Vec::new();
    for (row, name, kind) in [(3, wani, "\"collège\""), (6, alp, "\"antenne de lycée professionnel (ALP)\"")]
    {
        edits.push(edit(&format!("Établissements!A{row}"), "\"9830418M\""));
        edits.push(edit(&format!("Établissements!B{row}"), name));
        edits.push(edit(&format!("Établissements!C{row}"), kind));
        edits.push(edit(&format!("Établissements!L{row}"), "\"ce.9830418m@ac-noumea.invalid\""));
    }
    for (row, name) in [(4, wani), (7, alp)] {
        edits.push(edit(&format!("Référents!A{row}"), "\"9830418M\""));
        edits.push(edit(&format!("Référents!B{row}"), name));
    }
    edits.push(edit("Établissements!M6", "1"));
    edits.push(edit("Établissements!M5", "empty"));
    let campaign = Campaign::new(&ours::made(&edits));
    let finished = campaign.run(Task::Generate);
    let lines: Vec<String> = finished.verdict.findings.iter().map(line).collect();
    let expected = ["U06 W Établissements!6", "C04 I Établissements!L6"];
    assert_eq!(lines, expected, "{}", told(&finished.verdict.findings));
    assert!(letter(&finished, 4).contains("du collège de Wani"));
    assert!(letter(&finished, 7).contains("de l’ALP de Houaïlou"));
    assert_eq!(finished.letters.len(), 4);
}

/// Scenario 9: titles on the fourth row under merged ones, a hidden row, a row of totals, a blank one: 70 rows are read.
#[test]
fn titles_far_down_a_hidden_row_and_totals() {
    let content = academy();
    let missions = official_missions();
    let text = |typed: &Typed| match typed {
        Typed::Text(text) => Cell::Text(text.clone()),
        Typed::Number(number) => Cell::Number(*number),
        _ => Cell::Empty,
    };
    let row = |cells: &BTreeMap<Column, Typed>, columns: &[Column]| -> Vec<Cell> {
        columns.iter().map(|column| cells.get(column).map_or(Cell::Empty, text)).collect()
    };
    let mut sheets = foreign::blank();
    sheets[0].row(1, [Cell::Text("Année".into()), Cell::Number(2027.0)]);
    sheets[0].row(2, [Cell::Text("Date".into()), Cell::Text("01/03/2027".into())]);
    let of_school = [
        Column::Uai,
        Column::SchoolName,
        Column::HeadCivility,
        Column::HeadSurname,
        Column::HeadFirst,
        Column::HeadMail,
        Column::Envelope,
    ];
    let of_teacher =
        [Column::Uai, Column::Civility, Column::Surname, Column::First, Column::Imp, Column::Shared];
    let titles = |columns: &[Column]| -> Vec<Cell> {
        columns.iter().map(|column| Cell::Text(column.title().to_uppercase())).collect()
    };
    for sheet in &mut sheets[1..3] {
        sheet.row(1, [Cell::Text("ACADÉMIE".into())]);
        sheet.row(3, [Cell::Empty, Cell::Text("Identité".into()), Cell::Empty, Cell::Text("Nom".into())]);
    }
    sheets[1].row(4, titles(&of_school));
    sheets[2].row(
        4,
        titles(&of_teacher)
            .into_iter()
            .chain(missions.iter().map(|mission| Cell::Text(mission.text.clone()))),
    );
    for (number, line) in (5..).zip(&content.schools) {
        sheets[1].row(number, row(&line.cells, &of_school));
    }
    // a blank row after the tenth
    let numbers = (5..15).chain(16..);
    for (number, line) in numbers.zip(&content.teachers) {
        let ticks = (0..missions.len()).map(|mission| line.ticks.get(&mission).map_or(Cell::Empty, text));
        sheets[2].row(number, row(&line.cells, &of_teacher).into_iter().chain(ticks));
    }
    sheets[2]
        .row(77, [Cell::Text("TOTAL".into()), Cell::Empty, Cell::Empty, Cell::Empty, Cell::Number(70.0)]);
    sheets[2].hidden_rows.insert(20);
    let (registry, verdict) = read(foreign::write(&sheets), "");
    let lines: Vec<String> = verdict.findings.iter().map(line).collect();
    assert_eq!(lines, ["X03 W Liste des RNE!20", "X04 I Liste des RNE!77"], "{}", told(&verdict.findings));
    assert_eq!((registry.schools.len(), verdict.ready.len()), (SCHOOLS, TEACHERS));
    assert!(verdict.ready.iter().all(|ready| ready.ticks.len() == ours::TICKED.len()));
}

/// Scenario 10: a name with a particle, an apostrophe and two hyphens, in the letter and in the file's name.
#[test]
fn a_name_stays_what_it_is() {
    let edits: [Edit; 2] = [edit("Référents!D4", "\"d’ALMEIDA--ROUSSEAU\""), edit("Référents!E4", "\"Zoé\"")];
    let campaign = Campaign::new(&ours::made(&edits));
    let finished = campaign.run(Task::Generate);
    assert!(finished.verdict.findings.is_empty(), "{}", told(&finished.verdict.findings));
    assert_eq!(finished.letters[0].file, "Lettre RNE 2027 - 9830004M - d’ALMEIDA--ROUSSEAU Zoé.docx");
    assert!(letter(&finished, 4).contains("Mme Zoé d’ALMEIDA--ROUSSEAU"));
}

/// One bad row never stops the others (scenario 4, on the disk).
#[test]
fn one_bad_row_never_stops_the_others() {
    let campaign = Campaign::new(&ours::made(&[edit("Référents!J7", "2")]));
    let finished = campaign.run(Task::Generate);
    let made: Vec<u32> = finished.letters.iter().map(|letter| letter.place.row).collect();
    assert_eq!(made, [4, 5, 6]);
    let letters = files(&finished.output.join("lettres"));
    assert_eq!(letters.len(), 3, "{:?}", letters.keys());
}
