//! Who the server is, and who we are.

use lettres_rne::post::{Fault, Secret, Stop, Summary};
use lettres_rne::settings::{Login, Security};

use super::certificates::Shown;
use super::office::{Office, PASSWORD, stop, told};
use super::server::{Act, At, Line, Server};

/// The sentence that a run ended with.
fn sentence(summary: &Summary) -> String {
    summary.stop.as_ref().map(Stop::sentence).unwrap_or_default()
}

#[test]
fn a_certificate_that_does_not_hold_ends_all_before_a_word_is_said() {
    for (shown, words) in [
        (Shown::OtherName, "autre machine"),
        (Shown::Expired, "a expiré"),
        (Shown::NotYet, "pas encore valable"),
        (Shown::SelfSigned, "autorité inconnue"),
    ] {
        for line in [Line::Tls(shown), Line::StartTls(shown)] {
            let server = Server::new(line);
            let office = Office::new(&server, line, 2);
            let summary = office.send();
            assert_eq!(
                (office.journal().as_str(), stop(&summary)),
                ("..", "account"),
                "{line:?}: {summary:?}"
            );
            assert!(sentence(&summary).contains(words), "{line:?}: {}", sentence(&summary));
            let heard = server.heard();
            assert!(heard.iter().all(|said| said.starts_with("EHLO") || said == "STARTTLS"), "{heard:?}");
        }
    }
    // the test's authority is nobody's that the system knows
    let line = Line::Tls(Shown::Good);
    let server = Server::new(line);
    let mut office = Office::new(&server, line, 1);
    office.settings.authority = None;
    assert!(sentence(&office.send()).contains("autorité inconnue"));
    let empty = office.folder.join("vide.pem");
    std::fs::write(&empty, "rien").unwrap();
    office.settings.authority = Some(empty);
    assert!(sentence(&office.send()).contains("ne contient aucun certificat"));
    office.settings.authority = Some(office.folder.join("absent.pem"));
    assert!(sentence(&office.send()).contains("n’existe pas"));
}

#[test]
fn nothing_secret_is_said_in_clear() {
    // no STARTTLS is offered
    let server = Server::new(Line::Clear);
    let mut office = Office::new(&server, Line::Clear, 1);
    office.settings.security = Security::StartTls;
    let summary = office.send();
    assert_eq!(summary.stop, Some(Stop::Account(Fault::NoStartTls)));
    assert!(server.heard().iter().all(|line| line.starts_with("EHLO")), "{:?}", server.heard());
    // no TLS at all where it is asked for
    office.settings.security = Security::Tls;
    let summary = office.send();
    assert!(sentence(&summary).contains("ne parle pas TLS"), "{summary:?}");
    assert_eq!(office.journal(), ".");
    // words under TLS that were said before it
    let line = Line::StartTls(Shown::Good);
    let server = Server::new(line);
    let office = Office::new(&server, line, 1);
    server.does(
        At::Ehlo,
        Act::Raw(b"250-x\r\n250 STARTTLS\r\n220 go\r\n250-x\r\n250 AUTH PLAIN\r\n235 welcome\r\n".to_vec()),
    );
    let summary = office.send();
    assert_eq!(stop(&summary), "breaker");
    assert!(server.heard().iter().all(|line| line.starts_with("EHLO")), "{:?}", server.heard());
}

#[test]
fn an_account_is_proved_as_the_server_asks() {
    // base64 of "\0dane@ac-noumea.nc\0m0t de passe été" and its parts
    let plain = "PLAIN AGRhbmVAYWMtbm91bWVhLm5jAG0wdCBkZSBwYXNzZSDDqXTDqQ==";
    let in_turn = "LOGIN ZGFuZUBhYy1ub3VtZWEubmM= bTB0IGRlIHBhc3NlIMOpdMOp";
    let token = "XOAUTH2 dXNlcj1kYW5lQGFjLW5vdW1lYS5uYwFhdXRoPUJlYXJlciBqZXRvbgEB";
    for (login, offer, said) in [
        (Login::Password, "AUTH PLAIN LOGIN", plain),
        (Login::Password, "auth=login plain", plain),
        (Login::Password, "AUTH CRAM-MD5 LOGIN", in_turn),
        (Login::Token, "AUTH PLAIN XOAUTH2", token),
        (Login::None, "AUTH PLAIN", ""),
    ] {
        let line = Line::StartTls(Shown::Good);
        let server = Server::new(line);
        let mut office = Office::new(&server, line, 1);
        office.settings.login = login;
        if login == Login::Token {
            office.secret = Secret::new("jeton".to_owned());
        }
        server.offers(&["SIZE", offer]);
        let heard = std::sync::Arc::new(std::sync::Mutex::new(String::new()));
        let ear = heard.clone();
        server.follows(move |moment| {
            if moment.at == At::Auth {
                ear.lock().unwrap().clone_from(&moment.argument);
            }
            None
        });
        assert_eq!(told(&office.send()), "s", "{offer}");
        assert_eq!(*heard.lock().unwrap(), said, "{offer}");
    }
}

#[test]
fn what_can_not_be_proved_is_told() {
    let line = Line::StartTls(Shown::Good);
    let server = Server::new(line);
    let mut office = Office::new(&server, line, 1);
    server.offers(&["AUTH CRAM-MD5"]);
    assert_eq!(office.send().stop, Some(Stop::Account(Fault::NoLogin)));
    server.offers(&["AUTH PLAIN"]);
    office.settings.login = Login::Token;
    assert_eq!(office.send().stop, Some(Stop::Account(Fault::NoLogin)));
    office.settings.login = Login::Password;
    office.secret = None;
    assert_eq!(office.send().stop, Some(Stop::Account(Fault::NoSecret)));
    office.settings.host = None;
    assert!(sentence(&office.send()).contains("Aucun serveur"));
    // a name that can't exist (RFC 6761)
    office.settings.host = Some("serveur.invalid".to_owned());
    assert!(sentence(&office.send()).contains("introuvable"));
    // a port where nobody listens
    office.settings.host = Some("localhost".to_owned());
    office.settings.port = Some(1);
    let summary = office.send();
    assert_eq!(stop(&summary), "breaker");
    let told = sentence(&summary).replace('\u{a0}', " ");
    assert!(told.contains("ne répond pas") && told.contains("« serveur » et « port »"), "{told}");
    assert!(server.heard().iter().all(|line| !line.starts_with("MAIL")));
}

/// Some servers say back what they did not understand.
#[test]
fn a_secret_that_is_said_back_is_not_shown() {
    let line = Line::StartTls(Shown::Good);
    let server = Server::new(line);
    let office = Office::new(&server, line, 1);
    server.does(
        At::Auth,
        Act::Say("535 5.7.8 AGRhbmVAYWMtbm91bWVhLm5jAG0wdCBkZSBwYXNzZSDDqXTDqQ== is no login, m0t de passe \u{e9}t\u{e9} neither"),
    );
    let summary = office.send();
    let shown = format!("{} {summary:?}", sentence(&summary));
    assert!(shown.contains("***"), "{shown}");
    for secret in [PASSWORD, "AGRhbm"] {
        assert!(!shown.contains(secret), "{shown}");
    }
    let all: String = walk(&office.folder);
    assert!(!all.contains(PASSWORD) && !all.contains("AGRhbm"), "{all}");
}

/// All that lies in a folder.
fn walk(folder: &std::path::Path) -> String {
    let mut all = String::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            all.push_str(&walk(&path));
        } else {
            all.push_str(&String::from_utf8_lossy(&std::fs::read(&path).unwrap()));
        }
    }
    all
}
