//! Messages handed to a server of our own that says and does what a test wants, over real sockets.

mod account;
mod certificates;
mod child;
mod disk;
mod faults;
mod logins;
pub mod office;
mod property;
mod recipients;
pub mod server;
