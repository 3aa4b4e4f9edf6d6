//! A small, safe notation in values: `**bold**`, `*italic*`, `__underlined__`. It is read only where a template asks for
//! it (`{{r projet }}`, `| riche`): a star in any other value is a star.

use super::escape;
use super::map::{Space, XmlMap};

/// The properties of a run, without and with what the notation adds: one text for each of the eight sums of
/// bold (1), italic (2) and underlined (4).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Styles {
    properties: Vec<String>,
}

/// The elements that the schema wants before `w:b`, `w:i` and `w:u` (ECMA-376 part 1, 17.3.2.28).
const BEFORE_BOLD: [&str; 2] = ["rStyle", "rFonts"];
const BEFORE_UNDERLINE: [&str; 21] = [
    "rStyle",
    "rFonts",
    "b",
    "bCs",
    "i",
    "iCs",
    "caps",
    "smallCaps",
    "strike",
    "dstrike",
    "outline",
    "shadow",
    "emboss",
    "imprint",
    "noProof",
    "snapToGrid",
    "vanish",
    "webHidden",
    "color",
    "spacing",
    "w",
];
const BETWEEN: [&str; 4] = ["kern", "position", "sz", "szCs"];

impl Styles {
    /// `properties` is the `w:rPr` of the run, or nothing; `w` its prefix with the colon.
    pub(super) fn of(xml: &str, map: &XmlMap, properties: Option<usize>, w: &str) -> Self {
        let children: Vec<(&str, &str)> = properties
            .map(|id| map.node(id).children.as_slice())
            .unwrap_or_default()
            .iter()
            .filter(|&&child| map.node(child).space == Space::W && map.local(xml, child) != "rPrChange")
            .map(|&child| (map.local(xml, child), &xml[map.node(child).range()]))
            .collect();
        let sum = |sum: usize| {
            let (bold, italic, underlined) = (sum & 1 > 0, sum & 2 > 0, sum & 4 > 0);
            let taken = |local: &str| {
                bold && ["b", "bCs"].contains(&local)
                    || italic && ["i", "iCs"].contains(&local)
                    || underlined && local == "u"
            };
            let pick = |wanted: &dyn Fn(&str) -> bool| -> String {
                children
                    .iter()
                    .filter(|(local, _)| wanted(local) && !taken(local))
                    .map(|(_, text)| *text)
                    .collect()
            };
            let is_early = |local: &str| BEFORE_BOLD.contains(&local);
            let is_bold = |local: &str| ["b", "bCs"].contains(&local);
            let is_middle = |local: &str| {
                (BEFORE_UNDERLINE.contains(&local) || BETWEEN.contains(&local) || local == "highlight")
                    && !is_early(local)
                    && !is_bold(local)
            };
            let is_late = |local: &str| !is_early(local) && !is_bold(local) && !is_middle(local);
            let mut inside = pick(&is_early);
            if bold {
                inside.extend(["<", w, "b/><", w, "bCs/>"]);
            }
            inside += &pick(&is_bold);
            if italic {
                inside.extend(["<", w, "i/><", w, "iCs/>"]);
            }
            inside += &pick(&is_middle);
            if underlined {
                inside.extend(["<", w, "u ", w, "val=\"single\"/>"]);
            }
            inside += &pick(&is_late);
            if inside.is_empty() { inside } else { format!("<{w}rPr>{inside}</{w}rPr>") }
        };
        Self { properties: (0..8).map(sum).collect() }
    }
}

/// The runs of a value.
pub(super) fn runs(value: &str, styles: &Styles, w: &str) -> String {
    let mut out = String::new();
    for (sum, text) in stretches(value) {
        let properties = styles.properties.get(sum).map_or("", String::as_str);
        out.extend(["<", w, "r>", properties, "<", w, "t xml:space=\"preserve\">"]);
        let written = escape::run(text, w, |piece| {
            out.push_str(piece);
            Ok(())
        });
        debug_assert!(written.is_ok(), "writing to a string can't fail");
        out.extend(["</", w, "t></", w, "r>"]);
    }
    out
}

/// The stretches of a value with what they are. A mark that is not closed in its line, or that has a space behind it where
/// it opens, is text: `2 * 3`, `5 **`.
fn stretches(value: &str) -> Vec<(usize, &str)> {
    const MARKS: [(&str, usize); 3] = [("**", 1), ("__", 4), ("*", 2)];
    let mut found = Vec::new();
    let mut open: Vec<(&str, usize)> = Vec::new();
    let (mut from, mut at) = (0, 0);
    let sum = |open: &[(&str, usize)]| open.iter().map(|(_, bit)| bit).sum();
    let mut line_end = 0;
    while at < value.len() {
        if at >= line_end {
            line_end = value[at..].find('\n').map_or(value.len(), |length| at + length + 1);
        }
        let rest = &value[at..];
        // of three stars, the one that closes what was opened last comes first
        let inner = open.last().copied().filter(|(last, _)| *last == "*" && rest.starts_with("***"));
        let mark = inner.or_else(|| MARKS.into_iter().find(|(mark, _)| rest.starts_with(mark)));
        let step = rest.chars().next().map_or(1, char::len_utf8);
        let Some((mark, bit)) = mark else {
            at += step;
            continue;
        };
        let behind = &rest[mark.len()..];
        let spaced = value[..at].ends_with(char::is_whitespace);
        let closes = open.last().is_some_and(|(last, _)| *last == mark) && !spaced;
        let opens = !open.iter().any(|(other, _)| *other == mark)
            && behind.starts_with(|ch: char| !ch.is_whitespace())
            && closes_in(&value[(at + mark.len()).min(line_end)..line_end], mark);
        if closes || opens {
            if from < at {
                found.push((sum(&open), &value[from..at]));
            }
            if closes {
                open.pop();
            } else {
                open.push((mark, bit));
            }
            at += mark.len();
            from = at;
        } else {
            at += mark.len();
        }
    }
    if from < value.len() {
        found.push((sum(&open), &value[from..]));
    }
    found
}

/// Whether a mark is closed in `line`, behind something that is no space.
fn closes_in(line: &str, mark: &str) -> bool {
    line.match_indices(mark).any(|(at, _)| {
        at > 0
            && !line[..at].ends_with(char::is_whitespace)
            && (mark != "*" || line[..at].ends_with('*') == line[at + 1..].starts_with('*'))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stars_are_marks_only_in_pairs() {
        for (value, expected) in [
            ("simple", vec![(0, "simple")]),
            ("un **deux** trois", vec![(0, "un "), (1, "deux"), (0, " trois")]),
            ("*a* __b__", vec![(2, "a"), (0, " "), (4, "b")]),
            ("**a *b* c**", vec![(1, "a "), (3, "b"), (1, " c")]),
            ("**a *b***", vec![(1, "a "), (3, "b")]),
            ("***a*** b", vec![(3, "a"), (0, " b")]),
            ("*a **b** c*", vec![(2, "a "), (3, "b"), (2, " c")]),
            ("2 * 3 * 4", vec![(0, "2 * 3 * 4")]),
            ("note *", vec![(0, "note *")]),
            ("**seul", vec![(0, "**seul")]),
            ("**a\nb**", vec![(0, "**a\nb**")]),
        ] {
            assert_eq!(stretches(value), expected, "{value:?}");
        }
    }

    #[test]
    fn properties_stand_in_the_order_of_the_schema() {
        let xml = format!(
            "<w:rPr xmlns:w=\"{}\"><w:rStyle w:val=\"x\"/><w:b w:val=\"0\"/><w:color w:val=\"F00\"/><w:sz w:val=\"2\"/>\
             <w:lang w:val=\"fr\"/></w:rPr>",
            super::super::map::NS_W
        );
        let map = XmlMap::new(&xml).unwrap();
        let styles = Styles::of(&xml, &map, Some(map.root()), "w:");
        assert_eq!(
            styles.properties[7],
            "<w:rPr><w:rStyle w:val=\"x\"/><w:b/><w:bCs/><w:i/><w:iCs/><w:color w:val=\"F00\"/><w:sz w:val=\"2\"/>\
             <w:u w:val=\"single\"/><w:lang w:val=\"fr\"/></w:rPr>"
        );
        assert_eq!(
            runs("a **<**", &Styles::of(&xml, &map, None, "w:"), "w:"),
            "<w:r><w:t xml:space=\"preserve\">a </w:t></w:r><w:r><w:rPr><w:b/><w:bCs/></w:rPr>\
             <w:t xml:space=\"preserve\">&lt;</w:t></w:r>"
        );
    }
}
