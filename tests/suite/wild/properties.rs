//! The fuzz targets, as far as `cargo test` has time for them.

use std::cell::Cell;
use std::fs;
use std::path::Path;

use proptest::prelude::*;
use proptest::test_runner::{TestCaseError, TestRunner};

use super::dice::Dice;
use super::judge::breaches;
use super::page::page;
use super::targets;
use crate::word::part;

fn runner() -> TestRunner {
    TestRunner::new(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(300) })
}

fn bytes() -> impl Strategy<Value = Vec<u8>> {
    prop::collection::vec(any::<u8>(), 0..600)
}

/// The judge has nothing against the pages themselves, or it could not judge letters by them.
#[test]
fn wild_pages_are_sound() {
    let sound = |bytes: Vec<u8>| {
        let page = page(&mut Dice::new(&bytes)).bytes();
        let xml = part(&page, "word/document.xml");
        let found = breaches(&xml);
        if found.is_empty() { Ok(()) } else { Err(TestCaseError::fail(format!("{found:?}\n{xml}"))) }
    };
    runner().run(&bytes(), sound).unwrap();
}

#[test]
fn any_page_and_any_values_make_sound_letters() {
    let judged = Cell::new(0);
    let render = |bytes: Vec<u8>| {
        judged.set(judged.get() + targets::render(&bytes));
        Ok(())
    };
    // most pages are at fault, and long ones nearly always: enough must be left to judge
    let short = prop::collection::vec(any::<u8>(), 0..80);
    runner().run(&prop_oneof![bytes(), short], render).unwrap();
    assert!(judged.get() > 20, "{} letters", judged.get());
}

#[test]
fn what_says_nothing_changes_nothing_wherever_it_stands() {
    let judged = Cell::new(0);
    let render = |bytes: Vec<u8>| {
        judged.set(judged.get() + usize::from(targets::stranger(&bytes)));
        Ok(())
    };
    let short = prop::collection::vec(any::<u8>(), 0..80);
    runner().run(&prop_oneof![bytes(), short], render).unwrap();
    assert!(judged.get() > 20, "{} letters", judged.get());
}

/// What the fuzz targets begin with, and what they found once.
#[test]
fn the_seeds_of_the_fuzz_targets_hold() {
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/seeds");
    let all = |target: &str, each: &dyn Fn(&[u8])| {
        let files: Vec<_> =
            fs::read_dir(seeds.join(target)).unwrap().map(|file| file.unwrap().path()).collect();
        for file in &files {
            each(&fs::read(file).unwrap());
        }
        files.len()
    };
    assert!(all("package", &targets::package) > 20);
    assert!(all("compile", &targets::compile) > 20);
    let judged = Cell::new(0);
    assert!(all("render", &|bytes| judged.set(judged.get() + targets::render(bytes))) > 20);
    assert!(judged.get() > 20, "{} letters", judged.get());
    let judged = Cell::new(0);
    let stranger = |bytes: &[u8]| judged.set(judged.get() + usize::from(targets::stranger(bytes)));
    assert!(all("stranger", &stranger) > 20);
    assert!(judged.get() > 10, "{} letters", judged.get());
}
