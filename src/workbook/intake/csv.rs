//! CSV: encoding and separator are found out, cells are texts, as typed.

use csv::{ReaderBuilder, StringRecord};
use encoding_rs::{Encoding, WINDOWS_1252};

use super::filling::{Counts, Filling};
use super::quotes::{self, Fault};
use crate::workbook::book::Sheet;
use crate::workbook::cell::Value;
use crate::workbook::error::Trouble;

/// What may stand between two cells; the first of equals is taken.
const SEPARATORS: [u8; 4] = [b';', b'\t', b',', b'|'];
/// So many records tell the separator.
const SAMPLE: usize = 50;

/// The one sheet of a text.
pub(super) fn sheets(bytes: &[u8], name: &str) -> Result<Vec<Sheet>, Trouble> {
    let text = decoded(bytes);
    let separator = separator(&text).ok_or(Trouble::Text)?;
    let whole = &*text;
    let text = told(whole).map_or(whole, |(_, rest)| rest);
    if let Some(fault) = quotes::fault(text, separator, width(text, separator)) {
        // a line that tells the separator is one of the file's too
        let line = |line: u32| if text.len() < whole.len() { line.saturating_add(1) } else { line };
        return Err(match fault {
            Fault::Swallows(at) => Trouble::Quote { line: line(at) },
            Fault::Behind(at) => Trouble::BehindQuote { line: line(at) },
        });
    }
    let mut counts = Counts::default();
    let mut filling = Filling::new(name, &mut counts)?;
    let mut reader = reader(text, separator, true);
    let mut record = StringRecord::new();
    let (mut row, mut from) = (0_u32, 0_usize);
    while reader.read_record(&mut record).map_err(|_| Trouble::Damaged)? {
        // the crate skips blank lines, and Excel shows them
        row = row.saturating_add(1).saturating_add(blank_lines(text, from));
        from = usize::try_from(reader.position().byte()).unwrap_or(usize::MAX);
        filling.width(row, record.len());
        for (column, cell) in (1..).zip(&record) {
            filling.put(row, column, Value::Text(cell.to_owned()))?;
        }
    }
    Ok(vec![filling.done(true)])
}

fn reader(text: &str, separator: u8, quoting: bool) -> csv::Reader<&[u8]> {
    let mut builder = ReaderBuilder::new();
    builder.has_headers(false).flexible(true).delimiter(separator).quoting(quoting);
    builder.from_reader(text.as_bytes())
}

/// The text of a file: by its mark, else UTF-8, else Windows-1252, which Excel writes in France.
pub(super) fn decoded(bytes: &[u8]) -> String {
    let text = match Encoding::for_bom(bytes) {
        Some((encoding, _)) => encoding.decode(bytes).0.into_owned(),
        None => match std::str::from_utf8(bytes) {
            Ok(text) => text.to_owned(),
            // the head of a file may end within a character
            Err(error) if error.error_len().is_none() && error.valid_up_to() + 4 > bytes.len() => {
                String::from_utf8_lossy(&bytes[..error.valid_up_to()]).into_owned()
            }
            Err(_) => WINDOWS_1252.decode(bytes).0.into_owned(),
        },
    };
    // what old programs end a text with
    text.trim_end_matches('\u{1a}').to_owned()
}

/// The separator that a first line of Excel's tells (`sep=;`), and what stands below it.
fn told(text: &str) -> Option<(u8, &str)> {
    let line = text.split(['\r', '\n']).next()?;
    let typed = line.trim_matches('"');
    let told = typed.get(..4).filter(|word| word.eq_ignore_ascii_case("sep="))?;
    let separator =
        typed[told.len()..].bytes().next().filter(|byte| SEPARATORS.contains(byte) || *byte == b':')?;
    let rest = &text[line.len()..];
    Some((separator, rest.strip_prefix("\r\n").or_else(|| rest.strip_prefix(['\r', '\n'])).unwrap_or(rest)))
}

/// The separator of a text: the one that is told, or the one with which most records have the same number of cells.
pub(super) fn separator(text: &str) -> Option<u8> {
    if let Some((separator, _)) = told(text) {
        return Some(separator);
    }
    // a quotation mark that opens the first cell and never closes hides every separator
    likely(text, true).or_else(|| hides_separators(text).then(|| likely(text, false)).flatten())
}

fn hides_separators(text: &str) -> bool {
    matches!(quotes::fault(text, 0, 0), Some(Fault::Swallows(_)))
}

/// The same where no line tells it, with or without an eye to quotation marks.
fn likely(text: &str, quoting: bool) -> Option<u8> {
    let mut best: Option<((usize, usize), u8)> = None;
    for separator in SEPARATORS {
        let mut widths = widths(text, separator, quoting);
        widths.sort_unstable();
        let groups = widths.chunk_by(PartialEq::eq).filter(|group| group[0] > 1);
        let Some(found) = groups.map(|group| (group.len(), group[0])).max() else { continue };
        if best.is_none_or(|(best, _)| found > best) {
            best = Some((found, separator));
        }
    }
    best.map(|(_, separator)| separator)
}

/// How many cells the first records have.
fn widths(text: &str, separator: u8, quoting: bool) -> Vec<usize> {
    let records = reader(text, separator, quoting).into_records();
    records.take(SAMPLE).flatten().map(|record| record.len()).collect()
}

/// How many cells most of the first records have; the first such number of equals.
fn width(text: &str, separator: u8) -> usize {
    let widths = widths(text, separator, true);
    let count = |width: usize| widths.iter().filter(|other| **other == width).count();
    // the last of equals would be taken
    let usual = widths.iter().rev().copied().filter(|width| *width > 1);
    usual.max_by_key(|width| count(*width)).unwrap_or(1)
}

/// Blank lines before the record that begins somewhere behind `from`, where the one before it ended.
fn blank_lines(text: &str, from: usize) -> u32 {
    let bytes = text.as_bytes();
    let mut at = from;
    // the end of a line may be half read
    if at > 0 && bytes.get(at - 1) == Some(&b'\r') && bytes.get(at) == Some(&b'\n') {
        at += 1;
    }
    let mut lines = 0;
    loop {
        at += match (bytes.get(at), bytes.get(at + 1)) {
            (Some(b'\r'), Some(b'\n')) => 2,
            (Some(b'\r' | b'\n'), _) => 1,
            _ => return lines,
        };
        lines += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `A1=…` of each cell.
    fn read(bytes: &[u8]) -> Vec<String> {
        let sheet = sheets(bytes, "essai").unwrap().remove(0);
        assert_eq!(&*sheet.name, "essai");
        let cells = sheet.rows.into_values().flat_map(std::collections::BTreeMap::into_values);
        cells.map(|cell| format!("{}={}", cell.place.within_sheet(), cell.text())).collect()
    }

    #[test]
    fn separators_are_found_out() {
        for (text, cells) in [
            ("UAI;IMP\n9;0,5\n", &["A1=UAI", "B1=IMP", "A2=9", "B2=0,5"][..]),
            ("UAI,IMP\r\n9,\"0,5\"\r\n", &["A1=UAI", "B1=IMP", "A2=9", "B2=0,5"]),
            ("UAI\tIMP\n9\t0,5", &["A1=UAI", "B1=IMP", "A2=9", "B2=0,5"]),
            ("UAI|IMP\n9|0,5", &["A1=UAI", "B1=IMP", "A2=9", "B2=0,5"]),
            // commas inside the texts of a table of semicolons
            ("UAI;a, b, c\n9;x\n8;x, y", &["A1=UAI", "B1=a, b, c", "A2=9", "B2=x", "A3=8", "B3=x, y"]),
            ("sep=;\r\na,b;c\r\n", &["A1=a,b", "B1=c"]),
            ("\"sep=,\"\na;b,c\n", &["A1=a;b", "B1=c"]),
            ("SEP=\t\na\tb", &["A1=a", "B1=b"]),
        ] {
            assert_eq!(read(text.as_bytes()), cells, "{text:?}");
        }
        assert_eq!(separator("UAI\n9"), None);
        assert_eq!(separator(""), None);
    }

    #[test]
    fn rows_are_counted_as_excel_shows_them() {
        for (text, cells) in [
            ("\n\na;b\n\n\nc;d", &["A3=a", "B3=b", "A6=c", "B6=d"][..]),
            ("\r\na;b\r\n\r\nc;d\r\n", &["A2=a", "B2=b", "A4=c", "B4=d"]),
            ("a;b\rc;d\r\re;f", &["A1=a", "B1=b", "A2=c", "B2=d", "A4=e", "B4=f"]),
            // a line break in quotes is part of a cell, and doubled quotes are one
            ("a;\"b\r\n\nb\"\nc;\"d\"\"e\"", &["A1=a", "B1=b\r\n\nb", "A2=c", "B2=d\"e"]),
            ("a;b\n;\nc;d;e", &["A1=a", "B1=b", "A3=c", "B3=d", "C3=e"]),
        ] {
            assert_eq!(read(text.as_bytes()), cells, "{text:?}");
        }
    }

    #[test]
    fn encodings_are_found_out() {
        let text = "Pr\u{e9}nom;\u{153}uvre\n\u{c9}lise;l\u{2019}an";
        let wide = |order: fn(u16) -> [u8; 2]| -> Vec<u8> {
            format!("\u{feff}{text}").encode_utf16().flat_map(order).collect()
        };
        let cells = ["A1=Pr\u{e9}nom", "B1=\u{153}uvre", "A2=\u{c9}lise", "B2=l\u{2019}an"];
        for bytes in [
            text.as_bytes().to_vec(),
            format!("\u{feff}{text}").into_bytes(),
            WINDOWS_1252.encode(text).0.into_owned(),
            wide(u16::to_le_bytes),
            wide(u16::to_be_bytes),
        ] {
            assert_eq!(read(&bytes), cells, "{bytes:?}");
        }
    }
}
