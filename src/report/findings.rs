//! All findings: in brief, of the campaign, then school by school, with the filter that a script may offer.

use std::collections::BTreeMap;
use std::fmt::{self, Write};

use super::homes::Home;
use super::markup::{prose, text};
use super::page::View;
use crate::findings::{Code, Finding, Place, Scope, Severity};
use crate::fr::grammar::capital;
use crate::fr::report::blocks as words;

pub(super) fn write(page: &mut String, view: &View<'_>) -> fmt::Result {
    let shared = view.homes.share(view.outcome);
    if shared.is_empty() {
        return writeln!(page, "<p>{}</p>", text(words::NO_FINDING));
    }
    let kinds = kinds(view);
    in_brief(page, &kinds)?;
    filter(page, view, &kinds, &shared)?;
    page.write_str("<div id=\"liste-constats\">\n")?;
    let mut behind_campaign = false;
    for (number, (home, findings)) in shared.iter().enumerate() {
        if *home != Home::Campaign && !behind_campaign {
            writeln!(page, "<h3>{}</h3>", text(words::BY_SCHOOL))?;
            behind_campaign = true;
        }
        group(page, view, number, home, findings)?;
    }
    page.write_str("</div>\n")
}

/// Severities and codes that are there, with their counts.
fn kinds(view: &View<'_>) -> BTreeMap<(Severity, Code), usize> {
    let mut kinds = BTreeMap::new();
    for finding in &view.outcome.verdict.findings {
        *kinds.entry((finding.severity, finding.code)).or_default() += 1;
    }
    kinds
}

fn in_brief(page: &mut String, kinds: &BTreeMap<(Severity, Code), usize>) -> fmt::Result {
    write!(
        page,
        "<table class=\"brief\">\n<caption>{}</caption>\n<thead><tr><th scope=\"col\">{}</th><th scope=\"col\">{}</th>\
         <th scope=\"col\">{}</th><th scope=\"col\" class=\"n\">{}</th></tr></thead>\n<tbody>\n",
        text(words::BY_KIND),
        text(words::SEVERITY),
        text(words::CODE),
        text(words::SUBJECT),
        text(words::NUMBER)
    )?;
    for ((severity, code), number) in kinds {
        writeln!(
            page,
            "<tr><td>{}</td><td class=\"code\">{}</td><th scope=\"row\">{}</th><td class=\"n\">{number}</td></tr>",
            mark(*severity),
            code.text(),
            text(code.title())
        )?;
    }
    page.write_str("</tbody>\n</table>\n")
}

/// Hidden until the script shows it: without a script it would promise what it can't do.
fn filter(
    page: &mut String,
    view: &View<'_>,
    kinds: &BTreeMap<(Severity, Code), usize>,
    shared: &BTreeMap<Home, Vec<&Finding>>,
) -> fmt::Result {
    writeln!(
        page,
        "<form class=\"filter\" data-list=\"liste-constats\" aria-label=\"{}\" hidden>",
        text(words::FILTER)
    )?;
    let mut severities: Vec<Severity> = kinds.keys().map(|(severity, _)| *severity).collect();
    severities.dedup();
    let severities = severities.into_iter().map(|severity| {
        let (value, plural) = severity.name();
        (value.to_owned(), capital(plural))
    });
    select(page, "severity", words::SEVERITY, words::ANY_SEVERITY, severities)?;
    let homes = shared.keys().enumerate().map(|(number, home)| {
        let (uai, name) = view.homes.title(home);
        (number.to_string(), format!("{name} {uai}").trim().to_owned())
    });
    select(page, "school", words::SCHOOL, words::ANY_SCHOOL, homes)?;
    let mut codes: Vec<Code> = kinds.keys().map(|(_, code)| *code).collect();
    codes.sort_unstable_by_key(|code| code.text());
    codes.dedup();
    let codes =
        codes.into_iter().map(|code| (code.text().to_owned(), format!("{} {}", code.text(), code.title())));
    select(page, "code", words::KIND, words::ANY_KIND, codes)?;
    close_filter(page, words::TEXT, words::SHOWN_FINDINGS)
}

fn select(
    page: &mut String,
    name: &str,
    label: &str,
    any: &str,
    options: impl Iterator<Item = (String, String)>,
) -> fmt::Result {
    write!(page, "<label>{} <select name=\"{name}\"><option value=\"\">{}</option>", text(label), text(any))?;
    for (value, shown) in options {
        write!(page, "<option value=\"{}\">{}</option>", text(&value), text(&shown))?;
    }
    page.write_str("</select></label>\n")
}

/// The field for any text, the button, and the line that says how many are shown.
pub(super) fn close_filter(page: &mut String, label: &str, shown: &str) -> fmt::Result {
    write!(
        page,
        "<label>{} <input type=\"search\" name=\"text\" autocomplete=\"off\"></label>\n\
         <button type=\"reset\">{}</button>\n<p role=\"status\" data-shown=\"{}\"></p>\n</form>\n",
        text(label),
        text(words::SHOW_ALL),
        prose(shown)
    )
}

fn group(
    page: &mut String,
    view: &View<'_>,
    number: usize,
    home: &Home,
    findings: &[&Finding],
) -> fmt::Result {
    let (uai, name) = view.homes.title(home);
    let level = if *home == Home::Campaign { 3 } else { 4 };
    write!(page, "<div class=\"group\" data-group>\n<h{level}>")?;
    if !uai.is_empty() {
        write!(page, "<span class=\"uai\">{}</span> ", text(&uai))?;
    }
    write!(page, "{}</h{level}>\n<ul class=\"findings\">\n", text(&name))?;
    for finding in findings {
        let (severity, _) = finding.severity.name();
        write!(
            page,
            "<li data-item data-severity=\"{severity}\" data-school=\"{number}\" data-code=\"{}\">\n<p>{} \
             <b class=\"code\">{}</b> <b>{}</b> {}",
            finding.code.text(),
            mark(finding.severity),
            finding.code.text(),
            text(finding.code.title()),
            place(finding.place.as_ref())
        )?;
        if let Scope::Row(row) = &finding.scope {
            let who = view.homes.row(row).map(crate::registry::TeacherRow::list_name).unwrap_or_default();
            write!(page, " <span class=\"who\">{}</span>", text(&who))?;
        }
        write!(page, "</p>\n<p class=\"what\">{}</p>\n", prose(&finding.told.what))?;
        remedy(page, finding)?;
        page.write_str("</li>\n")?;
    }
    page.write_str("</ul>\n</div>\n")
}

/// The severity as a word with a sign of its own: never by colour alone.
fn mark(severity: Severity) -> String {
    let class = match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "info",
        Severity::Accepted => "accepted",
    };
    format!("<span class=\"mark {class}\">{}</span>", text(&capital(severity.name().0)))
}

/// The place in the workbook, as Excel's name box takes it.
pub(super) fn place(place: Option<&Place>) -> String {
    place.map(|place| format!("<code>{}</code>", text(&place.to_string()))).unwrap_or_default()
}

/// What to do, if there is something to do.
pub(super) fn remedy(page: &mut String, finding: &Finding) -> fmt::Result {
    if finding.told.remedy.is_empty() {
        return Ok(());
    }
    writeln!(
        page,
        "<p class=\"remedy\"><b>{}</b> {}</p>",
        prose(words::WHAT_TO_DO),
        prose(&finding.told.remedy)
    )
}
