//! Properties of the file.

/// Title.
pub fn title(year: &str) -> String {
    format!("Synthèse des IMP des référents numériques, {year}")
}
/// Subject.
pub const SUBJECT: &str = "Contrôle de l’enveloppe des IMP";
/// Keywords.
pub const KEYWORDS: &str = "IMP ; RNE ; budget";
