//! Key figures of the overview.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::facts::Facts;
use super::look::{self, Look, Mood, Style};
use super::overview::{FIGURES, of_schools, of_teachers, put_block};
use super::put::{self, Value, all};
use crate::findings::Severity;
use crate::fr::summary::overview::{self as words, figures};
use crate::fr::summary::{columns as titles, names};

/// Columns of the block: the label, and the number.
const LAST: u16 = 2;

pub(super) fn put(sheet: &mut Worksheet, facts: &Facts<'_>, look: &Look) -> Result<(), XlsxError> {
    put_block(sheet, FIGURES, 0, LAST, words::FIGURES)?;
    for (row, (label, style, formula, result)) in (FIGURES + 1..).zip(entries(facts)) {
        let indent = u8::from(label.starts_with("dont"));
        put::text(sheet, (row, 0), &label, &look.cell(Style::Text).set_indent(indent))?;
        put::text(sheet, (row, 1), "", &look.cell(Style::Text))?;
        let format = look.cell(style).set_bold().set_font_size(11);
        put::formula(sheet, (row, LAST), &formula, &result, &format)?;
        let place = (row, LAST);
        if style == Style::Gap {
            let formula = format!("{}<0", put::at(row, LAST));
            look::colour(sheet, place, place, &formula, look::mood(Mood::Bad))?;
        }
        if label == figures::ASIDE || label == figures::ERRORS {
            let formula = format!("{}>0", put::at(row, LAST));
            look::colour(sheet, place, place, &formula, look::mood(Mood::Bad))?;
        }
    }
    Ok(())
}

/// Label, look, formula and result of each figure.
fn entries(facts: &Facts<'_>) -> Vec<(String, Style, String, Value)> {
    let total = &facts.total;
    let imp = |label: &str, column: &str, value: f64| {
        (label.to_owned(), Style::Imp, of_schools(column), Value::Number(value))
    };
    let count = |label: &str, formula: String, number: usize| {
        (label.to_owned(), Style::Count, formula, Value::count(number))
    };
    let severity = |label: &str, severity: Severity| {
        let column = all(names::FINDINGS, titles::SEVERITY);
        let formula = format!("COUNTIF({column},\"{}\")", severity.name().0);
        count(label, formula, facts.outcome.verdict.count(severity))
    };
    let teachers = all(names::SCHOOLS, titles::TEACHERS);
    let mut entries = vec![
        count(figures::SCHOOLS, format!("COUNTA({})", all(names::SCHOOLS, titles::UAI)), total.schools),
        count(figures::WITH_TEACHER, format!("COUNTIF({teachers},\">0\")"), facts.with_letter().count()),
        count(figures::LETTERS, format!("COUNTA({})", all(names::TEACHERS, titles::UAI)), total.letters),
        count(
            figures::ASIDE,
            format!("{}-COUNTA({})", names::ROWS, all(names::TEACHERS, titles::UAI)),
            facts.aside.len(),
        ),
        imp(figures::ENVELOPE, titles::ENVELOPE, total.envelope.as_number()),
        imp(figures::ATTRIBUTED, titles::ATTRIBUTED, total.attributed.as_number()),
        imp(figures::RELIEF, titles::RELIEF, total.relief.as_number()),
        imp(figures::PAID, titles::PAID, total.paid().as_number()),
    ];
    let gap = Value::Number(put::gap(total.gap(facts.registry)));
    entries.push((figures::GAP.to_owned(), Style::Gap, of_schools(titles::GAP), gap));
    let euros = Value::Number(put::euros(total.cents));
    entries.push((figures::EUROS.to_owned(), Style::Euros, of_teachers(titles::EUROS), euros));
    if let Some(currency) = &facts.currency {
        let formula = of_teachers(&titles::local(currency));
        let local = Value::Number(put::whole(total.local));
        entries.push((figures::local(currency), Style::Local, formula, local));
    }
    let hours = total.relief.as_number() * facts.registry.campaign.hours_per_imp.value;
    entries.push((figures::HOURS.to_owned(), Style::Hours, of_schools(titles::HOURS), Value::Number(hours)));
    entries.push(severity(figures::ERRORS, Severity::Error));
    entries.push(severity(figures::WARNINGS, Severity::Warning));
    entries
}
