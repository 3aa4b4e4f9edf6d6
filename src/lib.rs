//! lettres-rne.
pub mod disk;
pub mod docx;
pub mod findings;
pub mod fr;
pub mod settings;
