//! The ticked lines of a template: code, text and headings of every box. This is the catalogue of missions.

use super::controls::{Control, Filling, Form};
use super::expression::BoxKey;
use super::faults::Spot;
use super::map::Space;
use super::placed::{Code, Placed};
use super::source::Source;
use super::styles::Outlines;

/// How much of the text behind a box is its label, in characters.
const LONGEST: usize = 4000;

/// One line with a box.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BoxLine {
    /// Canonical code of the box.
    pub code: String,
    /// The text behind the box, tags left out.
    pub text: String,
    /// The headings above the line, highest first.
    pub headings: Vec<String>,
    /// Where the line stands.
    pub spot: Spot,
}

/// The boxes of a part in the order of the text; those of a loop, whose codes only the data know, are not lines.
pub(super) fn boxes(
    source: &Source,
    outlines: &Outlines,
    controls: &[Control],
    forms: &[Form],
    placed: &[Placed],
) -> Vec<BoxLine> {
    // (byte where the box stands, code, paragraph, byte behind the box)
    let mut found: Vec<(usize, String, usize, usize)> = Vec::new();
    for tag in placed {
        if let Code::Box(BoxKey::Code(code), _) = &tag.code {
            let glyphs = &source.paragraphs[tag.paragraph].glyphs;
            let range = &tag.tag(source).glyphs;
            let bytes = glyphs[range.start].bytes.start..glyphs[range.end - 1].bytes.end;
            found.push((bytes.start, code.clone(), tag.paragraph, bytes.end));
        }
    }
    for control in controls {
        let Filling::Tick(BoxKey::Code(code)) = &control.filling else { continue };
        let range = control.range(&source.map);
        if let Some(paragraph) = source.paragraph_of(control.node) {
            found.push((range.start, code.clone(), paragraph, range.end));
        }
    }
    for form in forms {
        let (Some(code), Some(&first), Some(&last)) = (form.code(), form.nodes.first(), form.nodes.last())
        else {
            continue;
        };
        let (start, end) = (source.map.node(first).open.start, source.map.node(last).range().end);
        found.push((start, code.to_owned(), form.paragraph, end));
    }
    found.retain(|(_, _, paragraph, _)| !is_copy(source, *paragraph));
    found.sort_by_key(|(start, ..)| *start);
    let mut above = Headings::new(source, outlines);
    found.into_iter().map(|(start, code, paragraph, end)| above.line(code, start, paragraph, end)).collect()
}

/// Whether a paragraph stands in the second copy of a text box. Word writes each twice: for programs that know
/// drawings, and for those that do not.
pub(super) fn is_copy(source: &Source, paragraph: usize) -> bool {
    is_inside(source, paragraph, "Fallback")
}

/// Whether a paragraph has such a copy.
pub(super) fn is_original(source: &Source, paragraph: usize) -> bool {
    is_inside(source, paragraph, "Choice")
}

fn is_inside(source: &Source, paragraph: usize, local: &str) -> bool {
    let node = source.paragraphs[paragraph].node;
    source.map.ancestors(node).any(|up| source.map.is(&source.xml, up, Space::Mc, local))
}

fn text_behind(source: &Source, paragraph: usize, from: usize) -> String {
    let glyphs = &source.paragraphs[paragraph].glyphs;
    let first = glyphs.partition_point(|glyph| glyph.bytes.start < from);
    let text = (first..glyphs.len()).filter(|&at| !source.is_code(paragraph, at)).map(|at| glyphs[at].ch);
    tidy(&text.take(LONGEST).collect::<String>())
}

/// Ordinary spaces and tabs as one space; the no-break ones are the author's and stay.
fn tidy(text: &str) -> String {
    let words = text.trim().split(|ch: char| ch.is_ascii_whitespace()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

/// The headings above each box, from the first box to the last.
pub(super) struct Headings<'s> {
    source: &'s Source,
    outlines: &'s Outlines,
    /// The first paragraph that has not been looked at.
    next: usize,
    found: Vec<(u8, String)>,
}

impl<'s> Headings<'s> {
    pub(super) fn new(source: &'s Source, outlines: &'s Outlines) -> Self {
        Self { source, outlines, next: 0, found: Vec::new() }
    }

    /// The line of a box that begins at byte `start` and ends at byte `end`; the boxes come in the order of the text.
    pub(super) fn line(&mut self, code: String, start: usize, paragraph: usize, end: usize) -> BoxLine {
        BoxLine {
            code,
            text: text_behind(self.source, paragraph, end),
            headings: self.before(start),
            spot: self.source.spot(paragraph),
        }
    }

    fn before(&mut self, at: usize) -> Vec<String> {
        let (map, xml) = (&self.source.map, self.source.xml.as_str());
        for paragraph in &self.source.paragraphs[self.next..] {
            if map.node(paragraph.node).open.start >= at {
                break;
            }
            self.next += 1;
            let level = self.outlines.of(map, xml, paragraph.node);
            let inside_box =
                || map.ancestors(paragraph.node).any(|up| map.is(xml, up, Space::W, "txbxContent"));
            if let Some(level) = level.filter(|_| !inside_box()) {
                self.found.retain(|(higher, _)| *higher < level);
                self.found.push((level, tidy(&paragraph.text())));
            }
        }
        self.found.iter().map(|(_, text)| text.clone()).collect()
    }
}
