//! Totals of the overview by rate: how many have a quarter, a half, one, two, three.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::facts::Facts;
use super::groups::Block;
use super::look::{self, Look, Style};
use super::overview::put_block;
use super::put::{self, Value, all};
use super::tally::Tally;
use crate::fr::kit::NO;
use crate::fr::summary::overview as words;
use crate::fr::summary::{TOTAL, columns as titles, names};

/// Columns: rate, teachers, share, IMP, euros, local currency.
pub(super) const TEACHERS: u16 = 1;
const SHARE: u16 = 2;
const IMP: u16 = 3;
const EUROS: u16 = 4;
const LOCAL: u16 = 5;

/// Writes the table: one row per allowed rate, one for everything else, a row of totals.
pub(super) fn put(
    sheet: &mut Worksheet,
    top: u32,
    facts: &Facts<'_>,
    look: &Look,
) -> Result<Block, XlsxError> {
    let last_column = if facts.currency.is_some() { LOCAL } else { EUROS };
    put_block(sheet, top, 0, last_column, words::BY_RATE)?;
    let mut titles_shown = vec![words::RATE, titles::TEACHERS, words::SHARE, titles::IMP, titles::EUROS];
    let local = facts.currency.as_deref().map(titles::local);
    titles_shown.extend(local.as_deref());
    for (column, title) in (0..).zip(titles_shown) {
        put::text(sheet, (top + 1, column), title, &look::header())?;
    }
    let rates = &facts.registry.campaign.rates.value;
    let first = top + 2;
    let last = first + u32::try_from(rates.len()).unwrap_or(0);
    let end = last + 1;
    let imp = all(names::TEACHERS, titles::IMP);
    let sums = |column: &str| all(names::TEACHERS, column);
    let mut columns = vec![(IMP, imp.clone()), (EUROS, sums(titles::EUROS))];
    columns.extend(local.as_deref().map(|title| (LOCAL, sums(title))));
    let values = |tally: &Tally| {
        [
            (IMP, Style::Imp, tally.attributed.as_number()),
            (EUROS, Style::Euros, put::euros(tally.cents)),
            (LOCAL, Style::Local, put::whole(tally.local)),
        ]
    };
    let mut tallies = Vec::new();
    for (rank, row) in (1_usize..).zip(first..last) {
        let rate = rates[rank - 1];
        let tally = facts.sum(|appointment| appointment.imp == rate);
        let label = format!("INDEX({},{rank})", names::RATES);
        let format = look.cell(Style::Imp).set_align(rust_xlsxwriter::FormatAlign::Left);
        put::formula(sheet, (row, 0), &label, &Value::Number(rate.as_number()), &format)?;
        let chosen = put::at(row, 0);
        let formula = format!("COUNTIFS({imp},{chosen})");
        put_count(sheet, row, end, &formula, &tally, facts, look)?;
        for ((column, style, value), (_, range)) in values(&tally).into_iter().zip(&columns) {
            let formula = format!("SUMIFS({range},{imp},{chosen})");
            put::formula(sheet, (row, column), &formula, &Value::Number(value), &look.cell(style))?;
        }
        tallies.push(tally);
    }
    let tally = facts.sum(|appointment| !rates.contains(&appointment.imp));
    put::text(sheet, (last, 0), words::OTHER_RATES, &look.cell(Style::Text))?;
    // the table of teachers says itself whose IMP are an allowed rate
    let other = format!("{},\"{NO}\"", sums(titles::IS_RATE));
    put_count(sheet, last, end, &format!("COUNTIFS({other})"), &tally, facts, look)?;
    for ((column, style, value), (_, range)) in values(&tally).into_iter().zip(&columns) {
        let formula = format!("SUMIFS({range},{other})");
        put::formula(sheet, (last, column), &formula, &Value::Number(value), &look.cell(style))?;
    }
    tallies.push(tally);
    let tally = facts.sum(|_| true);
    put::text(sheet, (end, 0), TOTAL, &look.total(Style::Text))?;
    let share = if tally.letters == 0 { 0.0 } else { 1.0 };
    let mut totals =
        vec![(TEACHERS, Style::Count, put::count(tally.letters)), (SHARE, Style::Percent, share)];
    totals.extend(values(&tally).into_iter().take(columns.len()));
    for (column, style, value) in totals {
        let formula = format!("SUM({})", put::range((first, column), (last, column)));
        put::formula(sheet, (end, column), &formula, &Value::Number(value), &look.total(style))?;
    }
    Ok(Block { first, last, end, imp: IMP, tallies })
}

/// The number of teachers, and their share of all.
fn put_count(
    sheet: &mut Worksheet,
    row: u32,
    end: u32,
    formula: &str,
    tally: &Tally,
    facts: &Facts<'_>,
    look: &Look,
) -> Result<(), XlsxError> {
    let count = Value::count(tally.letters);
    put::formula(sheet, (row, TEACHERS), formula, &count, &look.cell(Style::Count))?;
    let (here, all) = (put::at(row, TEACHERS), put::at(end, TEACHERS));
    let letters = facts.letters.len();
    let share = if letters == 0 { 0.0 } else { put::count(tally.letters) / put::count(letters) };
    let formula = format!("IF({all}=0,0,{here}/{all})");
    put::formula(sheet, (row, SHARE), &formula, &Value::Number(share), &look.cell(Style::Percent))
}
