//! Which paragraph styles are headings, and of what level.

use std::collections::HashMap;

use super::map::{NodeId, Space, XmlMap};

/// Outline level of each paragraph style that has one, 0 for the highest (ECMA-376 part 1, 17.3.1.20).
#[derive(Clone, Debug, Default)]
pub(super) struct Outlines {
    levels: HashMap<String, u8>,
}

impl Outlines {
    /// Reads a styles part; a style without a level takes that of the style it is based on.
    pub(super) fn read(xml: &str) -> Self {
        let Ok(map) = XmlMap::new(xml) else { return Self::default() };
        let mut own = HashMap::new();
        let mut parents = HashMap::new();
        for id in map.ids().filter(|&id| map.is(xml, id, Space::W, "style")) {
            let Some(style) = map.value(xml, id, "styleId") else { continue };
            if let Some(properties) = map.child(xml, id, Space::W, "pPr")
                && let Some(level) = level(&map, xml, properties)
            {
                own.insert(style.to_string(), level);
            }
            if let Some(parent) =
                map.child(xml, id, Space::W, "basedOn").and_then(|based| map.value(xml, based, "val"))
            {
                parents.insert(style.into_owned(), parent.into_owned());
            }
        }
        let mut levels = own.clone();
        for style in parents.keys() {
            // a chain of styles is short; a circle, which Word forbids, ends here too
            let mut chain = std::iter::successors(Some(style), |style| parents.get(*style)).take(12);
            if let Some(level) = chain.find_map(|style| own.get(style)) {
                levels.insert(style.clone(), *level);
            }
        }
        Self { levels }
    }

    /// The level of a paragraph, by its own properties or its style.
    pub(super) fn of(&self, map: &XmlMap, xml: &str, paragraph: NodeId) -> Option<u8> {
        let properties = map.child(xml, paragraph, Space::W, "pPr")?;
        level(map, xml, properties).or_else(|| {
            let style = map.child(xml, properties, Space::W, "pStyle")?;
            self.levels.get(map.value(xml, style, "val")?.as_ref()).copied()
        })
    }
}

fn level(map: &XmlMap, xml: &str, properties: NodeId) -> Option<u8> {
    let outline = map.child(xml, properties, Space::W, "outlineLvl")?;
    map.value(xml, outline, "val")?.parse().ok().filter(|&level| level < 9)
}
