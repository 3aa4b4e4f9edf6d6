//! Filters that the domain gives to the language of templates. This room only calls them.

use minijinja::value::Rest;
use minijinja::{Environment, Error, ErrorKind, State};

use super::Value;

/// One filter: `{{ x | name(a, b) }}` prints what `apply` makes of `x` and `[a, b]`.
#[derive(Clone, Copy, Debug)]
pub struct Filter {
    /// Its name in a template.
    pub name: &'static str,
    /// Its work. The error is a sentence for the template's author.
    pub apply: fn(&Value, &[Value]) -> Result<Value, String>,
}

/// What a merge field or a date control asks of a value, in Word's own letters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Picture {
    /// `\@ "d MMMM yyyy"` (ECMA-376 part 1, 17.16.4.1).
    Date(String),
    /// `\# "# ##0,00"` (17.16.4.2).
    Number(String),
}

/// Name of the list, among the fields, of texts that stand for values which nobody knows yet: an example's. A filter of
/// the domain that can't read one of them lets it pass.
pub const UNKNOWN: &str = "__unknown";

/// What a filter of the domain says when it can't do its work.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub(super) struct Refusal(pub(super) String);

/// Gives the filters to a language.
pub(super) fn install(language: &mut Environment<'static>, filters: &'static [Filter]) {
    for filter in filters {
        let apply = filter.apply;
        let call = move |state: &State<'_, '_>, value: &Value, arguments: Rest<Value>| match apply(
            value, &arguments,
        ) {
            Err(_) if is_unknown(state, value) => Ok(value.clone()),
            Err(words) => {
                Err(Error::new(ErrorKind::InvalidOperation, words.clone()).with_source(Refusal(words)))
            }
            Ok(made) => Ok(made),
        };
        language.add_filter(filter.name, call);
    }
}

fn is_unknown(state: &State<'_, '_>, value: &Value) -> bool {
    let unknown = state.lookup(UNKNOWN).and_then(|unknown| unknown.try_iter().ok());
    unknown.is_some_and(|mut unknown| unknown.any(|text| text == *value))
}
