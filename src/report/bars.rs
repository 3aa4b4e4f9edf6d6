//! Bars: small pictures without text, beside the numbers that they show. They need no colour: a box is an envelope,
//! what stands outside of it exceeds it, a dashed box is not counted.

use std::fmt::{self, Write};

use super::figures::Amounts;
use crate::registry::Imp;

/// A part of a whole in hundredths of a percent, as SVG writes it.
struct Percent(u64);

impl Percent {
    fn of(part: u32, whole: u32) -> Self {
        Self(u64::from(part) * 10_000 / u64::from(whole.max(1)))
    }
}

impl fmt::Display for Percent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{:02}%", self.0 / 100, self.0 % 100)
    }
}

/// Envelope and attributions on a common scale: `whole` quarters are the full width.
pub(super) fn budget(page: &mut String, amounts: &Amounts, whole: u32) -> fmt::Result {
    let envelope = amounts.envelope.unwrap_or_default();
    let consumed = amounts.consumed;
    let within = if amounts.envelope.is_some() { consumed.min(envelope) } else { consumed };
    open(page)?;
    if envelope > Imp::ZERO {
        part(page, "envelope", Imp::ZERO, envelope, whole)?;
    }
    part(page, "attributed", Imp::ZERO, within, whole)?;
    part(page, "over", within, consumed.less(within), whole)?;
    part(page, "aside", consumed, amounts.aside, whole)?;
    page.write_str("</svg>")
}

/// How many out of how many.
pub(super) fn share(page: &mut String, number: usize, whole: usize) -> fmt::Result {
    let small = |number| u32::try_from(number).unwrap_or(u32::MAX);
    open(page)?;
    page.write_str("<rect class=\"whole\" x=\"0\" y=\"3\" width=\"100%\" height=\"10\"/>")?;
    part(page, "attributed", Imp::ZERO, Imp::quarters(small(number)), small(whole))?;
    page.write_str("</svg>")
}

/// A sample of one part, for the legend.
pub(super) fn sample(page: &mut String, class: &str) -> fmt::Result {
    page.write_str("<svg class=\"sample\" aria-hidden=\"true\" focusable=\"false\">")?;
    part(page, class, Imp::ZERO, Imp::quarters(1), 1)?;
    page.write_str("</svg>")
}

fn open(page: &mut String) -> fmt::Result {
    page.write_str("<svg class=\"bar\" aria-hidden=\"true\" focusable=\"false\">")
}

/// One rectangle; an envelope is taller than what it holds.
fn part(page: &mut String, class: &str, from: Imp, length: Imp, whole: u32) -> fmt::Result {
    if length == Imp::ZERO {
        return Ok(());
    }
    let (y, height) = if class == "envelope" { (1, 14) } else { (4, 8) };
    write!(
        page,
        "<rect class=\"{class}\" x=\"{}\" y=\"{y}\" width=\"{}\" height=\"{height}\"/>",
        Percent::of(from.as_quarters(), whole),
        Percent::of(length.as_quarters(), whole)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bar(envelope: Option<u32>, consumed: u32, aside: u32) -> String {
        let mut page = String::new();
        let amounts = Amounts {
            envelope: envelope.map(Imp::quarters),
            consumed: Imp::quarters(consumed),
            aside: Imp::quarters(aside),
            ..Amounts::default()
        };
        budget(&mut page, &amounts, 8).unwrap();
        page
    }

    #[test]
    fn what_exceeds_the_envelope_stands_outside_of_it() {
        let exceeded = bar(Some(4), 6, 2);
        for part in [
            "class=\"envelope\" x=\"0.00%\" y=\"1\" width=\"50.00%\"",
            "class=\"attributed\" x=\"0.00%\" y=\"4\" width=\"50.00%\"",
            "class=\"over\" x=\"50.00%\" y=\"4\" width=\"25.00%\"",
            "class=\"aside\" x=\"75.00%\" y=\"4\" width=\"25.00%\"",
        ] {
            assert!(exceeded.contains(part), "{part}: {exceeded}");
        }
        assert_eq!(bar(Some(4), 4, 0).matches("<rect").count(), 2);
        assert!(!bar(None, 4, 0).contains("over"), "without an envelope nothing is exceeded");
        assert!(bar(Some(0), 4, 0).contains("class=\"over\" x=\"0.00%\""), "an envelope of zero is");
        assert_eq!(bar(None, 0, 0).matches("<rect").count(), 0);
    }
}
