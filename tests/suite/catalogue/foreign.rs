//! The same clean campaign as somebody else writes it: other sheets, other titles, a heading above, formulas.

use lettres_rne::kit::sample::official_missions;

use super::Edit;
use super::ours::{SCHOOLS, TEACHERS, TICKED, address};
use crate::sheets::{Cell, Format, Sheet, text};

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
/// The sheets without anything in them.
pub fn blank() -> [Sheet; 5] {
    SHEETS.map(|name| Sheet { is_hidden: name == HIDDEN, ..Sheet::new(name) })
}

fn sheets() -> [Sheet; 5] {
    let mut sheets = blank();
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
    let titles = titles.iter().map(|mission| text(format!("{} {}", mission.code, mission.text)));
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
                sheets[sheet(name)].hidden_rows.insert(*row);
            }
            Edit::Ticks(..) => panic!("only in our own workbook"),
        }
    }
    write(&sheets)
}

/// Those that have something in them as a file.
pub fn write(sheets: &[Sheet]) -> Vec<u8> {
    let there: Vec<Sheet> = sheets.iter().filter(|sheet| !sheet.cells.is_empty()).cloned().collect();
    Format::Xlsx.write(&there)
}
