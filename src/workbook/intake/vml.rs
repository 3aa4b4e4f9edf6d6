//! Check boxes and option buttons that lie over a sheet of an .xlsx, .xlsm or .xlsb.
//!
//! A form control is in the sheet's VML drawing since Excel 97 (`x:ClientData`, part 4 of ECMA-376, 19.4.2), and, since
//! Excel 2010, in `ctrlProps` too; an ActiveX control is in `activeX`, and what it looks like in the VML drawing.

use std::collections::BTreeMap;
use std::sync::Arc;

use quick_xml::Reader;
use quick_xml::events::Event;

use super::parts::{Parts, Relation, attribute};
use crate::findings::Place;
use crate::workbook::control::{Button, Control};

/// Classes of the check box and the option button of Forms 2.0.
const CLASSES: [(&str, Button); 2] = [
    ("8BD21D40-EC42-11CE-9E0D-00AA006002F3", Button::Box),
    ("8BD21D50-EC42-11CE-9E0D-00AA006002F3", Button::Option),
];
/// More shapes than any sheet has.
const MAX_SHAPES: usize = 50_000;

/// A shape, as far as it is known.
#[derive(Clone, Debug, Default)]
pub(super) struct Shape {
    /// What it is, if it is one of ours; a form control says so, an ActiveX control in its own part.
    button: Option<Button>,
    /// Row and column of the cell under it, from 1.
    pub(super) cell: Option<(u32, u16)>,
    pub(super) link: Option<String>,
    ticked: Option<bool>,
    /// Whether the drawing has it too.
    is_drawn: bool,
    /// Whether the drawing shows a picture of it, as of an ActiveX control.
    is_picture: bool,
    /// The relation to its own part.
    pub(super) part: Option<String>,
}

/// The check boxes of a sheet. `shapes` are those that the sheet itself lists, by number.
pub(super) fn boxes(
    parts: &mut Parts<'_>,
    sheet: &str,
    name: &Arc<str>,
    mut shapes: BTreeMap<u32, Shape>,
) -> Vec<Control> {
    let relations = parts.relations(sheet);
    // shapes of the drawing that the sheet does not list by number
    let mut strangers = Vec::new();
    for drawing in relations.values().filter(|relation| relation.kind == "vmlDrawing") {
        let Some(xml) = parts.text(&drawing.target) else { continue };
        for (number, drawn) in drawn(&xml) {
            let Some(shape) = number.and_then(|number| shapes.get_mut(&number)) else {
                strangers.push(drawn);
                continue;
            };
            shape.button = shape.button.or(drawn.button);
            shape.cell = shape.cell.or(drawn.cell);
            shape.link = shape.link.take().or(drawn.link);
            shape.ticked = shape.ticked.or(drawn.ticked);
            shape.is_drawn = true;
        }
    }
    let mut unlisted = unlisted(&relations, &shapes, &strangers);
    strangers.retain(|shape| shape.button.is_some());
    for shape in shapes.values_mut().chain(&mut unlisted) {
        let Some(relation) = shape.part.as_ref().and_then(|id| relations.get(id)) else { continue };
        let Some(xml) = parts.text(&relation.target) else { continue };
        super::parts::each_tag(&xml, "formControlPr", |tag| {
            let button = attribute(tag, "objectType").and_then(|kind| button(&kind));
            if button.is_some() {
                shape.button = button;
                shape.link = attribute(tag, "fmlaLink").or(shape.link.take());
                shape.ticked = Some(attribute(tag, "checked").as_deref() == Some("Checked"));
            }
        });
        super::parts::each_tag(&xml, "ocx", |tag| {
            let class = attribute(tag, "classid").unwrap_or_default();
            let class = class.trim_matches(['{', '}']);
            let known = CLASSES.iter().find(|(known, _)| class.eq_ignore_ascii_case(known));
            shape.button = shape.button.or(known.map(|(_, button)| *button));
        });
    }
    let has_button = |shape: &Shape| shape.button.is_some();
    let mut boxes: Vec<Shape> = shapes.into_values().filter(has_button).collect();
    let undrawn: Vec<&mut Shape> = boxes.iter_mut().filter(|shape| !shape.is_drawn).collect();
    if undrawn.len() == strangers.len() {
        // LibreOffice draws shapes without numbers, in the order of the list, whose own anchors are often nothing
        for (shape, drawn) in undrawn.into_iter().zip(strangers) {
            shape.cell = drawn.cell.or(shape.cell);
            shape.link = shape.link.take().or(drawn.link);
        }
    } else {
        boxes.extend(strangers);
    }
    boxes.extend(unlisted.into_iter().filter(has_button));
    boxes
        .into_iter()
        .filter_map(|shape| {
            let (row, column) = shape.cell.unwrap_or((1, 1));
            let link = shape.link.filter(|link| !link.trim().is_empty());
            let place = Place::cell(name, row, column);
            Some(Control { button: shape.button?, place, link, ticked: shape.ticked })
        })
        .collect()
}

/// The controls with a part of their own that the sheet does not list (an .xlsb lists them in records of which little is known), each over
/// the cell of a picture of the drawing where there are as many.
fn unlisted(
    relations: &BTreeMap<String, Relation>,
    listed: &BTreeMap<u32, Shape>,
    drawn: &[Shape],
) -> Vec<Shape> {
    let is_listed = |id: &String| listed.values().any(|shape| shape.part.as_ref() == Some(id));
    let parts = relations.iter().filter(|(id, relation)| relation.kind == "control" && !is_listed(id));
    let mut shapes: Vec<Shape> =
        parts.map(|(id, _)| Shape { part: Some(id.clone()), ..Shape::default() }).collect();
    let pictures: Vec<&Shape> = drawn.iter().filter(|shape| shape.is_picture).collect();
    if pictures.len() == shapes.len() {
        for (shape, picture) in shapes.iter_mut().zip(pictures) {
            shape.cell = picture.cell;
        }
    }
    shapes
}

/// What a form control is: VML says `Checkbox`, its own part `CheckBox`; an option button is `Radio` in both.
fn button(kind: &str) -> Option<Button> {
    match kind.to_ascii_lowercase().as_str() {
        "checkbox" => Some(Button::Box),
        "radio" => Some(Button::Option),
        _ => None,
    }
}

/// The controls of a VML drawing, with the number of their shape, where it has one.
fn drawn(xml: &str) -> Vec<(Option<u32>, Shape)> {
    let mut reader = Reader::from_str(xml);
    // Excel writes HTML into VML, with line breaks that nobody closes
    reader.config_mut().check_end_names = false;
    let mut found = Vec::new();
    let mut number = None;
    let mut control: Option<Shape> = None;
    let mut text = String::new();
    while let Ok(event) = reader.read_event() {
        match event {
            Event::Start(tag) | Event::Empty(tag) => {
                text.clear();
                match tag.local_name().into_inner() {
                    "shape" => {
                        let id =
                            attribute(&tag, "spid").or_else(|| attribute(&tag, "id")).unwrap_or_default();
                        number = id.strip_prefix("_x0000_s").and_then(|number| number.parse().ok());
                    }
                    "ClientData" => {
                        let kind = attribute(&tag, "ObjectType").unwrap_or_default();
                        let button = button(&kind);
                        // one that says nothing of its state is not ticked
                        let is_picture = kind.eq_ignore_ascii_case("pict");
                        let ticked = button.map(|_| false);
                        control = Some(Shape { button, ticked, is_picture, ..Shape::default() });
                    }
                    _ => {}
                }
            }
            Event::Text(more) => text.push_str(&more),
            Event::End(tag) => match (tag.local_name().into_inner(), &mut control) {
                ("Anchor", Some(control)) => control.cell = anchor(&text),
                ("FmlaLink", Some(control)) => control.link = Some(text.trim().to_owned()),
                ("Checked", Some(control)) => control.ticked = Some(text.trim() == "1"),
                ("ClientData", _) => {
                    if let Some(control) = control.take() {
                        found.push((number.take(), control));
                    }
                }
                _ => {}
            },
            Event::Eof => break,
            _ => {}
        }
        if found.len() > MAX_SHAPES {
            break;
        }
    }
    found
}

/// Left column, its offset, top row, its offset, and the same for the lower right corner.
fn anchor(text: &str) -> Option<(u32, u16)> {
    let mut numbers = text.split(',').map(|number| number.trim().parse::<u32>().ok());
    let column = numbers.next()??;
    let row = numbers.nth(1)??;
    Some((row.checked_add(1)?, u16::try_from(column.checked_add(1)?).ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn boxes_are_drawn_over_a_cell() {
        let xml = "<xml xmlns:v='urn:v' xmlns:x='urn:x'><v:shape id='_x0000_s1025'><v:textbox><div>Case<br></div></v:textbox>\
                   <x:ClientData ObjectType='Checkbox'><x:Anchor>\n3, 15, 6, 2, 4, 10, 7, 5</x:Anchor><x:FmlaLink>$D$4</x:FmlaLink>\
                   <x:Checked>1</x:Checked></x:ClientData></v:shape><v:shape id='_x0000_s1026'><x:ClientData ObjectType='Note'>\
                   <x:Anchor>1, 1, 1, 1</x:Anchor></x:ClientData></v:shape></xml>";
        let found = drawn(xml);
        assert_eq!(found.len(), 2);
        let (number, shape) = &found[0];
        assert_eq!((*number, shape.cell, shape.link.as_deref()), (Some(1025), Some((7, 4)), Some("$D$4")));
        assert_eq!((shape.button, shape.ticked), (Some(Button::Box), Some(true)));
        assert_eq!(found[1].1.button, None);
        assert_eq!(anchor("99999999999, 1, 1"), None);
    }
}
