//! Notes of cells: a part that says them, and a drawing that shows them. A sheet that has some keeps them, and gets ours
//! besides (ECMA-376 part 1, 18.7; part 4, 19.4).

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use super::odd::Odd;
use super::package::Package;
use super::refs::{Cell, name_of};
use super::relations::{self, Relation};
use super::shapes;
use super::sheet::Sheet;
use super::xml::{Edits, Tree, string};
use crate::findings::cell_named;

const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const NOTES: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml";
const DRAWING: &str = "application/vnd.openxmlformats-officedocument.vmlDrawing";
/// Whose notes ours are.
pub(super) const AUTHOR: &str = env!("CARGO_PKG_NAME");
/// What the authors of conversations begin with: their notes are only a copy of a part that we leave alone.
const CONVERSATION: &str = "tc=";

/// A paragraph of a note: its first words, in bold, and the rest.
pub(super) type Paragraph = (String, String);

/// A note to be.
pub(super) struct Note {
    pub(super) cell: Cell,
    pub(super) paragraphs: Vec<Paragraph>,
}

/// What has become of the notes of a sheet.
#[derive(Default)]
pub(super) struct Added {
    /// The relationship to their drawing, if the sheet had none.
    pub(super) drawing: Option<String>,
    /// Cells with a conversation, which get no note.
    pub(super) conversations: BTreeSet<Cell>,
}

/// Adds notes to a sheet.
pub(super) fn add(
    package: &mut Package<'_>,
    part: &str,
    sheet: &Sheet<'_>,
    notes: &[Note],
) -> Result<Added, Odd> {
    let related = relations::of(package, part)?;
    let mut added = Added::default();
    let own = if let Some(there) = related.iter().find(|relation| relation.is("comments")) {
        append(package, &there.target, notes, &mut added.conversations)?
    } else {
        let name = package.free("xl/comments*.xml");
        let list: String = notes.iter().map(|note| one("", note, 0)).collect();
        package.add(
                &name,
                format!(
                    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<comments xmlns=\"{MAIN}\"><authors>\
                     <author>{AUTHOR}</author></authors><commentList>{list}</commentList></comments>"
                ),
            );
        relations::add(package, part, "comments", &name)?;
        relations::declare(package, &name, NOTES)?;
        notes.iter().collect()
    };
    let rulers = sheet.grid.rulers();
    let shapes: Vec<(Cell, String)> = own
        .into_iter()
        .map(|note| (note.cell, rulers.anchor(note.cell, shapes::size(&note.paragraphs))))
        .collect();
    let drawing = |id: &String| related.iter().find(|relation: &&Relation| relation.id == *id);
    if let Some(there) = sheet.drawing.as_ref().and_then(drawing) {
        if !shapes.is_empty() {
            let edited = shapes::append(package.bytes(&there.target)?, &shapes)?;
            package.change_bytes(&there.target, edited)?;
        }
        return Ok(added);
    }
    if sheet.drawing.is_some() {
        return Err(Odd::Built);
    }
    let name = package.free("xl/drawings/vmlDrawing*.vml");
    package.add(&name, shapes::drawing(&shapes));
    relations::declare(package, &name, DRAWING)?;
    added.drawing = Some(relations::add(package, part, "vmlDrawing", &name)?);
    Ok(added)
}

/// Adds notes to those that are there; returns those that need a shape of their own.
fn append<'n>(
    package: &mut Package<'_>,
    part: &str,
    notes: &'n [Note],
    conversations: &mut BTreeSet<Cell>,
) -> Result<Vec<&'n Note>, Odd> {
    let xml = package.text(part)?;
    let tree = Tree::of(&xml)?;
    let mut edits = Edits::default();
    let prefix = tree.root().tag.prefix();
    let authors = tree.child(0, "authors").ok_or(Odd::Built)?;
    let names: Vec<&str> = tree
        .children(authors)
        .map(|(_, author)| if author.tag.empty { "" } else { &xml[author.tag.range.end..author.close.start] })
        .collect();
    let us = names.iter().position(|name| *name == AUTHOR);
    let ours = us.unwrap_or(names.len());
    let list = tree.child(0, "commentList").ok_or(Odd::Built)?;
    let there: BTreeMap<Cell, usize> = tree
        .children(list)
        .filter_map(|(id, comment)| Some((cell_named(&comment.tag.value("ref")?)?, id)))
        .collect();
    let (mut fresh, mut text) = (Vec::new(), String::new());
    for note in notes {
        let Some(id) = there.get(&note.cell) else {
            text += &one(prefix, note, ours);
            fresh.push(note);
            continue;
        };
        let author = tree.element(*id).tag.number("authorId").and_then(|author| names.get(author as usize));
        if author.is_some_and(|author| author.starts_with(CONVERSATION)) {
            conversations.insert(note.cell);
        } else {
            let body = tree.child(*id, "text").ok_or(Odd::Built)?;
            extend(&tree, body, prefix, &note.paragraphs, &mut edits);
        }
    }
    if !text.is_empty() {
        tree.append(list, &text, &mut edits);
        if us.is_none() {
            tree.append(authors, &format!("<{prefix}author>{AUTHOR}</{prefix}author>"), &mut edits);
        }
    }
    let edited = edits.apply(&xml)?;
    package.change(part, edited)?;
    Ok(fresh)
}

/// Our words behind those of a note that a person has written.
fn extend(tree: &Tree<'_>, body: usize, prefix: &str, paragraphs: &[Paragraph], edits: &mut Edits) {
    let runs = format!("{}{}", run(prefix, "", "\n\n"), runs(prefix, paragraphs));
    if tree.element(body).tag.empty {
        return tree.append(body, &runs, edits);
    }
    // what follows a plain text is not shown: the text becomes a run
    if let Some(plain) = tree.child(body, "t") {
        let range = tree.element(plain).range();
        edits.insert(range.start, format!("<{prefix}r>"));
        edits.insert(range.end, format!("</{prefix}r>{runs}"));
        return;
    }
    // behind the last run: how it is pronounced comes after all of them
    let last = tree.children(body).filter(|(_, child)| child.tag.local() == "r").last();
    match last {
        Some((_, last)) => edits.insert(last.range().end, runs),
        None => edits.insert(tree.element(body).tag.range.end, runs),
    }
}

fn one(prefix: &str, note: &Note, author: usize) -> String {
    format!(
        "<{prefix}comment ref=\"{}\" authorId=\"{author}\"><{prefix}text>{}</{prefix}text></{prefix}comment>",
        name_of(note.cell),
        runs(prefix, &note.paragraphs)
    )
}

fn runs(prefix: &str, paragraphs: &[Paragraph]) -> String {
    let mut text = String::new();
    for (number, (head, rest)) in paragraphs.iter().enumerate() {
        let apart = if number > 0 { "\n\n" } else { "" };
        text += &run(prefix, "b", &format!("{apart}{head}"));
        text += &run(prefix, "", &format!("\n{rest}"));
    }
    text
}

fn run(prefix: &str, weight: &str, text: &str) -> String {
    let mut run = format!("<{prefix}r><{prefix}rPr>");
    if !weight.is_empty() {
        let _ = write!(run, "<{prefix}{weight}/>");
    }
    let _ = write!(
        run,
        "<{prefix}sz val=\"9\"/><{prefix}color indexed=\"81\"/><{prefix}rFont val=\"Tahoma\"/><{prefix}family val=\"2\"/>\
         </{prefix}rPr><{prefix}t xml:space=\"preserve\">{}</{prefix}t></{prefix}r>",
        string(text)
    );
    run
}
