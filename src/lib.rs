//! lettres-rne.
pub mod docx;
