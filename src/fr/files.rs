//! Names of the files that a run makes besides the letters.

/// The summary of a year.
pub fn summary(year: &str) -> String {
    format!("synthese-{year}.xlsx")
}

/// The report.
pub const REPORT: &str = "rapport.html";
