//! What happens to the copy from run to run: replaced while it is ours, kept when it is a person's, taken away when all is
//! mended.

use crate::campaign::small::{ALL, Book, REPORT, SUMMARY, TEACHERS, WORKBOOK, house};

const COPY: &str = "output/petite à corriger.xlsx";
const SECOND: &str = "output/petite à corriger (2).xlsx";

fn faulty() -> Vec<u8> {
    Book::small().set(TEACHERS, 2, "IMP", "beaucoup").bytes()
}

/// As another program saves it: the same cells, every part written anew.
fn saved_by_hand(copy: &[u8]) -> Vec<u8> {
    use std::io::{Cursor, Read, Write};
    let mut archive = zip::ZipArchive::new(Cursor::new(copy)).unwrap();
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).unwrap();
        let mut text = String::new();
        file.read_to_string(&mut text).unwrap();
        writer
            .start_file(file.name().unwrap().into_owned(), zip::write::SimpleFileOptions::default())
            .unwrap();
        writer.write_all(text.replace("<!--lettres-rne-->", "").as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

#[test]
fn a_copy_comes_is_replaced_and_goes() {
    let house = house(&Book::small());
    house.put(WORKBOOK, faulty());
    house.asks("verifier").ends_with(3).says_all(&["Copie"]).writes(&[REPORT, COPY]).run();
    let first = house.bytes(COPY);
    let two = Book::small().set(TEACHERS, 2, "IMP", "beaucoup").set(TEACHERS, 3, "Nom", "").bytes();
    house.put(WORKBOOK, two);
    house.asks("verifier").ends_with(3).says_all(&["Copie"]).writes(&[REPORT, COPY]).run();
    assert!(house.bytes(COPY) != first);
    house.put(WORKBOOK, Book::small().bytes());
    let said = house.asks("").says_all(&["Terminé"]).writes(&ALL).writes(&[COPY]).run();
    assert!(!said.contains("Copie") && !house.path(COPY).exists(), "{said}");
}

#[test]
fn a_copy_that_a_person_has_changed_is_kept() {
    let house = house(&Book::small());
    house.put(WORKBOOK, faulty());
    house.asks("verifier").ends_with(3).says_all(&["Copie"]).writes(&[REPORT, COPY]).run();
    let mine = saved_by_hand(&house.bytes(COPY));
    house.put(COPY, &mine);
    for _ in 0..2 {
        house
            .asks("verifier")
            .ends_with(3)
            .says_all(&[
                "Copie output/petite à corriger (2).xlsx",
                "Attention : « petite à corriger.xlsx » a été modifié, ou est ouvert, et n’a pas été remplacé ; la nouvelle copie \
                 est « petite à corriger (2).xlsx »",
            ])
            .writes(&[REPORT, SECOND])
            .run();
        assert!(house.bytes(COPY) == mine);
        assert!(house.text(REPORT).contains("n’a pas été remplacé"));
    }
    // all is mended: ours goes, the person's stays
    house.put(WORKBOOK, Book::small().bytes());
    house.asks("verifier").says_all(&["Contrôle terminé"]).writes(&[REPORT, SECOND]).run();
    assert!(house.bytes(COPY) == mine && !house.path(SECOND).exists());
}

/// People mend in the copy and give that to the program: it is read like any workbook, and never written.
#[test]
fn a_copy_serves_as_the_workbook_and_is_not_overwritten() {
    let house = house(&Book::small());
    house.put(WORKBOOK, faulty());
    house.asks("verifier").ends_with(3).says_all(&["Copie"]).writes(&[REPORT, COPY]).run();
    let copy = house.bytes(COPY);
    house
        .asks("verifier --classeur")
        .with(COPY)
        .ends_with(3)
        .says_all(&["1 erreur", "Référents!E2", "Copie output/petite à corriger (2).xlsx"])
        .writes(&[REPORT, SECOND])
        .run();
    assert!(house.bytes(COPY) == copy);
    let again = super::reader::Opened::of(&house.bytes(SECOND));
    let names: Vec<String> = again.sheets().into_iter().map(|(name, _)| name).collect();
    assert_eq!(names[..2], ["Anomalies (2)", "Anomalies"]);
}

#[test]
fn nothing_is_written_where_nothing_may_be() {
    let house = house(&Book::small());
    house.put(WORKBOOK, faulty());
    house.asks("--strict").ends_with(3).says_all(&["Rien n’a été écrit"]).run();
}

#[test]
fn an_information_alone_is_no_reason_for_a_copy() {
    let house = house(&Book::small());
    let said = house.asks("").says_all(&["Terminé"]).writes(&ALL).run();
    assert!(said.contains("1 information"), "{said}");
    house.asks("").says_all(&["Terminé"]).writes(&[SUMMARY, REPORT]).run();
}

#[test]
fn scripts_are_told_of_the_copy() {
    let house = house(&Book::small());
    house.put(WORKBOOK, faulty());
    let said = house.asks("verifier --format json").ends_with(3).says_all(&[]).writes(&[REPORT, COPY]).run();
    let json: serde_json::Value = serde_json::from_str(&said).unwrap();
    let expected = serde_json::json!({
        "fichier": "petite à corriger.xlsx", "coloriee": true, "raison": null, "gardee": null
    });
    assert_eq!(json["copie"], expected);
}
