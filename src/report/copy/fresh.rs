//! A workbook with the list alone, for sources that can't be coloured: its places are texts.

use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, XlsxError,
};

use super::anomalies::MARK;
use super::list::{HEADER, List, WIDTHS, height};
use super::package::Package;
use super::styles;
use crate::findings::Severity;
use crate::fr::report::copy as words;
use crate::letters::Provenance;

/// The workbook; its bytes.
pub(super) fn workbook(list: &List<'_>, from: &Provenance) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let year = u16::try_from(from.today.year()).unwrap_or(2000);
    let small = |number: i8| u8::try_from(number).unwrap_or(1);
    let day = ExcelDateTime::from_ymd(year, small(from.today.month()), small(from.today.day()))?;
    book.set_properties(&DocProperties::new().set_author(env!("CARGO_PKG_NAME")).set_creation_datetime(&day));
    let sheet = book.add_worksheet().set_name(words::SHEET)?;
    let plain = Format::new().set_font_size(10);
    let heads = [
        plain.clone().set_bold().set_font_size(16).set_font_color(0x001F_3864),
        plain.clone(),
        plain.clone(),
    ];
    for ((row, text), format) in (0..).zip(list.head(false)).zip(&heads) {
        sheet.write_string_with_format(row, 0, text, format)?;
    }
    let text = plain.set_border_bottom(FormatBorder::Thin).set_border_color(0x00C9_D1DC).set_text_wrap();
    let text = text.set_align(FormatAlign::Left).set_align(FormatAlign::VerticalCenter);
    let centred = text.clone().set_align(FormatAlign::Center);
    let header = centred.clone().set_bold().set_font_color(Color::White).set_background_color(0x001F_3864);
    for ((column, title), width) in (0..).zip(words::COLUMNS).zip(WIDTHS) {
        sheet.set_column_width(column, width)?;
        sheet.write_string_with_format(HEADER - 1, column, title, &header)?;
    }
    sheet.set_row_height(HEADER - 1, 24)?;
    let of = |severity: Severity| {
        let rgb = u32::from_str_radix(styles::colour(severity).get(2..).unwrap_or_default(), 16).unwrap_or(0);
        centred.clone().set_background_color(rgb)
    };
    for (row, line) in (HEADER..).zip(&list.lines) {
        let cells = line.cells();
        sheet.set_row_height(row, height(&cells))?;
        let formats = [&of(line.finding.severity), &centred, &text, &text, &text, &text];
        for ((column, value), format) in (0..).zip(&cells).zip(formats) {
            sheet.write_string_with_format(row, column, value, format)?;
        }
    }
    let end = HEADER - 1 + u32::try_from(list.lines.len()).unwrap_or(0);
    sheet.autofilter(HEADER - 1, 0, end, 5)?;
    sheet.set_freeze_panes(HEADER, 0)?.set_repeat_rows(HEADER - 1, HEADER - 1)?;
    sheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0).set_screen_gridlines(false);
    let bytes = book.save_to_buffer()?;
    Ok(marked(&bytes).unwrap_or(bytes))
}

/// The workbook with the remark that it is ours.
fn marked(bytes: &[u8]) -> Option<Vec<u8>> {
    const SHEET: &str = "xl/worksheets/sheet1.xml";
    let mut package = Package::open(bytes).ok()?;
    let xml = package.text(SHEET).ok()?;
    let (head, rest) = xml.split_once("?>")?;
    package.change(SHEET, format!("{head}?>\n{MARK}{rest}")).ok()?;
    package.finish().ok()
}
