//! Who is ready for a letter, and who is set aside, with the reasons.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::accepted::Accepted;
use crate::findings::{Code, Finding, Place, Scope, Severity};
use crate::registry::{Appointment, Registry};
use crate::settings::Acceptance;

/// A row that gets no letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetAside {
    /// Place of the row.
    pub place: Place,
    /// Who it is, as far as the row says.
    pub name: String,
    /// The school's code as typed.
    pub uai: String,
    /// The codes of the errors that set it aside.
    pub codes: Vec<Code>,
}

/// The outcome of all checks. Every row of the registry is in exactly one of the two lists.
#[derive(Clone, Debug)]
pub struct Verdict {
    /// Rows ready for a letter, in the order of the workbook.
    pub ready: Vec<Appointment>,
    /// Rows set aside, in the order of the workbook.
    pub aside: Vec<SetAside>,
    /// Everything that was found, in the order of the workbook.
    pub findings: Vec<Finding>,
    /// What the settings accept of it.
    accepted: Accepted,
}

/// Index of the school of each row, where it has one.
pub(super) type SchoolOf = BTreeMap<Place, usize>;

impl Verdict {
    /// Shares the rows out. A row that lacks something without any finding that says so would be a fault of ours:
    /// it is set aside all the same, never lost.
    pub(super) fn share(
        registry: &Registry,
        school_of: &SchoolOf,
        mut findings: Vec<Finding>,
        accepted: &[Acceptance],
    ) -> Self {
        let accepted = Accepted::of(accepted);
        let mut verdict = Self { ready: Vec::new(), aside: Vec::new(), findings: Vec::new(), accepted };
        verdict.accepted.mark(registry, &mut findings);
        let errors = Errors::of(&findings);
        for row in &registry.rows {
            let school = school_of.get(&row.place).copied();
            let uai = school.map(|index| registry.schools[index].uai.to_string());
            let codes = errors.about(&row.place, uai.as_deref());
            let appointment = school.and_then(|school| Appointment::of(row, school, &registry.campaign));
            match appointment.filter(|_| codes.is_empty()) {
                Some(appointment) => verdict.ready.push(appointment),
                None => verdict.aside.push(SetAside {
                    place: row.place.clone(),
                    name: row.list_name(),
                    uai: uai
                        .or_else(|| row.uai.map(|uai| uai.to_string()))
                        .unwrap_or_else(|| row.uai_typed.clone()),
                    codes,
                }),
            }
        }
        let sheets: Vec<&str> = registry.sheets.iter().map(String::as_str).collect();
        verdict.findings = crate::findings::in_order(findings, &sheets);
        verdict
    }

    /// Sets further rows aside: what only the making of letters can find.
    pub fn add(&mut self, registry: &Registry, mut findings: Vec<Finding>) {
        self.accepted.mark(registry, &mut findings);
        let mut kept = Vec::new();
        let errors = Errors::of(&findings);
        for appointment in std::mem::take(&mut self.ready) {
            let uai = registry.schools[appointment.school].uai;
            let codes = errors.about(&appointment.place, Some(uai.as_str()));
            if codes.is_empty() {
                kept.push(appointment);
            } else {
                let (place, name) = (appointment.place, appointment.teacher.list_name());
                self.aside.push(SetAside { place, name, uai: uai.to_string(), codes });
            }
        }
        self.ready = kept;
        let order: BTreeMap<&Place, usize> = registry.rows.iter().map(|row| &row.place).zip(0..).collect();
        self.aside.sort_by_key(|aside| order.get(&aside.place).copied());
        self.findings.extend(findings);
        let sheets: Vec<&str> = registry.sheets.iter().map(String::as_str).collect();
        self.findings = crate::findings::in_order(std::mem::take(&mut self.findings), &sheets);
    }

    /// Says what has become of the acceptances of the settings: to be called once, when all else has been found. `is_check`
    /// says that no letters were made, and what only they can show was not looked for.
    pub fn tell_acceptances(&mut self, registry: &Registry, is_check: bool) {
        let told = self.accepted.tell(registry, is_check);
        self.add(registry, told);
    }

    /// How many findings there are of a severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.findings.iter().filter(|finding| finding.severity == severity).count()
    }
}

/// The errors among findings, by whom they concern.
struct Errors<'f> {
    rows: HashMap<&'f Place, BTreeSet<Code>>,
    schools: HashMap<&'f str, BTreeSet<Code>>,
}

impl<'f> Errors<'f> {
    fn of(findings: &'f [Finding]) -> Self {
        let mut errors = Self { rows: HashMap::new(), schools: HashMap::new() };
        for finding in findings.iter().filter(|finding| finding.is_error()) {
            match &finding.scope {
                Scope::Row(place) => errors.rows.entry(place).or_default(),
                Scope::School(code) => errors.schools.entry(code).or_default(),
                Scope::Campaign => continue,
            }
            .insert(finding.code);
        }
        errors
    }

    /// The codes of the errors that concern a row: its own, and those of its school.
    fn about(&self, row: &Place, uai: Option<&str>) -> Vec<Code> {
        let own = self.rows.get(row).into_iter().flatten();
        let school = uai.and_then(|uai| self.schools.get(uai)).into_iter().flatten();
        own.chain(school).copied().collect::<BTreeSet<_>>().into_iter().collect()
    }
}
