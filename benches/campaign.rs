//! A whole campaign of 1,000 rows, stage by stage, and the reading and checking of 20,000: the whole country.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    missing_docs,
    reason = "a bench prints, and stops loudly"
)]

mod support;

use std::path::Path;

use lettres_rne::checks::{self, Verdict};
use lettres_rne::letters::{self, Job, Letter, Outcome, Provenance};
use lettres_rne::registry::{self, Registry};
use lettres_rne::settings::Settings;
use lettres_rne::workbook::Book;
use lettres_rne::{report, summary};
use support::stage;

fn main() {
    let folder = tempfile::tempdir().unwrap();
    let settings = support::settings(folder.path());
    campaign(1_000, &settings, Some(folder.path()));
    campaign(20_000, &settings, Some(&folder.path().join("b")));
}

/// Reads and checks a workbook of so many rows; makes all the rest too where there is a folder for it.
fn campaign(rows: usize, settings: &Settings, output: Option<&Path>) {
    let bytes = support::workbook(rows);
    println!("{rows} rows, a workbook of {} KiB", bytes.len() / 1024);
    let proved = stage("template: read and prove", support::proved);
    let book = stage("workbook: read", || Book::of(bytes, "academie.xlsx".to_owned()).unwrap());
    let (registry, findings) =
        stage("registry: build", || registry::build(&book, proved.missions.clone(), &[], settings).unwrap());
    let mut verdict = stage("checks", || checks::check(&registry, findings, settings));
    let (planned, doubles) =
        stage("letters: plan", || letters::plan(&registry, &verdict.ready, settings).unwrap());
    verdict.add(&registry, doubles);
    println!(
        "  {} schools, {} letters, {} rows set aside, {} findings",
        registry.schools.len(),
        verdict.ready.len(),
        verdict.aside.len(),
        verdict.findings.len()
    );
    let Some(output) = output else { return };
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
    stage("summary", || summary::write(&outcome).unwrap());
    stage("report: page", || report::html(&outcome));
    stage("report: JSON", || report::json(&outcome));
}
