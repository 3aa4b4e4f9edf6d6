//! A run on the screen: what was read, what was found, what was made, and where it is.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use lettres_rne::checks;
use lettres_rne::findings::{Code, Finding, Severity};
use lettres_rne::fr::cli::screen as words;
use lettres_rne::fr::{dates, numbers};
use lettres_rne::letters::{FOLDER, Fate};
use lettres_rne::registry::Imp;
use lettres_rne::run::{Finished, Task};

use super::wrap::wrap;

/// Column where the text of a finding begins.
const INDENT: usize = 7;
/// Column where the values of the lines at the top begin.
const VALUES: usize = 10;
/// Most findings with one remedy that are told one by one.
const EXAMPLES: usize = 3;
/// The same for errors: each keeps somebody without a letter.
const EXAMPLES_OF_ERRORS: usize = 10;
/// Most places of the others that are named.
const PLACES: usize = 24;

/// Everything that a run says.
pub(crate) fn told(finished: &Finished, task: Task) -> String {
    let mut text = sources(finished);
    text.push_str(&findings(finished));
    text.push_str(&aside(finished));
    text.push_str(&table(finished, task));
    text.push_str(&places(finished));
    let rows = finished.verdict.aside.len();
    let last = match task {
        _ if finished.withheld => words::withheld(),
        Task::Check => words::checked(rows, finished.errors()),
        Task::Generate if rows > 0 => words::done_with_aside(rows),
        Task::Generate => words::all_done(finished.count(|fate| *fate != Fate::Planned), finished.errors()),
    };
    text.push('\n');
    text.push_str(&wrap("", 0, &last));
    text
}

/// A path as people type it.
pub(crate) fn shown(path: &Path) -> String {
    let path = path.strip_prefix(".").unwrap_or(path);
    path.display().to_string()
}

fn sources(finished: &Finished) -> String {
    let registry = &finished.registry;
    let date = registry.campaign.date.value;
    let workbook = words::workbook(&shown(&finished.workbook), registry.schools.len(), registry.rows.len());
    let template = words::template(&shown(&finished.template), registry.missions.len());
    let year = words::year(
        &registry.campaign.year.value.label,
        &dates::short(date.year(), date.month(), date.day()),
    );
    let mut text = wrap(words::WORKBOOK, VALUES, &workbook);
    text.push_str(&wrap(words::TEMPLATE, VALUES, &template));
    text.push_str(&wrap(words::YEAR, VALUES, &year));
    for path in &finished.open_elsewhere {
        text.push_str(&wrap("", 0, &words::open_elsewhere(&shown(path))));
    }
    text
}

fn findings(finished: &Finished) -> String {
    let mut text = String::new();
    for severity in [Severity::Error, Severity::Warning] {
        let found: Vec<&Finding> =
            finished.verdict.findings.iter().filter(|finding| finding.severity == severity).collect();
        if found.is_empty() {
            continue;
        }
        text.push('\n');
        text.push_str(&wrap("", 0, &words::findings(found.len(), severity.name())));
        for code in Code::ALL {
            let alike: Vec<&Finding> =
                found.iter().copied().filter(|finding| finding.code == *code).collect();
            if alike.is_empty() {
                continue;
            }
            let title = words::subject(code.title(), alike.len());
            text.push_str(&wrap(&format!("  {}", code.text()), INDENT, &title));
            let most = if severity == Severity::Error { EXAMPLES_OF_ERRORS } else { EXAMPLES };
            for group in by_remedy(&alike) {
                remedy(&mut text, &group, most);
            }
        }
    }
    let infos = finished.verdict.count(Severity::Info);
    if infos > 0 {
        text.push('\n');
        text.push_str(&wrap("", 0, &words::infos(infos)));
    }
    text.push_str(&accepted(finished));
    text
}

/// What is accepted for the year, by code.
fn accepted(finished: &Finished) -> String {
    let mut codes: BTreeMap<Code, usize> = BTreeMap::new();
    let accepted = finished.verdict.findings.iter().filter(|finding| finding.severity == Severity::Accepted);
    for finding in accepted {
        *codes.entry(finding.code).or_default() += 1;
    }
    let codes: Vec<(&str, usize)> = codes.into_iter().map(|(code, count)| (code.text(), count)).collect();
    if codes.is_empty() {
        return String::new();
    }
    format!("\n{}", wrap("", 0, &words::accepted(&codes)))
}

/// Findings of one code by what there is to do, in the order of the first of each.
fn by_remedy<'f>(alike: &[&'f Finding]) -> Vec<Vec<&'f Finding>> {
    let mut places: BTreeMap<&str, usize> = BTreeMap::new();
    let mut groups: Vec<Vec<&Finding>> = Vec::new();
    for finding in alike {
        let at = *places.entry(&finding.told.remedy).or_insert(groups.len());
        if at == groups.len() {
            groups.push(Vec::new());
        }
        groups[at].push(finding);
    }
    groups
}

/// Findings with one remedy: examples, where the others are, and once what to do.
fn remedy(text: &mut String, group: &[&Finding], most: usize) {
    let what = |finding: &Finding| {
        let place = finding.place.as_ref().map(|place| format!("{place} ")).unwrap_or_default();
        format!("{place}{}", finding.told.what)
    };
    let remedy = group.first().map(|finding| finding.told.remedy.as_str()).unwrap_or_default();
    if let [only] = group {
        let sentence = format!("{} {remedy}", what(only));
        text.push_str(&wrap(&format!("{:INDENT$}- ", ""), INDENT + 2, &sentence));
        return;
    }
    for finding in group.iter().take(most) {
        text.push_str(&wrap(&format!("{:INDENT$}- ", ""), INDENT + 2, &what(finding)));
    }
    if let Some(others) = group.get(most..).filter(|others| !others.is_empty()) {
        text.push_str(&wrap("", INDENT + 2, &words::more(others.len(), &places_of(others))));
    }
    if !remedy.is_empty() {
        text.push_str(&wrap("", INDENT + 2, &words::what_to_do(remedy)));
    }
}

/// The places of findings, each once, each sheet named once in a row; the last ones are left out where there are many.
fn places_of(findings: &[&Finding]) -> String {
    let mut places = String::new();
    let mut sheet = "";
    // a row may lack the same of two people
    let mut found: Vec<_> = findings.iter().filter_map(|finding| finding.place.as_ref()).collect();
    found.dedup();
    for (number, place) in found.into_iter().enumerate() {
        if number == PLACES {
            places.push_str(words::AND_SO_ON);
            break;
        }
        if number > 0 {
            places.push_str(", ");
        }
        if sheet == &*place.sheet {
            places.push_str(&place.within_sheet());
        } else {
            sheet = &place.sheet;
            let _ = write!(places, "{place}");
        }
    }
    places
}

fn aside(finished: &Finished) -> String {
    let aside = &finished.verdict.aside;
    if aside.is_empty() {
        return String::new();
    }
    let mut text = format!("\n{}\n", words::aside(aside.len()));
    for row in aside {
        let codes: Vec<&str> = row.codes.iter().map(|code| code.text()).collect();
        let sentence = words::aside_row(&row.place.to_string(), &row.name, &row.uai, &codes.join(", "));
        text.push_str(&wrap("  - ", 4, &sentence));
    }
    text
}

fn table(finished: &Finished, task: Task) -> String {
    let (registry, verdict) = (&finished.registry, &finished.verdict);
    let money = &registry.campaign.money;
    let attributed: Imp = verdict.ready.iter().map(|appointment| appointment.imp).sum();
    let relief: Imp = verdict.ready.iter().map(|appointment| appointment.relief).sum();
    let paid: Imp = verdict.ready.iter().map(lettres_rne::registry::Appointment::paid).sum();
    let envelopes: Vec<Imp> = registry.schools.iter().filter_map(|school| school.envelope).collect();
    let envelope = (!envelopes.is_empty()).then(|| envelopes.into_iter().sum::<Imp>());
    let local: Option<u64> = verdict.ready.iter().map(|appointment| money.local(appointment.paid())).sum();
    let mut amount = numbers::euros(money.cents(paid));
    if let Some((currency, local)) = money.local.as_ref().zip(local) {
        amount = format!("{amount} ({})", numbers::whole_money(local, &currency.name));
    }
    let count = |is: fn(&Fate) -> bool| finished.count(is).to_string();
    let mut rows: Vec<(&str, String)> = Vec::new();
    let wrote = task == Task::Generate && !finished.withheld;
    if wrote {
        rows.push((words::MADE, count(|fate| *fate == Fate::Made)));
        rows.push((words::UNCHANGED, count(|fate| *fate == Fate::Unchanged)));
    }
    let planned = if wrote { words::NOT_ASKED } else { words::PLANNED };
    for (name, is) in [
        (words::EDITED, (|fate| *fate == Fate::Kept) as fn(&Fate) -> bool),
        (words::BESIDE, |fate| matches!(fate, Fate::Beside(_))),
        (planned, |fate| *fate == Fate::Planned),
    ] {
        if finished.count(is) > 0 {
            rows.push((name, count(is)));
        }
    }
    rows.push((words::ASIDE, verdict.aside.len().to_string()));
    let aside = verdict
        .aside
        .iter()
        .filter_map(|aside| registry.rows.iter().find(|row| row.place == aside.place)?.imp);
    if !verdict.aside.is_empty() {
        rows.push((words::ASIDE_IMP, aside.sum::<Imp>().bare()));
    }
    rows.push((words::WARNINGS, verdict.count(Severity::Warning).to_string()));
    rows.push((words::ATTRIBUTED, attributed.bare()));
    if relief > Imp::ZERO {
        rows.push((words::RELIEF, relief.bare()));
    }
    // where no school has an envelope, there is no gap either: zero would be a number
    if let Some(envelope) = envelope {
        rows.push((words::ENVELOPE, envelope.bare()));
        let used = checks::consumed(registry, attributed, relief);
        rows.push((words::GAP, numbers::signed_quarters(envelope.gap(used))));
    }
    rows.push((words::PAID, amount));
    let widest = rows.iter().map(|(name, _)| name.chars().count()).max().unwrap_or(0);
    let lines = rows.iter().map(|(name, value)| {
        let dots = ".".repeat(widest + 4 - name.chars().count());
        format!("  {name} {dots} {value}\n")
    });
    format!("\n{}", lines.collect::<String>())
}

fn places(finished: &Finished) -> String {
    let Some(files) = &finished.files else { return String::new() };
    let mut text = String::from("\n");
    if let Some(summary) = &files.summary {
        let _ = writeln!(text, "{:VALUES$}{}", words::LETTERS, shown(&finished.output.join(FOLDER)));
        let _ = writeln!(text, "{:VALUES$}{}", words::SUMMARY, shown(summary));
    }
    let _ = writeln!(text, "{:VALUES$}{}", words::REPORT, shown(&files.report));
    if let (Some(copy), Some(named)) = (&files.copy, finished.copy()) {
        text.push_str(&wrap(words::COPY, VALUES, &shown(&copy.path)));
        text.push_str(&wrap("", VALUES, &words::about_copy(&named.about())));
        if let Some(kept) = &named.kept {
            text.push_str(&wrap("", 0, &words::copy_kept(kept, &named.file)));
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use lettres_rne::findings::{Note, Place, Scope};
    use lettres_rne::fr::findings::people;

    use super::*;

    /// #a-place-is-named-once: in a flat sheet, a row may lack the civility of the head and that of the teacher.
    #[test]
    fn a_place_is_named_once() {
        let sheets: [Arc<str>; 2] = ["Liste".into(), "Autre".into()];
        let at = |sheet: usize, row| {
            Note::new(Code::P02, people::civility_unknown("", "X"))
                .at(Place::row(&sheets[sheet], row), Scope::Campaign)
        };
        let found = [at(0, 3), at(0, 4), at(0, 4), at(0, 5), at(1, 5), at(1, 5)];
        let found: Vec<&Finding> = found.iter().collect();
        assert_eq!(places_of(&found), "Liste!3, 4, 5, Autre!5");
    }
}
