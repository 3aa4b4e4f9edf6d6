//! Rows at the foot of the matrix.

/// Missions with somebody.
pub const UNION: &str = "Missions couvertes dans l’établissement";
/// Ticks.
pub const TICKS: &str = "Coches";
