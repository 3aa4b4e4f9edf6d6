//! The annotated copy: the user's own workbook with the faulty cells coloured and noted, and a first sheet whose links
//! jump to them. All parts that need no change are copied compressed as they lie; the others are edited where they stand.
//!
//! `FORMAT.md` beside this file says what is edited, and why so.
#![doc = include_str!("FORMAT.md")]

mod anomalies;
mod fresh;
mod grid;
mod list;
mod merges;
mod notes;
mod odd;
mod package;
mod refs;
mod relations;
mod ruler;
mod rules;
mod shapes;
mod sheet;
mod styles;
mod sweep;
mod workbook;
mod xml;

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read};

use rust_xlsxwriter::XlsxError;

pub use odd::Odd;

use crate::fr::report::copy as words;
use crate::letters::Outcome;
use list::List;
use notes::Note;
use package::Package;
use refs::Cell;
use sheet::{Marks, Sheet};
use styles::Styles;
use workbook::Workbook;

const WORKSHEET: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml";

/// What the file may be called behind the point.
pub const EXTENSIONS: [&str; 4] = ["xlsx", "xlsm", "xltx", "xltm"];

/// The file as the report names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// Its name, beside the report.
    pub file: String,
    /// Why it is only a list.
    pub odd: Option<Odd>,
    /// Name of an earlier one that was not replaced.
    pub kept: Option<String>,
}

impl Named {
    /// What the file is.
    pub fn about(&self) -> String {
        words::about(self.odd.map(Odd::why))
    }
}

/// What helps to mend a workbook.
#[derive(Clone, Debug)]
pub struct Annotated {
    /// The file.
    pub bytes: Vec<u8>,
    /// Its extension, which goes with its content.
    pub extension: &'static str,
    /// Why it is no copy of the workbook but only a list.
    pub odd: Option<Odd>,
}

/// The list could not be composed: a limit of the file format.
#[derive(Debug, thiserror::Error)]
#[error("{}", words::not_composed(&.0.to_string()))]
pub struct Error(#[from] XlsxError);

/// The workbook's bytes with everything that was found marked in it; nothing where there is nothing to mend in any cell.
///
/// # Errors
/// [`Error`] when not even a list can be made.
pub fn annotated(bytes: &[u8], outcome: &Outcome<'_>) -> Result<Option<Annotated>, Error> {
    let list = List::of(outcome);
    if !list.has_something_to_mend() {
        return Ok(None);
    }
    Ok(Some(match copy(bytes, &list) {
        Ok((bytes, extension)) => Annotated { bytes, extension, odd: None },
        Err(odd) => {
            let bytes = fresh::workbook(&list, outcome.provenance)?;
            Annotated { bytes, extension: "xlsx", odd: Some(odd) }
        }
    }))
}

/// Whether a file is such a copy or list, as it was written: one that was saved since by any other program is not.
pub fn is_ours(bytes: &[u8]) -> bool {
    let Ok(mut archive) = zip::ZipArchive::new(Cursor::new(bytes)) else { return false };
    (0..archive.len()).any(|index| {
        let Ok(file) = archive.by_index(index) else { return false };
        let mut head = Vec::new();
        let is_sheet = file.name().is_ok_and(|name| name.starts_with("xl/worksheets/"));
        let read = is_sheet && file.take(256).read_to_end(&mut head).is_ok();
        read && String::from_utf8_lossy(&head).contains(anomalies::MARK)
    })
}

fn copy(bytes: &[u8], list: &List<'_>) -> Result<(Vec<u8>, &'static str), Odd> {
    let mut package = Package::open(bytes)?;
    let workbook = Workbook::read(&mut package)?;
    let mut styles = Styles::read(&mut package, &workbook)?;
    let marks = list.marks();
    // where each line's link leads
    let mut targets: BTreeMap<usize, (&str, Cell)> = BTreeMap::new();
    let mut without_note: BTreeSet<(&str, Cell)> = BTreeSet::new();
    for (name, part) in &workbook.sheets {
        if let Some(marks) = marks.get(name.as_str()) {
            let (cells, conversations) = mark(&mut package, part, marks, list, &mut styles)?;
            without_note.extend(conversations.into_iter().map(|cell| (name.as_str(), cell)));
            for (cell, told) in cells {
                targets.extend(told.into_iter().map(|line| (line, (name.as_str(), cell))));
            }
            continue;
        }
        let text = package.text(part)?;
        if let Some(edited) = sheet::deselected(&text)? {
            package.change(part, edited)?;
        }
    }
    let name = workbook.free_name(words::SHEET);
    let part = package.free("xl/worksheets/anomalies*.xml");
    let (sheet, names) = anomalies::sheet(list, &name, &targets, &without_note, &mut styles)?;
    package.add(&part, sheet);
    relations::declare(&mut package, &part, WORKSHEET)?;
    workbook.put_first(&mut package, &name, &part, &names)?;
    styles.finish(&mut package)?;
    Ok((package.finish()?, workbook.extension))
}

/// The lines that tell of each cell.
type Told = BTreeMap<Cell, BTreeSet<usize>>;

/// Marks the cells of a sheet, with their notes; tells where each line has come to stand, and which cells got no note.
fn mark(
    package: &mut Package<'_>,
    part: &str,
    marks: &Marks,
    list: &List<'_>,
    styles: &mut Styles,
) -> Result<(Told, BTreeSet<Cell>), Odd> {
    let xml = package.text(part)?;
    let severity = |told: &BTreeSet<usize>| {
        // the lines are in the order of their severity
        told.first().and_then(|&line| list.lines.get(line)).map(|line| line.finding.severity)
    };
    let mut tint = |base: usize, told: &BTreeSet<usize>| match severity(told) {
        Some(severity) => styles.tinted(base, severity),
        None => Ok(base),
    };
    let mut sheet = Sheet::mark(&xml, marks, &mut tint)?;
    sheet.put_rules_first(&mut |told| severity(told).and_then(|severity| styles.rule(severity)));
    let notes: Vec<Note> =
        sheet.cells.iter().map(|(&cell, told)| Note { cell, paragraphs: list.note(told) }).collect();
    let added = notes::add(package, part, &sheet, &notes)?;
    let cells = sheet.cells.clone();
    let edited = sheet.finish(added.drawing.as_deref())?;
    package.change(part, edited)?;
    Ok((cells, added.conversations))
}
