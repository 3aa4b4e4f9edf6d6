//! Telephone numbers as they are printed: six digits in New Caledonia, ten in France.

use super::typography::NBSP;

/// `24 35 55`, `+687 24 35 55`, `06 12 34 56 78`, `+33 6 12 34 56 78`. None for another number of digits, or letters.
pub fn printed(typed: &str) -> Option<String> {
    let is_joint = |ch: char| ch.is_whitespace() || matches!(ch, '.' | '-' | '/' | '(' | ')');
    let plain: String = typed.chars().filter(|ch| !is_joint(*ch)).collect();
    let digits = plain.strip_prefix('+').or_else(|| plain.strip_prefix("00")).unwrap_or(&plain);
    let abroad = digits.len() < plain.len();
    if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let pairs = |digits: &str| -> Vec<String> {
        digits.as_bytes().chunks(2).map(|pair| String::from_utf8_lossy(pair).into_owned()).collect()
    };
    let groups = match (abroad, digits.len()) {
        (false, 6) => pairs(digits),
        (false, 10) if digits.starts_with('0') => pairs(digits),
        // without its sign: `687243555`
        (_, 9) if digits.starts_with("687") => [vec!["+687".to_owned()], pairs(&digits[3..])].concat(),
        (true, 11) if digits.starts_with("33") => {
            [vec!["+33".to_owned(), digits[2..3].to_owned()], pairs(&digits[3..])].concat()
        }
        _ => return None,
    };
    Some(groups.join(&NBSP.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_set_in_pairs() {
        for (typed, expected) in [
            ("243555", Some("24 35 55")),
            ("24.35.55", Some("24 35 55")),
            ("24 35 55", Some("24 35 55")),
            ("+687 243555", Some("+687 24 35 55")),
            ("00 687 24 35 55", Some("+687 24 35 55")),
            ("687243555", Some("+687 24 35 55")),
            ("0612345678", Some("06 12 34 56 78")),
            ("+33 6 12 34 56 78", Some("+33 6 12 34 56 78")),
            ("0687243555", Some("06 87 24 35 55")),
            ("2435", None),
            ("poste 12", None),
            ("", None),
        ] {
            assert_eq!(
                printed(typed).map(|text| text.replace('\u{a0}', " ")).as_deref(),
                expected,
                "{typed}"
            );
        }
    }
}
