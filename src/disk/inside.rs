//! Files that a document names: only those inside a folder, by a plain path below it.

use std::fs;
use std::path::{Component, Path, PathBuf};

/// The path of the file `name` inside `folder`. Nothing where the name leads out of it: by `..`, a root, a drive, a link, or
/// because it is no file but a device. A file that is not there is told by whoever reads it.
pub fn inside(folder: &Path, name: &str) -> Option<PathBuf> {
    // one rule on every system: `a\b` and `C:x` mean on Windows what they are taken for here
    let name = name.replace('\\', "/");
    let is_plain = |part: Component<'_>| matches!(part, Component::Normal(_));
    if name.is_empty() || name.contains([':', '\0']) || !Path::new(&name).components().all(is_plain) {
        return None;
    }
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let path = folder.join(&name);
    let (Ok(root), Ok(real)) = (fs::canonicalize(folder), fs::canonicalize(&path)) else { return Some(path) };
    let is_file = fs::metadata(&real).is_ok_and(|metadata| metadata.is_file());
    (real.starts_with(&root) && is_file).then_some(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_leads_to_a_file_below_its_folder_only() {
        let outer = tempfile::tempdir().unwrap();
        let folder = outer.path().join("campagne");
        fs::create_dir_all(folder.join("images")).unwrap();
        for file in ["campagne/logo.png", "campagne/images/sceau.png", "secret.png"] {
            crate::disk::write(&outer.path().join(file), b"x").unwrap();
        }
        for (name, there) in [
            ("logo.png", true),
            ("images/sceau.png", true),
            ("images\\sceau.png", true),
            ("absent.png", true),
            ("images", false),
            ("../secret.png", false),
            ("images/../../secret.png", false),
            ("/etc/hostname", false),
            ("C:\\logo.png", false),
            ("c:logo.png", false),
            ("\\\\serveur\\logo.png", false),
            ("", false),
        ] {
            assert_eq!(inside(&folder, name).is_some(), there, "{name}");
        }
        #[cfg(unix)]
        {
            std::os::unix::fs::symlink(outer.path().join("secret.png"), folder.join("lien.png")).unwrap();
            std::os::unix::fs::symlink("logo.png", folder.join("bon.png")).unwrap();
            assert_eq!(inside(&folder, "lien.png"), None);
            assert!(inside(&folder, "bon.png").is_some());
        }
    }
}
