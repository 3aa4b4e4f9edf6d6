//! What else goes to scripts: an error, and what a template holds.

use serde::Serialize;

use super::FORMAT;
use crate::fr::typography::bind;
use crate::letters::Proved;

/// A run that could not be made.
#[derive(Debug, Serialize)]
struct Failed<'a> {
    format: u32,
    erreur: &'a str,
}

/// A proved template.
#[derive(Debug, Serialize)]
struct TemplateShape<'a> {
    format: u32,
    modele: &'a str,
    champs: &'a [String],
    missions: Vec<MissionShape<'a>>,
    autres_cases: &'a [String],
    exemple: &'a [String],
}

#[derive(Debug, Serialize)]
struct MissionShape<'a> {
    code: String,
    texte: &'a str,
    rubriques: &'a [String],
}

/// The sentence of an error, as JSON.
pub fn json_error(sentence: &str) -> String {
    written(&Failed { format: FORMAT, erreur: &bind(sentence) })
}

/// What a template holds, as JSON, with what it says of an example.
pub fn json_template(file: &str, proved: &Proved) -> String {
    let missions = proved.missions.iter().map(|mission| MissionShape {
        code: mission.code.to_string(),
        texte: mission.label(),
        rubriques: &mission.headings,
    });
    written(&TemplateShape {
        format: FORMAT,
        modele: file,
        champs: &proved.names,
        missions: missions.collect(),
        autres_cases: &proved.options,
        exemple: &proved.example,
    })
}

fn written(shape: &impl Serialize) -> String {
    // texts and numbers only: there is nothing that could be refused
    let mut json = serde_json::to_string_pretty(shape).unwrap_or_default();
    json.push('\n');
    json
}
