//! A table of cases as a text: what is changed, what is found, who is set aside, what the sentence says.
//!
//! ```text
//! U01 E Référents!A4 · the letter O for the digit 0
//!   Référents!A4 = "983OOO4M"
//!   with W B03 Établissements!M3
//!   aside 4
//!   says « 983OOO4M » | sans doute 9830004M
//! ```
//! The first line is the finding that the case is about, `with` one that comes with it. A cell is a text in quotes, a
//! number, a date, `true`, `empty`, an error (`#REF!`), a formula and its value (`=1/4 is 0.25`), a formula without one
//! (`=1/4`), or, for a whole row, `hidden`. `tick 4 all` and `tick 4 none` are for the missions of a row. `toml` is a line
//! of the settings. A case that begins with `clean` finds nothing: what is near a fault and is none. In a text, `\n` is a break and
//! `\u{a0}` any other character.

use jiff::civil::Date;

use crate::sheets::Cell;

/// A change to the clean workbook.
#[derive(Clone, Debug, PartialEq)]
pub enum Edit {
    /// A cell: sheet, row and column from 1.
    Cell(String, u32, u16, Cell),
    /// A row of a sheet is hidden.
    Hidden(String, u32),
    /// All missions of a row of teachers, or none.
    Ticks(u32, bool),
}

/// A case.
#[derive(Clone, Debug)]
pub struct Case {
    pub name: String,
    /// `U01 E Référents!A4`.
    pub finds: String,
    pub with: Vec<String>,
    pub edits: Vec<Edit>,
    /// Rows of teachers that are set aside.
    pub aside: Vec<u32>,
    pub says: Vec<String>,
    /// The settings file.
    pub toml: String,
}

impl Case {
    /// Whether there is to be nothing to find but what comes `with` it.
    pub fn is_clean(&self) -> bool {
        self.finds == "clean"
    }
}

pub fn read(text: &str) -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    for line in text.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#')) {
        if !line.starts_with(' ') {
            let (finds, name) = line.split_once(" · ").unwrap_or_else(|| panic!("no name: {line}"));
            cases.push(Case {
                name: name.to_owned(),
                finds: finds.to_owned(),
                with: Vec::new(),
                edits: Vec::new(),
                aside: Vec::new(),
                says: Vec::new(),
                toml: String::new(),
            });
            continue;
        }
        let case = cases.last_mut().unwrap();
        let line = line.trim();
        let (word, rest) = line.split_once(' ').unwrap();
        match word {
            "with" => case.with.push(rest.to_owned()),
            "aside" => case.aside.extend(rest.split(' ').map(|row| row.parse::<u32>().unwrap())),
            "says" => case.says.extend(rest.split(" | ").map(str::to_owned)),
            "toml" => case.toml.push_str(&format!("{rest}\n")),
            "tick" => {
                let (row, how) = rest.split_once(' ').unwrap();
                case.edits.push(Edit::Ticks(row.parse().unwrap(), how == "all"));
            }
            _ => {
                let (place, cell) = line.split_once(" = ").unwrap_or_else(|| panic!("no edit: {line}"));
                case.edits.push(edit(place, cell));
            }
        }
    }
    cases
}

/// A change, from its place and its content.
pub fn edit(place: &str, cell: &str) -> Edit {
    let (sheet, cell_place) = place.split_once('!').unwrap();
    let letters: &str = cell_place.trim_end_matches(|ch: char| ch.is_ascii_digit());
    let row: u32 = cell_place[letters.len()..].parse().unwrap();
    if cell == "hidden" {
        return Edit::Hidden(sheet.to_owned(), row);
    }
    let column = letters.bytes().fold(0, |column, letter| column * 26 + u16::from(letter - b'A') + 1);
    Edit::Cell(sheet.to_owned(), row, column, content(cell))
}

/// A text with its escapes as characters.
fn unescaped(text: &str) -> String {
    let mut pieces = text.split("\\u{");
    let mut result = pieces.next().unwrap().replace("\\n", "\n");
    for piece in pieces {
        let (code, rest) = piece.split_once('}').unwrap();
        result.push(char::from_u32(u32::from_str_radix(code, 16).unwrap()).unwrap());
        result.push_str(&rest.replace("\\n", "\n"));
    }
    result
}

fn content(cell: &str) -> Cell {
    if let Some(text) = cell.strip_prefix('"').and_then(|text| text.strip_suffix('"')) {
        Cell::Text(unescaped(text))
    } else if let Some((formula, value)) = cell.split_once(" is ") {
        Cell::Formula(formula.to_owned(), Some(value.parse().unwrap()))
    } else if cell.starts_with('=') {
        Cell::Formula(cell.to_owned(), None)
    } else if cell.starts_with('#') {
        Cell::Error(cell.to_owned())
    } else if let Ok(number) = cell.parse::<f64>() {
        Cell::Number(number)
    } else if let Ok(date) = cell.parse::<Date>() {
        Cell::Date(date)
    } else {
        match cell {
            "empty" => Cell::Empty,
            "true" => Cell::Bool(true),
            "false" => Cell::Bool(false),
            _ => panic!("no cell: {cell}"),
        }
    }
}
