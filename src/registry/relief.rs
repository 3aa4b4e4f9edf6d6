//! Tick and number of a décharge, which people fill in one without the other.

use super::imp::Imp;
use crate::findings::{Code, Note};
use crate::fr::findings::{Told, imp as words};
use crate::workbook::{Cell, Column};

/// Whether there is one, and of how many IMP. What is assumed is told.
pub(super) fn settle(
    ticked: bool,
    relief: Option<Imp>,
    cell: Option<&Cell>,
    total: Option<Imp>,
) -> (bool, Option<Imp>, Vec<(Column, Note)>) {
    match (ticked, relief) {
        (true, Some(relief)) if relief > Imp::ZERO => (true, Some(relief), Vec::new()),
        // a number that could not be read is an error of its own: nothing is assumed in its place
        (true, None) if cell.is_some() => (true, None, Vec::new()),
        (true, zero) => {
            // without a total nothing can be said of a part of it
            let told = total.map(|total| match zero {
                Some(_) => words::relief_of_zero(&total.to_string()),
                None => words::relief_without_number(&total.to_string()),
            });
            let note = |told: Told| (Column::Relief, Note::new(Code::D02, told));
            (true, Some(total.unwrap_or_default()), told.map(note).into_iter().collect())
        }
        (false, Some(relief)) if relief > Imp::ZERO => {
            let told = words::relief_without_tick(&relief.to_string());
            (true, Some(relief), vec![(Column::ReliefTick, Note::new(Code::D02, told))])
        }
        (false, None) if cell.is_some() => (false, None, Vec::new()),
        (false, _) => (false, Some(Imp::ZERO), Vec::new()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::findings::Place;
    use crate::workbook::Value;

    #[test]
    fn a_decharge_is_a_tick_and_a_number() {
        let cell = Cell { value: Value::Text("?".into()), place: Place::cell(&"S".into(), 1, 1) };
        let (one, half) = (Imp::quarters(4), Imp::quarters(2));
        for (ticked, relief, typed, expected, codes) in [
            (true, Some(half), Some(&cell), (true, Some(half)), 0),
            (true, None, None, (true, Some(one)), 1),
            (true, None, Some(&cell), (true, None), 0),
            (true, Some(Imp::ZERO), Some(&cell), (true, Some(one)), 1),
            (false, Some(half), Some(&cell), (true, Some(half)), 1),
            (false, None, None, (false, Some(Imp::ZERO)), 0),
            (false, Some(Imp::ZERO), Some(&cell), (false, Some(Imp::ZERO)), 0),
        ] {
            let (has, settled, notes) = settle(ticked, relief, typed, Some(one));
            assert_eq!(((has, settled), notes.len()), (expected, codes));
        }
        let (_, _, notes) = settle(true, None, None, None);
        assert!(notes.is_empty(), "nothing is assumed of an unknown total: {notes:?}");
    }
}
