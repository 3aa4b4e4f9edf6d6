//! Notes and comments whose marks stand in blocks: a note goes with its mark, and comes again with it.
//!
//! The text of a note stands in another part than its mark (ECMA-376 part 1, 17.11, 17.13.4). A block that leaves a mark out would
//! leave a note that nothing refers to; one that repeats it, two marks of one note, which the standard does not know. What
//! Word keeps besides a comment (\[MS-DOCX\]: whether it is done, its durable number) goes with it.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::map::{NodeId, Space, XmlMap};
use super::package::{Package, PackageError};
use super::relations;
use super::source::Source;
use super::splice::Splice;
use super::tags::Sort;

/// A mark in a text, and the element that holds its note.
const SORTS: [(&str, &str); 3] =
    [("footnoteReference", "footnote"), ("endnoteReference", "endnote"), ("commentReference", "comment")];
/// Relationships to what Word keeps besides comments. The order counts: the second tells the numbers that the third has.
const BESIDES: [&str; 3] = ["commentsExtended", "commentsIds", "commentsExtensible"];

/// A mark that has been printed with another number than the template's, because a loop has printed it before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Again {
    /// The local name of the mark.
    pub(super) mark: String,
    /// The number of the template's note.
    pub(super) note: String,
    pub(super) number: String,
}

/// The notes of a template that has marks in blocks.
#[derive(Debug, Default)]
pub(super) struct Notes {
    /// Name of each part of notes, and which of the sorts it holds.
    parts: Vec<(String, usize)>,
    /// Name of each part besides comments.
    besides: Vec<String>,
    /// Name and prefix of each part with marks in it.
    marked: Vec<(String, String)>,
}

impl Notes {
    /// Finds them.
    pub(super) fn find(package: &Package, sources: &[Source]) -> Result<Self, PackageError> {
        let has_blocks = |source: &Source| {
            source.tags.iter().flatten().any(|tag| tag.sort == Sort::Block)
                || source.xml.contains("repeatingSection")
        };
        let holds = |source: &Source, local: &str| {
            source.map.ids().any(|id| source.map.is(&source.xml, id, Space::W, local))
        };
        let marked: Vec<&Source> =
            sources.iter().filter(|source| SORTS.iter().any(|(mark, _)| holds(source, mark))).collect();
        let mut notes = Self::default();
        for (sort, (mark, note)) in SORTS.iter().enumerate() {
            if marked.iter().any(|source| holds(source, mark) && has_blocks(source)) {
                let parts = sources.iter().filter(|source| holds(source, note));
                notes.parts.extend(parts.map(|source| (source.name.clone(), sort)));
            }
        }
        if notes.parts.is_empty() {
            return Ok(notes);
        }
        notes.marked =
            marked.iter().map(|source| (source.name.clone(), source.prefix().to_owned())).collect();
        if notes.parts.iter().any(|&(_, sort)| SORTS[sort].1 == "comment") {
            let related = relations::relations(package, &sources[0].name)?;
            for kind in BESIDES {
                let found = related
                    .iter()
                    .filter(|relation| relation.kind == kind && package.entry(&relation.target).is_some());
                notes.besides.extend(found.map(|relation| relation.target.clone()));
            }
        }
        Ok(notes)
    }

    /// The parts that differ from letter to letter for their marks' sake, or whose marks are looked for.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        let parts = self.parts.iter().map(|(name, _)| name);
        parts.chain(&self.besides).chain(self.marked.iter().map(|(name, _)| name)).map(String::as_str)
    }

    /// Brings the notes of a letter in line with its marks. `texts` are its parts by name. The error is the name of one
    /// that is not there, or no XML: a fault of the program.
    pub(super) fn settle(&self, texts: &mut [(&str, &mut String)], again: &[Again]) -> Result<(), String> {
        let mut gone = BTreeSet::new();
        for (name, sort) in &self.parts {
            let (mark, note) = SORTS[*sort];
            let mut used = BTreeSet::new();
            for (name, prefix) in &self.marked {
                numbers(text(texts, name)?, prefix, mark, &mut used);
            }
            let again: Vec<&Again> = again.iter().filter(|again| again.mark == mark).collect();
            let text = text(texts, name)?;
            *text = settled(text, note, &used, &again, &mut gone).ok_or(name)?;
        }
        for name in &self.besides {
            let text = text(texts, name)?;
            *text = without(text, &mut gone).ok_or(name)?;
        }
        Ok(())
    }
}

fn text<'t>(texts: &'t mut [(&str, &mut String)], name: &str) -> Result<&'t mut String, String> {
    let found = texts.iter_mut().find(|(known, _)| *known == name);
    found.map(|(_, text)| &mut **text).ok_or_else(|| name.to_owned())
}

/// The first number above those of all marks of a part.
pub(super) fn free_number(source: &Source) -> usize {
    let (map, xml) = (&source.map, source.xml.as_str());
    let marks = map.ids().filter(|&id| SORTS.iter().any(|(mark, _)| map.is(xml, id, Space::W, mark)));
    let highest = marks.filter_map(|id| map.value(xml, id, "id")?.parse::<usize>().ok()).max();
    highest.unwrap_or_default().saturating_add(1)
}

/// Adds the numbers of all marks in a text. A value can't look like one: it is escaped.
fn numbers(text: &str, w: &str, mark: &str, found: &mut BTreeSet<String>) {
    for (at, _) in text.match_indices(&format!("<{w}{mark}")) {
        let tag = text[at..].split('>').next().unwrap_or_default();
        let value = tag.split_once(&format!("{w}id=")).and_then(|(_, rest)| {
            let quote = rest.chars().next()?;
            rest[1..].split(quote).next()
        });
        found.extend(value.map(str::to_owned));
    }
}

/// The notes that are used, those that are used again once more. The identities of paragraphs that go are added to `gone`.
fn settled(
    text: &str,
    note: &str,
    used: &BTreeSet<String>,
    again: &[&Again],
    gone: &mut BTreeSet<String>,
) -> Option<String> {
    let map = XmlMap::new(text).ok()?;
    let mut splice = Splice::default();
    for &id in &map.node(map.root()).children {
        // separators are notes of a type, and have no mark
        if !map.is(text, id, Space::W, note)
            || map.value(text, id, "type").is_some_and(|kind| kind != "normal")
        {
            continue;
        }
        let number = map.value(text, id, "id").unwrap_or_default();
        if !used.contains(number.as_ref()) {
            gone.extend(map.descendants(id).filter_map(|inner| identity(&map, text, inner, "paraId")));
            splice.delete(map.node(id).range());
        }
        for again in again.iter().filter(|again| again.note == number) {
            splice.insert(map.node(id).range().end, copied(&map, text, id, &again.number)?);
        }
    }
    splice.apply(text).ok()
}

/// A note with another number; its paragraphs' identities are not its own.
fn copied(map: &XmlMap, text: &str, note: NodeId, number: &str) -> Option<String> {
    let range = map.node(note).range();
    let shifted = |bytes: std::ops::Range<usize>| bytes.start - range.start..bytes.end - range.start;
    let mut splice = Splice::default();
    splice.replace(shifted(map.attribute(text, note, "id")?.1), number);
    for id in map.descendants(note) {
        for local in ["paraId", "textId"] {
            if let Some(attribute) = map.whole_attribute(text, id, local) {
                splice.delete(shifted(attribute));
            }
        }
    }
    splice.apply(&text[range.clone()]).ok()
}

fn identity(map: &XmlMap, text: &str, id: NodeId, local: &str) -> Option<String> {
    map.value(text, id, local).map(Cow::into_owned)
}

/// What Word keeps besides comments, without what belongs to those that are `gone`.
fn without(text: &str, gone: &mut BTreeSet<String>) -> Option<String> {
    let map = XmlMap::new(text).ok()?;
    let mut splice = Splice::default();
    for &id in &map.node(map.root()).children {
        let own = |local: &str| identity(&map, text, id, local);
        if own("paraId").or_else(|| own("durableId")).is_some_and(|key| gone.contains(&key)) {
            gone.extend(own("durableId"));
            splice.delete(map.node(id).range());
        }
    }
    splice.apply(text).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::docx::map::NS_W;

    #[test]
    fn notes_follow_their_marks() {
        let notes = |inner: &str| {
            format!("<w:footnotes xmlns:w=\"{NS_W}\" xmlns:w14=\"urn:x\">{inner}</w:footnotes>")
        };
        let note = |id: u32, identity: &str| {
            format!("<w:footnote w:id=\"{id}\"><w:p{identity}><w:r><w:t>n</w:t></w:r></w:p></w:footnote>")
        };
        let identity = " w14:paraId=\"0A\" w14:textId=\"7\"";
        let separator = "<w:footnote w:type=\"separator\" w:id=\"0\"><w:p/></w:footnote>";
        let before = notes(&[separator, &note(1, identity), &note(2, " w14:paraId=\"0B\"")].concat());
        let mut used = BTreeSet::new();
        numbers(
            "<w:footnoteReference w:id=\"1\"/><w:footnoteReference w:x='' w:id='9'/>",
            "w:",
            "footnoteReference",
            &mut used,
        );
        let again = Again { mark: "footnoteReference".into(), note: "1".into(), number: "9".into() };
        let mut gone = BTreeSet::new();
        let after = settled(&before, "footnote", &used, &[&again], &mut gone);
        assert_eq!(after, Some(notes(&[separator, &note(1, identity), &note(9, "")].concat())));
        assert_eq!(gone, BTreeSet::from(["0B".to_owned()]));
        let besides =
            "<x xmlns:y=\"urn:y\"><y:a y:paraId=\"0B\" y:durableId=\"D\"/><y:a y:paraId=\"0A\"/></x>";
        assert_eq!(
            without(besides, &mut gone).as_deref(),
            Some("<x xmlns:y=\"urn:y\"><y:a y:paraId=\"0A\"/></x>")
        );
        assert_eq!(without("<x><a durableId=\"D\"/></x>", &mut gone).as_deref(), Some("<x></x>"));
    }
}
