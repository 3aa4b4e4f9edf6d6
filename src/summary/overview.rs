//! The first sheet: key figures, controls, charts, totals, rows set aside, notes.

use rust_xlsxwriter::{Workbook, Worksheet, XlsxError};

use super::caches::Cache;
use super::facts::Facts;
use super::groups::{self, Block};
use super::look::{self, Look};
use super::tally::Tally;
use super::{aside, charts, controls, figures, put, rates};
use crate::fr::dates;
use crate::fr::summary::{columns as titles, heads, names, overview as words, sheets};

/// Columns of the sheet, from zero: A is wide, the others alike.
pub(super) const LAST: u16 = 10;
/// Width of all columns together.
const WIDTH: f64 = 155.0;
/// First row of the key figures and controls.
pub(super) const FIGURES: u32 = 4;
/// First row of the charts: below the longest list of figures and controls.
const CHARTS: u32 = 20;
/// First row of the totals: a new page.
const TOTALS: u32 = 36;

/// Adds the sheet; what its charts have to remember.
pub(super) fn add(book: &mut Workbook, facts: &Facts<'_>, look: &Look) -> Result<Vec<Cache>, XlsxError> {
    let sheet = book.add_worksheet().set_name(sheets::OVERVIEW)?;
    sheet.set_column_width(0, 32)?;
    sheet.set_column_range_width(1, LAST, 13.2)?;
    head(sheet, facts)?;
    let blocks = totals(sheet, facts, look)?;
    figures::put(sheet, facts, look)?;
    controls::put(sheet, facts, look, &blocks)?;
    let caches = charts::put(sheet, CHARTS, &blocks, facts)?;
    look::page(sheet, facts, None)?;
    sheet.set_page_breaks(&[TOTALS])?;
    sheet.set_print_area(0, 0, blocks.end, LAST)?;
    Ok(caches)
}

fn head(sheet: &mut Worksheet, facts: &Facts<'_>) -> Result<(), XlsxError> {
    let campaign = &facts.registry.campaign;
    let day = |date: jiff::civil::Date| dates::long(date.year(), date.month(), date.day());
    let from = facts.outcome.provenance;
    put::text(sheet, (0, 0), &heads::overview(facts.year()), &look::title())?;
    let issued = heads::issued(&campaign.academy.value, &campaign.service.value);
    put::text(sheet, (1, 0), &issued, &look::note().set_bold())?;
    let dated = heads::dated(&day(campaign.date.value), &day(from.today), &from.workbook);
    put::text(sheet, (2, 0), &dated, &look::note())
}

/// The tables of totals, and where they stand.
pub(super) struct Blocks {
    pub(super) provinces: Block,
    pub(super) kinds: Block,
    pub(super) rates: Block,
    /// The list of rows set aside: first and last row; nothing when nobody is.
    pub(super) aside: Option<(u32, u32)>,
    /// Last row of the sheet.
    pub(super) end: u32,
}

fn totals(sheet: &mut Worksheet, facts: &Facts<'_>, look: &Look) -> Result<Blocks, XlsxError> {
    let provinces = facts.by(|school| &school.province);
    let mut kinds: Vec<(&str, Tally)> = facts.by(|school| &school.kind);
    kinds.sort_by_key(|(label, _)| {
        facts.schools.iter().filter(|school| school.kind == *label).map(|school| school.school.kind).min()
    });
    let sectors = facts.by(|school| &school.sector);
    let group = |sheet: &mut Worksheet, row, title, column, groups: &[(&str, Tally)]| {
        groups::put(sheet, row, title, column, groups, facts, look)
    };
    let provinces = group(sheet, TOTALS, words::BY_PROVINCE, titles::PROVINCE, &provinces)?;
    let kinds = group(sheet, provinces.end + 2, words::BY_KIND, titles::KIND, &kinds)?;
    let mut end = kinds.end;
    if sectors.len() > 1 {
        end = group(sheet, end + 2, words::BY_SECTOR, titles::SECTOR, &sectors)?.end;
    }
    let rates = rates::put(sheet, end + 2, facts, look)?;
    let aside = aside::put(sheet, rates.end + 2, facts, look)?;
    let end = notes(sheet, aside.map_or(rates.end, |(_, last)| last) + 2, facts)?;
    Ok(Blocks { provinces, kinds, rates, aside, end })
}

fn notes(sheet: &mut Worksheet, top: u32, facts: &Facts<'_>) -> Result<u32, XlsxError> {
    put_block(sheet, top, 0, LAST, words::NOTES)?;
    let mut notes = vec![
        words::SCOPE_NOTE.to_owned(),
        words::relief_note(facts.registry.campaign.relief_counts.value).to_owned(),
        words::MONEY_NOTE.to_owned(),
    ];
    notes.extend(facts.currency.as_deref().map(heads::rounding));
    let mut row = top;
    for text in notes {
        row += 1;
        sheet.merge_range(row, 0, row, LAST, "", &look::note().set_text_wrap())?;
        put::text(sheet, (row, 0), &text, &look::note().set_text_wrap())?;
        sheet.set_row_height(row, look::height(look::lines(&text, WIDTH)))?;
    }
    Ok(row)
}

/// The title of a block, underlined over its width.
pub(super) fn put_block(
    sheet: &mut Worksheet,
    row: u32,
    first: u16,
    last: u16,
    title: &str,
) -> Result<(), XlsxError> {
    for column in first..=last {
        put::text(sheet, (row, column), if column == first { title } else { "" }, &look::block())?;
    }
    Ok(())
}

/// The sum of a column of the table of schools.
pub(super) fn of_schools(column: &str) -> String {
    format!("SUM({})", put::all(names::SCHOOLS, column))
}

/// The sum of a column of the table of teachers.
pub(super) fn of_teachers(column: &str) -> String {
    format!("SUM({})", put::all(names::TEACHERS, column))
}
