//! What a campaign starts from: template, workbook, settings, sample. Made by the product itself, from the words
//! of [`crate::fr`]; nothing here reads or changes a user's own file.

pub mod template;
