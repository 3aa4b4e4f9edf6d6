//! Values that mean something to a template, a spreadsheet, a page or a disk: they stay the text that was typed.

use super::small::{self, Book, REPORT, SUMMARY, TEACHERS};
use crate::harness::House;
use crate::word::{Package, p, part, rewrite};
use lettres_rne::fr::no_name::no_name;

/// Values for the name and the project of a row.
const VALUES: [&str; 10] = [
    "{{ rne.nom }}",
    "=cmd|' /C calc'!A0",
    "<script>alert(1)</script>",
    "../../etc/passwd",
    "CON",
    "C:\\Windows\\x",
    "{% for %}",
    "😀 É\u{200f}\u{202e}abc",
    "@SUM(1+1)*cmd",
    "]]>&amp;\"'",
];

fn made(house: &House) -> Vec<String> {
    house.below("output/lettres").into_keys().collect()
}

/// What a value becomes where nothing but its text counts: marks of direction and controls are no text.
fn visible(value: &str) -> String {
    value.replace(['\u{200f}', '\u{202e}'], "")
}

#[test]
fn projects_are_printed_as_they_were_typed() {
    for value in VALUES {
        let house = small::house(&Book::small().set(TEACHERS, 2, "Projet 1", value));
        house.asks("").says_all(&["Lettres faites ................. 3"]).writes(&small::ALL).run();
        assert_eq!(
            small::paragraph(&house, small::LE_GOFF, "Projet"),
            format!("Projet : {}.", visible(value)),
            "{value}"
        );
    }
}

#[test]
fn names_are_printed_as_text_and_give_safe_names_of_files_inside_the_output() {
    for value in VALUES {
        let house = small::house(&Book::small().set(TEACHERS, 2, "Nom", value));
        // names get the apostrophe of print; a blank of the form, or what looks like one, is no name
        let is_blank = ["{{", "{%", "../.."].iter().any(|blank| value.contains(blank));
        let is_aside = is_blank || no_name(value).is_some();
        let (letters, code) = if is_aside { (2, 3) } else { (3, 0) };
        let said = if is_blank {
            "X02"
        } else if is_aside {
            "P01"
        } else {
            "Terminé."
        };
        let ask = house.asks("").ends_with(code).says_all(&[said]);
        ask.writes(&[SUMMARY, REPORT]).writes_letters(letters).run();
        for path in made(&house) {
            for name in path.split('/') {
                let wrong = |ch: char| {
                    "\\:*?\"<>|".contains(ch)
                        || ch.is_control()
                        || matches!(ch, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}')
                };
                assert!(!name.contains(wrong) && !name.starts_with('.'), "{name:?}");
                assert!(name.chars().count() <= 125, "{name:?}");
            }
            let letter = house.letter(&format!("output/lettres/{path}"));
            let who = format!("et Mme Anaïs {} :", visible(value).replace('\'', "’"));
            let text = letter.paragraphs[1].replace('\u{a0}', " ");
            let is_ours = !path.contains("DUPONT") && !path.contains("WADRA");
            assert!(
                !is_ours || text.to_uppercase().contains(&who.to_uppercase()),
                "{text} does not hold {who}"
            );
        }
        assert!(!house.text(REPORT).contains("<script>alert"), "{value}");
    }
}

#[test]
fn a_formula_is_a_text_in_the_summary() {
    let value = "=cmd|' /C calc'!A0";
    let house =
        small::house(&Book::small().set(TEACHERS, 2, "Nom", value).set(TEACHERS, 2, "Projet 1", "+1+1"));
    // such a name gets no letter, and stands in the list of those
    house.asks("").ends_with(3).says_all(&["P01"]).writes(&[SUMMARY, REPORT]).writes_letters(2).run();
    let summary = house.bytes(SUMMARY);
    let texts = part(&summary, "xl/sharedStrings.xml");
    assert!(texts.contains("=CMD|’ /C CALC’!A0") || texts.contains("=CMD|' /C CALC'!A0"), "{texts}");
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(&summary)).unwrap();
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index).unwrap();
        let mut content = String::new();
        std::io::Read::read_to_string(&mut entry, &mut content).unwrap();
        for formula in content.split("<f>").skip(1) {
            let formula = formula.split("</f>").next().unwrap().to_lowercase();
            assert!(!formula.contains("calc'") && !formula.contains("cmd"), "{formula}");
        }
    }
}

#[test]
fn very_long_names_are_cut_in_files_and_whole_in_letters() {
    let long = "É".repeat(300);
    let house = small::house(&Book::small().set(TEACHERS, 4, "Nom", &long));
    house
        .asks("")
        .says_all(&["Lettres faites ................. 3"])
        .writes(&[SUMMARY, REPORT])
        .writes_letters(3)
        .run();
    let path = made(&house).into_iter().find(|path| path.contains("ÉÉÉ")).unwrap();
    assert!(path.split('/').all(|name| name.chars().count() <= 125), "{path}");
    let entre = small::paragraph(&house, &format!("output/lettres/{path}"), "Entre");
    assert!(entre.contains(&format!("Mme Marie {long} :")), "{entre}");
}

#[test]
fn the_name_of_a_school_can_not_leave_the_output_either() {
    let house = small::house(&Book::small().set(small::SCHOOLS, 3, "Établissement", "..\\..\\Lycée/../x"));
    house
        .asks("")
        .says_all(&["Lettres faites ................. 3"])
        .writes(&[SUMMARY, REPORT])
        .writes_letters(3)
        .run();
    let made = made(&house);
    assert!(made.iter().any(|path| path.starts_with("9830002K ..-..-Lycée-..-x/")), "{made:?}");
}

#[test]
fn an_unknown_column_with_secrets_goes_nowhere() {
    let house = small::house(&Book::small().column(TEACHERS, "IBAN", &["FR7612345", "FR7698765", ""]));
    house.asks("").says_all(&["X06", "« IBAN »"]).writes(&small::ALL).run();
    for (path, bytes) in house.below("output") {
        let text = String::from_utf8_lossy(&bytes);
        assert!(!text.contains("FR7612345"), "{path}");
    }
}

/// Templates made to do harm: one sentence, no letter, nothing half-written, and no waiting.
#[test]
fn a_hostile_template_is_one_sentence() {
    let body = |more: &str| Package::new(&(small::body() + more)).bytes();
    let declared = |xml: &str| xml.replacen("?>", "?><!DOCTYPE w [<!ENTITY a 'aaaa'>]>", 1);
    let zeros = "0".repeat(32 << 20);
    let elsewhere = |xml: &str| xml.replace("word/document.xml", "../../etc/passwd");
    for (template, sentence) in [
        (Package::new(&small::body()).entry("word/media/a.bin", &zeros).bytes(), "est trop gros pour une"),
        (rewrite(&body(""), "word/document.xml", declared), "endommagé"),
        (rewrite(&body(""), "_rels/.rels", elsewhere), "n’est pas un document Word"),
        (body(&"<w:a>".repeat(300)), "endommagé"),
        (body(&p(&format!("{{{{ rne.nom{} }}}}", " ~ rne.nom".repeat(9000)))), "rne.nom ~ rne.nom"),
        (body(&p("{% if partage %}").repeat(60)), "{% if partage %}"),
    ] {
        let house = small::house(&Book::small());
        house.put(small::TEMPLATE, template);
        house.asks("").ends_with(1).complains_all(&[sentence]).run();
    }
    // a loop that would not end in a day is tried before the first letter
    let house = small::house(&Book::small());
    let rounds = "{% for i in range(99999) %}".repeat(3) + "x" + &"{% endfor %}".repeat(3);
    house.put(small::TEMPLATE, body(&p(&rounds)));
    house.asks("").ends_with(1).complains_all(&["demande trop de travail pour une lettre"]).run();
}
