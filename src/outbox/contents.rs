//! The values of a message's fields: what its letters say, and what they have in common.

use crate::docx::{Value, record};
use crate::fr::fields;
use crate::fr::grammar;
use crate::fr::mail::greeting;
use crate::fr::mail::message::{COMMON, LETTERS, SCHOOLS};
use crate::letters::{EXTRAS, Fields};
use crate::registry::{Appointment, Civility, Registry, School};

/// The fields of the messages of a campaign.
#[derive(Debug)]
pub struct Contents<'r> {
    registry: &'r Registry,
    fields: Fields<'r>,
    per_letter: bool,
}

impl<'r> Contents<'r> {
    /// What the messages of this registry have in common. `per_letter`: each message holds one letter, and its fields are
    /// the message's too.
    pub fn new(registry: &'r Registry, per_letter: bool) -> Self {
        Self { registry, fields: Fields::new(registry), per_letter }
    }

    /// The fields of a message with these letters, each with the name of its attachment.
    pub fn of(&self, letters: &[(&Appointment, &str)]) -> Value {
        let values: Vec<Value> = letters.iter().map(|(appointment, _)| self.fields.of(appointment)).collect();
        let mut schools: Vec<(&School, &Value)> = Vec::new();
        for ((appointment, _), value) in letters.iter().zip(&values) {
            let school = &self.registry.schools[appointment.school];
            if !schools.iter().any(|(known, _)| known.uai == school.uai) {
                schools.push((school, value));
            }
        }
        let greetings: Vec<(String, String)> = schools.iter().map(|(school, _)| greeted(school)).collect();
        let attached = values.iter().zip(letters).map(|(value, (_, file))| (value, *file));
        let per_school: Vec<&Value> = schools.iter().map(|(_, value)| *value).collect();
        together(&per_school, attached, &greeting::of_readers(&greetings), self.per_letter)
    }
}

/// How the head of a school is greeted, and who that is.
fn greeted(school: &School) -> (String, String) {
    let head = &school.head;
    let is_woman = head.civility.map(|civility| civility == Civility::Mme);
    (greeting::greeting(is_woman, &head.function), format!("{} {}", head.surname, head.first))
}

/// The fields of a message, of the fields of its letters. `schools` holds a letter for each school.
pub(super) fn together<'v>(
    schools: &[&Value],
    letters: impl Iterator<Item = (&'v Value, &'v str)>,
    greeting: &str,
    per_letter: bool,
) -> Value {
    let mut pairs: Vec<(&str, Value)> = Vec::new();
    let letters: Vec<(&Value, &str)> = letters.collect();
    for root in roots() {
        if COMMON.contains(&root) {
            pairs.push((root, common(root, schools)));
        } else if per_letter && let Some((letter, _)) = letters.first() {
            pairs.push((root, attribute(letter, root)));
        }
    }
    if per_letter && let Some((_, file)) = letters.first() {
        pairs.push(("fichier", Value::from(*file)));
    }
    let count = letters.len();
    let list: Value = letters.into_iter().map(|(letter, file)| one_letter(letter, file)).collect();
    pairs.extend([
        ("salutation", Value::from(greeting)),
        ("nombre", Value::from(count)),
        (LETTERS, list),
        (SCHOOLS, schools.iter().map(|school| one_school(school)).collect()),
    ]);
    Value::from_pairs(pairs)
}

/// The first steps of the letters' fields, each once.
fn roots() -> Vec<&'static str> {
    let mut roots: Vec<&str> =
        fields::FIELDS.iter().filter_map(|field| field.path.split(['.', '[']).next()).collect();
    roots.push(EXTRAS);
    roots.dedup();
    roots
}

/// The last steps of a record's fields: `nom`, `prenom` … of `chef`.
fn leaves(root: &'static str) -> impl Iterator<Item = &'static str> {
    let paths = fields::FIELDS.iter().map(|field| field.path);
    paths.filter_map(move |path| path.strip_prefix(root)?.strip_prefix('.'))
}

fn attribute(value: &Value, name: &str) -> Value {
    value.get_attr(name).unwrap_or_default()
}

fn at(value: &Value, root: &str, leaf: &str) -> Value {
    attribute(&attribute(value, root), leaf)
}

/// A field of the message: what its schools say, each thing once: `9830004M et 9830277J`.
fn common(root: &'static str, schools: &[&Value]) -> Value {
    let said = |read: &dyn Fn(&Value) -> Value| {
        let mut texts: Vec<String> = Vec::new();
        for text in schools.iter().map(|school| read(school).to_string()) {
            if !text.is_empty() && !texts.contains(&text) {
                texts.push(text);
            }
        }
        Value::from(grammar::list(&texts))
    };
    let mut leaves = leaves(root).peekable();
    if leaves.peek().is_none() {
        return said(&|school| attribute(school, root));
    }
    Value::from_pairs(leaves.map(|leaf| (leaf, said(&|school| at(school, root, leaf)))))
}

/// A member of the list of letters; printed as it is, it is the person's name.
fn one_letter(letter: &Value, file: &str) -> Value {
    let fields = roots().into_iter().map(|root| (root, attribute(letter, root)));
    let file = [("fichier", Value::from(file))];
    record(at(letter, "rne", "nom_complet").to_string(), fields.chain(file))
}

/// A member of the list of schools; printed as it is, it is the school's name.
fn one_school(letter: &Value) -> Value {
    let fields = leaves("etablissement").map(|leaf| (leaf, at(letter, "etablissement", leaf)));
    let head = [("chef", attribute(letter, "chef"))];
    record(at(letter, "etablissement", "nom").to_string(), fields.chain(head))
}
