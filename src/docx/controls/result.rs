//! The result of a complex field: what stands between its separator and its end, in as many runs as Word likes, or in the
//! one that holds all of it (ECMA-376 part 1, 17.16.18).

use crate::docx::map::{NodeId, Space};
use crate::docx::source::Source;
use crate::docx::splice::Splice;

/// The parts of a field's runs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct FieldResult {
    /// What a reader sees: run and part.
    parts: Vec<(NodeId, NodeId)>,
    has_separator: bool,
    end: Option<NodeId>,
}

impl FieldResult {
    /// Reads the runs of one field.
    pub(super) fn of(source: &Source, runs: &[NodeId]) -> Self {
        let (map, xml) = (&source.map, source.xml.as_str());
        let mut found = Self::default();
        let mut depth = 0_usize;
        for (run, part) in
            runs.iter().flat_map(|&run| map.node(run).children.iter().map(move |&part| (run, part)))
        {
            if found.end.is_some() || map.is(xml, part, Space::W, "rPr") {
                continue;
            }
            let kind = map.value(xml, part, "fldCharType").filter(|_| map.local(xml, part) == "fldChar");
            let kind = kind.as_deref();
            match kind {
                Some("separate") if depth == 1 => found.has_separator = true,
                Some("end") if depth == 1 => found.end = Some(part),
                _ if found.has_separator => found.parts.push((run, part)),
                _ => {}
            }
            match kind {
                Some("begin") => depth += 1,
                Some("end") => depth = depth.saturating_sub(1),
                _ => {}
            }
        }
        found
    }

    /// Whether there is nothing to see.
    pub(super) fn is_empty(&self) -> bool {
        self.parts.is_empty()
    }

    /// Puts a text in its place, in the style of what was there first.
    pub(super) fn put(&self, source: &Source, text: &str, splice: &mut Splice) {
        let (map, xml, w) = (&source.map, source.xml.as_str(), source.prefix());
        let text = format!("<{w}t xml:space=\"preserve\">{text}</{w}t>");
        let Some((&(home, first), others)) = self.parts.split_first() else {
            let Some(end) = self.end else { return };
            let separator = if self.has_separator {
                String::new()
            } else {
                format!("<{w}fldChar {w}fldCharType=\"separate\"/>")
            };
            return splice.insert(map.node(end).open.start, separator + &text);
        };
        splice.replace(map.node(first).range(), text);
        let is_gone = |part: NodeId| others.iter().any(|(_, other)| *other == part);
        let mut gone: Vec<NodeId> = Vec::new();
        for &(run, part) in others {
            let children = &map.node(run).children;
            let whole = run != home
                && children.iter().all(|&child| map.is(xml, child, Space::W, "rPr") || is_gone(child));
            match whole {
                true if gone.contains(&run) => {}
                true => {
                    gone.push(run);
                    splice.delete(map.node(run).range());
                }
                false => splice.delete(map.node(part).range()),
            }
        }
    }
}
