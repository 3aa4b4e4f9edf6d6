//! The sheet of parameters: A01 to A04.

use lettres_rne::findings::Code;
use lettres_rne::fr::columns::{CEILING, HOURS, LETTER_DATE, YEAR};

use super::super::draft::{Draft, Need, Spot};
use super::Family;
use crate::sheets::{Cell, text};

pub(super) const FAMILY: Family = &[
    ("A01 letters of another year", |draft, _| {
        draft.parameter(LETTER_DATE.title, Cell::Date(jiff::civil::date(2025, 3, 1)));
        draft.at(Code::A01, Spot::Parameter(LETTER_DATE.title));
        // the date says the year where nothing else does
        draft.parameters.iter().any(|(title, _)| *title == YEAR.title).then_some(())
    }),
    ("A02 a ceiling in words", |draft, _| {
        draft.parameter(CEILING.title, text("à fixer"));
        draft.at(Code::A02, Spot::Parameter(CEILING.title));
        Some(())
    }),
    ("A02 hours in words", |draft, _| {
        draft.parameter(HOURS.title, text("une"));
        draft.at(Code::A02, Spot::Parameter(HOURS.title));
        Some(())
    }),
    ("A03 no date", |draft, _| {
        let is_there = draft.parameters.iter().any(|(title, _)| *title == YEAR.title);
        left_out(draft, LETTER_DATE.title);
        draft.at(Code::A03, Spot::Nowhere);
        is_there.then_some(())
    }),
    ("no year: the date says it", |draft, _| {
        let is_there = draft.parameters.iter().any(|(title, _)| *title == LETTER_DATE.title);
        let is_of_year = draft.told.iter().all(|told| told.code != Code::A01);
        left_out(draft, YEAR.title);
        (is_there && is_of_year).then_some(())
    }),
    ("A04 a parameter that nobody knows", |draft, _| {
        draft.parameter("Couleur du papier", text("bleu"));
        draft.at(Code::A04, Spot::ParameterName("Couleur du papier"));
        Some(())
    }),
];

/// A parameter that is not given. One of the two that say the year is left.
fn left_out(draft: &mut Draft, left: &str) {
    draft.parameters.retain(|(title, _)| *title != left);
    draft.needs.insert(Need::Parameters);
}
