//! The names in the codes of a template: which fields they mean, and which nobody knows.

use std::collections::{BTreeMap, HashSet};
use std::sync::LazyLock;

use minijinja::{Environment, Expression};

use super::faults::Trouble;
use super::program;
use super::quotes;
use super::vocabulary::Vocabulary;

/// Tests that may follow `is`.
const TESTS: [&str; 14] = [
    "defined",
    "undefined",
    "none",
    "odd",
    "even",
    "string",
    "number",
    "sequence",
    "mapping",
    "true",
    "false",
    "eq",
    "ne",
    "in",
];
/// Words of the language that are no fields; `loop` is bound by loops, and nothing outside of them.
pub(super) const GLOBALS: [&str; 3] = ["range", "dict", "cases"];

/// A language without our custom delimiters, only to read expressions with.
pub(super) static LANGUAGE: LazyLock<Environment<'static>> = LazyLock::new(|| program::language(&[]));

/// Names that blocks have bound around a tag, with the path they stand for when it is known.
pub(super) type Scope = BTreeMap<String, Option<String>>;

/// The names that hold at a tag: those of the blocks around it, the innermost last. #many-names: they are looked up
/// where they stand, and not gathered anew for each tag.
#[derive(Clone, Debug, Default)]
pub(super) struct Names<'s>(pub(super) Vec<&'s Scope>);

impl<'s> Names<'s> {
    /// What a name stands for, if it is bound.
    pub(super) fn get(&self, name: &str) -> Option<&'s Option<String>> {
        self.0.iter().rev().find_map(|scope| scope.get(name))
    }

    pub(super) fn contains_key(&self, name: &str) -> bool {
        self.get(name).is_some()
    }

    /// These names, and others that hold inside.
    pub(super) fn with<'o>(&self, inner: &'o Scope) -> Names<'o>
    where
        's: 'o,
    {
        Names(self.0.iter().copied().chain([inner]).collect())
    }

    /// Those that an expression uses.
    pub(super) fn used(&self, code: &str) -> Scope {
        let names = read(code).map(|compiled| compiled.undeclared_variables(false)).unwrap_or_default();
        names.into_iter().filter_map(|name| Some((name.clone(), self.get(&name)?.clone()))).collect()
    }
}

/// Longest words of a tag, in bytes. #long-expression: `a ~ a ~ a …` is a tree as deep as it is long, and the library
/// climbs it on the stack.
pub(super) const LONGEST: usize = 1000;

/// An expression, read.
pub(super) fn read(code: &str) -> Option<Expression<'static, 'static>> {
    let code = Some(code).filter(|code| code.len() <= LONGEST)?;
    LANGUAGE.compile_expression_owned(code.to_owned()).ok()
}

/// Words that can't be read, as a message quotes them.
pub(super) fn unreadable_words(words: &str) -> Trouble {
    let mut quoted: String = words.chars().take(LONGEST / 10).collect();
    if quoted.len() < words.len() {
        quoted.push('…');
    }
    Trouble::Unreadable(quoted)
}

/// The paths that an expression reads, in their order of the alphabet; none when it can't be read.
pub fn paths(expression: &str) -> Vec<String> {
    let mut paths: Vec<String> = read(expression)
        .map(|compiled| compiled.undeclared_variables(true).into_iter().collect())
        .unwrap_or_default();
    paths.sort();
    paths
}

/// The names that nobody knows, each as a trouble.
pub(super) fn unknown_names(
    names: &HashSet<String>,
    scope: &Names<'_>,
    vocabulary: &dyn Vocabulary,
) -> Vec<Trouble> {
    let mut sorted: Vec<&String> = names.iter().collect();
    sorted.sort();
    let mut troubles = Vec::new();
    for name in sorted {
        let known = match scope.get(root(name)) {
            Some(Some(path)) => vocabulary.knows(&format!("{path}{}", &name[root(name).len()..])),
            Some(None) => true,
            None => GLOBALS.contains(&root(name)) || vocabulary.knows(name),
        };
        if !known {
            troubles.push(Trouble::UnknownField { name: name.clone(), nearest: vocabulary.nearest(name) });
        }
    }
    troubles
}

/// The fields that an expression reads, by path: those of a loop's variable as the list's (`projets[].texte`).
pub(super) fn reads(code: &str, scope: &Names<'_>, vocabulary: &dyn Vocabulary) -> Vec<String> {
    let names = read(code).map(|compiled| compiled.undeclared_variables(true)).unwrap_or_default();
    fields(&names, scope, vocabulary)
}

/// Known names by the paths of their fields, in the order of the alphabet.
pub(super) fn fields(names: &HashSet<String>, scope: &Names<'_>, vocabulary: &dyn Vocabulary) -> Vec<String> {
    let path = |name: &String| match scope.get(root(name)) {
        Some(path) => path.as_ref().map(|path| format!("{path}{}", &name[root(name).len()..])),
        None => vocabulary.knows(name).then(|| name.clone()),
    };
    let mut paths: Vec<String> = names.iter().filter_map(path).collect();
    paths.sort();
    paths
}

/// Filters and tests are looked up only when they run; a typing error in one must show before.
pub(super) fn unknown_filters(code: &str, vocabulary: &dyn Vocabulary) -> Vec<Trouble> {
    let known = program::filters();
    let mut troubles = Vec::new();
    let outside = quotes::unquoted(code);
    for piece in outside.split('|').skip(1) {
        let name: String =
            piece.trim_start().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
        let ours = vocabulary.filters();
        if !known.contains(&name.as_str()) && !ours.iter().any(|filter| filter.name == name) {
            let names: Vec<&str> =
                known.iter().copied().chain(ours.iter().map(|filter| filter.name)).collect();
            let nearest = vocabulary.nearest_word(&name, &names);
            troubles.push(Trouble::UnknownFilter { name, nearest });
        }
    }
    let mut words = outside.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|word| !word.is_empty());
    while let Some(word) = words.next() {
        if word == "is" {
            let test =
                words.next().filter(|&test| test != "not").or_else(|| words.next()).unwrap_or_default();
            if !TESTS.contains(&test) {
                let nearest = vocabulary.nearest_word(test, &TESTS);
                troubles.push(Trouble::UnknownFilter { name: test.to_owned(), nearest });
            }
        }
    }
    troubles
}

/// The first name of a path.
pub(super) fn root(name: &str) -> &str {
    name.split(['.', '[']).next().unwrap_or(name)
}
