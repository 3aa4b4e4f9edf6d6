//! A text of columns whose rows have more cells than their titles, or fewer: what stands behind the fault is under its neighbour's
//! title, and no letter may be made of it.

use super::PEOPLE;
use super::grid::{Read, read_text};

const TITLES: &str = "UAI;Établissement;Civilité chef;Nom du chef;Prénom du chef;Mél;Dotation IMP;Civilité;Nom;Prénom;IMP;Partage;Projet 1;1a-1;2-3;2-4";
const ROWS: [&str; 3] = [
    "9830004M;Collège Georges Baudoux;Mme;WAÏA;Rose;ce.9830004m@ac.invalid;2;Mme;LE GOFF;Anaïs;1;x;Webradio;x;x;",
    "9830004M;Collège Georges Baudoux;Mme;WAÏA;Rose;ce.9830004m@ac.invalid;2;M.;NGUYEN;Paul;1;x;;;x;x",
    "9830277J;Collège Jean Mariotti;M.;POAPY;Luc;ce.9830277j@ac.invalid;1;M.;MARTIN;Luc;1;;;x;;",
];

fn text(titles: &str, rows: &[&str]) -> String {
    format!("{titles}\n{}\n", rows.join("\n"))
}

#[track_caller]
fn sound(name: &str, text: &str) -> Read {
    let read = read_text(text).unwrap();
    assert_eq!(read.people, PEOPLE, "{name}\n{}", read.told);
    let layout = |code: &&String| !code.starts_with("X13");
    assert_eq!(read.codes.iter().find(layout), None, "{name}\n{}", read.told);
    read
}

#[test]
fn a_row_of_another_width_is_set_aside() {
    for (name, from, to, cells) in [
        ("a separator in a text without quotation marks", "Webradio", "Webradio ; club", 17),
        ("a separator that is missing", "Webradio;", "Webradio", 15),
        ("one at the end too many", "x;x;", "x;x;;", 17),
        ("several", "Webradio", "a;b;c", 18),
    ] {
        let read = read_text(&text(TITLES, &[&ROWS[0].replace(from, to), ROWS[1], ROWS[2]])).unwrap();
        assert_eq!(read.aside, ["essai!2"], "{name}\n{}", read.told);
        assert!(read.codes.contains(&"X14 E essai!2".to_owned()), "{name}\n{:?}", read.codes);
        let told = read.told.replace('\u{a0}', " ");
        assert!(told.contains(&format!("a {cells} cellules, et les titres en ont 16")), "{name}\n{told}");
    }
}

#[test]
fn titles_of_another_width_than_their_rows_are_refused() {
    for (name, titles) in [
        ("one too many", TITLES.replace("Projet 1", "Projet ; idée")),
        ("one too few", TITLES.replace("Projet 1;", "Projet 1 ")),
    ] {
        let told = read_text(&text(&titles, &ROWS)).unwrap_err().replace('\u{a0}', " ");
        assert!(told.contains("la ligne des titres (ligne 1)") && told.contains("ont 16"), "{name}\n{told}");
    }
    // a text that closes its cell with marks of its own
    for titles in ["\"Projet \"1\"\"", "\"Projet \"1 ; idée\" (titre)\""] {
        let told = read_text(&text(&TITLES.replace("Projet 1", titles), &ROWS)).unwrap_err();
        assert!(told.contains("à la ligne 1, du texte suit le guillemet"), "{titles}\n{told}");
    }
    let row = ROWS[0].replace("Webradio", "\"Webradio \"Cagou ; la radio\" du collège\"");
    let told = read_text(&text(TITLES, &[&row, ROWS[1], ROWS[2]])).unwrap_err();
    assert!(told.contains("à la ligne 2, du texte suit le guillemet"), "{told}");
}

/// What the sentences propose is read.
#[test]
fn what_is_proposed_is_read() {
    let row = ROWS[0].replace("Webradio", "\"Webradio \"\"Cagou ; la radio\"\" du collège\"");
    let read = sound("doubled", &text(TITLES, &[&row, ROWS[1], ROWS[2]]));
    assert_eq!(read.projects[0], ["Webradio \"Cagou\u{202f}; la radio\" du collège"]);
}

/// Other widths that programs and people write, and that shift nothing.
#[test]
fn blank_cells_at_the_end_are_no_fault() {
    let blanks: Vec<String> = ROWS.iter().map(|row| format!("{row};")).collect();
    let blanks: Vec<&str> = blanks.iter().map(String::as_str).collect();
    sound("a separator behind each row", &text(TITLES, &blanks));
    sound("behind the titles", &text(&format!("{TITLES};;"), &ROWS));
    sound("behind all", &text(&format!("{TITLES};"), &blanks));
    let trimmed: Vec<&str> = ROWS.iter().map(|row| row.trim_end_matches(';')).collect();
    sound("each row cut behind its last cell", &text(TITLES, &trimmed));
    let lines = format!("Enquête\n\n{}Saisi le 1er mars\n", text(TITLES, &ROWS));
    let read = read_text(&lines).unwrap();
    assert_eq!(read.people, PEOPLE, "{}", read.told);
    assert!(!read.codes.iter().any(|code| code.starts_with("X14")), "{:?}", read.codes);
    // Excel leaves the blank cells at the end out where all of 16 rows have them
    let short = [ROWS[0].trim_end_matches(';'), ROWS[2].strip_suffix(';').unwrap()];
    let blank = ";".repeat(15);
    let block: Vec<&str> = [ROWS[1]].into_iter().chain([&*blank; 14]).chain(short).collect();
    let read = read_text(&text(TITLES, &block)).unwrap();
    assert_eq!((read.people.len(), read.aside.len()), (3, 0), "{}", read.told);
    let read = read_text(&text(TITLES, &[ROWS[1], ROWS[1], ROWS[1], short[0], short[1]])).unwrap();
    assert!(read.codes.contains(&"X14 E essai!5".to_owned()), "{:?}", read.codes);
}
