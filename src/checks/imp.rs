//! Numbers of IMP and décharges of one row: I03 to I07, D01 to D05; of one person, I04.

use std::collections::BTreeSet;

use crate::findings::{Code, Finding, Note, Place, Scope};
use crate::fr::findings::imp as words;
use crate::registry::{Imp, Registry, TeacherRow};
use crate::workbook::{Column, number_text};

/// The most that one person may have: the triple rate, or the highest that the parameters allow.
pub(super) fn highest(registry: &Registry) -> Imp {
    registry.campaign.rates.value.iter().copied().max().unwrap_or_default().max(Imp::TRIPLE)
}

/// Checks a row. A number of IMP that is `guessed` is told already: one cell, one fault.
pub(super) fn check(
    registry: &Registry,
    row: &TeacherRow,
    guessed: &BTreeSet<Place>,
    findings: &mut Vec<Finding>,
) {
    let rates = &registry.campaign.rates.value;
    let mut add = |column, code, told| {
        let note = Note::new(code, told);
        findings.push(note.at(row.place_of(column), Scope::Row(row.place.clone())).about(&row.uai_typed));
    };
    let Some(imp) = row.imp else { return };
    let highest = highest(registry);
    if imp > highest {
        add(Column::Imp, Code::I04, words::imp_high(&imp.to_string(), &highest.bare()));
    } else if imp > Imp::ZERO && !rates.contains(&imp) {
        let rates: Vec<String> = rates.iter().map(|rate| rate.bare()).collect();
        add(Column::Imp, Code::I03, words::imp_not_a_rate(&imp.to_string(), &rates));
    }
    let is_part = imp > Imp::ZERO && imp < Imp::quarters(4) && rates.contains(&imp);
    if is_part && !row.shared && !guessed.contains(&row.place_of(Column::Imp)) {
        add(Column::Imp, Code::I05, words::imp_not_shared(&imp.to_string()));
    }
    if imp == Imp::ZERO && !row.ticks.is_empty() {
        add(Column::Imp, Code::I07, words::imp_zero(row.ticks.len()));
    }
    let Some(relief) = row.relief else { return };
    if relief > imp {
        add(Column::Relief, Code::D01, words::relief_above_total(&relief.to_string(), &imp.to_string()));
        return;
    }
    if relief > Imp::ZERO && relief < imp {
        add(Column::Relief, Code::D03, words::relief_partial(&relief.to_string(), &imp.to_string()));
    }
    if relief > Imp::ZERO && !rates.contains(&relief) {
        add(Column::Relief, Code::D04, words::relief_not_a_rate(&relief.to_string()));
    }
    let expected = relief.as_number() * registry.campaign.hours_per_imp.value;
    if let Some(hours) = row.relief_hours.filter(|hours| (hours - expected).abs() > 1e-6) {
        add(Column::ReliefHours, Code::D05, words::relief_hours(&number_text(hours), &number_text(expected)));
    }
}
