//! Columns that hold secrets, by their title or by what stands in them: X06. They are never read.

use std::collections::BTreeMap;

use super::book::Sheet;
use super::cell::{Cell, Value};
use crate::findings::{Code, Finding, Note, Place, Scope};
use crate::fr;
use crate::fr::secrets::{is_sensitive, without_secrets};

/// How many cells of each column below a row hold a secret.
pub(super) fn below(sheet: &Sheet, header_row: u32) -> BTreeMap<u16, usize> {
    let mut found = BTreeMap::new();
    for (_, cells) in sheet.rows.range(header_row + 1..) {
        for (&number, _) in cells.iter().filter(|(_, cell)| is_secret(cell)) {
            *found.entry(number).or_default() += 1;
        }
    }
    found
}

/// Whether a column must not be read, by its title and its place; what there is to say is told. `secrets` are those of its
/// sheet. A column that is read for what it means (`is_read`) is read all the same: its secrets are refused where they stand.
pub(super) fn check(
    place: &Place,
    title: &str,
    is_read: impl FnOnce() -> bool,
    secrets: &BTreeMap<u16, usize>,
    findings: &mut Vec<Finding>,
) -> bool {
    let mut tell = |told| findings.push(Note::new(Code::X06, told).at(place.clone(), Scope::Campaign));
    if is_sensitive(title) {
        tell(fr::findings::files::column_sensitive(title));
        return true;
    }
    let Some(&cells) = place.column.and_then(|number| secrets.get(&number)) else { return false };
    tell(fr::findings::files::column_of_secrets(title, cells));
    !is_read()
}

/// Whether a secret stands in a cell. Shorter than one, as nearly every cell is, none can.
fn is_secret(cell: &Cell) -> bool {
    let is_long = match &cell.value {
        Value::Text(text) => text.len() >= 13 && text.bytes().any(|byte| byte.is_ascii_digit()),
        Value::Number(number) => *number >= 1e14,
        Value::Bool(_) | Value::Date(..) | Value::Error(_) | Value::Unsaved => false,
    };
    is_long && {
        let text = fr::text::clean(&cell.text());
        without_secrets(&text) != text
    }
}
