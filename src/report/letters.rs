//! The list of letters, school by school, each with its link and what became of it.

use std::collections::BTreeMap;
use std::fmt::{self, Write};

use super::findings::{close_filter, place};
use super::markup::{Address, prose, text};
use super::page::View;
use crate::fr::report::blocks as words;
use crate::letters::{Fate, Letter};
use crate::registry::{Appointment, School};

/// From how many letters on looking for one is worth a field.
const MANY: usize = 12;

pub(super) fn write(page: &mut String, view: &View<'_>) -> fmt::Result {
    let mut by_school: BTreeMap<usize, Vec<(&Appointment, &School, &Letter)>> = BTreeMap::new();
    for (appointment, school, letter) in view.outcome.appointments() {
        by_school.entry(appointment.school).or_default().push((appointment, school, letter));
    }
    if by_school.is_empty() {
        return writeln!(page, "<p>{}</p>", text(words::NO_LETTER));
    }
    if view.outcome.letters.len() >= MANY {
        writeln!(
            page,
            "<form class=\"filter\" data-list=\"liste-lettres\" aria-label=\"{}\" hidden>",
            text(words::FIND_LETTER)
        )?;
        close_filter(page, words::NAME_OR_SCHOOL, words::SHOWN_LETTERS)?;
    }
    let caption = if view.tally.is_check() { words::LETTERS_TO_BE } else { words::ALL_LETTERS };
    write!(
        page,
        "<table class=\"letters\" id=\"liste-lettres\">\n<caption>{}</caption>\n<thead><tr><th scope=\"col\">{}</th>\
         <th scope=\"col\" class=\"n\">{}</th><th scope=\"col\" class=\"n\">{}</th><th scope=\"col\" class=\"n\">{}</th>\
         <th scope=\"col\">{}</th><th scope=\"col\">{}</th></tr></thead>\n",
        prose(caption),
        text(words::TEACHER),
        text(words::IMP),
        text(words::RELIEF),
        text(words::TICKED),
        text(words::FATE),
        text(words::ROW)
    )?;
    for letters in by_school.values() {
        let Some((_, school, _)) = letters.first() else { continue };
        write!(
            page,
            "<tbody data-group>\n<tr class=\"band\"><th scope=\"rowgroup\" colspan=\"6\">\
             <span class=\"uai\">{}</span> {} <small>{}</small></th></tr>\n",
            text(school.uai.as_str()),
            text(&school.name),
            text(&words::letters(letters.len()))
        )?;
        for (appointment, _, letter) in letters {
            one(page, appointment, letter)?;
        }
        page.write_str("</tbody>\n")?;
    }
    page.write_str("</table>\n")
}

fn one(page: &mut String, appointment: &Appointment, letter: &Letter) -> fmt::Result {
    let name = appointment.teacher.list_name();
    page.write_str("<tr data-item><th scope=\"row\">")?;
    if letter.is_there() {
        write!(page, "<a href=\"{}\">{}</a>", Address(&letter.path()), text(&name))?;
    } else {
        write!(page, "{}", text(&name))?;
    }
    let relief = if appointment.has_relief { appointment.relief.bare() } else { words::NOTHING.to_owned() };
    writeln!(
        page,
        "</th><td class=\"n\">{}</td><td class=\"n\">{}</td><td class=\"n\">{}</td><td>{}</td><td>{}</td></tr>",
        text(&appointment.imp.bare()),
        text(&relief),
        appointment.ticks.len(),
        text(fate(&letter.fate)),
        place(Some(&letter.place))
    )
}

fn fate(fate: &Fate) -> &'static str {
    match fate {
        Fate::Planned => words::PLANNED,
        Fate::Made => words::MADE,
        Fate::Unchanged => words::UNCHANGED,
        Fate::Kept => words::KEPT,
        Fate::Beside(_) => words::BESIDE,
    }
}
