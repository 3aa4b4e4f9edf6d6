//! Letters on the disk that no row asks for any more: told, never touched.

use std::collections::BTreeSet;
use std::path::Path;

use crate::findings::{Code, Finding};
use crate::fr::findings::files::letter_orphan;
use crate::fr::letters::NEW_VERSION;

use super::names;
use super::outcome::FOLDER;
use super::plan::Planned;
use super::shelf::VERSIONS;

/// The Word files in the folder of letters that belong to none of these.
pub fn orphans(output: &Path, letters: &[Planned]) -> Vec<Finding> {
    let mut ours: BTreeSet<String> = BTreeSet::new();
    for letter in letters {
        ours.insert(names::key(&letter.folder, &letter.file));
        // second versions belong to the letter that they stand beside
        ours.extend(
            (1..=VERSIONS)
                .map(|rank| names::key(&letter.folder, &names::beside(&letter.file, NEW_VERSION, rank))),
        );
    }
    let mut found: Vec<String> = Vec::new();
    for folder in names_in(&output.join(FOLDER)) {
        for file in names_in(&output.join(FOLDER).join(&folder)) {
            let is_word = file.to_lowercase().ends_with(".docx") && !file.starts_with("~$");
            if is_word && !ours.contains(&names::key(&folder, &file)) {
                found.push(format!("{folder}/{file}"));
            }
        }
    }
    found.sort();
    found.iter().map(|file| Finding::of_campaign(Code::L02, letter_orphan(file))).collect()
}

fn names_in(folder: &Path) -> Vec<String> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok()).collect()
}
