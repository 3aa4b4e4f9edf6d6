//! `compte` against a server that takes an account, or refuses it in the ways that servers have.

use std::process::{Command, Stdio};

use super::certificates::{Shown, authority};
use super::office::PASSWORD;
use super::server::{Act, At, Line, Server};

/// What the real program says of the account, on one line for each paragraph, and what it returns.
fn tried(server: &Server, security: &str) -> (Option<i32>, String) {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("racine.pem");
    std::fs::write(&root, authority()).unwrap();
    let toml = format!(
        "[courriel]\nexpediteur = \"DANE <dane@ac-noumea.nc>\"\n[courriel.smtp]\nserveur = \"localhost\"\nport = {}\n\
         securite = \"{security}\"\npatience = \"5 s\"\nautorite = '{}'\n",
        server.port,
        root.display()
    );
    std::fs::write(folder.path().join("lettres-rne.toml"), toml).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_lettres-rne"));
    command.arg("compte").arg("--dossier").arg(folder.path()).stdin(Stdio::null());
    let output = command.env("LETTRES_RNE_MOT_DE_PASSE", PASSWORD).env("TZ", "UTC").output().unwrap();
    let said = [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).unwrap()).concat();
    assert!(said.lines().all(|line| line.chars().count() <= 80), "{said}");
    assert!(!said.contains("m0t"), "{said}");
    assert!(server.taken().is_empty() && !server.heard().iter().any(|line| line == "DATA"));
    (output.status.code(), said.replace(['\u{a0}', '\u{202f}'], " "))
}

fn flat(said: &str) -> String {
    said.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn an_account_that_may_send_is_ready() {
    for (line, security) in [(Line::Tls(Shown::Good), "tls"), (Line::StartTls(Shown::Good), "starttls")] {
        let server = Server::new(line);
        let (code, said) = tried(&server, security);
        let expected = format!(
            "Envoi (SMTP) : localhost, port {} ({})
  Serveur      répond
  Chiffrement  certificat de localhost, délivré par « autorite d'essai »,
               valable jusqu’au 01/01/4096
  Connexion    acceptée pour dane@ac-noumea.nc
  Expéditeur   dane@ac-noumea.nc accepté
  Taille       messages jusqu’à 100,0 Mo
Brouillons (IMAP) : pas de serveur dans la section [courriel.imap], rien à
essayer

Le compte est prêt. Rien n’a été envoyé.
",
            server.port,
            security.to_uppercase()
        );
        assert_eq!((code, said.as_str()), (Some(0), expected.as_str()));
    }
}

/// #silent-server: a port that waits for TLS is silent to who waits for words in clear.
#[test]
fn a_port_that_waits_for_tls_is_told_from_a_network_that_fails() {
    let server = Server::new(Line::Tls(Shown::Good));
    let (code, said) = tried(&server, "starttls");
    assert_eq!(code, Some(3), "{said}");
    let means = "Serveur ÉCHEC : Le serveur de courriel a pris l’appel, puis n’a rien dit";
    assert!(flat(&said).contains(means), "{said}");
    assert!(flat(&said).contains("Essayez securite = \"tls\" et port = 465"), "{said}");
}

/// What a refusal means, in the place where it came, with the server's own words.
#[test]
fn a_refusal_is_told_by_what_it_means() {
    let passwords_off =
        "Connexion ÉCHEC : Ce service n’accepte plus l’envoi par mot de passe. Utilisez les brouillons";
    let not_owner = "Expéditeur ÉCHEC : Ce compte n’a pas le droit d’envoyer sous cette adresse. Mettez l’adresse du compte";
    for (at, words, means) in [
        (
            At::Auth,
            "535 5.7.8 Error: authentication failed",
            "Connexion ÉCHEC : Le serveur refuse l’identifiant ou le mot de passe. Vérifiez-les",
        ),
        (
            At::Auth,
            "535 5.7.139 Authentication unsuccessful, basic authentication is disabled.",
            passwords_off,
        ),
        (At::Auth, "550 5.7.30 Basic authentication is not supported for Client Submission.", passwords_off),
        (
            At::Auth,
            "534 5.7.9 Application-specific password required",
            "Connexion ÉCHEC : Le serveur refuse cette façon de s’identifier.",
        ),
        (
            At::Auth,
            "454 4.7.0 Temporary authentication failure",
            "Connexion ÉCHEC : Le serveur ne peut pas vérifier le mot de passe pour le moment.",
        ),
        (
            At::Mail,
            "530 5.7.0 Must issue a STARTTLS command first",
            "Expéditeur ÉCHEC : Le serveur veut savoir qui envoie.",
        ),
        (
            At::Mail,
            "550 5.7.30 Basic authentication is not supported for Client Submission.",
            "Expéditeur ÉCHEC : Ce service n’accepte plus l’envoi par mot de passe.",
        ),
        (
            At::Mail,
            "553 5.7.1 <dane@ac-noumea.nc>: Sender address rejected: not owned by user dane",
            not_owner,
        ),
        (At::Mail, "550 5.7.1 Not allowed", not_owner),
        // Postfix says so when it has heard of a recipient
        (
            At::Rcpt,
            "553 5.7.1 <dane@ac-noumea.nc>: Sender address rejected: not owned by user dane",
            not_owner,
        ),
        (
            At::Rcpt,
            "554 5.7.1 <dane@ac-noumea.nc>: Relay access denied",
            "Expéditeur ÉCHEC : Ce serveur ne transmet pas les messages de cet ordinateur.",
        ),
        (
            At::Rcpt,
            "421 4.3.2 shutting down",
            "Expéditeur ÉCHEC : Le serveur coupe la communication et demande d’attendre.",
        ),
    ] {
        let server = Server::new(Line::StartTls(Shown::Good));
        server.does(at, Act::Say(words));
        let (code, said) = tried(&server, "starttls");
        assert_eq!(code, Some(3), "{words}: {said}");
        let told = flat(&said);
        assert!(told.contains(means), "{words}: {said}");
        assert!(told.contains(&format!("Réponse du serveur : « {words} »")), "{words}: {said}");
        assert!(told.ends_with("relancez. Rien n’a été envoyé.") && !told.contains("Taille"), "{said}");
    }
}

/// An address that only sends is no fault of the account.
#[test]
fn an_address_that_takes_no_messages_is_told_and_may_send() {
    for words in ["550 5.1.1 no such user here", "450 4.2.0 greylisted"] {
        let server = Server::new(Line::Tls(Shown::Good));
        server.does(At::Rcpt, Act::Say(words));
        let (code, said) = tried(&server, "tls");
        assert_eq!(code, Some(0), "{said}");
        let means =
            "Expéditeur dane@ac-noumea.nc accepté pour envoyer, mais le serveur n’y prend aucun message";
        let told = flat(&said);
        assert!(told.contains(means) && told.contains(&format!("« {words} »")), "{said}");
    }
}

#[test]
fn a_certificate_that_does_not_hold_is_told() {
    for (shown, means) in [
        (Shown::OtherName, "Le certificat du serveur est celui d’une autre machine"),
        (Shown::Expired, "Le certificat du serveur a expiré"),
        (Shown::NotYet, "pas encore valable"),
        (Shown::SelfSigned, "autorité inconnue"),
    ] {
        for (line, security) in [(Line::Tls(shown), "tls"), (Line::StartTls(shown), "starttls")] {
            let server = Server::new(line);
            let (code, said) = tried(&server, security);
            assert_eq!(code, Some(3), "{said}");
            let told = flat(&said);
            assert!(told.contains("Serveur répond Chiffrement ÉCHEC : ") && told.contains(means), "{said}");
            assert!(!told.contains("Connexion"), "{said}");
        }
    }
}
