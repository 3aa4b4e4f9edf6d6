//! The tables of a workbook: what stands under the titles, and what is not read, told.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::book::{Book, Cells, Sheet};
use super::cell::{Cell, Value};
use super::columns::{Column, Kind};
use super::copies;
use super::dictionary::Dictionary;
use super::error::Error;
use super::headers::{self, Header};
use super::{control, skip, titles, unread};
use crate::findings::{Code, Finding, Note, Place, Scope, column_letters};
use crate::fr;
use crate::fr::findings::files::Skipped;
use crate::fr::findings::layouts;
use crate::fr::spellings::tick;

/// A table: a header row and what stands below it.
#[derive(Clone, Debug)]
pub struct Table {
    /// Name of the sheet.
    pub sheet: Arc<str>,
    /// Row of the titles; the lower one of two.
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
    /// What stands above the title, over this column or over several.
    pub over: Option<String>,
    /// What it means, if it means something to us.
    pub meaning: Option<Column>,
    /// Whether the settings say what it means.
    pub is_chosen: bool,
    /// Whether it holds what must never be read.
    pub sensitive: bool,
    /// The column that means the same and is read instead.
    pub repeated: Option<u16>,
    /// Why nobody asks what it means.
    pub left: Option<Left>,
}

/// Why nobody asks what a column means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Left {
    /// The settings say that it is not to be read.
    Dismissed,
    /// It says something of the school, in a sheet that holds schools and teachers in one.
    OfSchool,
}

impl Titled {
    /// Whether it means nothing to us: then a mission may, or the template.
    pub fn is_unknown(&self) -> bool {
        self.meaning.is_none() && !self.sensitive && self.left.is_none() && self.repeated.is_none()
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
    /// The cells of the rows that say more of the same person, where there is a row for each mission.
    pub others: Vec<Cells>,
}

impl Row {
    /// All its cells in a column: of a row for each mission, one from each.
    pub fn all(&self, column: u16) -> impl Iterator<Item = &Cell> {
        let cells = std::iter::once(&self.cells).chain(&self.others);
        cells.filter_map(move |cells| cells.get(&column)).filter(|cell| !cell.is_blank())
    }
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

    /// Everything that stands in its rows as a text.
    pub(super) fn texts(&self) -> impl Iterator<Item = &str> {
        let rows = self.rows.iter().flat_map(|row| std::iter::once(&row.cells).chain(&row.others));
        rows.flat_map(|cells| cells.values()).filter_map(|cell| match &cell.value {
            Value::Text(text) => Some(text.as_str()),
            _ => None,
        })
    }

    /// Place of that cell, or of the row where the table has no such column.
    pub fn place(&self, row: &Row, column: Column) -> Place {
        match self.column(column) {
            // a row that was put together of several has cells of each
            Some(titled) => row.cells.get(&titled.number).map_or_else(
                || Place::cell(&self.sheet, row.place.row, titled.number),
                |cell| cell.place.clone(),
            ),
            None => row.place.clone(),
        }
    }
}

/// The tables of a workbook, and what was noticed while finding them.
#[derive(Clone, Debug)]
pub struct Tables {
    /// The tables of schools, in the order of the sheets.
    pub schools: Vec<Table>,
    /// The tables of teachers.
    pub teachers: Vec<Table>,
    /// Whether schools stand on the rows of their teachers: then both are the same rows.
    pub is_flat: bool,
    /// What rows of teachers say of heads, where a table of schools says it too: not read, but it must not say otherwise.
    pub beside: Vec<Table>,
    /// Rows and columns that were not read, and why.
    pub findings: Vec<Finding>,
}

/// Finds the tables of a workbook.
///
/// # Errors
/// [`Error`] when a table, or a title that it needs, is missing.
pub fn tables(book: &Book, dictionary: &Dictionary) -> Result<Tables, Error> {
    let mut found = of_book(book, dictionary)?;
    unread::tell(book, dictionary, &mut found);
    Ok(found)
}

fn of_book(book: &Book, dictionary: &Dictionary) -> Result<Tables, Error> {
    let mut findings = Vec::new();
    let headers = headers::of(book, Kind::Schools, dictionary);
    let is_table = |header: &&Header<'_>| header.is_complete || header.has_codes;
    let seen = headers.iter().filter(is_table).any(|header| header.sheet.visible);
    let hidden: Vec<Header<'_>> = headers.iter().filter(is_table).copied().collect();
    // #hidden-schools: last year's heads on a hidden sheet do not beat those that stand beside this year's teachers
    let is_flat = !seen && (hidden.is_empty() || names_heads(book, dictionary));
    if is_flat {
        findings.extend(hidden.iter().map(|header| {
            let told = layouts::hidden_schools(&header.sheet.name);
            Note::new(Code::X10, told).at(Place::row(&header.sheet.name, header.row), Scope::Campaign)
        }));
    }
    if !is_flat {
        let schools = read(book, Kind::Schools, dictionary, &headers, &mut findings)?;
        let headers = headers::of(book, Kind::Teachers, dictionary);
        let teachers = read(book, Kind::Teachers, dictionary, &headers, &mut findings)?;
        findings.extend(control::unread(book, schools.iter().chain(&teachers)));
        let beside = teachers.iter().filter_map(|table| of_schools(book, dictionary, &mut table.clone()));
        let beside = beside.filter(|table| table.column(Column::HeadSurname).is_some()).collect();
        return Ok(Tables { schools, teachers, is_flat, beside, findings });
    }
    let headers = headers::of(book, Kind::Teachers, dictionary);
    if headers.is_empty() {
        return Err(no_sheet(book, Kind::Schools));
    }
    let mut teachers = read(book, Kind::Teachers, dictionary, &headers, &mut findings)?;
    let schools: Vec<Table> =
        teachers.iter_mut().filter_map(|table| of_schools(book, dictionary, table)).collect();
    if schools.is_empty() {
        return Err(no_sheet(book, Kind::Schools));
    }
    for table in &schools {
        let told = layouts::schools_on_rows(&table.sheet);
        let place = Place::row(&table.sheet, table.header_row);
        findings.push(Note::new(Code::X13, told).at(place, Scope::Campaign));
    }
    findings.extend(control::unread(book, &teachers));
    Ok(Tables { schools, teachers, is_flat, beside: Vec::new(), findings })
}

/// The schools of a table of teachers: the same rows, by the columns that only a table of schools has. None where no
/// column names a school or its head.
fn of_schools(book: &Book, dictionary: &Dictionary, teachers: &mut Table) -> Option<Table> {
    let sheet = book.sheets.iter().find(|sheet| sheet.name == teachers.sheet)?;
    // what stands beside a teacher is the teacher's: "Nom", "Courriel"; code and school's name are both's
    let is_teachers = |titled: &&Titled| {
        titled.meaning.is_some_and(|column| !matches!(column, Column::Uai | Column::SchoolName))
    };
    let theirs = teachers.columns.iter().filter(is_teachers).map(|titled| titled.number).collect();
    let row = teachers.header_row;
    let columns = titles::columns_but(dictionary, Kind::Schools, sheet, row, &theirs, &mut Vec::new());
    let says = |column| columns.iter().any(|titled| titled.meaning == Some(column));
    if !says(Column::SchoolName) && !says(Column::HeadSurname) {
        return None;
    }
    for titled in &columns {
        let is_ours = titled.meaning.is_some() || titled.repeated.is_some();
        let there = teachers.columns.binary_search_by_key(&titled.number, |titled| titled.number);
        let teachers = there.ok().and_then(|at| teachers.columns.get_mut(at));
        if let Some(titled) = teachers.filter(|titled| is_ours && titled.meaning.is_none()) {
            titled.left = Some(Left::OfSchool);
        }
    }
    Some(Table { columns, ..teachers.clone() })
}

fn no_sheet(book: &Book, kind: Kind) -> Error {
    Error::NoSheet {
        file: book.file.clone(),
        sheet: kind.sheet(),
        columns: kind.required().iter().map(|column| column.title()).collect(),
        sheets: book.sheets.iter().map(|sheet| sheet.name.to_string()).collect(),
    }
}

/// The tables of this kind: usually one, or one for each province.
fn read(
    book: &Book,
    kind: Kind,
    dictionary: &Dictionary,
    headers: &[Header<'_>],
    findings: &mut Vec<Finding>,
) -> Result<Vec<Table>, Error> {
    let Some(best) = headers::best(headers).copied() else { return Err(no_sheet(book, kind)) };
    let first = table(best, kind, dictionary, findings)?;
    let mut hidden = Vec::new();
    let mut beside = Vec::new();
    for header in headers.iter().filter(|header| header.is_complete && header.sheet.name != best.sheet.name) {
        let mut told = Vec::new();
        // what can't be read is not left out in silence: it is read where it belongs, and refused there
        let has_rows = |table: &Result<Table, Error>| !matches!(table, Err(Error::NoRows { .. }));
        let other = table(*header, kind, dictionary, &mut told);
        match other {
            other if !has_rows(&other) => {}
            _ if best.sheet.visible && !header.sheet.visible => hidden.push(header),
            other => beside.push((other?, told)),
        }
    }
    let mut tables = vec![first];
    if !beside.is_empty() {
        let all: Vec<&Table> = tables.iter().chain(beside.iter().map(|(table, _)| table)).collect();
        if !best.sheet.visible || copies::are_there(&all, kind) {
            let sheets = all.iter().map(|table| table.sheet.to_string()).collect();
            let hidden = !best.sheet.visible;
            return Err(Error::SeveralSheets { kind: kind.sheet(), sheets, hidden });
        }
        for (table, told) in beside {
            tables.push(table);
            findings.extend(told);
        }
        let order = |table: &Table| book.sheets.iter().position(|sheet| sheet.name == table.sheet);
        tables.sort_by_key(order);
        let sheets: Vec<&str> = tables.iter().map(|table| &*table.sheet).collect();
        let place = Place::row(&tables[0].sheet, tables[0].header_row);
        let told = layouts::sheets_as_one(kind.sheet(), &sheets);
        findings.push(Note::new(Code::X13, told).at(place, Scope::Campaign));
    }
    findings.extend(hidden.into_iter().map(|header| {
        let told = fr::findings::files::hidden_sheet(&header.sheet.name, kind.sheet(), &best.sheet.name);
        Note::new(Code::X10, told).at(Place::row(&header.sheet.name, header.row), Scope::Campaign)
    }));
    Ok(tables)
}

/// The table under a header.
fn table(
    header: Header<'_>,
    kind: Kind,
    dictionary: &Dictionary,
    findings: &mut Vec<Finding>,
) -> Result<Table, Error> {
    let Header { sheet, row: header_row, .. } = header;
    let columns = titles::columns(dictionary, kind, sheet, header_row, findings);
    let missing: Vec<&str> = kind
        .required()
        .iter()
        .filter(|column| !columns.iter().any(|titled| titled.meaning == Some(**column)))
        .map(|column| column.title())
        .collect();
    if !missing.is_empty() {
        return Err(Error::NoColumns { sheet: sheet.name.to_string(), row: header_row, columns: missing });
    }
    let table = under(sheet, kind, dictionary, header_row, columns, findings)?;
    if table.rows.is_empty() {
        return Err(Error::NoRows { sheet: sheet.name.to_string() });
    }
    Ok(table)
}

/// What stands under these titles.
fn under(
    sheet: &Sheet,
    kind: Kind,
    dictionary: &Dictionary,
    header_row: u32,
    columns: Vec<Titled>,
    findings: &mut Vec<Finding>,
) -> Result<Table, Error> {
    let mut table = Table { sheet: Arc::clone(&sheet.name), header_row, columns, rows: Vec::new() };
    let mut untitled: BTreeMap<u16, usize> = BTreeMap::new();
    let mut notes: Vec<(Row, String)> = Vec::new();
    for (&number, cells) in sheet.rows.range(header_row + 1..) {
        let place = Place::row(&sheet.name, number);
        let hidden = sheet.hidden_rows.contains(&number);
        let row = Row { hidden, place, cells: cells.clone(), others: Vec::new() };
        let reason = skip::why(dictionary, &table, kind, &row);
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
            Some(skip::Reason::Told(Skipped::Header, _))
                if titles::contradict(dictionary, &table, kind, &row) =>
            {
                return Err(Error::OtherTitles { sheet: sheet.name.to_string(), row: number, header_row });
            }
            // #a-row-that-goes-on: under a title that is none of ours, a lone text may be one more mission of the person above
            Some(skip::Reason::Told(Skipped::Note, words)) if lone_unknown(&table, &row).is_some() => {
                notes.push((row, words));
            }
            Some(skip::Reason::Told(kind, words)) => {
                let note = Note::new(Code::X04, fr::findings::files::row_skipped(kind, &words));
                findings.push(note.at(row.place, Scope::Campaign));
            }
        }
    }
    for (row, words) in notes {
        // where the others tick, it is a note; where they say something, it goes on
        let says = |cell: &Cell| !cell.is_blank() && tick(&cell.text()).is_none();
        let others = lone_unknown(&table, &row)
            .map(|number| table.rows.iter().filter(|row| row.cells.get(&number).is_some_and(says)).count());
        if others.is_some_and(|others| others >= 2) {
            table.rows.push(row);
        } else {
            let note = Note::new(Code::X04, fr::findings::files::row_skipped(Skipped::Note, &words));
            findings.push(note.at(row.place, Scope::Campaign));
        }
    }
    table.rows.sort_by_key(|row| row.place.row);
    for (column, cells) in untitled {
        let told = fr::findings::files::column_untitled(&column_letters(column), cells);
        let place = Place::cell(&sheet.name, header_row, column);
        findings.push(Note::new(Code::X09, told).at(place, Scope::Campaign));
    }
    Ok(table)
}

/// The column of the only text of a row, if its title means nothing to us.
fn lone_unknown(table: &Table, row: &Row) -> Option<u16> {
    let mut filled = row.cells.iter().filter(|(_, cell)| !cell.is_blank()).map(|(&number, _)| number);
    let number = filled.next().filter(|_| filled.next().is_none())?;
    table.titled(number).filter(|titled| titled.is_unknown()).map(|_| number)
}

/// Whether a visible table of teachers says who their heads are.
fn names_heads(book: &Book, dictionary: &Dictionary) -> bool {
    let headers = headers::of(book, Kind::Teachers, dictionary);
    headers.iter().filter(|header| header.is_complete && header.sheet.visible).any(|header| {
        let columns = titles::columns(dictionary, Kind::Schools, header.sheet, header.row, &mut Vec::new());
        columns.iter().any(|titled| titled.meaning == Some(Column::HeadSurname))
    })
}
