//! Hours off and envelopes.

use std::collections::BTreeMap;

use super::picker::{Picker, has, imp};
use super::random::Random;
use super::{UNNAMED, line_text, ticks};
use crate::kit::workbook::{SchoolLine, TeacherLine, Typed};
use crate::registry::{Imp, Uai};
use crate::workbook::Column;

/// Wholly and partly off: one referent in eight (handbook, section 1.5).
const WHOLLY: usize = 6;
const PARTLY: usize = 3;

/// Gives some teachers hours off.
pub(super) fn relieve(teachers: &mut [TeacherLine], picker: &mut Picker, random: &mut Random) {
    for turn in 0..WHOLLY + PARTLY {
        let fits = |line: &TeacherLine| imp(line) >= 1.0 && (turn < WHOLLY || !has(line, Column::Shared));
        let Some(index) = picker.take(teachers, random, fits) else { return };
        let cells = &mut teachers[index].cells;
        let total = imp_of(cells);
        let relief = if turn < WHOLLY { total } else { part(total) };
        cells.insert(Column::ReliefTick, ticks::tick());
        cells.insert(Column::Relief, Typed::imp(relief));
        if turn % 3 == 0 {
            // one IMP is one hour a week, as the parameters say
            cells.insert(Column::ReliefHours, Typed::imp(relief));
        }
    }
}

/// What is taken off of an IMP that is partly paid: a legal rate, less than the whole.
fn part(total: Imp) -> Imp {
    if total > Imp::quarters(4) { Imp::quarters(4) } else { Imp::quarters(2) }
}

/// Gives each school with teachers exactly what they have, but for one envelope that is exceeded, one that is not used
/// up, and one that nobody uses. Returns the sum.
pub(super) fn endow(schools: &mut [(Uai, SchoolLine)], teachers: &[TeacherLine]) -> Imp {
    let mut attributed: BTreeMap<String, Imp> = BTreeMap::new();
    for teacher in teachers {
        *attributed.entry(line_text(&teacher.cells, Column::Uai)).or_default() += imp_of(&teacher.cells);
    }
    let (mut exceeded, mut unused) = (false, false);
    let mut sum = Imp::ZERO;
    for (uai, line) in schools {
        let used = attributed.get(uai.as_str()).copied().unwrap_or_default();
        let mut envelope = used;
        if uai.as_str() == UNNAMED {
            envelope = Imp::quarters(4);
        } else if !exceeded && used == Imp::quarters(8) {
            exceeded = true;
            envelope = Imp::quarters(6);
        } else if !unused && exceeded && used == Imp::quarters(4) {
            unused = true;
            envelope = Imp::quarters(8);
        }
        if envelope > Imp::ZERO {
            line.cells.insert(Column::Envelope, Typed::imp(envelope));
        }
        sum += envelope;
    }
    sum
}

/// The IMP of a row as whole quarters: all that the sample gives are some.
fn imp_of(cells: &BTreeMap<Column, Typed>) -> Imp {
    let number = match cells.get(&Column::Imp) {
        Some(Typed::Number(number)) => *number,
        _ => 0.0,
    };
    (0..=12).map(Imp::quarters).rfind(|imp| imp.as_number() <= number).unwrap_or_default()
}
