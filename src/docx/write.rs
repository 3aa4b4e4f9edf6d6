//! Writing a part's program: the bytes of its tags give way to statements and expressions.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::boxes;
use super::controls::Repeat;
use super::expression::BoxKey;
use super::helpers::{self, Known};
use super::hosts::{self, Cut};
use super::ids::Ids;
use super::map::{NodeId, Space, XmlMap};
use super::mend::Watch;
use super::notes;
use super::placed::{Code, Placed};
use super::program::Marks;
use super::regions::Moved;
use super::rich::Styles;
use super::site::Site;
use super::source::Source;
use super::splice::Splice;
use super::statement::Block;
use super::text::Written;

pub(super) struct Writer<'s> {
    source: &'s Source,
    pub(super) marks: Marks,
    pub(super) splice: Splice,
    pub(super) known: Known,
    pub(super) watch: Watch,
    /// Elements taken away whole, with the code that takes their place.
    wholes: BTreeMap<NodeId, String>,
    /// Runs that held nothing but a stretch of a tag.
    emptied: BTreeSet<NodeId>,
    /// All elements that will be.
    gone: BTreeSet<NodeId>,
    /// Texts whose blanks now count.
    preserved: BTreeSet<NodeId>,
    has_new_boxes: bool,
}

impl<'s> Writer<'s> {
    pub(super) fn new(source: &'s Source, marks: Marks, ids: &mut Ids) -> Self {
        let known = Known {
            first_id: ids.range(),
            first_note: notes::free_number(source),
            prefix: source.prefix().to_owned(),
            ..Known::default()
        };
        Self {
            source,
            marks,
            splice: Splice::default(),
            known,
            watch: Watch::default(),
            wholes: BTreeMap::new(),
            emptied: BTreeSet::new(),
            gone: BTreeSet::new(),
            preserved: BTreeSet::new(),
            has_new_boxes: false,
        }
    }

    /// Watches the containers that the tags may empty; must come before anything else is written.
    pub(super) fn watch(&mut self, placed: &[Placed], repeats: &[Repeat]) {
        let (map, xml) = (&self.source.map, self.source.xml.as_str());
        for parent in repeats.iter().filter_map(|repeat| map.node(repeat.node).parent) {
            self.watch.add(map, xml, parent);
        }
        for tag in placed {
            if let Cut::Whole(node) = tag.host.cut {
                self.gone.insert(node);
            }
            self.gone.extend(tag.gone);
            if tag.host.cut != Cut::Run {
                self.watch.add(map, xml, tag.host.container);
            }
            if let Some(parent) = tag.gone.and_then(|gone| map.node(gone).parent) {
                self.watch.add(map, xml, parent);
            }
            if let Some(parent) = self.goes_when_empty(tag).and_then(|node| map.node(node).parent) {
                self.watch.add(map, xml, parent);
            }
        }
    }

    /// Writes one tag; `moved` are the marks that it carries.
    pub(super) fn write(&mut self, placed: &Placed, index: usize, moved: &Moved, site: &mut Site<'_>) {
        let code = match &placed.code {
            Code::Value(code) if self.source.paragraphs[placed.paragraph].is_instruction => {
                return self.replace_text(placed, &self.marks.value(&helpers::in_field(code)));
            }
            Code::Value(code) => return self.replace_text(placed, &self.marks.value(code)),
            Code::Paragraphs(code) => return self.paragraphs(placed, code),
            Code::Rich(code) => {
                let styles = Styles::of(
                    &self.source.xml,
                    &self.source.map,
                    self.properties(placed),
                    self.source.prefix(),
                );
                self.known.styles.push(styles);
                let code = helpers::rich(code, self.known.styles.len() - 1);
                return self.split_run(placed, &self.marks.value(&code));
            }
            Code::Picture(picture, repeated) => {
                let relation = site.show(&self.source.name, picture);
                let id = self.number(*repeated, &mut site.ids);
                let run = picture.run(self.source.prefix(), &id, &relation);
                return self.split_run(placed, &run);
            }
            Code::Box(key, repeated) => {
                let id = self.number(*repeated, &mut site.ids);
                let xml = self.box_xml(placed, key, &id);
                return self.split_run(placed, &xml);
            }
            Code::Call(code) => self.marks.value(&helpers::markup(code)),
            Code::Remark => String::new(),
            Code::Block(
                Block::Open { code, .. } | Block::Middle { code, .. } | Block::Single { code, .. },
            ) => self.marks.block(code),
            Code::Block(Block::Close(keyword)) => self.marks.block(keyword),
        };
        let carried = |marks: &BTreeMap<usize, String>| marks.get(&index).cloned().unwrap_or_default();
        let code = format!("{}{code}{}", carried(&moved.before), carried(&moved.after));
        // #row-and-paragraph: what goes with something larger leaves its code there
        let whole = match placed.host.cut {
            Cut::Whole(node) | Cut::Before(node) | Cut::After(node) => self.taken(node),
            Cut::Run | Cut::Head(_) | Cut::Tail(_) => {
                let node = self.source.paragraphs[placed.paragraph].node;
                self.taken(node).or(Some(node).filter(|node| self.gone.contains(node)))
            }
        };
        if let Some(whole) = whole {
            self.wholes.entry(whole).or_default().push_str(&code);
            return;
        }
        match placed.host.cut {
            Cut::Whole(node) => self.wholes.entry(node).or_default().push_str(&code),
            Cut::Run => {
                let (map, xml) = (&self.source.map, self.source.xml.as_str());
                let ends = placed.through.iter().map(|&id| format!("</{}>", &xml[map.node(id).name.clone()]));
                let begins = placed.through.iter().rev().map(|&id| self.begun_again(id));
                let code = ends.collect::<String>() + &code + &begins.collect::<String>();
                self.split_run(placed, &code);
            }
            Cut::Before(node) => {
                self.take_out(placed);
                self.splice.insert(self.source.map.node(node).open.start, code);
            }
            Cut::After(node) => {
                self.take_out(placed);
                self.splice.end(self.source.map.node(node).range().end, code);
            }
            Cut::Head(node) => {
                let begin = self.run_again(placed, false);
                let at = super::common::bytes(self.source, placed);
                self.splice.replace(self.source.map.node(node).open.start..at.end, code + &begin);
            }
            Cut::Tail(node) => {
                let w = self.source.prefix();
                let at = super::common::bytes(self.source, placed);
                let end = self.source.map.node(node).range().end;
                self.splice.replace(at.start..end, format!("</{w}t></{w}r>{code}"));
            }
        }
    }

    /// The number of a control or picture, or what gives one in each repetition.
    fn number(&self, repeated: bool, ids: &mut Ids) -> String {
        if repeated { self.marks.value(&helpers::fresh()) } else { ids.fresh().to_string() }
    }

    fn box_xml(&mut self, placed: &Placed, key: &BoxKey, id: &str) -> String {
        self.has_new_boxes = true;
        boxes::control(self.source.prefix(), self.marks, key, id, &self.box_style(placed))
    }

    /// Puts an empty box into the place of a tag: a control of the template itself.
    pub(super) fn put_box(&mut self, placed: &Placed, code: &str, id: u32) {
        self.has_new_boxes = true;
        let style = self.box_style(placed);
        self.split_run(placed, &boxes::unticked(self.source.prefix(), code, id, &style));
    }

    fn box_style(&self, placed: &Placed) -> String {
        let (map, xml) = (&self.source.map, self.source.xml.as_str());
        boxes::style(map, xml, self.properties(placed), self.source.prefix(), Some(boxes::FONT))
    }

    /// The run of a tag's first character.
    fn run(&self, placed: &Placed) -> NodeId {
        let paragraph = &self.source.paragraphs[placed.paragraph];
        paragraph.segments[paragraph.glyphs[placed.tag(self.source).glyphs.start].segment].run
    }

    fn properties(&self, placed: &Placed) -> Option<NodeId> {
        self.source.map.child(&self.source.xml, self.run(placed), Space::W, "rPr")
    }

    /// The tags that begin a run again in the style of the tag's: its first run, or its last.
    fn run_again(&self, placed: &Placed, first: bool) -> String {
        let (map, xml) = (&self.source.map, self.source.xml.as_str());
        let paragraph = &self.source.paragraphs[placed.paragraph];
        let glyphs = &placed.tag(self.source).glyphs;
        let glyph = if first { glyphs.start } else { glyphs.end - 1 };
        let run = paragraph.segments[paragraph.glyphs[glyph].segment].run;
        let open = &xml[map.node(run).open.clone()];
        let properties =
            map.child(xml, run, Space::W, "rPr").map_or_else(String::new, |id| lasting(map, xml, id));
        format!("{open}{properties}<{}t xml:space=\"preserve\">", self.source.prefix())
    }

    /// The start tag of an element around runs that is begun again; the number of a revision is its own.
    fn begun_again(&self, id: NodeId) -> String {
        let (map, xml) = (&self.source.map, self.source.xml.as_str());
        let open = map.node(id).open.clone();
        match map.attribute(xml, id, "id") {
            Some((_, number)) if map.is(xml, id, Space::W, "ins") => {
                let fresh = self.marks.value(&helpers::fresh());
                format!("{}{fresh}{}", &xml[open.start..number.start], &xml[number.end..open.end])
            }
            _ => xml[open].to_owned(),
        }
    }

    /// A list, or the lines of a text: the paragraph ends and begins again between its members.
    fn paragraphs(&mut self, placed: &Placed, code: &str) {
        let (map, xml) = (&self.source.map, self.source.xml.as_str());
        let (w, marks) = (self.source.prefix(), self.marks);
        let node = self.source.paragraphs[placed.paragraph].node;
        // the paragraph's identity is its own: the others have none
        let mut open = xml[map.node(node).open.clone()].to_owned();
        for local in ["textId", "paraId"] {
            if let Some(attribute) = map.whole_attribute(xml, node, local) {
                open = open.replacen(&xml[attribute], "", 1);
            }
        }
        let properties =
            map.child(xml, node, Space::W, "pPr").map_or_else(String::new, |id| lasting(map, xml, id));
        let again = self.run_again(placed, true);
        let text = format!(
            "{}{}{}</{w}t></{w}r></{w}p>{open}{properties}{again}{}{}",
            marks.block(&format!("for __piece in {}", helpers::pieces(code))),
            marks.value("__piece"),
            marks.block("if not loop.last"),
            marks.block("endif"),
            marks.block("endfor"),
        );
        self.replace_text(placed, &text);
        // a list without members leaves no empty bullet
        if let Some(node) = self.goes_when_empty(placed) {
            let condition = marks.block(&format!("if {}", helpers::pieces(code)));
            self.splice.insert(map.node(node).open.start, condition);
            self.splice.end(map.node(node).range().end, marks.block("endif"));
        }
    }

    /// The paragraph that holds nothing but a list, and goes when that has no members.
    fn goes_when_empty(&self, placed: &Placed) -> Option<NodeId> {
        let tag = placed.tag(self.source);
        let is_list = matches!(placed.code, Code::Paragraphs(_));
        hosts::alone(self.source, placed.paragraph, tag, false).filter(|_| is_list)?;
        let node = self.source.paragraphs[placed.paragraph].node;
        hosts::surviving_marks(self.source, node).is_empty().then_some(node)
    }

    /// The outermost element around this one that is taken away whole.
    fn taken(&self, node: NodeId) -> Option<NodeId> {
        self.source.map.ancestors(node).filter(|up| self.gone.contains(up)).last()
    }

    /// Takes a tag out whose code stands elsewhere, with its paragraph where it has one of its own.
    fn take_out(&mut self, placed: &Placed) {
        match placed.gone {
            Some(node) => {
                self.wholes.entry(node).or_default();
            }
            None => self.replace_text(placed, ""),
        }
    }

    /// Puts `text` where the tag's first character was, and takes the other characters away.
    pub(super) fn replace_text(&mut self, placed: &Placed, text: &str) {
        let mut text = Some(text);
        for (segment, bytes) in self.covered(placed) {
            let paragraph = &self.source.paragraphs[placed.paragraph];
            let Some(text) = text.take() else {
                self.erase(placed, segment, bytes);
                continue;
            };
            self.preserved.insert(paragraph.segments[segment].node);
            self.splice.replace(bytes, text);
        }
    }

    /// Ends the run before the tag, puts `xml` there, and begins the run again in the same style.
    fn split_run(&mut self, placed: &Placed, xml: &str) {
        let map = &self.source.map;
        let covered = self.covered(placed);
        let Some((first, _)) = covered.first().cloned() else { return };
        let paragraph = &self.source.paragraphs[placed.paragraph];
        let run = paragraph.segments[first].run;
        if self.is_whole_run(placed, run) {
            self.splice.replace(map.node(run).range(), xml);
            for (segment, bytes) in covered {
                if paragraph.segments[segment].run != run {
                    self.erase(placed, segment, bytes);
                }
            }
            return;
        }
        let w = self.source.prefix();
        let again = format!("</{w}t></{w}r>{xml}{}", self.run_again(placed, true));
        for (index, (segment, bytes)) in covered.into_iter().enumerate() {
            if index == 0 {
                self.preserved.insert(paragraph.segments[segment].node);
                self.splice.replace(bytes, again.as_str());
            } else {
                self.erase(placed, segment, bytes);
            }
        }
    }

    /// The bytes of a tag, segment by segment.
    fn covered(&self, placed: &Placed) -> Vec<(usize, Range<usize>)> {
        let paragraph = &self.source.paragraphs[placed.paragraph];
        let mut covered: Vec<(usize, Range<usize>)> = Vec::new();
        for glyph in &paragraph.glyphs[placed.tag(self.source).glyphs.clone()] {
            match covered.last_mut() {
                Some((segment, bytes)) if *segment == glyph.segment => bytes.end = glyph.bytes.end,
                _ => covered.push((glyph.segment, glyph.bytes.clone())),
            }
        }
        covered
    }

    /// Takes the rest of a tag out of a further segment; a run that held nothing else goes with it.
    fn erase(&mut self, placed: &Placed, segment: usize, bytes: Range<usize>) {
        let paragraph = &self.source.paragraphs[placed.paragraph];
        let Some(found) = paragraph.segments.get(segment) else { return };
        let run = found.run;
        // the first run stays for what has taken the tag's place in it
        if run != self.run(placed) && self.is_whole_run(placed, run) {
            // its other texts have gone with it
            if self.emptied.insert(run) {
                self.splice.delete(self.source.map.node(run).range());
            }
            return;
        }
        if found.written == Written::Text {
            self.preserved.insert(found.node);
        }
        self.splice.delete(bytes);
    }

    /// Whether a run holds this tag, or a stretch of it, and nothing else.
    fn is_whole_run(&self, placed: &Placed, run: NodeId) -> bool {
        let (map, xml) = (&self.source.map, self.source.xml.as_str());
        let paragraph = &self.source.paragraphs[placed.paragraph];
        let range = &placed.tag(self.source).glyphs;
        let ours = paragraph.glyphs[range.clone()].iter();
        let ours = ours.filter(|glyph| paragraph.segments[glyph.segment].run == run).count();
        paragraph.shares.get(&run).copied().unwrap_or_default() == ours
            && map.node(run).children.iter().all(|&child| {
                map.node(child).space == Space::W
                    && (map.local(xml, child) == "rPr"
                        || paragraph.segments.binary_search_by_key(&child, |segment| segment.node).is_ok())
            })
    }

    /// Whether nothing has been written.
    pub(super) fn is_idle(&self) -> bool {
        self.splice.is_empty() && self.wholes.is_empty()
    }

    /// The program's text.
    pub(super) fn finish(mut self) -> Result<(String, Known), String> {
        let (map, xml) = (&self.source.map, self.source.xml.as_str());
        let mut wholes = std::mem::take(&mut self.wholes);
        wholes.retain(|&node, _| self.taken(node).is_none());
        for (node, code) in wholes {
            self.splice.replace_whole(map.node(node).range(), code);
        }
        for &node in &self.preserved {
            match map.attribute(xml, node, "space") {
                Some((value, _)) if value == "preserve" => {}
                Some((_, bytes)) => self.splice.replace_if_there(bytes, "preserve"),
                None => {
                    let at = map.node(node).open.end - 1;
                    self.splice.replace_if_there(at..at, " xml:space=\"preserve\"");
                }
            }
        }
        if self.has_new_boxes {
            boxes::declare_w14(map, xml, &mut self.splice);
        }
        self.watch.behind(map, &mut self.splice);
        let text = self.splice.apply(xml).map_err(|overlap| format!("overlap at {:?}", overlap.0))?;
        Ok((text, self.known))
    }
}

/// The records of how properties have changed: each has a number that is its own, and a copy has not changed.
const CHANGES: [&str; 6] = ["rPrChange", "pPrChange", "ins", "del", "moveFrom", "moveTo"];

/// The properties `id` of a run or paragraph for a copy of it.
fn lasting(map: &XmlMap, xml: &str, id: NodeId) -> String {
    let mut lasting = String::new();
    let mut from = map.node(id).range().start;
    for change in map.descendants(id).filter(|&inner| CHANGES.contains(&map.local(xml, inner))) {
        let range = map.node(change).range();
        if range.start >= from {
            lasting.push_str(&xml[from..range.start]);
            from = range.end;
        }
    }
    lasting + &xml[from..map.node(id).range().end]
}
