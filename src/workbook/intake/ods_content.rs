//! A cell of an `.ods`: its value as the file tells it, its text as a person reads it.

use std::io::BufRead;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::numbers;
use super::ods_styles::Styles;
use super::parts::{attribute, entity};
use super::symbols::Font;
use crate::workbook::cell::Value;
use crate::workbook::error::Trouble;

/// Events of a part, whose end in the middle of something is a fault.
pub(super) struct Events<R> {
    reader: Reader<R>,
    buffer: Vec<u8>,
}

impl<R: BufRead> Events<R> {
    pub(super) fn of(part: R) -> Self {
        Self { reader: Reader::from_reader(part), buffer: Vec::new() }
    }

    pub(super) fn next(&mut self) -> Result<Event<'_>, Trouble> {
        self.buffer.clear();
        self.reader.read_event_into(&mut self.buffer).map_err(|_| Trouble::Damaged)
    }

    /// Goes behind the end of an element that has begun.
    pub(super) fn skip(&mut self) -> Result<(), Trouble> {
        let mut depth = 1_usize;
        while depth > 0 {
            match self.next()? {
                Event::Start(_) => depth += 1,
                Event::End(_) => depth -= 1,
                Event::Eof => return Err(Trouble::Damaged),
                _ => {}
            }
        }
        Ok(())
    }
}

/// What the element of a cell says.
#[derive(Default)]
pub(super) struct Said {
    /// How many cells it is.
    pub(super) repeated: u32,
    pub(super) style: Option<String>,
    /// How many rows it is merged over, where it is.
    pub(super) rows: u32,
    /// How many columns.
    pub(super) columns: u32,
    kind: Option<String>,
    value: Option<String>,
    is_formula: bool,
    is_error: bool,
}

impl Said {
    pub(super) fn of(tag: &BytesStart<'_>) -> Self {
        let mut said = Self { repeated: 1, rows: 1, columns: 1, ..Self::default() };
        for attribute in tag.attributes().flatten() {
            let text =
                || quick_xml::escape::unescape(&attribute.value).ok().map(std::borrow::Cow::into_owned);
            match attribute.key.into_inner() {
                "table:number-columns-repeated" => said.repeated = repeated(&attribute.value),
                "table:style-name" => said.style = text(),
                "table:number-rows-spanned" => said.rows = repeated(&attribute.value),
                "table:number-columns-spanned" => said.columns = repeated(&attribute.value),
                "table:formula" => said.is_formula = true,
                "office:value-type" => said.kind = text(),
                "calcext:value-type" => said.is_error = &*attribute.value == "error",
                "office:value"
                | "office:date-value"
                | "office:boolean-value"
                | "office:time-value"
                | "office:string-value" => said.value = text(),
                _ => {}
            }
        }
        said
    }

    /// The value of a cell with this text.
    pub(super) fn read(self, text: String) -> Option<Value> {
        let told = self.value.as_deref();
        let number = || told.and_then(|told| told.parse::<f64>().ok()).filter(|number| number.is_finite());
        // LibreOffice of old gave a formula in error the value 0, and Err:508 as its text
        let is_error = self.is_error || self.is_formula && (text.starts_with("Err:") || is_error(&text));
        let value = match self.kind.as_deref() {
            _ if is_error => Value::Error(text),
            // LibreOffice writes the truth values of an .xlsx as formulas with 1 or 0, and their words as the text
            Some("float") if self.is_formula && truth(&text).is_some() => {
                Value::Bool(truth(&text) == Some(true))
            }
            Some("float" | "percentage" | "currency") => number().map_or(Value::Text(text), Value::Number),
            Some("date") => told.and_then(numbers::iso).unwrap_or(Value::Text(text)),
            Some("boolean") => Value::Bool(told == Some("true")),
            Some("time") => told.and_then(hours).unwrap_or(Value::Text(text)),
            None if self.is_formula && text.is_empty() => Value::Unsaved,
            // what is shown has its paragraphs; a value told beside it has only its characters
            _ if text.is_empty() => Value::Text(self.value.unwrap_or_default()),
            _ => Value::Text(text),
        };
        Some(value).filter(|value| *value != Value::Text(String::new()))
    }
}

/// How often an element stands for itself.
pub(super) fn repeated(value: &str) -> u32 {
    value.trim().parse().unwrap_or(1).max(1)
}

fn is_error(text: &str) -> bool {
    text.starts_with('#') && (text.ends_with(['!', '?']) || text == "#N/A" || text == "#N/D")
}

/// A truth value as it is shown, in English or in French.
fn truth(text: &str) -> Option<bool> {
    let [yes, no] = crate::fr::spellings::TRUTHS;
    match text {
        "TRUE" => Some(true),
        "FALSE" => Some(false),
        text => (text == yes || text == no).then_some(text == yes),
    }
}

/// `PT12H30M00S` as a part of a day, as Excel counts it.
fn hours(text: &str) -> Option<Value> {
    let rest = text.strip_prefix("PT")?;
    let (hours, rest) = rest.split_once('H')?;
    let (minutes, rest) = rest.split_once('M')?;
    let seconds: f64 = rest.strip_suffix('S')?.replace(',', ".").parse().ok()?;
    let seconds = hours.parse::<f64>().ok()? * 3600.0 + minutes.parse::<f64>().ok()? * 60.0 + seconds;
    Some(Value::Number(seconds / 86_400.0)).filter(|_| seconds.is_finite())
}

/// What stands in a cell.
#[derive(Default)]
pub(super) struct Content {
    /// Its paragraphs, as a person sees them.
    pub(super) text: String,
    /// Names of the controls that are anchored to it.
    pub(super) controls: Vec<String>,
}

/// Reads a cell to its end. `font` is the cell's own symbol font.
pub(super) fn content<R: BufRead>(
    events: &mut Events<R>,
    styles: &Styles,
    font: Option<Font>,
) -> Result<Content, Trouble> {
    let mut content = Content::default();
    // spans in spans: where each begins, with its font
    let mut spans: Vec<(usize, Option<Font>)> = Vec::new();
    let (mut depth, mut paragraphs, mut translated, mut in_text) = (1_usize, 0_usize, false, 0_usize);
    while depth > 0 {
        let skipped = match events.next()? {
            Event::Start(tag) => {
                depth += 1;
                match tag.local_name().into_inner() {
                    "p" => {
                        if paragraphs > 0 {
                            content.text.push('\n');
                        }
                        paragraphs += 1;
                        in_text += 1;
                        false
                    }
                    "span" if in_text > 0 => {
                        let font = attribute(&tag, "style-name").and_then(|style| styles.font(&style));
                        spans.push((content.text.len(), font));
                        false
                    }
                    "s" => {
                        content.text.push_str(&spaces(&tag));
                        false
                    }
                    "a" | "tab" | "line-break" => {
                        content.text.push_str(gap(tag.local_name().into_inner()));
                        false
                    }
                    "control" => {
                        content.controls.extend(attribute(&tag, "control"));
                        true
                    }
                    // a remark, a picture, a shape: none of the cell's text
                    _ => true,
                }
            }
            Event::Empty(tag) => {
                match tag.local_name().into_inner() {
                    "p" => {
                        if paragraphs > 0 {
                            content.text.push('\n');
                        }
                        paragraphs += 1;
                    }
                    "s" => content.text.push_str(&spaces(&tag)),
                    "control" => content.controls.extend(attribute(&tag, "control")),
                    name => content.text.push_str(gap(name)),
                }
                false
            }
            Event::Text(text) if in_text > 0 => {
                content.text.push_str(&text);
                false
            }
            Event::CData(text) if in_text > 0 => {
                content.text.push_str(&text);
                false
            }
            Event::GeneralRef(name) if in_text > 0 => {
                content.text.extend(entity(&name));
                false
            }
            Event::End(tag) => {
                depth -= 1;
                match tag.local_name().into_inner() {
                    "p" => in_text = in_text.saturating_sub(1),
                    "span" => {
                        if let Some((start, Some(font))) = spans.pop()
                            && let Some(seen) = font.read(&content.text[start..])
                        {
                            content.text.truncate(start);
                            content.text.push_str(&seen);
                            translated = true;
                        }
                    }
                    _ => {}
                }
                false
            }
            Event::Eof => return Err(Trouble::Damaged),
            _ => false,
        };
        if skipped {
            events.skip()?;
            depth -= 1;
        }
    }
    if let Some(seen) = font.filter(|_| !translated).and_then(|font| font.read(&content.text)) {
        content.text = seen;
    }
    Ok(content)
}

fn gap(name: &str) -> &'static str {
    match name {
        "tab" => "\t",
        "line-break" => "\n",
        _ => "",
    }
}

/// Several spaces, told by their number; more than a few are nobody's text.
fn spaces(tag: &BytesStart<'_>) -> String {
    let count = attribute(tag, "c").map_or(1, |count| repeated(&count));
    " ".repeat(count.min(1_000) as usize)
}
