//! What a server answers, and what follows from it.

use super::fault::Stage;
use crate::fr::mail::replies as words;
use crate::fr::text::clean;

/// An answer: its code and its lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reply {
    /// Three digits.
    pub code: u16,
    /// What is said beside it.
    pub lines: Vec<String>,
}

/// What follows from a negative answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// The account, the server: no message will do better. Stop, keep the rest ready.
    Account,
    /// This message or recipient, for good. Go on.
    Refused,
    /// This message, for now. Later.
    Later,
    /// The server hangs up. Nothing was handed over: call again.
    Closing,
}

/// What an answer means, where that is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Meaning {
    PasswordsOff,
    BadLogin,
    LoginTooWeak,
    LoginNeeded,
    LoginLater,
    NotOwner,
    Quota,
    Relay,
    TooLarge,
    NoSuchBox,
    BoxFull,
    BoxClosed,
    Greylisted,
    Closing,
    Spam,
    Unknown,
}

/// Characters of a server's words that are kept.
const LENGTH: usize = 300;

/// Words by which servers tell the sender's fault from the recipient's, where codes do not.
const NOT_OWNER: [&str; 4] = ["not owned", "sender address rejected", "send as", "sendasdenied"];
const QUOTA: [&str; 5] =
    ["sending quota", "sending limit", "rate limit", "too many messages", "submission quota"];
const PASSWORDS_OFF: [&str; 2] = ["basic authentication", "smtpclientauthentication is disabled"];
const RELAY: [&str; 4] = ["relay access denied", "relaying denied", "unable to relay", "relay not permitted"];

impl Reply {
    /// One line of an answer: its code, whether it is the last, its text. Bytes that are no UTF-8 are shown as such.
    pub(super) fn line(line: &[u8]) -> Option<(u16, bool, String)> {
        let (digits, rest) = line.split_at_checked(3)?;
        if !digits.iter().all(u8::is_ascii_digit) || !(b'2'..=b'5').contains(digits.first()?) {
            return None;
        }
        let code = std::str::from_utf8(digits).ok()?.parse().ok()?;
        let (is_last, text) = match rest.split_first() {
            None => (true, rest),
            Some((b' ', text)) => (true, text),
            Some((b'-', text)) => (false, text),
            Some(_) => return None,
        };
        Some((code, is_last, String::from_utf8_lossy(text).into_owned()))
    }

    /// Whether it says yes, or go on.
    pub fn is_positive(&self) -> bool {
        self.code < 400
    }

    /// The finer code (RFC 3463), where the words begin with one that agrees.
    pub(super) fn enhanced(&self) -> Option<(u16, u16, u16)> {
        let word = self.lines.first()?.split_whitespace().next()?;
        let mut parts = word.split('.').map(|part| part.parse().ok().filter(|number| *number < 1000));
        let code = (parts.next()??, parts.next()??, parts.next()??);
        (parts.next().is_none() && code.0 == self.code / 100).then_some(code)
    }

    /// The server's words, fit for a screen and a journal: one line, nothing invisible, not too long.
    pub fn text(&self) -> String {
        let mut text = clean(&format!("{} {}", self.code, self.lines.join(" ")));
        if let Some((end, _)) = text.char_indices().nth(LENGTH) {
            text.truncate(end);
            text.push('…');
        }
        text
    }

    /// Takes a secret out, should a server say it back.
    pub(super) fn without(mut self, secrets: &[&str]) -> Self {
        for line in &mut self.lines {
            for secret in secrets.iter().filter(|secret| !secret.is_empty()) {
                *line = line.replace(secret, "***");
            }
        }
        self
    }

    fn says(&self, phrases: &[&str]) -> bool {
        let said = self.lines.join(" ").to_lowercase();
        phrases.iter().any(|phrase| said.contains(phrase))
    }

    fn meaning(&self, stage: Stage) -> Meaning {
        let of_content = matches!(stage, Stage::Content | Stage::Verdict);
        match (self.code, self.enhanced()) {
            (421, _) => Meaning::Closing,
            (_, Some((5, 7, 30))) => Meaning::PasswordsOff,
            (535, Some((5, 7, 139))) if self.says(&PASSWORDS_OFF) => Meaning::PasswordsOff,
            (535, _) | (_, Some((5, 7, 8))) => Meaning::BadLogin,
            (534 | 538, _) | (_, Some((5, 7, 9 | 11))) => Meaning::LoginTooWeak,
            (530, _) => Meaning::LoginNeeded,
            (454, _) if stage == Stage::Login => Meaning::LoginLater,
            _ if self.says(&QUOTA) => Meaning::Quota,
            (_, Some((4 | 5, 7, 1))) if self.says(&["quota"]) => Meaning::Quota,
            (500.., _) if self.says(&RELAY) => Meaning::Relay,
            (500.., _) if self.says(&NOT_OWNER) => Meaning::NotOwner,
            (553, Some((5, 7, 1))) => Meaning::NotOwner,
            (550, Some((5, 7, 1))) if stage == Stage::Sender => Meaning::NotOwner,
            (552, Some((5, 2, 2))) | (452, Some((4, 2, 2))) | (_, Some((4 | 5, 2, 2))) => Meaning::BoxFull,
            (552, _) | (_, Some((5, 3, 4) | (5, 2, 3))) => Meaning::TooLarge,
            (_, Some((5, 2, 1))) => Meaning::BoxClosed,
            (_, Some((5, 1, 1 | 2 | 3 | 10))) => Meaning::NoSuchBox,
            (550 | 551 | 553, None) if stage == Stage::Recipient => Meaning::NoSuchBox,
            (500.., Some((5, 7, _))) | (554, None) if of_content => Meaning::Spam,
            (450 | 451, _) if stage == Stage::Recipient => Meaning::Greylisted,
            _ => Meaning::Unknown,
        }
    }

    /// What follows from a negative answer at this point of the talk.
    pub fn class(&self, stage: Stage) -> Class {
        let before_the_message = matches!(
            stage,
            Stage::Connect | Stage::Tls | Stage::Greeting | Stage::Hello | Stage::StartTls | Stage::Login
        );
        match self.meaning(stage) {
            Meaning::Closing => Class::Closing,
            _ if self.code < 500 => Class::Later,
            Meaning::TooLarge => Class::Refused,
            Meaning::PasswordsOff
            | Meaning::BadLogin
            | Meaning::LoginTooWeak
            | Meaning::LoginNeeded
            | Meaning::NotOwner
            | Meaning::Quota
            | Meaning::Relay => Class::Account,
            _ if before_the_message || stage == Stage::Sender => Class::Account,
            _ => Class::Refused,
        }
    }

    /// What it means and what to do, with the server's words.
    pub fn sentence(&self, stage: Stage) -> String {
        let said = self.text();
        let meant = match self.meaning(stage) {
            Meaning::PasswordsOff => words::PASSWORDS_OFF,
            Meaning::BadLogin => words::BAD_LOGIN,
            Meaning::LoginTooWeak => words::LOGIN_TOO_WEAK,
            Meaning::LoginNeeded => words::LOGIN_NEEDED,
            Meaning::LoginLater => words::LOGIN_LATER,
            Meaning::NotOwner => words::NOT_OWNER,
            Meaning::Quota => words::QUOTA,
            Meaning::Relay => words::RELAY,
            Meaning::TooLarge => words::TOO_LARGE,
            Meaning::NoSuchBox => words::NO_SUCH_BOX,
            Meaning::BoxFull => words::BOX_FULL,
            Meaning::BoxClosed => words::BOX_CLOSED,
            Meaning::Greylisted => words::GREYLISTED,
            Meaning::Closing => words::CLOSING,
            Meaning::Spam => words::SPAM,
            Meaning::Unknown if self.code < 500 => words::LATER,
            Meaning::Unknown => words::REFUSED,
        };
        words::with_words(meant, &said)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reply(text: &str) -> Reply {
        let mut lines = text.lines().map(|line| Reply::line(line.as_bytes()).unwrap());
        let (code, _, first) = lines.next().unwrap();
        Reply { code, lines: std::iter::once(first).chain(lines.map(|(_, _, text)| text)).collect() }
    }

    /// As servers say it, where they say it; what follows; a word of what a person reads.
    #[test]
    fn what_servers_say_is_understood() {
        use Class::{Account, Closing, Later, Refused};
        use Stage::{Content, Data, Greeting, Login, Recipient, Sender, Verdict};
        for (stage, said, class, told) in [
            // Postfix, Dovecot, Zimbra
            (Login, "535 5.7.8 Error: authentication failed: (reason unavailable)", Account, "mot de passe"),
            (Login, "454 4.7.0 Temporary authentication failure: Connection lost", Later, "pour le moment"),
            (Sender, "530 5.7.0 Must issue a STARTTLS command first", Account, "qui envoie"),
            (
                Sender,
                "553 5.7.1 <a@b.fr>: Sender address rejected: not owned by user c@b.fr",
                Account,
                "repondre_a",
            ),
            (
                Recipient,
                "553 5.7.1 <a@b.fr>: Sender address rejected: not owned by user c",
                Account,
                "repondre_a",
            ),
            (Sender, "552 5.3.4 Message size exceeds fixed limit", Refused, "trop gros"),
            (
                Recipient,
                "550 5.1.1 <x@y.fr>: Recipient address rejected: User unknown",
                Refused,
                "n’existe pas",
            ),
            (Recipient, "450 4.2.0 <x@y.fr>: Recipient address rejected: Greylisted", Later, "patienter"),
            (Recipient, "451 4.7.1 Please try again later", Later, "patienter"),
            (Recipient, "452 4.2.2 Mailbox full", Later, "pleine"),
            (Recipient, "552 5.2.2 <x@y.fr>: user is over quota", Refused, "pleine"),
            (Recipient, "554 5.7.1 <x@y.fr>: Relay access denied", Account, "ne transmet pas"),
            (Recipient, "550 5.2.1 The email account that you tried to reach is disabled", Refused, "fermée"),
            (Recipient, "550 no such user here", Refused, "n’existe pas"),
            (Recipient, "452 4.5.3 Error: too many recipients", Later, "pour le moment"),
            // a recipient's own rules say nothing against the sender
            (Recipient, "550 5.7.1 Not authorized to send to this group", Refused, "Montrez"),
            (Data, "451 4.3.0 Error: queue file write error", Later, "pour le moment"),
            (Verdict, "554 5.7.1 Service unavailable; message looks like spam", Refused, "indésirable"),
            (Verdict, "554 rejected due to content", Refused, "indésirable"),
            (Verdict, "550 5.7.1 daily sending quota of your account is exceeded", Account, "limite d’envoi"),
            (Content, "421 4.4.2 Error: timeout exceeded", Closing, "demande d’attendre"),
            (Greeting, "554 5.7.1 no service for you", Account, "Montrez"),
            (Greeting, "421 too many connections", Closing, "demande d’attendre"),
            // Exchange Online, Gmail
            (
                Login,
                "550 5.7.30 Basic authentication is not supported for Client Submission.",
                Account,
                "brouillons",
            ),
            (
                Login,
                "535 5.7.139 Authentication unsuccessful, basic authentication is disabled.",
                Account,
                "brouillons",
            ),
            (
                Login,
                "535 5.7.139 Authentication unsuccessful, user credentials incorrect",
                Account,
                "Vérifiez",
            ),
            (
                Login,
                "534-5.7.9 Application-specific password required.\n534 5.7.9 See the help",
                Account,
                "application",
            ),
            (
                Verdict,
                "554 5.2.252 SendAsDenied; a@b.fr not allowed to send as c@d.fr",
                Account,
                "repondre_a",
            ),
            (Verdict, "432 4.3.2 Concurrent connections limit exceeded", Later, "pour le moment"),
            // nobody knows
            (Verdict, "571 whatever", Refused, "Montrez"),
            (Sender, "500", Account, "Montrez"),
        ] {
            let reply = reply(said);
            assert_eq!(reply.class(stage), class, "{stage:?} {said}");
            let sentence = reply.sentence(stage);
            assert!(sentence.contains(told), "{stage:?} {said}: {sentence}");
            assert!(sentence.contains(&said[..3]), "{sentence}");
        }
    }

    #[test]
    fn words_are_fit_for_a_screen() {
        let long = format!("550 5.0.0 a\u{7}b\u{1b}[31m\u{202e}c\r\n{}", "é".repeat(5000));
        let text = Reply { code: 550, lines: vec![long] }.text();
        assert!(text.chars().count() <= LENGTH + 1 && !text.chars().any(char::is_control), "{text}");
        assert!(!text.contains('\u{202e}'), "{text}");
        let hidden = Reply { code: 535, lines: vec!["no s3cret, no s3cret".into()] }.without(&["s3cret", ""]);
        assert_eq!(hidden.text(), "535 no ***, no ***");
        for line in ["", "25", "abc", "150 x", "650 x", "250x", "2५0 x"] {
            assert_eq!(Reply::line(line.as_bytes()), None, "{line}");
        }
        assert_eq!(Reply::line(b"250"), Some((250, true, String::new())));
        assert_eq!(Reply::line(b"250-a b"), Some((250, false, "a b".to_owned())));
        assert_eq!(Reply::line(b"550 \xe9").unwrap().2, "\u{fffd}");
    }
}
