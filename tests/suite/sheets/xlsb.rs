//! A binary Excel workbook (MS-XLSB), with the records that a reader needs; `tests/fixtures/workbooks/make.py` has its twin.

use super::{Cell, Sheet, error_code, serial};
use crate::formats::archive_of;

const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGES: &str = "http://schemas.openxmlformats.org/package/2006";

pub fn write(sheets: &[Sheet]) -> Vec<u8> {
    let mut texts = Vec::new();
    let mut parts: Vec<(String, Vec<u8>)> = Vec::new();
    let mut book =
        [record(131, &[]), record(153, &[&[0; 8], wide("").as_slice()].concat()), record(143, &[])].concat();
    let mut relations = Vec::new();
    for (number, sheet) in (1_u32..).zip(sheets) {
        parts.push((format!("xl/worksheets/sheet{number}.bin"), part(sheet, &mut texts)));
        let head = [u32::from(sheet.is_hidden), number].map(u32::to_le_bytes).concat();
        book.extend(record(156, &[head, wide(&format!("rId{number}")), wide(&sheet.name)].concat()));
        relations.push((format!("rId{number}"), "worksheet", format!("worksheets/sheet{number}.bin")));
    }
    book.extend([record(144, &[]), record(132, &[])].concat());
    relations.push(("rId90".to_owned(), "styles", "styles.bin".to_owned()));
    relations.push(("rId91".to_owned(), "sharedStrings", "sharedStrings.bin".to_owned()));
    let count = u32::try_from(texts.len()).unwrap().to_le_bytes();
    let mut shared = record(159, &[count, count].concat());
    for text in &texts {
        shared.extend(record(19, &[&[0], wide(text).as_slice()].concat()));
    }
    shared.extend(record(160, &[]));
    let kinds = [
        ("xl/workbook.bin", "sheet.binary.macroEnabled.main"),
        ("xl/styles.bin", "styles"),
        ("xl/sharedStrings.bin", "sharedStrings"),
    ];
    let types: String = kinds
        .iter()
        .map(|(part, kind)| {
            format!("<Override PartName=\"/{part}\" ContentType=\"application/vnd.ms-excel.{kind}\"/>")
        })
        .collect();
    let types = format!(
        "<Types xmlns=\"{PACKAGES}/content-types\"><Default Extension=\"rels\" \
         ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"bin\" \
         ContentType=\"application/vnd.ms-excel.worksheet\"/>{types}</Types>"
    );
    let package = [("rId1".to_owned(), "officeDocument", "xl/workbook.bin".to_owned())];
    parts.push(("[Content_Types].xml".to_owned(), types.into_bytes()));
    parts.push(("_rels/.rels".to_owned(), of(&package)));
    parts.push(("xl/_rels/workbook.bin.rels".to_owned(), of(&relations)));
    parts.push(("xl/workbook.bin".to_owned(), book));
    parts.push(("xl/styles.bin".to_owned(), styles()));
    parts.push(("xl/sharedStrings.bin".to_owned(), shared));
    let parts: Vec<(&str, &[u8])> =
        parts.iter().map(|(name, part)| (name.as_str(), part.as_slice())).collect();
    archive_of(&parts)
}

fn of(relations: &[(String, &str, String)]) -> Vec<u8> {
    let inside: String = relations
        .iter()
        .map(|(id, kind, target)| {
            format!("<Relationship Id=\"{id}\" Type=\"{OFFICE}/{kind}\" Target=\"{target}\"/>")
        })
        .collect();
    format!("<Relationships xmlns=\"{PACKAGES}/relationships\">{inside}</Relationships>").into_bytes()
}

/// A record: its number and its length, seven bits a byte.
fn record(number: u16, body: &[u8]) -> Vec<u8> {
    #[expect(clippy::cast_possible_truncation, reason = "masked to seven bits")]
    let mut record = match u8::try_from(number) {
        Ok(number) if number < 128 => vec![number],
        _ => vec![(number & 0x7f) as u8 | 0x80, (number >> 7) as u8],
    };
    let mut length = body.len();
    loop {
        let more = if length > 127 { 0x80 } else { 0 };
        #[expect(clippy::cast_possible_truncation, reason = "masked to seven bits")]
        record.push((length & 0x7f) as u8 | more);
        length >>= 7;
        if length == 0 {
            break;
        }
    }
    record.extend(body);
    record
}

fn wide(text: &str) -> Vec<u8> {
    let units: Vec<u16> = text.encode_utf16().collect();
    let count = u32::try_from(units.len()).unwrap().to_le_bytes();
    count.into_iter().chain(units.into_iter().flat_map(u16::to_le_bytes)).collect()
}

fn part(sheet: &Sheet, texts: &mut Vec<String>) -> Vec<u8> {
    let rows = sheet.rows();
    let width = sheet.cells.keys().map(|(_, column)| u32::from(*column)).max().unwrap_or(1);
    let height = u32::try_from(rows.len()).unwrap().max(1);
    let size = [0, height - 1, 0, width - 1].map(u32::to_le_bytes).concat();
    let mut part = [
        record(129, &[]),
        record(147, &[&[0; 15], wide("").as_slice()].concat()),
        record(148, &size),
        record(145, &[]),
    ]
    .concat();
    for (row, cells) in (0_u32..).zip(rows) {
        let hidden = if sheet.hidden_rows.contains(&(row + 1)) { 0x10 } else { 0 };
        let head = [row, 0].map(u32::to_le_bytes).concat();
        part.extend(record(0, &[head, vec![0x2c, 1, 0, hidden, 0, 0, 0, 0, 0]].concat()));
        for (column, cell) in cells {
            part.extend(one(u32::from(column) - 1, cell, texts));
        }
    }
    part.extend(record(146, &[]));
    if !sheet.merged.is_empty() {
        part.extend(record(177, &u32::try_from(sheet.merged.len()).unwrap().to_le_bytes()));
        for &(top, left, bottom, right) in &sheet.merged {
            let corners = [top - 1, bottom - 1, u32::from(left) - 1, u32::from(right) - 1];
            part.extend(record(176, &corners.map(u32::to_le_bytes).concat()));
        }
        part.extend(record(178, &[]));
    }
    part.extend(record(130, &[]));
    part
}

fn one(column: u32, cell: &Cell, texts: &mut Vec<String>) -> Vec<u8> {
    let put = |number: u16, format: u32, body: &[u8]| {
        record(number, &[&[column, format].map(u32::to_le_bytes).concat(), body].concat())
    };
    // flags, and tokens: a whole number
    let tokens = [0, 0, 3, 0, 0, 0, 0x1e, 1, 0, 0, 0, 0, 0];
    match cell {
        Cell::Empty => Vec::new(),
        Cell::Text(text) => {
            texts.push(text.clone());
            put(7, 0, &u32::try_from(texts.len() - 1).unwrap().to_le_bytes())
        }
        Cell::Number(number) => put(5, 0, &number.to_le_bytes()),
        Cell::Bool(truth) => put(4, 0, &[u8::from(*truth)]),
        // a whole number in four bytes
        Cell::Date(date) => put(2, 1, &(serial(*date) << 2 | 2).to_le_bytes()),
        Cell::Error(error) => put(11, 0, &[&[error_code(error)], tokens.as_slice()].concat()),
        Cell::Formula(_, Some(value)) => put(9, 0, &[&value.to_le_bytes(), tokens.as_slice()].concat()),
        Cell::Formula(..) => panic!("a binary workbook has a value for every formula"),
    }
}

fn styles() -> Vec<u8> {
    let count = |number: u16, count: u32| record(number, &count.to_le_bytes());
    let head = [220_u16, 0, 400, 0].map(u16::to_le_bytes).concat();
    let font = record(43, &[head, vec![0, 2, 0, 0, 7, 1, 0, 0, 0, 0, 0, 0xff, 0], wide("Calibri")].concat());
    let xf = |parent: u16, format: u16| {
        record(47, &[parent, format, 0, 0, 0, 0, 0, 0].map(u16::to_le_bytes).concat())
    };
    [
        record(278, &[]),
        count(611, 1),
        font,
        record(612, &[]),
        count(603, 1),
        record(45, &[0; 68]),
        record(604, &[]),
        count(613, 1),
        record(46, &[0; 51]),
        record(614, &[]),
        count(626, 1),
        xf(0xffff, 0),
        record(627, &[]),
        count(617, 2),
        xf(0, 0),
        xf(0, 14),
        record(618, &[]),
        record(279, &[]),
    ]
    .concat()
}
