//! Which letters leave now: what the disk says of each, what its addresses say, what the journal says.

use jiff::Timestamp;

use super::ledger::{ParcelRecord, State};
use crate::fr::mail::campaign as words;
use crate::letters::Standing;
use crate::registry::Email;

/// Why a letter does not leave now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Hold {
    /// It has not been made.
    NotMade,
    /// It was made from other data than today's.
    Outdated,
    /// A person's file, and today's data say something else.
    Disputed,
    /// The school has no address: its letters go on paper.
    NoAddress,
    /// An address is, or may be, another school's; holds what is wrong with it.
    Address(String),
    /// The copy for its teacher would reach somebody else too; holds whom.
    Copy(String),
    /// The message would be larger than the limit. In bytes, as it goes over the wire.
    TooLarge(u64),
    /// It left already, and has changed since, or its school's address has.
    Changed(Timestamp),
    /// Its school has had letters for somebody who is not in the workbook any more: this may be the same person.
    Replaces(Timestamp),
    /// The same person has had a letter of another school year lately: the year may only have been written otherwise.
    OtherYear(Timestamp),
    /// It left, but not to all of its school's addresses; holds what the server said of those.
    Partly(String),
    /// The server refused it for these addresses; holds its words.
    Refused(String),
    /// Another run is handing it over.
    UnderWay(Timestamp),
    /// Nobody knows whether it arrived.
    Uncertain(Timestamp),
    /// It has a draft in the mailbox, which may have been sent from there.
    Drafted(Timestamp),
    /// A person has said that it is not to leave.
    Abandoned,
}

impl Hold {
    /// Why a letter stays, as a title over several, and what to do about it.
    pub fn told(&self) -> (&'static str, &'static str) {
        match self {
            Self::NotMade => words::NOT_MADE,
            Self::Outdated => words::OUTDATED,
            Self::Disputed => words::DISPUTED,
            Self::NoAddress => words::NO_ADDRESS,
            Self::Address(_) => words::WRONG_ADDRESS,
            Self::Copy(_) => words::WRONG_COPY,
            Self::TooLarge(_) => words::TOO_LARGE,
            Self::Changed(_) => words::CHANGED,
            Self::Replaces(_) => words::REPLACES,
            Self::OtherYear(_) => words::OTHER_YEAR,
            Self::Partly(_) => words::PARTLY,
            Self::Refused(_) => words::REFUSED,
            Self::UnderWay(_) => words::UNDER_WAY,
            Self::Uncertain(_) => words::UNCERTAIN,
            Self::Drafted(_) => words::DRAFTED,
            Self::Abandoned => words::ABANDONED,
        }
    }
}

/// What is to be done with a letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Choice {
    /// It leaves.
    Leaves,
    /// It has left: when, and what the server said.
    Left(Timestamp, String),
    /// It stays.
    Stays(Hold),
}

/// What the disk forbids.
pub(super) fn by_standing(standing: Standing) -> Option<Hold> {
    match standing {
        Standing::Missing => Some(Hold::NotMade),
        Standing::Outdated => Some(Hold::Outdated),
        Standing::Disputed => Some(Hold::Disputed),
        Standing::Current | Standing::Edited => None,
    }
}

/// What the journal says of a letter with this fingerprint for these heads. `resend` is a person's word that what has
/// changed since may leave again.
pub(super) fn by_journal(record: Option<&ParcelRecord>, hash: &str, heads: &[Email], resend: bool) -> Choice {
    let Some(record) = record else { return Choice::Leaves };
    let reached = || heads.iter().all(|head| record.reached(head.as_str()));
    let asked = || heads.iter().all(|head| record.is_for(head.as_str()));
    // the journal knows letters by their whole fingerprint
    let same = record.letters.iter().any(|(_, known)| known == hash);
    match record.state {
        State::UnderWay => Choice::Stays(Hold::UnderWay(record.since)),
        State::Uncertain => Choice::Stays(Hold::Uncertain(record.since)),
        State::Sent | State::Received if same && reached() => {
            Choice::Left(record.since, record.reply.clone())
        }
        State::Sent | State::Received if !resend && same && asked() => {
            Choice::Stays(Hold::Partly(record.answers()))
        }
        State::Sent | State::Received if !resend => Choice::Stays(Hold::Changed(record.since)),
        State::Refused if asked() => Choice::Stays(Hold::Refused(record.reply.clone())),
        // sent and to be sent again, or refused for an address that is another now
        State::Ready | State::Deferred | State::Sent | State::Received | State::Refused => Choice::Leaves,
        State::Abandoned => Choice::Stays(Hold::Abandoned),
    }
}
