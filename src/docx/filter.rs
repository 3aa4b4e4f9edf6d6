//! Filters that the domain gives to the language of templates. This room only calls them.

use minijinja::value::Rest;
use minijinja::{Environment, Error, ErrorKind};

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

/// Gives the filters to a language.
pub(super) fn install(language: &mut Environment<'static>, filters: &'static [Filter]) {
    for filter in filters {
        let apply = filter.apply;
        language.add_filter(filter.name, move |value: &Value, arguments: Rest<Value>| {
            apply(value, &arguments).map_err(|words| Error::new(ErrorKind::InvalidOperation, words))
        });
    }
}
