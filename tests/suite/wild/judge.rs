//! What a letter must be, whatever its template and its values: a list of breaches, empty for a sound one.
//!
//! A letter must not break a rule that its template keeps. Sources: ECMA-376 part 1, 17.4.37, 17.4.65, 17.4.72
//! (tables), 17.3 (paragraphs and runs), 17.13.6 (bookmarks), 20.4.2.5 (`docPr`).

use std::collections::{BTreeMap, BTreeSet};

use super::tree::{Element, Tree};

/// What is wrong with a part.
pub fn breaches(xml: &str) -> BTreeSet<String> {
    let tree = match Tree::of(xml) {
        Ok(tree) => tree,
        Err(words) => return [words].into(),
    };
    let mut found = BTreeSet::new();
    structure(&tree, &mut found);
    identities(&tree, &mut found);
    found
}

/// Where an element may stand; what is not named may stand anywhere.
const HOMES: [(&str, &[&str]); 8] = [
    ("w:tr", &["w:tbl", "w:sdtContent"]),
    ("w:tc", &["w:tr", "w:sdtContent"]),
    (
        "w:p",
        &[
            "w:body",
            "w:tc",
            "w:txbxContent",
            "w:hdr",
            "w:ftr",
            "w:sdtContent",
            "w:footnote",
            "w:endnote",
            "w:comment",
        ],
    ),
    ("w:tbl", &["w:body", "w:tc", "w:txbxContent", "w:hdr", "w:ftr", "w:sdtContent"]),
    ("w:r", &["w:p", "w:hyperlink", "w:ins", "w:del", "w:smartTag", "w:sdtContent", "w:fldSimple"]),
    ("w:t", &["w:r"]),
    ("w:instrText", &["w:r"]),
    ("w:hyperlink", &["w:p", "w:sdtContent", "w:smartTag", "w:ins"]),
];

fn structure(tree: &Tree, found: &mut BTreeSet<String>) {
    for element in &tree.0 {
        let parent = tree.parent(element).map_or("", |parent| parent.name.as_str());
        if let Some((name, homes)) = HOMES.iter().find(|(name, _)| *name == element.name)
            && !homes.contains(&parent)
        {
            found.insert(format!("{name} in {parent}"));
        }
        let content = || tree.children(element).filter(|child| !is_mark(child));
        let holds = |name: &str| holds(tree, element, name);
        match element.name.as_str() {
            // a control at the end of a cell ends in a paragraph itself
            "w:tc" | "w:txbxContent" | "w:hdr" | "w:ftr"
                if content()
                    .next_back()
                    .is_none_or(|last| !["w:p", "w:sdt"].contains(&last.name.as_str())) =>
            {
                found.insert(format!("{} without a paragraph at its end", element.name));
            }
            "w:tbl" if !holds("w:tr") => {
                found.insert("w:tbl without a row".to_owned());
            }
            "w:tr" if !holds("w:tc") => {
                found.insert("w:tr without a cell".to_owned());
            }
            "w:sdt" if tree.children(element).filter(|child| child.name == "w:sdtContent").count() != 1 => {
                found.insert("w:sdt without its content".to_owned());
            }
            // between runs an empty one is as good as any (CT_SdtContentRun)
            "w:sdtContent" if content().next().is_none() && !is_inline(tree, element) => {
                found.insert("an empty control".to_owned());
            }
            _ => {}
        }
        if ["w:body", "w:tbl", "w:tr", "w:tc", "w:p", "w:r"].contains(&element.name.as_str())
            && !element.text.trim().is_empty()
        {
            found.insert(format!("text in {}", element.name));
        }
    }
}

/// An element inside, through controls.
fn holds(tree: &Tree, element: &Element, name: &str) -> bool {
    tree.children(element).any(|child| {
        child.name == name
            || ["w:sdt", "w:sdtContent"].contains(&child.name.as_str()) && holds(tree, child, name)
    })
}

/// Whether a control stands between the runs of a paragraph.
fn is_inline(tree: &Tree, element: &Element) -> bool {
    let up = tree.parent(element).and_then(|control| tree.parent(control));
    up.is_some_and(|up| match up.name.as_str() {
        "w:sdtContent" => is_inline(tree, up),
        home => ["w:p", "w:hyperlink", "w:ins", "w:smartTag"].contains(&home),
    })
}

fn is_mark(element: &Element) -> bool {
    ["w:bookmarkStart", "w:bookmarkEnd", "w:commentRangeStart", "w:commentRangeEnd"]
        .contains(&element.name.as_str())
}

fn identities(tree: &Tree, found: &mut BTreeSet<String>) {
    let mut once = |what: &str, values: Vec<&str>| {
        let mut seen = BTreeSet::new();
        if values.into_iter().any(|value| !seen.insert(value)) {
            found.insert(format!("{what} twice"));
        }
    };
    let attribute = |element: &str, name: &str| -> Vec<&str> {
        tree.0.iter().filter(|it| it.name == element).filter_map(|it| it.attribute(name)).collect()
    };
    once("docPr", attribute("wp:docPr", "id"));
    once("bookmark", attribute("w:bookmarkStart", "w:id"));
    once("bookmark's end", attribute("w:bookmarkEnd", "w:id"));
    once("bookmark's name", attribute("w:bookmarkStart", "w:name"));
    once("paraId", attribute("w:p", "w14:paraId"));
    let ids = tree.named("w:id").filter(|id| tree.parent(id).is_some_and(|up| up.name == "w:sdtPr"));
    once("control", ids.filter_map(|id| id.attribute("w:val")).collect());
    let mut halves: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for id in attribute("w:bookmarkStart", "w:id") {
        halves.entry(id).or_default().0 += 1;
    }
    for id in attribute("w:bookmarkEnd", "w:id") {
        halves.entry(id).or_default().1 += 1;
    }
    if halves.values().any(|(starts, ends)| starts != ends) {
        found.insert("half a bookmark".to_owned());
    }
}
