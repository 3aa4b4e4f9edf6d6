//! What a run reads: the workbook and the template, each found, read and made known by its fingerprint.

use std::path::{Path, PathBuf};

use crate::checks::Verdict;
use crate::disk;
use crate::letters::{self, Letter, Pictures, Proved, Provenance};
use crate::registry::Registry;
use crate::settings::{Settings, is_open_elsewhere};
use crate::workbook::{self, Book, Dictionary};

use super::error::Error;
use super::finished::Finished;

/// Largest template read, in bytes.
pub(super) const LIMIT: u64 = 64 << 20;

/// The two files of a campaign.
#[derive(Debug)]
pub struct Sources {
    /// Path of the workbook.
    pub workbook: PathBuf,
    /// The workbook.
    pub book: Book,
    /// Path of the template.
    pub template: PathBuf,
    pub(super) workbook_bytes: Vec<u8>,
    template_bytes: Vec<u8>,
    pictures: Pictures,
}

impl Sources {
    /// Finds and reads both.
    ///
    /// # Errors
    /// [`Error`] when one is missing, is not the only one, or can't be read.
    pub fn read(settings: &Settings) -> Result<Self, Error> {
        let (workbook, template) = (settings.workbook()?, settings.template()?);
        let template_bytes = disk::read(&template, LIMIT)?;
        // read once: what is marked is what was read, whatever is saved meanwhile
        let workbook_bytes = workbook::load(&workbook)?;
        let book = Book::of(workbook_bytes.clone(), file_name(&workbook))?;
        let pictures = pictures(settings, &template);
        Ok(Self { workbook, book, template, workbook_bytes, template_bytes, pictures })
    }

    /// Proves the template against the columns of the workbook; returns it with the names of columns that it uses
    /// as fields.
    ///
    /// # Errors
    /// [`Error`] when the workbook has no such table, or with every fault of the template.
    pub fn prove(&self, settings: &Settings) -> Result<(Proved, Vec<String>), Error> {
        let read = letters::Read::of(self.template_bytes.clone(), &file_name(&self.template))?
            .with_pictures(self.pictures.clone());
        let wanted = read.strangers();
        Ok((read.prove(&columns(&self.book, settings)?)?, wanted))
    }

    /// The files that an office program has open: what is not saved there is not read here.
    fn open_elsewhere(&self) -> Vec<PathBuf> {
        [&self.workbook, &self.template].into_iter().filter(|path| is_open_elsewhere(path)).cloned().collect()
    }

    /// What is known before the first byte is written.
    pub(super) fn finished(
        &self,
        settings: &Settings,
        registry: Registry,
        verdict: Verdict,
        letters: Vec<Letter>,
        withheld: bool,
    ) -> Finished {
        let provenance = Provenance {
            workbook: self.book.file.clone(),
            workbook_hash: self.book.fingerprint.clone(),
            template: file_name(&self.template),
            template_hash: disk::fingerprint(&self.template_bytes),
            version: env!("CARGO_PKG_VERSION"),
            today: settings.today,
        };
        Finished {
            workbook: self.workbook.clone(),
            template: self.template.clone(),
            output: settings.output.clone(),
            registry,
            verdict,
            letters,
            provenance,
            open_elsewhere: self.open_elsewhere(),
            withheld,
            files: None,
        }
    }
}

/// Where the pictures that a template names are looked for: the campaign's folder, and that of the template.
pub(super) fn pictures(settings: &Settings, template: &Path) -> Pictures {
    let beside = template.parent().map(Path::to_owned).unwrap_or_default();
    Pictures::in_folders([settings.folder.clone(), beside])
}

/// Name of a file without its folder.
pub(super) fn file_name(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

/// Titles of the columns of the teachers' table that mean nothing to us: the template may name them.
pub(super) fn columns(book: &Book, settings: &Settings) -> Result<Vec<String>, Error> {
    let tables = workbook::tables(book, &Dictionary::with(&settings.columns)?)?;
    let titled = tables.teachers.into_iter().flat_map(|table| table.columns);
    Ok(titled.filter(workbook::Titled::is_unknown).map(|titled| titled.title).collect())
}
