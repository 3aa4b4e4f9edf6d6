//! One line of text with value tags, for the names of files: the template's language, without Word.

use minijinja::Environment;

use super::Value;
use super::expression::{self, Printed};
use super::faults::Trouble;
use super::names::Names;
use super::program::{self, Marks};
use super::vocabulary::Vocabulary;

/// The only template of its environment.
const LINE: &str = "line";

/// A compiled line.
#[derive(Debug)]
pub struct Pattern {
    language: Environment<'static>,
}

impl Pattern {
    /// Compiles a line such as `{{ uai }} {{ etablissement }}`.
    ///
    /// # Errors
    /// Everything that is wrong with it.
    pub fn new(line: &str, vocabulary: &dyn Vocabulary) -> Result<Self, Vec<Trouble>> {
        let marks = Marks::absent_from(line);
        let mut text = String::with_capacity(line.len());
        let mut troubles = Vec::new();
        let mut rest = line;
        while let Some((before, behind)) = rest.split_once("{{") {
            text.push_str(before);
            let Some((words, after)) = behind.split_once("}}") else {
                troubles.push(Trouble::Unclosed(format!("{{{{{behind}")));
                break;
            };
            let words = words.trim();
            match expression::printed(words, words, false, &Names::default(), vocabulary) {
                Ok(Printed::Value(code)) => text.push_str(&marks.value(&code)),
                Ok(_) => troubles.push(Trouble::Unreadable(words.to_owned())),
                Err(found) => troubles.extend(found),
            }
            rest = after;
        }
        text.push_str(rest);
        if !troubles.is_empty() {
            return Err(troubles);
        }
        let internal = |error: minijinja::Error| vec![Trouble::Internal(error.to_string())];
        let mut language = program::language(vocabulary.filters());
        language.set_syntax(marks.syntax().map_err(internal)?);
        language.add_template_owned(LINE, text).map_err(internal)?;
        Ok(Self { language })
    }

    /// The line with the values of one letter.
    ///
    /// # Errors
    /// The library's words, when an expression can't be worked out with these values.
    pub fn fill(&self, fields: &Value) -> Result<String, String> {
        let template = self.language.get_template(LINE).map_err(|error| error.to_string())?;
        template.render(fields.clone()).map_err(|error| error.to_string())
    }
}
