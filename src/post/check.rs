//! An account tried without sending anything: each step of a talk, what it showed, or what it means that it failed.

use jiff::Timestamp;
use jiff::tz::TimeZone;
use x509_parser::prelude::{FromDer, GeneralName, X509Certificate, X509Name};

use super::fault::{Fault, Stage};
use super::imap::{ImapSession, MailboxFault};
use super::session::{Account, Session};
use super::wire::Wire;
use crate::fr::dates;
use crate::fr::mail::account as words;
use crate::settings::{Login, Security, Server};

/// A step that is tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// A machine of that name answers there.
    Server,
    /// TLS and the certificate.
    Security,
    /// The account is let in.
    Login,
    /// The sender's address is the account's.
    Sender,
    /// The largest message.
    Size,
    /// The folder of drafts.
    Drafts,
    /// The folder of what was sent.
    Sent,
}

/// What became of a step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It holds; what it showed.
    Holds(String),
    /// It is not as one could wish, and nothing fails for that.
    Missing(String),
    /// It fails: what it means and what to do.
    Fails(String),
}

/// What became of each step, in their order; nothing follows a failure.
pub type Checked = Vec<(Step, Outcome)>;

/// Tries the account that sends. No message is handed over.
pub fn check_smtp(account: &Account) -> Checked {
    let mut steps = Vec::new();
    if let Err(fault) = smtp(account, &mut steps) {
        let stage = match &fault {
            Fault::Said(stage, _) | Fault::Line(stage, _) => *stage,
            Fault::NoStartTls => Stage::StartTls,
            Fault::NoLogin | Fault::NoSecret => Stage::Login,
            _ => Stage::Sender,
        };
        fails(account.server, &mut steps, stage, fault.sentence());
    }
    steps
}

fn smtp(account: &Account, steps: &mut Checked) -> Result<(), Fault> {
    let mut session = Session::call(account)?;
    called(account.server, session.wire(), steps);
    session.login(account)?;
    steps.push((Step::Login, Outcome::Holds(login(account))));
    let sender = account.address.as_str();
    let outcome = match session.try_sender(account.address)? {
        None => Outcome::Holds(words::sender(sender)),
        Some(refused) => Outcome::Missing(words::only_a_sender(sender, &refused.text())),
    };
    steps.push((Step::Sender, outcome));
    if let Some(limit) = session.size_limit() {
        steps.push((Step::Size, Outcome::Holds(words::size(limit))));
    }
    session.quit();
    Ok(())
}

/// Tries the mailbox. Nothing is put into it.
pub fn check_imap(account: &Account) -> Checked {
    let mut steps = Vec::new();
    if let Err(fault) = imap(account, &mut steps) {
        fails(account.server, &mut steps, fault.stage(), fault.sentence());
    }
    steps
}

fn imap(account: &Account, steps: &mut Checked) -> Result<(), MailboxFault> {
    let mut session = ImapSession::call(account)?;
    called(account.server, session.wire(), steps);
    session.login(account)?;
    steps.push((Step::Login, Outcome::Holds(login(account))));
    session.look_for_folders()?;
    let drafts = session.drafts().ok_or(MailboxFault::NoFolder(super::imap::Use::Drafts))?;
    steps.push((Step::Drafts, Outcome::Holds(words::folder(&drafts))));
    let sent = session.sent().map(|sent| Outcome::Holds(words::folder(&sent)));
    steps.push((Step::Sent, sent.unwrap_or_else(|| Outcome::Missing(words::NO_SENT.to_owned()))));
    session.quit();
    Ok(())
}

/// What a call that succeeded has shown.
fn called(server: &Server, wire: &Wire, steps: &mut Checked) {
    steps.push((Step::Server, Outcome::Holds(words::ANSWERS.to_owned())));
    let shown = match server.security {
        Security::Clear => words::CLEAR.to_owned(),
        _ => wire.certificate().and_then(certificate).unwrap_or_else(|| words::CERTIFIED.to_owned()),
    };
    steps.push((Step::Security, Outcome::Holds(shown)));
}

/// The step that failed, behind those that must have held before it.
fn fails(server: &Server, steps: &mut Checked, stage: Stage, sentence: String) {
    let step = match stage {
        Stage::Connect | Stage::Greeting | Stage::Hello => Step::Server,
        Stage::Tls | Stage::StartTls => Step::Security,
        Stage::Login => Step::Login,
        Stage::Data | Stage::Content | Stage::Verdict => Step::Drafts,
        Stage::Sender | Stage::Recipient => Step::Sender,
    };
    if step == Step::Security && server.security != Security::Clear {
        steps.push((Step::Server, Outcome::Holds(words::ANSWERS.to_owned())));
    }
    steps.push((step, Outcome::Fails(sentence)));
}

fn login(account: &Account) -> String {
    match account.server.login {
        Login::None => words::NO_LOGIN.to_owned(),
        _ => words::login(account.server.user.as_deref().unwrap_or(account.address.as_str())),
    }
}

/// Whose a certificate is, who says so, and until when.
fn certificate(der: &[u8]) -> Option<String> {
    let (_, certificate) = X509Certificate::from_der(der).ok()?;
    let names = certificate.subject_alternative_name().ok().flatten();
    let name = names.and_then(|names| {
        names.value.general_names.iter().find_map(|name| match name {
            GeneralName::DNSName(name) => Some((*name).to_owned()),
            _ => None,
        })
    });
    let name = name.or_else(|| common(certificate.subject()))?;
    let until = Timestamp::from_second(certificate.validity().not_after.timestamp()).ok()?;
    let day = until.to_zoned_datetime(TimeZone::system()).date();
    let day = dates::short(day.year(), day.month(), day.day());
    Some(words::certificate(&name, common(certificate.issuer()).as_deref(), &day))
}

fn common(name: &X509Name) -> Option<String> {
    let named = name.iter_common_name().chain(name.iter_organization()).next()?;
    named.as_str().ok().map(crate::fr::text::clean)
}

/// Where a server is asked for, as people write it: nothing where none is named.
pub fn place(server: &Server, usual: [u16; 3]) -> Option<String> {
    let host = server.host.as_deref()?;
    let (security, usual) = match server.security {
        Security::Tls => (words::SECURED[0], usual[0]),
        Security::StartTls => (words::SECURED[1], usual[1]),
        Security::Clear => (words::SECURED[2], usual[2]),
    };
    Some(words::place(host, server.port.unwrap_or(usual), security))
}

impl Step {
    /// Its name on the screen.
    pub fn name(self) -> &'static str {
        match self {
            Self::Server => words::STEPS[0],
            Self::Security => words::STEPS[1],
            Self::Login => words::STEPS[2],
            Self::Sender => words::STEPS[3],
            Self::Size => words::STEPS[4],
            Self::Drafts => words::STEPS[5],
            Self::Sent => words::STEPS[6],
        }
    }
}
