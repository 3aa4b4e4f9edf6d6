//! What to do now: rows set aside first, with everything that a person needs to mend them.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::{self, Write};

use super::findings::{place, remedy};
use super::markup::{Address, prose, text};
use super::page::View;
use crate::checks::SetAside;
use crate::findings::{Finding, Place, Scope};
use crate::fr::grammar::capital;
use crate::fr::report::blocks as words;
use crate::fr::report::copy::kept as kept_copy;

pub(super) fn write(page: &mut String, view: &View<'_>) -> fmt::Result {
    copy(page, view)?;
    let errors = Errors::of(view);
    let aside = &view.outcome.verdict.aside;
    let is_check = view.tally.is_check();
    if view.outcome.registry.rows.is_empty() {
        writeln!(page, "<p>{}</p>", text(words::NO_ROWS))?;
    } else if aside.is_empty() {
        writeln!(
            page,
            "<p>{}</p>",
            prose(if is_check { words::NOBODY_ASIDE_OF_CHECK } else { words::NOBODY_ASIDE })
        )?;
    } else {
        write!(page, "<h3>{}</h3>\n<ol class=\"aside\">\n", prose(&words::rows_aside(aside.len())))?;
        for row in aside {
            one(page, view, row, &errors)?;
        }
        page.write_str("</ol>\n")?;
    }
    if !errors.others.is_empty() {
        write!(page, "<h3>{}</h3>\n<ul class=\"reasons\">\n", text(words::OTHER_ERRORS))?;
        for finding in &errors.others {
            reason(page, finding)?;
        }
        page.write_str("</ul>\n")?;
    }
    if view.tally.errors > 0 || !aside.is_empty() {
        page.write_str("<ol class=\"steps\">\n")?;
        for step in words::HOW_TO_MEND {
            writeln!(page, "<li>{}</li>", prose(step))?;
        }
        page.write_str("</ol>\n")?;
    }
    let warnings = view.tally.warnings;
    if warnings > 0 {
        writeln!(
            page,
            "<p>{} <a href=\"#constats\">{}</a></p>",
            prose(&words::then_warnings(warnings)),
            text(words::SEE_FINDINGS)
        )
    } else if view.tally.errors == 0 && aside.is_empty() && !view.outcome.registry.rows.is_empty() {
        writeln!(
            page,
            "<p>{}</p>",
            prose(if is_check { words::NOTHING_TO_DO_OF_CHECK } else { words::NOTHING_TO_DO })
        )
    } else {
        Ok(())
    }
}

/// The copy of the workbook in which all of this is marked.
fn copy(page: &mut String, view: &View<'_>) -> fmt::Result {
    let Some(copy) = view.copy else { return Ok(()) };
    let (file, about) = (&copy.file, capital(&copy.about()));
    writeln!(
        page,
        "<p class=\"copy\"><strong><a href=\"{}\">{}</a></strong> {}.</p>",
        Address(file),
        text(file),
        prose(&about)
    )?;
    match &copy.kept {
        Some(kept) => writeln!(page, "<p class=\"copy\">{}</p>", prose(&kept_copy(kept, file))),
        None => Ok(()),
    }
}

/// The errors, by the rows that they set aside.
struct Errors<'o> {
    rows: BTreeMap<&'o Place, Vec<&'o Finding>>,
    schools: BTreeMap<&'o str, Vec<&'o Finding>>,
    /// Errors that set nobody aside.
    others: Vec<&'o Finding>,
}

impl<'o> Errors<'o> {
    fn of(view: &View<'o>) -> Self {
        let aside = &view.outcome.verdict.aside;
        let places: BTreeSet<&Place> = aside.iter().map(|row| &row.place).collect();
        let codes: BTreeSet<&str> = aside.iter().map(|row| row.uai.as_str()).collect();
        let mut errors = Self { rows: BTreeMap::new(), schools: BTreeMap::new(), others: Vec::new() };
        for finding in view.outcome.verdict.findings.iter().filter(|finding| finding.is_error()) {
            let told_with_a_row = match &finding.scope {
                Scope::Row(place) => places.contains(place),
                Scope::School(code) => codes.contains(code.as_str()),
                Scope::Campaign => false,
            };
            match &finding.scope {
                _ if !told_with_a_row => errors.others.push(finding),
                Scope::Row(place) => errors.rows.entry(place).or_default().push(finding),
                Scope::School(code) => errors.schools.entry(code).or_default().push(finding),
                Scope::Campaign => {}
            }
        }
        errors
    }
}

/// One row: who, which school, which row, then why and what to do.
fn one(page: &mut String, view: &View<'_>, row: &SetAside, errors: &Errors<'_>) -> fmt::Result {
    let name = if row.name.is_empty() { words::NOTHING } else { &row.name };
    let school = match view.homes.row(&row.place).and_then(|row| view.homes.of_row(row)) {
        Some(school) => view.outcome.registry.schools[school].name.as_str(),
        None => view.homes.row(&row.place).map(|row| row.school_name.as_str()).unwrap_or_default(),
    };
    writeln!(
        page,
        "<li><p><strong>{}</strong> <span class=\"uai\">{}</span> {} {}</p>\n<ul class=\"reasons\">",
        text(name),
        text(&row.uai),
        text(school),
        place(Some(&row.place))
    )?;
    let own = errors.rows.get(&row.place).into_iter().flatten();
    let of_school = errors.schools.get(row.uai.as_str()).into_iter().flatten();
    let mut told = false;
    for finding in own.chain(of_school) {
        reason(page, finding)?;
        told = true;
    }
    if !told {
        writeln!(page, "<li>{}</li>", prose(words::NO_REASON))?;
    }
    page.write_str("</ul></li>\n")
}

fn reason(page: &mut String, finding: &Finding) -> fmt::Result {
    write!(
        page,
        "<li><b class=\"code\">{}</b> {} {}",
        finding.code.text(),
        prose(&finding.told.what),
        place(finding.place.as_ref())
    )?;
    remedy(page, finding)?;
    page.write_str("</li>\n")
}
