//! How each letter stands on the disk: made or not, of today's data or of older ones, changed by a person or not. What
//! may be sent is decided from it; nothing is written.

use std::path::PathBuf;

use crate::disk;
use crate::docx::{Reading, SEAL};
use crate::findings::Place;

use super::fields::Fields;
use super::outcome::FOLDER;
use super::plan;
use super::press::Job;
use super::shelf::{self, Found};

/// What stands where a letter should be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Nothing: the letter has not been made.
    Missing,
    /// The letter of today's data, byte for byte.
    Current,
    /// A person has changed it; the data it was made from are those of today.
    Edited,
    /// A letter as we wrote it, from other data than today's.
    Outdated,
    /// A person's file, and today's data say something else: which of the two counts is a question.
    Disputed,
}

/// A letter that is ready, as it stands on the disk.
#[derive(Clone, Debug)]
pub struct Stand {
    /// Place of its row in the workbook.
    pub place: Place,
    /// How it stands.
    pub standing: Standing,
    /// Its file.
    pub path: PathBuf,
    /// SHA-256 of the file, in hexadecimal; empty where there is none.
    pub hash: String,
    /// Its size in bytes.
    pub size: u64,
    /// Custom properties that today's letter has, without its seal: name and value.
    pub facts: Vec<(String, String)>,
    /// What names this person and this school in the text of today's letter, and how often.
    pub texts: Vec<(String, usize)>,
}

/// Looks at the letter of each appointment of the job.
///
/// # Errors
/// [`disk::Error`] when a file that is there can't be read.
pub fn stand(job: &Job<'_>) -> Result<Vec<Stand>, disk::Error> {
    let Some(output) = job.output else { return Ok(Vec::new()) };
    let values = Fields::new(job.registry);
    let mut press = job.proved.template.press();
    let mut stands = Vec::with_capacity(job.ready.len());
    for (appointment, planned) in job.ready.iter().zip(job.planned) {
        let identity = plan::identity(job.registry, appointment);
        let path = output.join(FOLDER).join(&planned.folder).join(&planned.file);
        let Ok(fresh) = press.letter(&values.of(appointment), &identity) else {
            // it has set its row aside before; but each appointment must find its own stand, whatever happens
            let (hash, facts, texts) = (String::new(), Vec::new(), Vec::new());
            let (place, standing) = (planned.place.clone(), Standing::Missing);
            stands.push(Stand { place, standing, path, hash, size: 0, facts, texts });
            continue;
        };
        let standing = match shelf::found(&path, fresh)? {
            Found::Nothing => Standing::Missing,
            Found::Same => Standing::Current,
            Found::SameData => Standing::Edited,
            Found::Ours => Standing::Outdated,
            Found::Theirs => Standing::Disputed,
        };
        let (hash, size) = match standing {
            Standing::Missing => (String::new(), 0),
            _ => disk::read(&path, shelf::LIMIT)
                .map(|bytes| (disk::fingerprint(&bytes), bytes.len() as u64))?,
        };
        let school = &job.registry.schools[appointment.school];
        let teacher = &appointment.teacher;
        let called = school.with_article();
        let candidates = [&*teacher.surname, &teacher.first, school.display_name(), &called];
        let (facts, texts) = Reading::of(fresh.to_vec()).map_or_else(
            |_| (Vec::new(), Vec::new()),
            |reading| {
                let said = candidates.iter().map(|text| ((*text).to_owned(), reading.times(text)));
                let texts = said.filter(|(_, times)| *times > 0).collect();
                let facts = reading.properties.iter().filter(|(name, _)| name != SEAL && ours(name));
                (facts.cloned().collect(), texts)
            },
        );
        stands.push(Stand { place: planned.place.clone(), standing, path, hash, size, facts, texts });
    }
    Ok(stands)
}

fn ours(name: &str) -> bool {
    name.starts_with(crate::docx::OURS)
}
