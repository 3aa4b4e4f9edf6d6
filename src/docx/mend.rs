//! What a letter must not be left with: a cell without a paragraph, a row without a cell, a table without a row.
//!
//! Word repairs or refuses such a file (ECMA-376 part 1, 17.4.65, 17.4.72, 17.4.37). Which containers a block may
//! empty is known when the template is compiled; whether it does is known when the letter is filled. So the program
//! sets marks around those containers, control characters that no value and no XML can hold, and this pass takes
//! them away again.

use std::collections::BTreeSet;

use super::grid;
use super::map::{NodeId, Space, XmlMap};
use super::splice::Splice;

/// Begins a watched stretch; a letter follows that says what it needs.
const OPEN: char = '\u{1}';
/// Ends it.
const CLOSE: char = '\u{2}';

/// What a stretch may not be without.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Need {
    /// A paragraph at its end, or one is put there.
    Paragraph,
    /// A row, or the stretch goes.
    Row,
    /// A grid that its rows fit in.
    Grid,
    /// A cell, or the stretch goes.
    Cell,
}

impl Need {
    /// The mark that begins such a stretch.
    fn mark(self) -> String {
        let letter = match self {
            Self::Paragraph => 'P',
            Self::Row => 'R',
            Self::Grid => 'G',
            Self::Cell => 'C',
        };
        format!("{OPEN}{letter}")
    }
}

/// Elements that hold paragraphs and tables, and must end in a paragraph.
const STORIES: [&str; 7] = ["tc", "hdr", "ftr", "txbxContent", "footnote", "endnote", "comment"];

/// The containers of a part that something may be taken out of.
#[derive(Debug, Default)]
pub(super) struct Watch {
    nodes: Vec<(NodeId, Need)>,
    known: BTreeSet<(NodeId, Need)>,
}

impl Watch {
    /// Watches `container`, from which a block or a tag's own element may be taken, and what it stands in.
    pub(super) fn add(&mut self, map: &XmlMap, xml: &str, container: NodeId) {
        let local = map.local(xml, container);
        let parent = map.node(container).parent;
        let found = match local {
            _ if map.node(container).space != Space::W => None,
            _ if STORIES.contains(&local) => Some((container, Need::Paragraph)),
            "tbl" => Some((container, Need::Row)),
            "tr" => Some((container, Need::Cell)),
            // a control around rows or cells goes with the last of them; one around paragraphs keeps one
            "sdtContent" => parent.and_then(|sdt| {
                let home = map.node(sdt).parent?;
                match map.local(xml, home) {
                    "tbl" => Some((sdt, Need::Row)),
                    "tr" => Some((sdt, Need::Cell)),
                    "p" | "hyperlink" | "ins" | "smartTag" => None,
                    _ if map.local(xml, home) == "sdtContent" => None,
                    _ => Some((container, Need::Paragraph)),
                }
            }),
            _ => None,
        };
        let Some(watched) = found else { return };
        if !self.known.insert(watched) {
            return;
        }
        self.nodes.push(watched);
        // cells that come or go are columns that do
        let table = map.ancestors(container).find(|&up| map.is(xml, up, Space::W, "tbl"));
        if let Some(table) = table.filter(|_| watched.1 == Need::Cell)
            && !self.nodes.contains(&(table, Need::Grid))
        {
            self.nodes.push((table, Need::Grid));
        }
        if watched.1 != Need::Paragraph
            && let Some(home) = map.node(watched.0).parent
        {
            self.add(map, xml, home);
        }
    }

    /// The marks that stand before anything else at their places: a row's end, before the end of a loop around it; and
    /// where a cell's content begins, before a block that takes all of it. Of two at one place, the inner comes first.
    pub(super) fn before(&mut self, map: &XmlMap, splice: &mut Splice) {
        // an element's number is greater than that of what it stands in
        self.nodes.sort_unstable();
        for (node, need) in self.nodes.iter().rev().map(|&(id, need)| (map.node(id), need)) {
            match need {
                _ if node.is_empty_tag() => {}
                // #emptied-from-the-edge: a block that begins with the first paragraph begins inside the marks
                Need::Paragraph => splice.insert(node.open.end, need.mark()),
                Need::Row | Need::Grid | Need::Cell => splice.end_element(node.close.end, CLOSE),
            }
        }
    }

    /// Those that stand behind anything else at their places, the outer of two first.
    pub(super) fn behind(&self, map: &XmlMap, splice: &mut Splice) {
        for (node, need) in self.nodes.iter().map(|&(id, need)| (map.node(id), need)) {
            match need {
                _ if node.is_empty_tag() => {}
                Need::Paragraph => splice.insert(node.close.start, CLOSE),
                Need::Row | Need::Grid | Need::Cell => splice.insert(node.open.start, need.mark()),
            }
        }
    }
}

/// The text without its marks, mended where it must be. `w` is the prefix of its elements, with its colon.
pub(super) fn mended(text: String, w: &str) -> String {
    if !text.contains(OPEN) {
        return text;
    }
    let mut out = String::with_capacity(text.len());
    let mut open: Vec<(char, usize)> = Vec::new();
    let mut rest = text.as_str();
    while let Some(at) = rest.find([OPEN, CLOSE]) {
        out.push_str(&rest[..at]);
        let opens = rest[at..].starts_with(OPEN);
        rest = &rest[at + 1..];
        if opens {
            let mut letters = rest.chars();
            open.push((letters.next().unwrap_or_default(), out.len()));
            rest = letters.as_str();
        } else if let Some((need, start)) = open.pop() {
            match need {
                'R' if !holds(&out[start..], w, "tr") => out.truncate(start),
                'G' => {
                    if let Some(table) = grid::fitted(&out[start..], w) {
                        out.truncate(start);
                        out.push_str(&table);
                    }
                }
                'C' if !holds(&out[start..], w, "tc") => out.truncate(start),
                'P' if !ends_in_paragraph(&out[start..], w) => {
                    out.extend(["<", w, "p/>"]);
                }
                _ => {}
            }
        }
    }
    out.push_str(rest);
    out
}

/// Whether an element `local` begins in `xml`.
fn holds(xml: &str, w: &str, local: &str) -> bool {
    let tag = format!("<{w}{local}");
    xml.match_indices(&tag)
        .any(|(at, _)| xml[at + tag.len()..].starts_with([' ', '>', '/', '\t', '\r', '\n']))
}

/// Whether there is a paragraph, behind the last table if there is one.
fn ends_in_paragraph(xml: &str, w: &str) -> bool {
    let from = xml.rfind(&format!("</{w}tbl>")).unwrap_or(0);
    holds(&xml[from..], w, "p")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_block_has_emptied_is_mended() {
        for (text, expected) in [
            ("a", "a"),
            ("<w:tc>\u{1}P<w:tcPr/>\u{2}</w:tc>", "<w:tc><w:tcPr/><w:p/></w:tc>"),
            ("<w:tc>\u{1}P<w:p>x</w:p>\u{2}</w:tc>", "<w:tc><w:p>x</w:p></w:tc>"),
            ("<w:tc>\u{1}P<w:p/><w:tbl></w:tbl>\u{2}</w:tc>", "<w:tc><w:p/><w:tbl></w:tbl><w:p/></w:tc>"),
            ("<w:tc>\u{1}P<w:tbl></w:tbl><w:p/>\u{2}</w:tc>", "<w:tc><w:tbl></w:tbl><w:p/></w:tc>"),
            ("x\u{1}R<w:tbl>\u{1}C<w:tr><w:trPr/></w:tr>\u{2}</w:tbl>\u{2}y", "xy"),
            ("\u{1}R<w:tbl><w:tr w:a='1'>\u{2}</w:tbl>", "<w:tbl><w:tr w:a='1'></w:tbl>"),
        ] {
            assert_eq!(mended(text.to_owned(), "w:"), expected, "{text:?}");
        }
    }
}
