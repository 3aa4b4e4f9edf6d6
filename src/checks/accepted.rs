//! Findings that the settings accept for the year: they are told all the same, and are no longer anything to do.
//!
//! An error is never accepted: a letter can't be made of what is not there.

use std::collections::{BTreeMap, BTreeSet};

use crate::findings::{Code, Finding, Place, Scope, Severity};
use crate::fr::findings::settings as words;
use crate::fr::text::nearest;
use crate::registry::{Registry, TeacherRow};
use crate::settings::Acceptance;

/// How many places of errors a sentence names.
const NAMED: usize = 3;

/// The acceptances of the settings, and what has become of each.
#[derive(Clone, Debug)]
pub(super) struct Accepted(Vec<Line>);

/// An acceptance.
#[derive(Clone, Debug)]
struct Line {
    code: Code,
    /// The school as typed, and its code as it would be written.
    school: Option<(String, String)>,
    reason: String,
    /// Whether there was something to accept.
    served: bool,
    /// Places of the errors that were not accepted.
    errors: BTreeSet<String>,
}

impl Accepted {
    pub(super) fn of(acceptances: &[Acceptance]) -> Self {
        let line = |one: &Acceptance| {
            Some(Line {
                code: Code::of(&one.code)?,
                school: one.school.as_ref().map(|typed| (typed.clone(), written(typed))),
                reason: one.reason.clone(),
                served: false,
                errors: BTreeSet::new(),
            })
        };
        let mut lines: Vec<Line> = acceptances.iter().filter_map(line).collect();
        // the reason of a school comes before that of all
        lines.sort_by_key(|line| (line.code, line.school.is_none()));
        Self(lines)
    }

    /// Accepts what is to be accepted.
    pub(super) fn mark(&mut self, registry: &Registry, findings: &mut [Finding]) {
        if self.0.is_empty() {
            return;
        }
        let rows: BTreeMap<&Place, &TeacherRow> = registry.rows.iter().map(|row| (&row.place, row)).collect();
        for finding in findings.iter_mut().filter(|finding| finding.severity != Severity::Accepted) {
            let mut reason = None;
            for line in self.0.iter_mut().filter(|line| line.code == finding.code) {
                let school = || of_finding(finding, &rows);
                if line.school.as_ref().is_some_and(|(_, written)| school().as_ref() != Some(written)) {
                    continue;
                }
                if finding.is_error() {
                    line.errors.insert(finding.place.as_ref().map(ToString::to_string).unwrap_or_default());
                } else {
                    line.served = true;
                    reason.get_or_insert_with(|| line.reason.clone());
                }
            }
            if let Some(reason) = reason {
                finding.severity = Severity::Accepted;
                finding.told.remedy = words::accepted(&reason);
            }
        }
    }

    /// What there is to say of the acceptances themselves, when everything has been found. `is_check` says that no letters
    /// were made: what only they can show was not looked for.
    pub(super) fn tell(&self, registry: &Registry, is_check: bool) -> Vec<Finding> {
        let schools = || registry.schools.iter().map(|school| school.uai.as_str());
        let told = |line: &Line| {
            let code = line.code.text();
            let typed = line.school.as_ref().map(|(typed, _)| typed.as_str());
            if let Some((typed, written)) = &line.school
                && !schools().any(|known| known == written)
            {
                let meant = nearest(written, schools());
                return Some((Code::A05, words::accepted_school_unknown(code, typed, meant)));
            }
            if !line.errors.is_empty() || !line.served && line.code.severity() == Severity::Error {
                let places = line.errors.iter().filter(|place| !place.is_empty()).take(NAMED);
                let places: Vec<String> = places.cloned().collect();
                return Some((Code::A05, words::error_accepted(code, typed, &places)));
            }
            let of_letters = is_check && code.starts_with('L');
            let of_settings = matches!(line.code, Code::A05 | Code::A06);
            (!line.served && !of_letters && !of_settings)
                .then(|| (Code::A06, words::acceptance_idle(code, line.code.title(), typed)))
        };
        self.0.iter().filter_map(told).map(|(code, told)| Finding::of_campaign(code, told)).collect()
    }
}

/// The school that a finding is about, as its code is written.
fn of_finding(finding: &Finding, rows: &BTreeMap<&Place, &TeacherRow>) -> Option<String> {
    let of_row = |place: &Place| rows.get(place).map(|row| written(&row.uai_typed));
    match (&finding.scope, &finding.uai) {
        (Scope::Row(place), _) if rows.contains_key(place) => of_row(place),
        (Scope::School(code), _) | (_, Some(code)) => Some(written(code)),
        (Scope::Row(_) | Scope::Campaign, None) => None,
    }
}

/// A code without what people type around it.
fn written(typed: &str) -> String {
    typed.chars().filter(|ch| ch.is_alphanumeric()).flat_map(char::to_uppercase).collect()
}
