//! A template that its owner has edited: new lines, new fields, headers and footers.

use super::small::{self, ALL, Book, DUPONT, LE_GOFF, REPORT, SUMMARY, TEACHERS, TEMPLATE, WADRA, WORKBOOK};
use crate::word::{Package, p};

#[test]
fn a_new_mission_is_one_new_line_in_word() {
    let house = small::house(&Book::small());
    let body = small::body()
        .replace(&p("Dépanner"), &(p("{{ case(\"1a-3\") }} Publier un journal.") + &p("Dépanner")));
    house.put(TEMPLATE, Package::new(&body).bytes());
    // before the workbook has its column, everything is made and the missing column is told
    house
        .asks("")
        .says_all(&["(4 missions)", "G01 Missions du modèle sans colonne", "1a-3"])
        .writes(&ALL)
        .run();
    assert_eq!(small::paragraph(&house, WADRA, "☐ Publier"), "☐ Publier un journal.");
    house.put(WORKBOOK, Book::small().column(TEACHERS, "1a-3 · Publier un journal", &["", "", "x"]).bytes());
    house.asks("").says_all(&["Lettres faites ................. 1"]).writes(&[WADRA, SUMMARY, REPORT]).run();
    assert_eq!(small::paragraph(&house, WADRA, "☒ Publier"), "☒ Publier un journal.");
}

#[test]
fn a_mission_that_is_taken_out_of_the_template_is_told() {
    let house = small::house(&Book::small());
    let body = small::body().replace(&p("{{ case(\"1a-2\") }} Participer à des projets."), "");
    house.put(TEMPLATE, Package::new(&body).bytes());
    house.asks("").says_all(&["(2 missions)", "G02 Colonne sans mission dans le modèle"]).writes(&ALL).run();
}

#[test]
fn a_column_becomes_a_field_as_soon_as_the_template_names_it() {
    let body = small::body() + &p("Grade : {{ Grade }}. {{ Nombre d’IMP }} IMP, {{ NOM }} {{ prenom }}.");
    let house = small::house(&Book::small());
    house.put(TEMPLATE, Package::new(&body).bytes());
    // the workbook does not have it yet
    house
        .asks("")
        .ends_with(1)
        .complains(
            "Impossible : Le modèle « lettre-mission-rne.docx » a 1 défaut : aucune lettre n’est faite tant qu’il en reste. - Texte, \
             paragraphe 11, « Grade : {{ Grade }}. {{ Nombre d’IMP }} IMP, {{ NOM }} {{ prenom }}. » Le champ « Grade » n’existe pas. \
             Donnez le nom d’un champ (lettres-rne modele les montre), ou le titre exact d’une colonne de la feuille des référents.",
        )
        .run();
    let grades = ["Certifié", "", "Agrégée"];
    house.put(WORKBOOK, Book::small().column(TEACHERS, "Grade", &grades).bytes());
    house.asks("modele").says_all(&["imp Nombre d’IMP attribué", "Grade colonne du classeur"]).run();
    // and one row has nothing in it: that letter would have a hole
    house
        .asks("")
        .ends_with(3)
        .says_all(&[
            "X02",
            "Référents!3 Le modèle demande « Grade » et cette ligne ne le donne pas : la lettre aurait un trou. Complétez la \
             cellule, ou retirez le champ du modèle.",
            "Référents!3 · DUPONT Jean-Luc · 9830004M · X02",
            "Lettres faites ................. 2",
        ])
        .writes(&[LE_GOFF, WADRA, SUMMARY, REPORT])
        .run();
    assert_eq!(small::paragraph(&house, WADRA, "Grade"), "Grade : Agrégée. 1 IMP, WADRA Marie.");
    // strict knows of the hole before the first byte
    house.asks("--strict").ends_with(3).says_all(&["X02", "Rien n’a été écrit"]).run();
    house
        .put(WORKBOOK, Book::small().column(TEACHERS, "Grade", &["Certifié", "Certifié", "Agrégée"]).bytes());
    house.asks("").says_all(&["Lettres faites ................. 1"]).writes(&[DUPONT, SUMMARY, REPORT]).run();
}

#[test]
fn headers_and_footers_are_filled() {
    let house = small::house(&Book::small());
    let package = Package::new(&small::body())
        .margin("header", "hdr", &p("{{ service }} – {{ etablissement.nom }}"))
        .margin("footer", "ftr", &p("{{ rne.nom_complet }}, {{ date_longue }}"));
    house.put(TEMPLATE, package.bytes());
    house.asks("").says_all(&["Terminé."]).writes(&ALL).run();
    let margins: Vec<String> =
        house.letter(WADRA).margins.iter().map(|text| text.replace('\u{a0}', " ")).collect();
    assert_eq!(margins, ["DANE – Lycée La Pérouse", "Mme Marie WADRA, 1er mars 2027"]);
}

#[test]
fn a_template_that_changes_makes_all_letters_anew_but_those_changed_by_hand() {
    let house = small::house(&Book::small());
    house.asks("").says_all(&["Terminé."]).writes(&ALL).run();
    house.put(TEMPLATE, Package::new(&(small::body() + &p("Fait en deux exemplaires."))).bytes());
    house.asks("").says_all(&["Lettres faites ................. 3"]).writes(&ALL).run();
    assert_eq!(small::paragraph(&house, WADRA, "Fait"), "Fait en deux exemplaires.");
}
