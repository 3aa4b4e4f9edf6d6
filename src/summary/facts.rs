//! The numbers of the summary, exact: quarters of IMP, cents, whole units. Cells show them; formulas must find them
//! again.

use std::collections::{BTreeMap, BTreeSet};

use super::labels::{Labels, keys};
use super::tally::Tally;
use crate::findings::{Finding, Place, Scope};
use crate::fr::kit::{NO, YES};
use crate::fr::summary as words;
use crate::letters::{Letter, Outcome};
use crate::registry::{Appointment, Imp, Registry, School, TeacherRow};

/// A letter with what the summary says of it.
pub(super) struct LetterFacts<'o> {
    pub(super) appointment: &'o Appointment,
    pub(super) school: &'o School,
    pub(super) letter: &'o Letter,
    /// Codes of the findings about its row.
    pub(super) codes: Vec<&'static str>,
}

/// A school with its sums.
pub(super) struct SchoolFacts<'o> {
    pub(super) school: &'o School,
    /// What links it to its letters: the code, and a rank where another school bears it too.
    pub(super) key: String,
    pub(super) province: String,
    pub(super) kind: String,
    pub(super) sector: String,
    pub(super) tally: Tally,
    /// Whether its teachers declare that they share.
    pub(super) sharing: &'static str,
    /// Missions that somebody does.
    pub(super) missions: BTreeSet<usize>,
    /// Rows set aside that bear its code.
    pub(super) aside: usize,
    /// Findings that bear its code.
    pub(super) findings: usize,
}

/// A row set aside.
pub(super) struct AsideFacts<'o> {
    pub(super) place: &'o Place,
    pub(super) name: &'o str,
    pub(super) uai: &'o str,
    /// What the row asks for, as far as it could be read.
    pub(super) imp: Option<Imp>,
    pub(super) errors: String,
}

/// A finding, and the school it is about.
pub(super) struct FindingFacts<'o> {
    pub(super) finding: &'o Finding,
    /// The school's code: the true one where it is known, else as typed.
    pub(super) uai: &'o str,
    /// Name of that school.
    pub(super) school: &'o str,
}

/// Everything that the sheets show.
pub(super) struct Facts<'o> {
    pub(super) outcome: &'o Outcome<'o>,
    pub(super) registry: &'o Registry,
    pub(super) schools: Vec<SchoolFacts<'o>>,
    pub(super) letters: Vec<LetterFacts<'o>>,
    pub(super) aside: Vec<AsideFacts<'o>>,
    pub(super) findings: Vec<FindingFacts<'o>>,
    pub(super) total: Tally,
    /// Chapters of the template.
    pub(super) chapters: BTreeSet<u16>,
    /// Name of the local currency, fit for a title.
    pub(super) currency: Option<String>,
}

impl<'o> Facts<'o> {
    pub(super) fn of(outcome: &'o Outcome<'o>) -> Self {
        let registry = outcome.registry;
        let rows: BTreeMap<&Place, &TeacherRow> = registry.rows.iter().map(|row| (&row.place, row)).collect();
        let findings = findings(outcome, &rows);
        let letters = letters(outcome, &findings);
        let schools = schools(registry, outcome, &findings);
        let mut total = Tally::default();
        for school in &schools {
            total.add(&school.tally);
        }
        let aside = outcome.verdict.aside.iter().map(|aside| AsideFacts {
            place: &aside.place,
            name: &aside.name,
            uai: &aside.uai,
            imp: rows.get(&aside.place).and_then(|row| row.imp),
            errors: aside
                .codes
                .iter()
                .map(|code| format!("{} {}", code.text(), code.title()))
                .collect::<Vec<_>>()
                .join(" ; "),
        });
        Self {
            outcome,
            registry,
            letters,
            aside: aside.collect(),
            findings,
            total,
            chapters: registry.missions.iter().map(|mission| mission.code.chapter()).collect(),
            currency: registry.campaign.money.local.as_ref().map(|local| words::currency_title(&local.name)),
            schools,
        }
    }

    /// The school year's label.
    pub(super) fn year(&self) -> &str {
        &self.registry.campaign.year.value.label
    }

    /// Schools with at least one letter, by their index.
    pub(super) fn with_letter(&self) -> impl Iterator<Item = (usize, &SchoolFacts<'o>)> {
        self.schools.iter().enumerate().filter(|(_, school)| school.tally.letters > 0)
    }

    /// Sums by what `label` says of a school, in the order of the workbook.
    pub(super) fn by<'s>(&'s self, label: impl Fn(&'s SchoolFacts<'o>) -> &'s str) -> Vec<(&'s str, Tally)> {
        let mut groups: Vec<(&str, Tally)> = Vec::new();
        for school in &self.schools {
            let label = label(school);
            match groups.iter_mut().find(|(known, _)| *known == label) {
                Some((_, tally)) => tally.add(&school.tally),
                None => groups.push((label, school.tally.clone())),
            }
        }
        groups
    }

    /// Sums over the letters that `holds` for.
    pub(super) fn sum(&self, holds: impl Fn(&Appointment) -> bool) -> Tally {
        let mut tally = Tally::default();
        for letter in self.letters.iter().filter(|letter| holds(letter.appointment)) {
            tally.add_letter(self.registry, letter.appointment);
        }
        tally
    }
}

fn findings<'o>(outcome: &'o Outcome<'o>, rows: &BTreeMap<&Place, &'o TeacherRow>) -> Vec<FindingFacts<'o>> {
    let mut names: BTreeMap<&str, &str> = BTreeMap::new();
    for school in &outcome.registry.schools {
        names.entry(school.uai.as_str()).or_insert(&school.name);
    }
    let facts = |finding: &'o Finding| {
        let row = match &finding.scope {
            Scope::Row(place) => rows.get(place).and_then(|row| row.uai.as_ref()),
            Scope::School(_) | Scope::Campaign => None,
        };
        let uai = row.map_or_else(|| finding.uai.as_deref().unwrap_or_default(), |uai| uai.as_str());
        FindingFacts { finding, uai, school: names.get(uai).copied().unwrap_or_default() }
    };
    outcome.verdict.findings.iter().map(facts).collect()
}

fn letters<'o>(outcome: &'o Outcome<'o>, findings: &[FindingFacts<'o>]) -> Vec<LetterFacts<'o>> {
    let mut codes: BTreeMap<&Place, BTreeSet<&'static str>> = BTreeMap::new();
    for found in findings {
        if let Scope::Row(place) = &found.finding.scope {
            codes.entry(place).or_default().insert(found.finding.code.text());
        }
    }
    outcome
        .appointments()
        .map(|(appointment, school, letter)| LetterFacts {
            appointment,
            school,
            letter,
            codes: codes.get(&appointment.place).into_iter().flatten().copied().collect(),
        })
        .collect()
}

fn schools<'o>(
    registry: &'o Registry,
    outcome: &'o Outcome<'o>,
    findings: &[FindingFacts<'o>],
) -> Vec<SchoolFacts<'o>> {
    let mut appointments: BTreeMap<usize, Vec<&Appointment>> = BTreeMap::new();
    for appointment in &outcome.verdict.ready {
        appointments.entry(appointment.school).or_default().push(appointment);
    }
    let labels = Labels::of(&registry.schools);
    let mut found: BTreeMap<&str, usize> = BTreeMap::new();
    for finding in findings {
        *found.entry(finding.uai).or_default() += 1;
    }
    let mut set_aside: BTreeMap<&str, usize> = BTreeMap::new();
    for aside in &outcome.verdict.aside {
        *set_aside.entry(&aside.uai).or_default() += 1;
    }
    let facts = |(index, (school, key)): (usize, (&'o School, String))| {
        let own = appointments.remove(&index).unwrap_or_default();
        let mut tally = Tally::of_school(school);
        for appointment in &own {
            tally.add_letter(registry, appointment);
        }
        let aside = set_aside.get(school.uai.as_str()).copied().unwrap_or(0);
        SchoolFacts {
            school,
            key,
            province: labels.province(school),
            kind: labels.kind(school),
            sector: labels.sector(school),
            tally,
            sharing: sharing(&own, aside),
            missions: own.iter().flat_map(|appointment| appointment.ticks.iter().copied()).collect(),
            aside,
            findings: found.get(school.uai.as_str()).copied().unwrap_or(0),
        }
    };
    registry.schools.iter().zip(keys(&registry.schools)).enumerate().map(facts).collect()
}

/// Sharing takes two, and all of them say so. One alone may share with a row that is set aside.
fn sharing(appointments: &[&Appointment], aside: usize) -> &'static str {
    let sharing = appointments.iter().filter(|appointment| appointment.shared).count();
    match appointments.len() {
        0 => "",
        1 if sharing == 1 && aside == 0 => words::sharing::INCONSISTENT,
        _ if sharing == 0 => NO,
        all if sharing == all => YES,
        _ => words::sharing::INCONSISTENT,
    }
}
