//! Coverage: how many people have each mission, and in how many schools. It steers training.

use std::collections::BTreeSet;
use std::fmt::{self, Write};

use super::bars;
use super::markup::{prose, text};
use super::page::View;
use crate::fr::report::blocks as words;
use crate::letters::Outcome;

/// Who has a mission.
#[derive(Clone, Debug, Default)]
pub(super) struct Coverage {
    /// How many people.
    pub(super) teachers: usize,
    /// Their schools, by index.
    pub(super) schools: BTreeSet<usize>,
}

/// The coverage of each mission, in the order of the template.
pub(super) fn of(outcome: &Outcome<'_>) -> Vec<Coverage> {
    let mut coverage = vec![Coverage::default(); outcome.registry.missions.len()];
    for (appointment, ..) in outcome.appointments() {
        for &mission in &appointment.ticks {
            coverage[mission].teachers += 1;
            coverage[mission].schools.insert(appointment.school);
        }
    }
    coverage
}

pub(super) fn write(page: &mut String, view: &View<'_>) -> fmt::Result {
    let missions = &view.outcome.registry.missions;
    if missions.is_empty() {
        return writeln!(page, "<p>{}</p>", text(words::NO_MISSION));
    }
    let letters = view.outcome.letters.len();
    write!(
        page,
        "<table class=\"missions\">\n<caption>{}</caption>\n<thead><tr><th scope=\"col\">{}</th><th scope=\"col\">{}</th>\
         <th scope=\"col\" class=\"n\">{}</th><th scope=\"col\" class=\"n\">{}</th>\
         <th scope=\"col\" class=\"picture\">{}</th></tr></thead>\n",
        text(&words::coverage(letters)),
        text(words::CODE),
        text(words::MISSION),
        text(words::TEACHERS),
        text(words::SCHOOLS),
        text(words::SHARE)
    )?;
    let coverage = of(view.outcome);
    let mut above: Option<&[String]> = None;
    for (mission, coverage) in missions.iter().zip(&coverage) {
        if above != Some(&mission.headings[..]) {
            page.write_str(if above.is_some() { "</tbody>\n<tbody>\n" } else { "<tbody>\n" })?;
            bands(page, &mission.headings, above.unwrap_or_default())?;
            above = Some(&mission.headings);
        }
        let nobody = coverage.teachers == 0;
        let teachers = if nobody { words::NOBODY.to_owned() } else { coverage.teachers.to_string() };
        write!(
            page,
            "<tr><td class=\"code\">{}</td><th scope=\"row\">{}</th><td class=\"n{}\">{}</td><td class=\"n\">{}</td>\
             <td class=\"picture\">",
            text(&mission.code.to_string()),
            prose(mission.label()),
            if nobody { " nobody" } else { "" },
            text(&teachers),
            coverage.schools.len()
        )?;
        bars::share(page, coverage.teachers, letters)?;
        page.write_str("</td></tr>\n")?;
    }
    page.write_str("</tbody>\n</table>\n")?;
    let with_projects = view.outcome.verdict.ready.iter().filter(|ready| !ready.projects.is_empty());
    let projects = view.outcome.verdict.ready.iter().map(|ready| ready.projects.len()).sum();
    writeln!(page, "<p class=\"notes\">{}</p>", text(&words::projects(projects, with_projects.count())))
}

/// The headings above a mission, highest first, but for those that stand there already.
fn bands(page: &mut String, headings: &[String], above: &[String]) -> fmt::Result {
    let same = headings.iter().zip(above).take_while(|(heading, above)| heading == above).count();
    let ends = |ch: char| ch.is_whitespace() || matches!(ch, ':' | '.');
    for (level, heading) in headings.iter().enumerate().skip(same) {
        writeln!(
            page,
            "<tr class=\"band{}\"><th scope=\"rowgroup\" colspan=\"5\">{}</th></tr>",
            if level > 0 { " lower" } else { "" },
            prose(heading.trim_end_matches(ends))
        )?;
    }
    Ok(())
}
