//! The data behind a control: where a control is bound to an element of a custom XML part, Word shows that element and
//! not the control's text, so both are written (ECMA-376 part 1, 17.5.2.6, 22.5; \[MS-DOCX\] 2.5.3.1, `w15:dataBinding`).
//!
//! Where the data can't be written, the bond goes: Word then shows the control's own text, which is the letter's.

use super::bond::{Bond, Holder, Stored, bindings};
use super::data::{Section, Store};
use crate::docx::map::XmlMap;
use crate::docx::package::Package;
use crate::docx::program::{Marks, Program, Writing};
use crate::docx::properties::Names;
use crate::docx::relations;
use crate::docx::slots::TYPES;
use crate::docx::splice::Splice;
use crate::docx::vocabulary::Vocabulary;

/// The custom XML parts of a template.
#[derive(Debug, Default)]
pub(in crate::docx) struct Stores {
    stores: Vec<Store>,
    /// How many sections have asked for their data.
    sections: usize,
}

impl Stores {
    /// Reads the parts that the main document is related to. One that can't be read is left alone.
    pub(in crate::docx) fn read(package: &Package, document: &str, texts: &[&str]) -> Self {
        // #data-that-are-none: a hostile relationship may call a text or the letter's own properties data
        let properties =
            Names::of(package).map_or_else(|_| Vec::new(), |names| vec![names.core, names.custom]);
        let is_data = |part: &String| {
            let others = properties.iter().map(String::as_str).chain(texts.iter().copied()).chain([TYPES]);
            !others.into_iter().any(|other| other.eq_ignore_ascii_case(part))
        };
        let stores = related(package, document, "customXml").into_iter().filter(is_data).filter_map(|part| {
            let id = related(package, &part, "customXmlProps").first().and_then(|properties| {
                let xml = package.text(properties).ok()?;
                let map = XmlMap::new(&xml).ok()?;
                map.value(&xml, map.root(), "itemID").map(|id| id.to_uppercase())
            });
            let xml = package.text(&part).ok()?;
            Store::new(package.entry(&part)?.name.clone(), id, xml)
        });
        Self { stores: stores.collect(), sections: 0 }
    }

    /// Writes the data behind a control, or takes the bond away where they can't be written. `marks` are those of the
    /// control's own part.
    pub(super) fn write(&mut self, holder: Holder<'_>, stored: &Stored, marks: Marks, splice: &mut Splice) {
        for binding in bindings(holder.source, holder.properties) {
            let bond = Bond::read(holder.source, binding);
            let path = self.named(&bond).find_map(|store| store.write(&bond, holder, stored, marks));
            bond.settle(holder.source, path, splice);
        }
    }

    /// Repeats the data behind a repeating section, each of `list` as `variable`, or takes the bond away where they can't be
    /// repeated; gives the name of the variable that must have the member's number.
    pub(super) fn repeat(
        &mut self,
        holder: Holder<'_>,
        (list, variable): (&str, &str),
        marks: Marks,
        splice: &mut Splice,
    ) -> Option<String> {
        self.sections += 1;
        let rank = format!("__rank{}", self.sections);
        let section = Section { list, variable, rank: &rank };
        let mut is_bound = false;
        for binding in bindings(holder.source, holder.properties) {
            let bond = Bond::read(holder.source, binding);
            let path = self.named(&bond).find_map(|store| store.repeat(&bond, holder, &section, marks));
            is_bound |= path.is_some();
            bond.settle(holder.source, path, splice);
        }
        is_bound.then_some(rank)
    }

    /// The parts that a bond may lead into: one that names no part is the first one's whose data have such a path.
    fn named(&mut self, bond: &Bond) -> impl Iterator<Item = &mut Store> {
        self.stores.iter_mut().filter(|store| bond.id.is_empty() || store.id.as_ref() == Some(&bond.id))
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
