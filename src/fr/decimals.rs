//! Exact numbers out of texts, as French people type them, and back: `1 250,50 €` is no binary fraction.

use super::text::fold;
use super::typography::in_groups;

/// Most digits of a number: whoever types more has typed a code, not an amount.
const DIGITS: usize = 24;

/// A number with its decimals, exactly as it was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Decimal {
    /// Whether it is below zero.
    pub negative: bool,
    /// Its digits, without the comma.
    digits: u128,
    /// How many of them stand behind the comma.
    scale: u32,
}

/// What an amount is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Euros.
    Euro,
    /// Francs of the Pacific.
    Franc,
    /// Missions.
    Imp,
    /// Hundredths.
    Percent,
}

/// A number, and the unit behind it if there is one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Amount {
    /// How much.
    pub number: Decimal,
    /// Of what.
    pub unit: Option<Unit>,
}

/// Reads `0,5`, `1 250 €`, `74 582 XPF`, `-3`, `1.250,50`. What two people would read differently (`1.250`), or nobody as a
/// number (`24 35 55`), is none.
pub fn read(text: &str) -> Option<Amount> {
    let text = text.trim();
    let end = text.rfind(|ch: char| ch.is_ascii_digit())? + 1;
    let unit = match fold(&text[end..]).as_str() {
        _ if text[end..].trim() == "€" => Some(Unit::Euro),
        _ if text[end..].trim() == "%" => Some(Unit::Percent),
        "" if text[end..].trim().is_empty() => None,
        "eur" | "euro" | "euros" => Some(Unit::Euro),
        "xpf" | "f" | "cfp" | "f cfp" | "fcfp" | "franc" | "francs" | "francs cfp" | "francs pacifique" => {
            Some(Unit::Franc)
        }
        "imp" => Some(Unit::Imp),
        _ => return None,
    };
    let body = &text[..end];
    let unsigned = body.strip_prefix(['-', '−', '+']).map_or(body, str::trim_start);
    let negative = body.starts_with(['-', '−']);
    let (whole, decimals) = split(unsigned)?;
    let whole = ungrouped(whole)?;
    if !decimals.bytes().all(|byte| byte.is_ascii_digit()) || whole.len() + decimals.len() > DIGITS {
        return None;
    }
    let digits = format!("{whole}{decimals}").parse().ok()?;
    let scale = u32::try_from(decimals.len()).ok()?;
    Some(Amount { number: Decimal { negative: negative && digits > 0, digits, scale }, unit })
}

/// What stands before and behind the decimal sign.
fn split(text: &str) -> Option<(&str, &str)> {
    let signs: Vec<(usize, char)> = text.char_indices().filter(|(_, ch)| matches!(ch, ',' | '.')).collect();
    let same = signs.windows(2).all(|pair| pair[0].1 == pair[1].1);
    match signs.as_slice() {
        [] => Some((text, "")),
        // `1.250` is twelve hundred to some and one and a quarter to others
        [(at, '.')] if text.len() - at == 4 && (1..=3).contains(at) && !text.starts_with('0') => None,
        [(at, _)] => Some((&text[..*at], &text[at + 1..])),
        // `1.250.000`: groups only
        _ if same => Some((text, "")),
        [.., (at, _)] => Some((&text[..*at], &text[at + 1..])),
    }
}

/// The digits of a whole number whose groups, if there are any, have three digits.
fn ungrouped(text: &str) -> Option<String> {
    let is_sign = |ch: char| ch.is_whitespace() || matches!(ch, '.' | ',' | '\u{2009}' | '\'');
    let groups: Vec<&str> = text.split(is_sign).collect();
    let is_number = |group: &&str| !group.is_empty() && group.bytes().all(|byte| byte.is_ascii_digit());
    let (first, rest) = groups.split_first()?;
    let sound = groups.iter().all(is_number)
        && rest.iter().all(|group| group.len() == 3)
        && (rest.is_empty() || first.len() <= 3);
    sound.then(|| groups.concat())
}

impl Decimal {
    /// The number with so many decimals, half of the last one rounded away from zero.
    #[must_use]
    pub fn rounded(self, decimals: u32) -> Self {
        if self.scale <= decimals {
            return Self {
                digits: self.digits * 10_u128.pow(decimals - self.scale),
                scale: decimals,
                ..self
            };
        }
        let step = 10_u128.pow(self.scale - decimals);
        let digits = (self.digits + step / 2) / step;
        Self { negative: self.negative && digits > 0, digits, scale: decimals }
    }

    /// The number without zeros at the end of its decimals.
    #[must_use]
    pub fn trimmed(mut self) -> Self {
        while self.scale > 0 && self.digits.is_multiple_of(10) {
            self.digits /= 10;
            self.scale -= 1;
        }
        self
    }

    /// What stands before the comma.
    pub fn whole(self) -> u128 {
        self.digits / 10_u128.pow(self.scale)
    }

    /// The digits behind the comma.
    pub fn decimals(self) -> String {
        let rest = self.digits % 10_u128.pow(self.scale);
        if self.scale == 0 { String::new() } else { format!("{rest:0width$}", width = self.scale as usize) }
    }

    /// Whether it is zero.
    pub fn is_zero(self) -> bool {
        self.digits == 0
    }

    /// Whether French puts its noun in the plural: from two on.
    pub fn is_plural(self) -> bool {
        self.whole() >= 2
    }

    /// As programs write it: `-1250.5`.
    pub fn plain(self) -> String {
        let sign = if self.negative { "-" } else { "" };
        let point = if self.scale == 0 { "" } else { "." };
        format!("{sign}{}{point}{}", self.whole(), self.decimals())
    }

    /// In French: groups, comma, the minus sign of print.
    pub fn text(self) -> String {
        let sign = if self.negative { "−" } else { "" };
        let whole = in_groups(&self.whole().to_string());
        let comma = if self.scale == 0 { "" } else { "," };
        format!("{sign}{whole}{comma}{}", self.decimals())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_people_type_them() {
        for (typed, number, unit) in [
            ("1", "1", None),
            ("0,5", "0,5", None),
            ("0.5", "0,5", None),
            ("0.125", "0,125", None),
            (" 1\u{202f}250\u{a0}€", "1\u{202f}250", Some(Unit::Euro)),
            ("312,50 euros", "312,50", Some(Unit::Euro)),
            ("74 582 XPF", "74\u{202f}582", Some(Unit::Franc)),
            ("74582 F CFP", "74\u{202f}582", Some(Unit::Franc)),
            ("0,25\u{a0}IMP", "0,25", Some(Unit::Imp)),
            ("12,5 %", "12,5", Some(Unit::Percent)),
            ("-3", "−3", None),
            ("− 3,20", "−3,20", None),
            ("-0", "0", None),
            ("1.250,50", "1\u{202f}250,50", None),
            ("1,250.50", "1\u{202f}250,50", None),
            ("1.250.000", "1\u{202f}250\u{202f}000", None),
            ("007", "7", None),
        ] {
            let amount = read(typed).unwrap_or_else(|| panic!("{typed}"));
            assert_eq!((amount.number.text().as_str(), amount.unit), (number, unit), "{typed}");
        }
        for typed in [
            "",
            "abc",
            "1.250",
            "24 35 55",
            "01/03/2027",
            "1 25",
            "1,2,3",
            "--1",
            "1,",
            "½",
            "3 pommes",
            "€",
            "1234567890123456789012345",
            "1e9",
        ] {
            assert_eq!(read(typed), None, "{typed}");
        }
    }

    #[test]
    fn rounding_is_that_of_a_cashier() {
        for (typed, decimals, text) in [
            ("0,125", 2, "0,13"),
            ("0,124", 2, "0,12"),
            ("-0,5", 0, "−1"),
            ("-0,4", 0, "0"),
            ("2,5", 0, "3"),
            ("999,995", 2, "1\u{202f}000,00"),
            ("7", 2, "7,00"),
        ] {
            assert_eq!(read(typed).unwrap().number.rounded(decimals).text(), text, "{typed}");
        }
        assert_eq!(read("312,500").unwrap().number.trimmed().text(), "312,5");
        assert_eq!(read("0,0").unwrap().number.trimmed().text(), "0");
    }
}
