//! Refusals of a command line: what is wrong with it, and what was probably meant.

use crate::fr::typography::{NBSP, THIN, quote};

/// An argument that does not exist.
pub fn unknown_argument(typed: &str, meant: Option<&str>) -> String {
    format!("L’argument {} n’existe pas.{}", quote(typed), question(meant))
}

/// A command that does not exist.
pub fn unknown_command(typed: &str, meant: Option<&str>) -> String {
    format!("La commande {} n’existe pas.{}", quote(typed), question(meant))
}

/// A value that an option does not take.
pub fn wrong_value(option: &str, typed: &str, valid: &[String], meant: Option<&str>) -> String {
    if valid.is_empty() {
        return format!("L’option {} ne prend pas la valeur {}.", quote(option), quote(typed));
    }
    format!(
        "L’option {} ne prend pas la valeur {}, mais {}.{}",
        quote(option),
        quote(typed),
        crate::fr::grammar::choice(valid),
        question(meant)
    )
}

/// An option without its value.
pub fn value_missing(option: &str) -> String {
    format!("Il manque une valeur après {}.", quote(option))
}

/// A flag with a value.
pub fn no_value(option: &str) -> String {
    format!("{} ne prend pas de valeur.", quote(option))
}

/// An argument that must be there.
pub fn argument_missing(arguments: &[String]) -> String {
    format!("Il manque {}.", crate::fr::grammar::list(arguments))
}

/// An option given twice.
pub fn twice(option: &str) -> String {
    format!("{} est donné deux fois.", quote(option))
}

/// An argument that does not go with another.
pub fn conflict(option: &str) -> String {
    format!("{} ne va pas avec les autres arguments.", quote(option))
}

/// A text that is no UTF-8.
pub fn not_text() -> String {
    "Un argument contient des caractères illisibles.".to_owned()
}

/// Anything else.
pub fn other(argument: Option<&str>) -> String {
    argument.map_or_else(
        || "La commande ne se comprend pas.".to_owned(),
        |argument| format!("{} ne se comprend pas.", quote(argument)),
    )
}

/// A day that is none.
pub fn not_a_day(typed: &str) -> String {
    format!("{} n’est pas une date de la forme 2027-03-01.", quote(typed))
}

/// A code that the catalogue does not have.
pub fn unknown_code(typed: &str, meant: Option<&str>) -> String {
    format!("Le code {} n’existe pas.{}", quote(typed), question(meant))
}

/// What stands below every refusal.
pub fn hint(command: Option<&str>) -> String {
    let command = command.map(|command| format!(" {command}")).unwrap_or_default();
    format!("Pour l’aide{NBSP}: lettres-rne{command} --aide")
}

fn question(meant: Option<&str>) -> String {
    meant.map(|meant| format!(" Vouliez-vous dire {}{THIN}?", quote(meant))).unwrap_or_default()
}
