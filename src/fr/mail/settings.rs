//! Values of the section `[courriel]`, the usual one first.

use crate::fr::grammar::list;

/// One message per what.
pub const PER: [&str; 2] = ["établissement", "lettre"];
/// What is attached.
pub const ATTACHED: [&str; 2] = ["docx", "pdf"];
/// How attachments are named.
pub const NAMES: [&str; 2] = ["nom", "numéro"];
/// How a connection is secured.
pub const SECURITY: [&str; 3] = ["tls", "starttls", "en clair"];
/// How one proves who one is.
pub const LOGIN: [&str; 3] = ["mot de passe", "jeton", "aucune"];
/// What a duration looks like.
pub const DURATIONS: &str = "une durée comme 10 min, 3 s ou 1 h";
/// What a window looks like.
pub const WINDOWS: &str =
    "un nombre de minutes de 1 à 1440 et un nombre de destinataires, comme { \"10\" = 100 }";
/// What the night looks like.
pub const NIGHT: &str = "deux heures, comme 20:00-07:00";
/// What a zone looks like.
pub const ZONES: &str = "un fuseau comme Europe/Paris ou Pacific/Noumea";
/// What stands where drafts are not tried again.
pub const NO_RETRIES: &str = "aucune, un brouillon n’est déposé qu’une fois : retirez cette ligne";
/// What the largest message looks like.
pub const SIZE: &str = "un nombre de 0.01 à 1000, sans guillemets, comme 10 ou 7.5";
/// What a port looks like.
pub const PORT: &str = "un nombre entier de 1 à 65535, sans guillemets, comme 465";
/// What a divisor looks like.
pub const DIVISOR: &str = "un nombre entier, sans guillemets, comme 4 ; 1 pour ne rien diviser";
/// What a yes or no looks like.
pub const YES_OR_NO: &str = "true (oui) ou false (non), sans guillemets";
/// What the wait for an answer looks like.
pub const PATIENCE: &str = "une durée d’une seconde à un jour, comme 10 min, 30 s ou 1 h";

/// A window and its number of recipients, as one writes them.
pub fn window(minutes: &str, most: u32) -> String {
    format!("\"{minutes}\" = {most}")
}

/// A preset, and the keys with which the file departs from it.
pub fn preset(name: &str, own: &[&str]) -> String {
    if own.is_empty() {
        return name.to_owned();
    }
    let own: Vec<String> = own.iter().map(|key| (*key).to_owned()).collect();
    format!("{name}, sauf {} (lettres-rne.toml)", list(&own))
}
