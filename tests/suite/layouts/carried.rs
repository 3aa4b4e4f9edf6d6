//! Every layout becomes the product's own: carried over, it says the same of everybody.

use std::path::Path;

use lettres_rne::kit::{self, Wish};
use lettres_rne::registry::SchoolYear;
use lettres_rne::settings::{Arguments, Settings};
use lettres_rne::workbook::Book;
use rust_xlsxwriter::Workbook;

/// The workbook of the product's own layout that `classeur --depuis` makes of these sheets, and how many things it tells
/// somebody to look at.
pub fn carried(folder: &Path, sheets: &[(&str, &str)]) -> (Book, usize) {
    let mut old = Workbook::new();
    for (name, lines) in sheets {
        let sheet = old.add_worksheet();
        sheet.set_name(name.trim_matches(['[', ']'])).unwrap().set_hidden(name.starts_with('['));
        for (row, line) in (0..).zip(lines.lines()) {
            for (column, text) in (0..).zip(line.split('|')) {
                let text = text.trim().replace('⏎', "\n");
                match text.parse::<f64>() {
                    Ok(number) => sheet.write_number(row, column, number).unwrap(),
                    Err(_) if text.is_empty() => continue,
                    Err(_) => sheet.write_string(row, column, text).unwrap(),
                };
            }
        }
    }
    old.save(folder.join("ancien.xlsx")).unwrap();
    let arguments = Arguments {
        folder: Some(folder.to_owned()),
        template: Some(Path::new(env!("CARGO_MANIFEST_DIR")).join("templates/lettre-mission-rne.docx")),
        today: Some(jiff::civil::Date::constant(2027, 2, 20)),
        ..Arguments::default()
    };
    let settings = Settings::settle(arguments).unwrap();
    let wish = Wish {
        from: Some(folder.join("ancien.xlsx")),
        with_imp: true,
        year: SchoolYear::new("2027"),
        to: Some(folder.join("nouveau.xlsx")),
    };
    let made = kit::renew(&settings, &wish).unwrap();
    let taken = made.taken.unwrap();
    let grave = taken.remarks.iter().filter(|remark| remark.fate.is_grave()).count();
    (Book::read(&made.path).unwrap(), grave)
}
