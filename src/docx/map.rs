//! A tree of byte ranges over one XML part: what stands where, without copying or re-writing anything.
//!
//! Every edit of a template is a replacement of such a range, so whatever the map does not name (unknown
//! markup, odd spacing, attribute order) stays as it is, bit for bit.

use std::borrow::Cow;
use std::ops::Range;

use quick_xml::events::Event;
use quick_xml::events::attributes::Attributes;
use quick_xml::name::ResolveResult;
use quick_xml::reader::NsReader;

/// Deepest nesting taken: Word itself stays far below, a hostile part does not.
const MAX_DEPTH: usize = 256;
/// Most elements taken in one part.
const MAX_NODES: usize = 2_000_000;

/// Namespace of WordprocessingML, transitional (ECMA-376 part 4).
pub const NS_W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
/// The same in ISO/IEC 29500 Strict.
pub const NS_W_STRICT: &str = "http://purl.oclc.org/ooxml/wordprocessingml/main";
/// Word 2010's additions, check boxes among them (\[MS-DOCX\] 2.2).
pub const NS_W14: &str = "http://schemas.microsoft.com/office/word/2010/wordml";
/// Markup compatibility (ECMA-376 part 3).
pub const NS_MC: &str = "http://schemas.openxmlformats.org/markup-compatibility/2006";

/// The vocabulary an element belongs to, whatever its prefix.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Space {
    /// WordprocessingML.
    W,
    /// Word 2010's additions.
    W14,
    /// Markup compatibility.
    Mc,
    /// Anything else.
    Other,
}

/// Index of an element in its [`XmlMap`].
pub type NodeId = usize;

/// One element: where its tags are, and its neighbours.
#[derive(Clone, Debug)]
pub struct Node {
    /// Vocabulary of the element.
    pub space: Space,
    /// Bytes of the qualified name in the start tag (`w:p`).
    pub name: Range<usize>,
    /// Bytes of the start tag, `<` to `>`.
    pub open: Range<usize>,
    /// Bytes of the end tag; empty, just behind the start tag, for `<w:p/>`.
    pub close: Range<usize>,
    /// The element around this one.
    pub parent: Option<NodeId>,
    /// The elements directly inside, in order.
    pub children: Vec<NodeId>,
}

impl Node {
    /// Bytes of the whole element.
    pub fn range(&self) -> Range<usize> {
        self.open.start..self.close.end
    }

    /// Bytes between the tags.
    pub fn inside(&self) -> Range<usize> {
        self.open.end..self.close.start
    }

    /// `<w:p/>`: one tag for start and end.
    pub fn is_empty_tag(&self) -> bool {
        self.close.is_empty()
    }
}

/// Why a part can't be mapped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum XmlTrouble {
    /// Not well-formed, or cut off.
    Broken,
    /// Holds a document type or an entity that is not one of XML's five.
    Entity,
    /// Nested deeper, or larger, than any real document.
    TooBig,
}

/// The map of one part. The text itself is kept by the caller and handed to the methods that read it.
#[derive(Clone, Debug)]
pub struct XmlMap {
    nodes: Vec<Node>,
}

impl XmlMap {
    /// Maps `xml`, which must be UTF-8 without byte order mark.
    ///
    /// # Errors
    /// [`XmlTrouble`] when the text is not one well-formed element tree within the limits. A truncated
    /// text is no error to the event reader, so the depth at its end is looked at here.
    pub fn new(xml: &str) -> Result<Self, XmlTrouble> {
        // #control-character: the event reader lets them pass, Word does not, and `mend` makes marks of two of them
        if xml.contains(is_forbidden) {
            return Err(XmlTrouble::Broken);
        }
        let mut reader = NsReader::from_str(xml);
        reader.config_mut().check_end_names = true;
        let mut nodes: Vec<Node> = Vec::new();
        let mut stack: Vec<NodeId> = Vec::new();
        let mut rooted = false;
        loop {
            let start = position(reader.buffer_position());
            let event = reader.read_event().map_err(|_| XmlTrouble::Broken)?;
            let end = position(reader.buffer_position());
            match event {
                Event::Start(ref tag) | Event::Empty(ref tag) => {
                    if stack.len() >= MAX_DEPTH || nodes.len() >= MAX_NODES {
                        return Err(XmlTrouble::TooBig);
                    }
                    if stack.is_empty() && std::mem::replace(&mut rooted, true) {
                        return Err(XmlTrouble::Broken);
                    }
                    attributes_are_sound(tag.attributes())?;
                    let (space, _) = reader.resolver().resolve_element(tag.name());
                    let id = nodes.len();
                    let parent = stack.last().copied();
                    if let Some(parent) = parent {
                        nodes[parent].children.push(id);
                    }
                    nodes.push(Node {
                        space: space_of(&space),
                        name: start + 1..start + 1 + tag.name().0.len(),
                        open: start..end,
                        close: end..end,
                        parent,
                        children: Vec::new(),
                    });
                    if matches!(event, Event::Start(_)) {
                        stack.push(id);
                    }
                }
                Event::End(_) => {
                    let id = stack.pop().ok_or(XmlTrouble::Broken)?;
                    nodes[id].close = start..end;
                }
                Event::DocType(_) => return Err(XmlTrouble::Entity),
                Event::GeneralRef(reference) => {
                    if stack.is_empty() || !known_reference(&reference) {
                        return Err(XmlTrouble::Entity);
                    }
                }
                Event::Text(text) => {
                    if stack.is_empty() && !text.trim().is_empty() {
                        return Err(XmlTrouble::Broken);
                    }
                }
                Event::Eof if stack.is_empty() && rooted => return Ok(Self { nodes }),
                Event::Eof => return Err(XmlTrouble::Broken),
                Event::CData(_) if stack.is_empty() => return Err(XmlTrouble::Broken),
                Event::CData(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
            }
        }
    }

    /// The outermost element.
    pub fn root(&self) -> NodeId {
        0
    }

    /// The element `id`.
    pub fn node(&self, id: NodeId) -> &Node {
        &self.nodes[id]
    }

    /// All elements in the order of their start tags.
    pub fn ids(&self) -> Range<NodeId> {
        0..self.nodes.len()
    }

    /// Name without prefix.
    pub fn local<'x>(&self, xml: &'x str, id: NodeId) -> &'x str {
        let name = &xml[self.nodes[id].name.clone()];
        name.split_once(':').map_or(name, |(_, local)| local)
    }

    /// Prefix with its colon (`w:`), or nothing.
    pub fn prefix<'x>(&self, xml: &'x str, id: NodeId) -> &'x str {
        let name = &xml[self.nodes[id].name.clone()];
        name.find(':').map_or("", |colon| &name[..=colon])
    }

    /// Whether `id` is the element `local` of `space`.
    pub fn is(&self, xml: &str, id: NodeId, space: Space, local: &str) -> bool {
        self.nodes[id].space == space && self.local(xml, id) == local
    }

    /// The first child named `local` of `space`.
    pub fn child(&self, xml: &str, id: NodeId, space: Space, local: &str) -> Option<NodeId> {
        self.nodes[id].children.iter().copied().find(|&child| self.is(xml, child, space, local))
    }

    /// The elements around `id`, nearest first.
    pub fn ancestors(&self, id: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        std::iter::successors(self.nodes[id].parent, |&up| self.nodes[up].parent)
    }

    /// `id` and everything inside it, in document order.
    pub fn descendants(&self, id: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        let end = self.nodes[id].range().end;
        (id..self.nodes.len()).take_while(move |&inner| self.nodes[inner].open.start < end || inner == id)
    }

    /// Value of the attribute whose name without prefix is `local`, unescaped, with the bytes it takes
    /// between its quotes.
    pub fn attribute<'x>(
        &self,
        xml: &'x str,
        id: NodeId,
        local: &str,
    ) -> Option<(Cow<'x, str>, Range<usize>)> {
        let tag = &xml[self.nodes[id].open.clone()];
        let inner = tag.strip_prefix('<')?.strip_suffix('>')?;
        let inner = inner.strip_suffix('/').unwrap_or(inner);
        let name_length = self.nodes[id].name.len();
        for attribute in Attributes::new(inner, name_length).flatten() {
            if attribute.key.local_name().into_inner() != local
                || attribute.key.as_namespace_binding().is_some()
            {
                continue;
            }
            let Cow::Borrowed(raw) = attribute.value else { continue };
            let start = raw.as_ptr() as usize - xml.as_ptr() as usize;
            let value = quick_xml::escape::unescape(raw).unwrap_or(Cow::Borrowed(raw));
            return Some((value, start..start + raw.len()));
        }
        None
    }

    /// Bytes of an attribute with its name and the white space before it: what goes where it goes.
    pub fn whole_attribute(&self, xml: &str, id: NodeId, local: &str) -> Option<Range<usize>> {
        let (_, value) = self.attribute(xml, id, local)?;
        let before = xml[..value.start - 1].trim_end().strip_suffix('=')?.trim_end();
        let name = before.rfind(char::is_whitespace)?;
        Some(before[..name].trim_end().len()..value.end + 1)
    }

    /// Just the value of an attribute.
    pub fn value<'x>(&self, xml: &'x str, id: NodeId, local: &str) -> Option<Cow<'x, str>> {
        self.attribute(xml, id, local).map(|(value, _)| value)
    }
}

/// A byte offset of the reader; parts are far below 4 GiB, so nothing is cut on any machine.
fn position(offset: u64) -> usize {
    usize::try_from(offset).unwrap_or(usize::MAX)
}

fn space_of(resolved: &ResolveResult<'_>) -> Space {
    match resolved {
        ResolveResult::Bound(space) => match space.0 {
            NS_W => Space::W,
            NS_W14 => Space::W14,
            NS_MC => Space::Mc,
            _ => Space::Other,
        },
        ResolveResult::Unbound | ResolveResult::Unknown(_) => Space::Other,
    }
}

fn attributes_are_sound(attributes: Attributes<'_>) -> Result<(), XmlTrouble> {
    for attribute in attributes {
        let attribute = attribute.map_err(|_| XmlTrouble::Broken)?;
        if attribute.value.contains('<') {
            return Err(XmlTrouble::Broken);
        }
        if attribute.value.contains('&') {
            let value = quick_xml::escape::unescape(&attribute.value).map_err(|_| XmlTrouble::Entity)?;
            if value.contains(is_forbidden) {
                return Err(XmlTrouble::Entity);
            }
        }
    }
    Ok(())
}

/// Characters outside of XML 1.0's production `Char`.
fn is_forbidden(ch: char) -> bool {
    matches!(ch, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}')
}

fn known_reference(reference: &quick_xml::events::BytesRef<'_>) -> bool {
    if reference.is_char_ref() {
        return matches!(reference.resolve_char_ref(), Ok(Some(ch)) if !is_forbidden(ch));
    }
    matches!(&**reference, "amp" | "lt" | "gt" | "quot" | "apos")
}

#[cfg(test)]
mod tests {
    use super::*;

    const SAMPLE: &str = concat!(
        r#"<?xml version="1.0"?><x:doc xmlns:x="http://schemas.openxmlformats.org/wordprocessingml/2006/main">"#,
        r#"<x:p a="1" x:val="d&amp;e"><x:r/><x:t>é&amp;</x:t></x:p></x:doc>"#
    );

    #[test]
    fn ranges_are_bytes_of_the_source_whatever_the_prefix() {
        let map = XmlMap::new(SAMPLE).unwrap();
        let p = map.child(SAMPLE, map.root(), Space::W, "p").unwrap();
        let t = map.child(SAMPLE, p, Space::W, "t").unwrap();
        assert_eq!(&SAMPLE[map.node(t).inside()], "é&amp;");
        assert_eq!(&SAMPLE[map.node(p).open.clone()], r#"<x:p a="1" x:val="d&amp;e">"#);
        assert!(map.node(map.child(SAMPLE, p, Space::W, "r").unwrap()).is_empty_tag());
        let (value, range) = map.attribute(SAMPLE, p, "val").unwrap();
        assert_eq!((value.as_ref(), &SAMPLE[range]), ("d&e", "d&amp;e"));
        assert_eq!(map.prefix(SAMPLE, p), "x:");
        assert_eq!(map.descendants(p).count(), 3);
        assert_eq!(map.ancestors(t).collect::<Vec<_>>(), [p, map.root()]);
    }

    #[test]
    fn an_attribute_goes_with_its_name_however_it_is_spaced() {
        for tag in ["<a x='1' b='2'/>", "<a\n\tb = \"2\"\nx='1'/>", "<a  c:b='2' />"] {
            let map = XmlMap::new(tag).unwrap();
            let range = map.whole_attribute(tag, 0, "b").unwrap();
            let rest = [&tag[..range.start], &tag[range.end..]].concat();
            assert!(!rest.contains('b') && !rest.contains('2') && XmlMap::new(&rest).is_ok(), "{rest}");
        }
    }

    #[test]
    fn what_is_not_one_sound_tree_is_refused() {
        for (xml, trouble) in [
            ("", XmlTrouble::Broken),
            ("<a><b></b>", XmlTrouble::Broken),
            ("<a></b>", XmlTrouble::Broken),
            ("<a/><b/>", XmlTrouble::Broken),
            ("<a>&nbsp;</a>", XmlTrouble::Entity),
            ("<a b='&nbsp;'/>", XmlTrouble::Entity),
            ("<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>", XmlTrouble::Entity),
            ("<a b='1' b='2'/>", XmlTrouble::Broken),
            ("text", XmlTrouble::Broken),
            ("<a>\u{1}P</a>", XmlTrouble::Broken),
            ("<a>&#1;</a>", XmlTrouble::Entity),
            ("<a b='<'/>", XmlTrouble::Broken),
            ("<a b='&#1;'/>", XmlTrouble::Entity),
        ] {
            assert_eq!(XmlMap::new(xml).unwrap_err(), trouble, "{xml}");
        }
        let deep = "<a>".repeat(MAX_DEPTH + 1) + &"</a>".repeat(MAX_DEPTH + 1);
        assert_eq!(XmlMap::new(&deep).unwrap_err(), XmlTrouble::TooBig);
    }
}
