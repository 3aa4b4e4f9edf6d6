//! Matching the tags of blocks: every opening with its closing, at the same depth of the document.

use super::expression::{self, Block, BoxKey, Printed, Scope};
use super::faults::{Fault, Trouble};
use super::hosts::{self, Cut, Host, Misplaced};
use super::source::Source;
use super::tags::{Sort, Tag};
use super::vocabulary::Vocabulary;

/// What a tag puts into the program.
#[derive(Clone, Debug)]
pub(super) enum Code {
    /// Prints a value.
    Value(String),
    /// Prints a tick box; the flag says whether a loop may repeat it.
    Box(BoxKey, bool),
    /// Runs a statement.
    Block(Block),
    /// Nothing.
    Remark,
}

/// A tag with its meaning and its place.
#[derive(Clone, Debug)]
pub(super) struct Placed {
    pub(super) paragraph: usize,
    pub(super) tag: usize,
    pub(super) host: Host,
    pub(super) code: Code,
}

impl Placed {
    /// The tag itself.
    pub(super) fn tag<'s>(&self, source: &'s Source) -> &'s Tag {
        &source.tags[self.paragraph][self.tag]
    }
}

/// A block: indices of its tags among the placed ones.
#[derive(Clone, Debug)]
pub(super) struct Pair {
    pub(super) open: usize,
    pub(super) has_else: bool,
    pub(super) close: usize,
}

/// Opened and waiting for its end.
struct Waiting {
    open: usize,
    closer: &'static str,
    middles: Vec<usize>,
    has_else: bool,
    binds: Scope,
}

/// Reads all tags of a part in the order of the text, and matches its blocks. `skipped` says which tags stand
/// inside something that is replaced anyway.
pub(super) fn place(
    source: &Source,
    vocabulary: &dyn Vocabulary,
    skipped: impl Fn(usize) -> bool,
) -> (Vec<Placed>, Vec<Pair>, Vec<Fault>) {
    let mut order: Vec<(usize, usize)> = (0..source.tags.len())
        .flat_map(|paragraph| (0..source.tags[paragraph].len()).map(move |tag| (paragraph, tag)))
        .collect();
    let start = |&(paragraph, tag): &(usize, usize)| {
        source.paragraphs[paragraph].glyphs[source.tags[paragraph][tag].glyphs.start].bytes.start
    };
    order.sort_by_key(start);
    order.retain(|place| !skipped(start(place)));

    let mut placed: Vec<Placed> = Vec::new();
    let mut pairs = Vec::new();
    let mut faults = source.faults.clone();
    let mut stack: Vec<Waiting> = Vec::new();
    let mut globals = Scope::new();
    for (paragraph, index) in order {
        let tag = &source.tags[paragraph][index];
        let mut fault = |trouble| faults.push(Fault { spot: source.spot(paragraph), trouble });
        let host = match hosts::host(source, paragraph, tag) {
            Ok(host) => host,
            Err(Misplaced::TextLost(text)) => {
                fault(Trouble::TextLost(text));
                continue;
            }
            Err(Misplaced::NoRow) => {
                fault(Trouble::NoRow(tag.typed.clone()));
                continue;
            }
        };
        let mut scope = globals.clone();
        scope.extend(stack.iter().flat_map(|waiting| waiting.binds.clone()));
        let repeated = stack.iter().any(|waiting| waiting.closer == "endfor");
        let code = match tag.sort {
            Sort::Remark => Ok(Code::Remark),
            Sort::Value => {
                expression::printed(&tag.words, &tag.typed, &scope, vocabulary).map(|printed| match printed {
                    Printed::Value(code) => Code::Value(code),
                    Printed::Box(key) => Code::Box(key, repeated),
                })
            }
            Sort::Block => expression::block(&tag.words, &scope, vocabulary).map(Code::Block),
        };
        let code = match code {
            Ok(code) => code,
            Err(troubles) => {
                for trouble in troubles {
                    fault(trouble);
                }
                // a block whose condition is wrong is still a block: its end is not a second fault
                let closer = match tag.words.split_whitespace().next() {
                    Some("if") => "endif",
                    Some("for") => "endfor",
                    Some("with") => "endwith",
                    _ => continue,
                };
                if tag.sort != Sort::Block {
                    continue;
                }
                Code::Block(Block::Open { code: String::new(), closer, binds: wildcard(&tag.words) })
            }
        };
        let here = placed.len();
        placed.push(Placed { paragraph, tag: index, host, code: code.clone() });
        let Code::Block(block) = code else { continue };
        match block {
            Block::Open { closer, binds, .. } => {
                stack.push(Waiting { open: here, closer, middles: Vec::new(), has_else: false, binds });
            }
            Block::Middle { is_else, .. } => match stack.last_mut() {
                Some(waiting) if waiting.closer == "endif" || is_else && waiting.closer == "endfor" => {
                    waiting.middles.push(here);
                    waiting.has_else |= is_else;
                }
                _ => fault(Trouble::BlockUnopened(tag.typed.clone())),
            },
            Block::Close(keyword) => match stack.pop() {
                Some(waiting) if waiting.closer == keyword => {
                    match agree(source, &mut placed, &waiting, here) {
                        Ok(()) => {
                            pairs.push(Pair { open: waiting.open, has_else: waiting.has_else, close: here });
                        }
                        Err(trouble) => fault(trouble),
                    }
                }
                Some(waiting) => {
                    fault(Trouble::BlockUnopened(tag.typed.clone()));
                    stack.push(waiting);
                }
                None => fault(Trouble::BlockUnopened(tag.typed.clone())),
            },
            Block::Single { binds, .. } => match stack.last_mut() {
                Some(waiting) => waiting.binds.extend(binds),
                None => globals.extend(binds),
            },
        }
    }
    for waiting in stack {
        let opened = &placed[waiting.open];
        let words = opened.tag(source).typed.clone();
        faults.push(Fault { spot: source.spot(opened.paragraph), trouble: Trouble::BlockUnclosed(words) });
    }
    faults.sort_by_key(|fault| fault.spot.paragraph);
    (placed, pairs, faults)
}

/// Names that a loop binds although its words could not be read.
fn wildcard(words: &str) -> Scope {
    let target = words.split_whitespace().nth(1).unwrap_or_default();
    [(target.to_owned(), None), ("loop".to_owned(), None)].into()
}

/// Opening, middles and closing must live in one element. A block that opens at the start of one paragraph and
/// closes at the end of another is taken around both, as its author means it.
fn agree(source: &Source, placed: &mut [Placed], waiting: &Waiting, close: usize) -> Result<(), Trouble> {
    let container = |placed: &[Placed], index: usize| placed[index].host.container;
    let tags = || std::iter::once(waiting.open).chain(waiting.middles.iter().copied()).chain([close]);
    if tags().all(|index| container(placed, index) == container(placed, close)) {
        return Ok(());
    }
    let across = Trouble::BlockAcross {
        opening: placed[waiting.open].tag(source).typed.clone(),
        opened: source.spot(placed[waiting.open].paragraph),
        closing: placed[close].tag(source).typed.clone(),
    };
    let mut promoted = Vec::new();
    for index in tags() {
        let Placed { paragraph, host, .. } = placed[index];
        let node = source.paragraphs[paragraph].node;
        let parent = source.map.node(node).parent.unwrap_or(node);
        let tag = placed[index].tag(source);
        let host = match host.cut {
            Cut::Run if index == waiting.open && hosts::is_first(source, paragraph, tag) => {
                Host { container: parent, cut: Cut::Before(node) }
            }
            Cut::Run if index == close && hosts::is_last(source, paragraph, tag) => {
                Host { container: parent, cut: Cut::After(node) }
            }
            Cut::Run => return Err(across),
            _ => host,
        };
        promoted.push((index, host));
    }
    if promoted.iter().any(|(_, host)| host.container != promoted[0].1.container) {
        return Err(across);
    }
    for (index, host) in promoted {
        placed[index].host = host;
    }
    Ok(())
}
