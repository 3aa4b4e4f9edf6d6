//! The outbox: which letters go to whom, in which message; what has become of each, in a journal that outlives any crash.
//!
//! Nothing here touches the network.

mod ledger;
mod parcel;

pub use ledger::{
    Decision, Draft, Ending, History, Ledger, LedgerError, Objection, ParcelRecord, Recovered, State,
};
pub use parcel::{Addressee, Key, LetterId, Mailbox, Parcel, Piece, Sender, Witness};
