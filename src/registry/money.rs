//! The rules of money: what one IMP is worth, in euro cents and in the local currency.

use super::imp::Imp;

/// The rules of money: what one IMP is worth.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Money {
    /// Value of one IMP a year, in euro cents. Divisible by four: a quarter has whole cents.
    pub imp_cents: u32,
    /// The local currency, where there is one.
    pub local: Option<Currency>,
}

/// A currency without cents, at a fixed parity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Currency {
    /// Its name: `XPF`.
    pub name: String,
    /// Euro cents for 1,000 units: 838 (IEOM: 1,000 XPF are exactly 8.38 EUR).
    pub cents_per_thousand: u32,
}

impl Default for Money {
    fn default() -> Self {
        Self { imp_cents: 125_000, local: Some(Currency { name: "XPF".to_owned(), cents_per_thousand: 838 }) }
    }
}

impl Money {
    /// Euro cents of a number of IMP.
    pub fn cents(&self, imp: Imp) -> u64 {
        u64::from(imp.as_quarters()) * u64::from(self.imp_cents) / 4
    }

    /// Units of the local currency, rounded once, half up, from the exact amount in euros.
    pub fn local(&self, imp: Imp) -> Option<u64> {
        let parity = u64::from(self.local.as_ref()?.cents_per_thousand);
        Some((self.cents(imp) * 1000 * 2 + parity) / (parity * 2))
    }

    /// The number of IMP that an amount of a single rate stands for.
    pub fn as_count(&self, number: f64) -> Option<Imp> {
        [1, 2, 3, 4, 6, 8, 12].map(Imp::quarters).into_iter().find(|&imp| {
            #[expect(clippy::cast_precision_loss, reason = "amounts of one person are small")]
            let (euros, local) =
                (self.cents(imp) as f64 / 100.0, self.local(imp).map(|amount| amount as f64));
            // a count of IMP never reaches the value of one quarter in euros
            (euros > 20.0 && (number - euros).abs() < 0.01)
                || local.is_some_and(|local| local > 20.0 && (number - local).abs() <= 1.0)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn money_is_exact() {
        let money = Money::default();
        for (quarters, cents, xpf) in [
            (1, 31_250, 37_291),
            (2, 62_500, 74_582),
            (4, 125_000, 149_165),
            (8, 250_000, 298_329),
            (12, 375_000, 447_494),
        ] {
            assert_eq!(money.cents(Imp::quarters(quarters)), cents);
            assert_eq!(money.local(Imp::quarters(quarters)), Some(xpf));
        }
        assert_eq!(money.as_count(625.0), Some(Imp::quarters(2)));
        assert_eq!(money.as_count(447_494.0), Some(Imp::quarters(12)));
        assert_eq!(money.as_count(3.0), None);
        assert_eq!(money.as_count(1000.0), None);
    }
}
