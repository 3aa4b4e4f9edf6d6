//! A Word file as a package: entries found, proved readable and kept compressed as they lie.
//!
//! Formats: ZIP (APPNOTE 6.3), Open Packaging Conventions (ECMA-376 part 2).

use std::collections::HashMap;
use std::io::{Cursor, Read};
use std::ops::Range;

use zip::{CompressionMethod, ZipArchive};

/// Largest file taken, in bytes: a letter is some tens of kilobytes, a logo some hundreds.
pub const MAX_FILE: usize = 64 << 20;
/// Largest sum of all parts unpacked, in bytes.
const MAX_UNPACKED: u64 = 256 << 20;
/// Most that a part may grow by when it is unpacked; deflate itself ends at 1,032. An empty table of a thousand rows that
/// Word has written grows by 60.
const MAX_RATIO: u64 = 400;
/// Parts up to this size may grow as they like, in bytes.
const SMALL: u64 = 1 << 20;
/// Most entries in one package.
const MAX_ENTRIES: usize = 4096;

/// Why a file can't serve as a Word package.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PackageError {
    /// An old binary document, or one protected by a password: both are OLE containers.
    #[error("an OLE container: password-protected, or an old .doc")]
    Ole,
    /// Neither a ZIP nor an OLE container.
    #[error("not a ZIP archive")]
    NotZip,
    /// A ZIP archive that is no word-processing package.
    #[error("no main document part")]
    NotWord,
    /// Saved in the Strict variant of the format.
    #[error("ISO/IEC 29500 Strict")]
    Strict,
    /// Digitally signed: every letter would show a broken signature.
    #[error("digitally signed")]
    Signed,
    /// A letter that was made with the product, which is no template: it would carry its person's name everywhere.
    #[error("a letter made from a template")]
    Letter,
    /// More or larger parts than any real document.
    #[error("over the limits")]
    TooBig,
    /// Cut off, damaged, or packed in a way nobody packs documents.
    #[error("damaged entry {0}")]
    Damaged(String),
    /// A part is not sound XML.
    #[error("part {0} is not sound XML")]
    Xml(String),
}

/// One entry, its data compressed as in the file.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    /// Name in the archive, `/` between folders.
    pub(super) name: String,
    /// The name's bytes as they are in the archive.
    pub(super) raw_name: Vec<u8>,
    /// Compressed bytes in [`Package::bytes`].
    pub(super) data: Range<usize>,
    /// CRC-32 of the unpacked bytes.
    pub(super) crc: u32,
    /// Unpacked size in bytes.
    pub(super) size: u32,
    /// 0 stored, 8 deflated.
    pub(super) method: u16,
    pub(super) flags: u16,
    /// MS-DOS time and date.
    pub(super) time: u16,
    pub(super) date: u16,
}

/// A package in memory.
#[derive(Clone, Debug)]
pub struct Package {
    pub(super) bytes: Vec<u8>,
    pub(super) entries: Vec<Entry>,
    /// Where each name stands, in small letters.
    places: HashMap<String, usize>,
}

impl Package {
    /// Opens a package. Every entry is unpacked once, so that a damaged one shows here and not in Word.
    ///
    /// # Errors
    /// [`PackageError`] when the bytes are no sound package within the limits.
    pub fn open(bytes: Vec<u8>) -> Result<Self, PackageError> {
        if bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
            return Err(PackageError::Ole);
        }
        if bytes.len() > MAX_FILE {
            return Err(PackageError::TooBig);
        }
        let mut archive = ZipArchive::new(Cursor::new(&bytes)).map_err(|error| {
            // an archive that was cut off begins like one
            if bytes.starts_with(b"PK") {
                PackageError::Damaged(error.to_string())
            } else {
                PackageError::NotZip
            }
        })?;
        if archive.len() > MAX_ENTRIES || archive.decompressed_size().unwrap_or(0) > u128::from(MAX_UNPACKED)
        {
            return Err(PackageError::TooBig);
        }
        if archive.has_overlapping_files().unwrap_or(true) || archive.has_duplicate_names() {
            return Err(PackageError::Damaged(String::new()));
        }
        let mut entries = Vec::with_capacity(archive.len());
        let mut places = HashMap::with_capacity(archive.len());
        let mut unpacked = 0_u64;
        for index in 0..archive.len() {
            let entry = entry(&mut archive, index, bytes.len())?;
            let size = u64::from(entry.size);
            unpacked += size;
            if unpacked > MAX_UNPACKED || size > SMALL && size / MAX_RATIO > entry.data.len() as u64 {
                return Err(PackageError::TooBig);
            }
            // #names-in-two-cases: one part by the rules of the format, two in the archive
            if places.insert(entry.name.to_ascii_lowercase(), index).is_some() {
                return Err(PackageError::Damaged(entry.name));
            }
            prove(&mut archive, index, &entry)?;
            entries.push(entry);
        }
        let package = Self { bytes, entries, places };
        if package.entry("[Content_Types].xml").is_none() {
            return Err(PackageError::NotWord);
        }
        Ok(package)
    }

    /// Names of all entries, in the order of the file.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.entries.iter().map(|entry| entry.name.as_str())
    }

    /// The unpacked bytes of an entry.
    pub fn part(&self, name: &str) -> Option<Vec<u8>> {
        let entry = self.entry(name)?;
        let packed = &self.bytes[entry.data.clone()];
        if entry.method == 0 {
            return Some(packed.to_vec());
        }
        let mut unpacked = Vec::with_capacity(entry.size as usize);
        let limit = u64::from(entry.size);
        flate2::read::DeflateDecoder::new(packed).take(limit).read_to_end(&mut unpacked).ok()?;
        Some(unpacked)
    }

    /// The unpacked text of an entry, without byte order mark.
    ///
    /// # Errors
    /// [`PackageError::Xml`] when it is not UTF-8, [`PackageError::Damaged`] when it is not there.
    pub fn text(&self, name: &str) -> Result<String, PackageError> {
        let bytes = self.part(name).ok_or_else(|| PackageError::Damaged(name.to_owned()))?;
        let text = String::from_utf8(bytes).map_err(|_| PackageError::Xml(name.to_owned()))?;
        // #byte-order-mark: the event reader skips it, and every offset would then be three bytes late
        Ok(match text.strip_prefix('\u{feff}') {
            Some(behind) => behind.to_owned(),
            None => text,
        })
    }

    pub(super) fn entry(&self, name: &str) -> Option<&Entry> {
        self.places.get(&name.to_ascii_lowercase()).map(|&index| &self.entries[index])
    }
}

fn entry(
    archive: &mut ZipArchive<Cursor<&Vec<u8>>>,
    index: usize,
    file: usize,
) -> Result<Entry, PackageError> {
    let found = archive.by_index_raw(index).map_err(|_| PackageError::Damaged(String::new()))?;
    let name = found.name().map(|name| name.replace('\\', "/")).unwrap_or_default();
    let damaged = || PackageError::Damaged(name.clone());
    if found.encrypted() {
        return Err(damaged());
    }
    let method = match found.compression() {
        CompressionMethod::Stored => 0,
        CompressionMethod::Deflated => 8,
        _ => return Err(damaged()),
    };
    let start = found.data_start().and_then(|start| usize::try_from(start).ok()).ok_or_else(damaged)?;
    let length = usize::try_from(found.compressed_size()).map_err(|_| damaged())?;
    let end = start.checked_add(length).filter(|&end| end <= file).ok_or_else(damaged)?;
    let size = u32::try_from(found.size()).map_err(|_| PackageError::TooBig)?;
    let time = found.last_modified().unwrap_or(zip::DateTime::DEFAULT);
    Ok(Entry {
        raw_name: found.name_raw().to_vec(),
        data: start..end,
        crc: found.crc32(),
        size,
        method,
        flags: found.flags().as_u16(),
        time: time.timepart(),
        date: time.datepart(),
        name,
    })
}

/// Unpacks an entry into nothing: the archive reader checks length and CRC-32 on the way.
fn prove(
    archive: &mut ZipArchive<Cursor<&Vec<u8>>>,
    index: usize,
    entry: &Entry,
) -> Result<(), PackageError> {
    let damaged = |_| PackageError::Damaged(entry.name.clone());
    let mut reader = archive.by_index(index).map_err(|_| PackageError::Damaged(entry.name.clone()))?;
    let limit = u64::from(entry.size) + 1;
    let read = std::io::copy(&mut (&mut reader).take(limit), &mut std::io::sink()).map_err(damaged)?;
    if read == u64::from(entry.size) { Ok(()) } else { Err(PackageError::Damaged(entry.name.clone())) }
}

#[cfg(test)]
impl Package {
    /// A package of these parts, for tests.
    pub(super) fn of_parts(parts: &[(&str, &str)]) -> Self {
        use super::assemble::{Packer, Record, Slot, assemble};
        let slots: Vec<Slot> =
            parts.iter().map(|(name, text)| Slot::Constant(Record::packed(name, text.as_bytes()))).collect();
        let mut bytes = Vec::new();
        assemble(&slots, &[], &mut Packer::default(), &mut bytes);
        Self::open(bytes).unwrap()
    }
}
