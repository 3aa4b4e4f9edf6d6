//! Words that letters carry besides their template's: titles of documents, names of second versions.

use super::typography::NBSP;

/// Title of a letter, in the document's properties.
pub fn title(year: &str, who: &str, school: &str) -> String {
    format!("Lettre de mission RNE {year} – {who} – {school}")
}

/// What the name of a file is when nothing is left of it.
pub const NAMELESS: &str = "sans nom";

/// What is added to the name of a letter that stands beside one changed by hand.
pub const NEW_VERSION: &str = "nouvelle version";

/// X02 when a value could not be worked out at all.
pub fn expression(cause: &str) -> String {
    format!("une valeur que l’expression du modèle attend{NBSP}: {cause}")
}
