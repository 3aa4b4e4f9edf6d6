//! Matching the tags of blocks: every opening with its closing, at the same depth of the document.

use super::common::{self, Lifted};
use super::expression::{self, Printed};
use super::faults::{Fault, Trouble};
use super::hosts::{self, Cut, Host, Misplaced};
use super::macros::Macros;
use super::names::{Names, Scope};
use super::placed::{Code, Pair, Placed};
use super::source::Source;
use super::statement::{self, Block};
use super::tags::{Reach, Sort, Tag};
use super::vocabulary::Vocabulary;

/// Most blocks that may be open at once. A person loses track at four.
const DEEPEST: usize = 50;
/// Most branches of one condition: each is one level deeper in the library.
const MOST_BRANCHES: usize = 50;

/// Opened and waiting for its end.
struct Waiting {
    open: usize,
    closer: &'static str,
    middles: Vec<usize>,
    has_else: bool,
    binds: Scope,
    /// A tag of it can't stand where it stands, and that is told: its end is not a second fault.
    is_misplaced: bool,
    /// Where the repeating section around it ends.
    section: Option<usize>,
}

/// Names that hold in a stretch of the part besides those that blocks bind: those of a repeating control.
pub(super) type Scoped = (std::ops::Range<usize>, Scope);

/// What reading the tags of a part has come to.
#[derive(Debug, Default)]
pub(super) struct Reading {
    pub(super) placed: Vec<Placed>,
    pub(super) pairs: Vec<Pair>,
    /// The fields that the tags read: paragraph, and path.
    pub(super) reads: Vec<(usize, String)>,
    pub(super) faults: Vec<Fault>,
}

/// Reads all tags of a part in the order of the text, and matches its blocks. `skipped` says which tags stand
/// inside something that is replaced anyway; `scoped` are names that hold in stretches of the part.
pub(super) fn place(
    source: &Source,
    vocabulary: &dyn Vocabulary,
    skipped: impl Fn(usize) -> bool,
    scoped: &[Scoped],
) -> Reading {
    let mut order: Vec<(usize, usize)> = (0..source.tags.len())
        .flat_map(|paragraph| (0..source.tags[paragraph].len()).map(move |tag| (paragraph, tag)))
        .collect();
    let start = |&(paragraph, tag): &(usize, usize)| {
        source.paragraphs[paragraph].glyphs[source.tags[paragraph][tag].glyphs.start].bytes.start
    };
    order.sort_by_key(start);
    // #half-a-tag: what is filled would take one half of it away, and leave the other in the letter
    let mut halved = Vec::new();
    order.retain(|&(paragraph, index)| {
        let tag = &source.tags[paragraph][index];
        let mut glyphs = source.paragraphs[paragraph].glyphs[tag.glyphs.clone()].iter();
        let goes = glyphs.next().is_some_and(|glyph| skipped(glyph.bytes.start));
        let is_halved = glyphs.any(|glyph| skipped(glyph.bytes.start) != goes);
        if is_halved {
            let (spot, trouble) = (source.spot(paragraph), Trouble::Halved(tag.typed.clone()));
            halved.push(Fault { spot, trouble });
        }
        !goes && !is_halved
    });
    let mut by_start: Vec<&Scoped> = scoped.iter().collect();
    by_start.sort_by_key(|(range, _)| range.start);
    let mut reader = Reader {
        source,
        vocabulary,
        scoped: by_start,
        entered: 0,
        around: Vec::new(),
        found: Reading { faults: [source.faults.clone(), halved].concat(), ..Reading::default() },
        stack: Vec::new(),
        globals: Scope::new(),
        macros: Macros::default(),
        raw: None,
    };
    for (paragraph, index) in order {
        reader.read(paragraph, index);
    }
    reader.finish()
}

struct Reader<'s> {
    source: &'s Source,
    vocabulary: &'s dyn Vocabulary,
    /// In the order of their beginnings.
    scoped: Vec<&'s Scoped>,
    /// How many of them have begun, and the ends and names of those around.
    entered: usize,
    around: Vec<(usize, &'s Scope)>,
    found: Reading,
    stack: Vec<Waiting>,
    globals: Scope,
    macros: Macros,
    /// Where `raw` stands, while its end has not come: tags are text.
    raw: Option<(usize, usize)>,
}

impl Reader<'_> {
    fn fault(&mut self, paragraph: usize, trouble: Trouble) {
        self.found.faults.push(Fault { spot: self.source.spot(paragraph), trouble });
    }

    fn read(&mut self, paragraph: usize, index: usize) {
        let source = self.source;
        let tag = &source.tags[paragraph][index];
        let is_block = tag.sort == Sort::Block;
        if self.raw.is_some() && !(is_block && tag.words == "endraw") {
            return;
        }
        if source.paragraphs[paragraph].is_instruction && is_block {
            return self.fault(paragraph, Trouble::InInstruction(tag.typed.clone()));
        }
        let (host, is_misplaced) = match hosts::host(source, paragraph, tag) {
            Ok(host) => (host, false),
            Err(misplaced) => {
                self.fault(
                    paragraph,
                    match misplaced {
                        Misplaced::TextLost(text) => Trouble::TextLost(text),
                        Misplaced::SightLost => Trouble::SightLost(tag.typed.clone()),
                        Misplaced::NoRow => Trouble::NoRow(tag.typed.clone()),
                    },
                );
                (Host { container: source.paragraphs[paragraph].node, cut: Cut::Run }, true)
            }
        };
        self.go_on(self.start(paragraph, tag));
        let scope = self.names();
        let repeated = self.stack.iter().any(|waiting| matches!(waiting.closer, "endfor" | "endmacro"))
            || !self.around.is_empty();
        let code = match tag.sort {
            Sort::Remark => Ok((Code::Remark, host)),
            Sort::Value => self.value(paragraph, tag, host, &scope, repeated),
            Sort::Block if matches!(tag.words.as_str(), "raw" | "endraw") => {
                if tag.words == "endraw" && self.raw.is_none() {
                    return self.fault(paragraph, Trouble::BlockUnopened(tag.typed.clone()));
                }
                self.raw = Some((paragraph, index)).filter(|_| tag.words == "raw");
                Ok((Code::Remark, host))
            }
            Sort::Block => {
                statement::block(&tag.words, &scope, self.vocabulary).map(|block| (Code::Block(block), host))
            }
        };
        let (code, host) = match code {
            Ok(read) => read,
            Err(troubles) => {
                for trouble in troubles {
                    self.fault(paragraph, trouble);
                }
                // a block whose condition is wrong is still a block: its end is not a second fault
                let closer = match tag.words.split_whitespace().next() {
                    Some("if") => "endif",
                    Some("for") => "endfor",
                    Some("with") => "endwith",
                    Some("macro") => "endmacro",
                    // the name that it would have set is not a second fault either
                    Some("set") if is_block => return self.bind(wildcard(&tag.words)),
                    _ => return,
                };
                if !is_block {
                    return;
                }
                let binds = wildcard(&tag.words);
                (Code::Block(Block::Open { code: String::new(), closer, binds }), host)
            }
        };
        let scope = self.names();
        let reads = code.reads(&scope, self.vocabulary);
        let used = code.expression().map(|code| scope.used(code)).unwrap_or_default();
        self.found.reads.extend(reads.into_iter().map(|path| (paragraph, path)));
        let here = self.found.placed.len();
        self.found.placed.push(Placed {
            paragraph,
            tag: index,
            host,
            code: code.clone(),
            gone: None,
            through: Vec::new(),
            scope: used,
        });
        if let Code::Block(block) = code {
            self.block(here, block, is_misplaced);
        }
    }

    fn start(&self, paragraph: usize, tag: &Tag) -> usize {
        self.source.paragraphs[paragraph].glyphs[tag.glyphs.start].bytes.start
    }

    /// Leaves the repeating controls that end before `at`, and enters those that have begun.
    fn go_on(&mut self, at: usize) {
        while let Some((range, scope)) = self.scoped.get(self.entered).filter(|(range, _)| range.start <= at)
        {
            self.around.push((range.end, scope));
            self.entered += 1;
        }
        self.around.retain(|(end, _)| *end > at);
    }

    /// The names that hold here.
    fn names(&self) -> Names<'_> {
        let around = self.around.iter().map(|(_, scope)| *scope);
        let blocks = self.stack.iter().map(|waiting| &waiting.binds).filter(|binds| !binds.is_empty());
        Names(std::iter::once(&self.globals).chain(around).chain(blocks).collect())
    }

    /// What a value tag prints, and where.
    fn value(
        &self,
        paragraph: usize,
        tag: &Tag,
        host: Host,
        scope: &Names<'_>,
        repeated: bool,
    ) -> Result<(Code, Host), Vec<Trouble>> {
        let source = self.source;
        if let Some(called) = self.macros.called(source, paragraph, tag, host, scope, self.vocabulary) {
            return called;
        }
        let is_rich = tag.reach == Some(Reach::Run);
        let printed = expression::printed(&tag.words, &tag.typed, is_rich, scope, self.vocabulary)?;
        let code = match printed {
            Printed::Value(code) => Code::Value(code),
            Printed::Box(key) => Code::Box(key, repeated),
            Printed::Rich(code) => Code::Rich(code),
            Printed::Paragraphs(code) => {
                if !hosts::may_become_paragraphs(source, paragraph, tag) {
                    return Err(vec![Trouble::NotHere(tag.typed.clone())]);
                }
                Code::Paragraphs(code)
            }
            Printed::Picture(picture) => Code::Picture(picture, repeated),
        };
        if source.paragraphs[paragraph].is_instruction && !matches!(code, Code::Value(_)) {
            return Err(vec![Trouble::InInstruction(tag.typed.clone())]);
        }
        Ok((code, host))
    }

    fn block(&mut self, here: usize, block: Block, is_misplaced: bool) {
        let paragraph = self.found.placed[here].paragraph;
        let words = self.found.placed[here].tag(self.source).typed.clone();
        let section = self.section();
        match block {
            Block::Open { closer, binds, .. } => {
                // #blocks-in-blocks: the library climbs them on the stack
                if self.stack.len() >= DEEPEST {
                    return self.fault(paragraph, Trouble::BlockUnclosed(words));
                }
                if closer == "endmacro" && !self.stack.is_empty() {
                    self.fault(paragraph, Trouble::MacroMisplaced(words));
                }
                let middles = Vec::new();
                let has_else = false;
                let open = here;
                self.stack.push(Waiting { open, closer, middles, has_else, binds, is_misplaced, section });
            }
            Block::Middle { is_else, .. } => match self.stack.last_mut() {
                Some(waiting)
                    if !waiting.has_else
                        && waiting.section == section
                        && waiting.middles.len() < MOST_BRANCHES
                        && (waiting.closer == "endif" || is_else && waiting.closer == "endfor") =>
                {
                    waiting.middles.push(here);
                    waiting.has_else |= is_else;
                    // what stands for an empty list knows no member
                    if waiting.closer == "endfor" {
                        waiting.binds.clear();
                    }
                }
                _ => self.fault(paragraph, Trouble::BlockUnopened(words)),
            },
            Block::Close(keyword) => match self.stack.pop() {
                Some(waiting) if waiting.closer == keyword && (is_misplaced || waiting.is_misplaced) => {}
                Some(waiting) if waiting.closer == keyword => {
                    self.close(&waiting, here);
                    // what a branch of a condition sets holds behind it, as in Jinja
                    if keyword == "endif" {
                        self.bind(waiting.binds);
                    }
                }
                Some(waiting) => {
                    self.fault(paragraph, Trouble::BlockUnopened(words));
                    self.stack.push(waiting);
                }
                None => self.fault(paragraph, Trouble::BlockUnopened(words)),
            },
            Block::Single { binds, .. } => self.bind(binds),
        }
    }

    /// Names that hold from here to the end of the block around them.
    fn bind(&mut self, binds: Scope) {
        self.stack.last_mut().map_or(&mut self.globals, |waiting| &mut waiting.binds).extend(binds);
    }

    /// Where the repeating section ends in which the reader is.
    fn section(&self) -> Option<usize> {
        self.around.last().map(|(end, _)| *end)
    }

    fn close(&mut self, waiting: &Waiting, close: usize) {
        if waiting.closer == "endif"
            && waiting.middles.is_empty()
            && let (opened, closed) = (&self.found.placed[waiting.open], &self.found.placed[close])
            && let Some([before, after]) = common::around_paragraph(self.source, opened, closed)
        {
            self.found.placed[waiting.open].host = before;
            self.found.placed[close].host = after;
        }
        // #block-across-a-section: what begins in a member of a section ends in it
        let agreed = if waiting.section == self.section() {
            agree(self.source, &mut self.found.placed, waiting, close)
        } else {
            Err(across(self.source, &self.found.placed, waiting, close))
        };
        if let Err(trouble) = agreed {
            let paragraph = self.found.placed[close].paragraph;
            return self.fault(paragraph, trouble);
        }
        if waiting.closer == "endmacro" {
            self.macros.declare(self.source, &mut self.found.placed, waiting.open, close);
        }
        let Waiting { open, closer, middles, .. } = waiting;
        self.found.pairs.push(Pair { open: *open, middles: middles.clone(), close, closer });
    }

    fn finish(mut self) -> Reading {
        for waiting in std::mem::take(&mut self.stack) {
            let opened = &self.found.placed[waiting.open];
            let (paragraph, words) = (opened.paragraph, opened.tag(self.source).typed.clone());
            self.fault(paragraph, Trouble::BlockUnclosed(words));
        }
        // #raw-without-end: all tags behind it would be printed as they are
        if let Some((paragraph, index)) = self.raw {
            let words = self.source.tags[paragraph][index].typed.clone();
            self.fault(paragraph, Trouble::BlockUnclosed(words));
        }
        self.found.faults.sort_by_key(|fault| fault.spot.paragraph);
        self.found
    }
}

/// Names that a block binds although its words could not be read.
fn wildcard(words: &str) -> Scope {
    let target = words.split_whitespace().nth(1).unwrap_or_default();
    [(target.to_owned(), None), ("loop".to_owned(), None)].into()
}

/// A block whose ends are in two places that have nothing to do with one another.
fn across(source: &Source, placed: &[Placed], waiting: &Waiting, close: usize) -> Trouble {
    Trouble::BlockAcross {
        opening: placed[waiting.open].tag(source).typed.clone(),
        opened: source.spot(placed[waiting.open].paragraph),
        closing: placed[close].tag(source).typed.clone(),
    }
}

/// Opening, middles and closing must live in one element: the smallest that holds them all, where each stands at the
/// edge of what would be taken.
fn agree(source: &Source, placed: &mut [Placed], waiting: &Waiting, close: usize) -> Result<(), Trouble> {
    let tags: Vec<usize> =
        std::iter::once(waiting.open).chain(waiting.middles.iter().copied()).chain([close]).collect();
    let container = |placed: &[Placed], index: usize| placed[index].host.container;
    if tags.iter().all(|&index| container(placed, index) == container(placed, close)) {
        return Ok(());
    }
    let hosts =
        common::lifted(source, placed, &tags).ok_or_else(|| across(source, placed, waiting, close))?;
    for Lifted { index, host, through } in hosts {
        let tag = &mut placed[index];
        tag.through = through;
        if let Cut::Whole(node) = tag.host.cut
            && tag.host != host
        {
            tag.gone = Some(node);
        }
        tag.host = host;
    }
    Ok(())
}
