//! What each column of the workbook was taken for, on the screen: columns of missions in one line.

use lettres_rne::findings::{Place, column_letters};
use lettres_rne::fr::cli::mapping as words;
use lettres_rne::registry::{Mapped, MappedTable, Sense};

use super::wrap::wrap;

/// Column where what a title was taken for begins, at most.
const INDENT: usize = 8;

/// The tables of a workbook.
pub(crate) fn told(tables: &[MappedTable]) -> String {
    let mut text = String::new();
    for table in tables {
        text.push('\n');
        let title = words::table(table.kind.sheet(), &table.sheet, table.header_row, table.rows);
        text.push_str(&wrap("", 0, &title));
        let mut rest = table.columns.as_slice();
        while let Some((first, behind)) = rest.split_first() {
            let is_same =
                |column: &&Mapped| is_mission(first) && is_mission(column) || is_same_kind(first, column);
            let alike = behind.iter().take_while(is_same).count();
            let last = if alike > 0 { &behind[alike - 1] } else { first };
            let lead = format!("  {}", letters(&first.place, &last.place));
            text.push_str(&wrap(&lead, INDENT + 2, &sentence(first, last, alike + 1)));
            rest = &behind[alike..];
        }
    }
    text
}

fn is_mission(column: &Mapped) -> bool {
    matches!(column.sense, Sense::Mission(_))
}

/// Columns of a school in a teachers' table say nothing one by one.
fn is_same_kind(first: &Mapped, column: &Mapped) -> bool {
    first.sense == Sense::OfSchool && column.sense == Sense::OfSchool
}

fn letters(first: &Place, last: &Place) -> String {
    let letters = |place: &Place| place.column.map(column_letters).unwrap_or_default();
    if first == last { letters(first) } else { format!("{}–{}", letters(first), letters(last)) }
}

fn sentence(first: &Mapped, last: &Mapped, count: usize) -> String {
    match (&first.sense, &last.sense) {
        (Sense::Mission(one), Sense::Mission(other)) if count > 1 => {
            words::missions(count, &one.to_string(), &other.to_string())
        }
        (Sense::OfSchool, _) => words::of_school(count),
        (Sense::Field(title), _) => words::field(&first.title, title),
        (Sense::Mission(code), _) => words::mission(&first.title, &code.to_string()),
        (Sense::Missions, _) => words::packed(&first.title),
        (Sense::Extra, _) => words::extra(&first.title),
        (Sense::Repeated(number), _) => words::repeated(&first.title, &column_letters(*number)),
        (Sense::Secret, _) => words::secret(&first.title),
        (Sense::Dismissed, _) => words::dismissed(&first.title),
        (Sense::Nothing, _) => words::nothing(&first.title),
    }
}
