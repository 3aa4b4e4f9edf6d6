//! The talk with the servers that take messages. Nothing else in the house touches the network.

mod check;
mod fault;
mod hours;
mod imap;
mod pace;
mod queue;
mod reply;
mod secret;
mod send;
mod session;
mod tls;
mod watch;
mod wire;

pub use check::{Checked, Outcome as StepOutcome, Step, check_imap, check_smtp, place};
pub use fault::{Fault, Stage};
pub use imap::{Found, ImapSession, Kept, MailboxFault, Said, Use};
pub use pace::{Governor, Limit, Why, clock};
pub use reply::{Class, Reply};
pub use secret::Secret;
pub use send::{Job, Make, send};
pub use session::{Account, Envelope, Outcome, Session};
pub use watch::{Pause, Stop, Summary, Told, Watch};
pub use wire::{Certificate, Trouble};
