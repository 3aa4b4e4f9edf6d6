//! #a-sum-beside-its-parts: a column titled as a sum ("Total IMP") is the number of the letter only where no other column has a
//! part of it.

use super::book::Sheet;
use super::cell::Cell;
use super::columns::{Column, Kind};
use super::dictionary::{Dictionary, names_somebody};
use super::table::Titled;
use crate::fr::text::fold;
use crate::fr::titles::{IMP_OTHERWISE, IMP_WORD, SUM_WORDS};

/// Takes its meaning from a sum of IMP, unless the settings name it: where another column says that it has those of the referent, that
/// one is read; where another may have a part of them, nobody can tell which counts, and the title is missing.
pub(super) fn leave(columns: &mut [Titled], dictionary: &Dictionary, sheet: &Sheet, header_row: u32) {
    let words = |title: &str| fold(title).split(' ').map(str::to_owned).collect::<Vec<_>>();
    let has = |title: &str, any: &[&str]| words(title).iter().any(|word| any.contains(&word.as_str()));
    let is_sum = |titled: &Titled| {
        titled.meaning == Some(Column::Imp) && !titled.is_chosen && has(&titled.title, &SUM_WORDS)
    };
    let holds_numbers = |titled: &Titled| {
        let below = sheet.rows.range(header_row + 1..).filter_map(|(_, cells)| cells.get(&titled.number));
        below.map(Cell::text).any(|text| text.trim().starts_with(char::is_numeric))
    };
    let is_part = |titled: &Titled| match titled.meaning {
        Some(Column::Imp) => titled.is_chosen || names_somebody(&titled.title),
        Some(_) => false,
        None => {
            titled.is_unknown()
                && has(&titled.title, &[IMP_WORD])
                && !has(&titled.title, &IMP_OTHERWISE)
                && dictionary.meaning(Kind::Schools, &titled.title).is_none()
                && holds_numbers(titled)
        }
    };
    if columns.iter().any(|titled| !is_sum(titled) && is_part(titled)) {
        columns.iter_mut().filter(|titled| is_sum(titled)).for_each(|titled| titled.meaning = None);
    }
}
