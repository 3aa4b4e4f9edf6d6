//! Numbers in words: `deux cent mille`, `quatre-vingt-un`, `trois cent douze euros et cinquante centimes`.
//!
//! The spelling is the traditional one (hyphens below a hundred only, none around `et`), which official letters keep;
//! that of 1990 puts them everywhere. `vingt` and `cent` take an s when multiplied and last, `mille` never.

use super::decimals::{Amount, Unit};

/// Number from which there are no words any more: beyond the milliards nobody reads them.
const LIMIT: u128 = 1_000_000_000_000;

const BELOW_TWENTY: [&str; 20] = [
    "zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze",
    "treize", "quatorze", "quinze", "seize", "dix-sept", "dix-huit", "dix-neuf",
];
const TENS: [&str; 7] = ["", "", "vingt", "trente", "quarante", "cinquante", "soixante"];

/// A whole number in words; `feminine` says that what is counted is (`vingt et une`). None beyond the milliards.
pub fn cardinal(number: u128, feminine: bool) -> Option<String> {
    if number >= LIMIT {
        return None;
    }
    let number = usize::try_from(number).ok()?;
    let mut words = Vec::new();
    let mut rest = number;
    for (size, noun) in [(1_000_000_000, "milliard"), (1_000_000, "million")] {
        let count = rest / size;
        rest %= size;
        if count > 0 {
            // a million is a noun: `deux cents millions`
            words.push(below_thousand(count, false, true));
            words.push(if count > 1 { format!("{noun}s") } else { noun.to_owned() });
        }
    }
    match rest / 1000 {
        0 => {}
        1 => words.push("mille".to_owned()),
        // mille is a number: `deux cent mille`, `quatre-vingt mille`
        count => words.push(format!("{} mille", below_thousand(count, false, false))),
    }
    if !rest.is_multiple_of(1000) || number == 0 {
        words.push(below_thousand(rest % 1000, feminine, true));
    }
    Some(words.join(" "))
}

/// `last` says that no other number follows.
fn below_thousand(number: usize, feminine: bool, last: bool) -> String {
    let (hundreds, rest) = (number / 100, number % 100);
    let plural = if hundreds > 1 && rest == 0 && last { "s" } else { "" };
    let cent = match hundreds {
        0 => return below_hundred(rest, feminine, last),
        1 => "cent".to_owned(),
        count => format!("{} cent{plural}", BELOW_TWENTY[count]),
    };
    if rest == 0 { cent } else { format!("{cent} {}", below_hundred(rest, feminine, last)) }
}

fn below_hundred(number: usize, feminine: bool, last: bool) -> String {
    let one = if feminine { "une" } else { "un" };
    match number {
        1 => one.to_owned(),
        0..=19 => BELOW_TWENTY[number].to_owned(),
        71 => "soixante et onze".to_owned(),
        70..=79 => format!("soixante-{}", BELOW_TWENTY[number - 60]),
        80 if last => "quatre-vingts".to_owned(),
        80 => "quatre-vingt".to_owned(),
        81 => format!("quatre-vingt-{one}"),
        82..=99 => format!("quatre-vingt-{}", BELOW_TWENTY[number - 80]),
        _ => match (TENS[number / 10], number % 10) {
            (ten, 0) => ten.to_owned(),
            (ten, 1) => format!("{ten} et {one}"),
            (ten, unit) => format!("{ten}-{}", BELOW_TWENTY[unit]),
        },
    }
}

/// An amount in words, with its unit: `deux millions d’euros`, `zéro virgule vingt-cinq IMP`.
pub fn amount(amount: Amount, feminine: bool) -> Option<String> {
    let number = amount.number.trimmed();
    let minus = if number.negative { "moins " } else { "" };
    if amount.unit == Some(Unit::Euro) && amount.number.rounded(2).trimmed() == number {
        return euros(number.rounded(2)).map(|words| format!("{minus}{words}"));
    }
    // an IMP is an indemnité
    let feminine = feminine || amount.unit == Some(Unit::Imp);
    let whole = cardinal(number.whole(), feminine)?;
    let decimals = number.decimals();
    let words = if decimals.is_empty() {
        whole
    } else {
        let zeros = decimals.len() - decimals.trim_start_matches('0').len();
        let rest = cardinal(decimals.parse().ok()?, false)?;
        format!("{whole} virgule {}{rest}", "zéro ".repeat(zeros))
    };
    let noun = match (amount.unit, number.is_plural()) {
        (None, _) => return Some(format!("{minus}{words}")),
        (Some(Unit::Euro), false) => "euro",
        (Some(Unit::Euro), true) => "euros",
        (Some(Unit::Franc), false) => "franc CFP",
        (Some(Unit::Franc), true) => "francs CFP",
        (Some(Unit::Imp), _) => "IMP",
        (Some(Unit::Percent), _) => "pour cent",
    };
    Some(format!("{minus}{}", counted(&words, noun)))
}

fn euros(number: super::decimals::Decimal) -> Option<String> {
    let (whole, cents) = (number.whole(), number.decimals().parse::<u128>().ok()?);
    let noun = |count: u128, one: &str| if count < 2 { one.to_owned() } else { format!("{one}s") };
    let euros = counted(&cardinal(whole, false)?, &noun(whole, "euro"));
    let centimes = format!("{} {}", cardinal(cents, false)?, noun(cents, "centime"));
    Some(match (whole, cents) {
        (_, 0) => euros,
        (0, _) => centimes,
        _ => format!("{euros} et {centimes}"),
    })
}

/// A million is a noun, and wants `de` before what is counted.
fn counted(words: &str, noun: &str) -> String {
    let last = words.rsplit(' ').next().unwrap_or_default();
    if !last.starts_with("milli") || last == "mille" {
        return format!("{words} {noun}");
    }
    let link = if noun.starts_with(['e', 'I']) { "d’" } else { "de " };
    format!("{words} {link}{noun}")
}

#[cfg(test)]
mod tests {
    use super::super::decimals::read;
    use super::*;

    #[test]
    fn whole_numbers() {
        for (number, words) in [
            (0, "zéro"),
            (1, "un"),
            (16, "seize"),
            (17, "dix-sept"),
            (21, "vingt et un"),
            (22, "vingt-deux"),
            (61, "soixante et un"),
            (70, "soixante-dix"),
            (71, "soixante et onze"),
            (77, "soixante-dix-sept"),
            (80, "quatre-vingts"),
            (81, "quatre-vingt-un"),
            (90, "quatre-vingt-dix"),
            (91, "quatre-vingt-onze"),
            (99, "quatre-vingt-dix-neuf"),
            (100, "cent"),
            (101, "cent un"),
            (180, "cent quatre-vingts"),
            (200, "deux cents"),
            (201, "deux cent un"),
            (280, "deux cent quatre-vingts"),
            (1000, "mille"),
            (1001, "mille un"),
            (1250, "mille deux cent cinquante"),
            (2000, "deux mille"),
            (80_000, "quatre-vingt mille"),
            (81_000, "quatre-vingt-un mille"),
            (200_000, "deux cent mille"),
            (280_000, "deux cent quatre-vingt mille"),
            (74_582, "soixante-quatorze mille cinq cent quatre-vingt-deux"),
            (1_000_000, "un million"),
            (80_000_000, "quatre-vingts millions"),
            (200_000_000, "deux cents millions"),
            (1_000_000_001, "un milliard un"),
        ] {
            assert_eq!(cardinal(number, false).as_deref(), Some(words), "{number}");
        }
        for (number, words) in [
            (1, "une"),
            (21, "vingt et une"),
            (81, "quatre-vingt-une"),
            (91, "quatre-vingt-onze"),
            (101, "cent une"),
            (21_000, "vingt et un mille"),
            (1001, "mille une"),
        ] {
            assert_eq!(cardinal(number, true).as_deref(), Some(words), "{number}");
        }
        assert_eq!(cardinal(LIMIT, false), None);
        assert!(cardinal(LIMIT - 1, false).is_some());
    }

    #[test]
    fn amounts_have_their_unit() {
        for (typed, words) in [
            ("625 €", "six cent vingt-cinq euros"),
            ("312,50 €", "trois cent douze euros et cinquante centimes"),
            ("1,01 €", "un euro et un centime"),
            ("0,50 €", "cinquante centimes"),
            ("0 €", "zéro euro"),
            ("1000000 €", "un million d’euros"),
            ("1000 €", "mille euros"),
            ("2000001 €", "deux millions un euros"),
            ("3000000 XPF", "trois millions de francs CFP"),
            ("74 582 XPF", "soixante-quatorze mille cinq cent quatre-vingt-deux francs CFP"),
            ("1 IMP", "une IMP"),
            ("0,25 IMP", "zéro virgule vingt-cinq IMP"),
            ("0,05", "zéro virgule zéro cinq"),
            ("2,50", "deux virgule cinq"),
            ("-3", "moins trois"),
            ("12 %", "douze pour cent"),
        ] {
            assert_eq!(amount(read(typed).unwrap(), false).as_deref(), Some(words), "{typed}");
        }
    }
}
