//! Reading a workbook into cells, each with its place.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use super::cell::Cell;
use super::control::Control;
use super::error::{Error, Trouble};
use super::intake;
use super::merges::{Across, Merge};
use crate::disk;

/// Largest workbook read, in bytes.
const LIMIT: u64 = 128 << 20;

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
    pub hidden_rows: BTreeSet<u32>,
    /// Check boxes that lie over its cells.
    pub controls: Vec<Control>,
    /// Cells of a column that are merged downwards, in order.
    pub merges: Vec<Merge>,
    /// Cells of a row that are merged sideways, in order.
    pub across: Vec<Across>,
    /// How many cells each row of a text has, blank ones too. Nothing of other formats, whose cells have places.
    pub widths: BTreeMap<u32, u32>,
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
        let fingerprint = disk::fingerprint(&bytes);
        let stem =
            Path::new(&file).file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        // a thread of its own: readers of others panic on some damaged files, and that must become a sentence
        let reading =
            std::thread::Builder::new().name(READER.to_owned()).spawn(move || intake::sheets(&bytes, &stem));
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
