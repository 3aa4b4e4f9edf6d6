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
mod helpers;
mod hosts;
mod ids;
mod joins;
mod kind;
mod lines;
pub mod map;
mod mend;
mod merge;
mod package;
mod pattern;
mod pictures;
mod program;
mod properties;
mod read;
mod regions;
mod relations;
mod rich;
mod settings;
mod site;
mod slots;
mod source;
mod spans;
mod splice;
mod styles;
mod tags;
mod template;
mod text;
mod truth;
mod vocabulary;
mod write;

pub use escape::escaped;
pub use expression::paths;
pub use faults::{Fault, Region, Spot, Trouble};
pub use filter::{Filter, Picture};
pub use helpers::Stranger;
pub use kind::Protection;
pub use lines::BoxLine;
pub use minijinja::Value;
pub use package::{MAX_FILE, Package, PackageError};
pub use pattern::Pattern;
pub use properties::{Identity, SEAL};
pub use read::{BoxState, Reading};
pub use splice::{Overlap, Splice};
pub use template::{Draft, FillError, Press, Template};
pub use truth::truth;
pub use vocabulary::{DateForms, NoPicture, Vocabulary, Word};
