//! The settings of a document, without the source of a mail merge: Word would ask for it at every opening.
//!
//! Source: ECMA-376 part 1, 17.14.20 (`w:mailMerge`), 17.14.29 (its relationships).

use super::map::{Space, XmlMap};
use super::package::{Package, PackageError};
use super::relations;
use super::splice::Splice;

/// The parts that change, by name, with their new text: none where the settings know no mail merge.
pub(super) fn without_merge(package: &Package) -> Result<Vec<(String, String)>, PackageError> {
    let Some(name) = relations::parts(package)?.settings else { return Ok(Vec::new()) };
    let Some(settings) = cut(package, &name, |map, xml, id| map.is(xml, id, Space::W, "mailMerge"))? else {
        return Ok(Vec::new());
    };
    let relations = relations::name_of(&name);
    let mut changed = vec![(name, settings)];
    let is_source = |map: &XmlMap, xml: &str, id| {
        let kind = map.value(xml, id, "Type").unwrap_or_default();
        ["/mailMergeSource", "/mailMergeHeaderSource", "/mailMergeRecipientData"]
            .iter()
            .any(|source| kind.ends_with(source))
    };
    if package.entry(&relations).is_some()
        && let Some(text) = cut(package, &relations, is_source)?
    {
        changed.push((relations, text));
    }
    Ok(changed)
}

/// A part without the elements that `goes` names; nothing where there is none.
fn cut(
    package: &Package,
    name: &str,
    goes: impl Fn(&XmlMap, &str, super::map::NodeId) -> bool,
) -> Result<Option<String>, PackageError> {
    let xml = package.text(name)?;
    let broken = || PackageError::Xml(name.to_owned());
    let map = XmlMap::new(&xml).map_err(|_| broken())?;
    let mut splice = Splice::default();
    for id in map.ids().filter(|&id| goes(&map, &xml, id)) {
        splice.delete(map.node(id).range());
    }
    if splice.is_empty() { Ok(None) } else { splice.apply(&xml).map(Some).map_err(|_| broken()) }
}
