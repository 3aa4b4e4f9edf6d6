//! The text of paragraphs, character by character, each with the bytes it comes from.
//!
//! Word cuts a sentence into runs wherever a spelling mark, a bookmark or a change of language falls. Reading
//! a whole paragraph and keeping the bytes of each character makes every cut invisible to what follows.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

use super::map::{NodeId, Space, XmlMap};

/// What a stretch of characters is written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Written {
    /// Characters inside a `w:t`.
    Text,
    /// One element that stands for a character: `w:tab`, `w:br`, `w:cr`, `w:noBreakHyphen`.
    Mark,
}

/// One `w:t`, or one element that stands for a character.
#[derive(Clone, Debug)]
pub(super) struct Segment {
    pub(super) node: NodeId,
    pub(super) run: NodeId,
    pub(super) written: Written,
}

/// One character of a paragraph.
#[derive(Clone, Debug)]
pub(super) struct Glyph {
    pub(super) ch: char,
    /// Its bytes in the part: several for `&amp;`, the whole element for a mark.
    pub(super) bytes: Range<usize>,
    /// Index into [`Paragraph::segments`].
    pub(super) segment: usize,
}

/// One paragraph and its characters.
#[derive(Clone, Debug)]
pub(super) struct Paragraph {
    pub(super) node: NodeId,
    pub(super) segments: Vec<Segment>,
    pub(super) glyphs: Vec<Glyph>,
    /// How many characters it has of each run, so that a tag need not look at the whole paragraph.
    pub(super) shares: BTreeMap<NodeId, usize>,
    /// Its number among the paragraphs of the part as its author sees them, from 1.
    pub(super) number: usize,
    /// The instruction of a field (`HYPERLINK "…"`) in this paragraph, and not its text: no reader sees it.
    pub(super) is_instruction: bool,
}

impl Paragraph {
    fn empty(node: NodeId, number: usize, is_instruction: bool) -> Self {
        let (segments, glyphs, shares) = (Vec::new(), Vec::new(), BTreeMap::new());
        Self { node, segments, glyphs, shares, number, is_instruction }
    }

    /// Counts what it has of each run.
    fn counted(mut self) -> Self {
        for glyph in &self.glyphs {
            *self.shares.entry(self.segments[glyph.segment].run).or_default() += 1;
        }
        self
    }

    /// What a reader sees.
    pub(super) fn text(&self) -> String {
        self.glyphs.iter().map(|glyph| glyph.ch).collect()
    }
}

/// All paragraphs of a part in the order of their start tags. Text boxes nest paragraphs inside a run of
/// another one: each has only its own characters. Deleted text is not text. Behind them all, the instructions
/// of their fields.
pub(super) fn paragraphs(map: &XmlMap, xml: &str) -> Vec<Paragraph> {
    let nodes = || map.ids().filter(|&id| map.is(xml, id, Space::W, "p"));
    let mut found: Vec<Paragraph> =
        nodes().zip(1..).map(|(id, number)| paragraph(map, xml, id, number)).collect();
    if xml.contains("instrText") {
        for (id, number) in nodes().zip(1..) {
            instructions(map, xml, id, number, &mut found);
        }
    }
    found
}

fn paragraph(map: &XmlMap, xml: &str, node: NodeId, number: usize) -> Paragraph {
    let mut found = Paragraph::empty(node, number, false);
    gather(map, xml, node, None, &mut found);
    found.counted()
}

/// The instructions of the complex fields of a paragraph that hold a brace, one inside another apart.
fn instructions(map: &XmlMap, xml: &str, node: NodeId, number: usize, found: &mut Vec<Paragraph>) {
    let empty = || Paragraph::empty(node, number, true);
    let mut open: Vec<Paragraph> = Vec::new();
    for part in map.descendants(node).filter(|&part| map.node(part).space == Space::W) {
        let own = || map.ancestors(part).find(|&up| map.is(xml, up, Space::W, "p")) == Some(node);
        match map.local(xml, part) {
            "fldChar" if own() => match map.value(xml, part, "fldCharType").as_deref() {
                Some("begin") => open.push(empty()),
                Some(kind @ ("separate" | "end")) => {
                    let field = open.pop().filter(|field| field.glyphs.iter().any(|glyph| glyph.ch == '{'));
                    found.extend(field.map(Paragraph::counted));
                    if kind == "separate" {
                        // the result is text; an empty place keeps the count of the ends
                        open.push(empty());
                    }
                }
                _ => {}
            },
            "instrText" if own() => {
                let (Some(field), Some(run)) = (open.last_mut(), map.node(part).parent) else { continue };
                let segment = field.segments.len();
                field.segments.push(Segment { node: part, run, written: Written::Text });
                characters(xml, map.node(part).inside(), |ch, bytes| {
                    field.glyphs.push(Glyph { ch, bytes, segment });
                });
            }
            _ => {}
        }
    }
}

fn gather(map: &XmlMap, xml: &str, id: NodeId, run: Option<NodeId>, found: &mut Paragraph) {
    for &child in &map.node(id).children {
        if map.node(child).space != Space::W {
            gather(map, xml, child, run, found);
            continue;
        }
        match (map.local(xml, child), run) {
            // nested paragraphs are their own; properties, deleted and moved text say nothing
            ("p" | "tbl" | "pPr" | "rPr" | "del" | "moveFrom" | "sdtPr" | "sdtEndPr", _) => {}
            ("r", _) => gather(map, xml, child, Some(child), found),
            ("t", Some(run)) => {
                let segment = found.segments.len();
                found.segments.push(Segment { node: child, run, written: Written::Text });
                characters(xml, map.node(child).inside(), |ch, bytes| {
                    found.glyphs.push(Glyph { ch, bytes, segment });
                });
            }
            (name @ ("tab" | "br" | "cr" | "noBreakHyphen"), Some(run)) => {
                let segment = found.segments.len();
                found.segments.push(Segment { node: child, run, written: Written::Mark });
                let ch = match name {
                    "tab" => '\t',
                    "noBreakHyphen" => '\u{2011}',
                    _ => '\n',
                };
                found.glyphs.push(Glyph { ch, bytes: map.node(child).range(), segment });
            }
            _ => gather(map, xml, child, run, found),
        }
    }
}

/// Decodes character data: text, the five entities and character references; comments and processing
/// instructions say nothing. The map has already proved that the part is well-formed, and [`without_cdata`]
/// has made its CDATA sections ordinary.
pub(super) fn characters(xml: &str, range: Range<usize>, mut each: impl FnMut(char, Range<usize>)) {
    let mut at = range.start;
    while at < range.end {
        let rest = &xml[at..range.end];
        if rest.starts_with("<!--") {
            at += rest.find("-->").map_or(rest.len(), |end| end + 3);
        } else if rest.starts_with("<?") {
            at += rest.find("?>").map_or(rest.len(), |end| end + 2);
        } else if rest.starts_with('<') {
            at += tag_length(rest);
        } else if rest.starts_with('&') {
            let length = rest.find(';').map_or(rest.len(), |end| end + 1);
            let ch = quick_xml::escape::unescape(&rest[..length]).ok().and_then(|text| text.chars().next());
            each(ch.unwrap_or('\u{fffd}'), at..at + length);
            at += length;
        } else {
            let Some(ch) = rest.chars().next() else { break };
            each(ch, at..at + ch.len_utf8());
            at += ch.len_utf8();
        }
    }
}

/// Length of the tag at the beginning of `rest`. #angle-in-a-value: an attribute may hold a `>`.
fn tag_length(rest: &str) -> usize {
    let mut quote = None;
    for (at, byte) in rest.bytes().enumerate() {
        match (quote, byte) {
            (Some(open), _) if open == byte => quote = None,
            (None, b'"' | b'\'') => quote = Some(byte),
            (None, b'>') => return at + 1,
            _ => {}
        }
    }
    rest.len()
}

/// The same text with each CDATA section written as ordinary escaped text: what stands in a CDATA section
/// could not be replaced by an escaped value.
pub(super) fn without_cdata(xml: &str) -> Cow<'_, str> {
    const OPEN: &str = "<![CDATA[";
    const CLOSE: &str = "]]>";
    if !xml.contains(OPEN) {
        return Cow::Borrowed(xml);
    }
    let mut plain = String::with_capacity(xml.len());
    let mut rest = xml;
    // #cdata-in-a-comment: what stands in a comment or an instruction is neither
    let special = |rest: &str| {
        let mut tags = rest.match_indices('<').map(|(at, _)| at);
        tags.find(|at| matches!(rest.as_bytes().get(at + 1), Some(b'!' | b'?')))
    };
    while let Some(at) = special(rest) {
        let (before, behind) = rest.split_at(at);
        plain.push_str(before);
        let close = match behind {
            _ if behind.starts_with(OPEN) => CLOSE,
            _ if behind.starts_with("<!--") => "-->",
            _ if behind.starts_with("<?") => "?>",
            _ => "<!",
        };
        let inside = if close == CLOSE { &behind[OPEN.len()..] } else { &behind[2..] };
        let length = inside.find(close).unwrap_or(inside.len());
        let end = behind.len() - inside.len() + length;
        if close == CLOSE {
            plain.push_str(&quick_xml::escape::escape(&inside[..length]));
            rest = behind.get(end + CLOSE.len()..).unwrap_or_default();
        } else {
            let end = if close == "<!" { 2 } else { end };
            plain.push_str(&behind[..end]);
            rest = &behind[end..];
        }
    }
    plain.push_str(rest);
    Cow::Owned(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(body: &str) -> Vec<String> {
        let xml = format!(r#"<w:body xmlns:w="{}" xmlns:v="urn:v">{body}</w:body>"#, super::super::map::NS_W);
        let xml = without_cdata(&xml);
        let map = XmlMap::new(&xml).unwrap();
        paragraphs(&map, &xml).iter().map(Paragraph::text).collect()
    }

    #[test]
    fn a_paragraph_reads_as_a_person_reads_it() {
        for (body, expected) in [
            ("<w:p><w:r><w:t>a&amp;b</w:t><w:tab/><w:t>é</w:t><w:br/></w:r></w:p>", vec!["a&b\té\n"]),
            (
                "<w:p><w:pPr><w:tabs><w:tab w:val='1'/></w:tabs></w:pPr><w:r><w:t>x</w:t></w:r></w:p>",
                vec!["x"],
            ),
            ("<w:p><w:del><w:r><w:delText>no</w:delText><w:t>no</w:t></w:r></w:del></w:p>", vec![""]),
            ("<w:p><w:r><w:t><![CDATA[a<b]]>&#233;</w:t></w:r></w:p>", vec!["a<bé"]),
            ("<!-- <![CDATA[ --><w:p><w:r><w:t>a<![CDATA[<]]></w:t></w:r></w:p><?x <![CDATA[ ?>", vec!["a<"]),
            ("<w:p><w:r><w:t>a<v:x v:y='>{{'/>b</w:t></w:r></w:p>", vec!["ab"]),
            (
                "<w:p><w:r><w:t>out</w:t><w:pict><v:box><w:txbxContent><w:p><w:r><w:t>in</w:t></w:r></w:p></w:txbxContent></v:box></w:pict><w:t>side</w:t></w:r></w:p>",
                vec!["outside", "in"],
            ),
            (
                "<w:p><w:hyperlink><w:r><w:t>li</w:t></w:r></w:hyperlink><w:ins><w:r><w:t>en</w:t></w:r></w:ins></w:p>",
                vec!["lien"],
            ),
        ] {
            assert_eq!(texts(body), expected, "{body}");
        }
    }
}
