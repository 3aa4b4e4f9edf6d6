//! A template that writes `du` itself before the name of the school is right for a collège, and wrong for an annex.

use std::collections::BTreeSet;

use crate::docx;
use crate::findings::{Code, Finding, Note, Scope};
use crate::fr::findings::missions::contraction_frozen;
use crate::fr::grammar::{self, FROZEN};
use crate::registry::{Appointment, Registry};

use super::proof::Proved;
use super::vocabulary::Words;

/// The field of a school's bare name.
const NAME: &str = "etablissement.nom";

/// The schools with a letter whose name does not stand behind the contraction that the template has frozen.
pub fn contractions(proved: &Proved, registry: &Registry, ready: &[Appointment]) -> Vec<Finding> {
    let Some(frozen) = frozen(proved) else { return Vec::new() };
    let schools: BTreeSet<usize> = ready.iter().map(|appointment| appointment.school).collect();
    let schools = schools.into_iter().map(|index| &registry.schools[index]);
    schools
        .filter(|school| !school.name.is_empty() && !grammar::takes_du(&school.name))
        .map(|school| {
            let told = contraction_frozen(frozen, &school.name, &grammar::of_school(&school.name));
            let note = Note::new(Code::G05, told);
            let scope = Scope::School(school.uai.to_string());
            note.at(school.place.clone(), scope).about(school.uai.as_str())
        })
        .collect()
}

/// The contraction that the template's text has before the name, if it has one: the filled example shows it.
fn frozen(proved: &Proved) -> Option<&'static str> {
    let words = Words::default();
    let prints_name = |name: &String| {
        name == NAME || docx::Vocabulary::heading(&words, name).is_some_and(|path| path == NAME)
    };
    if !proved.names.iter().any(prints_name) {
        return None;
    }
    let example = crate::fr::fields::FIELDS.iter().find(|field| field.path == NAME)?.example;
    FROZEN.into_iter().find(|contraction| {
        let written = format!(" {contraction} {example}");
        proved.example.iter().any(|paragraph| {
            let words: Vec<&str> = paragraph.split_whitespace().collect();
            format!(" {} ", words.join(" ")).contains(&written)
        })
    })
}
