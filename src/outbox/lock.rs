//! The lock between a letter and its recipient: just before it is attached, the file is opened again and must say by
//! itself whose it is. What it is called and where it lies prove nothing.

use std::fmt;
use std::path::Path;

use super::parcel::{Parcel, Piece};
use crate::disk;
use crate::docx::Reading;
use crate::fr::mail::lock as words;

/// Largest letter that is attached, in bytes.
const LIMIT: u64 = 64 << 20;

/// A letter, read and proved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attachment {
    /// Its name in the message, ASCII.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// Why a letter may not leave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Foreign {
    /// Whose letter it should be.
    pub person: String,
    /// Its file.
    pub path: std::path::PathBuf,
    /// What is wrong with it.
    pub why: Why,
}

/// What is wrong with a letter that should leave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// It can't be read.
    Disk(disk::Error),
    /// It is not the file any more that the message was made for.
    Changed,
    /// It is no Word file.
    NotWord,
    /// A property of the document names another campaign, school, person or IMP. Holds what it says, and what it should.
    Fact(String, String),
    /// Its text does not name the person or the school, or not everywhere where today's letter does.
    Silent(String),
    /// The PDF was made of another letter.
    OtherPdf,
}

impl fmt::Display for Foreign {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = self.path.display().to_string();
        f.write_str(&match &self.why {
            Why::Disk(error) => error.to_string(),
            Why::Changed => words::changed(&self.person, &path),
            Why::NotWord => words::not_word(&self.person, &path),
            Why::Fact(said, expected) => words::other(&self.person, &path, said, expected),
            Why::Silent(text) => words::silent(&self.person, &path, text),
            Why::OtherPdf => words::other_pdf(&self.person, &path),
        })
    }
}

impl std::error::Error for Foreign {}

/// The letters of a parcel, each read again and proved to be the one that is meant.
///
/// # Errors
/// [`Foreign`] for the first that is not.
pub fn attachments(parcel: &Parcel) -> Result<Vec<Attachment>, Foreign> {
    parcel.pieces.iter().map(attachment).collect()
}

fn attachment(piece: &Piece) -> Result<Attachment, Foreign> {
    let foreign = |path: &Path, why| Foreign { person: piece.person.clone(), path: path.to_owned(), why };
    let read = |path: &Path| disk::read(path, LIMIT).map_err(|error| foreign(path, Why::Disk(error)));
    let bytes = read(&piece.path)?;
    prove(&bytes, piece).map_err(|why| foreign(&piece.path, why))?;
    let bytes = match &piece.pdf {
        // it lies under the fingerprint of its letter, and is still what was made of that
        Some(pdf) => {
            let bytes = read(&pdf.path)?;
            let is_its = pdf.path.file_stem().is_some_and(|stem| *stem == *piece.hash);
            if !is_its || disk::fingerprint(&bytes) != pdf.hash {
                return Err(foreign(&pdf.path, Why::OtherPdf));
            }
            bytes
        }
        None => bytes,
    };
    Ok(Attachment { name: piece.name.clone(), bytes })
}

/// Proves that a file is the letter of a piece: who it is for is asked first, because that is the graver fault.
fn prove(bytes: &[u8], piece: &Piece) -> Result<(), Why> {
    let reading = Reading::of(bytes.to_vec()).map_err(|_| Why::NotWord)?;
    for (name, expected) in &piece.witness.facts {
        let said = reading.property(name).unwrap_or_default();
        if said != expected {
            return Err(Why::Fact(said.to_owned(), expected.clone()));
        }
    }
    let short = |(text, times): &&(String, usize)| reading.times(text) < *times;
    if let Some((text, _)) = piece.witness.texts.iter().find(short) {
        return Err(Why::Silent(text.clone()));
    }
    if disk::fingerprint(bytes) == piece.hash { Ok(()) } else { Err(Why::Changed) }
}
