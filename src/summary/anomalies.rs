//! The sheet of findings.

use rust_xlsxwriter::{Workbook, XlsxError};

use super::facts::{Facts, FindingFacts};
use super::look::{self, Look, Mood, Style};
use super::put;
use super::table::{Cell, Column, Sheet};
use crate::findings::Severity;
use crate::fr::summary::{NO_FINDING, columns as titles, heads, names, sheets};

pub(super) fn add(book: &mut Workbook, facts: &Facts<'_>, look: &Look) -> Result<(), XlsxError> {
    let mut table = Sheet {
        name: sheets::FINDINGS,
        table: names::FINDINGS,
        title: heads::findings(facts.year()),
        note: heads::findings_note(&facts.outcome.provenance.workbook),
        columns: vec![
            Column::new(titles::SEVERITY, 14.0, Style::Centred),
            Column::new(titles::CODE, 7.0, Style::Centred),
            Column::new(titles::TITLE, 30.0, Style::Wrapped),
            Column::new(titles::UAI, 10.5, Style::Text),
            Column::new(titles::SCHOOL, 30.0, Style::Wrapped),
            Column::new(titles::WHERE, 19.0, Style::Wrapped),
            Column::new(titles::WHAT, 52.0, Style::Wrapped),
            Column::new(titles::REMEDY, 46.0, Style::Wrapped),
        ],
        rows: facts.findings.iter().map(row).collect(),
        frozen: 2,
        look,
    };
    if table.rows.is_empty() {
        let text = |text: &str| Cell::Text(text.to_owned());
        let blank = || Cell::Blank;
        table.rows.push(vec![
            blank(),
            blank(),
            text(NO_FINDING),
            blank(),
            blank(),
            blank(),
            blank(),
            blank(),
        ]);
    }
    let (first, last) = (Sheet::FIRST, table.last());
    let sheet = table.add(book)?;
    for (severity, mood) in [
        (Severity::Error, Mood::Bad),
        (Severity::Warning, Mood::Doubt),
        (Severity::Info, Mood::Calm),
        (Severity::Accepted, Mood::Calm),
    ] {
        let formula = format!("${}=\"{}\"", put::at(first, 0), severity.name().0);
        look::colour(sheet, (first, 0), (last, 1), &formula, look::mood(mood))?;
    }
    look::page(sheet, facts, Some((0, super::table::HEADER)))
}

fn row(found: &FindingFacts<'_>) -> Vec<Cell> {
    let text = |text: &str| Cell::Text(text.to_owned());
    let finding = found.finding;
    vec![
        text(finding.severity.name().0),
        text(finding.code.text()),
        text(finding.code.title()),
        text(found.uai),
        text(found.school),
        finding.place.as_ref().map_or(Cell::Blank, |place| Cell::Text(place.to_string())),
        text(&finding.told.what),
        text(&finding.told.remedy),
    ]
}
