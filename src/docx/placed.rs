//! Tags that have been understood: what each puts into the program, and where.

use super::expression::BoxKey;
use super::hosts::{Cut, Host};
use super::map::NodeId;
use super::names::{self, Names, Scope};
use super::pictures::PictureTag;
use super::source::Source;
use super::spans::Spans;
use super::statement::{self, Block};
use super::tags::Tag;
use super::vocabulary::Vocabulary;

/// What a tag puts into the program.
#[derive(Clone, Debug)]
pub(super) enum Code {
    /// Prints a value.
    Value(String),
    /// Prints a value with its bold and italic stretches.
    Rich(String),
    /// Prints a list or the lines of a text, each in a paragraph of its own.
    Paragraphs(String),
    /// Shows a picture of the campaign; the flag says whether a loop may repeat it.
    Picture(PictureTag, bool),
    /// Prints what a macro writes.
    Call(String),
    /// Prints a tick box; the flag says whether a loop may repeat it.
    Box(BoxKey, bool),
    /// Runs a statement.
    Block(Block),
    /// Nothing.
    Remark,
}

impl Code {
    /// The fields that it reads, by path.
    pub(super) fn reads(&self, scope: &Names<'_>, vocabulary: &dyn Vocabulary) -> Vec<String> {
        match self {
            Self::Value(code) | Self::Rich(code) | Self::Paragraphs(code) | Self::Call(code) => {
                names::reads(code, scope, vocabulary)
            }
            Self::Box(BoxKey::Expression(code), _) => names::reads(code, scope, vocabulary),
            Self::Block(Block::Open { code, closer, binds }) => {
                statement::reads(code, closer, binds, scope, vocabulary)
            }
            Self::Block(Block::Single { code, binds }) => {
                statement::reads(code, "", binds, scope, vocabulary)
            }
            Self::Block(Block::Middle { code, .. }) => {
                code.strip_prefix("elif ").map_or_else(Vec::new, |code| names::reads(code, scope, vocabulary))
            }
            Self::Block(Block::Close(_))
            | Self::Box(BoxKey::Code(_), _)
            | Self::Picture(..)
            | Self::Remark => Vec::new(),
        }
    }

    /// The expression that it prints, or decides by.
    pub(super) fn expression(&self) -> Option<&str> {
        match self {
            Self::Value(code)
            | Self::Rich(code)
            | Self::Paragraphs(code)
            | Self::Box(BoxKey::Expression(code), _) => Some(code),
            Self::Block(Block::Open { code, .. } | Block::Middle { code, .. }) => {
                code.strip_prefix("if ").or_else(|| code.strip_prefix("elif "))
            }
            Self::Block(_) | Self::Box(..) | Self::Call(_) | Self::Picture(..) | Self::Remark => None,
        }
    }
}

/// A tag with its meaning and its place.
#[derive(Clone, Debug)]
pub(super) struct Placed {
    pub(super) paragraph: usize,
    pub(super) tag: usize,
    pub(super) host: Host,
    pub(super) code: Code,
    /// The paragraph of its own that goes although the tag's code stands elsewhere.
    pub(super) gone: Option<NodeId>,
    /// The elements around its run that its code ends and begins again, innermost first.
    pub(super) through: Vec<NodeId>,
    /// The names that blocks have bound where it stands.
    pub(super) scope: Scope,
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
    /// `else`, `elif`.
    pub(super) middles: Vec<usize>,
    pub(super) close: usize,
    /// The keyword of the closing tag.
    pub(super) closer: &'static str,
}

/// The elements that go as a whole with their tags.
pub(super) fn swallowed(source: &Source, placed: &[Placed]) -> Spans {
    let whole = |tag: &Placed| match tag.host.cut {
        Cut::Whole(node) => Some(node),
        _ => tag.gone,
    };
    Spans::of(placed.iter().filter_map(whole).map(|node| source.map.node(node).range()))
}
