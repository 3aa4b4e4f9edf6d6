//! Where the letters stand: the real program over journals that the library has written.

use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};
use jiff::Timestamp;
use lettres_rne::disk::fingerprint;
use lettres_rne::outbox::{
    Addressee, Decision, Draft, Ending, History, Key, Ledger, LetterId, Parcel, Piece, State, Witness,
};
use lettres_rne::registry::Uai;
use serde_json::Value;

use super::{email, mailbox};
use crate::campaign::small::{self, ALL, Book, DUPONT, LE_GOFF, REPORT, SUMMARY, WADRA};
use crate::harness::House;
use crate::report::schema::judge;

const JOURNAL: &str = "journal/envois.jsonl";

fn at(text: &str) -> Timestamp {
    format!("2027-03-02T{text}:00Z").parse().unwrap()
}

/// A message with letters as they lie on the disk; what a letter says of itself is the name it has in the journal.
fn parcel(house: &House, uai: &str, letters: &[&str]) -> Parcel {
    let code = Uai::new(uai).unwrap();
    let pieces: Vec<Piece> = letters
        .iter()
        .map(|path| {
            let fact = |name: &str| {
                let properties = house.letter(path).properties;
                properties.into_iter().find(|(known, _)| known == &format!("LettresRne.{name}")).unwrap().1
            };
            assert_eq!(fact("UAI"), uai);
            Piece {
                letter: LetterId::new(&fact("Campagne"), uai, &fact("Personne")),
                uai: code,
                person: "quelqu’un".to_owned(),
                path: house.path(path),
                pdf: None,
                name: "lettre.docx".to_owned(),
                size: 1,
                hash: fingerprint(&house.bytes(path)),
                witness: Witness::default(),
            }
        })
        .collect();
    let to = vec![mailbox("", &format!("ce.{}@exemple.invalid", uai.to_lowercase()))];
    let schools = vec![Addressee { uai: code, name: String::new() }];
    Parcel {
        key: Key::new("2027", &schools, &[&to[0].address], &pieces),
        campaign: "2027".to_owned(),
        schools,
        to,
        cc: Vec::new(),
        subject: String::new(),
        text: String::new(),
        html: None,
        pieces,
        again: 0,
    }
}

/// A small campaign whose letters are made.
fn made() -> House {
    let house = small::house(&Book::small());
    house.asks("generer").says_all(&["Terminé"]).writes(&ALL).run();
    house
}

fn hand_over(ledger: &mut Ledger, parcel: &Parcel, ending: &Ending, when: &str) {
    ledger.begin(parcel, &format!("{}@exemple.invalid", parcel.key.as_str()), false, at(when)).unwrap();
    ledger.final_dot(&parcel.key, at(when)).unwrap();
    ledger.end(&parcel.key, ending, at(when)).unwrap();
}

fn sent() -> Ending {
    Ending::Sent { reply: "250 2.0.0 Ok: queued as 4F1".to_owned(), left_out: Vec::new() }
}

/// The collège's two letters are sent, the lycée's is in doubt.
fn half_sent(house: &House) -> (Parcel, Parcel) {
    let first = parcel(house, "9830004M", &[LE_GOFF, DUPONT]);
    let second = parcel(house, "9830002K", &[WADRA]);
    let mut ledger = Ledger::open(&house.path(""), at("08:00")).unwrap();
    hand_over(&mut ledger, &first, &sent(), "08:30");
    hand_over(&mut ledger, &second, &Ending::Uncertain { reply: String::new() }, "08:31");
    (first, second)
}

/// Rows of the sheet, by title, and its note.
fn sheet(house: &House) -> (String, Vec<BTreeMap<String, String>>) {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(house.bytes(SUMMARY))).unwrap();
    let range = book.worksheet_range("Suivi").unwrap();
    let mut rows = range.rows().map(|row| row.iter().map(Data::to_string).collect::<Vec<_>>());
    let note = rows.nth(1).unwrap().remove(0).replace(['\u{a0}', '\u{202f}'], " ");
    let titles = rows.nth(1).unwrap();
    (note, rows.map(|row| titles.iter().cloned().zip(row).collect()).collect())
}

#[test]
fn before_anything_is_sent_every_letter_is_told_and_nothing_is_written() {
    let house = small::house(&Book::small());
    let transcript = |stands: [&str; 2], total: &str, next: &str| {
        format!(
            "\nAnnée     2027 (3 lettres, 2 établissements)\nJournal   rien n’a encore été envoyé\n\n9830004M  Collège Georges \
             Baudoux\n          {}\n\n9830002K  Lycée La Pérouse\n          {}\n\nAu total : {total}.\n\nEnsuite\n  - {next}\n",
            stands[0], stands[1]
        )
    };
    let not_made = transcript(
        ["2 lettres à faire", "1 lettre à faire"],
        "3 à faire",
        "Faites 3 lettres : lettres-rne generer.",
    );
    house.asks("etat").says(&not_made).run();
    house.asks("generer").says_all(&["Terminé"]).writes(&ALL).run();
    let ready = transcript(
        ["2 lettres à envoyer", "1 lettre à envoyer"],
        "3 à envoyer",
        "Envoyez 3 lettres : lettres-rne envoyer (brouillons), ou envoyer --smtp.",
    );
    house.asks("etat").says(&ready).run();
    let (note, rows) = sheet(&house);
    assert!(note.starts_with("Rien n’a encore été envoyé : il n’y a pas de journal"), "{note}");
    assert_eq!(rows.iter().map(|row| row["État"].as_str()).collect::<Vec<_>>(), ["à envoyer"; 3]);
    assert!(!house.path("journal").exists());
    house
        .asks("etat --resoudre 9830004M=recu")
        .ends_with(1)
        .complains(
            "Impossible : Aucun message incertain ou refusé pour « 9830004M ». Vérifiez le code : lettres-rne etat montre ce qui \
             attend une décision.",
        )
        .run();
    house.asks("etat --purger --oui").says_all(&["Il n’y a pas de journal des envois"]).run();
}

#[test]
fn what_the_journal_says_is_on_the_screen() {
    let house = made();
    let (_, second) = half_sent(&house);
    let reference = &second.key.as_str()[..8];
    house
        .asks("etat")
        .ends_with(3)
        .says(&format!(
            "
Année     2027 (3 lettres, 2 établissements)
Journal   journal/envois.jsonl, 2 messages ; heures : UTC.

9830004M  Collège Georges Baudoux
          2 lettres envoyées le 02/03/2027 à 08:30 : 250 2.0.0 Ok: queued as 4F1

9830002K  Lycée La Pérouse
          1 lettre incertaine le 02/03/2027 à 08:31 : [{reference}]

Messages qui attendent votre décision :
  - [{reference}] 9830002K : incertain le 02/03/2027 à 08:31, pour
    ce.9830002k@exemple.invalid

Au total : 2 envoyées, 1 incertaine.

Ensuite
  - Décidez pour 1 message incertain : demandez au chef s’il l’a reçu, ou
    cherchez-le dans les messages envoyés, puis lettres-rne etat --resoudre
    UAI=recu, UAI=renvoyer ou UAI=abandonner. Un message incertain n’est jamais
    renvoyé tout seul.
"
        ))
        .run();
    house.asks("etat --seulement 9830004M").ends_with(3).says_all(&["Au total : 2 envoyées."]).run();
}

#[test]
fn the_json_is_what_its_schema_says() {
    let schema: Value = serde_json::from_str(include_str!("../../../docs/etat.schema.json")).unwrap();
    let house = made();
    let mut faults = Vec::new();
    let empty = house.asks("etat --format json").says_all(&[]).run();
    judge(&serde_json::from_str(&empty).unwrap(), &schema, &schema, "$", &mut faults);
    let (first, second) = half_sent(&house);
    let mut ledger = Ledger::open(&house.path(""), at("09:00")).unwrap();
    ledger.decide(&second.key, Decision::Again, at("09:00")).unwrap();
    ledger.drafted(&second, Draft::Imap, at("09:01")).unwrap();
    let left_out = vec![(email("x@exemple.invalid"), "550 inconnu".to_owned())];
    let ending = Ending::Sent { reply: "250 ok".to_owned(), left_out };
    hand_over(&mut ledger, &second, &ending, "09:02");
    drop(ledger);
    let out = house.asks("etat --format json").says_all(&[]).run();
    let json: Value = serde_json::from_str(&out).unwrap();
    judge(&json, &schema, &schema, "$", &mut faults);
    assert!(faults.is_empty(), "{faults:#?}");
    let letter = &json["etablissements"][1]["lettres"][0];
    assert_eq!((&letter["etat"], &letter["faite"]), (&"envoyee".into(), &true.into()));
    let message = &letter["message"];
    assert_eq!(message["cle"], second.key.as_str());
    assert_eq!((&message["le"], &message["essais"]), (&"2027-03-02T09:02:00Z".into(), &2.into()));
    assert_eq!(message["laisses_de_cote"][0]["reponse"], "550 inconnu");
    assert_eq!(message["brouillon"]["sorte"], "messagerie");
    assert_eq!(json["comptes"]["envoyees"], 3);
    assert_eq!(json["etablissements"][0]["lettres"][0]["message"]["cle"], first.key.as_str());
    let mut wrong = json;
    wrong["etablissements"][0]["lettres"][0]["etat"] = "partie".into();
    wrong["journal"]["messages"] = "2".into();
    judge(&wrong, &schema, &schema, "$", &mut faults);
    assert_eq!(faults.len(), 2, "the judge can say no: {faults:#?}");
}

#[test]
fn a_letter_that_changes_after_it_was_sent_is_told_everywhere() {
    let house = made();
    half_sent(&house);
    house.put(small::WORKBOOK, Book::small().set(small::TEACHERS, 2, "IMP", "0,5").bytes());
    house.asks("generer").says_all(&[]).writes(&[LE_GOFF, SUMMARY, REPORT]).run();
    let out = house
        .asks("etat")
        .ends_with(3)
        .says_all(&[
            "1 lettre modifiée depuis l’envoi le 02/03/2027 à 08:30 : 250 2.0.0 Ok",
            "1 lettre envoyée le 02/03/2027 à 08:30",
            "Au total : 1 envoyée, 1 modifiée depuis l’envoi, 1 incertaine.",
            "envoyer --smtp --renvoyer-modifies",
        ])
        .run();
    assert!(!out.contains("Envoyez"), "{out}");
    let (note, rows) = sheet(&house);
    assert!(
        note.contains("1 envoyée, 1 modifiée depuis l’envoi, 1 incertaine") && note.contains("UTC"),
        "{note}"
    );
    let column = |title: &str| rows.iter().map(|row| row[title].as_str()).collect::<Vec<_>>();
    assert_eq!(column("Référent"), ["LE GOFF Anaïs", "DUPONT Jean-Luc", "WADRA Marie"]);
    assert_eq!(column("État"), ["modifiée depuis l’envoi", "envoyée", "incertaine"]);
    assert_eq!(column("Modifiée depuis"), ["oui", "non", "non"]);
    assert_eq!(column("Depuis")[1], "02/03/2027 à 08:30");
    assert_eq!(column("Destinataires")[2], "ce.9830002k@exemple.invalid");
    assert_eq!(column("Réponse du serveur")[0], "250 2.0.0 Ok: queued as 4F1");
    // the same outcome, the same bytes
    let again = || {
        house.asks("generer").says_all(&[]).writes(&[SUMMARY, REPORT]).run();
        house.bytes(SUMMARY)
    };
    assert!(again() == again());
    // a letter that nobody wants any more is still accounted for
    house.put(small::WORKBOOK, Book::small().without_row(small::TEACHERS, 4).bytes());
    house
        .asks("etat")
        .ends_with(3)
        .says_all(&["Messages dont une lettre n’est plus dans le classeur", "9830002K : incertain"])
        .run();
}

#[test]
fn a_persons_word_settles_a_doubt_one_by_one() {
    let house = made();
    let (_, second) = half_sent(&house);
    let state = || History::read(&house.path("")).unwrap().parcel(&second.key).unwrap().state;
    house
        .asks("etat --resoudre 9830002K=renvoyer")
        .says(
            "
9830002K : ce message repartira au prochain envoyer --smtp. Si le premier était
arrivé, le chef le verra deux fois ; le même identifiant permet à sa messagerie
de les reconnaître.
",
        )
        .writes(&[JOURNAL])
        .run();
    assert_eq!(state(), State::Ready);
    let mut ledger = Ledger::open(&house.path(""), at("10:00")).unwrap();
    hand_over(&mut ledger, &second, &Ending::Uncertain { reply: String::new() }, "10:01");
    drop(ledger);
    // nothing is written unless all of it can be
    house
        .asks("etat --resoudre 9830002K=recu,9830004M=recu")
        .ends_with(1)
        .complains_all(&["Aucun message incertain ou refusé pour « 9830004M »"])
        .run();
    assert_eq!(state(), State::Uncertain);
    house
        .asks("etat --resoudre")
        .with("9830002k=reçu")
        .says_all(&["9830002K : noté comme reçu, sur votre parole. Ce message ne sera pas renvoyé."])
        .writes(&[JOURNAL])
        .run();
    assert_eq!(state(), State::Received);
    house
        .asks("etat")
        .says_all(&[
            "1 lettre notée reçue le",
            "Au total : 2 envoyées, 1 notée reçue.",
            "Il ne reste rien à envoyer.",
        ])
        .run();
    for (typed, code) in [("9830002K", 2), ("9830002K=oui", 2)] {
        house
            .asks(&format!("etat --resoudre {typed}"))
            .ends_with(code)
            .complains_all(&["n’est pas une décision"])
            .run();
    }
}

#[test]
fn of_two_messages_to_one_school_the_reference_says_which() {
    let house = made();
    let one = parcel(&house, "9830004M", &[LE_GOFF]);
    let two = parcel(&house, "9830004M", &[DUPONT]);
    let mut ledger = Ledger::open(&house.path(""), at("08:00")).unwrap();
    hand_over(&mut ledger, &one, &Ending::Uncertain { reply: String::new() }, "08:30");
    let refused = Ending::Refused { reply: "550 5.1.1 adresse inconnue".to_owned() };
    hand_over(&mut ledger, &two, &refused, "08:31");
    drop(ledger);
    let names = [&one, &two].map(|parcel| parcel.key.as_str()[..8].to_owned());
    house
        .asks("etat --resoudre 9830004M=abandonner")
        .ends_with(1)
        .complains_all(&["Dites lequel par sa référence", &names[0], &names[1]])
        .run();
    house
        .asks(&format!("etat --resoudre {}=abandonner", names[1]))
        .says_all(&["9830004M : abandonné. Ce message ne partira plus"])
        .writes(&[JOURNAL])
        .run();
    house
        .asks("etat")
        .ends_with(3)
        .says_all(&["1 lettre incertaine", "1 lettre abandonnée le", "1 lettre à envoyer"])
        .run();
}

#[test]
fn who_looks_while_another_sends_sees_it_and_changes_nothing() {
    let house = made();
    let one = parcel(&house, "9830004M", &[LE_GOFF, DUPONT]);
    let mut ledger = Ledger::open(&house.path(""), at("08:00")).unwrap();
    ledger.begin(&one, "x@exemple.invalid", false, at("08:01")).unwrap();
    ledger.final_dot(&one.key, at("08:01")).unwrap();
    house.asks("etat").says_all(&["2 lettres en cours d’envoi le 02/03/2027 à 08:01"]).run();
    house
        .asks("etat --resoudre 9830004M=recu")
        .ends_with(1)
        .complains_all(&["Une autre exécution de lettres-rne travaille déjà dans le dossier « journal »"])
        .run();
    // the process is gone: nobody knows
    drop(ledger);
    house.asks("etat").ends_with(3).says_all(&["2 lettres incertaines"]).run();
}

#[test]
fn a_damaged_journal_stops_the_sending_and_not_the_letters() {
    let house = made();
    half_sent(&house);
    let mut bytes = house.bytes(JOURNAL);
    let third = bytes.iter().enumerate().filter(|(_, byte)| **byte == b'\n').nth(1).unwrap().0 + 120;
    bytes[third] ^= 1;
    house.put(JOURNAL, &bytes);
    let sentence = "Le journal des envois « journal/envois.jsonl » est abîmé à la ligne 3";
    for line in ["etat", "etat --resoudre 9830002K=recu", "etat --purger --oui"] {
        house.asks(line).ends_with(1).complains_all(&[sentence]).run();
    }
    house.asks("generer").says_all(&["Terminé"]).writes(&[SUMMARY, REPORT]).run();
    let (note, rows) = sheet(&house);
    assert!(note.starts_with(sentence), "{note}");
    assert_eq!(rows.len(), 3);
}

#[test]
fn a_purge_is_asked_for_twice_and_keeps_what_was_sent_from_leaving_again() {
    let house = made();
    let (first, _) = half_sent(&house);
    house
        .asks("etat --purger")
        .ends_with(1)
        .complains_all(&["Personne ne peut confirmer la purge ici.", "--oui"])
        .run();
    house
        .asks("etat --purger --oui")
        .ends_with(1)
        .complains_all(&["Il reste 1 message incertain. Décidez d’abord"])
        .run();
    house.asks("etat --resoudre 9830002K=recu").says_all(&["noté"]).writes(&[JOURNAL]).run();
    house.asks("etat --purger --oui").says_all(&["2 adresses retirées du journal"]).writes(&[JOURNAL]).run();
    house
        .asks("etat --purger --oui")
        .says_all(&["Le journal ne contient aucune adresse : rien à retirer."])
        .writes(&[JOURNAL])
        .run();
    let text = house.text(JOURNAL);
    assert!(!text.contains("ce.983") && !text.contains("queued"), "{text}");
    house
        .asks("etat")
        .says_all(&[
            "Adresses et réponses retirées le",
            "2 lettres envoyées le 02/03/2027 à 08:30 : 250 #",
            "Au total : 2 envoyées, 1 notée reçue.",
        ])
        .run();
    let mut ledger = Ledger::open(&house.path(""), at("11:00")).unwrap();
    assert!(ledger.begin(&first, "x@exemple.invalid", false, at("11:00")).is_err());
}
