//! Finding the titles of a table: on any sheet, by meaning, within the first rows.

use super::book::{Book, Cells, Sheet};
use super::cell::{Cell, Value};
use super::columns::{Column, Kind};
use super::dictionary::Dictionary;
use super::needs;
use super::titles::{self, Typed};
use crate::fr;
use crate::fr::text::fold;

/// How far down a header row may stand, in rows with something in them.
pub(super) const HEADER_ROWS: usize = 40;

/// A row that looks like the titles of a table.
#[derive(Clone, Copy)]
pub(super) struct Header<'b> {
    /// Its sheet.
    pub(super) sheet: &'b Sheet,
    /// Its number; of two rows of titles, the lower one's.
    pub(super) row: u32,
    /// Whether it has all the titles that its kind of table needs.
    pub(super) is_complete: bool,
    /// Whether it has a column of codes.
    pub(super) has_codes: bool,
    /// Whether the sheet has our own name for this kind.
    is_named: bool,
    /// How much it looks like one.
    score: usize,
}

/// The header of each sheet that has one of this kind: the first row with all titles that are needed, for a later one
/// is a repeated one, and the rows between must not get lost; else the row with most titles.
pub(super) fn of<'b>(book: &'b Book, kind: Kind, dictionary: &Dictionary) -> Vec<Header<'b>> {
    book.sheets.iter().filter_map(|sheet| in_sheet(sheet, kind, dictionary)).collect()
}

/// The header to read: a visible sheet comes before a hidden one, whatever its name; then our own name over a column of codes, then a
/// header with all titles, then one with most.
pub(super) fn best<'h, 'b>(headers: &'h [Header<'b>]) -> Option<&'h Header<'b>> {
    // of equals the last would be taken
    headers.iter().rev().max_by_key(|header| {
        (header.sheet.visible, header.is_named && header.has_codes, header.is_complete, header.score)
    })
}

fn in_sheet<'b>(sheet: &'b Sheet, kind: Kind, dictionary: &Dictionary) -> Option<Header<'b>> {
    let mut best: Option<Header<'_>> = None;
    for (&row, cells) in sheet.rows.iter().take(HEADER_ROWS) {
        let typed = titles::typed(sheet, row);
        let found = found(dictionary, kind, sheet, row, &typed);
        let is_complete = needs::lacking(dictionary, kind, sheet, row, &typed).is_empty();
        let score = score(dictionary, kind, sheet, (row, cells), &typed, is_complete);
        if score == 0 {
            continue;
        }
        if is_complete || best.as_ref().is_none_or(|best| score > best.score) {
            let is_named = fold(&sheet.name) == fold(kind.sheet());
            let has_codes = found.contains(&Column::Uai);
            best = Some(Header { sheet, row, is_complete, has_codes, is_named, score });
        }
        if is_complete {
            break;
        }
    }
    best.map(|header| Header { row: lower_row(&header, kind, dictionary), ..header })
}

/// The columns that a row of titles has.
fn found(dictionary: &Dictionary, kind: Kind, sheet: &Sheet, row: u32, typed: &[Typed]) -> Vec<Column> {
    let meaning = |typed: &Typed| titles::by_content(dictionary, kind, sheet, row, typed);
    typed.iter().filter_map(|typed| Some(meaning(typed)?.column)).collect()
}

/// Of titles on two rows, the lower one: what is needed is merged over both and stands in the upper one, and the
/// lower one says the rest. A row of data has something where the titles are that a table needs.
fn lower_row(header: &Header<'_>, kind: Kind, dictionary: &Dictionary) -> u32 {
    let Header { sheet, row, is_complete: true, .. } = *header else { return header.row };
    let Some(below) = sheet.rows.get(&(row + 1)) else { return row };
    let needed = titles::typed(sheet, row).into_iter().filter(|typed| {
        titles::by_content(dictionary, kind, sheet, row, typed)
            .is_some_and(|meaning| kind.required().contains(&meaning.column))
    });
    let is_free = |number: u16| below.get(&number).is_none_or(Cell::is_blank);
    // #explanations-below-titles: they stand under titles; of a merged title, some stand under none
    let upper = sheet.rows.get(&row);
    let is_untitled = |number: u16| upper.and_then(|upper| upper.get(&number)).is_none_or(Cell::is_blank);
    let names_more = below.iter().any(|(&number, cell)| !cell.is_blank() && is_untitled(number));
    let is_title = names_more
        && titles::is_of_texts(below)
        && below.values().filter(|cell| !cell.is_blank()).count() >= 2
        && needed.map(|typed| typed.number).all(is_free);
    let both = titles::typed(sheet, row + 1);
    if is_title && needs::lacking(dictionary, kind, sheet, row + 1, &both).is_empty() { row + 1 } else { row }
}

/// Whether a sheet is one of our own that is no table.
pub(super) fn is_ours(name: &str) -> bool {
    let ours =
        [fr::columns::PARAMETERS, fr::columns::MISSIONS, fr::columns::READ_ME, fr::kit::workbook::LISTS];
    ours.iter().any(|ours| fold(ours) == fold(name))
}

/// How much a row looks like the titles of a table of this kind: nothing, unless two of its columns do.
fn score(
    dictionary: &Dictionary,
    kind: Kind,
    sheet: &Sheet,
    (row, cells): (u32, &Cells),
    typed: &[Typed],
    is_complete: bool,
) -> usize {
    let name = fold(&sheet.name);
    let other = if kind == Kind::Schools { Kind::Teachers } else { Kind::Schools };
    if is_ours(&sheet.name) {
        return 0;
    }
    let is_text = |typed: &&Typed| {
        let cell = cells.get(&typed.number);
        cell.is_none_or(|cell| cell.is_blank() || matches!(cell.value, Value::Text(_)))
    };
    let found = |kind: Kind| {
        let texts = typed.iter().filter(is_text);
        let mut found: Vec<Column> =
            texts.filter_map(|typed| Some(titles::look(dictionary, kind, typed)?.column)).collect();
        found.sort_unstable();
        found.dedup();
        found
    };
    let (ours, others) = (found(kind), found(other));
    // one flat sheet has all titles of both kinds: then its rows are teachers'
    let is_whole = is_complete && kind == Kind::Teachers;
    if kind == Kind::Schools && needs::is_of_teachers(dictionary, sheet, row, typed) {
        return 0;
    }
    // what only this kind of table has: "Nom" and "Courriel" stand in both
    let own = ours.iter().filter(|column| !other.columns().contains(column)).count();
    let theirs = others.iter().filter(|column| !kind.columns().contains(column)).count();
    let named = name == fold(kind.sheet());
    let named_otherwise = name == fold(other.sheet());
    if ours.len() < 2 || named_otherwise && !is_whole || !named && !is_whole && (own < 2 || own <= theirs) {
        return 0;
    }
    own * 10 + ours.len()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use crate::findings::{Code, Place};
    use crate::workbook::{Book, Cell, Dictionary, Error, Sheet, Tables, Value, tables};

    const SCHOOLS: &[&[&str]] = &[
        &["UAI", "Nom", "Type", "Nom du chef", "Pr\u{e9}nom du chef"],
        &["9830004M", "Coll\u{e8}ge", "coll\u{e8}ge", "WAIA", "Rose"],
    ];
    const TITLES: &[&str] = &["UAI", "Nom", "Pr\u{e9}nom", "IMP", "1a-1"];
    const DUPONT: &[&str] = &["9830004M", "DUPONT", "Jean", "1", "x"];
    const MARTIN: &[&str] = &["9830277J", "MARTIN", "Luc", "1", "x"];

    /// A sheet; a name in brackets is that of a hidden one.
    fn sheet(name: &str, rows: &[&[&str]]) -> Sheet {
        let visible = !name.starts_with('[');
        let name: std::sync::Arc<str> = name.trim_matches(['[', ']']).into();
        let rows = (1..).zip(rows).map(|(row, texts)| {
            let cells = (1..).zip(*texts).filter(|(_, text)| !text.is_empty()).map(|(column, text)| {
                let place = Place::cell(&name, row, column);
                (column, Cell { value: Value::Text((*text).to_owned()), place })
            });
            (row, cells.collect())
        });
        Sheet {
            rows: rows.collect(),
            visible,
            hidden_rows: BTreeSet::new(),
            controls: Vec::new(),
            merges: Vec::new(),
            across: Vec::new(),
            widths: std::collections::BTreeMap::new(),
            name,
        }
    }

    fn found(sheets: &[(&str, &[&[&str]])]) -> Result<Tables, Error> {
        let sheets = sheets.iter().map(|(name, rows)| sheet(name, rows)).collect();
        let book = Book { file: "essai.xlsx".into(), fingerprint: String::new(), sheets };
        tables(&book, &Dictionary::default())
    }

    /// Surnames that are read, and codes of the findings.
    fn read(sheets: &[(&str, &[&[&str]])]) -> (Vec<String>, Vec<Code>) {
        let tables = found(sheets).unwrap();
        let surname = |row: &crate::workbook::Row| row.cells[&2].text();
        let codes = tables.findings.iter().map(|finding| finding.code).collect();
        let rows = tables.teachers.iter().flat_map(|table| &table.rows);
        (rows.map(surname).collect(), codes)
    }

    #[test]
    fn sheets_of_one_kind_are_read_together() {
        let schools = ("\u{c9}tablissements", SCHOOLS);
        for sheets in [
            vec![schools, ("Sud", &[TITLES, DUPONT][..]), ("Nord", &[TITLES, MARTIN])],
            vec![schools, ("R\u{e9}f\u{e9}rents", &[TITLES, DUPONT]), ("Nord", &[TITLES, MARTIN])],
            vec![schools, ("Sud 2027", &[TITLES, DUPONT]), ("Nord 2027", &[TITLES, MARTIN])],
            // #school-year-of-two: one year of a school in two of the calendar
            vec![schools, ("Sud 2026-2027", &[TITLES, DUPONT]), ("Nord 2026-2027", &[TITLES, MARTIN])],
        ] {
            let expected = (vec!["DUPONT".to_owned(), "MARTIN".to_owned()], vec![Code::X13]);
            assert_eq!(read(&sheets), expected);
        }
    }

    #[test]
    fn what_may_be_a_copy_is_a_question() {
        let schools = ("\u{c9}tablissements", SCHOOLS);
        let two = |one: &'static str, other: &'static str| {
            let names = ["R\u{e9}f\u{e9}rents", one, other];
            (
                vec![schools, (one, &[TITLES, DUPONT][..]), (other, &[TITLES, MARTIN])],
                names[0],
                [one, other],
                false,
            )
        };
        for (sheets, kind, names, hidden) in [
            two("RNE 2027", "RNE 2026"),
            two("RNE", "RNE 2026"),
            two("RNE", "RNE (2)"),
            two("RNE", "Copie de RNE"),
            // the same people
            (
                vec![schools, ("Sud", &[TITLES, DUPONT]), ("Tous", &[TITLES, DUPONT, MARTIN])],
                "R\u{e9}f\u{e9}rents",
                ["Sud", "Tous"],
                false,
            ),
            (
                vec![("Coll\u{e8}ges", SCHOOLS), ("Lyc\u{e9}es", SCHOOLS), ("Sud", &[TITLES, DUPONT])],
                "\u{c9}tablissements",
                ["Coll\u{e8}ges", "Lyc\u{e9}es"],
                false,
            ),
            (
                vec![schools, ("[Sud]", &[TITLES, DUPONT]), ("[Nord]", &[TITLES, MARTIN])],
                "R\u{e9}f\u{e9}rents",
                ["Sud", "Nord"],
                true,
            ),
        ] {
            let sheets_told = names.map(str::to_owned).to_vec();
            let Some(Error::SeveralSheets { kind: of, sheets: told, hidden: all, signs }) =
                found(&sheets).err()
            else {
                panic!("{names:?}")
            };
            assert_eq!((of, told, all), (kind, sheets_told, hidden), "{names:?}");
            // which one it is, and why
            let last = names[1].to_owned();
            let is_pair = |(_, other, both): &(String, String, usize)| *other == last && *both > 0;
            assert!(
                hidden
                    || signs.named == [last.clone()]
                    || signs.has_years
                    || signs.shared.iter().any(is_pair),
                "{names:?} {signs:?}"
            );
        }
    }

    #[test]
    fn sheets_without_rows_of_their_own_and_our_own_sheets_stand_in_nobodys_way() {
        let example: &[&str] = &["Exemple", "DUPONT", "Jean", "1", "x"];
        let list: &[&str] = &["9830004M", "Coll\u{e8}ge"];
        for (name, rows, told) in [
            ("Missions", &[TITLES, example][..], vec![]),
            ("Listes", &[list, list], vec![]),
            // somebody stands there all the same
            ("Missions", &[TITLES, MARTIN], vec![Code::X15]),
            ("Listes", &[TITLES, MARTIN], vec![Code::X15]),
            ("Mod\u{e8}le", &[TITLES, example], vec![]),
        ] {
            let (surnames, codes) =
                read(&[("\u{c9}tablissements", SCHOOLS), ("Sud", &[TITLES, DUPONT]), (name, rows)]);
            assert_eq!((surnames, codes), (vec!["DUPONT".to_owned()], told), "{name}");
        }
    }

    /// #a-title-misspelt-on-one-sheet: nobody on it is lost in silence.
    #[test]
    fn a_sheet_of_people_that_lacks_a_title_is_told() {
        let schools = ("\u{c9}tablissements", SCHOOLS);
        let north: &[&[&str]] = &[&["UAI", "Nom", "Pr\u{e9}nom", "Quota", "Discipline"], MARTIN];
        let read = read(&[schools, ("Sud", &[TITLES, DUPONT]), ("Nord", north)]);
        assert_eq!(read, (vec!["DUPONT".to_owned()], vec![Code::X15]));
    }

    /// #explanations-below-titles
    #[test]
    fn a_line_of_explanations_is_no_second_row_of_titles() {
        let explained: &[&str] = &["", "", "", "", "x si oui", "en toutes lettres"];
        let titles: &[&str] = &["UAI", "Nom", "Pr\u{e9}nom", "IMP", "1a-1", "Discipline"];
        let tables =
            found(&[("\u{c9}tablissements", SCHOOLS), ("R\u{e9}f\u{e9}rents", &[titles, explained, DUPONT])]);
        assert_eq!(tables.unwrap().teachers[0].header_row, 1);
    }

    #[test]
    fn a_hidden_sheet_of_our_own_name_never_beats_a_visible_one() {
        let (surnames, codes) = read(&[
            ("\u{c9}tablissements", SCHOOLS),
            ("[R\u{e9}f\u{e9}rents]", &[TITLES, MARTIN]),
            ("R\u{e9}f\u{e9}rents 2027", &[TITLES, DUPONT]),
        ]);
        assert_eq!((surnames, codes), (vec!["DUPONT".to_owned()], vec![Code::X10]));
    }

    #[test]
    fn repeated_titles_lose_no_row_and_never_change_the_columns() {
        let longer: &[&str] = &["UAI", "Nom", "Pr\u{e9}nom", "IMP", "1a-1", "Discipline"];
        let swapped: &[&str] = &["UAI", "Pr\u{e9}nom", "Nom", "IMP", "1a-1"];
        let other_mission: &[&str] = &["UAI", "Nom", "Pr\u{e9}nom", "IMP", "1a-2"];
        let partly: &[&str] = &["", "Pr\u{e9}nom", "Nom"];
        for (again, is_refused) in [
            (TITLES, false),
            (&["Code UAI", "NOM", "prenom", "Nb IMP", "1A-1"], false),
            (&["", "Nom", "Pr\u{e9}nom"], false),
            (longer, true),
            (swapped, true),
            (other_mission, true),
            (partly, true),
        ] {
            let rows = &[TITLES, DUPONT, again, MARTIN];
            let sheets = [("\u{c9}tablissements", SCHOOLS), ("R\u{e9}f\u{e9}rents", rows)];
            if is_refused {
                let sheet = "R\u{e9}f\u{e9}rents".to_owned();
                let expected = Error::OtherTitles { sheet, row: 3, header_row: 1 };
                assert_eq!(found(&sheets).err(), Some(expected), "{again:?}");
            } else {
                let (surnames, codes) = read(&sheets);
                assert_eq!(surnames, ["DUPONT", "MARTIN"], "{again:?}");
                assert_eq!(codes, [Code::X04], "{again:?}");
            }
        }
    }
}
