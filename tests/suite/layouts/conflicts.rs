//! What rows and columns say twice, and not the same: nobody gets a letter of a guess.

use super::grid::{read, read_with};
use super::{SCHOOLS, TEACHERS, expect};

#[test]
fn rows_of_one_school_that_contradict_each_other_set_it_aside() {
    let flat = "\
UAI | Établissement | Commune | Civilité chef | Nom du chef | Prénom du chef | Courriel du chef | Dotation | Civilité | Nom | Prénom | IMP | Partage | 1a-1 | 2-3 | 2-4
9830004M | Collège Georges Baudoux | Nouméa | Mme | WAÏA | Rose | ce.9830004m@ac.invalid | 2 | Mme | LE GOFF | Anaïs | 1 | x | x
9830004M | Collège Georges Baudoux | Koné | Mme | WAÏA | Marie | ce.9830004m@ac.invalid | 2 | M. | NGUYEN | Paul | 1 | x | x";
    let read = read(&[("Feuil1", flat)]);
    assert_eq!(read.codes, ["X13 I Feuil1!1", "X14 W Feuil1!C3", "X14 E Feuil1!F3"], "{}", read.told);
    let told = read.told.replace(['\u{a0}', '\u{202f}'], " ");
    assert!(told.contains("« Marie », F2 dit « Rose »"), "{told}");
}

#[test]
fn rows_of_one_person_that_contradict_each_other_set_them_aside() {
    let long = "\
UAI | Civilité | Nom | Prénom | IMP | Partage | Mission
9830004M | Mme | LE GOFF | Anaïs | 1 | x | 1a-1
9830004M | Mme | LE GOFF | Anaïs | 2 | x | 2-3
9830277J | M. | MARTIN | Luc | 1 | | 2-4
9830277J | M. | MARTIN | Luc | 1 | | Faire le café";
    let read = read(&[("Établissements", SCHOOLS), ("Référents", long)]);
    let about_layout = |code: &&String| ["X1", "M0"].iter().any(|family| code.starts_with(family));
    let codes: Vec<&String> = read.codes.iter().filter(about_layout).collect();
    assert_eq!(codes, ["X13 I Référents!1", "X14 E Référents!E3", "M07 W Référents!G5"], "{}", read.told);
}

#[test]
fn two_columns_of_one_meaning_that_differ_set_the_row_aside() {
    let teachers = TEACHERS.replace("2-4", "2-4 | Nb IMP").replace("| x |\n", "| x | | 2\n");
    let teachers = teachers.replace("| x | x\n", "| x | x | 1\n");
    let read = read(&[("Établissements", SCHOOLS), ("Référents", &teachers)]);
    assert_eq!(read.codes, ["X07 W Référents!J1", "X14 E Référents!J2"], "{}", read.told);
}

/// #said-of-a-joined-row: an error on the second row of a person sets the person aside, and all rows say what they say.
#[test]
fn every_row_of_a_person_counts() {
    let long = "\
UAI | Civilité | Nom | Prénom | IMP | Nb IMP | Partage | Mission | 2-4 | Projet 1
9830004M | Mme | LE GOFF | Anaïs | 1 | 1 | x | 1a-1 | | Webradio
983-0004 M | Mme | Le Goff | Anais | 1 | 1 | x | 2-3 | x | Fablab
9830277J | M. | MARTIN | Luc | 1 | 1 | | 2-3 | |
9830277J | M. | MARTIN | Luc | 1 | 2 | | 1a-1 | |";
    let read = read(&[("Établissements", SCHOOLS), ("Référents", long)]);
    assert_eq!(read.people[0], "9830004M · Mme LE GOFF Anaïs · 1 · partage · 1a-1 2-3 2-4", "{}", read.told);
    assert_eq!(read.projects[0], ["Webradio", "Fablab"]);
    assert!(read.codes.contains(&"X14 E Référents!F5".to_owned()), "{:?}", read.codes);
    assert_eq!(read.aside, ["Référents!4"], "{}", read.told);
}

/// #columns-of-the-tool, two of them.
#[test]
fn a_tool_with_two_bare_addresses_gives_way_to_the_one_that_says_whose_it_is() {
    let teachers = TEACHERS
        .replace("UAI | Civilité", "Courriel | E-mail | UAI | Civilité")
        .replace("\n98", "\na@dane.invalid | b@dane.invalid | 98")
        .replace("IMP", "Courriel du référent | IMP")
        .replace(" | 1 | ", " | nom@ac.invalid | 1 | ");
    let read = read(&[("Établissements", SCHOOLS), ("Référents", &teachers)]);
    assert_eq!(read.codes, ["X05 W Référents!1"], "{}", read.told);
}

/// #two-sources-of-missions: wishes beside what was given are a question, never a sum.
#[test]
fn two_places_that_say_missions_are_a_question() {
    let teachers = "\
UAI | Civilité | Nom | Prénom | IMP | Partage | Missions exercées | Missions retenues
9830004M | Mme | LE GOFF | Anaïs | 1 | x | 1a-1 ; 2-3 ; 2-4 | 1a-1
9830004M | M. | NGUYEN | Paul | 1 | x | 2-3 ; 2-4 | 2-3 ; 2-4";
    let wishes = read(&[("Établissements", SCHOOLS), ("Référents", teachers)]);
    assert!(wishes.codes.contains(&"X07 W Référents!H1".to_owned()), "{:?}", wishes.codes);
    assert_eq!(wishes.aside, ["Référents!2"], "{}", wishes.told);
    // beside a column each
    let teachers =
        TEACHERS.replace("2-4\n", "2-4 | Missions exercées\n").replace("| x | x |\n", "| x | x | | 2-4\n");
    let last_year = read(&[("Établissements", SCHOOLS), ("Référents", &teachers)]);
    assert_eq!(
        last_year.codes,
        ["X07 W Référents!J1", "X13 I Référents!J1", "M02 I Référents!2", "X14 E Référents!J2"],
        "{}",
        last_year.told
    );
}

/// #other-missions: a title that says whose missions they are not is believed, where another column has those of the letter.
#[test]
fn missions_that_were_wished_for_or_refused_are_not_read() {
    let packed = |title: &str, cells: [&str; 3]| {
        let mut lines = TEACHERS.lines().map(|line| line.split('|').take(6).collect::<Vec<_>>().join("|"));
        let mut text = format!("{} | Missions | {title}", lines.next().unwrap());
        for ((line, own), other) in lines.zip(["1a-1 ; 2-3", "2-3 ; 2-4", "1a-1"]).zip(cells) {
            text += &format!("\n{line} | {own} | {other}");
        }
        read(&[("Établissements", SCHOOLS), ("Référents", &text)])
    };
    for title in [
        "Missions souhaitées",
        "Missions refusées",
        "Missions 2026",
        "Hors missions",
        "Missions du suppléant",
    ] {
        expect(title, &packed(title, ["2-4", "1a-1", "2-4"]), &["X13 I Référents!G1", "X07 W Référents!H1"]);
    }
    // nobody knows what another title means
    for title in ["Missions AED", "Missions confiées à un autre"] {
        let unknown = packed(title, ["2-4", "", "1a-1"]);
        assert_eq!(unknown.aside, ["Référents!2"], "{title} {:?}", unknown.codes);
    }
    // #missions-in-parts
    let parts = packed("Autres missions", ["2-3", "2-4", ""]);
    expect("parts", &parts, &["X13 I Référents!G1", "X13 I Référents!H1"]);
}

/// #missions-in-parts: one mission in each of several columns.
#[test]
fn a_column_for_each_mission_of_a_person_is_no_contradiction() {
    for titles in ["Mission 1 | Mission 2", "Mission n° 1 | Mission n° 2", "Missions | Missions"] {
        let mut lines = TEACHERS.lines().map(|line| line.split('|').take(6).collect::<Vec<_>>().join("|"));
        let mut text = format!("{} | {titles}", lines.next().unwrap());
        for (line, missions) in lines.zip(["1a-1 | 2-3", "2-3 | 2-4", "1a-1 |"]) {
            text += &format!("\n{line} | {missions}");
        }
        let found = read(&[("Établissements", SCHOOLS), ("Référents", &text)]);
        expect(titles, &found, &["X13 I Référents!G1", "X13 I Référents!H1"]);
    }
}

/// #other-heads: a sheet of last year's heads beside rows that name this year's.
#[test]
fn two_heads_of_one_school_are_a_question() {
    let teachers = TEACHERS
        .replace("UAI |", "UAI | Nom du chef |")
        .replace("9830004M |", "9830004M | NOUVEAU |")
        .replace("9830277J |", "9830277J | Mme Poapy Lucie |");
    let read = read(&[("Anciens chefs", SCHOOLS), ("Référents", &teachers)]);
    assert_eq!(read.aside, ["Référents!2", "Référents!3"], "{}", read.told);
    assert!(read.codes.contains(&"X14 E Référents!B2".to_owned()), "{:?}", read.codes);
}

/// #hidden-schools
#[test]
fn a_hidden_sheet_of_schools_does_not_beat_rows_that_name_their_heads() {
    let flat = "\
UAI | Établissement | Civilité chef | Nom du chef | Prénom du chef | Courriel du chef | Dotation | Civilité | Nom | Prénom | IMP | 1a-1 | 2-3 | 2-4
9830004M | Collège Georges Baudoux | Mme | NOUVELLE | Anne | ce.9830004m@ac.invalid | 1 | Mme | LE GOFF | Anaïs | 1 | x | x |";
    let read = read(&[("Feuil1", flat), ("[Établissements]", SCHOOLS)]);
    assert_eq!(read.schools, ["9830004M Collège Georges Baudoux · Mme NOUVELLE Anne · 1"], "{}", read.told);
    assert_eq!(read.codes, ["X13 I Feuil1!1", "X10 W Établissements!1"], "{}", read.told);
}

/// #shared-with-somebody
#[test]
fn a_tick_and_the_name_of_who_shares_the_mission_say_the_same() {
    let beside = |cells: [&str; 3]| {
        let mut lines = TEACHERS.lines();
        let mut text = format!("{} | Partagée avec", lines.next().unwrap());
        for (line, cell) in lines.zip(cells) {
            text += &format!("\n{line} | {cell}");
        }
        read(&[("Établissements", SCHOOLS), ("Référents", &text)])
    };
    expect("same", &beside(["M. NGUYEN", "Mme LE GOFF", ""]), &["X07 W Référents!J1"]);
    let other = beside(["M. NGUYEN", "non", "Mme WADRA"]);
    assert_eq!(other.aside, ["Référents!3", "Référents!4"], "{:?}", other.codes);
}

/// #same-in-other-words: rows of one school, and of one person, that say one thing in two ways are no question.
#[test]
fn rows_that_say_the_same_in_other_words_do_not_contradict_each_other() {
    let titles = "UAI | Établissement | Civilité chef | Nom du chef | Prénom du chef | Courriel du chef | Dotation IMP | Civilité | Nom | Prénom | IMP | Partage | 1a-1 | 2-3 | 2-4";
    let first = "9830004M | Clg G. Baudoux | Mme | WAÏA | R. | ce.9830004m@ac.invalid | 2 | Mme | LE GOFF | Anaïs | 1 | x | x | x |";
    let last = "9830277J | Collège Jean Mariotti | M. | POAPY | Luc | ce.9830277j@ac.invalid | 1 | M. | MARTIN | Luc | 1 | | x | |";
    let second = "9830004M | Collège Georges Baudoux | Madame | Mme WAÏA | Rose | - | 2 IMP | M. | NGUYEN | Paul | 1 | x | | x | x";
    let flat = [titles, first, second, last].join("\n");
    expect("flat", &read(&[("Feuil1", &flat)]), &["X13 I Feuil1!1"]);
    // what says less is no short form
    for (from, to) in [
        ("Collège Georges Baudoux", "Collège Baudoux"),
        ("Mme WAÏA | Rose", "WAÏA | Lise"),
        ("2 IMP", "3 IMP"),
    ] {
        let found = read(&[("Feuil1", &flat.replace(from, to))]);
        assert!(found.codes.iter().any(|code| code.starts_with("X14 E")), "{to} {:?}", found.codes);
    }
}

/// #two-columns-of-one-title: to dismiss one by its title would dismiss both, so the remedy says to rename it first.
#[test]
fn two_columns_of_missions_with_one_title_are_told_apart_by_renaming() {
    let mut lines = TEACHERS.lines();
    let titles = lines.next().unwrap().replace("1a-1 | 2-3 | 2-4", "Missions | Missions");
    let rows = ["1a-1 ; 2-3 | 1a-1 ; 2-3", "2-3 ; 2-4 | 2-4 ; 1a-1", "1a-1 | 1a-1"];
    let rows = lines.zip(rows).map(|(line, missions)| {
        let cells: Vec<&str> = line.split('|').take(6).collect();
        format!("{} | {missions}", cells.join("|"))
    });
    let teachers = std::iter::once(titles).chain(rows).collect::<Vec<_>>().join("\n");
    let found = read(&[("Établissements", SCHOOLS), ("Référents", &teachers)]);
    assert_eq!(found.aside, ["Référents!3"], "{:?}", found.codes);
    assert!(found.told.contains("renommez celle qui ne compte pas"), "{}", found.told);
    let renamed = teachers.replacen("Missions | Missions", "Missions | Anciennes", 1);
    let settings = "[colonnes]\nignorer = [\"Anciennes\"]";
    let sheets = [("Établissements", SCHOOLS), ("Référents", &*renamed)];
    expect("renamed", &read_with(&sheets, settings).unwrap(), &["X13 I Référents!G1"]);
}
