//! The list of findings, as both kinds of workbooks show it: the grave ones first, then in the order of the workbook.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::notes::Paragraph;
use super::sheet::Marks;
use crate::findings::{Finding, Place, Severity};
use crate::fr::grammar::capital;
use crate::fr::report::copy as words;
use crate::fr::typography::bind;
use crate::letters::Outcome;
use crate::report::homes::{Home, Homes};

/// Widths of the columns, in digits.
pub(super) const WIDTHS: [f64; 6] = [15.0, 8.0, 22.0, 30.0, 62.0, 62.0];
/// Row of the titles of the columns, from 1: above it stands what the list is, and how to go on.
pub(super) const HEADER: u32 = 4;
/// Longest sentence of a note, in signs, and most findings in one: Excel takes some 32,000 signs, and nobody reads half of them.
const LONGEST: usize = 1200;
const MOST_IN_NOTE: usize = 20;
/// Most rows: a sheet has no more.
const MOST: usize = 1_000_000;

/// A finding, and the school that it is about.
pub(super) struct Line<'o> {
    pub(super) finding: &'o Finding,
    school: String,
}

/// All findings of a run.
pub(super) struct List<'o> {
    /// Name of the workbook.
    pub(super) file: &'o str,
    pub(super) lines: Vec<Line<'o>>,
}

impl<'o> List<'o> {
    pub(super) fn of(outcome: &Outcome<'o>) -> Self {
        let homes = Homes::of(outcome.registry);
        let mut lines: Vec<Line<'_>> = outcome
            .verdict
            .findings
            .iter()
            .map(|finding| Line { finding, school: school(&homes, finding) })
            .collect();
        lines.sort_by_key(|line| line.finding.severity);
        lines.truncate(MOST);
        Self { file: &outcome.provenance.workbook, lines }
    }

    /// Whether there is something to mend in a cell: what is only good to know is no reason for a copy.
    pub(super) fn has_something_to_mend(&self) -> bool {
        self.lines.iter().any(|line| line.finding.severity < Severity::Info && line.place().is_some())
    }

    /// The marks of each sheet: at every place the numbers of the lines that tell of it.
    pub(super) fn marks(&self) -> BTreeMap<&'o str, Marks> {
        let mut sheets: BTreeMap<&str, Marks> = BTreeMap::new();
        for (number, line) in self.lines.iter().enumerate() {
            // what is accepted for the year stands in the list, and disturbs nobody in the cells
            let there = line.place().filter(|_| line.finding.severity <= Severity::Info);
            let Some(Place { sheet, row, column }) = there else { continue };
            let rows = sheets.entry(&**sheet).or_default();
            rows.entry((*row).max(1)).or_default().entry(column.unwrap_or(0)).or_default().insert(number);
        }
        sheets
    }

    /// The note of a cell: what these lines say.
    pub(super) fn note(&self, told: &BTreeSet<usize>) -> Vec<Paragraph> {
        let lines = told.iter().filter_map(|&line| self.lines.get(line));
        let mut note: Vec<Paragraph> = lines.take(MOST_IN_NOTE).map(Line::note).collect();
        if told.len() > note.len() {
            note.push((bind(&words::more_in_list(told.len() - note.len())), String::new()));
        }
        note
    }

    /// What stands above the list.
    pub(super) fn head(&self, coloured: bool) -> [String; 3] {
        [words::title(self.file), words::legend(coloured), words::how_to_mend(self.file)]
            .map(|text| bind(&text))
    }
}

impl<'o> Line<'o> {
    /// The place to mend. What is wrong with a file on the disk (codes of the family L) is told of a row, and nothing in
    /// the workbook can mend it.
    fn place(&self) -> Option<&'o Place> {
        self.finding.place.as_ref().filter(|_| !self.finding.code.text().starts_with('L'))
    }

    /// The cells of the line.
    pub(super) fn cells(&self) -> [String; 6] {
        let finding = self.finding;
        let place = self.place().map(Place::to_string).unwrap_or_default();
        let (what, remedy) = (bind(&finding.told.what), bind(&finding.told.remedy));
        let severity = capital(finding.severity.name().0);
        [severity, finding.code.text().to_owned(), place, self.school.clone(), what, remedy]
    }

    /// The finding as a note says it.
    fn note(&self) -> Paragraph {
        let Finding { code, severity, told, .. } = self.finding;
        let head = words::note_head(severity.name().0, code.text(), code.title());
        (bind(&head), bind(&words::note_rest(&shortened(&told.what), &shortened(&told.remedy))))
    }
}

/// As much of a sentence as a note takes: it may quote a long text of a cell.
fn shortened(text: &str) -> Cow<'_, str> {
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &text[..end]).into(),
        None => text.into(),
    }
}

/// Code and name of the school that a finding is about.
fn school(homes: &Homes<'_>, finding: &Finding) -> String {
    match homes.of_finding(finding) {
        Home::Campaign => String::new(),
        Home::Code(code) => code,
        home @ Home::School(_) => {
            let (uai, name) = homes.title(&home);
            format!("{uai} {name}")
        }
    }
}

/// Height of a row, in points, whose texts are wrapped: not every program finds it by itself.
pub(super) fn height(cells: &[String]) -> f64 {
    let lines = cells.iter().zip(WIDTHS).map(|(text, width)| lines(text, width)).max().unwrap_or(1);
    // Excel's limit is 409
    f64::from(u32::try_from(lines).unwrap_or(1)).mul_add(13.5, 5.0).clamp(18.0, 405.0)
}

/// Lines that a text needs in a column: capitals are wider than digits, small letters narrower.
fn lines(text: &str, width: f64) -> usize {
    let breadth = |ch: char| if ch.is_uppercase() { 1.2 } else { 0.95 };
    let mut lines = 1;
    let mut used = 0.0;
    for word in text.split([' ', '\n']) {
        let length: f64 = word.chars().map(breadth).sum();
        if used > 0.0 && used + 1.0 + length > width {
            lines += 1;
            used = 0.0;
        }
        used += length + 1.0;
        while used > width + 1.0 {
            lines += 1;
            used -= width;
        }
    }
    lines
}
