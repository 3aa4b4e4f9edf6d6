//! Sharing is symmetric: SH01 to SH05. The richest check across rows.

use crate::findings::{Code, Finding, Note, Scope};
use crate::fr::findings::imp as words;
use crate::registry::{Imp, Registry, School, TeacherRow};
use crate::workbook::Column;

/// Checks the teachers of one school. `is_complete` says whether every row of the workbook has its school: who has
/// none may be the one that somebody shares with.
pub(super) fn check(
    registry: &Registry,
    school: &School,
    rows: &[&TeacherRow],
    is_complete: bool,
    findings: &mut Vec<Finding>,
) {
    let mut add = |row: &TeacherRow, column, code, told| {
        let note = Note::new(code, told);
        findings
            .push(note.at(row.place_of(column), Scope::Row(row.place.clone())).about(school.uai.as_str()));
    };
    let sharing: Vec<&&TeacherRow> = rows.iter().filter(|row| row.shared).collect();
    let silent: Vec<&&TeacherRow> = rows.iter().filter(|row| !row.shared).collect();
    match (rows, &sharing[..]) {
        ([only], [_]) if is_complete => add(only, Column::Shared, Code::SH01, words::shared_alone()),
        ([_, _, ..], []) => {
            let told = words::shared_by_none(rows.len(), in_common(registry, rows));
            add(rows[0], Column::Shared, Code::SH03, told);
        }
        ([_, _, ..], [first, ..]) if !silent.is_empty() => {
            let names: Vec<String> = silent.iter().map(|row| shown(row)).collect();
            add(first, Column::Shared, Code::SH02, words::shared_by_some(&names));
        }
        _ => {}
    }
    let [first, _, ..] = sharing[..] else { return };
    // an IMP that could not be read says nothing about the total
    let Some(counts) = sharing.iter().map(|row| row.imp).collect::<Option<Vec<Imp>>>() else { return };
    let total: Imp = counts.iter().copied().sum();
    let people = u32::try_from(sharing.len()).unwrap_or(u32::MAX);
    if total.as_quarters() < people {
        add(first, Column::Imp, Code::SH04, words::shared_too_small(&total.to_string(), sharing.len()));
        return;
    }
    let equal = total.as_quarters().is_multiple_of(people)
        && registry.campaign.rates.value.contains(&Imp::quarters(total.as_quarters() / people));
    if !equal {
        add(first, Column::Imp, Code::SH05, words::shared_unequal(&total.to_string(), sharing.len()));
    }
}

/// Who it is, or where, of somebody without a name.
fn shown(row: &TeacherRow) -> String {
    let name = row.list_name();
    if name.is_empty() { words::nameless(&row.place.to_string()) } else { name }
}

/// How many missions several of these teachers have: allowed, and a sign that they share.
fn in_common(registry: &Registry, rows: &[&TeacherRow]) -> usize {
    let holders = |mission| rows.iter().filter(|row| row.ticks.contains(&mission)).count();
    (0..registry.missions.len()).filter(|&mission| holders(mission) > 1).count()
}
