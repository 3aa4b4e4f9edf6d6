//! Findings accepted for the year: on the screen, in the JSON, on the page, in the summary; never an error.

use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};
use serde_json::Value;

use super::small::{self, ALL, Book, REPORT, SCHOOLS, SUMMARY, TEACHERS};

/// A private address, an unshared pair, a partial décharge.
fn book() -> Book {
    Book::small()
        .set(SCHOOLS, 2, "Courriel", "college.baudoux@gmail.com")
        .set(TEACHERS, 2, "Mission partagée", "")
        .set(TEACHERS, 3, "Mission partagée", "")
}

const ACCEPTED: &str =
    "[acceptes]\nSH03 = [\"9830004M\"]\nC03 = { \"9830004M\" = \"pas d’autre adresse\" }\n";

#[test]
fn what_is_accepted_is_still_told_and_no_warning_any_more() {
    let house = small::house(&book());
    let before =
        house.asks("verifier").says_all(&["2 avertissements", "SH03", "C03"]).writes(&[REPORT]).run();
    assert!(!before.contains("accepté"), "{before}");

    house.put("lettres-rne.toml", ACCEPTED);
    let said = house
        .asks("")
        .says_all(&[
            "2 constats acceptés pour l’année : SH03 et C03. Voir le rapport et la section [acceptes] de lettres-rne.toml.",
            "Avertissements ................. 0",
            "Terminé.",
        ])
        .writes(&ALL)
        .run();
    assert!(!said.contains("gmail.com"), "{said}");

    let page = house.text(REPORT);
    assert!(page.contains("<span class=\"mark accepted\">Accepté</span>"), "{page}");
    assert!(page.contains("Accepté pour l’année\u{a0}: pas d’autre adresse."), "{page}");
    assert!(page.contains("2\u{a0}constats acceptés"), "{page}");

    let mut summary: Xlsx<_> = Xlsx::new(Cursor::new(house.bytes(SUMMARY))).unwrap();
    let sheet = summary.worksheet_range("Anomalies").unwrap();
    let of =
        |code: &str| sheet.rows().find(|row| row.contains(&Data::String(code.to_owned()))).unwrap().to_vec();
    for code in ["SH03", "C03"] {
        assert_eq!(of(code)[0], Data::String("accepté".to_owned()), "{code}");
    }

    let json = house.asks("verifier --format json").says_all(&[]).writes(&[REPORT]).run();
    let json: Value = serde_json::from_str(&json).unwrap();
    assert_eq!((&json["resume"]["avertissements"], &json["resume"]["acceptes"]), (&0.into(), &2.into()));
    let findings = json["constats"].as_array().unwrap();
    let accepted = findings.iter().filter(|finding| finding["gravite"] == "accepté");
    let codes: Vec<&str> = accepted.map(|finding| finding["code"].as_str().unwrap()).collect();
    assert_eq!(codes, ["C03", "SH03"]);
}

#[test]
fn an_error_sets_its_row_aside_all_the_same() {
    let house = small::house(&Book::small().set(TEACHERS, 4, "IMP", "à voir"));
    house.put("lettres-rne.toml", "[acceptes]\nI01 = [\"9830002K\"]\n");
    for (line, writes) in [("verifier", &[REPORT][..]), ("--strict", &[])] {
        house
            .asks(line)
            .ends_with(3)
            .says_all(&[
                "I01",
                "A05",
                "I01 est accepté pour 9830002K, mais une erreur ne s’accepte pas : elle compte toujours",
                "Référents!E4",
                "1 ligne mise de côté",
            ])
            .writes(writes)
            .run();
    }
}

#[test]
fn a_code_that_does_not_exist_is_refused_with_the_one_that_was_meant() {
    let house = small::house(&book());
    house.put("lettres-rne.toml", "[acceptes]\nSH3 = true\n");
    house
        .asks("verifier")
        .ends_with(1)
        .complains(
            "Impossible : Dans « lettres-rne.toml », ce réglage n’existe pas : « acceptes.SH3 » (vouliez-vous dire « acceptes.SH03 » \
             ?). Corrigez-le ou supprimez-le.",
        )
        .run();
    house.put("lettres-rne.toml", "[acceptes]\nSH03 = 3\n");
    house
        .asks("verifier")
        .ends_with(1)
        .complains(
            "Impossible : lettres-rne.toml : la valeur « 3 » ne va pas pour acceptes.SH03. Valeurs possibles : true, une liste comme \
             [\"9830004M\", \"9830277J\"], ou un motif comme { \"9830420P\" = \"motif\" }.",
        )
        .run();
}

#[test]
fn an_acceptance_that_serves_no_more_is_an_information() {
    let house = small::house(&Book::small());
    house.put("lettres-rne.toml", "[acceptes]\nSH03 = [\"9830004M\"]\nL01 = true\nL02 = true\n");
    // only the making of letters can show what L01 and L02 are about
    for (line, codes) in [("verifier", &["A06"][..]), ("", &["A06", "A06", "A06"])] {
        let writes = if line.is_empty() { &ALL[..] } else { &[REPORT] };
        let json = house.asks(&format!("{line} --format json")).says_all(&[]).writes(writes).run();
        let json: Value = serde_json::from_str(&json).unwrap();
        let findings = json["constats"].as_array().unwrap();
        // the small academy has a chapter without anybody
        let told = findings.iter().map(|finding| finding["code"].as_str().unwrap());
        assert_eq!(told.filter(|code| *code != "M05").collect::<Vec<_>>(), codes, "{line}");
        assert!(findings.iter().all(|finding| finding["gravite"] == "information"));
    }
}
