//! Numbers and amounts as French writes them.

use super::decimals::Decimal;
use super::typography::{NBSP, grouped};

/// A count of quarters (of an IMP) in words: `0,25`, `0,5`, `1`, `2,75`. No zeros at the end.
pub fn quarters(quarters: u32) -> String {
    let whole = grouped(u64::from(quarters / 4));
    match quarters % 4 {
        0 => whole,
        1 => format!("{whole},25"),
        2 => format!("{whole},5"),
        _ => format!("{whole},75"),
    }
}

/// The same with its unit: `0,5 IMP`, `2 IMP`, never a plural.
pub fn imp(count: u32) -> String {
    format!("{}{NBSP}IMP", quarters(count))
}

/// A signed difference of quarters: `+0,5`, `−1`, `0`.
pub fn signed_quarters(difference: i64) -> String {
    let text = quarters(u32::try_from(difference.unsigned_abs()).unwrap_or(u32::MAX));
    match difference {
        0 => text,
        1.. => format!("+{text}"),
        _ => format!("−{text}"),
    }
}

/// An amount in euro cents: `1 250 €`, `312,50 €`; two decimals or none.
pub fn euros(cents: u64) -> String {
    let whole = grouped(cents / 100);
    match cents % 100 {
        0 => format!("{whole}{NBSP}€"),
        rest => format!("{whole},{rest:02}{NBSP}€"),
    }
}

/// An amount in a currency without cents: `149 165 XPF`.
pub fn whole_money(amount: u64, currency: &str) -> String {
    format!("{}{NBSP}{currency}", grouped(amount))
}

/// A size in bytes, as people read it: `850 ko`, `2,3 Mo`.
pub fn megabytes(bytes: u64) -> String {
    if bytes < 1_000_000 {
        return format!("{}{NBSP}ko", bytes.div_ceil(1000));
    }
    let tenths = bytes.div_ceil(100_000);
    match tenths % 10 {
        0 => format!("{}{NBSP}Mo", grouped(tenths / 10)),
        rest => format!("{},{rest}{NBSP}Mo", grouped(tenths / 10)),
    }
}

/// A number with its unit: `0,5 IMP`.
pub fn with_unit(number: Decimal, unit: &str) -> String {
    format!("{}{NBSP}{unit}", number.text())
}

/// An amount of euros: two decimals or none.
pub fn exact_euros(number: Decimal) -> String {
    let cents = number.rounded(2);
    let whole = cents.rounded(0);
    with_unit(if whole.rounded(2) == cents { whole } else { cents }, "€")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_rounded_up() {
        for (bytes, text) in
            [(0, "0 ko"), (1, "1 ko"), (850_000, "850 ko"), (1_000_000, "1 Mo"), (2_250_001, "2,3 Mo")]
        {
            assert_eq!(megabytes(bytes).replace(NBSP, " "), text);
        }
    }

    #[test]
    fn numbers_are_written_in_french() {
        assert_eq!([0, 1, 2, 3, 4, 6, 11].map(quarters), ["0", "0,25", "0,5", "0,75", "1", "1,5", "2,75"]);
        assert_eq!(imp(2), "0,5\u{a0}IMP");
        assert_eq!(imp(5001), "1\u{202f}250,25\u{a0}IMP");
        assert_eq!([0, 2, -5].map(signed_quarters), ["0", "+0,5", "−1,25"]);
        assert_eq!(euros(125_000), "1\u{202f}250\u{a0}€");
        assert_eq!(euros(31_250), "312,50\u{a0}€");
        assert_eq!(whole_money(149_165, "XPF"), "149\u{202f}165\u{a0}XPF");
    }
}
