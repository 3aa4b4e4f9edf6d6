//! Word packages: splice, compile, fill, read back. Knows no domain and no French.
//!
//! A template is read into a [`Draft`], proved against a [`Vocabulary`] and compiled into a [`Template`]; a
//! [`Press`] fills letters from it. Nothing of a template is ever written anew from a model: its bytes stay, and
//! only the bytes of its tags give way. See `FORMAT.md` beside this file for what Word does and how we meet it.
#![doc = include_str!("FORMAT.md")]

mod assemble;
mod blocks;
mod boxes;
mod codes;
mod common;
mod compare;
mod compile;
mod condition;
mod controls;
mod escape;
mod expression;
mod faults;
mod filter;
mod grid;
mod headings;
mod helpers;
mod hosts;
mod ids;
mod inventory;
mod joins;
mod kind;
mod lines;
mod macros;
pub mod map;
mod mend;
mod merge;
mod names;
mod notes;
mod package;
mod pattern;
mod pictures;
mod placed;
mod program;
mod properties;
mod quotes;
mod read;
mod record;
mod regions;
mod relations;
mod rich;
mod settings;
mod site;
mod slots;
mod source;
mod spans;
mod splice;
mod statement;
mod styles;
mod survey;
mod tags;
mod template;
mod text;
mod ticks;
mod trial;
mod truth;
mod vocabulary;
mod write;

pub use escape::escaped;
pub use faults::{Fault, Region, Spot, Trouble};
pub use filter::{Filter, Picture, UNKNOWN};
pub use helpers::{Lost, Stranger, literal};
pub use inventory::{ControlSort, Inventory, Mention, Via};
pub use kind::Protection;
pub use lines::BoxLine;
pub use minijinja::Value;
pub use minijinja::value::{Enumerator, Object, ValueKind};
pub use names::paths;
pub use package::{MAX_FILE, Package, PackageError};
pub use pattern::Pattern;
pub use properties::{Identity, SEAL};
pub use read::{BoxState, Reading};
pub use record::record;
pub use splice::{Overlap, Splice};
pub use template::{Draft, FillError, Press, Template};
pub use ticks::{Tick, Ticks};
pub use trial::Trials;
pub use truth::truth;
pub use vocabulary::{DateForms, NoPicture, Vocabulary, Word};
