//! The first sheet of the copy: the list, with links that jump to the cells.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use super::list::{HEADER, List, WIDTHS, height};
use super::odd::Odd;
use super::refs::{Cell, name_of};
use super::styles::{Look, Styles};
use super::xml::{escaped, string};
use crate::fr::report::copy as words;

const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
/// Links that a sheet may have: Excel repairs a file with more than 65,530.
const MOST_LINKS: usize = 65_000;
/// Longest text of a cell, in UTF-16 units (Excel's own limit is 32,767).
const LONGEST: usize = 32_000;
/// A remark in our sheet: whoever saves the file with another program loses it, and the file is theirs from then on.
pub(super) const MARK: &str = concat!("<!--", env!("CARGO_PKG_NAME"), "-->");

/// A name of the sheet, and what it stands for.
pub(super) type Name = (&'static str, String);

/// The sheet, and the names that its filter and its print set-up need.
pub(super) fn sheet(
    list: &List<'_>,
    name: &str,
    targets: &BTreeMap<usize, (&str, Cell)>,
    without_note: &BTreeSet<(&str, Cell)>,
    styles: &mut Styles,
) -> Result<(String, Vec<Name>), Odd> {
    let end = HEADER + u32::try_from(list.lines.len()).unwrap_or(0);
    let mut sheet = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n{MARK}\n<worksheet xmlns=\"{MAIN}\"><sheetPr>\
         <tabColor rgb=\"FFC00000\"/><pageSetUpPr fitToPage=\"1\"/></sheetPr><dimension ref=\"A1:F{end}\"/><sheetViews>\
         <sheetView showGridLines=\"0\" tabSelected=\"1\" workbookViewId=\"0\"><pane ySplit=\"{HEADER}\" topLeftCell=\"A{0}\" \
         activePane=\"bottomLeft\" state=\"frozen\"/><selection pane=\"bottomLeft\" activeCell=\"A{0}\" sqref=\"A{0}\"/>\
         </sheetView></sheetViews><sheetFormatPr defaultRowHeight=\"15\"/><cols>",
        HEADER + 1
    );
    for (number, width) in (1..).zip(WIDTHS) {
        let _ = write!(sheet, "<col min=\"{number}\" max=\"{number}\" width=\"{width}\" customWidth=\"1\"/>");
    }
    sheet += "</cols><sheetData>";
    for (row, (text, look)) in (1..).zip(list.head(true).iter().zip([Look::Title, Look::Note, Look::Note])) {
        let height = if look == Look::Title { 26 } else { 16 };
        let _ = write!(sheet, "<row r=\"{row}\" ht=\"{height}\" customHeight=\"1\">");
        cell(&mut sheet, (row, 1), text, styles.look(look)?);
        sheet += "</row>";
    }
    let titles = words::COLUMNS.map(str::to_owned);
    write_row(&mut sheet, HEADER, 24.0, &titles, [styles.look(Look::Header)?; 6]);
    let (centred, text, link) =
        (styles.look(Look::Centred)?, styles.look(Look::Text)?, styles.look(Look::Link)?);
    let mut links = String::new();
    let mut linked = 0;
    for (number, (row, line)) in (HEADER + 1..).zip(&list.lines).enumerate() {
        let target = targets.get(&number).filter(|_| linked < MOST_LINKS);
        let severity = styles.look(Look::Severity(line.finding.severity))?;
        let place = if target.is_some() { link } else { text };
        let mut cells = line.cells();
        if targets.get(&number).is_some_and(|target| without_note.contains(target)) {
            cells[5].push_str(words::NO_NOTE);
        }
        write_row(&mut sheet, row, height(&cells), &cells, [severity, centred, place, text, text, text]);
        if let Some((sheet, cell)) = target {
            linked += 1;
            let location = format!("'{}'!{}", sheet.replace('\'', "''"), name_of(*cell));
            let _ = write!(
                links,
                "<hyperlink ref=\"C{row}\" location=\"{}\" display=\"{}\"/>",
                escaped(&location),
                escaped(&cells[2])
            );
        }
    }
    let _ = write!(sheet, "</sheetData><autoFilter ref=\"A{HEADER}:F{end}\"/>");
    if !links.is_empty() {
        let _ = write!(sheet, "<hyperlinks>{links}</hyperlinks>");
    }
    sheet += "<pageMargins left=\"0.4\" right=\"0.4\" top=\"0.5\" bottom=\"0.6\" header=\"0.3\" footer=\"0.3\"/>\
              <pageSetup paperSize=\"9\" orientation=\"landscape\" fitToHeight=\"0\"/><headerFooter><oddFooter>\
              &amp;L&amp;8&amp;F &#8211; &amp;A&amp;R&amp;8&amp;P / &amp;N</oddFooter></headerFooter></worksheet>";
    let quoted = format!("'{}'", name.replace('\'', "''"));
    let names = vec![
        ("_xlnm._FilterDatabase", format!("{quoted}!$A${HEADER}:$F${end}")),
        ("_xlnm.Print_Titles", format!("{quoted}!${HEADER}:${HEADER}")),
    ];
    Ok((sheet, names))
}

fn write_row(sheet: &mut String, row: u32, height: f64, cells: &[String; 6], looks: [usize; 6]) {
    let _ = write!(sheet, "<row r=\"{row}\" ht=\"{height}\" customHeight=\"1\">");
    for ((column, text), look) in (1..).zip(cells).zip(looks) {
        cell(sheet, (row, column), text, look);
    }
    sheet.push_str("</row>");
}

/// A text in a cell, whatever it begins with: it is never a formula.
fn cell(sheet: &mut String, cell: Cell, text: &str, look: usize) {
    let name = name_of(cell);
    if text.is_empty() {
        let _ = write!(sheet, "<c r=\"{name}\" s=\"{look}\"/>");
        return;
    }
    let text = string(shortened(text));
    let _ = write!(
        sheet,
        "<c r=\"{name}\" s=\"{look}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{text}</t></is></c>"
    );
}

/// As much of a text as a cell takes.
fn shortened(text: &str) -> &str {
    let mut units = 0;
    let end = text.char_indices().find(|(_, ch)| {
        units += ch.len_utf16();
        units > LONGEST
    });
    end.map_or(text, |(end, _)| &text[..end])
}
