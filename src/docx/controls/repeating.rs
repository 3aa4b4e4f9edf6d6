//! Repeating sections of Word 2013: one member in the template, as many in the letter as the list has
//! (\[MS-DOCX\] 2.5.3.3, `w15:repeatingSection`).

use std::ops::Range;

use super::bond::Holder;
use super::find::field;
use super::store::Stores;
use crate::docx::blocks::Scoped;
use crate::docx::faults::Trouble;
use crate::docx::map::{NodeId, Space, XmlMap};
use crate::docx::names::Scope;
use crate::docx::source::Source;
use crate::docx::vocabulary::Vocabulary;
use crate::docx::write::Writer;

/// What tags inside a repeating section call its member.
const MEMBER: &str = "item";

/// The variables that have the numbers of repeated data, with the bytes of a part where they have them.
#[derive(Debug, Default)]
pub(in crate::docx) struct Ranks(Vec<(Range<usize>, String)>);

impl Ranks {
    /// Those at a byte.
    pub(super) fn at(&self, at: usize) -> Vec<String> {
        let around = self.0.iter().filter(|(range, _)| range.contains(&at));
        around.map(|(_, rank)| rank.clone()).collect()
    }
}

/// A repeating section whose tag names a list.
#[derive(Clone, Debug)]
pub(in crate::docx) struct Repeat {
    /// The whole control.
    pub(in crate::docx) node: NodeId,
    /// The member that is repeated.
    pub(in crate::docx) member: NodeId,
    /// Other members of the template, which go.
    pub(super) others: Vec<NodeId>,
    /// The expression of the list.
    list: String,
    /// Path of the list: `projets`, or `projets[].taches` for one inside another.
    path: String,
    /// The loop's variable.
    variable: String,
    properties: NodeId,
}

impl Repeat {
    /// The section `node`, if `name` is that of a list; `around` is the section that it stands in.
    pub(super) fn of(
        source: &Source,
        vocabulary: &dyn Vocabulary,
        node: NodeId,
        name: &str,
        around: Option<&Self>,
        rank: usize,
    ) -> Result<Option<Self>, Trouble> {
        let (map, xml) = (&source.map, source.xml.as_str());
        let is_list = |path: &String| vocabulary.knows(&format!("{path}[]"));
        let inner = around.and_then(|around| {
            let leaf = around.leaf(name);
            let path = format!("{}[].{leaf}", around.path);
            is_list(&path).then(|| (format!("{}.{leaf}", around.variable), path))
        });
        let list = inner.or_else(|| field(vocabulary, name).filter(is_list).map(|path| (path.clone(), path)));
        let Some((list, path)) = list else { return Ok(None) };
        let Some(content) = map.child(xml, node, Space::W, "sdtContent") else { return Ok(None) };
        let is_member = |&id: &NodeId| {
            let properties = map.child(xml, id, Space::W, "sdtPr");
            properties.is_some_and(|properties| {
                let children = &map.node(properties).children;
                children.iter().any(|&child| map.local(xml, child) == "repeatingSectionItem")
            })
        };
        let mut members = map.node(content).children.iter().copied().filter(is_member);
        let Some(member) = members.next() else { return Ok(None) };
        if map.descendants(member).any(|id| map.is(xml, id, Space::W, "sectPr")) {
            return Err(Trouble::SectionRepeated(name.to_owned()));
        }
        let Some(properties) = map.child(xml, node, Space::W, "sdtPr") else { return Ok(None) };
        Ok(Some(Self {
            node,
            member,
            others: members.collect(),
            list,
            path,
            variable: format!("__item{rank}"),
            properties,
        }))
    }

    /// Path of the list.
    pub(super) fn list(&self) -> &str {
        &self.list
    }

    /// Bytes of the member that is repeated.
    pub(in crate::docx) fn range(&self, map: &XmlMap) -> Range<usize> {
        map.node(self.member).range()
    }

    /// The bytes of the members that go.
    pub(in crate::docx) fn dropped(&self, map: &XmlMap) -> impl Iterator<Item = Range<usize>> {
        self.others.iter().map(|&other| map.node(other).range())
    }

    /// A control's name inside the section without what leads to the member: `texte` for `projets.texte` and `item.texte`.
    fn leaf<'n>(&self, name: &'n str) -> &'n str {
        let behind = |list: &str| {
            let rest = name.get(list.len()..).filter(|_| name[..list.len()].eq_ignore_ascii_case(list))?;
            (rest.is_empty() || rest.starts_with(['[', '.']))
                .then(|| rest.trim_start_matches(['[', ']', '.']))
        };
        let last = self.path.rsplit("[].").next().unwrap_or_default();
        behind(&self.path).or_else(|| behind(last)).or_else(|| behind(MEMBER)).unwrap_or(name)
    }

    /// The expression of a control's name inside the section, or of the member itself for the list's own name.
    pub(super) fn member(&self, name: &str, vocabulary: &dyn Vocabulary) -> Option<String> {
        let leaf = self.leaf(name);
        let lower = leaf.to_lowercase();
        if leaf.is_empty() {
            return Some(self.variable.clone());
        }
        let known = [leaf, lower.as_str()].into_iter().find(|leaf| {
            leaf.chars().all(|ch| ch.is_alphanumeric() || ch == '_')
                && vocabulary.knows(&format!("{}[].{leaf}", self.path))
        })?;
        Some(format!("{}.{known}", self.variable))
    }

    /// The names that hold in the member.
    pub(super) fn scoped(&self, map: &XmlMap) -> Scoped {
        let names: Scope =
            [(MEMBER.to_owned(), Some(format!("{}[]", self.path))), ("loop".to_owned(), None)].into();
        (self.range(map), names)
    }

    /// Writes the loop, and that of the data behind it; a section without members goes as a whole. `ranks` are the numbers
    /// of the repeated data around it; its own is added.
    pub(in crate::docx) fn fill(
        &self,
        source: &Source,
        writer: &mut Writer<'_>,
        stores: &mut Stores,
        ranks: &mut Ranks,
    ) {
        let (map, marks) = (&source.map, writer.marks);
        let holder = Holder {
            source,
            properties: self.properties,
            ranks: &ranks.at(map.node(self.node).open.start),
            is_of_member: self.path.contains("[]"),
        };
        let rank = stores.repeat(holder, (&self.list, &self.variable), marks, &mut writer.splice);
        let (whole, member) = (map.node(self.node).range(), self.range(map));
        let splice = &mut writer.splice;
        splice.insert(whole.start, marks.block(&format!("if {}", self.list)));
        let mut begin = marks.block(&format!("for {} in {}", self.variable, self.list));
        begin += &marks.block(&format!("set {MEMBER} = {}", self.variable));
        if let Some(rank) = rank {
            begin += &marks.block(&format!("set {rank} = loop.index"));
            ranks.0.push((member.clone(), rank));
        }
        splice.insert(member.start, begin);
        splice.end(member.end, marks.block("endfor"));
        for &other in &self.others {
            splice.delete(map.node(other).range());
        }
        splice.end(whole.end, marks.block("endif"));
    }
}
