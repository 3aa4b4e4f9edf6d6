//! Why what a campaign starts from could not be made.

use std::fmt;
use std::path::PathBuf;

use super::{template, workbook};
use crate::disk;
use crate::fr::errors;
use crate::letters;
use crate::settings;
use crate::workbook as source;

/// Why.
#[derive(Debug)]
pub enum Error {
    /// A file that would be made is there already; nothing was touched.
    Exists(PathBuf),
    /// The system refuses.
    Disk(disk::Error),
    /// The settings can't be used, or do not say which file is meant.
    Settings(settings::Error),
    /// The older workbook can't be read.
    Source(source::Error),
    /// The user's template can't serve.
    Proof(letters::TemplateError),
    /// The workbook that would be made is there already; it was not touched.
    Taken(PathBuf),
    /// A workbook is asked for in another format than ours.
    Extension(PathBuf),
    /// The template could not be authored: a fault of ours. Holds the library's words.
    Template(String),
    /// The workbook could not be made: a fault of ours.
    Workbook(workbook::Error),
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&match self {
            Self::Exists(path) => errors::exists(&path.display().to_string()),
            Self::Disk(error) => error.to_string(),
            Self::Settings(error) => error.to_string(),
            Self::Source(error) => error.to_string(),
            Self::Proof(error) => error.to_string(),
            Self::Taken(path) => errors::workbook::taken(&path.display().to_string()),
            Self::Extension(path) => errors::workbook::extension(&path.display().to_string()),
            Self::Template(cause) => errors::not_made(cause),
            Self::Workbook(error) => error.to_string(),
        })
    }
}

impl std::error::Error for Error {}

impl From<disk::Error> for Error {
    fn from(error: disk::Error) -> Self {
        Self::Disk(error)
    }
}

impl From<settings::Error> for Error {
    fn from(error: settings::Error) -> Self {
        Self::Settings(error)
    }
}

impl From<source::Error> for Error {
    fn from(error: source::Error) -> Self {
        Self::Source(error)
    }
}

impl From<letters::TemplateError> for Error {
    fn from(error: letters::TemplateError) -> Self {
        Self::Proof(error)
    }
}

impl From<template::Error> for Error {
    fn from(error: template::Error) -> Self {
        Self::Template(error.to_string())
    }
}

impl From<workbook::Error> for Error {
    fn from(error: workbook::Error) -> Self {
        Self::Workbook(error)
    }
}
