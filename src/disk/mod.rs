//! Files: read whole within a limit, written whole or not at all. Errors of the system are translated here.

mod append;
mod error;
mod inside;
mod lock;
mod write;

use std::fmt::Write as _;
use std::fs::File;
use std::io::Read;
use std::path::Path;

use sha2::{Digest, Sha256};

pub use append::{Exclusive, Growing, make_lasting_folder};
pub use error::{Error, Trouble};
pub use inside::inside;
pub use lock::Lock;
pub use write::{create, make_folder, probe, probe_file, remove, workshop, write};

/// SHA-256 of what was read, in hexadecimal: ties a print to its sources.
pub fn fingerprint(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::new(), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

/// Reads a file of at most `limit` bytes.
///
/// # Errors
/// [`Error`], with the path and what a person can do about it.
pub fn read(path: &Path, limit: u64) -> Result<Vec<u8>, Error> {
    let fail = |cause: std::io::Error| Error::new(path, &cause);
    let file = File::open(path).map_err(fail)?;
    let metadata = file.metadata().map_err(fail)?;
    if metadata.is_dir() {
        return Err(Error { path: path.to_owned(), trouble: Trouble::Folder });
    }
    if metadata.len() > limit {
        return Err(Error { path: path.to_owned(), trouble: Trouble::TooBig { limit } });
    }
    let mut bytes = Vec::with_capacity(usize::try_from(metadata.len()).unwrap_or(0));
    // a file that grows while it is read is not read for ever
    file.take(limit + 1).read_to_end(&mut bytes).map_err(fail)?;
    if bytes.len() as u64 > limit {
        return Err(Error { path: path.to_owned(), trouble: Trouble::TooBig { limit } });
    }
    Ok(bytes)
}
