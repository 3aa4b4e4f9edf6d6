//! Excel tables: columns with a title, a look and perhaps a formula; rows; a row of totals.

use rust_xlsxwriter::{
    Format, Table, TableColumn, TableFunction, TableStyle, Url, Workbook, Worksheet, XlsxError,
};

use super::look::{self, Look, Style};
use super::put::{self, Value};
use crate::fr::summary as words;

/// Row of the titles in every sheet that holds one table, from zero: above it stand the sheet's title and a note.
pub(super) const HEADER: u32 = 3;

/// A column.
pub(super) struct Column {
    pub(super) title: String,
    pub(super) width: f64,
    pub(super) style: Style,
    /// The formula of all its cells.
    pub(super) formula: Option<String>,
    /// The sum of its cells, if that says something.
    pub(super) sum: Option<f64>,
}

impl Column {
    pub(super) fn new(title: impl Into<String>, width: f64, style: Style) -> Self {
        Self { title: title.into(), width, style, formula: None, sum: None }
    }

    /// The same, computed.
    pub(super) fn computed(mut self, formula: String) -> Self {
        self.formula = Some(formula);
        self
    }

    /// The same, with its sum below.
    pub(super) fn summed(mut self, sum: f64) -> Self {
        self.sum = Some(sum);
        self
    }
}

/// A cell.
pub(super) enum Cell {
    Blank,
    Text(String),
    Number(f64),
    /// What the column's formula gives in this row.
    Result(Value),
    /// A file beside the workbook, and what is shown for it.
    Link(String, &'static str),
}

/// A table and its place: the sheet holds nothing else.
pub(super) struct Sheet<'t> {
    /// Name of the sheet.
    pub(super) name: &'static str,
    pub(super) table: &'static str,
    pub(super) title: String,
    pub(super) note: String,
    pub(super) columns: Vec<Column>,
    pub(super) rows: Vec<Vec<Cell>>,
    /// How many columns stay in sight.
    pub(super) frozen: u16,
    pub(super) look: &'t Look,
}

impl Sheet<'_> {
    /// Row of the first cells, from zero.
    pub(super) const FIRST: u32 = HEADER + 1;

    /// Row of the last cells. A table without rows has an empty one: Excel knows no other.
    pub(super) fn last(&self) -> u32 {
        HEADER + u32::try_from(self.rows.len().max(1)).unwrap_or(u32::MAX / 2)
    }

    /// Number of a column, from zero.
    pub(super) fn column(&self, title: &str) -> u16 {
        let at = self.columns.iter().position(|column| column.title == title).unwrap_or(0);
        u16::try_from(at).unwrap_or(0)
    }

    /// Lines that the longest text of a row needs.
    fn lines(&self, cells: &[Cell]) -> usize {
        let lines = self.columns.iter().zip(cells).map(|(column, cell)| match cell {
            Cell::Text(text) if column.style == Style::Wrapped => look::lines(text, column.width),
            _ => 1,
        });
        lines.max().unwrap_or(1)
    }

    fn is_summed(&self) -> bool {
        self.columns.iter().any(|column| column.sum.is_some())
    }

    /// Adds the sheet to the workbook.
    pub(super) fn add<'b>(&self, book: &'b mut Workbook) -> Result<&'b mut Worksheet, XlsxError> {
        let sheet = book.add_worksheet().set_name(self.name)?;
        put::text(sheet, (0, 0), &self.title, &look::title())?;
        put::text(sheet, (1, 0), &self.note, &look::note())?;
        let width = u16::try_from(self.columns.len()).unwrap_or(u16::MAX);
        let last = self.last() + u32::from(self.is_summed());
        sheet.add_table(HEADER, 0, last, width - 1, &self.definition())?;
        sheet.set_row_height(HEADER, 44)?;
        for (number, column) in (0..).zip(&self.columns) {
            sheet.set_column_width(number, column.width)?;
        }
        // the table writes its formulas without results: ours come after
        for (row, cells) in (Self::FIRST..).zip(&self.rows) {
            sheet.set_row_height(row, look::height(self.lines(cells)))?;
            for ((number, column), cell) in (0..).zip(&self.columns).zip(cells) {
                self.put(sheet, (row, number), column, cell)?;
            }
        }
        if self.is_summed() {
            self.put_totals(sheet, last)?;
        }
        sheet.set_freeze_panes(Self::FIRST, self.frozen)?;
        Ok(sheet)
    }

    fn definition(&self) -> Table {
        let columns: Vec<TableColumn> = self
            .columns
            .iter()
            .enumerate()
            .map(|(number, column)| {
                let mut told = TableColumn::new()
                    .set_header(&column.title)
                    .set_header_format(look::header())
                    .set_format(self.look.cell(column.style));
                if let Some(formula) = column.formula.as_ref().filter(|_| !self.rows.is_empty()) {
                    told = told.set_formula(formula.as_str());
                }
                if column.sum.is_some() {
                    told = told.set_total_function(TableFunction::Sum);
                } else if number == 0 && self.is_summed() {
                    told = told.set_total_label(words::TOTAL);
                }
                told
            })
            .collect();
        Table::new()
            .set_name(self.table)
            .set_columns(&columns)
            .set_style(TableStyle::None)
            .set_total_row(self.is_summed())
    }

    fn put(
        &self,
        sheet: &mut Worksheet,
        place: (u32, u16),
        column: &Column,
        cell: &Cell,
    ) -> Result<(), XlsxError> {
        let format = self.look.cell(column.style);
        match cell {
            Cell::Blank => put::text(sheet, place, "", &format),
            Cell::Text(text) => put::text(sheet, place, text, &format),
            Cell::Number(number) => put::number(sheet, place, *number, &format),
            Cell::Result(value) => {
                put::formula(sheet, place, column.formula.as_deref().unwrap_or_default(), value, &format)
            }
            Cell::Link(path, shown) => put_link(sheet, place, path, shown, &format),
        }
    }

    fn put_totals(&self, sheet: &mut Worksheet, row: u32) -> Result<(), XlsxError> {
        for (number, column) in (0..).zip(&self.columns) {
            let format = self.look.total(column.style);
            match column.sum {
                Some(sum) => {
                    let formula = format!("SUBTOTAL(109,{})", put::all(self.table, &column.title));
                    put::formula(sheet, (row, number), &formula, &Value::Number(sum), &format)?;
                }
                None if number == 0 => put::text(sheet, (row, number), words::TOTAL, &format)?,
                None => put::text(sheet, (row, number), "", &format)?,
            }
        }
        Ok(())
    }
}

/// A link to a file, relative to the workbook. A path that a link can't hold stays without one.
fn put_link(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    path: &str,
    shown: &str,
    format: &Format,
) -> Result<(), XlsxError> {
    const LONGEST: usize = 2000;
    // both signs have a meaning in a link, and Excel reads them differently in files
    if path.contains(['#', '%']) || path.encode_utf16().count() > LONGEST {
        return put::text(sheet, (row, column), path, format);
    }
    // three slashes make the library store a relative target
    let url = Url::new(format!("file:///{path}")).set_text(shown);
    sheet.write_url_with_format(row, column, url, &look::link(format.clone()))?;
    Ok(())
}
