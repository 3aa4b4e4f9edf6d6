//! What a campaign starts from: defaults, and the words of the blank workbook and of the sample.

pub mod people;
pub mod sample;
pub mod workbook;

/// Default academy.
pub const ACADEMY: &str = "Vice-rectorat de la Nouvelle-Calédonie";
/// Default service. The acronym is printed as it is, never expanded.
pub const SERVICE: &str = "DANE";
/// Yes.
pub const YES: &str = "oui";
/// No.
pub const NO: &str = "non";
/// What stands for a ceiling that is not given.
pub const NO_CEILING: &str = "sans contrôle";
