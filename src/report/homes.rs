//! Where a row and a finding belong: to a school of the workbook, to a code that is none, or to the campaign.

use std::collections::BTreeMap;

use crate::findings::{Finding, Place, Scope};
use crate::fr::report::blocks as words;
use crate::fr::text::fold;
use crate::letters::Outcome;
use crate::registry::{Registry, TeacherRow, Uai};

/// Where a finding belongs. In the order of the page: the campaign, the schools, what is no school.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Home {
    /// The campaign as a whole.
    Campaign,
    /// A school, by its index in the registry.
    School(usize),
    /// A code as typed that is no school of the workbook; may be empty.
    Code(String),
}

/// Looks homes up.
pub(super) struct Homes<'r> {
    registry: &'r Registry,
    by_code: BTreeMap<Uai, Vec<usize>>,
    by_place: BTreeMap<&'r Place, usize>,
    rows: BTreeMap<&'r Place, &'r TeacherRow>,
}

impl<'r> Homes<'r> {
    pub(super) fn of(registry: &'r Registry) -> Self {
        let mut by_code: BTreeMap<Uai, Vec<usize>> = BTreeMap::new();
        for (index, school) in registry.schools.iter().enumerate() {
            by_code.entry(school.uai).or_default().push(index);
        }
        Self {
            registry,
            by_code,
            by_place: registry.schools.iter().map(|school| &school.place).zip(0..).collect(),
            rows: registry.rows.iter().map(|row| (&row.place, row)).collect(),
        }
    }

    /// The row at a place.
    pub(super) fn row(&self, place: &Place) -> Option<&'r TeacherRow> {
        self.rows.get(place).copied()
    }

    /// The school of a row, where there can be no doubt: by its code, and by its name where a code is borne twice.
    pub(super) fn of_row(&self, row: &TeacherRow) -> Option<usize> {
        let same = self.by_code.get(&row.uai?)?;
        if let [only] = same[..] {
            return Some(only);
        }
        let name = |index: usize| fold(&self.registry.schools[index].name);
        let mut named = same.iter().copied().filter(|&index| name(index) == fold(&row.school_name));
        named.next().filter(|_| named.next().is_none())
    }

    /// Where a finding belongs.
    pub(super) fn of_finding(&self, finding: &Finding) -> Home {
        let of_place = || self.by_place.get(&finding.place.as_ref()?.whole_row()).copied();
        if let Some(school) = of_place() {
            return Home::School(school);
        }
        match (&finding.scope, &finding.uai) {
            (Scope::Row(place), uai) => {
                let row = self.row(place);
                let school = row.and_then(|row| self.of_row(row));
                let typed = row.map(|row| row.uai_typed.as_str()).or(uai.as_deref());
                school.map_or_else(|| self.of_code(typed.unwrap_or_default()), Home::School)
            }
            (Scope::School(code), _) | (Scope::Campaign, Some(code)) => self.of_code(code),
            (Scope::Campaign, None) => Home::Campaign,
        }
    }

    fn of_code(&self, typed: &str) -> Home {
        let known = Uai::new(typed).ok().and_then(|uai| self.by_code.get(&uai)?.first().copied());
        known.map_or_else(|| Home::Code(typed.to_owned()), Home::School)
    }

    /// The findings by their homes; within one, the grave ones first, then in the order of the workbook.
    pub(super) fn share<'o>(&self, outcome: &Outcome<'o>) -> BTreeMap<Home, Vec<&'o Finding>> {
        let mut shared: BTreeMap<Home, Vec<&Finding>> = BTreeMap::new();
        for finding in &outcome.verdict.findings {
            shared.entry(self.of_finding(finding)).or_default().push(finding);
        }
        for findings in shared.values_mut() {
            findings.sort_by_key(|finding| finding.severity);
        }
        shared
    }

    /// Code and name of a home, as its heading shows them; the code may be empty.
    pub(super) fn title(&self, home: &Home) -> (String, String) {
        match home {
            Home::Campaign => (String::new(), words::WHOLE_CAMPAIGN.to_owned()),
            Home::School(index) => {
                let school = &self.registry.schools[*index];
                (school.uai.to_string(), school.name.clone())
            }
            Home::Code(code) if code.is_empty() => (String::new(), words::NO_CODE.to_owned()),
            Home::Code(code) => (code.clone(), words::UNKNOWN_CODE.to_owned()),
        }
    }
}
