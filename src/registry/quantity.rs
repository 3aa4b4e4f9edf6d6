//! A cell as a number of IMP: every spelling of the handbook (section 5.3), amounts and dates taken for what they are.

use super::imp::Imp;
use super::money::Money;
use crate::findings::{Code, Noted};
use crate::fr::dates;
use crate::fr::findings::imp as words;
use crate::fr::spellings::quarters_in_words;
use crate::fr::text::{clean, fold};
use crate::workbook::{Cell, Value, number_text};

/// More than this for one person is a typing error, not a decision: four times the triple rate.
const IMPLAUSIBLE: Imp = Imp::quarters(48);

/// A cell as a number of IMP.
#[derive(Clone, Debug, PartialEq)]
enum Read {
    /// A number.
    Number(f64),
    /// A date that Excel made of a fraction.
    Fraction(Imp, String),
    /// An amount in the local currency, or in euros.
    Amount(Imp),
    /// A part of a "pacte".
    Pacte,
    /// None of these.
    Unreadable,
}

/// Reads the number of IMP of a person. `money` gives the amounts that a count may be confused with.
pub(super) fn read(cell: Option<&Cell>, money: &Money) -> Noted<Imp> {
    let Some(cell) = cell else { return Noted::refused(Code::I01, words::imp_missing()) };
    // a formula without its result is told as such (X08)
    if cell.value == Value::Unsaved {
        return Noted::nothing();
    }
    let typed = cell.text();
    match understand(cell, money) {
        Read::Number(number) => match in_quarters(number) {
            Ok(imp) if imp > IMPLAUSIBLE => Noted::refused(Code::I01, words::imp_implausible(&typed)),
            Ok(imp) => Noted::plain(imp),
            Err(nearest) if number >= 0.0 && number <= IMPLAUSIBLE.as_number() => {
                Noted::refused(Code::I02, words::imp_not_quarters(&typed, &nearest.bare()))
            }
            Err(_) => Noted::refused(Code::I01, words::imp_unreadable(&typed)),
        },
        Read::Fraction(imp, date) => {
            Noted::remarked(imp, Code::I08, words::imp_is_date(&date, &imp.to_string()))
        }
        Read::Amount(imp) => Noted::remarked(imp, Code::I06, words::imp_is_amount(&typed, &imp.to_string())),
        Read::Pacte => Noted::refused(Code::I01, words::imp_pacte(&typed)),
        Read::Unreadable => Noted::refused(Code::I01, words::imp_unreadable(&typed)),
    }
}

/// Reads a number of IMP that may be left out; what can't be read is told with `code` by `told`.
pub(super) fn read_optional(
    cell: Option<&Cell>,
    money: &Money,
    code: Code,
    told: impl Fn(&str) -> crate::fr::findings::Told,
) -> Noted<Imp> {
    let Some(cell) = cell.filter(|cell| cell.value != Value::Unsaved) else { return Noted::nothing() };
    match understand(cell, money) {
        Read::Number(number) => match in_quarters(number) {
            Ok(imp) => Noted::plain(imp),
            Err(_) => Noted::refused(code, told(&cell.text())),
        },
        Read::Fraction(imp, date) => {
            Noted::remarked(imp, Code::I08, words::imp_is_date(&date, &imp.to_string()))
        }
        Read::Amount(_) | Read::Pacte | Read::Unreadable => Noted::refused(code, told(&cell.text())),
    }
}

/// Reads the envelope of a whole academy: any number of quarters, which no amount can be confused with.
pub(super) fn read_total(cell: &Cell) -> Option<Imp> {
    let nothing = Money { imp_cents: 0, local: None };
    match understand(cell, &nothing) {
        Read::Number(number) => in_quarters(number).ok(),
        Read::Fraction(..) | Read::Amount(_) | Read::Pacte | Read::Unreadable => None,
    }
}

fn understand(cell: &Cell, money: &Money) -> Read {
    match &cell.value {
        Value::Number(number) => money.as_count(*number).map_or(Read::Number(*number), Read::Amount),
        Value::Date(year, month, day) => mangled(*year, *month, *day),
        Value::Text(text) => understand_text(text, money),
        Value::Bool(_) | Value::Error(_) | Value::Unsaved => Read::Unreadable,
    }
}

/// `1/2` typed in a French Excel becomes 1 February; `1/4` becomes 1 April, `3/4` 3 April. An American one makes 2 January of
/// `1/2`, 4 January and 4 March of the others.
fn mangled(year: i16, month: i8, day: i8) -> Read {
    let quarters = match (day, month) {
        (1, 4) | (4, 1) => 1,
        (1, 2) | (2, 1 | 4) => 2,
        (3, 4) | (4, 3) => 3,
        _ => return Read::Unreadable,
    };
    Read::Fraction(Imp::quarters(quarters), dates::short(year, month, day))
}

fn understand_text(text: &str, money: &Money) -> Read {
    let cleaned = clean(text);
    let folded = fold(&cleaned);
    if folded.contains("pacte") {
        return Read::Pacte;
    }
    // #two-numbers-in-one-cell: one under the other they are those of two people
    if text.lines().filter(|line| line.contains(char::is_numeric)).count() > 1 {
        return Read::Unreadable;
    }
    if let Some(quarters) = quarters_in_words(folded.trim_end_matches(" imp")) {
        return Read::Number(f64::from(quarters) / 4.0);
    }
    let lower = cleaned.to_lowercase();
    let is_money = ["€", "eur", "xpf", "cfp", "f"].iter().any(|unit| lower.ends_with(unit));
    let mut bare = lower.as_str();
    for unit in ["imp", "€", "euros", "eur", "f cfp", "fcfp", "cfp", "xpf", "f"] {
        bare = bare.strip_suffix(unit).unwrap_or(bare).trim_end();
    }
    let Some(number) = number(bare) else { return Read::Unreadable };
    match money.as_count(number) {
        Some(imp) => Read::Amount(imp),
        None if is_money => Read::Unreadable,
        None => Read::Number(number),
    }
}

/// `0,5`, `0.5`, `1 250`, `1/2`, `½`, `1 1/2`, `1½`.
fn number(text: &str) -> Option<f64> {
    let mut whole = text.to_owned();
    let mut fraction = 0.0;
    for (sign, value) in [('½', 0.5), ('¼', 0.25), ('¾', 0.75)] {
        if let Some(before) = whole.strip_suffix(sign) {
            fraction = value;
            whole = before.trim_end().to_owned();
            if whole.is_empty() {
                return Some(fraction);
            }
        }
    }
    if let Some((before, denominator)) = whole.split_once(['/', '⁄']) {
        let (units, numerator) = before.trim().rsplit_once(' ').unwrap_or(("", before.trim()));
        let units: f64 = if units.is_empty() { 0.0 } else { plain(units)? };
        let part = |text: &str| text.parse::<u8>().ok().filter(|_| text.len() == 1).map(f64::from);
        let (numerator, denominator) = (part(numerator)?, part(denominator.trim())?);
        // a part of one, in the parts that people name; `1/1` and `2/1` are the numbers of two people
        return (numerator < denominator && denominator <= 4.0).then_some(units + numerator / denominator);
    }
    plain(&whole).map(|units| units + fraction)
}

/// A decimal number with a comma or a point, spaces between thousands only: `1 1` and `0 5` are two numbers.
fn plain(text: &str) -> Option<f64> {
    if text.trim().contains(char::is_whitespace) && !has_thousands_only(text.trim()) {
        return None;
    }
    let digits: String =
        text.chars().filter(|ch| !ch.is_whitespace()).map(|ch| if ch == ',' { '.' } else { ch }).collect();
    let sound = digits.chars().all(|ch| ch.is_ascii_digit() || ch == '.' || ch == '-') && !digits.is_empty();
    sound.then(|| digits.parse().ok()).flatten()
}

/// Whether all blanks of a text are those between thousands: `149 165`, `1 250,00`.
fn has_thousands_only(text: &str) -> bool {
    let (whole, decimals) = text.split_once([',', '.']).unwrap_or((text, ""));
    let mut groups = whole.split_whitespace();
    let is_first = |first: &str| first.len() <= 3 && !first.starts_with('0');
    groups.next().is_some_and(is_first)
        && groups.all(|group| group.len() == 3)
        && !decimals.contains(char::is_whitespace)
        && !whole.ends_with(char::is_whitespace)
}

/// A number as quarters, or the nearest count of quarters.
fn in_quarters(number: f64) -> Result<Imp, Imp> {
    let quarters = number * 4.0;
    let nearest = quarters.round();
    if !(0.0..=4_000_000.0).contains(&nearest) {
        return Err(Imp::ZERO);
    }
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "checked to be a small count"
    )]
    let imp = Imp::quarters(nearest as u32);
    if (quarters - nearest).abs() < 1e-6 { Ok(imp) } else { Err(imp) }
}

/// Whether a text is read as a number of IMP; the plain ones among them (`0,5`) only where `plain_too`.
pub(super) fn is_text_of_number(text: &str, money: &Money, plain_too: bool) -> bool {
    let is_plain = || clean(text).chars().all(|ch| ch.is_ascii_digit() || ch == ',' || ch == '.');
    match understand_text(text, money) {
        Read::Number(number) => in_quarters(number).is_ok() && (plain_too || !is_plain()),
        Read::Fraction(..) | Read::Amount(_) | Read::Pacte | Read::Unreadable => false,
    }
}

/// A plain decimal number in a cell: hours, euros, parity.
pub(super) fn decimal(cell: &Cell) -> Option<f64> {
    match &cell.value {
        Value::Number(number) => Some(*number),
        Value::Text(text) => {
            let lower = clean(text).to_lowercase();
            let bare =
                lower.trim_end_matches(|ch: char| ch.is_alphabetic() || ch == '€' || ch.is_whitespace());
            plain(bare)
        }
        _ => None,
    }
}

/// A number as its cell would show it.
pub(super) fn shown(number: f64) -> String {
    number_text(number)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::findings::Place;

    fn cell(value: Value) -> Cell {
        Cell { value, place: Place::cell(&"S".into(), 1, 1) }
    }

    fn typed(text: &str) -> Noted<Imp> {
        read(Some(&cell(Value::Text(text.into()))), &Money::default())
    }

    #[test]
    fn every_spelling_of_the_handbook() {
        for (text, quarters) in [
            ("0,5", 2),
            ("0.5", 2),
            ("1/2", 2),
            ("½", 2),
            ("¼", 1),
            ("1 IMP", 4),
            ("un", 4),
            ("1,00", 4),
            ("0,25\u{a0}IMP", 1),
            ("1 1/2", 6),
            ("1½", 6),
            ("trois", 12),
            ("demi-taux", 2),
            ("0", 0),
            ("2 imp", 8),
            ("0,50", 2),
            ("0.25", 1),
            (" 1 ", 4),
            ("1\u{202f}IMP", 4),
            ("1\u{200b}", 4),
            ("¾", 3),
            ("1/4", 1),
            ("1 / 2", 2),
            ("1⁄2", 2),
            ("Un", 4),
            ("UNE", 4),
            ("un demi", 2),
            ("un quart", 1),
            ("quart de taux", 1),
            ("taux plein", 4),
            ("double taux", 8),
            ("trois", 12),
            ("néant", 0),
            ("1 et demi", 6),
            ("1\nIMP", 4),
            ("\n0,5\n", 2),
            ("2/4", 2),
        ] {
            let noted = typed(text);
            assert_eq!(
                (noted.value, noted.notes.len()),
                (Some(Imp::quarters(quarters)), 0),
                "{text}: {:?}",
                noted.notes
            );
        }
    }

    #[test]
    fn amounts_and_dates_are_converted_and_told() {
        for (value, quarters, code) in [
            (Value::Number(312.5), 1, Code::I06),
            (Value::Number(1250.0), 4, Code::I06),
            (Value::Text("1 250 €".into()), 4, Code::I06),
            (Value::Text("1250 €".into()), 4, Code::I06),
            (Value::Text("1 250".into()), 4, Code::I06),
            (Value::Text("1\u{202f}250\u{a0}€".into()), 4, Code::I06),
            (Value::Text("149 165 XPF".into()), 4, Code::I06),
            (Value::Number(149_165.0), 4, Code::I06),
            (Value::Date(2026, 2, 1), 2, Code::I08),
            (Value::Date(2026, 4, 1), 1, Code::I08),
            (Value::Date(2026, 4, 3), 3, Code::I08),
            (Value::Date(2026, 1, 2), 2, Code::I08),
            (Value::Date(2026, 1, 4), 1, Code::I08),
            (Value::Date(2026, 3, 4), 3, Code::I08),
            // every rate in both currencies (handbook, section 1.2)
            (Value::Number(625.0), 2, Code::I06),
            (Value::Number(2500.0), 8, Code::I06),
            (Value::Number(3750.0), 12, Code::I06),
            (Value::Number(37_291.0), 1, Code::I06),
            (Value::Number(74_582.0), 2, Code::I06),
            (Value::Number(298_329.0), 8, Code::I06),
            (Value::Number(447_494.0), 12, Code::I06),
            (Value::Text("312,50 €".into()), 1, Code::I06),
            (Value::Text("312,50 euros".into()), 1, Code::I06),
            (Value::Text("1250,00 EUR".into()), 4, Code::I06),
            (Value::Text("74 582 F CFP".into()), 2, Code::I06),
            (Value::Text("37 291 F".into()), 1, Code::I06),
            (Value::Text("298\u{202f}329 XPF".into()), 8, Code::I06),
            (Value::Text("447494 CFP".into()), 12, Code::I06),
            // the franc is rounded by whoever types it
            (Value::Number(149_164.0), 4, Code::I06),
        ] {
            let noted = read(Some(&cell(value.clone())), &Money::default());
            assert_eq!(noted.value, Some(Imp::quarters(quarters)), "{value:?}");
            assert_eq!(noted.notes[0].code, code, "{value:?}");
        }
    }

    /// 1,250 IMP are the envelope of a large academy, not the price of one.
    #[test]
    fn the_envelope_of_an_academy_is_never_an_amount() {
        for (value, quarters) in [
            (Value::Number(1250.0), Some(5000)),
            (Value::Text("312,5".into()), Some(1250)),
            (Value::Text("75 IMP".into()), Some(300)),
            (Value::Text("1 250 IMP".into()), Some(5000)),
            (Value::Text("1 250,50".into()), Some(5002)),
            (Value::Text("12 50".into()), None),
            (Value::Text("75 000 €".into()), None),
            (Value::Number(0.3), None),
            (Value::Date(2027, 2, 1), None),
            (Value::Text("4 ou 5".into()), None),
        ] {
            assert_eq!(read_total(&cell(value.clone())), quarters.map(Imp::quarters), "{value:?}");
        }
    }

    #[test]
    fn what_is_no_number_of_imp_is_refused() {
        for (text, code) in [
            ("à voir", Code::I01),
            ("-1", Code::I01),
            ("0,3", Code::I02),
            ("0.33", Code::I02),
            ("1 pacte", Code::I01),
            ("1000", Code::I01),
            ("12 €", Code::I01),
            ("1/0", Code::I01),
            ("1,2,3", Code::I01),
            ("1 ou 2", Code::I01),
            ("?", Code::I01),
            ("oui", Code::I01),
            ("1 h", Code::I01),
            ("1/3", Code::I02),
            ("13", Code::I01),
            // #two-numbers-in-one-cell: of two people, or a number that somebody has cut
            ("1\n1", Code::I01),
            ("1\r\n2", Code::I01),
            ("1\n250", Code::I01),
            ("1 1", Code::I01),
            ("1\u{a0}1", Code::I01),
            ("0 5", Code::I01),
            ("0 250", Code::I01),
            ("1 25", Code::I01),
            ("0, 5", Code::I01),
            ("1\n1/2", Code::I01),
            ("0,5/0,5", Code::I01),
            ("1/0,5", Code::I01),
            ("0,5/2", Code::I01),
            ("1/1", Code::I01),
            ("2/2", Code::I01),
            ("2/1", Code::I01),
            ("3/2", Code::I01),
            ("9/18", Code::I01),
            ("1 1/1", Code::I01),
            ("150000 XPF", Code::I01),
        ] {
            let noted = typed(text);
            assert_eq!((noted.value, noted.notes[0].code), (None, code), "{text}");
        }
        assert_eq!(read(None, &Money::default()).notes[0].code, Code::I01);
        for error in ["#REF!", "#DIV/0!", "#N/A"] {
            let noted = read(Some(&cell(Value::Error(error.into()))), &Money::default());
            assert_eq!((noted.value, noted.notes[0].code), (None, Code::I01));
        }
        assert_eq!(read(Some(&cell(Value::Unsaved)), &Money::default()), Noted::nothing(), "X08 says it");
        assert_eq!(read(Some(&cell(Value::Date(2026, 5, 7))), &Money::default()).notes[0].code, Code::I01);
    }
}
