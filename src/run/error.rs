//! What stops a run: the machine, or a fault of our own; never the data.

use std::fmt;

use crate::disk;
use crate::fr::errors;
use crate::letters::TemplateError;
use crate::letters::pdf::PdfError;
use crate::outbox::{ApprovalError, LedgerError, NoMailbox, PrepareError, Unresolved, WordingError};
use crate::report;
use crate::settings;
use crate::summary;
use crate::workbook;

/// Why a campaign could not be run.
#[derive(Debug)]
pub enum Error {
    /// The settings can't be used, or do not say which file is meant.
    Settings(settings::Error),
    /// A file can't be read or written.
    Disk(disk::Error),
    /// The workbook can't be read.
    Workbook(workbook::Error),
    /// The template can't serve.
    Template(TemplateError),
    /// A pattern of names does not work; holds the sentence.
    Names(String),
    /// The summary can't be made.
    Summary(summary::Error),
    /// The list of findings can't be made.
    Report(report::Error),
    /// The letters can't be made into PDF files.
    Pdf(PdfError),
    /// A mailbox of the settings is missing, or none.
    NoMailbox(NoMailbox),
    /// The text of the messages does not work.
    Wording(WordingError),
    /// No message can be prepared.
    Prepare(PrepareError),
    /// The list to be approved can't be made.
    Approval(ApprovalError),
    /// The journal of the sending can't be used.
    Ledger(LedgerError),
    /// A person's word on a message changes nothing.
    Unresolved(Unresolved),
    /// No school with the code that was asked for.
    UnknownSchool {
        /// The code as typed.
        typed: String,
        /// The code that was probably meant.
        near: Option<String>,
    },
    /// Somebody or something was counted twice or not at all: a fault of ours. Holds what does not add up.
    Conservation(String),
}

macro_rules! from {
    ($($variant:ident: $error:ty;)*) => {
        $(impl From<$error> for Error {
            fn from(error: $error) -> Self {
                Self::$variant(error)
            }
        })*
    };
}

from! {
    Settings: settings::Error;
    Disk: disk::Error;
    Workbook: workbook::Error;
    Template: TemplateError;
    Summary: summary::Error;
    Report: report::Error;
    Pdf: PdfError;
    NoMailbox: NoMailbox;
    Wording: WordingError;
    Prepare: PrepareError;
    Approval: ApprovalError;
    Ledger: LedgerError;
    Unresolved: Unresolved;
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Settings(error) => error.fmt(f),
            Self::Disk(error) => error.fmt(f),
            Self::Workbook(error) => error.fmt(f),
            Self::Template(error) => error.fmt(f),
            Self::Names(sentence) => f.write_str(sentence),
            Self::Summary(error) => f.write_str(&errors::summary(&error.to_string())),
            Self::Report(error) => error.fmt(f),
            Self::Pdf(error) => error.fmt(f),
            Self::NoMailbox(error) => error.fmt(f),
            Self::Wording(error) => error.fmt(f),
            Self::Prepare(error) => error.fmt(f),
            Self::Approval(error) => error.fmt(f),
            Self::Ledger(error) => error.fmt(f),
            Self::Unresolved(error) => error.fmt(f),
            Self::UnknownSchool { typed, near } => {
                f.write_str(&errors::unknown_school(typed, near.as_deref()))
            }
            Self::Conservation(what) => f.write_str(&errors::conservation(what)),
        }
    }
}

impl std::error::Error for Error {}
