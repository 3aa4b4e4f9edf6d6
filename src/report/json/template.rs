//! What a template holds, for scripts.

use serde::Serialize;

use super::{FORMAT, other::written};
use crate::findings::Finding;
use crate::fr::template;
use crate::fr::typography::bind;
use crate::letters::{Copied, Inspection, Named, TemplateFault};

/// A template, sound or not.
#[derive(Debug, Serialize)]
struct Shape<'a> {
    format: u32,
    modele: &'a str,
    sans_defaut: bool,
    document: &'a str,
    macros: bool,
    champs: Vec<NamedShape<'a>>,
    controles: Vec<NamedShape<'a>>,
    publipostage: Vec<NamedShape<'a>>,
    missions: Vec<MissionShape<'a>>,
    autres_cases: &'a [String],
    cases_sans_nom: &'a [String],
    defauts: Vec<FaultShape<'a>>,
    ecarts: Vec<GapShape<'a>>,
    exemple: &'a [String],
}

#[derive(Debug, Serialize)]
struct NamedShape<'a> {
    nom: &'a str,
    champ: Option<&'a str>,
    lieux: Vec<String>,
}

#[derive(Debug, Serialize)]
struct MissionShape<'a> {
    code: String,
    texte: &'a str,
    rubriques: &'a [String],
    lieu: &'a str,
}

#[derive(Debug, Serialize)]
struct FaultShape<'a> {
    lieu: &'a str,
    constat: String,
    remede: String,
}

#[derive(Debug, Serialize)]
struct GapShape<'a> {
    code: &'a str,
    constat: String,
    remede: String,
}

/// A template as JSON. `faults` are all that is wrong with it; `gaps` what does not fit between it and the workbook;
/// `example` is what a letter would say.
pub fn json_template(
    file: &str,
    inspection: &Inspection,
    faults: &[TemplateFault],
    gaps: &[Finding],
    example: &[String],
) -> String {
    let missions = inspection.missions.iter().map(|(mission, place)| MissionShape {
        code: mission.code.to_string(),
        texte: mission.label(),
        rubriques: &mission.headings,
        lieu: place,
    });
    let faults: Vec<FaultShape<'_>> = faults
        .iter()
        .map(|fault| FaultShape {
            lieu: &fault.spot,
            constat: bind(&fault.told.what),
            remede: bind(&fault.told.remedy),
        })
        .collect();
    let gaps = gaps.iter().map(|finding| GapShape {
        code: finding.code.text(),
        constat: bind(&finding.told.what),
        remede: bind(&finding.told.remedy),
    });
    written(&Shape {
        format: FORMAT,
        modele: file,
        sans_defaut: faults.is_empty(),
        document: inspection.extension,
        macros: inspection.has_macros,
        champs: named(&inspection.fields),
        controles: named(&inspection.controls),
        publipostage: named(&inspection.merges),
        missions: missions.collect(),
        autres_cases: &inspection.options,
        cases_sans_nom: &inspection.nameless,
        defauts: faults,
        ecarts: gaps.collect(),
        exemple: example,
    })
}

/// A copy of a template.
#[derive(Debug, Serialize)]
struct CopyShape<'a> {
    format: u32,
    copie: Option<&'a str>,
    lignes: Vec<LineShape<'a>>,
    cases: usize,
}

#[derive(Debug, Serialize)]
struct LineShape<'a> {
    code: String,
    code_avant: Option<&'a str>,
    texte: &'a str,
    lieu: &'a str,
}

/// What a copy of a template has that the template has not, as JSON; nothing has been written when there is none.
pub fn json_copy(copy: Option<(&str, &Copied)>) -> String {
    let lines = copy.map_or(&[][..], |(_, copied)| copied.numbered.as_slice());
    let lines = lines.iter().map(|line| LineShape {
        code: line.code.to_string(),
        code_avant: Some(line.before.as_str()).filter(|before| !before.is_empty()),
        texte: &line.text,
        lieu: &line.spot,
    });
    written(&CopyShape {
        format: FORMAT,
        copie: copy.map(|(path, _)| path),
        lignes: lines.collect(),
        cases: copy.map_or(0, |(_, copied)| copied.controls),
    })
}

fn named(list: &[Named]) -> Vec<NamedShape<'_>> {
    let place = |(region, paragraph): &(&str, usize)| template::spot(region, *paragraph, "");
    list.iter()
        .map(|named| NamedShape {
            nom: &named.name,
            champ: named.path.as_deref(),
            lieux: named.places.iter().map(place).collect(),
        })
        .collect()
}
