//! All content controls of a part, for a person who looks at a template: those that are filled, and those that stay as
//! they are.

use crate::docx::inventory::{ControlSort, Mention, Via};
use crate::docx::map::Space;
use crate::docx::source::Source;

use super::Found;
use super::find::{names, spot};
use super::kind::Kind;

/// The controls in the order of the text; a second copy of a text box says nothing new.
pub(in crate::docx) fn list(source: &Source, found: &Found) -> Vec<Mention> {
    let (map, xml) = (&source.map, source.xml.as_str());
    let is_copy = |id| map.ancestors(id).any(|up| map.is(xml, up, Space::Mc, "Fallback"));
    let controls = map.ids().filter(|&id| map.is(xml, id, Space::W, "sdt") && !is_copy(id));
    let mention = |node| {
        let properties = map.child(xml, node, Space::W, "sdtPr")?;
        let control = found.controls.iter().find(|control| control.node == node);
        let repeat = found.repeats.iter().find(|repeat| repeat.node == node);
        let name = match control {
            Some(control) => control.name.clone(),
            None => names(map, xml, properties).into_iter().next().unwrap_or_default(),
        };
        let children = &map.node(properties).children;
        if children.iter().any(|&id| map.local(xml, id) == "repeatingSectionItem") {
            return None;
        }
        let sort = match Kind::of(map, xml, properties) {
            Some(Kind::Tick(_)) => ControlSort::Tick,
            Some(Kind::Text { .. } | Kind::Rich) => ControlSort::Text,
            Some(Kind::Date(_)) => ControlSort::Date,
            Some(Kind::List(list)) if list.is_open => ControlSort::OpenList,
            Some(Kind::List(_)) => ControlSort::List,
            Some(Kind::Picture) => ControlSort::Picture,
            Some(Kind::Repeating) => ControlSort::Repeating,
            None => ControlSort::Other,
        };
        let path = control
            .map(|control| control.field().unwrap_or_else(|| control.name.clone()))
            .or_else(|| repeat.map(|repeat| repeat.list().to_owned()));
        Some(Mention { name, path, via: Via::Control(sort), spot: spot(source, node) })
    };
    controls.filter_map(mention).collect()
}
