//! The place of a letter on the disk: what stands there, and what may be put there.

use std::path::Path;

use crate::disk;
use crate::docx::{Reading, SEAL};
use crate::fr::letters::NEW_VERSION;
use crate::settings::is_open_elsewhere;

use super::names;
use super::outcome::Fate;

/// Largest letter read back from the disk, in bytes.
pub(super) const LIMIT: u64 = 64 << 20;
/// Most second versions beside one letter.
pub(super) const VERSIONS: usize = 9;

/// Whether the other letters can still be written: a file that is held, that a cloud drive has not brought, a folder
/// in its place. A full disk, or a folder of letters that takes nothing any more, concerns them all.
pub(super) fn concerns_this_file_only(error: &disk::Error, letters: &Path) -> bool {
    use disk::Trouble;
    match error.trouble {
        Trouble::Locked | Trouble::Folder | Trouble::NotFolder | Trouble::Cloud => true,
        Trouble::Full => false,
        _ => disk::probe(letters).is_ok(),
    }
}

/// Puts a letter in its place, unless it is there already, or a person's version of it is.
pub(super) fn put(folder: &Path, file: &str, bytes: &[u8]) -> Result<Fate, disk::Error> {
    let path = folder.join(file);
    match found(&path, bytes)? {
        Found::Same => return Ok(Fate::Unchanged),
        Found::SameData => return Ok(Fate::Kept),
        Found::Nothing | Found::Ours => {
            disk::make_folder(folder)?;
            replace(&path, bytes)?;
            return Ok(Fate::Made);
        }
        Found::Theirs => {}
    }
    for rank in 1..=VERSIONS {
        let beside = names::beside(file, NEW_VERSION, rank);
        let path = folder.join(&beside);
        match found(&path, bytes)? {
            Found::Same | Found::SameData => return Ok(Fate::Beside(beside)),
            Found::Nothing | Found::Ours => {
                replace(&path, bytes)?;
                return Ok(Fate::Beside(beside));
            }
            Found::Theirs => {}
        }
    }
    Err(disk::Error { path, trouble: disk::Trouble::Locked })
}

fn replace(path: &Path, bytes: &[u8]) -> Result<(), disk::Error> {
    if path.exists() && is_open_elsewhere(path) {
        return Err(disk::Error { path: path.to_owned(), trouble: disk::Trouble::Locked });
    }
    disk::write(path, bytes)
}

/// What stands where a letter should go.
pub(super) enum Found {
    Nothing,
    /// The letter, byte for byte.
    Same,
    /// A letter as we wrote it, from other data.
    Ours,
    /// A letter that a person has changed; the data it was made from are those of today.
    SameData,
    /// Anything else: a person's work.
    Theirs,
}

/// Compares what stands at a path with today's letter.
pub(super) fn found(path: &Path, bytes: &[u8]) -> Result<Found, disk::Error> {
    let there = match disk::read(path, LIMIT) {
        Ok(there) => there,
        Err(error) if error.trouble == disk::Trouble::Missing => return Ok(Found::Nothing),
        Err(disk::Error { trouble: disk::Trouble::TooBig { .. }, .. }) => return Ok(Found::Theirs),
        Err(error) => return Err(error),
    };
    if there == bytes {
        return Ok(Found::Same);
    }
    let Ok((facts, untouched)) = Reading::identity(there) else { return Ok(Found::Theirs) };
    if untouched {
        return Ok(Found::Ours);
    }
    let seal = |facts: &[(String, String)]| {
        facts.iter().find(|(name, _)| name == SEAL).map(|(_, seal)| seal.clone())
    };
    let new = Reading::identity(bytes.to_vec()).ok().and_then(|(facts, _)| seal(&facts));
    Ok(if new.is_some() && seal(&facts) == new { Found::SameData } else { Found::Theirs })
}
