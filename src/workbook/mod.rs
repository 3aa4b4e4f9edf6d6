//! The workbook: any academy's sheets become cells with places, columns with meanings, raw rows.
//!
//! See `FORMAT.md` beside this file for what Excel and people do, and how we meet it.
#![doc = include_str!("FORMAT.md")]

mod accounts;
mod book;
mod cell;
mod columns;
mod control;
mod copies;
mod dictionary;
mod error;
mod headers;
mod intake;
mod merges;
mod needs;
mod parameters;
mod rows;
mod secrets;
mod seen;
mod skip;
mod sums;
mod sundry;
mod table;
mod tables;
mod titles;
mod unread;
mod widths;

pub use book::{Book, Cells, READER, Sheet, load};
pub use cell::{Cell, Value, number_text};
pub use columns::{Column, Kind};
pub use control::{Button, Control};
pub use copies::Signs;
pub use dictionary::{Dictionary, near_column, same_title};
pub use error::{Error, Trouble};
pub use intake::Format;
pub use merges::{Across, Merge};
pub use parameters::{Parameter, parameters};
pub use seen::Seen;
pub use table::{Left, Row, Table, Titled};
pub use tables::{Tables, tables};
