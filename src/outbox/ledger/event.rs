//! What the journal's lines say, as they are written.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::outbox::parcel::{Key, Parcel};
use crate::registry::Email;

/// Version of the format; `src/outbox/FORMAT.md` says what each means.
pub(super) const FORMAT: u32 = 1;

/// What became of a message that was under way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ending {
    /// The server has taken it.
    Sent {
        /// The server's answer: the best proof that there is.
        reply: String,
        /// Recipients that it would not take, with its answers.
        left_out: Vec<(Email, String)>,
    },
    /// The server says: later.
    Deferred {
        /// The server's answer.
        reply: String,
    },
    /// The server says: never.
    Refused {
        /// The server's answer.
        reply: String,
    },
    /// The line was lost after the final dot: nobody knows.
    Uncertain {
        /// What was read last, or the system's words.
        reply: String,
    },
    /// Nothing was handed over: ready again. After the final dot only an answer of the server says so.
    Back {
        /// Why.
        reply: String,
    },
}

/// How a draft was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Draft {
    /// A file that a mail program opens.
    File,
    /// In the mailbox.
    Imap,
}

/// A person's word on a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Decision {
    /// It has arrived.
    Received,
    /// It is to be sent again.
    Again,
    /// It is left as it is.
    Abandon,
}

/// What a message is: digests, codes and addresses; no names, no texts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Facts {
    pub(super) key: String,
    pub(super) campaign: String,
    pub(super) schools: Vec<String>,
    pub(super) recipients: Vec<String>,
    /// Digest of each letter, SHA-256 of its file.
    pub(super) letters: Vec<(String, String)>,
}

/// How it ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Outcome {
    Sent,
    Deferred,
    Refused,
    Uncertain,
    Back,
}

/// What a line says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "snake_case")]
pub(super) enum Event {
    /// The first line.
    Opened {
        format: u32,
        program: String,
        /// When addresses and answers were taken out, and the sum of the last line before that.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        purged: Option<String>,
    },
    Begin {
        message_id: String,
        /// A person has said that what left in other messages may leave again in this one.
        #[serde(skip_serializing_if = "std::ops::Not::not", default)]
        again: bool,
        #[serde(flatten)]
        facts: Facts,
    },
    Dot {
        key: String,
    },
    Ended {
        key: String,
        outcome: Outcome,
        reply: String,
        left_out: Vec<(String, String)>,
    },
    Drafted {
        how: Draft,
        #[serde(flatten)]
        facts: Facts,
    },
    /// It came to nothing: the mailbox has refused it.
    Undrafted {
        key: String,
    },
    Decided {
        key: String,
        decision: Decision,
    },
    /// An end that was never whole was kept aside.
    Torn {
        bytes: u64,
        sha256: String,
    },
}

/// A line without its sum.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Body {
    /// Its number, from one.
    pub(super) line: u64,
    /// When: to the second, UTC.
    pub(super) at: String,
    #[serde(flatten)]
    pub(super) event: Event,
}

impl Body {
    pub(super) fn new(line: u64, now: Timestamp, event: Event) -> Self {
        let at = Timestamp::from_second(now.as_second()).unwrap_or(now).to_string();
        Self { line, at, event }
    }

    /// The instant; nothing where it is none, or not written as we write it.
    pub(super) fn instant(&self) -> Option<Timestamp> {
        self.at.parse::<Timestamp>().ok().filter(|at| at.to_string() == self.at)
    }
}

impl Facts {
    pub(super) fn of(parcel: &Parcel) -> Self {
        let boxes = parcel.to.iter().chain(&parcel.cc);
        Self {
            key: parcel.key.as_str().to_owned(),
            campaign: parcel.campaign.clone(),
            schools: parcel.schools.iter().map(|school| school.uai.to_string()).collect(),
            recipients: boxes.map(|mailbox| mailbox.address.to_string()).collect(),
            letters: parcel
                .pieces
                .iter()
                .map(|piece| (piece.letter.as_str().to_owned(), piece.hash.clone()))
                .collect(),
        }
    }
}

impl Event {
    pub(super) fn opened() -> Self {
        Self::Opened { format: FORMAT, program: env!("CARGO_PKG_VERSION").to_owned(), purged: None }
    }

    pub(super) fn ended(key: &Key, ending: &Ending) -> Self {
        let (outcome, reply, left_out) = match ending {
            Ending::Sent { reply, left_out } => (Outcome::Sent, reply, left_out.as_slice()),
            Ending::Deferred { reply } => (Outcome::Deferred, reply, &[][..]),
            Ending::Refused { reply } => (Outcome::Refused, reply, &[][..]),
            Ending::Uncertain { reply } => (Outcome::Uncertain, reply, &[][..]),
            Ending::Back { reply } => (Outcome::Back, reply, &[][..]),
        };
        Self::Ended {
            key: key.as_str().to_owned(),
            outcome,
            reply: short(reply),
            left_out: left_out.iter().map(|(email, reply)| (email.to_string(), short(reply))).collect(),
        }
    }
}

/// An answer as one line of text, of a length that a server needs at most.
fn short(reply: &str) -> String {
    const LONGEST: usize = 1000;
    let line = reply.split(|c: char| c.is_control()).filter(|part| !part.is_empty());
    line.collect::<Vec<_>>().join(" ").chars().take(LONGEST).collect()
}
