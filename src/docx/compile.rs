//! From the text of a part to its program: each tag's bytes give way to an expression or a statement.

use std::collections::{BTreeMap, BTreeSet};

use super::blocks::{self, Code, Pair, Placed};
use super::controls::{self, Glyphs};
use super::expression::{Block, BoxKey};
use super::faults::{Fault, Trouble};
use super::hosts::{self, Cut};
use super::lines::BoxLine;
use super::map::{NS_MC, NS_W14, NodeId, Space};
use super::merge::MergeField;
use super::program::{Marks, Program};
use super::source::Source;
use super::splice::Splice;
use super::text::Written;
use super::vocabulary::Vocabulary;

/// Containers that Word wants to hold a paragraph, whatever is left out of them.
const NEVER_EMPTY: [&str; 8] =
    ["tc", "hdr", "ftr", "txbxContent", "footnote", "endnote", "comment", "sdtContent"];

/// A compiled part, and the boxes in it.
#[derive(Debug)]
pub(super) struct Compiled {
    /// Nothing, when the part holds nothing to fill: it is then copied as it is.
    pub(super) program: Option<Program>,
    pub(super) boxes: Vec<BoxLine>,
    /// Paths of the fields that content controls and merge fields show.
    pub(super) controls: Vec<String>,
}

/// Ids for the controls that we add: none that the template has.
#[derive(Debug)]
pub(super) struct Ids {
    next: u32,
    taken: BTreeSet<u32>,
}

impl Ids {
    /// Collects the ids of all controls of the template.
    pub(super) fn of<'s>(sources: impl Iterator<Item = &'s Source>) -> Self {
        let mut taken = BTreeSet::new();
        for source in sources {
            let (map, xml) = (&source.map, source.xml.as_str());
            for properties in map.ids().filter(|&id| map.is(xml, id, Space::W, "sdtPr")) {
                if let Some(id) = map.child(xml, properties, Space::W, "id")
                    && let Some(Ok(value)) = map.value(xml, id, "val").map(|value| value.parse::<u32>())
                {
                    taken.insert(value);
                }
            }
        }
        Self { next: 1_100_000_000, taken }
    }

    fn fresh(&mut self) -> u32 {
        while self.taken.contains(&self.next) {
            self.next += 1;
        }
        self.next += 1;
        self.next - 1
    }
}

/// Compiles one part. Nothing is returned unless every tag of it is sound, but for its boxes: a code may be there twice
/// beside any other fault.
pub(super) fn compile(
    source: &Source,
    vocabulary: &dyn Vocabulary,
    outlines: &super::styles::Outlines,
    ids: &mut Ids,
) -> Result<Compiled, (Vec<Fault>, Vec<BoxLine>)> {
    let controls = controls::ours(source, vocabulary);
    let filled: Vec<_> = controls.iter().map(|control| control.range(&source.map)).collect();
    let (placed, pairs, mut faults) = blocks::place(source, vocabulary, |at| {
        filled.iter().any(|range| range.contains(&at))
            || source.merges.iter().any(|merge| merge.contains(&source.map, at))
    });
    faults.extend(controls::mistyped(source, vocabulary));
    let mut merges: Vec<(&MergeField, String)> = Vec::new();
    for merge in &source.merges {
        let start = source.map.node(merge.first()).range().start;
        match merge.path(vocabulary) {
            _ if filled.iter().any(|range| range.contains(&start)) => {}
            Some(path) => merges.push((merge, path)),
            None => {
                let (name, nearest) = (merge.name.clone(), vocabulary.nearest(&merge.name));
                let trouble = Trouble::UnknownField { name, nearest };
                faults.push(Fault { spot: source.spot(merge.paragraph), trouble });
            }
        }
    }
    let boxes = super::lines::boxes(source, outlines, &controls, &placed);
    let in_merges = merges.iter().map(|(_, path)| path.clone());
    let shown = controls.iter().filter_map(controls::Control::field).chain(in_merges).collect();
    if !faults.is_empty() {
        return Err((faults, boxes));
    }
    let mut writer = Writer {
        source,
        marks: Marks::absent_from(&source.xml),
        splice: Splice::default(),
        wholes: BTreeMap::new(),
        preserved: BTreeSet::new(),
        has_new_boxes: false,
    };
    for control in &controls {
        control.fill(source, writer.marks, vocabulary, &mut writer.splice);
    }
    for (merge, path) in &merges {
        merge.fill(source, writer.marks, path, &mut writer.splice);
    }
    for (index, tag) in placed.iter().enumerate() {
        writer.write(tag, ids, needs_paragraph(source, &placed, &pairs, index));
    }
    let internal = |words: String| {
        (vec![Fault { spot: source.spot_of_part(), trouble: Trouble::Internal(words) }], Vec::new())
    };
    if writer.is_idle() {
        return Ok(Compiled { program: None, boxes, controls: shown });
    }
    let marks = writer.marks;
    let text = writer.finish().map_err(internal)?;
    let prefix = source.prefix().to_owned();
    let program = Program::new(text, marks, prefix, vocabulary.filters())
        .map_err(|error| internal(error.to_string()))?;
    Ok(Compiled { program: Some(program), boxes, controls: shown })
}

struct Writer<'s> {
    source: &'s Source,
    marks: Marks,
    splice: Splice,
    /// Elements taken away whole, with the code that takes their place.
    wholes: BTreeMap<NodeId, String>,
    /// Texts whose blanks now count.
    preserved: BTreeSet<NodeId>,
    has_new_boxes: bool,
}

impl Writer<'_> {
    fn write(&mut self, placed: &Placed, ids: &mut Ids, paragraph_if_empty: bool) {
        let mut code = match &placed.code {
            Code::Value(code) => {
                let text = self.marks.value(code);
                self.replace_text(placed, &text);
                return;
            }
            Code::Box(key, repeated) => {
                let id = if *repeated { self.marks.value("box_id()") } else { ids.fresh().to_string() };
                self.has_new_boxes = true;
                let xml = self.box_xml(placed, key, &id);
                self.split_run(placed, &xml);
                return;
            }
            Code::Remark => String::new(),
            Code::Block(
                Block::Open { code, .. } | Block::Middle { code, .. } | Block::Single { code, .. },
            ) => self.marks.block(code),
            Code::Block(Block::Close(keyword)) => self.marks.block(keyword),
        };
        if paragraph_if_empty {
            // an empty cell keeps its paragraph
            let w = self.source.prefix();
            code = format!("{}<{w}p/>{code}", self.marks.block("else"));
        }
        match placed.host.cut {
            Cut::Whole(node) => self.wholes.entry(node).or_default().push_str(&code),
            Cut::Run => self.split_run(placed, &code),
            Cut::Before(node) => {
                self.replace_text(placed, "");
                self.splice.insert(self.source.map.node(node).open.start, code);
            }
            Cut::After(node) => {
                self.replace_text(placed, "");
                self.splice.insert(self.source.map.node(node).range().end, code);
            }
        }
    }

    /// Puts `text` where the tag's first character was, and takes the other characters away.
    fn replace_text(&mut self, placed: &Placed, text: &str) {
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
        let (map, source_xml) = (&self.source.map, self.source.xml.as_str());
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
        let open = &source_xml[map.node(run).open.clone()];
        let properties =
            map.child(source_xml, run, Space::W, "rPr").map_or("", |id| &source_xml[map.node(id).range()]);
        let again = format!("</{w}t></{w}r>{xml}{open}{properties}<{w}t xml:space=\"preserve\">");
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
    fn covered(&self, placed: &Placed) -> Vec<(usize, std::ops::Range<usize>)> {
        let paragraph = &self.source.paragraphs[placed.paragraph];
        let mut covered: Vec<(usize, std::ops::Range<usize>)> = Vec::new();
        for glyph in &paragraph.glyphs[placed.tag(self.source).glyphs.clone()] {
            match covered.last_mut() {
                Some((segment, bytes)) if *segment == glyph.segment => bytes.end = glyph.bytes.end,
                _ => covered.push((glyph.segment, glyph.bytes.clone())),
            }
        }
        covered
    }

    /// Takes the rest of a tag out of a further segment; a run that held nothing else goes with it.
    fn erase(&mut self, placed: &Placed, segment: usize, bytes: std::ops::Range<usize>) {
        let paragraph = &self.source.paragraphs[placed.paragraph];
        let Some(found) = paragraph.segments.get(segment) else { return };
        let run = found.run;
        if self.is_whole_run(placed, run) {
            let is_first_of_run =
                paragraph.segments.iter().position(|other| other.run == run) == Some(segment);
            if is_first_of_run {
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
        let only_ours = paragraph
            .glyphs
            .iter()
            .enumerate()
            .all(|(at, glyph)| paragraph.segments[glyph.segment].run != run || range.contains(&at));
        only_ours
            && map.node(run).children.iter().all(|&child| {
                map.node(child).space == Space::W
                    && (map.local(xml, child) == "rPr"
                        || paragraph.segments.iter().any(|segment| segment.node == child))
            })
    }

    /// A tick box as Word makes it: a content control with two states (\[MS-DOCX\] 2.7.2).
    fn box_xml(&self, placed: &Placed, key: &BoxKey, id: &str) -> String {
        let w = self.source.prefix();
        let (expression, tag) = match key {
            BoxKey::Code(code) => (controls::quoted(code), code.clone()),
            BoxKey::Expression(code) => (format!("({code})"), self.marks.value(code)),
        };
        let state = self.marks.value(&controls::state(&expression));
        let glyph = self.marks.value(&controls::glyph(&expression, &Glyphs { on: '☒', off: '☐' }));
        let font = "w14:font=\"MS Gothic\"";
        let properties = self.box_style(placed);
        format!(
            "<{w}sdt><{w}sdtPr><{w}alias {w}val=\"{tag}\"/><{w}tag {w}val=\"{tag}\"/><{w}id {w}val=\"{id}\"/>\
             <w14:checkbox><w14:checked w14:val=\"{state}\"/><w14:checkedState w14:val=\"2612\" {font}/>\
             <w14:uncheckedState w14:val=\"2610\" {font}/></w14:checkbox></{w}sdtPr>\
             <{w}sdtContent><{w}r>{properties}<{w}t>{glyph}</{w}t></{w}r></{w}sdtContent></{w}sdt>"
        )
    }

    /// The properties of the tag's run, in the font that has the glyphs.
    fn box_style(&self, placed: &Placed) -> String {
        let (map, xml) = (&self.source.map, self.source.xml.as_str());
        let w = self.source.prefix();
        let paragraph = &self.source.paragraphs[placed.paragraph];
        let run = paragraph.segments[paragraph.glyphs[placed.tag(self.source).glyphs.start].segment].run;
        let mut style = String::new();
        let mut others = String::new();
        if let Some(properties) = map.child(xml, run, Space::W, "rPr") {
            for &child in &map.node(properties).children {
                match map.local(xml, child) {
                    "rFonts" => {}
                    "rStyle" => style.push_str(&xml[map.node(child).range()]),
                    _ => others.push_str(&xml[map.node(child).range()]),
                }
            }
        }
        let font = "MS Gothic";
        format!(
            "<{w}rPr>{style}<{w}rFonts {w}ascii=\"{font}\" {w}eastAsia=\"{font}\" {w}hAnsi=\"{font}\" \
             {w}hint=\"eastAsia\"/>{others}</{w}rPr>"
        )
    }

    fn is_idle(&self) -> bool {
        self.splice.is_empty() && self.wholes.is_empty()
    }

    fn finish(mut self) -> Result<String, String> {
        let (map, xml) = (&self.source.map, self.source.xml.as_str());
        for (&node, code) in &self.wholes {
            let marks = hosts::surviving_marks(self.source, node);
            self.splice.replace(map.node(node).range(), marks + code);
        }
        for &node in &self.preserved {
            match map.attribute(xml, node, "space") {
                Some((value, _)) if value == "preserve" => {}
                Some((_, bytes)) => self.splice.replace(bytes, "preserve"),
                None => self.splice.insert(map.node(node).open.end - 1, " xml:space=\"preserve\""),
            }
        }
        if self.has_new_boxes {
            self.declare_w14();
        }
        self.splice.apply(xml).map_err(|overlap| format!("overlap at {:?}", overlap.0))
    }

    /// Declares Word 2010's vocabulary on the root, and marks it as one that older programs may ignore.
    fn declare_w14(&mut self) {
        let (map, xml) = (&self.source.map, self.source.xml.as_str());
        let root = map.root();
        let open = map.node(root).open.clone();
        let tag = &xml[open.clone()];
        let at = open.end - if map.node(root).is_empty_tag() { 2 } else { 1 };
        let mut added = String::new();
        if !tag.contains("xmlns:w14=") {
            added = format!(" xmlns:w14=\"{NS_W14}\"");
        }
        if let Some((value, bytes)) = map.attribute(xml, root, "Ignorable") {
            if !value.split_whitespace().any(|prefix| prefix == "w14") {
                self.splice.insert(bytes.end, " w14");
            }
        } else {
            if !tag.contains("xmlns:mc=") {
                added = format!("{added} xmlns:mc=\"{NS_MC}\"");
            }
            added.push_str(" mc:Ignorable=\"w14\"");
        }
        if !added.is_empty() {
            self.splice.insert(at, added);
        }
    }
}

/// Whether the closing tag `index` ends a block that may leave its cell (header, text box …) without any paragraph.
fn needs_paragraph(source: &Source, placed: &[Placed], pairs: &[Pair], index: usize) -> bool {
    let Some(pair) = pairs.iter().find(|pair| pair.close == index) else { return false };
    let (Cut::Whole(_) | Cut::After(_)) = placed[index].host.cut else { return false };
    let container = placed[index].host.container;
    let (map, xml) = (&source.map, source.xml.as_str());
    if pair.has_else || !NEVER_EMPTY.iter().any(|local| map.is(xml, container, Space::W, local)) {
        return false;
    }
    let outermost = !pairs.iter().any(|outer| {
        outer.open < pair.open && pair.close < outer.close && placed[outer.close].host.container == container
    });
    let position = |tag: &Placed| match tag.host.cut {
        Cut::Whole(node) | Cut::Before(node) => map.node(node).open.start,
        Cut::After(node) => map.node(node).range().end,
        Cut::Run => usize::MAX,
    };
    let inside_a_block = |at: usize| {
        pairs.iter().any(|pair| {
            placed[pair.close].host.container == container
                && position(&placed[pair.open]) <= at
                && at < position(&placed[pair.close]).max(position(&placed[pair.open]) + 1)
        })
    };
    let taken_away = |node: NodeId| placed.iter().any(|tag| tag.host.cut == Cut::Whole(node));
    let stays = map.node(container).children.iter().any(|&child| {
        map.is(xml, child, Space::W, "p") && !taken_away(child) && !inside_a_block(map.node(child).open.start)
    });
    outermost && !stays
}
