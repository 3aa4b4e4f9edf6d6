//! `.ods` (OpenDocument 1.3, part 3, chapter 9): one part, `content.xml`, read event by event.
//!
//! A row or a cell may stand for a million of its kind: empty ones are counted, ones with something in them are put one by
//! one until [`Filling`] has enough of them.

use std::collections::BTreeMap;
use std::io::BufRead;
use std::sync::Arc;

use quick_xml::events::{BytesStart, Event};

use super::filling::{Counts, Filling};
use super::ods_content::{Content, Events, Said, content, repeated};
use super::ods_styles::Styles;
use super::parts::{Parts, attribute};
use crate::findings::{Place, cell_named};
use crate::workbook::book::Sheet;
use crate::workbook::cell::Value;
use crate::workbook::control::{Button, Control};
use crate::workbook::error::Trouble;

const CONTENT: &str = "content.xml";
/// Most elements of a row with something in them.
const MAX_CELLS: usize = 20_000;
/// Most columns with a style of their own.
const MAX_COLUMNS: usize = 20_000;

/// The sheets of an archive that [`super::sniff`] has looked at.
pub(super) fn sheets(bytes: &[u8]) -> Result<Vec<Sheet>, Trouble> {
    let mut parts = Parts::open(bytes).ok_or(Trouble::Damaged)?;
    let mut styles = Styles::default();
    for part in ["styles.xml", CONTENT] {
        if let Some(stream) = parts.stream(part) {
            styles.add(stream);
        }
    }
    let mut events = Events::of(parts.stream(CONTENT).ok_or(Trouble::Damaged)?);
    let (mut sheets, mut counts) = (Vec::new(), Counts::default());
    loop {
        let table = match events.next()? {
            Event::Start(tag) => match tag.local_name().into_inner() {
                "table" => Some(named(&tag)),
                // what was deleted once has cells too
                "tracked-changes" => None,
                _ => continue,
            },
            Event::Eof => break,
            _ => continue,
        };
        let Some((name, style)) = table else {
            events.skip()?;
            continue;
        };
        let filling = Filling::new(&name, &mut counts)?;
        let mut table =
            Table { filling, styles: &styles, row: 0, columns: Vec::new(), boxes: BTreeMap::new() };
        if table.read(&mut events)? {
            sheets.push(table.filling.done(styles.shows(style.as_deref())));
        }
    }
    if sheets.is_empty() { Err(Trouble::Damaged) } else { Ok(sheets) }
}

/// Name and style of a table.
fn named(tag: &BytesStart<'_>) -> (String, Option<String>) {
    (attribute(tag, "name").unwrap_or_default(), attribute(tag, "style-name"))
}

/// A table that is being read.
struct Table<'t, 'c> {
    filling: Filling<'c>,
    styles: &'t Styles,
    /// Rows that are over.
    row: u32,
    /// Last column and style of each group of columns.
    columns: Vec<(u32, Option<String>)>,
    /// Check boxes and option buttons by the name of their control, with link and state.
    boxes: BTreeMap<String, (Button, Option<String>, Option<bool>)>,
}

impl Table<'_, '_> {
    /// Reads to the end of the table. Whether it is one of this workbook: copies of others stand among them.
    fn read<R: BufRead>(&mut self, events: &mut Events<R>) -> Result<bool, Trouble> {
        let (mut depth, mut is_own) = (1_usize, true);
        let mut in_shapes = 0_usize;
        while depth > 0 {
            let row = match events.next()? {
                Event::Start(tag) => match tag.local_name().into_inner() {
                    "table-row" => Some((Row::of(&tag), true)),
                    name => {
                        depth += 1;
                        match name {
                            "shapes" => in_shapes = depth,
                            "table-source" => is_own = false,
                            _ => {}
                        }
                        let shape = (in_shapes > 0).then(|| tag.to_owned());
                        self.element(&tag, shape)?;
                        None
                    }
                },
                Event::Empty(tag) => match tag.local_name().into_inner() {
                    "table-row" => Some((Row::of(&tag), false)),
                    name => {
                        is_own &= name != "table-source";
                        let shape = (in_shapes > 0).then(|| tag.to_owned());
                        self.element(&tag, shape)?;
                        None
                    }
                },
                Event::End(_) => {
                    if depth == in_shapes {
                        in_shapes = 0;
                    }
                    depth -= 1;
                    None
                }
                Event::Eof => return Err(Trouble::Damaged),
                _ => None,
            };
            match row {
                Some((row, true)) => self.cells(&row, events)?,
                Some((row, false)) => self.over(&row),
                None => {}
            }
        }
        Ok(is_own)
    }

    /// A group of columns, a check box, or a control that is anchored to the page.
    fn element(&mut self, tag: &BytesStart<'_>, shape: Option<BytesStart<'_>>) -> Result<(), Trouble> {
        match tag.local_name().into_inner() {
            "table-column" if self.columns.len() < MAX_COLUMNS => {
                let before = self.columns.last().map_or(0, |(last, _)| *last);
                let count = attribute(tag, "number-columns-repeated").map_or(1, |count| repeated(&count));
                self.columns.push((before.saturating_add(count), attribute(tag, "default-cell-style-name")));
            }
            kind @ ("checkbox" | "radio") => {
                let (button, now, then, yes) = match kind {
                    "checkbox" => (Button::Box, "current-state", "state", "checked"),
                    _ => (Button::Option, "current-selected", "selected", "true"),
                };
                let link = attribute(tag, "linked-cell").filter(|link| !link.is_empty());
                let state = attribute(tag, now).or_else(|| attribute(tag, then));
                let ticked = Some(state.as_deref() == Some(yes));
                // a control of OpenDocument 1.2 is named by either
                if let Some(id) = attribute(tag, "id").filter(|_| self.boxes.len() < MAX_CELLS) {
                    self.boxes.insert(id, (button, link, ticked));
                }
            }
            "control" => {
                if let Some(name) = shape.and_then(|shape| attribute(&shape, "control")) {
                    let end = attribute(tag, "end-cell-address").unwrap_or_default();
                    let cell = end.rsplit('.').next().and_then(cell_named);
                    let (row, column) = cell.unwrap_or((1, 1));
                    return self.control(&name, row, column);
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// A control lies over a cell.
    fn control(&mut self, name: &str, row: u32, column: u16) -> Result<(), Trouble> {
        let Some((button, link, ticked)) = self.boxes.get(name).cloned() else { return Ok(()) };
        let place = Place::cell(&Arc::clone(self.filling.name()), row, column);
        self.filling.control(Control { button, place, link, ticked })
    }

    /// A row is over.
    fn over(&mut self, row: &Row) {
        let first = self.row.saturating_add(1);
        self.row = self.row.saturating_add(row.repeated);
        if row.hidden {
            self.filling.hide(first, self.row);
        }
    }

    /// Reads a row to its end.
    fn cells<R: BufRead>(&mut self, row: &Row, events: &mut Events<R>) -> Result<(), Trouble> {
        let number = self.row.saturating_add(1);
        let mut column = 0_u32;
        let mut cells: Vec<(u32, u32, Value)> = Vec::new();
        loop {
            let (said, is_empty) = match events.next()? {
                Event::Start(tag) if is_cell(&tag) => (Said::of(&tag), false),
                Event::Empty(tag) if is_cell(&tag) => (Said::of(&tag), true),
                Event::End(tag) if tag.local_name().into_inner() == "table-row" => break,
                Event::Eof => return Err(Trouble::Damaged),
                _ => continue,
            };
            let first = column.saturating_add(1);
            column = column.saturating_add(said.repeated);
            let content = if is_empty {
                Content::default()
            } else {
                let style = said.style.as_ref().or(row.style.as_ref()).or_else(|| self.style_of(first));
                let font = style.and_then(|style| self.styles.font(style));
                content(events, self.styles, font)?
            };
            for name in &content.controls {
                self.control(name, number, u16::try_from(first).unwrap_or(u16::MAX))?;
            }
            let last = (number.saturating_add(said.rows - 1), first.saturating_add(said.columns - 1));
            self.filling.merge((number, first), last)?;
            if let Some(value) = said.read(content.text) {
                cells.push((first, column, value));
                if cells.len() > MAX_CELLS {
                    return Err(Trouble::TooBig);
                }
            }
        }
        if !cells.is_empty() {
            for row in number..=self.row.saturating_add(row.repeated) {
                for (first, last, value) in &cells {
                    for column in *first..=*last {
                        self.filling.put(row, column, value.clone())?;
                    }
                }
            }
        }
        self.over(row);
        Ok(())
    }

    /// The style of a column's cells.
    fn style_of(&self, column: u32) -> Option<&String> {
        let group = self.columns.partition_point(|(last, _)| *last < column);
        self.columns.get(group)?.1.as_ref()
    }
}

fn is_cell(tag: &BytesStart<'_>) -> bool {
    matches!(tag.local_name().into_inner(), "table-cell" | "covered-table-cell")
}

/// What the element of a row says.
struct Row {
    /// How many rows it is.
    repeated: u32,
    hidden: bool,
    /// The style of its cells.
    style: Option<String>,
}

impl Row {
    fn of(tag: &BytesStart<'_>) -> Self {
        Self {
            repeated: attribute(tag, "number-rows-repeated").map_or(1, |count| repeated(&count)),
            hidden: attribute(tag, "visibility").is_some_and(|seen| seen == "collapse" || seen == "filter"),
            style: attribute(tag, "default-cell-style-name"),
        }
    }
}
