//! Surname and first name in one column.

use super::grid::{PEOPLE, read, read_merged, read_with};
use super::{SCHOOLS, TEACHERS, expect};

/// The people of the academy, each in one cell.
fn together(title: &str, names: [&str; 3]) -> String {
    let mut lines = TEACHERS.lines();
    let mut text = lines.next().unwrap().replace("Civilité | Nom | Prénom", title);
    for (line, name) in lines.zip(names) {
        let mut cells: Vec<&str> = line.split('|').collect();
        cells.splice(1..4, [name]);
        text += &format!("\n{}", cells.join("|"));
    }
    text
}

#[test]
fn a_whole_name_in_one_column_is_read() {
    let capitals = ["Mme LE GOFF Anaïs", "M. NGUYEN Paul", "M. MARTIN Luc"];
    for (title, names) in [
        ("Nom et prénom", capitals),
        ("NOM Prénom", ["Mme LE GOFF, Anaïs", "M. Nguyen, Paul", "M. MARTIN, Luc"]),
        ("Référent", ["Mme Anaïs LE GOFF", "M. Paul NGUYEN", "M. Luc MARTIN"]),
        ("Nom et prénom du référent numérique", capitals),
        ("Enseignant", capitals),
        ("RNE", capitals),
        // the title says nothing, the cells do
        ("Nom", capitals),
    ] {
        let teachers = together(title, names);
        let read = read(&[("Établissements", SCHOOLS), ("Référents", &teachers)]);
        expect(title, &read, &["X13 I Référents!B1"]);
    }
}

#[test]
fn a_whole_name_is_read_in_a_flat_sheet_and_beside_a_civility() {
    let flat = "\
UAI | Établissement | Nom et prénom du chef d'établissement | Courriel du chef | Dotation | Civilité | Référent | IMP | Partage | 1a-1 | 2-3 | 2-4
9830004M | Collège Georges Baudoux | Mme WAÏA Rose | ce.9830004m@ac.invalid | 2 | Mme | LE GOFF Anaïs | 1 | x | x | x |
9830004M | | | | | M. | NGUYEN Paul | 1 | x | | x | x
9830277J | Collège Jean Mariotti | M. POAPY Luc | ce.9830277j@ac.invalid | 1 | M. | MARTIN Luc | 1 | | x | |";
    let codes = ["X13 I Feuil1!1", "X13 I Feuil1!C1", "X13 I Feuil1!G1"];
    expect("flat", &read(&[("Feuil1", flat)]), &codes);
}

/// A name that nothing takes apart is nobody's guess: its letter waits.
#[test]
fn what_does_not_come_apart_is_told() {
    for name in ["M. Luc Martin", "LUC MARTIN", "MARTIN"] {
        let teachers = together("Nom et prénom", ["Mme LE GOFF Anaïs", "M. NGUYEN Paul", name]);
        let read = read(&[("Établissements", SCHOOLS), ("Référents", &teachers)]);
        assert_eq!(read.people[..2], PEOPLE[..2], "{name}");
        assert_eq!(read.aside, ["Référents!4"], "{name}");
        let codes: Vec<&str> =
            read.codes.iter().map(|code| &code[..]).filter(|code| code.contains(" E ")).collect();
        assert_eq!(codes, ["P01 E Référents!B4"], "{name}: {}", read.told);
        assert!(read.told.contains("DUPONT Jean"), "{}", read.told);
    }
    // surnames only: a column of first names is missing
    let teachers = together("Nom", ["LE GOFF", "NGUYEN", "MARTIN"]);
    let refused = read_with(&[("Établissements", SCHOOLS), ("Référents", &teachers)], "").unwrap_err();
    assert!(refused.contains("Prénom"), "{refused}");
}

/// #two-people-on-two-lines: one letter for two people would be neither's.
#[test]
fn two_people_in_the_cells_of_one_row_get_no_letter() {
    let apart = TEACHERS.replace("MARTIN | Luc", "MARTIN⏎DURAND | Luc⏎Marie");
    let whole = together("Nom et prénom", ["Mme LE GOFF Anaïs", "M. NGUYEN Paul", "MARTIN Luc⏎DURAND Marie"]);
    for teachers in [apart, whole] {
        let read = read(&[("Établissements", SCHOOLS), ("Référents", &teachers)]);
        assert_eq!(read.aside, ["Référents!4"], "{:?} {}", read.codes, read.told);
        assert!(read.codes.iter().any(|code| code.starts_with("P01 E Référents!")), "{:?}", read.codes);
    }
    // one name on two lines is one person
    let broken = TEACHERS.replace("LE GOFF | Anaïs", "LE⏎GOFF | Anaïs");
    expect("one", &read(&[("Établissements", SCHOOLS), ("Référents", &broken)]), &["V05 I Référents!C1"]);
    let broken = together("Nom et prénom", ["Mme LE GOFF⏎Anaïs", "M. NGUYEN Paul", "M. MARTIN Luc"]);
    let read = read(&[("Établissements", SCHOOLS), ("Référents", &broken)]);
    expect("whole", &read, &["X13 I Référents!B1", "V05 I Référents!B1"]);
}

/// #an-exact-title: a column "Référent" beside "Nom" takes nobody's name, and one with other names is a question.
#[test]
fn a_column_that_says_whose_it_is_does_not_beat_an_exact_title() {
    let beside = |title: &str, cells: [&str; 3]| {
        let mut lines = TEACHERS.lines();
        let mut text = format!("{title} | {}", lines.next().unwrap());
        for (line, cell) in lines.zip(cells) {
            text += &format!("\n{cell} | {line}");
        }
        read(&[("Établissements", SCHOOLS), ("Référents", &text)])
    };
    for (title, cells) in [
        ("Référent", ["oui", "oui", "oui"]),
        ("Enseignant", ["certifié", "PLP", "agrégé"]),
        ("Enseignant référent", ["", "", ""]),
        ("Professeur", ["mathématiques", "anglais", "SVT"]),
    ] {
        let found = beside(title, cells);
        assert_eq!(found.people, PEOPLE, "{title} {}", found.told);
        assert!(found.aside.is_empty(), "{title} {:?}", found.codes);
    }
    let same = beside("Référent", ["Mme LE GOFF Anaïs", "Paul NGUYEN", "MARTIN Luc"]);
    assert_eq!((&same.people[..], same.aside.len()), (&PEOPLE.map(str::to_owned)[..], 0), "{:?}", same.codes);
    let other = beside("Référent", ["Mme ANCIENNE Lise", "Paul NGUYEN", "MARTIN Luc"]);
    assert_eq!(other.aside, ["Référents!2"], "{:?}", other.codes);
    let first = beside("Prénom du référent", ["Lise", "Paul", "Luc"]);
    assert_eq!(first.aside, ["Référents!2"], "{:?}", first.codes);
}

/// #questions-with-parts: a survey asks for several texts in one question.
#[test]
fn the_parts_of_a_question_are_columns() {
    for titles in [
        "Référent [Civilité] | Référent [Nom] | Référent [Prénom]",
        "Identité du référent [Civilité] | Identité du référent [Nom] | Identité du référent [Prénom]",
        "Référent (Civilité) | Référent (Nom) | Référent (Prénom)",
        "RNE : Civilité | RNE : Nom | RNE : Prénom",
        "Civ. RNE | RNE Nom | RNE Prénom",
    ] {
        let teachers = TEACHERS.replace("Civilité | Nom | Prénom", titles);
        expect(titles, &read(&[("Établissements", SCHOOLS), ("Référents", &teachers)]), &[]);
    }
    let schools = SCHOOLS.replace(
        "Civilité chef | Nom du chef | Prénom du chef",
        "Chef d'établissement [Civilité] | Chef d'établissement [Nom] | Chef d'établissement [Prénom]",
    );
    expect("heads", &read(&[("Établissements", &schools), ("Référents", TEACHERS)]), &[]);
    // of somebody else
    let teachers =
        TEACHERS.replace("UAI |", "UAI | Contact [Nom] |").replace("9830004M |", "9830004M | WADRA |");
    let teachers = teachers.replace("9830277J |", "9830277J | |");
    let found = read(&[("Établissements", SCHOOLS), ("Référents", &teachers)]);
    assert_eq!(found.people, PEOPLE, "{}", found.told);
}

/// #two-on-one-row: who stands on a row of their own is not lost, and nobody is no second one.
#[test]
fn a_second_person_with_a_row_of_their_own_is_no_question() {
    let with = |title: &str, cells: [&str; 3]| {
        let mut lines = TEACHERS.lines();
        let mut text = format!("{} | {title}", lines.next().unwrap());
        for (line, cell) in lines.zip(cells) {
            text += &format!(" \n{line} | {cell}");
        }
        // carried over, the column stays a column: nothing is lost there
        read_merged(&[("Établissements", SCHOOLS, &[]), ("Référents", &text, &[])]).aside
    };
    for title in
        ["Second référent", "Co-référent", "Binôme", "Nom du binôme", "Autre référent", "2nd référent"]
    {
        let own = with(title, ["Paul NGUYEN", "Mme LE GOFF", "pas de second référent"]);
        assert!(own.is_empty(), "{title} {own:?}");
        assert_eq!(with(title, ["Paul NGUYEN", "Mme LE GOFF", "WADRA Jean"]), ["Référents!4"], "{title}");
    }
}
