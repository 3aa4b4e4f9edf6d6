//! The styles part: every format that a marked cell has, once more with another fill (ECMA-376 part 1, 18.8).

use std::collections::BTreeMap;

use super::odd::Odd;
use super::package::Package;
use super::relations;
use super::workbook::Workbook;
use super::xml::{Edits, Tree};
use crate::findings::Severity;

/// Most formats of a workbook (Excel's own limit is 65,490).
const MOST: usize = 64_000;
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const TYPE: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml";

/// Fills: those of the severities, in their order, then what nobody has to mend, then the titles of columns. Excel's own red,
/// yellow and blue for what is bad, neutral, linked: people know them.
const FILLS: [&str; 5] = ["FFFFC7CE", "FFFFEB9C", "FFDDEBF7", "FFF2F2F2", "FF1F3864"];
/// The last of them.
const NAVY: usize = FILLS.len() - 1;

/// The fill of a severity, by its number.
fn fill(severity: Severity) -> usize {
    (severity as usize).min(NAVY - 1)
}

/// Its colour, as the format writes it.
pub(super) fn colour(severity: Severity) -> &'static str {
    FILLS[fill(severity)]
}

/// The look of a cell in the sheet of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Look {
    Title,
    Note,
    Header,
    Severity(Severity),
    Centred,
    Link,
    Text,
}

/// Fonts of the list: size, weight, line, colour.
const FONTS: [&str; 5] = [
    "<P:b/><P:sz val=\"16\"/><P:color rgb=\"FF1F3864\"/>",
    "<P:sz val=\"10\"/><P:color rgb=\"FF667085\"/>",
    "<P:b/><P:sz val=\"10\"/><P:color rgb=\"FFFFFFFF\"/>",
    "<P:sz val=\"10\"/><P:color rgb=\"FF000000\"/>",
    "<P:u/><P:sz val=\"10\"/><P:color rgb=\"FF0563C1\"/>",
];

/// The styles of a workbook, and what is added to them.
pub(super) struct Styles {
    part: String,
    xml: String,
    /// Each format as it is written.
    formats: Vec<String>,
    /// Numbers of the first font, fill and border that we add.
    fonts: usize,
    fills: usize,
    borders: usize,
    added: Vec<String>,
    /// How many formats of rules there are, if any may be added, and those added.
    rules: Option<usize>,
    ruled: Vec<Severity>,
    tinted: BTreeMap<(usize, Severity), usize>,
    looks: BTreeMap<Look, usize>,
    prefix: String,
}

impl Styles {
    pub(super) fn read(package: &mut Package<'_>, workbook: &Workbook) -> Result<Self, Odd> {
        let part = match &workbook.styles {
            Some(part) => part.clone(),
            None => plain(package, &workbook.part)?,
        };
        let xml = package.text(&part)?;
        let tree = Tree::of(&xml)?;
        let count =
            |local: &str| Ok::<_, Odd>(tree.children(tree.child(0, local).ok_or(Odd::Built)?).count());
        let formats = tree.child(0, "cellXfs").ok_or(Odd::Built)?;
        let formats: Vec<String> =
            tree.children(formats).map(|(_, format)| xml[format.range()].to_owned()).collect();
        if formats.is_empty() {
            return Err(Odd::Built);
        }
        let (fonts, fills, borders) = (count("fonts")?, count("fills")?, count("borders")?);
        let prefix = tree.root().tag.prefix().to_owned();
        Ok(Self {
            formats,
            fonts,
            fills,
            borders,
            added: Vec::new(),
            rules: tree.child(0, "dxfs").map(|rules| tree.children(rules).count()),
            ruled: Vec::new(),
            tinted: BTreeMap::new(),
            looks: BTreeMap::new(),
            prefix,
            part,
            xml,
        })
    }

    /// The format of a cell, with the fill of a severity. A cell that names a format which is not there has the first.
    pub(super) fn tinted(&mut self, base: usize, severity: Severity) -> Result<usize, Odd> {
        let base = if base < self.formats.len() { base } else { 0 };
        if let Some(&known) = self.tinted.get(&(base, severity)) {
            return Ok(known);
        }
        let fill = self.fills + fill(severity);
        let xml = self.formats[base].clone();
        let tree = Tree::of(&xml)?;
        let mut edits = Edits::default();
        edits.set(&tree.root().tag, "fillId", &fill.to_string());
        edits.set(&tree.root().tag, "applyFill", "1");
        let number = self.add(edits.apply(&xml)?)?;
        self.tinted.insert((base, severity), number);
        Ok(number)
    }

    /// The format of a rule that colours cells of a severity; nothing where the workbook has no formats of rules.
    pub(super) fn rule(&mut self, severity: Severity) -> Option<usize> {
        let first = self.rules?;
        let known = self.ruled.iter().position(|known| *known == severity);
        let at = known.unwrap_or_else(|| {
            self.ruled.push(severity);
            self.ruled.len() - 1
        });
        Some(first + at)
    }

    /// The format of a cell of the list.
    pub(super) fn look(&mut self, look: Look) -> Result<usize, Odd> {
        if let Some(&known) = self.looks.get(&look) {
            return Ok(known);
        }
        let (font, fill, border, across, wraps) = match look {
            Look::Title => (0, None, 0, "left", false),
            Look::Note => (1, None, 0, "left", false),
            Look::Header => (2, Some(NAVY), 1, "center", true),
            Look::Severity(severity) => (3, Some(fill(severity)), 1, "center", true),
            Look::Centred => (3, None, 1, "center", true),
            Look::Link => (4, None, 1, "left", true),
            Look::Text => (3, None, 1, "left", true),
        };
        let fill = fill.map_or(0, |fill| self.fills + fill);
        let border = if border == 0 { 0 } else { self.borders };
        let (font, prefix) = (self.fonts + font, &self.prefix);
        let wrap = if wraps { " wrapText=\"1\"" } else { "" };
        let format = format!(
            "<{prefix}xf numFmtId=\"0\" fontId=\"{font}\" fillId=\"{fill}\" borderId=\"{border}\" xfId=\"0\" applyFont=\"1\" \
             applyFill=\"1\" applyBorder=\"1\" applyAlignment=\"1\"><{prefix}alignment horizontal=\"{across}\" \
             vertical=\"center\"{wrap}/></{prefix}xf>"
        );
        let number = self.add(format)?;
        self.looks.insert(look, number);
        Ok(number)
    }

    fn add(&mut self, format: String) -> Result<usize, Odd> {
        let number = self.formats.len() + self.added.len();
        if number >= MOST {
            return Err(Odd::Full);
        }
        self.added.push(format);
        Ok(number)
    }

    /// Writes what was added into the package.
    pub(super) fn finish(self, package: &mut Package<'_>) -> Result<(), Odd> {
        let tree = Tree::of(&self.xml)?;
        let mut edits = Edits::default();
        let prefix = &self.prefix;
        let solid = |rgb: &str| {
            format!(
                "<{prefix}fill><{prefix}patternFill patternType=\"solid\"><{prefix}fgColor rgb=\"{rgb}\"/>\
                 <{prefix}bgColor indexed=\"64\"/></{prefix}patternFill></{prefix}fill>"
            )
        };
        let fonts = FONTS.map(|font| {
            let font = font.replace("P:", prefix);
            format!("<{prefix}font>{font}<{prefix}name val=\"Calibri\"/><{prefix}family val=\"2\"/></{prefix}font>")
        });
        let border = format!(
            "<{prefix}border><{prefix}left/><{prefix}right/><{prefix}top/><{prefix}bottom style=\"thin\">\
             <{prefix}color rgb=\"FFC9D1DC\"/></{prefix}bottom><{prefix}diagonal/></{prefix}border>"
        );
        let rule = |severity: &Severity| {
            format!(
                "<{prefix}dxf><{prefix}fill><{prefix}patternFill><{prefix}bgColor rgb=\"{}\"/></{prefix}patternFill>\
                 </{prefix}fill></{prefix}dxf>",
                colour(*severity)
            )
        };
        let rules: String = self.ruled.iter().map(rule).collect();
        let formats = self.formats.len() + self.added.len();
        let mut lists = vec![
            ("fonts", fonts.concat(), self.fonts + FONTS.len()),
            ("fills", FILLS.map(solid).concat(), self.fills + FILLS.len()),
            ("borders", border, self.borders + 1),
            ("cellXfs", self.added.concat(), formats),
        ];
        if let Some(there) = self.rules.filter(|_| !rules.is_empty()) {
            lists.push(("dxfs", rules, there + self.ruled.len()));
        }
        for (local, text, count) in lists {
            let id = tree.child(0, local).ok_or(Odd::Built)?;
            tree.append(id, &text, &mut edits);
            if let Some(span) = tree.element(id).tag.span("count") {
                edits.replace(span, count.to_string());
            }
        }
        let edited = edits.apply(&self.xml)?;
        package.change(&self.part, edited)
    }
}

/// A workbook without styles gets the plainest ones: programs that write the least leave them out.
fn plain(package: &mut Package<'_>, workbook: &str) -> Result<String, Odd> {
    let part = package.free("xl/styles*.xml");
    package.add(
        &part,
        format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<styleSheet xmlns=\"{MAIN}\">\
             <fonts count=\"1\"><font><sz val=\"11\"/><name val=\"Calibri\"/><family val=\"2\"/></font></fonts>\
             <fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/>\
             </fill></fills><borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>\
             <cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>\
             <cellXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/></cellXfs>\
             </styleSheet>"
        ),
    );
    relations::add(package, workbook, "styles", &part)?;
    relations::declare(package, &part, TYPE)?;
    Ok(part)
}
