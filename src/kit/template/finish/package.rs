//! The archive: what it says it holds is what it holds.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::Error;
use super::tree::Element;

/// Only the parts of `names` are announced; docx-rs announces comments and more, always.
pub(super) fn types(mut root: Element, names: &[&str]) -> Element {
    root.keep(|entry| match entry.attribute("PartName") {
        Some(part) => names.iter().any(|name| part.strip_prefix('/') == Some(name)),
        None => matches!(entry.attribute("Extension"), Some("rels" | "xml")),
    });
    root
}

/// Only the parts of `names` are pointed at. `folder` is that of the part which points.
pub(super) fn relations(mut root: Element, folder: &str, names: &[&str]) -> Element {
    root.keep(|relation| {
        relation
            .attribute("Target")
            .is_some_and(|target| names.contains(&format!("{folder}{target}").as_str()))
    });
    root
}

/// Packs the parts in this order, all of the same day: the first that an archive knows.
pub(super) fn pack(parts: &[(&str, Element)]) -> Result<Vec<u8>, Error> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::DEFAULT);
    for (name, root) in parts {
        zip.start_file(*name, options)?;
        zip.write_all(root.write().as_bytes())?;
    }
    Ok(zip.finish()?.into_inner())
}
