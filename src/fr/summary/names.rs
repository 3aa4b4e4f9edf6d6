//! Names of tables and cells, as the formulas use them.

/// Table of the schools.
pub const SCHOOLS: &str = "Etablissements";
/// Table of the teachers.
pub const TEACHERS: &str = "Referents";
/// Table of what has become of each letter.
pub const MAIL: &str = "Suivi";
/// Table of the findings.
pub const FINDINGS: &str = "Anomalies";
/// Value of one IMP.
pub const IMP_VALUE: &str = "Valeur_IMP";
/// Euros for 1,000 units of the local currency.
pub const PARITY: &str = "Parite";
/// Hours of one IMP.
pub const HOURS: &str = "Heures_par_IMP";
/// Whether a décharge counts in the envelope.
pub const RELIEF_COUNTS: &str = "Decharge_compte";
/// The academy's ceiling.
pub const CEILING: &str = "Enveloppe_totale";
/// The allowed rates.
pub const RATES: &str = "Taux_admis";
/// Rows read.
pub const ROWS: &str = "Lignes_lues";
/// Ticks of the matrix of missions.
pub const TICKS: &str = "Coches";
