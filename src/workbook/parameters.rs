//! The sheet of parameters: names in one column, values in the next.

use super::book::Book;
use super::cell::Cell;
use crate::findings::Place;
use crate::fr::columns::{PARAMETERS, READ_ME};
use crate::fr::text::{clean, fold};

/// Titles of the columns of names and of values, folded.
const NAME: [&str; 3] = ["parametre", "parametres", "nom"];
const VALUE: [&str; 2] = ["valeur", "valeurs"];

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
    // an old sheet that somebody has hidden comes after the one in view
    let sheets = book.sheets.iter().filter(|sheet| ours(&sheet.name));
    let Some(sheet) = sheets.min_by_key(|sheet| !sheet.visible) else { return Vec::new() };
    let mut found = Vec::new();
    // where the sheet titles its column of values, an empty value is empty: the explanation behind it is none
    let titled = sheet.rows.values().find_map(|cells| {
        cells.iter().find(|(_, cell)| VALUE.contains(&fold(&cell.text()).as_str())).map(|(&column, _)| column)
    });
    for cells in sheet.rows.values() {
        let mut filled = cells.values().filter(|cell| !cell.is_blank());
        let Some(first) = filled.next() else { continue };
        let name = clean(&first.text()).trim_end_matches([':', ' ']).to_owned();
        let value =
            filled.next().filter(|cell| titled.is_none_or(|column| cell.place.column == Some(column)));
        let value = value.cloned();
        // the sheet's own title, its column titles and its explanations are no parameters
        let is_title = NAME.contains(&fold(&name).as_str()) || fold(&name) == fold(READ_ME);
        let is_prose = value.is_none() && name.split_whitespace().count() > 8;
        if !is_title && !is_prose {
            found.push(Parameter { name, place: first.place.clone(), value });
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workbook::{Sheet, Value};
    use std::collections::BTreeMap;

    fn read(rows: &[&[&str]]) -> Vec<(String, Option<String>)> {
        let name: std::sync::Arc<str> = PARAMETERS.into();
        let rows = (1..).zip(rows).map(|(row, texts)| {
            let cells = (1..).zip(*texts).filter(|(_, text)| !text.is_empty());
            let cell = |(column, text): (u16, &&str)| {
                let place = Place::cell(&name, row, column);
                (column, Cell { value: Value::Text((*text).to_owned()), place })
            };
            (row, cells.map(cell).collect::<BTreeMap<_, _>>())
        });
        let sheet = Sheet {
            name: name.clone(),
            visible: true,
            rows: rows.collect(),
            hidden_rows: std::collections::BTreeSet::new(),
            controls: Vec::new(),
            merges: Vec::new(),
            across: Vec::new(),
            widths: BTreeMap::new(),
        };
        let book = Book { file: String::new(), fingerprint: String::new(), sheets: vec![sheet] };
        parameters(&book)
            .into_iter()
            .map(|parameter| (parameter.name, parameter.value.map(|cell| cell.text())))
            .collect()
    }

    #[test]
    fn an_explanation_is_no_value() {
        let some = |text: &str| Some(text.to_owned());
        let titled: &[&[&str]] = &[
            &["Paramètre", "Valeur", "Explication"],
            &["Année", "2027", "ou deux années"],
            &["Enveloppe", "", "Vide : pas de contrôle."],
        ];
        assert_eq!(read(titled), [("Année".into(), some("2027")), ("Enveloppe".into(), None)]);
        assert_eq!(read(&[&["Année :", "", "2027"]]), [("Année".into(), some("2027"))]);
    }
}
