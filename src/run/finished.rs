//! A run that has come to its end: what was found, what was made, and where.

use std::path::{Path, PathBuf};

use crate::checks::Verdict;
use crate::disk;
use crate::findings::Severity;
use crate::fr::report::REPORT;
use crate::fr::summary::file_name;
use crate::letters::{Fate, Letter, Outcome, Provenance};
use crate::registry::Registry;
use crate::report::{Named, Odd};

use super::Task;

/// The end of a run.
#[derive(Debug)]
pub struct Finished {
    /// Path of the workbook.
    pub workbook: PathBuf,
    /// Path of the template.
    pub template: PathBuf,
    /// The folder of everything that is made.
    pub output: PathBuf,
    /// What the workbook says.
    pub registry: Registry,
    /// Who is ready, who is set aside, and everything that was found.
    pub verdict: Verdict,
    /// The letters, one for each appointment that is ready.
    pub letters: Vec<Letter>,
    /// Where everything came from.
    pub provenance: Provenance,
    /// The sources that another program has open.
    pub open_elsewhere: Vec<PathBuf>,
    /// Whether nothing was written because not everything is clean, and that was asked for.
    pub withheld: bool,
    /// The files written besides the letters.
    pub files: Option<Files>,
}

/// The files written besides the letters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Files {
    /// The summary; none for a mere check.
    pub summary: Option<PathBuf>,
    /// The report.
    pub report: PathBuf,
    /// The copy of the workbook with everything marked in it; none where there is nothing to mend.
    pub copy: Option<Copy>,
}

/// The copy of the workbook with everything marked in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Copy {
    /// Its path.
    pub path: PathBuf,
    /// Why it is only a list.
    pub odd: Option<Odd>,
    /// An earlier one that was not replaced, because a person has changed it, or holds it open.
    pub kept: Option<PathBuf>,
}

impl Copy {
    /// As the report names it, from its own folder.
    pub(super) fn named(&self) -> Named {
        let name = |path: &PathBuf| {
            path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
        };
        Named { file: name(&self.path), odd: self.odd, kept: self.kept.as_ref().map(name) }
    }
}

impl Files {
    /// Makes sure, before any long work, that none of them is held by another program.
    pub(super) fn probe(&self) -> Result<(), disk::Error> {
        let paths = self.summary.iter().chain([&self.report]);
        paths.map(PathBuf::as_path).try_for_each(disk::probe_file)
    }
}

impl Finished {
    /// What summary and report are made from.
    pub fn outcome(&self) -> Outcome<'_> {
        Outcome {
            registry: &self.registry,
            verdict: &self.verdict,
            letters: &self.letters,
            provenance: &self.provenance,
        }
    }

    /// The copy of the workbook with everything marked in it, as the report names it.
    pub fn copy(&self) -> Option<Named> {
        self.files.as_ref()?.copy.as_ref().map(Copy::named)
    }

    /// Whether everybody who is in the workbook has a letter, and nothing else forbids to send them.
    pub fn is_complete(&self) -> bool {
        self.errors() == 0 && self.verdict.aside.is_empty() && !self.withheld
    }

    /// How many findings are errors.
    pub fn errors(&self) -> usize {
        self.verdict.count(Severity::Error)
    }

    /// How many letters have this fate.
    pub fn count(&self, is: impl Fn(&Fate) -> bool) -> usize {
        self.letters.iter().filter(|letter| is(&letter.fate)).count()
    }

    /// Where the files go that are written besides the letters.
    pub(super) fn destinations(&self, task: Task) -> Files {
        let inside = |name: String| -> PathBuf { Path::new(&self.output).join(name) };
        Files {
            summary: (task == Task::Generate)
                .then(|| inside(file_name(&self.registry.campaign.year.value.label))),
            report: inside(REPORT.to_owned()),
            copy: None,
        }
    }
}
