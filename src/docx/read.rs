//! Reading a letter back: what it says, which boxes are ticked, who it is for, and whether a hand has changed it.

use super::map::{Space, XmlMap};
use super::package::{Package, PackageError};
use super::relations;
use super::source::Source;
use super::{properties, seal};

/// A Word file as a reader sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// Text of each paragraph of the body, boxes as their glyphs.
    pub paragraphs: Vec<String>,
    /// Text of each paragraph of headers, footers and notes.
    pub margins: Vec<String>,
    /// The check box controls, in order.
    pub boxes: Vec<BoxState>,
    /// Custom properties, name and value.
    pub properties: Vec<(String, String)>,
    /// Whether the file is, part for part, as the tool wrote it. A file without a seal never is.
    pub untouched: bool,
}

/// A check box control.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BoxState {
    /// The control's tag.
    pub tag: String,
    /// Its state.
    pub ticked: bool,
    /// The text it shows.
    pub glyph: String,
    /// The text behind it in its paragraph.
    pub label: String,
}

impl Reading {
    /// Reads a Word file.
    ///
    /// # Errors
    /// [`PackageError`] when it is no sound Word file.
    pub fn of(bytes: Vec<u8>) -> Result<Self, PackageError> {
        let package = Package::open(bytes)?;
        let mut reading = Self {
            paragraphs: Vec::new(),
            margins: Vec::new(),
            boxes: Vec::new(),
            properties: properties::custom(&package),
            untouched: false,
        };
        reading.untouched =
            reading.property(properties::SEAL).is_some_and(|seal| seal == seal::seal(&package));
        let parts = relations::parts(&package)?;
        for (name, region) in &parts.texts {
            let source = Source::read(&package, name, *region)?;
            let texts = source.paragraphs.iter().map(super::text::Paragraph::text);
            if *name == parts.document {
                reading.paragraphs.extend(texts);
            } else {
                reading.margins.extend(texts);
            }
            reading.boxes.extend(boxes(&source));
        }
        Ok(reading)
    }

    /// Only the identity of a letter, without its text: custom properties, and whether it is untouched.
    ///
    /// # Errors
    /// [`PackageError`] when it is no sound package.
    pub fn identity(bytes: Vec<u8>) -> Result<(Vec<(String, String)>, bool), PackageError> {
        let package = Package::open(bytes)?;
        let facts = properties::custom(&package);
        let seal = facts.iter().find(|(name, _)| name == properties::SEAL).map(|(_, seal)| seal.as_str());
        let untouched = seal.is_some_and(|seal| seal == seal::seal(&package));
        Ok((facts, untouched))
    }

    /// How often a text stands in paragraphs of the body and of the margins, whatever its spaces.
    pub fn times(&self, text: &str) -> usize {
        let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let text = plain(text);
        if text.is_empty() {
            return 0;
        }
        let paragraphs = self.paragraphs.iter().chain(&self.margins);
        paragraphs.map(|paragraph| plain(paragraph).matches(&text).count()).sum()
    }

    /// The value of a custom property.
    pub fn property(&self, name: &str) -> Option<&str> {
        self.properties.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}

fn boxes(source: &Source) -> Vec<BoxState> {
    let (map, xml): (&XmlMap, &str) = (&source.map, &source.xml);
    let mut found = Vec::new();
    for sdt in map.ids().filter(|&id| map.is(xml, id, Space::W, "sdt")) {
        let Some(properties) = map.child(xml, sdt, Space::W, "sdtPr") else { continue };
        let Some(checkbox) = map.child(xml, properties, Space::W14, "checkbox") else { continue };
        let value = |parent, space, local| {
            map.child(xml, parent, space, local).and_then(|id| map.value(xml, id, "val"))
        };
        let range = map.node(sdt).range();
        let paragraph = source.paragraph_of(sdt).map(|index| &source.paragraphs[index]);
        let text = |inside: bool| -> String {
            let glyphs = paragraph.iter().flat_map(|paragraph| &paragraph.glyphs);
            glyphs
                .filter(|glyph| {
                    if inside { range.contains(&glyph.bytes.start) } else { glyph.bytes.start >= range.end }
                })
                .map(|glyph| glyph.ch)
                .collect()
        };
        found.push(BoxState {
            tag: value(properties, Space::W, "tag").unwrap_or_default().into_owned(),
            ticked: value(checkbox, Space::W14, "checked")
                .is_some_and(|value| matches!(value.as_ref(), "1" | "true" | "on")),
            glyph: text(true),
            label: text(false).trim().to_owned(),
        });
    }
    found
}
