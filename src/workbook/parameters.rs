//! The sheet of parameters: names in one column, values in the next.

use super::book::Book;
use super::cell::Cell;
use crate::findings::Place;
use crate::fr::columns::{PARAMETERS, READ_ME};
use crate::fr::text::{clean, fold};

/// A parameter as it was read.
#[derive(Clone, Debug)]
pub struct Parameter {
    /// Its name as typed, cleaned.
    pub name: String,
    /// Place of the name.
    pub place: Place,
    /// Its value, if there is one.
    pub value: Option<Cell>,
}

/// The parameters of a workbook; a workbook without such a sheet has none.
pub fn parameters(book: &Book) -> Vec<Parameter> {
    let ours = |name: &str| {
        fold(name) == fold(PARAMETERS) || fold(name) == "parametre" || fold(name) == "parametrage"
    };
    let Some(sheet) = book.sheets.iter().find(|sheet| ours(&sheet.name)) else { return Vec::new() };
    let mut found = Vec::new();
    for cells in sheet.rows.values() {
        let mut filled = cells.values().filter(|cell| !cell.is_blank());
        let Some(first) = filled.next() else { continue };
        let name = clean(&first.text()).trim_end_matches([':', ' ']).to_owned();
        let value = filled.next().cloned();
        // the sheet's own title, its column titles and its explanations are no parameters
        let is_title = ["parametre", "parametres", "nom"].contains(&fold(&name).as_str())
            || fold(&name) == fold(READ_ME);
        let is_prose = value.is_none() && name.split_whitespace().count() > 8;
        if !is_title && !is_prose {
            found.push(Parameter { name, place: first.place.clone(), value });
        }
    }
    found
}
