//! Names of the sheets.

/// Totals, charts, controls.
pub const OVERVIEW: &str = "Synthèse";
/// One row per school.
pub const SCHOOLS: &str = "Établissements";
/// One row per letter.
pub const TEACHERS: &str = "Référents";
/// Missions by schools.
pub const MISSIONS: &str = "Missions";
/// What has become of each letter.
pub const MAIL: &str = "Suivi";
/// What was found.
pub const FINDINGS: &str = "Anomalies";
/// The values used.
pub const PARAMETERS: &str = "Paramètres";
/// Where all of it comes from.
pub const PROVENANCE: &str = "Provenance";
