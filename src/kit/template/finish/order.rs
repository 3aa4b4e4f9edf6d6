//! The order of elements that the schema asks for, and the litter that docx-rs leaves.
//!
//! Source: ECMA-376 part 1, annex A.1 (`CT_PPr`, `CT_RPr`, `CT_NumPr`, `CT_SectPr`, `CT_Style`, `CT_Lvl`,
//! `CT_Settings`, `CT_TblPr`, `CT_TcPr`, `CT_TcBorders`, `CT_TblCellMar`), the elements that the template uses.

use super::tree::{Child, Element};

const ORDERS: &[(&str, &[&str])] = &[
    (
        "w:pPr",
        &[
            "w:pStyle",
            "w:keepNext",
            "w:keepLines",
            "w:pageBreakBefore",
            "w:widowControl",
            "w:numPr",
            "w:pBdr",
            "w:shd",
            "w:tabs",
            "w:spacing",
            "w:ind",
            "w:contextualSpacing",
            "w:jc",
            "w:outlineLvl",
            "w:rPr",
            "w:sectPr",
        ],
    ),
    (
        "w:rPr",
        &[
            "w:rStyle",
            "w:rFonts",
            "w:b",
            "w:bCs",
            "w:i",
            "w:iCs",
            "w:caps",
            "w:color",
            "w:spacing",
            "w:sz",
            "w:szCs",
            "w:u",
            "w:lang",
        ],
    ),
    ("w:numPr", &["w:ilvl", "w:numId"]),
    (
        "w:sectPr",
        &[
            "w:headerReference",
            "w:footerReference",
            "w:type",
            "w:pgSz",
            "w:pgMar",
            "w:pgNumType",
            "w:cols",
            "w:titlePg",
            "w:docGrid",
        ],
    ),
    (
        "w:style",
        &[
            "w:name",
            "w:basedOn",
            "w:next",
            "w:link",
            "w:uiPriority",
            "w:semiHidden",
            "w:unhideWhenUsed",
            "w:qFormat",
            "w:pPr",
            "w:rPr",
            "w:tblPr",
            "w:tcPr",
        ],
    ),
    ("w:abstractNum", &["w:nsid", "w:multiLevelType", "w:tmpl", "w:lvl"]),
    (
        "w:lvl",
        &[
            "w:start",
            "w:numFmt",
            "w:lvlRestart",
            "w:pStyle",
            "w:isLgl",
            "w:suff",
            "w:lvlText",
            "w:lvlJc",
            "w:pPr",
            "w:rPr",
        ],
    ),
    (
        "w:settings",
        &[
            "w:zoom",
            "w:defaultTabStop",
            "w:characterSpacingControl",
            "w:compat",
            "w:themeFontLang",
            "w:decimalSymbol",
            "w:listSeparator",
        ],
    ),
    ("w:tblPr", &["w:tblStyle", "w:tblW", "w:jc", "w:tblInd", "w:tblBorders", "w:tblLayout", "w:tblCellMar"]),
    ("w:tcPr", &["w:tcW", "w:gridSpan", "w:tcBorders", "w:shd", "w:vAlign"]),
    ("w:tcBorders", &["w:top", "w:left", "w:bottom", "w:right"]),
    ("w:tblCellMar", &["w:top", "w:left", "w:bottom", "w:right"]),
];

/// Containers that say nothing when they are empty.
const EMPTY: [&str; 5] = ["w:rPr", "w:pPr", "w:tcPr", "w:trPr", "w:tblBorders"];

/// Attributes to take away: ids of paragraphs, which would be doubled when a loop repeats one, and values that the
/// schema doesn't have or that say what is so anyway.
fn is_litter(element: &str, attribute: &str) -> bool {
    matches!(
        (element, attribute),
        ("w:p", "w14:paraId" | "w14:textId") | ("w:gridCol", "w:type") | ("w:fldChar", "w:dirty")
    )
}

/// Sorts one element's children, and takes litter out of it.
pub(super) fn tidy(element: &mut Element) {
    let name = element.name.clone();
    element.attributes.retain(|(attribute, _)| !is_litter(&name, attribute));
    element.keep(|child| !(EMPTY.contains(&child.name.as_str()) && child.children.is_empty()));
    if let Some((_, order)) = ORDERS.iter().find(|(known, _)| *known == element.name) {
        // stable: what the table does not name stays behind it, in its own order
        element.children.sort_by_key(|child| match child {
            Child::Element(child) => {
                order.iter().position(|known| *known == child.name).unwrap_or(usize::MAX)
            }
            Child::Text(_) => usize::MAX,
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn children_are_put_in_order_and_litter_goes() {
        let xml = "<w:p w14:paraId=\"1\"><w:pPr><w:rPr/><w:jc/><w:numPr><w:numId/><w:ilvl/></w:numPr><w:pStyle/></w:pPr></w:p>";
        let mut tree = Element::read(xml.as_bytes()).unwrap();
        tree.each(&mut tidy);
        let tidied = "<w:p><w:pPr><w:pStyle/><w:numPr><w:ilvl/><w:numId/></w:numPr><w:jc/></w:pPr></w:p>";
        assert_eq!(tree.write().lines().nth(1), Some(tidied));
    }
}
