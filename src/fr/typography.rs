//! French typography: the spaces that do not break.
//!
//! Source: Imprimerie nationale's rules as summed up in the handbook, section 7.1.

/// No-break space: before `:`, `€`, `%`, units; between civility and name, day and month, `no` and its number.
pub const NBSP: char = '\u{a0}';
/// Thin no-break space: before `;`, `!`, `?`, and between thousands.
pub const THIN: char = '\u{202f}';

/// A French quotation.
pub fn quote(text: &str) -> String {
    format!("«{NBSP}{text}{NBSP}»")
}

/// Prose typed with ordinary spaces, with those that do not break where French wants them.
pub fn bind(text: &str) -> String {
    let mut bound = String::with_capacity(text.len() + 8);
    let mut letters = text.chars().peekable();
    while let Some(ch) = letters.next() {
        bound.push(match (ch, letters.peek()) {
            (' ', Some(':' | '»' | '€' | '%')) => NBSP,
            (' ', Some(';' | '!' | '?')) => THIN,
            (' ', _) if bound.ends_with('«') => NBSP,
            _ => ch,
        });
    }
    bound
}

/// Whole numbers in groups of three: `149 165`.
pub fn grouped(number: u64) -> String {
    in_groups(&number.to_string())
}

/// Digits in groups of three.
pub fn in_groups(digits: &str) -> String {
    let mut result = String::with_capacity(digits.len() * 2);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            result.push(THIN);
        }
        result.push(digit);
    }
    result
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prose_gets_the_spaces_that_do_not_break() {
        for (typed, bound) in [
            ("« Koné » : oui ; 8,38 € ?", "«\u{a0}Koné\u{a0}»\u{a0}: oui\u{202f}; 8,38\u{a0}€\u{202f}?"),
            ("un x : 2", "un x\u{a0}: 2"),
            ("ce.9830004m@x.nc:25 et a;b", "ce.9830004m@x.nc:25 et a;b"),
            ("", ""),
        ] {
            assert_eq!(bind(typed), bound);
        }
    }

    #[test]
    fn thousands_are_set_apart() {
        for (number, text) in
            [(0, "0"), (312, "312"), (1250, "1\u{202f}250"), (14_916_500, "14\u{202f}916\u{202f}500")]
        {
            assert_eq!(grouped(number), text);
        }
    }
}
