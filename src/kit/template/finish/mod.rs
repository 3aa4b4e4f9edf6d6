//! The finishing pass over what docx-rs has written: nothing missing, nothing superfluous, all in schema order.

mod order;
mod package;
mod parts;
mod tree;

use docx_rs::XMLDocx;

use super::Error;
use tree::Element;

/// The parts of the template, in the order of the archive, finished and packed.
pub(super) fn finish(built: &XMLDocx) -> Result<Vec<u8>, Error> {
    let tree =
        |part: &'static str, bytes: &[u8]| Element::read(bytes).map_err(|cause| Error::Xml { part, cause });
    let mut parts: Vec<(&'static str, Element)> = vec![
        ("docProps/app.xml", tree("docProps/app.xml", &built.doc_props.app)?),
        ("docProps/core.xml", parts::core()),
        ("word/document.xml", tree("word/document.xml", &built.document)?),
        ("word/styles.xml", parts::styles(tree("word/styles.xml", &built.styles)?)),
        ("word/numbering.xml", parts::numbering(tree("word/numbering.xml", &built.numberings)?)),
        ("word/settings.xml", parts::settings(tree("word/settings.xml", &built.settings)?)),
        ("word/fontTable.xml", parts::fonts(tree("word/fontTable.xml", &built.font_table)?)),
    ];
    if let Some(footer) = built.footers.first() {
        parts.push(("word/footer1.xml", tree("word/footer1.xml", footer)?));
    }
    for (_, root) in &mut parts {
        root.each(&mut order::tidy);
    }
    let names: Vec<&str> = parts.iter().map(|(name, _)| *name).collect();
    let types = package::types(tree("[Content_Types].xml", &built.content_type)?, &names);
    let top = package::relations(tree("_rels/.rels", &built.rels)?, "", &names);
    let document =
        package::relations(tree("word/_rels/document.xml.rels", &built.document_rels)?, "word/", &names);
    let mut all = vec![("[Content_Types].xml", types), ("_rels/.rels", top)];
    all.extend(parts);
    all.push(("word/_rels/document.xml.rels", document));
    package::pack(&all)
}
