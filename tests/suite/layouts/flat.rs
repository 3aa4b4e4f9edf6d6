//! Flat sheets: schools that bear one code, schools without a teacher, what is missing; titles that are the same; hidden sheets.

use super::grid::{PEOPLE, read, read_with};
use super::{SCHOOLS, TEACHERS, expect};

const FLAT: &str = "\
UAI | Établissement | Civilité chef | Nom du chef | Prénom du chef | Courriel du chef | Dotation | Civilité | Nom | Prénom | IMP | Partage | 1a-1 | 2-3 | 2-4";

/// #one-code-of-two-schools: handbook, scenario 6.
#[test]
fn an_antenne_that_bears_the_code_of_its_school_is_a_school_of_its_own() {
    let schools =
        ["9830418M Collège de Wani · Mme WAÏA Rose · 1", "9830418M LP ALP de Houaïlou · M. POAPY Luc · 1"];
    let people = ["9830418M · Mme LE GOFF Anaïs · 1 · 1a-1", "9830418M · M. NGUYEN Paul · 1 · 2-3"];
    let flat = format!(
        "{FLAT}\n\
         9830418M | Collège de Wani | Mme | WAÏA | Rose | ce.9830418m@ac.invalid | 1 | Mme | LE GOFF | Anaïs | 1 | | x | |\n\
         9830418M | LP ALP de Houaïlou | M. | POAPY | Luc | alp@ac.invalid | 1 | M. | NGUYEN | Paul | 1 | | | x |"
    );
    let sheets = "UAI | Établissement | Civilité chef | Nom du chef | Prénom du chef | Mél | Dotation IMP\n\
         9830418M | Collège de Wani | Mme | WAÏA | Rose | ce.9830418m@ac.invalid | 1\n\
         9830418M | LP ALP de Houaïlou | M. | POAPY | Luc | alp@ac.invalid | 1";
    // short names on the rows of teachers
    let teachers = "UAI | Établissement | Civilité | Nom | Prénom | IMP | 1a-1 | 2-3 | 2-4\n\
         9830418M | Wani | Mme | LE GOFF | Anaïs | 1 | x | |\n\
         9830418M | ALP Houaïlou | M. | NGUYEN | Paul | 1 | | x |";
    for (name, read, codes) in [
        ("flat", read(&[("Feuil1", &flat)]), ["X13 I Feuil1!1", "U06 W Feuil1!3"].as_slice()),
        (
            "two sheets",
            read(&[("Établissements", sheets), ("Référents", teachers)]),
            &["U06 W Établissements!3"],
        ),
    ] {
        assert_eq!(
            (&read.schools[..], &read.people[..]),
            (&schools.map(str::to_owned)[..], &people.map(str::to_owned)[..]),
            "{name}"
        );
        assert_eq!(read.codes, codes, "{name} {}", read.told);
        assert!(read.aside.is_empty(), "{name} {:?}", read.aside);
    }
    // without a name nobody knows which
    let unnamed = format!("{flat}\n9830418M | | | | | | | M. | MARTIN | Luc | 1 | | x | |");
    let unnamed = read(&[("Feuil1", &unnamed)]);
    assert_eq!(unnamed.aside, ["Feuil1!4"], "{}", unnamed.told);
    // two schools of their own are a slip, and the remedy says so
    let two = flat.replace("LP ALP de Houaïlou", "Collège de Koné");
    let two = read(&[("Feuil1", &two)]);
    assert!(two.codes.contains(&"X14 E Feuil1!B3".to_owned()), "{:?}", two.codes);
    assert!(two.told.contains("corrigez l’un des codes"), "{}", two.told);
}

/// #no-referent-yet
#[test]
fn a_school_without_a_teacher_is_one_finding() {
    let mut flat = FLAT.to_owned();
    for line in [
        "9830004M | Collège Georges Baudoux | Mme | WAÏA | Rose | ce.9830004m@ac.invalid | 2 | Mme | LE GOFF | Anaïs | 1 | x | x | x |",
        "9830004M | | | | | | | M. | NGUYEN | Paul | 1 | x | | x | x",
        "9830277J | Collège Jean Mariotti | M. | POAPY | Luc | ce.9830277j@ac.invalid | 1 | M. | MARTIN | Luc | 1 | | x | |",
        "9830278K | Collège de Koné | Mme | TEIN | Léa | ce.9830278k@ac.invalid | | | - | | 0 | non | | |",
    ] {
        flat += &format!("\n{line}");
    }
    let read_one = read(&[("Feuil1", &flat)]);
    assert_eq!(read_one.people, PEOPLE, "{}", read_one.told);
    assert_eq!(read_one.schools[2], "9830278K Collège de Koné · Mme TEIN Léa · ?");
    assert_eq!(read_one.codes, ["X13 I Feuil1!1", "X04 I Feuil1!5"], "{}", read_one.told);
    // an envelope without a referent is told as such, as in a sheet of schools
    let given = read(&[("Feuil1", &flat.replace("9830278k@ac.invalid | |", "9830278k@ac.invalid | 1 |"))]);
    assert_eq!(given.codes, ["X13 I Feuil1!1", "B03 W Feuil1!G5"], "{}", given.told);
    // a tick without a name is somebody's
    let ticked = read(&[("Feuil1", &flat.replace("0 | non | |", "0 | non | x |"))]);
    assert!(ticked.codes.contains(&"P01 E Feuil1!I5".to_owned()), "{:?}", ticked.codes);
}

#[test]
fn what_a_flat_sheet_lacks_of_its_schools_is_told_where_a_column_may_be_it() {
    let flat = "UAI | Établissement | Nom du chef | Adresse du collège | Civilité | Nom | Prénom | IMP | Partage | 1a-1 | 2-3 | 2-4\n\
                9830004M | Collège Georges Baudoux | WAÏA | x@ac.invalid | Mme | LE GOFF | Anaïs | 1 | | x | x |\n\
                9830277J | Collège Jean Mariotti | | x@ac.invalid | Mme | MARTIN | Luc | 1 | | x | x |";
    let read = read(&[("Feuil1", flat)]);
    assert!(read.codes.contains(&"X05 W Feuil1!1".to_owned()), "{:?}", read.codes);
    let told = read.told.replace('\u{a0}', " ");
    assert!(told.contains("« Courriel du chef d’établissement »"), "{told}");
    assert!(told.contains("« Civilité du chef d’établissement »"), "{told}");
    assert!(!told.contains("feuille Établissements"), "{told}");
}

/// A remedy that can't work is none.
#[test]
fn two_columns_of_one_title_are_told_to_be_renamed() {
    let twice = TEACHERS.replace("| IMP", "| IMP | IMP").replace("| 1 | x", "| 1 | 2 | x");
    let twice =
        read(&[("Établissements", SCHOOLS), ("Référents", &twice.replace("Luc | 1 |", "Luc | 1 | 1 |"))]);
    assert!(twice.codes.contains(&"X07 W Référents!F1".to_owned()), "{:?}", twice.codes);
    assert!(
        twice.told.contains("Renommez ou supprimez l’une des deux") && !twice.told.contains("[colonnes]"),
        "{}",
        twice.told
    );
    let two = TEACHERS.replace("| IMP", "| IMP | Nb IMP").replace("| 1 | x", "| 1 | 2 | x");
    let two = read(&[("Établissements", SCHOOLS), ("Référents", &two.replace("Luc | 1 |", "Luc | 1 | 1 |"))]);
    assert!(two.told.contains("[colonnes]"), "{}", two.told);
}

#[test]
fn the_settings_name_a_mission_under_its_group() {
    let teachers = "Identité | | | | IMP | | Conseil | Tickets |\n\
                    UAI | Civilité | Nom | Prénom | Nombre d'IMP | Partage | Oui ou non | Créer | Suivre\n\
                    9830004M | Mme | LE GOFF | Anaïs | 1 | x | x | x |\n\
                    9830004M | M. | NGUYEN | Paul | 1 | x | | x | x\n\
                    9830277J | M. | MARTIN | Luc | 1 | | x | |";
    let sheets = [("Établissements", SCHOOLS), ("Référents", teachers)];
    let settings =
        "[colonnes]\n\"1a-1\" = \"Oui ou non Conseil\"\n\"2-3\" = \"Tickets Créer\"\n\"2-4\" = \"Suivre\"\n";
    expect("group", &read_with(&sheets, settings).unwrap(), &[]);
}

#[test]
fn a_lone_hidden_sheet_is_read_and_told() {
    expect(
        "schools",
        &read(&[("[Établissements]", SCHOOLS), ("Référents", TEACHERS)]),
        &["X10 W Établissements!1"],
    );
    expect(
        "teachers",
        &read(&[("Établissements", SCHOOLS), ("[Référents]", TEACHERS)]),
        &["X10 W Référents!1"],
    );
}

#[test]
fn a_code_that_is_missing_is_proposed_by_the_name_beside_it() {
    let teachers =
        TEACHERS.replace("UAI |", "UAI | Établissement |").replace("9830004M |", "9830004M | Baudoux |");
    for typed in ["", "Mariotti", "983"] {
        let teachers = teachers.replace("9830277J |", &format!("{typed} | Collège Jean Mariotti |"));
        let read = read(&[("Établissements", SCHOOLS), ("Référents", &teachers)]);
        let code = format!("U01 E Référents!{}", "A4");
        assert!(read.codes.contains(&code), "{typed}: {:?}", read.codes);
        assert!(read.told.contains("c’est sans doute 9830277J"), "{typed}: {}", read.told);
    }
}

/// #mail-of-the-school: in a flat sheet a bare "Mél" of `ce.` addresses is the head's, not the referent's.
#[test]
fn a_bare_column_of_school_addresses_is_the_heads() {
    let flat = |of: &str| {
        format!(
            "UAI | Établissement | Civilité chef | Nom du chef | Prénom du chef | Mél | Dotation | Civilité | Nom | Prénom | IMP | Partage | 1a-1 | 2-3 | 2-4\n\
             9830004M | Collège Georges Baudoux | Mme | WAÏA | Rose | {of}9830004m@ac.invalid | 2 | Mme | LE GOFF | Anaïs | 1 | x | x | x |\n\
             9830004M | | | | | | | M. | NGUYEN | Paul | 1 | x | | x | x\n\
             9830277J | Collège Jean Mariotti | M. | POAPY | Luc | {of}9830277j@ac.invalid | 1 | M. | MARTIN | Luc | 1 | | x | |"
        )
    };
    expect("ce.", &read(&[("Feuil1", &flat("ce."))]), &["X13 I Feuil1!1"]);
    // any other address may be the referent's own
    let own = read(&[("Feuil1", &flat("p"))]);
    assert!(own.codes.contains(&"C01 W Feuil1!2".to_owned()), "{:?}", own.codes);
}

/// #an-exact-title: in a flat sheet the bare "Nom" is the referent's, and never a second name of the school.
#[test]
fn a_second_bare_name_is_no_name_of_the_school() {
    let titles = "UAI | Établissement | Nom du chef | Prénom du chef | Civilité chef | Courriel du chef | Dotation | Civilité | Nom | Prénom | IMP | Partage | 1a-1 | 2-3 | 2-4 | Nom";
    let flat = [
        titles,
        "9830004M | Collège Georges Baudoux | WAÏA | Rose | Mme | ce.9830004m@ac.invalid | 2 | Mme | LE GOFF | Anaïs | 1 | x | x | x | |",
        "9830004M | Collège Georges Baudoux | WAÏA | Rose | Mme | ce.9830004m@ac.invalid | 2 | M. | NGUYEN | Paul | 1 | x | | x | x |",
        "9830277J | Collège Jean Mariotti | POAPY | Luc | M. | ce.9830277j@ac.invalid | 1 | M. | MARTIN | Luc | 1 | | x | | |",
    ]
    .join("\n");
    let found = read(&[("Feuil1", &flat)]);
    expect("flat", &found, &["X13 I Feuil1!1", "X07 W Feuil1!P1"]);
}
