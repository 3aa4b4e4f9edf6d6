//! Writing a table from a plan: which column holds what, which line is whose. The plan says where each thing stands,
//! and what it could not say.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use lettres_rne::kit::sample::official_missions;
use lettres_rne::registry::Mission;
use lettres_rne::workbook::{Column, Kind};

use super::draft::{Draft, Need, Spot, Tail, Told, What, Who};
use crate::sheets::{Cell, Sheet, text};

/// What a column holds.
#[derive(Clone, Debug)]
pub enum Holds {
    School(Column),
    Teacher(Column),
    Mission(usize),
    /// The ticked ones of these missions in one cell, each behind the other, and what stands at the end.
    Packed(Vec<usize>, &'static str, &'static str),
    /// The mission of the line, where each has a line of its own.
    EachMission,
    /// What is no field: the same in every line, or a number that counts them.
    Same(&'static str),
    Count,
}

/// A column: its titles from the uppermost down, and what it holds.
#[derive(Clone, Debug)]
pub struct Field {
    pub titles: Vec<String>,
    pub holds: Holds,
}

pub fn field(title: impl Into<String>, holds: Holds) -> Field {
    Field { titles: vec![title.into()], holds }
}

/// The same under a band.
pub fn under(band: &str, title: impl Into<String>, holds: Holds) -> Field {
    Field { titles: vec![band.to_owned(), title.into()], holds }
}

#[derive(Clone, Debug)]
pub enum Line {
    /// A school, a teacher, a mission, as far as the table has them.
    Entry(Option<usize>, Option<usize>, Option<usize>),
    Blank,
    /// A text in a column from 1, and the number of the extra row.
    Words(u16, &'static str, usize),
    Tail(usize),
}

/// A table.
pub struct Plan<'p> {
    pub sheet: &'p str,
    pub kind: Kind,
    /// Texts above the titles, by row and column; each reaches to the column behind it.
    pub above: Vec<(u32, u16, &'static str, u16)>,
    /// Row of the uppermost title.
    pub header: u32,
    pub fields: Vec<Field>,
    pub lines: Vec<Line>,
    pub yes: Cell,
    pub no: Cell,
}

/// A workbook that is written, and where everything stands in it.
#[derive(Clone, Debug, Default)]
pub struct Written {
    pub sheets: Vec<Sheet>,
    /// The file itself, where somebody else has written it.
    pub bytes: Option<Vec<u8>>,
    places: BTreeMap<Spot, String>,
    typed: BTreeSet<(Who, What)>,
    /// The columns of schools, and of teachers, that it has.
    pub of_schools: BTreeSet<Column>,
    pub of_teachers: BTreeSet<Column>,
    /// What it has of that which not every layout has.
    pub can: BTreeSet<Need>,
    /// How many columns pack several missions.
    pub packed: usize,
    /// Whether it has a column that is of no use.
    pub has_useless: bool,
    /// What is found in it without any damage.
    pub own: Vec<Told>,
    /// Something of the draft could not be written.
    pub lacks: bool,
}

impl Written {
    /// A workbook with schools and teachers in tables of their own.
    pub fn of_two_tables() -> Self {
        Self { can: BTreeSet::from([Need::TwoTables]), ..Self::default() }
    }

    pub fn place(&self, spot: Spot) -> Option<String> {
        if spot == Spot::Nowhere { Some("-".to_owned()) } else { self.places.get(&spot).cloned() }
    }

    /// Notes where something stands; the first place counts.
    pub fn note(&mut self, spot: Spot, place: String) {
        self.places.entry(spot).or_insert(place);
    }

    /// Notes that a cell was asked for.
    pub fn ask(&mut self, draft: &Draft, who: Who, what: What) {
        if draft.typed.contains_key(&(who, what)) {
            self.typed.insert((who, what));
        }
    }

    /// Whether the workbook says everything that the draft says.
    pub fn is_whole(&self, draft: &Draft) -> bool {
        !self.lacks
            && self.typed.len() == draft.typed.len()
            && draft.needs.is_subset(&self.can)
            && draft.told.iter().all(|told| self.place(told.spot).is_some())
            && draft.strangers.iter().enumerate().all(|(index, stranger)| {
                let is_written = |teacher| self.place(Spot::StrangerCell(index, teacher)).is_some();
                stranger.cells.keys().all(|&teacher| is_written(teacher))
            })
    }

    pub fn add(&mut self, draft: &Draft, plan: &Plan<'_>) {
        let mut sheet = Sheet::new(plan.sheet);
        for &(row, column, words, last) in &plan.above {
            sheet.put(row, column, text(words));
            if last > column {
                sheet.merged.push((row, column, row, last));
            }
        }
        let depth = plan.fields.iter().map(|field| field.titles.len()).max().unwrap();
        let depth = u32::try_from(depth).unwrap();
        let header = plan.header + depth - 1;
        let mut fields = plan.fields.clone();
        fields.retain(
            |field| !matches!(field.holds, Holds::Mission(mission) if draft.missing.contains(&mission)),
        );
        self.titles(&mut sheet, draft, plan, &fields);
        let first_stranger = 1 + u16::try_from(fields.len()).unwrap();
        if plan.kind == Kind::Teachers {
            for (column, (index, stranger)) in (first_stranger..).zip(draft.strangers.iter().enumerate()) {
                sheet.put(header, column, text(&stranger.title));
                self.note(Spot::Stranger(index), sheet.place(header, Some(column)));
            }
        }
        for (row, line) in (header + 1..).zip(&plan.lines) {
            match line {
                Line::Blank => {}
                Line::Words(column, words, extra) => {
                    sheet.put(row, *column, text(*words));
                    self.note(Spot::Extra(*extra), sheet.place(row, None));
                }
                Line::Tail(index) => {
                    tail(&mut sheet, row, draft.tail[*index], &fields, header);
                    self.note(Spot::Tail(*index), sheet.place(row, None));
                }
                Line::Entry(school, teacher, mission) => {
                    self.entry(&mut sheet, row, draft, plan, &fields, (*school, *teacher, *mission));
                    let Some(teacher) = *teacher else { continue };
                    for (column, (index, stranger)) in
                        (first_stranger..).zip(draft.strangers.iter().enumerate())
                    {
                        if let Some(cell) = stranger.cells.get(&teacher) {
                            sheet.put(row, column, cell.clone());
                            self.note(Spot::StrangerCell(index, teacher), sheet.place(row, Some(column)));
                        }
                    }
                    // of several rows of one person the first
                    let first = self.place(Spot::Row(Who::Teacher(teacher)));
                    if draft.hidden.contains(&teacher) && first == Some(sheet.place(row, None)) {
                        sheet.hidden_rows.insert(row);
                    }
                }
            }
        }
        if plan.kind == Kind::Teachers {
            self.can.insert(Need::ARowEach);
            self.note(Spot::Header, sheet.place(header, None));
        }
        self.sheets.push(sheet);
    }

    fn titles(&mut self, sheet: &mut Sheet, draft: &Draft, plan: &Plan<'_>, fields: &[Field]) {
        let mut bands: Vec<(u32, u16, u16, &str)> = Vec::new();
        for (column, field) in (1..).zip(fields) {
            let bottom = plan.header + u32::try_from(field.titles.len()).unwrap() - 1;
            for (row, title) in (plan.header..).zip(&field.titles) {
                let own = match field.holds {
                    Holds::Mission(mission) if row == bottom => draft.titles.get(&mission),
                    _ => None,
                };
                match bands.last_mut() {
                    // a band is written once, and reaches over the columns below it
                    Some((band_row, _, last, words))
                        if row < bottom && *band_row == row && *words == title && *last + 1 == column =>
                    {
                        *last = column;
                    }
                    _ => {
                        sheet.put(row, column, text(own.unwrap_or(title)));
                        if row < bottom {
                            bands.push((row, column, column, title));
                        }
                    }
                }
            }
            match field.holds {
                // nobody has seen a mission in a column where nobody has any
                Holds::Packed(ref these, ..) => {
                    let is_theirs = |mission| these.contains(mission);
                    if draft.truth.teachers.iter().any(|teacher| teacher.ticks.iter().any(is_theirs)) {
                        self.note(Spot::Packed(self.packed), sheet.place(bottom, Some(column)));
                        self.packed += 1;
                    } else {
                        self.has_useless = true;
                    }
                }
                Holds::School(found) => drop(self.of_schools.insert(found)),
                Holds::Teacher(found) => drop(self.of_teachers.insert(found)),
                _ => {}
            }
            let what = match field.holds {
                Holds::School(found) | Holds::Teacher(found) => What::Own(found),
                Holds::Mission(mission) => What::Mission(mission),
                _ => continue,
            };
            self.note(Spot::Title(what), sheet.place(bottom, Some(column)));
        }
        sheet
            .merged
            .extend(bands.iter().filter(|band| band.2 > band.1).map(|band| (band.0, band.1, band.0, band.2)));
        let code = |field: &Field| match field.holds {
            Holds::Mission(mission) => {
                field.titles.last()?.starts_with(&missions()[mission].code.to_string()).then_some(())
            }
            _ => None,
        };
        if fields.iter().any(|field| code(field).is_some()) {
            self.can.insert(Need::Codes);
        }
        let titled = fields.iter().filter(|field| matches!(field.holds, Holds::Mission(_))).count();
        self.lacks |= plan.kind == Kind::Teachers
            && titled == 0
            && !(draft.titles.is_empty() && draft.missing.is_empty());
    }

    fn entry(
        &mut self,
        sheet: &mut Sheet,
        row: u32,
        draft: &Draft,
        plan: &Plan<'_>,
        fields: &[Field],
        (school, teacher, mission): (Option<usize>, Option<usize>, Option<usize>),
    ) {
        for (column, field) in (1..).zip(fields) {
            let mut own = |who: Who, what: What| {
                self.ask(draft, who, what);
                self.note(Spot::Cell(who, what), sheet.place(row, Some(column)));
                draft.cell(who, what, &plan.yes, &plan.no)
            };
            let cell = match (&field.holds, school, teacher) {
                (Holds::School(found), Some(school), _) => own(Who::School(school), What::Own(*found)),
                (Holds::Teacher(found), _, Some(teacher)) => own(Who::Teacher(teacher), What::Own(*found)),
                (Holds::Mission(found), _, Some(teacher)) => {
                    own(Who::Teacher(teacher), What::Mission(*found))
                }
                (Holds::Packed(these, joint, end), _, Some(teacher)) => {
                    let ticks = &draft.truth.teachers[teacher].ticks;
                    let ticked: Vec<&str> = these
                        .iter()
                        .filter(|mission| ticks.contains(mission))
                        .map(|&mission| missions()[mission].label())
                        .collect();
                    if ticked.is_empty() { Cell::Empty } else { text(ticked.join(joint) + end) }
                }
                (Holds::EachMission, ..) => {
                    text(mission.map(|mission| missions()[mission].label()).unwrap_or_default())
                }
                (Holds::Same(words), ..) => text(*words),
                (Holds::Count, ..) => Cell::Number(f64::from(row)),
                _ => Cell::Empty,
            };
            sheet.put(row, column, cell);
        }
        if let Some(school) = school {
            self.note(Spot::Row(Who::School(school)), sheet.place(row, None));
        }
        if let Some(teacher) = teacher {
            self.note(Spot::Row(Who::Teacher(teacher)), sheet.place(row, None));
        }
    }
}

/// A row that is no data.
fn tail(sheet: &mut Sheet, row: u32, tail: Tail, fields: &[Field], header: u32) {
    let column = |wanted: Column| {
        let found =
            fields.iter().position(|field| matches!(field.holds, Holds::Teacher(found) if found == wanted));
        u16::try_from(found.unwrap()).unwrap() + 1
    };
    match tail {
        Tail::Total => {
            sheet.put(row, column(Column::Uai), text("TOTAL"));
            sheet.put(row, column(Column::Imp), Cell::Number(17.0));
        }
        Tail::Example => {
            sheet.put(row, column(Column::Uai), text("Exemple"));
            sheet.put(row, column(Column::Surname), text("DUPONT"));
            sheet.put(row, column(Column::First), text("Jean"));
            sheet.put(row, column(Column::Imp), Cell::Number(1.0));
        }
        Tail::Note => sheet.put(row, column(Column::Uai), text("(*) sous réserve du vote du budget")),
        Tail::Titles => {
            let titles: Vec<(u16, Cell)> = sheet
                .cells
                .range((header, 0)..(header + 1, 0))
                .map(|(&(_, column), cell)| (column, cell.clone()))
                .collect();
            for (column, title) in titles {
                sheet.put(row, column, title);
            }
        }
    }
}

/// The missions of the official letter, in their order.
pub fn missions() -> &'static [Mission] {
    static MISSIONS: LazyLock<Vec<Mission>> = LazyLock::new(official_missions);
    &MISSIONS
}
