//! The second run, and what happened between: nothing, a correction, a person's hand, a foreign file.

use std::collections::BTreeMap;

use super::small::{self, ALL, Book, DUPONT, GEORGES, LE_GOFF, REPORT, SUMMARY, TEACHERS, WADRA, WORKBOOK};
use crate::harness::House;
use crate::word::{Package, p, part, rewrite};

const NEW_LE_GOFF: &str = "output/lettres/9830004M Collège Georges Baudoux/Lettre RNE 2027 - 9830004M - LE GOFF Anaïs \
                           (nouvelle version).docx";

/// The small academy after its first run.
fn done() -> House {
    let house = small::house(&Book::small());
    house.asks("").says_all(&["Terminé. 3 lettres sont à jour."]).writes(&ALL).run();
    house
}

/// A letter as Word leaves it when somebody has added a word.
fn by_hand(house: &House, path: &str) -> Vec<u8> {
    let changed = rewrite(&house.bytes(path), "word/document.xml", |xml| {
        xml.replace("Accompagner", "Accompagner bien")
    });
    house.put(path, &changed);
    changed
}

/// The parts of the summary, and the report, without the words and numbers that tell how a letter came about.
fn without_fates(house: &House) -> BTreeMap<String, String> {
    let bytes = house.bytes(SUMMARY);
    let archive = zip::ZipArchive::new(std::io::Cursor::new(&bytes)).unwrap();
    let names: Vec<String> = archive.file_names().map(|name| name.unwrap().into_owned()).collect();
    let mut texts: BTreeMap<String, String> =
        names.into_iter().map(|name| (name.clone(), part(&bytes, &name))).collect();
    // the sheet of provenance counts the letters by what became of them
    let counts = texts.get_mut("xl/worksheets/sheet8.xml").unwrap();
    *counts = counts.replace("<v>3</v>", "<v>0</v>");
    texts.insert(REPORT.to_owned(), house.text(REPORT));
    texts.into_iter().map(|(name, text)| (name, text.replace("inchangée", "faite"))).collect()
}

#[test]
fn nothing_has_changed() {
    let house = done();
    let first = without_fates(&house);
    let transcript = "
Classeur  input/petite.xlsx (2 établissements, 3 lignes de référents)
Modèle    templates/lettre-mission-rne.docx (3 missions)
Année     2027, lettres datées du 01/03/2027

1 information : voir le rapport.

  Lettres faites ................. 0
  Lettres inchangées ............. 3
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
";
    house.asks("").says(transcript).writes(&[SUMMARY, REPORT]).run();
    for (part, text) in without_fates(&house) {
        assert!(first[&part] == text, "{part} differs");
    }
    let second = house.below("output");
    house.asks("").says(transcript).writes(&[SUMMARY, REPORT]).run();
    assert!(house.below("output") == second, "a third run differs from the second");
}

#[test]
fn one_row_has_changed_and_one_letter_is_written() {
    let house = done();
    house.put(WORKBOOK, Book::small().set(TEACHERS, 3, "2-1", "x").bytes());
    house
        .asks("")
        .says_all(&["Lettres faites ................. 1", "Lettres inchangées ............. 2"])
        .writes(&[DUPONT, SUMMARY, REPORT])
        .run();
    assert_eq!(small::paragraph(&house, DUPONT, "☒ Réparer"), "☒ Réparer des machines.");
}

#[test]
fn a_letter_changed_by_hand_is_kept() {
    let house = done();
    let mine = by_hand(&house, LE_GOFF);
    for _ in 0..2 {
        house
            .asks("")
            .says_all(&[
                "L01 Lettre modifiée à la main",
                "La lettre « Lettre RNE 2027 - 9830004M - LE GOFF Anaïs.docx » a été modifiée à la main : elle est gardée telle \
                 quelle.",
                "Lettres faites ................. 0",
                "Lettres inchangées ............. 2",
                "Lettres modifiées à la main, gardées .... 1",
            ])
            .writes(&[SUMMARY, REPORT])
            .run();
        assert!(house.bytes(LE_GOFF) == mine);
    }
}

#[test]
fn a_letter_changed_by_hand_whose_row_has_changed_gets_a_new_one_beside_it() {
    let house = done();
    let mine = by_hand(&house, LE_GOFF);
    house.put(WORKBOOK, Book::small().set(TEACHERS, 2, "Projet 1", "Fab-lab").bytes());
    let told = [
        "a été modifiée à la main et ses données ont changé depuis. Elle n’a pas été touchée ; la nouvelle est à côté : « Lettre \
         RNE 2027 - 9830004M - LE GOFF Anaïs (nouvelle version).docx ». Gardez l’une des deux.",
        "Nouvelles versions à côté de lettres modifiées ... 1",
    ];
    house.asks("").says_all(&told).writes(&[NEW_LE_GOFF, SUMMARY, REPORT]).run();
    assert_eq!(small::paragraph(&house, NEW_LE_GOFF, "Projet"), "Projet : Fab-lab.");
    assert!(house.bytes(LE_GOFF) == mine);
    // once more: nothing moves
    house.asks("").says_all(&told).writes(&[SUMMARY, REPORT]).run();
    // the new version is ours: the next correction replaces it
    house.put(WORKBOOK, Book::small().set(TEACHERS, 2, "Projet 1", "Robotique").bytes());
    house.asks("").says_all(&told).writes(&[NEW_LE_GOFF, SUMMARY, REPORT]).run();
    // both are changed by hand, and the row once more
    let mine_too = by_hand(&house, NEW_LE_GOFF);
    house.put(WORKBOOK, Book::small().set(TEACHERS, 2, "Projet 1", "Échecs").bytes());
    let third = NEW_LE_GOFF.replace("version)", "version 2)");
    house.asks("").says_all(&["(nouvelle version 2).docx"]).writes(&[&third, SUMMARY, REPORT]).run();
    assert!(house.bytes(LE_GOFF) == mine && house.bytes(NEW_LE_GOFF) == mine_too);
    assert_eq!(small::paragraph(&house, &third, "Projet"), "Projet : Échecs.");
}

#[test]
fn a_foreign_file_in_the_place_of_a_letter_is_never_overwritten() {
    for foreign in [Package::new(&p("Un autre texte")).bytes(), b"PK rien".to_vec(), Vec::new()] {
        let house = done();
        house.put(LE_GOFF, &foreign);
        let told = house
            .asks("")
            .says_all(&["L01", "la nouvelle est à côté"])
            .writes(&[NEW_LE_GOFF, SUMMARY, REPORT])
            .run();
        assert!(house.bytes(LE_GOFF) == foreign, "{told}");
    }
}

#[test]
fn a_row_that_is_gone_leaves_its_letter_and_a_remark() {
    let house = done();
    house.put(
        WORKBOOK,
        Book::small().without_row(TEACHERS, 3).set(TEACHERS, 2, "Mission partagée", "").bytes(),
    );
    house
        .asks("")
        .says_all(&[
            "L02 Lettre sans ligne dans le classeur",
            "La lettre « 9830004M Collège Georges Baudoux/Lettre RNE 2027 - 9830004M - DUPONT Jean-Luc.docx » ne correspond plus à \
             aucune ligne prête du classeur. Elle n’a pas été touchée : supprimez-la si elle n’a plus lieu d’être.",
            "Lettres inchangées ............. 2",
        ])
        .writes(&[SUMMARY, REPORT])
        .run();
    assert!(house.path(DUPONT).exists());
}

#[test]
fn a_folder_in_the_place_of_a_letter_stops_only_that_letter() {
    let house = small::house(&Book::small());
    house.put(&format!("{LE_GOFF}/notes.txt"), "");
    house
        .asks("")
        .ends_with(3)
        .says_all(&[
            "L03",
            "LE GOFF Anaïs.docx »",
            "1 ligne mise de côté, sans lettre",
            "Référents!2 · LE GOFF Anaïs · 9830004M · L03",
            "Lettres faites ................. 2",
        ])
        .writes(&[DUPONT, WADRA, SUMMARY, REPORT])
        .run();
}

#[test]
fn a_letter_open_in_word_stops_only_that_letter_and_a_second_run_makes_it() {
    let house = done();
    let lock = format!("{GEORGES}/~$ttre RNE 2027 - 9830004M - LE GOFF Anaïs.docx");
    house.put(&lock, "").put(WORKBOOK, Book::small().set(TEACHERS, 2, "Projet 1", "Fab-lab").bytes());
    house
        .asks("")
        .ends_with(3)
        .says_all(&[
            "L03",
            "Fermez-la dans Word, puis relancez",
            "Référents!2 · LE GOFF Anaïs · 9830004M · L03",
        ])
        .writes(&[SUMMARY, REPORT])
        .run();
    assert_eq!(small::paragraph(&house, LE_GOFF, "Projet"), "Projet : Webradio.");
    house.remove(&lock);
    house
        .asks("")
        .says_all(&["Lettres faites ................. 1"])
        .writes(&[LE_GOFF, SUMMARY, REPORT])
        .run();
}

#[test]
fn a_letter_that_was_deleted_is_made_again() {
    let house = done();
    let before = house.bytes(WADRA);
    house.remove(WADRA);
    house.asks("").says_all(&["Lettres faites ................. 1"]).writes(&[WADRA, SUMMARY, REPORT]).run();
    assert!(house.bytes(WADRA) == before);
    assert!(part(&before, "docProps/custom.xml").contains("LettresRne.Sceau"));
}

/// A second version that is no longer the current one could be sent by mistake.
#[test]
fn an_old_second_version_is_told() {
    let house = done();
    by_hand(&house, LE_GOFF);
    house.put(WORKBOOK, Book::small().set(TEACHERS, 2, "IMP", "2").bytes());
    house.asks("").says_all(&["L01", "nouvelle version"]).writes(&[NEW_LE_GOFF, SUMMARY, REPORT]).run();
    // the data are what they were: the letter changed by hand is right again, the second version is not
    house.put(WORKBOOK, Book::small().bytes());
    let said = house.asks("").says_all(&["L02", "est une ancienne version"]).writes(&[SUMMARY, REPORT]).run();
    assert!(said.contains("modifiée à la main"), "{said}");
}

#[test]
fn two_runs_at_once_are_refused() {
    let house = done();
    let lock = std::fs::File::create(house.path("output/.lettres-rne.verrou")).unwrap();
    lock.lock().unwrap();
    house.asks("").ends_with(1).complains_all(&["Une autre exécution de lettres-rne travaille déjà"]).run();
}
