//! Content controls that are filled by their tag (or title): tick boxes, texts, dates, lists, pictures, repeating sections.
//!
//! Only controls that name a field or a box of ours are touched; a template has others. They stay controls: the
//! reader can still click, and the returned file can be read. Source: ECMA-376 part 1, 17.5.2; \[MS-DOCX\] 2.7.

mod binding;
mod fill;
mod form;
mod kind;
mod repeating;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::blocks::Scoped;
use super::expression::BoxKey;
use super::faults::{Fault, Trouble};
use super::map::{NodeId, Space, XmlMap};
use super::pictures::PictureTag;
use super::source::Source;
use super::spans::Spans;
use super::vocabulary::Vocabulary;

pub(super) use binding::{Stores, unbind};
pub(super) use form::{Form, forms};
pub(super) use kind::Kind;
pub(super) use repeating::Repeat;

/// A control that will be filled.
#[derive(Clone, Debug)]
pub(super) struct Control {
    pub(super) node: NodeId,
    properties: NodeId,
    content: NodeId,
    pub(super) kind: Kind,
    /// What its tag or title says.
    pub(super) name: String,
    pub(super) filling: Filling,
}

/// What goes into a control.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Filling {
    /// The state of a tick box.
    Tick(BoxKey),
    /// The value of an expression, and the field that it is when it is one.
    Text(String, Option<String>),
    /// A picture of the campaign.
    Picture(PictureTag),
}

/// The glyphs of a check box control, and the states they stand for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Glyphs {
    pub(super) on: char,
    pub(super) off: char,
}

/// The controls of a part that name something of ours.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub(super) controls: Vec<Control>,
    pub(super) repeats: Vec<Repeat>,
    pub(super) faults: Vec<Fault>,
}

impl Found {
    /// What is filled, and what goes with the members of repeating sections but the first.
    pub(super) fn covered(&self, map: &XmlMap) -> (Spans, Spans) {
        let filled = self.controls.iter().map(|control| control.range(map));
        (Spans::of(filled), Spans::of(self.repeats.iter().flat_map(|repeat| repeat.dropped(map))))
    }

    /// The names that hold inside repeating sections.
    pub(super) fn scoped(&self, map: &XmlMap) -> Vec<Scoped> {
        self.repeats.iter().map(|repeat| repeat.scoped(map)).collect()
    }
}

/// What the controls of a part are, outermost first; one inside another that is filled is left alone, one inside a
/// repeating section is filled from its member.
pub(super) fn ours(source: &Source, vocabulary: &dyn Vocabulary) -> Found {
    let (map, xml) = (&source.map, source.xml.as_str());
    let mut found = Found::default();
    // what is filled or goes as a whole, and the members of sections: few elements are around any one
    let mut closed: BTreeSet<NodeId> = BTreeSet::new();
    let mut members: BTreeMap<NodeId, usize> = BTreeMap::new();
    for node in map.ids().filter(|&id| map.is(xml, id, Space::W, "sdt")) {
        let up = || std::iter::once(node).chain(map.ancestors(node));
        if up().any(|id| closed.contains(&id)) {
            continue;
        }
        let Some(properties) = map.child(xml, node, Space::W, "sdtPr") else { continue };
        let Some(content) = map.child(xml, node, Space::W, "sdtContent") else { continue };
        let Some(kind) = Kind::of(map, xml, properties) else { continue };
        let around = up().find_map(|id| members.get(&id)).copied();
        for name in names(map, xml, properties) {
            if kind == Kind::Repeating {
                if let Some(repeat) = Repeat::of(source, vocabulary, node, &name, found.repeats.len() + 1) {
                    members.insert(repeat.member, found.repeats.len());
                    closed.extend(&repeat.others);
                    found.repeats.push(repeat);
                    break;
                }
                continue;
            }
            match filling(&kind, &name, around.map(|at| &found.repeats[at]), vocabulary) {
                Ok(Some(filling)) => {
                    let kind = kind.clone();
                    closed.insert(node);
                    found.controls.push(Control { node, properties, content, kind, name, filling });
                    break;
                }
                Ok(None) => {}
                Err(trouble) => {
                    found.faults.push(Fault { spot: spot(source, node), trouble });
                    break;
                }
            }
        }
    }
    found
}

/// Tag and title of a control.
fn names(map: &XmlMap, xml: &str, properties: NodeId) -> Vec<String> {
    let name = |local| {
        let named = map.child(xml, properties, Space::W, local)?;
        map.value(xml, named, "val").map(|name| name.trim().to_owned())
    };
    ["tag", "alias"].into_iter().filter_map(name).filter(|name| !name.is_empty()).collect()
}

/// What a control of this kind and name is filled with, if it is ours.
fn filling(
    kind: &Kind,
    name: &str,
    around: Option<&Repeat>,
    vocabulary: &dyn Vocabulary,
) -> Result<Option<Filling>, Trouble> {
    let member = around.and_then(|repeat| repeat.member(name, vocabulary));
    Ok(match kind {
        Kind::Repeating => None,
        Kind::Picture => {
            // only a name with a picture's ending asks for one
            let ending = name.rsplit('.').next().unwrap_or_default().to_lowercase();
            if !["png", "jpg", "jpeg", "gif"].contains(&ending.as_str()) {
                return Ok(None);
            }
            Some(Filling::Picture(PictureTag::named(name, vocabulary)?))
        }
        Kind::Tick(_) => member
            .map(BoxKey::Expression)
            .or_else(|| vocabulary.box_code(name).map(BoxKey::Code))
            .map(Filling::Tick),
        Kind::Text { .. } | Kind::Date(_) | Kind::List(_) => member
            .map(|code| Filling::Text(code, None))
            .or_else(|| field(vocabulary, name).map(|path| Filling::Text(path.clone(), Some(path)))),
    })
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
pub(super) fn mistyped(source: &Source, found: &Found, vocabulary: &dyn Vocabulary) -> Vec<Fault> {
    let (map, xml) = (&source.map, source.xml.as_str());
    let mut faults = Vec::new();
    let filled: BTreeSet<NodeId> = found.controls.iter().map(|control| control.node).collect();
    for node in map.ids().filter(|&id| map.is(xml, id, Space::W, "sdt")) {
        let Some(properties) = map.child(xml, node, Space::W, "sdtPr") else { continue };
        let tag = map.child(xml, properties, Space::W, "tag").and_then(|tag| map.value(xml, tag, "val"));
        let Some(name) = tag.map(|name| name.trim().to_owned()) else { continue };
        if filled.contains(&node)
            || !name.contains('.')
            || vocabulary.knows(&name)
            || vocabulary.box_code(&name).is_some()
        {
            continue;
        }
        if let Some(nearest) = vocabulary.nearest(&name) {
            let trouble = Trouble::UnknownField { name, nearest: Some(nearest) };
            faults.push(Fault { spot: spot(source, node), trouble });
        }
    }
    faults
}

/// The place of a control: the paragraph around it, or the first one inside.
pub(super) fn spot(source: &Source, node: NodeId) -> super::faults::Spot {
    source.paragraph_of(node).map_or_else(|| source.spot_of_part(), |paragraph| source.spot(paragraph))
}

impl Control {
    /// Path of the field that it shows; a tick box shows none.
    pub(super) fn field(&self) -> Option<String> {
        match &self.filling {
            Filling::Text(_, path) => path.clone(),
            Filling::Tick(_) | Filling::Picture(_) => None,
        }
    }

    /// Bytes of the whole control.
    pub(super) fn range(&self, map: &XmlMap) -> Range<usize> {
        map.node(self.node).range()
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

/// The code of a box as an expression.
pub(super) fn key(key: &BoxKey) -> String {
    match key {
        BoxKey::Code(code) => format!("'{}'", code.replace(['\'', '\\'], "")),
        BoxKey::Expression(code) => format!("({code})"),
    }
}

/// The expression of a box's state, as `w14:checked` writes it. `code` is an expression.
pub(super) fn state(code: &str) -> String {
    format!("'1' if cases[{code}] else '0'")
}

/// The expression of a box's glyph. `code` is an expression.
pub(super) fn glyph(code: &str, glyphs: &Glyphs) -> String {
    format!("'{}' if cases[{code}] else '{}'", glyphs.on, glyphs.off)
}
