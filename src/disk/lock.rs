//! One run at a time in one output folder: a lock that the system gives back when the process ends, however it ends.

use std::fs::{File, OpenOptions, TryLockError};
use std::path::{Path, PathBuf};

use super::error::{Error, Trouble};

/// Name of the lock's file: hidden from most listings, and taken away at the end.
const NAME: &str = ".lettres-rne.verrou";

/// A held lock.
#[derive(Debug)]
pub struct Lock {
    path: PathBuf,
    file: Option<File>,
}

impl Lock {
    /// Takes the lock of a folder.
    ///
    /// # Errors
    /// [`Error`] with [`Trouble::Busy`] when another run has it, or what the system refuses.
    pub fn take(folder: &Path) -> Result<Self, Error> {
        let path = folder.join(NAME);
        let file = OpenOptions::new().create(true).truncate(false).write(true).open(&path);
        let file = file.map_err(|cause| Error::new(&path, &cause))?;
        match file.try_lock() {
            Err(TryLockError::WouldBlock) => Err(Error { path: folder.to_owned(), trouble: Trouble::Busy }),
            // a network drive that knows no locks is no reason not to work
            Ok(()) | Err(TryLockError::Error(_)) => Ok(Self { path, file: Some(file) }),
        }
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Windows takes no open file away
        drop(self.file.take());
        let _ = std::fs::remove_file(&self.path);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_locked_once() {
        let folder = tempfile::tempdir().unwrap();
        let lock = Lock::take(folder.path()).unwrap();
        assert_eq!(Lock::take(folder.path()).unwrap_err().trouble, Trouble::Busy);
        drop(lock);
        assert!(std::fs::read_dir(folder.path()).unwrap().next().is_none(), "nothing stays behind");
        assert!(Lock::take(folder.path()).is_ok());
    }
}
