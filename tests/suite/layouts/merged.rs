//! Schools merged downwards over the rows of their teachers, in each format whose reader knows merged cells.

use std::path::Path;

use lettres_rne::workbook::Across;

use super::grid::{Read, read_across, read_file, read_merged};
use super::{SCHOOLS, TEACHERS, expect};

#[test]
fn a_school_merged_over_its_teachers_is_that_of_each() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/workbooks");
    for file in ["merged.xlsx", "merged.xls", "merged.ods"] {
        let bytes = std::fs::read(folder.join(file)).unwrap();
        // the subtotal within the merge is told, the blank row within it is nobody
        expect(file, &read_file(bytes), &["X13 I Feuil1!1", "X04 I Feuil1!4"]);
    }
}

fn merged(teachers: &str, merges: &[(u16, u32, u32)]) -> Read {
    read_merged(&[("Établissements", SCHOOLS, &[]), ("Référents", teachers, merges)])
}

/// One number or one tick over the rows of two people: told at the cell, read for the first, shared out to nobody.
#[test]
fn a_cell_merged_over_people_is_told_and_not_shared_out() {
    let imp = TEACHERS.replace("NGUYEN | Paul | 1 |", "NGUYEN | Paul | |");
    let read = merged(&imp, &[(5, 2, 3)]);
    assert_eq!(read.codes, ["X16 E Référents!E2", "I01 E Référents!E3"], "{}", read.told);
    assert_eq!(read.aside, ["Référents!2", "Référents!3"]);
    let tick = TEACHERS.replace("1 | x | | x | x\n", "1 | x | | | x\n");
    let read = merged(&tick, &[(8, 2, 3)]);
    assert_eq!(read.codes, ["X16 W Référents!H2"], "{}", read.told);
    assert!(read.told.replace('\u{a0}', " ").contains("avec celle d’une autre personne"), "{}", read.told);
}

/// One tick over several missions of a person: nobody knows whether all are meant. Over a blank, or over words, it is no tick.
#[test]
fn a_tick_merged_over_missions_is_told_and_its_row_waits() {
    let teachers = TEACHERS.replace("Anaïs | 1 | x | x | x |", "Anaïs | 1 | x | x | |");
    let across = |teachers: &str, merges: &[Across]| {
        read_across("Référents", &[("Établissements", SCHOOLS), ("Référents", teachers)], merges)
    };
    let read = across(&teachers, &[(2, 7, 9)]);
    assert_eq!(read.codes, ["X16 E Référents!G2"], "{}", read.told);
    assert_eq!(read.aside, ["Référents!2"]);
    assert!(read.told.replace('\u{a0}', " ").contains("avec celles de 2 autres colonnes"), "{}", read.told);
    expect("elsewhere", &across(TEACHERS, &[(1, 7, 9), (3, 7, 8), (2, 3, 4), (4, 9, 12)]), &[]);
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/workbooks");
    for file in ["across.xlsx", "across.xls", "across.ods"] {
        let read = read_file(std::fs::read(folder.join(file)).unwrap());
        assert_eq!(read.codes, ["X13 I Feuil1!1", "X16 E Feuil1!M2"], "{file} {}", read.told);
    }
}

/// Merges that say nothing of anybody else: a remark, the rows of one person, an empty cell, the sheet's own words.
#[test]
fn other_merges_are_nobodys_fault() {
    expect("empty", &merged(TEACHERS, &[(9, 2, 2), (12, 2, 4)]), &[]);
    let long = "\
UAI | Civilité | Nom | Prénom | IMP | Partage | Mission | Remarque
9830004M | Mme | LE GOFF | Anaïs | 1 | x | 1a-1 | vu
 | | | | | | 2-3 |
9830004M | M. | NGUYEN | Paul | 1 | x | 2-3 |
9830004M | M. | NGUYEN | Paul | | | 2-4 |
9830277J | M. | MARTIN | Luc | 1 | | 1a-1 |";
    let merges = [(3, 2, 3), (5, 2, 3), (5, 4, 5), (6, 4, 5), (8, 2, 6)];
    expect("one person", &merged(long, &merges), &["X13 I Référents!1"]);
}

/// Schools: one envelope for two of them.
#[test]
fn an_envelope_merged_over_two_schools_is_told() {
    let schools = SCHOOLS.replace("| 1", "|");
    let read = read_merged(&[("Établissements", &schools, &[(7, 2, 3)]), ("Référents", TEACHERS, &[])]);
    assert!(read.codes.contains(&"X16 W Établissements!G2".to_owned()), "{:?}", read.codes);
}
