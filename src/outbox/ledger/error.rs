//! Why the journal can't be used: one sentence each, with the remedy.

use std::fmt;
use std::path::PathBuf;

use crate::disk;
use crate::fr::mail::journal as words;

/// Why the journal can't be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LedgerError {
    /// The system refuses: busy, full, read-only, no locks.
    #[error(transparent)]
    Disk(#[from] disk::Error),
    /// A line is not what was written.
    #[error("{}", words::damaged(&path.display().to_string(), *line, &damage.to_string()))]
    Damaged {
        /// The journal.
        path: PathBuf,
        /// Which line, from one.
        line: u64,
        /// What is wrong with it.
        damage: Damage,
    },
    /// A newer version has written it.
    #[error("{}", words::newer(&path.display().to_string(), *format))]
    Newer {
        /// The journal.
        path: PathBuf,
        /// Its format.
        format: u32,
    },
    /// A second journal lies beside it.
    #[error("{}", words::copy(&path.display().to_string(), &copy.display().to_string()))]
    Copy {
        /// The journal.
        path: PathBuf,
        /// The other.
        copy: PathBuf,
    },
    /// Messages in doubt need their addresses: nothing is taken out before a person has decided. Holds how many.
    #[error("{}", words::still_in_doubt(*.0))]
    InDoubt(usize),
    /// What was asked must not happen: a fault of ours. Holds the technical words.
    #[error("{}", words::fault(.0))]
    Fault(String),
}

/// What is wrong with a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Damage {
    /// There is no line at all.
    Empty,
    /// It is not what was written, or not behind the line before.
    Sum,
    /// It says what this version does not know.
    Words,
    /// It says what can't have happened.
    Contradiction,
}

impl fmt::Display for Damage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Empty => words::EMPTY,
            Self::Sum => words::CHANGED,
            Self::Words => words::UNKNOWN,
            Self::Contradiction => words::IMPOSSIBLE,
        })
    }
}
