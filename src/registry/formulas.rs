//! Cells whose formula gives nothing that a letter could print: X08.

use crate::findings::{Code, Note, Place};
use crate::fr::findings::files;
use crate::workbook::{Cell, Column, Row, Table, Value};

/// Whether a cell holds a formula that came to nothing: what it would say is not missing, it is broken.
pub(super) fn is_broken(cell: Option<&Cell>) -> bool {
    cell.is_some_and(|cell| matches!(cell.value, Value::Unsaved | Value::Error(_)))
}

/// What there is to say of a row's formulas, each at its place. `others` are the columns that are read besides those
/// that mean something to us, and whether they hold texts.
pub(super) fn check(
    table: &Table,
    row: &Row,
    others: impl IntoIterator<Item = (u16, bool)>,
) -> Vec<(Place, Note)> {
    let ours = table.columns.iter().filter_map(|titled| Some((titled.number, titled.meaning?)));
    let ours = ours.filter(|(_, column)| *column != Column::Remark);
    // the rows of one person say the same of the person; of missions, each says its own
    let ours = ours.filter_map(|(number, column)| Some((row.cells.get(&number)?, is_text(column))));
    let others = others.into_iter();
    let others = others.flat_map(|(number, is_text)| row.all(number).map(move |cell| (cell, is_text)));
    ours.chain(others)
        .filter_map(|(cell, is_text)| {
            let told = match &cell.value {
                Value::Unsaved => files::formula_without_value(),
                // numbers, codes, ticks and addresses say so themselves, with what they should be
                Value::Error(error) if is_text => files::formula_in_error(error),
                _ => return None,
            };
            Some((cell.place.clone(), Note::new(Code::X08, told)))
        })
        .collect()
}

/// Columns whose text goes as it is into a letter or a table.
fn is_text(column: Column) -> bool {
    match column {
        Column::Uai
        | Column::Parent
        | Column::HeadCivility
        | Column::HeadMail
        | Column::Envelope
        | Column::Active
        | Column::Civility
        | Column::TeacherMail
        | Column::Imp
        | Column::ReliefTick
        | Column::Relief
        | Column::ReliefHours
        | Column::Shared
        | Column::RowDate
        | Column::Remark => false,
        Column::SchoolName
        | Column::SchoolKind
        | Column::Sector
        | Column::Commune
        | Column::Province
        | Column::HeadSurname
        | Column::HeadFirst
        | Column::HeadFunction
        | Column::Called
        | Column::Surname
        | Column::First
        | Column::Discipline
        | Column::Project1
        | Column::Project2
        | Column::Project3 => true,
    }
}
