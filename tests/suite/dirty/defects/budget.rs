//! Envelopes: B01 to B05.

use lettres_rne::findings::Code;
use lettres_rne::fr::columns::CEILING;
use lettres_rne::workbook::Column;

use super::super::dice::Dice;
use super::super::draft::{Draft, Need, Spot, Who};
use super::Family;
use crate::sheets::{Cell, text};

pub(super) const FAMILY: Family = &[
    ("B01 over the envelope", |draft, dice| {
        let school = envelope(draft, dice, |envelope| Some(envelope - 1))?;
        draft.at_cell(Code::B01, Who::School(school), Column::Envelope);
        Some(())
    }),
    ("B02 under the envelope", |draft, dice| {
        let school = envelope(draft, dice, |envelope| Some(envelope + 4))?;
        draft.needs_all_rows = true;
        draft.at_cell(Code::B02, Who::School(school), Column::Envelope);
        Some(())
    }),
    ("B03 an envelope and nobody", |draft, dice| {
        let annex = draft.annex(dice)?;
        draft.truth.schools[annex].envelope = Some(4);
        draft.needs_all_rows = true;
        draft.needs.insert(Need::TwoTables);
        draft.at_cell(Code::B03, Who::School(annex), Column::Envelope);
        Some(())
    }),
    ("B04 people and no envelope", |draft, dice| {
        let school = envelope(draft, dice, |_| None)?;
        draft.at_cell(Code::B04, Who::School(school), Column::Envelope);
        Some(())
    }),
    ("B04 an envelope in words", |draft, dice| {
        let school = envelope(draft, dice, |_| None)?;
        draft.typed(Who::School(school), Column::Envelope, text("beaucoup"));
        draft.at_cell(Code::B04, Who::School(school), Column::Envelope);
        Some(())
    }),
    // scenario 17 of the handbook
    ("B05 not what the academy has", |draft, _| {
        draft.parameter(CEILING.title, Cell::Number(99.0));
        draft.at(Code::B05, Spot::Parameter(CEILING.title));
        Some(())
    }),
];

fn envelope(draft: &mut Draft, dice: &mut Dice, other: fn(u32) -> Option<u32>) -> Option<usize> {
    let school = draft.school(dice)?;
    let before = draft.truth.schools[school].envelope.unwrap();
    draft.truth.schools[school].envelope = other(before);
    Some(school)
}
