//! A tick box as Word makes it: a content control with two states (\[MS-DOCX\] 2.7.2).

use super::controls::{self, Glyphs};
use super::expression::BoxKey;
use super::map::{NS_MC, NS_W14, NodeId, Space, XmlMap};
use super::program::Marks;
use super::splice::Splice;

/// The font that has both glyphs.
const FONT: &str = "MS Gothic";

/// The control for `key`; `properties` are those of its run, `id` its number or the expression of one.
pub(super) fn control(w: &str, marks: Marks, key: &BoxKey, id: &str, properties: &str) -> String {
    let expression = controls::key(key);
    let tag = match key {
        BoxKey::Code(code) => code.clone(),
        BoxKey::Expression(code) => marks.value(code),
    };
    let state = marks.value(&controls::state(&expression));
    let glyph = marks.value(&controls::glyph(&expression, &Glyphs { on: '☒', off: '☐' }));
    let font = format!("w14:font=\"{FONT}\"");
    format!(
        "<{w}sdt><{w}sdtPr><{w}alias {w}val=\"{tag}\"/><{w}tag {w}val=\"{tag}\"/><{w}id {w}val=\"{id}\"/>\
         <w14:checkbox><w14:checked w14:val=\"{state}\"/><w14:checkedState w14:val=\"2612\" {font}/>\
         <w14:uncheckedState w14:val=\"2610\" {font}/></w14:checkbox></{w}sdtPr>\
         <{w}sdtContent><{w}r>{properties}<{w}t>{glyph}</{w}t></{w}r></{w}sdtContent></{w}sdt>"
    )
}

/// The properties of a run, in the font that has the glyphs.
pub(super) fn style(map: &XmlMap, xml: &str, run: NodeId, w: &str) -> String {
    let mut style = String::new();
    let mut others = String::new();
    if let Some(properties) = map.child(xml, run, Space::W, "rPr") {
        for &child in &map.node(properties).children {
            match map.local(xml, child) {
                // a change is recorded once
                "rFonts" | "rPrChange" => {}
                "rStyle" => style.push_str(&xml[map.node(child).range()]),
                _ => others.push_str(&xml[map.node(child).range()]),
            }
        }
    }
    format!(
        "<{w}rPr>{style}<{w}rFonts {w}ascii=\"{FONT}\" {w}eastAsia=\"{FONT}\" {w}hAnsi=\"{FONT}\" \
         {w}hint=\"eastAsia\"/>{others}</{w}rPr>"
    )
}

/// Declares Word 2010's vocabulary on the root, and marks it as one that older programs may ignore.
pub(super) fn declare_w14(map: &XmlMap, xml: &str, splice: &mut Splice) {
    let root = map.root();
    let open = map.node(root).open.clone();
    let tag = &xml[open.clone()];
    let at = open.end - if map.node(root).is_empty_tag() { 2 } else { 1 };
    let mut added = String::new();
    if !tag.contains("xmlns:w14=") {
        added = format!(" xmlns:w14=\"{NS_W14}\"");
    }
    if let Some((value, bytes)) = map.attribute(xml, root, "Ignorable") {
        if !value.split_whitespace().any(|prefix| prefix == "w14") {
            splice.insert(bytes.end, " w14");
        }
    } else {
        if !tag.contains("xmlns:mc=") {
            added = format!("{added} xmlns:mc=\"{NS_MC}\"");
        }
        added.push_str(" mc:Ignorable=\"w14\"");
    }
    if !added.is_empty() {
        splice.insert(at, added);
    }
}
