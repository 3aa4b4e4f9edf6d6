//! Which parts of a package are the document, its headers, footers and notes.
//!
//! Names come from the relationships, never from a fixed list (ECMA-376 part 2, 6.5).

use super::faults::Region;
use super::map::{NS_W_STRICT, XmlMap};
use super::package::{Package, PackageError};

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
    /// The last word of its type: `header`.
    pub(super) kind: String,
    /// The entry that it leads to.
    pub(super) target: String,
}

/// Finds the parts of a word-processing package.
pub(super) fn parts(package: &Package) -> Result<Parts, PackageError> {
    let document = relations(package, "")?
        .into_iter()
        .find(|relation| relation.kind == "officeDocument")
        .map(|relation| relation.target)
        .filter(|target| package.entry(target).is_some())
        .ok_or(PackageError::NotWord)?;
    if package.text(&document)?.contains(NS_W_STRICT) {
        return Err(PackageError::Strict);
    }
    let content_types = package.text("[Content_Types].xml")?;
    if !content_types.contains("wordprocessingml") && !content_types.contains("ms-word") {
        return Err(PackageError::NotWord);
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
            && !texts.iter().any(|(name, _)| *name == relation.target)
        {
            texts.push((relation.target, region));
        }
    }
    // the order of the relationships is chance: body, headers, footers, notes, each by name
    texts[1..].sort_by(|a, b| (a.1, &a.0).cmp(&(b.1, &b.0)));
    Ok(Parts { document, texts, styles, settings })
}

/// Name of the part that holds the relationships of a part.
pub(super) fn name_of(part: &str) -> String {
    let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
    let slash = if folder.is_empty() { "" } else { "/" };
    format!("{folder}{slash}_rels/{file}.rels")
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
        let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
        found.push(Relation { kind, target: resolve(folder, &target) });
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
