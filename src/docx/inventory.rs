//! What a template holds, for a person who looks at it: fields, controls, merge fields and boxes, each with its place.

use super::faults::{Fault, Spot};
use super::lines::BoxLine;

/// A place that shows or reads something of the data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// What is written there: a control's tag or title, a merge field's name; for a tag, the field's path.
    pub name: String,
    /// The path of the field; nothing for what is no field of ours, or none at all.
    pub path: Option<String>,
    /// How it is written.
    pub via: Via,
    /// Where.
    pub spot: Spot,
}

/// How a place asks for something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Via {
    /// A tag in the text: `{{ … }}`, `{% … %}`.
    Tag,
    /// A content control.
    Control(ControlSort),
    /// A form field of old Word documents.
    Form(ControlSort),
    /// A field of a mail merge.
    Merge,
}

/// What a control or form field is made for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ControlSort {
    /// A tick box.
    Tick,
    /// A text.
    Text,
    /// A date.
    Date,
    /// A list to choose from.
    List,
    /// A list to choose from, or to type into.
    OpenList,
    /// A picture.
    Picture,
    /// A section that is repeated.
    Repeating,
    /// A group, a gallery, a formula, a citation.
    Other,
}

/// What a template holds, faults included.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Inventory {
    /// In the order of parts, and of the text in each.
    pub mentions: Vec<Mention>,
    /// The lines with a box, in the order of the document.
    pub boxes: Vec<BoxLine>,
    /// Every fault.
    pub faults: Vec<Fault>,
}
