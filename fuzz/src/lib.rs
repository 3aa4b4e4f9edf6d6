//! What the fuzz targets work on: the room `docx`, which stands alone, and what they share with the test-suite, packages
//! written by hand and the wild pages with their judge.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    missing_docs,
    reason = "a target that can't go on should say so loudly: that is how it finds things"
)]

// the test-suite knows the room by the library's name
extern crate self as lettres_rne;

#[path = "../../src/docx/mod.rs"]
pub mod docx;
#[path = "../../tests/suite/wild/mod.rs"]
pub mod wild;
#[path = "../../tests/suite/word.rs"]
pub mod word;
