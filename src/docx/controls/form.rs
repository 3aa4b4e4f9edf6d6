//! The form fields of old Word documents (`w:ffData`): tick boxes, texts and lists, filled by their bookmark's name.
//!
//! Such a name has letters, digits and underscores only and begins with a letter, so `rne_nom` is `rne.nom` and
//! `case_1a_1` is `1a-1`. Source: ECMA-376 part 1, 17.16.17.

use std::ops::Range;

use super::result::FieldResult;
use crate::docx::codes::{self, Field};
use crate::docx::helpers::{self, Choices, Entry, Known};
use crate::docx::inventory::{ControlSort, Mention, Via};
use crate::docx::map::{NodeId, Space, XmlMap};
use crate::docx::program::Marks;
use crate::docx::source::Source;
use crate::docx::splice::Splice;
use crate::docx::vocabulary::Vocabulary;

/// A form field that names something of ours.
#[derive(Clone, Debug)]
pub(in crate::docx) struct Form {
    /// Index of its paragraph.
    pub(in crate::docx) paragraph: usize,
    /// The bookmark's name.
    pub(in crate::docx) name: String,
    /// The runs of the field.
    pub(in crate::docx) nodes: Vec<NodeId>,
    what: What,
}

#[derive(Clone, Debug)]
enum What {
    /// Its `w:checkBox`, and the code of the box.
    Tick(NodeId, String),
    /// Path of the field.
    Text(String),
    /// Its `w:ddList`, and the path of the field.
    List(NodeId, String),
}

/// The form fields of a part that name a field or a box.
pub(in crate::docx) fn forms(source: &Source, vocabulary: &dyn Vocabulary) -> Vec<Form> {
    if !source.xml.contains("ffData") {
        return Vec::new();
    }
    let mut found = Vec::new();
    for (paragraph, it) in source.paragraphs.iter().enumerate().filter(|(_, it)| !it.is_instruction) {
        let fields = codes::fields(source, it.node);
        let ours =
            fields.iter().flat_map(Field::all).filter_map(|field| read(source, paragraph, field, vocabulary));
        found.extend(ours);
    }
    found
}

fn read(source: &Source, paragraph: usize, field: &Field, vocabulary: &dyn Vocabulary) -> Option<Form> {
    let (map, xml) = (&source.map, source.xml.as_str());
    let form = field.form?;
    let name = map.value(xml, map.child(xml, form, Space::W, "name")?, "val")?.trim().to_owned();
    let path = || {
        let dotted = name.replacen('_', ".", 1).to_lowercase();
        let known =
            [name.clone(), name.to_lowercase(), dotted].into_iter().find(|name| vocabulary.knows(name));
        known.or_else(|| vocabulary.heading(&name)).or_else(|| vocabulary.heading(&name.replace('_', " ")))
    };
    let child = |local| map.child(xml, form, Space::W, local);
    let what = if let Some(node) = child("checkBox") {
        What::Tick(node, code(&name, vocabulary)?)
    } else if let Some(node) = child("ddList") {
        What::List(node, path()?)
    } else {
        What::Text(path()?)
    };
    Some(Form { paragraph, name, nodes: field.nodes.clone(), what })
}

/// The code of a box from a bookmark's name.
fn code(name: &str, vocabulary: &dyn Vocabulary) -> Option<String> {
    let bare = name.trim_start_matches(|ch: char| !ch.is_ascii_digit());
    [name.to_owned(), name.replace('_', "-"), bare.replace('_', "-")]
        .into_iter()
        .filter(|name| !name.is_empty())
        .find_map(|name| vocabulary.box_code(&name))
}

impl Form {
    /// The code of its box.
    pub(in crate::docx) fn code(&self) -> Option<&str> {
        match &self.what {
            What::Tick(_, code) => Some(code),
            _ => None,
        }
    }

    /// The path of the field that it shows.
    pub(in crate::docx) fn field(&self) -> Option<String> {
        match &self.what {
            What::Tick(..) => None,
            What::Text(path) | What::List(_, path) => Some(path.clone()),
        }
    }

    /// What it says of itself to a person who looks at the template.
    pub(in crate::docx) fn mention(&self, source: &Source) -> Mention {
        let (path, sort) = match &self.what {
            What::Tick(_, code) => (code, ControlSort::Tick),
            What::Text(path) => (path, ControlSort::Text),
            What::List(_, path) => (path, ControlSort::List),
        };
        let spot = source.spot(self.paragraph);
        Mention { name: self.name.clone(), path: Some(path.clone()), via: Via::Form(sort), spot }
    }

    /// The bytes of its runs.
    pub(in crate::docx) fn ranges(&self, map: &XmlMap) -> impl Iterator<Item = Range<usize>> {
        self.nodes.iter().map(|&node| map.node(node).range())
    }

    /// The byte where it begins.
    pub(in crate::docx) fn start(&self, map: &XmlMap) -> usize {
        map.node(self.nodes[0]).open.start
    }

    /// Writes it into the program.
    pub(in crate::docx) fn fill(
        &self,
        source: &Source,
        marks: Marks,
        known: &mut Known,
        splice: &mut Splice,
    ) {
        let (map, xml) = (&source.map, source.xml.as_str());
        let result = FieldResult::of(source, &self.nodes);
        match &self.what {
            What::Tick(node, code) => {
                let state = marks.value(&super::state(&helpers::literal(code)));
                set(source, *node, "checked", &["size", "sizeAuto", "default"], &state, splice);
            }
            What::List(node, path) => {
                let items =
                    map.node(*node).children.iter().filter(|&&id| map.is(xml, id, Space::W, "listEntry"));
                let items =
                    items.filter_map(|&id| map.value(xml, id, "val").map(std::borrow::Cow::into_owned));
                let entries = items.map(|text| (text.clone(), text)).collect();
                known.choices.push(Choices { name: self.name.clone(), entries, is_open: false });
                let at = known.choices.len() - 1;
                let rank = marks.value(&helpers::entry(Entry::Rank, at, path));
                set(source, *node, "result", &[], &rank, splice);
                // Word shows the entry itself; other programs write it behind the separator
                if !result.is_empty() {
                    result.put(source, &marks.value(&helpers::entry(Entry::Shown, at, path)), splice);
                }
            }
            What::Text(path) => result.put(source, &marks.value(path), splice),
        }
    }
}

/// Sets the child `local` of a form field's element, behind those in `before`: the schema wants an order.
fn set(source: &Source, parent: NodeId, local: &str, before: &[&str], value: &str, splice: &mut Splice) {
    let (map, xml, w) = (&source.map, source.xml.as_str(), source.prefix());
    let element = format!("<{w}{local} {w}val=\"{value}\"/>");
    if let Some(node) = map.child(xml, parent, Space::W, local) {
        return splice.replace(map.node(node).range(), element);
    }
    let node = map.node(parent);
    let last = node.children.iter().rfind(|&&id| before.contains(&map.local(xml, id)));
    let at = last.map_or(node.open.end, |&id| map.node(id).range().end);
    if node.is_empty_tag() {
        let tag = xml[node.open.clone()].trim_end_matches('>').trim_end_matches('/').trim_end();
        splice.replace(node.range(), format!("{tag}>{element}</{}>", &xml[node.name.clone()]));
    } else {
        splice.insert(at, element);
    }
}
