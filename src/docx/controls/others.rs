//! Controls that are not ours stay as they are, but for what Word would show in the place of the letter's own words: the
//! data that a control is bound to.

use super::Found;
use super::bond::bindings;
use super::path;
use crate::docx::map::{NodeId, Space};
use crate::docx::properties;
use crate::docx::site::Site;
use crate::docx::source::Source;
use crate::docx::write::Writer;

/// Takes away the bond of a control that is not ours where its data are no longer what the letter says: something of ours
/// stands in its content, it stands in what is repeated, or it shows a property of the document that every letter
/// has for itself. `tags` is where tags and fields of the part begin.
pub(in crate::docx) fn settle_others(
    source: &Source,
    found: &Found,
    tags: &[usize],
    writer: &mut Writer<'_>,
    site: &Site<'_>,
) {
    let (map, xml) = (&source.map, source.xml.as_str());
    let is_ours = |id: NodeId| found.controls.iter().any(|control| control.node == id);
    let mut settled = Vec::new();
    for node in map.ids().filter(|&id| map.is(xml, id, Space::W, "sdt") && !is_ours(id)) {
        let range = map.node(node).range();
        let Some(properties) = map.child(xml, node, Space::W, "sdtPr") else { continue };
        let is_written = tags.iter().any(|at| range.contains(at))
            || found.controls.iter().any(|control| range.contains(&control.range(map).start));
        if found.repeats.iter().any(|repeat| repeat.node == node) {
            continue;
        }
        let is_repeated = found.repeats.iter().any(|repeat| repeat.range(map).contains(&range.start));
        for binding in bindings(source, properties) {
            if is_written || is_repeated || site.is_stamped && shows_property(source, binding) {
                settled.push(binding);
            }
        }
        // Word takes the whole of a placeholder for an invitation, and not for text
        if is_written {
            settled.extend(map.child(xml, properties, Space::W, "showingPlcHdr"));
        }
    }
    for node in settled {
        writer.splice.replace_if_there(map.node(node).range(), "");
    }
}

/// Whether a bond leads to one of the document's properties that a letter sets.
fn shows_property(source: &Source, binding: NodeId) -> bool {
    let value = |local| source.map.value(&source.xml, binding, local).unwrap_or_default();
    value("storeItemID").eq_ignore_ascii_case(properties::CORE_STORE)
        && properties::is_set(path::last_name(&value("xpath")))
}
