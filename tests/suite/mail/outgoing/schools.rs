//! A workbook of as many real schools as a test wants, each with a head, an address and two teachers.

use jiff::civil::Date;
use lettres_rne::kit::workbook::{Content, SchoolLine, TeacherLine, Typed, parameters};
use lettres_rne::registry::{Imp, SchoolYear};
use lettres_rne::workbook::Column;

/// The schools of New Caledonia, as the product knows them.
const KNOWN: &str = include_str!("../../../../src/registry/nc-schools.csv");

/// The workbook of the first schools.
pub fn content(schools: usize) -> Content {
    let year = SchoolYear::new("2027").unwrap();
    let date = Date::constant(2027, 3, 1);
    let mut content = Content::blank(&year, date);
    content.parameters = parameters(&year, Some(date), None);
    content.spare_rows = 5;
    let independent = KNOWN.lines().skip(1).filter_map(|line| {
        let mut cells = line.split(',');
        let (uai, name) = (cells.next()?, cells.next()?);
        let sound = !name.contains('"') && !name.to_lowercase().contains("annexe") && !line.contains("ferm");
        (sound && (name.starts_with("Coll") || name.starts_with("Lyc"))).then_some((uai, name))
    });
    let mut seen = std::collections::BTreeSet::new();
    for (rank, (uai, name)) in independent.filter(|(uai, _)| seen.insert(*uai)).take(schools).enumerate() {
        let address = format!("ce.{}@ac-noumea.invalid", uai.to_lowercase());
        let surname = format!("TÊTE{}", letters(rank));
        let texts = [
            (Column::Uai, uai),
            (Column::SchoolName, name),
            (Column::HeadCivility, "Mme"),
            (Column::HeadSurname, &surname),
            (Column::HeadFirst, "Élise"),
            (Column::HeadMail, &address),
        ];
        let mut cells: std::collections::BTreeMap<Column, Typed> =
            texts.map(|(column, text)| (column, Typed::text(text))).into();
        cells.insert(Column::Envelope, Typed::imp(Imp::quarters(8)));
        content.schools.push(SchoolLine { cells });
        for first in ["Août", "Zoé"] {
            let mut line = TeacherLine::default();
            let surname = format!("D’ÉTÉ-{}", letters(rank));
            let texts = [
                (Column::Uai, uai),
                (Column::Civility, "M."),
                (Column::Surname, &surname),
                (Column::First, first),
            ];
            line.cells.extend(texts.map(|(column, text)| (column, Typed::text(text))));
            line.cells.insert(Column::Imp, Typed::Number(1.0));
            line.ticks = [0, 4, 21, 23, 35, 50].map(|mission| (mission, Typed::text("x"))).into();
            content.teachers.push(line);
        }
    }
    assert_eq!(content.schools.len(), schools, "so many schools are known");
    content
}

/// A number as letters: names have no digits.
fn letters(rank: usize) -> String {
    let letter = |number: usize| char::from(b'A' + u8::try_from(number % 26).unwrap());
    [letter(rank / 26), letter(rank)].iter().collect()
}
