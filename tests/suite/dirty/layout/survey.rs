//! Exports of survey tools (handbook, section 5.1): one answer a row, with the tool's own columns before it.

use lettres_rne::findings::Code;
use lettres_rne::workbook::{Column, Kind};

use super::super::draft::{Draft, Spot, Told};
use super::super::plan::{Field, Holds, Plan, Written, field, missions};
use super::super::truth::MISSIONS;
use super::office::{in_words, packed_by_heading, tell_packed};
use super::{own_finding, table, teacher_lines};
use crate::sheets::{Cell, Sheet, text};

/// The questions of the survey, in its order.
const QUESTIONS: [(&str, Holds); 18] = [
    ("Code UAI", Holds::Teacher(Column::Uai)),
    ("Nom de l'établissement", Holds::School(Column::SchoolName)),
    ("Type d'établissement", Holds::School(Column::SchoolKind)),
    ("Civilité du chef d'établissement", Holds::School(Column::HeadCivility)),
    ("Nom du chef d'établissement", Holds::School(Column::HeadSurname)),
    ("Prénom du chef d'établissement", Holds::School(Column::HeadFirst)),
    ("Courriel du chef d'établissement", Holds::School(Column::HeadMail)),
    ("Dotation IMP", Holds::School(Column::Envelope)),
    ("Civilité du référent", Holds::Teacher(Column::Civility)),
    ("Nom du référent", Holds::Teacher(Column::Surname)),
    ("Prénom du référent", Holds::Teacher(Column::First)),
    ("Discipline enseignée", Holds::Teacher(Column::Discipline)),
    ("Courriel du référent", Holds::Teacher(Column::TeacherMail)),
    ("Nombre d'IMP attribuées", Holds::Teacher(Column::Imp)),
    ("Décharge oui/non", Holds::Teacher(Column::ReliefTick)),
    ("Nombre d'IMP en décharge", Holds::Teacher(Column::Relief)),
    ("Partage de la mission", Holds::Teacher(Column::Shared)),
    ("Projet particulier", Holds::Teacher(Column::Project1)),
];

fn written(draft: &Draft, sheet: &str, tool: &[(&'static str, Holds)], missions: Vec<Field>) -> Written {
    let mut written = Written::default();
    let own = tool.iter().map(|(title, holds)| field(*title, holds.clone()));
    let questions = QUESTIONS.into_iter().map(|(title, holds)| field(title, holds));
    let fields = own.chain(questions).chain(missions).collect();
    let (yes, no) = in_words();
    let plan = Plan { yes, no, ..table(sheet, Kind::Teachers, fields, teacher_lines(draft, true)) };
    written.add(draft, &plan);
    // the tool's own columns are of no use to us
    written.has_useless = true;
    own_finding(&mut written, Told::new(Code::X13, Spot::Header));
    tell_packed(&mut written);
    written
}

/// One column an option: `Question [Option]`.
pub fn lime(draft: &Draft) -> Written {
    let tool = [
        ("ID de la réponse", Holds::Count),
        ("Date de soumission", Holds::Same("2027-02-10 09:12:44")),
        ("Dernière page", Holds::Same("7")),
        ("Langue de départ", Holds::Same("fr")),
        ("Tête de série", Holds::Same("1838274551")),
    ];
    let options = (0..MISSIONS).map(|mission| {
        let question = missions()[mission].headings.last().unwrap();
        field(format!("{question} [{}]", missions()[mission].label()), Holds::Mission(mission))
    });
    written(draft, "Feuille1", &tool, options.collect())
}

/// Answers in one cell, with a semicolon behind the last one too; the first columns say who has answered.
pub fn microsoft(draft: &Draft) -> Written {
    let tool = [
        ("ID", Holds::Count),
        ("Heure de début", Holds::Same("10/02/2027 09:04")),
        ("Heure de fin", Holds::Same("10/02/2027 09:12")),
        ("Adresse de messagerie", Holds::Same("anonymous")),
        ("Nom", Holds::Same("")),
    ];
    written(draft, "Sheet1", &tool, packed_by_heading(";", ";"))
}

pub fn google(draft: &Draft) -> Written {
    let tool = [("Horodateur", Holds::Same("10/02/2027 09:12:44"))];
    written(draft, "Réponses au formulaire 1", &tool, packed_by_heading(", ", ""))
}

/// Three sheets, two of which hold nothing of ours.
pub fn demarches(draft: &Draft) -> Written {
    let tool = [
        ("ID", Holds::Count),
        ("Email", Holds::Same("usager@exemple.invalid")),
        ("Archivé", Holds::Same("false")),
        ("État du dossier", Holds::Same("Accepté")),
        ("Dernière mise à jour le", Holds::Same("2027-02-10 09:12:44 +1100")),
    ];
    let mut written = written(draft, "Dossiers", &tool, packed_by_heading(", ", ""));
    for (name, titles) in [
        ("Etablissements", ["Dossier ID", "Champ", "Établissement SIRET", "Établissement siège social"]),
        ("Avis", ["Dossier ID", "Introduction", "Question", "Réponse"]),
    ] {
        let mut sheet = Sheet::new(name);
        for (column, title) in (1..).zip(titles) {
            sheet.put(1, column, text(title));
        }
        sheet.put(2, 1, Cell::Empty);
        written.sheets.push(sheet);
    }
    written
}
