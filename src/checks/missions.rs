//! Ticks of a row and of a school: M01, M02, M05.

use std::collections::BTreeMap;

use crate::findings::{Code, Finding, Note, Scope};
use crate::fr::findings::missions as words;
use crate::registry::{Registry, School, TeacherRow};

/// Checks the ticks of one row.
pub(super) fn check_row(registry: &Registry, row: &TeacherRow, findings: &mut Vec<Finding>) {
    let mut add = |code, told| {
        findings.push(
            Note::new(code, told).at(row.place.clone(), Scope::Row(row.place.clone())).about(&row.uai_typed),
        );
    };
    let ticked = row.ticks.len();
    if ticked == 0 && row.projects.is_empty() {
        add(Code::M01, words::none_ticked());
    } else if ticked == registry.missions.len() && ticked > 1 {
        add(Code::M02, words::all_ticked(ticked));
    }
}

/// Checks that every chapter of the template has somebody in the school.
pub(super) fn check_school(
    registry: &Registry,
    school: &School,
    rows: &[&TeacherRow],
    findings: &mut Vec<Finding>,
) {
    if rows.iter().all(|row| row.ticks.is_empty()) {
        return;
    }
    let mut chapters: BTreeMap<u16, (String, bool)> = BTreeMap::new();
    for (index, mission) in registry.missions.iter().enumerate() {
        let number = mission.code.chapter();
        let title = || mission.headings.first().cloned().unwrap_or_else(|| number.to_string());
        let chapter = chapters.entry(number).or_insert_with(|| (title(), false));
        chapter.1 |= rows.iter().any(|row| row.ticks.contains(&index));
    }
    let uncovered: Vec<String> =
        chapters.into_values().filter(|(_, covered)| !covered).map(|(title, _)| title).collect();
    if !uncovered.is_empty() {
        let note = Note::new(Code::M05, words::chapter_uncovered(&uncovered));
        let scope = Scope::School(school.uai.to_string());
        findings.push(note.at(school.place.clone(), scope).about(school.uai.as_str()));
    }
}
