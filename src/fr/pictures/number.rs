//! `\# "# ##0,00 €"`: ECMA-376 part 1, 17.16.4.2, with the signs of French (comma, groups apart) or of English (`#,##0.00`).
//! The result is French in both cases. Unlike Word, a `#` without a digit leaves no blank behind.

use super::super::decimals::Decimal;
use super::super::typography::in_groups;
use super::quoted;

/// A number's picture, understood: one form, or one for each sign.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NumberPicture {
    positive: Form,
    negative: Option<Form>,
    zero: Option<Form>,
}

/// What stands around the digits, and how many there are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Form {
    before: String,
    after: String,
    /// `+` or `-`: the sign stands here.
    sign: Option<char>,
    /// Digits before the comma, at least.
    whole: usize,
    /// Digits behind it: those that are there at any rate, and all.
    decimals: (usize, usize),
    is_grouped: bool,
    /// Whether there are any digits at all.
    has_digits: bool,
}

const BLANKS: [char; 4] = [' ', '\u{a0}', '\u{202f}', '\u{2009}'];

impl NumberPicture {
    /// Reads a picture; none if it says nothing about a number, or more than we can print.
    pub fn read(picture: &str) -> Option<Self> {
        let mut forms = Vec::new();
        for section in sections(picture) {
            forms.push(Form::read(section)?);
        }
        let mut forms = forms.into_iter();
        let positive = forms.next().filter(|form| form.has_digits)?;
        let read = Self { positive, negative: forms.next(), zero: forms.next() };
        forms.next().is_none().then_some(read)
    }

    /// The number in this picture.
    pub fn of(&self, number: Decimal) -> String {
        let form = match (&self.negative, &self.zero) {
            (_, Some(zero)) if number.is_zero() => zero,
            // a section of its own says how the sign looks
            (Some(negative), _) if number.negative => return negative.of(number, false),
            _ => &self.positive,
        };
        form.of(number, true)
    }
}

/// The sections of a picture, cut at the semicolons outside of quotes.
fn sections(picture: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let (mut from, mut in_quotes) = (0, false);
    for (at, ch) in picture.char_indices() {
        match ch {
            '\'' => in_quotes = !in_quotes,
            ';' if !in_quotes => {
                found.push(&picture[from..at]);
                from = at + 1;
            }
            _ => {}
        }
    }
    found.push(&picture[from..]);
    found
}

impl Form {
    fn read(section: &str) -> Option<Self> {
        let mut form = Self::default();
        let mut digits = String::new();
        let mut rest = section;
        let mut is_behind = false;
        while let Some(ch) = rest.chars().next() {
            let is_digit = matches!(ch, '0' | '#');
            if let Some((text, after)) = quoted(rest) {
                form.beside(text, &mut is_behind, &digits);
                rest = after;
                continue;
            }
            // a blank, a comma or a point is a part of the number where digits follow
            let joins = BLANKS.contains(&ch) && !digits.is_empty() || matches!(ch, ',' | '.');
            let follows = rest[ch.len_utf8()..].starts_with(['0', '#']);
            if is_digit || joins && follows {
                if is_behind {
                    return None;
                }
                digits.push(ch);
            } else if matches!(ch, '+' | '-') && digits.is_empty() && form.before.is_empty() {
                form.sign = Some(ch);
            } else if matches!(ch, 'x' | '`' | '"' | '\'' | '’' | '‘') {
                // digits cut off, paragraph numbers, a quote without its end
                return None;
            } else {
                form.beside(&ch.to_string(), &mut is_behind, &digits);
            }
            rest = &rest[ch.len_utf8()..];
        }
        form.has_digits = !digits.is_empty();
        form.count(&digits)?;
        Some(form)
    }

    fn beside(&mut self, text: &str, is_behind: &mut bool, digits: &str) {
        *is_behind |= !digits.is_empty();
        let side = if digits.is_empty() { &mut self.before } else { &mut self.after };
        side.push_str(text);
    }

    /// Counts the digits of `# ##0,00`, `#,##0.00`, `0.00`, `#,##0`.
    fn count(&mut self, digits: &str) -> Option<()> {
        let last = digits.rfind([',', '.']);
        let point = last.filter(|&at| {
            let (sign, behind) = (digits.as_bytes()[at], &digits[at + 1..]);
            let is_only = digits.bytes().filter(|other| *other == sign).count() == 1;
            // `#,##0` and `,0` group; `0,00` and `0,##` count decimals
            let groups = behind.len() == 3 && behind.starts_with('#') || at == 0;
            let other = digits[..at].contains([',', '.']);
            is_only && (other || !groups) && !behind.contains(BLANKS)
        });
        let (whole, decimals) = point.map_or((digits, ""), |at| (&digits[..at], &digits[at + 1..]));
        self.is_grouped = whole.contains([',', '.']) || whole.contains(BLANKS);
        let places: String = whole.chars().filter(|ch| matches!(ch, '0' | '#')).collect();
        self.whole = places.find('0').map_or(0, |at| places.len() - at);
        let needed = decimals.rfind('0').map_or(0, |at| at + 1);
        self.decimals = (needed, decimals.len());
        // more than a decimal can hold
        (self.whole <= 20 && decimals.len() <= 9).then_some(())
    }

    fn of(&self, number: Decimal, signed: bool) -> String {
        if !self.has_digits {
            return format!("{}{}", self.before, self.after);
        }
        let (needed, most) = self.decimals;
        let places = |count: usize| u32::try_from(count).unwrap_or_default();
        let mut number = number.rounded(places(most)).trimmed();
        if number.decimals().len() < needed {
            number = number.rounded(places(needed));
        }
        let whole = match number.whole() {
            0 if self.whole == 0 => String::new(),
            whole => format!("{whole:0width$}", width = self.whole),
        };
        let whole = if self.is_grouped { in_groups(&whole) } else { whole };
        let decimals = number.decimals();
        let comma = if decimals.is_empty() { "" } else { "," };
        let sign = match self.sign {
            _ if signed && number.negative => "-",
            Some('+') if !number.negative => "+",
            Some('-') if !signed => "-",
            _ => "",
        };
        format!("{sign}{}{whole}{comma}{decimals}{}", self.before, self.after)
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::decimals::read;
    use super::*;

    #[test]
    fn numbers_look_as_in_a_french_word() {
        for (picture, number, shown) in [
            ("# ##0,00", "1250", "1\u{202f}250,00"),
            ("#\u{a0}##0,00 €", "1250,5", "1\u{202f}250,50 €"),
            ("# ##0,00", "12,345", "12,35"),
            ("# ##0", "149165", "149\u{202f}165"),
            ("#,##0.00", "1250,5", "1\u{202f}250,50"),
            ("#,##0", "1250", "1\u{202f}250"),
            ("#.##0,00", "1250", "1\u{202f}250,00"),
            ("0,00", "0,5", "0,50"),
            ("0.00", "0,5", "0,50"),
            ("0", "0,5", "1"),
            ("0,0#", "0,25", "0,25"),
            ("0,0#", "2", "2,0"),
            ("0,##", "2", "2"),
            ("#,##", "0,5", ",5"),
            ("000", "7", "007"),
            (",0", "1250", "1\u{202f}250"),
            ("0 %", "12", "12 %"),
            ("0 'IMP'", "2", "2 IMP"),
            ("'IMP : '0,00", "2", "IMP : 2,00"),
            ("€ 0", "2", "€ 2"),
            ("0", "-3", "-3"),
            ("+0", "3", "+3"),
            ("+0", "-3", "-3"),
            ("0,00;(0,00)", "-3", "(3,00)"),
            ("0;-0;'néant'", "0", "néant"),
            ("0;-0;'néant'", "-4", "-4"),
            ("0;'a;b'", "-1", "a;b"),
            ("# ##0,00", "0,001", "0,00"),
            ("0", "-0,4", "0"),
        ] {
            let form = NumberPicture::read(picture).unwrap_or_else(|| panic!("{picture}"));
            assert_eq!(form.of(read(number).unwrap().number), shown, "{picture} {number}");
        }
    }

    #[test]
    fn what_is_no_picture_is_refused() {
        for picture in ["", "€", "'texte'", "x##", "0 `table`", "0'", "0 a 0", "0;0;0;0", "0,0000000000"] {
            assert_eq!(NumberPicture::read(picture), None, "{picture}");
        }
    }
}
