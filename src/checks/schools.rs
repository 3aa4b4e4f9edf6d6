//! Codes and names of schools: U04 to U08, and which school each row belongs to.

use std::collections::HashMap;

use crate::findings::{Code, Finding, Note, Scope, Severity};
use crate::fr::findings::schools as words;
use crate::fr::text::fold;
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
        let told = words::uai_twice(uai, &first.place.to_string(), grave);
        let severity = if grave { Severity::Error } else { Severity::Warning };
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
            let named = candidates.iter().copied().filter(|&index| {
                !row.school_name.is_empty() && fold(&registry.schools[index].name) == fold(&row.school_name)
            });
            let [index] = named.collect::<Vec<_>>()[..] else {
                let note = Note::new(Code::U06, words::uai_ambiguous(uai.as_str()));
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
        add(Code::U07, words::uai_of_annex(&school.name, &parents::of(registry, school)));
    }
    Some(index)
}

/// Words of a school's name that say what it is, not which.
const GENERIC: [&str; 50] = [
    "college",
    "lycee",
    "clg",
    "lyc",
    "prive",
    "privee",
    "public",
    "general",
    "et",
    "technologique",
    "polyvalent",
    "professionnel",
    "agricole",
    "commercial",
    "hotelier",
    "de",
    "du",
    "des",
    "la",
    "le",
    "les",
    "l",
    "d",
    "annexe",
    "antenne",
    "lp",
    "lpo",
    "lgt",
    "alp",
    "god",
    "segpa",
    "sep",
    "section",
    "enseignement",
    "adapte",
    "industriel",
    "etablissement",
    "ecole",
    // the networks of private schools, and saints: they tell no school from another
    "ddec",
    "asee",
    "epknc",
    "felp",
    "ftf",
    "saint",
    "sainte",
    "st",
    "ste",
    "sur",
    "mer",
    "en",
];

/// The words of a school's name that say which school it is.
pub(super) fn particular(name: &str) -> Vec<String> {
    let folded = fold(name);
    folded.split(' ').filter(|word| !GENERIC.contains(word) && word.len() > 1).map(str::to_owned).collect()
}

/// Whether two names may be those of one school: a word that says which school stands in both, give or take a letter.
fn alike(a: &str, b: &str) -> bool {
    let (a, b) = (particular(a), particular(b));
    if a.is_empty() || b.is_empty() || a.concat() == b.concat() {
        return true;
    }
    a.iter().any(|word| b.iter().any(|other| is_same(word, other)))
}

/// Whether two words may be one: give or take a letter, or cut short by the width of a column.
fn is_same(word: &str, other: &str) -> bool {
    let shorter = word.len().min(other.len());
    let cut = shorter >= 4 && (word.starts_with(other) || other.starts_with(word));
    cut || strsim::normalized_damerau_levenshtein(word, other) >= 0.75
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_one_school_are_alike() {
        for (a, b, same) in [
            ("Lycée La Pérouse", "LYCEE LAPEROUSE", true),
            ("Collège Louis Léopold Djet", "Collège Louis-Léopold Djiet", true),
            ("Collège Jean Mariotti", "clg mariotti", true),
            ("Collège de Koné", "Collège de Païamboué", false),
            ("Collège", "Collège de Koné", true),
            // spellings of the national list and of a public form (handbook, section 3.5)
            ("Collège Apogo", "Collège Apogoti", true),
            ("Collège Jean Mariot", "Collège Jean Mariotti", true),
            ("Collège de Koné - SEG", "Collège de Koné", true),
            ("Collège Laura Boulade de Wé", "Collège Laura Boula", true),
            ("Lycée du Mont-Doré", "Lycée polyvalent du Mont-Dore", true),
            ("Collège annexé de Mou", "Collège de Wé, annexe de Mou (GOD)", true),
            ("Collège Hyppolyte Bonou", "Collège privé Hippolyte Bonou (DDEC)", true),
            ("Pai-Kaleo", "Collège Pai-Kaleone", true),
            ("LP Péro Attiti", "Lycée professionnel Pétro Attiti", true),
            ("SEGPA Koné", "Section d'enseignement général et professionnel adapté de Koné", true),
            // words that schools have in common tell none from another
            ("SEGPA de Koumac", "Section d'enseignement général et professionnel adapté de Koné", false),
            ("Collège Saint-Joseph (DDEC)", "Collège privé Yves-Marie Hily (DDEC)", false),
            ("Collège Sainte-Marie", "Collège Saint-Dominique Savio", false),
        ] {
            assert_eq!(alike(a, b), same, "{a} / {b}");
        }
    }

    #[test]
    fn every_known_school_agrees_with_its_own_names() {
        for school in known::schools() {
            assert!(alike(&school.name, &school.name.to_uppercase()), "{}", school.name);
        }
    }
}
