//! Settings files that can't be read.

use crate::fr::typography::quote;

/// A section that is begun twice: the second time at the last of both lines.
pub fn section_twice(path: &str, section: &str, first: usize, second: usize) -> String {
    format!(
        "Dans {}, la section [{section}] est écrite deux fois, aux lignes {first} et {second}. Mettez sous la ligne {first} ce \
         qui suit la ligne {second}, et supprimez celle-ci.",
        quote(path)
    )
}

/// A key that is given twice.
pub fn key_twice(path: &str, key: &str, first: usize, second: usize) -> String {
    format!(
        "Dans {}, {key} est donné deux fois, aux lignes {first} et {second}. Gardez la bonne ligne, et supprimez l’autre.",
        quote(path)
    )
}
