//! Any bytes as a Word file: refused in one piece, or read.
#![no_main]

use lettres_rne_fuzz::wild;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| wild::targets::package(bytes));
