//! What calamine does not tell: hidden rows, and formulas whose result is not in the file.
//!
//! Format: ECMA-376 part 1, 18.3.1.73 (`row`), 18.3.1.4 (`c`).

use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufReader, Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

/// What a sheet hides.
#[derive(Clone, Debug, Default)]
pub(super) struct Hidden {
    /// Rows that are hidden or filtered out, from 1.
    pub(super) rows: BTreeSet<u32>,
    /// Cells (`D12`) with a formula and no result.
    pub(super) unsaved: BTreeSet<String>,
}

/// Looks through the sheets of a workbook, by name. What can't be read is not hidden: calamine will say so.
pub(super) fn hidden(bytes: &[u8]) -> BTreeMap<String, Hidden> {
    let Ok(mut archive) = ZipArchive::new(Cursor::new(bytes)) else { return BTreeMap::new() };
    let parts = sheets(&mut archive).unwrap_or_default();
    parts
        .into_iter()
        .filter_map(|(name, part)| {
            let file = archive.by_name(&part).ok()?;
            Some((name, scan(BufReader::new(file))))
        })
        .collect()
}

/// Name and part of each sheet, from the workbook and its relationships.
fn sheets(archive: &mut ZipArchive<Cursor<&[u8]>>) -> Option<Vec<(String, String)>> {
    let mut text = |name: &str| {
        let mut text = String::new();
        archive.by_name(name).ok()?.take(16 << 20).read_to_string(&mut text).ok()?;
        Some(text)
    };
    let mut targets = BTreeMap::new();
    each_tag(&text("xl/_rels/workbook.xml.rels")?, "Relationship", |tag| {
        if let (Some(id), Some(target)) = (attribute(tag, "Id"), attribute(tag, "Target")) {
            let part = target.strip_prefix('/').map_or_else(|| format!("xl/{target}"), str::to_owned);
            targets.insert(id, part);
        }
    });
    let mut found = Vec::new();
    each_tag(&text("xl/workbook.xml")?, "sheet", |tag| {
        if let (Some(name), Some(part)) =
            (attribute(tag, "name"), attribute(tag, "id").and_then(|id| targets.get(&id)))
        {
            found.push((name, part.clone()));
        }
    });
    Some(found)
}

fn each_tag(xml: &str, local: &str, mut each: impl FnMut(&BytesStart<'_>)) {
    let mut reader = Reader::from_str(xml);
    while let Ok(event) = reader.read_event() {
        match event {
            Event::Start(tag) | Event::Empty(tag) if tag.local_name().into_inner() == local => each(&tag),
            Event::Eof => return,
            _ => {}
        }
    }
}

fn attribute(tag: &BytesStart<'_>, local: &str) -> Option<String> {
    let found =
        tag.attributes().flatten().find(|attribute| attribute.key.local_name().into_inner() == local)?;
    quick_xml::escape::unescape(&found.value).ok().map(std::borrow::Cow::into_owned)
}

/// The cell that is being looked at.
struct UnderWay {
    /// `D12`.
    reference: String,
    /// Whether its formula gives a text: then an empty value is one.
    is_text: bool,
    /// Whether it has a formula.
    formula: bool,
    /// Whether it has a value. `<v></v>` is none: scripts that compute nothing write it.
    value: bool,
}

impl UnderWay {
    fn of(tag: &BytesStart<'_>) -> Option<Self> {
        let is_text = attribute(tag, "t").is_some_and(|kind| kind == "str");
        Some(Self { reference: attribute(tag, "r")?, is_text, formula: false, value: false })
    }
}

fn scan(reader: impl std::io::BufRead) -> Hidden {
    let mut hidden = Hidden::default();
    let mut reader = Reader::from_reader(reader);
    let mut buffer = Vec::new();
    let mut row = 0_u32;
    let mut cell: Option<UnderWay> = None;
    let mut within_value = false;
    loop {
        buffer.clear();
        let Ok(event) = reader.read_event_into(&mut buffer) else { return hidden };
        match event {
            Event::Start(tag) | Event::Empty(tag) if tag.local_name().into_inner() == "row" => {
                row = attribute(&tag, "r").and_then(|number| number.parse().ok()).unwrap_or(row + 1);
                if attribute(&tag, "hidden").is_some_and(|value| value == "1" || value == "true") {
                    hidden.rows.insert(row);
                }
            }
            // a cell without content has no formula
            Event::Start(tag) if tag.local_name().into_inner() == "c" => cell = UnderWay::of(&tag),
            Event::Start(tag) | Event::Empty(tag) if tag.local_name().into_inner() == "f" => {
                if let Some(cell) = &mut cell {
                    cell.formula = true;
                }
            }
            Event::Start(tag) if tag.local_name().into_inner() == "v" => {
                within_value = true;
                if let Some(cell) = &mut cell {
                    cell.value |= cell.is_text;
                }
            }
            Event::Empty(tag) if tag.local_name().into_inner() == "v" => {
                if let Some(cell) = &mut cell {
                    cell.value |= cell.is_text;
                }
            }
            Event::Start(tag) if tag.local_name().into_inner() == "is" => {
                if let Some(cell) = &mut cell {
                    cell.value = true;
                }
            }
            Event::Text(_) | Event::CData(_) | Event::GeneralRef(_) if within_value => {
                if let Some(cell) = &mut cell {
                    cell.value = true;
                }
            }
            Event::End(tag) if tag.local_name().into_inner() == "v" => within_value = false,
            Event::End(tag) if tag.local_name().into_inner() == "c" => {
                if let Some(UnderWay { reference, formula: true, value: false, .. }) = cell.take() {
                    hidden.unsaved.insert(reference);
                }
            }
            Event::Eof => return hidden,
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hidden_rows_and_unsaved_formulas_are_seen() {
        let xml = "<x:worksheet xmlns:x='urn'><x:row r='3' hidden='1'/><x:row r='4'><x:c r='A4'><x:f>1/4</x:f></x:c>\
                   <x:c r='B4'><x:f>1</x:f><x:v>1</x:v></x:c></x:row></x:worksheet>";
        let hidden = scan(xml.as_bytes());
        assert_eq!(hidden.rows.into_iter().collect::<Vec<_>>(), [3]);
        assert_eq!(hidden.unsaved.into_iter().collect::<Vec<_>>(), ["A4"]);
    }

    #[test]
    fn an_empty_value_of_a_formula_is_none_unless_it_is_a_text() {
        for (cell, unsaved) in [
            ("<c r='A1'><f>1/4</f><v></v></c>", true),
            ("<c r='A1'><f>1/4</f><v/></c>", true),
            ("<c r='A1'><f>1/4</f></c>", true),
            ("<c r='A1' t='b'><f>TRUE()</f><v/></c>", true),
            ("<c r='A1'><f>1/4</f><v>0.25</v></c>", false),
            ("<c r='A1' t='str'><f>B1</f><v></v></c>", false),
            ("<c r='A1' t='str'><f>B1</f><v/></c>", false),
            ("<c r='A1' t='str'><f>B1</f><v>&amp;</v></c>", false),
            ("<c r='A1' t='str'><f>B1</f></c>", true),
            ("<c r='A1'><v></v></c>", false),
        ] {
            let hidden = scan(format!("<sheetData><row r='1'>{cell}</row></sheetData>").as_bytes());
            assert_eq!(hidden.unsaved.contains("A1"), unsaved, "{cell}");
        }
    }
}
