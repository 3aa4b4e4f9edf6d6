//! Fields of Word's own mail merge, simple and complex: filled like tags, by the names of columns.
//!
//! Source: ECMA-376 part 1, 17.16.2 (fields), 17.16.4.3 (formatting switches), 17.16.5.35 (MERGEFIELD). Word writes a
//! space in a column's title as an underscore, and leaves its signs out.

use super::escape::escaped;
use super::faults::{Fault, Trouble};
use super::hosts;
use super::map::{NodeId, Space, XmlMap};
use super::program::Marks;
use super::source::Source;
use super::splice::Splice;
use super::text;
use super::vocabulary::Vocabulary;

/// What the instruction of a merge field begins with.
const KEYWORD: &str = "MERGEFIELD";

/// A merge field of a part.
#[derive(Clone, Debug)]
pub(super) struct MergeField {
    /// Index of its paragraph.
    pub(super) paragraph: usize,
    /// The name as it is written.
    pub(super) name: String,
    /// `\* Upper` and its neighbours: the filter that does the same.
    filter: Option<&'static str>,
    /// `\b`: what stands before the value, if there is one.
    before: String,
    /// `\f`: what stands behind it.
    after: String,
    /// The elements that give way: a simple field, or the runs of a complex one.
    nodes: Vec<NodeId>,
    /// The run whose style the value takes.
    style: Option<NodeId>,
}

/// The merge fields of a part, and those that can't be filled.
pub(super) fn find(source: &Source) -> (Vec<MergeField>, Vec<Fault>) {
    let mut found = Vec::new();
    let mut faults = Vec::new();
    for (index, paragraph) in source.paragraphs.iter().enumerate() {
        for field in fields(source, paragraph.node) {
            let words = words(&field.instruction);
            let is_keyword = |word: &String| word.eq_ignore_ascii_case(KEYWORD);
            let Some(at) = words.iter().position(is_keyword) else { continue };
            if let Some(field) = read(&words, index, &field) {
                found.push(field);
            } else {
                let trouble = Trouble::MergeField(words.get(at + 1).cloned().unwrap_or_default());
                faults.push(Fault { spot: source.spot(index), trouble });
            }
        }
    }
    (found, faults)
}

/// A field as it stands in a paragraph.
struct Field {
    instruction: String,
    nodes: Vec<NodeId>,
    style: Option<NodeId>,
    /// Whether it holds nothing that a replacement would lose, and no other field.
    is_plain: bool,
}

/// The fields of a paragraph, complex ones with all runs between their marks. A text box has paragraphs of its own.
fn fields(source: &Source, paragraph: NodeId) -> Vec<Field> {
    let (map, xml) = (&source.map, source.xml.as_str());
    let own = |id: &NodeId| map.ancestors(*id).find(|&up| map.is(xml, up, Space::W, "p")) == Some(paragraph);
    let is_any = |id: NodeId, locals: &[&str]| locals.iter().any(|local| map.is(xml, id, Space::W, local));
    let mut found = Vec::new();
    for id in map.descendants(paragraph).filter(|&id| is_any(id, &["fldSimple"])).filter(own) {
        let instruction = map.attribute(xml, id, "instr").map(|(value, _)| value.into_owned());
        found.push(Field {
            instruction: instruction.unwrap_or_default(),
            style: map.descendants(id).find(|&run| is_any(run, &["r"])),
            nodes: vec![id],
            is_plain: !map
                .descendants(id)
                .any(|inner| inner != id && is_any(inner, &["fldSimple", "fldChar"])),
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

/// The complex fields among the runs of `home`: begin, instruction, separate, result, end.
fn complex(map: &XmlMap, xml: &str, home: NodeId, found: &mut Vec<Field>) {
    let mut depth = 0_usize;
    let mut in_result = false;
    let mut result = None;
    let mut under_way: Option<Field> = None;
    for &run in map.node(home).children.iter().filter(|&&id| map.is(xml, id, Space::W, "r")) {
        // whether the run holds something before the field begins, or behind its end
        let mut holds_other = false;
        let mut ended = false;
        for &part in &map.node(run).children {
            let kind = match map.local(xml, part) {
                "rPr" => continue,
                "fldChar" => map.attribute(xml, part, "fldCharType").map(|(value, _)| value.into_owned()),
                _ => None,
            };
            match (kind.as_deref(), &mut under_way) {
                (Some("begin"), None) => {
                    depth = 1;
                    (in_result, result) = (false, None);
                    let (instruction, nodes, is_plain) = (String::new(), Vec::new(), !holds_other && !ended);
                    under_way = Some(Field { instruction, nodes, style: Some(run), is_plain });
                }
                (Some("begin"), Some(field)) => {
                    depth += 1;
                    field.is_plain = false;
                }
                (Some("separate"), _) => in_result |= depth == 1,
                (Some("end"), Some(_)) => {
                    depth -= 1;
                    ended |= depth == 0;
                }
                (_, Some(field)) if ended => field.is_plain = false,
                (_, Some(field)) => match map.local(xml, part) {
                    "instrText" => {
                        text::characters(xml, map.node(part).inside(), |ch, _| field.instruction.push(ch));
                    }
                    "t" if in_result => result = result.or(Some(run)),
                    _ => {}
                },
                (_, None) => holds_other = true,
            }
        }
        if let Some(field) = &mut under_way {
            field.nodes.push(run);
            if ended {
                field.style = result.or(field.style);
                found.extend(under_way.take());
            }
        }
    }
    // one that ends in another paragraph can't be replaced
    found.extend(under_way.map(|field| Field { is_plain: false, ..field }));
}

/// The words of an instruction; those in quotes are one.
fn words(instruction: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut quoted = false;
    for ch in instruction.trim().chars() {
        match ch {
            '"' | '“' | '”' => quoted = !quoted,
            _ if ch.is_whitespace() && !quoted => words.push(String::new()),
            _ => {
                if let Some(last) = words.last_mut() {
                    last.push(ch);
                }
            }
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

/// A merge field from the words of its instruction; nothing where it asks for more than we do.
fn read(words: &[String], paragraph: usize, field: &Field) -> Option<MergeField> {
    let [keyword, name, switches @ ..] = words else { return None };
    if !keyword.eq_ignore_ascii_case(KEYWORD) || !field.is_plain {
        return None;
    }
    let (nodes, style) = (field.nodes.clone(), field.style);
    let (before, after) = (String::new(), String::new());
    let mut read = MergeField { paragraph, name: name.clone(), filter: None, before, after, nodes, style };
    let mut switches = switches.iter();
    while let Some(switch) = switches.next() {
        match switch.to_lowercase().as_str() {
            "\\*" => match switches.next()?.to_lowercase().as_str() {
                "upper" => read.filter = Some("upper"),
                "lower" => read.filter = Some("lower"),
                "firstcap" => read.filter = Some("first_cap"),
                "caps" => read.filter = Some("caps"),
                "mergeformat" | "charformat" => {}
                _ => return None,
            },
            "\\b" => read.before.clone_from(switches.next()?),
            "\\f" => read.after.clone_from(switches.next()?),
            "\\m" | "\\v" => {}
            _ => return None,
        }
    }
    Some(read)
}

impl MergeField {
    /// The field that is meant.
    pub(super) fn path(&self, vocabulary: &dyn Vocabulary) -> Option<String> {
        let known = vocabulary.knows(&self.name).then(|| self.name.clone());
        known.or_else(|| vocabulary.heading(&self.name))
    }

    /// The element where the value will stand.
    pub(super) fn first(&self) -> NodeId {
        self.nodes[0]
    }

    /// Whether a byte of the part stands inside it.
    pub(super) fn contains(&self, map: &XmlMap, at: usize) -> bool {
        self.nodes.iter().any(|&node| map.node(node).range().contains(&at))
    }

    /// Writes the value in its place, in the style of its result.
    pub(super) fn fill(&self, source: &Source, marks: Marks, path: &str, splice: &mut Splice) {
        let (map, xml) = (&source.map, source.xml.as_str());
        let w = source.prefix();
        let style = self.style.and_then(|run| map.child(xml, run, Space::W, "rPr"));
        let style = style.map_or("", |style| &xml[map.node(style).range()]);
        let value = marks.value(&match self.filter {
            Some(filter) => format!("{path} | {filter}"),
            None => path.to_owned(),
        });
        let text = if self.before.is_empty() && self.after.is_empty() {
            value
        } else {
            let (before, after) = (escaped(&self.before), escaped(&self.after));
            format!("{}{before}{value}{after}{}", marks.block(&format!("if {path}")), marks.block("endif"))
        };
        let run = format!("<{w}r>{style}<{w}t xml:space=\"preserve\">{text}</{w}t></{w}r>");
        for (index, &node) in self.nodes.iter().enumerate() {
            let survivors = hosts::surviving_marks(source, node);
            let put = if index == 0 { format!("{survivors}{run}") } else { survivors };
            splice.replace(map.node(node).range(), put);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn instructions_are_words_and_quoted_words() {
        assert_eq!(
            words(r#" MERGEFIELD  "Nom d'usage" \* Upper \b "M. " "#),
            ["MERGEFIELD", "Nom d'usage", r"\*", "Upper", r"\b", "M. "]
        );
        assert!(words("  ").is_empty());
    }
}
