//! The catalogue of findings on the screen.

/// Before what a code means.
pub const MEANING: &str = "Sens";
/// Before what to do.
pub const REMEDY: &str = "Que faire";
/// Before a case.
pub const EXAMPLE: &str = "Exemple";
/// Before the settings that govern a code.
pub const SETTINGS: &str = "Réglage";
/// Before how a finding is accepted.
pub const ACCEPT: &str = "Accepter";

/// How the findings of a code are accepted; those of a school, for the school.
pub fn accept(code: &str, of_school: bool) -> String {
    let school = if of_school { format!("{code} = [\"9830004M\"] ou ") } else { String::new() };
    format!("{school}{code} = true, sous [acceptes] dans lettres-rne.toml")
}

/// What stands below the whole catalogue.
pub const HINT: &str = "Pour un seul code : lettres-rne regles U02. Pour une famille : lettres-rne regles U.";
