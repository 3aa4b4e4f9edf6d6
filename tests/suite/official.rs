//! The official letter as a letter of ours must say it: its blanks filled, and the lines that our template adds.

use lettres_rne::docx::Reading;

/// The official letter, word for word.
const OFFICIAL: &str = include_str!("../fixtures/lettre-officielle.txt");

/// What stands in the blanks of one letter, ready to be printed.
#[derive(Clone, Debug, Default)]
pub struct Blanks {
    pub academy: String,
    pub service: String,
    pub year: String,
    pub date: String,
    /// `Mme Anaïs LE GOFF`.
    pub head: String,
    /// `du collège Georges Baudoux`.
    pub school: String,
    pub uai: String,
    pub teacher: String,
    pub imp: String,
    pub relief: String,
    pub projects: Vec<String>,
}

impl Blanks {
    /// The official letter with these values, without numbers, ids of bookmarks and empty lines; `· ` stands for a
    /// box. The space before its first word is no part of it.
    pub fn official(&self) -> Vec<String> {
        let mut lines = Vec::new();
        for line in OFFICIAL.trim_start().lines().filter(|line| !line.trim().is_empty()) {
            if line.starts_with("· Item") {
                if line.contains('1') {
                    lines.extend(self.project_lines());
                }
                continue;
            }
            let is_number =
                line.starts_with(|first: char| first.is_ascii_digit() || first.is_ascii_lowercase());
            let numbered = is_number && line[1..].starts_with(". ");
            let mut line = if numbered { line[3..].to_owned() } else { line.to_owned() };
            if line == "M. ou Mme ………." {
                line = format!("{}.", self.teacher);
            }
            for (blank, value) in [
                ("M. ou Mme ………", self.head.as_str()),
                ("du ………", &self.school),
                // the last dot is the blank of the year's last digit, not the end of a sentence
                ("../../202.", &self.date),
                ("attribuer … IMP", &format!("attribuer {}\u{a0}IMP", self.imp)),
                ("( … IMP )", &format!("( {}\u{a0}IMP )", self.relief)),
                ("[bookmark: _Hlk75618212]", ""),
                ("[bookmark: _Hlk75618334]", ""),
            ] {
                line = line.replace(blank, value);
            }
            lines.push(line);
        }
        lines
    }

    /// One line for each project, or a word that says that there is none.
    fn project_lines(&self) -> Vec<String> {
        let end = |rank: usize| if rank == self.projects.len() { "." } else { "\u{a0};" };
        let lines = (1..).zip(&self.projects).map(|(rank, text)| format!("· {text}{}", end(rank)));
        if self.projects.is_empty() { vec!["Néant.".to_owned()] } else { lines.collect() }
    }

    /// The whole body: the official letter between the letterhead and title above, and the place to sign below. All
    /// that the template adds to the official text stands here, and in [`Blanks::margin`].
    pub fn body(&self) -> Vec<String> {
        let sign = "Date et signature\u{a0}:";
        let year = format!("Année scolaire {}", self.year);
        let title = "Lettre de mission du référent numérique de l’établissement";
        let above = ["", &self.academy, &self.service, title, &year];
        let below =
            ["Le chef d’établissement", &self.head, sign, "Le référent numérique", &self.teacher, sign, ""];
        let owned = |lines: &[&str]| lines.iter().map(|&line| line.to_owned()).collect::<Vec<_>>();
        [owned(&above), self.official(), owned(&below)].concat()
    }

    /// The foot of the pages, as stored: pages are counted by whoever prints.
    pub fn margin(&self) -> String {
        format!("{} – {}\tPage\u{a0}1/1", self.uai, self.teacher)
    }
}

/// What a letter's body says, a paragraph a line; `· ` stands for a box, whatever its state.
pub fn said(letter: &Reading) -> Vec<String> {
    let plain = |line: &String| line.replacen("☐\t", "· ", 1).replacen("☒\t", "· ", 1);
    letter.paragraphs.iter().map(plain).collect()
}

/// Asserts, line by line, that a letter says exactly this.
pub fn assert_says(letter: &Reading, blanks: &Blanks) {
    let (said, expected) = (said(letter), blanks.body());
    for (said, expected) in said.iter().zip(&expected) {
        assert_eq!(said, expected);
    }
    assert_eq!(said.len(), expected.len());
    assert_eq!(letter.margins, [blanks.margin()]);
}

/// Asserts that every box shows what it is, and returns the codes of the ticked ones, in order.
pub fn ticked(letter: &Reading) -> Vec<String> {
    for found in &letter.boxes {
        assert_eq!(found.glyph, if found.ticked { "☒" } else { "☐" }, "{found:?}");
    }
    letter.boxes.iter().filter(|found| found.ticked).map(|found| found.tag.clone()).collect()
}
