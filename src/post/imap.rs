//! The mailbox's server: drafts put where the mail program looks for them, and a message looked for among those sent.
//!
//! Why not the crate `imap`, whose release is still to come: it loses what the server says when it refuses a draft (a
//! mailbox that is full looks like any other fault), reads lines without end into memory, and puts the names of folders
//! between quotes as they are. What is asked of a server here is eight commands.

mod answers;
mod folders;
mod names;
mod talk;

use super::fault::Stage;
use super::secret::Secret;
use super::session::{Account, auth_words};
use super::tls::Tls;
use super::wire::{Trouble, Wire};
use crate::fr::mail::mailbox as words;
use crate::settings::{Login, Security};

pub use answers::Said;
pub use folders::Use;

use answers::Status;
use names::quoted;
use talk::Talk;

/// Why a mailbox could not be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MailboxFault {
    /// The server said no.
    Said(Said),
    /// The server hung up, in these words.
    Goodbye(Said),
    /// The line failed, and where.
    Line(Stage, Trouble),
    /// TLS is asked for and not offered.
    NoStartTls,
    /// No way of proving who we are that both know.
    NoLogin,
    /// A password or token is asked for and none was given.
    NoSecret,
    /// No folder for this.
    NoFolder(Use),
    /// Larger than the server takes, in bytes.
    TooLarge {
        /// The message.
        size: u64,
        /// What the server takes.
        limit: u64,
    },
}

/// What became of a draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// It was put there.
    Added,
    /// One with its Message-ID was there.
    Already,
}

/// Whether a message is among those sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// It is: it was sent.
    Yes,
    /// It is not. That proves nothing where the service does not file what is sent by itself.
    No,
    /// Nobody can tell, and why.
    Unknown(MailboxFault),
}

/// An open mailbox.
pub struct ImapSession {
    talk: Talk,
    drafts: Option<String>,
    sent: Option<String>,
    /// The folder that is open for searching.
    open: Option<String>,
}

impl ImapSession {
    /// Calls and secures the line; nobody is named yet.
    ///
    /// # Errors
    /// [`MailboxFault`]: the line, TLS, the server's first words.
    pub fn call(account: &Account) -> Result<Self, MailboxFault> {
        let server = account.server;
        let at = |stage| move |trouble| MailboxFault::Line(stage, trouble);
        let host = server.host.as_deref().ok_or(MailboxFault::Line(Stage::Connect, Trouble::NoHost))?;
        let usual = if server.security == Security::Tls { 993 } else { 143 };
        let patience = server.patience.min(talk::PATIENCE);
        let tls = match server.security {
            Security::Clear => None,
            _ => Some(Tls::new(server, host).map_err(at(Stage::Tls))?),
        };
        let mut wire =
            Wire::call(host, server.port.unwrap_or(usual), patience).map_err(at(Stage::Connect))?;
        if let (Security::Tls, Some(tls)) = (server.security, &tls) {
            wire.secure(tls, patience).map_err(at(Stage::Tls))?;
        }
        let mut talk = Talk::new(wire, patience, server.patience);
        talk.greeting().map_err(|fault| match fault {
            MailboxFault::Line(stage, trouble) => {
                MailboxFault::Line(stage, trouble.before_a_word(server.security))
            }
            said => said,
        })?;
        talk.ask_abilities()?;
        if let (Security::StartTls, Some(tls)) = (server.security, &tls) {
            // a server that knows us already, in clear, leaves no room for TLS: whoever that is, it is not the server
            if talk.is_known || !talk.can("STARTTLS") {
                return Err(MailboxFault::NoStartTls);
            }
            talk.ask(Stage::StartTls, "STARTTLS")?;
            talk.wire.secure(tls, patience).map_err(at(Stage::Tls))?;
            talk.ask_abilities()?;
        }
        Ok(Self { talk, drafts: None, sent: None, open: None })
    }

    /// Calls, says who we are, and looks for the folders.
    ///
    /// # Errors
    /// [`MailboxFault`]: the same, the login, the list of folders.
    pub fn open(account: &Account) -> Result<Self, MailboxFault> {
        let mut session = Self::call(account)?;
        session.login(account)?;
        session.look_for_folders()?;
        Ok(session)
    }

    /// Says who we are.
    pub(super) fn login(&mut self, account: &Account) -> Result<(), MailboxFault> {
        let talk = &mut self.talk;
        if talk.is_known {
            return Ok(());
        }
        let login = account.server.login;
        if login == Login::None {
            return Err(MailboxFault::NoLogin);
        }
        let secret = account.secret.ok_or(MailboxFault::NoSecret)?;
        let user = account.server.user.as_deref().unwrap_or(account.address.as_str());
        let mechanism = match login {
            Login::Token if talk.can("AUTH=XOAUTH2") => "XOAUTH2",
            Login::Password if talk.can("AUTH=PLAIN") => "PLAIN",
            Login::Password if !talk.can("LOGINDISABLED") => "LOGIN",
            _ => return Err(MailboxFault::NoLogin),
        };
        if mechanism == "LOGIN" {
            talk.login(user, secret)?;
        } else {
            let words = auth_words(mechanism, user, secret).ok_or(MailboxFault::NoLogin)?;
            talk.authenticate(mechanism, &words, secret)?;
        }
        talk.is_known = true;
        // what a server can do depends on who asks
        talk.ask_abilities()
    }

    /// Looks for the folders of drafts and of what was sent.
    pub(super) fn look_for_folders(&mut self) -> Result<(), MailboxFault> {
        let list = r#"LIST "" "*""#;
        let mut lines = None;
        if self.talk.can("SPECIAL-USE") && self.talk.can("LIST-EXTENDED") {
            let answer = self.talk.say(Stage::Data, &format!("{list} RETURN (SPECIAL-USE)"))?;
            lines = (answer.status == Status::Ok).then_some(answer.lines);
        }
        let lines = match lines {
            Some(lines) => lines,
            None => self.talk.ask(Stage::Data, list)?.lines,
        };
        let folders = folders::read(&lines);
        self.drafts = folders::choose(&folders, Use::Drafts);
        self.sent = folders::choose(&folders, Use::Sent);
        Ok(())
    }

    /// The folder of drafts, as people read its name.
    pub fn drafts(&self) -> Option<String> {
        self.drafts.as_deref().map(names::decoded)
    }

    /// The folder of what was sent, as people read its name.
    pub fn sent(&self) -> Option<String> {
        self.sent.as_deref().map(names::decoded)
    }

    /// What the server shows for itself.
    pub(super) fn wire(&self) -> &Wire {
        &self.talk.wire
    }

    /// Puts a draft into the folder of drafts, marked as one, unless one with its Message-ID (without angle brackets) is there.
    /// After some faults nobody knows whether it is ([`MailboxFault::may_have_kept`]): the next call sees.
    ///
    /// # Errors
    /// [`MailboxFault`]: no folder, a refusal, a line that fails.
    pub fn add_draft(&mut self, message_id: &str, message: &[u8]) -> Result<Kept, MailboxFault> {
        let folder = self.drafts.clone().ok_or(MailboxFault::NoFolder(Use::Drafts))?;
        if self.holds(&folder, message_id)? {
            return Ok(Kept::Already);
        }
        let message = with_line_ends(message);
        let size = message.len() as u64;
        if let Some(limit) = self.talk.append_limit().filter(|limit| size > *limit) {
            return Err(MailboxFault::TooLarge { size, limit });
        }
        // flags come with the message: added later, some servers keep two
        let command = format!("APPEND {} (\\Seen \\Draft) {{{size}}}", quoted(&folder));
        self.talk.hand_over(&command, &message)?;
        Ok(Kept::Added)
    }

    /// Whether a message, by its Message-ID without angle brackets, is in the folder of what was sent.
    pub fn find_sent(&mut self, message_id: &str) -> Found {
        let Some(folder) = self.sent.clone() else {
            return Found::Unknown(MailboxFault::NoFolder(Use::Sent));
        };
        match self.holds(&folder, message_id) {
            Ok(true) => Found::Yes,
            Ok(false) => Found::No,
            Err(fault) => Found::Unknown(fault),
        }
    }

    fn holds(&mut self, folder: &str, message_id: &str) -> Result<bool, MailboxFault> {
        if self.open.as_deref() != Some(folder) {
            self.open = None;
            // only looked at: nothing becomes read by it
            self.talk.ask(Stage::Recipient, &format!("EXAMINE {}", quoted(folder)))?;
            self.open = Some(folder.to_owned());
        }
        let command = format!("UID SEARCH HEADER Message-ID {}", quoted(&format!("<{message_id}>")));
        let answer = self.talk.ask(Stage::Recipient, &command)?;
        Ok(answers::has_numbers(&answer.lines))
    }

    /// Says goodbye; nobody waits for the answer for long.
    pub fn quit(mut self) {
        self.talk.quit();
    }
}

/// Every line ends by CRLF: the size that is announced counts them.
fn with_line_ends(message: &[u8]) -> Vec<u8> {
    let mut whole = Vec::with_capacity(message.len() + message.len() / 64);
    let mut bytes = message.iter().copied().peekable();
    while let Some(byte) = bytes.next() {
        match byte {
            b'\r' | b'\n' => {
                if byte == b'\r' && bytes.peek() == Some(&b'\n') {
                    bytes.next();
                }
                whole.extend_from_slice(b"\r\n");
            }
            // no message may hold one, and a server may end the message there
            0 => {}
            _ => whole.push(byte),
        }
    }
    whole
}

impl MailboxFault {
    /// What happened and what to do.
    pub fn sentence(&self) -> String {
        match self {
            Self::Said(said) | Self::Goodbye(said) => said.sentence(),
            Self::Line(_, Trouble::NoHost) => words::NO_HOST.to_owned(),
            Self::Line(_, Trouble::NotTls) => words::NOT_TLS.to_owned(),
            Self::Line(_, Trouble::Silent) => words::SILENT.to_owned(),
            Self::Line(_, trouble) => trouble.sentence(),
            Self::NoStartTls => words::NO_START_TLS.to_owned(),
            Self::NoLogin => crate::fr::mail::line::NO_LOGIN.to_owned(),
            Self::NoSecret => crate::fr::mail::line::NO_SECRET.to_owned(),
            Self::NoFolder(Use::Drafts) => words::NO_DRAFTS.to_owned(),
            Self::NoFolder(Use::Sent) => words::NO_SENT.to_owned(),
            Self::TooLarge { size, limit } => crate::fr::mail::line::too_large(*size, *limit),
        }
    }

    /// Whether a draft may be in its folder all the same: all of it may have come, and there was no answer.
    pub fn may_have_kept(&self) -> bool {
        matches!(self, Self::Goodbye(_) | Self::Line(..))
            && matches!(self.stage(), Stage::Content | Stage::Verdict)
    }

    /// Where in the talk it happened.
    pub fn stage(&self) -> Stage {
        match self {
            Self::Said(said) | Self::Goodbye(said) => said.stage,
            Self::Line(stage, _) => *stage,
            Self::NoStartTls => Stage::StartTls,
            Self::NoLogin | Self::NoSecret => Stage::Login,
            Self::NoFolder(_) => Stage::Data,
            Self::TooLarge { .. } => Stage::Content,
        }
    }
}

/// What hides a secret in words that a server says back.
fn without(text: &str, secret: &Secret, words: &str) -> String {
    let mut text = text.to_owned();
    for hidden in [secret.expose(), words] {
        if !hidden.is_empty() {
            text = text.replace(hidden, "***");
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_a_draft_ends_by_crlf() {
        for (message, whole) in
            [("a\nb", "a\r\nb"), ("a\r\nb\r\n", "a\r\nb\r\n"), ("a\rb", "a\r\nb"), ("\r\r\n\0", "\r\n\r\n")]
        {
            assert_eq!(with_line_ends(message.as_bytes()), whole.as_bytes(), "{message:?}");
        }
    }
}
