//! Workbooks that can't be read: what the file is, and what to do.

use std::fmt;

use super::copies::Signs;
use super::seen::Seen;
use crate::disk;
use crate::fr::errors::workbook as words;

/// Why a workbook can't be read.
#[derive(Debug, PartialEq, Eq)]
pub enum Error {
    /// The file can't be read at all.
    Disk(disk::Error),
    /// What is wrong with its content; holds the name of the file.
    Content(String, Trouble),
    /// No sheet of this kind.
    NoSheet {
        /// Name of the file.
        file: String,
        /// The sheet as our own workbook calls it.
        sheet: &'static str,
        /// Titles that it must have.
        columns: Vec<&'static str>,
        /// The sheets that are there.
        sheets: Vec<String>,
        /// The row that comes nearest to its titles.
        seen: Option<Box<Seen>>,
    },
    /// Titles that a table must have and does not.
    NoColumns(Box<Seen>),
    /// Several sheets with rows of one kind, of which only one can be read.
    SeveralSheets {
        /// The sheet as our own workbook calls it.
        kind: &'static str,
        /// Their names.
        sheets: Vec<String>,
        /// Whether all of them are hidden.
        hidden: bool,
        /// What makes one look like a copy of another.
        signs: Box<Signs>,
    },
    /// Titles repeated further down, not the same ones.
    OtherTitles {
        /// Name of the sheet.
        sheet: String,
        /// Row of the repeated titles.
        row: u32,
        /// Row of the titles.
        header_row: u32,
    },
    /// A text whose titles are more than the cells of its rows, or fewer.
    ShiftedTitles {
        /// Name of the sheet.
        sheet: String,
        /// Row of the titles.
        row: u32,
        /// How many cells it has.
        titles: u32,
        /// One of the rows.
        example: u32,
        /// How many cells it has.
        cells: u32,
    },
    /// A key of the settings that names no column, or two.
    UnknownColumn {
        /// The key.
        key: String,
        /// The titles that may be meant.
        near: Vec<String>,
    },
    /// A table without rows.
    NoRows {
        /// Name of the sheet.
        sheet: String,
    },
}

/// What a file is instead of a workbook.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// Protected by a password.
    Password,
    /// A workbook of Excel before 1997.
    OldExcel,
    /// A workbook of Apple's Numbers.
    Numbers,
    /// A Word document.
    Word,
    /// An OpenDocument text.
    OpenText,
    /// A PDF.
    Pdf,
    /// A web page with a workbook's name.
    WebPage,
    /// A sheet as XML, as Excel 2003 wrote it, or any other XML.
    Xml,
    /// A text without columns.
    Text,
    /// A text of columns with a quotation mark that swallows lines.
    Quote {
        /// Line where it opens, from 1.
        line: u32,
    },
    /// A text of columns with text behind a quotation mark that closes.
    BehindQuote {
        /// The line, from 1.
        line: u32,
    },
    /// No bytes.
    Empty,
    /// Not to be understood, or cut off.
    Damaged,
    /// Over the limits.
    TooBig,
}

impl Error {
    /// The row of titles that was looked at, where that was the trouble.
    pub fn seen(&self) -> Option<&Seen> {
        match self {
            Self::NoSheet { seen, .. } => seen.as_deref(),
            Self::NoColumns(seen) => Some(seen),
            _ => None,
        }
    }
}

/// A row of titles, for its sentence.
fn titles(seen: &Seen) -> words::Titles<'_> {
    words::Titles {
        sheet: &seen.sheet,
        row: seen.row,
        known: seen.known(),
        unknown: seen.unknown(),
        accounts: seen.accounts(),
        missing: &seen.missing,
    }
}

impl From<disk::Error> for Error {
    fn from(error: disk::Error) -> Self {
        Self::Disk(error)
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&match self {
            Self::Disk(error) => error.to_string(),
            Self::Content(file, trouble) => match trouble {
                Trouble::Password => words::password(file),
                Trouble::OldExcel => words::format(file, words::OLD_EXCEL),
                Trouble::WebPage => words::format(file, words::WEB_PAGE),
                Trouble::Xml => words::format(file, words::XML),
                Trouble::Text => words::text(file),
                Trouble::Quote { line } => words::quotation_mark(file, *line),
                Trouble::BehindQuote { line } => words::text_behind_quotation_mark(file, *line),
                Trouble::Numbers => words::numbers(file),
                Trouble::Word => words::document(file, words::WORD),
                Trouble::OpenText => words::document(file, words::OPEN_TEXT),
                Trouble::Pdf => words::document(file, words::PDF),
                Trouble::Empty => words::empty(file),
                Trouble::Damaged => words::damaged(file),
                Trouble::TooBig => words::too_big(file),
            },
            Self::NoSheet { file, sheet, columns, sheets, seen } => {
                let none = words::no_sheet(file, sheet, columns, sheets);
                let nearest = seen.as_deref().map(|seen| words::nearest_titles(&titles(seen)));
                nearest.map_or_else(
                    || format!("{none} {}", words::ADD_SHEET),
                    |nearest| format!("{none} {nearest}"),
                )
            }
            Self::NoColumns(seen) => words::no_columns(&titles(seen)),
            Self::SeveralSheets { kind, sheets, hidden, signs } => {
                words::several_sheets(kind, sheets, *hidden, (&signs.named, &signs.shared, signs.has_years))
            }
            Self::OtherTitles { sheet, row, header_row } => words::other_titles(sheet, *row, *header_row),
            Self::ShiftedTitles { sheet, row, titles, example, cells } => {
                words::shifted_titles(sheet, (*row, *titles), (*example, *cells))
            }
            Self::UnknownColumn { key, near } => words::unknown_column(key, near),
            Self::NoRows { sheet } => words::no_rows(sheet),
        })
    }
}

impl std::error::Error for Error {}
