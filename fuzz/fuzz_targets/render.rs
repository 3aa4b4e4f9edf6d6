//! A sound template with any tags in it, filled with any values: the letter is as sound.
#![no_main]

use lettres_rne_fuzz::wild;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    wild::targets::render(bytes);
});
