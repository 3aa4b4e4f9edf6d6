//! The state of a tick box and the glyph that shows it, which must agree (\[MS-DOCX\] 2.7.2).

use super::Control;
use crate::docx::boxes;
use crate::docx::escape::escaped;
use crate::docx::expression::BoxKey;
use crate::docx::helpers;
use crate::docx::map::{NodeId, Space, XmlMap};
use crate::docx::program::Marks;
use crate::docx::site::Site;
use crate::docx::source::Source;
use crate::docx::splice::Splice;
use crate::docx::write::Writer;

/// The first of the codes that Word gives to the characters of a symbol font.
const SYMBOLS: u32 = 0xF000;

/// The glyph of one state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::docx) struct Glyph {
    pub(in crate::docx) ch: char,
    /// The font that its author chose for it.
    pub(in crate::docx) font: Option<String>,
}

/// The glyphs of a check box control, and the states they stand for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::docx) struct Glyphs {
    pub(in crate::docx) on: Glyph,
    pub(in crate::docx) off: Glyph,
}

impl Default for Glyphs {
    /// Word's own ballot boxes.
    fn default() -> Self {
        let glyph = |ch| Glyph { ch, font: None };
        Self { on: glyph('☒'), off: glyph('☐') }
    }
}

impl Glyphs {
    /// The glyphs that a `w14:checkbox` says, or Word's.
    fn of(map: &XmlMap, xml: &str, checkbox: NodeId) -> Self {
        let own = |local: &str, usual: Glyph| {
            let Some(state) = map.child(xml, checkbox, Space::W14, local) else { return usual };
            let code = map.value(xml, state, "val").and_then(|code| u32::from_str_radix(&code, 16).ok());
            let ch = code.and_then(char::from_u32).filter(|ch| !ch.is_control());
            let font = map.value(xml, state, "font").map(std::borrow::Cow::into_owned);
            ch.map_or(usual, |ch| Glyph { ch, font: font.filter(|font| !font.is_empty()) })
        };
        let usual = Self::default();
        Self { on: own("checkedState", usual.on), off: own("uncheckedState", usual.off) }
    }
}

impl Glyph {
    /// The code that Word writes when the glyph is one of a symbol font: such a character says nothing in another font.
    fn symbol(&self) -> Option<(u32, &str)> {
        let (code, font) = (u32::from(self.ch), self.font.as_deref()?);
        let is_symbol = font.starts_with("Wingdings") || ["Webdings", "Symbol", "Marlett"].contains(&font);
        let low = code < 0x100 || (SYMBOLS..SYMBOLS + 0x100).contains(&code);
        (is_symbol && low).then_some((SYMBOLS | code & 0xFF, font))
    }

    /// The character as it stands in a text. #glyph-of-a-program: one for private use may be a mark of the program.
    fn text(&self) -> String {
        match self.ch {
            '\u{e000}'..='\u{f8ff}' => format!("&#x{:X};", u32::from(self.ch)),
            ch => escaped(&ch.to_string()),
        }
    }

    /// The content of a run that shows it.
    fn xml(&self, w: &str) -> String {
        match self.symbol() {
            Some((code, font)) => format!("<{w}sym {w}font=\"{}\" {w}char=\"{code:04X}\"/>", escaped(font)),
            None => format!("<{w}t>{}</{w}t>", self.text()),
        }
    }
}

/// The code of a box as an expression.
pub(in crate::docx) fn key(key: &BoxKey) -> String {
    match key {
        BoxKey::Code(code) => helpers::literal(code),
        BoxKey::Expression(code) => format!("({code})"),
    }
}

/// The expression of a box's state, as `w14:checked` writes it. `code` is an expression.
pub(in crate::docx) fn state(code: &str) -> String {
    format!("'1' if cases[{code}] else '0'")
}

/// The glyph of a box's state. `code` is an expression. It is no value: a blank one is no hole in the letter.
pub(in crate::docx) fn glyph(code: &str, glyphs: &Glyphs, marks: Marks) -> String {
    let (on, off) = (glyphs.on.text(), glyphs.off.text());
    let [begin, other, end] =
        [format!("if cases[{code}]"), "else".to_owned(), "endif".to_owned()].map(|code| marks.block(&code));
    format!("{begin}{on}{other}{off}{end}")
}

impl Control {
    /// Sets the state and the glyph.
    pub(super) fn tick(
        &self,
        source: &Source,
        writer: &mut Writer<'_>,
        site: &Site<'_>,
        checkbox: NodeId,
        code: &str,
    ) {
        let (map, xml, marks, w) = (&source.map, source.xml.as_str(), writer.marks, source.prefix());
        set_state(map, xml, checkbox, &marks.value(&state(code)), &mut writer.splice);
        let glyphs = Glyphs::of(map, xml, checkbox);
        let fonts = (glyphs.on.font.as_deref(), glyphs.off.font.as_deref());
        let is_plain = glyphs.on.symbol().is_none() && glyphs.off.symbol().is_none();
        // Word has written the run in the font of the state that it shows
        if is_plain && (fonts.0 == fonts.1 || fonts.0.is_none() || fonts.1.is_none()) {
            let text = format!("<{w}t>{}</{w}t>", glyph(code, &glyphs, marks));
            let run = self.run(source, site, &text);
            return self.put(source, site, &run, &mut writer.splice);
        }
        let grey = self.style(source).and_then(|style| self.grey(source, site, style));
        let run = |glyph: &Glyph| {
            let font = glyph.font.as_deref().filter(|_| glyph.symbol().is_none());
            let style = boxes::style(map, xml, self.style(source), w, font);
            let style =
                grey.map_or(style.clone(), |grey| style.replacen(&xml[map.node(grey).range()], "", 1));
            format!("<{w}r>{style}{}</{w}r>", glyph.xml(w))
        };
        let (on, off) = (run(&glyphs.on), run(&glyphs.off));
        let (begin, other) = (marks.block(&format!("if cases[{code}]")), marks.block("else"));
        let runs = format!("{begin}{on}{other}{off}{}", marks.block("endif"));
        self.put(source, site, &runs, &mut writer.splice);
    }
}

/// Writes `w14:checked`, which must be the first of its siblings.
fn set_state(map: &XmlMap, xml: &str, checkbox: NodeId, state: &str, splice: &mut Splice) {
    let checked = map.child(xml, checkbox, Space::W14, "checked");
    let prefix = map.prefix(xml, checked.unwrap_or(checkbox));
    let element = format!("<{prefix}checked {prefix}val=\"{state}\"/>");
    let node = map.node(checkbox);
    match checked {
        Some(checked) => match map.attribute(xml, checked, "val") {
            Some((_, value)) => splice.replace(value, state),
            None => splice.replace(map.node(checked).range(), element),
        },
        None if node.is_empty_tag() => {
            let tag = xml[node.open.clone()].trim_end_matches('>').trim_end_matches('/').trim_end();
            splice.replace(node.range(), format!("{tag}>{element}</{}>", &xml[node.name.clone()]));
        }
        None => splice.insert(node.open.end, element),
    }
}
