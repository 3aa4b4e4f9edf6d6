//! What it takes to read and check a workbook of 20,000 rows and 75 columns, in time and in memory, format by format. A
//! program of its own: each measure is a run of itself, for the greatest size of a process never shrinks.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    clippy::format_push_string,
    missing_docs,
    reason = "a bench prints, and stops loudly"
)]

mod support;

use std::io::Write;
use std::process::Command;

use lettres_rne::workbook::{Book, Value};
use lettres_rne::{checks, registry};
use support::{Data, stage};

const ROWS: usize = 20_000;

fn main() {
    // the bytes come from the disk, so that what made them is not measured
    if let Some(path) = std::env::args().nth(1).filter(|argument| !argument.starts_with('-')) {
        return measure(&path);
    }
    let folder = tempfile::tempdir().unwrap();
    let xlsx = support::workbook(ROWS, Data::Clean);
    let book = Book::of(xlsx.clone(), "academie.xlsx".to_owned()).unwrap();
    let files = [("academie.xlsx", xlsx), ("academie.ods", ods(&book)), ("referents.csv", csv(&book))];
    for (name, bytes) in files {
        let path = folder.path().join(name);
        std::fs::write(&path, &bytes).unwrap();
        println!("{name}, {} KiB", bytes.len() / 1024);
        std::io::stdout().flush().unwrap();
        let run = Command::new(std::env::current_exe().unwrap()).arg(&path).status().unwrap();
        assert!(run.success());
    }
}

/// Reads one file and, where it holds both tables, checks it.
fn measure(path: &str) {
    let path = std::path::Path::new(path);
    let book = stage("read", || Book::read(path).unwrap());
    let cells: usize =
        book.sheets.iter().flat_map(|sheet| sheet.rows.values()).map(std::collections::BTreeMap::len).sum();
    let widest =
        book.sheets.iter().flat_map(|sheet| sheet.rows.values()).map(std::collections::BTreeMap::len).max();
    println!("  {cells} cells, at most {} in a row", widest.unwrap_or(0));
    print_peak("after reading");
    if book.sheets.len() > 1 {
        let folder = tempfile::tempdir().unwrap();
        let settings = support::settings(folder.path());
        let missions = support::proved().missions;
        let (registry, findings) =
            stage("registry: build", || registry::build(&book, missions, &[], &settings).unwrap());
        let verdict = stage("checks", || checks::check(&registry, findings, &settings));
        println!(
            "  {} ready, {} aside, {} findings",
            verdict.ready.len(),
            verdict.aside.len(),
            verdict.findings.len()
        );
        print_peak("after checking");
    }
}

/// The greatest resident size so far.
fn print_peak(when: &str) {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak =
        status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or("not known on this system");
    println!("  {when:<34} {:>13} at most", peak.trim());
}

fn text(value: &Value) -> String {
    match value {
        Value::Text(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        Value::Bool(truth) => truth.to_string(),
        Value::Date(year, month, day) => format!("{year:04}-{month:02}-{day:02}"),
        Value::Error(_) | Value::Unsaved => String::new(),
    }
}

/// The same cells as OpenDocument has them.
fn ods(book: &Book) -> Vec<u8> {
    let mut xml = String::from("<office:document-content><office:body><office:spreadsheet>");
    for sheet in &book.sheets {
        xml += &format!("<table:table table:name=\"{}\">", sheet.name);
        let mut row = 0;
        for (&number, cells) in &sheet.rows {
            if number > row + 1 {
                xml += &format!("<table:table-row table:number-rows-repeated=\"{}\"/>", number - row - 1);
            }
            row = number;
            xml += "<table:table-row>";
            let mut column = 0;
            for (&number, cell) in cells {
                if number > column + 1 {
                    xml += &format!(
                        "<table:table-cell table:number-columns-repeated=\"{}\"/>",
                        number - column - 1
                    );
                }
                column = number;
                let (kind, text) = (&cell.value, text(&cell.value));
                let text = text.replace('&', "&amp;").replace('<', "&lt;");
                xml += &match kind {
                    Value::Number(_) => {
                        format!("<table:table-cell office:value-type=\"float\" office:value=\"{text}\">")
                    }
                    Value::Date(..) => {
                        format!("<table:table-cell office:value-type=\"date\" office:date-value=\"{text}\">")
                    }
                    Value::Bool(_) => format!(
                        "<table:table-cell office:value-type=\"boolean\" office:boolean-value=\"{text}\">"
                    ),
                    _ => "<table:table-cell office:value-type=\"string\">".to_owned(),
                };
                xml += &format!("<text:p>{text}</text:p></table:table-cell>");
            }
            xml += "</table:table-row>";
        }
        xml += "</table:table>";
    }
    xml += "</office:spreadsheet></office:body></office:document-content>";
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, part) in
        [("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", &xml)]
    {
        zip.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(part.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// The widest sheet as a CSV.
fn csv(book: &Book) -> Vec<u8> {
    let cells = |sheet: &&lettres_rne::workbook::Sheet| -> usize {
        sheet.rows.values().map(std::collections::BTreeMap::len).sum()
    };
    let sheet = book.sheets.iter().max_by_key(cells).unwrap();
    let mut lines = String::new();
    for row in sheet.rows.values() {
        let last = row.keys().next_back().copied().unwrap_or(0);
        let line: Vec<String> = (1..=last)
            .map(|column| {
                row.get(&column).map_or_else(String::new, |cell| {
                    format!("\"{}\"", text(&cell.value).replace('"', "\"\""))
                })
            })
            .collect();
        lines += &(line.join(";") + "\n");
    }
    lines.into_bytes()
}
