//! Document properties: what a letter says of itself, for people (title, author, date) and for us (identity).
//!
//! Source: ECMA-376 part 2, clause 11 (core properties); part 1, 22.3 (custom properties).

use std::fmt::Write as _;

use super::escape::escaped;
use super::map::{NodeId, XmlMap};
use super::package::{Package, PackageError};
use super::relations;
use super::slots::Additions;
use super::splice::Splice;

/// Our custom properties begin with this.
pub const OURS: &str = "LettresRne.";
/// The custom property that holds the seal.
pub const SEAL: &str = "LettresRne.Sceau";

const NS_CUSTOM: &str = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties";
const NS_VT: &str = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes";
/// Every custom property that is no set of its own carries this.
const FMTID: &str = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}";

/// What a letter says of itself.
#[derive(Clone, Debug, Default)]
pub struct Identity {
    /// Title of the document.
    pub title: String,
    /// The service, as author and last editor: never the person at the keyboard.
    pub author: String,
    /// Creation and change, as `2027-03-01T00:00:00Z`.
    pub date: String,
    /// Name (without our prefix) and value of each custom property, in order.
    pub facts: Vec<(&'static str, String)>,
}

/// The template's core properties, cut where a letter's values go.
#[derive(Clone, Debug)]
pub(super) struct Core {
    /// Constant text, with the value that follows it.
    pieces: Vec<(String, Option<Value>)>,
}

#[derive(Clone, Copy, Debug)]
enum Value {
    Title,
    Author,
    Date,
}

/// The elements that a letter sets: namespace, local name, value, and the attribute that a date needs.
const SET: [(&str, &str, &str, Value); 5] = [
    ("http://purl.org/dc/elements/1.1/", "dc", "title", Value::Title),
    ("http://purl.org/dc/elements/1.1/", "dc", "creator", Value::Author),
    (
        "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
        "cp",
        "lastModifiedBy",
        Value::Author,
    ),
    ("http://purl.org/dc/terms/", "dcterms", "created", Value::Date),
    ("http://purl.org/dc/terms/", "dcterms", "modified", Value::Date),
];

/// How the controls that Word makes for the properties of a document call them (\[MS-OI29500\] 2.1.531).
pub(super) const CORE_STORE: &str = "{6C3C8BC8-F283-45AE-878A-BAB7291924A1}";

/// Whether a letter sets the property with this element.
pub(super) fn is_set(local: &str) -> bool {
    SET.iter().any(|(_, _, set, _)| *set == local)
}

/// An empty core properties part.
const NO_CORE: &str = concat!(
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n",
    "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" ",
    "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" ",
    "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"></cp:coreProperties>"
);

impl Core {
    /// Reads the template's part, or begins an empty one.
    pub(super) fn read(package: &Package, name: &str) -> Result<Self, PackageError> {
        let broken = || PackageError::Xml(name.to_owned());
        let xml = if package.entry(name).is_some() { package.text(name)? } else { NO_CORE.to_owned() };
        let map = XmlMap::new(&xml).map_err(|_| broken())?;
        let mut splice = Splice::default();
        // a private character stands for each value until the text is cut
        let mark =
            |index: usize| char::from_u32(0xE000 + u32::try_from(index).unwrap_or(0)).unwrap_or('\u{e000}');
        let xml_without_marks = xml.replace(|c| ('\u{e000}'..='\u{e00f}').contains(&c), "");
        if xml_without_marks.len() != xml.len() {
            return Err(broken());
        }
        let mut missing = String::new();
        for (index, (space, prefix, local, value)) in SET.into_iter().enumerate() {
            let existing: Option<NodeId> = map.ids().find(|&id| map.local(&xml, id) == local);
            let dated = if matches!(value, Value::Date) {
                " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:type=\"dcterms:W3CDTF\""
            } else {
                ""
            };
            match existing.map(|id| map.node(id)) {
                Some(node) if !node.is_empty_tag() => splice.replace(node.inside(), mark(index)),
                Some(node) => splice.replace(
                    node.range(),
                    format!(
                        "<{prefix}:{local} xmlns:{prefix}=\"{space}\"{dated}>{}</{prefix}:{local}>",
                        mark(index)
                    ),
                ),
                None => {
                    let _ = write!(
                        missing,
                        "<{prefix}:{local} xmlns:{prefix}=\"{space}\"{dated}>{}</{prefix}:{local}>",
                        mark(index)
                    );
                }
            }
        }
        let root = map.node(map.root());
        if root.is_empty_tag() {
            let tag = xml[root.open.clone()].trim_end_matches("/>").to_owned();
            splice = Splice::default();
            splice.replace(root.range(), format!("{tag}>{missing}</{}>", &xml[root.name.clone()]));
        } else {
            splice.insert(root.close.start, missing);
        }
        let text = splice.apply(&xml).map_err(|_| broken())?;
        let mut pieces = Vec::new();
        let mut rest = text.as_str();
        while let Some(at) = rest.find(|c| ('\u{e000}'..='\u{e00f}').contains(&c)) {
            let index = rest[at..].chars().next().map_or(0, |c| c as usize - 0xE000);
            pieces.push((rest[..at].to_owned(), Some(SET[index].3)));
            rest = &rest[at + '\u{e000}'.len_utf8()..];
        }
        pieces.push((rest.to_owned(), None));
        Ok(Self { pieces })
    }

    /// The part of one letter.
    pub(super) fn write(&self, identity: &Identity) -> String {
        let mut xml = String::with_capacity(1024);
        for (constant, value) in &self.pieces {
            xml.push_str(constant);
            match value {
                Some(Value::Title) => xml.push_str(&escaped(&identity.title)),
                Some(Value::Author) => xml.push_str(&escaped(&identity.author)),
                Some(Value::Date) => xml.push_str(&escaped(&identity.date)),
                None => {}
            }
        }
        xml
    }
}

/// The template's custom properties but ours, ready for a letter's.
#[derive(Clone, Debug)]
pub(super) struct Custom {
    before: String,
    after: String,
    first_pid: u32,
}

impl Custom {
    /// Reads the template's part, or begins an empty one.
    pub(super) fn read(package: &Package, name: &str) -> Result<Self, PackageError> {
        if package.entry(name).is_none() {
            return Ok(Self {
                before: format!(
                    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
                     <Properties xmlns=\"{NS_CUSTOM}\" xmlns:vt=\"{NS_VT}\">"
                ),
                after: "</Properties>".to_owned(),
                first_pid: 2,
            });
        }
        let xml = package.text(name)?;
        let broken = || PackageError::Xml(name.to_owned());
        let map = XmlMap::new(&xml).map_err(|_| broken())?;
        let root = map.node(map.root());
        let mut splice = Splice::default();
        let mut last_pid = 1;
        for &id in &root.children {
            if map.value(&xml, id, "name").is_some_and(|name| name.starts_with(OURS)) {
                splice.delete(map.node(id).range());
            } else if let Some(Ok(pid)) = map.value(&xml, id, "pid").map(|pid| pid.parse::<u32>()) {
                // Word's own are signed, and small
                last_pid = last_pid.max(pid.min(u32::MAX / 4));
            }
        }
        let name = xml[root.name.clone()].to_owned();
        let cut = '\u{e000}';
        if xml.contains(cut) {
            return Err(broken());
        }
        if root.is_empty_tag() {
            let tag = xml[root.open.clone()].trim_end_matches("/>").to_owned();
            splice.replace(root.range(), format!("{tag}>{cut}</{name}>"));
        } else {
            splice.insert(root.close.start, cut);
        }
        let text = splice.apply(&xml).map_err(|_| broken())?;
        let (before, after) = text.split_once(cut).ok_or_else(broken)?;
        Ok(Self { before: before.to_owned(), after: after.to_owned(), first_pid: last_pid + 1 })
    }

    /// The part of one letter.
    pub(super) fn write(&self, identity: &Identity, seal: &str) -> String {
        let mut xml = self.before.clone();
        let seal = (SEAL.trim_start_matches(OURS), seal.to_owned());
        for (pid, (name, value)) in (self.first_pid..).zip(identity.facts.iter().chain([&seal])) {
            // namespaces are written out: the template's part may use other prefixes
            let _ = write!(
                xml,
                "<property xmlns=\"{NS_CUSTOM}\" fmtid=\"{FMTID}\" pid=\"{pid}\" name=\"{OURS}{name}\">\
                 <vt:lpwstr xmlns:vt=\"{NS_VT}\">{}</vt:lpwstr></property>",
                escaped(value)
            );
        }
        xml.push_str(&self.after);
        xml
    }
}

/// All custom properties of a package, name and text.
pub(super) fn custom(package: &Package) -> Vec<(String, String)> {
    let Ok(Names { custom, .. }) = Names::of(package) else { return Vec::new() };
    let Ok(xml) = package.text(&custom) else { return Vec::new() };
    let Ok(map) = XmlMap::new(&xml) else { return Vec::new() };
    let mut found = Vec::new();
    for &id in &map.node(map.root()).children {
        let (Some(name), Some(&value)) = (map.value(&xml, id, "name"), map.node(id).children.first()) else {
            continue;
        };
        let mut text = String::new();
        super::text::characters(&xml, map.node(value).inside(), |ch, _| text.push(ch));
        found.push((name.into_owned(), text));
    }
    found
}

/// Names of the two parts of properties: those that the package's relationships lead to, or the usual ones.
#[derive(Clone, Debug)]
pub(super) struct Names {
    pub(super) core: String,
    pub(super) custom: String,
}

/// Kind of relationship, usual name and content type.
const CORE_PART: [&str; 3] = [
    "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
    "docProps/core.xml",
    "application/vnd.openxmlformats-package.core-properties+xml",
];
const CUSTOM_PART: [&str; 3] = [
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties",
    "docProps/custom.xml",
    "application/vnd.openxmlformats-officedocument.custom-properties+xml",
];

impl Names {
    /// The names in a package.
    pub(super) fn of(package: &Package) -> Result<Self, PackageError> {
        let relations = relations::relations(package, "")?;
        let name = |[kind, usual, _]: [&str; 3]| {
            let found = relations.iter().find(|relation| relation.address == kind);
            let name = found.map_or(usual, |relation| relation.target.as_str());
            // a relationship may spell a part's name in another case
            package.entry(name).map_or(name, |entry| entry.name.as_str()).to_owned()
        };
        Ok(Self { core: name(CORE_PART), custom: name(CUSTOM_PART) })
    }

    /// The names in a package, with what it takes for a letter to have both parts.
    pub(super) fn declared(package: &Package, additions: &mut Additions) -> Result<Self, PackageError> {
        let names = Self::of(package)?;
        let relations = relations::relations(package, "")?;
        for ([kind, _, content_type], name) in [(CORE_PART, &names.core), (CUSTOM_PART, &names.custom)] {
            if !relations.iter().any(|relation| relation.address == kind) {
                additions.relate(package, "", kind, name)?;
            }
            additions.declare(name, content_type);
        }
        Ok(names)
    }
}
