//! Missions that several people share: SH01 to SH05.

use lettres_rne::findings::Code;
use lettres_rne::workbook::Column;

use super::super::dice::Dice;
use super::super::draft::{Draft, Who};
use super::Family;

pub(super) const FAMILY: Family = &[
    ("SH01 shared with nobody", |draft, dice| {
        let row = draft.alone(dice)?;
        draft.truth.teachers[row].shared = true;
        draft.needs_all_rows = true;
        draft.at_cell(Code::SH01, Who::Teacher(row), Column::Shared);
        Some(())
    }),
    ("SH02 only some say so", |draft, dice| {
        let staff = draft.sharing(dice, 2..=3)?;
        let silent = dice.below(staff.len());
        draft.truth.teachers[staff[silent]].shared = false;
        let first = if silent == 0 { staff[1] } else { staff[0] };
        draft.at_cell(Code::SH02, Who::Teacher(first), Column::Shared);
        Some(())
    }),
    ("SH03 nobody says so", |draft, dice| {
        let staff = draft.sharing(dice, 2..=3)?;
        for &row in &staff {
            draft.truth.teachers[row].shared = false;
        }
        draft.at_cell(Code::SH03, Who::Teacher(staff[0]), Column::Shared);
        Some(())
    }),
    ("SH04 less than a quarter for each", |draft, dice| {
        let staff = parts(draft, dice, &[1, 0])?;
        draft.at_cell(Code::SH04, Who::Teacher(staff[0]), Column::Imp);
        draft.at_cell(Code::I07, Who::Teacher(staff[1]), Column::Imp);
        Some(())
    }),
    // scenario 16 of the handbook
    ("SH05 two for three", |draft, dice| {
        let staff = parts(draft, dice, &[2, 2, 4])?;
        draft.at_cell(Code::SH05, Who::Teacher(staff[0]), Column::Imp);
        Some(())
    }),
    ("SH05 three for two", |draft, dice| {
        let staff = parts(draft, dice, &[4, 8])?;
        draft.at_cell(Code::SH05, Who::Teacher(staff[0]), Column::Imp);
        Some(())
    }),
];

/// So many quarters for each of as many people who share.
fn parts(draft: &mut Draft, dice: &mut Dice, parts: &[u32]) -> Option<Vec<usize>> {
    let staff = draft.sharing(dice, parts.len()..=parts.len())?;
    for (&row, &quarters) in staff.iter().zip(parts) {
        draft.set_imp(row, quarters);
    }
    Some(staff)
}
