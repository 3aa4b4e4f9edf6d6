//! The same person twice, and almost the same: P04 to P07; too much for one person over several schools: I04.

use std::collections::BTreeMap;

use super::verdict::SchoolOf;
use crate::findings::{Code, Finding, Note, Scope};
use crate::fr::findings::{imp as imp_words, people as words};
use crate::fr::text::key;
use crate::registry::{Head, Imp, Registry, Teacher, TeacherRow};
use crate::workbook::Column;

pub(super) fn check(registry: &Registry, school_of: &SchoolOf, findings: &mut Vec<Finding>) {
    let mut add = |row: &TeacherRow, code, told| {
        let note = Note::new(code, told);
        findings.push(
            note.at(row.place_of(Column::Surname), Scope::Row(row.place.clone())).about(&row.uai_typed),
        );
    };
    let mut schools: BTreeMap<usize, Vec<(&TeacherRow, String)>> = BTreeMap::new();
    let mut people: BTreeMap<String, Vec<(&TeacherRow, usize)>> = BTreeMap::new();
    for row in &registry.rows {
        let (Some(teacher), Some(&school)) = (&row.teacher, school_of.get(&row.place)) else { continue };
        let who = format!("{} {}", key(&teacher.surname), key(&teacher.first));
        if is_head(&registry.schools[school].head, teacher) {
            add(row, Code::P07, words::head_is_teacher(&row.list_name(), &registry.schools[school].name));
        }
        let others = schools.entry(school).or_default();
        if let Some((first, _)) = others.iter().find(|(_, other)| *other == who) {
            add(row, Code::P04, words::same_person(&row.list_name(), &first.place.to_string()));
        } else if let Some((near, _)) =
            others.iter().find(|(near, other)| one_slip_apart(other, &who) && !are_two(near, row))
        {
            add(
                row,
                Code::P06,
                words::near_duplicate(&row.list_name(), &near.list_name(), &near.place.to_string()),
            );
        }
        others.push((row, who.clone()));
        people.entry(who).or_default().push((row, school));
    }
    for appointments in people.values() {
        let mut where_: Vec<usize> = appointments.iter().map(|(_, school)| *school).collect();
        where_.sort_unstable();
        where_.dedup();
        if where_.len() < 2 {
            continue;
        }
        let codes: Vec<String> =
            where_.iter().map(|&school| registry.schools[school].uai.to_string()).collect();
        let counts = || appointments.iter().filter_map(|(row, _)| row.imp);
        let (total, most) = (counts().sum::<Imp>(), counts().max().unwrap_or_default());
        let highest = super::imp::highest(registry);
        let (first, _) = appointments[0];
        // a row that has too much by itself says so
        if total > highest && most <= highest {
            let (name, total) = (first.list_name(), total.to_string());
            let told = imp_words::imp_high_in_all(&name, &codes.join(", "), &total, &highest.bare());
            add(first, Code::I04, told);
            continue;
        }
        add(
            first,
            Code::P05,
            words::several_schools(&first.list_name(), &codes.join(", "), &total.to_string()),
        );
    }
}

/// Whether the head of the school is the teacher: the letter would be between a person and themself.
fn is_head(head: &Head, teacher: &Teacher) -> bool {
    let is_other = head.civility.zip(teacher.civility).is_some_and(|(one, other)| one != other);
    let is_named = !head.surname.is_empty() && !head.first.is_empty();
    is_named
        && !is_other
        && key(&head.surname) == key(&teacher.surname)
        && key(&head.first) == key(&teacher.first)
}

/// Whether two rows are certainly two persons: a man and a woman. Michel and Michèle are a letter apart.
fn are_two(one: &TeacherRow, other: &TeacherRow) -> bool {
    let civility = |row: &TeacherRow| row.teacher.as_ref().and_then(|teacher| teacher.civility);
    civility(one).zip(civility(other)).is_some_and(|(one, other)| one != other)
}

/// Whether one slip makes one name of the other. What they begin and end with alike says nothing about it, and is left
/// out: everybody of a school is compared with everybody else.
fn one_slip_apart(one: &str, other: &str) -> bool {
    let (one, other) = (one.as_bytes(), other.as_bytes());
    let alike = one.iter().zip(other).take_while(|(a, b)| a == b).count();
    let (one, other) = (&one[alike..], &other[alike..]);
    let alike = one.iter().rev().zip(other.iter().rev()).take_while(|(a, b)| a == b).count();
    match (&one[..one.len() - alike], &other[..other.len() - alike]) {
        ([_], [] | [_]) | ([], [_]) => true,
        ([a, b], [c, d]) => (a, b) == (d, c),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_slip_is_one_letter_more_less_or_other_or_two_swapped() {
        for (one, other, apart) in [
            ("legoff anais", "legoff anais", false),
            ("legoff anais", "legof anais", true),
            ("legoff anais", "legoff anaiss", true),
            ("legoff anais", "legoff amais", true),
            ("legoff anais", "legoff anasi", true),
            ("legoff anais", "legoff asian", false),
            ("legoff anais", "elgoff anais", true),
            ("legoff anais", "le goff ana", false),
            ("aab a", "ab a", true),
            ("", "a", true),
        ] {
            assert_eq!(one_slip_apart(one, other), apart, "{one} / {other}");
            assert_eq!(strsim::damerau_levenshtein(one, other) == 1, apart, "{one} / {other}");
        }
    }
}
