//! Macros: what one writes, and where it may therefore be called.
//!
//! What a macro has written is XML, its values escaped already, and goes into the letter as it is. So a tag that calls one says
//! nothing else: what stood beside the call, or went through a macro as an argument of another, would be taken for XML too.

use std::collections::BTreeMap;

use super::common;
use super::faults::Trouble;
use super::hosts::{self, Cut, Host};
use super::map::Space;
use super::names::{self, Names};
use super::placed::{Code, Placed};
use super::quotes;
use super::source::Source;
use super::tags::Tag;
use super::vocabulary::Vocabulary;

/// What a macro writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Level {
    /// Runs of a paragraph.
    Runs,
    /// Runs, and ends of paragraphs between them.
    Lines,
    /// Whole paragraphs and tables.
    Paragraphs,
    /// Rows of a table.
    Rows,
}

/// The macros of a part that have been declared so far.
#[derive(Debug, Default)]
pub(super) struct Macros(BTreeMap<String, Level>);

impl Macros {
    /// Keeps a macro's name with what it writes; one that fills its paragraph leaves no empty one behind.
    pub(super) fn declare(&mut self, source: &Source, placed: &mut [Placed], open: usize, close: usize) {
        let (opened, closed) = (&placed[open], &placed[close]);
        let words = &opened.tag(source).words;
        let name = words.trim_start_matches("macro").split('(').next().unwrap_or_default().trim().to_owned();
        let rows = source.map.is(&source.xml, opened.host.container, Space::W, "tbl");
        let breaks = |code: &Code| match code {
            Code::Paragraphs(_) => true,
            Code::Call(words) => {
                quotes::call(words).and_then(|(name, _)| self.0.get(name)) == Some(&Level::Lines)
            }
            _ => false,
        };
        let level = match opened.host.cut {
            Cut::Run if placed[open..close].iter().any(|tag| breaks(&tag.code)) => Level::Lines,
            Cut::Run => Level::Runs,
            _ if rows => Level::Rows,
            _ => Level::Paragraphs,
        };
        let node = source.paragraphs[opened.paragraph].node;
        let range = source.map.node(node).range();
        let fills = matches!(level, Level::Runs | Level::Lines)
            && opened.paragraph == closed.paragraph
            && opened.host.container == node
            && hosts::is_first(source, opened.paragraph, opened.tag(source))
            && hosts::is_last(source, closed.paragraph, closed.tag(source))
            // #picture-beside-a-macro: the frame goes with what stands in it
            && hosts::is_silent_in(source, node, &(range.start..common::bytes(source, opened).start))
            && hosts::is_silent_in(source, node, &(common::bytes(source, closed).end..range.end));
        self.0.insert(name, level);
        if fills {
            let container = source.map.node(node).parent.unwrap_or(node);
            placed[open].host = Host { container, cut: Cut::Head(node) };
            placed[close].host = Host { container, cut: Cut::Tail(node) };
        }
    }

    /// The code of a tag that calls a macro, and its place; nothing for one that calls none.
    pub(super) fn called(
        &self,
        source: &Source,
        paragraph: usize,
        tag: &Tag,
        host: Host,
        scope: &Names<'_>,
        vocabulary: &dyn Vocabulary,
    ) -> Option<Result<(Code, Host), Vec<Trouble>>> {
        let is_macro = |name: &str| self.0.contains_key(name) && !scope.contains_key(name);
        if self.0.is_empty() || !quotes::names_any(&tag.words, is_macro) {
            return None;
        }
        let misplaced = || vec![Trouble::MacroMisplaced(tag.typed.clone())];
        // #value-beside-a-macro: the call is all that the tag says, and its arguments are values
        let call = quotes::call(&tag.words).filter(|(_, arguments)| !quotes::names_any(arguments, is_macro));
        let Some((name, _)) = call else { return Some(Err(misplaced())) };
        let host = match self.0.get(name)? {
            _ if source.paragraphs[paragraph].is_instruction => None,
            Level::Runs => Some(host),
            Level::Lines => Some(host).filter(|_| hosts::may_become_paragraphs(source, paragraph, tag)),
            Level::Paragraphs => hosts::alone(source, paragraph, tag, false),
            Level::Rows => hosts::alone(source, paragraph, tag, true),
        };
        Some(
            proved(&tag.words, name, scope, vocabulary)
                .and_then(|code| host.map(|host| (Code::Call(code), host)).ok_or_else(misplaced)),
        )
    }
}

/// Proves the call of a macro.
fn proved(
    words: &str,
    name: &str,
    scope: &Names<'_>,
    vocabulary: &dyn Vocabulary,
) -> Result<String, Vec<Trouble>> {
    let compiled = names::read(words).ok_or_else(|| vec![names::unreadable_words(words)])?;
    let mut used = compiled.undeclared_variables(true);
    used.remove(name);
    let mut troubles = names::unknown_names(&used, scope, vocabulary);
    troubles.extend(names::unknown_filters(words, vocabulary));
    if troubles.is_empty() { Ok(words.to_owned()) } else { Err(troubles) }
}
