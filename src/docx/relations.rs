//! Which parts of a package are the document, its headers, footers and notes.
//!
//! Names come from the relationships, never from a fixed list (ECMA-376 part 2, 6.5).

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::faults::Region;
use super::kind;
use super::map::{NS_W_STRICT, XmlMap};
use super::package::{Package, PackageError};

/// What the addresses of Strict's relationships begin with (ISO/IEC 29500-1, annex A).
const STRICT: &str = "http://purl.oclc.org/ooxml/";

/// The parts that a template's text may stand in.
#[derive(Clone, Debug)]
pub(super) struct Parts {
    /// Name of the main document part.
    pub(super) document: String,
    /// Name and region of every part with text, the document first.
    pub(super) texts: Vec<(String, Region)>,
    /// The styles part.
    pub(super) styles: Option<String>,
    /// The settings part.
    pub(super) settings: Option<String>,
}

/// A relationship of a part.
pub(super) struct Relation {
    /// The whole address of its kind.
    pub(super) address: String,
    /// The end of that address: `header`.
    pub(super) kind: String,
    /// Name of the part that it leads to.
    pub(super) target: String,
}

/// Finds the parts of a word-processing package.
pub(super) fn parts(package: &Package) -> Result<Parts, PackageError> {
    let main = relations(package, "")?
        .into_iter()
        .find(|relation| relation.kind == "officeDocument" && package.entry(&relation.target).is_some())
        .ok_or(PackageError::NotWord)?;
    let document = main.target;
    if kind::letter_type(package, &document)?.is_none() {
        return Err(PackageError::NotWord);
    }
    if main.address.starts_with(STRICT) || is_strict(&package.text(&document)?) {
        return Err(PackageError::Strict);
    }
    let mut texts = vec![(document.clone(), Region::Body)];
    let (mut styles, mut settings) = (None, None);
    for relation in relations(package, &document)? {
        let region = match relation.kind.as_str() {
            "header" => Region::Header,
            "footer" => Region::Footer,
            "footnotes" => Region::Footnotes,
            "endnotes" => Region::Endnotes,
            "comments" => Region::Comments,
            "styles" => {
                styles = Some(relation.target);
                continue;
            }
            "settings" => {
                settings = Some(relation.target).filter(|name| package.entry(name).is_some());
                continue;
            }
            _ => continue,
        };
        if package.entry(&relation.target).is_some()
            && !texts.iter().any(|(name, _)| name.eq_ignore_ascii_case(&relation.target))
        {
            texts.push((relation.target, region));
        }
    }
    // the order of the relationships is chance: body, headers, footers, notes, each by name
    texts[1..].sort_by(|a, b| (a.1, &a.0).cmp(&(b.1, &b.0)));
    Ok(Parts { document, texts, styles, settings })
}

/// Whether the root of a part is in the vocabulary of Strict; a text may speak of it.
fn is_strict(xml: &str) -> bool {
    xml.contains(NS_W_STRICT)
        && XmlMap::new(xml).is_ok_and(|map| xml[map.node(map.root()).open.clone()].contains(NS_W_STRICT))
}

/// Name of the part that holds the relationships of a part.
pub(super) fn name_of(part: &str) -> String {
    let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
    let slash = if folder.is_empty() { "" } else { "/" };
    format!("{folder}{slash}_rels/{file}.rels")
}

/// The ids of all relationships of a part, external ones too.
pub(super) fn ids(package: &Package, part: &str) -> Result<BTreeSet<String>, PackageError> {
    let name = name_of(part);
    if package.entry(&name).is_none() {
        return Ok(BTreeSet::new());
    }
    let xml = package.text(&name)?;
    let map = XmlMap::new(&xml).map_err(|_| PackageError::Xml(name))?;
    Ok(map.ids().filter_map(|id| map.value(&xml, id, "Id").map(Cow::into_owned)).collect())
}

/// The internal relationships of a part (of the package, for `""`), targets as entry names.
pub(super) fn relations(package: &Package, part: &str) -> Result<Vec<Relation>, PackageError> {
    let folder = part.rsplit_once('/').map_or("", |(folder, _)| folder);
    let name = name_of(part);
    if package.entry(&name).is_none() {
        return Ok(Vec::new());
    }
    let xml = package.text(&name)?;
    let map = XmlMap::new(&xml).map_err(|_| PackageError::Xml(name.clone()))?;
    let mut found = Vec::new();
    for id in map.ids().filter(|&id| map.local(&xml, id) == "Relationship") {
        if map.value(&xml, id, "TargetMode").is_some_and(|mode| mode == "External") {
            continue;
        }
        let (Some(kind), Some(target)) = (map.value(&xml, id, "Type"), map.value(&xml, id, "Target")) else {
            continue;
        };
        let address = kind.trim().to_owned();
        let kind = address.rsplit('/').next().unwrap_or_default().to_owned();
        found.push(Relation { address, kind, target: resolve(folder, &target) });
    }
    Ok(found)
}

/// A target as an entry name: relative to the folder of its source, or from the root. It is only ever looked up
/// among the entries, so a path that climbs out of the package finds nothing.
fn resolve(folder: &str, target: &str) -> String {
    let mut path: Vec<&str> = if target.starts_with('/') { Vec::new() } else { folder.split('/').collect() };
    for step in target.split('/') {
        match step {
            "" | "." => {}
            ".." => {
                path.pop();
            }
            step => path.push(step),
        }
    }
    path.retain(|step| !step.is_empty());
    path.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_become_entry_names() {
        for (folder, target, name) in [
            ("word", "header1.xml", "word/header1.xml"),
            ("word", "/word/header1.xml", "word/header1.xml"),
            ("", "word/document.xml", "word/document.xml"),
            ("word", "../customXml/item1.xml", "customXml/item1.xml"),
            ("word", "../../../etc/passwd", "etc/passwd"),
        ] {
            assert_eq!(resolve(folder, target), name);
        }
    }
}
