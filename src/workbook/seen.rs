//! The row of titles that was looked at when a table could not be read: what it has, what it lacks.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::book::{Book, Sheet};
use super::columns::{Column, Kind};
use super::dictionary::Dictionary;
use super::headers::{self, HEADER_ROWS, is_ours};
use super::table::{Left, Titled};
use super::{needs, titles};
use crate::fr::text::fold;

/// Longest title that may be one of ours, in characters.
const LONGEST: usize = 60;

/// A row of titles, and what it lacks.
#[derive(Clone, Debug)]
pub struct Seen {
    /// Name of its sheet.
    pub sheet: Arc<str>,
    /// What it was looked at for.
    pub kind: Kind,
    /// Its number.
    pub row: u32,
    /// Rows with something in them below it.
    pub rows: usize,
    /// Its columns, meanings of both kinds of table among them: a sheet may hold schools and teachers in one.
    pub columns: Vec<Titled>,
    /// Titles of the columns that this kind of table needs, and that are not there.
    pub missing: Vec<&'static str>,
}

impl Seen {
    /// What a row says to whoever looks for a table of this kind.
    pub(super) fn of(dictionary: &Dictionary, kind: Kind, sheet: &Sheet, row: u32) -> Self {
        let of_kind = |kind: Kind, others: &BTreeSet<u16>| {
            titles::columns_but(dictionary, kind, sheet, row, others, &mut Vec::new())
        };
        let known = |columns: &[Titled]| columns.iter().filter(|titled| titled.meaning.is_some()).count();
        let [schools, teachers] = [Kind::Schools, Kind::Teachers].map(|kind| of_kind(kind, &BTreeSet::new()));
        let (mut columns, other) = if known(&schools) > known(&teachers) {
            (schools, Kind::Teachers)
        } else {
            (teachers, Kind::Schools)
        };
        let taken = columns.iter().filter(|titled| titled.meaning.is_some()).map(|titled| titled.number);
        let others = of_kind(other, &taken.collect());
        for (titled, other) in columns.iter_mut().zip(others) {
            titled.meaning = titled.meaning.or(other.meaning);
            titled.left = titled.left.filter(|_| titled.meaning.is_none());
        }
        let missing = needs::lacking_of(kind, sheet, row, &columns).into_iter().map(Column::title).collect();
        let rows = sheet.rows.range(row + 1..).count();
        Self { sheet: Arc::clone(&sheet.name), kind, row, rows, columns, missing }
    }

    /// The row of a workbook, of those that people see, that has most titles which are known.
    pub(super) fn closest(book: &Book, dictionary: &Dictionary, kind: Kind) -> Option<Self> {
        let known = |sheet: &Sheet, row: u32| -> usize {
            let meanings = titles::typed(sheet, row).into_iter().filter_map(|typed| {
                let of_kind = |kind: Kind| titles::look(dictionary, kind, &typed);
                of_kind(Kind::Teachers).or_else(|| of_kind(Kind::Schools)).map(|meaning| meaning.column)
            });
            meanings.collect::<BTreeSet<_>>().len()
        };
        // a sound table of schools lacks nothing; whoever has no sheet of schools may add them to the one of teachers
        let schools = headers::of(book, Kind::Schools, dictionary);
        let is_whole = |sheet: &Sheet| {
            let whole = schools.iter().find(|header| header.is_complete && header.sheet.name == sheet.name);
            kind == Kind::Teachers && whole.is_some()
        };
        let shown = book.sheets.iter().filter(|sheet| sheet.visible && !is_ours(&sheet.name));
        let (mut whole, others): (Vec<&Sheet>, Vec<&Sheet>) = shown.partition(|sheet| is_whole(sheet));
        // where there is no other, it is the one that must have the teachers too, unless its name says that it has schools alone
        whole.retain(|sheet| fold(&sheet.name) != fold(Kind::Schools.sheet()));
        let sheets = if others.is_empty() { whole } else { others }.into_iter();
        let rows = sheets.flat_map(|sheet| {
            sheet.rows.keys().take(HEADER_ROWS).map(move |&row| (known(sheet, row), sheet, row))
        });
        // of equals the last would be taken
        let all: Vec<_> = rows.filter(|(known, ..)| *known > 0).collect();
        let best = all.into_iter().rev().max_by_key(|(known, ..)| *known);
        best.map(|(_, sheet, row)| Self::of(dictionary, kind, sheet, row))
    }

    /// The titles that are known, each with what it means.
    pub fn known(&self) -> Vec<(&str, &'static str)> {
        let known = |titled: &'_ Titled| titled.meaning.map(Column::title);
        self.columns.iter().filter_map(|titled| Some((titled.title.as_str(), known(titled)?))).collect()
    }

    /// The titles that are not known and may be one of ours: no secrets, and none that begin with a code or are as long as the
    /// text of a mission.
    pub fn unknown(&self) -> Vec<&str> {
        let is_missions = |title: &str| {
            title.starts_with(|ch: char| ch.is_ascii_digit()) || title.chars().count() > LONGEST
        };
        let unknown = self.columns.iter().filter(|titled| titled.is_unknown() && !is_missions(&titled.title));
        unknown.map(|titled| titled.title.as_str()).collect()
    }

    /// The titles under which a survey tool says who has answered.
    pub fn accounts(&self) -> Vec<&str> {
        let of_account = self.columns.iter().filter(|titled| titled.left == Some(Left::OfAccount));
        of_account.map(|titled| titled.title.as_str()).collect()
    }
}

/// Two are the same where they say the same.
impl PartialEq for Seen {
    fn eq(&self, other: &Self) -> bool {
        let said = |seen: &Self| (Arc::clone(&seen.sheet), seen.row, seen.missing.clone());
        said(self) == said(other)
    }
}

impl Eq for Seen {}
