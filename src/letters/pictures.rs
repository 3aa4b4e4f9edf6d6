//! The pictures of a campaign: files in its folder, or beside the template, that the template names.

use std::path::PathBuf;

use crate::disk;
use crate::docx::NoPicture;

/// Largest picture read, in bytes: it is in every letter.
const LIMIT: u64 = 8 << 20;

/// Where the pictures are.
#[derive(Clone, Debug, Default)]
pub struct Pictures {
    folders: Vec<PathBuf>,
}

impl Pictures {
    /// Pictures in these folders; the first one that has the file wins.
    pub fn in_folders(folders: impl IntoIterator<Item = PathBuf>) -> Self {
        Self { folders: folders.into_iter().collect() }
    }

    /// The bytes of a picture.
    ///
    /// # Errors
    /// Why there is none.
    pub fn read(&self, name: &str) -> Result<Vec<u8>, NoPicture> {
        for folder in &self.folders {
            let path = disk::inside(folder, name).ok_or(NoPicture::Outside)?;
            match disk::read(&path, LIMIT) {
                Ok(bytes) => return Ok(bytes),
                Err(error) if error.trouble == disk::Trouble::Missing => {}
                Err(disk::Error { trouble: disk::Trouble::TooBig { .. }, .. }) => {
                    return Err(NoPicture::TooBig);
                }
                Err(_) => return Err(NoPicture::Unreadable),
            }
        }
        Err(NoPicture::Missing)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_folder_that_has_the_picture_wins() {
        let (first, second) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        disk::write(&first.path().join("a.png"), b"1").unwrap();
        disk::write(&second.path().join("a.png"), b"2").unwrap();
        disk::write(&second.path().join("b.png"), b"2").unwrap();
        let pictures = Pictures::in_folders([first.path().to_owned(), second.path().to_owned()]);
        assert_eq!(pictures.read("a.png"), Ok(b"1".to_vec()));
        assert_eq!(pictures.read("b.png"), Ok(b"2".to_vec()));
        assert_eq!(pictures.read("c.png"), Err(NoPicture::Missing));
        assert_eq!(pictures.read("../a.png"), Err(NoPicture::Outside));
        disk::write(&first.path().join("gros.png"), &vec![0; 8 * 1024 * 1024 + 1]).unwrap();
        assert_eq!(pictures.read("gros.png"), Err(NoPicture::TooBig));
        assert_eq!(Pictures::default().read("a.png"), Err(NoPicture::Missing));
    }
}
