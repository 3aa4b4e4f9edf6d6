//! What the fuzz targets work on: the room `docx`, which stands alone, the room `workbook` with those below it, and what they
//! share with the test-suite, packages and workbooks written by hand and the wild pages with their judge.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    missing_docs,
    reason = "a target that can't go on should say so loudly: that is how it finds things"
)]

// the test-suite knows the room by the library's name
extern crate self as lettres_rne;

#[path = "../../src/disk/mod.rs"]
pub mod disk;
#[path = "../../src/docx/mod.rs"]
pub mod docx;
#[path = "../../src/findings/mod.rs"]
pub mod findings;
#[path = "../../src/fr/mod.rs"]
pub mod fr;
#[path = "../../tests/suite/formats/make.rs"]
pub mod make;
#[path = "../../tests/suite/formats/target.rs"]
pub mod target;
#[path = "../../tests/suite/wild/mod.rs"]
pub mod wild;
#[path = "../../tests/suite/word.rs"]
pub mod word;
#[path = "../../src/workbook/mod.rs"]
pub mod workbook;
