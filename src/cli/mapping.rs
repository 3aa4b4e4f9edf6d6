//! What each column of the workbook was taken for, on the screen: what needs no explanation in as few lines as may be.

use lettres_rne::findings::{Place, column_letters};
use lettres_rne::fr::cli::mapping as words;
use lettres_rne::registry::{Mapped, MappedTable, Sense};
use lettres_rne::workbook::Seen;

use super::wrap::wrap;

/// Column where what a title was taken for begins, at least.
const INDENT: usize = 10;

/// How columns are told together.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Group {
    /// Titles as our own workbook has them: a line of names.
    Own,
    /// Missions: the first and the last.
    Missions,
    /// Columns of the school among those of a teacher: their number.
    OfSchool,
    /// Each by itself.
    Alone,
}

/// The tables of a workbook.
pub(crate) fn told(tables: &[MappedTable]) -> String {
    let mut text = String::new();
    for table in tables {
        let title = words::table(table.kind.sheet(), &table.sheet, table.header_row, table.rows);
        text.push_str(&wrap("", 0, &title));
        text.push_str(&of_table(table));
    }
    text
}

/// The columns of a table, and a blank line.
fn of_table(table: &MappedTable) -> String {
    let mut text = String::new();
    let mut rest = table.columns.as_slice();
    while let Some((first, behind)) = rest.split_first() {
        let group = group(first);
        let alike = behind.iter().take_while(|column| group != Group::Alone && self::group(column) == group);
        let (columns, others) = rest.split_at(1 + alike.count());
        let last = columns.last().unwrap_or(first);
        let lead = format!("  {}", letters(&first.place, &last.place));
        text.push_str(&wrap(&lead, INDENT, &sentence(group, columns, first, last)));
        rest = others;
    }
    text.push('\n');
    text
}

/// The titles of a table that is not read.
pub(crate) fn refused(seen: &Seen) -> String {
    let table = MappedTable::refused(seen);
    let title = words::refused(&table.sheet, table.header_row);
    format!("{}{}", wrap("", 0, &title), of_table(&table))
}

fn group(column: &Mapped) -> Group {
    match &column.sense {
        Sense::Field(title) if words::is_same(&column.title, title) => Group::Own,
        Sense::Mission(_) => Group::Missions,
        Sense::OfSchool => Group::OfSchool,
        _ => Group::Alone,
    }
}

fn letters(first: &Place, last: &Place) -> String {
    let letters = |place: &Place| place.column.map(column_letters).unwrap_or_default();
    if first == last { letters(first) } else { format!("{}–{}", letters(first), letters(last)) }
}

fn sentence(group: Group, columns: &[Mapped], first: &Mapped, last: &Mapped) -> String {
    match (group, &first.sense, &last.sense) {
        (Group::Own, ..) => columns.iter().map(|column| column.title.as_str()).collect::<Vec<_>>().join(", "),
        (Group::OfSchool, ..) => words::of_school(columns.len()),
        (Group::Missions, Sense::Mission(one), Sense::Mission(other)) if columns.len() > 1 => {
            words::missions(columns.len(), &one.to_string(), &other.to_string())
        }
        _ => alone(first),
    }
}

fn alone(column: &Mapped) -> String {
    let title = words::title(column.over.as_deref(), &column.title);
    match &column.sense {
        Sense::Field(ours) => words::field(&title, ours),
        Sense::Mission(code) => words::mission(&title, &code.to_string()),
        Sense::Missions => words::packed(&title),
        Sense::Extra => words::extra(&title),
        Sense::OfSchool => words::of_school(1),
        Sense::Repeated(number) => words::repeated(&title, &column_letters(*number)),
        Sense::Secret => words::secret(&title),
        Sense::Dismissed => words::dismissed(&title),
        Sense::Nothing => words::nothing(&title),
    }
}
