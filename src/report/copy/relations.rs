//! Relationships between parts (ECMA-376 part 2, 9.3), and the types of parts (10.1.2.2).

use super::odd::Odd;
use super::package::Package;
use super::xml::{Edits, Tree, escaped};

/// What the addresses of the relationships that we add begin with.
pub(super) const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const SPACE: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const TYPES: &str = "[Content_Types].xml";

/// A relationship of a part.
pub(super) struct Relation {
    pub(super) id: String,
    /// The whole address of its kind.
    pub(super) address: String,
    /// The entry that it leads to.
    pub(super) target: String,
}

impl Relation {
    /// Whether it is of this kind, in whatever variant of the format.
    pub(super) fn is(&self, kind: &str) -> bool {
        self.address.rsplit('/').next() == Some(kind)
    }
}

fn name_of(part: &str) -> String {
    let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
    let slash = if folder.is_empty() { "" } else { "/" };
    format!("{folder}{slash}_rels/{file}.rels")
}

/// The relationships of a part (of the package, for `""`) that lead to other parts.
pub(super) fn of(package: &mut Package<'_>, part: &str) -> Result<Vec<Relation>, Odd> {
    let name = name_of(part);
    if !package.has(&name) {
        return Ok(Vec::new());
    }
    let xml = package.text(&name)?;
    let folder = part.rsplit_once('/').map_or("", |(folder, _)| folder);
    let tree = Tree::of(&xml)?;
    let internal = tree
        .named("Relationship")
        .filter(|element| element.tag.value("TargetMode").is_none_or(|mode| mode != "External"));
    let relations = internal.filter_map(|element| {
        Some(Relation {
            id: element.tag.value("Id")?.into_owned(),
            address: element.tag.value("Type")?.trim().to_owned(),
            target: resolve(folder, &element.tag.value("Target")?),
        })
    });
    Ok(relations.collect())
}

/// Adds a relationship; returns its id.
pub(super) fn add(package: &mut Package<'_>, part: &str, kind: &str, target: &str) -> Result<String, Odd> {
    let name = name_of(part);
    let relation = |prefix: &str, id: &str| {
        format!(
            "<{prefix}Relationship Id=\"{id}\" Type=\"{OFFICE}/{kind}\" Target=\"/{}\"/>",
            escaped(target)
        )
    };
    if !package.has(&name) {
        let id = "rId1".to_owned();
        package.add(
            &name,
            format!(
                "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<Relationships xmlns=\"{SPACE}\">{}\
                 </Relationships>",
                relation("", &id)
            ),
        );
        return Ok(id);
    }
    let xml = package.text(&name)?;
    let tree = Tree::of(&xml)?;
    let taken: Vec<_> = tree.named("Relationship").filter_map(|element| element.tag.value("Id")).collect();
    let id = (taken.len() + 1..=usize::MAX)
        .map(|number| format!("rId{number}"))
        .find(|id| !taken.iter().any(|it| it == id));
    let id = id.unwrap_or_default();
    let mut edits = Edits::default();
    tree.append(0, &relation(tree.root().tag.prefix(), &id), &mut edits);
    let edited = edits.apply(&xml)?;
    package.change(&name, edited)?;
    Ok(id)
}

/// A target as the name of an entry: relative to the folder of its source, or from the root. It is only ever looked up
/// among the entries.
fn resolve(folder: &str, target: &str) -> String {
    let target = target.replace('\\', "/");
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

/// The content type that a part has by its own name.
pub(super) fn type_of(package: &mut Package<'_>, part: &str) -> Result<Option<String>, Odd> {
    let xml = package.text(TYPES)?;
    let tree = Tree::of(&xml)?;
    let own = tree.named("Override").find(|element| {
        let name = element.tag.value("PartName").unwrap_or_default();
        name.trim_start_matches('/').eq_ignore_ascii_case(part)
    });
    Ok(own.and_then(|element| element.tag.value("ContentType")).map(std::borrow::Cow::into_owned))
}

/// Says of what type a new part is.
pub(super) fn declare(package: &mut Package<'_>, part: &str, kind: &str) -> Result<(), Odd> {
    let xml = package.text(TYPES)?;
    let tree = Tree::of(&xml)?;
    let extension = part.rsplit('.').next().unwrap_or_default();
    let default = tree
        .named("Default")
        .find(|it| it.tag.value("Extension").is_some_and(|it| it.eq_ignore_ascii_case(extension)))
        .and_then(|it| it.tag.value("ContentType"));
    if default.as_deref() == Some(kind) {
        return Ok(());
    }
    let prefix = tree.root().tag.prefix();
    // drawings have their type by their extension, as in every workbook that Excel writes
    let text = if extension == "vml" && default.is_none() {
        format!("<{prefix}Default Extension=\"vml\" ContentType=\"{kind}\"/>")
    } else {
        format!("<{prefix}Override PartName=\"/{}\" ContentType=\"{kind}\"/>", escaped(part))
    };
    let mut edits = Edits::default();
    match tree.children(0).next().filter(|_| text.contains("Default ")) {
        Some((_, first)) => edits.insert(first.range().start, text),
        None => tree.append(0, &text, &mut edits),
    }
    let edited = edits.apply(&xml)?;
    package.change(TYPES, edited)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_become_names_of_entries() {
        for (folder, target, name) in [
            ("xl", "worksheets/sheet1.xml", "xl/worksheets/sheet1.xml"),
            ("xl", "/xl/worksheets/sheet1.xml", "xl/worksheets/sheet1.xml"),
            ("xl/worksheets", "../comments1.xml", "xl/comments1.xml"),
            ("", "xl\\workbook.xml", "xl/workbook.xml"),
            ("xl", "../../../etc/passwd", "etc/passwd"),
        ] {
            assert_eq!(resolve(folder, target), name);
        }
    }
}
