//! The first run, on a small academy and on what the repository ships.

use std::collections::BTreeSet;

use super::small::{self, ALL, Book, LE_GOFF, REPORT, SUMMARY};
use crate::harness::House;

#[test]
fn the_small_academy_gets_its_letters_and_a_transcript_without_a_word_too_many() {
    let house = small::house(&Book::small());
    house
        .asks("")
        .says(
            "
Classeur  input/petite.xlsx (2 établissements, 3 lignes de référents)
Modèle    templates/lettre-mission-rne.docx (3 missions)
Année     2027, lettres datées du 01/03/2027

1 information : voir le rapport.

  Lettres faites ................. 3
  Lettres inchangées ............. 0
  Lignes mises de côté ........... 0
  Avertissements ................. 0
  IMP attribuées ................. 3
  Dotation des établissements .... 3
  Écart .......................... 0
  Montant annuel payé ............ 3 750 € (447 495 XPF)

Lettres   output/lettres
Synthèse  output/synthese-2027.xlsx
Rapport   output/rapport.html

Terminé. 3 lettres sont à jour.
",
        )
        .writes(&ALL)
        .run();
    let letter = house.letter(LE_GOFF);
    let said: Vec<String> =
        letter.paragraphs.iter().map(|text| text.replace(['\u{a0}', '\u{202f}'], " ")).collect();
    assert_eq!(
        said,
        [
            "Lettre de mission 2027, 01/03/2027",
            "Entre Mme Élise WAÏA, du collège Georges Baudoux, et Mme Anaïs LE GOFF : 1 IMP.",
            "Accompagner",
            "☒ Impulser des pratiques ;",
            "☐ Participer à des projets.",
            "Dépanner",
            "☒ Réparer des machines.",
            "Projet : Webradio.",
        ]
    );
    assert!(letter.untouched);
}

#[test]
fn the_shipped_campaign_makes_one_letter_for_each_row() {
    let house = House::shipped();
    let out = house
        .asks("")
        .says_all(&[
            "Classeur input/academie-2027.xlsx (46 établissements, 72 lignes de référents)",
            "Modèle templates/lettre-mission-rne.docx (56 missions)",
            "14 avertissements",
            "11 informations : voir le rapport.",
            "Lettres faites ................. 72",
            "Lignes mises de côté ........... 0",
            "Terminé. 72 lettres sont à jour.",
        ])
        .writes(&[SUMMARY, REPORT])
        .writes_letters(72)
        .run();
    // the closing table says what the letters say
    let mut attributed = 0.0;
    let mut people = BTreeSet::new();
    for path in house.below("output/lettres").keys() {
        let letter = house.letter(&format!("output/lettres/{path}"));
        let imp = letter.property("LettresRne.IMP").unwrap().replace(',', ".");
        attributed += imp.parse::<f64>().unwrap();
        let uai = letter.property("LettresRne.UAI").unwrap();
        assert!(path.starts_with(uai) && path.matches(uai).count() == 2, "{path}");
        people.insert((uai.to_owned(), letter.property("LettresRne.Personne").unwrap().to_owned()));
        let text = letter.paragraphs.join("\n");
        assert!(!text.contains("{{") && !text.contains("{%") && !text.contains("……"), "{path}: {text}");
    }
    assert_eq!(people.len(), 72);
    assert!(out.contains(&format!("IMP attribuées ................. {attributed}\n")), "{out}");
}

#[test]
fn the_shipped_campaign_with_errors_makes_every_other_letter_and_names_those_without() {
    let house = House::shipped();
    house
        .asks("--classeur input/exemples/academie-a-corriger.xlsx")
        .ends_with(3)
        .says_all(&[
            "(47 établissements, 75 lignes de référents)",
            "15 erreurs",
            "Référents!A8 « Collège de Koné » n’est pas un code UAI.",
            "14 lignes mises de côté, sans lettre",
            "Référents!4 · KAWÉNIA Maëva · 9830419N · P01",
            "Référents!8 · POINDIWÉ Malia · Collège de Koné · U01",
            "Référents!20 · LI-SIONG Sri · 9830698S · X01",
            "Référents!21 · ……… Téin · 9830640D · X02",
            "Référents!31 · NAKAMURA-ROY Mai-Linh · 983O649N · U01",
            "Référents!33 · GIRAUDEL Aurélie · 9830277J · D01",
            "Référents!35 · MÜLLERSTEIN Tristan · 9830524C · I01",
            "Référents!36 · LÊ THỊ Hinano · 9830356V · D01",
            "Référents!38 · RIVOALLAN Hnaïna · 9830625Z · U02",
            "Référents!59 · ZAMORANO Poadja · 9830635Y · I02",
            "Référents!72 · DI ROSSETTI · 9830006P · P01",
            "Référents!73 · MONTJOYE Sosefo · 9830006P · I01",
            "Référents!76 · d’ALMEIDA--ROUSSEAU Kaloi · 9830304N · U04",
            "Référents!78 · LI-SIONG Sri · 9830698S · X01",
            "Lettres faites ................. 61",
            "Lignes mises de côté ........... 14",
            "14 lignes n’ont pas de lettre. Corrigez ce qui est signalé, puis relancez : les autres lettres ne seront pas refaites.",
        ])
        .writes(&[SUMMARY, REPORT])
        .writes_letters(61)
        .run();
    let report = house.text(REPORT);
    for name in ["POINDIWÉ", "MÜLLERSTEIN", "LI-SIONG"] {
        assert!(report.contains(name), "{name}");
    }
}

#[test]
fn two_runs_into_two_folders_give_the_same_bytes() {
    let house = House::shipped();
    for output in ["un", "deux"] {
        let files = ["rapport.html", "synthese-2027.xlsx"].map(|file| format!("{output}/{file}"));
        let files = files.each_ref().map(String::as_str);
        let ask = house.asks("--sortie").with(output).says_all(&["Terminé."]);
        ask.writes(&files).writes_letters(72).run();
    }
    let (one, two) = (house.below("un"), house.below("deux"));
    assert_eq!(one.keys().collect::<Vec<_>>(), two.keys().collect::<Vec<_>>());
    for (path, bytes) in &one {
        assert!(*bytes == two[path], "{path} differs");
    }
}

/// Where no school has an envelope there is none to show, and no gap to it.
#[test]
fn no_envelope_is_no_zero() {
    let house = small::house(&Book::small().without_column(small::SCHOOLS, "Dotation IMP"));
    let out = house.asks("verifier").says_all(&["IMP attribuées"]).writes(&[REPORT]).run();
    assert!(!out.contains("Dotation des établissements") && !out.contains("Écart"), "{out}");
}
