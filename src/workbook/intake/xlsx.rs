//! `.xlsx` and `.xlsm`: calamine reads the cells, one by one; [`super::second_look`] what it does not tell.

use std::collections::BTreeSet;
use std::io::Cursor;

use calamine::{DataRef, Reader, SheetType, SheetVisible, Xlsx};

use super::filling::{Counts, Filling};
use super::numbers;
use super::parts::Parts;
use super::second_look::{Look, Looks};
use super::vml;
use crate::workbook::book::Sheet;
use crate::workbook::cell::Value;
use crate::workbook::error::Trouble;

/// The sheets of an archive that [`super::sniff`] has looked at.
pub(super) fn sheets(bytes: &[u8]) -> Result<Vec<Sheet>, Trouble> {
    let mut parts = Parts::open(bytes).ok_or(Trouble::Damaged)?;
    let looks = Looks::of(&mut parts);
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|error| trouble(&error))?;
    let mut sheets = Vec::new();
    let mut counts = Counts::default();
    let mut read = BTreeSet::new();
    for sheet in book.sheets_metadata().to_vec() {
        if sheet.typ != SheetType::WorkSheet {
            continue;
        }
        let mut filling = Filling::new(&sheet.name, &mut counts)?;
        let part = looks.sheets.get(&sheet.name);
        // a part is one sheet: many that share one would be read over and over
        if !part.is_none_or(|part| read.insert(part)) {
            return Err(Trouble::Damaged);
        }
        let look = match part.and_then(|part| parts.stream(part)) {
            Some(stream) => looks.at(stream)?,
            None => Look::default(),
        };
        // cell by cell: a range would be allocated whole, up to a stray cell in the last corner of the sheet
        let mut reader = book.worksheet_cells_reader(&sheet.name).map_err(|error| trouble(&error))?;
        while let Some(cell) = reader.next_cell().map_err(|error| trouble(&error))? {
            let (row, column) = cell.get_position();
            let (row, column) = (row.saturating_add(1), column.saturating_add(1));
            let place = (row, u16::try_from(column).unwrap_or(u16::MAX));
            // a formula without a result may read as a value: an empty truth value is true
            let value =
                if look.unsaved.contains(&place) { Some(Value::Unsaved) } else { value(cell.get_value()) };
            let Some(mut value) = value else { continue };
            if let Value::Text(text) = &mut value {
                let seen = look.texts.get(&place).map(ToString::to_string);
                let seen = seen.or_else(|| look.fonts.get(&place).and_then(|font| font.read(text)));
                *text = seen.unwrap_or_else(|| std::mem::take(text));
            }
            filling.put(row, column, value)?;
        }
        for &row in &look.hidden {
            filling.hide(row, row);
        }
        for &((first, column), (last, right)) in &look.merges {
            filling.merge((first, column.into()), (last, right.into()))?;
        }
        if let Some(part) = part {
            let name = std::sync::Arc::clone(filling.name());
            for control in vml::boxes(&mut parts, part, &name, look.shapes) {
                filling.control(control)?;
            }
        }
        sheets.push(filling.done(sheet.visible == SheetVisible::Visible));
    }
    Ok(sheets)
}

fn trouble(error: &calamine::XlsxError) -> Trouble {
    match error {
        calamine::XlsxError::Password => Trouble::Password,
        _ => Trouble::Damaged,
    }
}

fn value(read: &DataRef<'_>) -> Option<Value> {
    Some(match read {
        #[expect(clippy::cast_precision_loss, reason = "whole numbers of a cell are floats in the file")]
        DataRef::Int(number) => Value::Number(*number as f64),
        DataRef::Float(number) => Value::Number(*number),
        DataRef::String(text) => Value::Text(text.clone()),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => {
            numbers::iso(text).unwrap_or_else(|| Value::Text(text.clone()))
        }
        DataRef::SharedString(text) => Value::Text((*text).to_owned()),
        DataRef::Bool(truth) => Value::Bool(*truth),
        DataRef::DateTime(date) if !date.is_datetime() => Value::Number(date.as_f64()),
        DataRef::DateTime(date) => {
            let (year, month, day, ..) = date.to_ymd_hms_milli();
            let narrow = |number: u8| i8::try_from(number).unwrap_or(0);
            if date.as_f64() >= 1.0 && date.as_f64() < 2_958_466.0 {
                Value::Date(i16::try_from(year).unwrap_or(0), narrow(month), narrow(day))
            } else {
                Value::Number(date.as_f64())
            }
        }
        DataRef::Error(error) => Value::Error(error.to_string()),
        DataRef::Empty => return None,
    })
}
