//! Reading a workbook into cells, each with its place.

use std::collections::BTreeMap;
use std::io::Cursor;
use std::path::Path;
use std::sync::Arc;

use calamine::{DataRef, Reader, SheetType, SheetVisible, Xlsx};

use super::cell::{Cell, Value};
use super::error::{Error, Trouble};
use super::hidden::{self, Hidden};
use super::sniff;
use crate::disk;
use crate::findings::Place;

/// Largest workbook read, in bytes.
const LIMIT: u64 = 128 << 20;
/// Last row and column read, from 1. Excel has more; no academy does.
const MAX_ROW: u32 = 200_000;
const MAX_COLUMN: u32 = 2_000;
/// Most cells with something in them, over all sheets.
const MAX_CELLS: usize = 8_000_000;

/// A row of cells, by column from 1.
pub type Cells = BTreeMap<u16, Cell>;

/// A sheet.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// Its name.
    pub name: Arc<str>,
    /// Whether Excel shows it.
    pub visible: bool,
    /// Its rows with something in them, by number from 1.
    pub rows: BTreeMap<u32, Cells>,
    /// Numbers of the rows that Excel does not show.
    pub hidden_rows: std::collections::BTreeSet<u32>,
}

/// A workbook in memory.
#[derive(Clone, Debug)]
pub struct Book {
    /// Name of the file, without its folder.
    pub file: String,
    /// SHA-256 of the file, in hexadecimal.
    pub fingerprint: String,
    /// Its sheets, in order.
    pub sheets: Vec<Sheet>,
}

impl Book {
    /// Reads a workbook from the disk.
    ///
    /// # Errors
    /// [`Error`] when it is no workbook that can be read; one sentence with the remedy.
    pub fn read(path: &Path) -> Result<Self, Error> {
        let bytes = load(path)?;
        let file = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        Self::of(bytes, file)
    }

    /// Reads a workbook from memory. `file` is the name that messages use.
    ///
    /// # Errors
    /// [`Error`] when it is no workbook that can be read.
    pub fn of(bytes: Vec<u8>, file: String) -> Result<Self, Error> {
        let content = |trouble| Error::Content(file.clone(), trouble);
        sniff::is_workbook(&bytes).map_err(content)?;
        let fingerprint = disk::fingerprint(&bytes);
        // a thread of its own: the reader panics on some damaged files, and that must become a sentence
        let reading = std::thread::Builder::new().name(READER.to_owned()).spawn(move || sheets(bytes));
        let sheets = match reading.map(std::thread::JoinHandle::join) {
            Ok(Ok(sheets)) => sheets.map_err(content)?,
            Ok(Err(_)) | Err(_) => return Err(content(Trouble::Damaged)),
        };
        Ok(Self { file, fingerprint, sheets })
    }
}

/// The bytes of a workbook on the disk, for [`Book::of`] and for whoever needs them besides.
///
/// # Errors
/// [`Error`] when the file can't be read.
pub fn load(path: &Path) -> Result<Vec<u8>, Error> {
    Ok(disk::read(path, LIMIT)?)
}

/// Name of the thread that reads: a panic there is no fault of the program.
pub const READER: &str = "lecture";

fn sheets(bytes: Vec<u8>) -> Result<Vec<Sheet>, Trouble> {
    let mut hidden = hidden::hidden(&bytes);
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|error| trouble(&error))?;
    let mut sheets = Vec::new();
    let mut cells = 0;
    for sheet in book.sheets_metadata().to_vec() {
        if sheet.typ != SheetType::WorkSheet {
            continue;
        }
        let name: Arc<str> = sheet.name.as_str().into();
        let Hidden { rows: hidden_rows, unsaved } = hidden.remove(&sheet.name).unwrap_or_default();
        let mut rows: BTreeMap<u32, Cells> = BTreeMap::new();
        let mut far_away = BTreeMap::new();
        // cell by cell: a range would be allocated whole, up to a stray cell in the last corner of the sheet
        let mut reader = book.worksheet_cells_reader(&sheet.name).map_err(|error| trouble(&error))?;
        while let Some(cell) = reader.next_cell().map_err(|error| trouble(&error))? {
            let (row, column) = cell.get_position();
            let (row, column) = (row.saturating_add(1), column.saturating_add(1));
            let place = u16::try_from(column).map(|column| Place::cell(&name, row, column));
            // a formula without a result may read as a value: an empty truth value is true
            let is_unsaved = !unsaved.is_empty()
                && place.as_ref().is_ok_and(|place| unsaved.contains(&place.within_sheet()));
            let value = if is_unsaved { Some(Value::Unsaved) } else { value(cell.get_value()) };
            let (Some(value), Ok(place)) = (value, place) else { continue };
            if row > MAX_ROW || column > MAX_COLUMN {
                // a lone mark far away is litter; a row of several cells is data that must not get lost
                let there = far_away.entry(row).or_insert(0_u32);
                *there += 1;
                if *there >= 3 || far_away.len() > 1000 {
                    return Err(Trouble::TooBig);
                }
                continue;
            }
            cells += 1;
            if cells > MAX_CELLS {
                return Err(Trouble::TooBig);
            }
            rows.entry(row).or_default().insert(place.column.unwrap_or(0), Cell { value, place });
        }
        sheets.push(Sheet { visible: sheet.visible == SheetVisible::Visible, name, rows, hidden_rows });
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
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => {
            Value::Text(text.clone())
        }
        DataRef::SharedString(text) => Value::Text((*text).to_owned()),
        DataRef::Bool(truth) => Value::Bool(*truth),
        DataRef::DateTime(date) => {
            let (year, month, day, ..) = date.to_ymd_hms_milli();
            let narrow = |number: u8| i8::try_from(number).unwrap_or(0);
            if date.is_datetime() && date.as_f64() >= 1.0 {
                Value::Date(i16::try_from(year).unwrap_or(0), narrow(month), narrow(day))
            } else {
                Value::Number(date.as_f64())
            }
        }
        DataRef::Error(error) => Value::Error(error.to_string()),
        DataRef::Empty => return None,
    })
    .filter(|value| *value != Value::Text(String::new()))
}
