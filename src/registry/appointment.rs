//! An appointment: a person, a school, its IMP and missions, complete enough for a letter.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::imp::Imp;
use super::teacher::{Teacher, TeacherRow};
use super::{Campaign, Mission};
use crate::findings::Place;

/// What one letter and one line of the summary are made from.
#[derive(Clone, Debug)]
pub struct Appointment {
    /// Place of its row in the workbook.
    pub place: Place,
    /// Index of its school in the registry.
    pub school: usize,
    /// The person.
    pub teacher: Teacher,
    /// IMP attributed.
    pub imp: Imp,
    /// IMP as hours off; zero where there are none. Never more than attributed.
    pub relief: Imp,
    /// Whether hours off are ticked.
    pub has_relief: bool,
    /// Whether somebody else shares the missions.
    pub shared: bool,
    /// Date of the letter.
    pub date: Date,
    /// Indices of the ticked missions.
    pub ticks: BTreeSet<usize>,
    /// Free projects.
    pub projects: Vec<String>,
    /// Columns that the template names as fields, by title.
    pub extras: BTreeMap<String, String>,
}

impl Appointment {
    /// The appointment of a row, if the row says all that a letter needs.
    pub fn of(row: &TeacherRow, school: usize, campaign: &Campaign) -> Option<Self> {
        let imp = row.imp?;
        let relief = row.relief.filter(|relief| *relief <= imp)?;
        Some(Self {
            place: row.place.clone(),
            school,
            teacher: row.teacher.clone()?,
            imp,
            relief,
            has_relief: row.has_relief,
            shared: row.shared,
            date: row.date.unwrap_or(campaign.date.value),
            ticks: row.ticks.clone(),
            projects: row.projects.clone(),
            extras: row.extras.clone(),
        })
    }

    /// IMP paid: what is attributed and not taken as hours off.
    pub fn paid(&self) -> Imp {
        self.imp.less(self.relief)
    }

    /// How many missions of a chapter are ticked.
    pub fn ticks_in_chapter(&self, missions: &[Mission], chapter: u16) -> usize {
        self.ticks.iter().filter(|&&index| missions[index].code.chapter() == chapter).count()
    }
}
