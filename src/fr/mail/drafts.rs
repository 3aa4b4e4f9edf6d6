//! Names of drafts.

pub use crate::fr::letters::NEW_VERSION;

/// The name of a draft: its school, and its person where a school has several drafts.
pub fn stem(uai: &str, school: &str, person: Option<&str>) -> String {
    let person = person.map(|person| format!(" - {person}")).unwrap_or_default();
    format!("{uai} {school}{person}")
}
