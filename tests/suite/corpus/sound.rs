//! What must hold in every letter, whatever its template: the rules that Word does not forgive, by a reader of our own.

use std::collections::{BTreeMap, BTreeSet};

use super::letters::{Parts, ends_in};
use super::reader::STORIES;
use super::tree::Element;

/// Ranges that are two elements, and the attribute that joins them.
const RANGES: [(&str, &str); 6] = [
    ("w:bookmarkStart", "w:bookmarkEnd"),
    ("w:commentRangeStart", "w:commentRangeEnd"),
    ("w:permStart", "w:permEnd"),
    ("w:moveFromRangeStart", "w:moveFromRangeEnd"),
    ("w:moveToRangeStart", "w:moveToRangeEnd"),
    ("w:customXmlInsRangeStart", "w:customXmlInsRangeEnd"),
];

/// Elements that hold paragraphs, the last of which must be one.
const HOLDERS: [&str; 7] =
    ["w:tc", "w:hdr", "w:ftr", "w:footnote", "w:endnote", "w:comment", "w:txbxContent"];

/// All that is wrong with a letter.
pub fn faults(letter: &Parts) -> Vec<String> {
    let mut faults = Vec::new();
    let mut roots: BTreeMap<&str, Element> = BTreeMap::new();
    for (name, content) in letter.iter().filter(|(name, _)| ends_in(name, &["xml", "rels"])) {
        match std::str::from_utf8(content).map_err(|error| error.to_string()).and_then(Element::read) {
            Ok(root) => _ = roots.insert(name, root),
            Err(error) => faults.push(format!("{name}: {error}")),
        }
    }
    let stories: Vec<(&str, &Element)> = roots
        .iter()
        .filter(|(_, root)| STORIES.contains(&root.name.as_str()))
        .map(|(&name, root)| (name, root))
        .collect();
    let mut controls = Twice::new("w:sdt id");
    let mut named = Twice::new("bookmark name");
    for (name, root) in &stories {
        let mut told = Vec::new();
        containers(root, &mut told);
        texts(root, false, &mut told);
        ranges(root, &mut told);
        fields(root, &mut told);
        identities(root, &mut told);
        relations(root, roots.get(rels_of(name).as_str()), &mut told);
        for element in root.all(&[]) {
            match element.name.as_str() {
                "w:sdtPr" => controls.see(element.value("w:id"), &mut told),
                "w:bookmarkStart" => {
                    named.see(element.attribute("name").map(str::to_lowercase).as_deref(), &mut told);
                }
                _ => {}
            }
        }
        faults.extend(told.into_iter().map(|fault| format!("{name}: {fault}")));
    }
    notes(&roots, &stories, &mut faults);
    faults
}

/// What has been seen, and must not be seen again.
struct Twice {
    what: &'static str,
    seen: BTreeSet<String>,
}

impl Twice {
    fn new(what: &'static str) -> Self {
        Self { what, seen: BTreeSet::new() }
    }

    fn see(&mut self, id: Option<&str>, faults: &mut Vec<String>) {
        if let Some(id) = id
            && !self.seen.insert(id.to_owned())
        {
            faults.push(format!("{} {id} is there twice", self.what));
        }
    }
}

fn containers(root: &Element, faults: &mut Vec<String>) {
    for element in root.all(&[]) {
        let is_mark = |inner: &&Element| RANGES.iter().any(|(start, end)| inner.is(start) || inner.is(end));
        let last = element.elements().rfind(|inner| !is_mark(inner) && !inner.is("w:tcPr"));
        if HOLDERS.contains(&element.name.as_str())
            && !last.is_some_and(|last| last.is("w:p") || last.is("w:sdt") && !element.is("w:tc"))
        {
            faults.push(format!("{} does not end in a paragraph", element.name));
        }
        let lacks = |names: &[&str]| !element.elements().any(|inner| names.contains(&inner.name.as_str()));
        match element.name.as_str() {
            "w:tbl" if lacks(&["w:tr", "w:sdt"]) => faults.push("a table without rows".into()),
            "w:tr" if lacks(&["w:tc", "w:sdt"]) => faults.push("a row without cells".into()),
            "w:sdt" if lacks(&["w:sdtContent"]) => faults.push("a control without content".into()),
            _ => {}
        }
    }
}

/// Text stands in runs, and no run or paragraph in another one; a blank at an edge is preserved.
fn texts(element: &Element, in_paragraph: bool, faults: &mut Vec<String>) {
    for inner in element.elements() {
        let in_paragraph = match inner.name.as_str() {
            "w:p" if in_paragraph => {
                faults.push("a paragraph in a paragraph".into());
                true
            }
            "w:p" => true,
            "w:txbxContent" => false,
            _ => in_paragraph,
        };
        match inner.name.as_str() {
            "w:t" | "w:instrText" | "w:delText" => {
                let text = inner.text();
                if !element.is("w:r") || inner.elements().next().is_some() {
                    faults.push(format!("the text {text:?} does not stand alone in a run"));
                }
                let is_bare = inner.attribute("space") != Some("preserve");
                if is_bare && text.trim_matches([' ', '\t', '\n', '\r']) != text {
                    faults.push(format!("a blank of {text:?} is lost"));
                }
                if text.contains(['\n', '\t', '\r']) {
                    faults.push(format!("a line break or tab in the text {text:?}"));
                }
            }
            "w:r" if element.is("w:r") => faults.push("a run in a run".into()),
            "w:r" if !in_paragraph => faults.push("a run outside of a paragraph".into()),
            _ => {}
        }
        texts(inner, in_paragraph, faults);
    }
}

fn ranges(root: &Element, faults: &mut Vec<String>) {
    let all = root.all(&[]);
    for (start, end) in RANGES {
        let mut open: BTreeSet<&str> = BTreeSet::new();
        let mut known: BTreeSet<&str> = BTreeSet::new();
        for element in &all {
            let id = element.attribute("id").unwrap_or_default();
            if element.is(start) && (!known.insert(id) || !open.insert(id)) {
                faults.push(format!("{start} {id} is there twice"));
            }
            if element.is(end) && !open.remove(id) {
                faults.push(format!("{end} {id} ends nothing"));
            }
        }
        faults.extend(open.iter().map(|id| format!("{start} {id} never ends")));
    }
}

fn fields(root: &Element, faults: &mut Vec<String>) {
    let mut depth = 0_i32;
    for mark in root.all(&[]).iter().filter(|element| element.is("w:fldChar")) {
        match mark.attribute("fldCharType") {
            Some("begin") => depth += 1,
            Some("end") => depth -= 1,
            _ => {}
        }
        if depth < 0 {
            faults.push("a field ends that never began".into());
        }
    }
    if depth != 0 {
        faults.push("a field never ends".into());
    }
}

/// The identities of paragraphs and drawings. Word gives the two shapes of a text box the same paragraphs.
fn identities(root: &Element, faults: &mut Vec<String>) {
    let choices = root.all(&["mc:Fallback"]);
    let fallbacks: Vec<&Element> =
        root.all(&[]).into_iter().filter(|it| it.is("mc:Fallback")).flat_map(|it| it.all(&[])).collect();
    for side in [choices, fallbacks] {
        let mut paragraphs = Twice::new("paraId");
        let mut drawings = Twice::new("docPr");
        let mut revisions = Twice::new("revision");
        for element in side {
            match element.name.as_str() {
                "w:p" | "w:tr" => {
                    let id = element.attribute("paraId");
                    paragraphs.see(id, faults);
                    if id.is_some_and(|id| {
                        !u32::from_str_radix(id, 16).is_ok_and(|id| (1..0x8000_0000).contains(&id))
                    }) {
                        faults.push(format!("paraId {id:?} is out of range"));
                    }
                }
                "wp:docPr" => drawings.see(element.attribute("id"), faults),
                "w:ins" | "w:del" | "w:moveFrom" | "w:moveTo" | "w:rPrChange" | "w:pPrChange" => {
                    revisions.see(element.attribute("id"), faults);
                }
                _ => {}
            }
        }
    }
}

/// Name of the part with the relationships of `part`.
fn rels_of(part: &str) -> String {
    let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
    format!("{folder}/_rels/{file}.rels")
}

/// What a part refers to is there.
fn relations(root: &Element, rels: Option<&Element>, faults: &mut Vec<String>) {
    let known: BTreeSet<&str> =
        rels.iter().flat_map(|rels| rels.elements()).filter_map(|it| it.attribute("Id")).collect();
    for element in root.all(&[]) {
        let is_relation = matches!(
            element.name.as_str(),
            "w:headerReference"
                | "w:footerReference"
                | "w:hyperlink"
                | "o:OLEObject"
                | "?:blip"
                | "?:imagedata"
        );
        let ids = [element.attribute("embed"), element.attribute("id").filter(|id| id.starts_with("rId"))];
        for id in ids.into_iter().flatten().filter(|_| is_relation) {
            if !known.contains(id) {
                faults.push(format!("{} has no relationship {id}", element.name));
            }
        }
    }
}

/// Marks of notes and comments have their notes and comments, and these their further parts.
fn notes(roots: &BTreeMap<&str, Element>, stories: &[(&str, &Element)], faults: &mut Vec<String>) {
    let all = |name: &str| -> Vec<&Element> {
        stories.iter().flat_map(|(_, root)| root.all(&[])).filter(|it| it.is(name)).collect()
    };
    for (mark, note) in [
        ("w:footnoteReference", "w:footnote"),
        ("w:endnoteReference", "w:endnote"),
        ("w:commentReference", "w:comment"),
    ] {
        let known: BTreeSet<_> = all(note).iter().map(|it| it.attribute("id")).collect();
        let mut once = Twice::new(mark);
        for reference in all(mark) {
            let id = reference.attribute("id");
            once.see(id, faults);
            if !known.contains(&id) {
                faults.push(format!("{mark} {id:?} has no {note}"));
            }
        }
    }
    let paragraphs: BTreeSet<_> = all("w:p").iter().filter_map(|it| it.attribute("paraId")).collect();
    for (name, root) in
        roots.iter().filter(|(name, _)| name.starts_with("word/comments") && **name != "word/comments.xml")
    {
        for id in
            root.elements().filter_map(|it| it.attribute("paraId")).filter(|id| !paragraphs.contains(id))
        {
            faults.push(format!("{name}: no paragraph {id}"));
        }
    }
}
