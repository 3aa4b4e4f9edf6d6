//! Codes and names of schools: U04 to U08, and which school each row belongs to.

use std::collections::HashMap;

use crate::findings::{Code, Finding, Note, Scope, Severity};
use crate::fr::findings::schools::{self as words, Parent};
use crate::fr::text::fold;
use crate::registry::naming::alike;
use crate::registry::{Registry, School, TeacherRow, Uai, known};
use crate::settings::Settings;
use crate::workbook::Column;

use super::parents;
use super::verdict::SchoolOf;

/// Finds the school of each row, and checks the schools themselves.
pub(super) fn check(registry: &Registry, settings: &Settings, findings: &mut Vec<Finding>) -> SchoolOf {
    let mut by_code: HashMap<Uai, Vec<usize>> = HashMap::new();
    for (index, school) in registry.schools.iter().enumerate() {
        let same = by_code.entry(school.uai).or_default();
        let earlier = same.iter().map(|&earlier| &registry.schools[earlier]);
        let independent = earlier.clone().find(|earlier| !earlier.kind.is_dependent());
        let first = independent.or_else(|| earlier.clone().next());
        check_school(settings, school, first, findings);
        same.push(index);
    }
    let mut school_of = SchoolOf::new();
    for row in &registry.rows {
        if let Some(index) = school_of_row(registry, &by_code, row, findings) {
            school_of.insert(row.place.clone(), index);
        }
    }
    school_of
}

/// `first` is a school above with the same code, if there is one: one that depends on no other where there is such.
fn check_school(settings: &Settings, school: &School, first: Option<&School>, findings: &mut Vec<Finding>) {
    let uai = school.uai.as_str();
    let add = |code, told| {
        let note = Note::new(code, told);
        note.at(school.place.clone(), Scope::School(uai.to_owned())).about(uai)
    };
    if !settings.prefixes.iter().any(|prefix| uai.starts_with(prefix.as_str())) {
        findings.push(add(Code::U05, words::uai_elsewhere(uai, &settings.prefixes.join(", "))));
    }
    if let Some(first) = first {
        let grave = !school.kind.is_dependent() && !first.kind.is_dependent();
        let there = first.place.to_string();
        let is_copy = !school.name.is_empty() && fold(&school.name) == fold(&first.name);
        let told = if is_copy {
            words::school_twice(uai, &school.name, &there)
        } else {
            words::uai_twice(uai, &there, grave)
        };
        let severity = if grave || is_copy { Severity::Error } else { Severity::Warning };
        findings.push(add(Code::U06, told).with_severity(severity));
    }
    let known: Vec<&str> = known::by_code(school.uai)
        .map(|known| known.name.as_str())
        .chain(known::other_names(school.uai))
        .collect();
    if !known.is_empty() && !school.name.is_empty() && !known.iter().any(|name| alike(&school.name, name)) {
        findings.push(add(Code::U08, words::name_disagrees(uai, &school.name, known[0])));
    }
}

/// The school of a row: by its code, and by its name where a code is borne twice.
fn school_of_row(
    registry: &Registry,
    by_code: &HashMap<Uai, Vec<usize>>,
    row: &TeacherRow,
    findings: &mut Vec<Finding>,
) -> Option<usize> {
    let uai = row.uai?;
    let mut add = |code, told| {
        let note = Note::new(code, told);
        findings.push(note.at(row.place_of(Column::Uai), Scope::Row(row.place.clone())).about(uai.as_str()));
    };
    let candidates = by_code.get(&uai).map_or(&[][..], Vec::as_slice);
    let index = match *candidates {
        [] => {
            let name = known::by_code(uai).next().map(|known| known.name.as_str());
            add(Code::U04, words::uai_unknown(uai.as_str(), name, false));
            return None;
        }
        [index] => index,
        [..] => {
            let named = |is_named: &dyn Fn(&School) -> bool| {
                let mut named = candidates
                    .iter()
                    .copied()
                    .filter(|&index| !row.school_name.is_empty() && is_named(&registry.schools[index]));
                named.next().filter(|_| named.next().is_none())
            };
            let same = |school: &School| fold(&school.name) == fold(&row.school_name);
            let near = |school: &School| alike(&school.name, &row.school_name);
            let Some(index) = named(&same).or_else(|| named(&near)) else {
                // #a-school-copied: its name does not tell one row from the other
                let schools: Vec<&School> =
                    candidates.iter().map(|&index| &registry.schools[index]).collect();
                let told = if schools.windows(2).all(|two| fold(&two[0].name) == fold(&two[1].name)) {
                    let places: Vec<String> = schools.iter().map(|school| school.place.to_string()).collect();
                    words::uai_of_school_twice(uai.as_str(), &places)
                } else {
                    words::uai_ambiguous(uai.as_str())
                };
                let note = Note::new(Code::U06, told);
                let finding = note.at(row.place_of(Column::Uai), Scope::Row(row.place.clone()));
                findings.push(finding.about(uai.as_str()).with_severity(Severity::Error));
                return None;
            };
            index
        }
    };
    let school = &registry.schools[index];
    if !school.active {
        add(Code::U04, words::uai_unknown(uai.as_str(), Some(&school.name), true));
        return None;
    }
    if !row.school_name.is_empty()
        && !alike(&row.school_name, &school.name)
        && (school.called.is_empty() || !alike(&row.school_name, &school.called))
    {
        add(Code::U08, words::name_disagrees_with_sheet(uai.as_str(), &row.school_name, &school.name));
    }
    if school.kind.is_dependent() {
        let parent = parents::of(registry, school);
        // #one-code-for-two: an annex that bears the code of its school can't be told to take it
        let has_it = match &parent {
            Parent::Known(code, _) | Parent::Likely(code, _) => code == uai.as_str(),
            Parent::Unknown => false,
        };
        if !has_it {
            add(Code::U07, words::uai_of_annex(&school.name, &parent));
        }
    }
    Some(index)
}
