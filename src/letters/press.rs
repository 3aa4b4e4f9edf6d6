//! Filling and writing: in parallel, incremental, never over a letter that a person has changed.

use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::disk;
use crate::docx::{Press, Stranger, Trouble};
use crate::findings::{Code, Finding, Note, Scope, Severity};
use crate::fr::fields::FIELDS;
use crate::fr::findings::lists::not_an_entry;
use crate::fr::findings::{Told, files as told};
use crate::registry::{Appointment, Registry};

use super::fields::Fields;
use super::outcome::{FOLDER, Fate, Letter};
use super::plan::{self, Planned};
use super::proof::{self, Proved};
use super::shelf;
use super::vocabulary::Words;

/// What is to be made, and of what.
#[derive(Clone, Copy, Debug)]
pub struct Job<'j> {
    /// The proved template.
    pub proved: &'j Proved,
    /// The registry.
    pub registry: &'j Registry,
    /// The appointments that are ready.
    pub ready: &'j [Appointment],
    /// Their letters, in the same order.
    pub planned: &'j [Planned],
    /// The output folder; nothing for a mere check, which fills every letter and writes none.
    pub output: Option<&'j Path>,
    /// Codes of the schools whose letters are asked for; all of them when there is none.
    pub only: &'j [String],
}

/// Fills the letters, and writes those that have changed. `each` is told after every letter, from any thread.
/// A letter that can't be made is a finding, and `None` in its place.
///
/// # Errors
/// [`disk::Error`] when nothing more can be written at all: the disk is full, the folder is refused.
pub fn make(
    job: &Job<'_>,
    each: &(dyn Fn() + Sync),
) -> Result<(Vec<Option<Letter>>, Vec<Finding>), disk::Error> {
    let values = Fields::new(job.registry);
    let suspects = suspects(job);
    let next = AtomicUsize::new(0);
    let done: Mutex<Vec<Done>> = Mutex::new(Vec::with_capacity(job.ready.len()));
    let broken: Mutex<Option<disk::Error>> = Mutex::new(None);
    let work = || {
        let mut press = job.proved.template.press();
        loop {
            let index = next.fetch_add(1, Ordering::Relaxed);
            let (Some(appointment), Some(planned)) = (job.ready.get(index), job.planned.get(index)) else {
                return;
            };
            let mut findings = Vec::new();
            let maker = Maker { job, values: &values, suspects: &suspects };
            match maker.one(&mut press, appointment, planned, &mut findings) {
                Ok(letter) => lock(&done).push(Done { index, letter, findings }),
                Err(error) => {
                    // the others stop too: what they would write would fail alike
                    next.fetch_add(job.ready.len(), Ordering::Relaxed);
                    lock(&broken).get_or_insert(error);
                    return;
                }
            }
            each();
        }
    };
    let threads = std::thread::available_parallelism()
        .map_or(1, std::num::NonZero::get)
        .min(job.ready.len().div_ceil(16));
    if threads <= 1 {
        work();
    } else {
        std::thread::scope(|scope| {
            for _ in 0..threads {
                scope.spawn(work);
            }
        });
    }
    if let Some(error) = lock(&broken).take() {
        return Err(error);
    }
    let mut done = std::mem::take(&mut *lock(&done));
    done.sort_by_key(|done| done.index);
    let mut letters = Vec::with_capacity(done.len());
    let mut findings = Vec::new();
    for one in done {
        letters.push(one.letter);
        findings.extend(one.findings);
    }
    Ok((letters, findings))
}

/// A letter that has been dealt with, by its place in the job.
struct Done {
    index: usize,
    letter: Option<Letter>,
    findings: Vec<Finding>,
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
}

/// The fields that the template's tags and controls read, path and name: they are asked when a letter has a hole.
fn suspects(job: &Job<'_>) -> Vec<(String, String)> {
    let words = Words::with_columns(job.registry.extras.iter().cloned());
    let in_tags = job.proved.names.iter().flat_map(|name| {
        let heading = crate::docx::Vocabulary::heading(&words, name);
        let paths = heading.map_or_else(|| crate::docx::paths(name), |path| vec![path]);
        paths.into_iter().map(|path| (path, name.clone()))
    });
    let in_controls = job.proved.template.controls().iter().map(|path| (path.clone(), path.clone()));
    let mut suspects: Vec<(String, String)> = in_tags.chain(in_controls).collect();
    // what the author wrote comes first, and says more than a path
    suspects.sort_by(|a, b| a.0.cmp(&b.0));
    suspects.dedup_by(|a, b| a.0 == b.0);
    suspects
}

/// A finding about the row of a letter.
fn finding(planned: &Planned, code: Code, told: Told) -> Finding {
    let note = Note::new(code, told);
    note.at(planned.place.clone(), Scope::Row(planned.place.clone())).about(&planned.uai)
}

struct Maker<'m> {
    job: &'m Job<'m>,
    values: &'m Fields<'m>,
    suspects: &'m [(String, String)],
}

impl Maker<'_> {
    fn one(
        &self,
        press: &mut Press<'_>,
        appointment: &Appointment,
        planned: &Planned,
        findings: &mut Vec<Finding>,
    ) -> Result<Option<Letter>, disk::Error> {
        let letter = |fate| Letter {
            place: planned.place.clone(),
            folder: planned.folder.clone(),
            file: planned.file.clone(),
            fate,
        };
        let fields = self.values.of(appointment);
        let identity = plan::identity(self.job.registry, appointment);
        let bytes = match press.letter(&fields, &identity) {
            Ok(bytes) => bytes.to_vec(),
            Err(error) => {
                let refusals = self.job.proved.template.trials().refusals(&fields);
                let told = refusals.iter().map(|fault| match &fault.trouble {
                    Trouble::Refused { words, why } => told::refused(words, why),
                    Trouble::Broken { words, cause } => told::broken(words, &proof::why(cause)),
                    _ => told::refused_letter(&proof::why(&error.why())),
                });
                let mut told: Vec<Told> = told.collect();
                if told.is_empty() {
                    told.push(told::refused_letter(&proof::why(&error.why())));
                }
                for told in told {
                    findings.push(finding(planned, Code::X02, told));
                }
                return Ok(None);
            }
        };
        let wrong = self.wrong(press, &fields, planned);
        let is_held = wrong.iter().any(Finding::is_error);
        findings.extend(wrong);
        if is_held {
            return Ok(None);
        }
        let mut add = |code, told| findings.push(finding(planned, code, told));
        let asked = self.job.only.is_empty() || self.job.only.contains(&planned.uai);
        let Some(output) = self.job.output.filter(|_| asked) else { return Ok(Some(letter(Fate::Planned))) };
        let folder = output.join(FOLDER).join(&planned.folder);
        match shelf::put(&folder, &planned.file, &bytes) {
            Ok(fate) => {
                match &fate {
                    Fate::Kept => add(Code::L01, told::letter_edited(&planned.file, None)),
                    Fate::Beside(beside) => add(Code::L01, told::letter_edited(&planned.file, Some(beside))),
                    Fate::Planned | Fate::Made | Fate::Unchanged => {}
                }
                Ok(Some(letter(fate)))
            }
            Err(error) if shelf::concerns_this_file_only(&error, &output.join(FOLDER)) => {
                let told = match error.trouble {
                    disk::Trouble::Locked => told::letter_locked(&planned.file),
                    _ => told::letter_blocked(&planned.file),
                };
                add(Code::L03, told);
                Ok(None)
            }
            Err(error) => Err(error),
        }
    }

    /// What keeps the letter that was just filled from being good: holes, and values that are no entry of their list. Word
    /// would not let anybody choose such a value from a drop-down list; in a combo box one may type it.
    fn wrong(&self, press: &Press<'_>, fields: &crate::docx::Value, planned: &Planned) -> Vec<Finding> {
        let holes = if press.holes() > 0 { self.empty(fields) } else { Vec::new() };
        let holes = holes.into_iter().map(|name| finding(planned, Code::X02, told::hole(name)));
        let strangers = press.strangers().iter().map(|Stranger { control, value, entries, is_open }| {
            let told = not_an_entry(control, value, entries, *is_open);
            let found = finding(planned, Code::G07, told);
            if *is_open { found.with_severity(Severity::Warning) } else { found }
        });
        holes.chain(strangers).collect()
    }

    /// The names in the template whose values are empty in these fields.
    fn empty(&self, fields: &crate::docx::Value) -> Vec<&str> {
        let value =
            |path: &str| path.split('.').try_fold(fields.clone(), |value, part| value.get_attr(part).ok());
        self.suspects
            .iter()
            .filter(|(path, _)| {
                value(path).is_some_and(|value| value.as_str().is_some_and(|text| text.trim().is_empty()))
            })
            .map(|(path, name)| {
                FIELDS.iter().find(|field| field.path == path).map_or(name.as_str(), |field| field.what)
            })
            .collect()
    }
}
