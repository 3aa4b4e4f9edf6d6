//! The parts of an archive: looked up as Excel does, without regard to case, and read within the sizes that
//! [`super::sniff`] has proved.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io::{BufReader, Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;
use zip::read::ZipFile;

/// Largest part that is read whole, in bytes; sheets are read as streams.
const WHOLE: u64 = 256 << 20;

/// An archive.
pub(super) struct Parts<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
    /// Where each part is, by its name in small letters.
    places: BTreeMap<String, usize>,
}

/// What a part says of another: the last word of the relation's type, and the part's name.
pub(super) struct Relation {
    pub(super) kind: String,
    pub(super) target: String,
}

impl<'b> Parts<'b> {
    /// Opens an archive.
    pub(super) fn open(bytes: &'b [u8]) -> Option<Self> {
        let archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
        let names = archive.file_names().enumerate();
        let places = names.filter_map(|(index, name)| Some((name.ok()?.to_lowercase(), index))).collect();
        Some(Self { archive, places })
    }

    /// A part as a stream.
    pub(super) fn stream(&mut self, name: &str) -> Option<BufReader<ZipFile<'_, Cursor<&'b [u8]>>>> {
        let index = *self.places.get(&name.to_lowercase())?;
        Some(BufReader::new(self.archive.by_index(index).ok()?))
    }

    /// A part whole.
    pub(super) fn bytes(&mut self, name: &str) -> Option<Vec<u8>> {
        let mut bytes = Vec::new();
        self.stream(name)?.take(WHOLE + 1).read_to_end(&mut bytes).ok()?;
        (bytes.len() as u64 <= WHOLE).then_some(bytes)
    }

    /// A part whole, as a text.
    pub(super) fn text(&mut self, name: &str) -> Option<String> {
        let text = String::from_utf8(self.bytes(name)?).ok()?;
        Some(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text))
    }

    /// The relations of a part, by their identity; none that leads outside.
    pub(super) fn relations(&mut self, part: &str) -> BTreeMap<String, Relation> {
        let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
        let mut found = BTreeMap::new();
        let Some(xml) = self.text(&format!("{folder}/_rels/{file}.rels")) else { return found };
        each_tag(&xml, "Relationship", |tag| {
            let outside =
                attribute(tag, "TargetMode").is_some_and(|mode| mode.eq_ignore_ascii_case("external"));
            let (id, target, kind) = (attribute(tag, "Id"), attribute(tag, "Target"), attribute(tag, "Type"));
            if let (Some(id), Some(target), false) = (id, target, outside) {
                let kind = kind.unwrap_or_default().rsplit('/').next().unwrap_or_default().to_owned();
                found.insert(id, Relation { kind, target: resolved(folder, &target) });
            }
        });
        found
    }
}

/// A target as the name of a part.
fn resolved(folder: &str, target: &str) -> String {
    let target = target.replace('\\', "/");
    let mut steps: Vec<&str> = if target.starts_with('/') { Vec::new() } else { folder.split('/').collect() };
    for step in target.split('/') {
        match step {
            "" | "." => {}
            ".." => drop(steps.pop()),
            step => steps.push(step),
        }
    }
    steps.join("/")
}

/// Calls back for each element of this name.
pub(super) fn each_tag(xml: &str, local: &str, mut each: impl FnMut(&BytesStart<'_>)) {
    let mut reader = Reader::from_str(xml);
    while let Ok(event) = reader.read_event() {
        match event {
            Event::Start(tag) | Event::Empty(tag) if tag.local_name().into_inner() == local => each(&tag),
            Event::Eof => return,
            _ => {}
        }
    }
}

/// An attribute, by its name without a prefix.
pub(super) fn attribute(tag: &BytesStart<'_>, local: &str) -> Option<String> {
    let found =
        tag.attributes().flatten().find(|attribute| attribute.key.local_name().into_inner() == local)?;
    quick_xml::escape::unescape(&found.value).ok().map(Cow::into_owned)
}

/// Whether an attribute of XML says yes.
pub(super) fn is_true(value: Option<&str>) -> bool {
    matches!(value, Some("1" | "true" | "on"))
}

/// The character that an entity stands for; only XML's own five and numbers are known.
pub(super) fn entity(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hexadecimal) => u32::from_str_radix(hexadecimal, 16),
            None => number.parse(),
        };
        return code.ok().and_then(char::from_u32);
    }
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_target_never_leaves_the_archive() {
        for (target, part) in [
            ("../drawings/vmlDrawing1.vml", "xl/drawings/vmlDrawing1.vml"),
            ("/xl/ctrlProps/ctrlProp1.xml", "xl/ctrlProps/ctrlProp1.xml"),
            ("sheet.xml", "xl/worksheets/sheet.xml"),
            ("../../../../etc/passwd", "etc/passwd"),
            ("..\\x.xml", "xl/x.xml"),
        ] {
            assert_eq!(resolved("xl/worksheets", target), part);
        }
    }
}
