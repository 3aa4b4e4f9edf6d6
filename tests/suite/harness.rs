//! Whole runs of the real program, each in a folder of its own. A run is asked for with everything that it may print,
//! write and return; what is not mentioned must be empty, and every run is held to the rules of the house: eighty
//! columns, French only, French spaces, no file of another run left over.

mod rules;

use std::collections::BTreeMap;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::SystemTime;

use lettres_rne::docx::Reading;
use tempfile::TempDir;

use crate::annotated;
use rules::{keeps_the_rules, plain, words};

/// The day of all runs.
pub const TODAY: &str = "2027-03-01";
/// A folder in which the program is run.
pub struct House(TempDir);

/// A file as it stands: what it holds, and when it was written.
type Snapshot = BTreeMap<String, (Vec<u8>, SystemTime)>;

impl House {
    /// An empty folder.
    pub fn empty() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    /// A copy of what the repository ships: `input` and `templates`.
    pub fn shipped() -> Self {
        let house = Self::empty();
        let repository = Path::new(env!("CARGO_MANIFEST_DIR"));
        for (path, (bytes, _)) in snapshot(repository, &["input", "templates"]) {
            house.put(&path, bytes);
        }
        house
    }

    /// Puts a file there, `/` between folders.
    pub fn put(&self, path: &str, bytes: impl AsRef<[u8]>) -> &Self {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
        self
    }

    pub fn path(&self, path: &str) -> PathBuf {
        self.0.path().join(path)
    }

    pub fn bytes(&self, path: &str) -> Vec<u8> {
        fs::read(self.path(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    pub fn text(&self, path: &str) -> String {
        String::from_utf8(self.bytes(path)).unwrap()
    }

    pub fn remove(&self, path: &str) {
        fs::remove_file(self.path(path)).unwrap();
    }

    /// Every file below a folder, with its bytes.
    pub fn below(&self, folder: &str) -> BTreeMap<String, Vec<u8>> {
        let all = snapshot(&self.path(folder), &[""]);
        all.into_iter().map(|(path, (bytes, _))| (path, bytes)).collect()
    }

    /// The letter at a path, read back.
    pub fn letter(&self, path: &str) -> Reading {
        Reading::of(self.bytes(path)).unwrap_or_else(|error| panic!("{path}: {error:?}"))
    }

    /// Asks for a run; the line is cut at its spaces.
    pub fn asks(&self, line: &str) -> Ask<'_> {
        Ask {
            house: self,
            arguments: line.split_whitespace().map(str::to_owned).collect(),
            code: 0,
            says: Says::Exactly(String::new()),
            complains: Says::Exactly(String::new()),
            writes: Vec::new(),
            letters: 0,
            variables: Vec::new(),
            typed: String::new(),
        }
    }

    /// The program in this folder, on the day of all runs, with nothing of the environment that it heeds.
    pub fn command(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_lettres-rne"));
        command.args(["--aujourdhui", TODAY]).current_dir(self.0.path()).env_remove("RUST_BACKTRACE");
        command.env_remove("LETTRES_RNE_MOT_DE_PASSE").env_remove("LETTRES_RNE_JETON").env("TZ", "UTC");
        command
    }
}

/// What must be said on the screen.
enum Says {
    Exactly(String),
    All(Vec<String>),
}

impl Says {
    fn all(sentences: &[&str]) -> Self {
        Self::All(sentences.iter().map(|&sentence| sentence.to_owned()).collect())
    }
}

/// A run, and all that is expected of it.
#[must_use = "a run that is not run proves nothing"]
pub struct Ask<'h> {
    house: &'h House,
    arguments: Vec<String>,
    code: i32,
    says: Says,
    complains: Says,
    writes: Vec<String>,
    letters: usize,
    variables: Vec<(&'static str, String)>,
    typed: String,
}

impl Ask<'_> {
    /// One more argument, spaces and all.
    pub fn with(mut self, argument: &str) -> Self {
        self.arguments.push(argument.to_owned());
        self
    }

    /// A variable of the environment.
    pub fn knowing(mut self, variable: &'static str, value: &str) -> Self {
        self.variables.push((variable, value.to_owned()));
        self
    }

    /// What is typed while it runs.
    pub fn typing(mut self, typed: &str) -> Self {
        typed.clone_into(&mut self.typed);
        self
    }

    /// The exit code; 0 unless told.
    pub fn ends_with(mut self, code: i32) -> Self {
        self.code = code;
        self
    }

    /// The whole standard output, line by line; spaces that do not break are written as ordinary ones.
    pub fn says(mut self, transcript: &str) -> Self {
        self.says = Says::Exactly(transcript.trim_start_matches('\n').to_owned());
        self
    }

    /// Sentences on the standard output, in this order, wherever their lines break; the rest of it is free.
    pub fn says_all(mut self, sentences: &[&str]) -> Self {
        self.says = Says::all(sentences);
        self
    }

    /// All of the error stream, wherever its lines break.
    pub fn complains(mut self, sentences: &str) -> Self {
        self.complains = Says::Exactly(sentences.to_owned());
        self
    }

    /// Sentences on the error stream, in this order; the rest of it is free.
    pub fn complains_all(mut self, sentences: &[&str]) -> Self {
        self.complains = Says::all(sentences);
        self
    }

    /// The complete list of files made, changed or taken away, but for letters that are only counted.
    pub fn writes(mut self, files: &[&str]) -> Self {
        self.writes.extend(files.iter().map(|&file| file.to_owned()));
        self
    }

    /// So many letters, under names that do not matter.
    pub fn writes_letters(mut self, letters: usize) -> Self {
        self.letters = letters;
        self
    }

    /// Runs, compares everything, and returns the standard output.
    #[track_caller]
    pub fn run(self) -> String {
        let before = snapshot(self.house.0.path(), &[""]);
        let mut process = self
            .house
            .command()
            .args(&self.arguments)
            .envs(self.variables.iter().map(|(name, value)| (*name, value)))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        // who asks nothing closes its ear
        let _ = process.stdin.take().unwrap().write_all(self.typed.as_bytes());
        let run = process.wait_with_output().unwrap();
        let (out, err) = (String::from_utf8(run.stdout).unwrap(), String::from_utf8(run.stderr).unwrap());
        let line = self.arguments.join(" ");
        let all = format!("lettres-rne {line}\n--- stdout\n{out}--- stderr\n{err}---");
        assert_eq!(run.status.code(), Some(self.code), "exit code of {all}");
        keeps_the_rules(&out, &all);
        keeps_the_rules(&err, &all);
        match &self.says {
            Says::Exactly(expected) => assert_eq!(&plain(&out), expected, "stdout of {all}"),
            Says::All(sentences) => in_order(&out, sentences, &all),
        }
        match &self.complains {
            Says::Exactly(expected) => assert_eq!(words(&err), words(expected), "stderr of {all}"),
            Says::All(sentences) => in_order(&err, sentences, &all),
        }
        let after = snapshot(self.house.0.path(), &[""]);
        let changed =
            after.iter().filter(|(path, file)| before.get(*path) != Some(file)).map(|(path, _)| path);
        let gone = before.keys().filter(|path| !after.contains_key(*path));
        let mut written: Vec<&String> = changed.chain(gone).collect();
        self.copies(&mut written, &after, &out, &all);
        let is_letter = |path: &str| path.contains("/lettres/") && path.contains(".docx");
        let counted = written.len();
        written.retain(|path| self.writes.contains(path) || self.letters == 0 || !is_letter(path));
        let letters = counted - written.len();
        written.sort();
        let mut writes = self.writes.iter().collect::<Vec<_>>();
        writes.sort();
        assert_eq!(written, writes, "files written by {all}");
        assert_eq!(letters, self.letters, "letters written by {all}");
        plain(&out)
    }
}

impl Ask<'_> {
    /// The copy to mend need not be listed: it is written where the run says so, and nowhere else, and everything that holds of
    /// such a copy is looked at. A listed one is a file like any other besides.
    #[track_caller]
    fn copies(&self, written: &mut Vec<&String>, after: &Snapshot, out: &str, all: &str) {
        let is_copy = |path: &str| path.contains(" à corriger") && path.contains(".xls");
        let (copies, others): (Vec<&String>, Vec<&String>) = written.iter().partition(|path| is_copy(path));
        let said = words(out);
        let told = said.contains(" Copie ") || said.contains("\"coloriee\":");
        let made: Vec<&&String> = copies.iter().filter(|path| after.contains_key(**path)).collect();
        assert_eq!(made.len(), usize::from(told), "the copy is written where it is told: {copies:?}\n{all}");
        for path in made {
            let name = path.rsplit('/').next().unwrap();
            assert!(said.contains(&words(name)), "{name} is not named by {all}");
            if told && !said.contains("sans couleurs") && !said.contains("\"coloriee\": false") {
                annotated::holds(&self.source(after), &after[*path].0, all);
            }
        }
        let listed = copies.into_iter().filter(|path| self.writes.contains(path));
        *written = others.into_iter().chain(listed).collect();
    }
}

impl Ask<'_> {
    /// The workbook that was read.
    fn source(&self, after: &Snapshot) -> Vec<u8> {
        let named = self.arguments.iter().position(|argument| argument == "--classeur");
        let path = named.map(|at| self.house.path(&self.arguments[at + 1]));
        let is_input = |path: &&String| {
            let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
            folder.ends_with("input") && path.contains(".xls")
        };
        let in_folder = || self.house.path(after.keys().find(is_input).unwrap());
        fs::read(path.unwrap_or_else(in_folder)).unwrap()
    }
}

#[track_caller]
fn in_order(said: &str, sentences: &[String], all: &str) {
    let said = words(said);
    let mut from = 0;
    for sentence in sentences {
        let at = said[from..].find(&words(sentence));
        from += at.unwrap_or_else(|| panic!("not said, or not in this order: {sentence}\n{all}"));
    }
}

/// Every file below some folders of a root: `/` between folders, `""` for the root itself.
fn snapshot(root: &Path, folders: &[&str]) -> Snapshot {
    let mut files = Snapshot::new();
    let mut to_see: Vec<PathBuf> = folders.iter().map(|folder| root.join(folder)).collect();
    while let Some(folder) = to_see.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                to_see.push(path);
                continue;
            }
            let name = path.strip_prefix(root).unwrap().to_str().unwrap().replace('\\', "/");
            let written = fs::metadata(&path).unwrap().modified().unwrap();
            files.insert(name, (fs::read(&path).unwrap(), written));
        }
    }
    files
}

/// The harness itself: what a run does and nobody has mentioned is a failure.
#[test]
#[should_panic(expected = "files written by")]
fn a_file_that_is_not_mentioned_is_a_failure() {
    House::empty().asks("init Campagne").says_all(&[]).run();
}

#[test]
#[should_panic(expected = "stdout of")]
fn a_word_that_is_not_mentioned_is_a_failure() {
    House::empty().asks("--version").run();
}

#[test]
#[should_panic(expected = "stderr of")]
fn a_complaint_that_is_not_mentioned_is_a_failure() {
    House::empty().asks("verifier").ends_with(1).run();
}
