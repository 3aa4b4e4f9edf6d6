//! The other ways of a message: a trial to oneself, copies, drafts in the mailbox, PDF files; and a wish to stop.

use std::io::{BufRead as _, BufReader, Read as _};
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use lettres_rne::settings::Security;
use mail_parser::{MessageParser, MimeHeaders as _};

use super::office::{Office, PASSWORD};
use crate::catalogue::ours::{content, edited};
use crate::catalogue::table::edit;
use crate::mail::smtp::server::{Act, At};
use crate::mailbox;

const SHEET: &str = "output/envois-a-valider.xlsx";
const JOURNAL: [&str; 2] = ["journal/envois.jsonl", "journal/envois.verrou"];

#[test]
fn a_trial_goes_to_one_address_and_the_journal_knows_nothing_of_it() {
    let office = Office::new(&content(), "copie = [\"archives@ac-noumea.invalid\"]");
    office
        .asks("envoyer --essai moi@ac-noumea.invalid --au-plus 2")
        .says_all(&["2 messages d’essai envoyés à moi@ac-noumea.invalid", "Le journal n’en garde rien"])
        .writes(&[SHEET])
        .run();
    let taken = office.server.taken();
    assert_eq!(taken.len(), 2);
    for taken in taken {
        assert_eq!(taken.to, ["moi@ac-noumea.invalid"]);
        let message = MessageParser::new().parse(taken.text.as_bytes()).unwrap();
        assert!(message.subject().unwrap().starts_with("[ESSAI]"));
        assert!(message.body_text(0).unwrap().contains("ce.98"), "the true recipient is told");
        assert!(message.cc().is_none(), "nobody else is written to");
    }
    // and everything is still to be sent
    office
        .asks("envoyer --smtp --oui")
        .says_all(&["3 messages", "Tout est parti"])
        .writes(&[JOURNAL[0], JOURNAL[1], SHEET])
        .run();
}

/// A trial carries the letters of several schools: it goes to none of them, to no teacher, and nobody is even called.
#[test]
fn a_trial_goes_to_nobody_of_the_campaign() {
    let edits = [
        edit("Établissements!L3", "\"principal@ac-noumea.invalid\""),
        edit("Référents!G5", "\"paul.nguyen@ac-noumea.invalid\""),
    ];
    let office = Office::new(&edited(&edits), "");
    for (address, whose) in [
        ("Principal@ac-noumea.invalid", "l’établissement 9830004M (Collège Georges Baudoux)"),
        // without a teacher; known without the workbook; a school for all that anybody knows
        ("ce.9830002k@ac-noumea.invalid", "l’établissement 9830002K (Lycée La Pérouse)"),
        ("ce.9830522a@ac-noumea.invalid", "l’établissement 9830522A"),
        ("ce0750001u@ac-paris.invalid", "l’établissement 0750001U"),
        ("paul.nguyen@ac-noumea.invalid", "NGUYEN Paul, référent du classeur"),
    ] {
        let (code, said) = office.types(&["envoyer", "--essai", address], PASSWORD);
        let told = said.split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!(code, 1, "{said}");
        let start = format!("L’essai irait à {address}, une adresse de {whose}");
        assert!(told.contains(&start) && told.contains("Donnez à --essai une adresse à vous"), "{said}");
    }
    assert!(office.server.heard().is_empty(), "nobody has even called");
    // the sender's own address may be any
    let toml = office
        .house
        .text("lettres-rne.toml")
        .replace("dane@ac-noumea.invalid", "ce.9839999b@ac-noumea.invalid");
    office.house.put("lettres-rne.toml", toml);
    let (code, said) = office.types(&["envoyer", "--essai", "CE.9839999B@ac-noumea.invalid"], PASSWORD);
    assert_eq!((code, office.server.taken().len()), (0, 3), "{said}");
}

/// A copy of every message never goes to a school, whatever the way that the messages take.
#[test]
fn a_school_gets_no_copy_of_what_the_others_get() {
    let office = Office::new(&content(), "copie = [\"COPIE\"]");
    let toml = office.house.text("lettres-rne.toml");
    let head = edit("Établissements!L3", "\"principal@ac-noumea.invalid\"");
    office.save(&edited(&[head]));
    let takes = |address: &str, line: &[&str]| {
        office.house.put("lettres-rne.toml", toml.replace("COPIE", address));
        office.types(line, PASSWORD)
    };
    for (address, whose) in [
        ("Archives <PRINCIPAL@ac-noumea.invalid>", "l’établissement 9830004M (Collège Georges Baudoux)"),
        ("ce.9830277j@ac-noumea.invalid", "l’établissement 9830277J (Collège Jean Mariotti)"),
        ("ce9830002k@ac-noumea.invalid", "l’établissement 9830002K (Lycée La Pérouse)"),
        ("ce.9830522a@ac-noumea.invalid", "l’établissement 9830522A"),
    ] {
        for line in [
            &["envoyer", "--smtp", "--oui"][..],
            &["envoyer"],
            &["envoyer", "--essai", "moi@ac-noumea.invalid"],
        ] {
            let (code, said) = takes(address, line);
            let told = said.split_whitespace().collect::<Vec<_>>().join(" ");
            assert_eq!(code, 1, "{said}");
            assert!(
                told.contains("courriel.copie") && told.contains(whose) && told.contains("retirez-la"),
                "{said}"
            );
        }
    }
    assert!(office.server.heard().is_empty() && !office.house.path("output/courriels").exists());
    // a code that no school is known to have may be the service's own
    let (code, said) =
        takes("ce.9839999b@ac-noumea.invalid", &["envoyer", "--smtp", "--oui", "--seulement", "9830277J"]);
    assert_eq!((code, office.server.taken().len()), (0, 1), "{said}");
}

#[test]
fn a_trial_that_nobody_takes_is_no_success() {
    let office = Office::new(&content(), "");
    let toml = office.house.text("lettres-rne.toml").replace("serveur = \"localhost\"", "serveur = \"\"");
    office.house.put("lettres-rne.toml", toml.replace("securite = \"en clair\"", "securite = \"tls\""));
    for line in ["envoyer --essai moi@ac-noumea.invalid", "envoyer --smtp --oui"] {
        office
            .house
            .asks(line)
            .ends_with(1)
            .says_all(&["3 messages"])
            .complains_all(&["serveur"])
            .writes(&[SHEET])
            .run();
    }
}

#[test]
fn a_teacher_gets_a_copy_of_their_own_letter_and_of_no_other() {
    let paul = edit("Référents!G5", "\"paul.nguyen@ac-noumea.invalid\"");
    let office = Office::new(&edited(&[paul]), "copie_referent = true\nnoms_des_pieces = \"numéro\"");
    office
        .asks("envoyer --smtp --oui")
        .says_all(&["4 messages pour 3 établissements, avec 4 lettres", "Tout est parti"])
        .writes(&[JOURNAL[0], JOURNAL[1], SHEET])
        .run();
    let mut copied = 0;
    for taken in office.server.taken() {
        let message = MessageParser::new().parse(taken.text.as_bytes()).unwrap();
        assert_eq!(message.attachment_count(), 1);
        let name = message.attachment(0).unwrap().attachment_name().unwrap().to_owned();
        assert!(name.ends_with("_1.docx") && !name.to_lowercase().contains("nguyen"), "{name}");
        if taken.to.iter().any(|to| to.starts_with("paul.nguyen")) {
            copied += 1;
            assert!(message.body_text(0).unwrap().contains("Paul"));
        }
    }
    assert_eq!(copied, 1);
}

/// What has a draft in the mailbox may have been sent from there: nothing but a person's word sends it beside that, whatever
/// drafts were made as files before or after.
/// The settings of a mailbox.
pub fn imap(mailbox: &mailbox::server::Server) -> String {
    format!(
        "[courriel.imap]\nserveur = \"localhost\"\nport = {}\nsecurite = \"en clair\"\nidentifiant = \"dane\"",
        mailbox.settings().port.unwrap()
    )
}

#[test]
fn a_draft_in_the_mailbox_holds_its_letter() {
    let mailbox = mailbox::server::Server::start(Security::Clear, mailbox::server::Script::default());
    let office = Office::new(&content(), &imap(&mailbox));
    let run = |line: &[&str], password: &str| office.types(line, password);
    assert_eq!(run(&["envoyer"], "").0, 0);
    let (code, said) = run(&["envoyer", "--imap-brouillons"], mailbox::PASSWORD);
    assert_eq!((code, mailbox.kept().len()), (0, 3), "{said}");
    assert_eq!(run(&["envoyer"], "").0, 0);
    for _ in 0..2 {
        let (code, said) = run(&["envoyer", "--smtp", "--oui"], PASSWORD);
        assert_eq!((code, office.server.taken().len()), (3, 0), "{said}");
        assert!(said.contains("brouillon dans votre boîte"), "{said}");
    }
    let (code, said) = run(&["envoyer", "--smtp", "--oui", "--malgre-brouillons"], PASSWORD);
    assert_eq!((code, office.server.taken().len()), (0, 3), "{said}");
}

/// #draft-in-doubt: a draft that was kept without a word holds its letters too; the next run finds it, and adds no second.
#[test]
fn a_draft_that_may_be_in_the_mailbox_holds_its_letter() {
    for (verb, kept) in [("APPEND-KEPT", 1), ("APPEND-END", 0)] {
        let script = mailbox::server::Script {
            fault: Some((verb, mailbox::server::Act::Drop)),
            is_once: true,
            ..mailbox::server::Script::default()
        };
        let mailbox = mailbox::server::Server::start(Security::Clear, script);
        let office = Office::new(&content(), &imap(&mailbox));
        let (code, said) = office.types(&["envoyer", "--imap-brouillons"], mailbox::PASSWORD);
        assert_eq!((code, mailbox.kept().len()), (1, kept), "{said}");
        let told = said.split_whitespace().collect::<Vec<_>>().join(" ");
        let remedy = "lettres-rne envoyer --imap-brouillons --malgre-brouillons --seulement 9830004M";
        assert!(
            told.contains("Le brouillon de 9830004M Collège Georges Baudoux est peut-être arrivé"),
            "{said}"
        );
        assert!(told.contains(remedy), "{said}");
        let (code, said) = office.types(&["envoyer", "--smtp", "--oui"], PASSWORD);
        assert_eq!((code, office.server.taken().len()), (3, 2), "{said}");
        let line: Vec<&str> = remedy.split(' ').skip(1).collect();
        let (code, said) = office.types(&line, mailbox::PASSWORD);
        assert_eq!((code, mailbox.kept().len()), (0, 1), "{said}");
    }
}

/// Needs an installed LibreOffice.
#[test]
fn a_pdf_is_attached_where_the_office_wants_one() {
    let is_there = Command::new("soffice").arg("--version").stdout(Stdio::null()).status().is_ok();
    if !is_there {
        #[expect(clippy::print_stderr, reason = "a test that is left out says so")]
        {
            eprintln!("left out: LibreOffice (soffice) is not installed");
        }
        return;
    }
    let office = Office::new(&content(), "piece_jointe = \"pdf\"");
    // those of other schools are not made
    office.types(&["envoyer", "--seulement", "9830004M"], PASSWORD);
    assert_eq!(office.house.below("output/pdf").len(), 2, "one, with its fingerprint");
    office.sends_all();
    let taken = office.server.taken();
    assert_eq!(taken.len(), 3);
    let mut files = 0;
    for taken in taken {
        let message = MessageParser::new().parse(taken.text.as_bytes()).unwrap();
        for file in message.attachments() {
            files += 1;
            assert!(file.contents().starts_with(b"%PDF-"));
            assert_eq!(file.attachment_name().unwrap().rsplit_once('.').unwrap().1, "pdf");
        }
    }
    assert_eq!(files, 4);
    assert_eq!(office.house.below("output/pdf").len(), 8, "each with its fingerprint");
}

#[cfg(unix)]
#[test]
fn ctrl_c_lets_the_message_under_way_end() {
    let office = Office::new(&content(), "");
    office.server.follows(|_| {
        thread::sleep(Duration::from_millis(30));
        None
    });
    let process = office
        .house
        .command()
        .args(["envoyer", "--smtp", "--oui"])
        .env("LETTRES_RNE_MOT_DE_PASSE", PASSWORD)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    while office.server.messages() == 0 {
        thread::sleep(Duration::from_millis(5));
    }
    let id = process.id().to_string();
    assert!(Command::new("kill").args(["-INT", &id]).status().unwrap().success());
    let end = process.wait_with_output().unwrap();
    let said = String::from_utf8(end.stdout).unwrap();
    assert_eq!((end.status.code(), office.server.taken().len()), (Some(3), 1), "{said}");
    assert!(said.contains("à votre demande") && said.contains("2\u{a0}pas encore essayés"), "{said}");
    office.server.follows(|_| None);
    office.sends_all();
    assert_eq!(office.server.taken().len(), 3);
    office.nobody_has_anothers_letter();
}

/// #second-ctrl-c: the second one ends the run at once, with a word about the message under way.
#[cfg(unix)]
#[test]
fn a_second_ctrl_c_says_what_becomes_of_the_message_under_way() {
    let office = Office::new(&content(), "");
    let has_all = Arc::new(AtomicBool::new(false));
    let seen = Arc::clone(&has_all);
    office.server.follows(move |moment| {
        if moment.at == At::Dot {
            seen.store(true, Ordering::SeqCst);
            return Some(Act::Stall);
        }
        None
    });
    let mut process = office
        .house
        .command()
        .args(["envoyer", "--smtp", "--oui"])
        .env("LETTRES_RNE_MOT_DE_PASSE", PASSWORD)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    while !has_all.load(Ordering::SeqCst) {
        thread::sleep(Duration::from_millis(5));
    }
    let id = process.id().to_string();
    let mut said = String::new();
    let mut stderr = BufReader::new(process.stderr.take().unwrap());
    assert!(Command::new("kill").args(["-INT", &id]).status().unwrap().success());
    stderr.read_line(&mut said).unwrap();
    assert!(said.contains("Arrêt demandé"), "{said}");
    assert!(Command::new("kill").args(["-INT", &id]).status().unwrap().success());
    stderr.read_to_string(&mut said).unwrap();
    assert_eq!(process.wait().unwrap().code(), Some(1), "{said}");
    let told = said.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(told.contains("Arrêt immédiat, pendant l’envoi de 9830004M Collège Georges Baudoux"), "{said}");
    assert!(told.contains("est peut-être parti. lettres-rne etat dit"), "{said}");
    assert!(said.lines().all(|line| line.chars().count() <= 80), "{said}");
    // and the state says it
    office.asks("etat").ends_with(3).says_all(&["1 incertaine", "etat --resoudre"]).run();
}
