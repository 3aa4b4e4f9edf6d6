//! The post: what talks to servers of mail. Pace of sending, drafts into a mailbox, messages handed over.

mod hours;
mod pace;

pub use pace::{Governor, Why, clock};
