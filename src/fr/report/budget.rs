//! Words of the budget.

use crate::fr::grammar::count;
use crate::fr::numbers;
use crate::fr::typography::NBSP;

/// Column: province.
pub const PROVINCE: &str = "Province";
/// A school without a province.
pub const NO_PROVINCE: &str = "Province non indiquée";
/// Column: envelope.
pub const ENVELOPE: &str = "Dotation";
/// Column: attributed.
pub const ATTRIBUTED: &str = "Attribué";
/// Column: paid.
pub const PAID: &str = "Payé";
/// Column: difference.
pub const GAP: &str = "Écart";
/// Column: the picture.
pub const PICTURE: &str = "Dotation et attributions";
/// Row: all together.
pub const TOTAL: &str = "Total";
/// Caption: totals by province.
pub const BY_PROVINCE: &str = "Totaux par province, en IMP";
/// Caption: by school.
pub const BUDGET_BY_SCHOOL: &str = "Dotation et attributions de chaque établissement, en IMP";
/// Legend: the box.
pub const LEGEND_ENVELOPE: &str = "dotation notifiée";
/// Legend: the bar.
pub const LEGEND_ATTRIBUTED: &str = "attribué par les lettres";
/// Legend: beyond the box.
pub const LEGEND_OVER: &str = "au-delà de la dotation";
/// Legend: dashed.
pub const LEGEND_ASIDE: &str = "lignes mises de côté, non comptées";
/// Column: euros.
pub const EUROS: &str = "Montant en euros";
/// Column: local currency.
pub fn in_currency(name: &str) -> String {
    format!("Montant en {name}")
}
/// What the amounts are.
pub fn about_amounts(imp: &str) -> String {
    format!("Montants annuels des IMP payées, à {imp} l’IMP ; la part prise en décharge n’est pas payée.")
}
/// What the local amounts are.
pub fn about_parity(thousand: &str, euros: &str) -> String {
    format!("{thousand} valent exactement {euros} ; chaque montant est arrondi une fois.")
}
/// A décharge does not count.
pub const RELIEF_IS_FREE: &str =
    "La part prise en décharge ne compte pas dans la dotation (paramètre du classeur).";
/// Rows set aside do not count.
pub fn aside_not_counted(rows: usize, imp: &str) -> String {
    if rows < 2 {
        format!("La ligne mise de côté ({imp}, autant qu’on peut lire) n’est pas comptée.")
    } else {
        format!("Les {rows}{NBSP}lignes mises de côté ({imp}, autant qu’on peut lire) ne sont pas comptées.")
    }
}
/// Rows of a school that wait.
pub fn rows_waiting(rows: usize) -> String {
    count(rows, "ligne mise de côté", "lignes mises de côté")
}
/// Schools that the picture leaves out.
pub fn schools_left_out(number: usize) -> String {
    let (noun, plural, end) = ("établissement", "établissements", if number < 2 { "" } else { "s" });
    format!("{} sans dotation ni référent : non représenté{end}.", count(number, noun, plural))
}
/// The academy's total.
pub fn ceiling(sum: &str, ceiling: &str, balanced: bool) -> String {
    if balanced {
        format!("La somme des dotations ({sum}) est égale à l’enveloppe totale.")
    } else {
        format!("La somme des dotations ({sum}) diffère de l’enveloppe totale ({ceiling}).")
    }
}
/// A difference in quarters of an IMP, envelope less attributed: `reste 0,5`, `dépassé de 1`.
pub fn gap(quarters: i64) -> String {
    let amount = numbers::quarters(u32::try_from(quarters.unsigned_abs()).unwrap_or(u32::MAX));
    match quarters {
        0 => "équilibre".to_owned(),
        1.. => format!("reste{NBSP}{amount}"),
        _ => format!("dépassé de{NBSP}{amount}"),
    }
}
/// No envelope to compare with.
pub const NO_ENVELOPE: &str = "sans dotation";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn differences_are_told_in_words() {
        assert_eq!([0, 2, -6].map(gap), ["équilibre", "reste\u{a0}0,5", "dépassé de\u{a0}1,5"]);
    }
}
