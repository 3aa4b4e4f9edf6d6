//! No letter can reach another school's address: files are swapped, renamed, edited, replaced between the making of the
//! letters and their leaving, before the messages are prepared and after.

use std::fs;
use std::path::PathBuf;

use lettres_rne::disk::fingerprint;
use lettres_rne::letters::pdf::Made;
use lettres_rne::outbox::{Why, attachments};

use super::office::{Office, PASSWORD};
use crate::catalogue::ours::{content, edited};
use crate::catalogue::table::edit;
use crate::harness::House;
use crate::mail::smtp::office::parcel;
use crate::word::rewrite;

/// The letters of three schools.
const LETTERS: [&str; 3] = [
    "output/lettres/9830004M Collège Georges Baudoux/Lettre RNE 2027 - 9830004M - LE GOFF Anaïs.docx",
    "output/lettres/9830277J Collège Jean Mariotti/Lettre RNE 2027 - 9830277J - NGUYEN Paul.docx",
    "output/lettres/9830419N Collège de Canala/Lettre RNE 2027 - 9830419N - d’ALMEIDA Zacharie.docx",
];

/// Puts other bytes in the place of the first letter.
fn becomes(house: &House, change: impl FnOnce(Vec<u8>) -> Vec<u8>) {
    house.put(LETTERS[0], change(house.bytes(LETTERS[0])));
}

/// What may happen to the files: a name, how many of the three messages must leave where it happens behind the preparation, how
/// many of the four letters where it happens before.
type Happening = (&'static str, usize, usize, fn(&House));

const HAPPENINGS: [Happening; 11] = [
    ("two letters are swapped", 1, 2, |house| {
        let (one, other) = (house.bytes(LETTERS[0]), house.bytes(LETTERS[1]));
        house.put(LETTERS[0], other).put(LETTERS[1], one);
    }),
    ("a letter is copied over another", 2, 3, |house| {
        house.put(LETTERS[0], house.bytes(LETTERS[2]));
    }),
    ("a letter is renamed as another", 1, 2, |house| {
        fs::rename(house.path(LETTERS[2]), house.path(LETTERS[0])).unwrap();
    }),
    ("a folder is renamed as another", 1, 2, |house| {
        let folder = |letter: &str| -> PathBuf { house.path(letter).parent().unwrap().to_owned() };
        fs::remove_dir_all(folder(LETTERS[0])).unwrap();
        fs::rename(folder(LETTERS[2]), folder(LETTERS[0])).unwrap();
    }),
    ("its text names another person", 2, 3, |house| {
        becomes(house, |bytes| {
            rewrite(&bytes, "word/document.xml", |xml| xml.replace("LE GOFF", "TARTEMPION"))
        });
    }),
    ("its text names another school", 2, 3, |house| {
        becomes(house, |bytes| {
            rewrite(&bytes, "word/document.xml", |xml| xml.replace("Georges Baudoux", "Jean Mariotti"))
        });
    }),
    ("its properties name another school", 2, 3, |house| {
        becomes(house, |bytes| {
            rewrite(&bytes, "docProps/custom.xml", |xml| xml.replace("9830004M", "9830277J"))
        });
    }),
    ("it has lost its properties", 2, 3, |house| {
        becomes(house, |bytes| {
            rewrite(&bytes, "docProps/custom.xml", |xml| {
                let open = xml.find("<property ").unwrap();
                format!("{}</Properties>", &xml[..open])
            })
        });
    }),
    ("it is cut short", 2, 3, |house| becomes(house, |bytes| bytes[..bytes.len() / 2].to_vec())),
    ("it is no Word file", 2, 3, |house| becomes(house, |_| b"bonjour".to_vec())),
    ("it is gone", 2, 3, |house| house.remove(LETTERS[0])),
];

#[test]
fn whatever_happens_to_the_files_while_the_question_waits_nobody_gets_anothers_letter() {
    for (name, messages, _, happens) in HAPPENINGS {
        let office = Office::new(&content(), "");
        let (code, said) = office.sends_while(happens);
        assert_eq!(code, Some(3), "{name}: {said}");
        office.nobody_has_anothers_letter();
        assert_eq!(office.server.taken().len(), messages, "{name}: {said}");
        // the letters are made again, and the rest may leave: each once, and still nobody has another's
        office.house.command().output().unwrap();
        office.sends_all();
        office.nobody_has_anothers_letter();
        let mut reached = office.reached();
        let letters = reached.len();
        reached.dedup();
        assert_eq!(reached.len(), letters, "{name}: {reached:?}");
    }
}

#[test]
fn whatever_has_happened_to_the_files_before_nobody_gets_anothers_letter() {
    for (name, _, letters, happens) in HAPPENINGS {
        let office = Office::new(&content(), "");
        happens(&office.house);
        office
            .asks("envoyer --smtp --oui")
            .ends_with(3)
            .says_all(&["Messages"])
            .writes(&["journal/envois.jsonl", "journal/envois.verrou", "output/envois-a-valider.xlsx"])
            .run();
        office.nobody_has_anothers_letter();
        assert_eq!(office.reached().len(), letters, "{name}");
    }
}

/// A letter that a person has completed in Word is theirs to send.
#[test]
fn a_letter_completed_by_hand_leaves_as_it_is() {
    let office = Office::new(&content(), "");
    becomes(&office.house, |bytes| {
        rewrite(&bytes, "word/document.xml", |xml| {
            xml.replacen("Webradio", "Radio", 1).replacen("DANE", "D.A.N.E.", 1)
        })
    });
    let expected = office.house.bytes(LETTERS[0]);
    office
        .asks("envoyer --smtp --oui")
        .says_all(&["Tout est parti"])
        .writes(&["journal/envois.jsonl", "journal/envois.verrou", "output/envois-a-valider.xlsx"])
        .run();
    let sent = office.server.taken().iter().any(|taken| {
        let message = mail_parser::MessageParser::new().parse(taken.text.as_bytes()).unwrap().into_owned();
        message.attachments().any(|attachment| attachment.contents() == expected)
    });
    assert!(sent);
}

#[test]
fn an_address_that_names_another_school_holds_its_letters() {
    let wrong = edit("Établissements!L3", "\"ce.9830277j@ac-noumea.invalid\"");
    let office = Office::new(&edited(std::slice::from_ref(&wrong)), "");
    office
        .asks("envoyer --smtp --oui")
        .ends_with(3)
        .says_all(&["l’adresse est peut-être celle d’un autre établissement", "9830004M"])
        .writes(&["journal/envois.jsonl", "journal/envois.verrou", "output/envois-a-valider.xlsx"])
        .run();
    office.nobody_has_anothers_letter();
    // who shares the address is in doubt as well
    assert_eq!(office.server.taken().len(), 1);
}

/// Neither an address whose code has letters stuck to it, nor one of a school that has no teachers, is taken for this school's.
#[test]
fn an_address_of_a_school_without_teachers_holds_its_letters_too() {
    let lycee = "\"proviseur@ac-noumea.invalid\"";
    for edits in [
        vec![edit("Établissements!L3", "\"ce9830277j@ac-noumea.invalid\"")],
        vec![edit("Établissements!L3", lycee), edit("Établissements!L6", lycee)],
    ] {
        let office = Office::new(&edited(&edits), "");
        office.sends_all();
        office.nobody_has_anothers_letter();
        assert!(office.reached().iter().all(|reached| reached.uai != "9830004M"), "{edits:?}");
        assert!(!office.reached().is_empty(), "the others leave");
    }
}

/// A copy to a teacher never goes to another.
#[test]
fn a_copy_that_would_go_to_another_person_holds_the_letter() {
    let same = "\"anais.le-goff@ac-noumea.invalid\"";
    let edits = [edit("Référents!G4", same), edit("Référents!G7", same)];
    let office = Office::new(&edited(&edits), "copie_referent = true");
    office.sends_all();
    let sent: Vec<String> = office.reached().into_iter().map(|reached| reached.uai).collect();
    assert_eq!(sent, ["9830277J", "9830277J"]);
    // the remedy is its own, and does what it says
    let (_, said) = office.types(&["envoyer", "--smtp", "--oui"], PASSWORD);
    let told = said.split_whitespace().collect::<Vec<_>>().join(" ");
    for part in ["dont la copie irait à quelqu’un d’autre", "videz la case"] {
        assert!(told.contains(part), "{part}: {said}");
    }
    assert!(!told.contains("C02") && !told.contains("autre établissement"), "{said}");
    office.save(&edited(&[edit("Référents!G4", same)]));
    office.house.command().output().unwrap();
    let (code, said) = office.types(&["envoyer", "--smtp", "--oui"], PASSWORD);
    assert_eq!((code, office.reached().len()), (0, 4), "{said}");
}

/// A PDF leaves only as it was made, and only under the fingerprint of its letter.
#[test]
fn a_pdf_that_is_not_what_was_made_of_its_letter_is_refused() {
    let office = Office::new(&content(), "");
    let letter = office.house.bytes(LETTERS[0]);
    let hash = fingerprint(&letter);
    let (ours, other) = (b"%PDF-1.7 ours".as_slice(), b"%PDF-1.7 another's".as_slice());
    let case = |name: &str, bytes: &[u8], noted: &[u8]| {
        office.house.put(name, bytes);
        let pdf = Made { path: office.house.path(name), hash: fingerprint(noted) };
        let mut parcel = parcel(0);
        parcel.pieces[0].path = office.house.path(LETTERS[0]);
        parcel.pieces[0].hash.clone_from(&hash);
        parcel.pieces[0].pdf = Some(pdf);
        attachments(&parcel).map(|all| all[0].bytes.clone()).map_err(|foreign| foreign.why)
    };
    let its = format!("output/pdf/{hash}.pdf");
    assert_eq!(case(&its, ours, ours).unwrap(), ours);
    assert_eq!(case(&its, other, ours), Err(Why::OtherPdf));
    assert_eq!(case("output/pdf/0123.pdf", ours, ours), Err(Why::OtherPdf));
}
