//! Mail: what its settings say, what the messages say, what is told of the sending.

pub mod journal;
pub mod line;
pub mod pace;
pub mod replies;
pub mod sending;
pub mod settings;
