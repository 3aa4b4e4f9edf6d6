//! `{%- … -%}` as docxtpl means it: a block tag with a hyphen at the edge of its paragraph joins it with the one before,
//! or behind. `Né {%- if … -%} le 1er mars {%- endif -%} à Nouméa`, typed in five paragraphs, is one.

use std::collections::BTreeSet;

use super::map::{NodeId, Space};
use super::source::Source;
use super::splice::Splice;
use super::tags::Sort;

/// The part with such paragraphs joined, and the numbers that its paragraphs had before; nothing when there are none.
pub(super) fn joined(source: &Source) -> Option<(String, Vec<usize>)> {
    let (map, xml) = (&source.map, source.xml.as_str());
    let mut splice = Splice::default();
    // paragraphs that become part of the one before them
    let mut swallowed: BTreeSet<NodeId> = BTreeSet::new();
    for (index, tags) in source.tags.iter().enumerate() {
        let paragraph = &source.paragraphs[index];
        for tag in tags.iter().filter(|tag| tag.sort == Sort::Block) {
            let edges = [
                (tag.hyphens.0, tag.glyphs.start == 0, neighbour(source, paragraph.node, false)),
                (
                    tag.hyphens.1,
                    tag.glyphs.end == paragraph.glyphs.len(),
                    neighbour(source, paragraph.node, true),
                ),
            ];
            for (side, (hyphen, at_edge, other)) in edges.into_iter().enumerate() {
                let (Some(hyphen), true, Some(other)) = (hyphen, at_edge, other) else { continue };
                let second = if side == 0 { paragraph.node } else { other };
                // what is joined keeps its spaces, as in docxtpl: the hyphen has done its work
                splice.delete(paragraph.glyphs[hyphen].bytes.clone());
                swallowed.insert(second);
            }
        }
    }
    for &second in &swallowed {
        let first = neighbour(source, second, false)?;
        let behind = map
            .child(xml, second, Space::W, "pPr")
            .map_or(map.node(second).open.end, |id| map.node(id).range().end);
        splice.delete(map.node(first).close.start..behind);
    }
    if swallowed.is_empty() {
        return None;
    }
    let numbers = source
        .paragraphs
        .iter()
        .filter(|paragraph| !paragraph.is_instruction && !swallowed.contains(&paragraph.node));
    let numbers = numbers.map(|paragraph| paragraph.number).collect();
    splice.apply(xml).ok().map(|xml| (xml, numbers))
}

/// The paragraph directly before or behind, unless one of the two ends a section or has nothing in it to join.
fn neighbour(source: &Source, node: NodeId, behind: bool) -> Option<NodeId> {
    let (map, xml) = (&source.map, source.xml.as_str());
    let siblings = &map.node(map.node(node).parent?).children;
    let at = siblings.binary_search(&node).ok()?;
    let other = *siblings.get(if behind { at + 1 } else { at.checked_sub(1)? })?;
    let joins = |id: NodeId| {
        let section = map
            .child(xml, id, Space::W, "pPr")
            .is_some_and(|properties| map.child(xml, properties, Space::W, "sectPr").is_some());
        map.is(xml, id, Space::W, "p") && !map.node(id).is_empty_tag() && !section
    };
    Some(other).filter(|&other| joins(other) && joins(node))
}
