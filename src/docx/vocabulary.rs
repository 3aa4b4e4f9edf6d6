//! What the words of a template may mean. The domain answers; this room only asks.

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
}
