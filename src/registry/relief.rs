//! Tick and number of a décharge, which people fill in one without the other.

use super::imp::Imp;
use crate::findings::{Code, Note};
use crate::fr::findings::{Told, imp as words, missions};
use crate::workbook::{Cell, Column};

/// What stands where a décharge is ticked.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Mark {
    Ticked,
    Unticked,
    /// Something that is no tick, as typed.
    Unknown(String),
    /// A formula without its result, which is told as such (X08).
    Unsaved,
}

/// Whether there is one, and of how many IMP. What is assumed is told.
pub(super) fn settle(
    mark: &Mark,
    relief: Option<Imp>,
    cell: Option<&Cell>,
    total: Option<Imp>,
) -> (bool, Option<Imp>, Vec<(Column, Note)>) {
    let (has, settled, mut notes) = with_tick(*mark == Mark::Ticked, relief, cell, total);
    // one cell, one fault: what its mark is taken for is said of the mark
    let is_about_mark = |(column, _): &(Column, Note)| *column == Column::ReliefTick;
    match mark {
        Mark::Unknown(typed) => {
            let title = Column::ReliefTick.title();
            let told = match relief.filter(|_| notes.iter().any(is_about_mark)) {
                Some(relief) => missions::mark_of_relief(typed, title, &relief.to_string()),
                None => missions::mark_unknown(typed, title),
            };
            notes.retain(|note| !is_about_mark(note));
            notes.push((Column::ReliefTick, Note::new(Code::M03, told)));
        }
        Mark::Unsaved => notes.retain(|note| !is_about_mark(note)),
        Mark::Ticked | Mark::Unticked => {}
    }
    (has, settled, notes)
}

fn with_tick(
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
            let mark = if ticked { Mark::Ticked } else { Mark::Unticked };
            let (has, settled, notes) = settle(&mark, relief, typed, Some(one));
            assert_eq!(((has, settled), notes.len()), (expected, codes));
        }
        let (_, _, notes) = settle(&Mark::Ticked, None, None, None);
        assert!(notes.is_empty(), "nothing is assumed of an unknown total: {notes:?}");
    }

    #[test]
    fn a_mark_that_is_not_known_is_told_once() {
        let (one, half) = (Imp::quarters(4), Imp::quarters(2));
        let unknown = Mark::Unknown("?".into());
        for (mark, relief, has, codes) in [
            (&unknown, Some(half), true, vec![Code::M03]),
            (&unknown, Some(Imp::ZERO), false, vec![Code::M03]),
            (&unknown, None, false, vec![Code::M03]),
            (&Mark::Unsaved, Some(half), true, vec![]),
            (&Mark::Unticked, Some(half), true, vec![Code::D02]),
        ] {
            let (found, _, notes) = settle(mark, relief, None, Some(one));
            let told: Vec<Code> = notes.iter().map(|(_, note)| note.code).collect();
            assert_eq!((found, told), (has, codes), "{mark:?} {relief:?}");
        }
        let (_, _, notes) = settle(&unknown, Some(half), None, Some(one));
        assert!(notes[0].1.told.what.contains("cochée"), "what is assumed is told: {notes:?}");
    }
}
