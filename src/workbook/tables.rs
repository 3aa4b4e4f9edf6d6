//! The tables of a workbook: which sheets hold them, which are read together, which not at all.

use super::book::{Book, Sheet};
use super::columns::{Column, Kind};
use super::dictionary::Dictionary;
use super::error::Error;
use super::headers::{self, Header};
use super::rows::under;
use super::seen::Seen;
use super::table::{Left, Table, Titled};
use super::{control, copies, merges, needs, titles, unread};
use crate::findings::{Code, Finding, Note, Place, Scope};
use crate::fr;
use crate::fr::findings::layouts;

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
        return Err(no_sheet(book, Kind::Schools, dictionary));
    }
    let mut teachers = read(book, Kind::Teachers, dictionary, &headers, &mut findings)?;
    let schools: Vec<Table> =
        teachers.iter_mut().filter_map(|table| of_schools(book, dictionary, table)).collect();
    if schools.is_empty() {
        return Err(no_sheet(book, Kind::Schools, dictionary));
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

fn no_sheet(book: &Book, kind: Kind, dictionary: &Dictionary) -> Error {
    let seen = Seen::closest(book, dictionary, kind);
    // a sheet that lacks nothing of its schools lacks something of their referents: that is what must be told
    if kind == Kind::Schools && seen.as_ref().is_some_and(|seen| seen.missing.is_empty()) {
        return no_sheet(book, Kind::Teachers, dictionary);
    }
    Error::NoSheet {
        file: book.file.clone(),
        sheet: kind.sheet(),
        columns: kind.required().iter().map(|column| column.title()).collect(),
        sheets: book.sheets.iter().map(|sheet| sheet.name.to_string()).collect(),
        seen: seen.map(Box::new),
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
    let Some(best) = headers::best(headers).copied() else { return Err(no_sheet(book, kind, dictionary)) };
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
        let hidden = !best.sheet.visible;
        let signs = copies::signs(&all, kind).or_else(|| hidden.then(Default::default));
        if let Some(signs) = signs {
            let sheets = all.iter().map(|table| table.sheet.to_string()).collect();
            return Err(Error::SeveralSheets { kind: kind.sheet(), sheets, hidden, signs: Box::new(signs) });
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
    if !best.sheet.visible {
        let told = layouts::hidden_sheet_read(&best.sheet.name, kind.sheet());
        let place = Place::row(&best.sheet.name, best.row);
        findings.push(Note::new(Code::X10, told).at(place, Scope::Campaign));
    }
    findings.extend(hidden.into_iter().map(|header| {
        let told = fr::findings::files::hidden_sheet(&header.sheet.name, kind.sheet(), &best.sheet.name);
        Note::new(Code::X10, told).at(Place::row(&header.sheet.name, header.row), Scope::Campaign)
    }));
    Ok(tables)
}

/// Columns that say something of schools among those of a table of teachers, and whose merged cells speak of each row.
fn of_schools_merged(
    dictionary: &Dictionary,
    kind: Kind,
    sheet: &Sheet,
    row: u32,
    columns: &[Titled],
) -> Vec<u16> {
    if kind == Kind::Schools || sheet.merges.is_empty() {
        return Vec::new();
    }
    let theirs =
        columns.iter().filter(|titled| titled.meaning.is_some()).map(|titled| titled.number).collect();
    let schools = titles::columns_but(dictionary, Kind::Schools, sheet, row, &theirs, &mut Vec::new());
    let of_each = schools.iter().filter(|titled| titled.meaning.is_some_and(merges::is_of_each));
    of_each.map(|titled| titled.number).collect()
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
    if !needs::lacking_of(kind, sheet, header_row, &columns).is_empty() {
        return Err(Error::NoColumns(Box::new(Seen::of(dictionary, kind, sheet, header_row))));
    }
    let others = of_schools_merged(dictionary, kind, sheet, header_row, &columns);
    let table = under(sheet, kind, dictionary, header_row, columns, &others, findings)?;
    if table.rows.is_empty() {
        return Err(Error::NoRows { sheet: sheet.name.to_string() });
    }
    Ok(table)
}

/// Whether a visible table of teachers says who their heads are.
fn names_heads(book: &Book, dictionary: &Dictionary) -> bool {
    let headers = headers::of(book, Kind::Teachers, dictionary);
    headers.iter().filter(|header| header.is_complete && header.sheet.visible).any(|header| {
        let columns = titles::columns(dictionary, Kind::Schools, header.sheet, header.row, &mut Vec::new());
        columns.iter().any(|titled| titled.meaning == Some(Column::HeadSurname))
    })
}
