//! What a campaign starts from: the workbook to fill, and the sample.

pub mod sample;
pub mod workbook;
