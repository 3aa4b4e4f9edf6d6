//! What a block tag takes away with it, and the element that holds its block.
//!
//! A paragraph that holds nothing but block tags disappears whole, and so does a table row. Everywhere else the
//! tag stands between two runs of its paragraph. Opening and closing tags must end up inside the same element:
//! then whatever stands between them can be left out or repeated, and the file stays well-formed.

use std::collections::{BTreeMap, BTreeSet};

use super::common::VISIBLE;
use super::map::{NodeId, Space};
use super::source::Source;
use super::splice::Splice;
use super::tags::{Reach, Sort, Tag};
use super::text::Paragraph;

/// Where the code of a tag stands in the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cut {
    /// Between two runs.
    Run,
    /// In the place of a whole element: paragraph, row, cell.
    Whole(NodeId),
    /// Just before an element: a block that opens at the very start of its paragraph.
    Before(NodeId),
    /// Just behind an element: a block that closes at the very end of its paragraph.
    After(NodeId),
    /// From the beginning of a paragraph to the end of the tag: a macro that fills its paragraph, whose frame goes.
    Head(NodeId),
    /// From the tag to the end of such a paragraph.
    Tail(NodeId),
}

/// A tag's cut, and the element in which its block lives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Host {
    pub(super) container: NodeId,
    pub(super) cut: Cut,
}

/// Why a tag with a reach (`{%tr`) can't stand where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Misplaced {
    /// There is other text in what would be taken away.
    TextLost(String),
    /// There is something else to be seen in it: a picture, a field, the mark of a note.
    SightLost,
    /// There is no row or cell around it.
    NoRow,
}

/// Elements of a run or paragraph that say nothing to a reader.
const SILENT: [&str; 30] = [
    "p",
    "r",
    "t",
    "tab",
    "br",
    "proofErr",
    "bookmarkStart",
    "bookmarkEnd",
    "lastRenderedPageBreak",
    "softHyphen",
    "noBreakHyphen",
    "commentRangeStart",
    "commentRangeEnd",
    "permStart",
    "permEnd",
    "smartTag",
    "ins",
    "hyperlink",
    "cr",
    "customXml",
    "smartTagPr",
    "customXmlPr",
    "dir",
    "bdo",
    "attr",
    // what was deleted says nothing
    "del",
    "delText",
    "moveFrom",
    "moveFromRangeStart",
    "moveFromRangeEnd",
];

/// Marks of ranges: the start of one may stand in a paragraph that disappears, its end in one that stays.
pub(super) const RANGE_MARKS: [&str; 6] =
    ["bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd", "permStart", "permEnd"];

/// The host of the tag `tag` of paragraph `paragraph`.
pub(super) fn host(source: &Source, paragraph: usize, tag: &Tag) -> Result<Host, Misplaced> {
    let node = source.paragraphs[paragraph].node;
    let whole =
        |id: NodeId| Host { container: source.map.node(id).parent.unwrap_or(id), cut: Cut::Whole(id) };
    match tag.reach {
        Some(Reach::Paragraph) => {
            let rest = rest_of(source, &[paragraph]);
            return alone_in(source, node, rest).map(|()| whole(node));
        }
        Some(reach @ (Reach::Row | Reach::Cell)) => {
            let local = if reach == Reach::Row { "tr" } else { "tc" };
            let around =
                source.map.ancestors(node).find(|&up| source.map.is(&source.xml, up, Space::W, local));
            let id = around.ok_or(Misplaced::NoRow)?;
            let rest = rest_of(source, &paragraphs_in(source, id).collect::<Vec<_>>());
            return alone_in(source, id, rest).map(|()| whole(id));
        }
        Some(Reach::Run) | None => {}
    }
    if let Some(node) = source.bare.around(source, paragraph).filter(|_| tag.sort != Sort::Value) {
        return Ok(whole(node));
    }
    let run = source.paragraphs[paragraph].segments
        [source.paragraphs[paragraph].glyphs[tag.glyphs.start].segment]
        .run;
    Ok(Host { container: source.map.node(run).parent.unwrap_or(node), cut: Cut::Run })
}

/// Whether what a tag takes with it says nothing else; `rest` is the text that it holds besides.
fn alone_in(source: &Source, id: NodeId, rest: String) -> Result<(), Misplaced> {
    let (map, xml) = (&source.map, source.xml.as_str());
    let shows = |inner: NodeId| map.node(inner).space == Space::W && VISIBLE.contains(&map.local(xml, inner));
    match rest.is_empty() {
        false => Err(Misplaced::TextLost(rest)),
        true if map.descendants(id).any(shows) => Err(Misplaced::SightLost),
        true => Ok(()),
    }
}

/// Whether nothing but white space stands before the tag in its paragraph.
pub(super) fn is_first(source: &Source, paragraph: usize, tag: &Tag) -> bool {
    let before = &source.paragraphs[paragraph].glyphs[..tag.glyphs.start];
    before.iter().all(|glyph| glyph.ch.is_whitespace())
}

/// Whether nothing but white space stands behind the tag in its paragraph.
pub(super) fn is_last(source: &Source, paragraph: usize, tag: &Tag) -> bool {
    let behind = &source.paragraphs[paragraph].glyphs[tag.glyphs.end..];
    behind.iter().all(|glyph| glyph.ch.is_whitespace())
}

/// Puts `text` in the place of an element, but leaves the range marks in it whose partner stands elsewhere, with all
/// that is still to be done to them.
pub(super) fn give_way(source: &Source, id: NodeId, text: &str, splice: &mut Splice) {
    let (map, range) = (&source.map, source.map.node(id).range());
    let mut from = range.start;
    for mark in surviving_marks(source, id) {
        let mark = map.node(mark).range();
        if from < mark.start {
            splice.delete(from..mark.start);
        }
        from = mark.end;
    }
    splice.replace(from..range.end, text);
}

/// The range marks that must outlive `id` when it is taken away: those whose partner stands elsewhere.
pub(super) fn surviving_marks(source: &Source, id: NodeId) -> Vec<NodeId> {
    let (map, xml) = (&source.map, source.xml.as_str());
    let is_mark =
        |&inner: &NodeId| map.node(inner).space == Space::W && RANGE_MARKS.contains(&map.local(xml, inner));
    let mut marks: Vec<NodeId> = map.descendants(id).filter(is_mark).collect();
    let partner = |mark: NodeId| {
        let kind = map.local(xml, mark).trim_end_matches("Start").trim_end_matches("End");
        (kind, map.value(xml, mark, "id"))
    };
    let mut halves = BTreeMap::new();
    for &mark in &marks {
        *halves.entry(partner(mark)).or_insert(0) += 1;
    }
    marks.retain(|&mark| halves.get(&partner(mark)) == Some(&1));
    marks
}

/// The host of a value tag that stands alone in its paragraph (in its row, for `rows`), which it may then replace.
pub(super) fn alone(source: &Source, paragraph: usize, tag: &Tag, rows: bool) -> Option<Host> {
    let node = source.paragraphs[paragraph].node;
    let is_alone =
        is_first(source, paragraph, tag) && is_last(source, paragraph, tag) && is_silent(source, node);
    let id = if rows {
        let row = row_around(source, node)?;
        let mut others = paragraphs_in(source, row).filter(|&index| index != paragraph);
        let empty = |index: usize| {
            source.paragraphs[index].text().trim().is_empty()
                && is_silent(source, source.paragraphs[index].node)
        };
        Some(row).filter(|_| others.all(empty))?
    } else {
        node
    };
    is_alone.then(|| Host { container: source.map.node(id).parent.unwrap_or(id), cut: Cut::Whole(id) })
}

/// Whether the paragraph of a tag can be ended and begun again at the tag: its run stands directly in it, and no
/// section ends with it.
pub(super) fn may_become_paragraphs(source: &Source, paragraph: usize, tag: &Tag) -> bool {
    let (map, xml) = (&source.map, source.xml.as_str());
    let Paragraph { node, segments, glyphs, is_instruction, .. } = &source.paragraphs[paragraph];
    let directly = glyphs[tag.glyphs.clone()]
        .iter()
        .all(|glyph| map.node(segments[glyph.segment].run).parent == Some(*node));
    let section = map
        .child(xml, *node, Space::W, "pPr")
        .is_some_and(|properties| map.child(xml, properties, Space::W, "sectPr").is_some());
    directly && !section && !is_instruction
}

/// What of a part holds nothing but block tags. Worked out once: each of the tags in it asks.
#[derive(Clone, Debug, Default)]
pub(super) struct Bare {
    paragraphs: BTreeSet<usize>,
    rows: BTreeSet<NodeId>,
}

impl Bare {
    /// The bare paragraphs, and the rows that hold only such paragraphs and empty ones.
    pub(super) fn of(source: &Source) -> Self {
        let paragraphs: BTreeSet<usize> =
            (0..source.paragraphs.len()).filter(|&index| is_bare(source, index)).collect();
        let around = |&index: &usize| row_around(source, source.paragraphs[index].node);
        let mut rows: BTreeSet<NodeId> = paragraphs.iter().filter_map(around).collect();
        rows.retain(|&row| {
            // #control-in-a-row: it stands beside the paragraphs, and says something
            let nested = source.map.descendants(row).any(|id| {
                source.map.node(id).space == Space::W
                    && ["tbl", "sdt"].contains(&source.map.local(&source.xml, id))
            });
            let says_nothing = |index: usize| {
                source.tags[index].is_empty()
                    && rest_of(source, &[index]).is_empty()
                    && is_silent(source, source.paragraphs[index].node)
            };
            let mut inside = paragraphs_in(source, row);
            !nested && inside.all(|index| paragraphs.contains(&index) || says_nothing(index))
        });
        Self { paragraphs, rows }
    }

    /// The paragraph or the row that a tag takes away.
    fn around(&self, source: &Source, paragraph: usize) -> Option<NodeId> {
        let node = source.paragraphs[paragraph].node;
        let row = row_around(source, node).filter(|row| self.rows.contains(row));
        self.paragraphs.contains(&paragraph).then(|| row.unwrap_or(node))
    }
}

/// A paragraph that holds block tags and nothing else that a reader would miss.
fn is_bare(source: &Source, paragraph: usize) -> bool {
    let tags = &source.tags[paragraph];
    !tags.is_empty()
        && tags
            .iter()
            .all(|tag| tag.sort != Sort::Value && !matches!(tag.reach, Some(Reach::Row | Reach::Cell)))
        && rest_of(source, &[paragraph]).is_empty()
        && is_silent(source, source.paragraphs[paragraph].node)
}

fn row_around(source: &Source, node: NodeId) -> Option<NodeId> {
    source.map.ancestors(node).find(|&up| source.map.is(&source.xml, up, Space::W, "tr"))
}

/// The paragraphs that begin in an element. They stand in the order of their start tags, instructions behind them all.
pub(super) fn paragraphs_in(source: &Source, id: NodeId) -> std::ops::Range<usize> {
    let range = source.map.node(id).range();
    let before = |end: usize| {
        source.paragraphs.partition_point(|paragraph| {
            !paragraph.is_instruction && source.map.node(paragraph.node).open.start < end
        })
    };
    before(range.start)..before(range.end)
}

/// What the paragraphs say besides their tags.
fn rest_of(source: &Source, paragraphs: &[usize]) -> String {
    let mut rest = String::new();
    for &index in paragraphs {
        let glyphs = source.paragraphs[index].glyphs.iter().enumerate();
        rest.extend(glyphs.filter(|(at, _)| !source.is_code(index, *at)).map(|(_, glyph)| glyph.ch));
    }
    rest.trim().to_owned()
}

/// Whether a paragraph holds no picture, field, control, page break or section end.
pub(super) fn is_silent(source: &Source, node: NodeId) -> bool {
    is_silent_in(source, node, &source.map.node(node).range())
}

/// The same of what begins in a stretch of it.
pub(super) fn is_silent_in(source: &Source, node: NodeId, stretch: &std::ops::Range<usize>) -> bool {
    let (map, xml) = (&source.map, source.xml.as_str());
    let properties = |id: NodeId| {
        std::iter::once(id)
            .chain(map.ancestors(id))
            .take_while(|&up| up != node)
            .any(|up| map.node(up).space == Space::W && matches!(map.local(xml, up), "pPr" | "rPr"))
    };
    map.descendants(node).filter(|&id| stretch.contains(&map.node(id).open.start)).all(|id| {
        if properties(id) {
            return !map.is(xml, id, Space::W, "sectPr");
        }
        let page_break = map.is(xml, id, Space::W, "br") && map.value(xml, id, "type").is_some();
        map.node(id).space == Space::W && SILENT.contains(&map.local(xml, id)) && !page_break
    })
}
