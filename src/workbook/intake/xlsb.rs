//! `.xlsb`: the parts of an .xlsx as records of bytes instead of XML (MS-XLSB).
//!
//! Each part is unpacked whole, which [`super::sniff`] bounds, and read once as a slice: no record can ask for memory.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::biff::{Bytes, Look, Shared, Text, error, with_runs};
use super::filling::{Counts, Filling};
use super::numbers;
use super::parts::Parts;
use super::symbols::Font;
use super::vml;
use super::xlsb_records::{Records, rich, text};
use crate::workbook::book::Sheet;
use crate::workbook::cell::Value;
use crate::workbook::error::Trouble;

const WORKBOOK: &str = "xl/workbook.bin";

/// The sheets of an archive that [`super::sniff`] has looked at.
pub(super) fn sheets(bytes: &[u8]) -> Result<Vec<Sheet>, Trouble> {
    let mut parts = Parts::open(bytes).ok_or(Trouble::Damaged)?;
    let relations = parts.relations(WORKBOOK);
    let workbook = parts.bytes(WORKBOOK).ok_or(Trouble::Damaged)?;
    let mut part = |kind: &str| {
        let relation = relations.values().find(|relation| relation.kind == kind);
        relation.map(|relation| parts.bytes(&relation.target).unwrap_or_default())
    };
    let (fonts, looks) =
        part("styles").map_or(Some(Default::default()), |part| styles(&part)).ok_or(Trouble::Damaged)?;
    let texts = part("sharedStrings").map_or(Some(Vec::new()), |part| texts(&part, &fonts));
    let texts = texts.ok_or(Trouble::Damaged)?;
    let mut shared = Shared { looks, texts, is_1904: false };
    let (mut found, mut is_whole) = (Vec::new(), false);
    for (number, mut record) in Records::of(&workbook) {
        match number {
            // BrtWbProp
            153 => shared.is_1904 = record.u32().is_some_and(|flags| flags & 1 != 0),
            // BrtEndBundleShs
            144 => is_whole = true,
            // BrtBundleSh
            156 => {
                let state = record.u32().ok_or(Trouble::Damaged)?;
                let (id, name) =
                    (|| Some((record.u32().and_then(|_| text(&mut record))?, text(&mut record)?)))()
                        .ok_or(Trouble::Damaged)?;
                let sheet = relations.get(&id).ok_or(Trouble::Damaged)?;
                if sheet.kind == "worksheet" {
                    found.push((name, state == 0, sheet.target.clone()));
                }
            }
            _ => {}
        }
    }
    if found.is_empty() || !is_whole {
        return Err(Trouble::Damaged);
    }
    let (mut sheets, mut counts, mut read) = (Vec::new(), Counts::default(), BTreeSet::new());
    for (name, visible, target) in found {
        // a part is one sheet: many that share one would be read over and over
        let part = parts.bytes(&target).filter(|_| read.insert(target.clone())).ok_or(Trouble::Damaged)?;
        let mut filling = Filling::new(&name, &mut counts)?;
        cells(&part, &shared, &mut filling)?;
        let name = Arc::clone(filling.name());
        for control in vml::boxes(&mut parts, &target, &name, BTreeMap::new()) {
            filling.control(control)?;
        }
        sheets.push(filling.done(visible));
    }
    Ok(sheets)
}

fn cells(part: &[u8], shared: &Shared, filling: &mut Filling<'_>) -> Result<(), Trouble> {
    let (mut row, mut is_whole) = (0_u32, false);
    for (number, mut record) in Records::of(part) {
        match number {
            // BrtRowHdr
            0 => {
                row = record.u32().ok_or(Trouble::Damaged)?.saturating_add(1);
                // its format, its height, two bytes of flags: the fifth bit of the second one
                if record.take(7).and_then(|_| record.u8()).is_some_and(|flags| flags & 0x10 != 0) {
                    filling.hide(row, row);
                }
            }
            // the cells, and BrtCellRString
            2..=11 | 62 => {
                let cell = record.u32().zip(record.u32()).ok_or(Trouble::Damaged)?;
                let (column, format) = (cell.0.saturating_add(1), (cell.1 & 0x00ff_ffff) as usize);
                let value = value(number, &mut record, shared, format).ok_or(Trouble::Damaged)?;
                filling.put(row, column, value)?;
            }
            // BrtEndSheetData
            146 => is_whole = true,
            // BrtMergeCell: first row, last, first column, last
            176 => {
                let rows = record.u32().zip(record.u32());
                if let Some(((first, last), (left, right))) = rows.zip(record.u32().zip(record.u32())) {
                    let next = |number: u32| number.saturating_add(1);
                    filling.merge((next(first), next(left)), (next(last), next(right)))?;
                }
            }
            _ => {}
        }
    }
    // what stood behind a record that is cut would be lost in silence
    if is_whole { Ok(()) } else { Err(Trouble::Damaged) }
}

/// The value of a cell; that of a formula stands before it.
fn value(number: u16, record: &mut Bytes<'_>, shared: &Shared, format: usize) -> Option<Value> {
    Some(match number {
        2 => shared.number(record.rk()?, format),
        3 | 11 => error(record.u8()?),
        4 | 10 => Value::Bool(record.u8()? != 0),
        5 | 9 => shared.number(record.f64()?, format),
        6 | 8 => shared.text(text(record)?, format),
        7 => shared.shared(record.u32()?, format)?,
        _ => shared.text(String::from_utf16_lossy(&rich(record)?.0), format),
    })
}

/// The shared texts; none where they are cut.
fn texts(part: &[u8], fonts: &[Option<Font>]) -> Option<Vec<Text>> {
    let font = |number: u16| fonts.get(usize::from(number)).copied().flatten();
    let (mut texts, mut is_whole) = (Vec::new(), false);
    for (number, mut record) in Records::of(part) {
        match number {
            // BrtSSTItem
            19 => {
                let (units, runs) = rich(&mut record)?;
                texts.push(with_runs(&units, &runs, font));
            }
            // BrtEndSst
            160 => is_whole = true,
            _ => {}
        }
    }
    is_whole.then_some(texts)
}

/// Symbol fonts by number, and how cells of each format look; nothing where they are cut: a date would become a number.
fn styles(part: &[u8]) -> Option<(Vec<Option<Font>>, Vec<Look>)> {
    let (mut fonts, mut looks, mut formats) = (Vec::new(), Vec::new(), BTreeMap::new());
    let (mut in_cell_formats, mut is_whole) = (false, false);
    for (number, mut record) in Records::of(part) {
        match number {
            // BrtFont: size, flags, weight, place, line, family, set, nothing, colour, scheme
            43 => {
                let name = record.take(21).and_then(|_| text(&mut record));
                fonts.push(name.and_then(|name| Font::named(&name)));
            }
            // BrtFmt
            44 => {
                if let (Some(number), Some(format)) = (record.u16(), text(&mut record)) {
                    formats.insert(number, format);
                }
            }
            // BrtBeginCellXFs, BrtEndCellXFs
            617 => in_cell_formats = true,
            618 => in_cell_formats = false,
            // BrtEndStyleSheet
            279 => is_whole = true,
            // BrtXF: what it inherits from, its number format, its font
            47 if in_cell_formats => {
                let numbers = record.u16().and_then(|_| record.u16().zip(record.u16()));
                let look = numbers.map(|(format, font)| Look {
                    font: fonts.get(usize::from(font)).copied().flatten(),
                    is_date: numbers::is_date(format, formats.get(&format).map(String::as_str)),
                });
                looks.push(look.unwrap_or_default());
            }
            _ => {}
        }
    }
    is_whole.then_some((fonts, looks))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn merged_cells_behind_the_cells_are_seen() {
        let numbers = |numbers: [u32; 4]| numbers.map(u32::to_le_bytes).concat();
        // BrtEndSheetData, two BrtMergeCell: A2:B5, and C1:D1, which is merged sideways only
        let mut part = vec![0x92, 0x01, 0];
        for merged in [[1, 4, 0, 1], [0, 0, 2, 3]] {
            part.extend([0xb0, 0x01, 16]);
            part.extend(numbers(merged));
        }
        let mut counts = Counts::default();
        let mut filling = Filling::new("S", &mut counts).unwrap();
        cells(&part, &Shared::default(), &mut filling).unwrap();
        assert_eq!(filling.done(true).merges, [(1, 2, 5)]);
    }
}
