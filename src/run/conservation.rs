//! The law of conservation, asserted at the end of each run: every row that names somebody is either in a letter or
//! set aside with a reason, and nothing is counted twice.

use std::collections::BTreeSet;

use crate::findings::{Place, Scope};
use crate::registry::Imp;

use super::error::Error;
use super::finished::Finished;

/// Asserts the law.
///
/// # Errors
/// [`Error::Conservation`] with what does not add up: a fault of ours, and no run may end well with it.
pub(super) fn assert(finished: &Finished) -> Result<(), Error> {
    let Finished { registry, verdict, letters, .. } = finished;
    let rows: BTreeSet<&Place> = registry.rows.iter().map(|row| &row.place).collect();
    let ready: BTreeSet<&Place> = verdict.ready.iter().map(|appointment| &appointment.place).collect();
    let aside: BTreeSet<&Place> = verdict.aside.iter().map(|aside| &aside.place).collect();
    let lettered: BTreeSet<&Place> = letters.iter().map(|letter| &letter.place).collect();
    // two letters that Windows takes for one file would be one letter
    let files: BTreeSet<String> = letters.iter().map(|letter| letter.path().to_lowercase()).collect();
    let in_letters: Imp = verdict.ready.iter().map(|appointment| appointment.imp).sum();
    let in_rows: Imp =
        registry.rows.iter().filter(|row| ready.contains(&row.place)).filter_map(|row| row.imp).sum();
    let ticks_in_letters: usize = verdict.ready.iter().map(|appointment| appointment.ticks.len()).sum();
    let ticks_in_rows: usize =
        registry.rows.iter().filter(|row| ready.contains(&row.place)).map(|row| row.ticks.len()).sum();
    let of_rows = verdict.findings.iter().filter(|finding| finding.is_error());
    let errors: BTreeSet<&Place> = of_rows
        .filter_map(|finding| match &finding.scope {
            Scope::Row(place) => Some(place),
            Scope::School(_) | Scope::Campaign => None,
        })
        .collect();
    let laws = [
        ("rows", rows.len() == registry.rows.len()),
        ("ready", ready.len() == verdict.ready.len()),
        ("aside", aside.len() == verdict.aside.len()),
        ("ready or aside", ready.is_disjoint(&aside) && &ready | &aside == rows),
        ("letters", lettered == ready && letters.len() == ready.len()),
        ("files", files.len() == letters.len()),
        ("order", letters.iter().zip(&verdict.ready).all(|(letter, ready)| letter.place == ready.place)),
        ("reasons", verdict.aside.iter().all(|aside| !aside.codes.is_empty())),
        // an error about a row that nobody has would set nobody aside
        ("errors", errors.is_subset(&rows)),
        ("IMP", in_letters == in_rows),
        ("ticks", ticks_in_letters == ticks_in_rows),
    ];
    let broken: Vec<&str> = laws.into_iter().filter(|(_, holds)| !holds).map(|(law, _)| law).collect();
    if broken.is_empty() { Ok(()) } else { Err(Error::Conservation(broken.join(", "))) }
}
