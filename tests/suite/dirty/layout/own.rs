//! Our own workbook, as the kit writes it for a campaign.

use std::collections::BTreeMap;

use lettres_rne::kit::workbook::{Content, SchoolLine, TeacherLine, Typed, parameters, write as kit};
use lettres_rne::registry::SchoolYear;
use lettres_rne::workbook::{Column, Kind};

use super::super::draft::{Draft, Need, Spot, What, Who};
use super::super::plan::{Written, missions};
use super::super::truth::{DATE, MISSIONS};
use super::x;
use crate::catalogue::ours::{FIRST_PARAMETER, FIRST_SCHOOL, FIRST_TEACHER, mission_column};
use crate::sheets::{Cell, Sheet};

pub fn write(draft: &Draft) -> Written {
    let mut written = Written::of_two_tables();
    written.can.extend([Need::Parameters, Need::Codes, Need::ARowEach]);
    // what our own workbook has no room for
    written.lacks = !draft.titles.is_empty()
        || !draft.missing.is_empty()
        || !draft.strangers.is_empty()
        || !draft.tail.is_empty();
    let year = SchoolYear::new("2027").unwrap();
    let mut content = Content::blank(&year, DATE);
    content.parameters = parameters(&year, None, None);
    content.spare_rows = 5;
    let sheet = Sheet::new("Paramètres");
    for (row, setting) in (FIRST_PARAMETER..).zip(&mut content.parameters) {
        let title = setting.heading.title;
        if draft.parameters.iter().any(|(known, _)| *known == title) {
            setting.value = typed(&draft.parameter_cell(title), &mut written.lacks);
        }
        written.note(Spot::Parameter(title), sheet.place(row, Some(2)));
        written.note(Spot::ParameterName(title), sheet.place(row, Some(1)));
    }
    let known = |title: &str| content.parameters.iter().any(|setting| setting.heading.title == title);
    written.lacks |= draft.parameters.iter().any(|(title, _)| !known(title));

    let schools = Sheet::new(Kind::Schools.sheet());
    for (row, index) in (FIRST_SCHOOL..).zip(0..draft.truth.schools.len()) {
        let cells = cells(draft, Who::School(index), Kind::Schools, &schools, row, &mut written);
        content.schools.push(SchoolLine { cells });
    }
    let teachers = Sheet::new(Kind::Teachers.sheet());
    for (row, index) in (FIRST_TEACHER..).zip(0..draft.truth.teachers.len()) {
        let who = Who::Teacher(index);
        let cells = cells(draft, who, Kind::Teachers, &teachers, row, &mut written);
        let mut ticks = BTreeMap::new();
        for mission in 0..MISSIONS {
            let what = What::Mission(mission);
            written.ask(draft, who, what);
            written.note(Spot::Cell(who, what), teachers.place(row, Some(mission_column(mission))));
            ticks.insert(mission, typed(&draft.cell(who, what, &x(), &Cell::Empty), &mut written.lacks));
        }
        content.teachers.push(TeacherLine { cells, ticks, hidden: draft.hidden.contains(&index) });
    }
    written.bytes = Some(kit(&content, missions()).unwrap());
    written
}

fn cells(
    draft: &Draft,
    who: Who,
    kind: Kind,
    sheet: &Sheet,
    row: u32,
    written: &mut Written,
) -> BTreeMap<Column, Typed> {
    written.note(Spot::Row(who), sheet.place(row, None));
    let mut cells = BTreeMap::new();
    for (number, &column) in (1..).zip(kind.columns()) {
        let what = What::Own(column);
        written.ask(draft, who, what);
        let columns = if kind == Kind::Schools { &mut written.of_schools } else { &mut written.of_teachers };
        columns.insert(column);
        written.note(Spot::Cell(who, what), sheet.place(row, Some(number)));
        let cell = typed(&draft.cell(who, what, &x(), &Cell::Empty), &mut written.lacks);
        cells.insert(column, cell);
    }
    cells
}

/// The kit writes no formulas.
fn typed(cell: &Cell, lacks: &mut bool) -> Typed {
    match cell {
        Cell::Empty => Typed::Empty,
        Cell::Text(text) => Typed::text(text),
        Cell::Number(number) => Typed::Number(*number),
        Cell::Bool(truth) => Typed::Bool(*truth),
        Cell::Date(date) => Typed::Date(*date),
        Cell::Error(_) | Cell::Formula(..) => {
            *lacks = true;
            Typed::Empty
        }
    }
}
