//! The titles of a table: what each column means, and rows that repeat the titles.

use super::book::Sheet;
use super::cell::Cell;
use super::columns::{Column, Kind, meaning};
use super::tables::{Row, Table, Titled};
use crate::findings::{Code, Finding, Note, Scope};
use crate::fr;
use crate::fr::text::{clean, fold};

/// The titled columns of a header row.
pub(super) fn columns(
    kind: Kind,
    sheet: &Sheet,
    header_row: u32,
    findings: &mut Vec<Finding>,
) -> Vec<Titled> {
    let mut columns: Vec<Titled> = Vec::new();
    let Some(cells) = sheet.rows.get(&header_row) else { return columns };
    for (&number, cell) in cells {
        let title = clean(&cell.text());
        if title.is_empty() {
            continue;
        }
        let sensitive = fr::columns::SENSITIVE.iter().any(|known| fold(known) == fold(&title));
        let mut meaning =
            if sensitive { None } else { meaning_by_content(kind, sheet, header_row, number, &title) };
        let mut repeated = false;
        if let Some(first) =
            meaning.and_then(|found| columns.iter().find(|titled| titled.meaning == Some(found)))
        {
            let told = fr::findings::files::column_twice(&title, &first.title, &first.place.to_string());
            findings.push(Note::new(Code::X07, told).at(cell.place.clone(), Scope::Campaign));
            meaning = None;
            repeated = true;
        }
        if sensitive {
            let told = fr::findings::files::column_sensitive(&title);
            findings.push(Note::new(Code::X06, told).at(cell.place.clone(), Scope::Campaign));
        }
        columns.push(Titled { place: cell.place.clone(), number, title, meaning, sensitive, repeated });
    }
    columns
}

/// A column titled "RNE" holds a person, or the old name of the school's code: its content decides.
pub(super) fn meaning_by_content(
    kind: Kind,
    sheet: &Sheet,
    header_row: u32,
    number: u16,
    title: &str,
) -> Option<Column> {
    if kind == Kind::Teachers && fold(title) == "rne" {
        let below = sheet.rows.range(header_row + 1..).filter_map(|(_, cells)| cells.get(&number));
        let first = below.map(Cell::text).find(|text| !text.trim().is_empty())?;
        let digits = first.chars().filter(char::is_ascii_digit).count();
        return Some(if digits >= 5 { Column::Uai } else { Column::Surname });
    }
    meaning(kind, title)
}

/// Whether a row that repeats titles says something else than the titles above: what stands below it would be read
/// in the wrong columns. In a row with all the titles of a table any other title does; elsewhere only one that is
/// known, because a line of explanations below the titles has some of them too.
pub(super) fn contradict(table: &Table, kind: Kind, row: &Row) -> bool {
    let texts: Vec<(u16, String)> =
        row.cells.iter().map(|(&number, cell)| (number, clean(&cell.text()))).collect();
    let is_whole = kind
        .required()
        .iter()
        .all(|column| texts.iter().any(|(_, text)| meaning(kind, text) == Some(*column)));
    texts.iter().filter(|(_, text)| !text.is_empty()).any(|(number, text)| {
        let means = meaning(kind, text);
        let same_text = |titled: &Titled| fold(&titled.title) == fold(text);
        let same = |titled: &Titled| same_text(titled) || means.is_some() && titled.meaning == means;
        let is_known = means.is_some() || table.columns.iter().any(same_text);
        !table.titled(*number).is_some_and(same) && (is_whole || is_known)
    })
}
