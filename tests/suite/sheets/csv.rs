//! What a French Excel writes for one sheet: semicolons, commas in numbers, quotes where they are needed.

use super::{Cell, Sheet};

pub fn write(sheet: &Sheet) -> Vec<u8> {
    let last_row = sheet.cells.keys().map(|(row, _)| *row).max().unwrap();
    let last_column = sheet.cells.keys().map(|(_, column)| *column).max().unwrap();
    let mut written = String::from("\u{feff}");
    for row in 1..=last_row {
        let fields =
            (1..=last_column).map(|column| sheet.cells.get(&(row, column)).map_or(String::new(), field));
        written.push_str(&fields.collect::<Vec<_>>().join(";"));
        written.push_str("\r\n");
    }
    written.into_bytes()
}

fn field(cell: &Cell) -> String {
    let text = match cell {
        Cell::Empty | Cell::Formula(_, None) => String::new(),
        Cell::Text(text) => text.clone(),
        Cell::Number(number) | Cell::Formula(_, Some(number)) => number.to_string().replace('.', ","),
        Cell::Bool(truth) => if *truth { "VRAI" } else { "FAUX" }.to_owned(),
        Cell::Date(date) => date.strftime("%d/%m/%Y").to_string(),
        Cell::Error(error) => error.clone(),
    };
    if text.contains(['"', ';', '\n']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
}
