//! The tick boxes of a template as its author typed them, those without a code and those copied with their code
//! included; and a copy of the template in which they have other codes, or are real controls.
//!
//! Nothing here needs the template to be sound: a box that was copied with its line in Word is a fault until it has a
//! code of its own, and this is how it gets one.

use std::collections::BTreeMap;
use std::ops::Range;

use super::assemble::{self, Packer, Print, Record, Slot};
use super::boxes;
use super::controls;
use super::escape::escaped;
use super::expression;
use super::faults::Spot;
use super::hosts::{Cut, Host};
use super::ids::Ids;
use super::lines::{self, BoxLine};
use super::map::{NodeId, Space};
use super::names::Scope;
use super::package::{Package, PackageError};
use super::placed::{Code, Placed};
use super::program::Marks;
use super::source::Source;
use super::styles::Outlines;
use super::tags::Sort;
use super::vocabulary::Vocabulary;
use super::write::Writer;

/// A line with a box.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tick {
    /// The canonical code; empty for `{{ case() }}`, `{{ case("?") }}` and controls without a name.
    pub code: String,
    /// The text behind the box.
    pub text: String,
    /// The headings above the line, highest first.
    pub headings: Vec<String>,
    /// Where the line stands.
    pub spot: Spot,
    /// Whether it is a control already, and no tag.
    pub is_control: bool,
}

/// Where a box is written.
#[derive(Clone, Debug)]
struct Site {
    /// Index of its part.
    part: usize,
    paragraph: usize,
    bytes: Range<usize>,
    what: What,
    /// Its copies for programs that do not know drawings: indices among the sites.
    copies: Vec<usize>,
}

#[derive(Clone, Debug)]
enum What {
    /// Index of the tag in its paragraph.
    Tag(usize),
    /// The properties of the control.
    Control(NodeId),
}

/// The boxes of a template, ready to be changed in a copy.
#[derive(Debug)]
pub struct Ticks<'p> {
    package: &'p Package,
    parts: Vec<Source>,
    lines: Vec<Tick>,
    /// One for each line, then their copies.
    sites: Vec<Site>,
}

impl<'p> Ticks<'p> {
    /// Finds the boxes of these parts.
    pub(super) fn of(
        package: &'p Package,
        parts: Vec<Source>,
        outlines: &Outlines,
        vocabulary: &dyn Vocabulary,
    ) -> Self {
        let mut found: Vec<(Tick, Site)> = Vec::new();
        for (part, source) in parts.iter().enumerate() {
            let mut here = tags(source, part, vocabulary);
            here.extend(controls(source, part, vocabulary));
            here.sort_by_key(|(_, site)| site.bytes.start);
            let mut above = lines::Headings::new(source, outlines);
            found.extend(here.into_iter().map(|(code, site)| {
                let Range { start, end } = site.bytes;
                let BoxLine { code, text, headings, spot } = above.line(code, start, site.paragraph, end);
                let is_control = matches!(site.what, What::Control(_));
                (Tick { code, text, headings, spot, is_control }, site)
            }));
        }
        let is_copy = |(_, site): &(Tick, Site)| lines::is_copy(&parts[site.part], site.paragraph);
        let (copies, own): (Vec<_>, Vec<_>) = found.into_iter().partition(is_copy);
        let (lines, mut sites): (Vec<Tick>, Vec<Site>) = own.into_iter().unzip();
        for (tick, copy) in copies {
            // the copy of a text box says the same in the same order
            let twin = (0..lines.len()).find(|&at| {
                (&lines[at].code, &lines[at].text) == (&tick.code, &tick.text)
                    && sites[at].part == copy.part
                    && sites[at].copies.is_empty()
                    && lines::is_original(&parts[copy.part], sites[at].paragraph)
            });
            if let Some(twin) = twin {
                let at = sites.len();
                sites[twin].copies.push(at);
            }
            sites.push(copy);
        }
        Self { package, parts, lines, sites }
    }

    /// The boxes in the order of the document.
    pub fn list(&self) -> &[Tick] {
        &self.lines
    }

    /// The bytes of a copy of the template: `codes` are boxes by their index with the codes that they get; with
    /// `as_controls`, every box that is a tag becomes a control that can be clicked. All else stays as it is.
    ///
    /// # Errors
    /// [`PackageError::Damaged`] when two changes meet: a fault of ours.
    pub fn copy(&self, codes: &BTreeMap<usize, String>, as_controls: bool) -> Result<Vec<u8>, PackageError> {
        let mut changes: Vec<(&Site, &str)> = Vec::new();
        for (at, line) in self.lines.iter().enumerate() {
            // a box without a code can't be a control of ours yet
            let turns = as_controls && !line.is_control && !line.code.is_empty();
            if let Some(code) = codes.get(&at).or(Some(&line.code).filter(|_| turns)) {
                let all = std::iter::once(&at).chain(&self.sites[at].copies);
                changes.extend(all.map(|&site| (&self.sites[site], code.as_str())));
            }
        }
        let mut ids = Ids::of(self.parts.iter());
        let mut fresh: Vec<(String, String)> = Vec::new();
        for (part, source) in self.parts.iter().enumerate() {
            let mut here = changes.iter().filter(|(site, _)| site.part == part).peekable();
            if here.peek().is_none() {
                continue;
            }
            let mut writer = Writer::new(source, Marks::absent_from(&source.xml), &mut ids);
            for (site, code) in here {
                match site.what {
                    What::Tag(tag) if as_controls => {
                        writer.put_box(&value(source, site.paragraph, tag), code, ids.fresh());
                    }
                    What::Tag(tag) => {
                        let text = format!("{{{{ case(&quot;{}&quot;) }}}}", escaped(code));
                        writer.replace_text(&value(source, site.paragraph, tag), &text);
                    }
                    What::Control(properties) => {
                        boxes::name(source, properties, code, &mut writer.splice);
                    }
                }
            }
            let (text, _) = writer.finish().map_err(PackageError::Damaged)?;
            fresh.push((source.name.clone(), text));
        }
        Ok(repacked(self.package, &fresh))
    }
}

/// The boxes of a part that are tags with a code in so many letters, or none.
fn tags(source: &Source, part: usize, vocabulary: &dyn Vocabulary) -> Vec<(String, Site)> {
    let mut found = Vec::new();
    for (paragraph, tags) in source.tags.iter().enumerate() {
        for (index, tag) in tags.iter().enumerate().filter(|(_, tag)| tag.sort == Sort::Value) {
            let Some(code) = expression::literal_box(&tag.words, vocabulary) else { continue };
            let glyphs = &source.paragraphs[paragraph].glyphs[tag.glyphs.clone()];
            let (Some(first), Some(last)) = (glyphs.first(), glyphs.last()) else { continue };
            let bytes = first.bytes.start..last.bytes.end;
            found.push((code, Site { part, paragraph, bytes, what: What::Tag(index), copies: Vec::new() }));
        }
    }
    found
}

/// The boxes of a part that are controls with a code as tag or title, or without a name. One with another name is its
/// author's own.
fn controls(source: &Source, part: usize, vocabulary: &dyn Vocabulary) -> Vec<(String, Site)> {
    let (map, xml) = (&source.map, source.xml.as_str());
    let boxes = map.ids().filter(|&id| map.is(xml, id, Space::W, "sdt")).filter_map(|node| {
        let properties = map.child(xml, node, Space::W, "sdtPr")?;
        map.child(xml, properties, Space::W14, "checkbox")?;
        let mut names = controls::names(map, xml, properties);
        if names.is_empty() {
            names = controls::names_around(map, xml, node);
        }
        let code = names.iter().find_map(|name| vocabulary.box_code(name));
        let code = code.or_else(|| names.is_empty().then(String::new))?;
        let bytes = map.node(node).range();
        let paragraph = source.paragraph_of(node)?;
        Some((code, Site { part, paragraph, bytes, what: What::Control(properties), copies: Vec::new() }))
    });
    boxes.collect()
}

/// A tag that prints something where it stands.
fn value(source: &Source, paragraph: usize, tag: usize) -> Placed {
    let node = source.paragraphs[paragraph].node;
    let host = Host { container: node, cut: Cut::Run };
    Placed { paragraph, tag, host, code: Code::Remark, gone: None, through: Vec::new(), scope: Scope::new() }
}

/// The package with some parts anew and all others as they lie.
fn repacked(package: &Package, fresh: &[(String, String)]) -> Vec<u8> {
    let is_fresh = |name: &str| fresh.iter().find(|(part, _)| part.eq_ignore_ascii_case(name));
    let slots: Vec<Slot> = package
        .entries
        .iter()
        .map(|entry| match is_fresh(&entry.name) {
            Some(_) => Slot::Fresh(entry.name.clone()),
            None => Slot::Constant(Record::copied(package, entry)),
        })
        .collect();
    let ordered: Vec<(&[u8], Print)> = package
        .entries
        .iter()
        .filter_map(|entry| is_fresh(&entry.name))
        .map(|(_, text)| (text.as_bytes(), Print::of(text.as_bytes())))
        .collect();
    let mut bytes = Vec::new();
    assemble::assemble(&slots, &ordered, &mut Packer::default(), &mut bytes);
    bytes
}
