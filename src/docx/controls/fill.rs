//! Putting a value into a control: its content, its state, and the data that stand behind it.

use std::collections::BTreeSet;

use crate::docx::filter::Picture;
use crate::docx::helpers::{self, Entry, Known};
use crate::docx::hosts;
use crate::docx::ids::Ids;
use crate::docx::map::{NodeId, Space, XmlMap};
use crate::docx::program::Marks;
use crate::docx::site::Site;
use crate::docx::source::Source;
use crate::docx::splice::Splice;
use crate::docx::vocabulary::Vocabulary;
use crate::docx::write::Writer;

use super::binding::Bound;
use super::kind::Kind;
use super::{Control, Filling, glyph, glyphs, key, state};

impl Control {
    /// Writes the filling into the program, and into the data that the control is bound to.
    pub(in crate::docx) fn fill(
        &self,
        source: &Source,
        vocabulary: &dyn Vocabulary,
        writer: &mut Writer<'_>,
        site: &mut Site<'_>,
    ) {
        let marks = writer.marks;
        let stored = match (&self.filling, &self.kind) {
            (Filling::Tick(code), Kind::Tick(checkbox)) => {
                let code = key(code);
                self.tick(source, marks, *checkbox, &code, &mut writer.splice);
                Bound::Answer(format!("cases[{code}]"))
            }
            (Filling::Text(code, path), Kind::Date(date)) => {
                self.date(source, marks, *date, code, path.as_deref(), vocabulary, &mut writer.splice)
            }
            (Filling::Text(code, _), Kind::List(list)) => {
                self.list(source, marks, list, code, &mut writer.known, &mut writer.splice)
            }
            (Filling::Text(code, _), Kind::Text { multi_line }) => {
                let code = if *multi_line { code.clone() } else { helpers::one_line(code) };
                self.put(source, &marks.value(&code), &mut writer.splice);
                Bound::Text(code)
            }
            (Filling::Picture(picture), _) => {
                let relation = site.show(&source.name, picture);
                self.picture(source, picture, &relation, writer, &mut site.ids);
                Bound::Nothing
            }
            _ => return,
        };
        site.stores.write(source, self.properties, &stored, &mut writer.splice);
    }

    /// Sets the state and the glyph, which must agree.
    fn tick(&self, source: &Source, marks: Marks, checkbox: NodeId, code: &str, splice: &mut Splice) {
        let (map, xml) = (&source.map, source.xml.as_str());
        let state = marks.value(&state(code));
        if let Some(checked) = map.child(xml, checkbox, Space::W14, "checked") {
            if let Some((_, value)) = map.attribute(xml, checked, "val") {
                splice.replace(value, state);
            } else {
                let prefix = map.prefix(xml, checked);
                splice.replace(
                    map.node(checked).range(),
                    format!("<{prefix}checked {prefix}val=\"{state}\"/>"),
                );
            }
        } else {
            let prefix = map.prefix(xml, checkbox);
            inside(map, xml, checkbox, &format!("<{prefix}checked {prefix}val=\"{state}\"/>"), splice);
        }
        self.put(source, &marks.value(&glyph(code, &glyphs(map, xml, checkbox))), splice);
    }

    /// A date, as the control's own format writes it: Word shows that as soon as somebody touches it.
    #[expect(clippy::too_many_arguments, reason = "all that a date control is made of")]
    fn date(
        &self,
        source: &Source,
        marks: Marks,
        date: NodeId,
        code: &str,
        path: Option<&str>,
        vocabulary: &dyn Vocabulary,
        splice: &mut Splice,
    ) -> Bound {
        let (map, xml) = (&source.map, source.xml.as_str());
        let format = map.child(xml, date, Space::W, "dateFormat").and_then(|id| map.value(xml, id, "val"));
        let full = map.attribute(xml, date, "fullDate");
        let forms = path.and_then(|path| vocabulary.date(path));
        let Some(forms) = forms else {
            // a text in a date control: what was chosen before is not its date
            if let Some((_, value)) = full {
                let from = xml[..value.start].rfind(char::is_whitespace).unwrap_or(value.start);
                splice.delete(from..value.end + 1);
            }
            self.put(source, &marks.value(code), splice);
            return Bound::Text(code.to_owned());
        };
        if let Some((_, value)) = full {
            splice.replace(value, format!("{}T00:00:00Z", marks.value(&forms.iso)));
        } else {
            let node = map.node(date);
            let at = node.open.end - if node.is_empty_tag() { 2 } else { 1 };
            let w = source.prefix();
            splice.insert(at, format!(" {w}fullDate=\"{}T00:00:00Z\"", marks.value(&forms.iso)));
        }
        let shown = match &format {
            Some(format) => vocabulary.pictured(&forms.iso, &Picture::Date(format.to_string())),
            None => None,
        };
        let is_long = format.is_some_and(|format| format.contains("MMMM"));
        let shown = shown.unwrap_or(if is_long { forms.long } else { forms.short });
        self.put(source, &marks.value(&shown), splice);
        let mapped =
            map.child(xml, date, Space::W, "storeMappedDataAs").and_then(|id| map.value(xml, id, "val"));
        match mapped.as_deref() {
            Some("text") => Bound::Text(shown),
            Some("date") => Bound::Text(forms.iso),
            _ => Bound::Text(format!("{} ~ \"T00:00:00\"", forms.iso)),
        }
    }

    /// One of the entries of a list.
    fn list(
        &self,
        source: &Source,
        marks: Marks,
        list: &super::kind::List,
        code: &str,
        known: &mut Known,
        splice: &mut Splice,
    ) -> Bound {
        known.choices.push(list.choices(&self.name));
        let at = known.choices.len() - 1;
        let stored = helpers::entry(Entry::Stored, at, code);
        if let Some((_, value)) = source.map.attribute(&source.xml, list.node, "lastValue") {
            splice.replace(value, marks.value(&stored));
        }
        self.put(source, &marks.value(&helpers::entry(Entry::Shown, at, code)), splice);
        Bound::List(list.choices(&self.name), code.to_owned())
    }

    /// The picture in the place of the one that invites to choose, as wide as it was.
    fn picture(
        &self,
        source: &Source,
        picture: &crate::docx::pictures::PictureTag,
        relation: &str,
        writer: &mut Writer<'_>,
        ids: &mut Ids,
    ) {
        let (map, xml) = (&source.map, source.xml.as_str());
        self.not_a_placeholder(source, &mut writer.splice);
        let inner: Vec<NodeId> = map.descendants(self.content).collect();
        let blip = inner.iter().copied().find(|&id| map.local(xml, id) == "blip");
        let Some((_, embed)) = blip.and_then(|blip| map.attribute(xml, blip, "embed")) else {
            let run = picture.run(source.prefix(), &ids.fresh().to_string(), relation);
            self.put_new(source, &run, &mut writer.splice);
            return;
        };
        writer.splice.replace(embed, relation);
        let width = inner
            .iter()
            .filter(|&&id| ["extent", "ext"].contains(&map.local(xml, id)))
            .find_map(|&id| map.value(xml, id, "cx")?.parse::<u64>().ok());
        let height = |width: u64| {
            let high = u128::from(width) * u128::from(picture.size.1) / u128::from(picture.size.0.max(1));
            u64::try_from(high).unwrap_or(width)
        };
        for &id in inner.iter().filter(|&&id| ["extent", "ext"].contains(&map.local(xml, id))) {
            if let (Some((_, cy)), Some(width)) = (map.attribute(xml, id, "cy"), width) {
                writer.splice.replace(cy, height(width).to_string());
            }
        }
    }

    /// A control that is filled invites nobody any more.
    fn not_a_placeholder(&self, source: &Source, splice: &mut Splice) -> bool {
        let placeholder = source.map.child(&source.xml, self.properties, Space::W, "showingPlcHdr");
        if let Some(placeholder) = placeholder {
            splice.delete(source.map.node(placeholder).range());
        }
        placeholder.is_some()
    }

    /// Puts `code` into the first run of the control, in that run's own style, and takes everything else out.
    fn put(&self, source: &Source, code: &str, splice: &mut Splice) {
        let (map, xml) = (&source.map, source.xml.as_str());
        let was_placeholder = self.not_a_placeholder(source, splice);
        let w = source.prefix();
        let runs: BTreeSet<NodeId> =
            map.descendants(self.content).filter(|&id| map.is(xml, id, Space::W, "r")).collect();
        // a run inside another one's text box goes with it
        let inner = |id: NodeId| map.ancestors(id).any(|up| runs.contains(&up));
        let mut runs = runs.iter().copied().filter(|&id| !inner(id));
        let text = format!("<{w}t xml:space=\"preserve\">{code}</{w}t>");
        let Some(first) = runs.next() else {
            self.put_new(source, &format!("<{w}r>{text}</{w}r>"), splice);
            return;
        };
        let mut properties = map
            .child(xml, first, Space::W, "rPr")
            .map_or_else(String::new, |id| xml[map.node(id).range()].to_owned());
        if was_placeholder
            && let Some(outer) = map.child(xml, first, Space::W, "rPr")
            && let Some(style) = map.child(xml, outer, Space::W, "rStyle")
        {
            // the grey of a placeholder is a style of its run
            properties = properties.replacen(&xml[map.node(style).range()], "", 1);
        }
        let node = map.node(first);
        let open = if node.is_empty_tag() { format!("<{w}r>") } else { xml[node.open.clone()].to_owned() };
        // #bookmark-in-a-control: half of one outlives the text that it stands in
        hosts::give_way(source, first, &format!("{open}{properties}{text}</{w}r>"), splice);
        let home = map.ancestors(first).find(|&up| map.is(xml, up, Space::W, "p"));
        let mut emptied: BTreeSet<NodeId> = BTreeSet::new();
        for run in runs {
            let own = map.ancestors(run).find(|&up| map.is(xml, up, Space::W, "p"));
            match own.filter(|_| own != home) {
                // a further paragraph of the old text goes as a whole
                Some(paragraph)
                    if !emptied.contains(&paragraph)
                        && map.node(paragraph).parent == home.and_then(|home| map.node(home).parent) =>
                {
                    emptied.insert(paragraph);
                    hosts::give_way(source, paragraph, "", splice);
                }
                Some(paragraph) if emptied.contains(&paragraph) => {}
                _ => hosts::give_way(source, run, "", splice),
            }
        }
    }

    /// A control without any run yet.
    fn put_new(&self, source: &Source, run: &str, splice: &mut Splice) {
        let (map, xml) = (&source.map, source.xml.as_str());
        let w = source.prefix();
        let paragraph = map.descendants(self.content).find(|&id| map.is(xml, id, Space::W, "p"));
        let target = paragraph.unwrap_or(self.content);
        let block = paragraph.is_none() && !map.ancestors(self.node).any(|up| map.is(xml, up, Space::W, "p"));
        let run = if block { format!("<{w}p>{run}</{w}p>") } else { run.to_owned() };
        inside(map, xml, target, &run, splice);
    }
}

/// Adds `text` at the end of an element, which may have been written as an empty tag.
fn inside(map: &XmlMap, xml: &str, id: NodeId, text: &str, splice: &mut Splice) {
    let node = map.node(id);
    if node.is_empty_tag() {
        let tag = xml[node.open.clone()].trim_end_matches("/>");
        splice.replace(node.range(), format!("{tag}>{text}</{}>", &xml[node.name.clone()]));
    } else {
        splice.insert(node.close.start, text);
    }
}
