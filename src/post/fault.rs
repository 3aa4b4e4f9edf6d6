//! Why a talk, or a message, did not come to its end; what follows from it, and what a person reads.

use super::reply::{Class, Reply};
use super::wire::{Certificate, Trouble};
use crate::fr::mail::line as words;
use crate::fr::typography::bind;
use crate::settings::Security;

/// Where in the talk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Calling the machine.
    Connect,
    /// TLS.
    Tls,
    /// Its first words.
    Greeting,
    /// What it can do.
    Hello,
    /// The word that asks for TLS.
    StartTls,
    /// Who we are.
    Login,
    /// Who sends.
    Sender,
    /// Who receives.
    Recipient,
    /// Whether it takes a message now.
    Data,
    /// The message, without its final dot.
    Content,
    /// Its answer to the whole message.
    Verdict,
}

/// Why a talk, or a message, did not come to its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The server said no.
    Said(Stage, Reply),
    /// The line failed.
    Line(Stage, Trouble),
    /// TLS is asked for and not offered.
    NoStartTls,
    /// No way of proving who we are that both know.
    NoLogin,
    /// A password or token is asked for and none was given.
    NoSecret,
    /// Larger than the server takes, in bytes.
    TooLarge {
        /// The message.
        size: u64,
        /// What the server takes.
        limit: u64,
    },
    /// Letters beyond ASCII for a server that takes none.
    EightBit,
    /// Nobody to send it to.
    Nobody,
}

impl Fault {
    /// What follows from it.
    pub fn class(&self) -> Class {
        match self {
            Self::Said(stage, reply) => reply.class(*stage),
            Self::Line(_, trouble) => match trouble {
                Trouble::Unreachable(_)
                | Trouble::Closed
                | Trouble::TimedOut
                | Trouble::Silent
                | Trouble::Garbage => Class::Closing,
                _ => Class::Account,
            },
            Self::NoStartTls | Self::NoLogin | Self::NoSecret => Class::Account,
            Self::TooLarge { .. } | Self::EightBit | Self::Nobody => Class::Refused,
        }
    }

    /// Whether two are one and the same, whoever the message was for: three of them in a row are no accident.
    pub fn is_like(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Said(stage, reply), Self::Said(there, said)) => {
                stage == there && reply.code == said.code && reply.enhanced() == said.enhanced()
            }
            (Self::Line(stage, trouble), Self::Line(there, other)) => {
                stage == there && std::mem::discriminant(trouble) == std::mem::discriminant(other)
            }
            _ => std::mem::discriminant(self) == std::mem::discriminant(other),
        }
    }

    /// Whether it can be the doing of a recipient's address; anything else can strike every message alike.
    pub fn is_of_recipient(&self) -> bool {
        matches!(
            self,
            Self::Said(Stage::Recipient, _) | Self::TooLarge { .. } | Self::EightBit | Self::Nobody
        )
    }

    /// What the journal keeps: the server's words, or ours where it said none.
    pub fn note(&self) -> String {
        match self {
            Self::Said(_, reply) => reply.text(),
            Self::Line(_, trouble) => trouble.brief(),
            _ => self.sentence(),
        }
    }

    /// What happened and what to do.
    pub fn sentence(&self) -> String {
        bind(&match self {
            Self::Said(stage, reply) => reply.sentence(*stage),
            Self::Line(_, trouble) => trouble.sentence(),
            Self::NoStartTls => words::NO_START_TLS.to_owned(),
            Self::NoLogin => words::NO_LOGIN.to_owned(),
            Self::NoSecret => words::NO_SECRET.to_owned(),
            Self::TooLarge { size, limit } => words::too_large(*size, *limit),
            Self::EightBit => words::EIGHT_BIT.to_owned(),
            Self::Nobody => words::NOBODY.to_owned(),
        })
    }
}

impl Trouble {
    /// What it means before the server's first word: one that waits for TLS is silent to who waits for words in clear.
    pub(super) fn before_a_word(self, security: Security) -> Self {
        match self {
            Self::TimedOut if security != Security::Tls => Self::Silent,
            other => other,
        }
    }

    /// What happened, in a few words.
    pub fn brief(&self) -> String {
        match self {
            Self::Closed => words::BRIEF_CLOSED.to_owned(),
            Self::TimedOut | Self::Silent => words::BRIEF_TIMED_OUT.to_owned(),
            Self::Garbage => words::BRIEF_GARBAGE.to_owned(),
            other => other.sentence(),
        }
    }

    /// What happened and what to do.
    pub fn sentence(&self) -> String {
        match self {
            Self::NoHost => words::NO_HOST.to_owned(),
            Self::UnknownHost => words::UNKNOWN_HOST.to_owned(),
            Self::Unreachable(cause) => words::unreachable(cause),
            Self::Closed => words::CLOSED.to_owned(),
            Self::TimedOut => words::TIMED_OUT.to_owned(),
            Self::Silent => words::SILENT.to_owned(),
            Self::Garbage => words::GARBAGE.to_owned(),
            Self::Certificate(certificate) => match certificate {
                Certificate::OtherName => words::CERTIFICATE_OTHER_NAME.to_owned(),
                Certificate::Expired => words::CERTIFICATE_EXPIRED.to_owned(),
                Certificate::NotYet => words::CERTIFICATE_NOT_YET.to_owned(),
                Certificate::Unknown => words::CERTIFICATE_UNKNOWN.to_owned(),
                Certificate::Other(cause) => words::certificate_other(cause),
            },
            Self::NotTls => words::NOT_TLS.to_owned(),
            Self::Tls(cause) => words::tls(cause),
            Self::Authority(error) => error.to_string(),
            Self::NoAuthority(path) => words::no_authority(&path.display().to_string()),
        }
    }
}
