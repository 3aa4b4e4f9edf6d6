//! The corpus on the disk, and the letters that the example `fill` makes of it: the program that a visitor tries first.

use std::collections::BTreeMap;
use std::fs;
use std::io::{Cursor, Read as _};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

/// The parts of a package, by name.
pub type Parts = BTreeMap<String, Vec<u8>>;

/// A folder of the corpus.
pub struct Specimen {
    pub name: String,
    pub folder: PathBuf,
    template: PathBuf,
}

/// All of them, by name.
pub fn corpus() -> Vec<Specimen> {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus");
    let mut found: Vec<Specimen> = fs::read_dir(corpus)
        .unwrap()
        .filter_map(|entry| {
            let folder = entry.unwrap().path();
            let template =
                ["docx", "docm", "dotx"].map(|ending| folder.join("template").with_extension(ending));
            let template = template.into_iter().find(|path| path.exists())?;
            let name = folder.file_name().unwrap().to_str().unwrap().to_owned();
            Some(Specimen { name, folder, template })
        })
        .collect();
    found.sort_by(|a, b| a.name.cmp(&b.name));
    found
}

impl Specimen {
    pub fn template(&self) -> Vec<u8> {
        fs::read(&self.template).unwrap()
    }

    /// The values as they are written.
    pub fn rows(&self) -> String {
        fs::read_to_string(self.folder.join("rows.json")).unwrap()
    }

    pub fn expected(&self) -> PathBuf {
        self.folder.join("expected.txt")
    }

    /// The letters that the example makes, each with its name.
    pub fn letters(&self) -> Vec<(String, Vec<u8>)> {
        self.letters_of(&self.template())
    }

    /// The same from another template, beside which stand the same pictures.
    pub fn letters_of(&self, template: &[u8]) -> Vec<(String, Vec<u8>)> {
        let (out, beside) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        for entry in fs::read_dir(&self.folder).unwrap() {
            let path = entry.unwrap().path();
            fs::copy(&path, beside.path().join(path.file_name().unwrap())).unwrap();
        }
        let source = beside.path().join(self.template.file_name().unwrap());
        fs::write(&source, template).unwrap();
        let run = Command::new(example())
            .args([&source, &self.folder.join("rows.json"), &out.path().to_owned()])
            .output()
            .unwrap();
        let told = String::from_utf8_lossy(&run.stderr);
        assert!(run.status.success() && told.is_empty(), "{}: {told}", self.name);
        let mut letters: Vec<(String, Vec<u8>)> = fs::read_dir(out.path())
            .unwrap()
            .map(|entry| {
                let path = entry.unwrap().path();
                (path.file_name().unwrap().to_str().unwrap().to_owned(), fs::read(path).unwrap())
            })
            .collect();
        letters.sort();
        assert_eq!(String::from_utf8_lossy(&run.stdout), format!("{} letters\n", letters.len()));
        letters
    }
}

/// The example's program. Cargo builds it for a run of all tests only, and gives no name to it: it is asked for here, which costs
/// nothing where it stands already.
fn example() -> &'static Path {
    static EXAMPLE: OnceLock<PathBuf> = OnceLock::new();
    EXAMPLE.get_or_init(|| {
        let suite = std::env::current_exe().unwrap();
        let profile = suite.ancestors().nth(2).unwrap();
        let mut build = Command::new(env!("CARGO"));
        build.args(["build", "--quiet", "--locked", "--offline", "--example", "fill"]);
        build.current_dir(env!("CARGO_MANIFEST_DIR")).arg("--target-dir").arg(profile.parent().unwrap());
        if profile.ends_with("release") {
            build.arg("--release");
        }
        let program = profile.join("examples/fill").with_extension(std::env::consts::EXE_EXTENSION);
        let is_built = build.status().is_ok_and(|status| status.success());
        assert!(is_built || program.exists(), "the example fill can't be built");
        program
    })
}

/// Whether a part's name has one of these endings.
pub fn ends_in(part: &str, endings: &[&str]) -> bool {
    part.rsplit('.').next().is_some_and(|ending| endings.contains(&ending))
}

/// The parts of a package; two of one name are a fault.
pub fn parts(package: &[u8]) -> Parts {
    let mut archive = zip::ZipArchive::new(Cursor::new(package)).unwrap();
    let mut parts = Parts::new();
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index).unwrap();
        let mut content = Vec::new();
        entry.read_to_end(&mut content).unwrap();
        let name = entry.name().unwrap().into_owned();
        assert!(parts.insert(name.clone(), content).is_none(), "two parts {name}");
    }
    parts
}
