//! Ticks of a row and of a school: M01, M02, M05, M06.

use std::collections::BTreeMap;

use crate::findings::{Code, Finding, Note, Scope, Severity};
use crate::fr::findings::{missions as words, settings as settings_words};
use crate::fr::spellings::kind_words;
use crate::fr::text::nearest;
use crate::registry::{Mission, MissionCode, Registry, School, TeacherRow};
use crate::settings::Settings;

/// Checks the ticks of one row.
pub(super) fn check_row(registry: &Registry, row: &TeacherRow, findings: &mut Vec<Finding>) {
    let mut add = |code, told, severity: Option<Severity>| {
        let finding = Note::new(code, told).at(row.place.clone(), Scope::Row(row.place.clone()));
        let finding = match severity {
            Some(severity) => finding.with_severity(severity),
            None => finding,
        };
        findings.push(finding.about(&row.uai_typed));
    };
    let ticked = row.ticks.len();
    if ticked == 0 && !row.unread.is_empty() {
        // #missions-unread: something was confided, and the letter would say that nothing is
        add(Code::M01, words::none_read(&row.unread), Some(Severity::Error));
    } else if ticked == 0 && !row.marks.is_empty() {
        let told = words::no_mark_known(row.marks.len());
        add(Code::M01, told, Some(Severity::Error));
    } else if ticked == 0 && row.projects.is_empty() {
        add(Code::M01, words::none_ticked(), None);
    } else if ticked == registry.missions.len() && ticked > 1 {
        add(Code::M02, words::all_ticked(ticked), None);
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

/// Checks the ticks of a school against what the settings say that its kind can't have.
pub(super) fn check_possible(
    registry: &Registry,
    settings: &Settings,
    school: &School,
    rows: &[&TeacherRow],
    findings: &mut Vec<Finding>,
) {
    let excluded: Vec<&String> = settings
        .impossible
        .iter()
        .filter(|(kind, _)| is_of(kind, school))
        .flat_map(|(_, codes)| codes)
        .collect();
    if excluded.is_empty() {
        return;
    }
    for row in rows {
        let impossible: Vec<String> = row
            .ticks
            .iter()
            .map(|&index| &registry.missions[index])
            .filter(|mission| excluded.iter().any(|typed| is_meant(typed, mission)))
            .map(|mission| mission.code.to_string())
            .collect();
        if !impossible.is_empty() {
            let note = Note::new(Code::M06, words::mission_impossible(&impossible, kind_of(school)));
            let finding = note.at(row.place.clone(), Scope::Row(row.place.clone()));
            findings.push(finding.about(school.uai.as_str()));
        }
    }
}

/// Tells the missions of the settings that the template does not have, and the kinds that no school is of.
pub(super) fn check_settings(registry: &Registry, settings: &Settings, findings: &mut Vec<Finding>) {
    let codes: Vec<String> = registry.missions.iter().map(|mission| mission.code.to_string()).collect();
    for (kind, typed) in &settings.impossible {
        for typed in typed {
            if !registry.missions.iter().any(|mission| is_meant(typed, mission)) {
                let meant = nearest(typed, codes.iter().map(String::as_str));
                let told = settings_words::mission_unknown(typed, kind, meant);
                findings.push(Finding::of_campaign(Code::A05, told));
            }
        }
        if !registry.schools.iter().any(|school| is_of(kind, school)) {
            let kinds = registry.schools.iter().map(|school| school.kind_text.as_str());
            let told = settings_words::kind_unknown(kind, nearest(kind, kinds));
            findings.push(Finding::of_campaign(Code::A05, told));
        }
    }
}

/// What sort of school it is, in the workbook's own words.
fn kind_of(school: &School) -> &str {
    if school.kind_text.is_empty() { &school.name } else { &school.kind_text }
}

/// Whether a school is of a kind that the settings name: a lycée professionnel is a lycée.
fn is_of(kind: &str, school: &School) -> bool {
    let theirs = kind_words(kind_of(school));
    kind_words(kind).iter().all(|word| theirs.contains(word))
}

/// Whether what the settings say is this mission: its code in any spelling, or that of its section or chapter.
fn is_meant(typed: &str, mission: &Mission) -> bool {
    if let Some(code) = MissionCode::new(typed) {
        return code == mission.code;
    }
    let (chapter, section) = mission.code.home();
    let typed: String = typed.chars().filter(char::is_ascii_alphanumeric).collect();
    let typed = typed.to_ascii_lowercase();
    typed == chapter.to_string() || section.is_some_and(|section| typed == format!("{chapter}{section}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mission_is_meant_by_its_code_its_section_or_its_chapter() {
        let mission = |code: &str| Mission {
            code: MissionCode::new(code).unwrap(),
            text: String::new(),
            headings: Vec::new(),
        };
        for (typed, code, meant) in [
            ("1e", "1e-2", true),
            ("1.E", "1e-2", true),
            ("1e-2", "1e-2", true),
            ("1.e.2", "1e-2", true),
            ("1e-2", "1e-21", false),
            ("1", "1e-2", true),
            ("2", "2-14", true),
            ("1", "11-2", false),
            ("1e", "1a-1", false),
            ("PIX", "1e-2", false),
            ("", "1e-2", false),
        ] {
            assert_eq!(is_meant(typed, &mission(code)), meant, "{typed} {code}");
        }
    }
}
