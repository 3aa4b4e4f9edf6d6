//! A part as text with the places of its tags: what is edited is replaced where it stands, and nothing else moves.

use std::borrow::Cow;
use std::ops::Range;

use quick_xml::Reader;
use quick_xml::events::Event;
use quick_xml::events::attributes::Attributes;

use super::odd::Odd;

/// A start tag, or one that is start and end.
#[derive(Clone, Debug)]
pub(super) struct Tag<'x> {
    xml: &'x str,
    /// Its bytes, `<` to `>`.
    pub(super) range: Range<usize>,
    name: usize,
    /// `<c/>`.
    pub(super) empty: bool,
}

impl<'x> Tag<'x> {
    fn qualified(&self) -> &'x str {
        &self.xml[self.range.start + 1..self.range.start + 1 + self.name]
    }

    /// Name without prefix.
    pub(super) fn local(&self) -> &'x str {
        let name = self.qualified();
        name.split_once(':').map_or(name, |(_, local)| local)
    }

    /// Prefix with its colon, or nothing.
    pub(super) fn prefix(&self) -> &'x str {
        let name = self.qualified();
        name.find(':').map_or("", |colon| &name[..=colon])
    }

    /// Where an attribute can be put in: behind the name.
    pub(super) fn behind_name(&self) -> usize {
        self.range.start + 1 + self.name
    }

    /// The attributes: whole name, raw value, and where the value stands.
    pub(super) fn attributes(&self) -> impl Iterator<Item = (&'x str, &'x str, Range<usize>)> + use<'x> {
        let (xml, range) = (self.xml, self.range.clone());
        let inner = xml[range.start + 1..range.end - 1].trim_end_matches('/');
        Attributes::new(inner, self.name).flatten().filter_map(move |attribute| {
            let Cow::Borrowed(raw) = attribute.value else { return None };
            let start = raw.as_ptr() as usize - xml.as_ptr() as usize;
            Some((attribute.key.0, raw, start..start + raw.len()))
        })
    }

    /// Where the value of an attribute stands; its name is compared without prefix.
    pub(super) fn span(&self, local: &str) -> Option<Range<usize>> {
        let is = |name: &str| name.rsplit(':').next() == Some(local) && !name.starts_with("xmlns");
        self.attributes().find(|(name, ..)| is(name)).map(|(.., span)| span)
    }

    /// The value of an attribute.
    pub(super) fn value(&self, local: &str) -> Option<Cow<'x, str>> {
        let raw = &self.xml[self.span(local)?];
        Some(quick_xml::escape::unescape(raw).unwrap_or(Cow::Borrowed(raw)))
    }

    /// An attribute as a number.
    pub(super) fn number(&self, local: &str) -> Option<u32> {
        self.value(local)?.trim().parse().ok()
    }

    /// An attribute as a truth value; false where it is not there.
    pub(super) fn truth(&self, local: &str) -> bool {
        self.value(local).is_some_and(|value| value == "1" || value == "true")
    }

    /// An attribute with its name and the white space before it: what goes where it goes.
    pub(super) fn whole(&self, local: &str) -> Option<Range<usize>> {
        let value = self.span(local)?;
        let before = self.xml[..value.start - 1].trim_end().strip_suffix('=')?.trim_end();
        let name = before.rfind(char::is_whitespace)?;
        Some(before[..name].trim_end().len()..value.end + 1)
    }

    /// The prefix that is bound to a namespace here, with its colon.
    pub(super) fn bound(&self, space: &str) -> Option<&'x str> {
        self.attributes().find(|(_, value, _)| *value == space)?.0.strip_prefix("xmlns:")
    }
}

/// What comes next in a part.
pub(super) enum Step<'x> {
    Open(Tag<'x>),
    /// An end tag: its bytes.
    Close(Range<usize>),
}

/// The tags of a part, one after the other.
pub(super) struct Walk<'x> {
    xml: &'x str,
    reader: Reader<&'x [u8]>,
    /// How many elements are open.
    pub(super) depth: usize,
}

impl<'x> Walk<'x> {
    pub(super) fn over(xml: &'x str) -> Self {
        Self { xml, reader: Reader::from_str(xml), depth: 0 }
    }

    /// The next tag; nothing at the end of a part that is whole.
    pub(super) fn next(&mut self) -> Result<Option<Step<'x>>, Odd> {
        loop {
            let start = self.position();
            let event = self.reader.read_event().map_err(|_| Odd::Built)?;
            let (name, empty) = match event {
                Event::Start(tag) => (tag.name().0.len(), false),
                Event::Empty(tag) => (tag.name().0.len(), true),
                Event::End(_) => {
                    self.depth = self.depth.checked_sub(1).ok_or(Odd::Built)?;
                    return Ok(Some(Step::Close(start..self.position())));
                }
                Event::Eof if self.depth == 0 => return Ok(None),
                Event::DocType(_) | Event::Eof => return Err(Odd::Built),
                _ => continue,
            };
            self.depth += usize::from(!empty);
            return Ok(Some(Step::Open(Tag { xml: self.xml, range: start..self.position(), name, empty })));
        }
    }

    fn position(&self) -> usize {
        usize::try_from(self.reader.buffer_position()).unwrap_or(usize::MAX)
    }
}

/// An element: its tag, and its end.
pub(super) struct Element<'x> {
    pub(super) tag: Tag<'x>,
    /// Bytes of the end tag; empty, behind the tag, where there is none.
    pub(super) close: Range<usize>,
    parent: Option<usize>,
}

impl Element<'_> {
    /// Bytes of the whole element.
    pub(super) fn range(&self) -> Range<usize> {
        self.tag.range.start..self.close.end
    }
}

/// A small part as a whole.
pub(super) struct Tree<'x> {
    elements: Vec<Element<'x>>,
}

impl<'x> Tree<'x> {
    pub(super) fn of(xml: &'x str) -> Result<Self, Odd> {
        let mut elements: Vec<Element<'x>> = Vec::new();
        let mut open: Vec<usize> = Vec::new();
        let mut walk = Walk::over(xml);
        while let Some(step) = walk.next()? {
            match step {
                Step::Open(tag) => {
                    let (end, empty) = (tag.range.end, tag.empty);
                    elements.push(Element { tag, close: end..end, parent: open.last().copied() });
                    if !empty {
                        open.push(elements.len() - 1);
                    }
                }
                Step::Close(range) => {
                    let id = open.pop().ok_or(Odd::Built)?;
                    elements[id].close = range;
                }
            }
        }
        if elements.is_empty() { Err(Odd::Built) } else { Ok(Self { elements }) }
    }

    pub(super) fn root(&self) -> &Element<'x> {
        &self.elements[0]
    }

    pub(super) fn element(&self, id: usize) -> &Element<'x> {
        &self.elements[id]
    }

    /// All elements of a name, wherever they are.
    pub(super) fn named<'t>(&'t self, local: &'t str) -> impl Iterator<Item = &'t Element<'x>> {
        self.elements.iter().filter(move |element| element.tag.local() == local)
    }

    /// The elements directly inside another.
    pub(super) fn children(&self, parent: usize) -> impl Iterator<Item = (usize, &Element<'x>)> {
        self.elements.iter().enumerate().filter(move |(_, element)| element.parent == Some(parent))
    }

    /// The first child of a name.
    pub(super) fn child(&self, parent: usize, local: &str) -> Option<usize> {
        self.children(parent).find(|(_, element)| element.tag.local() == local).map(|(id, _)| id)
    }

    /// Puts text at the end of an element, which may be one tag as yet.
    pub(super) fn append(&self, id: usize, text: &str, edits: &mut Edits) {
        let element = &self.elements[id];
        if element.tag.empty {
            let name = element.tag.qualified();
            let slash = element.tag.range.end - 2;
            edits.replace(slash..element.tag.range.end, format!(">{text}</{name}>"));
        } else {
            edits.insert(element.close.start, text);
        }
    }
}

/// Replacements of ranges of one part.
#[derive(Debug, Default)]
pub(super) struct Edits(Vec<(Range<usize>, String)>);

impl Edits {
    pub(super) fn replace(&mut self, range: Range<usize>, text: impl Into<String>) {
        self.0.push((range, text.into()));
    }

    pub(super) fn insert(&mut self, at: usize, text: impl Into<String>) {
        self.0.push((at..at, text.into()));
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Sets an attribute of a tag.
    pub(super) fn set(&mut self, tag: &Tag<'_>, local: &str, value: &str) {
        match tag.span(local) {
            Some(span) => self.replace(span, value),
            None => self.insert(tag.behind_name(), format!(" {local}=\"{value}\"")),
        }
    }

    /// The part with everything replaced.
    pub(super) fn apply(mut self, xml: &str) -> Result<String, Odd> {
        self.0.sort_by_key(|(range, _)| (range.start, range.end));
        let more: usize = self.0.iter().map(|(_, text)| text.len()).sum();
        let mut edited = String::with_capacity(xml.len() + more);
        let mut done = 0;
        for (range, text) in &self.0 {
            edited += xml.get(done..range.start).ok_or(Odd::Built)?;
            edited += text;
            done = range.end;
        }
        edited += xml.get(done..).ok_or(Odd::Built)?;
        Ok(edited)
    }
}

/// A text as XML: escaped, and without what no part may hold.
pub(super) fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + 16);
    for ch in text.chars() {
        match ch {
            '&' => escaped += "&amp;",
            '<' => escaped += "&lt;",
            '>' => escaped += "&gt;",
            '"' => escaped += "&quot;",
            '\n' => escaped.push('\n'),
            '\r' | '\t' => escaped.push(' '),
            '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => escaped.push('\u{fffd}'),
            ch => escaped.push(ch),
        }
    }
    escaped
}

/// A text of a cell or a note: Excel reads `_x0041_` as a sign, so what looks like one is told to be none
/// (ECMA-376 part 1, 22.9.2.19).
pub(super) fn string(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        let (before, behind) = rest.split_at(at);
        kept += before;
        let bytes = behind.as_bytes();
        let is_code = bytes.len() >= 7 && bytes[2..6].iter().all(u8::is_ascii_hexdigit) && bytes[6] == b'_';
        kept += if is_code { "_x005F_" } else { "_" };
        rest = &behind[1..];
    }
    escaped(&(kept + rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_are_found_set_and_taken_out_however_they_are_written() {
        for (xml, set, gone) in [
            ("<a b=\"1\" s=\"2\"/>", "<a b=\"1\" s=\"9\"/>", "<a b=\"1\"/>"),
            ("<x:a\n s = '2' b='1'></x:a>", "<x:a\n s = '9' b='1'></x:a>", "<x:a b='1'></x:a>"),
            ("<a b='/'/>", "<a s=\"9\" b='/'/>", "<a b='/'/>"),
        ] {
            let tree = Tree::of(xml).unwrap();
            let tag = &tree.root().tag;
            let mut edits = Edits::default();
            edits.set(tag, "s", "9");
            assert_eq!(edits.apply(xml).unwrap(), set);
            let mut edits = Edits::default();
            if let Some(whole) = tag.whole("s") {
                edits.replace(whole, "");
            }
            assert_eq!(edits.apply(xml).unwrap(), gone);
        }
    }

    #[test]
    fn what_is_cut_off_or_has_entities_of_its_own_is_odd() {
        for xml in ["", "<a>", "<a><b></a>", "</a>", "<!DOCTYPE a [<!ENTITY x 'y'>]><a/>"] {
            assert!(Tree::of(xml).is_err(), "{xml}");
        }
        let mut edits = Edits::default();
        edits.replace(0..3, "");
        edits.replace(2..4, "");
        assert_eq!(edits.apply("abcdef"), Err(Odd::Built), "two edits of one place");
    }

    #[test]
    fn texts_come_back_as_they_were() {
        for (text, written) in [
            ("a & <b> \"c\"", "a &amp; &lt;b&gt; &quot;c&quot;"),
            ("_x000D_", "_x005F_x000D_"),
            ("a_x0041_x0042_", "a_x005F_x0041_x005F_x0042_"),
            ("_x00G1_ _x1_ _", "_x00G1_ _x1_ _"),
            ("\u{0}é\n\t", "\u{fffd}é\n "),
        ] {
            assert_eq!(string(text), written);
        }
    }
}
