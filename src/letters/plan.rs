//! The plan of the letters: which file each appointment gets, before a byte is written.

use std::collections::BTreeMap;
use std::path::Path;

use crate::docx::{Identity, Template};
use crate::findings::{Code, Finding, Note, Place, Scope};
use crate::fr::findings::files as told;
use crate::fr::letters as words;
use crate::fr::text::key as folded;
use crate::registry::{Appointment, Registry, Teacher};
use crate::settings::Settings;

use super::fields::{Fields, full_name};
use super::names::{self, Names};
use super::outcome::FOLDER;

/// Excel and Word stop near 218 and 260 characters of full path; the shorter one counts.
const LONGEST_PATH: usize = 218;

/// One letter to be made.
#[derive(Clone, Debug)]
pub struct Planned {
    /// Place of its row.
    pub place: Place,
    /// Code of its school.
    pub uai: String,
    /// Its folder, inside that of the letters.
    pub folder: String,
    /// Its file's name.
    pub file: String,
}

/// Gives each appointment its file. Two with one name are a question, not a guess: neither is made.
///
/// # Errors
/// The sentence about a pattern of the settings that does not work.
pub fn plan(
    registry: &Registry,
    ready: &[Appointment],
    settings: &Settings,
    template: &Template,
) -> Result<(Vec<Planned>, Vec<Finding>), String> {
    let names = Names::new(settings, &registry.extras, template.extension())?;
    let values = Fields::new(registry);
    let planned: Vec<Planned> = ready
        .iter()
        .map(|appointment| {
            let (folder, file) = names.of(&values.of(appointment));
            let uai = registry.schools[appointment.school].uai.to_string();
            Planned { place: appointment.place.clone(), uai, folder, file }
        })
        .collect();
    let mut findings = doubles(&planned);
    findings.extend(long_paths(&planned, &settings.output));
    Ok((planned, findings))
}

fn doubles(planned: &[Planned]) -> Vec<Finding> {
    let mut by_name: BTreeMap<String, Vec<&Planned>> = BTreeMap::new();
    for letter in planned {
        by_name.entry(names::key(&letter.folder, &letter.file)).or_default().push(letter);
    }
    let mut findings = Vec::new();
    for same in by_name.into_values().filter(|same| same.len() > 1) {
        for (index, letter) in same.iter().enumerate() {
            let other = same[usize::from(index == 0)].place.to_string();
            let note = Note::new(Code::X01, told::same_file(&letter.file, &other));
            findings.push(note.at(letter.place.clone(), Scope::Row(letter.place.clone())).about(&letter.uai));
        }
    }
    findings
}

fn long_paths(planned: &[Planned], output: &Path) -> Option<Finding> {
    let root = std::path::absolute(output).unwrap_or_else(|_| output.to_owned()).join(FOLDER);
    let length = |letter: &Planned| {
        let path = root.join(&letter.folder).join(&letter.file);
        path.to_string_lossy().encode_utf16().count()
    };
    // one finding for the campaign: the remedy is one
    let (longest, letter) =
        planned.iter().map(|letter| (length(letter), letter)).max_by_key(|(length, _)| *length)?;
    (longest > LONGEST_PATH).then(|| Finding::of_campaign(Code::L04, told::path_long(&letter.file, longest)))
}

/// A person, as the letter's properties and the journal of the sending know them: neither case nor accents count.
pub fn person_key(teacher: &Teacher) -> String {
    format!("{}.{}", folded(&teacher.surname), folded(&teacher.first))
}

/// What a letter says of itself: title, service, date, and who it is for.
pub fn identity(registry: &Registry, appointment: &Appointment) -> Identity {
    let campaign = &registry.campaign;
    let school = &registry.schools[appointment.school];
    let teacher = &appointment.teacher;
    let who = full_name(teacher.civility, &teacher.first, &teacher.surname);
    let year = &campaign.year.value.label;
    let ticks = appointment.ticks.len();
    Identity {
        title: words::title(year, &who, school.display_name()),
        author: campaign.service.value.clone(),
        date: format!("{}T00:00:00Z", appointment.date),
        facts: vec![
            ("Campagne", year.clone()),
            ("UAI", school.uai.to_string()),
            ("Personne", person_key(teacher)),
            ("IMP", appointment.imp.bare()),
            ("Missions", format!("{ticks}/{}", registry.missions.len())),
        ],
    }
}
