//! Packages that can't be edited without harm: the list goes into a workbook of its own, and that is said.

use std::io::{Cursor, Read, Write};

use lettres_rne::report::{self, Annotated, Odd};

use super::reader::Opened;
use crate::report::specimen::{Run, campaign};

const OPENPYXL: &[u8] = include_bytes!("../../fixtures/annotated/openpyxl.xlsx");

/// The workbook with its parts changed, left out, or added.
pub fn rebuilt(
    bytes: &[u8],
    edit: impl Fn(&str, String) -> Option<String>,
    added: &[(&str, &str)],
) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).unwrap();
        let name = file.name().unwrap().into_owned();
        let mut content = Vec::new();
        file.read_to_end(&mut content).unwrap();
        if let Ok(text) = String::from_utf8(content.clone()) {
            let Some(edited) = edit(&name, text) else { continue };
            content = edited.into_bytes();
        }
        writer.start_file(name, options).unwrap();
        writer.write_all(&content).unwrap();
    }
    for (name, content) in added {
        writer.start_file(*name, options).unwrap();
        writer.write_all(content.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

pub fn annotated(run: &Run, bytes: &[u8]) -> Annotated {
    report::annotated(bytes, &run.outcome()).unwrap().unwrap()
}

#[test]
fn what_can_not_be_edited_becomes_a_list_that_says_so() {
    let run = campaign();
    let with = |part: &'static str, from: &'static str, to: &'static str| {
        rebuilt(
            OPENPYXL,
            move |name, text| Some(if name == part { text.replacen(from, to, 1) } else { text }),
            &[],
        )
    };
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let cases: [(&str, Vec<u8>, Odd); 10] = [
        ("text", b"UAI;Nom\n9830004M;x\n".to_vec(), Odd::Format),
        ("old", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec(), Odd::Format),
        (
            "document",
            rebuilt(OPENPYXL, |name, text| (!name.starts_with("_rels")).then_some(text), &[]),
            Odd::Format,
        ),
        (
            "signed",
            rebuilt(OPENPYXL, |_, text| Some(text), &[("_xmlsignatures/origin.sigs", "")]),
            Odd::Signed,
        ),
        (
            "strict",
            with("xl/workbook.xml", main, "http://purl.oclc.org/ooxml/spreadsheetml/main"),
            Odd::Strict,
        ),
        (
            "shared",
            with(
                "xl/_rels/workbook.xml.rels",
                "</Relationships>",
                "<Relationship Id=\"rIdR\" Type=\"x/revisionHeaders\" Target=\"revisions/revisionHeaders.xml\"/></Relationships>",
            ),
            Odd::Shared,
        ),
        ("binary", with("[Content_Types].xml", "spreadsheetml.sheet.main+xml", "sheet.binary"), Odd::Format),
        (
            "entities",
            with("xl/workbook.xml", "<workbook", "<!DOCTYPE w [<!ENTITY a 'b'>]><workbook"),
            Odd::Built,
        ),
        ("no fills", with("xl/styles.xml", "<fills", "<other"), Odd::Built),
        ("cut off", OPENPYXL[..OPENPYXL.len() / 2].to_vec(), Odd::Format),
    ];
    for (name, bytes, odd) in cases {
        let made = annotated(&run, &bytes);
        assert_eq!((made.odd, made.extension), (Some(odd), "xlsx"), "{name}");
        assert!(report::is_ours(&made.bytes), "{name}");
        assert!(annotated(&run, &bytes).bytes == made.bytes, "{name}: same input, same bytes");
        let list = calamine_list(&made.bytes);
        let findings = &run.verdict.findings;
        assert_eq!(list.len(), findings.len(), "{name}");
        for finding in findings {
            let place = finding.place.as_ref().map(ToString::to_string).unwrap_or_default();
            assert!(
                list.iter().any(|row| row[1] == finding.code.text() && row[2] == place),
                "{name}: {finding:?}"
            );
        }
    }
}

/// The rows below the titles, by another reader.
fn calamine_list(bytes: &[u8]) -> Vec<Vec<String>> {
    use calamine::{Reader, Xlsx};
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
    assert_eq!(book.sheet_names(), ["Anomalies"]);
    let range = book.worksheet_range("Anomalies").unwrap();
    range.rows().skip(4).map(|row| row.iter().map(ToString::to_string).collect()).collect()
}

#[test]
fn a_workbook_with_macros_keeps_them_and_its_extension() {
    let bytes = rebuilt(
        OPENPYXL,
        |name, text| {
            let from = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";
            Some(if name == "[Content_Types].xml" {
                text.replace(from, "application/vnd.ms-excel.sheet.macroEnabled.main+xml")
            } else {
                text
            })
        },
        &[("xl/vbaProject.bin", "macros")],
    );
    let made = annotated(&campaign(), &bytes);
    assert_eq!((made.odd, made.extension), (None, "xlsm"));
    let (before, after) = (Opened::of(&bytes), Opened::of(&made.bytes));
    assert!(after.raw["xl/vbaProject.bin"] == before.raw["xl/vbaProject.bin"]);
}
