//! What the words of a message's text mean: the letters' fields, for the whole message or inside its list of letters.

use crate::docx::{Filter, Vocabulary, Word};
use crate::fr::fields;
use crate::fr::mail::message::{COMMON, FIELDS, LETTERS, SCHOOLS};
use crate::fr::text::nearest;
use crate::letters::Words;

/// The words of a message's text.
#[derive(Debug)]
pub(super) struct MessageWords {
    letter: Words,
    /// Each message holds one letter: its fields are the message's too.
    per_letter: bool,
}

impl MessageWords {
    pub(super) fn new(columns: &[String], per_letter: bool) -> Self {
        Self { letter: Words::with_columns(columns.iter().cloned()), per_letter }
    }

    /// Whether a path is a field of each letter, but of no message with several.
    pub(super) fn is_of_one_letter(&self, path: &str) -> bool {
        !self.per_letter && self.letter.knows(path) && !is_common(path)
    }
}

/// Whether a path speaks of the whole message.
fn is_common(path: &str) -> bool {
    let root = path.split(['.', '[']).next().unwrap_or(path);
    COMMON.contains(&root)
}

/// What follows `list[].` in a path; nothing behind it for the members themselves.
fn member<'p>(path: &'p str, list: &str) -> Option<&'p str> {
    let rest = path.strip_prefix(list)?.strip_prefix("[]")?;
    if rest.is_empty() { Some(rest) } else { rest.strip_prefix('.') }
}

impl Vocabulary for MessageWords {
    fn heading(&self, typed: &str) -> Option<String> {
        if self.knows(typed) {
            return None;
        }
        self.letter.heading(typed)
    }

    fn knows(&self, path: &str) -> bool {
        if let Some(rest) = member(path, LETTERS) {
            return rest.is_empty() || rest == "fichier" || self.letter.knows(rest);
        }
        if let Some(rest) = member(path, SCHOOLS) {
            // a head is one of a school's fields where there are several
            return rest.is_empty()
                || rest.starts_with("chef.") && self.letter.knows(rest)
                || self.letter.knows(&format!("etablissement.{rest}"));
        }
        FIELDS.iter().any(|field| field.path == path)
            || self.letter.knows(path) && (self.per_letter || is_common(path))
            || self.per_letter && path == "fichier"
    }

    fn nearest(&self, name: &str) -> Option<String> {
        // a loop's variable: `lettre.rne.nmo`
        if let Some((variable, rest)) = name.split_once('.')
            && !fields::FIELDS.iter().any(|field| field.path.split('.').next() == Some(variable))
            && let Some(near) = nearest(rest, fields::FIELDS.iter().map(|field| field.path))
        {
            return Some(format!("{variable}.{near}"));
        }
        let ours = FIELDS.iter().map(|field| field.path);
        let common = fields::FIELDS.iter().map(|field| field.path);
        let known = common.filter(|path| self.per_letter || is_common(path));
        nearest(name, ours.chain(known).filter(|path| !path.contains("[]"))).map(str::to_owned)
    }

    fn nearest_word(&self, typed: &str, known: &[&str]) -> Option<String> {
        self.letter.nearest_word(typed, known)
    }

    fn box_code(&self, _: &str) -> Option<String> {
        None
    }

    fn filters(&self) -> &'static [Filter] {
        self.letter.filters()
    }

    fn word(&self, typed: &str) -> Option<Word> {
        self.letter.word(typed)
    }
}
