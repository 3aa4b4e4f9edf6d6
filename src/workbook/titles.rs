//! The titles of a table: on one row or on two, what each column means, and rows that repeat the titles.

use std::collections::{BTreeMap, BTreeSet};

use super::accounts::{self, Account};
use super::book::{Cells, Sheet};
use super::cell::{Cell, Value};
use super::columns::{Column, Kind};
use super::dictionary::{Dictionary, Meaning, is_bare, names_only, names_somebody};
use super::secrets;
use super::sums;
use super::table::{Left, Row, Table, Titled};
use crate::findings::{Code, Finding, Note, Place, Scope};
use crate::fr;
use crate::fr::spellings::tick;
use crate::fr::text::{clean, fold};
use crate::fr::titles::REFERENT;

/// Fewest cells of a row above the titles that make it a row of groups; a sheet's own title has one.
const GROUPS: usize = 2;

/// A column's title as it stands in the sheet.
#[derive(Clone, Debug)]
pub(super) struct Typed {
    pub(super) number: u16,
    pub(super) place: Place,
    /// The title, cleaned.
    pub(super) text: String,
    /// What stands above it, over this column or, merged, over several.
    pub(super) over: Option<String>,
    /// What a survey tool says there of who has answered: then only the settings can give it a meaning.
    pub(super) account: Option<Account>,
}

/// The titles that end at `row`: what stands in it and, where the row above holds groups, what stands there. A title
/// that is merged over both rows stands in the upper one.
pub(super) fn typed(sheet: &Sheet, row: u32) -> Vec<Typed> {
    let Some(lower) = sheet.rows.get(&row) else { return Vec::new() };
    let upper =
        row.checked_sub(1).and_then(|above| sheet.rows.get(&above)).filter(|cells| is_of_texts(cells));
    let text = |cell: &Cell| {
        let text = match cell.value {
            // #code-changed-into-a-date: Excel makes the second of March of `2-3`
            Value::Date(_, month, day) => format!("{day}-{month}"),
            _ => undated(clean(&cell.text())),
        };
        Some(text).filter(|text| !text.is_empty())
    };
    let upper: BTreeMap<u16, (String, &Place)> = upper
        .into_iter()
        .flatten()
        .filter_map(|(&number, cell)| Some((number, (text(cell)?, &cell.place))))
        .collect();
    let is_group = upper.len() >= GROUPS;
    let mut found: Vec<Typed> = lower
        .iter()
        .filter_map(|(&number, cell)| {
            let over = || upper.range(..=number).next_back().map(|(_, (over, _))| over.clone());
            let over = if is_group { over() } else { None };
            Some(Typed { number, place: cell.place.clone(), text: text(cell)?, over, account: None })
        })
        .collect();
    // merged downwards: three at least, or the words are a heading of the sheet; over nothing, they are a band's
    if upper.len() > GROUPS && !found.is_empty() {
        let below =
            |number: u16| sheet.rows.range(row + 1..).filter_map(move |(_, cells)| cells.get(&number));
        let is_free = |number: u16| lower.get(&number).is_none_or(Cell::is_blank);
        let merged = upper
            .iter()
            .filter(|(number, _)| is_free(**number) && below(**number).any(|cell| !cell.is_blank()));
        found.extend(merged.map(|(&number, (text, place))| Typed {
            number,
            place: (*place).clone(),
            text: text.clone(),
            over: None,
            account: None,
        }));
        found.sort_by_key(|typed| typed.number);
    }
    accounts::mark(&mut found);
    found
}

/// The same where a CSV file has kept what Excel showed: `02-mars`.
fn undated(text: String) -> String {
    fr::dates::day_and_month(&text).map_or(text, |(day, month)| format!("{day}-{month}"))
}

/// Whether all that stands in a row may be titles: texts, and the numbers of chapters and ranks.
pub(super) fn is_of_texts(cells: &Cells) -> bool {
    cells.values().all(|cell| match &cell.value {
        Value::Text(_) => true,
        Value::Number(number) => number.fract() == 0.0 && (1.0..100.0).contains(number),
        _ => false,
    })
}

/// What a title means in a table of this kind. Under a group ("Chef d’établissement" over "Nom") it means what both mean
/// together, and then nothing else.
pub(super) fn look(dictionary: &Dictionary, kind: Kind, typed: &Typed) -> Option<Meaning> {
    // #account-for-referent
    by_words(dictionary, kind, typed).filter(|meaning| meaning.is_chosen || typed.account.is_none())
}

fn by_words(dictionary: &Dictionary, kind: Kind, typed: &Typed) -> Option<Meaning> {
    let alone = || dictionary.look(kind, &typed.text);
    if dictionary.is_ignored(&typed.text) {
        return None;
    }
    let Some(over) = &typed.over else {
        // as it stands it may be known: `Décharge (x)`
        let whole = || dictionary.look_whole(kind, &typed.text);
        return whole().or_else(|| of_question(dictionary, kind, &typed.text)).or_else(alone);
    };
    // "Nom" over "Prénom" are two titles of a person, none of them a group
    if is_bare(over) && is_bare(&typed.text) {
        return alone();
    }
    let both = format!("{} {over}", typed.text);
    let other = if kind == Kind::Schools { Kind::Teachers } else { Kind::Schools };
    match (dictionary.look_whole(kind, &both), dictionary.look_whole(other, &both)) {
        (Some(meaning), _) => Some(meaning),
        (None, Some(_)) => None,
        (None, None) => alone(),
    }
}

/// #questions-with-parts: `Référent [Nom]`, `Référent (Civilité)`, `RNE : Nom`: what is asked for, and of whom. Without a word for somebody we know,
/// it may be anybody's.
fn of_question(dictionary: &Dictionary, kind: Kind, title: &str) -> Option<Meaning> {
    let (over, part) = parts(title)?;
    let both = format!("{part} {over}");
    let other = if kind == Kind::Schools { Kind::Teachers } else { Kind::Schools };
    let known = dictionary.look_whole(kind, &both);
    if known.is_some() || dictionary.look_whole(other, &both).is_some() {
        return known;
    }
    let is_referents = fold(over).split(' ').any(|word| REFERENT.contains(&word));
    // a project is nobody else's: `Projets particuliers [Projet 1]`
    let is_project =
        |meaning: &Meaning| matches!(meaning.column, Column::Project1 | Column::Project2 | Column::Project3);
    let is_whose = |meaning: &Meaning| is_referents || is_project(meaning);
    dictionary.look_whole(kind, part).filter(|meaning| kind == Kind::Teachers && is_whose(meaning))
}

/// Who a title asks about, and what it asks for.
fn parts(title: &str) -> Option<(&str, &str)> {
    let in_brackets = |open: char, close: char| {
        let (over, part) = title.trim_end().strip_suffix(close)?.rsplit_once(open)?;
        Some((over.trim(), part.trim()))
    };
    let is_bare = |found: &(&str, &str)| is_bare(found.1);
    in_brackets('[', ']')
        .or_else(|| in_brackets('(', ')').filter(is_bare))
        .or_else(|| title.split_once(':').map(|(over, part)| (over.trim(), part.trim())).filter(is_bare))
        .or_else(|| title.trim().rsplit_once(' ').filter(|found| is_bare(found) && names_only(found.0)))
        .filter(|(over, part)| !over.is_empty() && !part.is_empty())
}

/// The titled columns of a header row.
pub(super) fn columns(
    dictionary: &Dictionary,
    kind: Kind,
    sheet: &Sheet,
    header_row: u32,
    findings: &mut Vec<Finding>,
) -> Vec<Titled> {
    columns_but(dictionary, kind, sheet, header_row, &BTreeSet::new(), findings)
}

/// The same, where the columns of these numbers are another table's.
pub(super) fn columns_but(
    dictionary: &Dictionary,
    kind: Kind,
    sheet: &Sheet,
    header_row: u32,
    others: &BTreeSet<u16>,
    findings: &mut Vec<Finding>,
) -> Vec<Titled> {
    let mut columns: Vec<Titled> = Vec::new();
    let secrets = secrets::below(sheet, header_row);
    for typed in typed(sheet, header_row) {
        let title = &typed.text;
        let is_others = others.contains(&typed.number);
        let meaning = || by_content(dictionary, kind, sheet, header_row, &typed);
        let is_read = || is_others || meaning().is_some_and(|meaning| meaning.column != Column::Remark);
        let sensitive = secrets::check(&typed.place, title, is_read, &secrets, findings);
        let meaning = if sensitive || is_others { None } else { meaning() };
        let is_account = typed.account == Some(Account::Person) && meaning.is_none();
        let left = match is_account.then_some(Left::OfAccount) {
            _ if dictionary.is_ignored(title) => Some(Left::Dismissed),
            left => left,
        };
        columns.push(Titled {
            is_chosen: meaning.is_some_and(|meaning| meaning.is_chosen),
            meaning: meaning.map(|meaning| meaning.column),
            place: typed.place,
            number: typed.number,
            title: typed.text,
            over: typed.over,
            sensitive,
            repeated: None,
            left,
        });
    }
    if kind == Kind::Teachers {
        sums::leave(&mut columns, dictionary, sheet, header_row);
    }
    one_for_each(&mut columns, sheet, header_row, findings);
    columns
}

/// Of the columns of one meaning, the one that the settings name is read; else one that says whose it is, where another does
/// not (a survey tool has a "Nom" of its own, of who has answered); else the first. A second candidate is told with both
/// places.
fn one_for_each(columns: &mut [Titled], sheet: &Sheet, header_row: u32, findings: &mut Vec<Finding>) {
    leave_names_of_nobody(columns, sheet, header_row);
    // a first name is that of whoever has the surname: "Prénom du référent" does not go with a bare "Nom"
    let names_whose = |columns: &[Titled]| {
        let mut surnames = columns.iter().filter(|titled| titled.meaning == Some(Column::Surname)).peekable();
        surnames.peek().is_none() || surnames.any(|titled| !is_bare(&titled.title))
    };
    let is_whose = names_whose(columns);
    let mut of_meaning: BTreeMap<Column, Vec<usize>> = BTreeMap::new();
    for (at, titled) in columns.iter().enumerate() {
        if let Some(column) = titled.meaning {
            of_meaning.entry(column).or_default().push(at);
        }
    }
    for (column, candidates) in of_meaning.into_iter().filter(|(_, candidates)| candidates.len() > 1) {
        let has_bare = candidates.iter().any(|&at| is_bare(&columns[at].title));
        let is_best = |at: &&usize| columns[**at].is_chosen;
        let may_be_whose = has_bare && (is_whose || column != Column::First);
        let says_whose = |at: &&usize| {
            let title = &columns[**at].title;
            // a school's own title is "Établissement"; of persons, one that says only whose it is says too little
            may_be_whose && names_somebody(title) && !(column == Column::Surname && names_only(title))
        };
        let kept = candidates.iter().find(is_best).or_else(|| candidates.iter().find(says_whose));
        let is_exact = |at: &&usize| column != Column::Surname || !names_only(&columns[**at].title);
        let kept = kept.or_else(|| candidates.iter().find(is_exact)).copied().unwrap_or(candidates[0]);
        for left in candidates.into_iter().filter(|&at| at != kept) {
            columns[left].meaning = None;
            if columns[kept].is_chosen && !columns[left].is_chosen {
                // what a person has settled is no question any more
                columns[left].left = Some(Left::Dismissed);
            } else if !is_bare(&columns[left].title) || !names_somebody(&columns[kept].title) || !may_be_whose
            {
                columns[left].repeated = Some(columns[kept].number);
                let (kept, left) = (&columns[kept], &columns[left]);
                let told =
                    fr::findings::files::column_twice(&left.title, &kept.title, &kept.place.to_string());
                findings.push(Note::new(Code::X07, told).at(left.place.clone(), Scope::Campaign));
            }
        }
    }
}

/// #an-exact-title: beside a column "Nom", one that is called "Référent" is another candidate where it holds names, and no name of anybody
/// where it holds something else ("oui", "certifié").
fn leave_names_of_nobody(columns: &mut [Titled], sheet: &Sheet, header_row: u32) {
    let is_surname = |titled: &Titled| titled.meaning == Some(Column::Surname);
    if !columns.iter().any(|titled| is_surname(titled) && !names_only(&titled.title)) {
        return;
    }
    for titled in columns
        .iter_mut()
        .filter(|titled| is_surname(titled) && names_only(&titled.title) && !titled.is_chosen)
    {
        let below = sheet.rows.range(header_row + 1..).filter_map(|(_, cells)| cells.get(&titled.number));
        let texts: Vec<String> =
            below.map(|cell| clean(&cell.text())).filter(|text| !text.is_empty()).collect();
        let are_whole = |text: &&String| text.contains(' ') && tick(text).is_none();
        if texts.iter().filter(are_whole).count() * 2 <= texts.len() {
            titled.meaning = None;
        }
    }
}

/// A column titled "RNE" holds a person, or the old name of the school's code: its content decides.
pub(super) fn by_content(
    dictionary: &Dictionary,
    kind: Kind,
    sheet: &Sheet,
    header_row: u32,
    typed: &Typed,
) -> Option<Meaning> {
    if kind == Kind::Teachers && fold(&typed.text) == "rne" {
        let below = sheet.rows.range(header_row + 1..).filter_map(|(_, cells)| cells.get(&typed.number));
        let first = below.map(Cell::text).find(|text| !text.trim().is_empty())?;
        let digits = first.chars().filter(char::is_ascii_digit).count();
        let column = if digits >= 5 { Column::Uai } else { Column::Surname };
        return Some(Meaning { column, is_chosen: false });
    }
    let meaning = look(dictionary, kind, typed);
    let is_mail = meaning.is_some_and(|meaning| meaning.column == Column::TeacherMail && !meaning.is_chosen);
    // #mail-of-the-school: an address that begins with `ce.` and the code is the school's, under a title that does not say whose
    if is_mail && is_bare(&typed.text) && are_of_schools(sheet, header_row, typed.number) {
        return None;
    }
    meaning
}

/// Whether all addresses of a column are those that schools have: `ce.9830004m@…`.
fn are_of_schools(sheet: &Sheet, header_row: u32, number: u16) -> bool {
    let below = sheet.rows.range(header_row + 1..).filter_map(|(_, cells)| cells.get(&number));
    let is_of_school = |text: &str| {
        let rest = text.trim().to_lowercase();
        rest.strip_prefix("ce.")
            .is_some_and(|rest| rest.bytes().take(7).filter(u8::is_ascii_digit).count() == 7)
    };
    let mut texts = below.map(Cell::text).filter(|text| text.contains('@')).peekable();
    texts.peek().is_some() && texts.all(|text| is_of_school(&text))
}

/// Whether a row that repeats titles says something else than the titles above: what stands below it would be read
/// in the wrong columns. In a row with all the titles of a table any other title does; elsewhere only one that is
/// known, because a line of explanations below the titles has some of them too.
pub(super) fn contradict(dictionary: &Dictionary, table: &Table, kind: Kind, row: &Row) -> bool {
    let texts: Vec<(u16, String)> =
        row.cells.iter().map(|(&number, cell)| (number, clean(&cell.text()))).collect();
    let meaning = |text: &str| dictionary.meaning(kind, text);
    let needed = kind.required().iter().filter(|column| table.column(**column).is_some());
    let is_whole = needed.clone().all(|column| texts.iter().any(|(_, text)| meaning(text) == Some(*column)));
    texts.iter().filter(|(_, text)| !text.is_empty()).any(|(number, text)| {
        let means = meaning(text);
        let same_text = |titled: &Titled| fold(&titled.title) == fold(text);
        let same = |titled: &Titled| same_text(titled) || means.is_some() && titled.meaning == means;
        let is_known = means.is_some() || table.columns.iter().any(same_text);
        !table.titled(*number).is_some_and(same) && (is_whole || is_known)
    })
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};
    use std::sync::Arc;

    use super::*;

    #[test]
    fn a_code_that_excel_made_a_date_of_is_a_code() {
        let name: Arc<str> = "S".into();
        let cell = |column, value| (column, Cell { value, place: Place::cell(&name, 1, column) });
        let titles = [cell(1, Value::Text("UAI".into())), cell(2, Value::Date(2027, 3, 2))];
        let rows = BTreeMap::from([(1, titles.into_iter().collect())]);
        let sheet = Sheet {
            name: Arc::clone(&name),
            visible: true,
            rows,
            hidden_rows: BTreeSet::new(),
            controls: Vec::new(),
            merges: Vec::new(),
            across: Vec::new(),
            widths: BTreeMap::new(),
        };
        let texts: Vec<String> = typed(&sheet, 1).into_iter().map(|typed| typed.text).collect();
        assert_eq!(texts, ["UAI", "2-3"]);
    }
}
