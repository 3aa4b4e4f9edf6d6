//! A sheet part: marked cells get another format, and come into being where they are not there; nothing else moves
//! (ECMA-376 part 1, 18.3.1).

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::ops::Range;

use super::grid::Grid;
use super::merges;
use super::odd::Odd;
use super::refs::{Cell, Corners, name_of};
use super::relations::OFFICE;
use super::rules::Rules;
use super::workbook::link_attribute;
use super::xml::{Edits, Step, Tag, Walk};
use crate::findings::cell_named;

/// The marks of a sheet: by row, then by column, what is told there. Column 0 is the row as a whole.
pub(super) type Marks = BTreeMap<u32, BTreeMap<u16, BTreeSet<usize>>>;

/// Elements that stand before the drawing of the notes, in the order of the schema.
const BEFORE_NOTES: [&str; 30] = [
    "sheetPr",
    "dimension",
    "sheetViews",
    "sheetFormatPr",
    "cols",
    "sheetData",
    "sheetCalcPr",
    "sheetProtection",
    "protectedRanges",
    "scenarios",
    "autoFilter",
    "sortState",
    "dataConsolidate",
    "customSheetViews",
    "mergeCells",
    "phoneticPr",
    "conditionalFormatting",
    "dataValidations",
    "hyperlinks",
    "printOptions",
    "pageMargins",
    "pageSetup",
    "headerFooter",
    "rowBreaks",
    "colBreaks",
    "customProperties",
    "cellWatches",
    "ignoredErrors",
    "smartTags",
    "drawing",
];

/// What gives a cell another format: its number now, and what is told there; the new number.
pub(super) type Tint<'t> = dyn FnMut(usize, &BTreeSet<usize>) -> Result<usize, Odd> + 't;

/// A sheet that has been gone through.
pub(super) struct Sheet<'x> {
    xml: &'x str,
    edits: Edits,
    /// What is told at each cell.
    pub(super) cells: BTreeMap<Cell, BTreeSet<usize>>,
    pub(super) grid: Grid,
    rules: Rules,
    /// Id of the relationship to the drawing of its notes and form controls.
    pub(super) drawing: Option<String>,
    behind: usize,
    prefix: &'x str,
    link: Option<&'x str>,
    dimension: Option<(Range<usize>, Corners)>,
    marks: Marks,
    row: Option<Row<'x>>,
    last_row: u32,
}

/// A row under way.
struct Row<'x> {
    number: u32,
    tag: Tag<'x>,
    cells: Vec<(u16, Tag<'x>, bool)>,
    column: u16,
}

impl<'x> Sheet<'x> {
    /// Goes through a sheet. Marks inside merged cells go to the cell that is in sight.
    pub(super) fn mark(xml: &'x str, marks: &Marks, tint: &mut Tint<'_>) -> Result<Self, Odd> {
        let mut sheet = Self {
            xml,
            edits: Edits::default(),
            cells: BTreeMap::new(),
            grid: Grid::default(),
            rules: Rules::default(),
            drawing: None,
            behind: 0,
            prefix: "",
            link: None,
            dimension: None,
            marks: merges::in_sight(xml, marks),
            row: None,
            last_row: 0,
        };
        let mut walk = Walk::over(xml);
        let mut section = "";
        while let Some(step) = walk.next()? {
            match step {
                Step::Open(tag) => {
                    let level = walk.depth + usize::from(tag.empty);
                    match (level, section) {
                        (1, _) => sheet.root(&tag)?,
                        (2, _) => {
                            section = tag.local();
                            sheet.section(&tag, tint)?;
                        }
                        (_, "sheetData") => sheet.data(level, tag, tint)?,
                        (3, "sheetViews") => deselect(&tag, &mut sheet.edits),
                        (3, "cols") => sheet.grid.column(&tag),
                        (_, "conditionalFormatting" | "extLst") if tag.local() == "cfRule" => {
                            sheet.rules.rule(&tag);
                        }
                        (4, "AlternateContent") if tag.local() == "drawing" => section = "drawing",
                        _ => {}
                    }
                }
                Step::Close(range) => match (walk.depth + 1, section) {
                    (3, "sheetData") => sheet.row_ends(&range, tint)?,
                    (2, _) => sheet.section_ends(section, &range, tint)?,
                    _ => {}
                },
            }
        }
        Ok(sheet)
    }

    fn root(&mut self, tag: &Tag<'x>) -> Result<(), Odd> {
        (self.prefix, self.link) = (tag.prefix(), tag.bound(OFFICE));
        if tag.local() == "worksheet" && !tag.empty { Ok(()) } else { Err(Odd::Built) }
    }

    fn section(&mut self, tag: &Tag<'x>, tint: &mut Tint<'_>) -> Result<(), Odd> {
        let local = tag.local();
        match local {
            "dimension" => {
                let span = tag.span("ref").zip(tag.value("ref"));
                self.dimension = span.and_then(|(span, value)| Some((span, Corners::of(&value)?)));
            }
            "sheetFormatPr" => self.grid.usual(tag),
            "conditionalFormatting" => self.rules.area(tag),
            "legacyDrawing" => self.drawing = tag.value("id").map(std::borrow::Cow::into_owned),
            "sheetData" if tag.empty => {
                let rows = self.rows_before(u32::MAX, tint)?;
                let name = &self.xml[tag.range.start + 1..tag.behind_name()];
                let slash = tag.range.end - 2;
                self.edits.replace(slash..tag.range.end, format!(">{rows}</{name}>"));
            }
            _ => {}
        }
        if tag.empty && BEFORE_NOTES.contains(&local) {
            self.behind = tag.range.end;
        }
        Ok(())
    }

    fn section_ends(&mut self, section: &str, range: &Range<usize>, tint: &mut Tint<'_>) -> Result<(), Odd> {
        if section == "sheetData" {
            let rows = self.rows_before(u32::MAX, tint)?;
            self.edits.insert(range.start, rows);
        }
        if BEFORE_NOTES.contains(&section) {
            self.behind = range.end;
        }
        Ok(())
    }

    fn data(&mut self, level: usize, tag: Tag<'x>, tint: &mut Tint<'_>) -> Result<(), Odd> {
        match (level, tag.local()) {
            (3, "row") => self.row_begins(tag, tint),
            (4, "c") => self.cell(tag),
            (5, "v" | "is" | "f") => {
                if let Some((.., holds)) = self.row.as_mut().and_then(|row| row.cells.last_mut()) {
                    *holds = true;
                }
                Ok(())
            }
            _ => Ok(()),
        }
    }

    fn row_begins(&mut self, tag: Tag<'x>, tint: &mut Tint<'_>) -> Result<(), Odd> {
        let number =
            if tag.span("r").is_some() { tag.number("r").ok_or(Odd::Built)? } else { self.last_row + 1 };
        // Excel refuses rows in another order, and so would every edit among them be wrong
        if number <= self.last_row {
            return Err(Odd::Built);
        }
        self.last_row = number;
        self.grid.row(number, &tag);
        let rows = self.rows_before(number, tint)?;
        if !rows.is_empty() {
            self.edits.insert(tag.range.start, rows);
        }
        if !self.marks.contains_key(&number) {
            return Ok(());
        }
        let (empty, end) = (tag.empty, tag.range.end);
        self.row = Some(Row { number, tag, cells: Vec::new(), column: 0 });
        if empty { self.row_ends(&(end..end), tint) } else { Ok(()) }
    }

    fn cell(&mut self, tag: Tag<'x>) -> Result<(), Odd> {
        let Some(row) = &mut self.row else { return Ok(()) };
        let column = match tag.value("r") {
            Some(name) => cell_named(&name).filter(|(number, _)| *number == row.number).ok_or(Odd::Built)?.1,
            None => row.column + 1,
        };
        if column <= row.column {
            return Err(Odd::Built);
        }
        row.column = column;
        row.cells.push((column, tag, false));
        Ok(())
    }

    /// Marks the cells of a row.
    fn row_ends(&mut self, range: &Range<usize>, tint: &mut Tint<'_>) -> Result<(), Odd> {
        let Some(row) = self.row.take() else { return Ok(()) };
        let first = row.cells.iter().find(|(.., holds)| *holds).map(|(column, ..)| *column);
        let wanted = settled(self.marks.remove(&row.number).unwrap_or_default(), first.unwrap_or(1));
        let of_row = row.tag.number("s").filter(|_| row.tag.truth("customFormat"));
        let mut inside = String::new();
        let mut is_wider = false;
        for (column, told) in wanted {
            // they stand in order: others are refused
            let next = row.cells.partition_point(|(there, ..)| *there < column);
            if let Some((_, tag, _)) = row.cells.get(next).filter(|(there, ..)| *there == column) {
                let number = tint(tag.number("s").unwrap_or(0) as usize, &told)?;
                self.edits.set(tag, "s", &number.to_string());
            } else {
                is_wider = true;
                let base = of_row.or_else(|| self.grid.style(column)).unwrap_or(0);
                let text = self.new_cell((row.number, column), tint(base as usize, &told)?);
                match row.cells.get(next) {
                    Some((_, next, _)) => self.edits.insert(next.range.start, text),
                    None => inside += &text,
                }
            }
            self.cells.insert((row.number, column), told);
        }
        // the hint which columns there are would be wrong, and need not be there
        if let Some(spans) = row.tag.whole("spans").filter(|_| is_wider) {
            self.edits.replace(spans, "");
        }
        if row.tag.empty && !inside.is_empty() {
            let name = &self.xml[row.tag.range.start + 1..row.tag.behind_name()];
            let slash = row.tag.range.end - 2;
            self.edits.replace(slash..row.tag.range.end, format!(">{inside}</{name}>"));
        } else if !inside.is_empty() {
            self.edits.insert(range.start, inside);
        }
        Ok(())
    }

    /// The marked rows before a row that are not in the sheet.
    fn rows_before(&mut self, number: u32, tint: &mut Tint<'_>) -> Result<String, Odd> {
        let mut rows = String::new();
        while let Some(entry) = self.marks.first_entry().filter(|entry| *entry.key() < number) {
            let (row, marks) = entry.remove_entry();
            let mut cells = String::new();
            for (column, told) in settled(marks, 1) {
                let base = self.grid.style(column).unwrap_or(0);
                cells += &self.new_cell((row, column), tint(base as usize, &told)?);
                self.cells.insert((row, column), told);
            }
            self.grid.new_row(row);
            let prefix = self.prefix;
            let _ = write!(rows, "<{prefix}row r=\"{row}\">{cells}</{prefix}row>");
        }
        Ok(rows)
    }

    fn new_cell(&mut self, cell: Cell, style: usize) -> String {
        if let Some((_, corners)) = &mut self.dimension {
            corners.include(cell);
        }
        format!("<{}c r=\"{}\" s=\"{style}\"/>", self.prefix, name_of(cell))
    }

    /// Marks the cells that the sheet's own conditional formats may colour by a rule too. `format` gives its format.
    pub(super) fn put_rules_first(&mut self, format: &mut dyn FnMut(&BTreeSet<usize>) -> Option<usize>) {
        let mut cells: BTreeMap<usize, Vec<Cell>> = BTreeMap::new();
        let mut concern = self.rules.concern();
        for (&cell, told) in self.cells.iter().filter(|(cell, _)| concern.holds(**cell)) {
            if let Some(format) = format(told) {
                cells.entry(format).or_default().push(cell);
            }
        }
        self.rules.put_first(self.prefix, &cells, &mut self.edits);
    }

    /// The sheet as it is now; `drawing` is the relationship of its notes, if there was none.
    pub(super) fn finish(mut self, drawing: Option<&str>) -> Result<String, Odd> {
        if let Some(id) = drawing {
            let link = link_attribute(self.link, id);
            self.edits.insert(self.behind, format!("<{}legacyDrawing{link}/>", self.prefix));
        }
        if let Some((span, corners)) = self.dimension {
            let before = &self.xml[span.clone()];
            if Corners::of(before).is_some_and(|there| there != corners) {
                self.edits.replace(span, corners.to_string());
            }
        }
        self.edits.apply(self.xml)
    }
}

/// What is told of the row as a whole goes to one of its cells.
fn settled(mut marks: BTreeMap<u16, BTreeSet<usize>>, first: u16) -> BTreeMap<u16, BTreeSet<usize>> {
    if let Some(told) = marks.remove(&0) {
        marks.entry(first).or_default().extend(told);
    }
    marks
}

/// A sheet that was in view is no longer: two selected sheets would be edited as one.
fn deselect(tag: &Tag<'_>, edits: &mut Edits) {
    let selected = tag.local() == "sheetView" && tag.truth("tabSelected");
    if let Some(whole) = tag.whole("tabSelected").filter(|_| selected) {
        edits.replace(whole, "");
    }
}

/// A sheet without marks, of cells or of a chart, that is no longer in view; nothing where it was not.
pub(super) fn deselected(xml: &str) -> Result<Option<String>, Odd> {
    let mut walk = Walk::over(xml);
    let mut edits = Edits::default();
    while let Some(step) = walk.next()? {
        let Step::Open(tag) = step else { continue };
        match tag.local() {
            // what comes behind need not be looked at: it may be long
            "sheetData" | "drawing" => break,
            _ => deselect(&tag, &mut edits),
        }
    }
    if edits.is_empty() { Ok(None) } else { edits.apply(xml).map(Some) }
}
