//! The same academy from every program: the same cells at the same places, the same registry.

use std::collections::BTreeMap;

use lettres_rne::kit::sample::official_missions;
use lettres_rne::registry;
use lettres_rne::settings::{Arguments, Settings};
use lettres_rne::workbook::{Book, Format};

use super::{cells, fixture, read};
use crate::harness::House;

/// What `make.py` has told about every cell, by no reader of ours.
fn truth(is_computed: bool) -> Vec<(String, &'static str, String)> {
    let text = String::from_utf8(fixture("cells.txt")).unwrap();
    let line = |line: &str| {
        let [place, kind, value] = line.split('\t').collect::<Vec<_>>()[..] else { panic!("{line}") };
        let value = value.replace("\\n", "\n");
        let (kind, value) = match kind {
            // a formula, in a file of a program that computes nothing
            kind if kind.ends_with('=') && !is_computed => ("unsaved", String::new()),
            "text" => ("text", value),
            "bool" => ("bool", value),
            "date" => ("date", value),
            "number" | "number=" => ("number", value),
            "error=" => ("error", value),
            "tick" => ("text", value.split(' ').next_back().unwrap().to_owned()),
            _ => panic!("{kind}"),
        };
        (place.to_owned(), kind, value)
    };
    let mut lines: Vec<_> = text.lines().map(line).collect();
    lines.sort();
    lines
}

/// File, format, and whether the program computes what it writes.
const FILES: [(&str, Format, bool); 10] = [
    ("xlsxwriter.xlsx", Format::Xlsx, true),
    ("hand-excel.xlsx", Format::Xlsx, true),
    ("hand-google.xlsx", Format::Xlsx, true),
    ("libreoffice.xlsx", Format::Xlsx, true),
    ("libreoffice.xls", Format::Xls, true),
    ("libreoffice.ods", Format::Ods, true),
    ("hand.xlsb", Format::Xlsb, true),
    ("openpyxl.xlsx", Format::Xlsx, false),
    ("xlwt.xls", Format::Xls, false),
    ("odfpy.ods", Format::Ods, false),
];

#[test]
fn every_program_gives_the_same_cells_at_the_same_places() {
    for (file, format, is_computed) in FILES {
        let bytes = fixture(file);
        assert_eq!(Format::of(&bytes), Ok(format), "{file}");
        let book = read(bytes).unwrap_or_else(|error| panic!("{file}: {error}"));
        let mut found = cells(&book);
        found.sort();
        let truth = truth(is_computed);
        let wrong: Vec<_> = found.iter().filter(|cell| !truth.contains(cell)).collect();
        let lost: Vec<_> = truth.iter().filter(|cell| !found.contains(cell)).collect();
        assert!(wrong.is_empty() && lost.is_empty(), "{file}: read {wrong:#?}, not {lost:#?}");
        assert_eq!(found.len(), truth.len(), "{file}");
    }
}

#[test]
fn every_program_hides_the_same_sheet_and_the_same_row() {
    for (file, ..) in FILES {
        let book = read(fixture(file)).unwrap();
        let sheets: Vec<_> = book.sheets.iter().map(|sheet| (&*sheet.name, sheet.visible)).collect();
        let expected =
            [("Paramètres", true), ("Établissements", true), ("Référents", true), ("Ancien", false)];
        assert_eq!(sheets, expected, "{file}");
        let hidden: BTreeMap<&str, Vec<u32>> = book
            .sheets
            .iter()
            .map(|sheet| {
                (
                    &*sheet.name,
                    sheet.hidden_rows.iter().copied().filter(|row| sheet.rows.contains_key(row)).collect(),
                )
            })
            .filter(|(_, rows): &(_, Vec<u32>)| !rows.is_empty())
            .collect();
        assert_eq!(hidden, BTreeMap::from([("Référents", vec![5])]), "{file}");
    }
}

/// The registry and its findings, without what differs by nature.
fn registry(book: &Book) -> String {
    let folder = tempfile::tempdir().unwrap();
    let arguments = Arguments {
        folder: Some(folder.path().to_owned()),
        today: Some(jiff::civil::date(2027, 3, 1)),
        ..Arguments::default()
    };
    let settings = Settings::settle(arguments).unwrap();
    let built = registry::build(book, official_missions(), &[], &settings).unwrap();
    format!("{built:#?}")
}

#[test]
fn every_program_gives_the_same_registry() {
    let mut seen: [Option<(String, &str)>; 2] = [None, None];
    for (file, _, is_computed) in FILES {
        let made = registry(&read(fixture(file)).unwrap());
        assert_eq!(made.contains("X08"), !is_computed, "{file}");
        assert!(
            made.contains("WAÏA") && made.contains("d’ALMEIDA") && made.contains("X03"),
            "{file}: {made}"
        );
        match &seen[usize::from(is_computed)] {
            Some((first, other)) => assert!(*first == made, "{file} and {other} differ"),
            none @ None => {
                assert!(none.is_none());
                seen[usize::from(is_computed)] = Some((made, file));
            }
        }
    }
}

/// A CSV has one sheet and texts only: those that LibreOffice shows. The font of a tick is lost.
#[test]
fn a_csv_has_the_same_texts_at_the_same_places() {
    let shown = |kind: &str, value: &str| match kind {
        "text" => Some(value.to_owned()),
        // this LibreOffice speaks English
        "date" => Some(format!("{}/{}/{}", &value[5..7], &value[8..], &value[..4])),
        "bool" => Some(value.to_uppercase()),
        _ => None,
    };
    for file in ["libreoffice-utf8.csv", "libreoffice-windows1252.csv", "libreoffice-utf16.csv"] {
        let bytes = fixture(file);
        assert_eq!(Format::of(&bytes), Ok(Format::Csv), "{file}");
        let book = Book::of(bytes, "Référents.csv".to_owned()).unwrap();
        let found: BTreeMap<String, String> = cells(&book)
            .into_iter()
            .map(|(place, kind, text)| {
                assert_eq!(kind, "text", "{file} {place}");
                (place, text)
            })
            .collect();
        let truth: Vec<_> =
            truth(true).into_iter().filter(|(place, ..)| place.starts_with("Référents!")).collect();
        assert_eq!(
            found.keys().collect::<Vec<_>>(),
            truth.iter().map(|(place, ..)| place).collect::<Vec<_>>(),
            "{file}"
        );
        let is_tick = |text: &str| ["☑", "✔", "☐"].contains(&text);
        for (place, kind, value) in truth.iter().filter(|(.., text)| !is_tick(text)) {
            let Some(shown) = shown(kind, value) else { continue };
            assert_eq!(found[place], shown, "{file} {place}");
        }
        assert_eq!((&*found["Référents!E4"], &*found["Référents!E5"]), ("1", "0.5"), "{file}");
    }
}

/// A name is no proof: each file under every other's ending.
#[test]
fn a_file_is_read_for_what_it_is_whatever_its_name() {
    for (file, _, is_computed) in FILES {
        for name in ["a.xlsx", "a.xls", "a.ods", "a.csv", "a"] {
            let book = Book::of(fixture(file), name.to_owned()).unwrap();
            assert_eq!(cells(&book).len(), truth(is_computed).len(), "{file} as {name}");
        }
    }
}

/// An export of Microsoft Forms as it is: one flat sheet, missions packed in a cell, the tool's own columns first.
#[test]
fn an_export_of_forms_makes_its_letters() {
    let template = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("templates/lettre-mission-rne.docx");
    let house = House::empty();
    house
        .put("input/reponses.xlsx", fixture("hand-forms.xlsx"))
        .put("templates/lettre-mission-rne.docx", std::fs::read(template).unwrap())
        .put("lettres-rne.toml", "[campagne]\nannee = 2027\ndate = 2027-03-01\n");
    let said = house
        .asks("verifier")
        .says_all(&[
            "lue comme « Établissements »",
            "Nombre d'IMP attribuées → IMP",
            "missions, reconnues dans les cellules",
            "Lettres prévues, non écrites .... 2",
            "IMP attribuées .................. 2",
        ])
        .writes(&["output/rapport.html"])
        .run();
    assert!(!said.contains("M01") && !said.contains("M07"), "{said}");
}

/// The real program finds each of them in its folder, and says the same of it, but for its name.
#[test]
fn the_program_finds_each_format_and_says_the_same_of_it() {
    let template = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("templates/lettre-mission-rne.docx");
    let template = std::fs::read(template).unwrap();
    let mut first: Option<String> = None;
    for (file, _, is_computed) in FILES {
        let house = House::empty();
        let ending = file.rsplit('.').next().unwrap();
        let path = format!("input/academie.{ending}");
        house.put(&path, fixture(file)).put("templates/lettre-mission-rne.docx", &template);
        let says = ["2 établissements, 3 lignes de référents", "I08", "Référents!E6", "X03", "Référents!5"];
        let code = if is_computed { 0 } else { 3 };
        let said =
            house.asks("verifier").ends_with(code).says_all(&says).writes(&["output/rapport.html"]).run();
        if !is_computed {
            assert!(said.contains("X08"), "{file}: {said}");
            continue;
        }
        // only a workbook whose package can be edited comes back coloured; of the others, there is the list
        let copy = if ending == "xlsx" { "coloriées et annotées" } else { "sans couleurs" };
        assert!(said.contains(copy), "{file}: {said}");
        let (said, _) = said.split_once("\nRapport").unwrap();
        let said = said.replace(&path, "input/academie");
        match &first {
            Some(first) => assert_eq!(first, &said, "{file}"),
            None => first = Some(said),
        }
    }
}
