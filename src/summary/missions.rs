//! The matrix of missions: who does what where, and what nobody does.

use std::collections::BTreeMap;

use rust_xlsxwriter::{Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError};

use super::facts::{Facts, SchoolFacts};
use super::look::{self, Look, Mood, Style};
use super::put::{self, Value};
use crate::fr::summary::{columns as titles, heads, matrix, names, sheets};

/// Row of the titles.
const HEADER: u32 = 3;
/// Columns: code, text, teachers, schools covered, coverage, schools with nobody; then the schools.
const TEACHERS: u16 = 2;
const COVERED: u16 = 3;
const COVERAGE: u16 = 4;
const NOBODY: u16 = 5;
const SCHOOLS: u16 = 6;
/// Width of the texts.
const TEXT: f64 = 64.0;
/// Most signs of a school in a title that stands upright.
const UPRIGHT: usize = 44;
/// The cell that counts the schools.
const COUNT: (u32, u16) = (1, 2);

pub(super) fn add(book: &mut Workbook, facts: &Facts<'_>, look: &Look) -> Result<(), XlsxError> {
    let matrix = Matrix::of(facts);
    let sheet = book.add_worksheet().set_name(sheets::MISSIONS)?;
    head(sheet, facts, &matrix)?;
    let mut row = HEADER + 1;
    let mut headings: &[String] = &[];
    let mut rows = Vec::new();
    for (index, mission) in facts.registry.missions.iter().enumerate() {
        if mission.headings != headings {
            headings = &mission.headings;
            band(sheet, row, matrix.last, headings)?;
            row += 1;
        }
        put::text(sheet, (row, 0), &mission.code.to_string(), &look.cell(Style::Text))?;
        put::text(sheet, (row, 1), mission.label(), &look.cell(Style::Wrapped))?;
        sheet.set_row_height(row, look::height(look::lines(mission.label(), TEXT)))?;
        matrix.put_row(sheet, row, index, look)?;
        rows.push(row);
        row += 1;
    }
    if rows.is_empty() {
        // a template without missions: the totals must not count themselves
        row += 1;
    }
    let last = row - 1;
    matrix.put_totals(sheet, (HEADER + 1, last), look)?;
    let name = put::fixed(sheets::MISSIONS, (row + 1, TEACHERS), (row + 1, TEACHERS));
    if !rows.is_empty() {
        colours(sheet, (HEADER + 1, last), &matrix)?;
        sheet.autofilter(HEADER, 0, last, NOBODY)?;
    }
    sheet.set_freeze_panes(HEADER + 1, SCHOOLS)?;
    look::page(sheet, facts, Some((0, HEADER)))?;
    // beyond what a page's width can show, the schools go on on further pages, with the missions repeated
    let pages = matrix.schools.len().div_ceil(70).max(1);
    sheet.set_print_fit_to_pages(u16::try_from(pages).unwrap_or(1), 0);
    sheet.set_repeat_columns(0, NOBODY)?;
    book.define_name(names::TICKS, &name)?;
    Ok(())
}

/// The counts: for each mission, the teachers of each school who have ticked it.
struct Matrix<'f> {
    schools: Vec<(usize, &'f SchoolFacts<'f>)>,
    counts: BTreeMap<(usize, usize), usize>,
    missions: usize,
    /// Last column.
    last: u16,
}

impl<'f> Matrix<'f> {
    fn of(facts: &'f Facts<'f>) -> Self {
        let schools: Vec<_> = facts.with_letter().collect();
        let mut counts = BTreeMap::new();
        for letter in &facts.letters {
            for &mission in &letter.appointment.ticks {
                *counts.entry((mission, letter.appointment.school)).or_default() += 1;
            }
        }
        // more schools than a sheet has columns: there are some 8,000 in the whole country
        let width = u16::try_from(schools.len().max(1)).unwrap_or(u16::MAX).min(16_000);
        let last = SCHOOLS + width - 1;
        Self { schools, counts, missions: facts.registry.missions.len(), last }
    }

    fn count(&self, mission: usize, school: usize) -> usize {
        self.counts.get(&(mission, school)).copied().unwrap_or(0)
    }

    fn put_row(&self, sheet: &mut Worksheet, row: u32, mission: usize, look: &Look) -> Result<(), XlsxError> {
        let mut teachers = 0;
        let mut covered = 0;
        for (column, (school, _)) in (SCHOOLS..).zip(&self.schools) {
            let count = self.count(mission, *school);
            teachers += count;
            covered += usize::from(count > 0);
            if count > 0 {
                put::number(sheet, (row, column), put::count(count), &mark())?;
            } else {
                put::text(sheet, (row, column), "", &mark())?;
            }
        }
        let schools = self.schools.len();
        let range = put::range((row, SCHOOLS), (row, self.last));
        let total = fixed(COUNT);
        let here = put::at(row, COVERED);
        #[expect(clippy::cast_precision_loss, reason = "schools are few")]
        let share = if schools == 0 { 0.0 } else { covered as f64 / schools as f64 };
        for (column, style, formula, result) in [
            (TEACHERS, Style::Count, format!("SUM({range})"), Value::count(teachers)),
            (COVERED, Style::Count, format!("COUNTIF({range},\">0\")"), Value::count(covered)),
            (COVERAGE, Style::Percent, format!("IF({total}=0,0,{here}/{total})"), Value::Number(share)),
            (NOBODY, Style::Count, format!("{total}-{here}"), Value::count(schools - covered)),
        ] {
            put::formula(sheet, (row, column), &formula, &result, &look.cell(style))?;
        }
        Ok(())
    }

    /// Two rows: missions covered in each school, and ticks.
    fn put_totals(
        &self,
        sheet: &mut Worksheet,
        (first, last): (u32, u32),
        look: &Look,
    ) -> Result<(), XlsxError> {
        let (union, ticks) = (last + 1, last + 2);
        let format = look.total(Style::Text);
        for (row, label) in [(union, matrix::UNION), (ticks, matrix::TICKS)] {
            for column in [0, TEACHERS, COVERED, COVERAGE, NOBODY] {
                put::text(sheet, (row, column), "", &format)?;
            }
            put::text(sheet, (row, 1), label, &format)?;
        }
        let format = look.total(Style::Count).set_align(FormatAlign::Center);
        let mut all = 0;
        for (column, (school, facts)) in (SCHOOLS..).zip(&self.schools) {
            let counts = (0..self.missions).map(|mission| self.count(mission, *school));
            let sum: usize = counts.sum();
            all += sum;
            let range = put::range((first, column), (last.max(first), column));
            let covered = format!("COUNTIF({range},\">0\")");
            put::formula(sheet, (union, column), &covered, &Value::count(facts.missions.len()), &format)?;
            put::formula(sheet, (ticks, column), &format!("SUM({range})"), &Value::count(sum), &format)?;
        }
        let range = put::range((first, TEACHERS), (last.max(first), TEACHERS));
        let format = look.total(Style::Count);
        put::formula(sheet, (ticks, TEACHERS), &format!("SUM({range})"), &Value::count(all), &format)
    }
}

fn head(sheet: &mut Worksheet, facts: &Facts<'_>, matrix: &Matrix<'_>) -> Result<(), XlsxError> {
    put::text(sheet, (0, 0), &heads::missions(facts.year()), &look::title())?;
    let note = look::note().set_align(FormatAlign::Right);
    put::text(sheet, (1, 1), heads::MISSIONS_NOTE, &note)?;
    let formula = format!("COUNTIF({},\">0\")", put::all(names::SCHOOLS, titles::TEACHERS));
    put::formula(
        sheet,
        COUNT,
        &formula,
        &Value::count(matrix.schools.len()),
        &look::note().set_bold().set_align(FormatAlign::Left),
    )?;
    let columns = [
        (titles::CODE, 8.0),
        (titles::MISSION, TEXT),
        (titles::TEACHERS, 7.0),
        (titles::COVERED, 9.0),
        (titles::COVERAGE, 10.5),
        (titles::NOBODY, 9.0),
    ];
    for (column, (title, width)) in (0..).zip(columns) {
        put::text(sheet, (HEADER, column), title, &look::header())?;
        sheet.set_column_width(column, width)?;
    }
    sheet.set_row_height(HEADER, 205)?;
    let upright = look::header().set_rotation(90).set_align(FormatAlign::Left).set_font_size(9);
    for (column, (_, school)) in (SCHOOLS..).zip(&matrix.schools) {
        let mut name = format!("{} {}", school.key, school.school.name);
        if let Some((end, _)) = name.char_indices().nth(UPRIGHT) {
            name.truncate(end);
            name.push('…');
        }
        put::text(sheet, (HEADER, column), &name, &upright)?;
    }
    sheet.set_column_range_width(SCHOOLS, matrix.last, 2.9)?;
    Ok(())
}

/// A row that names the section, over the whole width.
fn band(sheet: &mut Worksheet, row: u32, last: u16, headings: &[String]) -> Result<(), XlsxError> {
    let format = Format::new().set_font_size(10).set_bold().set_font_color(look::NAVY);
    let format = format.set_background_color(look::PALE);
    for column in 0..=last {
        put::text(sheet, (row, column), "", &format)?;
    }
    put::text(sheet, (row, 0), &headings.join(" › "), &format)
}

fn colours(sheet: &mut Worksheet, (first, last): (u32, u32), matrix: &Matrix<'_>) -> Result<(), XlsxError> {
    let cell = put::at(first, SCHOOLS);
    let several = Format::new().set_background_color(look::BLUE).set_font_color(0x00FF_FFFF_u32);
    let one = Format::new().set_background_color(look::MIST);
    for (formula, format) in [(format!("N({cell})>1"), several), (format!("N({cell})=1"), one)] {
        look::colour(sheet, (first, SCHOOLS), (last, matrix.last), &formula, format)?;
    }
    // coverage of a half is where attention begins; no mission without anybody goes unseen
    let cell = put::at(first, COVERAGE);
    let is_number = format!("ISNUMBER({cell})");
    for (formula, mood) in [
        (format!("AND({is_number},{cell}=0)"), Mood::Bad),
        (format!("AND({is_number},{cell}<0.5)"), Mood::Doubt),
        (format!("AND({is_number},{cell}>=0.5)"), Mood::Good),
    ] {
        look::colour(sheet, (first, COVERAGE), (last, COVERAGE), &formula, look::mood(mood))?;
    }
    Ok(())
}

fn mark() -> Format {
    let format =
        Format::new().set_font_size(9).set_align(FormatAlign::Center).set_align(FormatAlign::VerticalCenter);
    format.set_border(FormatBorder::Thin).set_border_color(0x00E1_E6ED_u32)
}

fn fixed((row, column): (u32, u16)) -> String {
    format!("${}${}", crate::findings::column_letters(column + 1), row + 1)
}
