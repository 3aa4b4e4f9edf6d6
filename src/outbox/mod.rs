//! The outbox: which letters go to whom, in which message; what has become of each, in a journal that outlives any crash.
//!
//! Nothing here touches the network.

mod approval;
mod choose;
mod contents;
mod doubts;
mod drafts;
mod ledger;
mod lock;
mod mime;
mod names;
mod parcel;
mod people;
mod prepare;
mod resolve;
mod seal;
mod source;
mod status;
mod vocabulary;
mod wording;

pub use approval::{Approval, ApprovalError, Plan, Row, Unsent, approval};
pub use choose::Hold;
pub use contents::Contents;
pub use drafts::{Drafts, FOLDER as DRAFTS, draft_names, sweep_drafts, write_drafts};
pub use ledger::{
    Decision, Draft, Ending, History, Ledger, LedgerError, Objection, ParcelRecord, Recovered, State,
};
pub use lock::{Attachment, Foreign, Why, attachments};
pub use mime::{MessageError, Purpose, expected_size, message};
pub use names::{Named, attachment_names};
pub use parcel::{Addressee, Key, LetterId, Mailbox, Parcel, Piece, Sender, Witness};
pub use people::{NoMailbox, copies, mailbox, may_try, sender};
pub use prepare::{Held, Input, Left, PrepareError, Prepared, is_one_letter, prepare};
pub use resolve::{Resolved, Unresolved, Word, reference, resolve};
pub use status::{Journal, LetterStatus, OnDisk, SchoolStatus, Situation, Status};
pub use wording::{Worded, Wording, WordingError, WordingFault};
