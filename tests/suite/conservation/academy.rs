//! Academies that nobody has seen before, with what is wrong in each of their rows: the generator's own truth.

use std::collections::{BTreeMap, BTreeSet};

use proptest::collection::{btree_set, vec};
use proptest::option::weighted;
use proptest::prelude::*;
use proptest::sample::select;

/// Missions of the template.
pub const MISSIONS: usize = 56;

/// Code, name, and name behind its contraction.
pub const SCHOOLS: [(&str, &str, &str); 4] = [
    ("9830004M", "Collège Georges Baudoux", "du collège Georges Baudoux"),
    ("9830002K", "Lycée La Pérouse", "du lycée La Pérouse"),
    ("9830278K", "Collège de Koné", "du collège de Koné"),
    ("9830419N", "Annexe de l’Île & Cie", "de l’annexe de l’Île & Cie"),
];
/// A sound code that no sheet holds.
const ELSEWHERE: &str = "9830006P";

/// Surname and first name, typed and printed.
const NAMES: [[&str; 4]; 11] = [
    ["Dupont", "Jean", "DUPONT", "Jean"],
    ["dupont", "JEAN", "DUPONT", "Jean"],
    ["LE GOFF ", " Anaïs", "LE GOFF", "Anaïs"],
    ["d'Almeida", "zoé", "d’ALMEIDA", "Zoé"],
    ["de La Tour", "marie-claire", "de LA TOUR", "Marie-Claire"],
    ["Total", "Élodie", "TOTAL", "Élodie"],
    ["Nom", "Luc", "NOM", "Luc"],
    ["Čé'ł-Ñ", "Ève", "ČÉ’Ł-Ñ", "Ève"],
    ["-Ana", "Luc", "-ANA", "Luc"],
    ["MOANAʻIHI", "Rose\u{a0}May", "MOANAʻIHI", "Rose May"],
    ["Œuvrard", "N'Doumbé", "ŒUVRARD", "N’Doumbé"],
];
const PROJECTS: [&str; 4] = ["Webradio du collège", "Fab-lab & <robots>", "Exemple à suivre", "Total Linux"];

/// What may be wrong with a school.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    Closed,
    Headless,
    Twice,
    WrongCode,
}

/// What may be wrong with a row, and sets it aside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Defect {
    CodeMissing,
    CodeInWords,
    CodeWrongLetter,
    CodeUnknown,
    SurnameMissing,
    FirstMissing,
    NameToFill,
    ImpMissing,
    ImpInWords,
    ImpNoQuarters,
    ReliefInWords,
    ReliefAboveTotal,
    DateUnreadable,
}

const DEFECTS: [Defect; 13] = [
    Defect::CodeMissing,
    Defect::CodeInWords,
    Defect::CodeWrongLetter,
    Defect::CodeUnknown,
    Defect::SurnameMissing,
    Defect::FirstMissing,
    Defect::NameToFill,
    Defect::ImpMissing,
    Defect::ImpInWords,
    Defect::ImpNoQuarters,
    Defect::ReliefInWords,
    Defect::ReliefAboveTotal,
    Defect::DateUnreadable,
];

/// How hours off are filled in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relief {
    None,
    /// The tick alone: all of it.
    Tick,
    /// The number alone, in quarters; at most what is attributed.
    Number(u32),
    Both(u32),
}

/// A row that names somebody.
#[derive(Clone, Debug)]
pub struct Person {
    pub school: usize,
    name: usize,
    /// In quarters.
    pub imp: u32,
    pub relief: Relief,
    pub ticks: BTreeSet<usize>,
    /// Missions whose cell says no.
    pub refusals: BTreeSet<usize>,
    /// A mission whose cell says nothing that anybody has agreed on.
    pub unknown: Option<usize>,
    pub shared: bool,
    projects: Vec<usize>,
    pub civility: Option<&'static str>,
    pub hidden: bool,
    /// Which of the usual spellings its cells have.
    pub spelling: usize,
    pub defect: Option<Defect>,
}

/// A row of the sheet.
#[derive(Clone, Debug)]
pub enum Line {
    Person(Box<Person>),
    Blank,
    Total,
    Titles,
    Remark,
}

/// A workbook.
#[derive(Clone, Debug)]
pub struct Academy {
    /// What is wrong with each of [`SCHOOLS`].
    pub troubles: [Option<Trouble>; 4],
    pub lines: Vec<Line>,
    /// Rows above the titles.
    pub above: u32,
    /// Says in which order the columns of both sheets stand; 0 for our own.
    pub order: u64,
}

impl Person {
    /// Surname and first name as typed, and as a letter prints them.
    pub fn names(&self) -> [&'static str; 4] {
        let [typed, first, printed, printed_first] = NAMES[self.name];
        match self.defect {
            Some(Defect::SurnameMissing) => ["", first, "", printed_first],
            // "Total" without a first name is a total: told, and no person
            Some(Defect::FirstMissing) => ["Dupont", "", "DUPONT", ""],
            Some(Defect::NameToFill) => ["………", first, "………", printed_first],
            _ => [typed, first, printed, printed_first],
        }
    }

    /// The code as typed.
    pub fn code(&self) -> String {
        let (code, ..) = SCHOOLS[self.school];
        match self.defect {
            Some(Defect::CodeMissing) => String::new(),
            Some(Defect::CodeInWords) => "Baudoux".to_owned(),
            Some(Defect::CodeWrongLetter) => format!("{}Z", &code[..7]),
            Some(Defect::CodeUnknown) => ELSEWHERE.to_owned(),
            _ => [code.to_owned(), code.to_lowercase(), format!(" {} {}", &code[..3], &code[3..])]
                [self.spelling % 3]
                .clone(),
        }
    }

    pub fn projects(&self) -> Vec<&'static str> {
        self.projects.iter().map(|&index| PROJECTS[index]).collect()
    }

    /// Quarters of hours off.
    pub fn relief(&self) -> u32 {
        match self.relief {
            Relief::None => 0,
            Relief::Tick => self.imp,
            Relief::Number(quarters) | Relief::Both(quarters) => quarters,
        }
    }
}

/// What must become of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    Letter,
    Aside,
    /// No data, and told.
    Skipped,
    Blank,
}

impl Academy {
    /// What must become of each line.
    pub fn fates(&self) -> Vec<Fate> {
        let mut same: BTreeMap<(usize, &str, &str), usize> = BTreeMap::new();
        // a mark that nobody knows, and no tick: a letter would confide nothing
        let is_understood = |person: &Person| {
            !person.ticks.is_empty()
                || person.unknown.is_none_or(|mission| person.refusals.contains(&mission))
        };
        let is_sound = |person: &Person| {
            person.defect.is_none() && self.troubles[person.school].is_none() && is_understood(person)
        };
        let key = |person: &Person| {
            let [.., surname, first] = person.names();
            (person.school, surname, first)
        };
        for person in self.people().filter(|person| is_sound(person)) {
            *same.entry(key(person)).or_default() += 1;
        }
        let fate = |line: &Line| match line {
            Line::Blank => Fate::Blank,
            Line::Total | Line::Titles | Line::Remark => Fate::Skipped,
            // two letters that would be one file are a question: neither is made
            Line::Person(person) if is_sound(person) && same[&key(person)] == 1 => Fate::Letter,
            Line::Person(_) => Fate::Aside,
        };
        self.lines.iter().map(fate).collect()
    }

    fn people(&self) -> impl Iterator<Item = &Person> {
        self.lines.iter().filter_map(|line| match line {
            Line::Person(person) => Some(&**person),
            _ => None,
        })
    }
}

/// Any academy.
pub fn academies() -> impl Strategy<Value = Academy> {
    let trouble = select(&[Trouble::Closed, Trouble::Headless, Trouble::Twice, Trouble::WrongCode][..]);
    let troubles = std::array::from_fn::<_, 4, _>(|_| weighted(0.12, trouble.clone()));
    let order = prop_oneof![Just(0), any::<u64>()];
    // a table without any row is an error of the whole workbook, not of a row
    let lines = (person(), vec(line(), 0..9)).prop_flat_map(|(person, others)| {
        let mut lines = others;
        lines.push(Line::Person(Box::new(person)));
        Just(lines).prop_shuffle()
    });
    (troubles, lines, 0..3_u32, order).prop_map(|(troubles, lines, above, order)| Academy {
        troubles,
        lines,
        above,
        order,
    })
}

fn line() -> impl Strategy<Value = Line> {
    let others = [Line::Blank, Line::Total, Line::Titles, Line::Remark];
    prop_oneof![
        6 => person().prop_map(|person| Line::Person(Box::new(person))),
        1 => select(others.to_vec()),
    ]
}

fn person() -> impl Strategy<Value = Person> {
    let missions = || prop_oneof![8 => btree_set(0..MISSIONS, 0..6), 1 => Just((0..MISSIONS).collect())];
    let money = (prop_oneof![Just(4_u32), 0..13_u32], 0..4_usize, 1..13_u32).prop_map(|(imp, way, part)| {
        let relief = match (way, part.min(imp)) {
            (1, _) => Relief::Tick,
            (2, 1..) => Relief::Number(part.min(imp)),
            (3, 1..) => Relief::Both(part.min(imp)),
            _ => Relief::None,
        };
        (imp, relief)
    });
    let who = (0..SCHOOLS.len(), 0..NAMES.len(), select(&[Some("M."), Some("Madame"), None][..]));
    let boxes = (missions(), missions(), weighted(0.1, 0..MISSIONS), any::<bool>());
    let rest = (
        vec(0..PROJECTS.len(), 0..3),
        weighted(0.1, Just(())),
        0..12_usize,
        weighted(0.3, select(&DEFECTS[..])),
    );
    (who, money, boxes, rest).prop_map(
        |((school, name, civility), (imp, relief), (ticks, refusals, unknown, shared), rest)| {
            let (projects, hidden, spelling, defect) = rest;
            let unknown = unknown.filter(|mission| !ticks.contains(mission));
            let refusals = &refusals - &ticks;
            let (hidden, name) = (hidden.is_some(), name);
            Person {
                school,
                name,
                imp,
                relief,
                ticks,
                refusals,
                unknown,
                shared,
                projects,
                civility,
                hidden,
                spelling,
                defect,
            }
        },
    )
}
