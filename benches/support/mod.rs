//! What the benches share: an academy of any size, a proved template, and a clock that prints.
#![allow(dead_code, reason = "each bench uses a part of it")]

pub(crate) mod floor;
pub(crate) mod shapes;

use std::hint::black_box;
use std::time::{Duration, Instant};

use jiff::civil::Date;
use lettres_rne::kit::template::template;
use lettres_rne::kit::workbook::{Carried, Content, SchoolLine, TeacherLine, Typed, write};
use lettres_rne::kit::{missions, sample};
use lettres_rne::letters::{Proved, Read};
use lettres_rne::registry::{Malformed, Uai};
use lettres_rne::settings::{Arguments, Settings};
use lettres_rne::workbook::Column;

/// The default template, proved.
pub(crate) fn proved() -> Proved {
    prove(template().unwrap())
}

/// Reads, proves and compiles a template.
pub(crate) fn prove(bytes: Vec<u8>) -> Proved {
    Read::of(bytes, "lettre-mission-rne.docx").unwrap().prove(&[]).unwrap()
}

/// The day of every run.
pub(crate) const TODAY: Date = Date::constant(2027, 3, 1);

/// The settings of a campaign in `folder`.
pub(crate) fn settings(folder: &std::path::Path) -> Settings {
    let arguments = Arguments { folder: Some(folder.to_owned()), today: Some(TODAY), ..Arguments::default() };
    let mut settings = Settings::settle(arguments).unwrap();
    // every code of the country is at home
    settings.prefixes = vec![String::new()];
    settings
}

/// How good the data are.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Data {
    /// As the sample has them.
    Clean,
    /// Every other school without an address, every fourth code mistyped, every tenth person twice.
    Dirty,
}

/// A workbook of so many rows: those of the sample over and over, in schools of their own, every person another.
pub(crate) fn workbook(rows: usize, data: Data) -> Vec<u8> {
    let dirty = |count: usize, every: usize| data == Data::Dirty && count.is_multiple_of(every);
    let official = missions(&template().unwrap()).unwrap();
    let Content { parameters, schools, teachers, created, .. } = sample::clean(&official);
    let mut content = Content {
        parameters,
        schools: vec![],
        teachers: vec![],
        spare_rows: 0,
        created,
        carried: Carried::default(),
    };
    let text = |cells: &std::collections::BTreeMap<Column, Typed>, column| match cells.get(&column) {
        Some(Typed::Text(text)) => text.clone(),
        _ => String::new(),
    };
    'copies: for copy in 0.. {
        for school in &schools {
            let uai = moved(&text(&school.cells, Column::Uai), copy);
            let mut cells = school.cells.clone();
            cells.insert(Column::Uai, Typed::Text(uai.clone()));
            cells.insert(Column::HeadMail, Typed::Text(format!("ce.{}@ac.invalid", uai.to_lowercase())));
            cells.remove(&Column::Parent);
            if dirty(content.schools.len(), 2) {
                cells.remove(&Column::HeadMail);
            }
            content.schools.push(SchoolLine { cells });
        }
        for teacher in &teachers {
            if content.teachers.len() >= rows {
                break 'copies;
            }
            let mut line: TeacherLine = teacher.clone();
            let mut uai = moved(&text(&line.cells, Column::Uai).to_uppercase(), copy);
            if dirty(content.teachers.len(), 4) {
                uai.replace_range(7.., "I");
            }
            let surname = format!("{} {}", text(&line.cells, Column::Surname), syllables(copy));
            line.cells.insert(Column::Uai, Typed::Text(uai));
            line.cells.insert(Column::Surname, Typed::Text(surname));
            line.hidden = false;
            if dirty(content.teachers.len(), 10) {
                content.teachers.push(line.clone());
            }
            content.teachers.push(line);
        }
    }
    write(&content, &official).unwrap()
}

/// A school's code, so many academies further; the first keeps its own.
fn moved(uai: &str, copy: usize) -> String {
    let number: usize = uai[..7].parse().unwrap();
    let digits = format!("{:07}", (number + copy * 10_000) % 10_000_000);
    match Uai::new(&format!("{digits}Z")) {
        Ok(uai) => uai.to_string(),
        Err(Malformed::Letter { expected }) => format!("{digits}{expected}"),
        Err(Malformed::Shape) => unreachable!("seven digits and a letter"),
    }
}

/// A name that nobody else has.
fn syllables(mut number: usize) -> String {
    const SYLLABLES: [&str; 10] = ["ba", "ke", "li", "mo", "nu", "pa", "re", "si", "to", "vu"];
    let mut name = String::new();
    loop {
        name.push_str(SYLLABLES[number % 10]);
        number /= 10;
        if number == 0 {
            return name;
        }
    }
}

/// Runs something once, says how long it took, and hands over what it made.
pub(crate) fn stage<T>(name: &str, work: impl FnOnce() -> T) -> T {
    let start = Instant::now();
    let made = black_box(work());
    println!("  {name:<34} {:>10.1} ms", start.elapsed().as_secs_f64() * 1000.0);
    made
}

/// The least time that each of these takes, in turn, round after round: what disturbs one disturbs the others.
pub(crate) fn least<const N: usize>(rounds: usize, mut works: [&mut dyn FnMut(); N]) -> [Duration; N] {
    let mut least = [Duration::MAX; N];
    for _ in 0..rounds {
        for (work, least) in works.iter_mut().zip(&mut least) {
            let start = Instant::now();
            work();
            *least = start.elapsed().min(*least);
        }
    }
    least
}
