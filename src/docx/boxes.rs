//! A tick box as Word makes it: a content control with two states (\[MS-DOCX\] 2.7.2).

use super::controls::{self, Glyphs};
use super::escape::escaped;
use super::expression::BoxKey;
use super::helpers;
use super::map::{NS_MC, NS_W14, NodeId, Space, XmlMap};
use super::program::Marks;
use super::source::Source;
use super::splice::Splice;

/// The font that has both glyphs.
pub(super) const FONT: &str = "MS Gothic";

/// The control for `key`; `properties` are those of its run, `id` its number or the expression of one.
pub(super) fn control(w: &str, marks: Marks, key: &BoxKey, id: &str, properties: &str) -> String {
    let expression = controls::key(key);
    let tag = match key {
        BoxKey::Code(code) => escaped(code),
        BoxKey::Expression(code) => marks.value(&helpers::one_line(code)),
    };
    let state = marks.value(&controls::state(&expression));
    let glyph = controls::glyph(&expression, &Glyphs::default(), marks);
    written(w, &tag, id, &state, &glyph, properties)
}

/// An empty box with a code.
pub(super) fn unticked(w: &str, code: &str, id: u32, properties: &str) -> String {
    written(w, &escaped(code), &id.to_string(), "0", "☐", properties)
}

/// Gives the control of a box its code as tag, and as title too where its title was a code or none.
pub(super) fn name(source: &Source, properties: NodeId, code: &str, splice: &mut Splice) {
    let (map, xml, w) = (&source.map, source.xml.as_str(), source.prefix());
    let (tag, alias) = (named(source, properties, "tag"), named(source, properties, "alias"));
    let code = escaped(code);
    let is_same = alias.as_ref().is_some_and(|(alias, _)| tag.as_ref().is_none_or(|(tag, _)| tag == alias));
    if let Some((_, range)) = alias.filter(|(alias, _)| is_same || alias.trim().is_empty()) {
        splice.replace(range, code.as_str());
    }
    if let Some((_, range)) = tag {
        splice.replace(range, code);
        return;
    }
    // the schema wants the properties of runs first, then title, then tag (ECMA-376 part 1, 17.5.2.38)
    let before = ["rPr", "alias"];
    let last = map.node(properties).children.iter().rfind(|&&id| before.contains(&map.local(xml, id)));
    let at = last.map_or(map.node(properties).open.end, |&id| map.node(id).range().end);
    splice.insert(at, format!("<{w}tag {w}val=\"{code}\"/>"));
}

/// The text of a control's tag or title, and its bytes.
fn named(source: &Source, properties: NodeId, local: &str) -> Option<(String, std::ops::Range<usize>)> {
    let (map, xml) = (&source.map, source.xml.as_str());
    let (value, range) = map.attribute(xml, map.child(xml, properties, Space::W, local)?, "val")?;
    Some((value.into_owned(), range))
}

fn written(w: &str, tag: &str, id: &str, state: &str, glyph: &str, properties: &str) -> String {
    let font = format!("w14:font=\"{FONT}\"");
    format!(
        "<{w}sdt><{w}sdtPr><{w}alias {w}val=\"{tag}\"/><{w}tag {w}val=\"{tag}\"/><{w}id {w}val=\"{id}\"/>\
         <w14:checkbox><w14:checked w14:val=\"{state}\"/><w14:checkedState w14:val=\"2612\" {font}/>\
         <w14:uncheckedState w14:val=\"2610\" {font}/></w14:checkbox></{w}sdtPr>\
         <{w}sdtContent><{w}r>{properties}<{w}t>{glyph}</{w}t></{w}r></{w}sdtContent></{w}sdt>"
    )
}

/// The properties of a run, in a font that has its glyph; in none of its own for the characters of a symbol font.
pub(super) fn style(
    map: &XmlMap,
    xml: &str,
    properties: Option<NodeId>,
    w: &str,
    font: Option<&str>,
) -> String {
    let mut style = String::new();
    let mut others = String::new();
    if let Some(properties) = properties {
        for &child in &map.node(properties).children {
            match map.local(xml, child) {
                // a change is recorded once
                "rFonts" | "rPrChange" => {}
                "rStyle" => style.push_str(&xml[map.node(child).range()]),
                _ => others.push_str(&xml[map.node(child).range()]),
            }
        }
    }
    let fonts = font.map_or_else(String::new, |font| {
        let font = escaped(font);
        format!(
            "<{w}rFonts {w}ascii=\"{font}\" {w}eastAsia=\"{font}\" {w}hAnsi=\"{font}\" {w}hint=\"eastAsia\"/>"
        )
    });
    let inner = [style, fonts, others].concat();
    if inner.is_empty() { inner } else { format!("<{w}rPr>{inner}</{w}rPr>") }
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
