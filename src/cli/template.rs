//! What a template holds, on the screen.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use lettres_rne::docx::{ControlSort, Protection, Via};
use lettres_rne::fr::cli::template as words;
use lettres_rne::fr::fields::FIELDS;
use lettres_rne::fr::typography::bind;
use lettres_rne::letters::{Copied, Inspection, Named, TemplateError};
use lettres_rne::report;
use lettres_rne::run::{Against, Inspected};

use super::screen::shown;
use super::wrap::wrap;

/// Column where the texts begin.
const TEXTS: usize = 28;
/// Column where the texts of missions begin.
const MISSIONS: usize = 12;
/// Column where the values of the lines at the top begin.
const VALUES: usize = 10;

/// Everything that there is to say of a template, but for its faults.
pub(crate) fn told(inspected: &Inspected) -> String {
    let Inspected { path, file, inspection, proved, against } = inspected;
    let mut text = wrap(words::TEMPLATE, VALUES, &shown(path));
    if let Against::Workbook { path, .. } = against {
        text.push_str(&wrap(words::WORKBOOK, VALUES, &shown(path)));
    }
    text.push('\n');
    if proved.is_ok() {
        text.push_str(&wrap("", 0, &words::sound(file)));
    }
    text.push_str(&kind(inspection));
    text.push_str(&fields(inspection));
    text.push_str(&missions(inspection));
    text.push_str(&comparison(against));
    if let Ok(proved) = proved {
        let _ = writeln!(text, "\n{}", words::EXAMPLE);
        text.push_str(&paragraphs(&proved.example));
        if proved.margins.iter().any(|text| !text.trim().is_empty()) {
            let _ = writeln!(text, "\n{}", words::MARGINS);
            text.push_str(&paragraphs(&proved.margins));
        }
    }
    let _ = writeln!(text, "\n{}", words::KNOWN_FIELDS);
    for field in FIELDS.iter().filter(|field| !field.path.contains("[]")) {
        text.push_str(&wrap(
            &format!("  {} ", field.path),
            TEXTS,
            &bind(&format!("{} ({})", field.what, field.example)),
        ));
    }
    text
}

/// The paragraphs of an example; a line of a paragraph is a line here.
fn paragraphs(paragraphs: &[String]) -> String {
    let lines = paragraphs.iter().flat_map(|paragraph| paragraph.split('\n'));
    let lines = lines.map(|line| wrap("  ", 2, &bind(&line.replace('\t', " "))).trim_end().to_owned() + "\n");
    lines.collect()
}

fn kind(inspection: &Inspection) -> String {
    use words::protection;
    let mut text = wrap("", 0, &words::letters_are(inspection.extension));
    if inspection.has_macros {
        text.push_str(&wrap("", 0, &bind(words::MACROS)));
    }
    let told = match inspection.protection {
        Some(Protection::ReadOnly) => protection::READ_ONLY,
        Some(Protection::Comments) => protection::COMMENTS,
        Some(Protection::TrackedChanges) => protection::TRACKED,
        Some(Protection::Forms) => protection::FORMS,
        Some(Protection::Styles) => protection::STYLES,
        Some(Protection::Opening) => protection::OPENING,
        None => return text,
    };
    text.push_str(&wrap("", 0, &bind(told)));
    text
}

/// Fields, controls and merge fields, each with its places.
fn fields(inspection: &Inspection) -> String {
    let mut text = format!("\n{}\n", words::fields(inspection.fields.len()));
    for named in &inspection.fields {
        let path = named.path.as_deref().unwrap_or(&named.name);
        let what = named.what.unwrap_or(words::FIELD_COLUMN);
        text.push_str(&listed(path, what, named));
    }
    if !inspection.controls.is_empty() {
        let _ = writeln!(text, "\n{}", words::controls(inspection.controls.len()));
        for named in &inspection.controls {
            let name = if named.name.is_empty() { words::NAMELESS } else { &named.name };
            text.push_str(&listed(name, &shows(named), named));
        }
    }
    if !inspection.merges.is_empty() {
        let _ = writeln!(text, "\n{}", words::merges(inspection.merges.len()));
        for named in &inspection.merges {
            text.push_str(&listed(&named.name, &shows(named), named));
        }
    }
    text
}

fn shows(named: &Named) -> String {
    let sort = match named.via {
        Via::Tag | Via::Merge => "",
        Via::Control(sort) | Via::Form(sort) => sort_name(sort),
    };
    let what = named.what.unwrap_or(words::FIELD_COLUMN);
    words::shows(sort, named.path.as_deref().unwrap_or_default(), what)
}

/// What a person calls a kind of control.
pub(crate) fn sort_name(sort: ControlSort) -> &'static str {
    use words::sorts;
    match sort {
        ControlSort::Tick => sorts::TICK,
        ControlSort::Text => sorts::TEXT,
        ControlSort::Date => sorts::DATE,
        ControlSort::List => sorts::LIST,
        ControlSort::OpenList => sorts::OPEN_LIST,
        ControlSort::Picture => sorts::PICTURE,
        ControlSort::Repeating => sorts::REPEATING,
        ControlSort::Other => sorts::OTHER,
    }
}

fn listed(name: &str, what: &str, named: &Named) -> String {
    let places = words::places(&named.places);
    wrap(&format!("  {name} "), TEXTS, &bind(&format!("{what} · {places}")))
}

fn missions(inspection: &Inspection) -> String {
    let mut text = format!("\n{}\n", words::missions(inspection.missions.len()));
    let mut above: &[String] = &[];
    for (mission, _) in &inspection.missions {
        if mission.headings != above {
            above = &mission.headings;
            text.push_str(&wrap("  ", 2, &bind(&above.join(" › "))));
        }
        text.push_str(&wrap(&format!("    {} ", mission.code), MISSIONS, &bind(mission.label())));
    }
    if !inspection.options.is_empty() {
        let options = &inspection.options;
        let _ = writeln!(text, "\n{}\n  {}", words::options(options.len()), options.join(", "));
    }
    if !inspection.nameless.is_empty() {
        text.push('\n');
        text.push_str(&wrap("", 0, &bind(&words::nameless(&inspection.nameless))));
    }
    text
}

fn comparison(against: &Against) -> String {
    let mut text = String::from("\n");
    match against {
        Against::Nothing(sentence) => text.push_str(&wrap("", 0, &bind(&words::no_workbook(sentence)))),
        Against::Workbook { findings, missing, .. } => {
            let _ = writeln!(text, "{}", words::against(findings.len() + missing.len()));
            for (path, column) in missing {
                text.push_str(&wrap("  - ", 4, &bind(&words::missing(path, column))));
            }
            for finding in findings {
                let told = &finding.told;
                let line = format!("{} {} {}", finding.code.text(), told.what, told.remedy);
                text.push_str(&wrap("  - ", 4, &bind(&line)));
            }
        }
    }
    text
}

/// The same for scripts.
pub(crate) fn json(inspected: &Inspected) -> String {
    let Inspected { file, inspection, proved, against, .. } = inspected;
    let gaps = match against {
        Against::Nothing(_) => &[][..],
        Against::Workbook { findings, .. } => findings,
    };
    let (faults, example) = match proved {
        Ok(proved) => (&[][..], proved.example.as_slice()),
        Err(TemplateError::Faults(_, faults)) => (faults.as_slice(), &[][..]),
        Err(TemplateError::Package(..)) => (&[][..], &[][..]),
    };
    report::json_template(file, inspection, faults, gaps, example)
}

/// There is nothing to change in a copy.
pub(crate) fn nothing_to_change(number: bool) -> String {
    let told = if number { words::NOTHING_TO_NUMBER } else { words::NOTHING_TO_TURN };
    wrap("", 0, &bind(told))
}

/// A copy of a template, for scripts.
pub(crate) fn json_copied(copy: Option<&(PathBuf, Copied)>) -> String {
    let shown = copy.map(|(path, copied)| (shown(path), copied));
    report::json_copy(shown.as_ref().map(|(path, copied)| (path.as_str(), *copied)))
}

/// What a copy of a template has that the template has not.
pub(crate) fn copied(path: &Path, copied: &Copied) -> String {
    let mut text = wrap("", 0, &words::copied(&shown(path)));
    if !copied.numbered.is_empty() {
        let _ = writeln!(text, "\n{}", words::numbered(copied.numbered.len()));
        for line in &copied.numbered {
            let told = words::new_code(&line.text, &line.before);
            text.push_str(&wrap(&format!("  {} ", line.code), VALUES, &bind(&told)));
        }
    }
    if copied.controls > 0 {
        let _ = writeln!(text, "\n{}", words::turned(copied.controls));
    }
    text.push('\n');
    text.push_str(&wrap("", 0, &bind(words::COPY_NEXT)));
    text
}
