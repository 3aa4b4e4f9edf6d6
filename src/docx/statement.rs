//! The words of a block tag: conditions, loops, assignments, macros, proved against the vocabulary before any letter.

use std::collections::HashSet;

use super::expression::value;
use super::faults::Trouble;
use super::headings::renamed;
use super::names::{self, LANGUAGE, LONGEST, Names, Scope, root};
use super::quotes::pieces;
use super::vocabulary::Vocabulary;

/// Keywords that a block tag may begin with.
const KEYWORDS: [&str; 13] = [
    "if", "elif", "else", "endif", "for", "endfor", "set", "with", "endwith", "macro", "endmacro", "raw",
    "endraw",
];
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
            let code = statement(words, "endmacro", &binds, scope, vocabulary)?;
            Ok(Block::Open { code, closer: "endmacro", binds })
        }
        "for" => {
            let rest = over_a_field(rest, scope, vocabulary);
            let binds = loop_binds(&rest, scope, vocabulary);
            let code = statement(&format!("for {rest}"), "endfor", &binds, scope, vocabulary)?;
            Ok(Block::Open { code, closer: "endfor", binds })
        }
        "with" => {
            let binds = pieces(rest).into_iter().flat_map(assigned).collect();
            let code = statement(words, "endwith", &binds, scope, vocabulary)?;
            Ok(Block::Open { code, closer: "endwith", binds })
        }
        "set" => {
            let binds = assigned(rest);
            let code = statement(words, "", &binds, scope, vocabulary)?;
            Ok(Block::Single { code, binds })
        }
        _ => Err(vec![Trouble::UnknownKeyword {
            name: keyword.to_owned(),
            nearest: vocabulary.nearest_word(keyword, &KEYWORDS),
        }]),
    }
}

/// Proves a whole statement by compiling it alone, and returns its code.
fn statement(
    words: &str,
    closer: &str,
    binds: &Scope,
    scope: &Names<'_>,
    vocabulary: &dyn Vocabulary,
) -> Result<String, Vec<Trouble>> {
    let (keyword, rest) = words.split_once(char::is_whitespace).unwrap_or((words, ""));
    let code = format!("{keyword} {}", renamed(rest, &scope.with(binds), vocabulary));
    let Some(mut names) = statement_names(&code, closer) else {
        return Err(vec![names::unreadable_words(words)]);
    };
    names.retain(|name| !binds.contains_key(root(name)));
    let mut troubles = names::unknown_names(&names, scope, vocabulary);
    troubles.extend(names::unknown_filters(words, vocabulary));
    if troubles.is_empty() { Ok(code) } else { Err(troubles) }
}

/// The fields that a statement reads.
pub(super) fn reads(
    code: &str,
    closer: &str,
    binds: &Scope,
    scope: &Names<'_>,
    vocabulary: &dyn Vocabulary,
) -> Vec<String> {
    let mut names = statement_names(code, closer).unwrap_or_default();
    names.retain(|name| !binds.contains_key(root(name)));
    names::fields(&names, scope, vocabulary)
}

/// The names of a statement that is compiled alone; nothing where it can't be.
fn statement_names(words: &str, closer: &str) -> Option<HashSet<String>> {
    let end = if closer.is_empty() { String::new() } else { format!("{{% {closer} %}}") };
    let alone = format!("{{% {words} %}}{end}");
    let alone = Some(alone.as_str()).filter(|_| words.len() <= LONGEST)?;
    let template = LANGUAGE.template_from_named_str("", alone).ok()?;
    Some(template.undeclared_variables(true))
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

/// `x in Écoles`: what a loop goes through may be called by its heading, as a value is.
fn over_a_field(rest: &str, scope: &Names<'_>, vocabulary: &dyn Vocabulary) -> String {
    let named = rest.split_once(" in ").and_then(|(targets, over)| {
        let (over, condition) = over.split_once(" if ").unwrap_or((over, ""));
        let is_bound = scope.contains_key(root(over.trim()));
        let path = vocabulary.heading(over.trim()).filter(|_| !is_bound)?;
        Some(if condition.is_empty() {
            format!("{targets} in {path}")
        } else {
            format!("{targets} in {path} if {condition}")
        })
    });
    named.unwrap_or_else(|| rest.to_owned())
}

/// The names of a macro's arguments: `adresse(ecole, pays="")`.
fn arguments(rest: &str) -> Scope {
    let inside = rest.split_once('(').map_or("", |(_, inside)| inside.trim_end().trim_end_matches(')'));
    pieces(inside)
        .into_iter()
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

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::super::expression::tests::Words;
    use super::names::unknown_names;
    use super::*;

    #[test]
    fn blocks_bind_names_and_prove_their_fields() {
        let block = |words: &str| block(words, &Names::default(), &Words);
        assert!(matches!(block("set x = nombre"), Ok(Block::Single { code, .. }) if code == "set x = imp"));
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
        for (words, names) in [
            ("with a = 1, b = f(2, 3)", vec!["a", "b"]),
            ("with a = 'x, y = z'", vec!["a"]),
            ("set a, b = [1, 2]", vec!["a", "b"]),
            ("macro m(x, y=', ', z=[1, 2])", vec!["x", "y", "z"]),
        ] {
            let binds = match words.split_once(' ') {
                Some(("with", rest)) => pieces(rest).into_iter().flat_map(assigned).collect(),
                Some(("set", rest)) => assigned(rest),
                _ => arguments(words),
            };
            assert_eq!(binds.keys().collect::<Vec<_>>(), names, "{words}");
        }
        // the heading of a list is as good as its name
        let Ok(Block::Open { code, binds, .. }) = block("for x in Nombre d’IMP if x") else { panic!() };
        assert_eq!((code.as_str(), binds.len()), ("for x in imp if x", 2));
        assert!(matches!(block("else"), Ok(Block::Middle { is_else: true, .. })));
        assert!(
            matches!(block("if inconnu"), Err(troubles) if matches!(troubles[0], Trouble::UnknownField { .. }))
        );
        assert!(
            matches!(block("fi imp"), Err(troubles) if matches!(&troubles[0], Trouble::UnknownKeyword { nearest: Some(near), .. } if near == "if"))
        );
    }
}
