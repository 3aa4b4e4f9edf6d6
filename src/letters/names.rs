//! Names of folders and files: a pattern of the settings, made safe for Windows, for mail programs and for us.
//!
//! Source of the rules: Microsoft, "Naming Files, Paths, and Namespaces". Accents stay: every file system of today
//! keeps them; composed (NFC), so that the same name is the same bytes everywhere.

use crate::docx::{Pattern, Trouble, Value};
use crate::fr::letters::NAMELESS;
use crate::fr::template as words;
use crate::fr::text::clean;
use crate::settings::Settings;

use super::proof::told;
use super::vocabulary::Words;

/// Longest folder name, in characters.
const FOLDER_LENGTH: usize = 80;
/// Longest file name without its extension, in characters.
const FILE_LENGTH: usize = 120;
/// Extensions of letters: the template decides.
pub(super) const EXTENSIONS: [&str; 2] = ["docx", "docm"];

/// The compiled patterns.
#[derive(Debug)]
pub(super) struct Names {
    extension: &'static str,
    folder: Pattern,
    file: Pattern,
}

impl Names {
    /// Compiles the patterns of the settings; the sentence says what is wrong with one. `extension` is the letters'.
    pub(super) fn new(
        settings: &Settings,
        columns: &[String],
        extension: &'static str,
    ) -> Result<Self, String> {
        let vocabulary = Words::with_columns(columns.iter().cloned());
        let compile = |key: &str, pattern: &str| {
            Pattern::new(pattern, &vocabulary).map_err(|troubles| {
                let faults: Vec<String> = troubles.iter().map(sentence).collect();
                words::pattern(key, pattern, &faults)
            })
        };
        Ok(Self {
            extension,
            folder: compile("lettres.dossier", &settings.folder_pattern)?,
            file: compile("lettres.nom", &settings.name_pattern)?,
        })
    }

    /// Folder and file of a letter. A value that an expression can't work with leaves the name to the rest.
    pub(super) fn of(&self, fields: &Value) -> (String, String) {
        let filled = |pattern: &Pattern| pattern.fill(fields).unwrap_or_default();
        let file = safe_name(&filled(&self.file), FILE_LENGTH);
        (safe_name(&filled(&self.folder), FOLDER_LENGTH), format!("{file}.{}", self.extension))
    }
}

fn sentence(trouble: &Trouble) -> String {
    let told = told(trouble);
    format!("{} {}", told.what, told.remedy)
}

/// The name of a second version beside a letter that a person has changed; `rank` from 1.
pub fn beside(file: &str, version: &str, rank: usize) -> String {
    let (stem, extension) = file.rsplit_once('.').unwrap_or((file, EXTENSIONS[0]));
    let number = if rank > 1 { format!(" {rank}") } else { String::new() };
    format!("{stem} ({version}{number}).{extension}")
}

/// Two names that Windows takes for one have one key.
pub(super) fn key(folder: &str, file: &str) -> String {
    format!("{folder}/{file}").to_lowercase()
}

/// A text as a name: nothing that Windows forbids, no device's name, no edge that it drops, not too long.
pub fn safe_name(text: &str, longest: usize) -> String {
    const FORBIDDEN: [char; 9] = ['/', '\\', ':', '*', '?', '"', '<', '>', '|'];
    const DEVICES: [&str; 6] = ["con", "prn", "aux", "nul", "conin$", "conout$"];
    let replaced: String = text.chars().map(|ch| if FORBIDDEN.contains(&ch) { '-' } else { ch }).collect();
    let cut: String = clean(&replaced).chars().take(longest).collect();
    // a leading dot hides a file, a leading `~$` is an office program's lock
    let name = cut.trim_start_matches(['.', ' ', '~']).trim_end_matches(['.', ' ']);
    if name.is_empty() {
        return NAMELESS.to_owned();
    }
    let stem = name.split('.').next().unwrap_or(name).trim_end().to_lowercase();
    let port = |prefix: &str| stem.strip_prefix(prefix).is_some_and(|rest| rest.chars().count() == 1);
    if DEVICES.contains(&stem.as_str()) || port("com") || port("lpt") {
        format!("_{name}")
    } else {
        name.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_safe_on_windows() {
        for (text, name) in [
            ("9830004M Collège Georges Baudoux", "9830004M Collège Georges Baudoux"),
            ("a/b\\c:d*e?f\"g<h>i|j", "a-b-c-d-e-f-g-h-i-j"),
            ("d’ALMEIDA--ROUSSEAU  Zoé\u{a0}", "d’ALMEIDA--ROUSSEAU Zoé"),
            ("fin. . ", "fin"),
            ("../../etc", "-..-etc"),
            ("~$verrou", "$verrou"),
            ("..", "sans nom"),
            ("", "sans nom"),
            ("con", "_con"),
            ("NUL.txt", "_NUL.txt"),
            ("COM1", "_COM1"),
            ("COMPTE", "COMPTE"),
            ("e\u{301}te\u{301}", "été"),
            ("a\u{1}b\nc", "a b c"),
        ] {
            assert_eq!(safe_name(text, 80), name, "{text:?}");
        }
        assert_eq!(safe_name(&"é".repeat(300), 80).chars().count(), 80);
        assert_eq!(beside("x.docx", "nouvelle version", 1), "x (nouvelle version).docx");
        assert_eq!(beside("x.docx", "nouvelle version", 2), "x (nouvelle version 2).docx");
        assert_eq!(beside("x. y.docm", "nouvelle version", 1), "x. y (nouvelle version).docm");
        assert_eq!(key("A", "É.docx"), key("a", "é.docx"));
    }
}
