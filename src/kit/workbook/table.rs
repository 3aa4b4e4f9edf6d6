//! The two tables: bands, titles with their bubbles, rows, lists, filters, groups.

use std::collections::BTreeMap;

use rust_xlsxwriter::{Format, Worksheet};

use super::bands::{self, Chapter};
use super::carried::{Beside, Novelty, Slot};
use super::cells::{height, mission_title, note, put, shape, width};
use super::content::{Content, Typed};
use super::error::Error;
use super::lists::Lists;
use super::looks::{Looks, doubt};
use crate::findings::column_letters;
use crate::fr::kit::workbook as words;
use crate::registry::Mission;
use crate::workbook::{Column, Kind};

/// Columns of the teachers that stay in sight: code, school, civility, surname, first name.
const IDENTITY: u16 = 5;

/// A row of either table.
struct Line<'c> {
    cells: &'c BTreeMap<Column, Typed>,
    ticks: Option<&'c BTreeMap<usize, Typed>>,
    hidden: bool,
}

/// A table about to be written.
pub(super) struct Table<'c> {
    pub(super) kind: Kind,
    lines: Vec<Line<'c>>,
    missions: &'c [Mission],
    pub(super) chapters: Vec<Chapter>,
    pub(super) beside: &'c Beside,
    novelties: &'c BTreeMap<usize, Novelty>,
    spare_rows: u32,
}

impl<'c> Table<'c> {
    pub(super) fn schools(content: &'c Content) -> Self {
        let line = |cells| Line { cells, ticks: None, hidden: false };
        Self {
            kind: Kind::Schools,
            lines: content.schools.iter().map(|school| line(&school.cells)).collect(),
            missions: &[],
            chapters: Vec::new(),
            beside: &content.carried.schools,
            novelties: &content.carried.novelties,
            spare_rows: content.spare_rows,
        }
    }

    pub(super) fn teachers(content: &'c Content, missions: &'c [Mission]) -> Self {
        let lines = content.teachers.iter().map(|teacher| Line {
            cells: &teacher.cells,
            ticks: Some(&teacher.ticks),
            hidden: teacher.hidden,
        });
        Self {
            kind: Kind::Teachers,
            lines: lines.collect(),
            missions,
            chapters: bands::chapters(missions, own_columns(Kind::Teachers)),
            beside: &content.carried.teachers,
            novelties: &content.carried.novelties,
            spare_rows: content.spare_rows,
        }
    }

    /// Row of the titles, from 0: below the bands.
    pub(super) fn title_row(&self) -> u32 {
        match self.kind {
            Kind::Schools => 1,
            Kind::Teachers => 2,
        }
    }

    /// First row below the titles and last spare row, from 0.
    pub(super) fn rows(&self) -> (u32, u32) {
        let lines = u32::try_from(self.lines.len()).unwrap_or(u32::MAX / 2);
        let first = self.title_row() + 1;
        (first, self.title_row() + (lines + self.spare_rows).max(1))
    }

    /// Last column of missions, or of our own where there are none, from 0.
    pub(super) fn last_mission(&self) -> u16 {
        self.chapters.last().map_or(own_columns(self.kind).saturating_sub(1), |chapter| chapter.columns().1)
    }

    /// First column behind our own, from 0.
    pub(super) fn first_extra(&self) -> u16 {
        self.last_mission() + 1
    }

    /// Last column, from 0.
    fn last_column(&self) -> u16 {
        self.last_mission().saturating_add(u16::try_from(self.beside.extras.len()).unwrap_or(0))
    }

    /// Number of a column, from 0.
    pub(super) fn number(&self, column: Column) -> u16 {
        (0..).zip(self.kind.columns()).find(|(_, other)| **other == column).map_or(0, |(number, _)| number)
    }

    /// A column's cells below its title, as a formula names them: `'Établissements'!$A$3:$A$250`.
    pub(super) fn range(&self, column: Column) -> String {
        let letters = column_letters(self.number(column) + 1);
        let (first, last) = self.rows();
        format!("'{}'!${letters}${}:${letters}${}", self.kind.sheet(), first + 1, last + 1)
    }

    /// The sheet.
    pub(super) fn write(&self, looks: &Looks, lists: &Lists) -> Result<Worksheet, Error> {
        let mut sheet = Worksheet::new();
        self.write_titles(&mut sheet, looks)?;
        self.write_missions(&mut sheet, looks)?;
        self.write_extra_titles(&mut sheet, looks)?;
        self.write_rows(&mut sheet, looks)?;
        self.add_rules(&mut sheet, looks, lists)?;
        let row = self.title_row();
        let frozen = if self.kind == Kind::Teachers { IDENTITY } else { 2 };
        sheet.set_freeze_panes(row + 1, frozen)?;
        sheet.autofilter(row, 0, self.rows().1, self.last_column())?;
        sheet.set_repeat_rows(0, row)?.set_repeat_columns(0, frozen - 1)?;
        Ok(sheet)
    }

    fn write_titles(&self, sheet: &mut Worksheet, looks: &Looks) -> Result<(), Error> {
        let row = self.title_row();
        let (bands, tall): (&[_], f64) = match self.kind {
            Kind::Schools => (&words::SCHOOL_BANDS, 48.0),
            Kind::Teachers => (&words::TEACHER_BANDS, 172.0),
        };
        let mut first = 0;
        for &(title, span) in bands {
            let last = first + span - 1;
            if row == 1 && span == 1 {
                sheet.write_string_with_format(0, first, title, &looks.band)?;
            } else {
                sheet.merge_range(0, first, row - 1, last, title, &looks.band)?;
            }
            first = last + 1;
        }
        sheet.set_row_height(0, 30)?.set_row_height(row, tall)?;
        for (&column, number) in self.kind.columns().iter().zip(0..) {
            let required = self.kind.required().contains(&column);
            let format = if required { &looks.title } else { &looks.optional };
            sheet.set_column_width(number, width(column))?.set_column_format(number, shape(column, looks))?;
            sheet.write_string_with_format(row, number, column.title(), format)?;
            sheet.insert_note(row, number, &note(column.heading().help))?;
        }
        Ok(())
    }

    fn write_missions(&self, sheet: &mut Worksheet, looks: &Looks) -> Result<(), Error> {
        let row = self.title_row();
        for chapter in &self.chapters {
            let (first, last) = chapter.columns();
            sheet.merge_range(0, chapter.spine, 0, last, &chapter.title, &looks.band)?;
            let label = words::chapter(chapter.number);
            sheet.merge_range(1, chapter.spine, row, chapter.spine, &label, &looks.spine)?;
            sheet.set_column_width(chapter.spine, 3)?.set_column_format(chapter.spine, &looks.spine)?;
            for section in &chapter.sections {
                if section.first == section.last {
                    sheet.write_string_with_format(1, section.first, &section.title, &looks.section)?;
                } else {
                    sheet.merge_range(1, section.first, 1, section.last, &section.title, &looks.section)?;
                }
                let above = if section.title.is_empty() { &chapter.title } else { &section.title };
                for (column, index) in (section.first..=section.last).zip(section.mission..) {
                    let mission = &self.missions[index];
                    let mut help = words::mission_help(above, mission.label());
                    let format = match self.novelties.get(&index) {
                        None => &looks.mission,
                        Some(Novelty::New) => {
                            help.push_str(words::MISSION_NEW);
                            &looks.novel
                        }
                        Some(Novelty::Reworded(before)) => {
                            help.push_str(&words::mission_reworded(before));
                            &looks.reworded
                        }
                    };
                    sheet.set_column_width(column, 5.7)?.set_column_format(column, &looks.centred)?;
                    sheet.write_string_with_format(row, column, mission_title(mission), format)?;
                    sheet.insert_note(row, column, &note(&help))?;
                }
            }
            sheet.group_columns(first, last)?;
        }
        if !self.chapters.is_empty() {
            sheet.set_row_height(1, 40)?.group_symbols_to_left(true);
        }
        Ok(())
    }

    fn write_rows(&self, sheet: &mut Worksheet, looks: &Looks) -> Result<(), Error> {
        for ((line, row), index) in self.lines.iter().zip(self.title_row() + 1..).zip(0..) {
            for (column, number) in self.kind.columns().iter().zip(0..) {
                let typed = line.cells.get(column).unwrap_or(&Typed::Empty);
                let slot = (index, Slot::Column(*column));
                self.write_cell(sheet, (row, number), slot, typed, shape(*column, looks))?;
            }
            for chapter in &self.chapters {
                put(sheet, (row, chapter.spine), &Typed::Empty, &looks.spine)?;
            }
            for section in self.chapters.iter().flat_map(|chapter| &chapter.sections) {
                for (column, mission) in (section.first..=section.last).zip(section.mission..) {
                    let typed = line.ticks.and_then(|ticks| ticks.get(&mission)).unwrap_or(&Typed::Empty);
                    let slot = (index, Slot::Mission(mission));
                    self.write_cell(sheet, (row, column), slot, typed, &looks.centred)?;
                }
            }
            self.write_extra_cells(sheet, row, index, looks)?;
            if let Some(height) = height(line.cells) {
                sheet.set_row_height(row, height)?;
            }
            if line.hidden {
                sheet.set_row_hidden(row)?;
            }
        }
        Ok(())
    }

    /// A cell; one to look at stands out, and its bubble says why.
    pub(super) fn write_cell(
        &self,
        sheet: &mut Worksheet,
        at: (u32, u16),
        slot: (usize, Slot),
        typed: &Typed,
        format: &Format,
    ) -> Result<(), Error> {
        let Some(why) = self.beside.doubts.get(&slot) else { return put(sheet, at, typed, format) };
        put(sheet, at, typed, &doubt(format))?;
        sheet.insert_note(at.0, at.1, &note(why))?;
        Ok(())
    }

    /// On paper, one page for the person and the IMP, one for the projects, one for each chapter.
    pub(super) fn break_pages(&self, sheet: &mut Worksheet) -> Result<(), Error> {
        let mut breaks = vec![u32::from(self.number(Column::Project1))];
        breaks.extend(self.chapters.iter().map(|chapter| u32::from(chapter.spine)));
        sheet.set_vertical_page_breaks(&breaks)?.set_print_scale(57);
        Ok(())
    }
}

/// How many columns a table has before its missions.
fn own_columns(kind: Kind) -> u16 {
    u16::try_from(kind.columns().len()).unwrap_or(0)
}
