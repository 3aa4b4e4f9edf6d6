//! Templates that nobody would write, filled with values that nobody would type, and a judge of what comes out.
//!
//! Bytes decide everything, so the same pages are explored by `cargo test` (a property) and, for as long as one likes, by
//! the fuzz targets in `fuzz/`, which include this folder.

pub mod dice;
pub mod judge;
pub mod page;
pub mod targets;
pub mod tree;
pub mod words;

#[cfg(test)]
mod properties;
#[cfg(test)]
mod regressions;
