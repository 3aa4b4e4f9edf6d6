//! A campaign from its letters to its end: once, whatever is asked how often.

use lettres_rne::outbox::{History, State};
use lettres_rne::settings::Security;

use super::office::Office;
use crate::catalogue::ours::{content, edited};
use crate::catalogue::table::edit;
use crate::mail::smtp::server::{Act, At};
use crate::mailbox;

#[test]
fn every_letter_reaches_its_own_school_once() {
    let office = Office::new(&content(), "");
    office
        .asks("envoyer --smtp")
        .typing("3\n")
        .says_all(&[
            "3 messages pour 3 établissements, avec 4 lettres",
            "3 messages acceptés",
            "Tout est parti",
        ])
        .writes(&["journal/envois.jsonl", "journal/envois.verrou", "output/envois-a-valider.xlsx"])
        .run();
    let reached: Vec<_> = office
        .reached()
        .into_iter()
        .map(|reached| (reached.to.join(" "), reached.uai, reached.person))
        .collect();
    let expected = [
        ("9830004M", "legoff.anais"),
        ("9830277J", "nguyen.paul"),
        ("9830277J", "wamytan.rose"),
        ("9830419N", "dalmeida.zacharie"),
    ];
    assert_eq!(reached, expected.map(|(uai, person)| (uai.to_owned(), uai.to_owned(), person.to_owned())));
    office
        .asks("envoyer --smtp --oui")
        .says_all(&["4 lettres déjà parties", "Aucun message"])
        .writes(&["output/envois-a-valider.xlsx"])
        .run();
    assert_eq!(office.reached().len(), 4);
}

#[test]
fn a_school_whose_address_is_another_now_is_told() {
    let office = Office::new(&content(), "");
    let files = ["journal/envois.jsonl", "journal/envois.verrou", "output/envois-a-valider.xlsx"];
    office.asks("envoyer --smtp --oui").says_all(&["Tout est parti"]).writes(&files).run();
    office.asks("etat").says_all(&["4 envoyées"]).run();
    office.save(&edited(&[edit("Établissements!L3", "\"principal.9830004m@ac-noumea.invalid\"")]));
    office.asks("etat").says_all(&["3 envoyées, 1 modifiée depuis l’envoi"]).run();
    office
        .asks("envoyer --smtp --oui")
        .ends_with(3)
        .says_all(&["1 lettre ne part pas", "changée depuis", "Aucun message"])
        .writes(&files[2..])
        .run();
}

#[test]
fn nothing_leaves_without_the_right_number() {
    let office = Office::new(&content(), "");
    for typed in ["", "\n", "2\n", "oui\n", "33\n"] {
        office
            .asks("envoyer --smtp")
            .typing(typed)
            .ends_with(1)
            .says_all(&["Rien n’est parti"])
            .writes(&["output/envois-a-valider.xlsx"])
            .run();
    }
    assert!(office.server.heard().is_empty(), "nobody has even called");
}

#[test]
fn a_few_first_then_the_others() {
    let office = Office::new(&content(), "");
    let files = ["journal/envois.jsonl", "journal/envois.verrou", "output/envois-a-valider.xlsx"];
    office
        .asks("envoyer --smtp --oui --au-plus 1")
        .ends_with(0)
        .says_all(&["1 message pour 1 établissement", "2 autres messages ensuite", "Relancez"])
        .writes(&files)
        .run();
    assert_eq!(office.server.taken().len(), 1);
    office
        .asks("envoyer --smtp --oui")
        .says_all(&["1 lettre déjà partie", "Tout est parti"])
        .writes(&["journal/envois.jsonl", "output/envois-a-valider.xlsx"])
        .run();
    assert_eq!(office.reached().len(), 4);
}

#[test]
fn a_letter_that_has_changed_since_leaves_again_only_when_asked() {
    let office = Office::new(&content(), "");
    let files = ["journal/envois.jsonl", "journal/envois.verrou", "output/envois-a-valider.xlsx"];
    office.asks("envoyer --smtp --oui").says_all(&["Tout est parti"]).writes(&files).run();
    // a name is mended: that may be the same person, who has had a letter; whoever has theirs keeps it
    office.save(&edited(&[edit("Référents!D5", "\"NGUYEN-LE\"")]));
    office.house.command().output().unwrap();
    office
        .asks("envoyer --smtp --oui")
        .ends_with(3)
        .says_all(&[
            "1 lettre ne part pas",
            "n’est plus dans le classeur",
            "--renvoyer-modifies",
            "Aucun message",
        ])
        .writes(&["output/envois-a-valider.xlsx"])
        .run();
    office
        .asks("envoyer --smtp --oui --renvoyer-modifies")
        .says_all(&["1 message pour 1 établissement, avec 1 lettre", "Tout est parti"])
        .writes(&["journal/envois.jsonl", "output/envois-a-valider.xlsx"])
        .run();
    office.save(&edited(&[
        edit("Référents!D5", "\"NGUYEN-LE\""),
        edit("Référents!H4", "2"),
        edit("Établissements!M3", "2"),
        edit("Paramètres!B10", "5"),
    ]));
    office.house.command().output().unwrap();
    office
        .asks("envoyer --smtp --oui")
        .ends_with(3)
        .says_all(&["1 lettre ne part pas", "changée depuis", "--renvoyer-modifies", "Aucun message"])
        .writes(&["output/envois-a-valider.xlsx"])
        .run();
    assert_eq!(office.reached().len(), 5);
    office
        .asks("envoyer --smtp --oui --renvoyer-modifies")
        .says_all(&["1 message pour 1 établissement, avec 1 lettre", "Tout est parti"])
        .writes(&["journal/envois.jsonl", "output/envois-a-valider.xlsx"])
        .run();
    assert_eq!(office.reached().len(), 6);
    office.nobody_has_anothers_letter();
}

#[test]
fn a_refused_address_is_told_and_waits_for_another() {
    let office = Office::new(&content(), "");
    let files = ["journal/envois.jsonl", "journal/envois.verrou", "output/envois-a-valider.xlsx"];
    office.server.follows(|moment| {
        let refused = moment.at == At::Rcpt && moment.argument.contains("9830004m");
        refused.then_some(Act::Say("550 5.1.1 inconnu"))
    });
    office
        .asks("envoyer --smtp --oui")
        .ends_with(3)
        .says_all(&["2 messages acceptés", "1 refusé"])
        .writes(&files)
        .run();
    office
        .asks("envoyer --smtp --oui")
        .ends_with(3)
        .says_all(&["refusée par le serveur pour cette adresse", "9830004M", "Aucun message"])
        .writes(&files[2..])
        .run();
    office.save(&edited(&[edit("Établissements!L3", "\"principal.9830004m@ac-noumea.invalid\"")]));
    office.server.follows(|_| None);
    office
        .asks("envoyer --smtp --oui")
        .says_all(&["1 message pour 1 établissement", "Tout est parti"])
        .writes(&["journal/envois.jsonl", "output/envois-a-valider.xlsx"])
        .run();
    assert_eq!(office.server.taken().len(), 3);
}

#[test]
fn a_lost_answer_is_a_doubt_that_a_person_settles() {
    let office = Office::new(&content(), "");
    let files = ["journal/envois.jsonl", "journal/envois.verrou", "output/envois-a-valider.xlsx"];
    office.server.follows(|moment| (moment.at == At::Dot && moment.message == 2).then_some(Act::TakeAndDrop));
    office
        .asks("envoyer --smtp --oui")
        .ends_with(3)
        .says_all(&["2 messages acceptés", "1 incertain"])
        .writes(&files)
        .run();
    office.server.follows(|_| None);
    office
        .asks("envoyer --smtp --oui")
        .ends_with(3)
        .says_all(&["2 lettres ne partent pas", "personne ne sait", "Aucun message"])
        .writes(&files[2..])
        .run();
    assert_eq!(office.server.taken().len(), 3, "never a second time by itself");
}

/// What lies among the messages sent has left; what does not proves nothing.
#[test]
fn a_doubt_is_looked_for_in_the_mailbox() {
    let mailbox = mailbox::server::Server::start(Security::Clear, mailbox::server::Script::default());
    let imap = format!(
        "[courriel.imap]\nserveur = \"localhost\"\nport = {}\nsecurite = \"en clair\"\nidentifiant = \"dane\"",
        mailbox.settings().port.unwrap()
    );
    let office = Office::new(&content(), &imap);
    let files = ["journal/envois.jsonl", "journal/envois.verrou", "output/envois-a-valider.xlsx"];
    office.server.follows(|moment| (moment.at == At::Dot && moment.message == 1).then_some(Act::TakeAndDrop));
    office
        .asks("envoyer --smtp --oui --au-plus 1")
        .ends_with(3)
        .says_all(&["1 incertain"])
        .writes(&files)
        .run();
    let history = || History::read(&office.house.path("")).unwrap();
    let searches =
        || office.house.asks("etat --chercher").knowing("LETTRES_RNE_MOT_DE_PASSE", mailbox::PASSWORD);
    searches().ends_with(3).says_all(&["9830004M", "absent de « Sent »", "ne prouve rien"]).run();
    let id = history().parcels().next().unwrap().message_id.clone();
    mailbox.keep("Sent", &format!("Message-ID: <{id}>\r\n\r\nx\r\n"));
    searches().says_all(&["9830004M", "trouvé dans « Sent »", "il est parti"]).writes(&files[..1]).run();
    assert_eq!(history().parcels().next().unwrap().state, State::Received);
    searches().says_all(&["rien à chercher"]).run();
    // and nothing of it leaves again
    office.server.follows(|_| None);
    office
        .asks("envoyer --smtp --oui")
        .says_all(&["1 lettre déjà partie", "Tout est parti"])
        .writes(&[files[0], files[2]])
        .run();
    assert_eq!(office.server.taken().len(), 3);
}

/// What left by a person's own hand, from a draft, is told to the journal; a word may be taken back.
#[test]
fn a_draft_that_a_person_has_sent_is_not_sent_again() {
    let office = Office::new(&content(), "");
    office
        .asks("envoyer")
        .says_all(&["3 fichiers .eml", "Ouvrez", "relisez"])
        .writes(&[
            "journal/envois.jsonl",
            "journal/envois.verrou",
            "output/courriels/9830004M Collège Georges Baudoux.eml",
            "output/courriels/9830277J Collège Jean Mariotti.eml",
            "output/courriels/9830419N Collège de Canala.eml",
            "output/envois-a-valider.xlsx",
        ])
        .run();
    let journal = ["journal/envois.jsonl"];
    let both = [journal[0], "output/envois-a-valider.xlsx"];
    office
        .asks("etat --resoudre 9830004M=recu")
        .says_all(&["9830004M", "noté comme reçu"])
        .writes(&journal)
        .run();
    office.asks("etat --resoudre 9830277J=recu").says_all(&["9830277J"]).writes(&journal).run();
    office.asks("etat --resoudre 9830277J=renvoyer").says_all(&["repartira"]).writes(&journal).run();
    office
        .asks("envoyer --smtp --oui")
        .says_all(&["1 lettre déjà partie", "2 de ces messages", "Tout est parti"])
        .writes(&both)
        .run();
    assert_eq!(office.reached().len(), 3);
    office.nobody_has_anothers_letter();
}

/// A run that has waited for its number while another one sent what it was about to send again.
#[test]
fn what_another_run_has_sent_meanwhile_is_not_meant_by_a_word_given_before() {
    let office = Office::new(&content(), "");
    let (code, said) = office.sends_while_with(&["--renvoyer-modifies"], |_| office.sends_all());
    assert_eq!(office.reached().len(), 4, "{said}");
    assert_eq!(code, Some(1), "{said}");
}

/// A run that is killed before anything was handed over leaves nothing in doubt: the next one sends it.
#[test]
fn what_a_killed_run_had_not_handed_over_leaves_with_the_next() {
    let office = Office::new(&content(), "");
    office.server.does(At::Rcpt, Act::Stall);
    office.killed_when(|server| server.heard().iter().any(|line| line.starts_with("RCPT")));
    office.server.follows(|_| None);
    office
        .asks("envoyer --smtp --oui")
        .says_all(&["3 messages pour 3 établissements", "Tout est parti"])
        .writes(&["journal/envois.jsonl", "output/envois-a-valider.xlsx"])
        .run();
    assert_eq!(office.reached().len(), 4);
}

/// Drafts of what has left are taken away: nobody sends them a second time by hand.
#[test]
fn drafts_of_what_has_left_do_not_stay() {
    let office = Office::new(&content(), "");
    let drafts = [
        "output/courriels/9830004M Collège Georges Baudoux.eml",
        "output/courriels/9830277J Collège Jean Mariotti.eml",
        "output/courriels/9830419N Collège de Canala.eml",
    ];
    let rest = ["journal/envois.jsonl", "journal/envois.verrou", "output/envois-a-valider.xlsx"];
    let made: Vec<&str> = drafts.iter().chain(&rest).copied().collect();
    office.asks("envoyer").says_all(&["3 fichiers .eml"]).writes(&made).run();
    office
        .asks("envoyer --smtp --oui")
        .says_all(&["3 de ces messages existent aussi en brouillon", "Tout est parti"])
        .writes(&[rest[0], rest[2]])
        .run();
    let gone: Vec<&str> = drafts.iter().copied().chain([rest[2]]).collect();
    office.asks("envoyer").says_all(&["3 anciens brouillons supprimés", "Aucun message"]).writes(&gone).run();
}

/// A refusal that was mended waits for nobody any more.
#[test]
fn a_refusal_that_was_mended_is_settled() {
    let office = Office::new(&content(), "");
    let files = ["journal/envois.jsonl", "journal/envois.verrou", "output/envois-a-valider.xlsx"];
    office.server.follows(|moment| {
        let refused = moment.at == At::Rcpt && moment.argument.contains("9830004m");
        refused.then_some(Act::Say("550 5.1.1 inconnu"))
    });
    office.asks("envoyer --smtp --oui").ends_with(3).says_all(&["1 refusé"]).writes(&files).run();
    office.asks("etat").ends_with(3).says_all(&["attendent votre décision"]).run();
    office.server.follows(|_| None);
    office.save(&edited(&[edit("Établissements!L3", "\"principal.9830004m@ac-noumea.invalid\"")]));
    office.asks("envoyer --smtp --oui").says_all(&["Tout est parti"]).writes(&[files[0], files[2]]).run();
    office.asks("etat").says_all(&["4 envoyées"]).run();
}
