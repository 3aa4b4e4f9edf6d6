//! Templates that are no plain `.docx`: what their letters are called, and what is refused.

use super::machine::refused;
use super::small::{self, ALL, Book, LE_GOFF, REPORT, SUMMARY, TEACHERS, TEMPLATE, WORKBOOK};
use crate::kinds::{of_type, signed, strict, with_macros};
use crate::word::{Package, rewrite};

#[test]
fn a_word_template_makes_documents_whatever_its_name() {
    for name in ["templates/lettre.dotx", TEMPLATE] {
        let house = small::house(&Book::small());
        house.remove(TEMPLATE);
        let kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml";
        house.put(name, of_type(&Package::new(&small::body()).bytes(), kind));
        house.asks("").says_all(&["Lettres faites ................. 3"]).writes(&ALL).run();
        assert!(house.letter(LE_GOFF).untouched);
    }
}

#[test]
fn a_template_with_macros_makes_letters_with_macros() {
    let house = small::house(&Book::small());
    house.remove(TEMPLATE);
    house.put("templates/lettre.docm", with_macros(&small::body()));
    let letters = ALL.map(|path| path.replace(".docx", ".docm"));
    let letters = letters.each_ref().map(String::as_str);
    house.asks("").says_all(&["Lettres faites ................. 3"]).writes(&letters).run();
    let le_goff = LE_GOFF.replace(".docx", ".docm");
    assert!(house.letter(&le_goff).untouched);
    // a hand in one of them, then another value: the new one stands beside it, with macros too
    house.put(
        &le_goff,
        rewrite(&house.bytes(&le_goff), "word/document.xml", |xml| xml.replace("LE GOFF", "LE GUFF")),
    );
    house.put(WORKBOOK, Book::small().set(TEACHERS, 2, "Projet 1", "Robotique").bytes());
    let beside = le_goff.replace(".docm", " (nouvelle version).docm");
    house.asks("").says_all(&["L01"]).writes(&[&beside, SUMMARY, REPORT]).run();
    // without macros again, the letters with macros are told as left over
    house.remove("templates/lettre.docm");
    house.put(TEMPLATE, small::template());
    house.asks("").says_all(&["L02", ".docm"]).writes(&ALL).run();
}

#[test]
fn signed_and_strict_templates_are_refused_with_a_remedy() {
    let name = "Le modèle « lettre-mission-rne.docx »";
    for (bytes, sentence) in [
        (
            signed(&small::body()),
            "est signé numériquement : une lettre remplie montrerait une signature rompue. Dans Word : Fichier, Informations, \
             Afficher les signatures, Supprimer la signature ; ou donnez la version non signée.",
        ),
        (
            strict(&small::body()),
            "est au format « Open XML Strict », que peu de programmes lisent. Dans Word : Enregistrer sous, « Document Word \
             (*.docx) ».",
        ),
    ] {
        let house = small::house(&Book::small());
        house.put(TEMPLATE, bytes);
        refused(&house, "", &format!("{name} {sentence}"));
    }
}
