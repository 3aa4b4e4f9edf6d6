//! `.xls` of Excel 97 to 2003 (MS-XLS): a compound file whose stream `Workbook` holds records.
//!
//! `cfb` opens the container and refuses chains of sectors that run in a circle. Nothing in the stream is packed, so what it
//! makes is no larger than the file; its tables say how long they are, and nobody believes them.

use std::io::{Cursor, Read};
use std::sync::Arc;

use super::biff::{Bytes, Look, Shared, error, with_runs};
use super::filling::{Counts, Filling};
use super::numbers;
use super::symbols::Font;
use super::xls_records::{Record, Records, Texts};
use crate::findings::Place;
use crate::workbook::book::Sheet;
use crate::workbook::cell::Value;
use crate::workbook::control::{Button, Control};
use crate::workbook::error::Trouble;

/// Longest stream, in bytes: no longer than the longest file.
const LIMIT: u64 = 128 << 20;
/// The stream in which every office program says who wrote the file; xlwt does not.
const SUMMARY: &str = "/\u{5}SummaryInformation";

/// What the first part of the stream says of a sheet.
struct Listed {
    name: String,
    visible: bool,
    /// Where its own part begins.
    start: usize,
}

/// The sheets of a compound file.
pub(super) fn sheets(bytes: &[u8]) -> Result<Vec<Sheet>, Trouble> {
    let mut file = cfb::CompoundFile::open(Cursor::new(bytes)).map_err(|_| Trouble::Damaged)?;
    let mut stream = Vec::new();
    let opened = file.open_stream("/Workbook").map_err(|_| Trouble::Damaged)?;
    opened.take(LIMIT).read_to_end(&mut stream).map_err(|_| Trouble::Damaged)?;
    // a script that computes nothing gives every formula an empty text for its result
    let is_computed = file.is_stream(SUMMARY);
    let (shared, listed) = globals(&stream)?;
    if listed.is_empty() {
        return Err(Trouble::Damaged);
    }
    let mut counts = Counts::default();
    // the parts of sheets do not overlap: together they are no longer than the stream
    let mut left = stream.len();
    let mut sheets = Vec::new();
    for Listed { name, visible, start } in listed {
        let mut filling = Filling::new(&name, &mut counts)?;
        let part = stream.get(start..).ok_or(Trouble::Damaged)?;
        let mut reading = Reading { shared: &shared, is_computed, formula: None, anchor: None };
        let (mut depth, mut is_whole) = (0_usize, false);
        for record in Records::of(part) {
            left = left.checked_sub(record.length()).ok_or(Trouble::Damaged)?;
            match record.number {
                // BOF, EOF: charts stand within sheets, with cells of their own
                0x0809 => depth += 1,
                // no sheet begins here: its cells would not be seen
                _ if depth == 0 => break,
                0x000a if depth == 1 => {
                    is_whole = true;
                    break;
                }
                0x000a => depth -= 1,
                _ if depth == 1 => reading.record(record, &mut filling)?,
                _ => {}
            }
        }
        // what stood behind a record that is cut would be lost in silence
        if !is_whole {
            return Err(Trouble::Damaged);
        }
        sheets.push(filling.done(visible));
    }
    Ok(sheets)
}

/// What stands before the sheets: the list of them, texts, fonts and formats.
fn globals(stream: &[u8]) -> Result<(Shared, Vec<Listed>), Trouble> {
    let (mut shared, mut listed) = (Shared::default(), Vec::new());
    let mut fonts: Vec<Option<Font>> = Vec::new();
    let mut formats = std::collections::BTreeMap::new();
    let mut cells: Vec<(u16, u16)> = Vec::new();
    let (mut table, mut is_whole) = (None, false);
    for record in Records::of(stream) {
        let mut bytes = record.bytes();
        match record.number {
            // BOF: only Excel 97 and later write this version
            0x0809 if bytes.u16() != Some(0x0600) => return Err(Trouble::OldExcel),
            // FilePass
            0x002f => return Err(Trouble::Password),
            // Date1904
            0x0022 => shared.is_1904 = bytes.u16() == Some(1),
            // Font: size, flags, colour, weight, place, line, family, set, nothing
            0x0031 => {
                let mut texts = Texts::of(record);
                let name = texts.skip(14).and_then(|()| texts.short());
                fonts.push(name.and_then(|name| Font::named(&name)));
            }
            // Format
            0x041e => {
                let mut texts = Texts::of(record);
                if let Some((number, format)) = texts.u16().and_then(|number| Some((number, texts.long()?))) {
                    formats.insert(number, format);
                }
            }
            // XF: its font, its number format
            0x00e0 => cells.push(bytes.u16().zip(bytes.u16()).unwrap_or_default()),
            // BoundSheet8: where it begins, whether it is shown, what it is
            0x0085 => {
                let head = bytes.u32().and_then(|start| Some((start, bytes.u8()?, bytes.u8()?)));
                let mut texts = Texts::of(record);
                let name = texts.skip(6).and_then(|()| texts.short());
                let ((start, state, kind), name) = head.zip(name).ok_or(Trouble::Damaged)?;
                if kind == 0 {
                    let start = usize::try_from(start).map_err(|_| Trouble::Damaged)?;
                    listed.push(Listed { name, visible: matches!(state & 3, 0), start });
                }
            }
            // SST
            0x00fc => table = Some(record),
            // EOF
            0x000a => {
                is_whole = true;
                break;
            }
            _ => {}
        }
    }
    if !is_whole {
        return Err(Trouble::Damaged);
    }
    // the fifth font does not exist
    let font = |number: u16| match usize::from(number) {
        4 => None,
        number => fonts.get(if number > 4 { number - 1 } else { number }).copied().flatten(),
    };
    let look = |&(of_text, of_number): &(u16, u16)| Look {
        font: font(of_text),
        is_date: numbers::is_date(of_number, formats.get(&of_number).map(String::as_str)),
    };
    shared.looks = cells.iter().map(look).collect();
    if let Some(record) = table {
        let mut texts = Texts::of(record);
        // how many there are in all, and how many different ones: they are counted as they come
        texts.skip(8).ok_or(Trouble::Damaged)?;
        while let Some((units, runs)) = texts.rich() {
            shared.texts.push(with_runs(&units, &runs, font));
        }
    }
    Ok((shared, listed))
}

/// A sheet that is being read.
struct Reading<'s> {
    shared: &'s Shared,
    /// Whether the program that wrote the file computes.
    is_computed: bool,
    /// The cell of a formula whose text comes in a record of its own.
    formula: Option<(u32, u32, usize)>,
    /// The cell under the shape that was drawn last.
    anchor: Option<(u32, u16)>,
}

impl Reading<'_> {
    fn record(&mut self, record: Record<'_>, filling: &mut Filling<'_>) -> Result<(), Trouble> {
        let mut bytes = record.bytes();
        match record.number {
            // Row: number, first and last column, height, four bytes of nothing, flags
            0x0208 => {
                let row = bytes.u16().map_or(0, u32::from) + 1;
                if bytes.take(10).and_then(|_| bytes.u8()).is_some_and(|flags| flags & 0x20 != 0) {
                    filling.hide(row, row);
                }
            }
            // Number, RK, LabelSst, BoolErr, Formula
            0x0203 | 0x027e | 0x00fd | 0x0205 | 0x0006 => {
                let (row, column, format) = cell(&mut bytes).ok_or(Trouble::Damaged)?;
                let value = match record.number {
                    0x0203 => bytes.f64().map(|number| self.shared.number(number, format)),
                    0x027e => bytes.rk().map(|number| self.shared.number(number, format)),
                    0x00fd => bytes.u32().and_then(|number| self.shared.shared(number, format)),
                    0x0205 => bytes.u8().zip(bytes.u8()).map(|(code, is_error)| match is_error {
                        0 => Value::Bool(code != 0),
                        _ => error(code),
                    }),
                    _ => {
                        self.formula = Some((row, column, format));
                        return self.result(bytes, filling);
                    }
                };
                return filling.put(row, column, value.ok_or(Trouble::Damaged)?);
            }
            // MulRk: several numbers in a row, and the last column behind them
            0x00bd => {
                let (row, first) = bytes.u16().zip(bytes.u16()).ok_or(Trouble::Damaged)?;
                for column in u32::from(first) + 1.. {
                    if bytes.0.len() < 6 {
                        break;
                    }
                    let (format, number) = bytes.u16().zip(bytes.rk()).ok_or(Trouble::Damaged)?;
                    filling.put(
                        u32::from(row) + 1,
                        column,
                        self.shared.number(number, usize::from(format)),
                    )?;
                }
            }
            // Label, RString
            0x0204 | 0x00d6 => {
                let (row, column, format) = cell(&mut bytes).ok_or(Trouble::Damaged)?;
                let mut texts = Texts::of(record);
                let text = texts.skip(6).and_then(|()| texts.long()).ok_or(Trouble::Damaged)?;
                return filling.put(row, column, self.shared.text(text, format));
            }
            // String: the text of the formula before it
            0x0207 => {
                if let Some((row, column, format)) = self.formula.take() {
                    let text = Texts::of(record).long().ok_or(Trouble::Damaged)?;
                    return filling.put(row, column, self.shared.text(text, format));
                }
            }
            // MergedCells: their number, then first row, last, first column, last of each
            0x00e5 => {
                for _ in 0..bytes.u16().unwrap_or(0) {
                    let rows = bytes.u16().zip(bytes.u16());
                    let Some(((first, last), (left, right))) = rows.zip(bytes.u16().zip(bytes.u16())) else {
                        break;
                    };
                    let next = |number: u16| u32::from(number) + 1;
                    filling.merge((next(first), next(left)), (next(last), next(right)))?;
                }
            }
            // MsoDrawing
            0x00ec => {
                self.anchor = record.pieces.iter().rev().find_map(|piece| anchor(piece)).or(self.anchor);
            }
            // Obj
            0x005d => {
                if let Some((button, link, ticked)) = clicked(bytes) {
                    let (row, column) = self.anchor.unwrap_or((1, 1));
                    let place = Place::cell(&Arc::clone(filling.name()), row, column);
                    return filling.control(Control { button, place, link, ticked });
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// The result of a formula: a number, or six bytes about something else and two that say so.
    fn result(&mut self, bytes: Bytes<'_>, filling: &mut Filling<'_>) -> Result<(), Trouble> {
        let Some((row, column, format)) = self.formula else { return Ok(()) };
        let value = match *bytes.0 {
            // its text comes in a record of its own
            [0, _, _, _, _, _, 0xff, 0xff, ..] => return Ok(()),
            [1, _, truth, _, _, _, 0xff, 0xff, ..] => Value::Bool(truth != 0),
            [2, _, code, _, _, _, 0xff, 0xff, ..] => error(code),
            [_, _, _, _, _, _, 0xff, 0xff, ..] if !self.is_computed => Value::Unsaved,
            [_, _, _, _, _, _, 0xff, 0xff, ..] => Value::Text(String::new()),
            _ => {
                let mut bytes = bytes;
                self.shared.number(bytes.f64().ok_or(Trouble::Damaged)?, format)
            }
        };
        self.formula = None;
        filling.put(row, column, value)
    }
}

/// Row and column from 1, and the number of the format.
fn cell(bytes: &mut Bytes<'_>) -> Option<(u32, u32, usize)> {
    Some((u32::from(bytes.u16()?) + 1, u32::from(bytes.u16()?) + 1, usize::from(bytes.u16()?)))
}

/// The cell under the last shape of a drawing (MS-ODRAW: records in records; MS-XLS 2.5.193).
fn anchor(drawing: &[u8]) -> Option<(u32, u16)> {
    let mut bytes = Bytes(drawing);
    let mut found = None;
    while let (Some(version), Some(kind), Some(length)) = (bytes.u16(), bytes.u16(), bytes.u32()) {
        if version & 0xf == 0xf {
            continue;
        }
        let Some(inside) = usize::try_from(length).ok().and_then(|length| bytes.take(length)) else { break };
        if kind == 0xf010 {
            let mut inside = Bytes(inside);
            // flags; the left column and how far into it, the top row
            let column = inside.u16().and_then(|_| inside.u16());
            let row = inside.u16().and_then(|_| inside.u16());
            found = row.zip(column).map(|(row, column)| (u32::from(row) + 1, column.saturating_add(1)));
        }
    }
    found
}

/// What an object is, its link and state, if it is a check box or an option button (MS-XLS 2.4.181).
fn clicked(bytes: Bytes<'_>) -> Option<(Button, Option<String>, Option<bool>)> {
    const CLASSES: [(&[u8], Button); 2] =
        [(b"Forms.CheckBox.1", Button::Box), (b"Forms.OptionButton.1", Button::Option)];
    let whole = bytes.0;
    let mut bytes = bytes;
    let (mut button, mut link, mut ticked) = (None, None, None);
    while let (Some(kind), Some(length)) = (bytes.u16(), bytes.u16()) {
        let Some(inside) = bytes.take(usize::from(length)) else { break };
        let mut inside = Bytes(inside);
        match kind {
            0x15 => {
                button = match inside.u16() {
                    Some(0x0b) => Some(Button::Box),
                    Some(0x0c) => Some(Button::Option),
                    _ => None,
                }
            }
            // its state; LibreOffice writes it into the record before it
            0x12 if button.is_some() => ticked = inside.u16().map(|state| state == 1),
            0x0a if button.is_some() => ticked = ticked.or(inside.u16().map(|state| state == 1)),
            // a formula that is a cell: its length, four bytes of nothing, what it is, row, column
            0x14 if button.is_some() => {
                let what = inside.take(6).and_then(|_| inside.u8());
                let cell = inside.u16().zip(inside.u16());
                if let (Some(0x24 | 0x44 | 0x64), Some((row, column))) = (what, cell) {
                    let letters = crate::findings::column_letters((column & 0x3fff).saturating_add(1));
                    link = Some(format!("{letters}{}", u32::from(row) + 1));
                }
            }
            _ => {}
        }
    }
    let active = || {
        let names = |class: &[u8]| whole.windows(class.len()).any(|window| window == class);
        CLASSES.into_iter().find(|(class, _)| names(class)).map(|(_, button)| button)
    };
    button.or_else(active).map(|button| (button, link, ticked))
}
