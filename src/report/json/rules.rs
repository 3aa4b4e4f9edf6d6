//! The catalogue of findings, for scripts.

use serde::Serialize;

use super::{FORMAT, other::written};
use crate::findings::Code;
use crate::fr::rules;
use crate::fr::typography::bind;

#[derive(Debug, Serialize)]
struct Shape {
    format: u32,
    regles: Vec<RuleShape>,
}

#[derive(Debug, Serialize)]
struct RuleShape {
    code: &'static str,
    gravite: &'static str,
    titre: &'static str,
    sens: String,
    remede: String,
    exemple: String,
    reglages: &'static [&'static str],
}

/// What there is to say of these codes, as JSON.
pub fn json_rules(codes: &[Code]) -> String {
    let shape = |code: &Code| {
        let rule = rules::of(code.text())?;
        Some(RuleShape {
            code: code.text(),
            gravite: code.severity().name().0,
            titre: code.title(),
            sens: bind(rule.meaning),
            remede: bind(rule.remedy),
            exemple: bind(rule.example),
            reglages: rule.settings,
        })
    };
    written(&Shape { format: FORMAT, regles: codes.iter().filter_map(shape).collect() })
}
