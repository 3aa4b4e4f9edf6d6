//! One part of a template, read and ready to be compiled: its text, map, paragraphs and tags.

use super::blanks;
use super::faults::{Fault, Region, Spot, Trouble};
use super::hosts::Bare;
use super::joins;
use super::map::{NodeId, Space, XmlMap};
use super::merge::{self, MergeField};
use super::package::{Package, PackageError};
use super::tags::{self, Brace, Sort, Tag};
use super::text::{self, Paragraph};

/// How much of a paragraph a message quotes, in characters.
const QUOTED: usize = 70;

/// A part with text in it.
#[derive(Clone, Debug)]
pub(super) struct Source {
    pub(super) name: String,
    pub(super) region: Region,
    pub(super) xml: String,
    pub(super) map: XmlMap,
    pub(super) paragraphs: Vec<Paragraph>,
    /// Tags of each paragraph, same indices.
    pub(super) tags: Vec<Vec<Tag>>,
    /// What holds nothing but block tags.
    pub(super) bare: Bare,
    /// Fields of Word's mail merge.
    pub(super) merges: Vec<MergeField>,
    /// Braces that do not match, merge fields that ask for too much.
    pub(super) faults: Vec<Fault>,
}

impl Source {
    /// Reads the part `name` of a package as it is written, without joining paragraphs.
    pub(super) fn plain(package: &Package, name: &str, region: Region) -> Result<Self, PackageError> {
        let xml = text::without_cdata(&package.text(name)?).into_owned();
        let broken = || PackageError::Xml(name.to_owned());
        let map = XmlMap::new(&xml).map_err(|_| broken())?;
        // #elements-in-a-text: no schema knows them there, Word refuses them, and two paragraphs would share characters
        let is_text = |id| ["t", "instrText"].iter().any(|local| map.is(&xml, id, Space::W, local));
        if map.ids().any(|id| !map.node(id).children.is_empty() && is_text(id)) {
            return Err(broken());
        }
        let paragraphs = text::paragraphs(&map, &xml);
        Ok(Self::of(name, region, xml, map, paragraphs))
    }

    /// Reads the part `name` of a package.
    pub(super) fn read(package: &Package, name: &str, region: Region) -> Result<Self, PackageError> {
        let source = Self::plain(package, name, region)?;
        let Some((xml, numbers)) = joins::joined(&source) else { return Ok(source) };
        let map = XmlMap::new(&xml).map_err(|_| PackageError::Xml(name.to_owned()))?;
        let mut paragraphs = text::paragraphs(&map, &xml);
        for paragraph in &mut paragraphs {
            paragraph.number = numbers.get(paragraph.number - 1).copied().unwrap_or(paragraph.number);
        }
        Ok(Self::of(name, region, xml, map, paragraphs))
    }

    /// A part whose paragraphs have been found.
    fn of(name: &str, region: Region, xml: String, map: XmlMap, paragraphs: Vec<Paragraph>) -> Self {
        let mut source = Self {
            name: name.to_owned(),
            region,
            xml,
            map,
            paragraphs,
            tags: Vec::new(),
            bare: Bare::default(),
            merges: Vec::new(),
            faults: Vec::new(),
        };
        for index in 0..source.paragraphs.len() {
            let paragraph = &source.paragraphs[index];
            let (mut tags, braces) = tags::find(&paragraph.glyphs);
            for tag in &mut tags {
                blanks::stay_at_home(&source.map, &source.xml, paragraph, tag);
            }
            for brace in braces {
                let trouble = match brace {
                    Brace::Unclosed(words) => Trouble::Unclosed(words),
                    Brace::Unopened(braces) => Trouble::Unopened(braces.to_owned()),
                };
                let fault = Fault { spot: source.spot(index), trouble };
                source.faults.push(fault);
            }
            source.tags.push(tags);
        }
        source.bare = Bare::of(&source);
        let (merges, faults) = merge::find(&source);
        source.merges = merges;
        source.faults.extend(faults);
        source
    }

    /// Whether a character of the paragraph `index` belongs to a block tag or a remark.
    pub(super) fn is_code(&self, index: usize, glyph: usize) -> bool {
        self.code_at(index, glyph).is_some()
    }

    /// The block tag or remark that a character belongs to.
    pub(super) fn code_at(&self, index: usize, glyph: usize) -> Option<&Tag> {
        let tags = &self.tags[index];
        let behind = tags.partition_point(|tag| tag.glyphs.start <= glyph);
        let tag = &tags[behind.checked_sub(1)?];
        Some(tag).filter(|tag| tag.sort != Sort::Value && tag.glyphs.contains(&glyph))
    }

    /// The place of the paragraph `index`, with its words.
    pub(super) fn spot(&self, index: usize) -> Spot {
        // #many-faults: only what is quoted is read, for a long paragraph may have a hundred thousand of them
        let (mut words, mut count, mut spaced) = (String::new(), 0, false);
        for ch in self.paragraphs[index].glyphs.iter().map(|glyph| glyph.ch) {
            if ch.is_whitespace() {
                spaced = count > 0;
                continue;
            }
            count += 1 + usize::from(spaced);
            if count > QUOTED {
                words.push('…');
                break;
            }
            words.extend(std::mem::take(&mut spaced).then_some(' '));
            words.push(ch);
        }
        Spot { region: self.region, paragraph: self.paragraphs[index].number, words }
    }

    /// The paragraph around an element, if it stands in one: a text box in a run has paragraphs of its own.
    pub(super) fn paragraph_around(&self, node: NodeId) -> Option<NodeId> {
        let is = |id: NodeId, local: &str| self.map.is(&self.xml, id, Space::W, local);
        let home = self.map.ancestors(node).find(|&up| is(up, "p") || is(up, "txbxContent"));
        home.filter(|&home| is(home, "p"))
    }

    /// The index of the paragraph around an element, or of the first one inside it.
    pub(super) fn paragraph_of(&self, node: NodeId) -> Option<usize> {
        let inside = || self.map.descendants(node).find(|&id| self.map.is(&self.xml, id, Space::W, "p"));
        let start = self.map.node(self.paragraph_around(node).or_else(inside)?).open.start;
        let at = self.paragraphs.partition_point(|paragraph| {
            !paragraph.is_instruction && self.map.node(paragraph.node).open.start < start
        });
        Some(at).filter(|&at| at < self.paragraphs.len())
    }

    /// The part as a whole, for what has no paragraph.
    pub(super) fn spot_of_part(&self) -> Spot {
        Spot { region: self.region, paragraph: 0, words: String::new() }
    }

    /// `w:` in the files that Word writes.
    pub(super) fn prefix(&self) -> &str {
        self.map.prefix(&self.xml, self.map.root())
    }
}
