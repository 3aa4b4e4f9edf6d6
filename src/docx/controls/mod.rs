//! Content controls that are filled by their tag (or title): tick boxes, texts, dates, lists, pictures, repeating sections.
//!
//! Only controls that name a field or a box of ours are touched; a template has others. They stay controls: the
//! reader can still click, and the returned file can be read. Source: ECMA-376 part 1, 17.5.2; \[MS-DOCX\] 2.7.

mod bond;
mod content;
mod data;
mod date;
mod fill;
mod find;
mod form;
mod kind;
mod list;
mod others;
mod path;
mod picture;
mod repeating;
mod result;
mod store;
mod tick;

use std::ops::Range;

use super::blocks::Scoped;
use super::expression::BoxKey;
use super::faults::Fault;
use super::map::{NodeId, XmlMap};
use super::pictures::PictureTag;
use super::spans::Spans;

pub(super) use content::placeholder_style;
pub(super) use find::{mistyped, named, names, names_around, ours};
pub(super) use form::{Form, forms};
pub(super) use kind::Kind;
pub(super) use list::list;
pub(super) use others::settle_others;
pub(super) use repeating::{Ranks, Repeat};
pub(super) use store::Stores;
pub(super) use tick::{Glyphs, glyph, key, state};

/// A control that will be filled.
#[derive(Clone, Debug)]
pub(super) struct Control {
    pub(super) node: NodeId,
    properties: NodeId,
    content: NodeId,
    pub(super) kind: Kind,
    /// What its tag or title says.
    pub(super) name: String,
    pub(super) filling: Filling,
}

/// What goes into a control.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Filling {
    /// The state of a tick box.
    Tick(BoxKey),
    /// The value of an expression, and the field that it is when it is one.
    Text(String, Option<String>),
    /// A picture of the campaign.
    Picture(PictureTag),
}

/// The controls of a part that name something of ours.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub(super) controls: Vec<Control>,
    pub(super) repeats: Vec<Repeat>,
    pub(super) faults: Vec<Fault>,
}

impl Found {
    /// What goes anyway: the content of controls that are filled, and the spare members of repeating sections.
    pub(super) fn covered(&self, map: &XmlMap) -> Spans {
        let filled = self.controls.iter().map(|control| control.range(map));
        Spans::of(filled.chain(self.repeats.iter().flat_map(|repeat| repeat.dropped(map))))
    }

    /// The names that hold inside repeating sections.
    pub(super) fn scoped(&self, map: &XmlMap) -> Vec<Scoped> {
        self.repeats.iter().map(|repeat| repeat.scoped(map)).collect()
    }
}

impl Control {
    /// Path of the field that it shows; a tick box shows none.
    pub(super) fn field(&self) -> Option<String> {
        match &self.filling {
            Filling::Text(_, path) => path.clone(),
            Filling::Tick(_) | Filling::Picture(_) => None,
        }
    }

    /// Bytes of the whole control.
    pub(super) fn range(&self, map: &XmlMap) -> Range<usize> {
        map.node(self.node).range()
    }
}
