//! What there is to say of whole columns: not read, of one meaning, at odds with the sheet of schools, named by the settings only.

use super::merge;
use super::school::{self, School};
use super::uai;
use crate::findings::{Code, Finding, Note, Place, Scope, Severity};
use crate::fr::findings::{files, layouts};
use crate::fr::nothing::says_nobody;
use crate::fr::spellings::{asks_with_whom, shared_with, tick};
use crate::fr::text::{clean, fold, key};
use crate::fr::titles::{ASKS_WHAT, ASKS_WHO, SECOND};
use crate::workbook::{Column, Dictionary, Kind, Left, Row, Table, Titled};

/// Tells the columns that are not read. Where one of them holds something, and a column that the letters or the budget
/// want is nowhere, it may be that column under another name: that is worth a warning.
/// `of_schools` is what the columns of a flat table say of schools: then those that a school should have are wanted too.
pub(super) fn ignored(
    table: &Table,
    of_schools: Option<&Table>,
    kind: Kind,
    titles: &[String],
    findings: &mut Vec<Finding>,
) {
    of_account(table, findings);
    if kind == Kind::Teachers {
        second_people(table, titles, findings);
    }
    if titles.is_empty() {
        return;
    }
    let holds_something =
        table.columns.iter().filter(|titled| titles.contains(&titled.title)).any(|titled| {
            table.rows.iter().any(|row| row.cells.get(&titled.number).is_some_and(|cell| !cell.is_blank()))
        });
    day_of_what(table, kind, titles, findings);
    let wanted = |table: &Table, kind: Kind| -> Vec<&str> {
        let absent = kind.expected().iter().copied().filter(|column| table.column(*column).is_none());
        let absent = absent.filter(|column| *column != Column::HeadFirst || !school::has_whole_heads(table));
        absent.map(Column::title).collect()
    };
    let mut missing = of_schools.map_or_else(Vec::new, |schools| wanted(schools, Kind::Schools));
    missing.extend(wanted(table, kind));
    let place = Place::row(&table.sheet, table.header_row);
    let finding = if holds_something && !missing.is_empty() {
        let note = Note::new(Code::X05, files::columns_ignored_and_missing(titles, &missing));
        note.at(place, Scope::Campaign).with_severity(Severity::Warning)
    } else {
        Note::new(Code::X05, files::columns_ignored(titles)).at(place, Scope::Campaign)
    };
    findings.push(finding);
}

/// #day-of-what: a column "Date" may have the day of an answer, or that of the letter.
fn day_of_what(table: &Table, kind: Kind, titles: &[String], findings: &mut Vec<Finding>) {
    let is_date = |titled: &&Titled| titles.contains(&titled.title) && fold(&titled.title) == "date";
    let holds_some = |titled: &&Titled| table.rows.iter().any(|row| row.all(titled.number).next().is_some());
    if let Some(titled) =
        table.columns.iter().filter(is_date).find(holds_some).filter(|_| kind == Kind::Teachers)
    {
        let note = Note::new(Code::X05, files::day_of_what(&titled.title));
        findings.push(note.at(titled.place.clone(), Scope::Campaign).with_severity(Severity::Warning));
    }
}

/// #two-on-one-row: a row is one person's; what names a second one is lost unless somebody makes a row of it.
fn second_people(table: &Table, titles: &[String], findings: &mut Vec<Finding>) {
    let asks_for_one = |titled: &&Titled| {
        let folded = fold(&titled.title);
        let has = |known: &[&str]| folded.split(' ').any(|word| known.contains(&word));
        // "Binôme", "Co-référent"
        let is_whole = folded.split(' ').all(|word| SECOND.contains(&word) || ASKS_WHO.contains(&word));
        has(&SECOND) && (has(&ASKS_WHO) || is_whole) && !has(&ASKS_WHAT)
    };
    let unread = table.columns.iter().filter(|titled| titles.contains(&titled.title)).filter(asks_for_one);
    for titled in unread {
        for row in &table.rows {
            let Some(cell) = row.cells.get(&titled.number) else { continue };
            let text = clean(&cell.text());
            if !text.chars().any(char::is_alphabetic) || says_nobody(&text) || has_own_row(table, row, &text)
            {
                continue;
            }
            let note = Note::new(Code::X14, layouts::second_person(&titled.title, &text));
            findings.push(note.at(cell.place.clone(), Scope::Row(row.place.clone())));
        }
    }
}

/// Whether whoever a cell names has another row of the same school.
fn has_own_row(table: &Table, row: &Row, name: &str) -> bool {
    let of = |row: &Row, column| table.cell(row, column).map(|cell| key(&cell.text())).unwrap_or_default();
    let (code, name) = (of(row, Column::Uai), key(name));
    let is_they = |other: &&Row| {
        let surname = of(other, Column::Surname);
        other.place != row.place && !surname.is_empty() && name.contains(&surname)
    };
    table.rows.iter().filter(is_they).any(|other| of(other, Column::Uai) == code)
}

/// #account-for-referent: the columns that say who has answered, where they say something.
fn of_account(table: &Table, findings: &mut Vec<Finding>) {
    let says = |titled: &&Titled| {
        table.rows.iter().any(|row| row.cells.get(&titled.number).is_some_and(|cell| !cell.is_blank()))
    };
    let of_account = table.columns.iter().filter(|titled| titled.left == Some(Left::OfAccount)).filter(says);
    let titles: Vec<&str> = of_account.map(|titled| titled.title.as_str()).collect();
    if !titles.is_empty() {
        let place = Place::row(&table.sheet, table.header_row);
        let note = Note::new(Code::X05, files::columns_of_account(&titles));
        findings.push(note.at(place, Scope::Campaign));
    }
}

/// One column for surnames and first names.
pub(super) fn whole_names(table: &Table, column: Column, findings: &mut Vec<Finding>) {
    if let Some(titled) = table.column(column) {
        let note = Note::new(Code::X13, layouts::whole_names(&titled.title));
        findings.push(note.at(titled.place.clone(), Scope::Campaign));
    }
}

/// Where two columns have one meaning, only the first is read: a row in which the other says something else is nobody's
/// guess.
pub(super) fn two_columns(table: &Table, is_flat: bool, findings: &mut Vec<Finding>) {
    for second in &table.columns {
        let Some(first) = second.repeated.and_then(|number| table.titled(number)) else { continue };
        if first.meaning == Some(Column::Remark) {
            continue;
        }
        let text = |row: &Row, number: u16| {
            row.cells.get(&number).map(|cell| clean(&cell.text())).filter(|text| !text.is_empty())
        };
        for row in &table.rows {
            let Some(here) = text(row, second.number) else { continue };
            let there = text(row, first.number);
            if there.as_ref().is_some_and(|there| {
                merge::is_same(there, &here)
                    || are_shared((first, there), (second, &here))
                    || is_whole_name(first, there, &here)
            }) {
                continue;
            }
            let told = layouts::columns_contradict(&second.title, &here, &first.title, there.as_deref());
            let place = Place::cell(&table.sheet, row.place.row, second.number);
            // #scope-of-a-typed-code: the school is who the code means, however it is typed
            let cell = table.cell(row, Column::Uai);
            let typed = || cell.map_or_else(String::new, |cell| clean(&cell.text()));
            let code = || uai::read(cell, &[]).value.map_or_else(typed, |uai| uai.to_string());
            let is_school = is_flat || table.column(Column::Imp).is_none();
            let scope = if is_school { Scope::School(code()) } else { Scope::Row(row.place.clone()) };
            findings.push(Note::new(Code::X14, told).at(place, scope));
        }
    }
}

/// Whether a surname stands in a whole name beside it.
fn is_whole_name(first: &Titled, surname: &str, whole: &str) -> bool {
    let is_name = matches!(first.meaning, Some(Column::Surname | Column::HeadSurname));
    is_name && !key(surname).is_empty() && key(whole).contains(&key(surname))
}

/// #shared-with-somebody: a tick, and the name of who shares the mission in the column that asks for it, say the same.
fn are_shared(one: (&Titled, &str), other: (&Titled, &str)) -> bool {
    let says = |(titled, text): (&Titled, &str)| {
        if asks_with_whom(&titled.title) { shared_with(text) } else { tick(text) }
    };
    one.0.meaning == Some(Column::Shared) && says(one).is_some() && says(one) == says(other)
}

/// #other-heads: where the rows of teachers name a head, it must be the one of the sheet of schools: that may be last year's.
pub(super) fn other_heads(table: &Table, schools: &[School], findings: &mut Vec<Finding>) {
    let Some(titled) = table.column(Column::HeadSurname) else { return };
    for row in &table.rows {
        let uai = uai::read(table.cell(row, Column::Uai), &[]).value;
        // one code may be that of two schools
        let mut of_code = schools.iter().filter(|school| Some(school.uai) == uai).peekable();
        let cell = table.cell(row, Column::HeadSurname);
        let Some((&school, cell)) = of_code.peek().zip(cell) else { continue };
        let typed = clean(&cell.text());
        // a whole name may stand there
        let is_head = |school: &School| key(&typed).contains(&key(&school.head.surname));
        if !of_code.any(is_head) {
            let place = school.head_place.to_string();
            let told = layouts::rows_contradict(&titled.title, &typed, &school.head.surname, &place);
            let note = Note::new(Code::X14, told);
            findings.push(note.at(cell.place.clone(), Scope::Row(row.place.clone())));
        }
    }
}

/// Tells the titles of the settings that no table has.
pub(super) fn absent_titles<'t>(
    dictionary: &Dictionary,
    tables: &(impl Iterator<Item = &'t Table> + Clone),
    findings: &mut Vec<Finding>,
) {
    for (name, title) in dictionary.given() {
        let is_there = tables.clone().flat_map(|table| &table.columns).any(|titled| titled.is_called(title));
        if !is_there {
            findings.push(Finding::of_campaign(Code::A04, layouts::title_absent(name, title)));
        }
    }
}
