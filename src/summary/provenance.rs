//! The sheet that says where everything comes from: a print must be traceable.

use rust_xlsxwriter::{Workbook, XlsxError};

use super::facts::Facts;
use super::look::{self, Look, Style};
use super::put;
use crate::findings::Severity;
use crate::fr::dates;
use crate::fr::summary::{heads, names, provenance as words, sheets};
use crate::letters::Fate;

/// Row of the titles.
const HEADER: u32 = 2;

/// A value as its cell holds it.
enum Held {
    Text(String),
    Count(usize),
}

pub(super) fn add(book: &mut Workbook, facts: &Facts<'_>, look: &Look) -> Result<(), XlsxError> {
    let sheet = book.add_worksheet().set_name(sheets::PROVENANCE)?;
    put::text(sheet, (0, 0), &heads::provenance(facts.year()), &look::title())?;
    for (column, (title, width)) in (0..).zip(words::COLUMNS.into_iter().zip([40.0, 78.0])) {
        put::text(sheet, (HEADER, column), title, &look::header())?;
        sheet.set_column_width(column, width)?;
    }
    let mut rows_read = HEADER + 1;
    for (row, (label, held)) in (HEADER + 1..).zip(entries(facts)) {
        put::text(sheet, (row, 0), &label, &look.cell(Style::Text))?;
        match held {
            Held::Text(text) => put::text(sheet, (row, 1), &text, &look.cell(Style::Wrapped))?,
            Held::Count(count) => {
                let format = look.cell(Style::Count).set_align(rust_xlsxwriter::FormatAlign::Left);
                put::number(sheet, (row, 1), put::count(count), &format)?;
            }
        }
        if label == words::ROWS {
            rows_read = row;
        }
    }
    look::page(sheet, facts, None)?;
    let place = put::fixed(sheets::PROVENANCE, (rows_read, 1), (rows_read, 1));
    book.define_name(names::ROWS, &place)?;
    Ok(())
}

fn entries(facts: &Facts<'_>) -> Vec<(String, Held)> {
    let from = facts.outcome.provenance;
    let verdict = facts.outcome.verdict;
    let today = from.today;
    let date = dates::short(today.year(), today.month(), today.day());
    let text = |label: &str, text: &str| (label.to_owned(), Held::Text(text.to_owned()));
    let count = |label: &str, number: usize| (label.to_owned(), Held::Count(number));
    let mut entries = vec![
        text(words::WORKBOOK, &from.workbook),
        text(words::WORKBOOK_HASH, &from.workbook_hash),
        text(words::TEMPLATE, &from.template),
        text(words::TEMPLATE_HASH, &from.template_hash),
        text(words::PRODUCT, &format!("lettres-rne {}", from.version)),
        text(words::DATE, &date),
        count(words::MISSIONS, facts.registry.missions.len()),
        count(words::ROWS, facts.registry.rows.len()),
        count(words::LETTERS, facts.letters.len()),
        count(words::ASIDE, facts.aside.len()),
    ];
    let states: [fn(&Fate) -> bool; 5] = [
        |fate| *fate == Fate::Made,
        |fate| *fate == Fate::Unchanged,
        |fate| *fate == Fate::Kept,
        |fate| matches!(fate, Fate::Beside(_)),
        |fate| *fate == Fate::Planned,
    ];
    for (name, is) in words::STATES.into_iter().zip(states) {
        let letters = facts.letters.iter().filter(|letter| is(&letter.letter.fate)).count();
        entries.push(count(name, letters));
    }
    entries.extend([
        count(words::ERRORS, verdict.count(Severity::Error)),
        count(words::WARNINGS, verdict.count(Severity::Warning)),
        count(words::INFOS, verdict.count(Severity::Info)),
        count(words::ACCEPTED, verdict.count(Severity::Accepted)),
    ]);
    entries
}
