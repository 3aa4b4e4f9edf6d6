//! The fields of Word in a paragraph: instruction and result, simple and complex, one inside another.
//!
//! Source: ECMA-376 part 1, 17.16.2, 17.16.18 (`w:fldChar`), 17.16.19 (`w:fldSimple`).

use super::map::{NodeId, Space, XmlMap};
use super::source::Source;
use super::text;

/// Deepest nesting of fields that is followed: Word's own limit is 20.
const DEEPEST: usize = 20;

/// A field as it stands in a paragraph.
#[derive(Clone, Debug)]
pub(super) struct Field {
    /// Its instruction, character by character, with the fields inside it.
    pub(super) instruction: Vec<Piece>,
    /// The fields inside its result.
    pub(super) inside: Vec<Field>,
    /// A simple field's element, or the runs of a complex one.
    pub(super) nodes: Vec<NodeId>,
    /// The first run of its result, or of the field.
    pub(super) style: Option<NodeId>,
    /// The runs between its separator and its end.
    pub(super) result: Vec<NodeId>,
    /// `w:ffData`: an old form's box, text or list.
    pub(super) form: Option<NodeId>,
    /// Whether its runs hold nothing else, so that it can be replaced.
    pub(super) is_plain: bool,
}

/// A piece of an instruction.
#[derive(Clone, Debug)]
pub(super) enum Piece {
    /// A character, and the run that it stands in.
    Char(char, NodeId),
    /// A field.
    Field(Field),
}

impl Field {
    fn new() -> Self {
        Self {
            instruction: Vec::new(),
            inside: Vec::new(),
            nodes: Vec::new(),
            style: None,
            result: Vec::new(),
            form: None,
            is_plain: true,
        }
    }

    /// The characters of its instruction, fields inside left out.
    pub(super) fn text(&self) -> String {
        let chars = self.instruction.iter().filter_map(|piece| match piece {
            Piece::Char(ch, _) => Some(*ch),
            Piece::Field(_) => None,
        });
        chars.collect()
    }

    /// The first word of its instruction, in capitals.
    pub(super) fn keyword(&self) -> String {
        self.text().split_whitespace().next().unwrap_or_default().to_uppercase()
    }

    /// This field and all inside it, its instruction's before its result's.
    pub(super) fn all(&self) -> Vec<&Self> {
        let mut found = vec![self];
        for piece in &self.instruction {
            if let Piece::Field(field) = piece {
                found.extend(field.all());
            }
        }
        found.extend(self.inside.iter().flat_map(Self::all));
        found
    }
}

/// The outermost fields of a paragraph, in no special order. A text box has paragraphs of its own.
pub(super) fn fields(source: &Source, paragraph: NodeId) -> Vec<Field> {
    let (map, xml) = (&source.map, source.xml.as_str());
    let own = |id: &NodeId| map.ancestors(*id).find(|&up| map.is(xml, up, Space::W, "p")) == Some(paragraph);
    let is_any = |id: NodeId, locals: &[&str]| locals.iter().any(|local| map.is(xml, id, Space::W, local));
    let mut found = Vec::new();
    for id in map.descendants(paragraph).filter(|&id| is_any(id, &["fldSimple"])).filter(own) {
        let instruction = map.value(xml, id, "instr").unwrap_or_default();
        found.push(Field {
            instruction: instruction.chars().map(|ch| Piece::Char(ch, id)).collect(),
            style: map.descendants(id).find(|&run| is_any(run, &["r"])),
            nodes: vec![id],
            is_plain: !map
                .descendants(id)
                .any(|inner| inner != id && is_any(inner, &["fldSimple", "fldChar"])),
            ..Field::new()
        });
    }
    // a complex field may stand in the paragraph, or inside a link or an insertion of it
    let homes = ["hyperlink", "ins", "smartTag", "sdtContent"];
    complex(map, xml, paragraph, &mut found);
    for home in map.descendants(paragraph).filter(|&id| is_any(id, &homes)).filter(own) {
        complex(map, xml, home, &mut found);
    }
    found
}

/// A complex field that has begun.
struct Open {
    field: Field,
    in_result: bool,
    first_text: Option<NodeId>,
}

/// The complex fields among the runs of `home`: begin, instruction, separator, result, end.
fn complex(map: &XmlMap, xml: &str, home: NodeId, found: &mut Vec<Field>) {
    let mut open: Vec<Open> = Vec::new();
    // #fields-in-fields: those that nobody follows; fields hold one another, and a hundred thousand fill the stack
    let mut beyond = 0_usize;
    for &run in map.node(home).children.iter().filter(|&&id| map.is(xml, id, Space::W, "r")) {
        let parts: Vec<NodeId> =
            map.node(run).children.iter().copied().filter(|&part| map.local(xml, part) != "rPr").collect();
        for opened in &mut open {
            opened.field.nodes.push(run);
            if opened.in_result {
                opened.field.result.push(run);
            }
        }
        for (index, &part) in parts.iter().enumerate() {
            let local = map.local(xml, part);
            let kind = map.value(xml, part, "fldCharType").filter(|_| local == "fldChar");
            match kind.as_deref() {
                Some("begin") if open.len() >= DEEPEST => {
                    beyond += 1;
                    for opened in &mut open {
                        opened.field.is_plain = false;
                    }
                }
                Some("separate" | "end") if beyond > 0 => {
                    beyond -= usize::from(kind.as_deref() == Some("end"));
                }
                Some("begin") => {
                    let form = map.child(xml, part, Space::W, "ffData");
                    let field = Field {
                        nodes: vec![run],
                        style: Some(run),
                        form,
                        is_plain: index == 0,
                        ..Field::new()
                    };
                    open.push(Open { field, in_result: false, first_text: None });
                }
                Some("separate") => {
                    if let Some(opened) = open.last_mut() {
                        opened.in_result = true;
                    }
                }
                Some("end") => {
                    let Some(Open { mut field, first_text, .. }) = open.pop() else { continue };
                    field.is_plain &= index + 1 == parts.len();
                    field.style = first_text.or(field.style);
                    field.result.retain(|&id| id != run || index > 0);
                    match open.last_mut() {
                        None => found.push(field),
                        Some(outer) if outer.in_result => outer.field.inside.push(field),
                        Some(outer) => outer.field.instruction.push(Piece::Field(field)),
                    }
                }
                _ => instruct(map, xml, run, part, &mut open),
            }
        }
    }
    // one that ends in another paragraph can't be replaced
    for Open { field, .. } in open {
        found.push(Field { is_plain: false, ..field });
    }
}

/// What a part of a run adds to the field that it stands in.
fn instruct(map: &XmlMap, xml: &str, run: NodeId, part: NodeId, open: &mut [Open]) {
    let local = map.local(xml, part);
    if local == "t" {
        for opened in open.iter_mut().filter(|opened| opened.in_result) {
            opened.first_text.get_or_insert(run);
        }
    }
    let Some(Open { field, in_result: false, .. }) = open.last_mut() else { return };
    match local {
        "instrText" => text::characters(xml, map.node(part).inside(), |ch, _| {
            field.instruction.push(Piece::Char(ch, run));
        }),
        "tab" => field.instruction.push(Piece::Char('\t', run)),
        "br" | "cr" => field.instruction.push(Piece::Char('\n', run)),
        "noBreakHyphen" => field.instruction.push(Piece::Char('\u{2011}', run)),
        "t" | "delInstrText" | "lastRenderedPageBreak" => {}
        // a picture or a note in an instruction would be lost with it
        _ => field.is_plain = false,
    }
}
