//! The clean campaign in our own workbook: three schools with their referents, one without.

use lettres_rne::kit::sample::official_missions;
use lettres_rne::kit::workbook::{Content, SchoolLine, TeacherLine, Typed, parameters, write};
use lettres_rne::registry::{Imp, SchoolYear};
use lettres_rne::workbook::{Column, Kind};

use super::{Cell, DOMAIN, Edit};
use jiff::civil::Date;

/// Rows of the first school, teacher and parameter, as Excel shows them.
pub const FIRST_SCHOOL: u32 = 3;
pub const FIRST_TEACHER: u32 = 4;
pub const FIRST_PARAMETER: u32 = 2;

/// Code, name, kind, civility, surname, first name and envelope of each school.
pub const SCHOOLS: [(&str, &str, &str, &str, &str, &str, u32); 4] = [
    ("9830004M", "Collège Georges Baudoux", "collège", "Mme", "WAÏA", "Élise", 4),
    ("9830277J", "Collège Jean Mariotti", "collège", "M.", "TEIN", "Louis", 8),
    ("9830419N", "Collège de Canala", "collège", "Mme", "LEROY", "Jeanne", 4),
    ("9830002K", "Lycée La Pérouse", "lycée général et technologique", "M.", "HNAWIA", "Marc", 0),
];
/// Code, civility, surname, first name, whether the missions are shared.
pub const TEACHERS: [(&str, &str, &str, &str, bool); 4] = [
    ("9830004M", "Mme", "LE GOFF", "Anaïs", false),
    ("9830277J", "M.", "NGUYEN", "Paul", true),
    ("9830277J", "Mme", "WAMYTAN", "Rose", true),
    ("9830419N", "M.", "d’ALMEIDA", "Zacharie", false),
];
/// Two missions of each chapter.
pub const TICKED: [usize; 6] = [0, 4, 21, 23, 35, 50];

pub fn address(uai: &str) -> String {
    format!("ce.{}@{DOMAIN}", uai.to_lowercase())
}

/// The clean workbook.
pub fn content() -> Content {
    let year = SchoolYear::new("2027").unwrap();
    let date = Date::constant(2027, 3, 1);
    let mut content = Content::blank(&year, date);
    content.parameters = parameters(&year, Some(date), Some(Imp::quarters(16)));
    content.spare_rows = 5;
    for (uai, name, kind, civility, surname, first, quarters) in SCHOOLS {
        let mut cells: std::collections::BTreeMap<Column, Typed> = [
            (Column::Uai, uai),
            (Column::SchoolName, name),
            (Column::SchoolKind, kind),
            (Column::HeadCivility, civility),
            (Column::HeadSurname, surname),
            (Column::HeadFirst, first),
            (Column::HeadMail, &address(uai)),
        ]
        .map(|(column, text)| (column, Typed::text(text)))
        .into();
        if quarters > 0 {
            cells.insert(Column::Envelope, Typed::imp(Imp::quarters(quarters)));
        }
        content.schools.push(SchoolLine { cells });
    }
    for (uai, civility, surname, first, shared) in TEACHERS {
        let mut line = TeacherLine::default();
        let texts = [
            (Column::Uai, uai),
            (Column::Civility, civility),
            (Column::Surname, surname),
            (Column::First, first),
        ];
        line.cells.extend(texts.map(|(column, text)| (column, Typed::text(text))));
        line.cells.insert(Column::Imp, Typed::Number(1.0));
        if shared {
            line.cells.insert(Column::Shared, Typed::text("x"));
        }
        line.ticks = TICKED.map(|mission| (mission, Typed::text("x"))).into();
        content.teachers.push(line);
    }
    // all that a row may have: the school's name, hours off, a project
    content.teachers[0].cells.insert(Column::SchoolName, Typed::text(SCHOOLS[0].1));
    let last = &mut content.teachers[3].cells;
    last.insert(Column::ReliefTick, Typed::text("x"));
    last.insert(Column::Relief, Typed::Number(1.0));
    last.insert(Column::Project1, Typed::text("Webradio du collège"));
    content
}

pub fn edited(edits: &[Edit]) -> Content {
    let mut content = content();
    for edit in edits {
        match edit {
            Edit::Hidden(_, row) => content.teachers[(row - FIRST_TEACHER) as usize].hidden = true,
            Edit::Ticks(row, all) => {
                let missions = if *all { 0..official_missions().len() } else { 0..0 };
                let ticks = missions.map(|mission| (mission, Typed::text("x")));
                content.teachers[(row - FIRST_TEACHER) as usize].ticks = ticks.collect();
            }
            Edit::Cell(sheet, row, column, cell) => put(&mut content, sheet, *row, *column, typed(cell)),
        }
    }
    content
}

pub fn made(edits: &[Edit]) -> Vec<u8> {
    write(&edited(edits), &official_missions()).unwrap()
}

fn put(content: &mut Content, sheet: &str, row: u32, column: u16, typed: Typed) {
    let at = |first: u32| (row - first) as usize;
    let own = |kind: Kind| kind.columns().get(usize::from(column) - 1).copied();
    match sheet {
        "Paramètres" => content.parameters[at(FIRST_PARAMETER)].value = typed,
        "Établissements" => {
            let wanted = content.schools.len().max(at(FIRST_SCHOOL) + 1);
            content.schools.resize(wanted, SchoolLine::default());
            content.schools[at(FIRST_SCHOOL)].cells.insert(own(Kind::Schools).unwrap(), typed);
        }
        _ => {
            let wanted = content.teachers.len().max(at(FIRST_TEACHER) + 1);
            content.teachers.resize(wanted, TeacherLine::default());
            let line = &mut content.teachers[at(FIRST_TEACHER)];
            match own(Kind::Teachers) {
                Some(column) => line.cells.insert(column, typed),
                None => line.ticks.insert(mission(column), typed),
            };
        }
    }
}

/// The mission of a column from 1: a narrow column stands before each chapter (S to AM, AO to BB, BD to BX).
fn mission(column: u16) -> usize {
    let column = usize::from(column) - 1;
    match column {
        18..=38 => column - 18,
        40..=53 => column - 19,
        55..=75 => column - 20,
        _ => panic!("no mission in column {column}"),
    }
}

/// And back: the column of a mission.
pub fn mission_column(mission: usize) -> u16 {
    (19..=76).find(|&column| ![40, 55].contains(&column) && self::mission(column) == mission).unwrap()
}

fn typed(cell: &Cell) -> Typed {
    match cell {
        Cell::Empty => Typed::Empty,
        Cell::Text(text) => Typed::text(text),
        Cell::Number(number) => Typed::Number(*number),
        Cell::Date(date) => Typed::Date(*date),
        Cell::Bool(truth) => Typed::Bool(*truth),
        Cell::Error(_) | Cell::Formula(..) => panic!("our own workbook holds no formulas"),
    }
}
