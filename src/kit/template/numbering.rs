//! The automatic numbers of the headings: `1.` for a chapter, `a.` for a section, which begins anew in each chapter.

use docx_rs::{
    AbstractNumbering, IndentLevel, Level, LevelJc, LevelText, NumberFormat, Numbering, NumberingId,
    ParagraphProperty, SpecialIndentType, Start,
};

use super::styles::{CHAPTER, SECTION};

/// Number of our list; docx-rs keeps 1 for its own, which the finishing pass takes away.
const LIST: usize = 2;
/// From the margin to the text of a heading.
pub(super) const INDENT: i32 = 340;

/// The levels of the list, each bound to the style of its heading.
pub(super) fn headings() -> AbstractNumbering {
    let level = |rank: usize, format: &str, text: &str, style: &str| {
        Level::new(rank, Start::new(1), NumberFormat::new(format), LevelText::new(text), LevelJc::new("left"))
            .paragraph_style(style)
            .indent(Some(INDENT), Some(SpecialIndentType::Hanging(INDENT)), None, None)
    };
    AbstractNumbering::new(LIST).add_level(level(0, "decimal", "%1.", CHAPTER)).add_level(level(
        1,
        "lowerLetter",
        "%2.",
        SECTION,
    ))
}

/// The one list that uses them.
pub(super) fn list() -> Numbering {
    Numbering::new(LIST, LIST)
}

/// A heading's style belongs to the list, at `level`.
pub(super) fn numbered(properties: ParagraphProperty, level: usize) -> ParagraphProperty {
    properties.numbering(NumberingId::new(LIST), IndentLevel::new(level))
}
