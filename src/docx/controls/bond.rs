//! What a control says of the data behind it, and what is said of the control.

use crate::docx::helpers::Choices;
use crate::docx::map::NodeId;
use crate::docx::source::Source;
use crate::docx::splice::Splice;

/// What the data behind a control become.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Stored {
    /// Nothing that could be written: the control is no longer bound.
    Nothing,
    /// Yes or no.
    Answer(String),
    /// The value of an expression.
    Text(String),
    /// What a list stores for the value of an expression.
    List(Choices, String),
}

/// A control with data behind it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Holder<'s> {
    pub(super) source: &'s Source,
    pub(super) properties: NodeId,
    /// The numbers of the repeated data that it stands in.
    pub(super) ranks: &'s [String],
    /// Whether its value is one of the member that is repeated.
    pub(super) is_of_member: bool,
}

/// What a control says of its data.
#[derive(Debug)]
pub(super) struct Bond {
    node: NodeId,
    pub(super) path: String,
    pub(super) mappings: String,
    pub(super) id: String,
}

/// The bonds of a control: Word 2010's and, for what came later, Word 2013's.
pub(super) fn bindings(source: &Source, properties: NodeId) -> Vec<NodeId> {
    let (map, xml) = (&source.map, source.xml.as_str());
    let children = map.node(properties).children.iter().copied();
    children.filter(|&id| map.local(xml, id) == "dataBinding").collect()
}

impl Bond {
    pub(super) fn read(source: &Source, node: NodeId) -> Self {
        let value = |local| source.map.value(&source.xml, node, local).unwrap_or_default().into_owned();
        let (path, mappings) = (value("xpath"), value("prefixMappings"));
        Self { node, path, mappings, id: value("storeItemID").to_uppercase() }
    }

    /// Keeps the bond with the path that is right in a letter, or takes it away.
    pub(super) fn settle(&self, source: &Source, path: Option<String>, splice: &mut Splice) {
        let node = source.map.node(self.node);
        match (path, source.map.attribute(&source.xml, self.node, "xpath")) {
            (None, _) => splice.replace_if_there(node.range(), ""),
            (Some(path), Some((_, bytes))) if path != self.path => splice.replace_if_there(bytes, path),
            _ => {}
        }
    }
}
