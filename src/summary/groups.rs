//! Totals of the overview by what schools have in common.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::facts::Facts;
use super::look::{self, Look, Mood, Style};
use super::overview::{LAST, put_block};
use super::put::{self, Value, all};
use super::tally::Tally;
use crate::fr::summary::overview as words;
use crate::fr::summary::{TOTAL, columns as titles, names};
use crate::registry::Imp;

/// Where a table of totals stands.
pub(super) struct Block {
    /// First and last row, without that of the totals.
    pub(super) first: u32,
    pub(super) last: u32,
    /// Its last row of all.
    pub(super) end: u32,
    /// Column of the IMP attributed.
    pub(super) imp: u16,
    /// What its rows say, from the first to the last.
    pub(super) tallies: Vec<Tally>,
}

impl Block {
    /// The sum of the IMP attributed.
    pub(super) fn sum(&self) -> Imp {
        self.tallies.iter().map(|tally| tally.attributed).sum()
    }
}

/// Column of the envelopes, and of the IMP attributed.
pub(super) const ENVELOPE: u16 = 3;
pub(super) const ATTRIBUTED: u16 = 4;

/// Writes a table: one row per group, and a row of totals. `column` is that of the table of schools which holds the
/// groups' labels.
pub(super) fn put(
    sheet: &mut Worksheet,
    top: u32,
    title: &str,
    column: &str,
    groups: &[(&str, Tally)],
    facts: &Facts<'_>,
    look: &Look,
) -> Result<Block, XlsxError> {
    put_block(sheet, top, 0, LAST, title)?;
    let sums = sums(facts);
    let header = top + 1;
    put::text(sheet, (header, 0), column, &look::header())?;
    for (number, sum) in (1..).zip(&sums) {
        put::text(sheet, (header, number), &sum.title, &look::header())?;
    }
    sheet.set_row_height(header, 28)?;
    let first = header + 1;
    let mut last = first;
    for (row, (label, tally)) in (first..).zip(groups) {
        put::text(sheet, (row, 0), label, &look.cell(Style::Text))?;
        // compared, not matched: a label is never taken for a pattern
        let chosen = format!("--({}={})", all(names::SCHOOLS, column), put::at(row, 0));
        for (number, sum) in (1..).zip(&sums) {
            let formula = match &sum.column {
                Some(column) => format!("SUMPRODUCT({chosen},{})", all(names::SCHOOLS, column)),
                None => format!("SUMPRODUCT({chosen})"),
            };
            let value = Value::Number((sum.value)(tally));
            put::formula(sheet, (row, number), &formula, &value, &look.cell(sum.style))?;
        }
        last = row;
    }
    let end = last + 1;
    put::text(sheet, (end, 0), TOTAL, &look.total(Style::Text))?;
    for (number, sum) in (1..).zip(&sums) {
        let formula = format!("SUM({})", put::range((first, number), (last, number)));
        let value = Value::Number((sum.value)(&facts.total));
        put::formula(sheet, (end, number), &formula, &value, &look.total(sum.style))?;
        if sum.style == Style::Gap {
            let negative = format!("{}<0", put::at(first, number));
            look::colour(sheet, (first, number), (end, number), &negative, look::mood(Mood::Bad))?;
        }
    }
    let tallies = groups.iter().map(|(_, tally)| tally.clone()).collect();
    Ok(Block { first, last, end, imp: ATTRIBUTED, tallies })
}

/// A column of sums.
struct Sum<'f> {
    title: String,
    /// The column of the table of schools; without one, rows are counted.
    column: Option<String>,
    style: Style,
    value: Box<dyn Fn(&Tally) -> f64 + 'f>,
}

fn sums<'f>(facts: &'f Facts<'_>) -> Vec<Sum<'f>> {
    let sum = |title: &str, style, value: Box<dyn Fn(&Tally) -> f64 + 'f>| Sum {
        title: title.to_owned(),
        column: Some(title.to_owned()),
        style,
        value,
    };
    let hours = facts.registry.campaign.hours_per_imp.value;
    let mut sums = vec![
        Sum {
            title: words::SCHOOLS.to_owned(),
            column: None,
            style: Style::Count,
            value: Box::new(|tally| put::count(tally.schools)),
        },
        sum(titles::TEACHERS, Style::Count, Box::new(|tally| put::count(tally.letters))),
        sum(titles::ENVELOPE, Style::Imp, Box::new(|tally| tally.envelope.as_number())),
        sum(titles::ATTRIBUTED, Style::Imp, Box::new(|tally| tally.attributed.as_number())),
        sum(titles::RELIEF, Style::Imp, Box::new(|tally| tally.relief.as_number())),
        sum(titles::PAID, Style::Imp, Box::new(|tally| tally.paid().as_number())),
        sum(titles::GAP, Style::Gap, Box::new(|tally| put::gap(tally.gap(facts.registry)))),
        sum(titles::EUROS, Style::Euros, Box::new(|tally| put::euros(tally.cents))),
    ];
    if let Some(currency) = &facts.currency {
        sums.push(sum(&titles::local(currency), Style::Local, Box::new(|tally| put::whole(tally.local))));
    }
    sums.push(sum(titles::HOURS, Style::Hours, Box::new(move |tally| tally.relief.as_number() * hours)));
    sums
}
