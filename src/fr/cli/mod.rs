//! The command line: help, refusals, and what a run says on the screen.

pub mod help;
pub mod mapping;
pub mod renewal;
pub mod rules;
pub mod screen;
pub mod status;
pub mod template;
pub mod usage;
