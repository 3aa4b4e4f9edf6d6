//! Letters: what the fields of a template mean, the template against the registry, names, incremental writing.

mod outcome;

pub use outcome::{FOLDER, Fate, Letter, Outcome, Provenance};
