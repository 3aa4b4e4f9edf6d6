//! Everything that is proved from outside: engine, workbooks, whole runs of the real program.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods,
    clippy::format_collect,
    clippy::format_push_string,
    missing_docs,
    unreachable_pub,
    reason = "a test that can't go on should say so loudly, and makes its own files"
)]

mod annotated;
mod architecture;
mod blocks;
mod campaign;
mod catalogue;
mod conservation;
mod controls;
mod corpus;
mod dirty;
mod docs;
mod engine;
mod formats;
mod harness;
mod hostile;
mod kinds;
mod layouts;
mod letters;
mod mail;
mod mailbox;
mod official;
mod probes;
mod report;
mod sample;
mod sheets;
mod split;
mod summary;
mod template;
mod wild;
mod word;
