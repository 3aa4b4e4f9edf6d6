//! A workbook as somebody else's tool writes it: columns in any order, other spellings, rows that are no data.

use lettres_rne::fr::letter;
use lettres_rne::workbook::{Column, Kind};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, Worksheet};

use super::academy::{Academy, Defect, Line, Person, Relief, SCHOOLS, Trouble};

const SCHOOL_COLUMNS: [Column; 8] = [
    Column::Uai,
    Column::SchoolName,
    Column::HeadCivility,
    Column::HeadSurname,
    Column::HeadFirst,
    Column::HeadMail,
    Column::Envelope,
    Column::Active,
];
const TEACHER_COLUMNS: [Column; 12] = [
    Column::Uai,
    Column::SchoolName,
    Column::Civility,
    Column::Surname,
    Column::First,
    Column::Imp,
    Column::ReliefTick,
    Column::Relief,
    Column::Shared,
    Column::RowDate,
    Column::Project1,
    Column::Project2,
];

/// A cell.
enum Typed {
    Nothing,
    Text(String),
    Number(f64),
    Bool(bool),
}

fn text(text: impl Into<String>) -> Typed {
    Typed::Text(text.into())
}

/// The number of the row of the first line, as Excel counts.
pub fn first_row(academy: &Academy) -> u32 {
    academy.above + 2
}

/// The workbook's bytes.
pub fn write(academy: &Academy) -> Vec<u8> {
    let mut book = Workbook::new();
    schools(book.add_worksheet(), academy);
    teachers(book.add_worksheet(), academy);
    let day = ExcelDateTime::from_ymd(2027, 2, 1).unwrap();
    book.set_properties(&DocProperties::new().set_creation_datetime(&day));
    book.save_to_buffer().unwrap()
}

fn put(sheet: &mut Worksheet, row: u32, column: u16, typed: Typed) {
    match typed {
        Typed::Nothing => return,
        Typed::Text(text) => sheet.write_string(row, column, text),
        Typed::Number(number) => sheet.write_number(row, column, number),
        Typed::Bool(truth) => sheet.write_boolean(row, column, truth),
    }
    .unwrap();
}

/// The columns of a sheet from left to right, each with its index in its own list.
fn order(academy: &Academy, count: usize) -> Vec<(u16, usize)> {
    let mut indices: Vec<usize> = (0..count).collect();
    let mut state = academy.order;
    for left in (1..count).rev().filter(|_| academy.order != 0) {
        // Knuth's numbers: any shuffle will do, as long as it is always the same
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        indices.swap(left, usize::try_from(state >> 33).unwrap() % (left + 1));
    }
    (0..).zip(indices).collect()
}

fn schools(sheet: &mut Worksheet, academy: &Academy) {
    sheet.set_name(Kind::Schools.sheet()).unwrap();
    for (column, index) in order(academy, SCHOOL_COLUMNS.len()) {
        put(sheet, 0, column, text(SCHOOL_COLUMNS[index].title()));
    }
    let twice = |trouble: &Option<Trouble>| if *trouble == Some(Trouble::Twice) { 2 } else { 1 };
    let rows = SCHOOLS.iter().zip(&academy.troubles).flat_map(|row| (0..twice(row.1)).map(move |_| row));
    for (row, ((code, name, _), trouble)) in (1..).zip(rows) {
        for (column, index) in order(academy, SCHOOL_COLUMNS.len()) {
            let typed = match (SCHOOL_COLUMNS[index], trouble) {
                (Column::Uai, Some(Trouble::WrongCode)) => text(format!("{}Z", &code[..7])),
                (Column::Uai, _) => text(*code),
                (Column::SchoolName, _) => text(*name),
                (Column::HeadCivility, _) => text("Mme"),
                (Column::HeadSurname, Some(Trouble::Headless)) => Typed::Nothing,
                (Column::HeadSurname, _) => text("Wamytan"),
                (Column::HeadFirst, _) => text("Rose"),
                (Column::HeadMail, _) => text(format!("ce.{}@exemple.invalid", code.to_lowercase())),
                (Column::Envelope, _) => Typed::Number(2.0),
                (Column::Active, Some(Trouble::Closed)) => text("non"),
                _ => Typed::Nothing,
            };
            put(sheet, row, column, typed);
        }
    }
}

fn teachers(sheet: &mut Worksheet, academy: &Academy) {
    sheet.set_name(Kind::Teachers.sheet()).unwrap();
    let codes: Vec<String> = letter::missions().map(|(code, ..)| code).collect();
    let title = |index: usize| match TEACHER_COLUMNS.get(index) {
        Some(column) => column.title().to_owned(),
        None => codes.get(index - TEACHER_COLUMNS.len()).map_or("Échelon".to_owned(), Clone::clone),
    };
    let columns = order(academy, TEACHER_COLUMNS.len() + codes.len() + 1);
    let titles = |sheet: &mut Worksheet, row| {
        for &(column, index) in &columns {
            put(sheet, row, column, text(title(index)));
        }
    };
    if academy.above > 0 {
        put(sheet, 0, 3, text("Référents numériques, année 2027"));
    }
    titles(sheet, academy.above);
    for (row, line) in (academy.above + 1..).zip(&academy.lines) {
        match line {
            Line::Blank => {}
            Line::Titles => titles(sheet, row),
            Line::Remark => {
                // a sentence in a column of names would be somebody's
                let names = [Column::Surname, Column::First];
                let is_name = |index| TEACHER_COLUMNS.get(index).is_some_and(|column| names.contains(column));
                let (column, _) = columns.iter().find(|(_, index)| !is_name(*index)).unwrap();
                put(sheet, row, *column, text("(*) sous réserve du vote du budget"));
            }
            Line::Total => {
                for &(column, index) in &columns {
                    match TEACHER_COLUMNS.get(index) {
                        Some(Column::Surname) => put(sheet, row, column, text("Total général")),
                        Some(Column::Imp) => put(sheet, row, column, Typed::Number(12.5)),
                        _ => {}
                    }
                }
            }
            Line::Person(person) => {
                for &(column, index) in &columns {
                    let typed = match TEACHER_COLUMNS.get(index) {
                        Some(&known) => own(person, known),
                        None => mark(person, index - TEACHER_COLUMNS.len()),
                    };
                    put(sheet, row, column, typed);
                }
                if person.hidden {
                    sheet.set_row_hidden(row).unwrap();
                }
            }
        }
    }
}

/// A person's cell in one of our own columns.
fn own(person: &Person, column: Column) -> Typed {
    let [surname, first, ..] = person.names();
    let projects = person.projects();
    let project = |index: usize| projects.get(index).map_or(Typed::Nothing, |project| text(*project));
    match column {
        Column::Uai => text(person.code()),
        Column::SchoolName if person.spelling.is_multiple_of(2) => text(SCHOOLS[person.school].1),
        Column::Civility => person.civility.map_or(Typed::Nothing, text),
        Column::Surname => text(surname),
        Column::First => text(first),
        Column::Imp => match person.defect {
            Some(Defect::ImpMissing) => Typed::Nothing,
            Some(Defect::ImpInWords) => text("beaucoup"),
            Some(Defect::ImpNoQuarters) => Typed::Number(0.3),
            _ => imp(person.imp, person.spelling),
        },
        Column::Relief => match (person.defect, person.relief) {
            (Some(Defect::ReliefInWords), _) => text("à négocier"),
            (Some(Defect::ReliefAboveTotal), _) => imp(person.imp + 4, 1),
            (_, Relief::Number(quarters) | Relief::Both(quarters)) => imp(quarters, person.spelling % 3),
            _ => Typed::Nothing,
        },
        Column::ReliefTick if matches!(person.relief, Relief::Tick | Relief::Both(_)) => yes(person),
        Column::Shared if person.shared => yes(person),
        Column::RowDate if person.defect == Some(Defect::DateUnreadable) => text("bientôt"),
        Column::Project1 => project(0),
        Column::Project2 => project(1),
        _ => Typed::Nothing,
    }
}

/// A person's cell in the column of a mission.
fn mark(person: &Person, mission: usize) -> Typed {
    if person.ticks.contains(&mission) {
        yes(person)
    } else if person.refusals.contains(&mission) {
        [text("non"), text("☐"), Typed::Number(0.0), Typed::Bool(false)]
            .into_iter()
            .nth(person.spelling % 4)
            .unwrap()
    } else if person.unknown == Some(mission) {
        text("?")
    } else {
        Typed::Nothing
    }
}

fn yes(person: &Person) -> Typed {
    let marks = [text("x"), text("✓"), text("Oui"), Typed::Number(1.0), Typed::Bool(true), text(" X ")];
    marks.into_iter().nth(person.spelling % 6).unwrap()
}

/// Quarters of IMP, as people type them: a number, a text, or (for a single rate) its amount in euros.
fn imp(quarters: u32, spelling: usize) -> Typed {
    let number = f64::from(quarters) / 4.0;
    match spelling % 4 {
        1 => text(number.to_string().replace('.', ",")),
        2 => text(format!("{number} IMP")),
        3 if [1, 2, 4, 8, 12].contains(&quarters) => Typed::Number(number * 1250.0),
        _ => Typed::Number(number),
    }
}
