//! What the system refuses, as a person can act on it.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use crate::fr::errors;

/// A file or folder that could not be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    /// The file or folder.
    pub path: PathBuf,
    /// What happened.
    pub trouble: Trouble,
}

/// Why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// There is no such file.
    Missing,
    /// The system does not allow it.
    Denied,
    /// Another program holds it: Word, Excel, a synchronised drive.
    Locked,
    /// No room left.
    Full,
    /// A folder where a file should be.
    Folder,
    /// A file where a folder should be.
    NotFolder,
    /// Larger than any real file of its kind. In bytes.
    TooBig {
        /// The limit, in bytes.
        limit: u64,
    },
    /// OneDrive or another cloud drive has not brought the file.
    Cloud,
    /// Another run of the product works in this folder.
    Busy,
    /// The drive knows no locks.
    NoLocks,
    /// Another program has changed it, or put another file in its place, while it was open.
    Changed,
    /// Anything else; holds the system's words, as the technical cause.
    Other(String),
}

/// Windows: another process holds the file, or a part of it (winerror.h).
const ERROR_SHARING_VIOLATION: i32 = 32;
const ERROR_LOCK_VIOLATION: i32 = 33;
/// Windows: the cloud file provider is not running, and its neighbours (winerror.h 358 to 404).
const ERROR_CLOUD_FILES: std::ops::RangeInclusive<i32> = 358..=404;
/// Linux: text file busy; macOS and Linux: resource busy.
const ETXTBSY: i32 = 26;
const EBUSY: i32 = 16;

impl Error {
    /// Translates an error of the system.
    pub fn new(path: &Path, cause: &io::Error) -> Self {
        let trouble = match (cause.kind(), cause.raw_os_error()) {
            (_, Some(ERROR_SHARING_VIOLATION | ERROR_LOCK_VIOLATION)) if cfg!(windows) => Trouble::Locked,
            (_, Some(code)) if cfg!(windows) && ERROR_CLOUD_FILES.contains(&code) => Trouble::Cloud,
            (_, Some(ETXTBSY | EBUSY)) if cfg!(unix) => Trouble::Locked,
            (io::ErrorKind::NotFound, _) => Trouble::Missing,
            (io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem, _) => Trouble::Denied,
            (io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded | io::ErrorKind::FileTooLarge, _) => {
                Trouble::Full
            }
            (io::ErrorKind::IsADirectory, _) => Trouble::Folder,
            (io::ErrorKind::NotADirectory | io::ErrorKind::AlreadyExists, _) => Trouble::NotFolder,
            _ => Trouble::Other(cause.to_string()),
        };
        Self { path: path.to_owned(), trouble }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = self.path.display().to_string();
        f.write_str(&match &self.trouble {
            Trouble::Missing => errors::file_missing(&path),
            Trouble::Denied => errors::file_denied(&path),
            Trouble::Locked => errors::file_locked(&path),
            Trouble::Full => errors::disk_full(&path),
            Trouble::Folder => errors::file_is_folder(&path),
            Trouble::NotFolder => errors::folder_is_file(&path),
            Trouble::TooBig { limit } => errors::file_too_big(&path, *limit),
            Trouble::Cloud => errors::file_in_cloud(&path),
            Trouble::NoLocks => errors::drive_without_locks(&path),
            Trouble::Changed => errors::file_changed(&path),
            Trouble::Busy => errors::folder_busy(&path),
            Trouble::Other(cause) => errors::file_other(&path, cause),
        })
    }
}

impl std::error::Error for Error {}
