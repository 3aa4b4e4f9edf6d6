//! Where something stands in the text of a settings file, for sentences about a file that can't be read.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// The key, with its section, whose value stands at a byte of the text, and the value as it is written.
pub(super) fn value(text: &str, at: usize) -> Option<(String, String)> {
    let root = DeTable::parse(text).ok()?;
    let (path, value) = find(root.get_ref(), at)?;
    Some((path.join("."), text.get(value.span())?.to_owned()))
}

/// The innermost value that stands there, and its keys from the outermost.
fn find<'t>(table: &'t DeTable<'_>, at: usize) -> Option<(Vec<&'t str>, &'t Spanned<DeValue<'t>>)> {
    table.iter().find_map(|(key, value)| {
        let inside = match value.get_ref() {
            DeValue::Table(table) => find(table, at),
            _ => None,
        };
        let (mut path, value) = inside.or_else(|| value.span().contains(&at).then(|| (Vec::new(), value)))?;
        path.insert(0, key.get_ref());
        Some((path, value))
    })
}

/// What a line of the file begins: a section, or a key of one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Begun {
    /// `[courriel]`.
    Section(String),
    /// `port = 465`, with its section: `courriel.smtp.port`.
    Key(String),
}

/// What a line begins; nothing for comments, blank lines, and those in the middle of a value.
pub(super) fn begun(text: &str, line: usize) -> Option<Begun> {
    lines(text).find(|(number, _)| *number == line).map(|(_, begun)| begun)
}

/// What a line begins that an earlier one has begun already, and that earlier line.
pub(super) fn twice(text: &str, line: usize) -> Option<(Begun, usize)> {
    let here = begun(text, line)?;
    let (first, _) = lines(text).find(|(_, begun)| *begun == here)?;
    (first < line).then_some((here, first))
}

/// Lines that begin something, from 1.
fn lines(text: &str) -> impl Iterator<Item = (usize, Begun)> {
    let mut section = String::new();
    (1..).zip(text.lines()).filter_map(move |(number, line)| {
        let line = line.trim_start();
        if line.starts_with('#') {
            return None;
        }
        if let Some((name, _)) = line.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
            section = plain(name);
            return Some((number, Begun::Section(section.clone())));
        }
        let (key, _) = line.split_once('=')?;
        let key = plain(key);
        let key = if section.is_empty() { key } else { format!("{section}.{key}") };
        Some((number, Begun::Key(key)))
    })
}

/// A name without the spaces and quotes that it may be written with.
fn plain(name: &str) -> String {
    name.split('.').map(|part| part.trim().trim_matches(['"', '\''])).collect::<Vec<_>>().join(".")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_begun_a_second_time_is_known_by_its_first_line() {
        let text = "[courriel]\n# expediteur = \"a\"\nexpediteur = \"b\"\n\n[ courriel . smtp ]\nexpediteur = 1\n[courriel] # encore\n";
        assert_eq!(twice(text, 7), Some((Begun::Section("courriel".to_owned()), 1)));
        assert_eq!(begun(text, 5), Some(Begun::Section("courriel.smtp".to_owned())));
        for line in [0, 1, 2, 3, 4, 5, 6, 8] {
            assert_eq!(twice(text, line), None, "{line}");
        }
        let text = "[lettres]\nnom = 'a'\n\"nom\" = 'b'\n";
        assert_eq!(twice(text, 3), Some((Begun::Key("lettres.nom".to_owned()), 2)));
    }
}
