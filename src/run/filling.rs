//! Filling the letters that are planned, and keeping plan and verdict in step with what came of them.

use std::collections::BTreeSet;
use std::path::Path;

use crate::checks::Verdict;
use crate::findings::Place;
use crate::letters::{self, Job, Letter, Planned, Proved};
use crate::registry::Registry;

use super::error::Error;
use super::watch::Watch;

/// What every filling of a run has in common.
#[derive(Clone, Copy)]
pub(super) struct Filling<'f> {
    pub(super) proved: &'f Proved,
    pub(super) registry: &'f Registry,
    /// Codes of the schools that are asked for; all when there is none.
    pub(super) only: &'f [String],
    pub(super) watch: &'f dyn Watch,
}

impl Filling<'_> {
    /// Fills the planned letters, and writes them where there is a folder to write to. A row whose letter can't be made
    /// is set aside, and its plan goes.
    pub(super) fn fill(
        &self,
        planned: &mut Vec<Planned>,
        verdict: &mut Verdict,
        output: Option<&Path>,
    ) -> Result<Vec<Letter>, Error> {
        let Self { proved, registry, only, watch } = *self;
        watch.begin(planned.len());
        let job = Job { proved, registry, ready: &verdict.ready, planned, output, only };
        let (made, findings) = letters::make(&job, &|| watch.letter())?;
        watch.end();
        verdict.add(registry, findings);
        keep(planned, verdict);
        Ok(made.into_iter().flatten().collect())
    }
}

/// Keeps the letters of the rows that are still ready.
pub(super) fn keep(planned: &mut Vec<Planned>, verdict: &Verdict) {
    let ready: BTreeSet<&Place> = verdict.ready.iter().map(|appointment| &appointment.place).collect();
    planned.retain(|letter| ready.contains(&letter.place));
}
