//! Any layout that people and survey tools make: what is read of it, said in one line for each person, and what is told.
//!
//! The same academy of three people stands in each: whatever the layout, the registry is the same.

mod accounts;
mod carried;
mod chapters;
mod conflicts;
mod flat;
mod grid;
mod mapped;
mod merged;
mod names;
mod refused;
mod sundry;
mod unread;
mod widths;

use grid::{PEOPLE, Read, read, read_with};

const SCHOOLS: &str = "\
UAI | Établissement | Civilité chef | Nom du chef | Prénom du chef | Mél | Dotation IMP
9830004M | Collège Georges Baudoux | Mme | WAÏA | Rose | ce.9830004m@ac.invalid | 2
9830277J | Collège Jean Mariotti | M. | POAPY | Luc | ce.9830277j@ac.invalid | 1";

/// What stands on one row for each teacher, missions as columns.
const TEACHERS: &str = "\
UAI | Civilité | Nom | Prénom | IMP | Partage | 1a-1 | 2-3 | 2-4
9830004M | Mme | LE GOFF | Anaïs | 1 | x | x | x |
9830004M | M. | NGUYEN | Paul | 1 | x | | x | x
9830277J | M. | MARTIN | Luc | 1 | | x | |";

#[track_caller]
fn expect(name: &str, read: &Read, codes: &[&str]) {
    assert_eq!(read.people, PEOPLE, "{name}\n{}", read.told);
    assert_eq!(read.codes, codes, "{name}\n{}", read.told);
    assert_eq!(
        read.schools,
        [
            "9830004M Collège Georges Baudoux · Mme WAÏA Rose · 2",
            "9830277J Collège Jean Mariotti · M. POAPY Luc · 1"
        ],
        "{name}"
    );
}

#[test]
fn two_sheets_are_the_layout_of_the_product() {
    expect("two sheets", &read(&[("Établissements", SCHOOLS), ("Référents", TEACHERS)]), &[]);
}

#[test]
fn one_sheet_for_each_province() {
    let (titles, rows) = TEACHERS.split_once('\n').unwrap();
    let rows: Vec<&str> = rows.lines().collect();
    let south = [titles, rows[0], rows[1]].join("\n");
    // titles of its own, in another order
    let north = "Nom | Prénom | Civilité | Code UAI | Nb IMP | 2-3 | 2-4 | 1a-1\nMARTIN | Luc | M. | 9830277J | 1 | | | x";
    let sheets = [("Établissements", SCHOOLS), ("Province Sud", &*south), ("Province Nord", north)];
    expect("provinces", &read(&sheets), &["X13 I Province Sud!1"]);
}

#[test]
fn schools_and_teachers_in_one_flat_sheet() {
    let flat = "\
UAI | Établissement | Civilité chef | Nom du chef | Prénom du chef | Courriel du chef | Dotation | Civilité | Nom | Prénom | IMP | Partage | 1a-1 | 2-3 | 2-4
9830004M | Collège Georges Baudoux | Mme | WAÏA | Rose | ce.9830004m@ac.invalid | 2 | Mme | LE GOFF | Anaïs | 1 | x | x | x |
9830004m | | | | | | | M. | NGUYEN | Paul | 1 | x | | x | x
9830277J | Collège Jean Mariotti | M. | POAPY | Luc | ce.9830277j@ac.invalid | 1 | M. | MARTIN | Luc | 1 | | x | |";
    expect("flat", &read(&[("Feuil1", flat)]), &["X13 I Feuil1!1", "U03 W Feuil1!A3"]);
}

#[test]
fn titles_on_two_rows_under_groups() {
    let flat = "\
Référents numériques 2027
Établissement | | Chef d'établissement | | | | | Référent | | | IMP | | 1a | 2 |
Code UAI | Nom | Civilité | Nom | Prénom | Courriel | Dotation | Civ | Nom | Prénom | Nombre d'IMP | Partage | 1 | 3 | 4
9830004M | Collège Georges Baudoux | Mme | WAÏA | Rose | ce.9830004m@ac.invalid | 2 | Mme | LE GOFF | Anaïs | 1 | x | x | x |
9830004M | Collège Georges Baudoux | Mme | WAÏA | Rose | ce.9830004m@ac.invalid | 2 | M. | NGUYEN | Paul | 1 | x | | x | x
9830277J | Collège Jean Mariotti | M. | POAPY | Luc | ce.9830277j@ac.invalid | 1 | M. | MARTIN | Luc | 1 | | x | |";
    expect("groups", &read(&[("Feuil1", flat)]), &["X13 I Feuil1!3"]);
    // merged over both rows; the missions below their sections
    let merged = "\
UAI | Civilité | Nom | Prénom | IMP | Partage | 1a Accompagner | 2 Disponibilité |
 | | | | | | 1a-1 | 2-3 | 2-4
9830004M | Mme | LE GOFF | Anaïs | 1 | x | x | x |
9830004M | M. | NGUYEN | Paul | 1 | x | | x | x
9830277J | M. | MARTIN | Luc | 1 | | x | |";
    expect("merged", &read(&[("Établissements", SCHOOLS), ("Référents", merged)]), &[]);
}

/// Survey tools: the texts of the missions, never their codes. Two of them hold commas in the official letter; here they are near
/// one another.
#[test]
fn missions_packed_in_cells() {
    let [counsel, make, follow] = grid::texts();
    for (name, separator, end) in [
        ("Forms", ";", ";"),
        ("Google", ", ", ""),
        ("lines", "⏎", ""),
        ("Démarches", ", ", ""),
        ("semicolon", " ; ", " ;"),
    ] {
        let packed = |texts: &[&str]| texts.join(separator) + end;
        let teachers = format!(
            "Horodateur | UAI | Civilité | Nom | Prénom | IMP | Partage | Quelles missions ? (chapitre 1) | Chapitre 2\n\
             1 | 9830004M | Mme | LE GOFF | Anaïs | 1 | x | {} | {}\n\
             2 | 9830004M | M. | NGUYEN | Paul | 1 | x | | {}\n\
             3 | 9830277J | M. | MARTIN | Luc | 1 | | {} | ",
            packed(&[&counsel]),
            packed(&[&make]),
            packed(&[&make, &follow]),
            packed(&[&counsel]),
        );
        let sheets = [("Établissements", SCHOOLS), ("Réponses", &*teachers)];
        let codes = ["X05 W Réponses!1", "X13 I Réponses!H1", "X13 I Réponses!I1"];
        expect(name, &read(&sheets), &codes);
    }
}

/// #mostly-leftovers: a column that is meant for missions is read for the one that can be; the others are told at their cells.
#[test]
fn missions_of_which_few_can_be_read_are_told_and_not_passed_over() {
    let teachers = "\
UAI | Civilité | Nom | Prénom | IMP | Partage | Missions
9830004M | Mme | LE GOFF | Anaïs | 1 | x | 2-3
9830004M | M. | NGUYEN | Paul | 1 | x | Toutes sauf 2-3
9830277J | M. | MARTIN | Luc | 1 | | toutes les missions";
    let found = read(&[("Établissements", SCHOOLS), ("Référents", teachers)]);
    for cell in ["M07 W Référents!G3", "M07 W Référents!G4"] {
        assert!(found.codes.iter().any(|code| code == cell), "{:?} {}", found.codes, found.told);
    }
}

#[test]
fn a_row_for_each_person_and_mission() {
    let long = "\
UAI | Civilité | Nom | Prénom | IMP | Partage | Mission | Coché
9830004M | Mme | LE GOFF | Anaïs | 1 | x | 1a-1 | oui
9830004M | Mme | Le Goff | Anais | | | 2-3 | oui
9830004M | Mme | LE GOFF | Anaïs | 1 | x | 2-4 | non
9830004M | M. | NGUYEN | Paul | 1 | x | 2-3 | oui
9830004M | M. | NGUYEN | Paul | 1 | x | 2-4 | oui
9830277J | M. | MARTIN | Luc | 1 | | 1a-1 | oui";
    let codes = ["X13 I Référents!1"];
    // #a-tick-is-its-rows: the first row of a person does not tick, the next one does
    let blank = long.replacen(
        "Mission | Coché\n",
        "Mission | Coché\n9830277J | M. | MARTIN | Luc | 1 | | 2-4 |\n",
        1,
    );
    let blank = read(&[("Établissements", SCHOOLS), ("Référents", &blank)]);
    assert_eq!((&*blank.people[0], blank.codes.len()), (PEOPLE[2], 1), "{}", blank.told);
    expect("long", &read(&[("Établissements", SCHOOLS), ("Référents", long)]), &codes);
}

/// #parts-filters-and-calls: the template says `projet.code`, `projet.texte` and `projet.fin` in its loop, which asks for no column.
#[test]
fn columns_titled_like_the_parts_of_a_project_are_no_fields() {
    let [counsel, make, follow] = grid::texts();
    let long = format!(
        "UAI | Civilité | Nom | Prénom | IMP | Partage | Code | Mission | Fin\n\
         9830004M | Mme | LE GOFF | Anaïs | 1 | x | 1a-1 | {counsel} | juin\n\
         9830004M | Mme | LE GOFF | Anaïs | 1 | x | 2-3 | {make} | mai\n\
         9830004M | M. | NGUYEN | Paul | 1 | x | 2-3 | {make} | juin\n\
         9830004M | M. | NGUYEN | Paul | 1 | x | 2-4 | {follow} | mai\n\
         9830277J | M. | MARTIN | Luc | 1 | | 1a-1 | {counsel} | juin"
    );
    let read = read(&[("Établissements", SCHOOLS), ("Référents", &long)]);
    expect("code and text", &read, &["X05 W Référents!1", "X13 I Référents!1"]);
}

/// #a-row-that-goes-on: the name stands on the first row of each, the rest is blank or merged.
#[test]
fn a_row_for_each_mission_under_one_name() {
    let [counsel, make, follow] = grid::texts();
    let long = format!(
        "UAI | Civilité | Nom | Prénom | IMP | Partage | Mission confiée\n\
         9830004M | Mme | LE GOFF | Anaïs | 1 | x | {counsel}\n | | | | | | {make}\n\
         9830004M | M. | NGUYEN | Paul | 1 | x | {make}\n | | | | | | {follow}\n\
         9830277J | M. | MARTIN | Luc | 1 | | {counsel}"
    );
    let codes = ["X13 I Référents!1"];
    expect("under one name", &read(&[("Établissements", SCHOOLS), ("Référents", &long)]), &codes);
}

/// #a-tick-by-another-name: every person has every mission, and a column says which are theirs; the code stands beside the text.
#[test]
fn a_row_for_each_person_and_every_mission() {
    let [counsel, make, follow] = grid::texts();
    let missions = [("1a-1", &counsel), ("2-3", &make), ("2-4", &follow)];
    let mut long =
        "UAI | Civilité | Nom | Prénom | IMP | Partage | Code mission | Mission | Confiée".to_owned();
    for (person, given) in [
        ("9830004M | Mme | LE GOFF | Anaïs | 1 | x", ["Oui", "Oui", "Non"]),
        ("9830004M | M. | NGUYEN | Paul | 1 | x", ["Non", "Oui", "Oui"]),
        ("9830277J | M. | MARTIN | Luc | 1 | ", ["Oui", "Non", "Non"]),
    ] {
        for ((code, text), given) in missions.iter().zip(given) {
            long += &format!("\n{person} | {code} | {text} | {given}");
        }
    }
    let codes = ["X13 I Référents!1"];
    expect("every mission", &read(&[("Établissements", SCHOOLS), ("Référents", &long)]), &codes);
}

#[test]
fn one_column_for_each_option_of_a_survey() {
    let [counsel, make, follow] = grid::texts();
    let teachers = format!(
        "id | submitdate | Code UAI de votre établissement ? | Civilité | Quel est votre nom ? | Votre prénom : | Nombre d’IMP | \
         Mission partagée ? | Missions [{counsel}] | Missions [{make}] | Missions [{follow}]\n\
         1 | a | 9830004M | Mme | LE GOFF | Anaïs | 1 | Oui | Oui | Oui | Non\n\
         2 | b | 9830004M | M. | NGUYEN | Paul | 1 | Oui | N/A | Y | Oui\n\
         3 | c | 9830277J | M. | MARTIN | Luc | 1 | Non | Oui | | "
    );
    let sheets = [("Établissements", SCHOOLS), ("survey_123", &*teachers)];
    expect("LimeSurvey", &read(&sheets), &["X05 W survey_123!1"]);
}

/// #columns-of-the-tool: who has answered is no referent.
#[test]
fn the_columns_of_a_survey_tool_give_way_to_those_that_say_whose_they_are() {
    let teachers = TEACHERS
        .replace("UAI | Civilité | Nom | Prénom", "Email | Nom | UAI | Civilité | Nom du référent | Prénom")
        .replace("\n98", "\ncourrier@dane.invalid | anonymous | 98")
        .replace("IMP", "Courriel du référent | IMP")
        .replace(" | 1 | ", " | nom@ac.invalid | 1 | ");
    let sheets = [("Établissements", SCHOOLS), ("Référents", &*teachers)];
    expect("tool", &read(&sheets), &["X05 W Référents!1"]);
}

#[test]
fn the_settings_say_what_a_column_is() {
    let teachers = TEACHERS
        .replace("IMP", "Quotité retenue | IMP")
        .replace(" | 1 | x", " | 1 | 3 | x")
        .replace("Luc | 1 |", "Luc | 1 | 3 |")
        .replace("1a-1", "Question 12");
    let sheets = [("Établissements", SCHOOLS), ("Référents", &*teachers)];
    let settings = "[colonnes]\nIMP = \"quotité retenue\"\n\"1a-1\" = [\"Question 12\"]\n";
    expect("settings", &read_with(&sheets, settings).unwrap(), &[]);
    // a title that is nowhere
    let read = read_with(&sheets, &format!("{settings}Nom = \"Famille\"\nignorer = \"Partage\"\n")).unwrap();
    assert_eq!(read.codes, ["A04 W -", "SH03 W Référents!2"], "{}", read.told);
    for (settings, says) in [
        ("[colonnes]\nImpp = \"x\"\n", "« IMP »"),
        ("[colonnes]\nCourriel = \"x\"\n", "peut vouloir dire"),
        ("[colonnes]\n\"9a-9\" = \"x\"\n", "ni le titre d’une colonne, ni le code d’une mission"),
    ] {
        let error = read_with(&sheets, settings).unwrap_err().replace('\u{a0}', " ");
        assert!(error.contains(says), "{error}");
    }
}
