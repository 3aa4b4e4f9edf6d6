//! A workbook that can't be made.

use std::fmt;

use rust_xlsxwriter::XlsxError;

use crate::fr::kit::workbook as words;

/// Why a workbook can't be made: a value that Excel takes in no cell, such as a text of over 32,767 letters.
#[derive(Debug)]
pub struct Error(XlsxError);

impl From<XlsxError> for Error {
    fn from(error: XlsxError) -> Self {
        Self(error)
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&words::cannot_be_made(&self.0.to_string()))
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.0)
    }
}
