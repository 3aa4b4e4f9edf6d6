//! A workbook that is refused for its titles says what was looked at, what was understood, and what to do.

use super::grid::{PEOPLE, read_with};
use super::{SCHOOLS, TEACHERS};

/// What a refusal says, with plain spaces.
fn refusal(sheets: &[(&str, &str)]) -> String {
    read_with(sheets, "").unwrap_err().replace(['\u{a0}', '\u{202f}'], " ")
}

#[test]
fn a_missing_title_is_told_with_those_that_are_there() {
    let teachers = TEACHERS.replace("IMP", "Quota").replace("Civilité |", "Civ |");
    let told = refusal(&[("Établissements", SCHOOLS), ("Référents", &teachers)]);
    for says in [
        "Dans la feuille « Référents », la colonne « IMP » manque (titres lus à la ligne 1).",
        "Titres reconnus : « UAI », « Civ » (lu comme Civilité), « Nom », « Prénom » et « Partage » (lu comme Mission partagée).",
        "Titres non reconnus : « Quota ».",
        "lettres-rne.toml, section [colonnes], par exemple : \"IMP\" = \"Quota\".",
    ] {
        assert!(told.contains(says), "{says}\n{told}");
    }
    // what it proposes works
    let settings = "[colonnes]\n\"IMP\" = \"Quota\"\n";
    assert!(read_with(&[("Établissements", SCHOOLS), ("Référents", &teachers)], settings).is_ok());
}

#[test]
fn a_missing_sheet_is_told_with_the_row_that_comes_nearest() {
    let flat = "Référents 2027\n\nCode UAI | Collège | Référente | Patronyme | Prénom | Total IMP\n\
                9830004M | Baudoux | oui | LE GOFF | Anaïs | 1";
    let told = refusal(&[("Feuil1", flat)]);
    for says in [
        "Ce qui s’en approche le plus : la feuille « Feuil1 », ligne 3, où il manque « Établissement » et « Nom du chef d’établissement ».",
        "« Code UAI » (lu comme UAI), « Patronyme » (lu comme Nom), « Prénom » et « Total IMP » (lu comme IMP).",
        "Titres non reconnus : « Collège » et « Référente ».",
        "\"Établissement\" = \"Collège\".",
    ] {
        assert!(told.contains(says), "{says}\n{told}");
    }
    // a sheet on which nothing is known has nothing to show
    let told = refusal(&[("Feuil1", "a | b\n1 | 2")]);
    assert!(told.ends_with("Ajoutez cette feuille, ou corrigez ses titres."), "{told}");
    // #secret-titles: what must never be read is not held up as a column to name
    let told =
        refusal(&[("Établissements", SCHOOLS), ("Référents", &TEACHERS.replace("IMP", "NUMEN | Quota"))]);
    assert!(told.contains("Quota") && !told.contains("NUMEN"), "{told}");
}

/// #no-codes: names without codes are refused, and what the refusal proposes works: an empty column has the codes proposed.
#[test]
fn a_missing_column_of_codes_is_told_with_a_way_to_get_them() {
    let teachers = TEACHERS
        .replace("UAI |", "Établissement |")
        .replace("9830004M |", "Collège Georges Baudoux |")
        .replace("9830277J |", "Collège Jean Mariotti |");
    let told = refusal(&[("Établissements", SCHOOLS), ("Référents", &teachers)]);
    for says in ["la colonne « UAI » manque", "aucun n’est deviné", "Ajoutez une colonne « UAI », même vide"]
    {
        assert!(told.contains(says), "{says}\n{told}");
    }
    let flat = "Collège | Établissement | Nom du chef | Nom | Prénom | IMP\n1 | Baudoux | WAÏA | LE GOFF | Anaïs | 1";
    assert!(refusal(&[("Feuil1", flat)]).contains("même vide"), "{}", refusal(&[("Feuil1", flat)]));
    // where no school is named there is nothing to propose from
    let nameless = TEACHERS.replace("UAI |", "Code |").replace("Code |", "Numéro |");
    assert!(!refusal(&[("Établissements", SCHOOLS), ("Référents", &nameless)]).contains("même vide"));
    let with_column = format!("UAI | {}", teachers.replace('\n', "\n | "));
    let read = read_with(&[("Établissements", SCHOOLS), ("Référents", &with_column)], "").unwrap();
    let codes: Vec<&String> = read.codes.iter().filter(|code| code.starts_with("U01")).collect();
    assert_eq!(codes, ["U01 E Référents!A2", "U01 E Référents!A3", "U01 E Référents!A4"], "{}", read.told);
    assert!(read.told.contains("9830004M") && read.told.contains("9830277J"), "{}", read.told);
}

/// A sheet that is sound for its schools and lacks one title of their referents is not refused without a word of what it has.
#[test]
fn the_only_sheet_is_looked_at_even_where_its_schools_are_sound() {
    for titles in [
        "UAI | Établissement | Nom du chef | Nom | Prénom | Quota",
        "UAI | Établissement | Nom du chef | Nom | Prénom | Durée | IMP, quota",
        "UAI | Établissement | Nom du chef | Nom du référent | Prénom du référent | Quota",
        // a tool's own "Nom", empty
        "UAI | Nom de votre établissement | Nom du chef | Nom du référent | Prénom du référent | Quota | Nom",
    ] {
        let told =
            refusal(&[("Feuil1", &format!("{titles}\n9830004M | Baudoux | WAÏA | LE GOFF | Anaïs | 1"))]);
        for says in ["« IMP »", "Titres reconnus", "\"IMP\" = \"", "uota\"."] {
            assert!(told.contains(says), "{titles}: {says}\n{told}");
        }
    }
}

/// #which-of-them
#[test]
fn of_several_columns_that_may_be_meant_none_is_proposed_alone() {
    let teachers = TEACHERS
        .replace("IMP |", "IMP 2026 | IMP 2027 |")
        .replace("| 1 | x", "| 2 | 1 | x")
        .replace("| 1 | | x", "| 2 | 1 | | x");
    let sheets = [("Établissements", SCHOOLS), ("Référents", &*teachers)];
    let told = refusal(&sheets);
    let says = "par une de ces lignes : \"IMP\" = \"IMP 2026\" ou \"IMP\" = \"IMP 2027\".";
    assert!(told.contains(says) && !told.contains("par exemple"), "{told}");
    let read = read_with(&sheets, "[colonnes]\n\"IMP\" = \"IMP 2027\"\n").unwrap();
    assert_eq!(read.people, PEOPLE, "{}", read.told);
}

/// #a-sum-beside-its-parts: the letter has the IMP of its mission, not those of all.
#[test]
fn a_sum_is_not_read_where_its_parts_stand_beside_it() {
    let with =
        |titles: &str| TEACHERS.replace("IMP |", &format!("{titles} |")).replace("| 1 |", "| 1 | 2 | 3 |");
    let read =
        |teachers: &str, toml: &str| read_with(&[("Établissements", SCHOOLS), ("Référents", teachers)], toml);
    for (titles, toml) in [
        ("IMP RNE | IMP autres missions | Total IMP", ""),
        ("Nb d’IMP du référent | IMP coordination | IMP total", ""),
        ("IMP numérique | IMP autres missions | Total IMP", "[colonnes]\n\"IMP\" = \"IMP numérique\"\n"),
    ] {
        let read = read(&with(titles), toml).unwrap();
        assert_eq!(read.people, PEOPLE, "{titles}: {}", read.told);
        assert!(read.codes.iter().all(|code| code.starts_with("X05 ")), "{titles}: {}", read.told);
    }
    // nothing says which of them is the mission's
    let told = read(&with("IMP numérique | IMP autres missions | Total IMP"), "").unwrap_err();
    let lines = ["IMP numérique", "IMP autres missions", "Total IMP"].map(|it| format!("\"IMP\" = \"{it}\""));
    assert!(told.replace('\u{a0}', " ").contains(&lines.join(" ou ")), "{told}");
    // a sum alone, or beside what is no part of it, is the number
    for titles in ["Montant IMP | Heures IMP | Total IMP", "IMP en décharge | Dont IMP payées | Total IMP"]
    {
        let teachers = with(titles).replace("| 1 | 2 | 3 |", "| 0 | 2 | 1 |");
        let read = read(&teachers, "").unwrap();
        assert_eq!(read.people, PEOPLE, "{titles}: {}", read.told);
    }
}

/// A sheet of those who get no letter is no part of the list, by its name.
#[test]
fn sheets_of_people_without_a_letter_are_a_question() {
    let others = "UAI | Civilité | Nom | Prénom | IMP | 1a-1\n9830277J | Mme | WADRA | Lise | 1 | x";
    for name in ["Refusés", "Démissionnaires", "Liste d'attente", "À supprimer", "Candidats non retenus"] {
        let told = refusal(&[("Établissements", SCHOOLS), ("Référents", TEACHERS), (name, others)]);
        assert!(told.contains(&format!("« {name} » le dit par son nom")), "{told}");
    }
}
