//! What a workbook has from an older one besides its rows: other columns, cells to look at, what was left behind.

use std::collections::BTreeMap;

use super::content::Typed;
use crate::workbook::Column;

/// Where the rows of a workbook come from, and what there is to say about that.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Carried {
    /// Name of the older workbook; none for one that begins anew.
    pub from: Option<String>,
    /// What the table of schools has besides our own columns.
    pub schools: Beside,
    /// What the table of teachers has besides our own columns.
    pub teachers: Beside,
    /// Missions that the older workbook did not have, or had with another text, by index.
    pub novelties: BTreeMap<usize, Novelty>,
    /// What was not carried over, or only as it stood.
    pub remarks: Vec<Remark>,
}

/// What a table has besides our own columns and their values.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Beside {
    /// Its other columns, behind our own.
    pub extras: Vec<Extra>,
    /// Cells to look at: index of the row, the cell, and what its bubble says.
    pub doubts: BTreeMap<(usize, Slot), String>,
}

/// A column that is none of ours.
#[derive(Clone, Debug, PartialEq)]
pub struct Extra {
    /// Its title.
    pub title: String,
    /// Its cells by index of the row; what is missing is empty.
    pub cells: BTreeMap<usize, Typed>,
    /// Whether the template asks for it, and the older workbook did not have it.
    pub is_new: bool,
}

/// A cell of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Slot {
    /// In one of our own columns.
    Column(Column),
    /// The tick of a mission, by index.
    Mission(usize),
    /// In another column, by index.
    Extra(usize),
}

/// What is new about a mission.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Novelty {
    /// The older workbook had no column for it.
    New,
    /// The older workbook had another text under its code; holds that text.
    Reworded(String),
}

/// What became of something of the older workbook.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fate {
    /// A tick, or what may be one, of a mission that is gone.
    TickLost,
    /// A value that can't be understood: carried over as it stood.
    AsTyped,
    /// A value that stood otherwise, and was read with a question: carried over as it was read.
    Converted,
    /// One of several values that contradict each other: the first one was carried over.
    Contradicted,
    /// A value of last year: not carried over.
    Left,
    /// Not read at all: a total, a column of secrets, a second column of one meaning.
    Unread,
}

impl Fate {
    /// All of them, the gravest first.
    pub const ALL: [Self; 6] =
        [Self::TickLost, Self::AsTyped, Self::Converted, Self::Contradicted, Self::Left, Self::Unread];

    /// Whether somebody has to do something about it.
    pub fn is_grave(self) -> bool {
        matches!(self, Self::TickLost | Self::AsTyped | Self::Converted | Self::Contradicted)
    }
}

/// Something that was not carried over, or only as it stood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// What became of it.
    pub fate: Fate,
    /// Its place in the older workbook.
    pub place: String,
    /// Whose it is; may be empty.
    pub who: String,
    /// What there is to know.
    pub what: String,
    /// What stood there; may be empty.
    pub typed: String,
}
