//! The file of a message's text: its encoding, its subject above, its text below.

use crate::fr::encoding::windows_1252;
use crate::fr::findings::Told;
use crate::fr::mail::message as words;
use crate::fr::text::fold;

/// A text taken apart.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Source {
    pub(super) subject: String,
    /// Its line in the file, from 1.
    pub(super) subject_line: usize,
    pub(super) text: String,
    /// How many lines stand above the text.
    pub(super) above: usize,
    /// What is wrong, by line.
    pub(super) faults: Vec<(usize, Told)>,
}

/// The characters of a file that a person saved in any program: UTF-8 or UTF-16 with or without their mark,
/// Windows-1252; lines end with `\n`.
pub(super) fn decoded(bytes: &[u8]) -> String {
    let wide = |bytes: &[u8], unit: fn([u8; 2]) -> u16| {
        let units: Vec<u16> = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]])).collect();
        String::from_utf16_lossy(&units)
    };
    let text = match bytes {
        [0xff, 0xfe, rest @ ..] => wide(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => wide(rest, u16::from_be_bytes),
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        _ => std::str::from_utf8(bytes).map_or_else(|_| windows_1252(bytes), str::to_owned),
    };
    text.replace("\r\n", "\n").replace('\r', "\n")
}

/// Takes a file apart: `Objet : …`, a line of dashes, the text.
pub(super) fn read(bytes: &[u8]) -> Source {
    let decoded = decoded(bytes);
    let lines: Vec<&str> = decoded.split('\n').collect();
    let mut at = 0;
    let skip_empty = |at: &mut usize| {
        while lines.get(*at).is_some_and(|line| line.trim().is_empty()) {
            *at += 1;
        }
    };
    skip_empty(&mut at);
    // some write a line of dashes above it too
    if lines.get(at).is_some_and(|line| is_rule(line)) {
        at += 1;
        skip_empty(&mut at);
    }
    let first = lines.get(at).copied().unwrap_or_default();
    let named = first.split_once(':').filter(|(name, _)| words::SUBJECT.contains(&fold(name).as_str()));
    let Some((_, subject)) = named else {
        return Source {
            faults: vec![(at.min(lines.len() - 1) + 1, words::no_subject())],
            ..Source::default()
        };
    };
    let mut source = Source { subject: subject.trim().to_owned(), subject_line: at + 1, ..Source::default() };
    if source.subject.is_empty() {
        source.faults.push((at + 1, words::empty_subject()));
    }
    at += 1;
    while let Some(line) = lines.get(at) {
        let name = line.split_once(':').map(|(name, _)| fold(name));
        if !name.is_some_and(|name| words::HEADERS.contains(&name.as_str())) {
            break;
        }
        source.faults.push((at + 1, words::header(line.trim())));
        at += 1;
    }
    skip_empty(&mut at);
    if lines.get(at).is_some_and(|line| is_rule(line)) {
        at += 1;
    }
    source.above = at;
    source.text = lines.get(at..).unwrap_or_default().join("\n");
    if source.text.trim().is_empty() {
        source.faults.push((lines.len(), words::empty_text()));
    }
    source
}

/// A line of dashes, also those that Word makes of them.
fn is_rule(line: &str) -> bool {
    let line = line.trim();
    let is_dash = |ch: char| matches!(ch, '-' | '–' | '—' | '_' | '=');
    (line.chars().count() >= 3 || line == "—") && line.chars().all(is_dash)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_read_as_any_program_saves_it() {
        let text = "Objet : août – d’été\n---\nÀ vous,\n\nŒuvre\n";
        let wide: Vec<u8> =
            std::iter::once(0xfeff_u16).chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
        let wide_big: Vec<u8> =
            std::iter::once(0xfeff_u16).chain(text.encode_utf16()).flat_map(u16::to_be_bytes).collect();
        let ansi = b"Objet : ao\xfbt \x96 d\x92\xe9t\xe9\n---\n\xc0 vous,\n\n\x8cuvre\n".to_vec();
        for bytes in [
            text.as_bytes().to_vec(),
            format!("\u{feff}{text}").into_bytes(),
            text.replace('\n', "\r\n").into_bytes(),
            text.replace('\n', "\r").into_bytes(),
            wide,
            wide_big,
            ansi,
        ] {
            let source = read(&bytes);
            let (subject, text) = (source.subject.as_str(), source.text.as_str());
            assert_eq!((subject, text), ("août – d’été", "À vous,\n\nŒuvre\n"), "{bytes:?}");
            assert_eq!((source.subject_line, source.above, source.faults.len()), (1, 2, 0));
        }
    }

    #[test]
    fn the_subject_stands_above_in_any_spelling() {
        for (text, subject, body) in [
            ("Objet: a\n---\nb", "a", "b"),
            ("\n OBJET\u{a0}: a : b\n\n-----\nc", "a : b", "c"),
            ("Sujet : a\n\nb\n---\nc", "a", "b\n---\nc"),
            ("---\nSubject: a\n---\nb", "a", "b"),
            ("Objet : a\n—\nb", "a", "b"),
        ] {
            let source = read(text.as_bytes());
            assert_eq!((source.subject.as_str(), source.text.as_str()), (subject, body), "{text}");
            assert_eq!(source.faults, [], "{text}");
        }
    }

    #[test]
    fn what_is_wrong_has_its_line() {
        let faults = |text: &str| read(text.as_bytes()).faults;
        assert_eq!(faults("Bonjour,\n"), [(1, words::no_subject())]);
        assert_eq!(faults(""), [(1, words::no_subject())]);
        assert_eq!(faults("Objet :\n---\n\n"), [(1, words::empty_subject()), (4, words::empty_text())]);
        assert_eq!(faults("Objet : a\nCci : x@y.nc\n---\nb"), [(2, words::header("Cci : x@y.nc"))]);
    }
}
