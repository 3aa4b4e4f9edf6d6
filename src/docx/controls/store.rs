//! The data behind a control: where a control is bound to an element of a custom XML part, Word shows that element and
//! not the control's text, so both are written (ECMA-376 part 1, 17.5.2.6, 22.5; \[MS-DOCX\] 2.5.3.1, `w15:dataBinding`).
//!
//! Where the data can't be written, the bond goes: Word then shows the control's own text, which is the letter's.

use super::path::{self, Target};
use crate::docx::helpers::{self, Choices, Entry, Known};
use crate::docx::map::{NodeId, XmlMap};
use crate::docx::package::Package;
use crate::docx::program::{Marks, Program, Writing};
use crate::docx::relations;
use crate::docx::source::Source;
use crate::docx::splice::Splice;
use crate::docx::vocabulary::Vocabulary;

/// What the data behind a control become.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Bound {
    /// Nothing that could be written: the control is no longer bound.
    Nothing,
    /// Yes or no.
    Answer(String),
    /// The value of an expression.
    Text(String),
    /// What a list stores for the value of an expression.
    List(Choices, String),
}

/// A custom XML part.
#[derive(Debug)]
struct Store {
    /// `ds:itemID`, in capitals; nothing when the part has no properties.
    id: Option<String>,
    part: String,
    xml: String,
    map: XmlMap,
    marks: Marks,
    splice: Splice,
    known: Known,
    /// Where something has been written already, and what: another control may show the same data.
    written: Vec<(usize, Bound)>,
}

/// The custom XML parts of a template.
#[derive(Debug, Default)]
pub(in crate::docx) struct Stores {
    stores: Vec<Store>,
}

impl Stores {
    /// Reads the parts that the main document is related to. One that can't be read is left alone.
    pub(in crate::docx) fn read(package: &Package, document: &str) -> Self {
        let stores = related(package, document, "customXml").into_iter().filter_map(|part| {
            let xml = package.text(&part).ok()?;
            let map = XmlMap::new(&xml).ok()?;
            let id = related(package, &part, "customXmlProps").first().and_then(|properties| {
                let xml = package.text(properties).ok()?;
                let map = XmlMap::new(&xml).ok()?;
                map.value(&xml, map.root(), "itemID").map(|id| id.to_uppercase())
            });
            let part = package.entry(&part)?.name.clone();
            Some(Store {
                id,
                part,
                marks: Marks::absent_from(&xml),
                xml,
                map,
                splice: Splice::default(),
                known: Known::default(),
                written: Vec::new(),
            })
        });
        Self { stores: stores.collect() }
    }

    /// Writes the data behind a control, or takes the bond away where they can't be written.
    pub(super) fn write(&mut self, source: &Source, properties: NodeId, bound: &Bound, splice: &mut Splice) {
        let (map, xml) = (&source.map, source.xml.as_str());
        for binding in bindings(source, properties) {
            let value = |local| map.value(xml, binding, local).unwrap_or_default();
            let (path, mappings) = (value("xpath"), value("prefixMappings"));
            let id = value("storeItemID").to_uppercase();
            // a bond that names no part is the first one's whose data have such a path
            let mut stores =
                self.stores.iter_mut().filter(|store| id.is_empty() || store.id.as_ref() == Some(&id));
            if !stores.any(|store| store.write(&path, &mappings, bound)) {
                splice.replace_if_there(map.node(binding).range(), "");
            }
        }
    }

    /// The programs of the parts that change, by name.
    pub(in crate::docx) fn programs(
        self,
        vocabulary: &dyn Vocabulary,
    ) -> Result<Vec<(String, Program)>, String> {
        let changed = self.stores.into_iter().filter(|store| !store.splice.is_empty());
        changed
            .map(|store| {
                let Store { part, xml, marks, splice, known, .. } = store;
                let text = splice.apply(&xml).map_err(|overlap| format!("overlap at {:?}", overlap.0))?;
                Program::new(text, marks, Writing::Plain, &known, vocabulary.filters())
                    .map(|program| (part, program))
                    .map_err(|error| error.to_string())
            })
            .collect()
    }
}

/// The parts that a part is related to in a certain way.
fn related(package: &Package, part: &str, kind: &str) -> Vec<String> {
    let relations = relations::relations(package, part).unwrap_or_default();
    relations.into_iter().filter(|relation| relation.kind == kind).map(|relation| relation.target).collect()
}

/// The bonds of a control: Word 2010's and, for what came later, Word 2013's.
pub(super) fn bindings(source: &Source, properties: NodeId) -> Vec<NodeId> {
    let (map, xml) = (&source.map, source.xml.as_str());
    let children = map.node(properties).children.iter().copied();
    children.filter(|&id| map.local(xml, id) == "dataBinding").collect()
}

impl Store {
    /// Writes what is bound to a path; says whether that is what its data say from now on.
    fn write(&mut self, path: &str, mappings: &str, bound: &Bound) -> bool {
        let Some(target) = path::find(&self.map, &self.xml, path, mappings) else { return false };
        let Some((range, before, after)) = self.place(&target) else { return false };
        // two controls show one element: the second has to mean the same
        if let Some((_, first)) = self.written.iter().find(|(at, _)| *at == range.start) {
            return first == bound;
        }
        let code = match bound {
            Bound::Nothing => return false,
            Bound::Text(code) => code.clone(),
            Bound::Answer(code) => {
                let digits = ["0", "1"].contains(&self.xml[range.clone()].trim());
                let (yes, no) = if digits { ("1", "0") } else { ("true", "false") };
                format!("'{yes}' if {code} else '{no}'")
            }
            Bound::List(choices, code) => {
                self.known.choices.push(choices.clone());
                helpers::entry(Entry::Stored, self.known.choices.len() - 1, code)
            }
        };
        self.written.push((range.start, bound.clone()));
        self.splice.replace(range, format!("{before}{}{after}", self.marks.value(&code)));
        true
    }

    /// The bytes of a target's text, and what must stand around it. An element that has others inside holds no text.
    fn place(&self, target: &Target) -> Option<(std::ops::Range<usize>, String, String)> {
        let element = self.map.node(target.node);
        if let Some(name) = &target.attribute {
            let (_, range) = self.map.attribute(&self.xml, target.node, name)?;
            return Some((range, String::new(), String::new()));
        }
        if element.is_empty_tag() {
            let tag = self.xml[element.open.clone()].trim_end_matches('>').trim_end_matches('/').trim_end();
            let name = &self.xml[element.name.clone()];
            return Some((element.range(), format!("{tag}>"), format!("</{name}>")));
        }
        element.children.is_empty().then(|| (element.inside(), String::new(), String::new()))
    }
}
