//! Envelopes against attributions: B01 to B05.

use std::collections::BTreeSet;

use crate::findings::{Code, Finding, Note, Place, Scope};
use crate::fr::findings::budget as words;
use crate::fr::numbers::imp;
use crate::registry::{Imp, Registry, School, TeacherRow};

/// What a row takes from the envelope of its school.
pub fn consumed(registry: &Registry, total: Imp, relief: Imp) -> Imp {
    if registry.campaign.relief_counts.value { total } else { total.less(relief) }
}

/// Checks the envelope of one school. `is_complete` says whether every row of it could be read, `told` where something
/// has been said about a cell already.
pub(super) fn check(
    registry: &Registry,
    school: &School,
    rows: &[&TeacherRow],
    is_complete: bool,
    told: &BTreeSet<Place>,
    findings: &mut Vec<Finding>,
) {
    let mut add = |code, told| {
        let scope = Scope::School(school.uai.to_string());
        findings
            .push(Note::new(code, told).at(school.envelope_place.clone(), scope).about(school.uai.as_str()));
    };
    let attributed: Imp = rows
        .iter()
        .filter_map(|row| Some(consumed(registry, row.imp?, row.relief.unwrap_or_default())))
        .sum();
    let covers_all = registry.campaign.covers_all.value;
    match (school.envelope, rows) {
        (None | Some(Imp::ZERO), []) => {}
        // an envelope that could not be read has its finding already, a workbook without any has one for all
        (None, _) if told.contains(&school.envelope_place) || !has_envelopes(registry, told) => {}
        (None, rows) => add(Code::B04, words::teachers_without_envelope(rows.len())),
        (Some(envelope), []) => {
            // what is left of an envelope may be another mission's
            if is_complete && !covers_all {
                add(Code::B03, words::envelope_without_teacher(&envelope.to_string()));
            }
        }
        (Some(envelope), _) => {
            let gap = attributed.gap(envelope);
            let distance = imp(u32::try_from(gap.unsigned_abs()).unwrap_or(u32::MAX));
            if gap > 0 {
                add(
                    Code::B01,
                    words::over_envelope(&attributed.to_string(), &envelope.to_string(), &distance),
                );
            } else if gap < 0 && is_complete && !covers_all {
                add(
                    Code::B02,
                    words::under_envelope(&attributed.to_string(), &envelope.to_string(), &distance),
                );
            }
        }
    }
}

/// Whether the workbook gives envelopes at all, readable or not.
fn has_envelopes(registry: &Registry, told: &BTreeSet<Place>) -> bool {
    let given = |school: &School| school.envelope.is_some() || told.contains(&school.envelope_place);
    registry.schools.len() < 2 || registry.schools.iter().any(given)
}

/// A workbook without any envelope: said once, not for every school.
pub(super) fn check_all(registry: &Registry, told: &BTreeSet<Place>, findings: &mut Vec<Finding>) {
    if !registry.rows.is_empty() && !has_envelopes(registry, told) {
        findings.push(Finding::of_campaign(Code::B04, words::no_envelope_at_all(registry.schools.len())));
    }
}

/// A closed school's envelope still counts in every total.
pub(super) fn check_closed(school: &School, findings: &mut Vec<Finding>) {
    if let Some(envelope) = school.envelope.filter(|envelope| *envelope > Imp::ZERO) {
        let note = Note::new(Code::B03, words::envelope_of_closed(&envelope.to_string()));
        let scope = Scope::School(school.uai.to_string());
        findings.push(note.at(school.envelope_place.clone(), scope).about(school.uai.as_str()));
    }
}

/// Checks the sum of the envelopes against the academy's ceiling.
pub(super) fn check_ceiling(registry: &Registry, findings: &mut Vec<Finding>) {
    let Some(ceiling) = registry.campaign.ceiling.value else { return };
    let sum: Imp = registry.schools.iter().filter_map(|school| school.envelope).sum();
    if sum != ceiling {
        let gap = crate::fr::numbers::signed_quarters(sum.gap(ceiling));
        let told = words::sum_is_not_ceiling(&sum.to_string(), &ceiling.to_string(), &gap);
        let mut finding = Finding::of_campaign(Code::B05, told);
        finding.place.clone_from(&registry.ceiling_place);
        findings.push(finding);
    }
}
