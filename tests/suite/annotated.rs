//! The annotated copy: everything that was found is marked in its cell, every link lands there, and nothing else has moved.

mod lives;
mod odd;
mod places;
mod reader;

use std::collections::{BTreeMap, BTreeSet};

use lettres_rne::workbook::{Book, Sheet};

use crate::harness::House;
use reader::Opened;

/// Colours of an error, a warning, an information.
const COLOURS: [&str; 3] = ["FFFFC7CE", "FFFFEB9C", "FFDDEBF7"];
/// The parts that every copy edits.
const EDITED: [&str; 4] =
    ["[Content_Types].xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml"];

/// Everything that holds of every copy. Returns how many links were followed.
#[track_caller]
pub fn holds(original: &[u8], copy: &[u8], name: &str) -> usize {
    let (before, after) = (Opened::of(original), Opened::of(copy));
    let sheets = after.sheets();
    assert_eq!(sheets[1..], before.sheets()[..], "{name}: the same sheets behind the first");
    let fills = after.fills();
    let mut marked: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    let mut links = 0;
    for (row, target) in after.list() {
        let [severity, code, place, _, what, remedy] = &row[..] else { panic!("{name}: {row:?}") };
        assert_eq!(target.is_some(), !place.is_empty(), "{name}: a link where there is a place: {row:?}");
        let Some((sheet, cell)) = target else { continue };
        let part =
            &sheets.iter().find(|(known, _)| *known == sheet).unwrap_or_else(|| panic!("{name}: {sheet}")).1;
        let notes = after.notes(part);
        let note = notes.get(&cell).unwrap_or_else(|| panic!("{name}: no note at {sheet}!{cell}"));
        for told in [code, what, remedy] {
            assert!(note.contains(told.as_str()), "{name}: {sheet}!{cell} does not say {told}: {note}");
        }
        let colour = &fills[after.formats(part)[&cell]];
        let own =
            COLOURS[["Erreur", "Avertissement", "Information"].iter().position(|it| it == severity).unwrap()];
        let rank = |colour: &str| COLOURS.iter().position(|it| *it == colour);
        assert!(
            rank(colour) <= rank(own) && rank(colour).is_some(),
            "{name}: {sheet}!{cell} is {colour}, not {own}"
        );
        marked.entry(part).or_default().insert(cell);
        links += 1;
    }
    for (part, cells) in &marked {
        let shapes = after.shapes(part);
        let again: BTreeSet<&String> = shapes.iter().collect();
        assert_eq!(again.len(), shapes.len(), "{name}: one shape for each note");
        assert!(cells.iter().all(|cell| again.contains(cell)), "{name}: a note without a shape in {part}");
        assert_eq!(after.notes(part).keys().collect::<BTreeSet<_>>(), again, "{name}: {part}");
        let colours =
            after.formats(part).into_iter().filter(|(_, it)| COLOURS.contains(&fills[*it].as_str()));
        assert_eq!(&colours.map(|(cell, _)| cell).collect::<BTreeSet<_>>(), cells, "{name}: {part}");
    }
    for (part, packed) in &before.raw {
        let of_marked = marked.keys().any(|sheet| {
            let drawings = ["comments", "vmlDrawing"].map(|kind| before.target(sheet, kind));
            let rels = sheet.replace("worksheets/", "worksheets/_rels/") + ".rels";
            *sheet == part || rels == *part || drawings.iter().flatten().any(|it| it == part)
        });
        let text = String::from_utf8_lossy(&before.parts[part]);
        if !of_marked
            && !EDITED.contains(&part.as_str())
            && !text.contains("tabSelected=\"1\"")
            && !text.contains("tabSelected=\"true\"")
        {
            assert!(&after.raw[part] == packed, "{name}: {part} has changed");
        }
    }
    same_cells(original, copy, name);
    let order: Vec<_> = before.raw.keys().collect();
    assert!(order.iter().all(|part| after.raw.contains_key(*part)), "{name}: a part is gone");
    links
}

/// Whoever reads the copy reads the same values at the same places.
#[track_caller]
fn same_cells(original: &[u8], copy: &[u8], name: &str) {
    let sheets = |bytes: &[u8]| Book::of(bytes.to_vec(), "x.xlsx".to_owned()).unwrap().sheets;
    let (before, after) = (sheets(original), sheets(copy));
    let told =
        |sheet: &Sheet| (sheet.name.clone(), sheet.visible, sheet.rows.clone(), sheet.hidden_rows.clone());
    for sheet in &before {
        let same = after.iter().find(|it| it.name == sheet.name).unwrap();
        assert!(told(sheet) == told(same), "{name}: {} reads otherwise", sheet.name);
    }
    assert_eq!(after.len(), before.len() + 1, "{name}");
}

/// Runs the real program on a workbook beside the official template; the copy.
#[track_caller]
fn copied(house: &House, workbook: &[u8]) -> Vec<u8> {
    house.put("input/academie-2027.xlsx", workbook);
    let before = if house.path("output").exists() { house.below("output") } else { BTreeMap::new() };
    house
        .asks("verifier")
        .ends_with(3)
        .says_all(&[
            "Copie output/academie-2027 à corriger.xlsx",
            "(votre classeur, avec les cellules à corriger coloriées",
        ])
        .writes(&["output/rapport.html", "output/academie-2027 à corriger.xlsx"])
        .run();
    assert!(house.bytes("input/academie-2027.xlsx") == workbook, "the original is never touched");
    let after = house.bytes("output/academie-2027 à corriger.xlsx");
    if let Some(first) = before.get("academie-2027 à corriger.xlsx") {
        assert!(*first == after, "same input, same bytes");
    }
    after
}

#[test]
fn the_sample_to_correct_is_marked() {
    let house = House::shipped();
    let workbook = house.bytes("input/exemples/academie-a-corriger.xlsx");
    let copy = copied(&house, &workbook);
    let links = holds(&workbook, &copy, "sample");
    assert!(links > 40, "{links}");
    copied(&house, &workbook);
    assert!(!house.text("output/rapport.html").contains("href=\"academie-2027 a"));
    let page = house.text("output/rapport.html");
    assert!(
        page.contains("<a href=\"academie-2027%20%C3%A0%20corriger.xlsx\">academie-2027 à corriger.xlsx</a>")
    );
}

#[test]
fn workbooks_saved_by_other_programs_are_marked() {
    for (name, bytes, least) in [
        ("openpyxl", &include_bytes!("../fixtures/annotated/openpyxl.xlsx")[..], 8),
        ("xlsxwriter", include_bytes!("../fixtures/annotated/xlsxwriter.xlsx"), 8),
        ("libreoffice", include_bytes!("../fixtures/annotated/libreoffice.xlsx"), 8),
    ] {
        let copy = copied(&House::shipped(), bytes);
        let links = holds(bytes, &copy, name);
        assert!(links >= least, "{name}: {links}");
        let (before, after) = (Opened::of(bytes), Opened::of(&copy));
        for (sheet, part) in before.sheets() {
            let notes = after.notes(&part);
            for (cell, words) in before.notes(&part) {
                assert!(notes[&cell].starts_with(&words), "{name}: the words of {sheet}!{cell} are kept");
            }
        }
        let workbook = after.text("xl/workbook.xml");
        let selected: Vec<String> = after
            .sheets()
            .into_iter()
            .filter_map(|(sheet, part)| {
                let views = reader::all(after.text(&part), "sheetView");
                views.iter().any(|view| view.get("tabSelected") == "1").then_some(sheet)
            })
            .collect();
        assert_eq!(selected, [after.sheets()[0].0.clone()], "{name}: only the list is in view");
        for view in reader::all(workbook, "workbookView") {
            assert!(["", "0"].contains(&view.get("activeTab")), "{name}");
        }
        // names of one sheet still belong to it
        let named = |opened: &Opened| {
            let (sheets, xml) = (opened.sheets(), opened.text("xl/workbook.xml").to_owned());
            reader::all(&xml, "definedName")
                .into_iter()
                .filter_map(|it| {
                    let sheet = it.get("localSheetId").parse::<usize>().ok()?;
                    Some((it.get("name").to_owned(), sheets[sheet].0.clone(), it.text.clone()))
                })
                .collect::<BTreeSet<_>>()
        };
        let (before, after) = (named(&before), named(&after));
        assert!(before.is_subset(&after) && after.len() == before.len() + 2, "{name}: {before:?} {after:?}");
    }
}
