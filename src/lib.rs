//! lettres-rne.
pub mod checks;
pub mod disk;
pub mod docx;
pub mod findings;
pub mod fr;
pub mod registry;
pub mod settings;
pub mod workbook;
