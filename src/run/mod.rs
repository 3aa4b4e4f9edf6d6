//! The order of a campaign: read, prove, check, fill, sum up, report.

mod annotate;
mod conservation;
mod drafting;
mod error;
mod examine;
mod filling;
mod finished;
mod inspect;
mod mail;
mod sending;
mod sources;
mod status;
mod watch;

pub use drafting::{DraftFiles, DraftMail, draft_files, draft_mail, sweep};
pub use error::Error;
pub use finished::{Copy, Finished};
pub use inspect::{Against, Inspected, copy_template, inspect};
pub use mail::{Mailing, Wish, mailing};
pub use sending::{Trial, expected_end, send, trial};
pub use sources::Sources;
pub use status::{Searched, purge, resolve, search, status};
pub use watch::{Silent, Watch};

use crate::disk;
use crate::findings::Finding;
use crate::letters::{self, Planned};
use crate::report;
use crate::settings::Settings;
use crate::summary;

use examine::Examined;
use filling::Filling;

/// What is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Task {
    /// Letters, summary and report.
    Generate,
    /// The same checks; only the report is written.
    Check,
}

/// Runs a campaign.
///
/// # Errors
/// [`Error`] when the machine does not let it: nothing half-written remains. What is wrong with the data is in the
/// findings of what comes back.
pub fn campaign(settings: &Settings, task: Task, watch: &dyn Watch) -> Result<Finished, Error> {
    let Examined { sources, proved, registry, mut verdict, mut planned, only } = Examined::of(settings)?;
    let filling = Filling { proved: &proved, registry: &registry, only: &only, watch };
    // a letter that would have a hole must be known before the first is written, where nothing may be written then
    let mut letters = Vec::new();
    if task == Task::Check || settings.strict {
        letters = filling.fill(&mut planned, &mut verdict, None)?;
    }
    let faulty = verdict.findings.iter().any(Finding::is_error);
    let withheld = settings.strict && task == Task::Generate && faulty;
    if withheld {
        verdict.tell_acceptances(&registry, true);
    }
    let mut finished = sources.finished(settings, registry.clone(), verdict, letters, withheld);
    if !withheld {
        deliver(&sources, settings, task, filling, planned, &mut finished)?;
    }
    Ok(finished)
}

/// Writes what is asked for: the destinations first, then the letters, then the copy to mend, the report and the summary.
fn deliver(
    sources: &Sources,
    settings: &Settings,
    task: Task,
    filling: Filling<'_>,
    mut planned: Vec<Planned>,
    finished: &mut Finished,
) -> Result<(), Error> {
    let mut files = finished.destinations(task);
    disk::probe(&settings.output)?;
    files.probe()?;
    let _lock = disk::Lock::take(&settings.output)?;
    if task == Task::Generate {
        disk::probe(&settings.output.join(letters::FOLDER))?;
        let all = planned.clone();
        finished.letters = filling.fill(&mut planned, &mut finished.verdict, Some(&settings.output))?;
        let orphans = letters::orphans(&settings.output, &all, &finished.letters);
        finished.verdict.add(filling.registry, orphans);
    }
    finished.verdict.tell_acceptances(filling.registry, task == Task::Check);
    conservation::assert(finished)?;
    files.copy = annotate::write(sources, finished)?;
    // the report first: it says what there is, even if the summary can't be made
    let named = files.copy.as_ref().map(Copy::named);
    disk::write(&files.report, report::html(&finished.outcome(), named.as_ref()).as_bytes())?;
    if let Some(path) = &files.summary {
        let status = status::at_the_end(settings, finished)?;
        disk::write(path, &summary::write(&finished.outcome(), &status)?)?;
    }
    finished.files = Some(files);
    Ok(())
}
