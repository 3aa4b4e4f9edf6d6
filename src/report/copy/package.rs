//! The package: parts read within a limit, changed or added, and all others copied compressed as they lie.
//!
//! Formats: ZIP (APPNOTE 6.3), Open Packaging Conventions (ECMA-376 part 2).

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

use super::odd::Odd;

/// Largest part that is unpacked, in bytes. The intake has refused larger workbooks already.
const MAX_PART: u64 = 512 << 20;
/// Twice as fast as the usual level, for a file larger by a few percent.
const LEVEL: i64 = 3;
const MARK: &str = "\u{feff}";

/// A package under the knife.
pub(super) struct Package<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
    /// Where each name stands, in small letters: names of parts are the same in both cases.
    places: BTreeMap<String, usize>,
    changed: BTreeMap<usize, Vec<u8>>,
    added: Vec<(String, Vec<u8>)>,
    /// The parts that begin with a byte order mark.
    marked: BTreeSet<String>,
}

impl<'b> Package<'b> {
    pub(super) fn open(bytes: &'b [u8]) -> Result<Self, Odd> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Odd::Format)?;
        if archive.has_duplicate_names() {
            return Err(Odd::Built);
        }
        let mut places = BTreeMap::new();
        for index in 0..archive.len() {
            let name = archive.name_for_index(index).and_then(Result::ok).ok_or(Odd::Built)?;
            let name = name.replace('\\', "/");
            if places.insert(name.to_lowercase(), index).is_some() {
                return Err(Odd::Built);
            }
        }
        Ok(Self { archive, places, changed: BTreeMap::new(), added: Vec::new(), marked: BTreeSet::new() })
    }

    /// Whether there is a part of this name.
    pub(super) fn has(&self, name: &str) -> bool {
        let name = name.to_lowercase();
        self.places.contains_key(&name) || self.added.iter().any(|(added, _)| added.to_lowercase() == name)
    }

    /// Whether there is a part in this folder.
    pub(super) fn has_folder(&self, folder: &str) -> bool {
        self.places.keys().any(|name| name.starts_with(folder))
    }

    /// The first name of this pattern (`*` is a number) that no part has.
    pub(super) fn free(&self, pattern: &str) -> String {
        (1..=u32::MAX)
            .map(|number| pattern.replace('*', &number.to_string()))
            .find(|name| !self.has(name))
            .unwrap_or_default()
    }

    /// A part as it is now.
    pub(super) fn bytes(&mut self, name: &str) -> Result<Vec<u8>, Odd> {
        if let Some((_, content)) = self.added.iter().find(|(added, _)| added == name) {
            return Ok(content.clone());
        }
        let &index = self.places.get(&name.to_lowercase()).ok_or(Odd::Built)?;
        if let Some(content) = self.changed.get(&index) {
            return Ok(content.clone());
        }
        let file = self.archive.by_index(index).map_err(|_| Odd::Built)?;
        let mut content = Vec::with_capacity(usize::try_from(file.size().min(MAX_PART)).unwrap_or(0));
        file.take(MAX_PART).read_to_end(&mut content).map_err(|_| Odd::Built)?;
        Ok(content)
    }

    /// A part as it is now, as text without byte order mark.
    pub(super) fn text(&mut self, name: &str) -> Result<String, Odd> {
        let mut text = String::from_utf8(self.bytes(name)?).map_err(|_| Odd::Built)?;
        if text.starts_with(MARK) {
            self.marked.insert(name.to_lowercase());
            text.drain(..MARK.len());
        }
        Ok(text)
    }

    /// Puts another text in the place of a part.
    pub(super) fn change(&mut self, name: &str, text: String) -> Result<(), Odd> {
        let text = if self.marked.contains(&name.to_lowercase()) { format!("{MARK}{text}") } else { text };
        self.change_bytes(name, text.into_bytes())
    }

    /// The same with bytes.
    pub(super) fn change_bytes(&mut self, name: &str, bytes: Vec<u8>) -> Result<(), Odd> {
        if let Some((_, content)) = self.added.iter_mut().find(|(added, _)| added == name) {
            *content = bytes;
            return Ok(());
        }
        let &index = self.places.get(&name.to_lowercase()).ok_or(Odd::Built)?;
        self.changed.insert(index, bytes);
        Ok(())
    }

    /// Adds a part, behind all others.
    pub(super) fn add(&mut self, name: &str, text: String) {
        self.added.push((name.to_owned(), text.into_bytes()));
    }

    /// The package as a file. Same parts, same bytes.
    pub(super) fn finish(mut self) -> Result<Vec<u8>, Odd> {
        self.write().map_err(|_| Odd::Built)
    }

    fn write(&mut self) -> zip::result::ZipResult<Vec<u8>> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .compression_level(Some(LEVEL))
            .last_modified_time(DateTime::default());
        for index in 0..self.archive.len() {
            let raw = self.archive.by_index_raw(index)?;
            let Some(content) = self.changed.get(&index) else {
                writer.raw_copy_file(raw)?;
                continue;
            };
            writer.start_file(raw.name()?.into_owned(), options)?;
            writer.write_all(content)?;
        }
        for (name, content) in &self.added {
            writer.start_file(name.as_str(), options)?;
            writer.write_all(content)?;
        }
        Ok(writer.finish()?.into_inner())
    }
}
