//! A whole campaign of 1,000 rows, stage by stage; of 20,000 rows, the whole country, all but the letters: clean ones,
//! and ones with a fault in every third.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    missing_docs,
    reason = "a bench prints, and stops loudly"
)]

mod support;

use std::collections::BTreeSet;
use std::path::Path;

use lettres_rne::checks::{self, Verdict};
use lettres_rne::letters::{self, Fate, Job, Letter, Outcome, Provenance};
use lettres_rne::outbox::{History, Status};
use lettres_rne::registry::{self, Registry};
use lettres_rne::settings::Settings;
use lettres_rne::workbook::Book;
use lettres_rne::{report, summary};
use support::{Data, stage};

fn main() {
    let folder = tempfile::tempdir().unwrap();
    let settings = support::settings(folder.path());
    campaign(1_000, Data::Clean, &settings, Some(folder.path()));
    campaign(20_000, Data::Clean, &settings, None);
    // nothing may cost more the more there is of it
    campaign(20_000, Data::Dirty, &settings, None);
}

/// Runs a campaign of so many rows, stage by stage; writes letters only where there is a folder for them.
fn campaign(rows: usize, data: Data, settings: &Settings, output: Option<&Path>) {
    let bytes = support::workbook(rows, data);
    let clean = if data == Data::Clean { "clean" } else { "dirty" };
    println!("{rows} {clean} rows, a workbook of {} KiB", bytes.len() / 1024);
    let proved = stage("template: read and prove", support::proved);
    let book = stage("workbook: read", || Book::of(bytes, "academie.xlsx".to_owned()).unwrap());
    let (registry, findings) =
        stage("registry: build", || registry::build(&book, proved.missions.clone(), &[], settings).unwrap());
    let mut verdict = stage("checks", || checks::check(&registry, findings, settings));
    let (planned, doubles) = stage("letters: plan", || {
        letters::plan(&registry, &verdict.ready, settings, &proved.template).unwrap()
    });
    verdict.add(&registry, doubles);
    println!(
        "  {} schools, {} letters, {} rows set aside, {} findings",
        registry.schools.len(),
        verdict.ready.len(),
        verdict.aside.len(),
        verdict.findings.len()
    );
    let Some(output) = output else {
        let nobody_wrote = |planned: &letters::Planned| Letter {
            place: planned.place.clone(),
            folder: planned.folder.clone(),
            file: planned.file.clone(),
            fate: Fate::Planned,
        };
        let ready: BTreeSet<_> = verdict.ready.iter().map(|appointment| &appointment.place).collect();
        let letters = planned.iter().filter(|planned| ready.contains(&planned.place)).map(nobody_wrote);
        return sum_up(&registry, &verdict, &letters.collect::<Vec<_>>());
    };
    let job = Job {
        proved: &proved,
        registry: &registry,
        ready: &verdict.ready,
        planned: &planned,
        output: Some(output),
        only: &[],
    };
    let made = stage("letters: fill and write", || letters::make(&job, &|| ()).unwrap().0);
    stage("letters: once more, all unchanged", || letters::make(&job, &|| ()).unwrap());
    sum_up(&registry, &verdict, &made.into_iter().flatten().collect::<Vec<_>>());
}

fn sum_up(registry: &Registry, verdict: &Verdict, letters: &[Letter]) {
    let provenance = Provenance {
        workbook: "academie.xlsx".to_owned(),
        workbook_hash: String::new(),
        template: "lettre-mission-rne.docx".to_owned(),
        template_hash: String::new(),
        version: env!("CARGO_PKG_VERSION"),
        today: support::TODAY,
    };
    let outcome = Outcome { registry, verdict, letters, provenance: &provenance };
    let status = Status::of(registry, &[], &[], &[], Ok(&History::default()), &jiff::tz::TimeZone::UTC);
    stage("summary", || summary::write(&outcome, &status).unwrap());
    stage("report: page", || report::html(&outcome, None));
    stage("report: JSON", || report::json(&outcome, None));
}
