//! A mailbox's server over real sockets: a scripted one that fails at each stage, and Dovecot where it is installed.

mod certificates;
#[cfg(unix)]
mod dovecot;
pub mod server;

use std::path::PathBuf;
use std::time::{Duration, Instant};

use lettres_rne::post::{Account, Found, ImapSession, Kept, MailboxFault, Secret, Stage, Trouble, Use};
use lettres_rne::registry::Email;
use lettres_rne::settings::{Login, Security, Server as Settings};

use server::{Act, Script, Server};

pub const PASSWORD: &str = "m0t de passe \"été\"";
const MESSAGE: &str =
    "Message-ID: <k1@ac-noumea.nc>\r\nSubject: =?utf-8?q?ao=C3=BBt?=\r\n\r\nBonjour,\r\n.\r\n";

/// Settings for a server of a test.
fn settings(port: u16, security: Security, authority: Option<PathBuf>) -> Settings {
    Settings {
        host: Some("localhost".to_owned()),
        port: Some(port),
        security,
        user: Some("dane".to_owned()),
        login: Login::Password,
        authority,
        patience: Duration::from_secs(5),
        retries: Vec::new(),
    }
}

/// A session with a server, and what comes of it.
fn opened(settings: &Settings, secret: &str) -> Result<ImapSession, MailboxFault> {
    let (address, secret) = (Email::new("dane@ac-noumea.nc").unwrap(), Secret::new(secret.to_owned()));
    ImapSession::open(&Account { server: settings, address: &address, secret: secret.as_ref() })
}

/// Sentences that a person reads, with ordinary spaces.
fn sentence(fault: &MailboxFault) -> String {
    let told = fault.sentence();
    assert!(!told.contains("m0t"), "{told}");
    told.replace(['\u{a0}', '\u{202f}'], " ")
}

#[test]
fn a_draft_is_put_where_the_server_says_once_and_marked() {
    for security in [Security::Tls, Security::StartTls, Security::Clear] {
        let server = Server::start(security, Script::default());
        let mut session = opened(&server.settings(), PASSWORD).unwrap();
        assert_eq!(session.drafts().as_deref(), Some("Mes brouillons à envoyer"));
        assert_eq!(session.add_draft("k1@ac-noumea.nc", MESSAGE.as_bytes()), Ok(Kept::Added));
        assert_eq!(session.add_draft("k1@ac-noumea.nc", MESSAGE.as_bytes()), Ok(Kept::Already));
        // lines that end otherwise are counted as they go
        let bare = MESSAGE.replace("\r\n", "\n").replace("k1", "k2");
        assert_eq!(session.add_draft("k2@ac-noumea.nc", bare.as_bytes()), Ok(Kept::Added));
        session.quit();
        let mut again = opened(&server.settings(), PASSWORD).unwrap();
        assert_eq!(again.add_draft("k2@ac-noumea.nc", bare.as_bytes()), Ok(Kept::Already));
        let kept = server.kept();
        assert_eq!(kept.len(), 2);
        assert_eq!(kept[0].folder, "Mes brouillons &AOA- envoyer");
        assert_eq!(kept[0].flags, "(\\Seen \\Draft)");
        assert_eq!(String::from_utf8(kept[0].bytes.clone()).unwrap(), MESSAGE);
        assert_eq!(String::from_utf8(kept[1].bytes.clone()).unwrap(), MESSAGE.replace("k1", "k2"));
    }
}

#[test]
fn folders_are_found_without_special_use_and_in_literals() {
    let plain = |list: &[&str]| Script {
        abilities: "IMAP4rev1 AUTH=PLAIN".to_owned(),
        list: list.iter().map(|&line| line.to_owned()).collect(),
        ..Script::default()
    };
    for (script, drafts, sent) in [
        (plain(&[r#"() "/" "Brouillons""#, r#"() "/" "Envoy&AOk-s""#]), "Brouillons", "Envoyés"),
        (plain(&[r#"() "." "INBOX.Drafts""#, r#"() "." INBOX.Sent"#]), "INBOX.Drafts", "INBOX.Sent"),
        (plain(&["() \"/\" {6}\r\nDrafts", "() \"/\" {10}\r\nSent Items"]), "Drafts", "Sent Items"),
        // it knows the word and refuses it
        (
            Script {
                fault: Some(("LIST", Act::Say("BAD what is RETURN?"))),
                is_once: true,
                ..Script::default()
            },
            "Mes brouillons à envoyer",
            "Sent",
        ),
    ] {
        let server = Server::start(Security::Tls, script);
        let session = opened(&server.settings(), PASSWORD).unwrap();
        assert_eq!(session.drafts().as_deref(), Some(drafts));
        assert_eq!(session.sent().as_deref(), Some(sent));
    }
    let server = Server::start(Security::Tls, plain(&[r#"() "/" INBOX"#]));
    let mut session = opened(&server.settings(), PASSWORD).unwrap();
    let fault = session.add_draft("k1@ac-noumea.nc", MESSAGE.as_bytes()).unwrap_err();
    assert_eq!(fault, MailboxFault::NoFolder(Use::Drafts));
    assert_eq!(session.find_sent("k1@ac-noumea.nc"), Found::Unknown(MailboxFault::NoFolder(Use::Sent)));
    assert!(server.kept().is_empty());
}

#[test]
fn one_proves_who_one_is_as_the_server_wants_it() {
    let open = |abilities: &str, login, secret: &str| {
        let script = Script { abilities: abilities.to_owned(), ..Script::default() };
        let server = Server::start(Security::Tls, script);
        let settings = Settings { login, ..server.settings() };
        opened(&settings, secret).map(|_| server.heard())
    };
    let heard = open("IMAP4rev1 AUTH=PLAIN SASL-IR", Login::Password, PASSWORD).unwrap();
    assert!(heard.iter().any(|line| line == "AUTHENTICATE PLAIN"));
    let heard = open("IMAP4rev1 AUTH=XOAUTH2", Login::Token, "jeton-42").unwrap();
    assert!(heard.iter().any(|line| line == "AUTHENTICATE XOAUTH2"));
    let heard = open("IMAP4rev1", Login::Password, "plain \"\\").unwrap();
    assert!(heard.iter().any(|line| line == r#"LOGIN "dane" "plain \"\\""#), "{heard:?}");
    for (abilities, login, secret) in [
        ("IMAP4rev1 LOGINDISABLED", Login::Password, PASSWORD),
        ("IMAP4rev1 AUTH=PLAIN", Login::Token, "jeton-42"),
        ("IMAP4rev1 AUTH=PLAIN", Login::None, PASSWORD),
        // letters beyond ASCII have no meaning in this command
        ("IMAP4rev1", Login::Password, PASSWORD),
    ] {
        assert_eq!(open(abilities, login, secret).unwrap_err(), MailboxFault::NoLogin, "{abilities}");
    }
    assert_eq!(open("IMAP4rev1 AUTH=PLAIN", Login::Password, "").unwrap_err(), MailboxFault::NoSecret);
    // a refused token: the reason comes as a question
    for (login, secret) in [(Login::Password, "faux m0t"), (Login::Token, "faux m0t")] {
        let fault = open("IMAP4rev1 AUTH=PLAIN AUTH=XOAUTH2", login, secret).unwrap_err();
        assert_eq!(fault.stage(), Stage::Login);
        assert_eq!(
            sentence(&fault),
            "La messagerie refuse l’identifiant ou le mot de passe. Vérifiez-les en l’ouvrant avec eux ; l’accès par IMAP \
             doit aussi être permis pour ce compte : demandez au service informatique. Réponse du serveur : « AUTHENTICATIONFAILED \
             no: *** »"
        );
    }
}

#[test]
fn what_a_server_says_no_to_is_told() {
    for (verb, says, stage, start) in [
        ("APPEND", "NO [OVERQUOTA] Quota exceeded", Stage::Content, "La boîte est pleine."),
        ("APPEND-END", "NO [OVERQUOTA] Quota exceeded", Stage::Verdict, "La boîte est pleine."),
        (
            "APPEND",
            "NO [TRYCREATE] no such",
            Stage::Content,
            "La messagerie n’a pas de dossier de brouillons.",
        ),
        ("APPEND", "OK thank you", Stage::Content, "Ce qui répond n’est pas un serveur de courriel"),
        (
            "SEARCH",
            "NO [INUSE] later",
            Stage::Recipient,
            "La messagerie n’est pas disponible pour le moment.",
        ),
        ("EXAMINE", "BAD no", Stage::Recipient, "La messagerie refuse cette demande."),
    ] {
        let script = Script { fault: Some((verb, Act::Say(says))), ..Script::default() };
        let server = Server::start(Security::Tls, script);
        let mut session = opened(&server.settings(), PASSWORD).unwrap();
        let fault = session.add_draft("k1@ac-noumea.nc", MESSAGE.as_bytes()).unwrap_err();
        assert_eq!(fault.stage(), stage, "{verb} {says}");
        assert!(sentence(&fault).starts_with(start), "{}", sentence(&fault));
        assert!(server.kept().is_empty() && !fault.may_have_kept() || says.starts_with("OK"), "{verb}");
    }
    let limited = Script { abilities: "IMAP4rev1 AUTH=PLAIN APPENDLIMIT=50".to_owned(), ..Script::default() };
    let server = Server::start(Security::Tls, limited);
    let mut session = opened(&server.settings(), PASSWORD).unwrap();
    assert!(matches!(
        session.add_draft("k1@ac-noumea.nc", MESSAGE.as_bytes()),
        Err(MailboxFault::TooLarge { limit: 50, .. })
    ));
    let bye = Script { fault: Some(("GREETING", Act::Say("BYE too many connections"))), ..Script::default() };
    let server = Server::start(Security::Tls, bye);
    assert_eq!(opened(&server.settings(), PASSWORD).err().unwrap().stage(), Stage::Greeting);
}

/// Dropped, silent, endless: at each stage it ends soon, with its stage; whoever runs again finds what was kept.
#[test]
fn a_line_that_fails_at_any_stage_ends_soon_and_doubles_nothing() {
    let stages = [
        ("GREETING", Stage::Greeting),
        ("CAPABILITY", Stage::Hello),
        ("AUTHENTICATE", Stage::Login),
        ("LIST", Stage::Data),
        ("EXAMINE", Stage::Recipient),
        ("SEARCH", Stage::Recipient),
        ("APPEND", Stage::Content),
        ("APPEND-END", Stage::Verdict),
        ("APPEND-KEPT", Stage::Verdict),
    ];
    for (verb, stage) in stages {
        for act in [Act::Drop, Act::Stall, Act::EndlessLine, Act::EndlessLines, Act::EndlessLiteral] {
            let server = Server::start(
                Security::Tls,
                Script { fault: Some((verb, act)), is_once: true, ..Script::default() },
            );
            let settings = Settings { patience: Duration::from_millis(1500), ..server.settings() };
            let begin = Instant::now();
            let ended = opened(&settings, PASSWORD)
                .and_then(|mut session| session.add_draft("k1@ac-noumea.nc", MESSAGE.as_bytes()));
            let fault = ended.unwrap_err();
            assert_eq!(fault.stage(), stage, "{verb} {act:?} {fault:?}");
            let line = match act {
                Act::Drop => Trouble::Closed,
                Act::Stall => Trouble::TimedOut,
                _ => Trouble::Garbage,
            };
            assert_eq!(fault, MailboxFault::Line(stage, line), "{verb} {act:?}");
            assert_eq!(fault.may_have_kept(), verb.starts_with("APPEND"), "{verb} {act:?}");
            assert!(begin.elapsed() < Duration::from_secs(10), "{verb} {act:?} {:?}", begin.elapsed());
            // the server has come to itself
            let mut session = opened(&settings, PASSWORD).unwrap();
            let kept = session.add_draft("k1@ac-noumea.nc", MESSAGE.as_bytes()).unwrap();
            assert_eq!(kept == Kept::Already, verb == "APPEND-KEPT", "{verb} {act:?}");
            assert_eq!(server.kept().len(), 1, "{verb} {act:?}");
        }
    }
}

#[test]
fn nothing_is_said_in_clear_nor_to_a_stranger() {
    // no STARTTLS
    let server = Server::start(
        Security::StartTls,
        Script { abilities: "IMAP4rev1 AUTH=PLAIN".to_owned(), ..Script::default() },
    );
    assert_eq!(opened(&server.settings(), PASSWORD).err(), Some(MailboxFault::NoStartTls));
    // it knows us before TLS
    let known = Script { fault: Some(("GREETING", Act::Say("PREAUTH welcome"))), ..Script::default() };
    let server_known = Server::start(Security::StartTls, known);
    assert_eq!(opened(&server_known.settings(), PASSWORD).err(), Some(MailboxFault::NoStartTls));
    // words slipped in before TLS begins
    let slipped = Script { fault: Some(("STARTTLS", Act::Slip)), ..Script::default() };
    let server_slipped = Server::start(Security::StartTls, slipped);
    let fault = opened(&server_slipped.settings(), PASSWORD).err();
    assert_eq!(fault, Some(MailboxFault::Line(Stage::Tls, Trouble::Garbage)));
    for server in [&server, &server_known, &server_slipped] {
        assert!(!server.heard().iter().any(|line| line.contains("LOGIN") || line.contains("AUTHENTICATE")));
    }
    // an authority that nobody knows; words in clear where TLS is asked for
    let stranger = Server::start(Security::Tls, Script::default());
    let settings = Settings { authority: None, ..stranger.settings() };
    let fault = opened(&settings, PASSWORD).err().unwrap();
    assert!(matches!(fault, MailboxFault::Line(Stage::Tls, Trouble::Certificate(_))), "{fault:?}");
    let clear = Server::start(Security::Clear, Script::default());
    let settings = Settings { security: Security::Tls, ..clear.settings() };
    let fault = opened(&settings, PASSWORD).err().unwrap();
    assert!(sentence(&fault).contains("port = 143"), "{}", sentence(&fault));
}

#[test]
fn a_sent_message_is_found_or_not_or_nobody_knows() {
    let sent = |script| {
        let server = Server::start(Security::Tls, script);
        server.keep("Sent", MESSAGE);
        let mut session = opened(&server.settings(), PASSWORD).unwrap();
        (session.find_sent("k1@ac-noumea.nc"), session.find_sent("k2@ac-noumea.nc"))
    };
    assert_eq!(sent(Script::default()), (Found::Yes, Found::No));
    let refused = Script { fault: Some(("SEARCH", Act::Say("NO [CANNOT] no index"))), ..Script::default() };
    let (one, two) = sent(refused);
    assert!(matches!((one, two), (Found::Unknown(MailboxFault::Said(_)), Found::Unknown(_))));
    let dropped = Script { fault: Some(("SEARCH", Act::Drop)), ..Script::default() };
    assert!(matches!(sent(dropped), (Found::Unknown(_), Found::Unknown(_))));
}

/// What `compte` says and returns, with settings of a test.
fn account(toml: &str, password: Option<&str>) -> (Option<i32>, String) {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("lettres-rne.toml"), toml).unwrap();
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_lettres-rne"));
    command.arg("compte").arg("--dossier").arg(folder.path()).stdin(std::process::Stdio::null());
    command.env_remove("LETTRES_RNE_MOT_DE_PASSE");
    if let Some(password) = password {
        command.env("LETTRES_RNE_MOT_DE_PASSE", password);
    }
    let output = command.output().unwrap();
    let said = [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).unwrap()).concat();
    assert!(said.lines().all(|line| line.chars().count() <= 80), "{said}");
    assert!(!said.contains("m0t"), "{said}");
    (output.status.code(), said.replace(['\u{a0}', '\u{202f}'], " "))
}

fn section(name: &str, server: &Server, security: &str) -> String {
    let settings = server.settings();
    format!(
        "[courriel.{name}]\nserveur = \"localhost\"\nport = {}\nsecurite = \"{security}\"\nidentifiant = \"dane\"\npatience = \"5 s\"\nautorite = '{}'\n",
        settings.port.unwrap(),
        settings.authority.unwrap().display()
    )
}

const FROM: &str = "[courriel]\nexpediteur = \"DANE <dane@ac-noumea.nc>\"\n";

#[test]
fn an_account_is_tried_without_sending() {
    let server = Server::start(Security::Tls, Script::default());
    let toml = format!("{FROM}{}", section("imap", &server, "tls"));
    let port = server.settings().port.unwrap();
    let (code, said) = account(&toml, Some(PASSWORD));
    let expected = format!(
        "Envoi (SMTP) : pas de serveur dans la section [courriel.smtp], rien à essayer
Brouillons (IMAP) : localhost, port {port} (TLS)
  Serveur      répond
  Chiffrement  certificat de localhost, délivré par « Autorité de l’académie »,
               valable jusqu’au 31/12/2090
  Connexion    acceptée pour dane
  Brouillons   « Mes brouillons à envoyer »
  Envoyés      « Sent »

Le compte est prêt. Rien n’a été envoyé.
"
    );
    assert_eq!((code, said.as_str()), (Some(0), expected.as_str()));
    assert!(server.kept().is_empty());
    for (password, means) in [
        (Some("faux m0t"), "La messagerie refuse l’identifiant ou le mot de passe."),
        (None, "Il manque le mot de passe ou le jeton du compte."),
    ] {
        let (code, said) = account(&toml, password);
        let flat = said.split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!(code, Some(3), "{said}");
        assert!(flat.contains(&format!("Connexion ÉCHEC : {means}")), "{said}");
        assert!(!said.contains("Sent"), "nothing follows a failure: {said}");
    }
}

#[test]
fn a_mailbox_that_waits_for_tls_is_told_from_a_network_that_fails() {
    let server = Server::start(Security::Tls, Script::default());
    let (code, said) = account(&format!("{FROM}{}", section("imap", &server, "starttls")), Some(PASSWORD));
    let flat = said.split_whitespace().collect::<Vec<_>>().join(" ");
    assert_eq!(code, Some(3), "{said}");
    assert!(flat.contains("Serveur ÉCHEC : La messagerie a pris l’appel, puis n’a rien dit"), "{said}");
    assert!(flat.contains("Essayez securite = \"tls\" et port = 993"), "{said}");
}

#[test]
fn a_certificate_that_does_not_hold_is_told_by_what_is_wrong() {
    for (name, until, means) in [
        ("localhost", 2021, "Le certificat du serveur a expiré"),
        ("autre.ac-noumea.nc", 2090, "Le certificat du serveur est celui d’une autre machine"),
    ] {
        let server = Server::with_certificate(Security::Tls, Script::default(), name, until);
        let (code, said) = account(&format!("{FROM}{}", section("imap", &server, "tls")), Some(PASSWORD));
        let flat = said.split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!(code, Some(3), "{said}");
        assert!(flat.contains(&format!("Serveur répond Chiffrement ÉCHEC : {means}")), "{said}");
        assert!(server.heard().is_empty());
    }
    let (code, said) = account(FROM, None);
    assert_eq!(code, Some(1), "{said}");
    let (code, said) = account(
        &format!("{FROM}[courriel.smtp]\nserveur = \"smtp.ac-noumea.invalid\"\npatience = \"5 s\"\n"),
        Some(PASSWORD),
    );
    assert_eq!(code, Some(3), "{said}");
    assert!(said.contains("introuvable"), "{said}");
}
