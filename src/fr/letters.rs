//! Words that letters carry besides their template's: titles of documents, names of second versions.

/// Title of a letter, in the document's properties.
pub fn title(year: &str, who: &str, school: &str) -> String {
    format!("Lettre de mission RNE {year} – {who} – {school}")
}

/// What the name of a file is when nothing is left of it.
pub const NAMELESS: &str = "sans nom";

/// What is added to the name of a letter that stands beside one changed by hand.
pub const NEW_VERSION: &str = "nouvelle version";
