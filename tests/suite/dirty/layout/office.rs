//! A sheet of schools and one or more of teachers, as an office keeps them.

use std::collections::BTreeSet;

use lettres_rne::findings::Code;
use lettres_rne::workbook::{Column, Kind};

use super::super::draft::{Draft, Need, Spot, Told, Who};
use super::super::plan::{Field, Holds, Line, Plan, Written, field, missions, under};
use super::super::truth::MISSIONS;
use super::{ours, own_finding, parameters, school_lines, table, teacher_lines};
use crate::sheets::{Cell, text};

/// Columns of schools in no order of ours, under titles that are not ours.
const SCHOOLS: [(&str, Column); 15] = [
    ("Province", Column::Province),
    ("Ville", Column::Commune),
    ("Code établissement", Column::Uai),
    ("Nom", Column::SchoolName),
    ("Nature", Column::SchoolKind),
    ("Statut", Column::Sector),
    ("UAI parent", Column::Parent),
    ("Enveloppe IMP", Column::Envelope),
    ("Civilité chef", Column::HeadCivility),
    ("Prénom chef", Column::HeadFirst),
    ("Chef d'établissement", Column::HeadSurname),
    ("Qualité", Column::HeadFunction),
    ("MÉL", Column::HeadMail),
    ("Libellé lettre", Column::Called),
    ("Ouvert", Column::Active),
];
const TEACHERS: [(&str, Column); 16] = [
    ("Prénom usuel", Column::First),
    ("NOM d’usage", Column::Surname),
    ("Civ.", Column::Civility),
    ("Matière", Column::Discipline),
    ("E-mail", Column::TeacherMail),
    ("Code RNE", Column::Uai),
    ("Etab", Column::SchoolName),
    ("Nb d'IMP", Column::Imp),
    ("Dont décharge", Column::Relief),
    ("Décharge (x)", Column::ReliefTick),
    ("Nb heures décharge", Column::ReliefHours),
    ("Partagée", Column::Shared),
    ("Date lettre", Column::RowDate),
    ("Item 1", Column::Project1),
    ("Item 2", Column::Project2),
    ("Item 3", Column::Project3),
];
/// What stands on the rows of this layout that are no data: their numbers among its extra rows.
const TOTAL: usize = 0;
const NOTES: [usize; 2] = [1, 2];

/// Titles on the fourth row under merged ones, blank rows between, totals, notes, and a hidden row.
pub fn write(draft: &Draft) -> Written {
    let mut written = Written::of_two_tables();
    let above = vec![(1, 1, "Vice-rectorat : campagne des référents numériques", 6), (3, 2, "Identité", 3)];
    let fields = SCHOOLS.map(|(title, column)| field(title, Holds::School(column)));
    let mut lines = school_lines(draft);
    lines.insert(2, Line::Blank);
    let schools =
        Plan { above: above.clone(), header: 4, ..table("Etabs ", Kind::Schools, fields.to_vec(), lines) };
    written.add(draft, &schools);
    let titles = (0..MISSIONS).rev().map(|mission| {
        let title = format!("{} {}", missions()[mission].code, missions()[mission].text);
        field(title, Holds::Mission(mission))
    });
    let fields = TEACHERS.map(|(title, column)| field(title, Holds::Teacher(column)));
    let fields = fields.into_iter().chain(titles).collect();
    let mut lines = teacher_lines(draft, false);
    lines.insert(3, Line::Blank);
    lines.insert(6, Line::Blank);
    lines.extend([
        Line::Words(1, "TOTAL GÉNÉRAL", TOTAL),
        Line::Blank,
        Line::Words(1, "(*) sous réserve du vote du budget", NOTES[0]),
        Line::Words(1, "Fichier mis à jour par le secrétariat", NOTES[1]),
    ]);
    let mut draft = draft.clone();
    draft.hidden.insert(HIDDEN);
    let plan = Plan { above, header: 4, ..table("Liste des RNE", Kind::Teachers, fields, lines) };
    written.add(&draft, &plan);
    parameters(&mut written, &draft);
    own_finding(&mut written, Told::new(Code::X03, Spot::Row(Who::Teacher(HIDDEN))));
    for extra in [TOTAL, NOTES[0], NOTES[1]] {
        own_finding(&mut written, Told::new(Code::X04, Spot::Extra(extra)));
    }
    written
}

/// The teacher whose row this layout hides.
pub const HIDDEN: usize = 1;

/// The sheet of schools under our own titles.
fn schools(written: &mut Written, draft: &Draft) {
    let fields = Kind::Schools.columns().iter().filter(|column| **column != Column::Remark);
    let fields = fields.map(|column| ours(*column, Holds::School)).collect();
    written.add(draft, &table(Kind::Schools.sheet(), Kind::Schools, fields, school_lines(draft)));
}

/// The columns of teachers under our own titles, without the missions.
fn of_teachers() -> Vec<Field> {
    let columns = Kind::Teachers.columns().iter().filter(|column| **column != Column::Remark);
    columns.map(|column| ours(*column, Holds::Teacher)).collect()
}

fn by_code() -> impl Iterator<Item = Field> {
    (0..MISSIONS).map(|mission| field(missions()[mission].code.to_string(), Holds::Mission(mission)))
}

pub fn provinces(draft: &Draft) -> Written {
    let mut written = Written::of_two_tables();
    schools(&mut written, draft);
    let mut names: Vec<&str> = draft.truth.schools.iter().map(|school| school.province.as_str()).collect();
    let mut seen = BTreeSet::new();
    names.retain(|name| seen.insert(*name));
    let last = names.len() - 1;
    for (index, name) in names.iter().enumerate() {
        let mut lines = teacher_lines(draft, false);
        lines.retain(|line| match line {
            Line::Entry(_, Some(teacher), _) => {
                draft.truth.schools[draft.truth.teachers[*teacher].school].province == *name
            }
            _ => index == last,
        });
        let fields = of_teachers().into_iter().chain(by_code()).collect();
        // the first sheet has the damage of titles
        let mut sound = draft.clone();
        if index > 0 {
            (sound.titles, sound.missing, sound.strangers) = <_>::default();
        }
        written.add(&sound, &table(name, Kind::Teachers, fields, lines));
    }
    parameters(&mut written, draft);
    if names.len() > 1 {
        own_finding(&mut written, Told::new(Code::X13, Spot::Header));
    }
    written
}

/// The chapter above its missions.
pub fn banded(draft: &Draft) -> Written {
    let mut written = Written::of_two_tables();
    schools(&mut written, draft);
    let who = of_teachers().into_iter().map(|mut field| {
        field.titles.insert(0, "Référent numérique".to_owned());
        field
    });
    let fields = who.chain(under_chapters()).collect();
    let lines = teacher_lines(draft, false);
    written.add(draft, &table("Référents", Kind::Teachers, fields, lines));
    parameters(&mut written, draft);
    written
}

/// The missions by their text, each under its chapter.
pub fn under_chapters() -> impl Iterator<Item = Field> {
    (0..MISSIONS).map(|mission| {
        let chapter = missions()[mission].headings.join(" – ");
        under(&chapter, missions()[mission].label(), Holds::Mission(mission))
    })
}

/// One cell for the missions of each heading.
pub fn packed_by_heading(joint: &'static str, end: &'static str) -> Vec<Field> {
    let mut fields: Vec<(String, Vec<usize>)> = Vec::new();
    for (index, mission) in missions().iter().enumerate() {
        let heading = mission.headings.last().unwrap().trim_end_matches([' ', '\u{2009}', '\u{a0}', ':']);
        match fields.last_mut() {
            Some((last, held)) if last == heading => held.push(index),
            _ => fields.push((heading.to_owned(), vec![index])),
        }
    }
    fields.into_iter().map(|(heading, held)| field(heading, Holds::Packed(held, joint, end))).collect()
}

pub fn packed(draft: &Draft, joint: &'static str) -> Written {
    let mut written = Written::of_two_tables();
    schools(&mut written, draft);
    let fields = of_teachers().into_iter().chain(packed_by_heading(joint, "")).collect();
    written.add(draft, &table("Référents", Kind::Teachers, fields, teacher_lines(draft, false)));
    parameters(&mut written, draft);
    tell_packed(&mut written);
    written
}

/// Each column that packs missions is told, and so are those of no use.
pub fn tell_packed(written: &mut Written) {
    if written.has_useless {
        own_finding(written, Told::new(Code::X05, Spot::Header));
    }
    for column in 0..written.packed {
        own_finding(written, Told::new(Code::X13, Spot::Packed(column)));
    }
}

/// One line for each teacher and mission.
pub fn long(draft: &Draft) -> Written {
    let mut written = Written::of_two_tables();
    schools(&mut written, draft);
    let mut fields = of_teachers();
    fields.push(field("Mission", Holds::EachMission));
    let lines = teacher_lines(draft, false).into_iter().flat_map(|line| match line {
        Line::Entry(_, Some(teacher), _) => {
            let ticks = &draft.truth.teachers[teacher].ticks;
            let each = ticks.iter().map(|&mission| Line::Entry(None, Some(teacher), Some(mission)));
            if ticks.is_empty() { vec![Line::Entry(None, Some(teacher), None)] } else { each.collect() }
        }
        line => vec![line],
    });
    written.add(draft, &table("Référents", Kind::Teachers, fields, lines.collect()));
    written.can.remove(&Need::ARowEach);
    parameters(&mut written, draft);
    own_finding(&mut written, Told::new(Code::X13, Spot::Header));
    written
}

/// `Oui` and `Non`.
pub fn in_words() -> (Cell, Cell) {
    (text("Oui"), text("Non"))
}
