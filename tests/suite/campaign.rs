//! Campaigns from one end to the other: the real program in a folder, and everything that comes out of it.

mod accepted;
mod again;
mod controls;
mod copies;
mod edited;
mod faults;
mod first;
mod grouped;
mod hostile;
mod init;
mod json;
mod kinds;
mod machine;
mod merge;
mod only;
mod places;
mod proof;
mod refused;
mod renewal;
mod rules;
mod settings;
pub mod small;
mod usage;
mod values;
