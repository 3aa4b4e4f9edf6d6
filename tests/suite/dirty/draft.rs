//! A workbook before anybody has written it: the truth, what is typed instead, and what must be found.

use std::collections::{BTreeMap, BTreeSet};

use lettres_rne::findings::{Code, Severity};
use lettres_rne::fr::columns::{CEILING, LETTER_DATE, YEAR};
use lettres_rne::workbook::Column;

use super::dice::Dice;
use super::truth::{Academy, DATE, Person};
use crate::sheets::{Cell, imp, text};

/// A row of data, by index.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Who {
    School(usize),
    Teacher(usize),
}

/// A field of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    Own(Column),
    Mission(usize),
}

/// Where a finding points, in any layout.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Spot {
    Cell(Who, What),
    Row(Who),
    /// The cell of a field's title.
    Title(What),
    /// The title of a column that is no field, and its cell in a row.
    Stranger(usize),
    StrangerCell(usize, usize),
    /// The row of the titles of teachers.
    Header,
    /// A row below the teachers that is no data.
    Tail(usize),
    /// A row, or a column, that the layout has of its own.
    Extra(usize),
    /// The title of a column that packs several missions.
    Packed(usize),
    /// Name and value of a parameter.
    ParameterName(&'static str),
    Parameter(&'static str),
    Nowhere,
}

/// What not every layout has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Need {
    /// A sheet of parameters.
    Parameters,
    /// A table for schools and one for teachers.
    TwoTables,
    /// A row for each row of teachers: where several rows are one person, the same person twice is one.
    ARowEach,
    /// The codes of missions in their titles.
    Codes,
}

/// A finding that must be there.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Told {
    pub code: Code,
    pub severity: Severity,
    pub spot: Spot,
}

impl Told {
    pub fn new(code: Code, spot: Spot) -> Self {
        Self { code, severity: code.severity(), spot }
    }
}

/// A column that is no field: its title, and its cells by teacher.
#[derive(Clone, Debug)]
pub struct Stranger {
    pub title: String,
    pub cells: BTreeMap<usize, Cell>,
}

/// A row below the teachers that is no data.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Tail {
    Total,
    Example,
    Note,
    Titles,
}

#[derive(Clone, Debug)]
pub struct Draft {
    /// What the registry must hold.
    pub truth: Academy,
    /// Cells that say something else than the truth's own plain spelling.
    pub typed: BTreeMap<(Who, What), Cell>,
    /// Titles of missions that are not their own.
    pub titles: BTreeMap<usize, String>,
    /// Missions without a column.
    pub missing: BTreeSet<usize>,
    pub strangers: Vec<Stranger>,
    pub hidden: BTreeSet<usize>,
    pub tail: Vec<Tail>,
    /// Parameters in their order; one that is not known to us has no heading.
    pub parameters: Vec<(&'static str, Cell)>,
    /// What a layout must have to show the damage.
    pub needs: BTreeSet<Need>,
    pub told: Vec<Told>,
    /// Teachers who get no letter.
    pub aside: BTreeSet<usize>,
    /// Schools that have their damage already: two damages at one school would touch each other.
    taken: BTreeSet<usize>,
    /// A row without a school hushes what needs all of them.
    pub loses_a_row: bool,
    pub needs_all_rows: bool,
    /// Damage to the titles, of which there may be one.
    pub touches_titles: bool,
}

impl Draft {
    pub fn new(truth: Academy) -> Self {
        let parameters = vec![
            (YEAR.title, Cell::Number(2027.0)),
            (LETTER_DATE.title, Cell::Date(DATE)),
            (CEILING.title, Cell::Empty),
        ];
        Self {
            truth,
            typed: BTreeMap::new(),
            titles: BTreeMap::new(),
            missing: BTreeSet::new(),
            strangers: Vec::new(),
            hidden: BTreeSet::new(),
            tail: Vec::new(),
            parameters,
            needs: BTreeSet::new(),
            told: Vec::new(),
            aside: BTreeSet::new(),
            taken: BTreeSet::new(),
            loses_a_row: false,
            needs_all_rows: false,
            touches_titles: false,
        }
    }

    /// The cell of a field: what is typed, else the truth in its plain spelling. A tick is `yes`, its absence `no`.
    pub fn cell(&self, who: Who, what: What, yes: &Cell, no: &Cell) -> Cell {
        if let Some(cell) = self.typed.get(&(who, what)) {
            return cell.clone();
        }
        let tick = |ticked: bool| if ticked { yes.clone() } else { no.clone() };
        match (who, what) {
            (Who::School(index), What::Own(column)) => self.of_school(index, column),
            (Who::School(_), What::Mission(_)) => Cell::Empty,
            (Who::Teacher(index), What::Mission(mission)) => {
                tick(self.truth.teachers[index].ticks.contains(&mission))
            }
            (Who::Teacher(index), What::Own(Column::Shared)) => tick(self.truth.teachers[index].shared),
            (Who::Teacher(index), What::Own(Column::ReliefTick)) => {
                tick(self.truth.teachers[index].has_relief)
            }
            (Who::Teacher(index), What::Own(column)) => self.of_teacher(index, column),
        }
    }

    fn of_school(&self, index: usize, column: Column) -> Cell {
        let school = &self.truth.schools[index];
        let civility = |person: &Person| text(person.civility.unwrap_or_default());
        match column {
            Column::Uai => text(&school.uai),
            Column::SchoolName => text(&school.name),
            Column::SchoolKind => text(&school.kind),
            Column::Sector => text(&school.sector),
            Column::Commune => text(&school.commune),
            Column::Province => text(&school.province),
            Column::Parent => text(school.parent.clone().unwrap_or_default()),
            Column::HeadCivility => civility(&school.head),
            Column::HeadSurname => text(&school.head.surname),
            Column::HeadFirst => text(&school.head.first),
            Column::HeadFunction => text(&school.function),
            Column::HeadMail => text(school.head.mails.join(" ; ")),
            Column::Envelope => school.envelope.map_or(Cell::Empty, imp),
            Column::Called => text(&school.called),
            Column::Active => text(if school.active { "" } else { "non" }),
            _ => Cell::Empty,
        }
    }

    fn of_teacher(&self, index: usize, column: Column) -> Cell {
        let teacher = &self.truth.teachers[index];
        let project = |rank: usize| text(teacher.projects.get(rank).cloned().unwrap_or_default());
        match column {
            Column::Uai => text(teacher.uai.clone().unwrap_or_default()),
            Column::SchoolName if teacher.names_school => text(&self.truth.schools[teacher.school].name),
            Column::Civility => text(teacher.person.civility.unwrap_or_default()),
            Column::Surname => text(&teacher.person.surname),
            Column::First => text(&teacher.person.first),
            Column::Discipline => text(&teacher.discipline),
            Column::TeacherMail => text(teacher.person.mails.join(" ; ")),
            Column::Imp => teacher.imp.map_or(Cell::Empty, imp),
            Column::Relief => teacher.relief.filter(|relief| *relief > 0).map_or(Cell::Empty, imp),
            Column::ReliefHours => teacher.hours.map_or(Cell::Empty, Cell::Number),
            Column::RowDate => teacher.date.map_or(Cell::Empty, Cell::Date),
            Column::Project1 => project(0),
            Column::Project2 => project(1),
            Column::Project3 => project(2),
            _ => Cell::Empty,
        }
    }

    /// Types something else into a cell.
    pub fn typed(&mut self, who: Who, column: Column, cell: Cell) {
        self.typed.insert((who, What::Own(column)), cell);
    }

    pub fn at_cell(&mut self, code: Code, who: Who, column: Column) {
        self.told.push(Told::new(code, Spot::Cell(who, What::Own(column))));
    }

    pub fn at(&mut self, code: Code, spot: Spot) {
        self.told.push(Told::new(code, spot));
    }

    /// A finding of another severity than its code has.
    pub fn at_with(&mut self, code: Code, severity: Severity, spot: Spot) {
        self.told.push(Told { code, severity, spot });
    }

    pub fn parameter(&mut self, title: &'static str, cell: Cell) {
        self.needs.insert(Need::Parameters);
        match self.parameters.iter_mut().find(|(known, _)| *known == title) {
            Some((_, old)) => *old = cell,
            None => self.parameters.push((title, cell)),
        }
    }

    /// The ceiling as it is typed: what the envelopes add up to, unless somebody has typed another.
    pub fn parameter_cell(&self, title: &str) -> Cell {
        let typed = self.parameters.iter().find(|(known, _)| *known == title).map(|(_, cell)| cell.clone());
        match typed {
            Some(Cell::Empty) if title == CEILING.title => imp(self.truth.ceiling()),
            typed => typed.unwrap_or_default(),
        }
    }

    /// Takes a school for a damage, if there is one that will do.
    fn take(&mut self, dice: &mut Dice, will_do: impl Fn(&Academy, usize) -> bool) -> Option<usize> {
        let free: Vec<usize> = (0..self.truth.schools.len())
            .filter(|school| !self.taken.contains(school) && will_do(&self.truth, *school))
            .collect();
        let school = *free.get(dice.below(free.len().max(1)))?;
        self.taken.insert(school);
        Some(school)
    }

    /// Nobody else may damage this school.
    pub fn reserve(&mut self, school: usize) {
        self.taken.insert(school);
    }

    /// Somebody who is alone in a school, with 1 IMP and no décharge.
    pub fn alone(&mut self, dice: &mut Dice) -> Option<usize> {
        let school = self.take(dice, |truth, school| truth.staff(school).len() == 1)?;
        let teacher = self.truth.staff(school)[0];
        self.set_imp(teacher, 4);
        Some(teacher)
    }

    /// The people of a school who share its missions, with one IMP each and no décharge.
    pub fn sharing(&mut self, dice: &mut Dice, count: std::ops::RangeInclusive<usize>) -> Option<Vec<usize>> {
        let school = self.take(dice, |truth, school| count.contains(&truth.staff(school).len()))?;
        let staff = self.truth.staff(school);
        for &teacher in &staff {
            self.set_imp(teacher, 4);
        }
        Some(staff)
    }

    /// A school with people.
    pub fn school(&mut self, dice: &mut Dice) -> Option<usize> {
        self.take(dice, |truth, school| !truth.staff(school).is_empty())
    }

    /// The annex, which has nobody.
    pub fn annex(&mut self, dice: &mut Dice) -> Option<usize> {
        self.take(dice, |truth, school| truth.staff(school).is_empty())
    }

    /// Anybody.
    pub fn anybody(&mut self, dice: &mut Dice) -> Option<usize> {
        let school = self.school(dice)?;
        Some(dice.pick(&self.truth.staff(school)))
    }

    /// Anybody whose surname is one word of capitals: what people type in its place is easily said.
    pub fn plainly_named(&mut self, dice: &mut Dice) -> Option<usize> {
        let plain = |person: &Person| {
            person.surname.chars().all(char::is_alphabetic) && person.first.chars().all(char::is_alphabetic)
        };
        let school = self.take(dice, |truth, school| {
            truth.staff(school).iter().any(|&teacher| plain(&truth.teachers[teacher].person))
        })?;
        let staff = self.truth.staff(school);
        staff.into_iter().find(|&teacher| plain(&self.truth.teachers[teacher].person))
    }

    /// Gives a teacher so many quarters, all of them paid, and the school the envelope for them.
    pub fn set_imp(&mut self, teacher: usize, quarters: u32) {
        let row = &mut self.truth.teachers[teacher];
        (row.imp, row.has_relief, row.relief) = (Some(quarters), false, Some(0));
        let school = row.school;
        let staff = self.truth.staff(school);
        let spent = staff.iter().filter_map(|&teacher| self.truth.teachers[teacher].imp).sum();
        self.truth.schools[school].envelope = Some(spent);
    }

    /// A mission that a teacher has not, in a chapter where they have others.
    pub fn unticked(&self, teacher: usize, dice: &mut Dice) -> usize {
        let ticks = &self.truth.teachers[teacher].ticks;
        let free: Vec<usize> =
            (0..super::truth::MISSIONS).filter(|mission| !ticks.contains(mission)).collect();
        dice.pick(&free)
    }
}
