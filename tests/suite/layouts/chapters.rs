//! Columns that stand for a chapter of the letter, above the ranks or the codes of what is ticked in it.

use super::grid::{PEOPLE, Read, read};
use super::{SCHOOLS, expect};

/// The people of the academy, with these titles and, for each of them, these cells.
fn sheet(titles: &str, cells: [&str; 3]) -> String {
    format!(
        "UAI | Civilité | Nom | Prénom | IMP | Partage | {titles}\n\
         9830004M | Mme | LE GOFF | Anaïs | 1 | x | {}\n\
         9830004M | M. | NGUYEN | Paul | 1 | x | {}\n\
         9830277J | M. | MARTIN | Luc | 1 | | {}",
        cells[0], cells[1], cells[2]
    )
}

fn of(titles: &str, cells: [&str; 3]) -> Read {
    read(&[("Établissements", SCHOOLS), ("Référents", &sheet(titles, cells))])
}

#[test]
fn ranks_and_codes_under_a_chapter_are_missions() {
    for (titles, cells) in [
        ("1a | 2", ["1 | 3", " | 3 ; 4", "1 |"]),
        ("1a | 2", ["1a-1 | 2-3", "non | 2-3, 2-4", "1a-1 | 0"]),
        ("Chapitre 1 | Chapitre 2", ["1a-1 | 3", " | 3⏎4", "1a1 | -"]),
        ("1.a | 2.", ["1 | 2.3", " | 3 et 4", "1 |"]),
    ] {
        // `2.3` without quotation marks is a number, as in Excel
        let cells = cells.map(|cell| cell.replace("2.3", "2-3"));
        let cells = [&*cells[0], &*cells[1], &*cells[2]];
        expect(titles, &of(titles, cells), &["X13 I Référents!G1", "X13 I Référents!H1"]);
    }
}

/// What is no rank of the chapter is never lost in silence, and never half read.
#[test]
fn what_is_no_mission_of_the_chapter_is_told_at_its_cell() {
    for wrong in ["3 ; 99", "3 à 4", "1a-1", "x", "3.4", "Suivre"] {
        let read = of("1a | 2", ["1 | 3", &format!("| {wrong}"), "1 | 4"]);
        let codes: Vec<&String> = read.codes.iter().filter(|code| code.starts_with("M07")).collect();
        assert_eq!(codes, ["M07 E Référents!H3"], "{wrong}: {}", read.told);
        assert_eq!(read.aside, ["Référents!3"], "{wrong}");
        assert_eq!(read.people[0], PEOPLE[0], "{wrong}");
    }
}

/// `1` alone may be a rank or a yes: nobody guesses, and every cell says so.
#[test]
fn ticks_under_a_chapter_are_told_and_not_read() {
    for tick in ["1", "x", "oui"] {
        let read = of("1a | 2", [&format!("{tick} | {tick}"), &format!("| {tick}"), "non |"]);
        let told: Vec<&String> = read.codes.iter().filter(|code| code.starts_with("M07")).collect();
        assert_eq!(told, ["M07 W Référents!G2", "M07 W Référents!H2", "M07 W Référents!H3"], "{}", read.told);
        assert!(read.people.iter().all(|person| !person.contains("1a-1") && !person.contains("2-")));
    }
}

/// A number for a title that is no chapter of the template is any column; a rank under its section is a mission.
#[test]
fn other_numbers_are_no_chapters() {
    let read = of("7 | 1b | 2027", ["1 | 2 | 3", "|", "|"]);
    assert!(read.codes.iter().all(|code| !code.starts_with("M07")), "{}", read.told);
    let ranks = "\
Référent | | | | IMP | | 1a | 2 |
UAI | Civilité | Nom | Prénom | IMP | Partage | 1 | 3 | 4
9830004M | Mme | LE GOFF | Anaïs | 1 | x | x | x |
9830004M | M. | NGUYEN | Paul | 1 | x | | x | x
9830277J | M. | MARTIN | Luc | 1 | | x | |";
    expect("ranks", &super::read(&[("Établissements", SCHOOLS), ("Référents", ranks)]), &[]);
}

/// A chapter beside a column of one of its missions that says otherwise is a question.
#[test]
fn a_chapter_that_contradicts_a_column_is_a_question() {
    let read = of("2 | 2-4", ["3 | x", "3 ; 4 | x", "3 |"]);
    assert!(read.codes.contains(&"X14 E Référents!G2".to_owned()), "{:?}", read.codes);
    assert!(read.aside.contains(&"Référents!2".to_owned()), "{:?}", read.aside);
}

/// #chapters-of-one-table: where one chapter is read, what is none of another's ranks is an error and no field.
#[test]
fn a_chapter_whose_cells_are_mostly_wrong_is_told_as_gravely() {
    let read = of("1a | Missions du chapitre 2", ["1 | x", "1a-1 | 99", "1 | 3"]);
    let told: Vec<&String> = read.codes.iter().filter(|code| code.starts_with("M07")).collect();
    assert_eq!(told, ["M07 E Référents!H2", "M07 E Référents!H3"], "{}", read.told);
    assert_eq!(read.aside, ["Référents!2", "Référents!3"]);
}
