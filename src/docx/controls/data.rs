//! One part of data: an element's text gives way to a value, or an element is repeated as the section that shows it.

use super::bond::{Bond, Holder, Stored};
use super::path::{self, Target};
use crate::docx::helpers::{self, Entry, Known};
use crate::docx::map::{NodeId, XmlMap};
use crate::docx::program::Marks;
use crate::docx::splice::Splice;

/// A repeating section, as its program writes it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Section<'s> {
    /// The expression of its list.
    pub(super) list: &'s str,
    /// The loop's variable.
    pub(super) variable: &'s str,
    /// The variable that has the member's number, from 1, in the section's own part; no other section has it.
    pub(super) rank: &'s str,
}

/// An element of data that a section repeats.
#[derive(Debug)]
struct Member {
    node: NodeId,
    /// Which step of a path leads to it, from 0.
    step: usize,
    rank: String,
}

impl Member {
    fn contains(&self, map: &XmlMap, node: NodeId) -> bool {
        node == self.node || map.ancestors(node).any(|up| up == self.node)
    }
}

/// A custom XML part.
#[derive(Debug)]
pub(super) struct Store {
    /// `ds:itemID`, in capitals; nothing when the part has no properties.
    pub(super) id: Option<String>,
    pub(super) part: String,
    pub(super) xml: String,
    map: XmlMap,
    pub(super) marks: Marks,
    pub(super) splice: Splice,
    pub(super) known: Known,
    /// Where something has been written already, and what: another control may show the same data.
    written: Vec<(usize, Stored)>,
    /// Elements that a repeating section repeats.
    members: Vec<Member>,
}

impl Store {
    /// A part; nothing when it can't be read.
    pub(super) fn new(part: String, id: Option<String>, xml: String) -> Option<Self> {
        let (map, marks) = (XmlMap::new(&xml).ok()?, Marks::absent_from(&xml));
        let (splice, known) = (Splice::default(), Known::default());
        Some(Self { id, part, xml, map, marks, splice, known, written: Vec::new(), members: Vec::new() })
    }

    /// Writes what is bound to a path; gives the path back as it is in a letter if that is what its data say from now on.
    pub(super) fn write(
        &mut self,
        bond: &Bond,
        holder: Holder<'_>,
        stored: &Stored,
        marks: Marks,
    ) -> Option<String> {
        let target = path::find(&self.map, &self.xml, &bond.path, &bond.mappings)?;
        let (range, before, after) = self.place(&target)?;
        let path = self.numbered(bond, target.node, holder, marks)?;
        // two controls show one element: the second has to mean the same
        if let Some((_, first)) = self.written.iter().find(|(at, _)| *at == range.start) {
            return (first == stored).then_some(path);
        }
        let code = match stored {
            Stored::Nothing => return None,
            Stored::Text(code) => code.clone(),
            Stored::Answer(code) => {
                let digits = ["0", "1"]
                    .contains(&self.xml[range.clone()].trim_matches(['"', '\'', ' ', '\n', '\r', '\t']));
                let (yes, no) = if digits { ("1", "0") } else { ("true", "false") };
                format!("'{yes}' if {code} else '{no}'")
            }
            Stored::List(choices, code) => {
                self.known.choices.push(choices.clone());
                helpers::entry(Entry::Stored, self.known.choices.len() - 1, code)
            }
        };
        self.written.push((range.start, stored.clone()));
        // what a section takes away need not be written
        self.splice.replace_if_there(range, format!("{before}{}{after}", self.marks.value(&code)));
        Some(path)
    }

    /// Repeats the element that a section is bound to, and takes its likes away; gives the path back.
    pub(super) fn repeat(
        &mut self,
        bond: &Bond,
        holder: Holder<'_>,
        section: &Section<'_>,
        marks: Marks,
    ) -> Option<String> {
        let Target { node, attribute: None } = path::find(&self.map, &self.xml, &bond.path, &bond.mappings)?
        else {
            return None;
        };
        let parent = self.map.node(node).parent?;
        let path = self.numbered(bond, parent, holder, marks)?;
        let is_taken = self.members.iter().any(|member| member.node == node);
        if is_taken || bond.path.trim_end().ends_with(']') {
            return None;
        }
        let name = &self.xml[self.map.node(node).name.clone()];
        for &other in self.map.node(parent).children.iter().filter(|&&other| other != node) {
            if self.xml[self.map.node(other).name.clone()] == *name {
                self.splice.delete(self.map.node(other).range());
            }
        }
        let range = self.map.node(node).range();
        let begin = format!("for {} in {}", section.variable, section.list);
        self.splice.insert(range.start, self.marks.block(&begin));
        self.splice.end(range.end, self.marks.block("endfor"));
        let (step, rank) = (path::steps(&bond.path) - 1, section.rank.to_owned());
        self.members.push(Member { node, step, rank });
        Some(path)
    }

    /// A path with the numbers of the members that it leads through; nothing where the holder stands in other ones.
    fn numbered(&self, bond: &Bond, node: NodeId, holder: Holder<'_>, marks: Marks) -> Option<String> {
        let mut around = self.members.iter().filter(|member| member.contains(&self.map, node)).peekable();
        if around.peek().is_none() && holder.is_of_member {
            return None;
        }
        around.try_fold(bond.path.clone(), |path, member| {
            let is_there = holder.ranks.contains(&member.rank);
            is_there.then(|| path::with_place(&path, member.step, &marks.value(&member.rank)))
        })
    }

    /// The bytes of a target's text, and what must stand around it. An element that has others inside holds no text.
    fn place(&self, target: &Target) -> Option<(std::ops::Range<usize>, String, String)> {
        let element = self.map.node(target.node);
        if let Some(name) = &target.attribute {
            let (_, range) = self.map.attribute(&self.xml, target.node, name)?;
            // a value may hold an apostrophe: whatever quotes stood there, these do not clash with it
            return Some((range.start - 1..range.end + 1, "\"".to_owned(), "\"".to_owned()));
        }
        if element.is_empty_tag() {
            let tag = self.xml[element.open.clone()].trim_end_matches('>').trim_end_matches('/').trim_end();
            let name = &self.xml[element.name.clone()];
            return Some((element.range(), format!("{tag}>"), format!("</{name}>")));
        }
        element.children.is_empty().then(|| (element.inside(), String::new(), String::new()))
    }
}
