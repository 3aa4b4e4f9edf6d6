//! What 10,000 letters hold in memory that 100 do not: nothing. A program of its own, for the greatest size of a process
//! never shrinks.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    missing_docs,
    reason = "a bench prints, and stops loudly"
)]

mod support;

use std::hint::black_box;

use lettres_rne::letters::{Fields, identity};
use lettres_rne::workbook::Book;
use lettres_rne::{checks, registry};
use support::{Data, shapes};

fn main() {
    let folder = tempfile::tempdir().unwrap();
    let settings = support::settings(folder.path());
    for (name, bytes) in
        [("as Word saves it", shapes::like_word()), ("as the product makes it", shapes::plain())]
    {
        let proved = support::prove(bytes);
        let book = Book::of(support::workbook(72, Data::Clean), "academie.xlsx".to_owned()).unwrap();
        let (registry, findings) = registry::build(&book, proved.missions.clone(), &[], &settings).unwrap();
        let ready = checks::check(&registry, findings, &settings).ready;
        let common = Fields::new(&registry);
        let mut press = proved.template.press();
        println!("The default template, {name}: greatest size of the process (VmHWM of Linux)");
        let mut made = 0;
        for letters in [100, 1_000, 10_000] {
            for appointment in ready.iter().cycle().take(letters - made) {
                let (fields, identity) = (common.of(appointment), identity(&registry, appointment));
                black_box(press.letter(&fields, &identity).unwrap());
            }
            made = letters;
            match peak() {
                Some(kib) => println!("  after {letters:>6} letters {kib:>8} KiB"),
                None => println!("  after {letters:>6} letters: not known on this system"),
            }
        }
    }
}

/// The greatest resident size so far, in KiB.
fn peak() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().trim_end_matches("kB").trim().parse().ok()
}
