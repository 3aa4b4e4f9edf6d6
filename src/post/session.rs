//! One talk with a server that takes messages, step by step: what was certainly not handed over, what certainly was,
//! and the one instant between the two.

use std::net::Ipv4Addr;
use std::time::Duration;

use lettre::address::Address;
use lettre::transport::smtp::authentication::{Credentials, Mechanism};
use lettre::transport::smtp::commands::{Auth, Data, Ehlo, Mail, Quit, Rcpt, Rset, Starttls};
use lettre::transport::smtp::extension::{ClientId, MailBodyParameter, MailParameter};
use lettre::transport::smtp::response::{Category, Code, Detail, Response, Severity};

use super::fault::{Fault, Stage};
use super::reply::{Class, Reply};
use super::secret::Secret;
use super::tls::Tls;
use super::wire::{Trouble, Wire};
use crate::registry::Email;
use crate::settings::{Login, Security, Server};

/// The account that sends.
#[derive(Clone, Copy)]
pub struct Account<'a> {
    /// Its server.
    pub server: &'a Server,
    /// Its address.
    pub address: &'a Email,
    /// Its password or token.
    pub secret: Option<&'a Secret>,
}

/// Who gets a message.
pub struct Envelope<'e> {
    /// The sender.
    pub from: &'e Email,
    /// Those whom it is for.
    pub heads: &'e [&'e Email],
    /// Those who get a copy.
    pub copies: &'e [&'e Email],
    /// Whether a copy that is put off may be left out: nobody will try again.
    pub is_last_try: bool,
}

/// What became of a message.
#[derive(Debug)]
pub enum Outcome<E> {
    /// The server took it, but for those left out.
    Taken(Reply, Vec<(Email, Reply)>),
    /// Nothing was handed over, or the server said no to all of it; the talk can go on.
    Not(Fault),
    /// Nothing was handed over, and the talk is over.
    Broken(Fault),
    /// The whole message left, and no answer came: nobody knows.
    Unknown(Trouble),
    /// What must be written down before the final dot could not be: the dot was kept back.
    KeptBack(E),
}

/// An open talk, logged in.
pub struct Session {
    wire: Wire,
    offer: Offer,
    patience: Duration,
    patience_for_verdict: Duration,
    /// How many messages it has taken.
    pub taken: usize,
}

/// What a server says that it can do.
#[derive(Default)]
struct Offer {
    size: Option<u64>,
    has_start_tls: bool,
    has_eight_bit: bool,
    mechanisms: Vec<Mechanism>,
}

/// Longest wait for the answer to anything but a whole message.
const PATIENCE: Duration = Duration::from_secs(60);
/// Longest wait for a goodbye.
const GOODBYE: Duration = Duration::from_secs(5);
/// Longest wait for the words of a server that has stopped reading.
const LAST_WORDS: Duration = Duration::from_secs(2);
/// What servers ask in the mechanism LOGIN, in this order: "Username:", "Password:".
const QUESTIONS: [&str; 2] = ["VXNlcm5hbWU6", "UGFzc3dvcmQ6"];
const CHALLENGE: Code =
    Code { severity: Severity::PositiveIntermediate, category: Category::Unspecified3, detail: Detail::Four };

impl Session {
    /// Calls, secures the line, says who we are.
    ///
    /// # Errors
    /// [`Fault`]: nothing was handed over.
    pub fn open(account: &Account) -> Result<Self, Fault> {
        let mut session = Self::call(account)?;
        session.login(account)?;
        Ok(session)
    }

    /// Calls and secures the line; nobody is named yet.
    pub(super) fn call(account: &Account) -> Result<Self, Fault> {
        let server = account.server;
        let host = server.host.as_deref().ok_or(Fault::Line(Stage::Connect, Trouble::NoHost))?;
        let usual = match server.security {
            Security::Tls => 465,
            Security::StartTls => 587,
            Security::Clear => 25,
        };
        let patience = server.patience.min(PATIENCE);
        let tls = match server.security {
            Security::Clear => None,
            _ => Some(Tls::new(server, host).map_err(at(Stage::Tls))?),
        };
        let wire = Wire::call(host, server.port.unwrap_or(usual), patience).map_err(at(Stage::Connect))?;
        let mut session =
            Self { wire, offer: Offer::default(), patience, patience_for_verdict: server.patience, taken: 0 };
        if let (Security::Tls, Some(tls)) = (server.security, &tls) {
            session.wire.secure(tls, patience).map_err(at(Stage::Tls))?;
        }
        let greeting = session.wire.reply(patience);
        let greeting = greeting
            .map_err(|trouble| Fault::Line(Stage::Greeting, trouble.before_a_word(server.security)))?;
        yes(Stage::Greeting, greeting)?;
        session.hello()?;
        if let (Security::StartTls, Some(tls)) = (server.security, &tls) {
            if !session.offer.has_start_tls {
                return Err(Fault::NoStartTls);
            }
            session.ask(Stage::StartTls, &Starttls.to_string())?;
            session.wire.secure(tls, patience).map_err(at(Stage::Tls))?;
            // what was offered in clear could be anybody's
            session.hello()?;
        }
        Ok(session)
    }

    /// Whether the account may send under an address, as far as the server says so before a message comes. Many say no to a
    /// sender only when they have heard of a recipient (Postfix: `smtpd_delay_reject`), so the address itself is named as one.
    /// The answer to that, where it means something else than that the account may not send.
    pub(super) fn try_sender(&mut self, from: &Email) -> Result<Option<Reply>, Fault> {
        self.ask(Stage::Sender, &Mail::new(Some(address(from)?), Vec::new()).to_string())?;
        let refused = match self.ask(Stage::Recipient, &Rcpt::new(address(from)?, Vec::new()).to_string()) {
            Ok(_) => None,
            Err(Fault::Said(stage, reply)) if matches!(reply.class(stage), Class::Later | Class::Refused) => {
                Some(reply)
            }
            Err(fault) => return Err(fault),
        };
        self.ask(Stage::Sender, &Rset.to_string())?;
        Ok(refused)
    }

    /// The largest message that the server takes, where it says so.
    pub(super) fn size_limit(&self) -> Option<u64> {
        self.offer.size.filter(|&limit| limit > 0)
    }

    /// What the server shows for itself.
    pub(super) fn wire(&self) -> &Wire {
        &self.wire
    }

    fn hello(&mut self) -> Result<(), Fault> {
        let reply = self.ask(Stage::Hello, &Ehlo::new(name()).to_string())?;
        self.offer = Offer::read(&reply);
        Ok(())
    }

    /// Says who we are.
    pub(super) fn login(&mut self, account: &Account) -> Result<(), Fault> {
        let login = account.server.login;
        if login == Login::None {
            return Ok(());
        }
        // the settings see to it that a line in clear leads nowhere but to this machine
        if !self.wire.is_secured() && account.server.security != Security::Clear {
            return Err(Fault::NoStartTls);
        }
        let secret = account.secret.ok_or(Fault::NoSecret)?.expose();
        let user = account.server.user.as_deref().unwrap_or(account.address.as_str());
        let mechanisms = match login {
            Login::Token => [Mechanism::Xoauth2].as_slice(),
            _ => &[Mechanism::Plain, Mechanism::Login],
        };
        let mechanism =
            mechanisms.iter().copied().find(|mechanism| self.offer.mechanisms.contains(mechanism));
        let mechanism = mechanism.ok_or(Fault::NoLogin)?;
        let credentials = Credentials::new(user.to_owned(), secret.to_owned());
        let auth = |challenge: Option<&str>| {
            let auth = match challenge {
                None => Auth::new(mechanism, credentials.clone(), None),
                Some(question) => {
                    let question = Response::new(CHALLENGE, vec![question.to_owned()]);
                    Auth::new_from_response(mechanism, credentials.clone(), &question)
                }
            };
            auth.map(|auth| auth.to_string()).map_err(|_| Fault::NoLogin)
        };
        let mut sent = vec![auth(None)?];
        let mut reply = self.say(Stage::Login, sent.first().map_or("", String::as_str))?;
        if mechanism == Mechanism::Login {
            for question in QUESTIONS {
                if reply.code == 334 {
                    let answer = auth(Some(question))?;
                    reply = self.say(Stage::Login, &answer)?;
                    sent.push(answer);
                }
            }
        } else if reply.code == 334 {
            // a refused token: the reason comes as a challenge, and the refusal after an empty line
            reply = self.say(Stage::Login, "\r\n")?;
        }
        let mut hidden: Vec<&str> = vec![secret];
        hidden.extend(sent.iter().filter_map(|line| line.split_whitespace().last()));
        yes(Stage::Login, reply.without(&hidden))?;
        Ok(())
    }

    /// Hands a message over. `mark` is called when all of it but the final dot has left: what it writes down is
    /// on the disk before the server can take the message.
    pub fn deliver<E>(
        &mut self,
        envelope: &Envelope,
        message: &[u8],
        mark: impl FnOnce() -> Result<(), E>,
    ) -> Outcome<E> {
        let left_out = match self.address(envelope, message) {
            Ok(left_out) => left_out,
            Err(fault) => return self.turned_down(fault),
        };
        let written = self.wire.write(&stuffed(message), self.patience);
        // a server that has gone, or has said no already, leaves no doubt behind
        if let Err(trouble) = written.and_then(|()| self.wire.is_quiet()) {
            let said = self.wire.reply(LAST_WORDS).ok().filter(|reply| !reply.is_positive());
            self.wire.drop_line();
            return Outcome::Broken(
                said.map_or(Fault::Line(Stage::Content, trouble), |reply| Fault::Said(Stage::Content, reply)),
            );
        }
        if let Err(error) = mark() {
            self.wire.drop_line();
            return Outcome::KeptBack(error);
        }
        let sent = self.wire.write(b".\r\n", self.patience);
        let patience = if sent.is_ok() { self.patience_for_verdict } else { LAST_WORDS };
        match self.wire.reply(patience) {
            Ok(reply) if reply.code >= 400 => {
                let is_over = reply.code == 421 || sent.is_err();
                let fault = Fault::Said(Stage::Verdict, reply);
                if is_over { self.broken(fault) } else { Outcome::Not(fault) }
            }
            Ok(reply) if reply.code < 300 && sent.is_ok() => {
                self.taken += 1;
                Outcome::Taken(reply, left_out)
            }
            answer => {
                self.wire.drop_line();
                Outcome::Unknown(answer.err().unwrap_or(Trouble::Garbage))
            }
        }
    }

    /// Sender and recipients, up to the server's word that the message may come: who is left out.
    fn address(&mut self, envelope: &Envelope, message: &[u8]) -> Result<Vec<(Email, Reply)>, Fault> {
        let size = message.len() as u64;
        if let Some(limit) = self.offer.size.filter(|&limit| limit > 0 && size > limit) {
            return Err(Fault::TooLarge { size, limit });
        }
        let mut options = Vec::new();
        if self.offer.size.is_some() {
            options.push(MailParameter::Size(message.len()));
        }
        if !message.is_ascii() {
            if !self.offer.has_eight_bit {
                return Err(Fault::EightBit);
            }
            options.push(MailParameter::Body(MailBodyParameter::EightBitMime));
        }
        self.ask(Stage::Sender, &Mail::new(Some(address(envelope.from)?), options).to_string())?;
        let mut left_out: Vec<(Email, Reply)> = Vec::new();
        let (mut has_head, mut refusal) = (false, None);
        let heads = envelope.heads.iter().map(|email| (*email, true));
        for (email, is_head) in heads.chain(envelope.copies.iter().map(|email| (*email, false))) {
            let reply = self.say(Stage::Recipient, &Rcpt::new(address(email)?, vec![]).to_string())?;
            if reply.is_positive() {
                yes(Stage::Recipient, reply)?;
                has_head |= is_head;
                continue;
            }
            match reply.class(Stage::Recipient) {
                Class::Refused => {
                    if is_head && refusal.is_none() {
                        refusal = Some(reply.clone());
                    }
                    left_out.push((email.clone(), reply));
                }
                // nothing is delivered to anybody yet, so nothing can double: all of it later
                Class::Later if !is_head && envelope.is_last_try => left_out.push((email.clone(), reply)),
                Class::Account | Class::Later | Class::Closing => {
                    return Err(Fault::Said(Stage::Recipient, reply));
                }
            }
        }
        if !has_head {
            return Err(refusal.map_or(Fault::Nobody, |reply| Fault::Said(Stage::Recipient, reply)));
        }
        self.ask(Stage::Data, &Data.to_string())?;
        Ok(left_out)
    }

    /// A message that was not handed over: whether the talk can go on.
    fn turned_down<E>(&mut self, fault: Fault) -> Outcome<E> {
        match &fault {
            // seen before a word was said
            Fault::TooLarge { .. } | Fault::EightBit => Outcome::Not(fault),
            Fault::Said(_, reply) if reply.code == 421 => self.broken(fault),
            Fault::Line(..) => self.broken(fault),
            _ => match self.ask(Stage::Sender, &Rset.to_string()) {
                Ok(_) => Outcome::Not(fault),
                Err(_) => self.broken(fault),
            },
        }
    }

    fn broken<E>(&mut self, fault: Fault) -> Outcome<E> {
        self.wire.drop_line();
        Outcome::Broken(fault)
    }

    /// Says goodbye; nobody waits for the answer for long.
    pub fn quit(mut self) {
        if self.wire.write(Quit.to_string().as_bytes(), GOODBYE).is_ok() {
            let _ = self.wire.reply(GOODBYE);
        }
        self.wire.drop_line();
    }

    /// Says something and hears the answer.
    fn say(&mut self, stage: Stage, words: &str) -> Result<Reply, Fault> {
        self.wire.nothing_unread().map_err(at(stage))?;
        self.wire.write(words.as_bytes(), self.patience).map_err(at(stage))?;
        self.wire.reply(self.patience).map_err(at(stage))
    }

    /// Says something that needs a yes.
    fn ask(&mut self, stage: Stage, words: &str) -> Result<Reply, Fault> {
        let reply = self.say(stage, words)?;
        yes(stage, reply)
    }
}

impl Offer {
    fn read(reply: &Reply) -> Self {
        let mut offer = Self::default();
        // the first line is a greeting
        for line in reply.lines.iter().skip(1) {
            // an old spelling says `AUTH=PLAIN`
            let line = line.to_ascii_uppercase().replace('=', " ");
            let mut words = line.split_whitespace();
            match words.next() {
                // without a figure it says only that the word is known
                Some("SIZE") => offer.size = Some(words.next().and_then(|n| n.parse().ok()).unwrap_or(0)),
                Some("STARTTLS") => offer.has_start_tls = true,
                Some("8BITMIME") => offer.has_eight_bit = true,
                Some("AUTH") => {
                    let known = [Mechanism::Plain, Mechanism::Login, Mechanism::Xoauth2];
                    offer.mechanisms.extend(
                        words.filter_map(|word| known.into_iter().find(|known| known.to_string() == word)),
                    );
                }
                _ => {}
            }
        }
        offer
    }
}

/// What proves who we are, as a server of mailboxes wants it: the same words without the command's name.
pub(super) fn auth_words(mechanism: &str, user: &str, secret: &Secret) -> Option<String> {
    let mechanism = if mechanism == "XOAUTH2" { Mechanism::Xoauth2 } else { Mechanism::Plain };
    let credentials = Credentials::new(user.to_owned(), secret.expose().to_owned());
    let command = Auth::new(mechanism, credentials, None).ok()?.to_string();
    command.split_whitespace().next_back().map(str::to_owned)
}

fn at(stage: Stage) -> impl Fn(Trouble) -> Fault {
    move |trouble| Fault::Line(stage, trouble)
}

/// A yes, and not the yes to something else: only DATA is answered by `go on`.
fn yes(stage: Stage, reply: Reply) -> Result<Reply, Fault> {
    match reply.code {
        354 if stage == Stage::Data => Ok(reply),
        200..300 if stage != Stage::Data => Ok(reply),
        400.. => Err(Fault::Said(stage, reply)),
        _ => Err(Fault::Line(stage, Trouble::Garbage)),
    }
}

fn address(email: &Email) -> Result<Address, Fault> {
    Address::new(email.local(), email.domain()).map_err(|_| Fault::Nobody)
}

/// The name of this machine, where it is one that servers take.
fn name() -> ClientId {
    match ClientId::default() {
        ClientId::Domain(name)
            if !name.is_empty()
                && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.')) =>
        {
            ClientId::Domain(name)
        }
        _ => ClientId::Ipv4(Ipv4Addr::LOCALHOST),
    }
}

/// A message as it goes over the line: every line ends by CRLF, and none of them is a final dot.
fn stuffed(message: &[u8]) -> Vec<u8> {
    let mut sent = Vec::with_capacity(message.len() + message.len() / 64 + 2);
    let mut bytes = message.iter().copied().peekable();
    let mut is_new_line = true;
    while let Some(byte) = bytes.next() {
        match byte {
            // a lone CR or LF ends a line for one server and not for the next: what follows could be taken for commands
            b'\r' | b'\n' => {
                if byte == b'\r' && bytes.peek() == Some(&b'\n') {
                    bytes.next();
                }
                sent.extend_from_slice(b"\r\n");
                is_new_line = true;
            }
            _ => {
                if is_new_line && byte == b'.' {
                    sent.push(b'.');
                }
                sent.push(byte);
                is_new_line = false;
            }
        }
    }
    if !is_new_line {
        sent.extend_from_slice(b"\r\n");
    }
    sent
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_line_of_a_message_is_a_final_dot() {
        for (message, sent) in [
            ("", ""),
            ("a", "a\r\n"),
            ("a\r\n", "a\r\n"),
            (".", "..\r\n"),
            ("a\r\n.\r\nb", "a\r\n..\r\nb\r\n"),
            ("a\n.\nMAIL FROM:<x>", "a\r\n..\r\nMAIL FROM:<x>\r\n"),
            ("a\r.\rb\r\r\n", "a\r\n..\r\nb\r\n\r\n"),
            ("a.\r\n..\r\n", "a.\r\n...\r\n"),
        ] {
            assert_eq!(String::from_utf8(stuffed(message.as_bytes())).unwrap(), sent, "{message:?}");
        }
    }

    #[test]
    fn an_offer_is_read_in_every_spelling() {
        let offer = |lines: &[&str]| {
            Offer::read(&Reply { code: 250, lines: lines.iter().map(|line| (*line).to_owned()).collect() })
        };
        let all = offer(&["STARTTLS", "size 20480000", "AUTH=LOGIN plain", "auth XOAUTH2", "8bitmime"]);
        assert!(!all.has_start_tls, "a server may be called anything");
        assert_eq!(all.size, Some(20_480_000));
        assert!(all.has_eight_bit);
        assert_eq!(all.mechanisms, [Mechanism::Login, Mechanism::Plain, Mechanism::Xoauth2]);
        assert_eq!(offer(&["x", "SIZE"]).size, Some(0));
        assert_eq!(offer(&["x", "SIZE 99999999999999999999999"]).size, Some(0));
        assert_eq!(offer(&["x"]).size, None);
    }
}
