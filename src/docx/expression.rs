//! The words of one tag: what they print or decide, proved against the vocabulary before any letter.

use super::faults::Trouble;
use super::headings::renamed;
use super::names::{self, LONGEST, Names, read, root, unreadable_words};
use super::pictures::PictureTag;
use super::quotes;
use super::vocabulary::{Vocabulary, Word};

/// What a value tag prints.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Printed {
    /// The value of an expression.
    Value(String),
    /// A tick box.
    Box(BoxKey),
    /// The value of an expression, with its bold and italic stretches.
    Rich(String),
    /// The members of a list, or the lines of a text, each in a paragraph of its own.
    Paragraphs(String),
    /// A picture.
    Picture(PictureTag),
}

/// Which box.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum BoxKey {
    /// A code known when the template is compiled.
    Code(String),
    /// An expression that gives the code, in a loop.
    Expression(String),
}

/// Reads a value tag. `is_rich` says that the tag asks for bold and italic stretches (`{{r x }}`).
pub(super) fn printed(
    words: &str,
    typed: &str,
    is_rich: bool,
    scope: &Names<'_>,
    vocabulary: &dyn Vocabulary,
) -> Result<Printed, Vec<Trouble>> {
    if words == "case" {
        return Err(vec![Trouble::BoxWithoutCode]);
    }
    if let Some(argument) = call(words, "case") {
        return Ok(Printed::Box(box_key(argument, scope, vocabulary)?));
    }
    if let Some(arguments) = call(words, "image") {
        let picture = PictureTag::read(arguments, vocabulary).map_err(|trouble| vec![trouble])?;
        return picture.map(Printed::Picture).ok_or_else(|| vec![Trouble::Unreadable(words.to_owned())]);
    }
    if let Some((head, name)) = words.rsplit_once('|')
        && let Some(word @ (Word::Paragraphs | Word::Rich)) = vocabulary.word(name.trim())
    {
        let typed = typed.rsplit_once('|').map_or(typed, |(head, _)| head);
        let code = value(head.trim(), typed.trim(), scope, vocabulary)?;
        return Ok(if word == Word::Rich { Printed::Rich(code) } else { Printed::Paragraphs(code) });
    }
    let code = value(words, typed, scope, vocabulary)?;
    Ok(if is_rich { Printed::Rich(code) } else { Printed::Value(code) })
}

/// An expression, or a column's heading with filters behind it.
pub(super) fn value(
    words: &str,
    typed: &str,
    scope: &Names<'_>,
    vocabulary: &dyn Vocabulary,
) -> Result<String, Vec<Trouble>> {
    let (head, filters) = words.split_once('|').map_or((words, ""), |(head, filters)| (head, filters));
    let typed_head = typed.split('|').next().unwrap_or(typed).trim();
    let named = head.trim();
    // `(Effet | date) > x` is an expression, whatever its signs hide
    let is_open = named.starts_with(['(', '[', '"', '\'', '-'])
        || named.matches('(').count() != named.matches(')').count();
    let resolved = if is_open || scope.contains_key(named) { None } else { vocabulary.heading(typed_head) };
    let code = match (resolved, filters.trim()) {
        (Some(path), "") => path,
        (Some(path), filters) => format!("{path} | {}", renamed(filters, scope, vocabulary)),
        (None, _) => renamed(words, scope, vocabulary),
    };
    let Some(compiled) = read(&code) else {
        // a filter with an accent is no name of the language, but may be near to one
        let troubles = names::unknown_filters(&code, vocabulary);
        return Err(if troubles.is_empty() { unreadable(words, named, vocabulary) } else { troubles });
    };
    let mut troubles = names::unknown_names(&compiled.undeclared_variables(true), scope, vocabulary);
    troubles.extend(names::unknown_filters(&code, vocabulary));
    // fields are texts: twice "1" is "11", which no letter means
    if quotes::unquoted(&code).contains('*') {
        troubles.push(Trouble::Unreadable(words.to_owned()));
    }
    if troubles.is_empty() { Ok(code) } else { Err(troubles) }
}

/// Several plain words that make no expression are a column's heading that does not exist.
fn unreadable(words: &str, head: &str, vocabulary: &dyn Vocabulary) -> Vec<Trouble> {
    let looks_like_a_heading = !head.is_empty()
        && head.len() <= LONGEST
        && head.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '\'' | '-' | '_' | '.' | '°' | '/'));
    if looks_like_a_heading {
        return vec![Trouble::UnknownField { name: head.to_owned(), nearest: vocabulary.nearest(head) }];
    }
    vec![unreadable_words(words)]
}

/// The code of a box that a tag names in so many letters; empty for one that has none yet: `case()`, `case("?")`.
/// Nothing for a code that is worked out, and for what is no box.
pub(super) fn literal_box(words: &str, vocabulary: &dyn Vocabulary) -> Option<String> {
    let argument = call(words, "case").or_else(|| (words == "case").then_some(""))?;
    let bare = argument.trim_matches(['"', '\'']).trim();
    if has_no_code(bare) {
        return Some(String::new());
    }
    vocabulary.box_code(bare)
}

/// Whether the argument of a box is only an empty place: nothing, `?`, `…`.
fn has_no_code(argument: &str) -> bool {
    !argument.contains(char::is_alphanumeric)
}

fn box_key(argument: &str, scope: &Names<'_>, vocabulary: &dyn Vocabulary) -> Result<BoxKey, Vec<Trouble>> {
    let quoted = |quote: char| argument.strip_prefix(quote)?.strip_suffix(quote);
    if has_no_code(argument) {
        return Err(vec![Trouble::BoxWithoutCode]);
    }
    if let Some(code) = quoted('"').or_else(|| quoted('\'')) {
        return vocabulary
            .box_code(code.trim())
            .map(BoxKey::Code)
            .ok_or_else(|| vec![Trouble::UnknownBox(code.trim().to_owned())]);
    }
    // `case(1a-1)`: the quotes are easily forgotten
    if !scope.contains_key(root(argument))
        && let Some(code) = vocabulary.box_code(argument)
    {
        return Ok(BoxKey::Code(code));
    }
    value(argument, argument, scope, vocabulary).map(BoxKey::Expression)
}

/// The argument of a call `name( … )` that is the whole of `words`.
fn call<'w>(words: &'w str, name: &str) -> Option<&'w str> {
    let inner = words.strip_prefix(name)?.trim_start().strip_prefix('(')?.trim_end().strip_suffix(')')?;
    Some(inner.trim())
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    pub(in super::super) struct Words;

    impl Vocabulary for Words {
        fn heading(&self, typed: &str) -> Option<String> {
            ["nombre d’imp", "nombre"].contains(&typed.to_lowercase().as_str()).then(|| "imp".to_owned())
        }
        fn knows(&self, path: &str) -> bool {
            ["imp", "rne", "rne.nom", "projets", "projets[]", "projets[].texte"].contains(&path)
        }
        fn nearest(&self, name: &str) -> Option<String> {
            (name == "rne.nmo").then(|| "rne.nom".to_owned())
        }
        fn nearest_word(&self, typed: &str, known: &[&str]) -> Option<String> {
            known.iter().find(|known| known.len() == typed.len()).map(|&known| known.to_owned())
        }
        fn box_code(&self, typed: &str) -> Option<String> {
            typed.starts_with('1').then(|| typed.replace('.', ""))
        }
    }

    #[test]
    fn a_value_is_a_field_a_heading_or_a_box() {
        let printed = |words: &str, typed: &str| printed(words, typed, false, &Names::default(), &Words);
        assert_eq!(printed("rne.nom", "rne.nom"), Ok(Printed::Value("rne.nom".into())));
        assert_eq!(printed("Nombre d'IMP", "Nombre d’IMP"), Ok(Printed::Value("imp".into())));
        assert_eq!(
            printed("Nombre d'IMP | upper", "Nombre d’IMP | upper"),
            Ok(Printed::Value("imp | upper".into()))
        );
        assert_eq!(printed("case(\"1.a\")", ""), Ok(Printed::Box(BoxKey::Code("1a".into()))));
        assert_eq!(printed("case(1a-1)", ""), Ok(Printed::Box(BoxKey::Code("1a-1".into()))));
        assert_eq!(printed("case(\"z\")", ""), Err(vec![Trouble::UnknownBox("z".into())]));
        assert_eq!(
            printed("rne.nmo", "rne.nmo"),
            Err(vec![Trouble::UnknownField { name: "rne.nmo".into(), nearest: Some("rne.nom".into()) }])
        );
        assert_eq!(
            printed("date de fin", "date de fin"),
            Err(vec![Trouble::UnknownField { name: "date de fin".into(), nearest: None }])
        );
        assert_eq!(
            printed("imp | uperr", "imp | uperr"),
            Err(vec![Trouble::UnknownFilter { name: "uperr".into(), nearest: Some("upper".into()) }])
        );
        assert_eq!(printed("imp +* 2", "imp +* 2"), Err(vec![Trouble::Unreadable("imp +* 2".into())]));
        assert_eq!(printed("imp * 2", "imp * 2"), Err(vec![Trouble::Unreadable("imp * 2".into())]));
        assert!(printed("imp ~ ' * '", "imp ~ ' * '").is_ok());
    }
}
