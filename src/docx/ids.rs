//! Numbers for what we add to a template: none that it has.

use std::collections::BTreeSet;

use super::map::Space;
use super::source::Source;

/// Numbers given while a letter is filled begin here, part by part; those of a template are random 31-bit numbers or
/// far below.
const FILLED: u32 = 1_900_000_000;
/// How many a part may give.
const RANGE: u32 = 1_000_000;

/// Ids for the controls and pictures that we add.
#[derive(Debug)]
pub(super) struct Ids {
    next: u32,
    filled: u32,
    taken: BTreeSet<u32>,
}

impl Ids {
    /// Collects the ids of all controls and pictures of the template.
    pub(super) fn of<'s>(sources: impl Iterator<Item = &'s Source>) -> Self {
        let mut taken = BTreeSet::new();
        for source in sources {
            let (map, xml) = (&source.map, source.xml.as_str());
            for id in map.ids() {
                let value = match (map.node(id).space, map.local(xml, id)) {
                    (Space::W, "id") => map.value(xml, id, "val"),
                    (Space::Other, "docPr") | (Space::W, "bookmarkStart") => map.value(xml, id, "id"),
                    _ => None,
                };
                taken.extend(value.and_then(|value| value.parse::<u32>().ok()));
            }
        }
        Self { next: 1_100_000_000, filled: FILLED, taken }
    }

    /// A number for one thing.
    pub(super) fn fresh(&mut self) -> u32 {
        while self.taken.contains(&self.next) {
            self.next += 1;
        }
        self.next += 1;
        self.next - 1
    }

    /// The first of the numbers that one part gives while a letter is filled.
    pub(super) fn range(&mut self) -> u32 {
        while self.filled < u32::MAX / 2 - 2 * RANGE
            && self.taken.range(self.filled..self.filled + RANGE).next().is_some()
        {
            self.filled += RANGE;
        }
        self.filled += RANGE;
        self.filled - RANGE
    }
}
