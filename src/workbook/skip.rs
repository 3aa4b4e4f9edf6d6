//! Rows under a header that are no data: totals, examples, repeated titles, notes.
//!
//! A row whose code cell holds a code is never one of them, whatever its names are; nor is a row without a code that
//! names somebody, unless it says that it is an example. It is kept, and may then be set aside with a reason.

use super::cell::{Cell, Value};
use super::columns::{Column, Kind};
use super::dictionary::Dictionary;
use super::table::{Row, Table};
use crate::fr::findings::files::Skipped;
use crate::fr::names::{apart, is_capitals};
use crate::fr::no_data;
use crate::fr::text::clean;

/// Columns of free text: what stands there says nothing about the row.
const FREE: [Column; 4] = [Column::Project1, Column::Project2, Column::Project3, Column::Remark];

/// Most letters and digits of a code as people type it, with what they put before or behind it.
const LONGEST_CODE: usize = 12;

/// Fewest words of a sentence.
const SENTENCE: usize = 6;

/// Columns that say where a row belongs: what stands alone in one of them heads the rows below.
const WHERE: [Column; 6] =
    [Column::Uai, Column::SchoolName, Column::SchoolKind, Column::Sector, Column::Commune, Column::Province];

/// Why a row is not read.
pub(super) enum Reason {
    /// Nothing in it.
    Blank,
    /// Something in it, told with its first words.
    Told(Skipped, String),
}

/// Why a row is no data, if it is none.
pub(super) fn why(dictionary: &Dictionary, table: &Table, kind: Kind, row: &Row) -> Option<Reason> {
    let texts: Vec<(u16, String)> = row
        .cells
        .iter()
        .map(|(&number, cell)| (number, clean(&cell.text())))
        .filter(|(number, text)| !text.is_empty() && table.titled(*number).is_some())
        .collect();
    let unsaved = row.cells.values().any(|cell| cell.value == Value::Unsaved);
    let Some((_, first)) = texts.first() else {
        // what stands outside the titled columns is nobody's
        return if unsaved { None } else { Some(Reason::Blank) };
    };
    // a person may be called Somme, a school Ensemble: a row with a code is somebody's
    let has_code = |cell: &Cell| cell.value == Value::Unsaved || looks_like_a_code(&cell.text());
    if table.cell(row, Column::Uai).is_some_and(has_code) {
        return None;
    }
    let told = |skipped| Some(Reason::Told(skipped, first.clone()));
    let names: &[Column] = match kind {
        Kind::Teachers => &[Column::Surname, Column::First],
        Kind::Schools => &[Column::SchoolName, Column::HeadSurname],
    };
    let is_somebody = names
        .iter()
        .any(|&column| table.cell(row, column).is_some_and(|cell| !no_data::is_total(&cell.text())));
    let is_title = |number: u16, text: &str| {
        table.titled(number).is_some_and(|titled| titled.title == text)
            || dictionary.meaning(kind, text).is_some()
    };
    let repeated = texts.iter().filter(|(number, text)| is_title(*number, text)).count();
    if repeated >= 2 && repeated * 2 > texts.len() {
        return told(Skipped::Header);
    }
    // a project may be called "Exemple", whatever its column's place
    let free = FREE.map(|column| table.column(column).map(|titled| titled.number));
    let said = || texts.iter().filter(|(number, _)| !free.contains(&Some(*number)));
    let first_columns = || said().take(3).map(|(_, text)| text);
    if !is_somebody && first_columns().any(|text| no_data::is_total(text)) {
        return told(Skipped::Total);
    }
    if first_columns().any(|text| no_data::is_example(text)) {
        return told(Skipped::Example);
    }
    // a lone sentence is a note in a column of names too
    let is_alone = texts.len() == 1;
    if is_alone && (is_sentence(first) || !is_somebody && is_prose(first)) {
        return told(Skipped::Note);
    }
    // #note-of-two-cells: a word that announces it and what it says, or a sentence where a name would be; nobody who has a
    // whole name, or an IMP, is one
    let text = |column: Column| table.cell(row, column).map(|cell| clean(&cell.text()));
    let is_long = |text: &String| text.split_whitespace().count() >= SENTENCE && apart(text).is_none();
    let surname = text(Column::Surname).filter(|text| !is_long(text) && !no_data::opens_note(text));
    let has_head = table.cell(row, Column::HeadSurname).is_some();
    let is_named = has_head
        || surname.is_some_and(|surname| {
            let has_first = text(Column::First).is_some_and(|first| !is_long(&first));
            has_first || table.column(Column::First).is_none() || surname.split(' ').all(is_capitals)
        });
    let counts = text(Column::Imp).is_some_and(|text| !is_prose(&text));
    let is_announced = no_data::opens_note(first);
    let is_said =
        kind == Kind::Teachers && names.iter().any(|&name| text(name).is_some_and(|text| is_long(&text)));
    let is_note = !is_named && (is_said || is_announced);
    if texts.len() <= 3 && is_note && !counts {
        return told(Skipped::Note);
    }
    // `Province Nord` between the rows; elsewhere a lone word may be an answer, or a mission's title
    let stands_where = texts.iter().any(|(number, _)| {
        WHERE.iter().any(|&column| table.column(column).is_some_and(|titled| titled.number == *number))
    });
    if is_alone && !is_somebody && stands_where && is_heading(first) {
        return told(Skipped::Note);
    }
    None
}

/// Whether a text is meant as a code: it, or one of its words, has the digits of one, and is no longer than one. A note with
/// a date in it has as many digits.
pub(super) fn looks_like_a_code(text: &str) -> bool {
    let is_one = |text: &str| {
        text.chars().filter(char::is_ascii_digit).count() >= 5
            && text.chars().filter(|ch| ch.is_alphanumeric()).count() <= LONGEST_CODE
    };
    let words = text.split(|ch: char| ch.is_whitespace() || matches!(ch, '(' | ')'));
    is_one(text) || words.filter(|word| word.ends_with(char::is_alphabetic)).any(is_one)
}

/// Words, none of which may be a misspelt code.
fn is_heading(text: &str) -> bool {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    digits == 0 || digits < 5 && text.contains(' ')
}

/// A sentence that nobody is called by.
fn is_sentence(text: &str) -> bool {
    text.split_whitespace().count() >= SENTENCE || text.starts_with(['*', '('])
}

/// A sentence rather than a value.
fn is_prose(text: &str) -> bool {
    text.split_whitespace().count() >= 3 || text.starts_with(['*', '('])
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::findings::Place;
    use crate::workbook::Titled;

    /// What becomes of a row under these titles.
    fn told(titles: &[&str], row: &[&str]) -> Option<&'static str> {
        let sheet: Arc<str> = "S".into();
        let cells = |texts: &[&str], row| {
            let cells = (1..).zip(texts).filter(|(_, text)| !text.is_empty()).map(|(column, text)| {
                let place = Place::cell(&sheet, row, column);
                (column, Cell { value: Value::Text((*text).to_owned()), place })
            });
            cells.collect::<crate::workbook::Cells>()
        };
        let columns = cells(titles, 1).into_iter().map(|(number, cell)| {
            let title = cell.text();
            let meaning = Dictionary::default().meaning(Kind::Teachers, &title);
            Titled {
                place: cell.place,
                number,
                title,
                over: None,
                meaning,
                is_chosen: false,
                repeated: None,
                sensitive: false,
                left: None,
            }
        });
        let table =
            Table { sheet: Arc::clone(&sheet), header_row: 1, columns: columns.collect(), rows: Vec::new() };
        let row =
            Row { place: Place::row(&sheet, 2), hidden: false, cells: cells(row, 2), others: Vec::new() };
        why(&Dictionary::default(), &table, Kind::Teachers, &row).map(|reason| match reason {
            Reason::Blank => "blank",
            Reason::Told(Skipped::Header, _) => "header",
            Reason::Told(Skipped::Total, _) => "total",
            Reason::Told(Skipped::Example, _) => "example",
            Reason::Told(Skipped::Note, _) => "note",
        })
    }

    #[test]
    fn rows_that_are_no_data_are_known_and_nobody_is_taken_for_one() {
        let titles =
            ["Projet 1", "UAI", "Nom", "Pr\u{e9}nom", "IMP", "1a-1", "1a-2", "1a-3", "1a-4", "1a-5", "1a-6"];
        for (row, reason) in [
            (&["", "9830004M", "Dupont", "Jean", "1"][..], None),
            (&["", "", "", "", ""], Some("blank")),
            // a repeated row of titles, most of them missions'
            (&titles, Some("header")),
            (&["", "", "Total", "", "12"], Some("total")),
            (&["", "9830004M", "Total", "Jean", "1"], None),
            (&["", "Exemple", "DUPONT", "Jean", "1"], Some("example")),
            // a project's first word says nothing about its row
            (&["Exemple de webradio", "9830004M", "Dupont", "Jean", "1"], None),
            (&["Total Linux", "9830004M", "", "", "1"], None),
            (&["", "* sous toutes r\u{e9}serves", "", "", ""], Some("note")),
            (&["", "9830004M", "", "", ""], None),
            // notes in a column of names, and people without a code
            (&["", "", "(*) sous r\u{e9}serve du vote du budget"], Some("note")),
            (&["", "", "", "Fichier mis \u{e0} jour par le secr\u{e9}tariat"], Some("note")),
            (&["", "", "VAN DER MEERSCH"], None),
            (&["", "", "(*) Dupont", "Jean"], None),
            // names that begin like a total or an example: the code says that they are somebody's
            (&["", "9830004M", "SOMME Marie", "", "1"], None),
            (&["", "9830004M", "Exemple", "Jean", "1"], None),
            (&["", "983-0004 M", "Ensemble scolaire Saint-Joseph"], None),
            (&["", "", "Ensemble des coll\u{e8}ges", "", "12"], Some("total")),
            // a code that other words follow, and a date in a note
            (&["", "9830004M Coll\u{e8}ge Georges Baudoux"], None),
            (&["", "Coll\u{e8}ge Baudoux (9830004M)"], None),
            (&["", "Mise \u{e0} jour le 12/02/2027 par Sylvie"], Some("note")),
            (&["", "12/02/2027 : mis \u{e0} jour par Sylvie"], Some("note")),
            // #note-of-two-cells
            (&["", "NB :", "les IMP sont sous r\u{e9}serve"], Some("note")),
            (&["", "", "L\u{e9}gende :", "les lignes en jaune sont \u{e0} confirmer"], Some("note")),
            (&["", "Source : DANE", "", "ao\u{fb}t 2026"], Some("note")),
            (&["", "", "Les lignes en jaune restent \u{e0} confirmer", "avant mars"], Some("note")),
            (&["", "", "Source", "Marie"], None),
            (&["", "", "NOTA", "Jean"], None),
            (&["", "NB : voir SG", "Dupont", "Jean"], None),
            (&["", "NB : voir SG", "DUPONT", ""], None),
            (&["", "", "DE LA TOUR DU PIN Marie", "", "", "x"], None),
            (&["", "", "VAN DER MEERSCH", "Ann"], None),
            (&["", "9830004M", "Note :", "Jean"], None),
            (&["", "Moyenne", "", "", "1,2"], Some("total")),
            (&["", "", "Effectif", "", "12"], Some("total")),
            (&["", "Nombre de r\u{e9}f\u{e9}rents", "", "", "12"], Some("total")),
            (&["", "", "MOYENNE", "Jean", "1"], None),
            // #headings-between-rows
            (&["", "Province Nord"], Some("note")),
            (&["", "\u{ce}les"], Some("note")),
            (&["", "Province Nord 2027"], Some("note")),
            (&["", "983OOO4M"], None),
            (&["", "98 30 00 4"], None),
            (&["", "Province Nord", "Dupont"], None),
            (&["", "Province Nord", "", "", "1"], None),
            (&["", "", "Nord"], None),
            (&["", "", "", "", "Nord"], None),
            (&["", "", "", "", "", "R\u{e9}seau"], None),
            (&["Webradio"], None),
        ] {
            assert_eq!(told(&titles, row), reason, "{row:?}");
        }
    }
}
