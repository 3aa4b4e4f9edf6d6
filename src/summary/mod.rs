//! The summary: the workbook by which the budget office checks the envelopes.
//!
//! Every number is there twice: as a live formula over two Excel tables, and as the exact result that Rust has
//! computed, which viewers show that do not recalculate. Same outcome, same bytes.

mod anomalies;
mod aside;
mod caches;
mod charts;
mod controls;
mod facts;
mod figures;
mod groups;
mod labels;
mod look;
mod mail;
mod missions;
mod overview;
mod parameters;
mod provenance;
mod put;
mod rates;
mod schools;
mod table;
mod tally;
mod teachers;

use rust_xlsxwriter::{DocProperties, Workbook, XlsxError};

use crate::fr::summary::{not_composed, properties};
use crate::letters::Outcome;
use crate::outbox::Status;
use facts::Facts;
use look::Look;

/// The workbook could not be composed: a limit of the file format, never the data of one row.
#[derive(Debug, thiserror::Error)]
#[error("{}", not_composed(&.0.to_string()))]
pub struct Error(#[from] XlsxError);

/// Composes the workbook; its bytes. The status says where each letter stands.
///
/// # Errors
/// [`Error`] when the file format can't hold it: more rows than a sheet has, for instance.
pub fn write(outcome: &Outcome<'_>, status: &Status) -> Result<Vec<u8>, Error> {
    let facts = Facts::of(outcome);
    let look = Look::of(&facts);
    let mut book = Workbook::new();
    book.set_properties(&document(&facts)?);
    let caches = overview::add(&mut book, &facts, &look)?;
    schools::add(&mut book, &facts, &look)?;
    teachers::add(&mut book, &facts, &look)?;
    missions::add(&mut book, &facts, &look)?;
    mail::add(&mut book, &facts, &look, status)?;
    anomalies::add(&mut book, &facts, &look)?;
    parameters::add(&mut book, &facts, &look)?;
    provenance::add(&mut book, &facts, &look)?;
    Ok(caches::fill(&book.save_to_buffer()?, &caches)?)
}

/// Properties of the file. The service stands for the operator, the day of the run for the clock.
fn document(facts: &Facts<'_>) -> Result<DocProperties, XlsxError> {
    let campaign = &facts.registry.campaign;
    Ok(DocProperties::new()
        .set_title(properties::title(facts.year()))
        .set_subject(properties::SUBJECT)
        .set_keywords(properties::KEYWORDS)
        .set_author(&campaign.service.value)
        .set_company(&campaign.academy.value)
        .set_creation_datetime(&parameters::excel_date(facts.outcome.provenance.today)?))
}
