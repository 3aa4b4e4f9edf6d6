//! Less than everything: a mere check, nothing unless all is clean, the letters of some schools.

use super::small::{self, ALL, Book, DUPONT, LE_GOFF, REPORT, SUMMARY, TEACHERS, WADRA};
use crate::harness::House;

const TO_CORRECT: &str = "--classeur input/exemples/academie-a-corriger.xlsx";

#[test]
fn a_check_writes_only_the_report() {
    let house = small::house(&Book::small());
    house
        .asks("verifier")
        .says(
            "
Feuille « Établissements » (titres à la ligne 1, 2 lignes)
  A–E     UAI, Établissement, Type, Commune, Province
  F       Civilité du chef → Civilité du chef d’établissement
  G       Nom du chef → Nom du chef d’établissement
  H       Prénom du chef → Prénom du chef d’établissement
  I       Courriel → Courriel du chef d’établissement
  J       Dotation IMP

Feuille « Référents » (titres à la ligne 1, 3 lignes)
  A–G     UAI, Civilité, Nom, Prénom, IMP, Mission partagée, Projet 1
  H–J     3 colonnes → missions 1a-1 à 2-1

Classeur  input/petite.xlsx (2 établissements, 3 lignes de référents)
Modèle    templates/lettre-mission-rne.docx (3 missions)
Année     2027, lettres datées du 01/03/2027

1 information : voir le rapport.

  Lettres prévues, non écrites .... 3
  Lignes mises de côté ............ 0
  Avertissements .................. 0
  IMP attribuées .................. 3
  Dotation des établissements ..... 3
  Écart ........................... 0
  Montant annuel payé ............. 3 750 € (447 495 XPF)

Rapport   output/rapport.html

Contrôle terminé. Toutes les lettres peuvent être faites.
",
        )
        .writes(&[REPORT])
        .run();
}

#[test]
fn a_check_tells_who_would_have_no_letter() {
    let house = House::shipped();
    house
        .asks("verifier")
        .with("--classeur")
        .with("input/exemples/academie-a-corriger.xlsx")
        .ends_with(3)
        .says_all(&[
            "14 lignes mises de côté, sans lettre",
            "Lettres prévues, non écrites ... 61",
            "Contrôle terminé. 14 lignes n’auraient pas de lettre.",
        ])
        .writes(&[REPORT])
        .run();
}

#[test]
fn strict_writes_nothing_at_all_unless_everything_is_clean() {
    let house = House::shipped();
    house
        .asks(&format!("--strict {TO_CORRECT}"))
        .ends_with(3)
        .says_all(&[
            "14 lignes mises de côté, sans lettre",
            "Lettres prévues, non écrites ... 61",
            "Rien n’a été écrit, parce que --strict est demandé et que le classeur a des erreurs. Corrigez-les, ou relancez sans \
             --strict.",
        ])
        .run();
    house
        .asks("--strict")
        .says_all(&["Lettres faites ................. 72", "Terminé. 72 lettres sont à jour."])
        .writes(&[SUMMARY, REPORT])
        .writes_letters(72)
        .run();
}

#[test]
fn strict_leaves_what_an_earlier_run_has_made() {
    let house = small::house(&Book::small());
    house.asks("").says_all(&["Terminé."]).writes(&ALL).run();
    house.put(small::WORKBOOK, Book::small().set(TEACHERS, 2, "IMP", "à voir").bytes());
    house.asks("--strict").ends_with(3).says_all(&["I01", "Rien n’a été écrit"]).run();
}

#[test]
fn only_the_letters_of_one_school_are_made() {
    let house = small::house(&Book::small());
    house
        .asks("--seulement 9830004M")
        .says_all(&[
            "Lettres faites ................. 2",
            "Lettres non demandées .......... 1",
            "Terminé. 2 lettres sont à jour.",
        ])
        .writes(&[LE_GOFF, DUPONT, SUMMARY, REPORT])
        .run();
    // the other school's letter comes later, and those that are there stay
    house
        .asks("--seulement 9830002k")
        .says_all(&[
            "Lettres faites ................. 1",
            "Lettres non demandées .......... 2",
            "Terminé. 1 lettre est à jour.",
        ])
        .writes(&[WADRA, SUMMARY, REPORT])
        .run();
}

#[test]
fn several_schools_may_be_asked_for_in_any_spelling() {
    for line in [
        "--seulement 9830004m,9830002K",
        "--seulement 983-0004-M --seulement 9830002k",
        "generer --seulement 9830004M --seulement 9830002K",
    ] {
        let house = small::house(&Book::small());
        house.asks(line).says_all(&["Terminé. 3 lettres sont à jour."]).writes(&ALL).run();
    }
}

#[test]
fn a_school_that_is_not_there_is_refused_with_what_was_meant() {
    let house = small::house(&Book::small());
    house
        .asks("--seulement 9830004N")
        .ends_with(1)
        .complains("Impossible : Aucun établissement du classeur n’a le code « 9830004N ». Vouliez-vous dire « 9830004M » ?")
        .run();
    house
        .asks("--seulement")
        .with("Collège de Koné")
        .ends_with(1)
        .complains(
            "Impossible : Aucun établissement du classeur n’a le code « Collège de Koné ». Vérifiez le code dans la feuille \
             des établissements.",
        )
        .run();
}
