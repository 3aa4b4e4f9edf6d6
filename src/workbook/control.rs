//! Boxes and option buttons that lie over the cells instead of in them: form controls and ActiveX controls. They are never read, so each is
//! told, with the cell that it lies on.

use super::book::Book;
use super::cell::Value;
use super::table::Table;
use crate::findings::{Code, Finding, Note, Place, Scope, cell_named};
use crate::fr;

/// What a person clicks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Button {
    /// A check box.
    Box,
    /// An option button, one of several of which one is chosen.
    Option,
}

/// A check box or an option button that lies over a sheet.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Control {
    /// Which of them.
    pub button: Button,
    /// The cell under its upper left corner.
    pub place: Place,
    /// The cell that it writes its state into, as the file names it (`$D$4`, `Feuil2!$D$4`).
    pub link: Option<String>,
    /// Whether it is ticked, where the file says so.
    pub ticked: Option<bool>,
}

impl Control {
    /// The cell that it is linked to.
    fn linked(&self, book: &Book) -> Option<Place> {
        let link = self.link.as_deref()?.trim().trim_start_matches('=');
        let (sheet, cell) = match link.rsplit_once(['!', '.']) {
            Some((sheet, cell)) => {
                let name = sheet.trim_start_matches('$').trim_matches('\'').replace("''", "'");
                (&book.sheets.iter().find(|sheet| *sheet.name == *name)?.name, cell)
            }
            None => (&self.place.sheet, link),
        };
        let (row, column) = cell_named(cell)?;
        Some(Place::cell(sheet, row, column))
    }

    /// Whether the cell that it is linked to says what the box does.
    fn is_read(&self, book: &Book) -> bool {
        let Some(place) = self.linked(book) else { return false };
        let sheet = book.sheets.iter().find(|sheet| sheet.name == place.sheet);
        let cell = sheet
            .and_then(|sheet| sheet.rows.get(&place.row))
            .and_then(|cells| cells.get(&place.column.unwrap_or(0)));
        matches!(cell.map(|cell| &cell.value), Some(Value::Bool(_)))
    }
}

/// The boxes of these tables' sheets that nothing reads.
pub(super) fn unread<'t>(book: &Book, tables: impl IntoIterator<Item = &'t Table>) -> Vec<Finding> {
    let mut names: Vec<_> = tables.into_iter().map(|table| &table.sheet).collect();
    names.sort();
    names.dedup();
    let sheets = book.sheets.iter().filter(|sheet| names.contains(&&sheet.name));
    let unread = sheets.flat_map(|sheet| &sheet.controls).filter(|control| !control.is_read(book));
    unread
        .map(|control| {
            let linked = control.linked(book).map(|place| place.to_string());
            let told = fr::findings::files::control_unread(
                control.button == Button::Option,
                control.ticked,
                linked.as_deref(),
            );
            let row = Scope::Row(control.place.whole_row());
            Note::new(Code::X11, told).at(control.place.clone(), row)
        })
        .collect()
}
