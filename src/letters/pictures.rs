//! The pictures of a campaign: files in its folder, or beside the template, that the template names.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use crate::disk;
use crate::docx::NoPicture;

/// Largest picture read, in bytes: it is in every letter.
const LIMIT: u64 = 8 << 20;
/// Most bytes of all pictures together: no more than Word's own files may have.
const TOGETHER: usize = 64 << 20;

/// Where the pictures are, and those that have been read.
#[derive(Clone, Debug, Default)]
pub struct Pictures {
    folders: Vec<PathBuf>,
    known: Arc<Mutex<BTreeMap<PathBuf, Arc<[u8]>>>>,
}

impl Pictures {
    /// Pictures in these folders; the first one that has the file wins.
    pub fn in_folders(folders: impl IntoIterator<Item = PathBuf>) -> Self {
        Self { folders: folders.into_iter().collect(), known: Arc::default() }
    }

    /// The bytes of a picture. #picture-at-each-tag: a template asks at each of its tags, and a file is read once.
    ///
    /// # Errors
    /// Why there is none.
    pub fn read(&self, name: &str) -> Result<Arc<[u8]>, NoPicture> {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        for folder in &self.folders {
            let path = disk::inside(folder, name).ok_or(NoPicture::Outside)?;
            if let Some(bytes) = known.get(&path) {
                return Ok(Arc::clone(bytes));
            }
            match disk::read(&path, LIMIT) {
                Ok(bytes) => {
                    let others: usize = known.values().map(|bytes| bytes.len()).sum();
                    if others + bytes.len() > TOGETHER {
                        return Err(NoPicture::TooBig);
                    }
                    return Ok(Arc::clone(known.entry(path).or_insert(bytes.into())));
                }
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
        assert_eq!(pictures.read("a.png"), Ok(b"1"[..].into()));
        assert_eq!(pictures.read("b.png"), Ok(b"2"[..].into()));
        assert_eq!(pictures.read("c.png"), Err(NoPicture::Missing));
        assert_eq!(pictures.read("../a.png"), Err(NoPicture::Outside));
        disk::write(&first.path().join("gros.png"), &vec![0; 8 * 1024 * 1024 + 1]).unwrap();
        assert_eq!(pictures.read("gros.png"), Err(NoPicture::TooBig));
        assert_eq!(Pictures::default().read("a.png"), Err(NoPicture::Missing));
    }

    #[test]
    fn a_picture_is_read_once_and_all_of_them_have_a_limit() {
        let folder = tempfile::tempdir().unwrap();
        for rank in 0..9 {
            disk::write(&folder.path().join(format!("{rank}.png")), &vec![0; 8 << 20]).unwrap();
        }
        let pictures = Pictures::in_folders([folder.path().to_owned()]);
        let first = pictures.read("0.png").unwrap();
        assert!(Arc::ptr_eq(&first, &pictures.clone().read("0.png").unwrap()));
        let sizes: Vec<_> =
            (0..9).map(|rank| pictures.read(&format!("{rank}.png")).map(|it| it.len())).collect();
        assert_eq!(sizes[7..], [Ok(8 << 20), Err(NoPicture::TooBig)]);
    }
}
