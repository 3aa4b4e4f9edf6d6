//! The sheet of parameters.

/// Titles.
pub const COLUMNS: [&str; 5] = ["Paramètre", "Valeur", "Origine", "Nom dans les formules", "Ce que c’est"];
/// Table of the amounts of each rate.
pub const SCALE: &str = "Barème\u{a0}: montant annuel de chaque taux admis";
/// Titles of that table.
pub const RATE: &str = "Taux (IMP)";
/// Euros a year.
pub const EUROS: &str = "Euros par an";

/// Units of the local currency a year.
pub fn local(currency: &str) -> String {
    format!("{currency} par an")
}

/// Where a value came from: 0 default, 1 workbook, 2 settings file.
pub fn origin(rank: u8) -> &'static str {
    match rank {
        0 => "valeur par défaut",
        1 => "classeur",
        _ => "fichier de réglages",
    }
}
