//! What a template holds, for a person who looks at it before any letter: the same template, sound or not.

use crate::docx::{ControlSort, Mention, Protection, Via};
use crate::fr::fields::FIELDS;
use crate::registry::{Mission, MissionCode};

use super::proof::{Read, TemplateFault, in_words, is_project, place};
use super::vocabulary::{EXTRAS, Words, extra_name};

/// A template as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inspection {
    /// The extension of its letters: `docx` or `docm`.
    pub extension: &'static str,
    /// Who may change what in a letter.
    pub protection: Option<Protection>,
    /// Whether every letter has its macros.
    pub has_macros: bool,
    /// The fields that its tags read.
    pub fields: Vec<Named>,
    /// Its content controls and form fields, but for the boxes of missions.
    pub controls: Vec<Named>,
    /// Its fields of a mail merge.
    pub merges: Vec<Named>,
    /// Its missions, each with its place.
    pub missions: Vec<(Mission, String)>,
    /// Codes of boxes that are no missions.
    pub options: Vec<String>,
    /// Boxes that are controls without a name: nothing ticks them.
    pub nameless: Vec<String>,
    /// All its faults.
    pub faults: Vec<TemplateFault>,
}

/// Something that a template names, once or many times.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// As it is written.
    pub name: String,
    /// The field's path; nothing for what is left as it is.
    pub path: Option<String>,
    /// What the field says; nothing for a column of the workbook.
    pub what: Option<&'static str>,
    /// How it is written.
    pub via: Via,
    /// Where, without the words of the paragraphs: part and number.
    pub places: Vec<(&'static str, usize)>,
}

impl Read {
    /// Looks at the template. `columns` are the titles of the workbook's other columns, if there is one.
    pub fn inspect(&self, columns: &[String]) -> Inspection {
        let vocabulary = Words::with_columns(columns.iter().cloned()).with_pictures(self.pictures.clone());
        let inventory = self.draft.inventory(&vocabulary);
        let (mut missions, mut options) = (Vec::new(), Vec::new());
        for line in &inventory.boxes {
            match MissionCode::new(&line.code).filter(|_| !is_project(&line.code)) {
                Some(code) => {
                    let (text, headings) = (line.text.clone(), line.headings.clone());
                    missions.push((Mission { code, text, headings }, place(&line.spot)));
                }
                None => options.push(line.code.clone()),
            }
        }
        let is_nameless_tick = |mention: &Mention| is_tick(mention) && mention.name.is_empty();
        let nameless = inventory.mentions.iter().filter(|mention| is_nameless_tick(mention));
        let nameless = nameless.map(|mention| place(&mention.spot)).collect();
        // the boxes of missions are told as missions
        let mut mentions = inventory.mentions.clone();
        mentions.retain(|mention| !is_tick(mention) || mention.path.is_none() && !mention.name.is_empty());
        for mention in &mut mentions {
            let is_path_of = |title: &&String| {
                mention.path.as_deref().is_some_and(|path| path == format!("{EXTRAS}.{}", extra_name(title)))
            };
            if let Some(title) = columns.iter().find(is_path_of) {
                mention.path = Some(title.clone());
            }
        }
        let named = |wanted: fn(Via) -> bool| gathered(&mentions, wanted);
        Inspection {
            extension: self.draft.extension(),
            protection: self.draft.protection(),
            has_macros: self.draft.has_macros(),
            fields: named(|via| via == Via::Tag),
            controls: named(|via| matches!(via, Via::Control(_) | Via::Form(_))),
            merges: named(|via| via == Via::Merge),
            missions,
            options,
            nameless,
            faults: inventory.faults.iter().map(in_words).collect(),
        }
    }
}

fn is_tick(mention: &Mention) -> bool {
    matches!(mention.via, Via::Control(ControlSort::Tick) | Via::Form(ControlSort::Tick))
}

/// Mentions of one thing together, in the order of the first; fields in the order of the catalogue.
fn gathered(mentions: &[Mention], wanted: fn(Via) -> bool) -> Vec<Named> {
    let mut found: Vec<Named> = Vec::new();
    for Mention { name, path, via, spot } in mentions.iter().filter(|mention| wanted(mention.via)) {
        let at = (super::proof::region(spot.region), spot.paragraph);
        let same = |known: &&mut Named| (&known.name, &known.path, known.via) == (name, path, *via);
        if let Some(known) = found.iter_mut().find(same) {
            if !known.places.contains(&at) {
                known.places.push(at);
            }
            continue;
        }
        let field = path.as_ref().and_then(|path| FIELDS.iter().find(|field| field.path == *path));
        found.push(Named {
            name: name.clone(),
            path: path.clone(),
            what: field.map(|field| field.what),
            via: *via,
            places: vec![at],
        });
    }
    if wanted(Via::Tag) {
        let rank = |named: &Named| FIELDS.iter().position(|field| Some(field.path) == named.path.as_deref());
        found.sort_by_key(|named| rank(named).unwrap_or(FIELDS.len()));
    }
    found
}
