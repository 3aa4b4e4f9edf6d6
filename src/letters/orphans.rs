//! Letters on the disk that no row asks for any more: told, never touched.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crate::findings::{Code, Finding, Place};
use crate::fr::findings::files::{letter_orphan, version_stale};
use crate::fr::letters::NEW_VERSION;

use super::names;
use super::outcome::{FOLDER, Fate, Letter};
use super::plan::Planned;
use super::shelf::VERSIONS;

/// The Word files in the folder of letters that belong to none of these. `planned` are all letters of the run, `letters`
/// those that have come to something.
pub fn orphans(output: &Path, planned: &[Planned], letters: &[Letter]) -> Vec<Finding> {
    let mut ours: BTreeSet<String> =
        planned.iter().map(|letter| names::key(&letter.folder, &letter.file)).collect();
    let fates: BTreeMap<&Place, &Fate> = letters.iter().map(|made| (&made.place, &made.fate)).collect();
    // a second version is current only where this run says so; one of a letter that nobody asked for may be
    let mut stale: BTreeSet<String> = BTreeSet::new();
    for letter in planned {
        let fate = fates.get(&letter.place).copied();
        let versions = (1..=VERSIONS).map(|rank| names::beside(&letter.file, NEW_VERSION, rank));
        let keys = versions.map(|version| names::key(&letter.folder, &version));
        match fate {
            Some(Fate::Made | Fate::Unchanged | Fate::Kept) => stale.extend(keys),
            Some(Fate::Beside(current)) => {
                stale.extend(keys);
                ours.insert(names::key(&letter.folder, current));
            }
            Some(Fate::Planned) | None => ours.extend(keys),
        }
    }
    let mut found: Vec<(String, bool)> = Vec::new();
    for folder in names_in(&output.join(FOLDER)) {
        for file in names_in(&output.join(FOLDER).join(&folder)) {
            let extension = file.rsplit_once('.').map_or("", |(_, extension)| extension);
            let is_word = names::EXTENSIONS.iter().any(|known| known.eq_ignore_ascii_case(extension))
                && !file.starts_with("~$");
            let key = names::key(&folder, &file);
            if is_word && !ours.contains(&key) {
                found.push((format!("{folder}/{file}"), stale.contains(&key)));
            }
        }
    }
    found.sort();
    let told =
        |(file, stale): &(String, bool)| if *stale { version_stale(file) } else { letter_orphan(file) };
    found.iter().map(|file| Finding::of_campaign(Code::L02, told(file))).collect()
}

fn names_in(folder: &Path) -> Vec<String> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok()).collect()
}
