//! An Excel workbook of 1997 to 2003 (MS-XLS), with the records that a reader needs.

use super::{Cell, Sheet, error_code, serial};
use crate::formats::{container, record};

/// Longest body of a record; what is longer goes on in another.
const LONGEST: usize = 8224;
/// Formats of cells, behind the fifteen that style all others.
const PLAIN: u16 = 15;
const DATE: u16 = 16;

pub fn write(sheets: &[Sheet]) -> Vec<u8> {
    let mut texts = Shared::default();
    let parts: Vec<Vec<u8>> = sheets.iter().map(|sheet| part(sheet, &mut texts)).collect();
    let is_computed =
        sheets.iter().flat_map(|sheet| sheet.cells.values()).all(|cell| *cell != super::unsaved());
    let mut before = [begin(5), record(0x0042, &1200_u16.to_le_bytes())].concat();
    for _ in 0..4 {
        before.extend(font("Arial"));
    }
    for number in 0..=DATE {
        before.extend(xf(number));
    }
    // styles: that of plain cells is built in
    before.extend(record(0x0293, &[0, 0x80, 0, 0xff]));
    let listed = |start: usize, sheet: &Sheet| {
        let units: Vec<u16> = sheet.name.encode_utf16().collect();
        let head = [u32::try_from(start).unwrap().to_le_bytes().as_slice(), &[u8::from(sheet.is_hidden), 0]]
            .concat();
        record(0x0085, &[head, vec![u8::try_from(units.len()).unwrap(), 1], wide(&units)].concat())
    };
    let behind = [texts.records(), record(0x000a, &[])].concat();
    let list = sheets.iter().map(|sheet| listed(0, sheet).len()).sum::<usize>();
    let mut start = before.len() + list + behind.len();
    let mut stream = before;
    for (sheet, part) in sheets.iter().zip(&parts) {
        stream.extend(listed(start, sheet));
        start += part.len();
    }
    stream.extend(behind);
    stream.extend(parts.concat());
    // a program that computes says who wrote the file; a script that does not, says nothing
    if is_computed {
        container(&[("/Workbook", &stream), ("/\u{5}SummaryInformation", b"x")])
    } else {
        container(&[("/Workbook", &stream)])
    }
}

fn begin(kind: u8) -> Vec<u8> {
    record(0x0809, &[0, 6, kind, 0, 0xbb, 0x0d, 0xcc, 0x07, 0, 0, 0, 0, 6, 0, 0, 0])
}

fn font(name: &str) -> Vec<u8> {
    let units: Vec<u16> = name.encode_utf16().collect();
    let head = [200_u16, 0, 0x7fff, 400, 0, 0, 0].map(u16::to_le_bytes).concat();
    record(0x0031, &[head, vec![u8::try_from(units.len()).unwrap(), 1], wide(&units)].concat())
}

fn xf(number: u16) -> Vec<u8> {
    let is_style = number < PLAIN;
    let format = if number == DATE { 14_u16 } else { 0 };
    let kind = if is_style { 0xfff5_u16 } else { 1 };
    let head = [0, format, kind].map(u16::to_le_bytes).concat();
    record(0x00e0, &[head, vec![0x20, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xc0, 0x20]].concat())
}

fn wide(units: &[u16]) -> Vec<u8> {
    units.iter().flat_map(|unit| unit.to_le_bytes()).collect()
}

fn part(sheet: &Sheet, texts: &mut Shared) -> Vec<u8> {
    let mut part = begin(0x10);
    let rows = sheet.rows();
    let width = sheet.cells.keys().map(|(_, column)| *column).max().unwrap_or_default();
    let height = u32::try_from(rows.len()).unwrap();
    let size = [0_u32, height].map(u32::to_le_bytes).concat();
    part.extend(record(0x0200, &[size, [0, width, 0].map(u16::to_le_bytes).concat()].concat()));
    for (row, cells) in (0_u16..).zip(rows) {
        let hidden = if sheet.hidden_rows.contains(&(u32::from(row) + 1)) { 0x20 } else { 0 };
        let head = [row, 0, width, 255, 0, 0, 0x0100 | hidden, PLAIN].map(u16::to_le_bytes).concat();
        part.extend(record(0x0208, &head));
        for (column, cell) in cells {
            part.extend(one(row, column - 1, cell, texts));
        }
    }
    if !sheet.merged.is_empty() {
        let mut body = u16::try_from(sheet.merged.len()).unwrap().to_le_bytes().to_vec();
        for &(top, left, bottom, right) in &sheet.merged {
            let (top, bottom) = (u16::try_from(top).unwrap(), u16::try_from(bottom).unwrap());
            body.extend([top - 1, bottom - 1, left - 1, right - 1].map(u16::to_le_bytes).concat());
        }
        part.extend(record(0x00e5, &body));
    }
    part.extend(record(0x000a, &[]));
    part
}

fn one(row: u16, column: u16, cell: &Cell, texts: &mut Shared) -> Vec<u8> {
    let head = |format: u16| [row, column, format].map(u16::to_le_bytes).concat();
    let put = |number: u16, body: &[u8]| record(number, &[&head(PLAIN), body].concat());
    // its result, flags, four bytes of nothing, and its tokens: a whole number
    let formula = |result: [u8; 8]| put(0x0006, &[&result[..], &[0; 6], &[3, 0, 0x1e, 1, 0]].concat());
    match cell {
        Cell::Empty => Vec::new(),
        Cell::Text(text) => put(0x00fd, &texts.number(text).to_le_bytes()),
        Cell::Number(number) => put(0x0203, &number.to_le_bytes()),
        Cell::Bool(truth) => put(0x0205, &[u8::from(*truth), 0]),
        Cell::Date(date) => {
            record(0x0203, &[head(DATE), f64::from(serial(*date)).to_le_bytes().to_vec()].concat())
        }
        Cell::Error(error) => formula([2, 0, error_code(error), 0, 0, 0, 0xff, 0xff]),
        Cell::Formula(_, Some(value)) => formula(value.to_le_bytes()),
        Cell::Formula(..) => formula([3, 0, 0, 0, 0, 0, 0xff, 0xff]),
    }
}

/// The texts that all sheets share, in the order in which they come.
#[derive(Default)]
struct Shared(Vec<Vec<u16>>);

impl Shared {
    fn number(&mut self, text: &str) -> u32 {
        self.0.push(text.encode_utf16().collect());
        u32::try_from(self.0.len() - 1).unwrap()
    }

    /// The table and what continues it. A text that goes on says anew how wide its characters are.
    fn records(&self) -> Vec<u8> {
        let count = u32::try_from(self.0.len()).unwrap().to_le_bytes();
        let mut pieces = vec![[count, count].concat()];
        for units in &self.0 {
            if pieces.last().unwrap().len() + 5 > LONGEST {
                pieces.push(Vec::new());
            }
            let piece = pieces.last_mut().unwrap();
            piece.extend(u16::try_from(units.len()).unwrap().to_le_bytes());
            piece.push(1);
            let mut left = units.as_slice();
            while !left.is_empty() {
                let room = (LONGEST - pieces.last().unwrap().len()) / 2;
                let (here, rest) = left.split_at(left.len().min(room));
                pieces.last_mut().unwrap().extend(wide(here));
                left = rest;
                if !left.is_empty() {
                    pieces.push(vec![1]);
                }
            }
        }
        let number = |index: usize| if index == 0 { 0x00fc } else { 0x003c };
        pieces.iter().enumerate().flat_map(|(index, piece)| record(number(index), piece)).collect()
    }
}
