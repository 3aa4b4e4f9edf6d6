//! Working the tags of a template out one by one: a program stops at the first value that it can't work with, and does
//! not say where; here each tag has its place.

use std::collections::BTreeMap;
use std::error::Error as _;

use minijinja::{Environment, Error};

use super::Value;
use super::cause::Cause;
use super::faults::{Fault, Spot, Trouble};
use super::filter::{Filter, Refusal};
use super::names::{self, Scope};
use super::numbers;
use super::program;
use super::source::Source;
use super::survey::Survey;
use super::vocabulary::Vocabulary;

/// Most members of a list that are tried.
const MEMBERS: usize = 1000;

/// The expressions of a template, each with its place.
#[derive(Debug)]
pub struct Trials {
    trials: Vec<Trial>,
    filters: &'static [Filter],
}

/// One expression.
#[derive(Debug)]
struct Trial {
    spot: Spot,
    /// What the tag or the merge field says.
    words: String,
    code: String,
    scope: Scope,
}

impl Trials {
    /// The trials of all parts, as they were surveyed.
    pub(super) fn of(sources: &[Source], surveys: &[Survey<'_>], vocabulary: &dyn Vocabulary) -> Self {
        let parts = sources.iter().zip(surveys);
        let trials = parts.flat_map(|(source, survey)| trials(source, survey, vocabulary)).collect();
        Self { trials, filters: vocabulary.filters() }
    }

    /// The tags that can't work with these fields. First of all those whose filters say why; where none does, those at which the
    /// language gives up. A tag that a condition hides is tried too.
    pub fn refusals(&self, fields: &Value) -> Vec<Fault> {
        let language = program::language(self.filters);
        let mut said = Vec::new();
        let mut technical = Vec::new();
        for trial in &self.trials {
            let words = trial.words.clone();
            let fault = |trouble| Fault { spot: trial.spot.clone(), trouble };
            if let Some(path) = trial.text_as_number(&language, fields) {
                said.push(fault(Trouble::Broken { words, cause: Cause::TextAsNumber(path) }));
                continue;
            }
            let Some(error) = trial.error(&language, fields) else { continue };
            match error.source().and_then(|source| source.downcast_ref::<Refusal>()) {
                Some(Refusal(why)) => said.push(fault(Trouble::Refused { words, why: why.clone() })),
                None => technical.push(fault(Trouble::Broken { words, cause: Cause::from(&error) })),
            }
        }
        if said.is_empty() { technical } else { said }
    }

    /// Those among [`Trials::refusals`] of which more can be said than that the language gives up.
    pub fn refused(&self, fields: &Value) -> Vec<Fault> {
        let mut faults = self.refusals(fields);
        let is_said = |trouble: &Trouble| {
            matches!(trouble, Trouble::Refused { .. } | Trouble::Broken { cause: Cause::TextAsNumber(_), .. })
        };
        faults.retain(|fault| is_said(&fault.trouble));
        faults
    }
}

/// The expressions of a part.
fn trials(source: &Source, survey: &Survey<'_>, vocabulary: &dyn Vocabulary) -> Vec<Trial> {
    let tags = survey.placed.iter().filter_map(|placed| {
        let code = placed.code.expression()?;
        Some(Trial {
            spot: source.spot(placed.paragraph),
            words: placed.tag(source).typed.clone(),
            code: code.to_owned(),
            scope: placed.scope.clone(),
        })
    });
    let merges = survey.merges.iter().flat_map(|(merge, _)| {
        let spot = source.spot(merge.paragraph);
        let codes = merge.codes(vocabulary).into_iter();
        codes.map(move |(words, code)| Trial { spot: spot.clone(), words, code, scope: Scope::new() })
    });
    tags.chain(merges).collect()
}

impl Trial {
    /// The field that is a text where this expression means a number.
    fn text_as_number(&self, language: &Environment<'static>, fields: &Value) -> Option<String> {
        numbers::text_as_number(&self.code, |path| {
            let compiled = language.compile_expression(path).ok()?;
            let root = names::root(path);
            let member = match self.scope.get(root) {
                Some(bound) => members(fields, bound.as_deref()?).into_iter().next()?,
                None => fields.get_attr(root).ok()?,
            };
            let value = compiled.eval(Value::from_pairs([(root, member)])).ok()?;
            value.as_str().map(str::to_owned)
        })
    }

    /// What goes wrong, if anything does; an expression whose names nobody knows here is not tried.
    fn error(&self, language: &Environment<'static>, fields: &Value) -> Option<Error> {
        let compiled = language.compile_expression_owned(self.code.clone()).ok()?;
        let mut bound: BTreeMap<&str, Vec<Value>> = BTreeMap::new();
        for name in compiled.undeclared_variables(false) {
            let Some((name, path)) = self.scope.get_key_value(&name) else { continue };
            bound.insert(name, members(fields, path.as_deref()?));
        }
        // a list without members has nothing to go wrong
        let rounds = bound.values().map(Vec::len).max().unwrap_or(1);
        (0..rounds.min(MEMBERS)).find_map(|round| {
            let chosen = bound.iter().filter_map(|(name, values)| {
                Some((*name, values.get(round).or_else(|| values.last())?.clone()))
            });
            let chosen = Value::from_pairs(chosen);
            compiled.eval(minijinja::context! { ..chosen, ..fields.clone() }).err()
        })
    }
}

/// The values that the variable of a loop takes: those of `projets[]` are the members of `projets`.
fn members(fields: &Value, path: &str) -> Vec<Value> {
    path.split('.').fold(vec![fields.clone()], |values, step| {
        let name = step.trim_end_matches("[]");
        let lists = values.iter().filter_map(|value| value.get_attr(name).ok());
        if name.len() == step.len() {
            return lists.collect();
        }
        lists.filter_map(|list| list.try_iter().ok()).flatten().take(MEMBERS).collect()
    })
}
