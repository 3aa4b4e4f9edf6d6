//! What is wrong with the data, in words: what, and what to do. The place is added by whoever knows it.

pub mod budget;
pub mod files;
pub mod imp;
pub mod layouts;
pub mod lists;
pub mod mail;
pub mod missions;
pub mod people;
pub mod schools;
pub mod settings;
pub mod surveys;
pub mod titles;
pub mod values;

/// A finding in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// What is wrong, with the value that was read.
    pub what: String,
    /// What to do about it.
    pub remedy: String,
}

impl Told {
    pub(in crate::fr) fn new(what: impl Into<String>, remedy: impl Into<String>) -> Self {
        let bound = |text: String| super::typography::bind(&text);
        Self { what: bound(what.into()), remedy: bound(remedy.into()) }
    }
}

/// Whether two titles are the same to whoever reads them: then their names can't tell the columns apart.
fn is_one(title: &str, other: &str) -> bool {
    super::text::fold(title) == super::text::fold(other)
}

/// A value read, in quotes, never so long that it hides the sentence.
fn read(value: &str) -> String {
    const LONGEST: usize = 60;
    let value = super::secrets::without_secrets(&super::text::clean(value));
    if value.chars().count() > LONGEST {
        let cut: String = value.chars().take(LONGEST).collect();
        return super::typography::quote(&format!("{cut}…"));
    }
    super::typography::quote(&value)
}
