//! What else goes to scripts: an error.

use serde::Serialize;

use super::FORMAT;
use crate::fr::typography::bind;

/// A run that could not be made.
#[derive(Debug, Serialize)]
struct Failed<'a> {
    format: u32,
    erreur: &'a str,
}

/// The sentence of an error, as JSON.
pub fn json_error(sentence: &str) -> String {
    written(&Failed { format: FORMAT, erreur: &bind(sentence) })
}

/// A shape as text.
pub(super) fn written(shape: &impl Serialize) -> String {
    // texts and numbers only: there is nothing that could be refused
    let mut json = serde_json::to_string_pretty(shape).unwrap_or_default();
    json.push('\n');
    json
}
