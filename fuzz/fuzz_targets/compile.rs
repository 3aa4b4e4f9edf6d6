//! Any text as the main part of a sound package: its faults are told, or it makes sound letters.
#![no_main]

use lettres_rne_fuzz::wild;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| wild::targets::compile(bytes));
