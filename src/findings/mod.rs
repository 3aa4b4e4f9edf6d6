//! Findings: what is wrong with the data, collected and never thrown. Errors of the machine are something else.

mod code;
mod finding;
mod place;

pub use code::{Code, Severity};
pub use finding::{Finding, Note, Noted, Scope, in_order};
pub use place::{Place, cell_named, column_letters};
