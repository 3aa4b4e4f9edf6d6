//! Schools and their heads, row by row.

use std::collections::{BTreeMap, BTreeSet};

use super::line::{Line, is_broken, typed};
use super::old::Old;
use super::teachers::aside;
use crate::findings::{Code, Place};
use crate::fr::kit as defaults;
use crate::fr::text::{clean, fold};
use crate::kit::workbook::{Carried, Extra, Fate, SchoolLine, Slot, Typed};
use crate::registry::{Civility, School};
use crate::workbook::{Cell, Column, Kind, Row, Table};

/// The rows of schools. A row whose code can't be read is carried over as it stands.
pub(super) fn lines(old: &Old, with_imp: bool, carried: &mut Carried) -> Vec<SchoolLine> {
    let mut lines: Vec<SchoolLine> = Vec::new();
    for table in &old.schools {
        table_lines(old, table, with_imp, carried, &mut lines);
    }
    for extra in &mut carried.schools.extras {
        aside(extra);
    }
    lines
}

fn table_lines(old: &Old, table: &Table, with_imp: bool, carried: &mut Carried, lines: &mut Vec<SchoolLine>) {
    let schools: BTreeMap<&Place, &School> =
        old.registry.schools.iter().map(|school| (&school.place, school)).collect();
    // in a flat sheet the columns of teachers are unknown to schools: they are carried over with the teachers
    let others_titled = table.columns.iter().filter(|titled| !old.is_flat && titled.is_unknown());
    let mut taken: BTreeSet<usize> = BTreeSet::new();
    let mut others: Vec<(u16, usize)> = Vec::new();
    for titled in others_titled {
        // a title may stand twice in one table: each keeps its column
        let at = (1..=table.columns.len())
            .map(|rank| if rank == 1 { titled.title.clone() } else { format!("{} ({rank})", titled.title) })
            .map(|title| column(&mut carried.schools.extras, &title))
            .find(|at| !taken.contains(at));
        if let Some(at) = at {
            taken.insert(at);
            others.push((titled.number, at));
        }
    }
    let mut refusals: BTreeSet<String> = BTreeSet::new();
    for row in &table.rows {
        let school = schools.get(&row.place).copied();
        // a row that is neither a school nor refused is one that the reading has joined to another
        let refused =
            || old.told(&table.place(row, Column::Uai)).is_some_and(crate::findings::Finding::is_error);
        if school.is_none() && !refused() {
            continue;
        }
        let index = lines.len();
        let name =
            || table.cell(row, Column::SchoolName).map_or_else(String::new, |cell| clean(&cell.text()));
        let who = school.map_or_else(name, |school| school.display_name().to_owned());
        let mut line = Line::new(old, index, who, &mut carried.schools.doubts, &mut carried.remarks);
        match school {
            Some(school) => understood(&mut line, old, table, row, school, with_imp),
            None => as_it_stands(&mut line, old, table, row, with_imp),
        }
        for (number, at) in &others {
            let Some(cell) = row.cells.get(number).filter(|cell| !cell.is_blank()) else { continue };
            if is_broken(cell) {
                line.as_typed(Slot::Extra(*at), cell);
            }
            carried.schools.extras[*at].cells.insert(index, typed(cell));
        }
        let line = SchoolLine { cells: line.cells };
        // in a flat sheet a school that can't be understood stands on the row of each of its teachers
        if school.is_none() && old.is_flat && !refusals.insert(format!("{line:?}")) {
            carried.schools.doubts.retain(|(row, _), _| *row != index);
            continue;
        }
        lines.push(line);
    }
}

/// The index of the column with this title, which is added where it is not there yet.
fn column(extras: &mut Vec<Extra>, title: &str) -> usize {
    if let Some(at) = extras.iter().position(|extra| fold(&extra.title) == fold(title)) {
        return at;
    }
    extras.push(Extra { title: title.to_owned(), cells: BTreeMap::new(), is_new: false });
    extras.len() - 1
}

fn understood(line: &mut Line<'_>, old: &Old, table: &Table, row: &Row, school: &School, with_imp: bool) {
    let raw = |column| table.cell(row, column);
    line.text(Column::Uai, school.uai.as_str(), raw(Column::Uai));
    for (column, text) in [
        (Column::SchoolName, &school.name),
        (Column::SchoolKind, &school.kind_text),
        (Column::Sector, &school.sector),
        (Column::Commune, &school.commune),
        (Column::Province, &school.province),
        (Column::HeadSurname, &school.head.surname),
        (Column::HeadFirst, &school.head.first),
        (Column::HeadFunction, &school.head.function),
        (Column::Called, &school.called),
    ] {
        line.text(column, text, raw(column));
    }
    line.missing(Column::SchoolName, &table.place(row, Column::SchoolName));
    line.missing(Column::HeadSurname, &table.place(row, Column::HeadSurname));
    if let Some(cell) = raw(Column::Parent) {
        let is_sound = !is_broken(cell)
            && [Code::U01, Code::U02].iter().all(|code| old.says(&cell.place, *code).is_none());
        let parent = school.parent.filter(|_| is_sound).map(|parent| Typed::text(parent.as_str()));
        line.put_or_typed(Column::Parent, parent, Some(cell));
    }
    let civility = school.head.civility.map(Civility::text).map(Typed::text);
    line.put_or_typed(Column::HeadCivility, civility, raw(Column::HeadCivility));
    line.emails(Column::HeadMail, &school.head.emails, raw(Column::HeadMail));
    envelope(line, school.envelope.map(Typed::imp), raw(Column::Envelope), with_imp);
    match raw(Column::Active) {
        Some(cell) if is_broken(cell) || old.says(&cell.place, Code::M03).is_some() => {
            line.as_typed(Slot::Column(Column::Active), cell);
        }
        None if school.active => {}
        _ => line.put(Column::Active, Typed::text(if school.active { defaults::YES } else { defaults::NO })),
    }
    // on a row that is a teacher's too, the remark is the teacher's
    line.plain(Column::Remark, raw(Column::Remark).filter(|_| !old.is_flat));
}

/// A row without a sound code: everything as it stands, the code to be looked at.
fn as_it_stands(line: &mut Line<'_>, old: &Old, table: &Table, row: &Row, with_imp: bool) {
    for column in Kind::Schools.columns() {
        let cell = table.cell(row, *column);
        match (column, cell) {
            (Column::Uai, Some(cell)) => line.as_typed(Slot::Column(Column::Uai), cell),
            (Column::Uai, None) => line.missing(Column::Uai, &table.place(row, Column::Uai)),
            (Column::Remark, _) if old.is_flat => {}
            (Column::Envelope, _) if !with_imp => {}
            _ => line.plain(*column, cell),
        }
    }
}

/// Envelopes are notified anew each year.
fn envelope(line: &mut Line<'_>, envelope: Option<Typed>, cell: Option<&Cell>, with_imp: bool) {
    match (envelope, cell) {
        (envelope, cell) if with_imp => line.put_or_typed(Column::Envelope, envelope, cell),
        (None, Some(cell)) => {
            let told = line.told(cell);
            line.remark(Fate::Left, cell, told);
        }
        _ => {}
    }
}
