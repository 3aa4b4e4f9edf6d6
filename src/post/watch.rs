//! What a run tells while it works, and what it has come to.

use jiff::Timestamp;

use super::fault::Fault;
use super::pace::Why;
use crate::fr::mail::sending as words;
use crate::fr::typography::bind;
use crate::outbox::{LedgerError, Parcel, State};
use crate::registry::Email;

/// Whoever looks on: a screen, a test.
pub trait Watch {
    /// A message begins: its rank among how many.
    fn begins(&self, index: usize, of: usize, parcel: &Parcel);
    /// All of it has left; the server examines it, which may take minutes.
    fn examined(&self, parcel: &Parcel);
    /// What became of it.
    fn ended(&self, index: usize, parcel: &Parcel, told: &Told);
    /// Nothing happens until then.
    fn paused(&self, until: Timestamp, why: &Pause);
    /// Whether a person wants to stop: the message under way ends, and nothing else begins.
    fn interrupted(&self) -> bool;
}

/// Why nothing happens for a while.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pause {
    /// The service's limits.
    Pace(Why),
    /// Messages that were put off are tried again then.
    Retry,
    /// The server hung up, and is called again.
    Call,
}

/// What became of a message in this run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Told {
    /// The server took it.
    Sent {
        /// Its answer.
        reply: String,
        /// Who does not get it, and why.
        left_out: Vec<(Email, String)>,
    },
    /// Later; a sentence.
    Deferred(String),
    /// Never; a sentence.
    Refused(String),
    /// Nobody knows; a sentence.
    Uncertain(String),
    /// Nothing was handed over: as ready as before; a sentence.
    Ready(String),
    /// It was not even tried: a letter is not what it should be; the caller's sentence.
    Held(String),
    /// It was not even tried: the journal says that it, or one of its letters, is in this state.
    Settled(State),
}

/// Why a run ended before its work was done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stop {
    /// A person's wish.
    Interrupted,
    /// Account, server or settings: no message will do better.
    Account(Fault),
    /// The same fault several times in a row.
    Breaker(Fault),
    /// Several messages in a row of which nobody knows what became.
    Doubt,
    /// The journal can't be written.
    Journal(LedgerError),
}

/// What a run has come to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// For each parcel, in their order; nothing where its turn did not come.
    pub told: Vec<Option<Told>>,
    /// Why it ended early.
    pub stop: Option<Stop>,
}

impl Stop {
    /// What happened and what to do.
    pub fn sentence(&self) -> String {
        bind(&match self {
            Self::Interrupted => words::INTERRUPTED.to_owned(),
            Self::Account(fault) => words::stopped(&fault.sentence()),
            Self::Breaker(fault) => words::broken_off(&fault.sentence()),
            Self::Doubt => words::DOUBT.to_owned(),
            Self::Journal(error) => words::journal(&error.to_string()),
        })
    }
}

impl Pause {
    /// As a part of a sentence.
    pub fn told(&self) -> String {
        match self {
            Self::Pace(why) => why.told(),
            Self::Retry => words::RETRY.to_owned(),
            Self::Call => words::CALL.to_owned(),
        }
    }
}
