//! Everything that is proved from outside: engine, workbooks, whole runs of the real program.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods,
    missing_docs,
    unreachable_pub,
    reason = "a test that can't go on should say so loudly, and makes its own files"
)]

mod engine;
mod summary;
mod word;
