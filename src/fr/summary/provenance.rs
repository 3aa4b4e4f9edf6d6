//! The sheet of provenance.

/// Titles.
pub const COLUMNS: [&str; 2] = ["Élément", "Valeur"];
/// The workbook's name.
pub const WORKBOOK: &str = "Classeur lu";
/// Its hash.
pub const WORKBOOK_HASH: &str = "Empreinte SHA-256 du classeur";
/// The template's name.
pub const TEMPLATE: &str = "Modèle de lettre";
/// Its hash.
pub const TEMPLATE_HASH: &str = "Empreinte SHA-256 du modèle";
/// The product.
pub const PRODUCT: &str = "Logiciel";
/// The day of the run.
pub const DATE: &str = "Date du traitement";
/// Rows read.
pub const ROWS: &str = "Lignes de référents lues";
/// Letters.
pub const LETTERS: &str = "Lignes avec lettre";
/// Rows set aside.
pub const ASIDE: &str = "Lignes mises à part";
/// Letters by what became of them: made, unchanged, kept, with a new one beside, planned.
pub const STATES: [&str; 5] = [
    "Lettres faites",
    "Lettres inchangées",
    "Lettres retouchées, conservées",
    "Lettres retouchées, avec une nouvelle à côté",
    "Lettres prévues",
];
/// Findings.
pub const ERRORS: &str = "Erreurs";
/// Findings.
pub const WARNINGS: &str = "Avertissements";
/// Findings.
pub const INFOS: &str = "Informations";
/// Count: findings accepted for the year.
pub const ACCEPTED: &str = "Constats acceptés pour l’année";
/// Missions of the template.
pub const MISSIONS: &str = "Missions du modèle";
