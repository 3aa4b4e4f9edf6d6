//! Tags of one block in different containers: the smallest element that holds them all.
//!
//! `| {% for x in list %}{{ x }} | … {% endfor %} |` means the row; a block that opens at the start of one cell's text
//! and closes at the end of another's means the cells between them. Where a tag does not stand at the edge of what
//! would be taken, nobody can know what is meant, and the block is a fault.

use super::hosts::{self, Cut, Host};
use super::map::{NodeId, Space};
use super::placed::Placed;
use super::source::Source;

/// Elements whose children may be left out or repeated.
const HOLDERS: [&str; 18] = [
    "p",
    "hyperlink",
    "ins",
    "smartTag",
    "customXml",
    "dir",
    "bdo",
    "sdtContent",
    "body",
    "tc",
    "tr",
    "tbl",
    "hdr",
    "ftr",
    "footnote",
    "endnote",
    "comment",
    "txbxContent",
];

/// What a reader sees besides text.
pub(super) const VISIBLE: [&str; 8] =
    ["drawing", "pict", "object", "sym", "fldChar", "fldSimple", "footnoteReference", "endnoteReference"];

/// Elements around runs that can be ended and begun again: Word itself does when a reader splits one.
const WRAPPERS: [&str; 6] = ["hyperlink", "ins", "smartTag", "customXml", "dir", "bdo"];

/// The new host of a tag.
pub(super) struct Lifted {
    /// Index of the tag.
    pub(super) index: usize,
    pub(super) host: Host,
    /// The elements around its run that end before its code and begin again behind it, innermost first.
    pub(super) through: Vec<NodeId>,
}

/// The new hosts of a block's tags: in one container, each at the edge of a child of it, or in the middle of an element
/// that can be cut. `tags` are the opening, those in between and the closing one.
pub(super) fn lifted(source: &Source, placed: &[Placed], tags: &[usize]) -> Option<Vec<Lifted>> {
    let (map, xml) = (&source.map, source.xml.as_str());
    let (&open, &close) = (tags.first()?, tags.last()?);
    let container = |index: usize| placed[index].host.container;
    let within = |up: NodeId, id: NodeId| up == id || map.ancestors(id).any(|around| around == up);
    let is_holder = |id: NodeId| {
        map.node(id).space == Space::W
            && HOLDERS.contains(&map.local(xml, id))
            && tags.iter().all(|&tag| within(id, container(tag)))
    };
    let mut level =
        std::iter::once(container(close)).chain(map.ancestors(container(close))).find(|&id| is_holder(id))?;
    let child = |level: NodeId, index: usize| {
        let top = match placed[index].host.cut {
            Cut::Whole(node) | Cut::Before(node) | Cut::After(node) | Cut::Head(node) | Cut::Tail(node) => {
                node
            }
            Cut::Run => container(index),
        };
        std::iter::once(top).chain(map.ancestors(top)).find(|&id| map.node(id).parent == Some(level))
    };
    if map.is(xml, level, Space::W, "tr")
        && is_whole_row(source, level, child(level, open)?, child(level, close)?)
    {
        level = map.node(level).parent?;
    }
    let mut hosts = Vec::with_capacity(tags.len());
    for &index in tags {
        let through = Vec::new();
        if container(index) == level {
            hosts.push(Lifted { index, host: placed[index].host, through });
            continue;
        }
        let around: Vec<NodeId> = std::iter::once(container(index))
            .chain(map.ancestors(container(index)))
            .take_while(|&id| id != level)
            .collect();
        let is_wrapper =
            |&id: &NodeId| map.node(id).space == Space::W && WRAPPERS.contains(&map.local(xml, id));
        let child = child(level, index)?;
        let begins = begins(source, child, &placed[index]);
        let cut = match index {
            _ if index == open && begins => Cut::Before(child),
            _ if index == close && ends(source, child, &placed[index]) => Cut::After(child),
            _ if placed[index].host.cut == Cut::Run && around.iter().all(is_wrapper) => {
                let host = Host { container: level, cut: Cut::Run };
                hosts.push(Lifted { index, host, through: around });
                continue;
            }
            _ if index == open || index == close => return None,
            _ if begins => Cut::Before(child),
            _ if ends(source, child, &placed[index]) => Cut::After(child),
            _ => return None,
        };
        hosts.push(Lifted { index, host: Host { container: level, cut }, through });
    }
    Some(hosts)
}

/// The hosts of the two tags of a condition that is all that its paragraph says: the paragraph goes with what it says, and
/// leaves no empty line. Not the last one of its cell or text box, whose look Word needs, nor one that ends a section.
pub(super) fn around_paragraph(source: &Source, opened: &Placed, closed: &Placed) -> Option<[Host; 2]> {
    let (map, xml) = (&source.map, source.xml.as_str());
    let node = source.paragraphs[opened.paragraph].node;
    let container = map.node(node).parent?;
    let has_sister =
        map.node(container).children.iter().any(|&child| child != node && map.is(xml, child, Space::W, "p"));
    let ends_section = map
        .child(xml, node, Space::W, "pPr")
        .is_some_and(|properties| map.child(xml, properties, Space::W, "sectPr").is_some());
    let is_all = opened.paragraph == closed.paragraph
        && [opened, closed].iter().all(|tag| tag.host.cut == Cut::Run)
        && hosts::is_first(source, opened.paragraph, opened.tag(source))
        && hosts::is_last(source, closed.paragraph, closed.tag(source))
        && begins(source, node, opened)
        && ends(source, node, closed);
    (is_all && has_sister && !ends_section)
        .then_some([Cut::Before(node), Cut::After(node)].map(|cut| Host { container, cut }))
}

/// From the first cell to the last one: the row is meant, and not its cells.
fn is_whole_row(source: &Source, row: NodeId, first: NodeId, last: NodeId) -> bool {
    let (map, xml) = (&source.map, source.xml.as_str());
    let is_cell = |id: &&NodeId| ["tc", "sdt"].contains(&map.local(xml, **id));
    let cells = &map.node(row).children;
    cells.iter().find(is_cell) == Some(&first) && cells.iter().rfind(is_cell) == Some(&last)
}

/// Whether nothing that a reader sees stands before the tag in `child`.
fn begins(source: &Source, child: NodeId, placed: &Placed) -> bool {
    let at = bytes(source, placed).start;
    let range = source.map.node(child).range();
    is_blank(source, child, range.start..at)
}

/// Whether nothing that a reader sees stands behind the tag in `child`.
fn ends(source: &Source, child: NodeId, placed: &Placed) -> bool {
    let at = bytes(source, placed).end;
    let range = source.map.node(child).range();
    is_blank(source, child, at..range.end)
}

/// The bytes of a tag, from its first character to its last.
pub(super) fn bytes(source: &Source, placed: &Placed) -> std::ops::Range<usize> {
    let glyphs = &source.paragraphs[placed.paragraph].glyphs;
    let range = &placed.tag(source).glyphs;
    glyphs[range.start].bytes.start..glyphs[range.end - 1].bytes.end
}

/// Whether a stretch of `child` says nothing: white space, block tags and remarks apart.
fn is_blank(source: &Source, child: NodeId, stretch: std::ops::Range<usize>) -> bool {
    let (map, xml) = (&source.map, source.xml.as_str());
    // what `set` binds would be bound only inside of what is lifted
    let says_nothing =
        |index: usize, at: usize| source.code_at(index, at).is_some_and(|tag| !tag.words.starts_with("set "));
    // the paragraph around, where the stretch is a piece of one, and those inside
    let around = source.paragraph_of(child).filter(|_| !map.is(xml, child, Space::W, "p"));
    let says = around.into_iter().chain(hosts::paragraphs_in(source, child)).any(|index| {
        let glyphs = &source.paragraphs[index].glyphs;
        let first = glyphs.partition_point(|glyph| glyph.bytes.start < stretch.start);
        (first..glyphs.len())
            .take_while(|&at| glyphs[at].bytes.start < stretch.end)
            .any(|at| !glyphs[at].ch.is_whitespace() && !says_nothing(index, at))
    });
    let shows = |&id: &NodeId| {
        map.node(id).space == Space::W
            && stretch.contains(&map.node(id).open.start)
            && VISIBLE.contains(&map.local(xml, id))
    };
    !says && !map.descendants(child).any(|id| shows(&id))
}
