//! What each column was taken for.

use lettres_rne::registry::Sense;

use super::grid::read;
use super::{SCHOOLS, TEACHERS};

#[test]
fn every_column_says_what_it_was_taken_for() {
    let teachers = "\
UAI | Civilité | Nom | Prénom | IMP | Nb IMP | 1a-1 | NUMEN | Missions | Grade
9830004M | Mme | LE GOFF | Anaïs | 1 | 1 | x | 12A | 2-3 ; 2-4 | PLP";
    let read = read(&[("Établissements", SCHOOLS), ("Référents", teachers)]);
    let table = &read.mapping[1];
    assert_eq!((table.header_row, table.rows), (1, 1));
    let senses: Vec<&Sense> = table.columns.iter().map(|column| &column.sense).collect();
    let field = |at: usize, title: &str| assert_eq!(*senses[at], Sense::Field(lettres_title(title)));
    for (at, title) in ["UAI", "Civilité", "Nom", "Prénom", "IMP"].into_iter().enumerate() {
        field(at, title);
    }
    assert_eq!(*senses[5], Sense::Repeated(5));
    assert!(matches!(senses[6], Sense::Mission(code) if code.to_string() == "1a-1"));
    assert_eq!([senses[7], senses[8], senses[9]], [&Sense::Secret, &Sense::Missions, &Sense::Nothing]);
    assert!(read.people[0].ends_with("1a-1 2-3 2-4"), "{:?}", read.people);
}

/// The same text with the life of the product's own.
fn lettres_title(title: &str) -> &'static str {
    let all = [lettres_rne::workbook::Kind::Teachers, lettres_rne::workbook::Kind::Schools];
    let columns = all.iter().flat_map(|kind| kind.columns());
    columns.map(|column| column.title()).find(|known| *known == title).unwrap()
}

/// #day-of-what: a column "Date" may have the day of an answer; that of the letter says so.
#[test]
fn a_date_that_does_not_say_of_what_is_not_the_letters() {
    let with = |title: &str| {
        let mut lines = TEACHERS.lines();
        let mut text = format!("{} | {title}", lines.next().unwrap());
        for line in lines {
            text += &format!("\n{line} | 01/02/2027");
        }
        read(&[("Établissements", SCHOOLS), ("Référents", &text)]).codes
    };
    assert!(with("Date").contains(&"X05 W Référents!J1".to_owned()), "{:?}", with("Date"));
    assert!(with("Date de la lettre").is_empty(), "{:?}", with("Date de la lettre"));
}
