//! An academy as it should be read: clean by construction, drawn from a seed.
//!
//! Real codes and names of schools, invented people. Every envelope is spent, whoever shares says so, every chapter has
//! somebody, an annex has a parent and nobody of its own: there is nothing to find.

use std::collections::BTreeSet;

use jiff::civil::Date;
use lettres_rne::registry::{SchoolKind, known};

use super::dice::Dice;
use super::names::{DISCIPLINES, FIRSTS, PROJECTS, SURNAMES};

/// Nobody's domain.
pub const DOMAIN: &str = "ac-noumea.invalid";
/// Date of the letters.
pub const DATE: Date = Date::constant(2027, 3, 1);
/// Missions of the template, by chapter.
pub const CHAPTERS: [std::ops::Range<usize>; 3] = [0..21, 21..35, 35..56];
pub const MISSIONS: usize = 56;
/// An annex and the collège that it belongs to (handbook, section 3.2).
const ANNEX: [&str; 2] = ["9830492T", "9830419N"];
/// A school that is closed since 2024: no academy has it.
pub const CLOSED: &str = "9830304N";
/// People of each school that has some.
const STAFF: [usize; 6] = [1, 2, 1, 3, 2, 1];

/// A person as a letter names them; nothing where the registry must not know it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Person {
    /// `M.` or `Mme`.
    pub civility: Option<&'static str>,
    pub surname: String,
    pub first: String,
    pub mails: Vec<String>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct School {
    pub uai: String,
    pub name: String,
    pub kind: String,
    pub sector: String,
    pub commune: String,
    pub province: String,
    pub parent: Option<String>,
    pub head: Person,
    pub function: String,
    /// In quarters.
    pub envelope: Option<u32>,
    pub called: String,
    pub active: bool,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Teacher {
    /// Index of the school whose row it is, whatever its code says.
    pub school: usize,
    /// The code that is read.
    pub uai: Option<String>,
    /// Whether the school's name stands beside the code, where a layout leaves the choice.
    pub names_school: bool,
    pub person: Person,
    pub discipline: String,
    /// In quarters.
    pub imp: Option<u32>,
    pub has_relief: bool,
    /// In quarters.
    pub relief: Option<u32>,
    pub hours: Option<f64>,
    pub shared: bool,
    pub date: Option<Date>,
    pub ticks: BTreeSet<usize>,
    pub projects: Vec<String>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Academy {
    /// Province by province.
    pub schools: Vec<School>,
    /// School by school.
    pub teachers: Vec<Teacher>,
}

impl Academy {
    pub fn new(seed: u64) -> Self {
        let mut dice = Dice::new(seed);
        let mut surnames = SURNAMES.map(str::to_owned).to_vec();
        dice.shuffle(&mut surnames);
        let mut person = |dice: &mut Dice| {
            let (first, woman) = dice.pick(&FIRSTS);
            Person {
                civility: Some(if woman { "Mme" } else { "M." }),
                surname: surnames.pop().unwrap(),
                first: first.to_owned(),
                mails: Vec::new(),
            }
        };
        let mut real: Vec<&known::KnownSchool> = known::schools()
            .iter()
            .filter(|school| {
                matches!(SchoolKind::of(&school.kind), SchoolKind::College | SchoolKind::Lycee)
                    && ![ANNEX[0], ANNEX[1], CLOSED].contains(&school.uai.as_str())
                    && known::by_code(school.uai).count() == 1
            })
            .collect();
        dice.shuffle(&mut real);
        real.truncate(STAFF.len() - 1);
        real.extend(known::schools().iter().filter(|school| ANNEX.contains(&school.uai.as_str())));
        real.sort_by(|a, b| a.province.cmp(&b.province));

        let mut academy = Self { schools: Vec::new(), teachers: Vec::new() };
        let mut staff = STAFF.to_vec();
        dice.shuffle(&mut staff);
        for (index, real) in real.into_iter().enumerate() {
            let is_annex = real.uai.as_str() == ANNEX[0];
            let people = if is_annex { 0 } else { staff.pop().unwrap() };
            let together = people > 1;
            // all who share have one rate: then the total can be shared out equally, whoever is missing
            let rate = if together { dice.pick(&[4, 4, 2, 1, 8]) } else { dice.pick(&[4, 4, 8, 12]) };
            let mut head = person(&mut dice);
            head.mails = vec![format!("ce.{}@{DOMAIN}", real.uai.as_str().to_lowercase())];
            let function = match (real.kind.contains("lycée"), head.civility == Some("Mme")) {
                (false, true) => "Principale",
                (false, false) => "Principal",
                (true, true) => "Proviseure",
                (true, false) => "Proviseur",
            };
            academy.schools.push(School {
                uai: real.uai.to_string(),
                name: real.name.clone(),
                kind: real.kind.clone(),
                sector: real.sector.clone(),
                commune: real.commune.clone(),
                province: real.province.clone(),
                parent: is_annex.then(|| ANNEX[1].to_owned()),
                head,
                function: function.to_owned(),
                envelope: (!is_annex).then(|| rate * u32::try_from(people).unwrap()),
                called: String::new(),
                active: true,
            });
            for _ in 0..people {
                let person = person(&mut dice);
                academy.teachers.push(teacher(index, real.uai.as_str(), person, rate, together, &mut dice));
            }
        }
        academy
    }

    /// The teachers whose row is this school's.
    pub fn staff(&self, school: usize) -> Vec<usize> {
        (0..self.teachers.len()).filter(|&index| self.teachers[index].school == school).collect()
    }

    /// What the envelopes add up to, in quarters.
    pub fn ceiling(&self) -> u32 {
        self.schools.iter().filter_map(|school| school.envelope).sum()
    }
}

fn teacher(
    school: usize,
    uai: &str,
    mut person: Person,
    rate: u32,
    shared: bool,
    dice: &mut Dice,
) -> Teacher {
    let mut ticks = BTreeSet::new();
    for chapter in CHAPTERS {
        let mut missions: Vec<usize> = chapter.collect();
        dice.shuffle(&mut missions);
        ticks.extend(&missions[..2 + dice.below(3)]);
    }
    if dice.one_in(2) {
        person.mails.push(format!("{}.{school}@{DOMAIN}", ["rne", "prof", "ref"][dice.below(3)]));
    }
    let has_relief = dice.one_in(5);
    let projects = if dice.one_in(2) { vec![dice.pick(&PROJECTS).to_owned()] } else { Vec::new() };
    Teacher {
        school,
        uai: Some(uai.to_owned()),
        names_school: dice.one_in(2),
        person,
        discipline: dice.pick(&DISCIPLINES).to_owned(),
        imp: Some(rate),
        has_relief,
        relief: Some(if has_relief { rate } else { 0 }),
        hours: None,
        shared,
        date: dice.one_in(4).then(|| Date::constant(2027, 3, 15)),
        ticks,
        projects,
    }
}
