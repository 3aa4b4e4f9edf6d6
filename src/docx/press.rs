//! Filling letters from a template, one after the other.

use minijinja::Value;

use super::assemble::{self, Packer, Print};
use super::helpers::{Lost, Stranger};
use super::properties::Identity;
use super::template::Template;

/// A letter that could not be filled although its template was proved: a value of a kind that an expression can't
/// work on. Holds the library's words, for developers.
#[derive(Debug, thiserror::Error)]
#[error("part {part}: {cause}")]
pub struct FillError {
    /// The part.
    pub part: String,
    /// The template language's error.
    pub cause: minijinja::Error,
}

/// Fills letters, one after the other.
#[derive(Debug)]
pub struct Press<'t> {
    template: &'t Template,
    packer: Packer,
    /// The parts of the last letter, in the order of the programs.
    parts: Vec<String>,
    file: Vec<u8>,
    holes: usize,
    strangers: Vec<Stranger>,
    lost: Vec<Lost>,
}

impl<'t> Press<'t> {
    pub(super) fn of(template: &'t Template) -> Self {
        Self {
            template,
            packer: Packer::default(),
            parts: Vec::new(),
            file: Vec::new(),
            holes: 0,
            strangers: Vec::new(),
            lost: Vec::new(),
        }
    }

    /// Fills one letter. `fields` is a map of what the vocabulary knows, with `cases`, a map from the code of
    /// every box to whether it is ticked. An unstamped template ([`Draft::unstamped`](super::Draft::unstamped)) leaves the identity aside.
    ///
    /// # Errors
    /// [`FillError`] when an expression can't be worked out with these values.
    pub fn letter(&mut self, fields: &Value, identity: &Identity) -> Result<&[u8], FillError> {
        self.render(fields)?;
        Ok(self.package(identity))
    }

    /// Fills the parts of one letter and makes no file of it: for whoever only asks what is missing in it.
    ///
    /// # Errors
    /// As [`Press::letter`].
    pub fn render(&mut self, fields: &Value) -> Result<(), FillError> {
        let mut again = Vec::new();
        self.parts.clear();
        self.holes = 0;
        self.strangers.clear();
        self.lost.clear();
        for (part, program) in &self.template.programs {
            let made = program.run(fields).map_err(|cause| FillError { part: part.clone(), cause })?;
            self.holes += made.holes;
            for stranger in made.strangers {
                // a control and the data behind it say the same
                if !self.strangers.contains(&stranger) {
                    self.strangers.push(stranger);
                }
            }
            for lost in made.lost {
                // one value may be printed in several parts
                if !self.lost.contains(&lost) {
                    self.lost.push(lost);
                }
            }
            again.extend(made.again);
            self.parts.push(made.text);
        }
        let template = self.template;
        let mut texts: Vec<(&str, &mut String)> =
            template.programs.iter().map(|(part, _)| part.as_str()).zip(&mut self.parts).collect();
        template.notes.settle(&mut texts, &again).map_err(|part| FillError {
            part,
            cause: minijinja::Error::new(minijinja::ErrorKind::WriteFailure, "notes"),
        })
    }

    /// The file of the parts that have been filled.
    fn package(&mut self, identity: &Identity) -> &[u8] {
        let template = self.template;
        let fresh = &mut self.parts;
        fresh.extend(template.stamp.as_ref().map(|stamp| stamp.core.write(identity)));
        let mut prints: Vec<Print> = fresh.iter().map(|text| Print::of(text.as_bytes())).collect();
        if let Some(stamp) = &template.stamp {
            let sealed = template.fresh().filter_map(|(name, at)| Some((name, *prints.get(at)?)));
            let custom = stamp.custom.write(identity, &stamp.seal(sealed));
            prints.push(Print::of(custom.as_bytes()));
            fresh.push(custom);
        }
        let ordered: Vec<(&[u8], Print)> =
            template.fresh().map(|(_, at)| (fresh[at].as_bytes(), prints[at])).collect();
        assemble::assemble(&template.slots, &ordered, &mut self.packer, &mut self.file);
        &self.file
    }

    /// How many of the values that the last letter prints are empty.
    pub fn holes(&self) -> usize {
        self.holes
    }

    /// The values of the last letter that are no entry of the list that shows them.
    pub fn strangers(&self) -> &[Stranger] {
        &self.strangers
    }

    /// The values of the last letter that have characters that no Word file can hold: they were left out. What a person
    /// sees as a break (line feeds, Word's own U+000B, page breaks, tabs) is one in the letter and is none of these.
    pub fn lost(&self) -> &[Lost] {
        &self.lost
    }
}
