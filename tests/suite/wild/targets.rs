//! What each fuzz target does with its bytes, and a property of the test-suite with its own.

use std::collections::BTreeSet;

use lettres_rne::docx::{Draft, Fault, Identity, Package, Reading, Template, Trouble, Value};

use crate::word;

use super::dice::Dice;
use super::judge::breaches;
use super::page::{EDGES, page, page_with};
use super::words::{Rich, fields};

/// Any bytes as a Word file.
pub fn package(bytes: &[u8]) {
    let _ = Package::open(bytes.to_vec());
    let _ = Reading::of(bytes.to_vec());
    let _ = Reading::identity(bytes.to_vec());
    if let Ok(draft) = Draft::read(bytes.to_vec()) {
        compiled(draft, bytes, &mut Dice::new(&[]));
    }
}

/// Any text as the body of a document, or as its whole main part.
pub fn compile(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let file = if text.starts_with("<?xml") {
        word::rewrite(&word::Package::new("").bytes(), "word/document.xml", |_| text.to_owned())
    } else {
        word::Package::new(text).bytes()
    };
    if let Ok(draft) = Draft::read(file.clone()) {
        compiled(draft, &file, &mut Dice::new(&[]));
    }
}

/// A page and values of these bytes. Returns how many letters there were to judge.
pub fn render(bytes: &[u8]) -> usize {
    let mut dice = Dice::new(bytes);
    let values = dice.below(2);
    let file = page(&mut dice).bytes();
    let mut judged = 0;
    for _ in 0..=values {
        let draft = Draft::read(file.clone()).unwrap_or_else(|error| panic!("{error}"));
        judged += compiled(draft, &file, &mut dice);
    }
    judged
}

/// What changes nothing, in the middle of a page.
const STRANGERS: [&str; 8] = [
    "<w:p><w:r><w:t>{% if false %}PERDU{% endif %}</w:t></w:r></w:p>",
    "<w:p><w:r><w:t>{% for z in [] %}PERDU{% endfor %}</w:t></w:r></w:p>",
    "<w:p><w:r><w:t>{% if true %}{% endif %}</w:t></w:r></w:p>",
    "<w:p><w:r><w:t>{% if false %}</w:t></w:r></w:p><w:p><w:r><w:t>PERDU</w:t></w:r></w:p><w:p><w:r><w:t>{% endif %}</w:t></w:r></w:p>",
    "<w:p><w:r><w:t>{{ [] | paragraphs }}</w:t></w:r></w:p>",
    "<w:p/>",
    "<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc><w:p><w:r><w:t>{%tr if false %}</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:tc><w:p><w:r><w:t>PERDU</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:tc><w:p><w:r><w:t>{%tr endif %}</w:t></w:r></w:p></w:tc></w:tr></w:tbl>",
    "<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc><w:p><w:r><w:t>{% for z in [] %}PERDU</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>{% endfor %}</w:t></w:r></w:p></w:tc></w:tr></w:tbl>",
];

/// A page, and the same one with something in it that says nothing: the letter says the same. Whether there was one to judge.
pub fn stranger(bytes: &[u8]) -> bool {
    let mut dice = Dice::new(bytes);
    let (rank, stranger) = (dice.below(16), dice.pick(&STRANGERS));
    let said = |stranger| {
        let mut dice = Dice::new(&bytes[bytes.len().min(2)..]);
        let file = page_with(&mut dice, stranger).bytes();
        let draft = Draft::read(file.clone()).unwrap_or_else(|error| panic!("{error}"));
        let compiled = draft.compile(&Rich);
        // a block that is lifted out of a cell must find nothing between the cell's edge and itself
        let is_across = |fault: &Fault| matches!(fault.trouble, Trouble::BlockAcross { .. });
        if let Err(faults) = &compiled
            && (stranger.is_none() || faults.iter().any(is_across))
        {
            return None;
        }
        let template = compiled.unwrap_or_else(|faults| panic!("{faults:#?}"));
        let letter = template.press().letter(&fields(&mut dice), &Identity::default()).ok()?.to_vec();
        let reading = Reading::of(letter).unwrap_or_else(|error| panic!("the letter: {error}"));
        let text: String = reading.paragraphs.concat().split_whitespace().collect();
        Some((text, Package::open(file).ok()?.text("word/document.xml").ok()?))
    };
    let Some((without, _)) = said(None) else { return false };
    let Some((with, file)) = said(Some((rank, stranger))) else { return false };
    // in `raw` it is text
    if !with.contains("{%") && !with.contains("{{") {
        assert_eq!(without, with, "{file}");
    }
    true
}

/// Compiles a template and judges its letter, if there is one: a fault of the template is told and no more, a fault of the
/// engine is a failure.
fn compiled(draft: Draft, file: &[u8], dice: &mut Dice<'_>) -> usize {
    let unstamped = dice.is_rare(3);
    let draft = if unstamped { draft.unstamped() } else { draft };
    match draft.compile(&Rich) {
        Ok(template) => {
            // no decisions left: the plainest values, which show the most
            let values = fields(dice);
            usize::from(letters(&template, file, &values, unstamped))
        }
        Err(faults) => {
            for fault in &faults {
                if let Trouble::Internal(words) = &fault.trouble {
                    let package =
                        Package::open(file.to_vec()).map(|package| package.text("word/document.xml"));
                    assert!(!words.contains("overlap"), "{words}\n{package:?}");
                }
            }
            assert!(!faults.is_empty());
            0
        }
    }
}

fn letters(template: &Template, file: &[u8], values: &Value, unstamped: bool) -> bool {
    let identity = Identity { title: "T & <t>".into(), ..Identity::default() };
    let mut press = template.press();
    // a value of a kind that an expression can't work on
    let Ok(letter) = press.letter(values, &identity) else { return false };
    let letter = letter.to_vec();
    let again = press.letter(values, &identity).map(<[u8]>::to_vec).ok();
    assert_eq!(Some(&letter), again.as_ref(), "the same press makes another letter");
    let other = template.press().letter(values, &identity).map(<[u8]>::to_vec).ok();
    assert_eq!(Some(&letter), other.as_ref(), "another press makes another letter");

    let before = Package::open(file.to_vec()).unwrap_or_else(|error| panic!("the template: {error}"));
    let after = Package::open(letter.clone()).unwrap_or_else(|error| panic!("the letter: {error}"));
    for name in after.names() {
        if [".xml", ".rels"].iter().all(|ending| !name.ends_with(ending)) {
            continue;
        }
        let (old, new) = (before.text(name).unwrap_or_default(), after.text(name).unwrap_or_default());
        if old == new {
            continue;
        }
        let (was, is) = (breaches(&old), breaches(&new));
        let added: BTreeSet<_> = is.difference(&was).collect();
        assert!(added.is_empty() || old.is_empty() && is.is_empty(), "{name}: {added:?}\n{old}\n{new}");
    }
    for name in before.names() {
        let lower = name.to_lowercase();
        let is_ours = ["[content_types].xml", "docprops/", "_rels/"].iter().any(|ours| lower.contains(ours));
        let has_tags = before.text(name).is_ok_and(|text| text.contains(['{', '%']) || text.contains("<w:"));
        assert!(after.part(name).is_some(), "{name} is gone");
        if !is_ours && !has_tags {
            assert!(before.part(name) == after.part(name), "{name} has changed");
        }
    }
    let reading = Reading::of(letter).unwrap_or_else(|error| panic!("the letter: {error}"));
    assert_eq!(reading.untouched, !unstamped);
    let [start, end] = EDGES;
    if before.text("word/document.xml").is_ok_and(|xml| xml.contains(&format!(">{start}{{{{ nom }}}}{end}<")))
    {
        let nom = values.get_attr("nom").unwrap_or_default();
        let expected = format!("{start}{}{end}", shown(&nom));
        let said = &reading.paragraphs[0];
        assert!(said.starts_with(&expected), "{said:?} for {expected:?}");
    }
    true
}

/// A value as a reader sees it: line breaks as such, and without what no XML may hold.
fn shown(value: &Value) -> String {
    if value.is_none() {
        return String::new();
    }
    let text = value.to_string().replace("\r\n", "\n");
    let text = text.replace(['\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}'], "\n");
    text.replace(
        |ch: char| !matches!(ch, '\n' | '\t') && (ch.is_control() || matches!(ch, '\u{fffe}' | '\u{ffff}')),
        "",
    )
}
