//! The school that an annex or a section depends on, as far as it can be told: for a proposal (U07).

use crate::fr::findings::schools::Parent;
use crate::fr::text::fold;
use crate::registry::naming::particular;
use crate::registry::{Registry, School, known};

/// The parent that the workbook or the handbook names; else a guess, told as one.
pub(super) fn of(registry: &Registry, school: &School) -> Parent {
    if let Some(uai) = school.parent {
        let listed = registry.schools.iter().find(|other| other.uai == uai).map(|other| other.name.clone());
        let name = listed.or_else(|| known::by_code(uai).next().map(|known| known.name.clone()));
        return Parent::Known(uai.to_string(), name.unwrap_or_default());
    }
    match likely(registry, school) {
        Some(other) => Parent::Likely(other.uai.to_string(), other.name.clone()),
        None => Parent::Unknown,
    }
}

/// The one school of the same municipality that depends on no other: the one that shares a name with it, else the only
/// one there is.
fn likely<'r>(registry: &'r Registry, school: &School) -> Option<&'r School> {
    let here = commune(school);
    let is_candidate = |other: &&School| {
        other.active && !other.kind.is_dependent() && !here.is_empty() && commune(other) == here
    };
    let words = particular(&school.name);
    let candidates = || registry.schools.iter().filter(is_candidate);
    let shares = |other: &&School| particular(&other.name).iter().any(|word| words.contains(word));
    only(candidates().filter(shares)).or_else(|| only(candidates()))
}

fn only<'r>(mut schools: impl Iterator<Item = &'r School>) -> Option<&'r School> {
    schools.next().filter(|_| schools.next().is_none())
}

/// The municipality, folded: the workbook's, else the one that is known.
fn commune(school: &School) -> String {
    if !school.commune.is_empty() {
        return fold(&school.commune);
    }
    known::by_code(school.uai).next().map(|known| fold(&known.commune)).unwrap_or_default()
}
