//! The list to be approved: every message with its recipients, subject and letters, and every letter that no message
//! carries. A second pair of eyes reads it before anything leaves. Same content, same bytes.

use jiff::civil::Date;
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};

use super::parcel::{Mailbox, Parcel, Sender};
use crate::fr::mail::approval as words;

/// What is about to become of a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Plan {
    /// It leaves.
    ToSend,
    /// It has left.
    Sent,
    /// It is held back.
    Held,
}

/// A message of the list.
#[derive(Clone, Debug)]
pub struct Row<'p> {
    /// The message.
    pub parcel: &'p Parcel,
    /// What is about to become of it.
    pub plan: Plan,
    /// Why, or when; may be empty.
    pub remark: String,
    /// Its size over the wire, in bytes.
    pub size: u64,
}

/// A letter that no message carries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unsent {
    /// Code of its school.
    pub uai: String,
    /// Name of its school.
    pub school: String,
    /// Whose letter it is.
    pub person: String,
    /// Why it is not sent; nothing where the school has no address, and it goes by paper.
    pub why: Option<String>,
    /// Its file, to be printed.
    pub path: String,
}

/// What the list is about.
#[derive(Clone, Debug)]
pub struct Approval<'p> {
    /// Label of the school year.
    pub year: &'p str,
    /// The service, as author.
    pub service: &'p str,
    /// The day of the run.
    pub today: Date,
    /// Who sends.
    pub sender: &'p Sender,
    /// Every message.
    pub rows: Vec<Row<'p>>,
    /// Every letter that no message carries.
    pub unsent: Vec<Unsent>,
}

/// The list could not be composed: a limit of the file format.
#[derive(Debug, thiserror::Error)]
#[error("{}", words::not_made(&.0.to_string()))]
pub struct ApprovalError(#[from] XlsxError);

const NAVY: u32 = 0x001F_3864;
const PALE: u32 = 0x00DD_E7F3;
const LINE: u32 = 0x00C9_D1DC;
const FADED: u32 = 0x0066_7085;
/// Fill and ink of a state.
const TO_SEND: (u32, u32) = (0x00D9_F2E0, 0x0011_5E2B);
const SENT: (u32, u32) = (PALE, NAVY);
const HELD: (u32, u32) = (0x00FF_F1CC, 0x007A_4B00);
/// Rows above the titles of columns.
const HEAD: u32 = 3;
const WIDTHS: [f64; 10] = [5.0, 24.0, 30.0, 24.0, 30.0, 40.0, 9.0, 14.0, 11.0, 20.0];
const SECOND_WIDTHS: [f64; 5] = [12.0, 34.0, 28.0, 44.0, 80.0];
/// Longest text of a cell; Excel's own limit is 32,767 UTF-16 units.
const LONGEST: usize = 16_000;
/// Digits of a hash that people compare.
const DIGITS: usize = 12;

/// Composes the list; its bytes.
///
/// # Errors
/// [`ApprovalError`] when the file format can't hold it.
pub fn approval(list: &Approval<'_>) -> Result<Vec<u8>, ApprovalError> {
    let mut book = Workbook::new();
    let day = |number: i8| u8::try_from(number).unwrap_or(1);
    let year = u16::try_from(list.today.year()).unwrap_or(1900);
    let created = ExcelDateTime::from_ymd(year, day(list.today.month()), day(list.today.day()))?;
    let properties = DocProperties::new().set_title(words::title(list.year)).set_subject(words::SUBJECT);
    book.set_properties(&properties.set_author(list.service).set_creation_datetime(&created));
    messages(book.add_worksheet(), list)?;
    letters(book.add_worksheet(), list)?;
    Ok(book.save_to_buffer()?)
}

fn messages(sheet: &mut Worksheet, list: &Approval<'_>) -> Result<(), XlsxError> {
    let [name, _] = words::SHEETS;
    sheet.set_name(name)?;
    let sender = address(&list.sender.from);
    let reply_to = list.sender.reply_to.as_ref().map(address);
    let note = words::under(&sender, reply_to.as_deref());
    head(sheet, &words::title(list.year), &note, &words::MESSAGES, &WIDTHS)?;
    let mut at = HEAD;
    for row in &list.rows {
        at += 1;
        let parcel = row.parcel;
        let several = |texts: Vec<String>| texts.join("\n");
        // a long name takes two lines: numbers say which hash is whose
        let numbered = |texts: Vec<String>| match texts.as_slice() {
            [_] => several(texts),
            texts => several((1..).zip(texts).map(|(rank, text)| format!("{rank}. {text}")).collect()),
        };
        let (state, colours) = match row.plan {
            Plan::ToSend => (words::TO_SEND, TO_SEND),
            Plan::Sent => (words::SENT, SENT),
            Plan::Held => (words::HELD, HELD),
        };
        let schools = parcel.schools.iter().map(|school| format!("{} {}", school.uai, school.name)).collect();
        let hash = |hash: &String| hash.chars().take(DIGITS).collect();
        let cells = [
            (at - HEAD).to_string(),
            several(schools),
            several(parcel.to.iter().map(address).collect()),
            several(parcel.cc.iter().map(address).collect()),
            parcel.subject.clone(),
            numbered(parcel.pieces.iter().map(|piece| piece.name.clone()).collect()),
            words::size(row.size),
            numbered(parcel.pieces.iter().map(|piece| hash(&piece.hash)).collect()),
            state.to_owned(),
            row.remark.clone(),
        ];
        let state =
            cell().set_background_color(colours.0).set_font_color(colours.1).set_align(FormatAlign::Center);
        write_row(sheet, at, &cells, &WIDTHS, |column| if column == 8 { state.clone() } else { cell() })?;
    }
    if at > HEAD {
        sheet.autofilter(HEAD, 0, at, last(&WIDTHS))?;
    }
    totals(sheet, list, at + 1)?;
    let ink = Format::new().set_font_size(11).set_bold();
    let line = Format::new().set_border_bottom(FormatBorder::Thin);
    for (row, label) in (at + 3..).step_by(2).zip(words::SIGNATURE) {
        sheet.set_row_height(row, 24)?;
        text(sheet, row, 1, label, &ink)?;
        sheet.write_blank(row, 2, &line)?;
        sheet.write_blank(row, 3, &line)?;
    }
    Ok(())
}

fn totals(sheet: &mut Worksheet, list: &Approval<'_>, at: u32) -> Result<(), XlsxError> {
    let leaving: Vec<&Row<'_>> = list.rows.iter().filter(|row| row.plan == Plan::ToSend).collect();
    let recipients = leaving.iter().map(|row| row.parcel.recipients()).sum();
    let pieces = leaving.iter().map(|row| row.parcel.pieces.len()).sum();
    let [messages, recipients, pieces] = words::totals(leaving.len(), recipients, pieces);
    let size = words::size(leaving.iter().map(|row| row.size).sum());
    let total = cell().set_bold().set_background_color(PALE).set_border_top(FormatBorder::Medium);
    let cells = ["", words::TOTAL, &recipients, "", &messages, &pieces, &size, "", "", ""].map(str::to_owned);
    write_row(sheet, at, &cells, &WIDTHS, |_| total.clone())
}

fn letters(sheet: &mut Worksheet, list: &Approval<'_>) -> Result<(), XlsxError> {
    let [_, name] = words::SHEETS;
    sheet.set_name(name)?;
    let note = if list.unsent.is_empty() { words::NOTHING } else { "" };
    head(sheet, &words::second_title(list.year), note, &words::LETTERS, &SECOND_WIDTHS)?;
    let mut at = HEAD;
    for letter in &list.unsent {
        at += 1;
        let why = letter.why.as_deref().unwrap_or(words::PAPER);
        let cells = [&letter.uai, &letter.school, &letter.person, why, &letter.path].map(str::to_owned);
        write_row(sheet, at, &cells, &SECOND_WIDTHS, |_| cell())?;
    }
    if at > HEAD {
        sheet.autofilter(HEAD, 0, at, last(&SECOND_WIDTHS))?;
    }
    Ok(())
}

/// Title, note, titles of columns, and how the sheet is printed.
fn head(
    sheet: &mut Worksheet,
    title: &str,
    note: &str,
    titles: &[&str],
    widths: &[f64],
) -> Result<(), XlsxError> {
    const A4: u8 = 9;
    text(sheet, 0, 0, title, &Format::new().set_font_size(16).set_bold().set_font_color(NAVY))?;
    text(sheet, 1, 0, note, &Format::new().set_font_size(10).set_font_color(FADED))?;
    let header = cell().set_bold().set_font_color(0x00FF_FFFF_u32).set_background_color(NAVY);
    for ((column, title), width) in (0..).zip(titles).zip(widths) {
        sheet.set_column_width(column, *width)?;
        text(
            sheet,
            HEAD,
            column,
            title,
            &header.clone().set_align(FormatAlign::Center).set_align(FormatAlign::VerticalCenter),
        )?;
    }
    sheet.set_row_height(HEAD, 20)?;
    sheet.set_freeze_panes(HEAD + 1, 0)?;
    sheet.set_landscape().set_paper_size(A4).set_print_fit_to_pages(1, 0).set_screen_gridlines(false);
    sheet.set_margins(0.4, 0.4, 0.5, 0.6, 0.3, 0.3);
    sheet.set_footer(format!("&L&8&F – &A&R&8{} &P / &N", words::PAGE));
    sheet.set_repeat_rows(HEAD, HEAD)?;
    Ok(())
}

fn write_row(
    sheet: &mut Worksheet,
    row: u32,
    cells: &[String],
    widths: &[f64],
    format: impl Fn(usize) -> Format,
) -> Result<(), XlsxError> {
    let mut lines = 1;
    for ((column, value), width) in (0_u16..).zip(cells).zip(widths) {
        text(sheet, row, column, value, &format(usize::from(column)))?;
        lines = lines.max(value.lines().map(|line| needed(line, *width)).sum());
    }
    // Excel's limit is 409 points
    sheet.set_row_height(row, f64::from(13 * lines + 5).min(405.0))?;
    Ok(())
}

/// Lines that a line of a cell needs: rather more than less.
fn needed(line: &str, width: f64) -> u32 {
    let mut left = f64::from(u32::try_from(line.chars().count()).unwrap_or(u32::MAX)) * 0.95;
    let mut lines = 1;
    while left > width && lines < 40 {
        left -= width;
        lines += 1;
    }
    lines
}

/// A text that stays one, whatever it begins with.
fn text(sheet: &mut Worksheet, row: u32, column: u16, text: &str, format: &Format) -> Result<(), XlsxError> {
    if text.is_empty() {
        sheet.write_blank(row, column, format)?;
    } else {
        let cut: String = text.chars().take(LONGEST).collect();
        sheet.write_string_with_format(row, column, cut, format)?;
    }
    Ok(())
}

fn cell() -> Format {
    let format = Format::new().set_font_size(10).set_text_wrap().set_align(FormatAlign::Top);
    format.set_border(FormatBorder::Thin).set_border_color(LINE)
}

fn last(widths: &[f64]) -> u16 {
    u16::try_from(widths.len()).unwrap_or(1).saturating_sub(1)
}

fn address(mailbox: &Mailbox) -> String {
    if mailbox.name.is_empty() {
        mailbox.address.to_string()
    } else {
        format!("{} <{}>", mailbox.name, mailbox.address)
    }
}
