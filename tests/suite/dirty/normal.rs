//! What a registry says, in one form for all layouts: sorted lines without places, of the columns that a layout has.

use std::collections::BTreeSet;

use lettres_rne::registry::{Civility, Email, Imp, Registry};
use lettres_rne::workbook::Column;

use super::draft::Need;
use super::plan::Written;
use super::truth::{Academy, Person};

/// One line for a school or a teacher, field by field.
struct Line<'c> {
    columns: &'c BTreeSet<Column>,
    said: String,
}

impl<'c> Line<'c> {
    fn new(columns: &'c BTreeSet<Column>, first: &str) -> Self {
        Self { columns, said: first.to_owned() }
    }

    /// A field, where the layout has its column.
    fn say(&mut self, column: Column, value: impl std::fmt::Debug) -> &mut Self {
        if self.columns.contains(&column) {
            self.said.push_str(&format!(" · {column:?} {value:?}"));
        }
        self
    }
}

/// What the registry must hold, seen through a layout.
pub fn owed(truth: &Academy, written: &Written) -> Vec<String> {
    let mut lines = Vec::new();
    for (index, school) in truth.schools.iter().enumerate() {
        // one table has no row for a school that has nobody
        if !written.can.contains(&Need::TwoTables) && truth.staff(index).is_empty() || school.uai.is_empty() {
            continue;
        }
        let mut line = Line::new(&written.of_schools, &school.uai);
        line.say(Column::SchoolName, &school.name)
            .say(Column::SchoolKind, &school.kind)
            .say(Column::Sector, &school.sector)
            .say(Column::Commune, &school.commune)
            .say(Column::Province, &school.province)
            .say(Column::Parent, &school.parent)
            .say(Column::HeadCivility, school.head.civility)
            .say(Column::HeadSurname, &school.head.surname)
            .say(Column::HeadFirst, &school.head.first)
            .say(Column::HeadFunction, &school.function)
            .say(Column::HeadMail, &school.head.mails)
            .say(Column::Envelope, school.envelope)
            .say(Column::Called, &school.called)
            .say(Column::Active, school.active);
        lines.push(line.said);
    }
    for teacher in &truth.teachers {
        let Person { civility, surname, first, mails } = &teacher.person;
        let is_known = !surname.is_empty() && !first.is_empty();
        let mut line = Line::new(&written.of_teachers, format!("{surname} {first}").trim());
        line.say(Column::Uai, teacher.uai.clone().unwrap_or_default());
        if is_known {
            line.say(Column::Civility, civility)
                .say(Column::Discipline, &teacher.discipline)
                .say(Column::TeacherMail, mails);
        }
        line.say(Column::Imp, teacher.imp)
            .say(Column::ReliefTick, teacher.has_relief)
            .say(Column::Relief, teacher.relief)
            .say(Column::ReliefHours, teacher.hours)
            .say(Column::Shared, teacher.shared)
            .say(Column::RowDate, teacher.date)
            .say(Column::Project1, &teacher.projects);
        lines.push(format!("{} · {:?}", line.said, teacher.ticks));
    }
    lines.sort();
    lines
}

/// What it does hold.
pub fn held(registry: &Registry, written: &Written) -> Vec<String> {
    let mut lines = Vec::new();
    for school in &registry.schools {
        let head = &school.head;
        let mut line = Line::new(&written.of_schools, school.uai.as_str());
        line.say(Column::SchoolName, &school.name)
            .say(Column::SchoolKind, &school.kind_text)
            .say(Column::Sector, &school.sector)
            .say(Column::Commune, &school.commune)
            .say(Column::Province, &school.province)
            .say(Column::Parent, school.parent.map(|parent| parent.to_string()))
            .say(Column::HeadCivility, head.civility.map(Civility::text))
            .say(Column::HeadSurname, &head.surname)
            .say(Column::HeadFirst, &head.first)
            .say(Column::HeadFunction, &head.function)
            .say(Column::HeadMail, head.emails.iter().map(Email::as_str).collect::<Vec<_>>())
            .say(Column::Envelope, school.envelope.map(Imp::as_quarters))
            .say(Column::Called, &school.called)
            .say(Column::Active, school.active);
        lines.push(line.said);
    }
    for row in &registry.rows {
        let mut line = Line::new(&written.of_teachers, &row.list_name());
        line.say(Column::Uai, row.uai.map(|uai| uai.to_string()).unwrap_or_default());
        if let Some(teacher) = &row.teacher {
            line.say(Column::Civility, teacher.civility.map(Civility::text))
                .say(Column::Discipline, &teacher.discipline)
                .say(Column::TeacherMail, teacher.emails.iter().map(Email::as_str).collect::<Vec<_>>());
        }
        line.say(Column::Imp, row.imp.map(Imp::as_quarters))
            .say(Column::ReliefTick, row.has_relief)
            .say(Column::Relief, row.relief.map(Imp::as_quarters))
            .say(Column::ReliefHours, row.relief_hours)
            .say(Column::Shared, row.shared)
            .say(Column::RowDate, row.date)
            .say(Column::Project1, &row.projects);
        lines.push(format!("{} · {:?}", line.said, row.ticks));
    }
    lines.sort();
    lines
}
