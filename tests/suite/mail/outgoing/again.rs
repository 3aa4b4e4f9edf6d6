//! What is the same letter, and what is not: names, codes, addresses and years that were mended between two runs, letters that
//! leave again, drafts that stand somewhere.

use std::collections::BTreeSet;
use std::process::Stdio;
use std::time::Duration;

use lettres_rne::settings::Security;
use mail_parser::MessageParser;

use super::office::{Office, PASSWORD};
use super::ways::imap;
use crate::catalogue::ours::{content, edited};
use crate::catalogue::table::{Edit, edit};
use crate::mail::smtp::server::{Act, At};
use crate::mailbox::{self, server as post_office};

const SEND: &[&str] = &["envoyer", "--smtp", "--oui"];

impl Office {
    /// Another workbook, and its letters.
    fn becomes(&self, edits: &[Edit]) {
        self.save(&edited(edits));
        self.house.command().stdin(Stdio::null()).output().unwrap();
    }

    /// What a run says; how it ends and how many messages the server has then.
    #[track_caller]
    fn runs(&self, line: &[&str], more: &[&str], code: i32, taken: usize) -> String {
        let (found, said) = self.types(&[line, more].concat(), PASSWORD);
        assert_eq!((found, self.server.taken().len()), (code, taken), "{said}");
        said.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    fn message_ids(&self) -> Vec<String> {
        let taken = self.server.taken();
        let id = |text: &str| {
            MessageParser::new().parse(text.as_bytes()).unwrap().message_id().unwrap().to_owned()
        };
        taken.iter().map(|taken| id(&taken.text)).collect()
    }
}

/// #a-colleague-again: two letters left in one message, and one of them leaves again and again.
#[test]
fn a_colleagues_letter_stays_when_one_leaves_again() {
    let office = Office::new(&content(), "");
    office.runs(SEND, &[], 0, 3);
    let resend = ["--renvoyer-modifies", "--seulement", "9830277J"];
    office.becomes(&[edit("Référents!H5", "0.5")]);
    office.runs(SEND, &resend, 0, 4);
    office.becomes(&[]);
    office.runs(SEND, &resend, 0, 5);
    let said = office.runs(SEND, &[], 0, 5);
    assert!(said.contains("4 lettres déjà parties") && said.contains("Aucun message"), "{said}");
    assert!(office.runs(&["etat"], &[], 0, 5).contains("4 envoyées"));
    assert_eq!(office.reached().len(), 6);
    // no mailbox takes one of them for a copy of another
    let ids = office.message_ids();
    assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), 5, "{ids:?}");
}

/// The same letter to the same address, by a person's word: another message for whoever keeps or looks for it.
#[test]
fn what_leaves_again_has_an_identity_of_its_own() {
    let mailbox = post_office::Server::start(Security::Clear, post_office::Script::default());
    let office = Office::new(&content(), &imap(&mailbox));
    let one = ["--seulement", "9830004M"];
    office.runs(SEND, &one, 0, 1);
    mailbox.keep("Sent", &format!("Message-ID: <{}>\r\n\r\nx\r\n", office.message_ids()[0]));
    // it has come back, days later
    let said = office.runs(&["etat", "--resoudre", "9830004M=renvoyer"], &[], 0, 1);
    assert!(said.contains("repartira"), "{said}");
    office.server.follows(|moment| (moment.at == At::Dot).then_some(Act::Drop));
    office.runs(SEND, &one, 3, 1);
    // the first copy proves nothing of the second
    let (code, said) = office.types(&["etat", "--chercher"], mailbox::PASSWORD);
    assert!(code == 3 && said.contains("absent"), "{said}");
    office.server.follows(|_| None);
    office.runs(&["etat", "--resoudre", "9830004M=renvoyer"], &[], 0, 1);
    office.runs(SEND, &one, 0, 2);
    let ids = office.message_ids();
    assert_ne!(ids[0], ids[1]);
}

/// #two-windows: while one waits at its question, another sends to the address that was corrected meanwhile.
#[test]
fn a_run_that_waited_does_not_send_to_an_address_of_before() {
    let office = Office::new(&content(), "");
    let corrected = edit("Établissements!L3", "\"principal@gb.invalid\"");
    let (code, said) = office.sends_while(|_| {
        office.save(&edited(std::slice::from_ref(&corrected)));
        office.sends_all();
    });
    assert_eq!(office.server.taken().len(), 3, "{said}");
    assert_eq!(code, Some(1), "{said}");
    assert!(office.server.taken().iter().any(|taken| taken.to == ["principal@gb.invalid"]));
}

/// A name that was mended is the same person, whatever became of the letter under the old one.
#[test]
fn a_mended_name_makes_no_new_letter() {
    let mended = [edit("Référents!D4", "\"LE GOF\"")];
    let one = ["--seulement", "9830004M"];
    let held = "n’est plus dans le classeur";
    // in doubt, then left as it is by a person
    let office = Office::new(&content(), "");
    office.server.follows(|moment| (moment.at == At::Dot).then_some(Act::TakeAndDrop));
    office.runs(SEND, &one, 3, 1);
    office.server.follows(|_| None);
    office.becomes(&mended);
    assert!(office.runs(SEND, &one, 3, 1).contains(held));
    office.runs(&["etat", "--resoudre", "9830004M=abandonner"], &[], 0, 1);
    assert!(office.runs(SEND, &one, 3, 1).contains(held));
    // a draft in the mailbox
    let mailbox = post_office::Server::start(Security::Clear, post_office::Script::default());
    let office = Office::new(&content(), &imap(&mailbox));
    let (code, said) = office.types(&["envoyer", "--imap-brouillons", one[0], one[1]], mailbox::PASSWORD);
    assert_eq!((code, mailbox.kept().len()), (0, 1), "{said}");
    office.becomes(&mended);
    assert!(office.runs(SEND, &one, 3, 0).contains(held));
    let (code, said) = office.types(&["envoyer", "--imap-brouillons", one[0], one[1]], mailbox::PASSWORD);
    assert_eq!((code, mailbox.kept().len()), (3, 1), "{said}");
    // sent under the mended name, with a draft file of the old one, and mended back
    let office = Office::new(&content(), "");
    office.runs(&["envoyer"], &one, 0, 0);
    office.becomes(&mended);
    office.runs(SEND, &one, 0, 1);
    office.becomes(&[]);
    assert!(office.runs(SEND, &one, 3, 1).contains(held));
    office.runs(SEND, &[&one[..], &["--renvoyer-modifies"]].concat(), 0, 2);
}

/// A code that was mended, at an address that names no school: the address has had the letter.
#[test]
fn a_mended_code_makes_no_new_letter() {
    let address = edit("Établissements!L3", "\"direction@gb.invalid\"");
    let office = Office::new(&edited(std::slice::from_ref(&address)), "");
    office.runs(SEND, &["--seulement", "9830004M"], 0, 1);
    office.becomes(&[
        address,
        edit("Établissements!A3", "\"9830001J\""),
        edit("Référents!A4", "\"9830001J\""),
    ]);
    let said = office.runs(SEND, &["--seulement", "9830001J"], 3, 1);
    assert!(said.contains("n’est plus dans le classeur"), "{said}");
}

/// #year-written-otherwise: a school year that is written as two makes the same letters new ones.
#[test]
fn a_year_that_is_written_otherwise_sends_nothing_again() {
    let office = Office::new(&content(), "");
    office.runs(SEND, &[], 0, 3);
    for year in ["\"2026-2027\"", "2028"] {
        office.becomes(&[edit("Paramètres!B2", year)]);
        let said = office.runs(SEND, &[], 3, 3);
        assert!(
            said.contains("4 lettres ne partent pas") && said.contains("pour une année scolaire"),
            "{said}"
        );
    }
    office.runs(SEND, &["--renvoyer-modifies", "--seulement", "9830004M"], 0, 4);
}

/// #draft-in-doubt: killed while the mailbox keeps the draft and has not said so.
#[test]
fn a_draft_of_a_killed_run_holds_its_letter() {
    let script = |fault| post_office::Script { fault: Some(fault), is_once: true, ..Default::default() };
    let mailbox =
        post_office::Server::start(Security::Clear, script(("APPEND-KEPT", post_office::Act::Stall)));
    let office = Office::new(&content(), &imap(&mailbox));
    let mut command = office.house.command();
    command.args(["envoyer", "--imap-brouillons"]).env("LETTRES_RNE_MOT_DE_PASSE", mailbox::PASSWORD);
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let mut process = command.spawn().unwrap();
    for _ in 0..3000 {
        if !mailbox.kept().is_empty() {
            break;
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    process.kill().unwrap();
    process.wait().unwrap();
    assert_eq!(mailbox.kept().len(), 1);
    assert!(office.runs(SEND, &[], 3, 2).contains("brouillon dans votre boîte"));
    // what the mailbox has refused is no draft
    let says = post_office::Act::Say("NO [OVERQUOTA] full");
    let mailbox = post_office::Server::start(Security::Clear, script(("APPEND-END", says)));
    let office = Office::new(&content(), &imap(&mailbox));
    let (code, said) = office.types(&["envoyer", "--imap-brouillons"], mailbox::PASSWORD);
    assert_eq!((code, mailbox.kept().len()), (1, 0), "{said}");
    office.runs(SEND, &[], 0, 3);
}

/// A letter that has come back to a version which left before can be drafted, by a person's word, and its draft holds it.
#[test]
fn what_left_before_can_be_drafted_again() {
    let mailbox = post_office::Server::start(Security::Clear, post_office::Script::default());
    let office = Office::new(&content(), &imap(&mailbox));
    let again = ["--renvoyer-modifies", "--seulement", "9830004M"];
    office.runs(SEND, &[], 0, 3);
    office.becomes(&[edit("Référents!H4", "0.5")]);
    office.runs(SEND, &again, 0, 4);
    office.becomes(&[]);
    office.runs(&["envoyer"], &again, 0, 4);
    let line = [&["envoyer", "--imap-brouillons"][..], &again].concat();
    let (code, said) = office.types(&line, mailbox::PASSWORD);
    assert_eq!((code, mailbox.kept().len()), (0, 1), "{said}");
    assert!(office.runs(SEND, &again, 3, 4).contains("brouillon dans votre boîte"));
    office.runs(&["etat", "--resoudre", "9830004M=recu"], &[], 0, 4);
    assert!(office.runs(SEND, &[], 0, 4).contains("4 lettres déjà parties"));
}
