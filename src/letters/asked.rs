//! The columns that a template asks for, where there is no workbook yet to say which of its names are columns.

use crate::docx::{Inventory, Trouble};
use crate::fr::text::key;
use crate::registry::MissionCode;

use super::proof::Read;
use super::vocabulary::Words;

/// Longest title of a column, in letters; one of two letters is a variable.
const LONGEST: usize = 60;

impl Read {
    /// Names in its tags that are neither fields nor among `columns`, nor like any of them: they can only be meant as
    /// titles of columns that a workbook must have.
    pub fn asked_columns(&self, columns: &[String]) -> Vec<String> {
        let vocabulary = Words::with_columns(columns.iter().cloned()).with_pictures(self.pictures.clone());
        let Inventory { faults, .. } = self.draft.inventory(&vocabulary);
        let mut asked: Vec<String> = Vec::new();
        for fault in faults {
            let Trouble::UnknownField { name, nearest: None } = fault.trouble else { continue };
            let is_title = name.starts_with(char::is_alphabetic)
                && !name.contains(['.', '[', '(', '"'])
                && (3..=LONGEST).contains(&name.chars().count())
                && MissionCode::at_start(&name).is_none();
            if is_title && !asked.iter().any(|known| key(known) == key(&name)) {
                asked.push(name);
            }
        }
        asked
    }
}
