//! The sheets as files.

use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook, Worksheet};

use super::sheet::{Cell, Sheet};
use crate::word::rewrite;

/// Stands for the value of a formula that has none, until it is taken out of the file.
const NO_VALUE: &str = "424242";

/// An Excel workbook.
pub fn xlsx(sheets: &[Sheet]) -> Vec<u8> {
    let mut book = Workbook::new();
    for sheet in sheets {
        let mut made = Worksheet::new();
        made.set_name(&sheet.name).unwrap();
        for &(row, column, last_row, last_column) in &sheet.merged {
            made.merge_range(row - 1, column - 1, last_row - 1, last_column - 1, "", &Format::new()).unwrap();
        }
        for (&(row, column), cell) in &sheet.cells {
            put(&mut made, row - 1, column - 1, cell);
        }
        for row in &sheet.hidden_rows {
            made.set_row_hidden(row - 1).unwrap();
        }
        book.push_worksheet(made);
    }
    let mut bytes = book.save_to_buffer().unwrap();
    for (number, sheet) in (1..).zip(sheets) {
        if sheet.cells.values().any(|cell| *cell == Cell::Unsaved) {
            let part = format!("xl/worksheets/sheet{number}.xml");
            bytes = rewrite(&bytes, &part, |xml| xml.replace(&format!("<v>{NO_VALUE}</v>"), ""));
        }
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
        Cell::Error(error) => sheet.write_formula(row, column, Formula::new("=A1/0").set_result(*error)),
        Cell::Formula(formula, value) => {
            sheet.write_formula(row, column, Formula::new(*formula).set_result(value.to_string()))
        }
        Cell::Unsaved => sheet.write_formula(row, column, Formula::new("=A1").set_result(NO_VALUE)),
    }
    .unwrap();
}

/// What a French Excel writes for one sheet: semicolons, commas in numbers, quotes where they are needed.
pub fn csv(sheet: &Sheet) -> Vec<u8> {
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
        Cell::Empty | Cell::Unsaved => String::new(),
        Cell::Text(text) => text.clone(),
        Cell::Number(number) | Cell::Formula(_, number) => number.to_string().replace('.', ","),
        Cell::Bool(truth) => if *truth { "VRAI" } else { "FAUX" }.to_owned(),
        Cell::Date(date) => date.strftime("%d/%m/%Y").to_string(),
        Cell::Error(error) => (*error).to_owned(),
    };
    if text.contains(['"', ';', '\n']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
}
