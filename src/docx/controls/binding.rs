//! The data behind a control: where a control is bound to an element of a custom XML part, Word shows that element and
//! not the control's text, so both are written (ECMA-376 part 1, 17.5.2.6; part 1, 22.5).

use std::collections::BTreeSet;

use crate::docx::helpers::{self, Choices, Entry, Known};
use crate::docx::map::{NodeId, Space, XmlMap};
use crate::docx::package::Package;
use crate::docx::program::{Marks, Program, Writing};
use crate::docx::relations;
use crate::docx::source::Source;
use crate::docx::spans::Spans;
use crate::docx::splice::Splice;
use crate::docx::vocabulary::Vocabulary;

/// What the data behind a control become.
#[derive(Clone, Debug)]
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
    /// Where something has been written already: another control shows the same data.
    written: BTreeSet<usize>,
}

/// The custom XML parts of a template.
#[derive(Debug, Default)]
pub(in crate::docx) struct Stores {
    stores: Vec<Store>,
}

impl Stores {
    /// Reads the parts that the main document is related to. One that can't be read is left alone.
    pub(in crate::docx) fn read(package: &Package, document: &str) -> Self {
        let related = |part: &str, kind: &str| -> Vec<String> {
            let relations = relations::relations(package, part).unwrap_or_default();
            relations
                .into_iter()
                .filter(|relation| relation.kind == kind)
                .map(|relation| relation.target)
                .collect()
        };
        let stores = related(document, "customXml").into_iter().filter_map(|part| {
            let xml = package.text(&part).ok()?;
            let map = XmlMap::new(&xml).ok()?;
            let id = related(&part, "customXmlProps").first().and_then(|properties| {
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
                written: BTreeSet::new(),
            })
        });
        Self { stores: stores.collect() }
    }

    /// Writes the data behind a control, or takes the bond away where they can't be found.
    pub(super) fn write(&mut self, source: &Source, properties: NodeId, bound: &Bound, splice: &mut Splice) {
        for binding in bindings(source, properties) {
            let path = source.map.value(&source.xml, binding, "xpath").unwrap_or_default();
            let id = source.map.value(&source.xml, binding, "storeItemID").unwrap_or_default().to_uppercase();
            let known =
                |store: &&mut Store| store.id.as_ref() == Some(&id) || id.is_empty() || store.id.is_none();
            let mut stores = self.stores.iter_mut().filter(known);
            if !stores.any(|store| store.write(&path, bound)) {
                splice.delete(source.map.node(binding).range());
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

/// The bonds of a control: Word 2010's and, for what came later, Word 2013's.
fn bindings(source: &Source, properties: NodeId) -> Vec<NodeId> {
    let (map, xml) = (&source.map, source.xml.as_str());
    let children = map.node(properties).children.iter().copied();
    children.filter(|&id| map.local(xml, id) == "dataBinding").collect()
}

/// Takes away the bond of every control that is not ours and has a tag in its content: Word would show the tag that is
/// kept in the data.
pub(in crate::docx) fn unbind(source: &Source, filled: &[NodeId], tags: &[usize], splice: &mut Splice) {
    let (map, xml) = (&source.map, source.xml.as_str());
    let filled: BTreeSet<&NodeId> = filled.iter().collect();
    let tags = Spans::of(tags.iter().map(|&at| at..at + 1));
    for node in map.ids().filter(|id| map.is(xml, *id, Space::W, "sdt") && !filled.contains(id)) {
        let range = map.node(node).range();
        let Some(properties) = map.child(xml, node, Space::W, "sdtPr") else { continue };
        if tags.touch(&range) {
            for binding in bindings(source, properties) {
                splice.replace_if_there(map.node(binding).range(), "");
            }
        }
    }
}

impl Store {
    /// Writes what is bound to a path; says whether there is such an element or attribute.
    fn write(&mut self, path: &str, bound: &Bound) -> bool {
        let Some((node, attribute)) = find(&self.map, &self.xml, path) else { return false };
        let (range, before, after) = match attribute {
            Some(name) => match self.map.attribute(&self.xml, node, &name) {
                Some((_, range)) => (range, String::new(), String::new()),
                None => return false,
            },
            None if !self.map.node(node).children.is_empty() => return false,
            None if self.map.node(node).is_empty_tag() => {
                let element = self.map.node(node);
                let tag = self.xml[element.open.clone()].trim_end_matches("/>").to_owned();
                let name = &self.xml[element.name.clone()];
                (element.range(), format!("{tag}>"), format!("</{name}>"))
            }
            None => (self.map.node(node).inside(), String::new(), String::new()),
        };
        if self.written.contains(&range.start) {
            return true;
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
        self.written.insert(range.start);
        self.splice.replace(range, format!("{before}{}{after}", self.marks.value(&code)));
        true
    }
}

/// The element that a simple path leads to, with the attribute at its end: `/ns0:a[1]/ns0:b[2]/@c`, as Word writes them.
/// Prefixes are left out of account: Word's own are made up.
fn find(map: &XmlMap, xml: &str, path: &str) -> Option<(NodeId, Option<String>)> {
    let mut steps = path.trim().strip_prefix('/')?.split('/').filter(|step| *step != "text()").peekable();
    let (name, place) = step(steps.next()?)?;
    if map.local(xml, map.root()) != name || place != 1 {
        return None;
    }
    let mut at = map.root();
    while let Some(written) = steps.next() {
        if let Some(attribute) = written.strip_prefix('@') {
            let attribute = attribute.rsplit(':').next()?.to_owned();
            return steps.peek().is_none().then_some((at, Some(attribute)));
        }
        let (name, place) = step(written)?;
        let same = |id: &&NodeId| map.local(xml, **id) == name;
        at = *map.node(at).children.iter().filter(same).nth(place - 1)?;
    }
    Some((at, None))
}

/// A step's name without prefix, and its place from 1.
fn step(written: &str) -> Option<(&str, usize)> {
    let (name, place) = match written.split_once('[') {
        Some((name, place)) => (name, place.strip_suffix(']')?.trim().parse().ok()?),
        None => (written, 1),
    };
    let name = name.rsplit(':').next()?;
    let sound = !name.is_empty() && place > 0 && !name.contains(['(', '*', '.', '@', '=']);
    sound.then_some((name, place))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_as_word_writes_them() {
        let xml = r#"<a xmlns="urn:a"><b><c>1</c></b><b z="2"><c/></b></a>"#;
        let map = XmlMap::new(xml).unwrap();
        let found =
            |path: &str| find(&map, xml, path).map(|(id, attribute)| (&xml[map.node(id).range()], attribute));
        assert_eq!(found("/ns0:a[1]/ns0:b[1]/ns0:c[1]"), Some(("<c>1</c>", None)));
        assert_eq!(found("/a/b[2]/c/text()"), Some(("<c/>", None)));
        assert_eq!(found("/a/b[2]/@ns0:z").unwrap().1.as_deref(), Some("z"));
        for path in ["", "a/b", "//b", "/a/b[3]", "/a[2]", "/x", "/a/*[1]", "/a/b[last()]", "/a/b[0]"] {
            assert_eq!(found(path), None, "{path}");
        }
    }
}
