//! The workbook part: which sheets there are, and a new one before all of them (ECMA-376 part 1, 18.2).

use std::fmt::Write as _;

use super::anomalies::Name;
use super::odd::Odd;
use super::package::Package;
use super::relations::{self, OFFICE};
use super::xml::{Edits, Tree, escaped};

/// The workbook of a package.
pub(super) struct Workbook {
    /// Its part.
    pub(super) part: String,
    /// Name and part of each sheet, in order; sheets of charts too.
    pub(super) sheets: Vec<(String, String)>,
    /// The part of the styles.
    pub(super) styles: Option<String>,
    /// What the file must be called: Excel refuses an extension that is not that of the content.
    pub(super) extension: &'static str,
}

/// Content types of workbooks, and their extensions.
const KINDS: [(&str, &str); 4] = [
    ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml", "xlsx"),
    ("application/vnd.ms-excel.sheet.macroEnabled.main+xml", "xlsm"),
    ("application/vnd.openxmlformats-officedocument.spreadsheetml.template.main+xml", "xltx"),
    ("application/vnd.ms-excel.template.macroEnabled.main+xml", "xltm"),
];
const STRICT: &str = "http://purl.oclc.org/ooxml/";
/// Elements of a workbook that stand before its names.
const BEFORE_NAMES: [&str; 8] = [
    "fileVersion",
    "fileSharing",
    "workbookPr",
    "workbookProtection",
    "bookViews",
    "sheets",
    "functionGroups",
    "externalReferences",
];
/// Longest name of a sheet.
const LONGEST: usize = 31;

impl Workbook {
    pub(super) fn read(package: &mut Package<'_>) -> Result<Self, Odd> {
        let main = relations::of(package, "")?;
        if package.has_folder("_xmlsignatures/")
            || main.iter().any(|relation| relation.address.contains("digital-signature"))
        {
            return Err(Odd::Signed);
        }
        let main = main.into_iter().find(|relation| relation.is("officeDocument")).ok_or(Odd::Format)?;
        if !package.has(&main.target) {
            return Err(Odd::Built);
        }
        let kind = relations::type_of(package, &main.target)?.unwrap_or_default();
        // part names are ASCII, types are compared without case (RFC 2045)
        let extension =
            KINDS.iter().find(|(known, _)| known.eq_ignore_ascii_case(&kind)).ok_or(Odd::Format)?.1;
        let xml = package.text(&main.target)?;
        let tree = Tree::of(&xml)?;
        if main.address.starts_with(STRICT)
            || tree.root().tag.attributes().any(|(_, value, _)| value.starts_with(STRICT))
        {
            return Err(Odd::Strict);
        }
        let related = relations::of(package, &main.target)?;
        if related.iter().any(|relation| relation.is("revisionHeaders")) {
            return Err(Odd::Shared);
        }
        let target = |id: &str| Some(related.iter().find(|relation| relation.id == id)?.target.clone());
        let sheets = tree
            .named("sheet")
            .map(|sheet| {
                let part = sheet.tag.value("id").and_then(|id| target(&id));
                Some((sheet.tag.value("name")?.into_owned(), part.filter(|part| package.has(part))?))
            })
            .collect::<Option<Vec<_>>>()
            .filter(|sheets| !sheets.is_empty())
            .ok_or(Odd::Built)?;
        let styles =
            related.iter().find(|relation| relation.is("styles")).map(|relation| relation.target.clone());
        Ok(Self { part: main.target, sheets, styles, extension })
    }

    /// A name that no sheet has: Excel takes names in two cases for one.
    pub(super) fn free_name(&self, wanted: &str) -> String {
        let taken =
            |name: &str| self.sheets.iter().any(|(there, _)| there.to_lowercase() == name.to_lowercase());
        let numbered = (2_u32..).map(|number| format!("{wanted} ({number})"));
        let mut names = std::iter::once(wanted.to_owned()).chain(numbered);
        names.find(|name| !taken(name) && name.chars().count() <= LONGEST).unwrap_or_default()
    }

    /// Puts a sheet before all others, and in view. Whatever counts sheets counts one more.
    pub(super) fn put_first(
        &self,
        package: &mut Package<'_>,
        name: &str,
        part: &str,
        names: &[Name],
    ) -> Result<(), Odd> {
        let id = relations::add(package, &self.part, "worksheet", part)?;
        let xml = package.text(&self.part)?;
        let tree = Tree::of(&xml)?;
        let root = &tree.root().tag;
        let prefix = root.prefix();
        let mut edits = Edits::default();
        let sheets = tree.child(0, "sheets").ok_or(Odd::Built)?;
        let last = tree.named("sheet").filter_map(|sheet| sheet.tag.number("sheetId")).max().unwrap_or(0);
        let link = link_attribute(root.bound(OFFICE), &id);
        edits.insert(
            tree.element(sheets).tag.range.end,
            format!(
                "<{prefix}sheet name=\"{}\" sheetId=\"{}\"{link}/>",
                escaped(name),
                last.saturating_add(1)
            ),
        );
        for view in tree.named("workbookView") {
            for attribute in ["activeTab", "firstSheet"] {
                if let Some(span) = view.tag.span(attribute) {
                    edits.replace(span, "0");
                }
            }
        }
        for defined in tree.named("definedName") {
            if let (Some(span), Some(sheet)) =
                (defined.tag.span("localSheetId"), defined.tag.number("localSheetId"))
            {
                edits.replace(span, sheet.saturating_add(1).to_string());
            }
        }
        let mut own = String::new();
        for (name, refers) in names {
            let hidden = if name.ends_with("FilterDatabase") { " hidden=\"1\"" } else { "" };
            let _ = write!(
                own,
                "<{prefix}definedName name=\"{name}\" localSheetId=\"0\"{hidden}>{}</{prefix}definedName>",
                escaped(refers)
            );
        }
        match tree.child(0, "definedNames") {
            Some(names) if !tree.element(names).tag.empty => {
                edits.insert(tree.element(names).tag.range.end, own);
            }
            Some(names) => tree.append(names, &own, &mut edits),
            None => {
                let before = tree.children(0).filter(|(_, child)| BEFORE_NAMES.contains(&child.tag.local()));
                let behind = before.map(|(_, child)| child.range().end).max().ok_or(Odd::Built)?;
                edits.insert(behind, format!("<{prefix}definedNames>{own}</{prefix}definedNames>"));
            }
        }
        let edited = edits.apply(&xml)?;
        package.change(&self.part, edited)
    }
}

/// The attribute that names a relationship, whatever prefix the part has for it.
pub(super) fn link_attribute(prefix: Option<&str>, id: &str) -> String {
    match prefix {
        Some(prefix) => format!(" {prefix}:id=\"{id}\""),
        None => format!(" xmlns:r=\"{OFFICE}\" r:id=\"{id}\""),
    }
}
