//! A campaign from its letters to its end: once, whatever is asked how often.

use lettres_rne::outbox::{History, State};
use lettres_rne::settings::Security;

use super::office::{Office, PASSWORD};
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
    office
        .asks("etat")
        .says_all(&[
            "1 lettre envoyée à une autre adresse",
            "3 envoyées, 1 envoyée à une autre adresse",
            "L’adresse de l’établissement a changé depuis l’envoi pour 1 lettre",
            "envoyer --smtp --renvoyer-modifies",
        ])
        .run();
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
        .says_all(&["refusée par le serveur", "9830004M", "550 5.1.1 inconnu", "Aucun message"])
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

/// One of a school's two addresses is refused: every command says so until the address is mended or taken away.
#[test]
fn a_message_that_one_address_refused_has_left_in_part() {
    let two = |second: &str| edit("Établissements!L3", &format!("\"ce.9830004m@ac-noumea.invalid{second}\""));
    let office = Office::new(&edited(&[two(" ; adjoint@ac-noumea.invalid")]), "");
    let files = ["journal/envois.jsonl", "journal/envois.verrou", "output/envois-a-valider.xlsx"];
    office.server.follows(|moment| {
        let refused = moment.at == At::Rcpt && moment.argument.contains("adjoint");
        refused.then_some(Act::Say("550 5.1.1 inconnu"))
    });
    office.asks("envoyer --smtp --oui").ends_with(3).says_all(&["sauf adjoint@"]).writes(&files).run();
    office
        .asks("etat")
        .ends_with(3)
        .says_all(&[
            "1 lettre envoyée en partie le",
            "adjoint@ac-noumea.invalid : 550 5.1.1 inconnu",
            "Au total : 3 envoyées, 1 envoyée en partie.",
            "refusée par le serveur pour 1 lettre envoyée en partie",
            "--renvoyer-modifies",
        ])
        .run();
    let json = office.asks("etat --format json").ends_with(3).says_all(&[]).run();
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!((&json["comptes"]["envoyees"], &json["comptes"]["partielles"]), (&3.into(), &1.into()));
    assert_eq!(json["etablissements"][0]["lettres"][0]["etat"], "partielle");
    // both remedies do what they say: one address less, or another sending to all
    let done = ["Au total : 4 envoyées.", "Il ne reste rien"];
    office.save(&edited(&[two("")]));
    office.asks("etat").says_all(&done).run();
    office.server.follows(|_| None);
    office.save(&edited(&[two(" ; adjoint@ac-noumea.invalid")]));
    let (code, said) = office.types(&["envoyer", "--smtp", "--oui", "--renvoyer-modifies"], PASSWORD);
    assert_eq!(code, 0, "{said}");
    office.asks("etat").says_all(&done).run();
}

/// What a refusal says is to be done, done to the letter, makes the message leave.
#[test]
fn a_refusal_that_is_not_the_addresss_is_mended_as_it_says() {
    for (refusal, mended) in [
        ("552 5.3.4 Message size exceeds fixed limit", "un_message_par = \"lettre\""),
        ("552 5.2.2 mailbox full", "quand elle sera vidée"),
    ] {
        let office = Office::new(&content(), "un_message_par = \"établissement\"");
        let flat = |said: &str| said.split_whitespace().collect::<Vec<_>>().join(" ");
        let sends = || office.types(&["envoyer", "--smtp", "--oui"], PASSWORD);
        office.server.follows(move |moment| {
            let refused = moment.at == At::Rcpt && moment.argument.contains("9830277j");
            refused.then_some(Act::Say(refusal))
        });
        let (code, said) = sends();
        let remedy = "lettres-rne etat --resoudre UAI=renvoyer";
        assert_eq!(code, 3, "{said}");
        assert!(flat(&said).contains(mended) && flat(&said).contains(remedy), "{said}");
        if mended.starts_with("un_message_par") {
            let toml = office.house.text("lettres-rne.toml");
            office.house.put("lettres-rne.toml", toml.replace("\"établissement\"", "\"lettre\""));
        }
        office.server.follows(|_| None);
        let (code, said) = sends();
        assert_eq!(code, 3, "{said}");
        assert!(
            flat(&said).contains(&format!("message trop gros…), puis : {remedy}, et relancez")),
            "{said}"
        );
        let out = office
            .asks("etat --resoudre 9830277J=renvoyer")
            .says_all(&["repartira"])
            .writes(&["journal/envois.jsonl"])
            .run();
        assert!(!out.contains("deux fois"), "the first was refused: {out}");
        let (code, said) = sends();
        assert_eq!((code, office.reached().len()), (0, 4), "{said}");
        office.asks("etat").says_all(&["Au total : 4 envoyées."]).run();
    }
}

/// A copy that the server would not take is told of by the run, and by `etat` for ever; the message does not leave again.
#[test]
fn a_copy_that_was_left_out_is_told() {
    for refusal in ["550 5.1.1 inconnu", "450 4.2.0 plus tard"] {
        let office = Office::new(&content(), "copie = [\"Archives <arch@ac-noumea.invalid>\"]");
        office.server.follows(move |moment| {
            (moment.at == At::Rcpt && moment.argument.contains("arch@")).then_some(Act::Say(refusal))
        });
        let (code, said) = office.types(&["envoyer", "--smtp", "--oui"], PASSWORD);
        let told = said.split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!((code, office.server.taken().len()), (3, 3), "{said}");
        for part in [
            "sauf arch@ac-noumea.invalid : cette copie n’est pas partie",
            refusal,
            "Ces messages sont partis",
        ] {
            assert!(told.contains(part), "{part}: {said}");
        }
        assert!(!told.contains("Relancez") && !told.contains("dans le classeur, puis relancez"), "{said}");
        office
            .asks("etat")
            .says_all(&[
                "Au total : 4 envoyées.",
                "Une copie au moins n’est pas partie à arch@ac-noumea.invalid",
                "transférez",
            ])
            .run();
    }
}

/// While another run sends, nobody is asked what became of the message under way: it is not known to that run either.
#[test]
fn what_another_run_is_sending_is_no_doubt() {
    let office = Office::new(&content(), "");
    office.server.does(At::Rcpt, Act::Stall);
    let said = std::cell::RefCell::new(String::new());
    office.killed_when(|server| {
        let under_way = server.heard().iter().any(|line| line.starts_with("RCPT"));
        if under_way {
            *said.borrow_mut() = office.types(&["envoyer", "--seulement", "9830004M"], "").1;
        }
        under_way
    });
    let said = said.borrow().split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(said.contains("qu’une autre exécution envoie en ce moment"), "{said}");
    assert!(!said.contains("--resoudre"), "{said}");
}

/// An old draft has no say over a newer version that has left.
#[test]
fn a_draft_whose_letters_have_left_since_is_not_decided_on() {
    let office = Office::new(&content(), "");
    office.types(&["envoyer"], "");
    let more = [edit("Référents!H4", "2"), edit("Établissements!M3", "2"), edit("Paramètres!B10", "5")];
    office.save(&edited(&more));
    office.house.command().output().unwrap();
    office.types(&["envoyer"], "");
    // as long as neither has left, a person may say which one they have sent
    office
        .asks("etat --resoudre 9830004M=recu")
        .ends_with(1)
        .complains_all(&["Plusieurs messages", "Dites lequel"])
        .run();
    office.sends_all();
    for word in ["recu", "abandonner"] {
        office
            .asks(&format!("etat --resoudre 9830004M={word}"))
            .ends_with(1)
            .complains_all(&["Aucun message incertain ou refusé pour « 9830004M »"])
            .run();
    }
    office.asks("etat").says_all(&["250 2.0.0 queued", "Au total : 4 envoyées."]).run();
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
    let drafts = [
        "output/courriels/9830004M Collège Georges Baudoux.eml",
        "output/courriels/9830277J Collège Jean Mariotti.eml",
        "output/courriels/9830419N Collège de Canala.eml",
    ];
    office
        .asks("envoyer")
        .says_all(&["3 fichiers .eml", "Ouvrez", "relisez"])
        .writes(
            &[
                &drafts[..],
                &["journal/envois.jsonl", "journal/envois.verrou", "output/envois-a-valider.xlsx"],
            ]
            .concat(),
        )
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
        .says_all(&["1 lettre déjà partie", "2 de ces messages", "3 anciens brouillons", "Tout est parti"])
        .writes(&[&both[..], &drafts].concat())
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
    // one that a person has changed is theirs
    let theirs = [office.house.bytes(drafts[1]), b"\r\n".to_vec()].concat();
    office.house.put(drafts[1], theirs);
    office
        .asks("envoyer --smtp --oui --au-plus 1")
        .says_all(&["1 ancien brouillon supprimé", "Relancez"])
        .writes(&[rest[0], rest[2], drafts[0]])
        .run();
    office.server.follows(|moment| (moment.at == At::Rcpt).then_some(Act::Say("450 4.2.0 plus tard")));
    let out = office
        .asks("envoyer --smtp --oui")
        .ends_with(3)
        .says_all(&["2 remis à plus tard"])
        .writes(&[rest[0], rest[2]])
        .run();
    assert!(!out.contains("supprimé"), "what has not left keeps its draft: {out}");
    office.server.follows(|_| None);
    office
        .asks("envoyer --smtp --oui")
        .says_all(&[
            "2 de ces messages existent aussi en brouillon",
            "1 ancien brouillon supprimé",
            "9830277J Collège Jean Mariotti.eml » n’est plus à envoyer",
            "Tout est parti",
        ])
        .writes(&[rest[0], rest[2], drafts[2]])
        .run();
    office.asks("envoyer").says_all(&["n’est plus à envoyer", "Aucun message"]).writes(&[rest[2]]).run();
}

/// A draft of an older version goes with the sending of the newer one; the draft of a newer one stays.
#[test]
fn a_draft_goes_with_what_has_left_in_its_place_and_not_before() {
    let office = Office::new(&content(), "");
    let drafts = || office.house.below("output/courriels").len();
    let changed = |imp: &str| {
        office.save(&edited(&[
            edit("Référents!H4", imp),
            edit("Établissements!M3", imp),
            edit("Paramètres!B10", "5"),
        ]));
        office.house.command().output().unwrap();
    };
    office.types(&["envoyer"], "");
    changed("2");
    assert_eq!(drafts(), 3);
    let (code, said) = office.types(&["envoyer", "--smtp", "--oui"], PASSWORD);
    assert_eq!((code, drafts()), (0, 0), "{said}");
    std::thread::sleep(std::time::Duration::from_millis(1100));
    changed("1");
    office.types(&["envoyer", "--renvoyer-modifies"], "");
    assert_eq!(drafts(), 1);
    let (code, said) = office.types(&["envoyer", "--smtp", "--oui"], PASSWORD);
    assert_eq!((code, drafts()), (3, 1), "it was asked for, and has not left: {said}");
    let (code, said) = office.types(&["envoyer", "--smtp", "--oui", "--renvoyer-modifies"], PASSWORD);
    assert_eq!((code, drafts()), (0, 0), "{said}");
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
