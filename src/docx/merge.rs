//! Fields of Word's own mail merge, filled like tags, by the names of columns: values, conditions, numbers of records.
//!
//! Source: ECMA-376 part 1, 17.16.4 (switches), 17.16.5.26 (`IF`), 17.16.5.35 (`MERGEFIELD`), 17.16.5.36 (`MERGEREC`),
//! 17.16.5.38 (`NEXT`). Word writes a space in a column's title as an underscore, and leaves its signs out.

use super::codes::{self, Field};
use super::condition::{self, Condition};
use super::escape::escaped;
use super::faults::{Fault, Trouble};
use super::filter::Picture;
use super::helpers;
use super::hosts;
use super::map::{NodeId, Space};
use super::program::Marks;
use super::source::Source;
use super::splice::Splice;
use super::vocabulary::Vocabulary;

/// A field of a mail merge.
#[derive(Clone, Debug)]
pub(super) struct MergeField {
    /// Index of its paragraph.
    pub(super) paragraph: usize,
    /// The elements that give way: a simple field, or the runs of a complex one.
    nodes: Vec<NodeId>,
    /// The run whose style the value takes.
    style: Option<NodeId>,
    what: What,
    /// How many `NEXT` stand before it in its part.
    steps: usize,
}

/// What a field of a mail merge does.
#[derive(Clone, Debug)]
enum What {
    /// Prints a value.
    Value(Shown),
    /// Prints a value inside the instruction of another field.
    Inside(Shown),
    /// Prints one of two texts.
    If(Condition),
    /// Prints the number of the record.
    Rank,
    /// Goes on to the next record.
    Next,
}

/// A `MERGEFIELD`: which value, and how.
#[derive(Clone, Debug)]
pub(super) struct Shown {
    /// The name as it is written.
    pub(super) name: String,
    /// `\* Upper` and its neighbours: the filter that does the same.
    filter: Option<&'static str>,
    /// `\@`, `\#`.
    picture: Option<Picture>,
    /// `\b`: what stands before the value, if there is one.
    before: String,
    /// `\f`: what stands behind it.
    after: String,
}

/// Fields that work on the merge itself, or whose result Word makes only while it merges.
const REFUSED: [&str; 4] = ["NEXTIF", "SKIPIF", "ADDRESSBLOCK", "GREETINGLINE"];
/// Fields that may hold a merge field in their instruction: Word follows them as they are written.
const FOLLOWED: [&str; 2] = ["HYPERLINK", "INCLUDEPICTURE"];

/// The merge fields of a part in the order of the text, and those that can't be filled.
pub(super) fn find(source: &Source) -> (Vec<MergeField>, Vec<Fault>) {
    let mut found = Vec::new();
    let mut faults = Vec::new();
    for (index, paragraph) in source.paragraphs.iter().enumerate().filter(|(_, it)| !it.is_instruction) {
        for field in codes::fields(source, paragraph.node) {
            if let Err(name) = read(&field, index, &mut found) {
                faults.push(Fault { spot: source.spot(index), trouble: Trouble::MergeField(name) });
            }
        }
    }
    found.sort_by_key(|field| source.map.node(field.nodes[0]).open.start);
    let mut steps = 0;
    for field in &mut found {
        steps += usize::from(matches!(field.what, What::Next));
        field.steps = steps;
    }
    (found, faults)
}

/// Whether a field, or one inside it, is one of a mail merge.
fn is_merge(field: &Field) -> bool {
    field.all().iter().any(|field| field.keyword() == "MERGEFIELD")
}

/// Adds what an outermost field of a paragraph is in a mail merge; the error is the name of one that can't be filled.
fn read(field: &Field, paragraph: usize, found: &mut Vec<MergeField>) -> Result<(), String> {
    let keyword = field.keyword();
    let name = || {
        let named = field.all().into_iter().find(|field| field.keyword() == "MERGEFIELD");
        let name = named.and_then(|field| words(&field.text()).into_iter().nth(1));
        name.unwrap_or_else(|| keyword.clone())
    };
    let what = match keyword.as_str() {
        "MERGEFIELD" => What::Value(Shown::read(field).ok_or_else(name)?),
        "MERGEREC" | "MERGESEQ" => What::Rank,
        "NEXT" => What::Next,
        "IF" if is_merge(field) => What::If(condition::read(field).ok_or_else(name)?),
        refused if REFUSED.contains(&refused) => return Err(keyword),
        _ if !is_merge(field) => return Ok(()),
        // a link whose address or text holds a value
        followed if FOLLOWED.contains(&followed) => return inside(field, paragraph, found).ok_or_else(name),
        _ => return Err(name()),
    };
    if !field.is_plain {
        return Err(name());
    }
    let (nodes, style) = (field.nodes.clone(), field.style);
    found.push(MergeField { paragraph, nodes, style, what, steps: 0 });
    Ok(())
}

/// The merge fields inside another field, each where it stands.
fn inside(field: &Field, paragraph: usize, found: &mut Vec<MergeField>) -> Option<()> {
    for piece in &field.instruction {
        let codes::Piece::Field(inner) = piece else { continue };
        if inner.keyword() != "MERGEFIELD" || !inner.is_plain {
            return None;
        }
        let what = What::Inside(Shown::read(inner)?);
        found.push(MergeField { paragraph, nodes: inner.nodes.clone(), style: inner.style, what, steps: 0 });
    }
    field.inside.iter().try_for_each(|inner| read(inner, paragraph, found).ok())
}

/// The words of an instruction; those in quotes are one.
pub(super) fn words(instruction: &str) -> Vec<String> {
    let mut words: Vec<Option<String>> = vec![None];
    let mut quoted = false;
    for ch in instruction.trim().chars() {
        match ch {
            '"' | '“' | '”' => {
                quoted = !quoted;
                // an empty text in quotes is a word
                if let Some(last) = words.last_mut() {
                    last.get_or_insert_default();
                }
            }
            _ if ch.is_whitespace() && !quoted => words.push(None),
            _ => {
                if let Some(last) = words.last_mut() {
                    last.get_or_insert_default().push(ch);
                }
            }
        }
    }
    words.into_iter().flatten().collect()
}

impl Shown {
    /// A merge field from its instruction; nothing where it asks for more than we do.
    pub(super) fn read(field: &Field) -> Option<Self> {
        if field.instruction.iter().any(|piece| matches!(piece, codes::Piece::Field(_)))
            || !field.inside.is_empty()
        {
            return None;
        }
        let words = words(&field.text());
        let [_, name, switches @ ..] = words.as_slice() else { return None };
        let (before, after) = (String::new(), String::new());
        let mut read = Self { name: name.clone(), filter: None, picture: None, before, after };
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
                "\\@" => read.picture = Some(Picture::Date(switches.next()?.clone())),
                "\\#" => read.picture = Some(Picture::Number(switches.next()?.clone())),
                "\\b" => read.before.clone_from(switches.next()?),
                "\\f" => read.after.clone_from(switches.next()?),
                "\\m" | "\\v" => {}
                // `\@"d MMMM"`, written without a space
                joined if joined.starts_with("\\@") => {
                    read.picture = Some(Picture::Date(switch[2..].to_owned()));
                }
                joined if joined.starts_with("\\#") => {
                    read.picture = Some(Picture::Number(switch[2..].to_owned()));
                }
                _ => return None,
            }
        }
        Some(read)
    }

    /// The path of its field, in the record that is `steps` further on.
    pub(super) fn path(&self, vocabulary: &dyn Vocabulary, steps: usize) -> Result<String, Trouble> {
        let known = vocabulary.knows(&self.name).then(|| self.name.clone());
        let path = known.or_else(|| vocabulary.heading(&self.name)).ok_or_else(|| Trouble::UnknownField {
            name: self.name.clone(),
            nearest: vocabulary.nearest(&self.name),
        })?;
        match steps {
            0 => Ok(path),
            _ => vocabulary.following(steps, &path).ok_or(Trouble::NextRecord),
        }
    }

    /// The expression of its value.
    pub(super) fn code(&self, vocabulary: &dyn Vocabulary, steps: usize) -> Result<String, Trouble> {
        let mut code = self.path(vocabulary, steps)?;
        if let Some(picture) = &self.picture {
            code =
                vocabulary.pictured(&code, picture).ok_or_else(|| Trouble::MergeField(self.name.clone()))?;
        }
        Ok(match self.filter {
            Some(filter) => format!("{code} | {filter}"),
            None => code,
        })
    }

    /// What it prints, as it stands in a text.
    pub(super) fn text(
        &self,
        marks: Marks,
        vocabulary: &dyn Vocabulary,
        steps: usize,
    ) -> Result<String, Trouble> {
        let value = marks.value(&self.code(vocabulary, steps)?);
        if self.before.is_empty() && self.after.is_empty() {
            return Ok(value);
        }
        let (before, after) = (escaped(&self.before), escaped(&self.after));
        let condition = format!("if {}", self.path(vocabulary, steps)?);
        Ok(format!("{}{before}{value}{after}{}", marks.block(&condition), marks.block("endif")))
    }
}

impl MergeField {
    /// The names that it reads, as they are written.
    pub(super) fn names(&self) -> Vec<&str> {
        match &self.what {
            What::Value(shown) | What::Inside(shown) => vec![&shown.name],
            What::If(condition) => condition.shown().into_iter().map(|shown| shown.name.as_str()).collect(),
            What::Rank | What::Next => Vec::new(),
        }
    }

    /// The paths of the fields that it shows.
    pub(super) fn paths(&self, vocabulary: &dyn Vocabulary) -> Vec<String> {
        let shown = match &self.what {
            What::Value(shown) | What::Inside(shown) => vec![shown],
            // a condition may well meet an empty value
            What::If(_) | What::Rank | What::Next => Vec::new(),
        };
        shown.into_iter().filter_map(|shown| shown.path(vocabulary, self.steps).ok()).collect()
    }

    /// The names that it reads with the paths of their fields; the number of the record has no name.
    pub(super) fn reads(&self, vocabulary: &dyn Vocabulary) -> Vec<(String, Option<String>)> {
        let shown = match &self.what {
            What::Value(shown) | What::Inside(shown) => vec![shown],
            What::If(condition) => condition.shown(),
            What::Rank => return vec![("MERGEREC".to_owned(), vocabulary.rank())],
            What::Next => Vec::new(),
        };
        let path = |shown: &Shown| shown.path(vocabulary, self.steps).ok();
        shown.into_iter().map(|shown| (shown.name.clone(), path(shown))).collect()
    }

    /// The expressions of the values that it shows or compares, each with the name that is written.
    pub(super) fn codes(&self, vocabulary: &dyn Vocabulary) -> Vec<(String, String)> {
        let shown = match &self.what {
            What::Value(shown) | What::Inside(shown) => vec![shown],
            What::If(condition) => condition.shown(),
            What::Rank | What::Next => Vec::new(),
        };
        let code = |shown: &Shown| shown.code(vocabulary, self.steps).ok();
        shown.into_iter().filter_map(|shown| Some((shown.name.clone(), code(shown)?))).collect()
    }

    /// The element where the value will stand.
    pub(super) fn first(&self) -> NodeId {
        self.nodes[0]
    }

    /// The bytes that give way.
    pub(super) fn ranges(&self, map: &super::map::XmlMap) -> impl Iterator<Item = std::ops::Range<usize>> {
        self.nodes.iter().map(|&node| map.node(node).range())
    }

    /// What stands in its place in the program.
    pub(super) fn code(
        &self,
        source: &Source,
        marks: Marks,
        vocabulary: &dyn Vocabulary,
    ) -> Result<String, Trouble> {
        let (w, style) = (source.prefix(), style(source, self.style));
        let text = |text: &str| format!("<{w}r>{style}<{w}t xml:space=\"preserve\">{text}</{w}t></{w}r>");
        Ok(match &self.what {
            What::Value(shown) => text(&shown.text(marks, vocabulary, self.steps)?),
            What::Inside(shown) => {
                let value = marks.value(&helpers::in_field(&shown.code(vocabulary, self.steps)?));
                format!("<{w}r>{style}<{w}instrText xml:space=\"preserve\">{value}</{w}instrText></{w}r>")
            }
            What::If(condition) => condition.code(source, marks, vocabulary, self.steps)?,
            What::Rank => {
                let rank = vocabulary.rank().ok_or_else(|| Trouble::MergeField("MERGEREC".to_owned()))?;
                text(&marks.value(&rank))
            }
            // there is nothing to go on to where a letter is one person's
            What::Next => vocabulary.following(1, "").map(|_| String::new()).ok_or(Trouble::NextRecord)?,
        })
    }

    /// Writes `code` in its place.
    pub(super) fn fill(&self, source: &Source, code: &str, splice: &mut Splice) {
        for (index, &node) in self.nodes.iter().enumerate() {
            hosts::give_way(source, node, if index == 0 { code } else { "" }, splice);
        }
    }
}

/// The properties of a run, as they are written.
pub(super) fn style(source: &Source, run: Option<NodeId>) -> &str {
    let (map, xml) = (&source.map, source.xml.as_str());
    let properties = run.and_then(|run| map.child(xml, run, Space::W, "rPr"));
    properties.map_or("", |properties| &xml[map.node(properties).range()])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn instructions_are_words_and_quoted_words() {
        assert_eq!(
            words(r#" MERGEFIELD  "Nom d'usage" \* Upper \b "M. " "" "#),
            ["MERGEFIELD", "Nom d'usage", r"\*", "Upper", r"\b", "M. ", ""]
        );
        assert!(words("  ").is_empty());
    }
}
