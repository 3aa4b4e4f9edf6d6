//! Letters: what the fields of a template mean, the template against the registry, names, incremental writing.

mod asked;
mod blanks;
mod contraction;
mod copy;
mod fields;
pub mod filters;
mod inspection;
mod names;
mod numbering;
mod orphans;
mod outcome;
pub mod pdf;
mod pictures;
mod plan;
mod press;
mod proof;
mod shelf;
mod standing;
mod vocabulary;

pub use blanks::blanks;
pub use contraction::contractions;
pub use copy::{Copied, Numbered};
pub use fields::{Fields, example};
pub use inspection::{Inspection, Named};
pub use names::{beside, safe_name};
pub use orphans::orphans;
pub use outcome::{FOLDER, Fate, Letter, Outcome, Provenance};
pub use pictures::Pictures;
pub use plan::{Planned, identity, person_key, plan};
pub use press::{Job, make};
pub use proof::{Proved, Read, TemplateError, TemplateFault, told};
pub use standing::{Stand, Standing, stand};
pub use vocabulary::{EXTRAS, Words};
