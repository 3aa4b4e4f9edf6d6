//! Finding the tables of a workbook: header rows by meaning, at any row, columns in any order.

use std::sync::Arc;

use super::book::{Book, Cells, Sheet};
use super::cell::{Cell, Value};
use super::columns::{Column, Kind, meaning};
use super::error::Error;
use super::skip;
use crate::findings::{Code, Finding, Note, Place, Scope};
use crate::fr;
use crate::fr::text::fold;

/// How far down a header row may stand.
const HEADER_ROWS: usize = 40;

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

/// The best header row of this kind in the workbook.
fn table(book: &Book, kind: Kind, findings: &mut Vec<Finding>) -> Result<Table, Error> {
    let candidates = book.sheets.iter().flat_map(|sheet| {
        sheet.rows.iter().take(HEADER_ROWS).map(move |(&row, cells)| (score(kind, sheet, cells), sheet, row))
    });
    let best = candidates
        .filter(|(score, ..)| *score > 0)
        .max_by_key(|&(score, _, row)| (score, std::cmp::Reverse(row)));
    let Some((_, sheet, header_row)) = best else {
        return Err(Error::NoSheet {
            file: book.file.clone(),
            sheet: kind.sheet(),
            columns: kind.required().iter().map(|column| column.title()).collect(),
            sheets: book.sheets.iter().map(|sheet| sheet.name.to_string()).collect(),
        });
    };
    let columns = columns(kind, sheet, header_row, findings);
    let missing: Vec<&str> = kind
        .required()
        .iter()
        .filter(|column| !columns.iter().any(|titled| titled.meaning == Some(**column)))
        .map(|column| column.title())
        .collect();
    if !missing.is_empty() {
        return Err(Error::NoColumns { sheet: sheet.name.to_string(), row: header_row, columns: missing });
    }
    let mut table = Table { sheet: Arc::clone(&sheet.name), header_row, columns, rows: Vec::new() };
    for (&number, cells) in sheet.rows.range(header_row + 1..) {
        let place = Place::row(&sheet.name, number);
        let row = Row { hidden: sheet.hidden_rows.contains(&number), place, cells: cells.clone() };
        match skip::why(&table, kind, &row) {
            None => {
                if row.hidden {
                    let note = Note::new(Code::X03, fr::findings::files::hidden_row());
                    findings.push(note.at(row.place.clone(), Scope::Row(row.place.clone())));
                }
                table.rows.push(row);
            }
            Some(skip::Reason::Blank) => {}
            Some(skip::Reason::Told(kind, words)) => {
                let note = Note::new(Code::X04, fr::findings::files::row_skipped(kind, &words));
                findings.push(note.at(row.place, Scope::Campaign));
            }
        }
    }
    if table.rows.is_empty() {
        return Err(Error::NoRows { sheet: sheet.name.to_string() });
    }
    Ok(table)
}

/// How much a row looks like the titles of a table of this kind: nothing, unless two of its columns do.
fn score(kind: Kind, sheet: &Sheet, cells: &Cells) -> usize {
    let name = fold(&sheet.name);
    let other = |kind: Kind| if kind == Kind::Schools { Kind::Teachers } else { Kind::Schools };
    if [fr::columns::PARAMETERS, fr::columns::MISSIONS, fr::columns::READ_ME]
        .iter()
        .any(|ours| fold(ours) == name)
    {
        return 0;
    }
    let found = |kind: Kind| {
        let mut found: Vec<Column> = cells
            .values()
            .filter_map(|cell| match &cell.value {
                Value::Text(text) => meaning(kind, text),
                _ => None,
            })
            .collect();
        found.sort_unstable();
        found.dedup();
        found
    };
    let ours = found(kind);
    // what only this kind of table has: "Nom" and "Courriel" stand in both
    let own = ours.iter().filter(|column| !other(kind).columns().contains(column)).count();
    let theirs = found(other(kind)).iter().filter(|column| !kind.columns().contains(column)).count();
    let named = if name == fold(kind.sheet()) { 1000 } else { 0 };
    let named_otherwise = name == fold(other(kind).sheet());
    if ours.len() < 2 || named_otherwise || named == 0 && (own < 2 || own <= theirs) {
        return 0;
    }
    named + own * 10 + ours.len() + usize::from(sheet.visible)
}

/// The titled columns of a header row.
fn columns(kind: Kind, sheet: &Sheet, header_row: u32, findings: &mut Vec<Finding>) -> Vec<Titled> {
    let mut columns: Vec<Titled> = Vec::new();
    let Some(cells) = sheet.rows.get(&header_row) else { return columns };
    for (&number, cell) in cells {
        let title = fr::text::clean(&cell.text());
        if title.is_empty() {
            continue;
        }
        let sensitive = fr::columns::SENSITIVE.iter().any(|known| fold(known) == fold(&title));
        let mut meaning =
            if sensitive { None } else { meaning_by_content(kind, sheet, header_row, number, &title) };
        let mut repeated = false;
        if let Some(first) =
            meaning.and_then(|found| columns.iter().find(|titled| titled.meaning == Some(found)))
        {
            let told = fr::findings::files::column_twice(&title, &first.title, &first.place.to_string());
            findings.push(Note::new(Code::X07, told).at(cell.place.clone(), Scope::Campaign));
            meaning = None;
            repeated = true;
        }
        if sensitive {
            let told = fr::findings::files::column_sensitive(&title);
            findings.push(Note::new(Code::X06, told).at(cell.place.clone(), Scope::Campaign));
        }
        columns.push(Titled { place: cell.place.clone(), number, title, meaning, sensitive, repeated });
    }
    columns
}

/// A column titled "RNE" holds a person, or the old name of the school's code: its content decides.
fn meaning_by_content(
    kind: Kind,
    sheet: &Sheet,
    header_row: u32,
    number: u16,
    title: &str,
) -> Option<Column> {
    if kind == Kind::Teachers && fold(title) == "rne" {
        let below = sheet.rows.range(header_row + 1..).filter_map(|(_, cells)| cells.get(&number));
        let first = below.map(Cell::text).find(|text| !text.trim().is_empty())?;
        let digits = first.chars().filter(char::is_ascii_digit).count();
        return Some(if digits >= 5 { Column::Uai } else { Column::Surname });
    }
    meaning(kind, title)
}
