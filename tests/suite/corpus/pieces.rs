//! A template whose texts are cut into pieces: what Word may do to any text of any document, and no reader sees.

use lettres_rne::docx::map::{NS_W, Space, XmlMap};

use super::letters::{Parts, ends_in};
use crate::word::rewrite;

/// The template with each text of each part cut at some of its characters, by a rule that `seed` sets.
pub fn in_pieces(template: &[u8], parts: &Parts, seed: u64) -> Vec<u8> {
    let mut chance = seed;
    let mut cut = template.to_vec();
    for (part, content) in parts.iter().filter(|(part, _)| ends_in(part, &["xml"])) {
        let Ok(xml) = std::str::from_utf8(content) else { continue };
        if part.starts_with("word/") && !part.contains("glossary") && xml.contains(NS_W) {
            let pieces = cut_part(xml, &mut chance);
            cut = rewrite(&cut, part, |_| pieces.clone());
        }
    }
    cut
}

fn cut_part(xml: &str, chance: &mut u64) -> String {
    let map = XmlMap::new(xml).unwrap();
    let mut cut = String::new();
    let mut from = 0;
    for id in map.ids().filter(|&id| map.is(xml, id, Space::W, "t") || map.is(xml, id, Space::W, "instrText"))
    {
        let node = map.node(id);
        let Some(run) = node.parent.filter(|&run| map.is(xml, run, Space::W, "r") && !node.is_empty_tag())
        else {
            continue;
        };
        let (w, element) = (map.prefix(xml, run), &xml[node.name.clone()]);
        let open = &xml[map.node(run).open.clone()];
        // a change of style is recorded once, with a number of its own
        let is_record = map.descendants(run).any(|inner| map.is(xml, inner, Space::W, "rPrChange"));
        let style = map.child(xml, run, Space::W, "rPr").map_or("", |style| &xml[map.node(style).range()]);
        let again = [
            format!("</{element}><{element} xml:space=\"preserve\">"),
            format!("</{element}></{w}r>{open}{style}<{element} xml:space=\"preserve\">"),
            format!(
                "</{element}></{w}r><{w}proofErr {w}type=\"gramStart\"/>{open}{style}<{element} xml:space=\"preserve\">"
            ),
        ];
        cut += &xml[from..node.open.start];
        // blanks at the edges of a piece count from now on, those that did not count go
        let inside = &xml[node.inside()];
        let is_preserved = map.value(xml, id, "space").is_some_and(|space| space == "preserve");
        let inside = if is_preserved { inside } else { inside.trim() };
        cut += &format!("<{element} xml:space=\"preserve\">");
        let mut in_reference = false;
        for (at, ch) in inside.char_indices() {
            *chance = chance.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let number = usize::try_from(*chance >> 40).unwrap();
            // most cuts fall around the signs of tags
            let odds = if "{}%#|".contains(ch) { 2 } else { 9 };
            if at > 0 && !in_reference && number.is_multiple_of(odds) {
                cut += &again[if is_record { 0 } else { number / odds % again.len() }];
            }
            in_reference = ch == '&' || in_reference && ch != ';';
            cut.push(ch);
        }
        from = node.inside().end;
    }
    cut + &xml[from..]
}
