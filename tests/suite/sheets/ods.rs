//! An OpenDocument spreadsheet, as LibreOffice lays it out: runs of empty cells and rows counted, texts in paragraphs.

use super::{Cell, Sheet};
use crate::formats::archive;

const NAMES: &str = "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
                     xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" \
                     xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" \
                     xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" \
                     xmlns:calcext=\"urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0\"";

const KIND: &str = "application/vnd.oasis.opendocument.spreadsheet";

pub fn write(sheets: &[Sheet]) -> Vec<u8> {
    let tables: String = sheets.iter().map(table).collect();
    let content = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document-content {NAMES} office:version=\"1.3\">\
         <office:automatic-styles><style:style style:name=\"shown\" style:family=\"table\"><style:table-properties table:display=\"true\"/>\
         </style:style><style:style style:name=\"hidden\" style:family=\"table\"><style:table-properties table:display=\"false\"/>\
         </style:style></office:automatic-styles><office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body>\
         </office:document-content>"
    );
    let manifest = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\" \
         manifest:version=\"1.3\"><manifest:file-entry manifest:full-path=\"/\" manifest:media-type=\"{KIND}\"/>\
         <manifest:file-entry manifest:full-path=\"content.xml\" manifest:media-type=\"text/xml\"/></manifest:manifest>"
    );
    archive(&[("mimetype", KIND), ("META-INF/manifest.xml", &manifest), ("content.xml", &content)])
}

fn table(sheet: &Sheet) -> String {
    let style = if sheet.is_hidden { "hidden" } else { "shown" };
    let rows: String = (1..).zip(sheet.rows()).map(|(number, cells)| row(sheet, number, &cells)).collect();
    format!(
        "<table:table table:name=\"{}\" table:style-name=\"{style}\">{rows}</table:table>",
        escaped(&sheet.name)
    )
}

fn row(sheet: &Sheet, number: u32, cells: &[(u16, &Cell)]) -> String {
    let mut inside = String::new();
    let mut last = 0;
    for &(column, content) in cells {
        if column > last + 1 {
            inside.push_str(&gap(sheet, number, last + 1, column - 1));
        }
        inside.push_str(&cell(content, &span(sheet, number, column)));
        last = column;
    }
    let reach =
        sheet.merged.iter().filter(|merged| merged.0 <= number && number <= merged.2).map(|merged| merged.3);
    if let Some(reach) = reach.max().filter(|reach| *reach > last) {
        inside.push_str(&gap(sheet, number, last + 1, reach));
    }
    if inside.is_empty() {
        inside.push_str("<table:table-cell/>");
    }
    let seen = if sheet.hidden_rows.contains(&number) { " table:visibility=\"collapse\"" } else { "" };
    format!("<table:table-row{seen}>{inside}</table:table-row>")
}

/// Empty cells; those under a merged one are covered.
fn gap(sheet: &Sheet, row: u32, first: u16, last: u16) -> String {
    let is_covered = |column: u16| {
        sheet.merged.iter().any(|&(top, left, bottom, right)| {
            (top..=bottom).contains(&row) && (left..=right).contains(&column) && (top, left) != (row, column)
        })
    };
    let mut written = String::new();
    let mut columns = first..=last;
    while let Some(column) = columns.next() {
        let covered = is_covered(column);
        let mut count = 1;
        while columns.clone().next().is_some_and(|next| is_covered(next) == covered) {
            columns.next();
            count += 1;
        }
        let name = if covered { "covered-table-cell" } else { "table-cell" };
        written.push_str(&format!("<table:{name} table:number-columns-repeated=\"{count}\"/>"));
    }
    written
}

fn span(sheet: &Sheet, row: u32, column: u16) -> String {
    let merged = sheet.merged.iter().find(|merged| (merged.0, merged.1) == (row, column));
    merged.map_or(String::new(), |(top, left, bottom, right)| {
        let (columns, rows) = (right - left + 1, bottom - top + 1);
        format!(" table:number-columns-spanned=\"{columns}\" table:number-rows-spanned=\"{rows}\"")
    })
}

fn cell(content: &Cell, span: &str) -> String {
    let (attributes, shown) = match content {
        Cell::Empty => (String::new(), String::new()),
        Cell::Text(text) => (value("string", "", ""), text.clone()),
        Cell::Number(number) => {
            (value("float", "value", &number.to_string()), number.to_string().replace('.', ","))
        }
        Cell::Bool(truth) => (
            value("boolean", "boolean-value", &truth.to_string()),
            if *truth { "VRAI" } else { "FAUX" }.to_owned(),
        ),
        Cell::Date(date) => {
            (value("date", "date-value", &date.to_string()), date.strftime("%d/%m/%Y").to_string())
        }
        Cell::Error(error) => (
            format!(
                " table:formula=\"of:=[.A1]/0\"{} calcext:value-type=\"error\"",
                value("string", "string-value", "")
            ),
            error.clone(),
        ),
        Cell::Formula(formula, Some(number)) => (
            format!(" table:formula=\"of:{formula}\"{}", value("float", "value", &number.to_string())),
            number.to_string().replace('.', ","),
        ),
        Cell::Formula(..) => (" table:formula=\"of:=[.A1]\"".to_owned(), String::new()),
    };
    let paragraphs: String = match shown.as_str() {
        "" => String::new(),
        shown => shown.split('\n').map(|line| format!("<text:p>{}</text:p>", spaced(line))).collect(),
    };
    format!("<table:table-cell{span}{attributes}>{paragraphs}</table:table-cell>")
}

fn value(kind: &str, name: &str, value: &str) -> String {
    let told = if name.is_empty() { String::new() } else { format!(" office:{name}=\"{value}\"") };
    format!(" office:value-type=\"{kind}\"{told} calcext:value-type=\"{kind}\"")
}

/// The text of a paragraph: spaces at its ends, and all but the first of several, have elements of their own.
fn spaced(line: &str) -> String {
    let mut written = String::new();
    let count = line.chars().count();
    let mut before = ' ';
    for (index, ch) in line.chars().enumerate() {
        match ch {
            ' ' if before == ' ' || index + 1 == count => written.push_str("<text:s/>"),
            '\t' => written.push_str("<text:tab/>"),
            ch => written.push_str(&escaped(&ch.to_string())),
        }
        before = ch;
    }
    written
}

/// Characters that XML can't hold are left out, as every program does.
fn escaped(text: &str) -> String {
    let text: String = text.chars().filter(|ch| !ch.is_control() || *ch == '\t').collect();
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
