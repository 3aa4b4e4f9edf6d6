//! The first half of every run that is about letters: read, prove, check, plan. Nothing is written.

use crate::checks::{self, Verdict};
use crate::fr::text::nearest;
use crate::letters::{self, Planned, Proved};
use crate::registry::{self, Registry};
use crate::settings::Settings;

use super::error::Error;
use super::filling::keep;
use super::sources::Sources;

/// What is known before the first letter is filled.
pub(super) struct Examined {
    pub(super) sources: Sources,
    pub(super) proved: Proved,
    pub(super) registry: Registry,
    pub(super) verdict: Verdict,
    pub(super) planned: Vec<Planned>,
    /// Codes of the schools that are asked for; all where there is none.
    pub(super) only: Vec<String>,
}

impl Examined {
    /// Reads and checks everything.
    pub(super) fn of(settings: &Settings) -> Result<Self, Error> {
        let sources = Sources::read(settings)?;
        let (proved, wanted) = sources.prove(settings)?;
        let (registry, findings) =
            registry::build(&sources.book, proved.missions.clone(), &wanted, settings)?;
        let mut verdict = checks::check(&registry, findings, settings);
        let only = asked_for(&registry, &settings.only)?;
        let (mut planned, doubles) =
            letters::plan(&registry, &verdict.ready, settings, &proved.template).map_err(Error::Names)?;
        verdict.add(&registry, doubles);
        verdict.add(&registry, letters::contractions(&proved, &registry, &verdict.ready));
        verdict.add(&registry, letters::blanks(&proved));
        keep(&mut planned, &verdict);
        Ok(Self { sources, proved, registry, verdict, planned, only })
    }
}

/// The codes of the schools that are asked for; every one must be in the workbook.
fn asked_for(registry: &Registry, typed: &[String]) -> Result<Vec<String>, Error> {
    let known = |code: &str| registry.schools.iter().any(|school| school.uai.as_str() == code);
    let mut codes = Vec::new();
    for text in typed {
        let code: String = text.chars().filter(|ch| ch.is_alphanumeric()).collect::<String>().to_uppercase();
        if !known(&code) {
            let near = nearest(&code, registry.schools.iter().map(|school| school.uai.as_str()));
            return Err(Error::UnknownSchool { typed: text.clone(), near: near.map(str::to_owned) });
        }
        codes.push(code);
    }
    Ok(codes)
}
