//! The sheet that says what has become of each letter: one row per letter, from the journal of the sending.

use rust_xlsxwriter::{Workbook, XlsxError};

use super::facts::Facts;
use super::look::{self, Look, Mood, Style};
use super::put;
use super::table::{Cell, Column, Sheet};
use crate::fr::kit::{NO, YES};
use crate::fr::mail::status as words;
use crate::fr::summary::{columns as titles, heads, names, sheets};
use crate::outbox::{Journal, LetterStatus, SchoolStatus, Situation, Status};

pub(super) fn add(
    book: &mut Workbook,
    facts: &Facts<'_>,
    look: &Look,
    status: &Status,
) -> Result<(), XlsxError> {
    let mut rows: Vec<Vec<Cell>> =
        status.letters().map(|(school, letter)| row(status, school, letter)).collect();
    if rows.is_empty() {
        let mut empty: Vec<Cell> = columns().iter().map(|_| Cell::Blank).collect();
        empty[2] = Cell::Text(words::NO_LETTER.to_owned());
        rows.push(empty);
    }
    let table = Sheet {
        name: sheets::MAIL,
        table: names::MAIL,
        title: heads::mail(facts.year()),
        note: note(status),
        columns: columns(),
        rows,
        frozen: 3,
        look,
    };
    let (first, last) = (Sheet::FIRST, table.last());
    let state = table.column(titles::FATE);
    let sheet = table.add(book)?;
    for situation in Situation::ALL {
        let formula = format!("{}=\"{}\"", put::at(first, state), situation.words().0);
        look::colour(sheet, (first, state), (last, state), &formula, look::mood(mood(situation)))?;
    }
    look::page(sheet, facts, Some((0, super::table::HEADER)))
}

fn note(status: &Status) -> String {
    match &status.journal {
        Journal::Nothing => heads::MAIL_NOTHING.to_owned(),
        Journal::Unusable(sentence) => sentence.clone(),
        Journal::Read { .. } => {
            let counts = words::counts(&status.counts());
            heads::mail_note(&counts, status.zone.iana_name().unwrap_or_default())
        }
    }
}

fn mood(situation: Situation) -> Mood {
    match situation {
        Situation::Sent | Situation::Received => Mood::Good,
        Situation::Refused | Situation::Uncertain | Situation::Partly => Mood::Bad,
        Situation::Changed
        | Situation::Moved
        | Situation::Deferred
        | Situation::NoAddress
        | Situation::UnderWay => Mood::Doubt,
        Situation::NotMade | Situation::Ready | Situation::Drafted | Situation::Abandoned => Mood::Calm,
    }
}

fn columns() -> Vec<Column> {
    vec![
        Column::new(titles::UAI, 9.5, Style::Text),
        Column::new(titles::SCHOOL, 28.0, Style::Wrapped),
        Column::new(titles::TEACHER, 24.0, Style::Wrapped),
        Column::new(titles::FATE, 20.0, Style::Wrapped),
        Column::new(titles::SINCE, 17.0, Style::Text),
        Column::new(titles::CHANGED, 10.0, Style::Centred),
        Column::new(titles::RECIPIENTS, 32.0, Style::Wrapped),
        Column::new(titles::REPLY, 44.0, Style::Wrapped),
        Column::new(titles::DRAFT, 17.0, Style::Text),
        Column::new(titles::MESSAGE_ID, 24.0, Style::Faded),
    ]
}

fn row(status: &Status, school: &SchoolStatus, letter: &LetterStatus) -> Vec<Cell> {
    let text = |text: &str| Cell::Text(text.to_owned());
    let record = letter.record.as_ref();
    let told = record.filter(|record| record.tries > 0);
    let moment = |at| Cell::Text(status.moment(at));
    vec![
        text(&school.uai),
        text(&school.name),
        text(&letter.person),
        text(letter.situation.words().0),
        told.map_or(Cell::Blank, |record| moment(record.since)),
        told.map_or(Cell::Blank, |_| text(if letter.changed { YES } else { NO })),
        record.map_or(Cell::Blank, |record| Cell::Text(record.recipients.join(" ; "))),
        told.map_or(Cell::Blank, |record| Cell::Text(record.answers())),
        record.and_then(|record| record.drafted).map_or(Cell::Blank, |(at, _)| moment(at)),
        told.map_or(Cell::Blank, |record| text(&record.message_id)),
    ]
}
