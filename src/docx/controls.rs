//! Content controls that are filled by their tag (or title): tick boxes, texts, dates, lists.
//!
//! Only controls that name a field or a box of ours are touched; a template has others. They stay controls: the
//! reader can still click, and the returned file can be read. Source: ECMA-376 part 1, 17.5.2; \[MS-DOCX\] 2.7.

use std::ops::Range;

use super::faults::{Fault, Trouble};
use super::map::{NodeId, Space, XmlMap};
use super::program::Marks;
use super::source::Source;
use super::splice::Splice;
use super::vocabulary::Vocabulary;

/// A control that will be filled.
#[derive(Clone, Debug)]
pub(super) struct Control {
    pub(super) node: NodeId,
    properties: NodeId,
    content: NodeId,
    pub(super) filling: Filling,
}

/// What goes into a control.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Filling {
    /// The state of a tick box with this code.
    Tick(String),
    /// The value of a field.
    Text(String),
}

/// The glyphs of a check box control, and the states they stand for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Glyphs {
    pub(super) on: char,
    pub(super) off: char,
}

/// The controls of a part that name something of ours, outermost first; one inside another is left alone.
pub(super) fn ours(source: &Source, vocabulary: &dyn Vocabulary) -> Vec<Control> {
    let (map, xml) = (&source.map, source.xml.as_str());
    let mut found: Vec<Control> = Vec::new();
    for node in map.ids().filter(|&id| map.is(xml, id, Space::W, "sdt")) {
        if found.iter().any(|outer| map.node(outer.node).range().contains(&map.node(node).open.start)) {
            continue;
        }
        let Some(properties) = map.child(xml, node, Space::W, "sdtPr") else { continue };
        let Some(content) = map.child(xml, node, Space::W, "sdtContent") else { continue };
        let names = ["tag", "alias"].into_iter().filter_map(|local| {
            let named = map.child(xml, properties, Space::W, local)?;
            map.value(xml, named, "val").map(|name| name.trim().to_owned())
        });
        let tickable = map.child(xml, properties, Space::W14, "checkbox").is_some();
        let filling = names.filter(|name| !name.is_empty()).find_map(|name| {
            if tickable {
                return vocabulary.box_code(&name).map(Filling::Tick);
            }
            field(vocabulary, &name).map(Filling::Text)
        });
        if let Some(filling) = filling.filter(|_| tickable || takes_text(map, xml, properties)) {
            found.push(Control { node, properties, content, filling });
        }
    }
    found
}

/// The field that a control's name means: a path in any case, or a column's heading.
fn field(vocabulary: &dyn Vocabulary, name: &str) -> Option<String> {
    let lower = name.to_lowercase();
    vocabulary
        .knows(name)
        .then(|| name.to_owned())
        .or_else(|| vocabulary.knows(&lower).then_some(lower))
        .or_else(|| vocabulary.heading(name))
}

/// The controls whose tag was surely meant for a field and is none: dotted, and near to one (`rne.nomm`). Left as they
/// are they would print their invitation to click in every letter.
pub(super) fn mistyped(source: &Source, vocabulary: &dyn Vocabulary) -> Vec<Fault> {
    let (map, xml) = (&source.map, source.xml.as_str());
    let mut faults = Vec::new();
    for node in map.ids().filter(|&id| map.is(xml, id, Space::W, "sdt")) {
        let Some(properties) = map.child(xml, node, Space::W, "sdtPr") else { continue };
        let tag = map.child(xml, properties, Space::W, "tag").and_then(|tag| map.value(xml, tag, "val"));
        let Some(name) = tag.map(|name| name.trim().to_owned()) else { continue };
        if !name.contains('.') || field(vocabulary, &name).is_some() || vocabulary.box_code(&name).is_some() {
            continue;
        }
        if let Some(nearest) = vocabulary.nearest(&name) {
            let range = map.node(node).range();
            let around = source.paragraphs.iter().position(|paragraph| {
                let paragraph = map.node(paragraph.node).range();
                paragraph.start <= range.start && range.end <= paragraph.end
                    || range.contains(&paragraph.start)
            });
            let spot = around.map_or_else(|| source.spot_of_part(), |paragraph| source.spot(paragraph));
            faults.push(Fault { spot, trouble: Trouble::UnknownField { name, nearest: Some(nearest) } });
        }
    }
    faults
}

/// Texts, dates and lists; not pictures, galleries, groups or repeating sections.
fn takes_text(map: &XmlMap, xml: &str, properties: NodeId) -> bool {
    let other = ["picture", "docPartObj", "docPartList", "group", "equation", "citation", "bibliography"];
    let special = |id: &NodeId| {
        let id = *id;
        let local = map.local(xml, id);
        match map.node(id).space {
            Space::W => other.contains(&local),
            _ => local.starts_with("repeatingSection") || local == "checkbox",
        }
    };
    !map.node(properties).children.iter().any(special)
}

impl Control {
    /// Path of the field that it shows; a tick box shows none.
    pub(super) fn field(&self) -> Option<String> {
        match &self.filling {
            Filling::Text(path) => Some(path.clone()),
            Filling::Tick(_) => None,
        }
    }

    /// Bytes of the whole control.
    pub(super) fn range(&self, map: &XmlMap) -> Range<usize> {
        map.node(self.node).range()
    }

    /// Writes the filling into the program.
    pub(super) fn fill(
        &self,
        source: &Source,
        marks: Marks,
        vocabulary: &dyn Vocabulary,
        splice: &mut Splice,
    ) {
        match &self.filling {
            Filling::Tick(code) => self.tick(source, marks, code, splice),
            Filling::Text(path) => self.text(source, marks, path, vocabulary, splice),
        }
    }

    /// Sets the state and the glyph, which must agree.
    fn tick(&self, source: &Source, marks: Marks, code: &str, splice: &mut Splice) {
        let (map, xml) = (&source.map, source.xml.as_str());
        let Some(checkbox) = map.child(xml, self.properties, Space::W14, "checkbox") else { return };
        let state = marks.value(&state(&quoted(code)));
        if let Some(checked) = map.child(xml, checkbox, Space::W14, "checked") {
            if let Some((_, value)) = map.attribute(xml, checked, "val") {
                splice.replace(value, state);
            } else {
                let prefix = map.prefix(xml, checked);
                splice.replace(
                    map.node(checked).range(),
                    format!("<{prefix}checked {prefix}val=\"{state}\"/>"),
                );
            }
        } else {
            let prefix = map.prefix(xml, checkbox);
            let checked = format!("<{prefix}checked {prefix}val=\"{state}\"/>");
            let node = map.node(checkbox);
            if node.is_empty_tag() {
                let tag = xml[node.open.clone()].trim_end_matches("/>").to_owned();
                let name = &xml[node.name.clone()];
                splice.replace(node.range(), format!("{tag}>{checked}</{name}>"));
            } else {
                splice.insert(node.open.end, checked);
            }
        }
        let glyphs = glyphs(map, xml, checkbox);
        self.put(source, &marks.value(&glyph(&quoted(code), &glyphs)), splice);
    }

    fn text(
        &self,
        source: &Source,
        marks: Marks,
        path: &str,
        vocabulary: &dyn Vocabulary,
        splice: &mut Splice,
    ) {
        let (map, xml) = (&source.map, source.xml.as_str());
        let mut path = path.to_owned();
        if let Some(date) = map.child(xml, self.properties, Space::W, "date")
            && let Some(forms) = vocabulary.date(&path)
        {
            if let Some((_, value)) = map.attribute(xml, date, "fullDate") {
                splice.replace(value, format!("{}T00:00:00Z", marks.value(&forms.iso)));
            }
            // Word shows a date in the control's own format as soon as somebody touches it: we show the same
            let format =
                map.child(xml, date, Space::W, "dateFormat").and_then(|id| map.value(xml, id, "val"));
            path =
                if format.is_some_and(|format| format.contains("MMMM")) { forms.long } else { forms.short };
        }
        self.put(source, &marks.value(&path), splice);
    }

    /// Puts `code` into the first run of the control, in that run's own style, and takes everything else out.
    fn put(&self, source: &Source, code: &str, splice: &mut Splice) {
        let (map, xml) = (&source.map, source.xml.as_str());
        let placeholder = map.child(xml, self.properties, Space::W, "showingPlcHdr");
        if let Some(placeholder) = placeholder {
            splice.delete(map.node(placeholder).range());
        }
        let w = source.prefix();
        let runs: Vec<NodeId> =
            map.descendants(self.content).filter(|&id| map.is(xml, id, Space::W, "r")).collect();
        let text = format!("<{w}t xml:space=\"preserve\">{code}</{w}t>");
        let Some((&first, others)) = runs.split_first() else {
            self.put_new(source, &format!("<{w}r>{text}</{w}r>"), splice);
            return;
        };
        let mut properties = map
            .child(xml, first, Space::W, "rPr")
            .map_or_else(String::new, |id| xml[map.node(id).range()].to_owned());
        if placeholder.is_some()
            && let Some(outer) = map.child(xml, first, Space::W, "rPr")
            && let Some(style) = map.child(xml, outer, Space::W, "rStyle")
        {
            // the grey of a placeholder is a style of its run
            properties = properties.replacen(&xml[map.node(style).range()], "", 1);
        }
        let node = map.node(first);
        let open = if node.is_empty_tag() { format!("<{w}r>") } else { xml[node.open.clone()].to_owned() };
        splice.replace(node.range(), format!("{open}{properties}{text}</{w}r>"));
        let home = map.ancestors(first).find(|&up| map.is(xml, up, Space::W, "p"));
        let mut emptied: Vec<NodeId> = Vec::new();
        for &run in others {
            let own = map.ancestors(run).find(|&up| map.is(xml, up, Space::W, "p"));
            match own.filter(|_| own != home) {
                // a further paragraph of the old text goes as a whole
                Some(paragraph)
                    if !emptied.contains(&paragraph)
                        && map.node(paragraph).parent == home.and_then(|home| map.node(home).parent) =>
                {
                    emptied.push(paragraph);
                    splice.delete(map.node(paragraph).range());
                }
                Some(paragraph) if emptied.contains(&paragraph) => {}
                _ => splice.delete(map.node(run).range()),
            }
        }
    }

    /// A control without any run yet.
    fn put_new(&self, source: &Source, run: &str, splice: &mut Splice) {
        let (map, xml) = (&source.map, source.xml.as_str());
        let w = source.prefix();
        let paragraph = map.descendants(self.content).find(|&id| map.is(xml, id, Space::W, "p"));
        let target = paragraph.unwrap_or(self.content);
        let node = map.node(target);
        if node.is_empty_tag() {
            let tag = xml[node.open.clone()].trim_end_matches("/>").to_owned();
            splice.replace(node.range(), format!("{tag}>{run}</{}>", &xml[node.name.clone()]));
        } else {
            let block =
                paragraph.is_none() && !map.ancestors(self.node).any(|up| map.is(xml, up, Space::W, "p"));
            let run = if block { format!("<{w}p>{run}</{w}p>") } else { run.to_owned() };
            splice.insert(node.close.start, run);
        }
    }
}

/// The two glyphs of a check box: its own, or Word's ballot boxes.
pub(super) fn glyphs(map: &XmlMap, xml: &str, checkbox: NodeId) -> Glyphs {
    let own = |local: &str| {
        let state = map.child(xml, checkbox, Space::W14, local)?;
        let code = u32::from_str_radix(map.value(xml, state, "val")?.as_ref(), 16).ok()?;
        char::from_u32(code).filter(|ch| !ch.is_control())
    };
    Glyphs { on: own("checkedState").unwrap_or('☒'), off: own("uncheckedState").unwrap_or('☐') }
}

/// The expression of a box's state, as `w14:checked` writes it. `code` is an expression.
pub(super) fn state(code: &str) -> String {
    format!("'1' if cases[{code}] else '0'")
}

/// The expression of a box's glyph. `code` is an expression.
pub(super) fn glyph(code: &str, glyphs: &Glyphs) -> String {
    format!("'{}' if cases[{code}] else '{}'", glyphs.on, glyphs.off)
}

/// A code as an expression.
pub(super) fn quoted(code: &str) -> String {
    format!("'{}'", code.replace(['\'', '\\'], ""))
}
