//! One sheet: what concerns school and head stands in the row of each teacher.

use lettres_rne::findings::Code;
use lettres_rne::workbook::{Column, Kind};

use super::super::draft::{Draft, Spot, Told};
use super::super::plan::{Field, Holds, Written, field, missions, under};
use super::super::truth::MISSIONS;
use super::office::under_chapters;
use super::{own_finding, table, teacher_lines};

/// Titles that say whose name it is.
const WHO: [(&str, Holds); 28] = [
    ("Code UAI", Holds::Teacher(Column::Uai)),
    ("Établissement", Holds::School(Column::SchoolName)),
    ("Type", Holds::School(Column::SchoolKind)),
    ("Secteur", Holds::School(Column::Sector)),
    ("Commune", Holds::School(Column::Commune)),
    ("Province", Holds::School(Column::Province)),
    ("UAI de rattachement", Holds::School(Column::Parent)),
    ("Civilité du chef", Holds::School(Column::HeadCivility)),
    ("Nom du chef", Holds::School(Column::HeadSurname)),
    ("Prénom du chef", Holds::School(Column::HeadFirst)),
    ("Fonction", Holds::School(Column::HeadFunction)),
    ("Courriel du chef d’établissement", Holds::School(Column::HeadMail)),
    ("Dotation IMP", Holds::School(Column::Envelope)),
    ("Dénomination dans la lettre", Holds::School(Column::Called)),
    ("Actif", Holds::School(Column::Active)),
    ("Civilité du référent", Holds::Teacher(Column::Civility)),
    ("Nom du référent", Holds::Teacher(Column::Surname)),
    ("Prénom du référent", Holds::Teacher(Column::First)),
    ("Discipline", Holds::Teacher(Column::Discipline)),
    ("Courriel du référent", Holds::Teacher(Column::TeacherMail)),
    ("Nombre d’IMP", Holds::Teacher(Column::Imp)),
    ("Décharge", Holds::Teacher(Column::ReliefTick)),
    ("IMP en décharge", Holds::Teacher(Column::Relief)),
    ("Heures de décharge", Holds::Teacher(Column::ReliefHours)),
    ("Mission partagée", Holds::Teacher(Column::Shared)),
    ("Date de la lettre", Holds::Teacher(Column::RowDate)),
    ("Projet 1", Holds::Teacher(Column::Project1)),
    ("Projet 2", Holds::Teacher(Column::Project2)),
];

pub fn plain(draft: &Draft) -> Written {
    let mut written = Written::default();
    let titles = (0..MISSIONS).map(|mission| {
        let title = format!("{} {}", missions()[mission].code, missions()[mission].label());
        field(title, Holds::Mission(mission))
    });
    let fields = WHO.into_iter().map(|(title, holds)| field(title, holds)).chain(titles).collect();
    written.add(draft, &table("Feuil1", Kind::Teachers, fields, teacher_lines(draft, true)));
    own_finding(&mut written, Told::new(Code::X13, Spot::Header));
    written
}

/// Under bands that say whose name it is.
pub fn banded(draft: &Draft) -> Written {
    let mut written = Written::default();
    let bare = |column: Column| match column {
        Column::HeadCivility | Column::Civility => "Civilité",
        Column::HeadSurname | Column::Surname => "Nom",
        Column::HeadFirst | Column::First => "Prénom",
        Column::HeadMail | Column::TeacherMail => "Courriel",
        column => column.title(),
    };
    let who = WHO.into_iter().map(|(_, holds)| {
        let (Holds::School(column) | Holds::Teacher(column)) = holds else { unreachable!() };
        let band = match column {
            Column::HeadCivility
            | Column::HeadSurname
            | Column::HeadFirst
            | Column::HeadFunction
            | Column::HeadMail => "Chef d’établissement",
            Column::Uai => "Établissement",
            _ if matches!(holds, Holds::School(_)) => "Établissement",
            _ => "Référent numérique",
        };
        under(band, bare(column), holds)
    });
    // bands stand together: the head's columns come before the school's last ones
    let mut who: Vec<Field> = who.collect();
    let order = ["Établissement", "Chef d’établissement", "Référent numérique"];
    who.sort_by_key(|field| order.iter().position(|band| *band == field.titles[0]));
    let fields = who.into_iter().chain(under_chapters()).collect();
    written.add(draft, &table("Feuil1", Kind::Teachers, fields, teacher_lines(draft, true)));
    own_finding(&mut written, Told::new(Code::X13, Spot::Header));
    written
}
