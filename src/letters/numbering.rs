//! Codes for the boxes that have none, or one that another line has: a mission that somebody has added or copied in Word.
//!
//! A code is for good: workbooks of other years hold it. So no line that has one of its own changes it, and no code is
//! given twice, not even one that only the workbook still has.

use std::collections::BTreeMap;

use crate::docx::Tick;
use crate::fr::fields::project_code;
use crate::fr::text::fold;
use crate::registry::MissionCode;

/// Most free projects whose codes are kept for them.
const PROJECTS: usize = 9;

/// The codes to be given, by the index of their box. `columns` are the titles of the workbook's columns: where two lines
/// have one code, the line that says what the column says keeps it, and else the first.
pub(super) fn codes(ticks: &[Tick], columns: &[String]) -> BTreeMap<usize, MissionCode> {
    let columns: Vec<(MissionCode, &str)> =
        columns.iter().filter_map(|title| MissionCode::at_start(title)).collect();
    let reserved: Vec<MissionCode> =
        (1..=PROJECTS).filter_map(|rank| MissionCode::new(&project_code(rank))).collect();
    let own: Vec<Option<MissionCode>> = ticks
        .iter()
        .map(|tick| MissionCode::new(&tick.code).filter(|code| !reserved.contains(code)))
        .collect();
    let keeps = |at: usize, code: &MissionCode| {
        let column = columns.iter().find(|(known, _)| known == code).map(|(_, text)| fold(text));
        let same = |at: &usize| own[*at].as_ref() == Some(code);
        let says = |at: &usize| {
            column.as_ref().is_some_and(|column| !column.is_empty() && fold(&ticks[*at].text) == *column)
        };
        let keeper = (0..ticks.len()).filter(same).find(says).or_else(|| (0..ticks.len()).find(same));
        keeper == Some(at)
    };
    let mut settled: Vec<Option<MissionCode>> =
        (0..ticks.len()).map(|at| own[at].clone().filter(|code| keeps(at, code))).collect();
    let mut taken: Vec<MissionCode> = settled.iter().flatten().cloned().collect();
    taken.extend(columns.into_iter().map(|(code, _)| code));
    taken.extend(reserved);
    let mut given = BTreeMap::new();
    for at in 0..ticks.len() {
        let wants = settled[at].is_none() && (ticks[at].code.is_empty() || own[at].is_some());
        if !wants {
            continue;
        }
        // a copy that stands under the heading of its original is of the same section
        let original = (0..ticks.len()).find(|&other| settled[other].is_some() && settled[other] == own[at]);
        let stayed = original.filter(|&other| ticks[other].headings == ticks[at].headings);
        let (chapter, section) = match own[at].as_ref().filter(|_| stayed.is_some()) {
            Some(code) => code.home(),
            None => home(at, ticks, &settled, &taken),
        };
        let ranks = taken.iter().filter(|code| code.home() == (chapter, section)).map(MissionCode::rank);
        let code = MissionCode::of(chapter, section, ranks.max().unwrap_or(0).saturating_add(1));
        taken.push(code.clone());
        settled[at] = Some(code.clone());
        given.insert(at, code);
    }
    given
}

/// Chapter and section of a new line: those of its neighbours under the same headings; under a new heading of a known
/// chapter, the next letter of that chapter; else a new chapter.
fn home(
    at: usize,
    ticks: &[Tick],
    settled: &[Option<MissionCode>],
    taken: &[MissionCode],
) -> (u16, Option<char>) {
    let headings = &ticks[at].headings;
    let neighbours = (0..at).rev().chain(at + 1..ticks.len());
    let beside = |alike: &dyn Fn(&Tick) -> bool| {
        let mut found = neighbours.clone().filter(|&other| alike(&ticks[other]));
        found.find_map(|other| settled[other].as_ref())
    };
    if let Some(code) = beside(&|other| other.headings == *headings) {
        return code.home();
    }
    if let Some(code) = beside(&|other| !headings.is_empty() && other.headings.first() == headings.first()) {
        let (chapter, section) = code.home();
        let letters = taken.iter().filter(|code| code.home().0 == chapter).filter_map(|code| code.home().1);
        let next = |last: char| char::from_u32(u32::from(last) + 1).filter(char::is_ascii_lowercase);
        return (chapter, section.and(letters.max().and_then(next)));
    }
    let last = taken.iter().map(|code| code.home().0).max().unwrap_or(0);
    (last.saturating_add(1), (headings.len() > 1).then_some('a'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::docx::{Region, Spot};

    fn ticks(lines: &[(&str, &str, &str)]) -> Vec<Tick> {
        let spot = Spot { region: Region::Body, paragraph: 1, words: String::new() };
        let headings =
            |path: &str| path.split('/').filter(|part| !part.is_empty()).map(str::to_owned).collect();
        lines
            .iter()
            .map(|&(path, code, text)| Tick {
                code: code.to_owned(),
                text: text.to_owned(),
                headings: headings(path),
                spot: spot.clone(),
                is_control: false,
            })
            .collect()
    }

    fn given(lines: &[(&str, &str, &str)], columns: &[&str]) -> Vec<(usize, String)> {
        let columns: Vec<String> = columns.iter().map(|&title| title.to_owned()).collect();
        codes(&ticks(lines), &columns).into_iter().map(|(at, code)| (at, code.to_string())).collect()
    }

    fn expected(codes: &[(usize, &str)]) -> Vec<(usize, String)> {
        codes.iter().map(|&(at, code)| (at, code.to_owned())).collect()
    }

    #[test]
    fn a_new_or_copied_line_gets_the_next_code_of_its_section() {
        let lines = [("A/a", "1a-1", "x"), ("A/a", "", "new"), ("A/a", "1a-2", "y"), ("A/b", "1b-1", "z")];
        assert_eq!(given(&lines, &[]), expected(&[(1, "1a-3")]));
        let copied = [("A/a", "1a-1", "x"), ("A/a", "1a-1", "copied"), ("B", "2-7", "z"), ("B", "2-7", "w")];
        assert_eq!(given(&copied, &[]), expected(&[(1, "1a-2"), (3, "2-8")]));
        // the workbook says which of the two is the old one, and which codes have been used
        let columns = ["1a-1 · Copied", "1a-2 · a mission of last year"];
        assert_eq!(given(&copied, &columns), expected(&[(0, "1a-3"), (3, "2-8")]));
        // a line that was copied under another heading is of that heading
        let moved = [("A/a", "1a-1", "x"), ("A/b", "1b-4", "y"), ("A/b", "1a-1", "moved")];
        assert_eq!(given(&moved, &[]), expected(&[(2, "1b-5")]));
    }

    #[test]
    fn a_new_heading_begins_a_new_section_or_chapter() {
        let lines = [
            ("A/a", "1a-1", "x"),
            ("A/new", "", "y"),
            ("A/new", "", "z"),
            ("B", "2-1", "w"),
            ("C/c", "", "v"),
        ];
        assert_eq!(given(&lines, &[]), expected(&[(1, "1b-1"), (2, "1b-2"), (4, "4a-1")]));
        assert_eq!(given(&[("", "", "x"), ("", "", "y")], &[]), expected(&[(0, "4-1"), (1, "4-2")]));
    }

    /// The codes of free projects are theirs, and an option can't be given another code.
    #[test]
    fn projects_and_options_are_left_alone() {
        let project = project_code(1);
        let lines = [("A", "decharge", "x"), ("A", "decharge", "y"), ("P", project.as_str(), "z")];
        assert_eq!(given(&lines, &[]), []);
        let lines = [("C/e", "3e-9", "x"), ("C/new", "", "y")];
        assert_eq!(given(&lines, &[]), expected(&[(1, "3g-1")]), "3f is that of projects");
    }
}
