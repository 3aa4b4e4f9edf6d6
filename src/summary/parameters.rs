//! The sheet of parameters: every value used, where it came from, and the name by which formulas use it.

use rust_xlsxwriter::{ExcelDateTime, Workbook, Worksheet, XlsxError};

use super::facts::Facts;
use super::look::{self, Look, Style};
use super::put::{self, Value};
use crate::fr::columns as headings;
use crate::fr::columns::Heading;
use crate::fr::kit::{NO, NO_CEILING, YES};
use crate::fr::summary::{heads, names, parameters as words, sheets};
use crate::registry::Origin;

/// Row of the titles.
const HEADER: u32 = 3;

/// Width of the explanations.
const HELP: f64 = 62.0;

/// A value as its cell holds it.
enum Held {
    Text(String),
    Number(f64, Style),
    Date(jiff::civil::Date),
}

/// A parameter.
struct Row {
    heading: &'static Heading,
    held: Held,
    origin: Origin,
    name: Option<&'static str>,
}

pub(super) fn add(book: &mut Workbook, facts: &Facts<'_>, look: &Look) -> Result<(), XlsxError> {
    let rows = rows(facts);
    let mut defined = Vec::new();
    let sheet = book.add_worksheet().set_name(sheets::PARAMETERS)?;
    put::text(sheet, (0, 0), &heads::parameters(facts.year()), &look::title())?;
    put::text(sheet, (1, 0), heads::PARAMETERS_NOTE, &look::note())?;
    for (column, (title, width)) in (0..).zip(words::COLUMNS.into_iter().zip([36.0, 34.0, 20.0, 22.0, HELP]))
    {
        put::text(sheet, (HEADER, column), title, &look::header())?;
        sheet.set_column_width(column, width)?;
    }
    let mut at = HEADER + 1;
    for row in &rows {
        put::text(sheet, (at, 0), row.heading.title, &look.cell(Style::Text))?;
        put_value(sheet, (at, 1), &row.held, look)?;
        put::text(sheet, (at, 2), words::origin(rank(row.origin)), &look.cell(Style::Text))?;
        put::text(sheet, (at, 3), row.name.unwrap_or_default(), &look.cell(Style::Faded))?;
        put::text(sheet, (at, 4), row.heading.help, &look.cell(Style::Wrapped))?;
        sheet.set_row_height(at, look::height(look::lines(row.heading.help, HELP)))?;
        defined.extend(row.name.map(|name| (name, put::fixed(sheets::PARAMETERS, (at, 1), (at, 1)))));
        at += 1;
    }
    defined.extend(put_scale(sheet, at + 1, facts, look)?);
    sheet.set_freeze_panes(HEADER + 1, 1)?;
    look::page(sheet, facts, Some((0, HEADER)))?;
    for (name, place) in defined {
        book.define_name(name, &place)?;
    }
    Ok(())
}

fn rows(facts: &Facts<'_>) -> Vec<Row> {
    let campaign = &facts.registry.campaign;
    let text = |text: &str| Held::Text(text.to_owned());
    let [value_origin, currency_origin, parity_origin] = campaign.money_origin;
    let row = |heading, held, origin, name| Row { heading, held, origin, name };
    let cents = u64::from(campaign.money.imp_cents);
    let mut rows = vec![
        row(&headings::YEAR, text(&campaign.year.value.label), campaign.year.origin, None),
        row(&headings::LETTER_DATE, Held::Date(campaign.date.value), campaign.date.origin, None),
        row(&headings::ACADEMY, text(&campaign.academy.value), campaign.academy.origin, None),
        row(&headings::SERVICE, text(&campaign.service.value), campaign.service.origin, None),
        row(
            &headings::IMP_VALUE,
            Held::Number(put::euros(cents), Style::Euros),
            value_origin,
            Some(names::IMP_VALUE),
        ),
    ];
    let local = campaign.money.local.as_ref();
    rows.push(row(
        &headings::CURRENCY,
        text(local.map_or("EUR", |local| local.name.as_str())),
        currency_origin,
        None,
    ));
    if let Some(local) = local {
        let parity = put::euros(u64::from(local.cents_per_thousand));
        rows.push(row(
            &headings::PARITY,
            Held::Number(parity, Style::Euros),
            parity_origin,
            Some(names::PARITY),
        ));
    }
    let ceiling = campaign
        .ceiling
        .value
        .map_or_else(|| text(NO_CEILING), |ceiling| Held::Number(ceiling.as_number(), Style::Imp));
    let counts = if campaign.relief_counts.value { YES } else { NO };
    rows.extend([
        row(&headings::CEILING, ceiling, campaign.ceiling.origin, Some(names::CEILING)),
        row(
            &headings::HOURS,
            Held::Number(campaign.hours_per_imp.value, Style::Hours),
            campaign.hours_per_imp.origin,
            Some(names::HOURS),
        ),
        row(
            &headings::RELIEF_COUNTS,
            text(counts),
            campaign.relief_counts.origin,
            Some(names::RELIEF_COUNTS),
        ),
        row(
            &headings::PERIMETER,
            text(headings::PERIMETERS[usize::from(campaign.covers_all.value)]),
            campaign.covers_all.origin,
            None,
        ),
    ]);
    rows
}

fn rank(origin: Origin) -> u8 {
    match origin {
        Origin::Default => 0,
        Origin::Workbook => 1,
        Origin::Settings => 2,
    }
}

fn put_value(sheet: &mut Worksheet, place: (u32, u16), held: &Held, look: &Look) -> Result<(), XlsxError> {
    let input = |style| look.cell(style).set_bold().set_align(rust_xlsxwriter::FormatAlign::Left);
    match held {
        Held::Text(text) => put::text(sheet, place, text, &input(Style::Text)),
        Held::Number(number, style) => put::number(sheet, place, *number, &input(*style)),
        Held::Date(date) => {
            let date = excel_date(*date)?;
            sheet.write_datetime_with_format(place.0, place.1, &date, &input(Style::Date))?;
            Ok(())
        }
    }
}

/// A day as Excel counts them.
pub(super) fn excel_date(date: jiff::civil::Date) -> Result<ExcelDateTime, XlsxError> {
    let part = |number: i8| u8::try_from(number).unwrap_or(1);
    ExcelDateTime::from_ymd(u16::try_from(date.year()).unwrap_or(1900), part(date.month()), part(date.day()))
}

/// The rates with their amounts, by the very formulas of the letters' rows.
fn put_scale(
    sheet: &mut Worksheet,
    top: u32,
    facts: &Facts<'_>,
    look: &Look,
) -> Result<Option<(&'static str, String)>, XlsxError> {
    let campaign = &facts.registry.campaign;
    for column in 0..=4 {
        put::text(sheet, (top, column), if column == 0 { words::SCALE } else { "" }, &look::block())?;
    }
    let mut titles = vec![words::RATE.to_owned(), words::EUROS.to_owned()];
    titles.extend(facts.currency.as_deref().map(words::local));
    for (column, title) in (0..).zip(&titles) {
        put::text(sheet, (top + 1, column), title, &look::header())?;
    }
    let first = top + 2;
    let mut last = first;
    for (row, &rate) in (first..).zip(&campaign.rates.value) {
        let left = look.cell(Style::Imp).set_align(rust_xlsxwriter::FormatAlign::Left);
        put::number(sheet, (row, 0), rate.as_number(), &left)?;
        let euros = Value::Number(put::euros(campaign.money.cents(rate)));
        let formula = format!("{}*{}", put::at(row, 0), names::IMP_VALUE);
        put::formula(sheet, (row, 1), &formula, &euros, &look.cell(Style::Euros))?;
        if let Some(local) = campaign.money.local(rate) {
            let formula = format!("ROUND({}*1000/{},0)", put::at(row, 1), names::PARITY);
            let local = Value::Number(put::whole(local));
            put::formula(sheet, (row, 2), &formula, &local, &look.cell(Style::Local))?;
        }
        last = row;
    }
    let origin = words::origin(rank(campaign.rates.origin));
    put::text(sheet, (first, 3), names::RATES, &look.cell(Style::Faded))?;
    put::text(sheet, (first, 4), origin, &look.cell(Style::Text))?;
    Ok(Some((names::RATES, put::fixed(sheets::PARAMETERS, (first, 0), (last, 0)))))
}
