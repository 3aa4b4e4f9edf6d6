//! One part as a tree that can be changed. Names, values and texts stay as they are written, escapes included.

use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;

/// An element with everything in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Element {
    /// Name with prefix.
    pub(super) name: String,
    /// Attributes in order, values escaped.
    pub(super) attributes: Vec<(String, String)>,
    /// Content in order.
    pub(super) children: Vec<Child>,
}

/// What an element holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Child {
    /// Another element.
    Element(Element),
    /// Text, escaped.
    Text(String),
}

impl Element {
    /// An element without content.
    pub(super) fn new(name: &str, attributes: &[(&str, &str)]) -> Self {
        let attributes =
            attributes.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect();
        Self { name: name.to_owned(), attributes, children: Vec::new() }
    }

    /// The same with `child` at its end.
    pub(super) fn with(mut self, child: Self) -> Self {
        self.children.push(Child::Element(child));
        self
    }

    /// The same with `text`, already escaped, at its end.
    pub(super) fn saying(mut self, text: &str) -> Self {
        self.children.push(Child::Text(text.to_owned()));
        self
    }

    /// Reads a whole part. Comments and instructions are left out; docx-rs writes none.
    pub(super) fn read(bytes: &[u8]) -> Result<Self, quick_xml::Error> {
        let mut reader = Reader::from_reader(bytes);
        let mut buffer = Vec::new();
        // the outermost entry is the document around its root
        let mut open = vec![Self::default()];
        loop {
            match reader.read_event_into(&mut buffer)? {
                Event::Start(tag) => open.push(started(&tag)?),
                Event::Empty(tag) => close(&mut open, started(&tag)?),
                Event::End(_) => {
                    if let Some(done) = open.pop() {
                        close(&mut open, done);
                    }
                }
                Event::Text(text) => say(&mut open, &text),
                Event::GeneralRef(name) => say(&mut open, &format!("&{};", &*name)),
                Event::Eof => break,
                _ => {}
            }
            buffer.clear();
        }
        Ok(open.into_iter().next().and_then(Self::into_root).unwrap_or_default())
    }

    fn into_root(self) -> Option<Self> {
        self.children.into_iter().find_map(|child| match child {
            Child::Element(element) => Some(element),
            Child::Text(_) => None,
        })
    }

    /// The part as text, with its declaration.
    pub(super) fn write(&self) -> String {
        let mut xml = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n".to_owned();
        self.write_into(&mut xml);
        xml
    }

    fn write_into(&self, xml: &mut String) {
        xml.push('<');
        xml.push_str(&self.name);
        for (key, value) in &self.attributes {
            for piece in [" ", key, "=\"", value, "\""] {
                xml.push_str(piece);
            }
        }
        if self.children.is_empty() {
            xml.push_str("/>");
            return;
        }
        xml.push('>');
        for child in &self.children {
            match child {
                Child::Element(element) => element.write_into(xml),
                Child::Text(text) => xml.push_str(text),
            }
        }
        xml.push_str("</");
        xml.push_str(&self.name);
        xml.push('>');
    }

    /// The value of an attribute, escaped.
    pub(super) fn attribute(&self, key: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == key).map(|(_, value)| value.as_str())
    }

    /// The elements directly inside.
    pub(super) fn elements(&mut self) -> impl Iterator<Item = &mut Self> {
        self.children.iter_mut().filter_map(|child| match child {
            Child::Element(element) => Some(element),
            Child::Text(_) => None,
        })
    }

    /// Keeps the elements for which `wanted` holds, and all text.
    pub(super) fn keep(&mut self, mut wanted: impl FnMut(&Self) -> bool) {
        self.children.retain(|child| match child {
            Child::Element(element) => wanted(element),
            Child::Text(_) => true,
        });
    }

    /// Calls `change` for everything inside, innermost first, and for the element itself.
    pub(super) fn each(&mut self, change: &mut impl FnMut(&mut Self)) {
        for element in self.elements() {
            element.each(change);
        }
        change(self);
    }
}

fn started(tag: &BytesStart<'_>) -> Result<Element, quick_xml::Error> {
    let mut element = Element::new(tag.name().0, &[]);
    for attribute in tag.attributes() {
        let attribute = attribute?;
        element.attributes.push((attribute.key.0.to_owned(), attribute.value.into_owned()));
    }
    Ok(element)
}

fn close(open: &mut [Element], done: Element) {
    if let Some(parent) = open.last_mut() {
        parent.children.push(Child::Element(done));
    }
}

fn say(open: &mut [Element], text: &str) {
    let Some(parent) = open.last_mut() else { return };
    match parent.children.last_mut() {
        Some(Child::Text(before)) => before.push_str(text),
        _ => parent.children.push(Child::Text(text.to_owned())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_read_is_written_again() {
        let xml = "<w:a x=\"1 &amp; 2\"><w:b/><w:t xml:space=\"preserve\"> é &quot;l&lt;a&quot; </w:t></w:a>";
        let tree = Element::read(xml.as_bytes()).unwrap();
        assert_eq!(tree.attribute("x"), Some("1 &amp; 2"));
        assert_eq!(tree.write().lines().nth(1), Some(xml));
        assert!(Element::read(b"<a><b></a>").is_err());
    }
}
