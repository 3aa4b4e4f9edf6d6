//! The white space that a tag takes with it (`{{- x -}}`) is that of its own surroundings: what stands in a content control,
//! a link or a field belongs to that, which may be filled itself. Tabs and line breaks are layout, and stay; docxtpl too sees
//! only the characters of a text.

use super::map::{Space, XmlMap};
use super::tags::Tag;
use super::text::{Paragraph, Written};

/// Gives back what a tag of `paragraph` would take from elsewhere. #space-of-a-control: the control's title named a field,
/// its only run held a tag that began in the space before it, and both wrote that run. #tab-before-a-hyphen: a value stood in
/// the place of a tab's element, outside of any text.
pub(super) fn stay_at_home(map: &XmlMap, xml: &str, paragraph: &Paragraph, tag: &mut Tag) {
    let is_word = |at: &usize| !paragraph.glyphs[*at].ch.is_whitespace();
    let Some(first) = tag.glyphs.clone().find(is_word) else { return };
    let Some(last) = tag.glyphs.clone().rfind(is_word) else { return };
    let segment = |glyph: usize| paragraph.glyphs[glyph].segment;
    let is_text = |glyph: usize| paragraph.segments[segment(glyph)].written == Written::Text;
    // the same element around both runs, and no field that begins, turns into its result or ends between them
    let is_together = |before: usize, behind: usize| {
        let (before, behind) = (segment(before), segment(behind));
        let [one, other] = [before, behind].map(|at| &paragraph.segments[at]);
        before == behind
            || map.node(one.run).parent == map.node(other.run).parent
                && !(one.node..other.node).any(|id| map.is(xml, id, Space::W, "fldChar"))
    };
    let before = (tag.glyphs.start..first).rev();
    let from = before.take_while(|&at| is_text(at) && is_together(at, at + 1)).last();
    let to = (last + 1..tag.glyphs.end).take_while(|&at| is_text(at) && is_together(at - 1, at)).last();
    tag.glyphs = from.unwrap_or(first)..to.unwrap_or(last) + 1;
}
