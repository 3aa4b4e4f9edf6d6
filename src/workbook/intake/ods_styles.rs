//! Styles of an `.ods`, as far as they change what a person sees: symbol fonts, hidden sheets.

use std::collections::{BTreeMap, BTreeSet};
use std::io::BufRead;

use quick_xml::Reader;
use quick_xml::events::Event;

use super::parts::attribute;
use super::symbols::Font;

/// How far a style looks for its font among its parents.
const MAX_PARENTS: usize = 16;

/// Styles by name.
#[derive(Default)]
pub(super) struct Styles {
    /// Names of the sheets' styles that hide them.
    hidden: BTreeSet<String>,
    /// What fonts are called inside the file.
    faces: BTreeMap<String, Option<Font>>,
    /// What each style says of the font: nothing, or a font, which may be a symbol font.
    fonts: BTreeMap<String, Option<Font>>,
    parents: BTreeMap<String, String>,
}

impl Styles {
    /// Adds the styles of a part, which stand before its body.
    pub(super) fn add(&mut self, part: impl BufRead) {
        let mut reader = Reader::from_reader(part);
        let mut buffer = Vec::new();
        let mut style = None;
        loop {
            buffer.clear();
            let Ok(event) = reader.read_event_into(&mut buffer) else { return };
            let (Event::Start(tag) | Event::Empty(tag)) = event else {
                if event == Event::Eof {
                    return;
                }
                continue;
            };
            match tag.local_name().into_inner() {
                "body" => return,
                "font-face" => {
                    if let (Some(name), Some(family)) =
                        (attribute(&tag, "name"), attribute(&tag, "font-family"))
                    {
                        self.faces.insert(name, Font::named(&family));
                    }
                }
                "style" => {
                    style = attribute(&tag, "name");
                    if let (Some(style), Some(parent)) = (&style, attribute(&tag, "parent-style-name")) {
                        self.parents.insert(style.clone(), parent);
                    }
                }
                "table-properties" if attribute(&tag, "display").as_deref() == Some("false") => {
                    self.hidden.extend(style.clone());
                }
                "text-properties" => {
                    let face = attribute(&tag, "font-name");
                    let named = face.map(|face| match self.faces.get(&face) {
                        Some(font) => *font,
                        None => Font::named(&face),
                    });
                    let font =
                        named.or_else(|| attribute(&tag, "font-family").map(|family| Font::named(&family)));
                    if let (Some(style), Some(font)) = (&style, font) {
                        self.fonts.insert(style.clone(), font);
                    }
                }
                _ => {}
            }
        }
    }

    /// Whether a sheet of this style is shown.
    pub(super) fn shows(&self, style: Option<&str>) -> bool {
        style.is_none_or(|style| !self.hidden.contains(style))
    }

    /// The symbol font of a style.
    pub(super) fn font(&self, style: &str) -> Option<Font> {
        let mut style = style;
        for _ in 0..MAX_PARENTS {
            if let Some(font) = self.fonts.get(style) {
                return *font;
            }
            style = self.parents.get(style)?;
        }
        None
    }
}
