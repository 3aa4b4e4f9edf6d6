//! A file that only grows: every addition is on the disk before the next step, one writer at a time.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::error::{Error, Trouble};
use super::write::builder;

/// Another process may be looking for a moment; who works holds the lock much longer.
const TRIES: u32 = 5;
const PAUSE: Duration = Duration::from_millis(100);

/// The right to write, held until the process ends, however it ends. Its file stays: taking it away would let two
/// processes hold two files of one name.
#[derive(Debug)]
pub struct Exclusive {
    /// Keeps the lock.
    _file: File,
}

impl Exclusive {
    /// Takes the lock that lies in a file of its own.
    ///
    /// # Errors
    /// [`Trouble::Busy`] when another process has it, [`Trouble::NoLocks`] on a drive that knows none: there, two
    /// processes could both believe to be alone.
    pub fn take(path: &Path) -> Result<Self, Error> {
        let file = OpenOptions::new().create(true).truncate(false).write(true).open(path);
        let file = file.map_err(|cause| Error::new(path, &cause))?;
        let folder = || path.parent().unwrap_or(path).to_owned();
        for last in (0..TRIES).map(|tried| tried + 1 == TRIES) {
            match file.try_lock() {
                Ok(()) => return Ok(Self { _file: file }),
                Err(TryLockError::Error(_)) => {
                    return Err(Error { path: folder(), trouble: Trouble::NoLocks });
                }
                Err(TryLockError::WouldBlock) if last => {}
                Err(TryLockError::WouldBlock) => std::thread::sleep(PAUSE),
            }
        }
        Err(Error { path: folder(), trouble: Trouble::Busy })
    }
}

/// A file that only grows.
#[derive(Debug)]
pub struct Growing {
    path: PathBuf,
    file: File,
    /// How long it is: what it must still be when something is added.
    length: u64,
    /// Whether a failure left it in a state that nobody knows.
    broken: bool,
}

impl Growing {
    /// Makes a file with its first bytes: it is there whole, on the disk, or not at all.
    ///
    /// # Errors
    /// [`Error`] when the system refuses, or the file is there already.
    pub fn create(path: &Path, first: &[u8]) -> Result<(), Error> {
        let fail = |cause: std::io::Error| Error::new(path, &cause);
        Self::beside(path, first)?.persist_noclobber(path).map_err(|refused| fail(refused.error))?;
        sync_folder(folder_of(path)).map_err(fail)
    }

    /// Puts another file in the place of one, whole and on the disk, or not at all.
    ///
    /// # Errors
    /// [`Error`] when the system refuses.
    pub fn replace(path: &Path, bytes: &[u8]) -> Result<(), Error> {
        let fail = |cause: std::io::Error| Error::new(path, &cause);
        Self::beside(path, bytes)?.persist(path).map_err(|refused| fail(refused.error))?;
        sync_folder(folder_of(path)).map_err(fail)
    }

    fn beside(path: &Path, bytes: &[u8]) -> Result<tempfile::NamedTempFile, Error> {
        let fail = |cause: std::io::Error| Error::new(path, &cause);
        let mut beside = builder().tempfile_in(folder_of(path)).map_err(fail)?;
        beside.write_all(bytes).and_then(|()| beside.as_file().sync_all()).map_err(fail)?;
        Ok(beside)
    }

    /// Opens it and reads all of it.
    ///
    /// # Errors
    /// [`Error`] when it is not there, may not be written, or is larger than `limit`.
    pub fn open(path: &Path, limit: u64) -> Result<(Self, Vec<u8>), Error> {
        let fail = |cause: std::io::Error| Error::new(path, &cause);
        let mut file = OpenOptions::new().read(true).write(true).open(path).map_err(fail)?;
        if file.metadata().map_err(fail)?.len() > limit {
            return Err(Error { path: path.to_owned(), trouble: Trouble::TooBig { limit } });
        }
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).map_err(fail)?;
        Ok((Self { path: path.to_owned(), file, length: bytes.len() as u64, broken: false }, bytes))
    }

    /// Adds bytes; when this returns they are on the disk.
    ///
    /// # Errors
    /// [`Error`]; the file is then as it was, or nothing can be added to it any more. [`Trouble::Changed`] when it is
    /// no longer the file that was opened: another program, or a synchronised drive, has put another in its place.
    pub fn append(&mut self, bytes: &[u8]) -> Result<(), Error> {
        if self.broken || !self.is_ours() {
            return Err(Error { path: self.path.clone(), trouble: Trouble::Changed });
        }
        let fail = |cause: std::io::Error| Error::new(&self.path, &cause);
        let written = self.file.seek(SeekFrom::Start(self.length)).and_then(|_| self.file.write_all(bytes));
        if let Err(error) = written.map_err(fail) {
            self.broken = self.cut(self.length).is_err();
            return Err(error);
        }
        // after a failure here nobody knows what the disk holds, and a second try may succeed without having written
        self.broken = true;
        self.file.sync_data().map_err(|cause| Error::new(&self.path, &cause))?;
        self.length += bytes.len() as u64;
        // what was written must be in the file that others see under this name
        self.broken = !self.is_ours();
        if self.broken { Err(Error { path: self.path.clone(), trouble: Trouble::Changed }) } else { Ok(()) }
    }

    /// Takes away an end that was never whole.
    ///
    /// # Errors
    /// [`Error`] when the system refuses.
    pub fn cut(&mut self, length: u64) -> Result<(), Error> {
        let cut = self.file.set_len(length).and_then(|()| self.file.sync_all());
        cut.map_err(|cause| Error::new(&self.path, &cause))?;
        self.length = length;
        Ok(())
    }

    /// Whether the name still leads to this file, and the file is as long as we left it.
    fn is_ours(&self) -> bool {
        let (Ok(named), Ok(held)) = (fs::metadata(&self.path), self.file.metadata()) else { return false };
        #[cfg(unix)]
        let same = {
            use std::os::unix::fs::MetadataExt;
            (named.dev(), named.ino()) == (held.dev(), held.ino())
        };
        #[cfg(not(unix))]
        let same = true;
        same && named.len() == self.length && held.len() == self.length
    }
}

/// The folder of a file; the current one is named.
fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// A name in a folder is on the disk when the folder is. Windows has no such step.
pub(super) fn sync_folder(folder: &Path) -> std::io::Result<()> {
    if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
}

/// Makes a folder, its name on the disk.
///
/// # Errors
/// [`Error`] when the system refuses.
pub fn make_lasting_folder(path: &Path) -> Result<(), Error> {
    if path.is_dir() {
        return Ok(());
    }
    super::make_folder(path)?;
    let above = folder_of(path);
    sync_folder(above).map_err(|cause| Error::new(above, &cause))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_grows_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a");
        Growing::create(&path, b"un\n").unwrap();
        assert!(Growing::create(&path, b"autre\n").is_err(), "what is there stays");
        let (mut file, bytes) = Growing::open(&path, 100).unwrap();
        assert_eq!(bytes, b"un\n");
        file.append(b"deux\n").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"un\ndeux\n");
        assert_eq!(Growing::open(&path, 3).unwrap_err().trouble, Trouble::TooBig { limit: 3 });
    }

    #[test]
    fn what_another_program_did_to_the_file_is_noticed() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a");
        let other = folder.path().join("b");
        Growing::create(&path, b"un\n").unwrap();
        let (mut file, _) = Growing::open(&path, 100).unwrap();
        File::create(&path).unwrap().write_all(b"un\nxx\n").unwrap();
        assert_eq!(file.append(b"y").unwrap_err().trouble, Trouble::Changed);
        let (mut file, _) = Growing::open(&path, 100).unwrap();
        super::super::write(&other, b"un\nxx\n").unwrap();
        if cfg!(unix) {
            fs::rename(&other, &path).unwrap();
            assert_eq!(file.append(b"y").unwrap_err().trouble, Trouble::Changed);
        }
        let (mut file, _) = Growing::open(&path, 100).unwrap();
        fs::remove_file(&path).unwrap();
        assert_eq!(file.append(b"y").unwrap_err().trouble, Trouble::Changed);
    }

    #[test]
    fn a_lock_has_one_holder_and_its_file_stays() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("verrou");
        let held = Exclusive::take(&path).unwrap();
        assert_eq!(Exclusive::take(&path).unwrap_err().trouble, Trouble::Busy);
        drop(held);
        assert!(path.exists());
        assert!(Exclusive::take(&path).is_ok());
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_full_disk_adds_nothing() {
        // the kernel's own full disk
        let file = OpenOptions::new().read(true).write(true).open("/dev/full").unwrap();
        let mut full = Growing { path: PathBuf::from("/dev/full"), file, length: 0, broken: false };
        assert_eq!(full.append(b"x").unwrap_err().trouble, Trouble::Full);
    }
}
