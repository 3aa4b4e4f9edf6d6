//! The content of a control gives way to a value; what is not text in it (bookmarks, cells, the first paragraph) stays.

use std::ops::Range;

use super::Control;
use crate::docx::hosts::RANGE_MARKS;
use crate::docx::map::{NodeId, Space, XmlMap};
use crate::docx::site::Site;
use crate::docx::source::Source;
use crate::docx::splice::Splice;
use crate::docx::write::Writer;

/// Word's name for the style of placeholders; its identity is in the language of who made the file.
const PLACEHOLDER: &str = "Placeholder Text";
/// That identity in files whose styles do not say it.
const USUAL: &str = "PlaceholderText";

/// The identity of the style that placeholders have.
pub(in crate::docx) fn placeholder_style(styles: Option<&str>) -> String {
    let found = styles.and_then(|xml| {
        let map = XmlMap::new(xml).ok()?;
        let named = |&id: &NodeId| {
            map.is(xml, id, Space::W, "name")
                && map.value(xml, id, "val").is_some_and(|name| name.eq_ignore_ascii_case(PLACEHOLDER))
        };
        let style = map.ids().find(named).and_then(|name| map.node(name).parent)?;
        map.value(xml, style, "styleId").map(std::borrow::Cow::into_owned)
    });
    found.unwrap_or_else(|| USUAL.to_owned())
}

impl Control {
    /// Whether the control shows its invitation to click.
    fn placeholder(&self, source: &Source) -> Option<NodeId> {
        let (map, xml) = (&source.map, source.xml.as_str());
        let shows = map.child(xml, self.properties, Space::W, "showingPlcHdr")?;
        let is_off =
            map.value(xml, shows, "val").is_some_and(|value| ["0", "false", "off"].contains(&value.as_ref()));
        (!is_off).then_some(shows)
    }

    /// A control that is filled invites nobody any more.
    pub(super) fn not_a_placeholder(&self, source: &Source, splice: &mut Splice) {
        if let Some(placeholder) = self.placeholder(source) {
            splice.replace_if_there(source.map.node(placeholder).range(), "");
        }
    }

    /// The first run of the content.
    fn first_run(&self, source: &Source) -> Option<NodeId> {
        let (map, xml) = (&source.map, source.xml.as_str());
        map.descendants(self.content).find(|&id| map.is(xml, id, Space::W, "r"))
    }

    /// The properties of the run that the value stands in: those that the control keeps for what is typed into it, while it
    /// shows its placeholder (17.5.2.28); else those of its text.
    pub(super) fn style(&self, source: &Source) -> Option<NodeId> {
        let (map, xml) = (&source.map, source.xml.as_str());
        let kept = || map.child(xml, self.properties, Space::W, "rPr");
        let own = || map.child(xml, self.first_run(source)?, Space::W, "rPr");
        if self.placeholder(source).is_some() { kept().or_else(own) } else { own().or_else(kept) }
    }

    /// The style of a placeholder among these properties.
    pub(super) fn grey(&self, source: &Source, site: &Site<'_>, properties: NodeId) -> Option<NodeId> {
        let (map, xml) = (&source.map, source.xml.as_str());
        let style = map.child(xml, properties, Space::W, "rStyle")?;
        let of_placeholder =
            self.placeholder(source).is_some() && self.first_run(source) == map.node(properties).parent;
        let is_grey = map.value(xml, style, "val").is_some_and(|style| style == site.placeholder.as_str());
        (of_placeholder || is_grey).then_some(style)
    }

    /// A run with `inner`, in the style of the control's text and never in that of a placeholder.
    pub(super) fn run(&self, source: &Source, site: &Site<'_>, inner: &str) -> String {
        let (map, xml, w) = (&source.map, source.xml.as_str(), source.prefix());
        let style = self.style(source).map_or_else(String::new, |properties| {
            let node = map.node(properties);
            let Some(grey) = self.grey(source, site, properties) else { return xml[node.range()].to_owned() };
            if node.children.len() == 1 {
                return String::new();
            }
            let range = map.node(grey).range();
            [&xml[node.open.start..range.start], &xml[range.end..node.close.end]].concat()
        });
        let first = self.first_run(source).map(|run| map.node(run));
        let open = match first {
            Some(run) if !run.is_empty_tag() => &xml[run.open.clone()],
            _ => &format!("<{w}r>"),
        };
        format!("{open}{style}{inner}</{w}r>")
    }

    /// Puts the value of an expression into the control.
    pub(super) fn put_text(&self, source: &Source, site: &Site<'_>, writer: &mut Writer<'_>, code: &str) {
        let w = source.prefix();
        let text = format!("<{w}t xml:space=\"preserve\">{}</{w}t>", writer.marks.value(code));
        let run = self.run(source, site, &text);
        self.put(source, site, &run, &mut writer.splice);
    }

    /// Puts `runs` into the control and takes everything else out, but for bookmarks and their like. A control around
    /// paragraphs keeps the first one; one around cells keeps its cells, and the value stands in the first.
    pub(super) fn put(&self, source: &Source, site: &Site<'_>, runs: &str, splice: &mut Splice) {
        let (map, xml, w) = (&source.map, source.xml.as_str(), source.prefix());
        self.not_a_placeholder(source, splice);
        let content = map.node(self.content);
        let first = self.first_run(source).map(|run| map.node(run).open.start);
        let is_inline = source.paragraph_around(self.node).is_some();
        if content.is_empty_tag() {
            let tag = xml[content.open.clone()].trim_end_matches('>').trim_end_matches('/').trim_end();
            let runs = if is_inline { runs.to_owned() } else { format!("<{w}p>{runs}</{w}p>") };
            splice.replace(content.range(), format!("{tag}>{runs}</{}>", &xml[content.name.clone()]));
            return;
        }
        if is_inline {
            return clear(source, content.inside(), Some((runs, first)), splice);
        }
        let mut runs = Some(runs);
        for (node, from) in self.stories(source) {
            let end = map.node(node).close.start;
            let paragraph = map.descendants(node).find(|&id| map.is(xml, id, Space::W, "p"));
            let Some(paragraph) = paragraph else {
                if let Some(runs) = runs.take() {
                    clear(source, from..end, Some((&format!("<{w}p>{runs}</{w}p>"), None)), splice);
                }
                continue;
            };
            let it = map.node(paragraph);
            clear(source, from..it.open.start, None, splice);
            clear(source, it.range().end..end, None, splice);
            let properties = map.child(xml, paragraph, Space::W, "pPr");
            if it.is_empty_tag() {
                let tag = xml[it.open.clone()].trim_end_matches('>').trim_end_matches('/').trim_end();
                if let Some(runs) = runs.take() {
                    splice.replace(it.range(), format!("{tag}>{runs}</{w}p>"));
                }
                continue;
            }
            if let Some(grey) = properties.and_then(|id| grey_mark(map, xml, id, &site.placeholder)) {
                splice.delete(map.node(grey).range());
            }
            let from = properties.map_or(it.open.end, |id| map.node(id).range().end);
            clear(source, from..it.close.start, runs.take().map(|runs| (runs, first)), splice);
        }
    }

    /// What holds the paragraphs of a control: itself, or its cells; and where their properties end.
    fn stories(&self, source: &Source) -> Vec<(NodeId, usize)> {
        let (map, xml) = (&source.map, source.xml.as_str());
        let up = map
            .ancestors(self.node)
            .find(|&up| map.local(xml, up) != "sdt" && map.local(xml, up) != "sdtContent");
        let holds_cells = up.is_some_and(|up| ["tbl", "tr"].contains(&map.local(xml, up)));
        let is_cell = |id: NodeId| map.is(xml, id, Space::W, "tc");
        let cells: Vec<NodeId> = map
            .descendants(self.content)
            .filter(|&id| {
                let mut inside = map.ancestors(id).take_while(|&up| up != self.content);
                holds_cells && is_cell(id) && !inside.any(is_cell)
            })
            .collect();
        if cells.is_empty() {
            return vec![(self.content, map.node(self.content).open.end)];
        }
        let behind = |cell| {
            map.child(xml, cell, Space::W, "tcPr")
                .map_or(map.node(cell).open.end, |id| map.node(id).range().end)
        };
        cells.into_iter().map(|cell| (cell, behind(cell))).collect()
    }
}

/// The grey of a placeholder on the mark of its paragraph.
fn grey_mark(map: &XmlMap, xml: &str, properties: NodeId, style: &str) -> Option<NodeId> {
    let of_mark = map.child(xml, properties, Space::W, "rPr")?;
    let grey = map.child(xml, of_mark, Space::W, "rStyle")?;
    map.value(xml, grey, "val").is_some_and(|value| value == style).then_some(grey)
}

/// Takes a stretch out between its bookmarks, comments' ranges and permissions. `put` goes where the byte that is given
/// with it was, or to the end.
fn clear(source: &Source, stretch: Range<usize>, put: Option<(&str, Option<usize>)>, splice: &mut Splice) {
    let (map, xml) = (&source.map, source.xml.as_str());
    let is_mark = |id: &NodeId| {
        let range = map.node(*id).range();
        stretch.start <= range.start
            && range.end <= stretch.end
            && map.node(*id).space == Space::W
            && RANGE_MARKS.contains(&map.local(xml, *id))
    };
    let marks = map.ids().filter(is_mark).map(|id| map.node(id).range());
    let (mut put, mut at) = (put, stretch.start);
    for mark in marks.chain(std::iter::once(stretch.end..stretch.end)) {
        let (gap, is_last) = (at..mark.start, mark.is_empty());
        at = mark.end;
        match put {
            Some((text, place)) if is_last || place.is_some_and(|place| gap.contains(&place)) => {
                splice.replace(gap, text);
                put = None;
            }
            _ if gap.is_empty() => {}
            _ => splice.delete(gap),
        }
    }
}
