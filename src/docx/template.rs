//! A proved template: what every letter is made of.

use super::assemble::Slot;
use super::kind::{Kind, Protection};
use super::lines::BoxLine;
use super::notes::Notes;
use super::press::Press;
use super::program::Program;
use super::seal::Stamp;
use super::trial::Trials;

/// A proved template.
#[derive(Debug)]
pub struct Template {
    pub(super) slots: Vec<Slot>,
    pub(super) programs: Vec<(String, Program)>,
    pub(super) trials: Trials,
    pub(super) notes: Notes,
    pub(super) stamp: Option<Stamp>,
    pub(super) boxes: Vec<BoxLine>,
    pub(super) controls: Vec<String>,
    pub(super) kind: Kind,
}

impl Template {
    /// Where the fresh part of this name stands among those that a press makes: the programs in the order of their
    /// parts, which need not be that of the archive, then the two parts of properties.
    fn place_of(&self, name: &str) -> usize {
        let at = self.programs.iter().position(|(part, _)| part.eq_ignore_ascii_case(name));
        let is_core = self.stamp.as_ref().is_some_and(|stamp| stamp.names.core == name);
        at.unwrap_or(self.programs.len() + usize::from(!is_core))
    }

    /// The parts that a press makes, in the order of the archive: their names in it, and their places among what is made.
    pub(super) fn fresh(&self) -> impl Iterator<Item = (&str, usize)> {
        self.slots.iter().filter_map(|slot| match slot {
            Slot::Fresh(name) => Some((name.as_str(), self.place_of(name))),
            Slot::Constant(_) => None,
        })
    }

    /// Its tags one by one, to tell which of them can't work with some values.
    pub fn trials(&self) -> &Trials {
        &self.trials
    }

    /// The lines with a box, in the order of the document.
    pub fn boxes(&self) -> &[BoxLine] {
        &self.boxes
    }

    /// The extension of what is filled, without its dot: `docx`, or `docm` where the template is macro-enabled. The
    /// template's content decides, not its name.
    pub fn extension(&self) -> &'static str {
        self.kind.extension()
    }

    /// Who may change what in a letter.
    pub fn protection(&self) -> Option<Protection> {
        self.kind.protection
    }

    /// Whether there are macros in every letter.
    pub fn has_macros(&self) -> bool {
        self.kind.has_macros
    }

    /// The fields that content controls and merge fields show, by path.
    pub fn controls(&self) -> &[String] {
        &self.controls
    }

    /// A press of one's own for each thread: it keeps the memory that one letter after the other needs.
    pub fn press(&self) -> Press<'_> {
        Press::of(self)
    }
}
