//! The words of one tag: what they print or decide, proved against the vocabulary before any letter.

use std::collections::{BTreeMap, HashSet};
use std::sync::LazyLock;

use minijinja::{Environment, Expression};

use super::faults::Trouble;
use super::pictures::PictureTag;
use super::program;
use super::vocabulary::{Vocabulary, Word};

/// Keywords that a block tag may begin with.
const KEYWORDS: [&str; 13] = [
    "if", "elif", "else", "endif", "for", "endfor", "set", "with", "endwith", "macro", "endmacro", "raw",
    "endraw",
];
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
/// Words of the language that are no fields.
const GLOBALS: [&str; 4] = ["range", "dict", "loop", "cases"];

/// A language without our custom delimiters, only to read expressions with.
static LANGUAGE: LazyLock<Environment<'static>> = LazyLock::new(|| program::language(&[]));

/// Longest words of a tag, in bytes. #long-expression: `a ~ a ~ a …` is a tree as deep as it is long, and the library
/// climbs it on the stack.
const LONGEST: usize = 1000;

/// An expression, read.
fn read(code: &str) -> Option<Expression<'static, 'static>> {
    let code = Some(code).filter(|code| code.len() <= LONGEST)?;
    LANGUAGE.compile_expression_owned(code.to_owned()).ok()
}

/// Words that can't be read, as a message quotes them.
fn unreadable_words(words: &str) -> Trouble {
    let mut quoted: String = words.chars().take(LONGEST / 10).collect();
    if quoted.len() < words.len() {
        quoted.push('…');
    }
    Trouble::Unreadable(quoted)
}

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

/// The paths that an expression reads, in their order of the alphabet; none when it can't be read.
pub fn paths(expression: &str) -> Vec<String> {
    let mut paths: Vec<String> = read(expression)
        .map(|compiled| compiled.undeclared_variables(true).into_iter().collect())
        .unwrap_or_default();
    paths.sort();
    paths
}

/// Names that blocks have bound around a tag, with the path they stand for when it is known.
pub(super) type Scope = BTreeMap<String, Option<String>>;

/// The names that hold at a tag: those of the blocks around it, the innermost last. #many-names: they are looked up
/// where they stand, and not gathered anew for each tag.
#[derive(Debug, Default)]
pub(super) struct Names<'s>(pub(super) Vec<&'s Scope>);

impl<'s> Names<'s> {
    fn get(&self, name: &str) -> Option<&'s Option<String>> {
        self.0.iter().rev().find_map(|scope| scope.get(name))
    }

    fn contains_key(&self, name: &str) -> bool {
        self.get(name).is_some()
    }
}

/// What a block tag does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Block {
    /// Begins a block that `closer` ends; binds names inside it.
    Open {
        /// The program text between the delimiters.
        code: String,
        /// The keyword that ends it.
        closer: &'static str,
        /// The names it binds.
        binds: Scope,
    },
    /// `else`, `elif`: stands between the tags of a block.
    Middle {
        /// The program text between the delimiters.
        code: String,
        /// Whether it is a plain `else`.
        is_else: bool,
    },
    /// Ends a block.
    Close(&'static str),
    /// `set`: binds a name for what follows.
    Single {
        /// The program text between the delimiters.
        code: String,
        /// The names it binds.
        binds: Scope,
    },
}

/// Reads a value tag. `is_rich` says that the tag asks for bold and italic stretches (`{{r x }}`).
pub(super) fn printed(
    words: &str,
    typed: &str,
    is_rich: bool,
    scope: &Names<'_>,
    vocabulary: &dyn Vocabulary,
) -> Result<Printed, Vec<Trouble>> {
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

/// Proves the call of a macro.
pub(super) fn called(
    words: &str,
    name: &str,
    scope: &Names<'_>,
    vocabulary: &dyn Vocabulary,
) -> Result<String, Vec<Trouble>> {
    let compiled = read(words).ok_or_else(|| vec![unreadable_words(words)])?;
    let mut names = compiled.undeclared_variables(true);
    names.remove(name);
    let mut troubles = unknown_names(&names, scope, vocabulary);
    troubles.extend(unknown_filters(words, vocabulary));
    if troubles.is_empty() { Ok(words.to_owned()) } else { Err(troubles) }
}

/// Reads a block tag.
pub(super) fn block(
    words: &str,
    scope: &Names<'_>,
    vocabulary: &dyn Vocabulary,
) -> Result<Block, Vec<Trouble>> {
    let (keyword, rest) = words.split_once(char::is_whitespace).unwrap_or((words, ""));
    let rest = rest.trim();
    let bare = |block: Block| {
        if rest.is_empty() { Ok(block) } else { Err(vec![Trouble::Unreadable(words.to_owned())]) }
    };
    match keyword {
        "if" => {
            let code = format!("if {}", value(rest, rest, scope, vocabulary)?);
            Ok(Block::Open { code, closer: "endif", binds: Scope::new() })
        }
        "elif" => Ok(Block::Middle {
            code: format!("elif {}", value(rest, rest, scope, vocabulary)?),
            is_else: false,
        }),
        "else" => bare(Block::Middle { code: "else".to_owned(), is_else: true }),
        "endif" => bare(Block::Close("endif")),
        "endfor" => bare(Block::Close("endfor")),
        "endwith" => bare(Block::Close("endwith")),
        "endmacro" => bare(Block::Close("endmacro")),
        "macro" => {
            let binds = arguments(rest);
            statement(words, "endmacro", &binds, scope, vocabulary)?;
            Ok(Block::Open { code: words.to_owned(), closer: "endmacro", binds })
        }
        "for" => {
            let binds = loop_binds(rest, scope, vocabulary);
            statement(words, "endfor", &binds, scope, vocabulary)?;
            Ok(Block::Open { code: words.to_owned(), closer: "endfor", binds })
        }
        "with" => {
            let binds = assigned(rest);
            statement(words, "endwith", &binds, scope, vocabulary)?;
            Ok(Block::Open { code: words.to_owned(), closer: "endwith", binds })
        }
        "set" => {
            let binds = assigned(rest);
            statement(words, "", &binds, scope, vocabulary)?;
            Ok(Block::Single { code: words.to_owned(), binds })
        }
        _ => Err(vec![Trouble::UnknownKeyword {
            name: keyword.to_owned(),
            nearest: vocabulary.nearest_word(keyword, &KEYWORDS),
        }]),
    }
}

/// An expression, or a column's heading with filters behind it.
fn value(
    words: &str,
    typed: &str,
    scope: &Names<'_>,
    vocabulary: &dyn Vocabulary,
) -> Result<String, Vec<Trouble>> {
    let (head, filters) = words.split_once('|').map_or((words, ""), |(head, filters)| (head, filters));
    let typed_head = typed.split('|').next().unwrap_or(typed).trim();
    let named = head.trim();
    let resolved = if scope.contains_key(named) { None } else { vocabulary.heading(typed_head) };
    let code = match (resolved, filters.trim()) {
        (Some(path), "") => path,
        (Some(path), filters) => format!("{path} | {filters}"),
        (None, _) => words.to_owned(),
    };
    let Some(compiled) = read(&code) else {
        return Err(unreadable(words, named, vocabulary));
    };
    let mut troubles = unknown_names(&compiled.undeclared_variables(true), scope, vocabulary);
    troubles.extend(unknown_filters(&code, vocabulary));
    // fields are texts: twice "1" is "11", which no letter means
    if outside_quotes(&code).contains('*') {
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

/// Proves a whole statement by compiling it alone.
fn statement(
    words: &str,
    closer: &str,
    binds: &Scope,
    scope: &Names<'_>,
    vocabulary: &dyn Vocabulary,
) -> Result<(), Vec<Trouble>> {
    let end = if closer.is_empty() { String::new() } else { format!("{{% {closer} %}}") };
    let alone = format!("{{% {words} %}}{end}");
    let template = Some(alone.as_str()).filter(|_| words.len() <= LONGEST);
    let template = template.and_then(|alone| LANGUAGE.template_from_named_str("", alone).ok());
    let template = template.ok_or_else(|| vec![unreadable_words(words)])?;
    let mut names = template.undeclared_variables(true);
    names.retain(|name| !binds.contains_key(root(name)));
    let mut troubles = unknown_names(&names, scope, vocabulary);
    troubles.extend(unknown_filters(words, vocabulary));
    if troubles.is_empty() { Ok(()) } else { Err(troubles) }
}

fn unknown_names(names: &HashSet<String>, scope: &Names<'_>, vocabulary: &dyn Vocabulary) -> Vec<Trouble> {
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

/// A code without its quoted texts.
fn outside_quotes(code: &str) -> String {
    let mut outside = String::new();
    let mut quote = None;
    for ch in code.chars() {
        match quote {
            Some(open) if ch == open => quote = None,
            Some(_) => {}
            None if matches!(ch, '"' | '\'') => quote = Some(ch),
            None => outside.push(ch),
        }
    }
    outside
}

/// Filters and tests are looked up only when they run; a typing error in one must show before.
fn unknown_filters(code: &str, vocabulary: &dyn Vocabulary) -> Vec<Trouble> {
    let known = program::filters();
    let mut troubles = Vec::new();
    let outside = outside_quotes(code);
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

fn box_key(argument: &str, scope: &Names<'_>, vocabulary: &dyn Vocabulary) -> Result<BoxKey, Vec<Trouble>> {
    let quoted = |quote: char| argument.strip_prefix(quote)?.strip_suffix(quote);
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

/// The names that `x in projets` or `k, v in pairs` binds.
fn loop_binds(rest: &str, scope: &Names<'_>, vocabulary: &dyn Vocabulary) -> Scope {
    let Some((targets, over)) = rest.split_once(" in ") else { return Scope::new() };
    let over = over.split(" if ").next().unwrap_or(over).trim();
    let mut path =
        scope.get(root(over)).cloned().flatten().map(|path| format!("{path}{}", &over[root(over).len()..]));
    if path.is_none() && vocabulary.knows(&format!("{over}[]")) {
        path = Some(over.to_owned());
    }
    let names: Vec<&str> = targets.split(',').map(|name| name.trim_matches([' ', '(', ')'])).collect();
    let single = names.len() == 1;
    names
        .into_iter()
        .filter(|name| !name.is_empty())
        .map(|name| (name.to_owned(), path.as_ref().filter(|_| single).map(|path| format!("{path}[]"))))
        .chain([("loop".to_owned(), None)])
        .collect()
}

/// The names of a macro's arguments: `adresse(ecole, pays="")`.
fn arguments(rest: &str) -> Scope {
    let inside = rest.split_once('(').map_or("", |(_, inside)| inside.trim_end().trim_end_matches(')'));
    inside
        .split(',')
        .map(|argument| (argument.split('=').next().unwrap_or_default().trim().to_owned(), None))
        .filter(|(name, _)| !name.is_empty())
        .collect()
}

/// The names that `x = …` binds.
fn assigned(rest: &str) -> Scope {
    let targets = rest.split('=').next().unwrap_or_default();
    targets
        .split(',')
        .map(|name| (name.trim().to_owned(), None))
        .filter(|(name, _)| !name.is_empty())
        .collect()
}

fn root(name: &str) -> &str {
    name.split(['.', '[']).next().unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Words;

    impl Vocabulary for Words {
        fn heading(&self, typed: &str) -> Option<String> {
            (typed.to_lowercase() == "nombre d’imp").then(|| "imp".to_owned())
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

    #[test]
    fn blocks_bind_names_and_prove_their_fields() {
        let block = |words: &str| block(words, &Names::default(), &Words);
        let Ok(Block::Open { binds, closer, .. }) = block("for projet in projets") else { panic!() };
        assert_eq!((binds["projet"].as_deref(), closer), (Some("projets[]"), "endfor"));
        assert!(
            unknown_names(&HashSet::from(["projet.texte".to_owned()]), &Names(vec![&binds]), &Words)
                .is_empty()
        );
        assert_eq!(
            unknown_names(&HashSet::from(["projet.titre".to_owned()]), &Names(vec![&binds]), &Words).len(),
            1
        );
        assert!(matches!(block("if rne.nom is defined"), Ok(Block::Open { closer: "endif", .. })));
        assert!(matches!(block("else"), Ok(Block::Middle { is_else: true, .. })));
        assert!(
            matches!(block("if inconnu"), Err(troubles) if matches!(troubles[0], Trouble::UnknownField { .. }))
        );
        assert!(
            matches!(block("fi imp"), Err(troubles) if matches!(&troubles[0], Trouble::UnknownKeyword { nearest: Some(near), .. } if near == "if"))
        );
    }
}
