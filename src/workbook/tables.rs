//! The tables of a workbook: what stands under the titles, and what is not read, told.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::book::{Book, Cells, Sheet};
use super::cell::Cell;
use super::columns::{Column, Kind};
use super::error::Error;
use super::headers::{self, Header};
use super::{skip, titles};
use crate::findings::{Code, Finding, Note, Place, Scope, column_letters};
use crate::fr;
use crate::fr::findings::files::Skipped;

/// A table: a header row and what stands below it.
#[derive(Clone, Debug)]
pub struct Table {
    /// Name of the sheet.
    pub sheet: Arc<str>,
    /// Row of the titles.
    pub header_row: u32,
    /// Its columns with a title, from left to right.
    pub columns: Vec<Titled>,
    /// Its rows of data.
    pub rows: Vec<Row>,
}

/// A column with its title.
#[derive(Clone, Debug)]
pub struct Titled {
    /// Place of the title.
    pub place: Place,
    /// Number of the column, from 1.
    pub number: u16,
    /// The title as typed, cleaned.
    pub title: String,
    /// What it means, if it means something to us.
    pub meaning: Option<Column>,
    /// Whether it holds what must never be read.
    pub sensitive: bool,
    /// Whether a column before it means the same: only that one is read.
    pub repeated: bool,
}

impl Titled {
    /// Whether it means nothing to us: then a mission may, or the template.
    pub fn is_unknown(&self) -> bool {
        self.meaning.is_none() && !self.sensitive && !self.repeated
    }
}

/// A row of data.
#[derive(Clone, Debug)]
pub struct Row {
    /// Place of the row.
    pub place: Place,
    /// Whether Excel hides it.
    pub hidden: bool,
    /// Its cells.
    pub cells: Cells,
}

impl Table {
    /// The column that means `column`.
    pub fn column(&self, column: Column) -> Option<&Titled> {
        self.columns.iter().find(|titled| titled.meaning == Some(column))
    }

    /// The column of this number, if it has a title.
    pub fn titled(&self, number: u16) -> Option<&Titled> {
        let at = self.columns.binary_search_by_key(&number, |titled| titled.number).ok()?;
        self.columns.get(at)
    }

    /// The cell of a row in the column that means `column`, if there is something in it.
    pub fn cell<'r>(&self, row: &'r Row, column: Column) -> Option<&'r Cell> {
        row.cells.get(&self.column(column)?.number).filter(|cell| !cell.is_blank())
    }

    /// Place of that cell, or of the row where the table has no such column.
    pub fn place(&self, row: &Row, column: Column) -> Place {
        match self.column(column) {
            Some(titled) => Place::cell(&self.sheet, row.place.row, titled.number),
            None => row.place.clone(),
        }
    }
}

/// The tables of a workbook, and what was noticed while finding them.
#[derive(Clone, Debug)]
pub struct Tables {
    /// The table of schools.
    pub schools: Table,
    /// The table of teachers.
    pub teachers: Table,
    /// Rows and columns that were not read, and why.
    pub findings: Vec<Finding>,
}

/// Finds the tables of a workbook.
///
/// # Errors
/// [`Error`] when a table, or a title that it needs, is missing.
pub fn tables(book: &Book) -> Result<Tables, Error> {
    let mut findings = Vec::new();
    let schools = table(book, Kind::Schools, &mut findings)?;
    let teachers = table(book, Kind::Teachers, &mut findings)?;
    Ok(Tables { schools, teachers, findings })
}

/// The table of this kind.
fn table(book: &Book, kind: Kind, findings: &mut Vec<Finding>) -> Result<Table, Error> {
    let headers = headers::of(book, kind);
    let Some(&Header { sheet, row: header_row, .. }) = headers::best(&headers) else {
        return Err(Error::NoSheet {
            file: book.file.clone(),
            sheet: kind.sheet(),
            columns: kind.required().iter().map(|column| column.title()).collect(),
            sheets: book.sheets.iter().map(|sheet| sheet.name.to_string()).collect(),
        });
    };
    let columns = titles::columns(kind, sheet, header_row, findings);
    let missing: Vec<&str> = kind
        .required()
        .iter()
        .filter(|column| !columns.iter().any(|titled| titled.meaning == Some(**column)))
        .map(|column| column.title())
        .collect();
    if !missing.is_empty() {
        return Err(Error::NoColumns { sheet: sheet.name.to_string(), row: header_row, columns: missing });
    }
    let table = under(sheet, kind, header_row, columns, findings)?;
    if table.rows.is_empty() {
        return Err(Error::NoRows { sheet: sheet.name.to_string() });
    }
    tell_others(&headers, kind, sheet, findings)?;
    Ok(table)
}

/// What stands under these titles.
fn under(
    sheet: &Sheet,
    kind: Kind,
    header_row: u32,
    columns: Vec<Titled>,
    findings: &mut Vec<Finding>,
) -> Result<Table, Error> {
    let mut table = Table { sheet: Arc::clone(&sheet.name), header_row, columns, rows: Vec::new() };
    let mut untitled: BTreeMap<u16, usize> = BTreeMap::new();
    for (&number, cells) in sheet.rows.range(header_row + 1..) {
        let place = Place::row(&sheet.name, number);
        let row = Row { hidden: sheet.hidden_rows.contains(&number), place, cells: cells.clone() };
        let reason = skip::why(&table, kind, &row);
        if !matches!(reason, Some(skip::Reason::Told(..))) {
            let filled = row.cells.iter().filter(|(_, cell)| !cell.is_blank());
            for (&column, _) in filled.filter(|(column, _)| table.titled(**column).is_none()) {
                *untitled.entry(column).or_default() += 1;
            }
        }
        match reason {
            None => {
                if row.hidden {
                    let note = Note::new(Code::X03, fr::findings::files::hidden_row());
                    findings.push(note.at(row.place.clone(), Scope::Row(row.place.clone())));
                }
                table.rows.push(row);
            }
            Some(skip::Reason::Blank) => {}
            Some(skip::Reason::Told(Skipped::Header, _)) if titles::contradict(&table, kind, &row) => {
                return Err(Error::OtherTitles { sheet: sheet.name.to_string(), row: number, header_row });
            }
            Some(skip::Reason::Told(kind, words)) => {
                let note = Note::new(Code::X04, fr::findings::files::row_skipped(kind, &words));
                findings.push(note.at(row.place, Scope::Campaign));
            }
        }
    }
    for (column, cells) in untitled {
        let told = fr::findings::files::column_untitled(&column_letters(column), cells);
        let place = Place::cell(&sheet.name, header_row, column);
        findings.push(Note::new(Code::X09, told).at(place, Scope::Campaign));
    }
    Ok(table)
}

/// Other sheets with rows under all titles of this kind: they would be lost. Beside a visible sheet, a hidden one is
/// told; any other one must be settled by a person.
fn tell_others(
    headers: &[Header<'_>],
    kind: Kind,
    chosen: &Sheet,
    findings: &mut Vec<Finding>,
) -> Result<(), Error> {
    let has_rows = |header: &Header<'_>| {
        let columns = titles::columns(kind, header.sheet, header.row, &mut Vec::new());
        let table = under(header.sheet, kind, header.row, columns, &mut Vec::new());
        table.map_or(true, |table| !table.rows.is_empty())
    };
    let others = headers
        .iter()
        .filter(|header| header.is_complete && header.sheet.name != chosen.name && has_rows(header));
    let (told, lost): (Vec<_>, Vec<_>) = others.partition(|header| chosen.visible && !header.sheet.visible);
    if !lost.is_empty() {
        let lost = lost.iter().map(|header| header.sheet.name.to_string());
        return Err(Error::SeveralSheets {
            kind: kind.sheet(),
            sheets: std::iter::once(chosen.name.to_string()).chain(lost).collect(),
            hidden: !chosen.visible,
        });
    }
    findings.extend(told.into_iter().map(|header| {
        let told = fr::findings::files::hidden_sheet(&header.sheet.name, kind.sheet(), &chosen.name);
        Note::new(Code::X10, told).at(Place::row(&header.sheet.name, header.row), Scope::Campaign)
    }));
    Ok(())
}
