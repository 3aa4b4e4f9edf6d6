//! What a template still lacks though it is sound: blanks of the official text, and boxes that nothing ticks.

use crate::findings::{Code, Finding};
use crate::fr::findings::missions::{blank_left, box_without_name};
use crate::fr::spellings::has_blank;

use super::proof::Proved;

/// One finding for each paragraph of the filled example with a blank in it, and for each box without a name that stands
/// among those of missions.
pub fn blanks(proved: &Proved) -> Vec<Finding> {
    let paragraphs = proved.example.iter().filter(|paragraph| has_blank(paragraph));
    let blanks = paragraphs.map(|paragraph| Finding::of_campaign(Code::G06, blank_left(paragraph)));
    let nameless = proved.nameless.iter().map(|(text, spot)| box_without_name(text, spot));
    blanks.chain(nameless.map(|told| Finding::of_campaign(Code::G08, told))).collect()
}
