//! What became of a letter.

/// Not made in this run.
pub const PLANNED: &str = "prévue";
/// Written.
pub const MADE: &str = "faite";
/// There already, the same.
pub const UNCHANGED: &str = "inchangée";
/// Changed by hand, left alone.
pub const KEPT: &str = "retouchée, conservée";
/// Changed by hand, the new one stands beside it.
pub const BESIDE: &str = "retouchée, nouvelle à côté";
