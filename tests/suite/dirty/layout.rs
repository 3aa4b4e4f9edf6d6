//! The layouts in which the same data come: our own sheets, an office's, one sheet, a survey's export.

mod flat;
mod office;
mod own;
mod survey;

use lettres_rne::workbook::{Column, Kind};

use super::draft::{Draft, Need, Told};
use super::plan::{Field, Holds, Line, Plan, Written, field};
use crate::sheets::{Cell, Sheet, text};

pub use office::HIDDEN;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Layout {
    /// As the kit writes it.
    Own,
    /// Two sheets with other titles in another order, rows that are no data, a hidden one.
    Office,
    /// One sheet: school and head stand beside each teacher.
    Flat,
    /// One sheet of teachers per province.
    Provinces,
    /// Two rows of titles: a chapter above its missions.
    Banded,
    /// One sheet and two rows of titles: school, head, teacher, and the chapters.
    BandedFlat,
    /// One cell a chapter.
    PackedSemicolons,
    PackedCommas,
    PackedLines,
    /// One line for each teacher and mission.
    Long,
    LimeSurvey,
    MicrosoftForms,
    GoogleForms,
    Demarches,
}

/// All of them.
pub const ALL: [Layout; 14] = [
    Layout::Own,
    Layout::Office,
    Layout::Flat,
    Layout::Provinces,
    Layout::Banded,
    Layout::BandedFlat,
    Layout::PackedSemicolons,
    Layout::PackedCommas,
    Layout::PackedLines,
    Layout::Long,
    Layout::LimeSurvey,
    Layout::MicrosoftForms,
    Layout::GoogleForms,
    Layout::Demarches,
];

impl Layout {
    /// The workbook, and where everything stands in it.
    pub fn write(self, draft: &Draft) -> Written {
        match self {
            Self::Own => own::write(draft),
            Self::Office => office::write(draft),
            Self::Provinces => office::provinces(draft),
            Self::Banded => office::banded(draft),
            Self::PackedSemicolons => office::packed(draft, " ; "),
            Self::PackedCommas => office::packed(draft, ", "),
            Self::PackedLines => office::packed(draft, "\n"),
            Self::Long => office::long(draft),
            Self::Flat => flat::plain(draft),
            Self::BandedFlat => flat::banded(draft),
            Self::LimeSurvey => survey::lime(draft),
            Self::MicrosoftForms => survey::microsoft(draft),
            Self::GoogleForms => survey::google(draft),
            Self::Demarches => survey::demarches(draft),
        }
    }
}

/// A column of ours under its own title.
fn ours(column: Column, holds: fn(Column) -> Holds) -> Field {
    field(column.title(), holds(column))
}

fn x() -> Cell {
    text("x")
}

/// The sheet of parameters.
fn parameters(written: &mut Written, draft: &Draft) {
    let mut sheet = Sheet::new("Paramètres");
    for (row, (name, _)) in (1..).zip(&draft.parameters) {
        sheet.put(row, 1, text(*name));
        sheet.put(row, 2, draft.parameter_cell(name));
        written.note(super::draft::Spot::ParameterName(name), sheet.place(row, Some(1)));
        written.note(super::draft::Spot::Parameter(name), sheet.place(row, Some(2)));
    }
    written.sheets.push(sheet);
    written.can.insert(Need::Parameters);
}

/// A line for each school.
fn school_lines(draft: &Draft) -> Vec<Line> {
    (0..draft.truth.schools.len()).map(|school| Line::Entry(Some(school), None, None)).collect()
}

/// A line for each teacher, with their school's, and the rows below.
fn teacher_lines(draft: &Draft, with_school: bool) -> Vec<Line> {
    let lines = draft.truth.teachers.iter().enumerate();
    let lines =
        lines.map(|(index, teacher)| Line::Entry(with_school.then_some(teacher.school), Some(index), None));
    lines.chain((0..draft.tail.len()).map(Line::Tail)).collect()
}

/// A plain table.
fn table(sheet: &str, kind: Kind, fields: Vec<Field>, lines: Vec<Line>) -> Plan<'_> {
    Plan { sheet, kind, above: Vec::new(), header: 1, fields, lines, yes: x(), no: Cell::Empty }
}

fn own_finding(written: &mut Written, told: Told) {
    written.own.push(told);
}
