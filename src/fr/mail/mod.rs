//! Mail: what its settings say, what the messages say, what is told of the sending.

pub mod account;
pub mod approval;
pub mod campaign;
pub mod drafts;
pub mod greeting;
pub mod journal;
pub mod line;
pub mod lock;
pub mod mailbox;
pub mod message;
pub mod pace;
pub mod people;
pub mod replies;
pub mod sending;
pub mod settings;
pub mod status;
