//! Names of schools: whether two may be those of one school, and which school a name means.

use std::collections::BTreeSet;

use super::school::SchoolKind;
use super::uai::Uai;
use crate::fr::text::fold;

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
pub fn particular(name: &str) -> Vec<String> {
    let folded = fold(name);
    folded.split(' ').filter(|word| !GENERIC.contains(word) && word.len() > 1).map(str::to_owned).collect()
}

/// Whether two names may be those of one school: a word that says which school stands in both, give or take a letter.
pub fn alike(a: &str, b: &str) -> bool {
    let (a, b) = (particular(a), particular(b));
    if a.is_empty() || b.is_empty() || a.concat() == b.concat() {
        return true;
    }
    a.iter().any(|word| b.iter().any(|other| is_same(word, other)))
}

/// The schools that a name may mean, of these codes and names: those that bear it, else those that it tells apart from all
/// others by kind and by the words that say which. One is certain; of several, none is.
pub fn meant(name: &str, schools: &[(Uai, &str)]) -> Vec<Uai> {
    let one_each =
        |found: Vec<Uai>| found.into_iter().collect::<BTreeSet<_>>().into_iter().collect::<Vec<_>>();
    let folded = fold(name);
    let same = schools.iter().filter(|(_, other)| fold(other) == folded).map(|(uai, _)| *uai).collect();
    let same: Vec<Uai> = one_each(same);
    if folded.is_empty() || !same.is_empty() {
        return if folded.is_empty() { Vec::new() } else { same };
    }
    let (words, kind) = (particular(name), SchoolKind::of(name));
    let is_meant = |other: &str| {
        let theirs = particular(other);
        let of_kind = kind == SchoolKind::Other || kind == SchoolKind::of(other);
        let covers = |these: &[String], those: &[String]| {
            these.iter().all(|word| those.iter().any(|other| is_same(word, other)))
        };
        of_kind && !words.is_empty() && covers(&words, &theirs)
    };
    one_each(schools.iter().filter(|(_, other)| is_meant(other)).map(|(uai, _)| *uai).collect())
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
    use crate::registry::known;

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

    #[test]
    fn a_name_means_one_school_or_is_a_question() {
        let schools: Vec<(Uai, &str)> =
            known::schools().iter().map(|school| (school.uai, school.name.as_str())).collect();
        for (name, codes) in [
            ("Collège Georges Baudoux", &["9830004M"][..]),
            ("clg BAUDOUX", &["9830004M"]),
            ("Baudoux", &["9830004M"]),
            ("Collège de Koné", &["9830278K"]),
            ("Collège", &[]),
            ("", &[]),
            ("Collège de Nulle-Part", &[]),
        ] {
            let found: Vec<String> = meant(name, &schools).iter().map(ToString::to_string).collect();
            assert_eq!(found, codes, "{name}");
        }
        assert!(meant("Koné", &schools).len() > 1, "a place of several schools tells none");
    }
}
