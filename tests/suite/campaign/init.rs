//! A new campaign: the folder is made, filled, and run.

use jiff::civil::Date;
use lettres_rne::kit::sample;
use lettres_rne::kit::workbook::{Content, SchoolLine, TeacherLine, Typed, write};
use lettres_rne::registry::SchoolYear;
use lettres_rne::workbook::Column;

use crate::harness::House;

const FILES: [&str; 4] = [
    "Campagne/input/academie-2027.xlsx",
    "Campagne/lettres-rne.toml",
    "Campagne/templates/courriel.txt",
    "Campagne/templates/lettre-mission-rne.docx",
];

#[test]
fn a_new_campaign_is_made_filled_and_run() {
    let house = House::empty();
    house
        .asks("init Campagne")
        .says(
            "
Le dossier de campagne « Campagne » est prêt.
  1. Remplissez le classeur « Campagne/input/academie-2027.xlsx ».
  2. Adaptez, si besoin, le modèle
     « Campagne/templates/lettre-mission-rne.docx » dans Word.
  3. Lancez : lettres-rne --dossier Campagne
",
        )
        .writes(&FILES)
        .run();
    // a second time: nothing is touched
    house
        .asks("init Campagne")
        .ends_with(1)
        .complains(
            "Impossible : « Campagne/input/academie-2027.xlsx » existe déjà : rien n’a été créé ni remplacé. Choisissez un autre \
             dossier, ou renommez ce fichier.",
        )
        .run();
    house
        .asks("--dossier Campagne")
        .ends_with(1)
        .complains(
            "Impossible : La feuille « Établissements » n’a aucune ligne sous ses titres. Remplissez-la, puis relancez.",
        )
        .run();
    let mut content = Content::blank(&SchoolYear::new("2027").unwrap(), Date::constant(2027, 3, 1));
    let text = |(column, text): (Column, &str)| (column, Typed::text(text));
    let school = [
        (Column::Uai, "9830004M"),
        (Column::SchoolName, "Collège Georges Baudoux"),
        (Column::HeadCivility, "Mme"),
        (Column::HeadSurname, "Waïa"),
        (Column::HeadFirst, "Élise"),
        (Column::HeadMail, "ce.9830004m@exemple.invalid"),
    ];
    content.schools.push(SchoolLine { cells: school.map(text).into() });
    house.put(FILES[0], write(&content, &sample::official_missions()).unwrap());
    house
        .asks("--dossier Campagne")
        .ends_with(1)
        .complains(
            "Impossible : La feuille « Référents » n’a aucune ligne sous ses titres. Remplissez-la, puis relancez.",
        )
        .run();
    let teacher = [
        (Column::Uai, "9830004M"),
        (Column::Civility, "Mme"),
        (Column::Surname, "Le Goff"),
        (Column::First, "Anaïs"),
        (Column::Imp, "1"),
    ];
    content.teachers.push(TeacherLine {
        cells: teacher.map(text).into(),
        ticks: [(0, Typed::text("x"))].into(),
        hidden: false,
    });
    house.put(FILES[0], write(&content, &sample::official_missions()).unwrap());
    let folder = "Campagne/output/lettres/9830004M Collège Georges Baudoux";
    let letter = format!("{folder}/Lettre RNE 2027 - 9830004M - LE GOFF Anaïs.docx");
    house
        .asks("--dossier Campagne")
        .says_all(&[
            "A03",
            "01/03/2027",
            "Lettres faites ................. 1",
            "Terminé. 1 lettre est à jour.",
        ])
        .writes(&[&letter, "Campagne/output/rapport.html", "Campagne/output/synthese-2027.xlsx"])
        .run();
    let read = house.letter(&letter);
    assert_eq!(read.boxes.iter().filter(|tick| tick.ticked).count(), 1);
    assert_eq!(read.boxes.len(), 58);
}

#[test]
fn a_folder_with_anything_of_a_campaign_is_left_alone() {
    let house = House::empty();
    house.put("Campagne/lettres-rne.toml", "");
    house
        .asks("init Campagne")
        .ends_with(1)
        .complains(
            "Impossible : « Campagne/lettres-rne.toml » existe déjà : rien n’a été créé ni remplacé. Choisissez un autre dossier, \
             ou renommez ce fichier.",
        )
        .run();
}

#[test]
fn a_folder_that_is_a_file_is_refused() {
    let house = House::empty();
    house.put("Campagne", "");
    house
        .asks("init Campagne")
        .ends_with(1)
        .complains(
            "Impossible : « Campagne/input » ne peut pas être un dossier : un fichier porte ce nom. Renommez ce fichier, ou \
             choisissez un autre dossier.",
        )
        .run();
}

#[test]
fn a_folder_with_spaces_is_named_as_a_command_line_wants_it() {
    let house = House::empty();
    house
        .asks("init")
        .with("Année 2027")
        .says_all(&["3. Lancez : lettres-rne --dossier \"Année 2027\""])
        .writes(&FILES.map(|file| file.replace("Campagne", "Année 2027")).each_ref().map(String::as_str))
        .run();
}
