//! Writing beside and renaming: a reader sees the old file or the new one, never half of one.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::error::{Error, Trouble};

/// Writes `bytes` to `path`, replacing what is there, in one step.
///
/// # Errors
/// [`Error`]; nothing is left behind, and what was there is untouched.
pub fn write(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    let fail = |cause: &std::io::Error| Error::new(path, cause);
    let (mut beside, target) = beside(path, bytes)?;
    for pause in PAUSES.map(Some).into_iter().chain([None]) {
        let Err(refused) = beside.persist(&target) else { return Ok(()) };
        // Windows says "access denied" for a file that Word holds open: the folder has just taken our own file,
        // so it is the file that is held
        let mut error = fail(&refused.error);
        if error.trouble == Trouble::Denied {
            error.trouble = Trouble::Locked;
        }
        match pause {
            Some(pause) if error.trouble == Trouble::Locked => std::thread::sleep(pause),
            _ => return Err(error),
        }
        beside = refused.file;
    }
    Ok(())
}

/// Writes `bytes` to `path` unless something is there already, in one step where the drive knows one; returns whether it did.
///
/// # Errors
/// [`Error`]; nothing is left behind.
pub fn create(path: &Path, bytes: &[u8]) -> Result<bool, Error> {
    let (beside, target) = beside(path, bytes)?;
    match beside.persist_noclobber(&target) {
        Ok(_) => Ok(true),
        Err(refused) if refused.error.kind() == std::io::ErrorKind::AlreadyExists => Ok(false),
        // a drive that knows no such step: the second best is to look, then to rename
        Err(refused) if !target.exists() => {
            refused.file.persist(&target).map(|_| true).map_err(|refused| Error::new(path, &refused.error))
        }
        Err(_) => Ok(false),
    }
}

/// A temporary file with these bytes, in the folder of a path, and the path as the system wants it.
fn beside(path: &Path, bytes: &[u8]) -> Result<(tempfile::NamedTempFile, PathBuf), Error> {
    let fail = |cause: &std::io::Error| Error::new(path, cause);
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    // beyond 260 characters Windows wants a verbatim path, which only the canonical one is
    let verbatim = if cfg!(windows) { fs::canonicalize(folder).ok() } else { None };
    let folder = verbatim.as_deref().unwrap_or(folder);
    let target = path.file_name().map_or_else(|| path.to_owned(), |name| folder.join(name));
    let mut beside = builder().tempfile_in(folder).map_err(|cause| fail(&cause))?;
    beside.write_all(bytes).map_err(|cause| fail(&cause))?;
    Ok((beside, target))
}

/// A virus scanner, or a drive that synchronises, holds a file for some moments: worth two more tries.
const PAUSES: [Duration; 2] = [Duration::from_millis(150), Duration::from_millis(600)];

/// Makes sure that a file which is there already can be replaced; a file that is not there yet can.
///
/// # Errors
/// [`Error`] when another program holds it, or it may not be written.
pub fn probe_file(path: &Path) -> Result<(), Error> {
    match fs::OpenOptions::new().write(true).open(path) {
        Ok(_) => Ok(()),
        Err(cause) if cause.kind() == std::io::ErrorKind::NotFound => Ok(()),
        Err(cause) => Err(Error::new(path, &cause)),
    }
}

/// Removes a file of ours that says nothing any more. One that is held stays where it is.
pub fn remove(path: &Path) {
    let _ = fs::remove_file(path);
}

/// Makes a folder and those above it.
///
/// # Errors
/// [`Error`] when the system refuses.
pub fn make_folder(path: &Path) -> Result<(), Error> {
    fs::create_dir_all(path).map_err(|cause| Error::new(path, &cause))
}

/// Makes sure, before any long work, that files can be written in a folder.
///
/// # Errors
/// [`Error`] when they can't.
pub fn probe(folder: &Path) -> Result<(), Error> {
    make_folder(folder)?;
    builder().tempfile_in(folder).map(drop).map_err(|cause| Error::new(folder, &cause))
}

/// A folder for work that leaves nothing behind.
///
/// # Errors
/// [`Error`] when the system has no room for one.
pub fn workshop() -> Result<tempfile::TempDir, Error> {
    let mut builder = tempfile::Builder::new();
    builder.prefix("lettres-rne-").tempdir().map_err(|cause| Error::new(&std::env::temp_dir(), &cause))
}

/// Temporary files that become real ones: readable by whoever may read the folder, not by their owner alone.
pub(super) fn builder() -> tempfile::Builder<'static, 'static> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".lettres-rne-").suffix(".tmp");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    builder
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::disk::read;

    #[test]
    fn a_file_is_written_whole_or_not_at_all() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("é.txt");
        write(&path, b"un").unwrap();
        write(&path, b"deux").unwrap();
        assert!(!create(&path, b"trois").unwrap());
        assert_eq!(read(&path, 10).unwrap(), b"deux");
        let other = folder.path().join("autre.txt");
        assert!(create(&other, b"trois").unwrap());
        assert_eq!(read(&other, 10).unwrap(), b"trois");
        fs::remove_file(&other).unwrap();
        assert_eq!(read(&path, 3).unwrap_err().trouble, Trouble::TooBig { limit: 3 });
        assert_eq!(read(folder.path(), 3).unwrap_err().trouble, Trouble::Folder);
        assert_eq!(read(&folder.path().join("rien"), 3).unwrap_err().trouble, Trouble::Missing);
        // a folder in the way: refused, and no temporary file stays
        assert!(write(folder.path(), b"x").is_err());
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
        assert!(make_folder(&path.join("dessous")).is_err());
    }
}
