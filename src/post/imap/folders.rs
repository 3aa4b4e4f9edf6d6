//! Which folder is for what: by what the server says of each, else by its name.

use super::names::decoded;
use crate::fr::mail::mailbox as words;
use crate::fr::text::fold;

/// What a folder is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Use {
    /// Drafts.
    Drafts,
    /// What was sent.
    Sent,
}

/// A folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Folder {
    /// In lower case.
    attributes: Vec<String>,
    delimiter: Option<char>,
    /// As it goes over the line.
    name: String,
}

/// The folders of a list.
pub(super) fn read(lines: &[String]) -> Vec<Folder> {
    lines.iter().filter_map(|line| folder(line)).collect()
}

/// `LIST (\HasNoChildren \Drafts) "/" Brouillons`.
fn folder(line: &str) -> Option<Folder> {
    let (word, rest) = line.split_once(' ')?;
    if !word.eq_ignore_ascii_case("LIST") {
        return None;
    }
    let (attributes, rest) = rest.trim_start().strip_prefix('(')?.split_once(')')?;
    let (delimiter, rest) = string(rest)?;
    let (name, _) = string(rest)?;
    Some(Folder {
        attributes: attributes.split_whitespace().map(str::to_ascii_lowercase).collect(),
        delimiter: delimiter.chars().next().filter(|_| !delimiter.eq_ignore_ascii_case("NIL")),
        name,
    })
}

/// A word or a quoted string, and what follows it.
fn string(text: &str) -> Option<(String, &str)> {
    let text = text.trim_start();
    let Some(inside) = text.strip_prefix('"') else {
        let end = text.find(' ').unwrap_or(text.len());
        let (word, rest) = text.split_at(end);
        return (!word.is_empty()).then(|| (word.to_owned(), rest));
    };
    let (mut string, mut letters) = (String::new(), inside.char_indices());
    while let Some((at, ch)) = letters.next() {
        match ch {
            '"' => return Some((string, inside.get(at + 1..)?)),
            '\\' => string.push(letters.next()?.1),
            _ => string.push(ch),
        }
    }
    None
}

/// The folder for something.
pub(super) fn choose(folders: &[Folder], wanted: Use) -> Option<String> {
    let (attribute, names) = match wanted {
        Use::Drafts => ("\\drafts", &words::DRAFTS[..]),
        Use::Sent => ("\\sent", &words::SENT[..]),
    };
    let has = |folder: &Folder, attribute: &str| folder.attributes.iter().any(|own| own == attribute);
    let open = |folder: &&Folder| !has(folder, "\\noselect") && !has(folder, "\\nonexistent");
    let told = folders.iter().filter(open).find(|folder| has(folder, attribute));
    // names are looked for in their order, whatever that of the list
    let by_name = || {
        names
            .iter()
            .find_map(|name| folders.iter().filter(open).find(|folder| fold(&folder.own_name()) == *name))
    };
    told.or_else(by_name).map(|folder| folder.name.clone())
}

impl Folder {
    /// As people read it, without the inbox that some servers put above every folder.
    fn own_name(&self) -> String {
        let name = decoded(&self.name);
        let inside = self.delimiter.and_then(|delimiter| {
            let (inbox, rest) = name.split_once(delimiter)?;
            inbox.eq_ignore_ascii_case("INBOX").then(|| rest.to_owned())
        });
        inside.unwrap_or(name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_are_known_by_their_use_else_by_their_name() {
        for (lines, drafts, sent) in [
            // what the server says goes before any name
            (
                &[r#"LIST (\HasNoChildren) "/" Drafts"#, r#"LIST (\Drafts) "/" "Mes brouillons""#][..],
                Some("Mes brouillons"),
                None,
            ),
            (&[r#"LIST (\drafts \Noselect) "/" A"#, r#"LIST () "/" brouillons"#], Some("brouillons"), None),
            (
                &[r#"LIST () "." INBOX.Drafts"#, r#"LIST () "." INBOX.Sent"#],
                Some("INBOX.Drafts"),
                Some("INBOX.Sent"),
            ),
            (
                &[r#"LIST () "/" "Envoy&AOk-s""#, r#"LIST () "/" "&AMk-l&AOk-ments envoy&AOk-s""#],
                None,
                Some("Envoy&AOk-s"),
            ),
            (&["LIST () NIL DRAFTS"], Some("DRAFTS"), None),
            (
                &[r#"LIST () "/" "a \"b\" \\c""#, "3 EXISTS", "LIST (", "LIST () \"/", "LIST () \"/\""],
                None,
                None,
            ),
            // somebody's own folder of old drafts is not the folder of drafts
            (&[r#"LIST () "/" Archives/Drafts"#], None, None),
        ] {
            let folders = read(&lines.iter().map(|&line| line.to_owned()).collect::<Vec<_>>());
            assert_eq!(choose(&folders, Use::Drafts).as_deref(), drafts, "{lines:?}");
            assert_eq!(choose(&folders, Use::Sent).as_deref(), sent, "{lines:?}");
        }
    }
}
