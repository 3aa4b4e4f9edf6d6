//! Mail: what its settings say, what the messages say, what is told of the sending.

pub mod approval;
pub mod drafts;
pub mod greeting;
pub mod lock;
pub mod message;
pub mod people;
pub mod settings;
