//! A part as a tree, read by the strictest use of the event reader and by nothing of ours.

use std::collections::BTreeSet;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

pub struct Element {
    pub name: String,
    pub attributes: Vec<(String, String)>,
    pub parent: Option<usize>,
    pub children: Vec<usize>,
    /// The characters directly inside.
    pub text: String,
}

impl Element {
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}

pub struct Tree(pub Vec<Element>);

impl Tree {
    /// The tree of a well-formed part; else what is wrong with it.
    pub fn of(xml: &str) -> Result<Self, String> {
        let forbidden = |ch: char| matches!(ch, '\u{0}'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}');
        if let Some(at) = xml.find(forbidden) {
            return Err(format!("a character that XML forbids at {at}"));
        }
        let mut reader = Reader::from_str(xml);
        let mut elements: Vec<Element> = Vec::new();
        let mut stack: Vec<usize> = Vec::new();
        loop {
            let event = reader.read_event().map_err(|error| error.to_string())?;
            match &event {
                Event::Start(tag) | Event::Empty(tag) => {
                    let parent = stack.last().copied();
                    if parent.is_none() && !elements.is_empty() {
                        return Err("two roots".to_owned());
                    }
                    let id = elements.len();
                    if let Some(parent) = parent {
                        elements[parent].children.push(id);
                    }
                    elements.push(element(tag, parent)?);
                    if matches!(event, Event::Start(_)) {
                        stack.push(id);
                    }
                }
                Event::End(_) => {
                    stack.pop();
                }
                Event::Text(text) => match stack.last() {
                    Some(&id) => elements[id].text += &**text,
                    None if text.trim().is_empty() => {}
                    None => return Err("text outside the root".to_owned()),
                },
                Event::CData(text) => {
                    if let Some(&id) = stack.last() {
                        elements[id].text += &**text;
                    }
                }
                Event::GeneralRef(reference) => {
                    let text = quick_xml::escape::unescape(&format!("&{};", &**reference))
                        .map_err(|error| error.to_string())?
                        .into_owned();
                    if let Some(&id) = stack.last() {
                        elements[id].text += &text;
                    }
                }
                Event::DocType(_) => return Err("a document type".to_owned()),
                Event::Eof if stack.is_empty() && !elements.is_empty() => return Ok(Self(elements)),
                Event::Eof => return Err("cut off".to_owned()),
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
            }
        }
    }

    pub fn named<'t>(&'t self, name: &'t str) -> impl Iterator<Item = &'t Element> {
        self.0.iter().filter(move |element| element.name == name)
    }

    pub fn children<'t>(&'t self, element: &'t Element) -> impl DoubleEndedIterator<Item = &'t Element> {
        element.children.iter().map(|&child| &self.0[child])
    }

    pub fn parent(&self, element: &Element) -> Option<&Element> {
        element.parent.map(|parent| &self.0[parent])
    }
}

fn element(tag: &BytesStart<'_>, parent: Option<usize>) -> Result<Element, String> {
    let mut attributes = Vec::new();
    let mut names = BTreeSet::new();
    for attribute in tag.attributes() {
        let attribute = attribute.map_err(|error| error.to_string())?;
        let name = attribute.key.0.to_owned();
        if !names.insert(name.clone()) || attribute.value.contains('<') {
            return Err(format!("the attribute {name}"));
        }
        let value = quick_xml::escape::unescape(&attribute.value).map_err(|error| error.to_string())?;
        attributes.push((name, value.into_owned()));
    }
    let name = tag.name().0.to_owned();
    Ok(Element { name, attributes, parent, children: Vec::new(), text: String::new() })
}
