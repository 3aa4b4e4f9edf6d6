//! A small tree of an XML part, read with nothing of the engine's: names by their namespace, attributes without theirs.

use quick_xml::events::{BytesStart, Event};
use quick_xml::name::ResolveResult;
use quick_xml::reader::NsReader;

/// The namespaces that the tests ask for, with the prefix that they write.
const SPACES: [(&str, &str); 8] = [
    ("http://schemas.openxmlformats.org/wordprocessingml/2006/main", "w"),
    ("http://schemas.microsoft.com/office/word/2010/wordml", "w14"),
    ("http://schemas.microsoft.com/office/word/2012/wordml", "w15"),
    ("http://schemas.openxmlformats.org/markup-compatibility/2006", "mc"),
    ("http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing", "wp"),
    ("http://schemas.openxmlformats.org/officeDocument/2006/math", "m"),
    ("http://schemas.openxmlformats.org/package/2006/relationships", "rel"),
    ("urn:schemas-microsoft-com:office:office", "o"),
];

/// An element.
#[derive(Clone, Debug, Default)]
pub struct Element {
    /// `w:p`, whatever prefix the part uses; `?:x` for a namespace that is not asked for.
    pub name: String,
    /// Attributes by their name without prefix.
    attributes: Vec<(String, String)>,
    pub children: Vec<Child>,
}

/// What stands in an element.
#[derive(Clone, Debug)]
pub enum Child {
    Element(Element),
    Text(String),
}

impl Element {
    /// The root of a part. The error says what is not well-formed.
    pub fn read(xml: &str) -> Result<Self, String> {
        let mut reader = NsReader::from_str(xml.trim_start_matches('\u{feff}'));
        let mut open = vec![Self::default()];
        loop {
            let event = reader.read_event().map_err(|error| error.to_string())?;
            match event {
                Event::Start(ref start) | Event::Empty(ref start) => {
                    let (space, _) = reader.resolver().resolve_element(start.name());
                    let element = Self::of(start, prefix(&space)?)?;
                    if matches!(event, Event::Start(_)) {
                        open.push(element);
                    } else {
                        put(&mut open, Child::Element(element));
                    }
                }
                Event::End(_) => {
                    let element = open.pop().ok_or("an end too many")?;
                    put(&mut open, Child::Element(element));
                }
                Event::Text(text) => put(&mut open, Child::Text(text.to_string())),
                Event::CData(text) => put(&mut open, Child::Text(text.to_string())),
                Event::GeneralRef(reference) => {
                    let text = format!("&{};", &*reference);
                    let text = quick_xml::escape::unescape(&text).map_err(|error| error.to_string())?;
                    put(&mut open, Child::Text(text.into_owned()));
                }
                Event::DocType(_) => return Err("a document type".into()),
                Event::Eof => break,
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
            }
        }
        let [document] = open.as_slice() else { return Err("an element never ends".into()) };
        let mut roots = document.elements().cloned();
        let root = roots.next().ok_or("no root")?;
        if roots.next().is_some() { Err("two roots".into()) } else { Ok(root) }
    }

    fn of(start: &BytesStart<'_>, prefix: &str) -> Result<Self, String> {
        let mut element = Self::default();
        let local = start.name().local_name();
        let local = local.as_ref();
        element.name = if prefix.is_empty() { local.to_owned() } else { format!("{prefix}:{local}") };
        for attribute in start.attributes() {
            let attribute = attribute.map_err(|error| format!("{}: {error}", element.name))?;
            let value = quick_xml::escape::unescape(&attribute.value).map_err(|error| error.to_string())?;
            let local = attribute.key.local_name().as_ref().to_owned();
            // `xml:space`, `r:id`: one name has one meaning in what we read
            element.attributes.push((local, value.into_owned()));
        }
        Ok(element)
    }

    pub fn is(&self, name: &str) -> bool {
        self.name == name
    }

    pub fn attribute(&self, local: &str) -> Option<&str> {
        self.attributes.iter().find(|(name, _)| name == local).map(|(_, value)| value.as_str())
    }

    /// The elements directly inside.
    pub fn elements(&self) -> impl DoubleEndedIterator<Item = &Self> {
        self.children.iter().filter_map(|child| match child {
            Child::Element(element) => Some(element),
            Child::Text(_) => None,
        })
    }

    pub fn child(&self, name: &str) -> Option<&Self> {
        self.elements().find(|element| element.is(name))
    }

    /// The value of a property: `w:val` of the child `name`.
    pub fn value(&self, name: &str) -> Option<&str> {
        self.child(name)?.attribute("val")
    }

    /// This element and all inside, in the order of their start tags, but for those in `without`.
    pub fn all<'e>(&'e self, without: &'e [&'e str]) -> Vec<&'e Self> {
        let mut found = vec![self];
        for element in self.elements().filter(|element| !without.contains(&element.name.as_str())) {
            found.extend(element.all(without));
        }
        found
    }

    /// All characters inside.
    pub fn text(&self) -> String {
        self.children
            .iter()
            .map(|child| match child {
                Child::Element(element) => element.text(),
                Child::Text(text) => text.clone(),
            })
            .collect()
    }
}

fn put(open: &mut [Element], child: Child) {
    if let Some(last) = open.last_mut() {
        last.children.push(child);
    }
}

fn prefix(space: &ResolveResult<'_>) -> Result<&'static str, String> {
    match space {
        ResolveResult::Bound(space) => {
            Ok(SPACES.iter().find(|(name, _)| *name == space.0).map_or("?", |(_, prefix)| prefix))
        }
        ResolveResult::Unbound => Ok(""),
        ResolveResult::Unknown(prefix) => Err(format!("prefix {prefix:?} is not declared")),
    }
}
