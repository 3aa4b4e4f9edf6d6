//! The outbox: which letters go to whom, in which message; what has become of each, in a journal that outlives any crash.
//!
//! Nothing here touches the network.

mod lock;
mod parcel;
mod people;

pub use lock::{Attachment, Foreign, Why, attachments};
pub use parcel::{Addressee, Key, LetterId, Mailbox, Parcel, Piece, Sender, Witness};
pub use people::{NoMailbox, copies, mailbox, sender};
