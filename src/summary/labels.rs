//! What schools are grouped by: one spelling for each province, kind and sector, and a key that no two schools share.

use std::collections::BTreeMap;

use crate::fr::summary::NOT_GIVEN;
use crate::fr::text::province_key;
use crate::registry::{School, Uai};

/// The first spelling of everything that schools are grouped by. Excel compares texts without case, so two
/// spellings of one province would be summed twice.
pub(super) struct Labels {
    provinces: BTreeMap<String, String>,
    kinds: BTreeMap<String, String>,
    sectors: BTreeMap<String, String>,
}

impl Labels {
    pub(super) fn of(schools: &[School]) -> Self {
        let first = |label: fn(&School) -> &str| {
            let mut spellings = BTreeMap::new();
            for text in schools.iter().map(label).filter(|text| !text.is_empty()) {
                spellings.entry(province_key(text)).or_insert_with(|| text.to_owned());
            }
            spellings
        };
        Self {
            provinces: first(|school| &school.province),
            kinds: first(|school| &school.kind_text),
            sectors: first(|school| &school.sector),
        }
    }

    pub(super) fn province(&self, school: &School) -> String {
        spelt(&self.provinces, &school.province)
    }

    pub(super) fn kind(&self, school: &School) -> String {
        spelt(&self.kinds, &school.kind_text)
    }

    pub(super) fn sector(&self, school: &School) -> String {
        spelt(&self.sectors, &school.sector)
    }
}

fn spelt(spellings: &BTreeMap<String, String>, text: &str) -> String {
    spellings.get(&province_key(text)).cloned().unwrap_or_else(|| NOT_GIVEN.to_owned())
}

/// A key for each school: its code; from the second school with the same code on, also a rank.
pub(super) fn keys(schools: &[School]) -> Vec<String> {
    let mut seen: BTreeMap<Uai, usize> = BTreeMap::new();
    schools
        .iter()
        .map(|school| {
            let rank = seen.entry(school.uai).or_default();
            *rank += 1;
            if *rank == 1 { school.uai.to_string() } else { format!("{}-{rank}", school.uai) }
        })
        .collect()
}
