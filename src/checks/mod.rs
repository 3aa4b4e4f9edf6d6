//! Checks across the rows of the registry: what the handbook's catalogue asks (section 2.3), and who is set aside.

mod accepted;
mod budget;
mod imp;
mod mail;
mod missions;
mod parents;
mod people;
mod schools;
mod sharing;
mod verdict;

pub use budget::consumed;
pub use mail::{are_related, uai_in};
pub use verdict::{SetAside, Verdict};

use std::collections::{BTreeMap, BTreeSet};

use crate::findings::{Code, Finding, Place};
use crate::registry::{Registry, TeacherRow};
use crate::settings::Settings;

/// Checks everything, and shares the rows out. `findings` are those of the reading.
pub fn check(registry: &Registry, mut findings: Vec<Finding>, settings: &Settings) -> Verdict {
    let school_of = schools::check(registry, settings, &mut findings);
    people::check(registry, &school_of, &mut findings);
    // a number of IMP that was guessed from something else: what it comes to is said when it has been confirmed
    let guessed: BTreeSet<Place> = findings
        .iter()
        .filter(|finding| matches!(finding.code, Code::I06 | Code::I08))
        .filter_map(|finding| finding.place.clone())
        .collect();
    for row in &registry.rows {
        imp::check(registry, row, &guessed, &mut findings);
        missions::check_row(registry, row, &mut findings);
    }
    let told: BTreeSet<Place> = findings
        .iter()
        .filter(|finding| matches!(finding.code, Code::B04 | Code::C01 | Code::X08))
        .filter_map(|finding| finding.place.clone())
        .collect();
    let usual_domain = mail::usual_domain(registry);
    let mut with_teachers = Vec::new();
    // rows whose school is unknown may belong anywhere: then no school can be said to have too few
    let is_complete = registry.rows.iter().all(|row| school_of.contains_key(&row.place));
    let mut rows_of: BTreeMap<usize, Vec<&TeacherRow>> = BTreeMap::new();
    for row in &registry.rows {
        if let Some(&school) = school_of.get(&row.place) {
            rows_of.entry(school).or_default().push(row);
        }
    }
    for (index, school) in registry.schools.iter().enumerate() {
        let rows = rows_of.remove(&index).unwrap_or_default();
        if school.active {
            let readable = rows.iter().all(|row| row.imp.is_some());
            budget::check(registry, school, &rows, is_complete && readable, &told, &mut findings);
        } else {
            budget::check_closed(school, &mut findings);
        }
        if !rows.is_empty() {
            with_teachers.push(index);
            sharing::check(registry, school, &rows, is_complete, &mut findings);
            missions::check_school(registry, school, &rows, &mut findings);
            missions::check_possible(registry, settings, school, &rows, &mut findings);
            let before = mail::Before { usual: usual_domain.as_deref(), told: &told };
            mail::check(school, registry, before, settings, &mut findings);
        }
    }
    missions::check_settings(registry, settings, &mut findings);
    mail::check_shared(registry, &with_teachers, &mut findings);
    budget::check_all(registry, &told, &mut findings);
    budget::check_ceiling(registry, &mut findings);
    Verdict::share(registry, &school_of, findings, &settings.accepted)
}
