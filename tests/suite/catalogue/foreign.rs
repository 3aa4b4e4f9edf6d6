//! The same clean campaign as somebody else writes it: other sheets, other titles, a heading above, formulas.

use std::collections::{BTreeMap, BTreeSet};

use lettres_rne::kit::sample::official_missions;
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook, Worksheet};

use super::ours::{SCHOOLS, TEACHERS, TICKED, address};
use super::{Cell, Edit};
use crate::word::rewrite;

/// Names of the sheets, in their order. The last two are there only when something is in them; the first of these is hidden.
pub const SHEETS: [&str; 5] = ["Paramètres", "Etabs", "Liste des RNE", "RNE 2026", "Nord"];
/// The one that is hidden.
const HIDDEN: &str = SHEETS[3];
/// Titles, on row 3 of both sheets; the first row of data is the fourth.
const SCHOOL_TITLES: [&str; 7] =
    ["Code établissement", "Nom", "Civilité", "Chef d'établissement", "Prénom chef", "Mél", "Dotation"];
const TEACHER_TITLES: [&str; 9] = [
    "RNE",
    "Civ",
    "NOM ",
    "Prénom",
    "Nb IMP",
    "Partage",
    "Décharge horaire",
    "Dont décharge",
    "Commentaires",
];
/// Row of the titles.
const HEADER: u32 = 3;
/// Stands for the value of a formula that has none, until it is taken out of the file.
const NO_VALUE: &str = "424242";

/// Cells by row and column from 1, and the rows that are hidden.
#[derive(Default)]
pub struct Sheet {
    pub cells: BTreeMap<(u32, u16), Cell>,
    pub hidden: BTreeSet<u32>,
}

impl Sheet {
    pub fn row(&mut self, row: u32, cells: impl IntoIterator<Item = Cell>) {
        self.cells.extend((1..).zip(cells).map(|(column, cell)| ((row, column), cell)));
    }
}

fn text(text: &str) -> Cell {
    if text.is_empty() { Cell::Empty } else { Cell::Text(text.to_owned()) }
}

fn sheets() -> [Sheet; 5] {
    let mut sheets = <[Sheet; 5]>::default();
    let [parameters, schools, teachers, ..] = &mut sheets;
    parameters.row(1, [text("Année"), Cell::Number(2027.0)]);
    parameters.row(2, [text("Date"), text("1er mars 2027")]);
    parameters.row(3, [text("Plafond"), Cell::Number(4.0)]);
    schools.row(1, [text("Établissements de l’académie")]);
    schools.row(HEADER, SCHOOL_TITLES.map(text));
    for (row, (uai, name, _, civility, surname, first, quarters)) in (HEADER + 1..).zip(SCHOOLS) {
        let envelope = if quarters > 0 { Cell::Number(f64::from(quarters) / 4.0) } else { Cell::Empty };
        let texts = [uai, name, civility, surname, first, &address(uai)].map(text);
        schools.row(row, texts.into_iter().chain([envelope]));
    }
    teachers.row(1, [text("Référents numériques : enquête de rentrée")]);
    let titles = official_missions();
    let titles = titles.iter().map(|mission| text(&format!("{} {}", mission.code, mission.text)));
    teachers.row(HEADER, TEACHER_TITLES.map(text).into_iter().chain(titles));
    for (row, (uai, civility, surname, first, shared)) in (HEADER + 1..).zip(TEACHERS) {
        let shared = text(if shared { "Oui" } else { "Non" });
        let who = [uai, civility, surname, first].map(text);
        teachers.row(row, who.into_iter().chain([Cell::Number(1.0), shared]));
        for mission in TICKED {
            teachers.cells.insert((row, 10 + u16::try_from(mission).unwrap()), Cell::Bool(true));
        }
    }
    sheets
}

pub fn made(edits: &[Edit]) -> Vec<u8> {
    let mut sheets = sheets();
    for edit in edits {
        let sheet = |name: &str| SHEETS.iter().position(|known| *known == name).unwrap();
        match edit {
            Edit::Cell(name, row, column, cell) => {
                sheets[sheet(name)].cells.insert((*row, *column), cell.clone());
            }
            Edit::Hidden(name, row) => {
                sheets[sheet(name)].hidden.insert(*row);
            }
            Edit::Ticks(..) => panic!("only in our own workbook"),
        }
    }
    write(&sheets)
}

pub fn write(sheets: &[Sheet]) -> Vec<u8> {
    let mut book = Workbook::new();
    let there = SHEETS.iter().zip(sheets).filter(|(_, sheet)| !sheet.cells.is_empty());
    let mut count = 0;
    for (name, sheet) in there {
        count += 1;
        let mut made = Worksheet::new();
        made.set_name(*name).unwrap().set_hidden(*name == HIDDEN);
        for (&(row, column), cell) in &sheet.cells {
            put(&mut made, row - 1, column - 1, cell);
        }
        for row in &sheet.hidden {
            made.set_row_hidden(row - 1).unwrap();
        }
        book.push_worksheet(made);
    }
    let mut bytes = book.save_to_buffer().unwrap();
    for number in 1..=count {
        let part = format!("xl/worksheets/sheet{number}.xml");
        bytes = rewrite(&bytes, &part, |xml| xml.replace(&format!("<v>{NO_VALUE}</v>"), ""));
    }
    bytes
}

fn put(sheet: &mut Worksheet, row: u32, column: u16, cell: &Cell) {
    match cell {
        Cell::Empty => return,
        Cell::Text(text) => sheet.write_string(row, column, text),
        Cell::Number(number) => sheet.write_number(row, column, *number),
        Cell::Bool(truth) => sheet.write_boolean(row, column, *truth),
        Cell::Date(date) => {
            let date = ExcelDateTime::parse_from_str(&date.to_string()).unwrap();
            sheet.write_datetime_with_format(row, column, date, &Format::new().set_num_format("dd/mm/yyyy"))
        }
        Cell::Error(error) => sheet.write_formula(row, column, Formula::new("=A1/0").set_result(error)),
        Cell::Formula(formula, value) => {
            let value = value.map_or_else(|| NO_VALUE.to_owned(), |value| value.to_string());
            sheet.write_formula(row, column, Formula::new(formula).set_result(value))
        }
    }
    .unwrap();
}
