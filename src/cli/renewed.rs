//! A workbook that was made, on the screen: where it is, what was carried over, what was not, what comes next.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use lettres_rne::fr::cli::{renewal as words, screen as lines};
use lettres_rne::fr::typography::bind;
use lettres_rne::kit::workbook::{Fate, Novelty, Remark};
use lettres_rne::kit::{Renewed, Taken};

use super::screen::shown;
use super::wrap::wrap;

/// Column where the values of the lines at the top begin.
const VALUES: usize = 10;
/// Most remarks of one sort shown, and of those that are alike.
const EXAMPLES: usize = 5;
const NAMED: usize = 3;

/// Everything that there is to say. `folder` is the campaign's, where it is not this one.
pub(crate) fn told(made: &Renewed, folder: Option<&str>) -> String {
    let mut text = wrap(lines::WORKBOOK, VALUES, &shown(&made.path));
    text.push_str(&wrap(
        lines::TEMPLATE,
        VALUES,
        &lines::template(&shown(&made.template), made.missions.len()),
    ));
    text.push_str(&wrap(lines::YEAR, VALUES, &made.year.label));
    if let Some(taken) = &made.taken {
        text.push_str(&wrap(words::FROM, VALUES, &words::from(&shown(&taken.from), taken.year.as_deref())));
        text.push_str(&table(taken));
        text.push_str(&news(made, taken));
    }
    if !made.asked.is_empty() {
        text.push('\n');
        text.push_str(&wrap("", 0, &bind(&words::asked(&made.asked))));
    }
    if let Some(taken) = &made.taken {
        text.push_str(&remarks(taken));
    }
    text.push('\n');
    if !made.is_found {
        text.push_str(&wrap("", 0, &bind(words::NAMED)));
    }
    let path = shown(&made.path);
    let mut command = String::from("lettres-rne verifier");
    for (name, value) in [("dossier", folder), ("classeur", (!made.is_found).then_some(path.as_str()))] {
        if let Some(value) = value {
            let value = if value.contains(' ') { format!("\"{value}\"") } else { value.to_owned() };
            let _ = write!(command, " --{name} {value}");
        }
    }
    let steps = words::next_steps(&path, made.taken.is_some(), &command);
    for (number, step) in (1..).zip(steps) {
        text.push_str(&wrap(&format!("  {number}. "), 5, &bind(&step)));
    }
    text
}

fn table(taken: &Taken) -> String {
    let mut rows = vec![(words::SCHOOLS, taken.schools.0.to_string())];
    if taken.schools.1 > 0 {
        rows.push((words::CLOSED, taken.schools.1.to_string()));
    }
    rows.push((words::TEACHERS, taken.teachers.to_string()));
    rows.push((words::TICKS, taken.ticks.to_string()));
    rows.push((words::IMP, words::IMP_TAKEN[usize::from(!taken.with_imp)].to_owned()));
    if !taken.columns.is_empty() {
        rows.push((words::COLUMNS, taken.columns.len().to_string()));
    }
    let widest = rows.iter().map(|(name, _)| name.chars().count()).max().unwrap_or(0);
    let lines = rows.iter().map(|(name, value)| {
        let dots = ".".repeat(widest + 4 - name.chars().count());
        format!("  {name} {dots} {value}\n")
    });
    format!("\n{}", lines.collect::<String>())
}

/// What is new about the missions.
fn news(made: &Renewed, taken: &Taken) -> String {
    let codes = |is: fn(&Novelty) -> bool| -> Vec<String> {
        let novelties = taken.novelties.iter().filter(|(_, novelty)| is(novelty));
        novelties.map(|(index, _)| made.missions[*index].code.to_string()).collect()
    };
    let (new, reworded) = (codes(|it| *it == Novelty::New), codes(|it| matches!(it, Novelty::Reworded(_))));
    let mut text = String::new();
    if !new.is_empty() {
        text.push_str(&wrap("", 0, &bind(&words::new_missions(&new))));
    }
    if !reworded.is_empty() {
        text.push_str(&wrap("", 0, &bind(&words::reworded(&reworded))));
    }
    if text.is_empty() { text } else { format!("\n{text}") }
}

/// What was not carried over, or only as it stood: the gravest first, and what is alike on one line.
fn remarks(taken: &Taken) -> String {
    let mut text = String::new();
    for fate in Fate::ALL {
        let mut groups: Vec<(&str, Vec<&Remark>)> = Vec::new();
        let mut known: BTreeMap<&str, usize> = BTreeMap::new();
        for remark in taken.remarks.iter().filter(|remark| remark.fate == fate) {
            let at = *known.entry(&remark.what).or_insert(groups.len());
            if at == groups.len() {
                groups.push((&remark.what, Vec::new()));
            }
            groups[at].1.push(remark);
        }
        if groups.is_empty() {
            continue;
        }
        text.push('\n');
        text.push_str(&wrap("", 0, &words::remarks(fate as u8, taken.count(fate))));
        for (what, alike) in groups.iter().take(EXAMPLES) {
            let told = match alike.as_slice() {
                [one] => words::remark(&one.place, &one.who, what, &one.typed),
                many => {
                    let shown = many.iter().take(NAMED);
                    let shown =
                        shown.map(|one| words::whose(&one.place, &one.who, &one.typed)).collect::<Vec<_>>();
                    words::alike(what, &shown, many.len())
                }
            };
            text.push_str(&wrap("  - ", 4, &bind(&told)));
        }
        if groups.len() > EXAMPLES {
            let left = groups.iter().skip(EXAMPLES).map(|(_, alike)| alike.len()).sum();
            text.push_str(&wrap("    ", 4, &bind(&words::more(left))));
        }
    }
    text
}
