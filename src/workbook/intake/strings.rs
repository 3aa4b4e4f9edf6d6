//! Shared strings of an .xlsx with runs in a symbol font: one letter of a cell may be a tick (18.4).

use std::collections::BTreeMap;
use std::io::BufRead;
use std::rc::Rc;

use quick_xml::Reader;
use quick_xml::events::Event;

use super::parts::{attribute, entity};
use super::symbols::Font;

/// Texts as people see them, by number; only those with a run in a symbol font.
pub(super) fn with_symbols(reader: impl BufRead) -> BTreeMap<usize, Rc<str>> {
    let mut reader = Reader::from_reader(reader);
    let mut buffer = Vec::new();
    let mut found = BTreeMap::new();
    let mut number = 0_usize;
    // the whole text, whether a run of it was translated, the run's font and its text
    let (mut whole, mut translated, mut font, mut run) = (String::new(), false, None, String::new());
    let (mut in_text, mut in_reading) = (false, false);
    loop {
        buffer.clear();
        let Ok(event) = reader.read_event_into(&mut buffer) else { return found };
        match event {
            Event::Start(tag) => match tag.local_name().into_inner() {
                "si" => (whole, translated) = (String::new(), false),
                "r" => (font, run) = (None, String::new()),
                "t" => in_text = !in_reading,
                // how a Japanese text is pronounced
                "rPh" => in_reading = true,
                _ => {}
            },
            Event::Empty(tag) if tag.local_name().into_inner() == "rFont" => {
                font = attribute(&tag, "val").and_then(|name| Font::named(&name));
            }
            Event::Empty(tag) if tag.local_name().into_inner() == "si" => number += 1,
            Event::Text(text) if in_text => run.push_str(&text),
            Event::CData(text) if in_text => run.push_str(&text),
            Event::GeneralRef(name) if in_text => run.extend(entity(&name)),
            Event::End(tag) => match tag.local_name().into_inner() {
                "t" => in_text = false,
                "rPh" => in_reading = false,
                "r" => {
                    let seen = font.take().and_then(|font: Font| font.read(&run));
                    translated |= seen.is_some();
                    whole.push_str(&seen.unwrap_or_else(|| std::mem::take(&mut run)));
                    run.clear();
                }
                "si" => {
                    if translated {
                        found.insert(number, whole.as_str().into());
                    }
                    run.clear();
                    number += 1;
                }
                _ => {}
            },
            Event::Eof => return found,
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_run_in_a_symbol_font_is_a_tick() {
        let run = |font: &str, text: &str| format!("<r><rPr><rFont val='{font}'/></rPr><t>{text}</t></r>");
        let xml = format!(
            "<sst><si><t>a</t></si><si>{}{}</si><si>{}</si><si/><si>{}</si></sst>",
            run("Wingdings", "&#xfc;"),
            run("Arial", " fait &amp; dit"),
            run("Arial", "x"),
            run("Wingdings", "x"),
        );
        let found: Vec<(usize, String)> = with_symbols(xml.as_bytes())
            .into_iter()
            .map(|(number, text)| (number, text.to_string()))
            .collect();
        assert_eq!(found, [(1, "\u{2714} fait & dit".to_owned()), (4, "\u{2612}".to_owned())]);
    }
}
