//! Headings of columns inside expressions: what is written as people name it, as the language knows it.

use super::names::{GLOBALS, Names};
use super::vocabulary::Vocabulary;

/// Words of expressions.
const WORDS: [&str; 15] = [
    "and",
    "or",
    "not",
    "in",
    "is",
    "if",
    "else",
    "for",
    "true",
    "false",
    "none",
    "True",
    "False",
    "None",
    "recursive",
];

/// A code whose names that are columns' headings have given way to the paths of their fields: `Grade == "PLP"`. A heading of
/// several words can only stand at the beginning of a tag.
pub(super) fn renamed(code: &str, scope: &Names<'_>, vocabulary: &dyn Vocabulary) -> String {
    let mut renamed = String::with_capacity(code.len());
    let mut rest = code;
    let mut quote: Option<char> = None;
    while let Some(ch) = rest.chars().next() {
        let length = rest.find(|ch: char| !ch.is_alphanumeric() && ch != '_').unwrap_or(rest.len());
        if quote.is_some() || !ch.is_alphabetic() {
            match quote {
                Some(open) if ch == open => quote = None,
                None if matches!(ch, '"' | '\'') => quote = Some(ch),
                _ => {}
            }
            // what follows a digit is a part of the number, what follows a backslash of the text
            let step = match ch {
                '\\' if quote.is_some() => 1 + rest[1..].chars().next().map_or(0, char::len_utf8),
                _ if quote.is_none() && ch.is_numeric() => length,
                _ => ch.len_utf8(),
            };
            renamed.push_str(&rest[..step]);
            rest = &rest[step..];
            continue;
        }
        let (name, behind) = rest.split_at(length);
        // an attribute, a filter, a test; a call, the name of an argument
        let before = renamed.trim_end();
        let is_inside =
            before.ends_with(['.', '|']) || before.ends_with(" is") || before.ends_with(" is not");
        let after = behind.trim_start();
        let is_named = after.starts_with('(') || after.starts_with('=') && !after.starts_with("==");
        let is_ours = is_inside
            || is_named
            || scope.contains_key(name)
            || GLOBALS.contains(&name)
            || WORDS.contains(&name)
            || vocabulary.knows(name);
        let path = if is_ours { None } else { vocabulary.heading(name) };
        match path.filter(|_| !after.starts_with('.')) {
            Some(path) => renamed.push_str(&path),
            None => renamed.push_str(name),
        }
        rest = behind;
    }
    renamed
}

#[cfg(test)]
mod tests {
    use super::super::expression::tests::Words;
    use super::super::names::Scope;
    use super::*;

    #[test]
    fn headings_are_fields_inside_expressions_too() {
        let bound = Scope::from([("nombre".to_owned(), None)]);
        let scope = Names(vec![&bound]);
        for (code, expected) in [
            ("Nombre == \"1\"", "imp == \"1\""),
            ("\"Nombre\" ~ Nombre", "\"Nombre\" ~ imp"),
            ("'x' if not Nombre else Nombre | upper", "'x' if not imp else imp | upper"),
            ("rne.Nombre ~ x | Nombre ~ Nombre(1)", "rne.Nombre ~ x | Nombre ~ Nombre(1)"),
            ("x | map(Nombre=1)", "x | map(Nombre=1)"),
            ("x is Nombre", "x is Nombre"),
            ("\"\\\"Nombre\" ~ Nombre", "\"\\\"Nombre\" ~ imp"),
            ("nombre ~ 1Nombre", "nombre ~ 1Nombre"),
        ] {
            assert_eq!(renamed(code, &scope, &Words), expected);
        }
    }
}
