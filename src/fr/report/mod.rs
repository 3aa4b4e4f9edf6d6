//! The report page, in words. The findings speak for themselves; here is what stands around them.

pub mod blocks;
pub mod budget;
pub mod copy;
pub mod headline;
pub mod reading;

/// Name of the page's file.
pub const REPORT: &str = "rapport.html";
