//! How the letters are sent: the section `[courriel]` of the settings file. Secrets are never in it.

use std::path::PathBuf;
use std::time::Duration;

use super::error::Error;
use super::file;
use super::pace::Pace;
use crate::fr::mail::settings as words;
use crate::fr::text::fold;

/// Variables of the environment that hold a secret, where a script sets them.
pub const PASSWORD: &str = "LETTRES_RNE_MOT_DE_PASSE";
/// The same for a token.
pub const TOKEN: &str = "LETTRES_RNE_JETON";

/// How the letters are sent.
#[derive(Clone, Debug)]
pub struct Mail {
    /// Who sends, as typed: `DANE <dane@ac-noumea.nc>`.
    pub from: Option<String>,
    /// Where answers go, as typed.
    pub reply_to: Option<String>,
    /// Who gets a copy of every message, as typed.
    pub copies: Vec<String>,
    /// Whether each teacher gets a copy of the message with their letter.
    pub copy_teacher: bool,
    /// Whether each letter has a message of its own; else one message holds all letters of a school.
    pub per_letter: bool,
    /// What is attached.
    pub attached: Attached,
    /// Whether attachments are numbered instead of named: a name in a file's name is personal data too.
    pub numbered: bool,
    /// Largest message, in bytes, as it goes over the wire.
    pub size_limit: u64,
    /// The server that takes messages.
    pub smtp: Server,
    /// The server that keeps drafts.
    pub imap: Server,
    /// How fast.
    pub pace: Pace,
}

/// What is attached to a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Attached {
    /// The Word files.
    Word,
    /// PDF files made of them.
    Pdf,
}

/// How a connection is kept from being read by others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Security {
    /// TLS from the first byte.
    Tls,
    /// TLS after a word in clear, required.
    StartTls,
    /// None; only ever to this machine itself.
    Clear,
}

/// How one proves who one is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Login {
    /// A password: PLAIN or LOGIN.
    Password,
    /// A token: XOAUTH2.
    Token,
    /// Not at all: a relay that knows the machine.
    None,
}

/// A server of mail.
#[derive(Clone, Debug)]
pub struct Server {
    /// Its name; nothing where none is given.
    pub host: Option<String>,
    /// Its port; nothing for the usual one.
    pub port: Option<u16>,
    /// How the connection is secured.
    pub security: Security,
    /// The account; nothing for the sender's address.
    pub user: Option<String>,
    /// How one proves who one is.
    pub login: Login,
    /// A certificate authority of one's own, as PEM.
    pub authority: Option<PathBuf>,
    /// Longest wait for the answer to a whole message.
    pub patience: Duration,
    /// Waits before a message that was put off is tried again in the same run.
    pub retries: Vec<Duration>,
}

/// What RFC 5321 (4.5.3.2.6) asks for: the server may be examining the attachments.
const PATIENCE: Duration = Duration::from_secs(600);
/// In minutes; after them the message is left for the next run.
const RETRIES: [u64; 3] = [5, 15, 30];
/// In megabytes; what an academy's server takes is 20 (handbook, 6.3).
const SIZE_LIMIT: f64 = 10.0;

/// Settles the section.
pub(super) fn settle(mail: file::Mail, inside: impl Fn(String) -> PathBuf) -> Result<Mail, Error> {
    let choice = |key, typed, choices: &[&'static str]| choice(&format!("courriel.{key}"), typed, choices);
    let limit = mail.taille_max_mo.unwrap_or(SIZE_LIMIT);
    if !(0.01..=1000.0).contains(&limit) {
        let (key, typed) = ("courriel.taille_max_mo".to_owned(), limit.to_string());
        return Err(Error::Value { key, typed, expected: words::SIZE.to_owned() });
    }
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "bounded just above")]
    let size_limit = (limit * 1e6) as u64;
    if let Some(tries) = &mail.imap.reprises {
        // a draft is put there once; a key that changes nothing is told, not forgiven
        let (key, typed) = ("courriel.imap.reprises".to_owned(), tries.join(", "));
        return Err(Error::Value { key, typed, expected: words::NO_RETRIES.to_owned() });
    }
    Ok(Mail {
        from: mail.expediteur,
        reply_to: mail.repondre_a,
        copies: mail.copie.map(file::Titles::list).unwrap_or_default(),
        copy_teacher: mail.copie_referent.unwrap_or(false),
        per_letter: choice("un_message_par", mail.un_message_par, &words::PER)? == 1,
        attached: match choice("piece_jointe", mail.piece_jointe, &words::ATTACHED)? {
            1 => Attached::Pdf,
            _ => Attached::Word,
        },
        numbered: choice("noms_des_pieces", mail.noms_des_pieces, &words::NAMES)? == 1,
        size_limit,
        smtp: server(mail.smtp, "courriel.smtp", &inside)?,
        imap: server(mail.imap, "courriel.imap", &inside)?,
        pace: super::pace::settle(mail.cadence)?,
    })
}

fn server(
    server: file::Server,
    section: &'static str,
    inside: &impl Fn(String) -> PathBuf,
) -> Result<Server, Error> {
    let refused = |key: &str, typed: String, choices: &[&str]| Error::Value {
        key: format!("{section}.{key}"),
        typed,
        expected: choices.join(", "),
    };
    let choice = |key, typed, choices: &[&'static str]| choice(&format!("{section}.{key}"), typed, choices);
    let wait = |key: &str, typed: &str| {
        super::pace::duration(typed).ok_or_else(|| refused(key, typed.to_owned(), &[words::DURATIONS]))
    };
    // what is left empty is not given
    let given = |text: &String| !text.trim().is_empty();
    let host = server.serveur.filter(given);
    let security = match choice("securite", server.securite.clone(), &words::SECURITY)? {
        0 => Security::Tls,
        1 => Security::StartTls,
        _ => Security::Clear,
    };
    // a password in clear over a network is nobody's wish, whatever the file says
    let local = host.as_deref().is_some_and(|host| ["localhost", "127.0.0.1", "::1"].contains(&host.trim()));
    if security == Security::Clear && !local {
        return Err(refused("securite", server.securite.unwrap_or_default(), &words::SECURITY[..2]));
    }
    if server.port == Some(0) {
        return Err(refused("port", "0".to_owned(), &[words::PORT]));
    }
    let patience = server.patience.map_or(Ok(PATIENCE), |typed| {
        let wait = super::pace::duration(&typed).filter(|wait| *wait >= Duration::from_secs(1));
        wait.ok_or_else(|| refused("patience", typed, &[words::PATIENCE]))
    })?;
    Ok(Server {
        host: host.map(|host| host.trim().to_owned()),
        port: server.port,
        security,
        user: server.identifiant.filter(given).map(|user| user.trim().to_owned()),
        login: match choice("authentification", server.authentification, &words::LOGIN)? {
            0 => Login::Password,
            1 => Login::Token,
            _ => Login::None,
        },
        authority: server.autorite.filter(given).map(inside),
        patience,
        retries: match server.reprises {
            Some(typed) => typed.iter().map(|typed| wait("reprises", typed)).collect::<Result<_, _>>()?,
            None => RETRIES.iter().map(|minutes| Duration::from_secs(minutes * 60)).collect(),
        },
    })
}

/// The rank of what was typed among what may be; the first where nothing was.
fn choice(key: &str, typed: Option<String>, choices: &[&'static str]) -> Result<usize, Error> {
    let Some(typed) = typed else { return Ok(0) };
    let found = choices.iter().position(|choice| fold(choice) == fold(&typed));
    found.ok_or_else(|| Error::Value { key: key.to_owned(), typed, expected: choices.join(", ") })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settled(toml: &str) -> Result<Mail, String> {
        settle(toml::from_str(toml).unwrap(), PathBuf::from).map_err(|error| error.to_string())
    }

    #[test]
    fn a_connection_in_clear_leads_to_this_machine_alone() {
        for (host, is_allowed) in [("localhost", true), ("127.0.0.1", true), ("smtp.ac-noumea.nc", false)] {
            let settled = settled(&format!("[smtp]\nserveur = '{host}'\nsecurite = 'en clair'"));
            assert_eq!(settled.is_ok(), is_allowed, "{host}");
        }
        assert_eq!(settled("").unwrap().smtp.security, Security::Tls);
    }

    #[test]
    fn what_is_left_empty_is_not_given() {
        let server = settled("[smtp]\nserveur = ' '\nidentifiant = ''\nautorite = ''").unwrap().smtp;
        assert_eq!((server.host, server.user, server.authority), (None, None, None));
        let server = settled("[smtp]\nidentifiant = ' dane '\npatience = '1 s'").unwrap().smtp;
        assert_eq!((server.user.as_deref(), server.patience), (Some("dane"), Duration::from_secs(1)));
        assert_eq!(settled("taille_max_mo = 0.01").unwrap().size_limit, 10_000);
    }

    #[test]
    fn what_means_nothing_is_refused_with_what_may_stand_there() {
        for (toml, key) in [
            ("un_message_par = 'ville'", "courriel.un_message_par"),
            ("piece_jointe = 'odt'", "courriel.piece_jointe"),
            ("taille_max_mo = 0", "courriel.taille_max_mo"),
            ("taille_max_mo = -1", "courriel.taille_max_mo"),
            ("taille_max_mo = 1001", "courriel.taille_max_mo"),
            ("taille_max_mo = nan", "courriel.taille_max_mo"),
            ("[smtp]\nport = 0", "courriel.smtp.port"),
            ("[imap]\npatience = '0 s'", "courriel.imap.patience"),
            ("[smtp]\npatience = '999 ms'", "courriel.smtp.patience"),
            ("[smtp]\npatience = '25 h'", "courriel.smtp.patience"),
            ("[cadence]\ndiviseur_nuit = 0", "courriel.cadence.diviseur_nuit"),
            ("[cadence]\ndiviseur_week_end = 0", "courriel.cadence.diviseur_week_end"),
            ("[smtp]\npatience = 'longtemps'", "courriel.smtp.patience"),
            ("[smtp]\nreprises = ['5']", "courriel.smtp.reprises"),
            ("[imap]\nreprises = ['5 min']", "courriel.imap.reprises"),
            ("[imap]\nauthentification = 'devinette'", "courriel.imap.authentification"),
            ("[cadence]\nprereglage = 'vite'", "courriel.cadence.prereglage"),
        ] {
            let refused = settled(toml).unwrap_err();
            assert!(refused.contains(key) && refused.contains("Valeurs possibles"), "{toml}: {refused}");
        }
    }
}
