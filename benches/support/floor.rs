//! What no engine can leave out for one letter: its fresh parts compressed by the same codec at the same level, and all
//! its other bytes copied into one buffer.

use std::hint::black_box;
use std::io::{Cursor, Read as _};

use flate2::{Compress, Compression, FlushCompress, Status};
use zip::ZipArchive;

/// The level that the engine compresses with (`docx/assemble.rs`).
const LEVEL: u32 = 1;

/// The floors of many letters, with the memory that one after the other needs.
pub(crate) struct Floors {
    letters: Vec<Letter>,
    codec: Compress,
    file: Vec<u8>,
}

struct Letter {
    /// The parts that differ from letter to letter, as they are before compression.
    fresh: Vec<Vec<u8>>,
    /// All other bytes of the file.
    constant: Vec<u8>,
}

impl Floors {
    /// The floors of these letters; what is the same in the first two is constant.
    pub(crate) fn of(letters: &[Vec<u8>]) -> Self {
        let (mut one, mut other) = (archive(&letters[0]), archive(&letters[1]));
        let names: Vec<String> = one.file_names().map(|name| name.unwrap().into_owned()).collect();
        let fresh: Vec<&String> =
            names.iter().filter(|name| content(&mut one, name) != content(&mut other, name)).collect();
        let letters = letters.iter().map(|letter| Letter::of(letter, &fresh)).collect();
        Self { letters, codec: Compress::new(Compression::new(LEVEL), false), file: Vec::new() }
    }

    /// Bytes to compress and bytes to copy in the first letter.
    pub(crate) fn sizes(&self) -> (usize, usize) {
        let Letter { fresh, constant } = &self.letters[0];
        (fresh.iter().map(Vec::len).sum(), constant.len())
    }

    /// Does the work of all letters.
    pub(crate) fn run(&mut self) {
        for Letter { fresh, constant } in &self.letters {
            self.file.clear();
            for part in fresh {
                compress(&mut self.codec, part, &mut self.file);
            }
            self.file.extend_from_slice(constant);
            black_box(&self.file);
        }
    }
}

impl Letter {
    fn of(letter: &[u8], fresh: &[&String]) -> Self {
        let mut all = archive(letter);
        let packed: u64 = fresh.iter().map(|name| all.by_name(name).unwrap().compressed_size()).sum();
        let constant = letter[usize::try_from(packed).unwrap()..].to_vec();
        Self { fresh: fresh.iter().map(|name| content(&mut all, name)).collect(), constant }
    }
}

fn compress(codec: &mut Compress, part: &[u8], file: &mut Vec<u8>) {
    codec.reset();
    file.reserve(part.len() / 4 + 128);
    loop {
        let done = usize::try_from(codec.total_in()).unwrap();
        if codec.compress_vec(&part[done..], file, FlushCompress::Finish).unwrap() == Status::StreamEnd {
            return;
        }
        file.reserve(part.len() / 2 + 128);
    }
}

fn archive(bytes: &[u8]) -> ZipArchive<Cursor<&[u8]>> {
    ZipArchive::new(Cursor::new(bytes)).unwrap()
}

fn content(archive: &mut ZipArchive<Cursor<&[u8]>>, name: &str) -> Vec<u8> {
    let mut content = Vec::new();
    archive.by_name(name).unwrap().read_to_end(&mut content).unwrap();
    content
}
