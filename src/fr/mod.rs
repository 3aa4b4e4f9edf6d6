//! French: every sentence that a person reads, and the grammar, numbers, dates and spellings behind them.
//!
//! This room opens no other. A test keeps French out of all the others.

pub mod agreement;
pub mod casing;
pub mod cli;
pub mod columns;
pub mod dates;
pub mod decimals;
pub mod encoding;
pub mod errors;
pub mod fields;
pub mod filters;
pub mod findings;
pub mod grammar;
pub mod in_words;
pub mod kit;
pub mod letter;
pub mod letters;
pub mod mail;
pub mod names;
pub mod no_data;
pub mod no_name;
pub mod nobody;
pub mod nothing;
pub mod numbers;
mod of_teachers;
pub mod parameters;
pub mod phones;
pub mod pictures;
pub mod repeated;
pub mod report;
pub mod rules;
pub mod secrets;
pub mod spellings;
pub mod summary;
pub mod template;
pub mod text;
pub mod titles;
pub mod typography;
