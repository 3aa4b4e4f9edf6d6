//! What the words of a template may mean. The domain answers; this room only asks.

use std::sync::Arc;

use super::filter::{Filter, Picture};

/// The paths that give a date in its three forms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateForms {
    /// `2027-03-01`.
    pub iso: String,
    /// `01/03/2027`.
    pub short: String,
    /// `1er mars 2027`.
    pub long: String,
}

/// The fields and boxes that a template may name.
pub trait Vocabulary {
    /// The path of the field that people mean by a column's heading (`Nombre d'IMP`), if it is one.
    fn heading(&self, typed: &str) -> Option<String>;

    /// Whether a dotted path (`rne.nom`) is a field, or leads to one. A loop's variable over `projets` is asked
    /// for as `projets[]`, its fields as `projets[].texte`.
    fn knows(&self, path: &str) -> bool;

    /// The known field nearest to a wrong one.
    fn nearest(&self, name: &str) -> Option<String>;

    /// The word among `known` that was most likely meant.
    fn nearest_word(&self, typed: &str, known: &[&str]) -> Option<String>;

    /// What a date is written as, when the field is one: a date control needs more than its text.
    fn date(&self, path: &str) -> Option<DateForms> {
        let _ = path;
        None
    }

    /// The canonical code of a box, from what a tag or a control says (`1.a.1` is `1a-1`).
    fn box_code(&self, typed: &str) -> Option<String>;

    /// The filters that templates may use besides the language's own.
    fn filters(&self) -> &'static [Filter] {
        &[]
    }

    /// The expression that writes the value of `code` as a picture asks, if the domain can.
    fn pictured(&self, code: &str, picture: &Picture) -> Option<String> {
        let _ = (code, picture);
        None
    }

    /// What a filter or an argument that the engine itself understands is called in templates.
    fn word(&self, typed: &str) -> Option<Word> {
        match typed {
            "paragraphs" => Some(Word::Paragraphs),
            "rich" => Some(Word::Rich),
            "width" => Some(Word::Width),
            "height" => Some(Word::Height),
            _ => None,
        }
    }

    /// The bytes of a picture of the campaign, by the name that the template gives. It is asked for at each of its tags.
    ///
    /// # Errors
    /// Why there is none.
    fn picture(&self, name: &str) -> Result<Arc<[u8]>, NoPicture> {
        let _ = name;
        Err(NoPicture::Missing)
    }

    /// The path of a field in the record that comes `steps` after this one, where a template may speak of several: what
    /// `NEXT` means in a mail merge.
    fn following(&self, steps: usize, path: &str) -> Option<String> {
        let _ = (steps, path);
        None
    }

    /// The path of the number of this record, from 1: what `MERGEREC` means in a mail merge.
    fn rank(&self) -> Option<String> {
        None
    }
}

/// Words of the engine's own that templates may use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Word {
    /// A filter: each member of a list, or line of a text, in a paragraph of its own.
    Paragraphs,
    /// A filter: `**bold**`, `*italic*`, `__underlined__`.
    Rich,
    /// An argument of a picture.
    Width,
    /// An argument of a picture.
    Height,
}

/// Why a picture can't be had.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoPicture {
    /// There is no such file.
    Missing,
    /// The name leads out of the campaign.
    Outside,
    /// Larger than any letter can carry.
    TooBig,
    /// Not a PNG, JPEG or GIF picture.
    Unreadable,
}
