//! An Excel workbook, by XlsxWriter.

use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook, Worksheet};

use super::{Cell, Sheet};
use crate::word::rewrite;

/// Stands for the value of a formula that has none, until it is taken out of the file.
const NO_VALUE: &str = "424242";

pub fn write(sheets: &[Sheet]) -> Vec<u8> {
    let mut book = Workbook::new();
    for sheet in sheets {
        let mut made = Worksheet::new();
        made.set_name(&sheet.name).unwrap().set_hidden(sheet.is_hidden);
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
        if sheet.cells.values().any(|cell| matches!(cell, Cell::Formula(_, None))) {
            let part = format!("xl/worksheets/sheet{number}.xml");
            bytes = rewrite(&bytes, &part, |xml| xml.replace(&format!("<v>{NO_VALUE}</v>"), ""));
        }
    }
    bytes
}

/// The same workbook as one that may hold macros.
pub fn with_macros(bytes: &[u8]) -> Vec<u8> {
    const PLAIN: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";
    const MACROS: &str = "application/vnd.ms-excel.sheet.macroEnabled.main+xml";
    rewrite(bytes, "[Content_Types].xml", |types| {
        assert!(types.contains(PLAIN));
        types.replace(PLAIN, MACROS)
    })
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
