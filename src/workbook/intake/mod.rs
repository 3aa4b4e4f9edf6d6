//! The intake: bytes of any spreadsheet format become sheets of cells, within limits, whatever the bytes are.
//!
//! | format | who reads it | what keeps its memory bounded |
//! |---|---|---|
//! | `.xlsx`, `.xlsm` | calamine, cell by cell; [`second_look`] for what it does not tell | [`sniff`]: the sizes of an archive are told and proved |
//! | `.xlsb` | [`xlsb`], record by record | the same, and a part is read once, as a slice |
//! | `.xls` | `cfb` opens the container, [`xls`] reads its one stream record by record | nothing in it is packed: a table no longer than the file |
//! | `.ods` | [`ods`], event by event | the archive's sizes; repeated rows and cells are counted, never made |
//! | CSV | `csv` | the file's own size |
//!
//! All of them put their cells through [`filling::Filling`], which counts cells, characters, rows and columns. calamine
//! would read `.xls`, `.xlsb` and `.ods` too, but as whole ranges, allocated up to the last corner, through a container
//! whose chains may run in a circle, and without hidden rows, fonts and controls.

mod biff;
mod csv;
mod filling;
mod numbers;
mod ods;
mod ods_content;
mod ods_styles;
mod parts;
mod quotes;
mod second_look;
mod sniff;
mod strings;
mod styles;
mod symbols;
mod vml;
mod xls;
mod xls_records;
mod xlsb;
mod xlsb_records;
mod xlsx;

use super::book::Sheet;
use super::error::Trouble;
pub use sniff::Format;

/// The sheets of a file, in order. `stem` is the file's name without its ending: a CSV has no other name for its sheet.
pub(super) fn sheets(bytes: &[u8], stem: &str) -> Result<Vec<Sheet>, Trouble> {
    match Format::of(bytes)? {
        Format::Xlsx => xlsx::sheets(bytes),
        Format::Xlsb => xlsb::sheets(bytes),
        Format::Xls => xls::sheets(bytes),
        Format::Ods => ods::sheets(bytes),
        Format::Csv => csv::sheets(bytes, stem),
    }
}
