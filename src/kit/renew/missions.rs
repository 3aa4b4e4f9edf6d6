//! Missions: those that are new, those whose text is, and the ticks of those that are gone.

use std::collections::{BTreeMap, BTreeSet};

use super::old::Old;
use super::teachers::who;
use crate::findings::{Code, Place, Scope};
use crate::fr::kit::workbook as words;
use crate::fr::secrets::without_secrets;
use crate::kit::workbook::{Fate, Novelty, Remark};
use crate::registry::{MissionCode, Sense, TeacherRow, is_mark};
use crate::workbook::{Cell, Value};

/// What is new about the missions of the template. A workbook that knew none of them has nothing to compare with.
pub(super) fn novelties(old: &Old) -> BTreeMap<usize, Novelty> {
    let registry = &old.registry;
    let columns = || registry.mapping.iter().flat_map(|table| &table.columns);
    let known: BTreeSet<&MissionCode> = columns()
        .filter_map(|mapped| match &mapped.sense {
            Sense::Mission(code) => Some(code),
            _ => None,
        })
        .collect();
    // where missions stand in cells, any of them may have been there
    if known.is_empty() || columns().any(|mapped| mapped.sense == Sense::Missions) {
        return BTreeMap::new();
    }
    let missions = registry.missions.iter().enumerate();
    let missions = missions.filter(|(_, mission)| !known.contains(&mission.code));
    let mut novelties: BTreeMap<usize, Novelty> = missions.map(|(index, _)| (index, Novelty::New)).collect();
    for finding in old.findings.iter().filter(|finding| finding.code == Code::G03) {
        let title = finding.place.as_ref().and_then(|place| old.cell(place)).map(Cell::text);
        let Some((code, text)) = title.as_deref().and_then(MissionCode::at_start) else { continue };
        let Some(index) = registry.missions.iter().position(|mission| mission.code == code) else { continue };
        let before = text.trim_start_matches([':', '\u{b7}', '-', '.', ')', ' ', '\u{a0}']).to_owned();
        novelties.insert(index, Novelty::Reworded(before));
    }
    novelties
}

/// The ticks of missions that are gone, and those of a second column that nobody can tell from the first; answers that
/// are no mission.
pub(super) fn lost(old: &Old, remarks: &mut Vec<Remark>) {
    let rows: BTreeMap<&Place, &TeacherRow> = old.registry.rows.iter().map(|row| (&row.place, row)).collect();
    for finding in &old.findings {
        let Some(place) = &finding.place else { continue };
        match (finding.code, &finding.scope) {
            (Code::G02, _) => {
                let title = old.cell(place).map(Cell::text).unwrap_or_default();
                // the place is that of the column's title: its ticks stand below
                let below = old.registry.rows.iter();
                let below = below.filter(|row| row.place.sheet == place.sheet && row.place.row > place.row);
                for row in below {
                    let there = Place { row: row.place.row, ..place.clone() };
                    if let Some(cell) = old.cell(&there).filter(|cell| is_mark(cell)) {
                        remarks.push(remark(row, cell, words::mission_gone(&title)));
                    }
                }
            }
            (Code::G04 | Code::M07, Scope::Row(row)) => {
                if let Some((row, cell)) = rows.get(row).zip(old.cell(place)) {
                    remarks.push(remark(row, cell, finding.told.what.clone()));
                }
            }
            _ => {}
        }
    }
}

fn remark(row: &TeacherRow, cell: &Cell, what: String) -> Remark {
    Remark {
        fate: Fate::TickLost,
        place: cell.place.to_string(),
        who: who(row),
        what,
        typed: match cell.value {
            Value::Unsaved => words::NO_RESULT.to_owned(),
            _ => without_secrets(&cell.text()),
        },
    }
}
