//! Any workbook, any places: property tests over what a writer of workbooks can make, and the shapes that others write by hand.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use lettres_rne::findings::{Code, Finding, Place, Scope, Severity};
use lettres_rne::fr::findings::Told;
use lettres_rne::report;
use proptest::prelude::*;
use rust_xlsxwriter::{Format, Note, Workbook};

use super::holds;
use super::odd::{annotated, rebuilt};
use super::reader::{Opened, all};
use crate::report::specimen::{Run, campaign};

/// A run with these findings; the rest of it does not matter.
fn run(findings: Vec<Finding>) -> Run {
    static SHARED: OnceLock<lettres_rne::registry::Registry> = OnceLock::new();
    let mut run = campaign();
    run.registry = SHARED.get_or_init(|| run.registry.clone()).clone();
    run.verdict.findings = findings;
    run
}

fn finding(
    sheet: &str,
    row: u32,
    column: Option<u16>,
    code: Code,
    severity: Severity,
    what: &str,
) -> Finding {
    let sheet: Arc<str> = sheet.into();
    let place = column.map_or_else(|| Place::row(&sheet, row), |column| Place::cell(&sheet, row, column));
    Finding {
        code,
        severity,
        place: Some(place),
        scope: Scope::Campaign,
        uai: None,
        told: Told { what: what.to_owned(), remedy: format!("Corrigez {what}") },
    }
}

/// What a sheet holds: cells, notes, merged cells.
#[derive(Clone, Debug)]
struct Plan {
    name: String,
    cells: BTreeMap<(u32, u16), u8>,
    notes: Vec<(u32, u16)>,
    merged: Option<(u32, u16)>,
}

fn workbook(plans: &[Plan]) -> Vec<u8> {
    let mut book = Workbook::new();
    let bold = Format::new().set_bold();
    let red = Format::new().set_background_color("FF00FF").set_num_format("0.00");
    for plan in plans {
        let sheet = book.add_worksheet();
        sheet.set_name(&plan.name).unwrap();
        sheet.set_row_format(2, &red).unwrap().set_column_format(2, &bold).unwrap();
        for (&(row, column), &kind) in &plan.cells {
            match kind % 5 {
                0 => sheet.write_string(row, column, "un <texte> & \u{a0}").unwrap(),
                1 => sheet.write_number_with_format(row, column, 0.25, &red).unwrap(),
                2 => sheet.write_formula(row, column, "=1+1").unwrap(),
                3 => sheet.write_blank(row, column, &bold).unwrap(),
                _ => sheet.write_boolean(row, column, true).unwrap(),
            };
        }
        for &(row, column) in &plan.notes {
            sheet.insert_note(row, column, &Note::new("Une remarque").set_author("Paul")).unwrap();
        }
        if let Some((row, column)) = plan.merged {
            sheet.merge_range(row, column, row + 1, column + 2, "réunies", &bold).unwrap();
        }
    }
    book.save_to_buffer().unwrap()
}

fn plan() -> impl Strategy<Value = Plan> {
    let cells = prop::collection::btree_map((0..12_u32, 0..8_u16), any::<u8>(), 0..20);
    let notes = prop::collection::btree_set((0..12_u32, 0..8_u16), 0..4);
    let merged = prop::option::of((20..22_u32, 0..3_u16));
    (cells, notes, merged).prop_map(|(cells, notes, merged)| Plan {
        name: String::new(),
        cells,
        notes: notes.into_iter().collect(),
        merged,
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn every_place_of_every_workbook_is_marked_and_nothing_else_moves(
        mut plans in prop::collection::vec(plan(), 1..4),
        places in prop::collection::vec((any::<prop::sample::Index>(), 1..26_u32, 0..12_u16, 0..3_u8, any::<prop::sample::Index>()), 1..30),
    ) {
        let names = ["Référents", "L'été & \"co\"", "anomalies"];
        for (plan, name) in plans.iter_mut().zip(names) {
            plan.name = name.to_owned();
        }
        let bytes = workbook(&plans);
        let mut findings: Vec<Finding> = places
            .iter()
            .enumerate()
            .map(|(number, (sheet, row, column, severity, code))| {
                let severity = [Severity::Error, Severity::Warning, Severity::Info][usize::from(*severity)];
                let what = format!("le constat <{number}> & \"_x0041_\" »");
                let column = Some(*column).filter(|column| *column > 0);
                finding(&sheet.get(&plans).name, *row, column, *code.get(Code::ALL), severity, &what)
            })
            .collect();
        findings[0].severity = Severity::Error;
        findings[0].code = Code::U01;
        // a file on the disk is nothing to mend in a cell
        let marked = findings.iter().filter(|finding| !finding.code.text().starts_with('L')).count();
        let run = run(findings);
        let made = annotated(&run, &bytes);
        prop_assert_eq!(made.odd, None);
        let links = holds(&bytes, &made.bytes, "any");
        prop_assert_eq!(links, marked);
        prop_assert!(annotated(&run, &bytes).bytes == made.bytes, "same input, same bytes");
    }
}

const OPENPYXL: &[u8] = include_bytes!("../../fixtures/annotated/openpyxl.xlsx");
const SHEET: &str = "xl/worksheets/sheet3.xml";

/// Rows, and columns where there are some.
type Places<'p> = &'p [(u32, Option<u16>)];

/// The sheet of referents with another content, marked at these places.
fn marked(sheet: &str, places: Places<'_>) -> (Vec<u8>, Vec<u8>) {
    let bytes =
        rebuilt(OPENPYXL, |name, text| Some(if name == SHEET { sheet.to_owned() } else { text }), &[]);
    let findings = places
        .iter()
        .map(|&(row, column)| finding("Référents", row, column, Code::U01, Severity::Error, "le code"));
    let made = annotated(&run(findings.collect()), &bytes);
    assert_eq!(made.odd, None, "{sheet}");
    holds(&bytes, &made.bytes, sheet);
    (bytes, made.bytes)
}

/// Shapes of sheets that no writer here makes; what the edited sheet is, but for the numbers of formats.
#[test]
fn sheets_of_any_shape_are_edited_where_they_stand() {
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let long = format!("xmlns:x=\"{main}\"");
    let default = format!("xmlns=\"{main}\"");
    let cases: [(&str, &str, Places<'_>, &str, &str); 7] = [
        (
            "worksheet",
            "<sheetData/>",
            &[(3, Some(2))],
            "<sheetData><row r=\"3\"><c r=\"B3\" s=\"#\"/></row></sheetData>",
            "",
        ),
        (
            "x:worksheet",
            "<x:sheetData><x:row r=\"2\"><x:c r=\"A2\"><x:v>1</x:v></x:c></x:row></x:sheetData>",
            &[(2, None), (1, Some(1)), (2, Some(3))],
            "<x:sheetData><x:row r=\"1\"><x:c r=\"A1\" s=\"#\"/></x:row><x:row r=\"2\"><x:c s=\"#\" r=\"A2\"><x:v>1</x:v></x:c>\
             <x:c r=\"C2\" s=\"#\"/></x:row></x:sheetData>",
            "",
        ),
        (
            "worksheet",
            "<dimension ref=\"B2:C2\"/><sheetData><row spans=\"2:3\" r=\"2\"><c r='B2' s='1' t=\"n\"><v>1</v></c>\
             <c r=\"C2\"><f t=\"shared\" ref=\"C2:C9\" si=\"0\">B2</f></c></row><row r=\"5\"/></sheetData><pageMargins left=\"1\" \
             right=\"1\" top=\"1\" bottom=\"1\" header=\"1\" footer=\"1\"/><tableParts count=\"0\"/>",
            &[(2, Some(1)), (2, Some(3)), (5, Some(4)), (9, None)],
            "<dimension ref=\"A2:D9\"/><sheetData><row r=\"2\"><c r=\"A2\" s=\"#\"/><c r='B2' s='1' t=\"n\"><v>1</v></c>\
             <c s=\"#\" r=\"C2\"><f t=\"shared\" ref=\"C2:C9\" si=\"0\">B2</f></c></row><row r=\"5\"><c r=\"D5\" s=\"#\"/></row>\
             <row r=\"9\"><c r=\"A9\" s=\"#\"/></row></sheetData><pageMargins left=\"1\" \
             right=\"1\" top=\"1\" bottom=\"1\" header=\"1\" footer=\"1\"/>",
            "<tableParts count=\"0\"/>",
        ),
        (
            "worksheet",
            "<cols><col min=\"2\" max=\"2\" style=\"1\"/></cols><sheetData><row r=\"1\" s=\"2\" customFormat=\"1\"/></sheetData>\
             <mergeCells count=\"1\"><mergeCell ref=\"C1:D2\"/></mergeCells>",
            &[(1, Some(2)), (2, Some(4))],
            "<cols><col min=\"2\" max=\"2\" style=\"1\"/></cols><sheetData><row r=\"1\" s=\"2\" customFormat=\"1\"><c r=\"B1\" \
             s=\"#\"/><c r=\"C1\" s=\"#\"/></row></sheetData><mergeCells count=\"1\"><mergeCell ref=\"C1:D2\"/></mergeCells>",
            "",
        ),
        (
            "worksheet",
            "<sheetViews><sheetView tabSelected=\"true\" workbookViewId=\"0\"/></sheetViews><sheetData><row r=\"1\">\
             <c r=\"A1\"/></row></sheetData><drawing xmlns:r=\"R\" r:id=\"rId9\"/><legacyDrawingHF xmlns:r=\"R\" r:id=\"rId8\"/>",
            &[(1, Some(1))],
            "<sheetViews><sheetView workbookViewId=\"0\"/></sheetViews><sheetData><row r=\"1\">\
             <c s=\"#\" r=\"A1\"/></row></sheetData><drawing xmlns:r=\"R\" r:id=\"rId9\"/>",
            "<legacyDrawingHF xmlns:r=\"R\" r:id=\"rId8\"/>",
        ),
        (
            "worksheet",
            "<sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c></row></sheetData><mc:AlternateContent \
             xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\"><mc:Choice Requires=\"x14\" \
             xmlns:x14=\"X\"><controls/></mc:Choice></mc:AlternateContent>",
            &[(1, Some(1))],
            "<sheetData><row r=\"1\"><c s=\"#\" r=\"A1\"><v>1</v></c></row></sheetData>",
            "<mc:AlternateContent xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\"><mc:Choice \
             Requires=\"x14\" xmlns:x14=\"X\"><controls/></mc:Choice></mc:AlternateContent>",
        ),
        (
            "worksheet",
            "<!-- <c r=\"A1\"/> --><sheetData><row r=\"1\" ht=\"9\"><c r=\"A1\" t=\"inlineStr\"><is><t>&lt;c r=\"B1\"&gt;</t></is></c>\
             </row></sheetData>",
            &[(1, None)],
            "<!-- <c r=\"A1\"/> --><sheetData><row r=\"1\" ht=\"9\"><c s=\"#\" r=\"A1\" t=\"inlineStr\"><is><t>&lt;c r=\"B1\"&gt;</t>\
             </is></c></row></sheetData>",
            "",
        ),
    ];
    for (root, inside, places, edited, behind) in cases {
        let space = if root.starts_with("x:") { &long } else { &default };
        let sheet = format!("<{root} {space}>{inside}</{root}>");
        let (_, copy) = marked(&sheet, places);
        let opened = Opened::of(&copy);
        let text = opened.text(SHEET);
        let prefix = root.strip_suffix("worksheet").unwrap();
        let drawing = format!(
            "<{prefix}legacyDrawing xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" r:id=\""
        );
        let (head, tail) = text.split_once(&drawing).unwrap_or_else(|| panic!("{text}"));
        let first =
            all(text, "c").iter().filter_map(|cell| cell.get("s").parse::<usize>().ok()).max().unwrap();
        let plain = (0..=first).rev().fold(head.to_owned(), |text, number| {
            if number > 2 { text.replace(&format!("s=\"{number}\""), "s=\"#\"") } else { text }
        });
        assert_eq!(plain, format!("<{root} {space}>{edited}"));
        assert_eq!(tail.split_once("/>").unwrap().1, format!("{behind}</{root}>"));
    }
}

#[test]
fn sheets_out_of_order_are_not_edited() {
    for data in [
        "<row r=\"2\"/><row r=\"1\"/>",
        "<row r=\"1\"/><row r=\"1\"/>",
        "<row r=\"1\"><c r=\"B1\"/><c r=\"A1\"/></row>",
        "<row r=\"1\"><c r=\"A2\"/></row>",
        "<row r=\"un\"/>",
    ] {
        let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        let sheet = format!("<worksheet xmlns=\"{main}\"><sheetData>{data}</sheetData></worksheet>");
        let bytes =
            rebuilt(OPENPYXL, |name, text| Some(if name == SHEET { sheet.clone() } else { text }), &[]);
        let run = run(vec![finding("Référents", 1, Some(1), Code::U01, Severity::Error, "le code")]);
        assert_eq!(annotated(&run, &bytes).odd, Some(report::Odd::Built), "{data}");
    }
}

/// A conversation is a part of its own, and the note only its copy: Excel would throw our words away.
#[test]
fn a_conversation_is_left_alone() {
    let bytes = rebuilt(
        OPENPYXL,
        |name, text| {
            Some(if name.contains("comments/comment2") {
                text.replace("<author>Marie<", "<author>tc={1}<")
            } else {
                text
            })
        },
        &[],
    );
    let run = run(vec![
        finding("Établissements", 3, Some(1), Code::U01, Severity::Error, "le code"),
        finding("Référents", 3, Some(1), Code::U01, Severity::Error, "le code"),
    ]);
    let made = annotated(&run, &bytes);
    let (before, after) = (Opened::of(&bytes), Opened::of(&made.bytes));
    let part = "xl/worksheets/sheet2.xml";
    // the list says where there is no note, and only there
    let tells: Vec<bool> = after.list().iter().map(|(row, _)| row[5].contains("une conversation")).collect();
    assert_eq!(tells, [true, false]);
    assert_eq!(before.notes(part), after.notes(part));
    assert_eq!(after.fills()[after.formats(part)["A3"]], "FFFFC7CE");
    let link = after.list()[0].1.clone().unwrap();
    assert_eq!(link, ("Établissements".to_owned(), "A3".to_owned()));
}

#[test]
fn a_marked_cell_keeps_everything_of_its_format_but_the_fill() {
    let run = run(vec![finding("Établissements", 3, Some(1), Code::U01, Severity::Error, "le code")]);
    let (before, after) = (Opened::of(OPENPYXL), Opened::of(&annotated(&run, OPENPYXL).bytes));
    let format = |opened: &Opened| {
        let number = opened.formats("xl/worksheets/sheet2.xml")["A3"];
        let styles = opened.text("xl/styles.xml").split("<cellXfs").nth(1).unwrap().to_owned();
        styles.split("<xf ").nth(number + 1).unwrap().split("</xf>").next().unwrap().to_owned()
    };
    let plain = |format: String| {
        let fill = format.split("fillId=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
        let mut parts: Vec<String> = format
            .replace(&format!("fillId=\"{fill}\""), "")
            .replace("applyFill=\"1\"", "")
            .split_whitespace()
            .map(str::to_owned)
            .collect();
        parts.sort();
        parts
    };
    let (before, after) = (format(&before), format(&after));
    assert!(before.contains("<protection") && before.contains("<alignment"), "{before}");
    assert_eq!(plain(before), plain(after));
}

/// A conditional format of the user's would hide our fill: the mark becomes a rule before theirs.
#[test]
fn the_rules_of_a_sheet_do_not_hide_its_marks() {
    let places = [(5, Some(5)), (3, Some(5)), (4, Some(1))];
    let marked =
        places.map(|(row, column)| finding("Référents", row, column, Code::U01, Severity::Error, "le code"));
    let copy = annotated(&run(marked.to_vec()), OPENPYXL).bytes;
    let (before, after) = (Opened::of(OPENPYXL), Opened::of(&copy));
    let rules = |opened: &Opened| -> Vec<(String, u32)> {
        let cells =
            all(opened.text(SHEET), "conditionalFormatting").into_iter().map(|it| it.get("sqref").to_owned());
        let ranks =
            all(opened.text(SHEET), "cfRule").into_iter().map(|it| it.get("priority").parse().unwrap());
        cells.zip(ranks).collect()
    };
    assert_eq!(rules(&before), [("E2:E50".to_owned(), 1)]);
    assert_eq!(rules(&after), [("E3 E5".to_owned(), 1), ("E2:E50".to_owned(), 2)]);
    let format = all(after.text(SHEET), "cfRule")[0].get("dxfId").parse::<usize>().unwrap();
    let styles = after.text("xl/styles.xml").split("<dxfs").nth(1).unwrap();
    assert!(styles.split("<dxf>").nth(format + 1).unwrap().contains("FFFFC7CE"), "{styles}");
}

#[test]
fn thousands_of_findings_are_all_marked() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name("Référents").unwrap();
    for row in 0..3000 {
        for column in 0..30 {
            sheet.write_string(row, column, "x").unwrap();
        }
    }
    let bytes = book.save_to_buffer().unwrap();
    let places = (1..=3000).flat_map(|row| [(row, Some(2)), (row, Some(40))]);
    let findings =
        places.map(|(row, column)| finding("Référents", row, column, Code::U01, Severity::Error, "le code"));
    let run = run(findings.collect());
    let made = annotated(&run, &bytes);
    assert_eq!((made.odd, Opened::of(&made.bytes).list().len()), (None, 6000));
}
