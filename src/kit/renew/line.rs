//! A row under way from an older workbook to the new one.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::old::Old;
use crate::findings::{Code, Place};
use crate::fr::kit::workbook as words;
use crate::fr::secrets::without_secrets;
use crate::fr::text::clean_lines;
use crate::kit::workbook::{Fate, Remark, Slot, Typed};
use crate::registry::Email;
use crate::workbook::{Cell, Column, Value};

/// A row, and what there is to say about it.
pub(super) struct Line<'o> {
    old: &'o Old,
    /// Index of the row in the new table.
    index: usize,
    who: String,
    pub(super) cells: BTreeMap<Column, Typed>,
    doubts: &'o mut BTreeMap<(usize, Slot), String>,
    remarks: &'o mut Vec<Remark>,
}

impl<'o> Line<'o> {
    pub(super) fn new(
        old: &'o Old,
        index: usize,
        who: String,
        doubts: &'o mut BTreeMap<(usize, Slot), String>,
        remarks: &'o mut Vec<Remark>,
    ) -> Self {
        Self { old, index, who, cells: BTreeMap::new(), doubts, remarks }
    }

    /// A text that was understood. Where the reading found an error all the same, or the text is what a formula came to
    /// that failed, the cell is one to look at.
    pub(super) fn text(&mut self, column: Column, text: &str, cell: Option<&Cell>) {
        match cell {
            Some(cell) if is_broken(cell) => self.as_typed(Slot::Column(column), cell),
            _ if text.is_empty() => {}
            _ => {
                self.put(column, Typed::text(text));
                self.ask(column, cell);
                let error = cell.and_then(|cell| Some((cell, self.old.told(&cell.place)?)));
                if let Some((cell, error)) = error.filter(|(_, finding)| finding.is_error()) {
                    let (what, remedy) = (error.told.what.clone(), error.told.remedy.clone());
                    self.doubt(Slot::Column(column), cell, &what, &remedy);
                }
            }
        }
    }

    /// A value that was understood.
    pub(super) fn put(&mut self, column: Column, typed: Typed) {
        self.cells.insert(column, typed);
    }

    /// A value that was understood, or the cell as it stands.
    pub(super) fn put_or_typed(&mut self, column: Column, typed: Option<Typed>, cell: Option<&Cell>) {
        match (typed, cell) {
            (Some(typed), cell) => {
                self.put(column, typed);
                self.ask(column, cell);
            }
            (None, Some(cell)) => self.as_typed(Slot::Column(column), cell),
            (None, None) => {}
        }
    }

    /// #questions-carried-over: what the reading asked about a value is asked again, for the new cell does not show it any more.
    fn ask(&mut self, column: Column, cell: Option<&Cell>) {
        const ASKED: [Code; 3] = [Code::I06, Code::I08, Code::P03];
        let Some(cell) = cell else { return };
        let Some(told) = ASKED.iter().find_map(|code| self.old.says(&cell.place, *code)) else { return };
        let (what, remedy) = (told.told.what.clone(), told.told.remedy.clone());
        let bubble = words::doubt(&cell.place.to_string(), &what, &remedy);
        self.doubts.insert((self.index, Slot::Column(column)), bubble);
        self.remark(Fate::Converted, cell, what);
    }

    /// A tick: the mark as it stands, where it is none that anybody knows.
    pub(super) fn tick(&mut self, column: Column, ticked: bool, cell: Option<&Cell>) {
        match cell {
            Some(cell) if is_broken(cell) || self.old.says(&cell.place, Code::M03).is_some() => {
                self.as_typed(Slot::Column(column), cell);
            }
            _ if ticked => self.put(column, Typed::text(words::TICK)),
            _ => {}
        }
    }

    /// Addresses, or the cell as it stands where not all of it is accounted for.
    pub(super) fn emails(&mut self, column: Column, emails: &[Email], cell: Option<&Cell>) {
        let joined = || Typed::Text(emails.iter().map(Email::as_str).collect::<Vec<_>>().join("; "));
        let Some(cell) = cell else {
            // a row that was put together of several has its addresses from another one
            if !emails.is_empty() {
                self.put(column, joined());
            }
            return;
        };
        let typed = cell.text();
        let parts = typed.split([';', '|', '\n', '\r', '\t']).filter(|part| !part.trim().is_empty());
        let is_whole = parts.clone().all(|part| part.contains('@'))
            && typed.matches('@').count() == emails.len()
            && !emails.is_empty();
        if is_whole || self.old.told(&cell.place).is_none() && !emails.is_empty() {
            self.put(column, joined());
        } else {
            self.as_typed(Slot::Column(column), cell);
        }
    }

    /// A cell as it stands, without a word: nothing is known to be wrong with it.
    pub(super) fn plain(&mut self, column: Column, cell: Option<&Cell>) {
        let Some(cell) = cell else { return };
        if is_broken(cell) {
            self.as_typed(Slot::Column(column), cell);
        } else {
            self.put(column, typed(cell));
        }
    }

    /// A cell as it stands, for somebody to look at.
    pub(super) fn as_typed(&mut self, slot: Slot, cell: &Cell) {
        if let Slot::Column(column) = slot {
            self.cells.insert(column, typed(cell));
        }
        let told = self.old.told(&cell.place).map(|finding| finding.told.clone());
        let (what, remedy) = told.map(|told| (told.what, told.remedy)).unwrap_or_default();
        let what = if what.is_empty() { words::NOT_UNDERSTOOD.to_owned() } else { what };
        self.doubt(slot, cell, &what, &remedy);
    }

    /// A cell of the new workbook that is to be looked at though nothing stands there.
    pub(super) fn missing(&mut self, column: Column, place: &Place) {
        let Some(finding) = self.old.told(place).filter(|finding| finding.is_error()) else { return };
        let bubble = words::doubt(&place.to_string(), &finding.told.what, &finding.told.remedy);
        self.doubts.entry((self.index, Slot::Column(column))).or_insert(bubble);
    }

    fn doubt(&mut self, slot: Slot, cell: &Cell, what: &str, remedy: &str) {
        let place = cell.place.to_string();
        self.doubts.insert((self.index, slot), words::doubt(&place, what, remedy));
        self.remark(Fate::AsTyped, cell, what.to_owned());
    }

    /// Something that is not carried over.
    pub(super) fn remark(&mut self, fate: Fate, cell: &Cell, what: String) {
        self.remarks.push(Remark {
            fate,
            place: cell.place.to_string(),
            who: self.who.clone(),
            what,
            typed: without_secrets(&cell.text()),
        });
    }

    /// Something that is not carried over and has no cell of its own.
    pub(super) fn left_over(&mut self, place: &Place, what: &str, typed: &str) {
        let (place, who) = (place.to_string(), self.who.clone());
        let remark =
            Remark { fate: Fate::Left, place, who, what: what.to_owned(), typed: without_secrets(typed) };
        self.remarks.push(remark);
    }

    /// What was found at a cell.
    pub(super) fn told(&self, cell: &Cell) -> String {
        self.old.told(&cell.place).map_or_else(|| words::NOT_UNDERSTOOD.to_owned(), |it| it.told.what.clone())
    }
}

/// Whether a cell holds a formula that came to nothing: as a text, its error would be printed.
pub(super) fn is_broken(cell: &Cell) -> bool {
    matches!(cell.value, Value::Error(_) | Value::Unsaved)
}

/// A cell as somebody would type it again.
pub(super) fn typed(cell: &Cell) -> Typed {
    match &cell.value {
        // #secrets-carried-over: what is never read in one workbook is not written into the next
        Value::Text(text) => Typed::Text(without_secrets(&clean_lines(text))),
        Value::Number(number) => Typed::Number(*number),
        Value::Bool(truth) => Typed::Bool(*truth),
        Value::Date(year, month, day) => Date::new(*year, *month, *day)
            .ok()
            .filter(|date| (1900..=9999).contains(&date.year()))
            .map_or_else(|| Typed::Text(cell.text()), Typed::Date),
        Value::Error(_) | Value::Unsaved => Typed::Empty,
    }
}
