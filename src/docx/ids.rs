//! Numbers for what we add to a template: none that it has.

use std::collections::BTreeSet;

use super::map::Space;
use super::source::Source;

/// Numbers given while a letter is filled begin here, part by part; those of a template are random 31-bit numbers or
/// far below.
const FILLED: u32 = 1_900_000_000;
/// How many a part may give: the last of as many parts as a package may have still stays below 2^31.
const RANGE: u32 = 50_000;
/// Where the last range may begin.
const LAST: u32 = u32::MAX / 2 - RANGE;

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
        let mut first = self.filled;
        while first < LAST && self.taken.range(first..first + RANGE).next().is_some() {
            first += RANGE;
        }
        // #many-parts: behind the end they begin again, for a number that another part has is better than none
        self.filled = if first < LAST { first + RANGE } else { FILLED };
        first
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_many_parts_as_may_be_have_numbers_of_their_own() {
        let taken = [1_100_000_000, 1_900_000_001, 1_900_100_000].into();
        let mut ids = Ids { next: 1_100_000_000, filled: FILLED, taken };
        assert_eq!(ids.fresh(), 1_100_000_001);
        let firsts: BTreeSet<u32> = (0..4096).map(|_| ids.range()).collect();
        assert_eq!((firsts.len(), firsts.first()), (4096, Some(&1_900_050_000)));
        assert!(!firsts.contains(&1_900_100_000) && firsts.last() < Some(&LAST));
        for _ in 0..10_000 {
            assert!(ids.range() <= LAST + RANGE);
        }
    }
}
