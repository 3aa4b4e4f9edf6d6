//! A look at the template alone, or beside the workbook; and copies of it that its author may want.

use std::path::PathBuf;

use crate::disk;
use crate::findings::{Code, Finding};
use crate::fr::fields::FIELDS;
use crate::fr::template as words;
use crate::letters::{self, Copied, Inspection, Proved, TemplateError};
use crate::registry;
use crate::settings::Settings;
use crate::workbook::{self, Book, Dictionary, Kind, Tables};

use super::error::Error;
use super::sources::{LIMIT, columns, file_name, pictures};

/// What there is to say of a template.
#[derive(Debug)]
pub struct Inspected {
    /// Its path.
    pub path: PathBuf,
    /// Its name.
    pub file: String,
    /// What it holds.
    pub inspection: Inspection,
    /// The proof, or every fault.
    pub proved: Result<Proved, TemplateError>,
    /// What the workbook says to it.
    pub against: Against,
}

/// The template beside the workbook.
#[derive(Debug)]
pub enum Against {
    /// There is no workbook to compare with, or it can't be read; holds the sentence that says so.
    Nothing(String),
    /// It was compared.
    Workbook {
        /// Path of the workbook.
        path: PathBuf,
        /// What does not fit.
        findings: Vec<Finding>,
        /// Fields of the template whose column the workbook has not: path, and the column's title.
        missing: Vec<(String, &'static str)>,
    },
}

/// Looks at the template, and at the workbook when there is just one.
///
/// # Errors
/// [`Error`] when the template can't be read. Its faults are in what comes back.
pub fn inspect(settings: &Settings) -> Result<Inspected, Error> {
    let path = settings.template()?;
    let file = file_name(&path);
    let read = letters::Read::of(disk::read(&path, LIMIT)?, &file)?.with_pictures(pictures(settings, &path));
    let found = workbook_of(settings);
    // a column's heading is a field too, where there is a workbook to say so
    let titles = found.as_ref().map_or_else(|_| Vec::new(), |found| found.titles.clone());
    let inspection = read.inspect(&titles);
    let wanted = read.strangers();
    let proved = read.prove(&titles);
    let against = match found {
        Err(sentence) => Against::Nothing(sentence),
        Ok(found) => compare(found, settings, &inspection, &wanted, proved.as_ref().ok())?,
    };
    Ok(Inspected { path, file, inspection, proved, against })
}

/// Writes a copy of the template beside it: lines that have no code of their own get one (`number`), tags become
/// controls (`as_controls`). Nothing is written, and nothing comes back, when there is nothing to change.
///
/// # Errors
/// [`Error`] when the template can't be read, or the copy can't be written.
pub fn copy_template(
    settings: &Settings,
    number: bool,
    as_controls: bool,
) -> Result<Option<(PathBuf, Copied)>, Error> {
    let path = settings.template()?;
    let file = file_name(&path);
    let read = letters::Read::of(disk::read(&path, LIMIT)?, &file)?;
    let titles = workbook_of(settings).map_or_else(|_| Vec::new(), |found| found.titles);
    let copied = read
        .copied(&titles, number, as_controls)
        .map_err(|error| Error::Template(TemplateError::Package(file.clone(), error)))?;
    let Some(copied) = copied else { return Ok(None) };
    let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let extension = path.extension().map(|it| it.to_string_lossy().into_owned()).unwrap_or_default();
    let to = (1..u32::MAX)
        .map(|rank| path.with_file_name(words::copy_name(&stem, number, as_controls, rank, &extension)))
        .find(|path| !path.exists())
        .unwrap_or_default();
    disk::write(&to, &copied.bytes)?;
    Ok(Some((to, copied)))
}

/// A workbook that was found and read.
struct Found {
    path: PathBuf,
    book: Book,
    tables: Tables,
    titles: Vec<String>,
}

/// The workbook, or the sentence that says why there is none.
fn workbook_of(settings: &Settings) -> Result<Found, String> {
    let path = settings.workbook().map_err(|error| error.to_string())?;
    let book = Book::read(&path).map_err(|error| error.to_string())?;
    let dictionary = Dictionary::with(&settings.columns).map_err(|error| error.to_string())?;
    let tables = workbook::tables(&book, &dictionary).map_err(|error| error.to_string())?;
    let titles = columns(&book, settings).map_err(|error| error.to_string())?;
    Ok(Found { path, book, tables, titles })
}

/// What does not fit between the two; a template that is no catalogue of missions yet is compared by its fields only.
fn compare(
    found: Found,
    settings: &Settings,
    inspection: &Inspection,
    wanted: &[String],
    proved: Option<&Proved>,
) -> Result<Against, Error> {
    const OURS: [Code; 4] = [Code::G01, Code::G02, Code::G03, Code::G04];
    let missions = inspection.missions.iter().map(|(mission, _)| mission.clone()).collect();
    let (_, findings) = registry::build(&found.book, missions, wanted, settings)?;
    let mut findings: Vec<Finding> =
        findings.into_iter().filter(|finding| OURS.contains(&finding.code)).collect();
    findings.extend(proved.map(letters::blanks).unwrap_or_default());
    let missing = missing(&found.tables, inspection);
    Ok(Against::Workbook { path: found.path, findings, missing })
}

/// The fields of people and schools that the template shows and whose column is not there: every letter would have a hole.
fn missing(tables: &Tables, inspection: &Inspection) -> Vec<(String, &'static str)> {
    let columns = || Kind::Schools.columns().iter().chain(Kind::Teachers.columns());
    let named = inspection.fields.iter().chain(&inspection.controls).chain(&inspection.merges);
    let mut found: Vec<(String, &'static str)> = Vec::new();
    for path in named.filter_map(|named| named.path.as_deref()) {
        let of_somebody = ["chef.", "rne.", "etablissement."].iter().any(|root| path.starts_with(root));
        let heading = FIELDS.iter().find(|field| field.path == path).and_then(|field| field.heading);
        let Some(heading) = heading.filter(|_| of_somebody && path != "etablissement.du") else { continue };
        let Some(&column) = columns().find(|column| column.title() == heading.title) else { continue };
        // the same title stands in both tables for two people: each has its own meaning
        let there = tables.schools.iter().chain(&tables.teachers).any(|table| table.column(column).is_some());
        if !there && !found.iter().any(|(known, _)| known == path) {
            found.push((path.to_owned(), heading.title));
        }
    }
    found
}
