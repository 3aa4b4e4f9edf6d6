//! The budget workbook: names of its sheets, tables and columns, and its sentences.
//!
//! Titles of columns are part of the formulas: letters, digits and spaces only, so that no reference needs escapes.

pub mod columns;
pub mod fate;
pub mod heads;
pub mod matrix;
pub mod names;
pub mod overview;
pub mod parameters;
pub mod properties;
pub mod provenance;
pub mod sharing;
pub mod sheets;
pub mod status;

use crate::fr::grammar::count;
use crate::fr::typography::{NBSP, THIN};

/// Name of the file: `synthese-2027.xlsx`.
pub fn file_name(year: &str) -> String {
    format!("synthese-{year}.xlsx")
}

/// The workbook could not be composed.
pub fn not_composed(cause: &str) -> String {
    format!("La synthèse n’a pas pu être composée. Cause technique : {cause}.")
}

/// What a cell says where the workbook says nothing.
pub const NOT_GIVEN: &str = "non renseigné";
/// The currency, where its name can't be a part of a title.
pub const LOCAL: &str = "monnaie locale";
/// Text of a link to a letter.
pub const OPEN: &str = "ouvrir";
/// Label of the rows of totals.
pub const TOTAL: &str = "Total";
/// What a table without rows says.
pub const NO_FINDING: &str = "Aucune anomalie.";

/// Before the number of a page.
pub const PAGE: &str = "Page";

/// What stands behind an amount in the local currency: New Caledonia writes F.
pub fn unit(currency: &str) -> &str {
    if currency == "XPF" { "F" } else { currency }
}

/// A currency's name as a part of a title: letters, digits and spaces, short, and not the euro's.
pub fn currency_title(name: &str) -> String {
    let plain: String = name.chars().filter(|ch| ch.is_alphanumeric() || *ch == ' ').take(12).collect();
    let plain = plain.trim();
    if plain.is_empty() || plain.eq_ignore_ascii_case("eur") { LOCAL.to_owned() } else { plain.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_currency_is_safe_in_a_title() {
        for (name, title) in [
            ("XPF", "XPF"),
            ("F CFP", "F CFP"),
            ("[#]'", LOCAL),
            ("E.U.R.", LOCAL),
            ("", LOCAL),
            ("F\"A;B", "FAB"),
        ] {
            assert_eq!(currency_title(name), title, "{name}");
        }
    }

    /// A title with any of these would need escapes in every formula.
    #[test]
    fn titles_of_columns_need_no_escape() {
        for title in [
            columns::ENVELOPE,
            columns::ATTRIBUTED,
            columns::RELIEF,
            columns::PAID,
            columns::GAP,
            columns::EUROS,
            columns::TICKS,
            columns::ASIDE,
            columns::KEY,
            &columns::local("XPF"),
            &columns::chapter(1),
        ] {
            assert!(title.chars().all(|ch| ch.is_alphanumeric() || ch == ' '), "{title}");
        }
    }
}
