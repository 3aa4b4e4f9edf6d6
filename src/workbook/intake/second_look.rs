//! What calamine does not tell of a sheet of an .xlsx: hidden rows, formulas whose result is not in the file, fonts whose
//! letters are pictures, merged cells, controls.
//!
//! Format: ECMA-376 part 1, 18.3.1.73 (`row`), 18.3.1.4 (`c`), 18.3.1.19 (`control`).

use std::collections::{BTreeMap, BTreeSet};
use std::io::BufRead;
use std::rc::Rc;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::filling::MAX_ROW;
use super::parts::{Parts, attribute, each_tag, is_true};
use super::symbols::Font;
use super::vml::Shape;
use super::{strings, styles};
use crate::findings::cell_named;
use crate::workbook::error::Trouble;

/// Most cells of a sheet about which there is something to tell.
const MAX_TOLD: usize = 4_000_000;

/// What is told of a sheet; cells by row and column, from 1.
#[derive(Clone, Debug, Default)]
pub(super) struct Look {
    /// Rows that are hidden or filtered out.
    pub(super) hidden: BTreeSet<u32>,
    /// Cells with a formula and no result.
    pub(super) unsaved: BTreeSet<(u32, u16)>,
    /// Cells with a text in a symbol font.
    pub(super) fonts: BTreeMap<(u32, u16), Font>,
    /// Cells whose text has runs in a symbol font, as people see it.
    pub(super) texts: BTreeMap<(u32, u16), Rc<str>>,
    /// Merged cells: the first and the last.
    pub(super) merges: Vec<((u32, u16), (u32, u16))>,
    /// Shapes that the sheet lists as controls, by number.
    pub(super) shapes: BTreeMap<u32, Shape>,
}

/// What holds for all sheets.
#[derive(Default)]
pub(super) struct Looks {
    /// The part of each sheet, by name.
    pub(super) sheets: BTreeMap<String, String>,
    /// Symbol font of each cell format.
    fonts: Vec<Option<Font>>,
    /// Shared strings with runs in a symbol font.
    strings: BTreeMap<usize, Rc<str>>,
}

impl Looks {
    /// Looks at the parts that all sheets share. What can't be read is not there: calamine will say so.
    pub(super) fn of(parts: &mut Parts<'_>) -> Self {
        const WORKBOOK: &str = "xl/workbook.xml";
        let relations = parts.relations(WORKBOOK);
        let of_kind = |kind: &str| {
            let found = relations.values().find(|relation| relation.kind == kind);
            found.map(|relation| relation.target.clone())
        };
        let (styles, strings) = (of_kind("styles"), of_kind("sharedStrings"));
        let mut sheets = BTreeMap::new();
        each_tag(&parts.text(WORKBOOK).unwrap_or_default(), "sheet", |tag| {
            let target = attribute(tag, "id").and_then(|id| relations.get(&id));
            if let (Some(name), Some(relation)) = (attribute(tag, "name"), target) {
                sheets.insert(name, relation.target.clone());
            }
        });
        let fonts = styles.and_then(|part| parts.text(&part)).map(|xml| styles::symbol_fonts(&xml));
        let strings = strings.and_then(|part| parts.stream(&part).map(strings::with_symbols));
        Self { sheets, fonts: fonts.unwrap_or_default(), strings: strings.unwrap_or_default() }
    }

    /// Looks through a sheet.
    pub(super) fn at(&self, sheet: impl BufRead) -> Result<Look, Trouble> {
        let mut look = Look::default();
        let mut reader = Reader::from_reader(sheet);
        let mut buffer = Vec::new();
        let mut place = (0_u32, 0_u16);
        let mut cell = UnderWay::default();
        let mut control = Controls::default();
        let mut within_value = false;
        loop {
            buffer.clear();
            let Ok(event) = reader.read_event_into(&mut buffer) else { return Ok(look) };
            match event {
                // the rows of an anchor have the name of the rows of the sheet
                Event::Start(tag) if control.is_open => control.start(&tag, &mut look.shapes),
                Event::Start(tag) => match tag.local_name().into_inner() {
                    "row" => place = row(&tag, place.0, &mut look),
                    "c" => cell = UnderWay::of(&tag, &mut place),
                    "f" => cell.formula = true,
                    "v" => {
                        within_value = true;
                        cell.value |= cell.kind == Kind::Text;
                    }
                    "is" => cell.value = true,
                    "mergeCell" => look.merges.extend(merged(&tag)),
                    "control" => {
                        control.is_open = true;
                        control.start(&tag, &mut look.shapes);
                    }
                    _ => {}
                },
                Event::Empty(tag) => match tag.local_name().into_inner() {
                    "row" => place = row(&tag, place.0, &mut look),
                    // a cell without content has no formula
                    "c" => drop(UnderWay::of(&tag, &mut place)),
                    "f" => cell.formula = true,
                    "v" => cell.value |= cell.kind == Kind::Text,
                    "mergeCell" => look.merges.extend(merged(&tag)),
                    "control" => control.start(&tag, &mut look.shapes),
                    _ => {}
                },
                Event::Text(text) if within_value => {
                    cell.value = true;
                    if cell.kind == Kind::Shared {
                        cell.string = text.trim().parse().ok();
                    }
                }
                Event::Text(text) if control.is_open => control.text(&text, &mut look.shapes),
                Event::CData(_) | Event::GeneralRef(_) if within_value => cell.value = true,
                Event::End(tag) => match tag.local_name().into_inner() {
                    "v" => within_value = false,
                    "c" => self.tell(&std::mem::take(&mut cell), &mut look),
                    name => control.end(name),
                },
                Event::Eof => return Ok(look),
                _ => {}
            }
            if look.unsaved.len() + look.fonts.len() + look.texts.len() + look.merges.len() > MAX_TOLD {
                return Err(Trouble::TooBig);
            }
        }
    }

    /// What there is to tell of a cell, once it is over.
    fn tell(&self, cell: &UnderWay, look: &mut Look) {
        let Some(place) = cell.place else { return };
        if cell.formula && !cell.value {
            look.unsaved.insert(place);
        }
        if let Some(text) = cell.string.and_then(|number| self.strings.get(&number)) {
            look.texts.insert(place, Rc::clone(text));
        } else if let Some(font) = self.fonts.get(cell.style).copied().flatten() {
            look.fonts.insert(place, font);
        }
    }
}

/// The corners of merged cells: `<mergeCell ref="A2:A5"/>` (18.3.1.54).
fn merged(tag: &BytesStart<'_>) -> Option<((u32, u16), (u32, u16))> {
    let range = attribute(tag, "ref")?;
    let (first, last) = range.split_once(':')?;
    Some((cell_named(first)?, cell_named(last)?))
}

/// A row begins: the place before its first cell.
fn row(tag: &BytesStart<'_>, before: u32, look: &mut Look) -> (u32, u16) {
    let number = attribute(tag, "r").and_then(|number| number.trim().parse().ok());
    let number = number.unwrap_or_else(|| before.saturating_add(1));
    if is_true(attribute(tag, "hidden").as_deref()) && number <= MAX_ROW {
        look.hidden.insert(number);
    }
    (number, 0)
}

/// What the value of a cell is.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
enum Kind {
    #[default]
    Other,
    /// The text that a formula gives: an empty value is one.
    Text,
    /// The number of a shared string.
    Shared,
}

/// The cell that is being looked at.
#[derive(Default)]
struct UnderWay {
    /// Its row and column; nothing where nobody could say.
    place: Option<(u32, u16)>,
    /// Number of its format.
    style: usize,
    kind: Kind,
    /// The number of its shared string.
    string: Option<usize>,
    /// Whether it has a formula.
    formula: bool,
    /// Whether it has a value. `<v></v>` is none: scripts that compute nothing write it.
    value: bool,
}

impl UnderWay {
    /// A cell begins behind `place`, which it moves.
    fn of(tag: &BytesStart<'_>, place: &mut (u32, u16)) -> Self {
        let mut cell = Self::default();
        let mut own = None;
        for attribute in tag.attributes().flatten() {
            match attribute.key.local_name().into_inner() {
                "r" => own = cell_named(&attribute.value),
                "s" => cell.style = attribute.value.trim().parse().unwrap_or(0),
                "t" => {
                    cell.kind = match &*attribute.value {
                        "str" => Kind::Text,
                        "s" => Kind::Shared,
                        _ => Kind::Other,
                    }
                }
                _ => {}
            }
        }
        // a cell that does not say where it is follows the one before it
        *place = own.unwrap_or((place.0, place.1.saturating_add(1)));
        cell.place = Some(*place);
        cell
    }
}

/// The control that is being looked at: `<control shapeId><controlPr linkedCell><anchor><from><col>3</col>…`.
#[derive(Default)]
struct Controls {
    is_open: bool,
    number: Option<u32>,
    in_from: bool,
    wants: Option<bool>,
}

impl Controls {
    fn start(&mut self, tag: &BytesStart<'_>, shapes: &mut BTreeMap<u32, Shape>) {
        match tag.local_name().into_inner() {
            "control" => {
                self.number = attribute(tag, "shapeId").and_then(|number| number.parse().ok());
                if let Some(number) = self.number.filter(|_| shapes.len() < 50_000) {
                    shapes.entry(number).or_default().part = attribute(tag, "id");
                }
            }
            "controlPr" => {
                if let Some(shape) = self.number.and_then(|number| shapes.get_mut(&number)) {
                    shape.link = attribute(tag, "linkedCell");
                }
            }
            "from" => self.in_from = true,
            "to" => self.in_from = false,
            "col" if self.in_from => self.wants = Some(true),
            "row" if self.in_from => self.wants = Some(false),
            _ => {}
        }
    }

    fn text(&mut self, text: &str, shapes: &mut BTreeMap<u32, Shape>) {
        let Some(is_column) = self.wants.take() else { return };
        let shape = self.number.and_then(|number| shapes.get_mut(&number));
        let (Some(shape), Ok(number)) = (shape, text.trim().parse::<u32>()) else { return };
        let (row, column) = shape.cell.unwrap_or((1, 1));
        shape.cell = Some(if is_column {
            (row, u16::try_from(number.saturating_add(1)).unwrap_or(u16::MAX))
        } else {
            (number.saturating_add(1), column)
        });
    }

    fn end(&mut self, name: &str) {
        self.wants = None;
        self.is_open &= name != "control";
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn look(xml: &str) -> Look {
        Looks::default().at(xml.as_bytes()).unwrap()
    }

    #[test]
    fn hidden_rows_and_unsaved_formulas_are_seen() {
        let look = look(
            "<x:worksheet xmlns:x='urn'><x:row r='3' hidden='1'/><x:row r='4'><x:c r='A4'><x:f>1/4</x:f></x:c>\
             <x:c r='B4'><x:f>1</x:f><x:v>1</x:v></x:c></x:row></x:worksheet>",
        );
        assert_eq!(look.hidden.into_iter().collect::<Vec<_>>(), [3]);
        assert_eq!(look.unsaved.into_iter().collect::<Vec<_>>(), [(4, 1)]);
    }

    #[test]
    fn cells_without_a_reference_follow_one_another() {
        let look = look(
            "<sheetData><row r='2'><c r='B2'><f>1</f></c><c><v>1</v></c><c/><c><f>1</f></c></row><row><c><f>1</f></c></row></sheetData>",
        );
        assert_eq!(look.unsaved.into_iter().collect::<Vec<_>>(), [(2, 2), (2, 5), (3, 1)]);
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
            let look = look(&format!("<sheetData><row r='1'>{cell}</row></sheetData>"));
            assert_eq!(look.unsaved.contains(&(1, 1)), unsaved, "{cell}");
        }
    }

    #[test]
    fn fonts_of_cells_and_of_runs_are_seen() {
        let looks = Looks {
            fonts: vec![None, Some(Font::Wingdings)],
            strings: [(7, Rc::from("\u{2714}"))].into(),
            ..Looks::default()
        };
        let xml = "<sheetData><row r='1'><c r='A1' s='1' t='s'><v>2</v></c><c r='B1' s='1' t='s'><v>7</v></c>\
                   <c r='C1' t='s'><v>2</v></c><c r='D1'><v>7</v></c></row></sheetData>";
        let look = looks.at(xml.as_bytes()).unwrap();
        assert_eq!(look.fonts.into_iter().collect::<Vec<_>>(), [((1, 1), Font::Wingdings)]);
        assert_eq!(look.texts.into_iter().collect::<Vec<_>>(), [((1, 2), Rc::from("\u{2714}"))]);
    }

    #[test]
    fn controls_tell_their_cell_and_their_link() {
        let xml = "<controls><control shapeId='1025' r:id='rId4'><controlPr linkedCell='B2'><anchor><from><xdr:col>3</xdr:col>\
                   <xdr:colOff>9</xdr:colOff><xdr:row>6</xdr:row><xdr:rowOff>9</xdr:rowOff></from><to><xdr:col>8</xdr:col></to></anchor>\
                   </controlPr></control></controls>";
        let shape = &look(xml).shapes[&1025];
        assert_eq!(
            (shape.cell, shape.link.as_deref(), shape.part.as_deref()),
            (Some((7, 4)), Some("B2"), Some("rId4"))
        );
    }
}
