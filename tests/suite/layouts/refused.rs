//! A workbook that is refused for its titles says what was looked at, what was understood, and what to do.

use super::grid::read_with;
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
