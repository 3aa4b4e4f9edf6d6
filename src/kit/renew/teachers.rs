//! Teachers, row by row: every row of the registry is a row of the new workbook.

use std::collections::BTreeMap;

use super::line::{Line, is_broken, typed};
use super::old::Old;
use crate::findings::{Code, Place};
use crate::fr::kit::workbook as words;
use crate::fr::spellings::tick;
use crate::fr::text::clean_lines;
use crate::kit::workbook::{Carried, Extra, Fate, Slot, TeacherLine, Typed};
use crate::registry::{Civility, TeacherRow};
use crate::workbook::{Cell, Column, Dictionary, Kind, Value};

const PROJECTS: [Column; 3] = [Column::Project1, Column::Project2, Column::Project3];

/// The rows of teachers.
pub(super) fn lines(old: &Old, with_imp: bool, keeps_dates: bool, carried: &mut Carried) -> Vec<TeacherLine> {
    let mut extras: Vec<Extra> = old
        .registry
        .extras
        .iter()
        .map(|title| Extra { title: title.clone(), cells: BTreeMap::new(), is_new: false })
        .collect();
    let mut lines = Vec::new();
    for (index, row) in old.registry.rows.iter().enumerate() {
        let mut line = Line::new(old, index, who(row), &mut carried.teachers.doubts, &mut carried.remarks);
        let raw = |column: Column| old.cell(row.places.get(&column)?);
        person(&mut line, row, &raw);
        imp(&mut line, row, with_imp, &raw);
        shared(&mut line, row, raw(Column::Shared));
        date(&mut line, row, keeps_dates, raw(Column::RowDate));
        projects(&mut line, old, row, &raw);
        line.plain(Column::Remark, raw(Column::Remark));
        let mut ticks: BTreeMap<usize, Typed> =
            row.ticks.iter().map(|&mission| (mission, Typed::text(words::TICK))).collect();
        for (&mission, cell) in &row.marks {
            line.as_typed(Slot::Mission(mission), cell);
            ticks.insert(mission, typed(cell));
        }
        for (at, extra) in extras.iter_mut().enumerate() {
            other(&mut line, old, row, (index, at), extra);
        }
        lines.push(TeacherLine { cells: line.cells, ticks, hidden: false });
    }
    for extra in &mut extras {
        aside(extra);
    }
    carried.teachers.extras = extras;
    lines
}

/// #a-title-that-means-something: beside our own columns it would be a second candidate for one of them.
pub(super) fn aside(extra: &mut Extra) {
    let ours = Dictionary::default();
    if [Kind::Schools, Kind::Teachers].iter().any(|&kind| ours.meaning(kind, &extra.title).is_some()) {
        extra.title = words::carried_title(&extra.title);
    }
}

/// Who a row is about, for remarks.
pub(super) fn who(row: &TeacherRow) -> String {
    let code = row.uai.map_or_else(|| row.uai_typed.clone(), |uai| uai.to_string());
    format!("{} {code}", row.list_name()).trim().to_owned()
}

fn person<'c>(line: &mut Line<'_>, row: &TeacherRow, raw: &impl Fn(Column) -> Option<&'c Cell>) {
    line.put_or_typed(Column::Uai, row.uai.map(|uai| Typed::text(uai.as_str())), raw(Column::Uai));
    line.missing(Column::Uai, &row.place_of(Column::Uai));
    line.text(Column::SchoolName, &row.school_name, raw(Column::SchoolName));
    let Some(teacher) = &row.teacher else {
        // half a person is carried over as it stands: nothing may be lost of it
        let columns =
            [Column::Civility, Column::Surname, Column::First, Column::Discipline, Column::TeacherMail];
        for column in columns {
            line.plain(column, raw(column));
        }
        for column in [Column::Surname, Column::First] {
            line.missing(column, &row.place_of(column));
        }
        return;
    };
    let civility = teacher.civility.map(Civility::text).map(Typed::text);
    line.put_or_typed(Column::Civility, civility, raw(Column::Civility));
    line.text(Column::Surname, &teacher.surname, raw(Column::Surname));
    line.text(Column::First, &teacher.first, raw(Column::First));
    line.text(Column::Discipline, &teacher.discipline, raw(Column::Discipline));
    line.emails(Column::TeacherMail, &teacher.emails, raw(Column::TeacherMail));
}

/// IMP and hours off: decided anew each year, unless they are asked for. The tick of hours off is carried over.
fn imp<'c>(line: &mut Line<'_>, row: &TeacherRow, with_imp: bool, raw: &impl Fn(Column) -> Option<&'c Cell>) {
    line.tick(Column::ReliefTick, row.has_relief, raw(Column::ReliefTick));
    let values = [
        (Column::Imp, row.imp.map(Typed::imp)),
        // no number means all of it: that stays so
        (Column::Relief, row.relief.filter(|_| raw(Column::Relief).is_some()).map(Typed::imp)),
        (Column::ReliefHours, row.relief_hours.map(Typed::Number)),
    ];
    for (column, value) in values {
        match (value, raw(column)) {
            (value, cell) if with_imp => line.put_or_typed(column, value, cell),
            (None, Some(cell)) => {
                let told = line.told(cell);
                line.remark(Fate::Left, cell, told);
            }
            _ => {}
        }
    }
}

/// The tick of a shared mission. With whom has no place in the new workbook.
fn shared(line: &mut Line<'_>, row: &TeacherRow, cell: Option<&Cell>) {
    line.tick(Column::Shared, row.shared, cell);
    let partner = |cell: &&Cell| matches!(&cell.value, Value::Text(text) if tick(text).is_none());
    if let Some(cell) = cell.filter(|_| row.shared).filter(partner) {
        line.remark(Fate::Left, cell, words::PARTNER_LEFT.to_owned());
    }
}

/// A date of its own belongs to last year's letter.
fn date(line: &mut Line<'_>, row: &TeacherRow, keeps_dates: bool, cell: Option<&Cell>) {
    match cell {
        Some(cell) if !keeps_dates => line.remark(Fate::Left, cell, words::DATE_LEFT.to_owned()),
        cell => line.put_or_typed(Column::RowDate, row.date.map(Typed::Date), cell),
    }
}

/// Projects close ranks. What says nothing (`à définir`) is no project, and is told.
fn projects<'c>(line: &mut Line<'_>, old: &Old, row: &TeacherRow, raw: &impl Fn(Column) -> Option<&'c Cell>) {
    let cells: Vec<&Cell> = PROJECTS.into_iter().filter_map(raw).collect();
    let broken: Vec<String> = cells.iter().filter(|cell| is_broken(cell)).map(|cell| cell.text()).collect();
    let sound: Vec<&String> = row.projects.iter().filter(|project| !broken.contains(project)).collect();
    for (column, project) in PROJECTS.into_iter().zip(&sound) {
        line.put(column, Typed::text(project));
    }
    for cell in cells {
        let left = if is_broken(cell) { Some(line.told(cell)) } else { None };
        let empty = || Some(old.says(&cell.place, Code::M04)?.told.what.clone());
        if let Some(what) = left.or_else(empty) {
            line.remark(Fate::Left, cell, what);
        }
    }
    for project in sound.into_iter().skip(PROJECTS.len()) {
        line.left_over(&row.place, words::PROJECT_LEFT, project);
    }
}

/// A cell of a column that is none of ours.
fn other(line: &mut Line<'_>, old: &Old, row: &TeacherRow, at: (usize, usize), extra: &mut Extra) {
    let text = row.extras.get(&extra.title).map_or("", String::as_str);
    let table = old.teachers.iter().find(|table| table.sheet == row.place.sheet);
    let columns = table.map_or(&[][..], |table| table.columns.as_slice());
    let titled = columns.iter().filter(|it| it.is_unknown() && it.title == extra.title);
    let mut cells =
        titled.filter_map(|it| old.cell(&Place::cell(&row.place.sheet, row.place.row, it.number)));
    match cells.find(|cell| clean_lines(&cell.text()) == text) {
        Some(cell) if is_broken(cell) => line.as_typed(Slot::Extra(at.1), cell),
        Some(cell) => {
            extra.cells.insert(at.0, typed(cell));
        }
        None if text.is_empty() => {}
        None => {
            extra.cells.insert(at.0, Typed::text(text));
        }
    }
}
