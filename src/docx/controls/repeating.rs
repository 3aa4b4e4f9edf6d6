//! Repeating sections of Word 2013: one member in the template, as many in the letter as the list has
//! (\[MS-DOCX\] 2.5.3.3, `w15:repeatingSection`).

use std::ops::Range;

use crate::docx::blocks::Scoped;
use crate::docx::expression::Scope;
use crate::docx::map::{NodeId, Space, XmlMap};
use crate::docx::program::Marks;
use crate::docx::source::Source;
use crate::docx::splice::Splice;
use crate::docx::vocabulary::Vocabulary;

/// What tags inside a repeating section call its member.
const MEMBER: &str = "item";

/// A repeating section whose tag names a list.
#[derive(Clone, Debug)]
pub(in crate::docx) struct Repeat {
    /// The whole control.
    pub(in crate::docx) node: NodeId,
    /// The member that is repeated.
    pub(in crate::docx) member: NodeId,
    /// Other members of the template, which go.
    pub(super) others: Vec<NodeId>,
    /// Path of the list.
    list: String,
    /// The loop's variable.
    variable: String,
}

impl Repeat {
    /// The section `node`, if `name` is that of a list.
    pub(super) fn of(
        source: &Source,
        vocabulary: &dyn Vocabulary,
        node: NodeId,
        name: &str,
        rank: usize,
    ) -> Option<Self> {
        let (map, xml) = (&source.map, source.xml.as_str());
        let list = super::field(vocabulary, name).filter(|path| vocabulary.knows(&format!("{path}[]")))?;
        let content = map.child(xml, node, Space::W, "sdtContent")?;
        let is_member = |&id: &NodeId| {
            let properties = map.child(xml, id, Space::W, "sdtPr");
            properties.is_some_and(|properties| {
                let children = &map.node(properties).children;
                children.iter().any(|&child| map.local(xml, child) == "repeatingSectionItem")
            })
        };
        let mut members = map.node(content).children.iter().copied().filter(is_member);
        let member = members.next()?;
        Some(Self { node, member, others: members.collect(), list, variable: format!("__item{rank}") })
    }

    /// Bytes of the member that is repeated.
    pub(in crate::docx) fn range(&self, map: &XmlMap) -> Range<usize> {
        map.node(self.member).range()
    }

    /// The bytes of the members that go.
    pub(in crate::docx) fn dropped(&self, map: &XmlMap) -> impl Iterator<Item = Range<usize>> {
        self.others.iter().map(|&other| map.node(other).range())
    }

    /// The expression of a control's name inside the section: `texte`, `projets.texte`, or the list's own name for a list
    /// of texts.
    pub(super) fn member(&self, name: &str, vocabulary: &dyn Vocabulary) -> Option<String> {
        let leaf =
            name.strip_prefix(&self.list).map_or(name, |rest| rest.trim_start_matches(['[', ']', '.']));
        let lower = leaf.to_lowercase();
        if leaf.is_empty() {
            return Some(self.variable.clone());
        }
        let known = [leaf, lower.as_str()].into_iter().find(|leaf| {
            leaf.chars().all(|ch| ch.is_alphanumeric() || ch == '_')
                && vocabulary.knows(&format!("{}[].{leaf}", self.list))
        })?;
        Some(format!("{}.{known}", self.variable))
    }

    /// The names that hold in the member.
    pub(super) fn scoped(&self, map: &XmlMap) -> Scoped {
        let names: Scope =
            [(MEMBER.to_owned(), Some(format!("{}[]", self.list))), ("loop".to_owned(), None)].into();
        (self.range(map), names)
    }

    /// Writes the loop; a section without members goes as a whole.
    pub(in crate::docx) fn fill(&self, source: &Source, marks: Marks, splice: &mut Splice) {
        let map = &source.map;
        let (whole, member) = (map.node(self.node).range(), self.range(map));
        splice.insert(whole.start, marks.block(&format!("if {}", self.list)));
        let begin = marks.block(&format!("for {} in {}", self.variable, self.list));
        let named = marks.block(&format!("set {MEMBER} = {}", self.variable));
        splice.insert(member.start, format!("{begin}{named}"));
        splice.insert(member.end, marks.block("endfor"));
        for &other in &self.others {
            splice.delete(map.node(other).range());
        }
        splice.insert(whole.end, marks.block("endif"));
    }
}
