//! What a content control is made for (ECMA-376 part 1, 17.5.2; \[MS-DOCX\] 2.7.2, 2.5.3.3).

use crate::docx::helpers::Choices;
use crate::docx::map::{NodeId, Space, XmlMap};

/// The kinds of control that can be filled.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::docx) enum Kind {
    /// A tick box of Word 2010: its `w14:checkbox`.
    Tick(NodeId),
    /// A text; whether it may have several lines.
    Text {
        /// Rich text may, and plain text where its author said so.
        multi_line: bool,
    },
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
        let mut kind = Self::Text { multi_line: true };
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

/// What a reader sees of each entry, and what is stored; the invitation to choose, which stores nothing, is none.
fn entries(map: &XmlMap, xml: &str, list: NodeId) -> Vec<(String, String)> {
    let items = map.node(list).children.iter().filter(|&&id| map.is(xml, id, Space::W, "listItem"));
    items
        .filter_map(|&item| {
            let value = map.value(xml, item, "value").unwrap_or_default().into_owned();
            let shown = map.value(xml, item, "displayText").map(std::borrow::Cow::into_owned);
            (!value.is_empty()).then(|| (shown.unwrap_or_else(|| value.clone()), value))
        })
        .collect()
}
