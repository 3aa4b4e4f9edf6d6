//! What a content control is made for (ECMA-376 part 1, 17.5.2; \[MS-DOCX\] 2.7.2, 2.5.3.3).

use std::borrow::Cow;

use crate::docx::helpers::Choices;
use crate::docx::map::{NodeId, Space, XmlMap};

/// The kinds of control that can be filled.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::docx) enum Kind {
    /// A tick box of Word 2010: its `w14:checkbox`.
    Tick(NodeId),
    /// A plain text.
    Text {
        /// Whether its author lets it have several lines.
        multi_line: bool,
    },
    /// Rich text, which may hold anything.
    Rich,
    /// A date: its `w:date`.
    Date(NodeId),
    /// A drop-down or a combo box.
    List(List),
    /// A picture.
    Picture,
    /// A section that is repeated.
    Repeating,
}

/// A list with its entries.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::docx) struct List {
    /// `w:dropDownList` or `w:comboBox`.
    pub(in crate::docx) node: NodeId,
    /// Shown and stored text of each entry.
    pub(in crate::docx) entries: Vec<(String, String)>,
    /// Whether a reader may type something else.
    pub(in crate::docx) is_open: bool,
}

impl List {
    /// The list under the name of its control.
    pub(in crate::docx) fn choices(&self, name: &str) -> Choices {
        Choices { name: name.to_owned(), entries: self.entries.clone(), is_open: self.is_open }
    }
}

impl Kind {
    /// The kind that the properties of a control say; nothing for galleries, groups, formulas and citations.
    pub(in crate::docx) fn of(map: &XmlMap, xml: &str, properties: NodeId) -> Option<Self> {
        let mut kind = Self::Rich;
        for &child in &map.node(properties).children {
            let local = map.local(xml, child);
            kind = match (map.node(child).space, local) {
                (Space::W14, "checkbox") => Self::Tick(child),
                (Space::W, "text") => {
                    let multi_line = map.value(xml, child, "multiLine");
                    Self::Text {
                        multi_line: multi_line
                            .is_some_and(|value| matches!(value.as_ref(), "1" | "true" | "on")),
                    }
                }
                (Space::W, "date") => Self::Date(child),
                (Space::W, "dropDownList" | "comboBox") => Self::List(List {
                    node: child,
                    entries: entries(map, xml, child),
                    is_open: local == "comboBox",
                }),
                (Space::W, "picture") => Self::Picture,
                (Space::Other, "repeatingSection") => Self::Repeating,
                // a member of a repeating section is part of it
                (Space::Other, "repeatingSectionItem")
                | (
                    Space::W,
                    "docPartObj" | "docPartList" | "group" | "equation" | "citation" | "bibliography",
                ) => return None,
                _ => continue,
            };
        }
        Some(kind)
    }
}

/// What a reader sees of each entry, and what is stored; the invitation to choose is none. Word writes it as the first
/// entry, without a text of its own to show; other programs, as one that stores nothing (17.5.2.21).
fn entries(map: &XmlMap, xml: &str, list: NodeId) -> Vec<(String, String)> {
    let items = map.node(list).children.iter().filter(|&&id| map.is(xml, id, Space::W, "listItem"));
    let value = |item, local| map.value(xml, item, local).map(Cow::into_owned);
    let items: Vec<_> = items.map(|&item| (value(item, "displayText"), value(item, "value"))).collect();
    let some_show = items.iter().any(|(shown, _)| shown.is_some());
    let read = |(at, (shown, stored)): (usize, (Option<String>, Option<String>))| match (shown, stored) {
        (None, _) if at == 0 && some_show => None,
        (_, Some(stored)) if stored.is_empty() => None,
        (Some(shown), stored) => Some((shown.clone(), stored.unwrap_or(shown))),
        (None, stored) => stored.map(|stored| (stored.clone(), stored)),
    };
    items.into_iter().enumerate().filter_map(read).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_invitation_to_choose_is_no_entry() {
        let own = |shown: &str, stored: &str| (shown.to_owned(), stored.to_owned());
        for (items, expected) in [
            // Word
            (
                "<w:listItem w:value='Choisissez un élément.'/><w:listItem w:displayText='Oui' w:value='o'/>",
                vec![own("Oui", "o")],
            ),
            (
                "<w:listItem w:displayText='Choisir' w:value=''/><w:listItem w:value='o'/>",
                vec![own("o", "o")],
            ),
            // every entry is written like that: none is an invitation
            ("<w:listItem w:value='a'/><w:listItem w:value='b'/>", vec![own("a", "a"), own("b", "b")]),
            ("<w:listItem w:displayText='A'/><w:listItem w:value='b'/>", vec![own("A", "A"), own("b", "b")]),
            ("<w:listItem/>", vec![]),
        ] {
            let xml =
                format!("<w:dropDownList xmlns:w='{}'>{items}</w:dropDownList>", crate::docx::map::NS_W);
            let map = XmlMap::new(&xml).unwrap();
            assert_eq!(entries(&map, &xml, map.root()), expected, "{items}");
        }
    }
}
