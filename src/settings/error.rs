//! Settings that can't be used.

use std::fmt;
use std::path::PathBuf;

use crate::disk;
use crate::fr::errors;

/// Why the settings can't be settled.
#[derive(Debug)]
pub enum Error {
    /// A file can't be read.
    Disk(disk::Error),
    /// The settings file is no text.
    NotText(PathBuf),
    /// The settings file is not TOML at this line.
    Syntax {
        /// The file.
        path: PathBuf,
        /// The line, from 1.
        line: usize,
    },
    /// The settings file begins a section, or gives a key, a second time.
    Twice {
        /// The file.
        path: PathBuf,
        /// Whether it is a section, else a key.
        is_section: bool,
        /// Its name.
        name: String,
        /// Both lines, from 1.
        lines: [usize; 2],
    },
    /// The settings file has keys that do not exist.
    UnknownKeys {
        /// The file.
        path: PathBuf,
        /// The keys.
        keys: Vec<UnknownKey>,
    },
    /// A value that means nothing for its key.
    Value {
        /// The key, with its section.
        key: String,
        /// As written.
        typed: String,
        /// What may stand there.
        expected: String,
    },
    /// No campaign's folder there.
    NoFolder(PathBuf),
    /// No workbook in the input folder.
    NoWorkbook(PathBuf),
    /// Several workbooks, and no word about which.
    SeveralWorkbooks(Vec<PathBuf>),
    /// No template.
    NoTemplate(PathBuf),
    /// Several templates, and no word about which.
    SeveralTemplates(Vec<PathBuf>),
}

/// A key that does not exist.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownKey {
    /// As written.
    pub key: String,
    /// The key that was probably meant.
    pub meant: Option<String>,
}

impl From<disk::Error> for Error {
    fn from(error: disk::Error) -> Self {
        Self::Disk(error)
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let show = |path: &PathBuf| path.display().to_string();
        let all = |paths: &[PathBuf]| paths.iter().map(show).collect::<Vec<_>>();
        f.write_str(&match self {
            Self::Disk(error) => error.to_string(),
            Self::NotText(path) => errors::settings_not_text(&show(path)),
            Self::Syntax { path, line } => errors::settings_syntax(&show(path), *line),
            Self::Twice { path, is_section, name, lines: [first, second] } => {
                let told =
                    if *is_section { errors::settings::section_twice } else { errors::settings::key_twice };
                told(&show(path), name, *first, *second)
            }
            Self::UnknownKeys { path, keys } => {
                let keys: Vec<(&str, Option<&str>)> =
                    keys.iter().map(|key| (key.key.as_str(), key.meant.as_deref())).collect();
                errors::settings_unknown_keys(&show(path), &keys)
            }
            Self::Value { key, typed, expected } => errors::settings_value(key, typed, expected),
            Self::NoFolder(path) => errors::no_folder(&show(path)),
            Self::NoWorkbook(path) => errors::no_workbook(&show(path)),
            Self::SeveralWorkbooks(paths) => errors::several_workbooks(&all(paths)),
            Self::NoTemplate(path) => errors::no_template(&show(path)),
            Self::SeveralTemplates(paths) => errors::several_templates(&all(paths)),
        })
    }
}

impl std::error::Error for Error {}
