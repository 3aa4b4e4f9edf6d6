//! Which controls of a part are ours, by their tag or title, and what each is filled with.

use std::collections::{BTreeMap, BTreeSet};

use super::kind::Kind;
use super::repeating::Repeat;
use super::{Control, Filling, Found};
use crate::docx::expression::BoxKey;
use crate::docx::faults::{Fault, Spot, Trouble};
use crate::docx::map::{NodeId, Space, XmlMap};
use crate::docx::pictures::PictureTag;
use crate::docx::source::Source;
use crate::docx::text::Paragraph;
use crate::docx::vocabulary::Vocabulary;

/// What the controls of a part are, outermost first; one inside another that is filled is left alone, one inside a
/// repeating section is filled from its member.
pub(in crate::docx) fn ours(source: &Source, vocabulary: &dyn Vocabulary) -> Found {
    let (map, xml) = (&source.map, source.xml.as_str());
    let mut found = Found::default();
    // what is filled or goes as a whole, and the members of sections: few elements are around any one
    let mut closed: BTreeSet<NodeId> = BTreeSet::new();
    let mut members: BTreeMap<NodeId, usize> = BTreeMap::new();
    for node in map.ids().filter(|&id| map.is(xml, id, Space::W, "sdt")) {
        let up = || std::iter::once(node).chain(map.ancestors(node));
        if up().any(|id| closed.contains(&id)) {
            continue;
        }
        let Some(properties) = map.child(xml, node, Space::W, "sdtPr") else { continue };
        let Some(content) = map.child(xml, node, Space::W, "sdtContent") else { continue };
        let Some(kind) = Kind::of(map, xml, properties) else { continue };
        let around = up().find_map(|id| members.get(&id)).copied();
        let mut names = names(map, xml, properties);
        if names.is_empty() && matches!(kind, Kind::Tick(_)) {
            names = names_around(map, xml, node);
        }
        for name in names {
            if kind == Kind::Repeating {
                let rank = found.repeats.len() + 1;
                let around = around.map(|at| &found.repeats[at]);
                match Repeat::of(source, vocabulary, node, &name, around, rank) {
                    Ok(Some(repeat)) => {
                        members.insert(repeat.member, found.repeats.len());
                        closed.extend(&repeat.others);
                        found.repeats.push(repeat);
                    }
                    Ok(None) => continue,
                    Err(trouble) => found.faults.push(Fault { spot: spot(source, node), trouble }),
                }
                break;
            }
            match filling(&kind, &name, around.map(|at| &found.repeats[at]), vocabulary) {
                Ok(Some(_)) if kind == Kind::Rich && is_frame(source, properties, content) => {
                    break;
                }
                Ok(Some(filling)) => {
                    let kind = kind.clone();
                    closed.insert(node);
                    found.controls.push(Control { node, properties, content, kind, name, filling });
                    break;
                }
                Ok(None) => {}
                Err(trouble) => {
                    found.faults.push(Fault { spot: spot(source, node), trouble });
                    break;
                }
            }
        }
    }
    found
}

/// Whether a control for rich text is a frame around a part of the letter, and its name a heading for what stands in it: it
/// holds a tag, a field or another control, or several paragraphs of text while only its title names a field of ours.
/// What is in a frame is filled; the frame is not.
fn is_frame(source: &Source, properties: NodeId, content: NodeId) -> bool {
    let (map, xml) = (&source.map, source.xml.as_str());
    let range = map.node(content).range();
    let is = |id: NodeId, local: &str| map.is(xml, id, Space::W, local);
    let mut tags =
        source.paragraphs.iter().zip(&source.tags).flat_map(|(paragraph, tags)| {
            tags.iter().map(|tag| paragraph.glyphs[tag.glyphs.start].bytes.start)
        });
    let mut merges = source.merges.iter().map(|merge| map.node(merge.first()).open.start);
    let says = |paragraph: &&Paragraph| {
        range.contains(&map.node(paragraph.node).open.start) && !paragraph.text().trim().is_empty()
    };
    let is_titled = map.child(xml, properties, Space::W, "tag").is_none()
        && map.child(xml, properties, Space::W, "showingPlcHdr").is_none();
    tags.any(|at| range.contains(&at))
        || merges.any(|at| range.contains(&at))
        || map.descendants(content).any(|id| is(id, "sdt") || is(id, "ffData"))
        || is_titled && source.paragraphs.iter().filter(says).count() > 1
}

/// The names of a frame around nothing else but the tick box `node`: LibreOffice puts the title of a box there, and leaves
/// the box without any.
pub(in crate::docx) fn names_around(map: &XmlMap, xml: &str, node: NodeId) -> Vec<String> {
    let Some(frame) = map.ancestors(node).find(|&up| map.is(xml, up, Space::W, "sdt")) else {
        return Vec::new();
    };
    let boxes = map.descendants(frame).filter(|&id| map.is(xml, id, Space::W14, "checkbox")).count();
    let properties = map.child(xml, frame, Space::W, "sdtPr").filter(|_| boxes == 1);
    properties.map_or_else(Vec::new, |properties| names(map, xml, properties))
}

/// The names of the controls and old form fields of a part, as they are written: some may be columns.
pub(in crate::docx) fn named(source: &Source) -> Vec<String> {
    let (map, xml) = (&source.map, source.xml.as_str());
    let mut found = Vec::new();
    for id in map.ids() {
        if map.is(xml, id, Space::W, "sdtPr") {
            found.extend(names(map, xml, id));
        } else if map.is(xml, id, Space::W, "ffData") {
            let name = map.child(xml, id, Space::W, "name").and_then(|name| map.value(xml, name, "val"));
            found.extend(name.map(std::borrow::Cow::into_owned));
        }
    }
    found
}

/// Tag and title of a control.
pub(in crate::docx) fn names(map: &XmlMap, xml: &str, properties: NodeId) -> Vec<String> {
    let name = |local| {
        let named = map.child(xml, properties, Space::W, local)?;
        map.value(xml, named, "val").map(|name| name.trim().to_owned())
    };
    ["tag", "alias"].into_iter().filter_map(name).filter(|name| !name.is_empty()).collect()
}

/// What a control of this kind and name is filled with, if it is ours.
fn filling(
    kind: &Kind,
    name: &str,
    around: Option<&Repeat>,
    vocabulary: &dyn Vocabulary,
) -> Result<Option<Filling>, Trouble> {
    let member = around.and_then(|repeat| repeat.member(name, vocabulary));
    Ok(match kind {
        Kind::Repeating => None,
        Kind::Picture => {
            // only a name with a picture's ending asks for one
            let ending = name.rsplit('.').next().unwrap_or_default().to_lowercase();
            if !["png", "jpg", "jpeg", "gif"].contains(&ending.as_str()) {
                return Ok(None);
            }
            Some(Filling::Picture(PictureTag::named(name, vocabulary)?))
        }
        Kind::Tick(_) => member
            .map(BoxKey::Expression)
            .or_else(|| vocabulary.box_code(name).map(BoxKey::Code))
            .map(Filling::Tick),
        Kind::Text { .. } | Kind::Rich | Kind::Date(_) | Kind::List(_) => member
            .map(|code| Filling::Text(code, None))
            .or_else(|| field(vocabulary, name).map(|path| Filling::Text(path.clone(), Some(path)))),
    })
}

/// The field that a control's name means: a path in any case, or a column's heading.
pub(super) fn field(vocabulary: &dyn Vocabulary, name: &str) -> Option<String> {
    let lower = name.to_lowercase();
    vocabulary
        .knows(name)
        .then(|| name.to_owned())
        .or_else(|| vocabulary.knows(&lower).then_some(lower))
        .or_else(|| vocabulary.heading(name))
}

/// The controls whose tag was surely meant for a field and is none: dotted, and near to one (`rne.nomm`). Left as they
/// are they would print their invitation to click in every letter.
pub(in crate::docx) fn mistyped(source: &Source, found: &Found, vocabulary: &dyn Vocabulary) -> Vec<Fault> {
    let (map, xml) = (&source.map, source.xml.as_str());
    let covered = found.covered(map);
    let mut faults = Vec::new();
    for node in map.ids().filter(|&id| map.is(xml, id, Space::W, "sdt")) {
        let Some(properties) = map.child(xml, node, Space::W, "sdtPr") else { continue };
        let tag = map.child(xml, properties, Space::W, "tag").and_then(|tag| map.value(xml, tag, "val"));
        let Some(name) = tag.map(|name| name.trim().to_owned()) else { continue };
        let is_filled = covered.contain(map.node(node).open.start);
        if is_filled || !name.contains('.') || vocabulary.knows(&name) || vocabulary.box_code(&name).is_some()
        {
            continue;
        }
        if let Some(nearest) = vocabulary.nearest(&name) {
            let trouble = Trouble::UnknownField { name, nearest: Some(nearest) };
            faults.push(Fault { spot: spot(source, node), trouble });
        }
    }
    faults
}

/// The place of a control: the paragraph around it, or the first one inside.
pub(super) fn spot(source: &Source, node: NodeId) -> Spot {
    source.paragraph_of(node).map_or_else(|| source.spot_of_part(), |paragraph| source.spot(paragraph))
}
