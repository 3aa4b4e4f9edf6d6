//! The sheet of parameters: A01 to A04.

use lettres_rne::findings::Code;
use lettres_rne::fr::columns::{CEILING, HOURS, LETTER_DATE};

use super::super::draft::{Need, Spot};
use super::Family;
use crate::sheets::{Cell, text};

pub(super) const FAMILY: Family = &[
    ("A01 letters of another year", |draft, _| {
        draft.parameter(LETTER_DATE.title, Cell::Date(jiff::civil::date(2025, 3, 1)));
        draft.at(Code::A01, Spot::Parameter(LETTER_DATE.title));
        Some(())
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
        draft.parameters.retain(|(title, _)| *title != LETTER_DATE.title);
        draft.needs.insert(Need::Parameters);
        draft.at(Code::A03, Spot::Nowhere);
        Some(())
    }),
    ("A04 a parameter that nobody knows", |draft, _| {
        draft.parameter("Couleur du papier", text("bleu"));
        draft.at(Code::A04, Spot::ParameterName("Couleur du papier"));
        Some(())
    }),
];
