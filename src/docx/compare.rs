//! How an `IF` field of Word compares (ECMA-376 part 1, 17.16.5.26): numbers as numbers, texts as texts, with `*` and `?`
//! as wildcards behind `=` and `<>`.

use std::cmp::Ordering;

/// The operators of Word.
pub(super) const OPERATORS: [&str; 6] = ["<>", "<=", ">=", "=", "<", ">"];

/// Whether `left operator right` holds.
pub(super) fn holds(left: &str, operator: &str, right: &str) -> bool {
    let order = match (number(left), number(right)) {
        (Some(left), Some(right)) => left.partial_cmp(&right),
        _ => Some(left.cmp(right)),
    };
    let equal = order == Some(Ordering::Equal) || matches(right.as_bytes(), left.as_bytes());
    match operator {
        "=" => equal,
        "<>" => !equal,
        "<" => order == Some(Ordering::Less),
        ">" => order == Some(Ordering::Greater),
        "<=" => order.is_some_and(Ordering::is_le),
        ">=" => order.is_some_and(Ordering::is_ge),
        _ => false,
    }
}

/// A number as French writes it, groups and currency signs forgiven.
fn number(text: &str) -> Option<f64> {
    let plain: String = text
        .trim()
        .trim_end_matches(['€', '%'])
        .chars()
        .filter(|ch| !ch.is_whitespace())
        .map(|ch| if ch == ',' { '.' } else { ch })
        .collect();
    let is_digit = |ch: char| ch.is_ascii_digit() || matches!(ch, '.' | '-' | '+');
    if plain.is_empty() || !plain.chars().all(is_digit) { None } else { plain.parse().ok() }
}

/// Whether a text has the form of a pattern: `*` stands for anything, `?` for one byte or more of one character.
fn matches(pattern: &[u8], text: &[u8]) -> bool {
    let (mut p, mut t) = (0, 0);
    let mut star: Option<(usize, usize)> = None;
    while t < text.len() {
        match pattern.get(p) {
            Some(b'*') => {
                star = Some((p, t));
                p += 1;
            }
            Some(b'?') => {
                t += 1;
                // the rest of a character of several bytes
                while text.get(t).is_some_and(|byte| byte & 0xc0 == 0x80) {
                    t += 1;
                }
                p += 1;
            }
            Some(byte) if *byte == text[t] => {
                p += 1;
                t += 1;
            }
            _ => {
                let Some((at, from)) = star else { return false };
                star = Some((at, from + 1));
                p = at + 1;
                t = from + 1;
            }
        }
    }
    pattern[p..].iter().all(|byte| *byte == b'*')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_numbers_and_wildcards() {
        for (left, operator, right, expected) in [
            ("Mme", "=", "Mme", true),
            ("Mme", "=", "M.", false),
            ("Mme", "<>", "M.", true),
            ("0,5", "=", "0.50", true),
            ("10", ">", "9", true),
            ("1 250 €", ">=", "1250", true),
            ("", "=", "", true),
            ("", "<>", "", false),
            ("Collège de Koné", "=", "Coll*", true),
            ("Collège", "=", "Coll?ge", true),
            ("Lycée", "=", "Coll*", false),
            ("a", "<", "b", true),
            ("a", "~", "a", false),
        ] {
            assert_eq!(holds(left, operator, right), expected, "{left} {operator} {right}");
        }
    }
}
