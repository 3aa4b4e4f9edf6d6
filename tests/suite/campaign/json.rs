//! For scripts: one JSON document on the standard output, and nothing else.

use serde_json::Value;

use super::small::{self, ALL, Book, REPORT, SUMMARY};
use crate::harness::House;

fn parsed(out: &str) -> Value {
    serde_json::from_str(out).unwrap_or_else(|error| panic!("{error}: {out}"))
}

#[test]
fn a_run_is_one_document_whose_totals_are_those_of_its_letters() {
    let house = House::shipped();
    let out = house.asks("--format json").says_all(&[]).writes(&[SUMMARY, REPORT]).writes_letters(72).run();
    let json = parsed(&out);
    let letters = json["lettres"].as_array().unwrap();
    assert_eq!((letters.len(), json["resume"]["faites"].as_u64()), (72, Some(72)));
    let sum = |key: &str| letters.iter().map(|letter| letter[key].as_f64().unwrap()).sum::<f64>();
    for (total, key) in [
        ("attribue_imp", "imp"),
        ("decharge_imp", "decharge_imp"),
        ("paye_imp", "paye_imp"),
        ("paye_euros_centimes", "paye_euros_centimes"),
        ("paye_monnaie_locale", "paye_monnaie_locale"),
    ] {
        assert_eq!(json["totaux"][total].as_f64(), Some(sum(key)), "{total}");
    }
    for letter in letters {
        let path = format!("output/{}", letter["chemin"].as_str().unwrap());
        assert!(house.path(&path).exists(), "{path}");
    }
}

#[test]
fn those_set_aside_are_in_it() {
    let house = House::shipped();
    let line = "--format json --classeur input/exemples/academie-a-corriger.xlsx";
    let out = house.asks(line).ends_with(3).says_all(&[]).writes(&[SUMMARY, REPORT]).writes_letters(61).run();
    let json = parsed(&out);
    assert_eq!(json["resume"]["mises_de_cote"], 14);
    let aside = json["mis_de_cote"].as_array().unwrap();
    assert_eq!(aside.len(), 14);
    assert!(aside.iter().all(|row| !row["codes"].as_array().unwrap().is_empty()));
}

#[test]
fn a_check_and_a_strict_run_are_documents_too() {
    let house = small::house(&Book::small());
    let out = house.asks("verifier --format json").says_all(&[]).writes(&[REPORT]).run();
    assert_eq!(parsed(&out)["resume"]["non_demandees"], 3);
    house.put(small::WORKBOOK, Book::small().set(small::TEACHERS, 2, "IMP", "?").bytes());
    let out = house.asks("--strict --format json").ends_with(3).says_all(&[]).run();
    let json = parsed(&out);
    assert_eq!((&json["resume"]["lettres"], &json["resume"]["faites"]), (&2.into(), &0.into()));
}

#[test]
fn an_error_is_a_document_as_well() {
    let house = House::empty();
    let sentence = "Il n’y a pas de classeur (.xlsx, .xlsm, .xlsb, .xls, .ods ou .csv) dans le dossier « input ». Placez-y celui de l’académie, donnez-le avec \
                    --classeur, ou commencez une campagne avec lettres-rne init.";
    for line in ["--format json", "verifier --format json"] {
        let out =
            house.asks(line).ends_with(1).says_all(&[]).complains(&format!("Impossible : {sentence}")).run();
        assert_eq!(parsed(&out)["erreur"], sentence);
    }
}

#[test]
fn the_screen_and_the_document_agree() {
    let house = small::house(&Book::small());
    let out = house.asks("--format json").says_all(&[]).writes(&ALL).run();
    let json = parsed(&out);
    assert_eq!(json["resume"]["phrase"].as_str().map(|text| text.contains('3')), Some(true), "{out}");
    assert_eq!(json["totaux"]["paye_euros_centimes"], 375_000);
    assert_eq!(json["totaux"]["paye_monnaie_locale"], 447_495);
}
