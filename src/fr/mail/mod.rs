//! Mail: what its settings say, what the messages say, what is told of the sending.

pub mod line;
pub mod mailbox;
pub mod pace;
pub mod replies;
pub mod settings;
