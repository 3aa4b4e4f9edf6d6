//! A page, and the same one with something in it that says nothing: the letter says the same.
#![no_main]

use lettres_rne_fuzz::wild;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    wild::targets::stranger(bytes);
});
