//! Sharing within a school.

/// Some declare it and some do not, or one alone does.
pub const INCONSISTENT: &str = "incohérent";
