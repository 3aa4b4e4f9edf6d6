//! The report: one page for the eyes, the same content for scripts, and the workbook with everything marked in it.
//!
//! The page is complete in itself: no network, no script needed to read it, no colour needed to understand it. Both
//! speak from the same findings and the same arithmetic as the summary; same outcome, same bytes.

mod bars;
mod budget;
mod copy;
mod coverage;
mod figures;
mod findings;
mod head;
mod homes;
mod json;
mod letters;
mod markup;
mod page;
mod provenance;
mod reading;
mod todo;

pub use copy::{Annotated, EXTENSIONS, Error, Named, Odd, annotated, is_ours};
pub use json::{json, json_copy, json_error, json_rules, json_status, json_template};
pub use page::html;
