//! PDF copies of letters, made by an installed LibreOffice: one process for many letters. Each is kept under the
//! fingerprint of the letter that it was made of, so that none is ever taken for another's.

use std::collections::BTreeSet;
use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::disk;
use crate::fr::errors;
use crate::settings::{PASSWORD, TOKEN};

/// Folder of the PDF files, inside the output.
pub const FOLDER: &str = "pdf";
/// Extension of the file that holds a PDF's own fingerprint.
const NOTE: &str = "sha256";
/// Letters given to one process: Windows takes command lines of 32,767 characters.
const BATCH: usize = 40;
/// Largest letter or PDF, in bytes.
const LIMIT: u64 = 64 << 20;
/// What one process may take: to start, and for each letter (measured: 0.2 s).
const START: Duration = Duration::from_secs(60);
const EACH: Duration = Duration::from_secs(10);

/// Why there is no PDF.
#[derive(Debug)]
pub enum PdfError {
    /// No LibreOffice on this machine.
    NoOffice,
    /// LibreOffice did not make this one; holds the letter's path.
    NotMade(PathBuf),
    /// A file can't be read or written.
    Disk(disk::Error),
}

impl From<disk::Error> for PdfError {
    fn from(error: disk::Error) -> Self {
        Self::Disk(error)
    }
}

impl fmt::Display for PdfError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&match self {
            Self::NoOffice => errors::no_office(),
            Self::NotMade(path) => errors::pdf_not_made(&path.display().to_string()),
            Self::Disk(error) => error.to_string(),
        })
    }
}

impl std::error::Error for PdfError {}

/// Where the PDF of a letter with this fingerprint lies.
pub fn path(output: &Path, hash: &str) -> PathBuf {
    output.join(FOLDER).join(format!("{hash}.pdf"))
}

/// A PDF that was made of a letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    /// Its file.
    pub path: PathBuf,
    /// Its own SHA-256, in hexadecimal: a PDF says nothing of itself that could be asked.
    pub hash: String,
}

/// The PDF of a letter with this fingerprint, if it is still as it was made.
pub fn made(output: &Path, hash: &str) -> Option<Made> {
    let path = path(output, hash);
    let noted = disk::read(&path.with_extension(NOTE), 100).ok()?;
    let hash = disk::fingerprint(&disk::read(&path, LIMIT).ok()?);
    (noted == hash.as_bytes()).then_some(Made { path, hash })
}

/// Makes the PDF of each letter that has none yet: path and fingerprint of each.
///
/// # Errors
/// [`PdfError`] where there is no LibreOffice, or it does not make one of them.
pub fn make(output: &Path, letters: &[(PathBuf, String)]) -> Result<(), PdfError> {
    let mut seen = BTreeSet::new();
    let missing: Vec<&(PathBuf, String)> = letters
        .iter()
        .filter(|(_, hash)| seen.insert(hash.as_str()) && made(output, hash).is_none())
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    let office = office().ok_or(PdfError::NoOffice)?;
    let folder = output.join(FOLDER);
    disk::make_folder(&folder)?;
    for batch in missing.chunks(BATCH) {
        let work = disk::workshop()?;
        for (letter, hash) in batch {
            let bytes = disk::read(letter, LIMIT)?;
            if disk::fingerprint(&bytes) != *hash {
                return Err(PdfError::NotMade(letter.clone()));
            }
            disk::write(&work.path().join(format!("{hash}.docx")), &bytes)?;
        }
        convert(&office, work.path(), batch.len());
        for (letter, hash) in batch {
            let made = disk::read(&work.path().join(format!("{hash}.pdf")), LIMIT);
            let made = made.ok().filter(|bytes| bytes.starts_with(b"%PDF-"));
            let made = made.ok_or_else(|| PdfError::NotMade(letter.clone()))?;
            let path = path(output, hash);
            disk::write(&path, &made)?;
            disk::write(&path.with_extension(NOTE), disk::fingerprint(&made).as_bytes())?;
        }
    }
    Ok(())
}

/// Runs LibreOffice over the Word files of a folder, with a profile of its own: an open LibreOffice is not disturbed. What
/// it made is looked at afterwards, whatever it says of itself.
fn convert(office: &Path, folder: &Path, letters: usize) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    let files = entries.filter_map(|entry| entry.ok().map(|entry| entry.path()));
    let mut files: Vec<PathBuf> =
        files.filter(|path| path.extension().is_some_and(|extension| extension == "docx")).collect();
    files.sort();
    let profile = folder.join("profile").to_string_lossy().replace('\\', "/");
    let profile = format!("-env:UserInstallation=file:///{}", profile.trim_start_matches('/'));
    let child = Command::new(office)
        .args([&*profile, "--headless", "--norestore", "--convert-to", "pdf", "--outdir"])
        .arg(folder)
        .args(&files)
        // no other program's affair
        .env_remove(PASSWORD)
        .env_remove(TOKEN)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn();
    let Ok(mut child) = child else { return };
    let patience = START + EACH * u32::try_from(letters).unwrap_or(u32::MAX);
    let begun = Instant::now();
    while matches!(child.try_wait(), Ok(None)) {
        if begun.elapsed() > patience {
            let _ = child.kill();
            let _ = child.wait();
            return;
        }
        std::thread::sleep(Duration::from_millis(50));
    }
}

/// The installed LibreOffice: on the search path, or where its installers put it.
fn office() -> Option<PathBuf> {
    let names: &[&str] =
        if cfg!(windows) { &["soffice.com", "soffice.exe"] } else { &["soffice", "libreoffice"] };
    let searched = std::env::var_os("PATH").unwrap_or_default();
    let on_path =
        std::env::split_paths(&searched).flat_map(|folder| names.iter().map(move |name| folder.join(name)));
    let installed = [
        "C:\\Program Files\\LibreOffice\\program\\soffice.com",
        "C:\\Program Files (x86)\\LibreOffice\\program\\soffice.com",
        "/Applications/LibreOffice.app/Contents/MacOS/soffice",
        "/opt/libreoffice/program/soffice",
    ];
    on_path.chain(installed.iter().map(PathBuf::from)).find(|path| path.is_file())
}
