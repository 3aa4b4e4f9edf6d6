//! The page as a whole: what it may do, its blocks in order.

use std::fmt::{self, Write};

use super::copy::Named;
use super::figures::Figures;
use super::homes::Homes;
use super::markup::{hash_source, prose, text};
use super::{budget, coverage, findings, head, letters, provenance, reading, todo};
use crate::fr::report::reading::READING;
use crate::fr::report::{blocks as words, headline};
use crate::letters::Outcome;

/// What every block of the page speaks from.
pub(super) struct View<'v> {
    pub(super) outcome: &'v Outcome<'v>,
    pub(super) homes: &'v Homes<'v>,
    pub(super) figures: &'v Figures,
    pub(super) tally: headline::Tally,
    /// The copy of the workbook with everything marked in it.
    pub(super) copy: Option<&'v Named>,
}

/// The blocks behind the heading: anchor, title, writer. The first follows from the others, and comes first.
type Block = (&'static str, &'static str, fn(&mut String, &View<'_>) -> fmt::Result);
const BLOCKS: [Block; 7] = [
    ("a-faire", words::TO_DO, todo::write),
    ("constats", words::FINDINGS, findings::write),
    ("budget", words::BUDGET, budget::write),
    ("lettres", words::LETTERS, letters::write),
    ("missions", words::MISSIONS, coverage::write),
    ("lecture", READING, reading::write),
    ("provenance", words::PROVENANCE, provenance::write),
];

/// The report as one page of HTML: everything in it, nothing fetched.
pub fn html(outcome: &Outcome<'_>, copy: Option<&Named>) -> String {
    let homes = Homes::of(outcome.registry);
    let figures = Figures::of(outcome, &homes);
    let view = View { outcome, homes: &homes, figures: &figures, tally: head::tally(outcome), copy };
    let mut page = String::new();
    // a String takes everything that is written to it
    let _ = write_page(&mut page, &view);
    page
}

fn write_page(page: &mut String, view: &View<'_>) -> fmt::Result {
    // browsers take fingerprints with plain line ends, whatever a check-out on Windows has made of them
    let style = include_str!("page.css").replace('\r', "");
    let script = include_str!("page.js").replace('\r', "");
    let year = &view.outcome.registry.campaign.year.value.label;
    write!(
        page,
        "<!DOCTYPE html>\n<html lang=\"fr\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src '{}'; \
         script-src '{}'; base-uri 'none'; form-action 'none'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"referrer\" content=\"no-referrer\">\n\
         <title>{}</title>\n<style>{style}</style>\n</head>\n<body>\n\
         <a class=\"skip\" href=\"#contenu\">{}</a>\n",
        hash_source(&style),
        hash_source(&script),
        text(&headline::title(year)),
        text(words::SKIP)
    )?;
    head::write(page, view)?;
    write!(page, "<nav aria-label=\"{}\"><ul>", text(words::CONTENTS))?;
    for (anchor, title, _) in BLOCKS {
        write!(page, "<li><a href=\"#{anchor}\">{}</a></li>", text(title))?;
    }
    page.write_str("</ul></nav>\n<main id=\"contenu\">\n")?;
    for (anchor, title, block) in BLOCKS {
        write!(
            page,
            "<section id=\"{anchor}\" aria-labelledby=\"t-{anchor}\">\n<h2 id=\"t-{anchor}\">{}</h2>\n",
            text(title)
        )?;
        block(page, view)?;
        page.write_str("</section>\n")?;
    }
    write!(
        page,
        "</main>\n<footer><p>{}</p></footer>\n<script>{script}</script>\n</body>\n</html>\n",
        prose(words::CLOSING)
    )
}
