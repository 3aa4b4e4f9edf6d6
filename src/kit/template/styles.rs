//! The looks of the letter: sober, dense, black and one dark blue. All of it is styles, so that the DANE changes
//! the letter's face in Word at one place.

use docx_rs::{
    AlignmentType, Docx, LineSpacing, ParagraphBorder, ParagraphBorderPosition, ParagraphBorders,
    ParagraphProperty, RunFonts, SpecialIndentType, Style, StyleType, Tab, TabValueType,
};

use super::WIDTH;
use super::numbering::{INDENT, numbered};
use crate::fr::letter::styles as names;

/// The styles' ids. Those that Word knows by name are shown by it in the reader's language.
pub(super) const TITLE: &str = "Title";
pub(super) const SUBTITLE: &str = "Subtitle";
pub(super) const TEXT: &str = "BodyText";
pub(super) const CHAPTER: &str = "Heading1";
pub(super) const SECTION: &str = "Heading2";
pub(super) const FOOT: &str = "Footer";
pub(super) const ACADEMY: &str = "RneAcademy";
pub(super) const SERVICE: &str = "RneService";
pub(super) const PARTY: &str = "RneParty";
pub(super) const OPTION: &str = "RneOption";
pub(super) const FOOTNOTE: &str = "RneFootnote";
pub(super) const LEAD: &str = "RneLead";
pub(super) const MISSION: &str = "RneMission";
pub(super) const TAG: &str = "RneTag";
pub(super) const CLOSING: &str = "RneClosing";
pub(super) const SIGNATORY: &str = "RneSignatory";
pub(super) const SIGN_HERE: &str = "RneSignHere";

/// Colour of titles.
const BLUE: &str = "1F3864";
/// Colour of what is only for orientation.
const GREY: &str = "595959";
/// Colour of rules.
pub(super) const RULE: &str = "8496B0";
/// Every Windows has it; elsewhere Carlito, of the same widths, stands in.
const FONT: &str = "Calibri";
/// Size of the text, in half points.
const SIZE: usize = 21;
/// Height of a line, in 240ths of the font's own: 1.05.
const LINE: i32 = 252;
/// From the margin to the text behind a box.
const BOX: i32 = 340;

/// Declares all styles.
pub(super) fn declare(docx: Docx) -> Docx {
    let fonts = RunFonts::new().ascii(FONT).hi_ansi(FONT).east_asia(FONT).cs(FONT);
    let lines = LineSpacing::new().line(LINE);
    let docx = docx.default_fonts(fonts).default_size(SIZE).default_line_spacing(lines);
    head().into_iter().chain(text()).chain(list()).chain(foot()).fold(docx, Docx::add_style)
}

/// Space before and behind a paragraph, in twentieths of a point.
fn spaced(before: u32, after: u32) -> LineSpacing {
    LineSpacing::new().before(before).after(after)
}

/// Properties that every style begins with.
fn properties(before: u32, after: u32) -> ParagraphProperty {
    ParagraphProperty::new().line_spacing(spaced(before, after)).widow_control(true)
}

fn style(id: &str, name: &str, properties: ParagraphProperty) -> Style {
    let mut style = Style::new(id, StyleType::Paragraph).name(name);
    if id != "Normal" {
        style = style.based_on("Normal");
    }
    style.paragraph_property = properties;
    style
}

/// Letterhead, title, parties.
fn head() -> Vec<Style> {
    let right = |after: u32| properties(0, after).align(AlignmentType::Right);
    let middle = |before: u32, after: u32| {
        properties(before, after).align(AlignmentType::Center).keep_next(true).keep_lines(true)
    };
    vec![
        style("Normal", "Normal", properties(0, 0)),
        style(ACADEMY, names::ACADEMY, right(20)).size(26).bold().color(BLUE),
        style(SERVICE, names::SERVICE, right(0)).size(22).color(GREY),
        style(TITLE, "Title", middle(360, 40)).next(SUBTITLE).size(32).bold().color(BLUE),
        style(SUBTITLE, "Subtitle", middle(0, 240)).next(PARTY).size(24).color(GREY),
        style(PARTY, names::PARTY, properties(0, 30).align(AlignmentType::Center).keep_lines(true)).size(22),
    ]
}

/// Running text.
fn text() -> Vec<Style> {
    let justified = |before: u32, after: u32| properties(before, after).align(AlignmentType::Both);
    vec![
        style(TEXT, "Body Text", justified(220, 120)),
        style(LEAD, names::LEAD, justified(60, 60).keep_next(true).keep_lines(true)),
        style(CLOSING, names::CLOSING, justified(240, 200).keep_next(true).keep_lines(true)),
        style(FOOTNOTE, names::FOOTNOTE, properties(20, 120)).size(17).italic().color(GREY),
    ]
}

/// Headings and what is ticked under them. A line that wraps goes on behind its box.
fn list() -> Vec<Style> {
    let boxed = |left: i32| {
        let hanging = Some(SpecialIndentType::Hanging(BOX));
        properties(0, 30).indent(Some(left + BOX), hanging, None, None).keep_lines(true)
    };
    let heading = |level: usize, before: u32, after: u32| {
        let properties = properties(before, after).keep_next(true).keep_lines(true).outline_lvl(level);
        numbered(properties, level)
    };
    vec![
        style(CHAPTER, "heading 1", heading(0, 220, 60)).next(SECTION).size(24).bold().color(BLUE),
        style(SECTION, "heading 2", heading(1, 120, 40)).next(MISSION).size(22).bold(),
        style(OPTION, names::OPTION, boxed(0)),
        style(MISSION, names::MISSION, boxed(INDENT)),
        style(TAG, names::TAG, properties(0, 0)).size(14).color(GREY),
    ]
}

/// Signatures and the foot of each page.
fn foot() -> Vec<Style> {
    let rule = ParagraphBorder::new(ParagraphBorderPosition::Top).size(4).space(4).color(RULE);
    let end = Tab::new().val(TabValueType::Right).pos(WIDTH);
    vec![
        style(SIGNATORY, names::SIGNATORY, properties(0, 20).keep_next(true)).bold(),
        style(SIGN_HERE, names::SIGN_HERE, properties(60, 0)).size(18).color(GREY),
        style(
            FOOT,
            "footer",
            properties(0, 0).add_tab(end).set_borders(ParagraphBorders::with_empty().set(rule)),
        )
        .size(16)
        .color(GREY),
    ]
}
