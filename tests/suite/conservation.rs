//! The law of conservation, over workbooks that nobody has seen before: every row that names somebody is in exactly
//! one letter on the disk or set aside with a reason; ticks, IMP and amounts of summary and report are the letters'.

mod academy;
mod back;
mod renewed;
mod writer;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use jiff::civil::date;
use lettres_rne::findings::{Code, Severity};
use lettres_rne::fr::letter;
use lettres_rne::fr::summary::overview::figures;
use lettres_rne::letters::Fate as Made;
use lettres_rne::report;
use lettres_rne::run::{self, Finished, Silent, Task};
use lettres_rne::settings::{Arguments, Settings};
use proptest::prelude::*;
use proptest::test_runner::Config;
use serde_json::Value;

use academy::{Academy, Fate, Line, Person, Relief, SCHOOLS, academies};
use back::{LetterRead, Missions, Said, Summary, files, in_json};

/// Runs a campaign on a workbook in `folder`; its output stays there.
fn run(academy: &Academy, folder: &Path) -> Finished {
    let workbook = folder.join("academie.xlsx");
    std::fs::write(&workbook, writer::write(academy)).unwrap();
    let arguments = Arguments {
        folder: Some(folder.to_owned()),
        workbook: Some(workbook),
        template: Some(Path::new(env!("CARGO_MANIFEST_DIR")).join("templates/lettre-mission-rne.docx")),
        today: Some(date(2027, 3, 1)),
        ..Arguments::default()
    };
    let settings = Settings::settle(arguments).unwrap();
    run::campaign(&settings, Task::Generate, &Silent).unwrap()
}

/// What the letter of a person must say, from what was typed.
fn owed(person: &Person) -> Said {
    let codes: Vec<String> = letter::missions().map(|(code, ..)| code).collect();
    let [.., surname, first] = person.names();
    let (cents, local) = Said::amounts(person.imp - person.relief());
    Said {
        uai: SCHOOLS[person.school].0.to_owned(),
        surname: surname.to_owned(),
        first: first.to_owned(),
        imp: person.imp,
        relief: person.relief(),
        cents,
        local,
        shared: person.shared,
        missions: Missions::Codes(person.ticks.iter().map(|&index| codes[index].clone()).collect()),
    }
}

/// The person's name as the letter has it.
fn full_name(person: &Person) -> String {
    let civility = match person.civility {
        Some("M.") => "M.\u{a0}",
        Some(_) => "Mme\u{a0}",
        None => "",
    };
    let [.., surname, first] = person.names();
    format!("{civility}{first} {surname}")
}

/// The rows with their numbers and what must become of them.
fn rows(academy: &Academy) -> impl Iterator<Item = (u32, &Line, Fate)> {
    let fates = academy.fates();
    (writer::first_row(academy)..).zip(&academy.lines).zip(fates).map(|((row, line), fate)| (row, line, fate))
}

/// Those who must have a letter.
fn lettered(academy: &Academy) -> Vec<&Person> {
    rows(academy)
        .filter_map(|(_, line, fate)| match line {
            Line::Person(person) if fate == Fate::Letter => Some(&**person),
            _ => None,
        })
        .collect()
}

/// Every row is where it must be, once.
fn nobody_is_lost(academy: &Academy, finished: &Finished, letters: &[LetterRead]) {
    let with = |wanted: Fate| -> Vec<u32> {
        rows(academy).filter(|(.., fate)| *fate == wanted).map(|(row, ..)| row).collect()
    };
    let aside: Vec<u32> = finished.verdict.aside.iter().map(|aside| aside.place.row).collect();
    assert_eq!(aside, with(Fate::Aside), "set aside: {:?}", finished.verdict.aside);
    for aside in &finished.verdict.aside {
        assert!(!aside.codes.is_empty(), "{aside:?}");
        for code in &aside.codes {
            let says = |severity| {
                let findings = finished.verdict.findings.iter();
                findings.filter(|finding| finding.code == *code && finding.severity == severity).count() > 0
            };
            assert!(says(Severity::Error), "{aside:?}: no error says {code:?}");
        }
    }
    let told = |code: Code| -> Vec<u32> {
        let findings = finished.verdict.findings.iter().filter(|finding| finding.code == code);
        findings.map(|finding| finding.place.as_ref().unwrap().row).collect()
    };
    assert_eq!(told(Code::X04), with(Fate::Skipped), "rows that are no data");
    let hidden = rows(academy).filter(|(_, line, _)| matches!(line, Line::Person(person) if person.hidden));
    assert_eq!(told(Code::X03), hidden.map(|(row, ..)| row).collect::<Vec<_>>(), "hidden rows");

    // each person finds a letter, each letter a person
    let mut left: Vec<&LetterRead> = letters.iter().collect();
    for person in lettered(academy) {
        let (name, (uai, _, school)) = (full_name(person), SCHOOLS[person.school]);
        let found = left.iter().position(|letter| letter.uai == uai && letter.person == name);
        let letter = left.swap_remove(found.unwrap_or_else(|| panic!("no letter for {name}, {uai}")));
        assert_eq!(letter.school, school);
        says_what_it_must(letter, person);
    }
    assert!(left.is_empty(), "a letter for nobody: {}", left[0].person);
}

fn says_what_it_must(letter: &LetterRead, person: &Person) {
    let owed = owed(person);
    assert_eq!((letter.imp, letter.relief), (owed.imp, owed.relief));
    assert_eq!(Missions::Codes(letter.missions()), owed.missions);
    assert_eq!(letter.ticked.contains("partage"), person.shared);
    assert_eq!(letter.ticked.contains("decharge"), person.relief != Relief::None);
    let projects = person.projects();
    let ends = |rank: usize| if rank == projects.len() { "." } else { "\u{a0};" };
    let lines: Vec<String> =
        (1..).zip(&projects).map(|(rank, text)| format!("{text}{}", ends(rank))).collect();
    assert_eq!(letter.projects, lines);
    assert_eq!(letter.ticked.iter().filter(|code| code.starts_with("3f-")).count(), projects.len());
}

/// Summary and report say of each letter what it says itself, and their sums are its sums.
fn sums_are_those_of_the_letters(academy: &Academy, finished: &Finished, letters: &[LetterRead]) {
    let mut said: Vec<Said> = lettered(academy)
        .into_iter()
        .map(|person| {
            let owed = owed(person);
            let is_it = |letter: &&LetterRead| letter.uai == owed.uai && letter.person == full_name(person);
            let letter = letters.iter().find(is_it).unwrap();
            let (cents, local) = Said::amounts(letter.imp - letter.relief);
            Said {
                imp: letter.imp,
                relief: letter.relief,
                shared: letter.ticked.contains("partage"),
                missions: Missions::Codes(letter.missions()),
                cents,
                local,
                ..owed
            }
        })
        .collect();
    said.sort();
    let sorted = |mut list: Vec<Said>| {
        list.sort();
        list
    };
    let json: Value = serde_json::from_str(&report::json(&finished.outcome(), None)).unwrap();
    assert_eq!(sorted(in_json(&json)), said, "JSON");
    let summary = Summary::read(finished.files.as_ref().unwrap().summary.as_ref().unwrap());
    let counted = sorted(said.iter().cloned().map(Said::counted).collect());
    assert_eq!(sorted(summary.rows.clone()), counted, "summary");

    let sum = |of: fn(&Said) -> u64| said.iter().map(of).sum::<u64>();
    let (imp, relief) = (sum(|said| said.imp.into()), sum(|said| said.relief.into()));
    let (cents, local) = (sum(|said| said.cents), sum(|said| said.local));
    assert_eq!(summary.count(figures::LETTERS), said.len() as u64);
    assert_eq!(summary.count(figures::ASIDE), finished.verdict.aside.len() as u64);
    assert_eq!(u64::from(summary.quarters(figures::ATTRIBUTED)), imp);
    assert_eq!(u64::from(summary.quarters(figures::RELIEF)), relief);
    assert_eq!(u64::from(summary.quarters(figures::PAID)), imp - relief);
    assert_eq!((summary.cents(), summary.count(&figures::local("XPF"))), (cents, local));
    let totals = &json["totaux"];
    #[expect(clippy::cast_precision_loss, reason = "a few quarters")]
    let number = |quarters: u64| Value::from(quarters as f64 / 4.0);
    assert_eq!(totals["attribue_imp"], number(imp));
    assert_eq!(totals["decharge_imp"], number(relief));
    assert_eq!(totals["paye_imp"], number(imp - relief));
    assert_eq!(
        (&totals["paye_euros_centimes"], &totals["paye_monnaie_locale"]),
        (&cents.into(), &local.into())
    );
    assert_eq!(totals["lettres"], said.len());
    assert_eq!(json["mis_de_cote"].as_array().unwrap().len(), finished.verdict.aside.len());

    let mut missions: BTreeMap<String, u32> = letter::missions().map(|(code, ..)| (code, 0)).collect();
    for code in letters.iter().flat_map(LetterRead::missions) {
        *missions.get_mut(&code).unwrap() += 1;
    }
    assert_eq!(summary.missions, missions);
}

/// Few cases, each a whole run of the product; a failure is made smaller, but not for ever.
fn cases(cases: u32) -> Config {
    Config { cases, max_shrink_iters: 400, ..Config::default() }
}

proptest! {
    #![proptest_config(cases(28))]

    #[test]
    fn nobody_is_lost_and_nothing_is_counted_twice(academy in academies()) {
        let folder = tempfile::tempdir().unwrap();
        let finished = run(&academy, folder.path());
        let letters: Vec<LetterRead> = files(&finished.output).into_values().map(LetterRead::of).collect();
        nobody_is_lost(&academy, &finished, &letters);
        sums_are_those_of_the_letters(&academy, &finished, &letters);
    }
}

proptest! {
    #![proptest_config(cases(8))]

    #[test]
    fn a_second_run_writes_no_letter(academy in academies()) {
        let folder = tempfile::tempdir().unwrap();
        let first = run(&academy, folder.path());
        prop_assert!(first.letters.iter().all(|letter| letter.fate == Made::Made));
        let before = files(&first.output);
        let modified = |name: &String| std::fs::metadata(first.output.join(name)).unwrap().modified().unwrap();
        let times: Vec<_> = before.keys().map(modified).collect();
        let second = run(&academy, folder.path());
        prop_assert!(second.letters.iter().all(|letter| letter.fate == Made::Unchanged));
        prop_assert_eq!(first.letters.len(), second.letters.len());
        prop_assert!(files(&second.output) == before);
        prop_assert_eq!(before.keys().map(modified).collect::<Vec<_>>(), times);
        let codes = |finished: &Finished| -> Vec<Code> {
            finished.verdict.findings.iter().map(|finding| finding.code).collect()
        };
        prop_assert_eq!(codes(&first), codes(&second));
    }

    #[test]
    fn the_order_of_rows_and_columns_changes_no_letter(
        (academy, lines, order) in academies().prop_flat_map(|academy| {
            let lines = Just(academy.lines.clone()).prop_shuffle();
            (Just(academy), lines, any::<u64>())
        })
    ) {
        let other = Academy { lines, order, ..academy.clone() };
        let folders = [tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap()];
        let one = files(&run(&academy, folders[0].path()).output);
        let two = files(&run(&other, folders[1].path()).output);
        let names = |files: &BTreeMap<String, Vec<u8>>| files.keys().cloned().collect::<BTreeSet<_>>();
        prop_assert_eq!(names(&one), names(&two));
        prop_assert!(one == two, "same names, other bytes");
    }
}
