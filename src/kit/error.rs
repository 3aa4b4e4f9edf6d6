//! Why what a campaign starts from could not be made.

use std::fmt;
use std::path::PathBuf;

use super::{template, workbook};
use crate::disk;
use crate::fr::errors;

/// Why.
#[derive(Debug)]
pub enum Error {
    /// A file that would be made is there already; nothing was touched.
    Exists(PathBuf),
    /// The system refuses.
    Disk(disk::Error),
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
            Self::Template(cause) => errors::not_made(cause),
            Self::Workbook(error) => errors::not_made(&error.to_string()),
        })
    }
}

impl std::error::Error for Error {}

impl From<disk::Error> for Error {
    fn from(error: disk::Error) -> Self {
        Self::Disk(error)
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
