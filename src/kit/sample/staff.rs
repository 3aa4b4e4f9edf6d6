//! Who works where, for how many IMP, off or paid: the shares of the handbook (section 8).

use std::collections::BTreeMap;

use super::people::{People, Person};
use super::random::Random;
use super::schools;
use super::ticks::{self, ALL_ROUND, LIGHT, PIX, TECHNICIAN, TRAINER, WEBMASTER};
use crate::fr::kit::sample as words;
use crate::fr::kit::workbook::DISCIPLINES;
use crate::kit::workbook::{SchoolLine, TeacherLine, Typed};
use crate::registry::{Imp, Mission, Uai};
use crate::workbook::Column;

/// The largest lycées: three persons.
const LARGE: [&str; 5] = ["9830557N", "9830002K", "9830003L", "9830693L", "9830006P"];
/// Nobody: the annex whose collège does its work, and a collège that has not named anybody yet.
const NOBODY: [&str; 2] = ["9830402V", super::UNNAMED];

/// Quarters of IMP of each person, by school: 42 full rates, 13 halves, 9 doubles, 6 quarters and 2 triples.
const SINGLE: [(u8, [u32; 1]); 4] = [(14, [4]), (3, [8]), (2, [12]), (2, [2])];
const DOUBLE: [(u8, [u32; 2]); 5] = [(9, [4, 4]), (4, [2, 2]), (2, [1, 1]), (2, [8, 8]), (1, [4, 8])];
const TRIPLE: [(u8, [u32; 3]); 4] = [(2, [4, 4, 4]), (1, [8, 4, 4]), (1, [4, 2, 2]), (1, [2, 1, 1])];

/// One row per person, school by school in the order of the schools.
pub(super) fn lines(
    schools: &[(Uai, SchoolLine)],
    missions: &[Mission],
    random: &mut Random,
    people: &mut People,
) -> Vec<TeacherLine> {
    let mut large = repeated(&TRIPLE);
    random.shuffle(&mut large);
    let mut others: Vec<Vec<u32>> = repeated(&DOUBLE);
    others.extend(repeated(&SINGLE));
    random.shuffle(&mut others);
    let mut lines = Vec::new();
    for (uai, school) in schools {
        let quarters = match uai.as_str() {
            code if NOBODY.contains(&code) => Vec::new(),
            code if LARGE.contains(&code) => large.pop().unwrap_or_default(),
            _ => others.pop().unwrap_or_default(),
        };
        let together = quarters.len();
        let profiles = if together > 1 {
            [TECHNICIAN, TRAINER, if random.percent(50) { PIX } else { WEBMASTER }]
        } else {
            [random.pick(&[ALL_ROUND, ALL_ROUND, ALL_ROUND, LIGHT, WEBMASTER, TRAINER]); 3]
        };
        for (quarters, profile) in quarters.into_iter().zip(profiles) {
            let person = people.next(random);
            let mut line = line(person, random);
            line.cells.insert(Column::Uai, Typed::text(uai.as_str()));
            line.cells.insert(Column::SchoolName, Typed::Text(schools::name(school)));
            line.cells.insert(Column::Imp, Typed::imp(Imp::quarters(quarters)));
            if together > 1 {
                line.cells.insert(Column::Shared, ticks::tick());
            }
            line.ticks = ticks::draw(missions, &profile, random);
            lines.push(line);
        }
    }
    lines
}

fn repeated<const N: usize>(plan: &[(u8, [u32; N])]) -> Vec<Vec<u32>> {
    plan.iter().flat_map(|(times, quarters)| (0..*times).map(|_| quarters.to_vec())).collect()
}

fn line(person: Person, random: &mut Random) -> TeacherLine {
    let mut cells = BTreeMap::new();
    identify(&mut cells, person);
    if random.percent(12) {
        let civilities = words::CIVILITIES[usize::from(person.woman)];
        cells.insert(Column::Civility, Typed::text(random.pick(&civilities)));
    }
    // half of them teach mathematics or technology
    let discipline =
        if random.percent(50) { random.below(2) } else { 2 + random.below(DISCIPLINES.len() - 2) };
    cells.insert(Column::Discipline, Typed::text(DISCIPLINES[discipline]));
    if random.percent(20) {
        cells.remove(&Column::TeacherMail);
    }
    let mut projects = words::PROJECTS.to_vec();
    random.shuffle(&mut projects);
    let count = [0, 0, 0, 0, 1, 1, 1, 1, 2, 3][random.below(10)];
    let columns = [Column::Project1, Column::Project2, Column::Project3];
    for (project, column) in projects.into_iter().zip(columns).take(count) {
        cells.insert(column, Typed::text(project));
    }
    if random.percent(9) {
        cells.insert(Column::Remark, Typed::text(random.pick(&words::REMARKS)));
    }
    TeacherLine { cells, ticks: BTreeMap::new(), hidden: false }
}

/// Puts a person into a row.
pub(super) fn identify(cells: &mut BTreeMap<Column, Typed>, person: Person) {
    cells.insert(Column::Civility, Typed::text(person.civility()));
    cells.insert(Column::Surname, Typed::text(person.surname));
    cells.insert(Column::First, Typed::text(person.first));
    cells.insert(Column::TeacherMail, Typed::Text(person.email()));
}
