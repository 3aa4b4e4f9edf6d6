//! Where the columns of missions stand: by chapter and section, with a narrow column before each chapter.
//!
//! That column keeps the groups of two chapters apart (Excel joins neighbours of one level into one group), and says
//! which chapter is folded there.

use crate::fr::kit::workbook as words;
use crate::registry::Mission;

/// A chapter's columns, from 0.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Chapter {
    /// The narrow column.
    pub(super) spine: u16,
    /// Its number.
    pub(super) number: u16,
    /// Its title behind its number.
    pub(super) title: String,
    /// Its sections.
    pub(super) sections: Vec<Section>,
}

/// A section's columns, from 0.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Section {
    /// Its title behind its number; empty where the missions stand directly under the chapter.
    pub(super) title: String,
    /// Its first column.
    pub(super) first: u16,
    /// Its last column.
    pub(super) last: u16,
    /// Index of its first mission.
    pub(super) mission: usize,
}

impl Chapter {
    /// First and last column of its missions.
    pub(super) fn columns(&self) -> (u16, u16) {
        let first = self.sections.first().map_or(self.spine, |section| section.first);
        (first, self.sections.last().map_or(first, |section| section.last))
    }
}

/// Shares the missions out from column `first` on. A chapter that the template takes up again is another band.
pub(super) fn chapters(missions: &[Mission], first: u16) -> Vec<Chapter> {
    let mut chapters: Vec<Chapter> = Vec::new();
    let mut column = first;
    let mut above: Option<&Mission> = None;
    for (index, mission) in missions.iter().enumerate() {
        let number = mission.code.chapter();
        if above.is_none_or(|above| above.code.chapter() != number) {
            let title = mission.headings.first().map(|title| words::heading(&number.to_string(), title));
            let title = title.unwrap_or_else(|| words::chapter(number));
            chapters.push(Chapter { spine: column, number, title, sections: Vec::new() });
            column += 1;
            above = None;
        }
        if let Some(chapter) = chapters.last_mut() {
            match chapter.sections.last_mut() {
                Some(section) if above.is_some_and(|above| above.headings == mission.headings) => {
                    section.last = column;
                }
                _ => {
                    let title = section_title(mission);
                    chapter.sections.push(Section { title, first: column, last: column, mission: index });
                }
            }
        }
        column += 1;
        above = Some(mission);
    }
    chapters
}

/// `1a. Accompagner l’équipe éducative`: the lowest heading behind the code without its rank.
pub(super) fn section_title(mission: &Mission) -> String {
    let [_, .., lowest] = &mission.headings[..] else { return String::new() };
    let code = mission.code.to_string();
    let number = code.rsplit_once('-').map_or("", |(number, _)| number);
    words::heading(number, lowest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_official_missions_stand_in_three_chapters() {
        let missions = crate::kit::sample::official_missions();
        let chapters = chapters(&missions, 10);
        let columns: Vec<(u16, (u16, u16), usize)> = chapters
            .iter()
            .map(|chapter| (chapter.spine, chapter.columns(), chapter.sections.len()))
            .collect();
        assert_eq!(columns, [(10, (11, 31), 5), (32, (33, 46), 1), (47, (48, 68), 5)]);
        assert_eq!(chapters[1].sections[0].title, "");
        assert_eq!(chapters[2].sections[1].title, "3b. Organisation des évaluations nationales");
        assert_eq!(missions[chapters[2].sections[4].mission].code.to_string(), "3e-1");
    }
}
