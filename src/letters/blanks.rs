//! Blanks of the official text that a template still has: they would stand in every letter.

use crate::findings::{Code, Finding};
use crate::fr::findings::missions::blank_left;
use crate::fr::spellings::has_blank;

use super::proof::Proved;

/// One finding for each paragraph of the filled example with a blank in it.
pub fn blanks(proved: &Proved) -> Vec<Finding> {
    let paragraphs = proved.example.iter().filter(|paragraph| has_blank(paragraph));
    paragraphs.map(|paragraph| Finding::of_campaign(Code::G06, blank_left(paragraph))).collect()
}
