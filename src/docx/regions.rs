//! What may be left out or repeated: the stretches between the tags of blocks, and what must not suffer by it.
//!
//! A bookmark, a comment's range or a permission is two elements; one half inside a block and the other outside would
//! be an orphan in some letters: such halves move to the block's edge. What has an identity of its own (a picture, a
//! control, a bookmark) gets a new one in each repetition (ECMA-376 part 1, 17.13.2, 20.4.2.5; \[MS-DOCX\] 2.6.2.3).

use std::collections::BTreeMap;
use std::ops::Range;

use super::common;
use super::faults::{Fault, Trouble};
use super::helpers;
use super::hosts::{Cut, RANGE_MARKS};
use super::map::{NodeId, Space};
use super::placed::{Pair, Placed};
use super::program::Marks;
use super::source::Source;
use super::spans::Spans;
use super::splice::Splice;

/// Shapes of VML, which older programs draw; Microsoft's own validator wants each `id` once in a part.
const SHAPES: [&str; 9] = ["shape", "rect", "roundrect", "oval", "line", "polyline", "arc", "curve", "group"];

/// The stretches of one block.
#[derive(Clone, Debug)]
pub(super) struct Region {
    open: usize,
    close: usize,
    /// The whole control, where no tags but a repeating section is what repeats.
    section: Option<Range<usize>>,
    /// Between the opening tag and the next one, and so on; a condition has one for each branch.
    stretches: Vec<Range<usize>>,
    /// Whether it may appear more than once in a letter.
    repeats: bool,
}

impl Region {
    /// A repeating section: the whole control, and its members.
    pub(super) fn repeated(whole: Range<usize>, members: Vec<Range<usize>>) -> Self {
        Self { open: usize::MAX, close: usize::MAX, section: Some(whole), stretches: members, repeats: true }
    }

    fn size(&self) -> usize {
        self.stretches.iter().map(Range::len).sum()
    }
}

/// The regions of a part's blocks.
pub(super) fn regions(source: &Source, placed: &[Placed], pairs: &[Pair]) -> Vec<Region> {
    let taken = |index: usize| {
        let tag: &Placed = &placed[index];
        match tag.host.cut {
            // the code stands where the tag begins: what Word has put inside the tag comes behind it
            Cut::Run => {
                let at = common::bytes(source, tag).start;
                at..at
            }
            Cut::Whole(node) => source.map.node(node).range(),
            Cut::Head(node) => source.map.node(node).open.start..common::bytes(source, tag).end,
            Cut::Tail(node) => common::bytes(source, tag).start..source.map.node(node).range().end,
            Cut::Before(node) => {
                let at = source.map.node(node).open.start;
                at..at
            }
            Cut::After(node) => {
                let at = source.map.node(node).range().end;
                at..at
            }
        }
    };
    pairs
        .iter()
        .map(|pair| {
            let tags: Vec<usize> =
                std::iter::once(pair.open).chain(pair.middles.iter().copied()).chain([pair.close]).collect();
            let stretches =
                tags.windows(2).map(|tags| taken(tags[0]).end..taken(tags[1]).start.max(taken(tags[0]).end));
            Region {
                open: pair.open,
                close: pair.close,
                section: None,
                stretches: stretches.collect(),
                repeats: matches!(pair.closer, "endfor" | "endmacro"),
            }
        })
        .collect()
}

/// A section of the document can't be repeated: its pages, headers and numbering are the document's.
pub(super) fn sections(source: &Source, placed: &[Placed], regions: &[Region]) -> Vec<Fault> {
    let (map, xml) = (&source.map, source.xml.as_str());
    let mut faults = Vec::new();
    let sections = map.ids().filter(|&id| map.is(xml, id, Space::W, "sectPr"));
    let sections = Spans::of(sections.map(|id| map.node(id).open.clone()));
    for region in regions.iter().filter(|region| region.repeats) {
        let has_section = region.stretches.iter().any(|stretch| sections.touch(stretch));
        if has_section {
            let opened = &placed[region.open];
            let trouble = Trouble::SectionRepeated(opened.tag(source).typed.clone());
            faults.push(Fault { spot: source.spot(opened.paragraph), trouble });
        }
    }
    faults
}

/// The blocks that hold one end of a field and not the other: without it, Word takes the rest of the text for the field's.
pub(super) fn halves_of_fields(source: &Source, placed: &[Placed], regions: &[Region]) -> Vec<Fault> {
    let (map, xml) = (&source.map, source.xml.as_str());
    let end = |id: NodeId| {
        let kind = map.value(xml, id, "fldCharType").filter(|_| map.is(xml, id, Space::W, "fldChar"))?;
        ["begin", "end"].contains(&&*kind).then(|| (map.node(id).open.start, kind == "begin"))
    };
    let ends: Vec<(usize, bool)> = map.ids().filter_map(end).collect();
    let is_whole = |stretch: &Range<usize>| {
        let from = ends.partition_point(|(at, _)| *at < stretch.start);
        let inside = ends[from..].iter().take_while(|(at, _)| *at < stretch.end);
        let depth = inside
            .map(|(_, begins)| *begins)
            .try_fold(0_usize, |depth, begins| if begins { Some(depth + 1) } else { depth.checked_sub(1) });
        depth == Some(0)
    };
    let blocks = regions.iter().filter(|region| region.section.is_none());
    let halved = blocks.filter(|region| !region.stretches.iter().all(is_whole));
    halved
        .map(|region| {
            let (opened, closed) = (&placed[region.open], &placed[region.close]);
            let trouble = Trouble::BlockAcross {
                opening: opened.tag(source).typed.clone(),
                opened: source.spot(opened.paragraph),
                closing: closed.tag(source).typed.clone(),
            };
            Fault { spot: source.spot(closed.paragraph), trouble }
        })
        .collect()
}

/// What goes with a tag besides its own characters: its paragraph or row, or the beginning or end of a macro's paragraph.
fn swallowed(source: &Source, tag: &Placed) -> Option<Range<usize>> {
    let range = |node: NodeId| source.map.node(node).range();
    match (tag.host.cut, tag.gone) {
        (Cut::Whole(node), _) | (_, Some(node)) => Some(range(node)),
        (Cut::Head(node), _) => Some(range(node).start..common::bytes(source, tag).end),
        (Cut::Tail(node), _) => Some(common::bytes(source, tag).start..range(node).end),
        (Cut::Run | Cut::Before(_) | Cut::After(_), None) => None,
    }
}

/// Marks that move to the edges of blocks, by the tag that carries them: before an opening, behind a closing.
#[derive(Debug, Default)]
pub(super) struct Moved {
    pub(super) before: BTreeMap<usize, String>,
    pub(super) after: BTreeMap<usize, String>,
    /// Those that come behind a repeating section, with the byte where it ends.
    pub(super) behind: Vec<(usize, String)>,
}

/// Takes halves of marks out of the blocks that their other half is not in.
pub(super) fn move_marks(
    source: &Source,
    placed: &[Placed],
    regions: &[Region],
    splice: &mut Splice,
) -> Moved {
    let (map, xml) = (&source.map, source.xml.as_str());
    let mut moved = Moved::default();
    let is_mark = |&id: &NodeId| map.node(id).space == Space::W && RANGE_MARKS.contains(&map.local(xml, id));
    let marks: Vec<NodeId> = map.ids().filter(is_mark).collect();
    let starts = |id: NodeId| map.local(xml, id).ends_with("Start");
    let name = |id: NodeId| {
        let kind = map.local(xml, id).trim_end_matches("Start").trim_end_matches("End");
        (kind, map.value(xml, id, "id"))
    };
    // #many-marks: each mark meets its partners, the blocks and the tags around it, and no others
    let mut partners: BTreeMap<_, Vec<NodeId>> = BTreeMap::new();
    for &mark in &marks {
        partners.entry((name(mark), starts(mark))).or_default().push(mark);
    }
    let swallowed =
        placed.iter().enumerate().filter_map(|(index, tag)| Some((swallowed(source, tag)?, index)));
    let mut taken: Vec<(Range<usize>, usize)> = swallowed.collect();
    taken.sort_by_key(|(range, _)| range.start);
    let (mut swallows, mut inside): (usize, Vec<&(Range<usize>, usize)>) = (0, Vec::new());
    let mut owners: BTreeMap<usize, usize> = BTreeMap::new();
    for (index, region) in regions.iter().enumerate().rev() {
        owners.extend([(region.open, index), (region.close, index)]);
    }
    let mut stretches: Vec<(&Range<usize>, usize)> = (regions.iter().enumerate())
        .flat_map(|(index, region)| region.stretches.iter().map(move |stretch| (stretch, index)))
        .collect();
    stretches.sort_by_key(|(stretch, _)| stretch.start);
    let (mut next, mut around): (usize, Vec<(&Range<usize>, usize)>) = (0, Vec::new());
    for &mark in &marks {
        let at = map.node(mark).open.start;
        while let Some(&begun) = stretches.get(next).filter(|(stretch, _)| stretch.start <= at) {
            around.push(begun);
            next += 1;
        }
        around.retain(|(stretch, _)| stretch.end > at);
        let others = partners.get(&(name(mark), !starts(mark))).map_or(&[][..], Vec::as_slice);
        let behind = others.partition_point(|&other| other < mark);
        let partner = if starts(mark) { others.get(behind) } else { others[..behind].last() }.copied();
        let has = |range: &Range<usize>| {
            partner.is_some_and(|partner| range.contains(&map.node(partner).open.start))
        };
        let away = around.iter().filter(|(stretch, _)| !has(stretch)).map(|&(_, index)| index);
        let size = |index: usize| (regions[index].size(), index);
        let edge = away.max_by_key(|&index| size(index)).map(|index| &regions[index]);
        let text = &xml[map.node(mark).range()];
        // a paragraph or row that goes with its tags takes both halves, or none
        while let Some(begun) = taken.get(swallows).filter(|(range, _)| range.start <= at) {
            inside.push(begun);
            swallows += 1;
        }
        inside.retain(|(range, _)| range.end > at);
        let wholes = || inside.iter().filter(|(range, _)| !has(range)).map(|(_, index)| *index);
        let whole = wholes().min();
        // #bookmark-out-of-a-section: a section without members goes whole
        if let Some(section) = edge.and_then(|region| region.section.clone()) {
            if starts(mark) {
                splice.insert(section.start, text);
            } else {
                moved.behind.push((section.end, text.to_owned()));
            }
            if whole.is_none() {
                splice.replace_if_there(map.node(mark).range(), "");
            }
            continue;
        }
        let (open, close) = match (edge, whole) {
            (Some(region), _) => (region.open, region.close),
            // #ends-of-two-blocks: a paragraph that ends two goes for both, and the mark leaves the outer one, as its half did
            (None, Some(tag)) => {
                let owner = wholes().filter_map(|tag| owners.get(&tag)).max_by_key(|&&owner| size(owner));
                owner.map_or((tag, tag), |&owner| (regions[owner].open, regions[owner].close))
            }
            (None, None) => continue,
        };
        if starts(mark) {
            moved.before.entry(open).or_default().push_str(text);
        } else {
            moved.after.entry(close).or_default().push_str(text);
        }
        if whole.is_none() {
            splice.replace_if_there(map.node(mark).range(), "");
        }
    }
    moved
}

/// Gives what is repeated an identity of its own in each repetition.
pub(super) fn renew(source: &Source, regions: &[Region], marks: Marks, splice: &mut Splice) {
    let (map, xml) = (&source.map, source.xml.as_str());
    let repeated = regions.iter().filter(|region| region.repeats);
    let repeated = Spans::of(repeated.flat_map(|region| region.stretches.iter().cloned()));
    let mut set = |id: NodeId, attribute: &str, code: String| {
        if let Some((_, bytes)) = map.attribute(xml, id, attribute) {
            splice.replace_if_there(bytes, marks.value(&code));
        }
    };
    let mut once = Vec::new();
    for id in map.ids().filter(|&id| repeated.contain(map.node(id).open.start)) {
        let own =
            |local: &str| map.value(xml, id, local).map(|value| helpers::literal(&value)).unwrap_or_default();
        let parent = map.node(id).parent;
        let in_sdt = parent.is_some_and(|up| map.is(xml, up, Space::W, "sdtPr"));
        match (map.node(id).space, map.local(xml, id)) {
            (Space::W, "bookmarkStart" | "permStart") => {
                set(id, "id", helpers::opened(&own("id")));
                set(id, "name", helpers::named(&own("name")));
            }
            (Space::W, "bookmarkEnd" | "permEnd") => set(id, "id", helpers::closed(&own("id"))),
            (Space::W, "id") if in_sdt => set(id, "val", helpers::fresh()),
            (Space::W, "ins" | "del" | "moveFrom" | "moveTo" | "rPrChange" | "pPrChange") => {
                set(id, "id", helpers::fresh());
            }
            (Space::W, mark @ ("footnoteReference" | "endnoteReference")) => {
                set(id, "id", helpers::noted(mark, &own("id")));
            }
            (Space::W, "commentRangeStart" | "commentRangeEnd") | (Space::Other, "shapetype") => {
                once.push(id);
            }
            (Space::W, "commentReference") => once.extend(parent),
            (Space::Other, "docPr") => set(id, "id", helpers::fresh()),
            (Space::Other, "anchor" | "inline") => set(id, "anchorId", helpers::fresh_paragraph()),
            (Space::Other, local) if SHAPES.contains(&local) => {
                set(id, "id", helpers::named(&own("id")));
                set(id, "spid", format!("\"_x0000_s\" ~ {}", helpers::fresh()));
            }
            (Space::Other, "OLEObject") => set(id, "ShapeID", helpers::named_last(&own("ShapeID"))),
            _ => {}
        }
        if map.attribute(xml, id, "paraId").is_some() {
            set(id, "paraId", helpers::fresh_paragraph());
        }
    }
    // one comment is about one place, one sort of shape is declared once
    for id in once {
        let range = map.node(id).range();
        let first = marks.block(&format!("if {}", helpers::first_time(range.start)));
        let text = format!("{first}{}{}", &xml[range.clone()], marks.block("endif"));
        splice.replace_if_there(range, text);
    }
}
