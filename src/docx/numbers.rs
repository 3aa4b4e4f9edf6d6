//! Fields are texts. `imp > 1` compares a text with a number: the language does not mind, and says yes whatever the
//! field holds; `imp + imp` is `11`. Both would be a wrong letter without a word, so they are faults.

/// A word of an expression.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Word<'c> {
    /// A field or a variable, with its steps: `rne.nom`.
    Path(&'c str),
    Number,
    Text(&'c str),
    /// `==`, `<`, `+`, `|` …, or a single sign.
    Sign(&'c str),
}

/// The operators that care for numbers.
const SUMS: &str = "+";
const ORDERS: [&str; 4] = ["<", ">", "<=", ">="];
const EQUALS: [&str; 2] = ["==", "!="];

/// The first path of an expression that is a text where a number is meant. `text_of` knows what stands at a path, if
/// that is a text.
pub(super) fn text_as_number(code: &str, text_of: impl Fn(&str) -> Option<String>) -> Option<String> {
    let words = words(code);
    (1..words.len()).find_map(|at| {
        let Word::Sign(sign) = words[at] else { return None };
        let is_filter = at >= 2 && matches!(words[at - 2], Word::Sign("|" | "."));
        let is_more = matches!(words.get(at + 2), Some(Word::Sign("|" | "(" | "[" | ".")));
        let left = Some(words[at - 1]).filter(|_| !is_filter)?;
        let right = words.get(at + 1).copied().filter(|_| !is_more)?;
        let text = |word: Word<'_>| match word {
            Word::Path(path) => text_of(path),
            Word::Text(text) => Some(text.to_owned()),
            Word::Number | Word::Sign(_) => None,
        };
        let path = [left, right].into_iter().find_map(|word| match word {
            Word::Path(path) if text_of(path).is_some() => Some(path.to_owned()),
            _ => None,
        })?;
        let with_a_number = left == Word::Number || right == Word::Number;
        let like_numbers =
            || [left, right].iter().all(|&word| text(word).is_some_and(|text| is_number(&text)));
        let is_wrong = match sign {
            SUMS => like_numbers(),
            _ if ORDERS.contains(&sign) => with_a_number || like_numbers(),
            _ if EQUALS.contains(&sign) => with_a_number,
            _ => false,
        };
        is_wrong.then_some(path)
    })
}

/// Whether a person would read a text as a number.
fn is_number(text: &str) -> bool {
    let text = text.trim();
    text.starts_with(|ch: char| ch.is_ascii_digit())
        && text.chars().all(|ch| ch.is_ascii_digit() || matches!(ch, ',' | '.' | ' ' | '\u{a0}' | '\u{202f}'))
}

/// The words of an expression, in their order.
fn words(code: &str) -> Vec<Word<'_>> {
    let mut words = Vec::new();
    let mut rest = code.trim_start();
    while let Some(first) = rest.chars().next() {
        let of = |is: &dyn Fn(char) -> bool| rest.find(|ch| !is(ch)).unwrap_or(rest.len());
        let (word, length) = if first.is_ascii_digit() {
            let length = of(&|ch| ch.is_ascii_digit() || ch == '.' || ch == '_');
            (Word::Number, length)
        } else if first.is_alphabetic() || first == '_' {
            let length = of(&|ch| ch.is_alphanumeric() || ch == '_' || ch == '.');
            (Word::Path(&rest[..length]), length)
        } else if matches!(first, '"' | '\'') {
            let inner = &rest[1..];
            let end = inner.find(first).unwrap_or(inner.len());
            (Word::Text(&inner[..end]), (end + 2).min(rest.len()))
        } else {
            let double = ["==", "!=", "<=", ">=", "//", "**"].iter().any(|sign| rest.starts_with(sign));
            let length = if double { 2 } else { first.len_utf8() };
            (Word::Sign(&rest[..length]), length)
        };
        words.push(word);
        rest = rest[length..].trim_start();
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_no_number() {
        let text_of = |path: &str| match path {
            "imp" | "p.heures" => Some("0,5".to_owned()),
            "rne.nom" => Some("LE GOFF".to_owned()),
            "fin" => Some(" ;".to_owned()),
            _ => None,
        };
        for (code, expected) in [
            ("imp > 1", Some("imp")),
            ("imp == 1", Some("imp")),
            ("1 != imp", Some("imp")),
            ("not (imp<=0.5)", Some("imp")),
            ("decharge and p.heures >= 2", Some("p.heures")),
            ("imp >= \"1\"", Some("imp")),
            ("imp + imp", Some("imp")),
            ("(imp + p.heures) | nombre", Some("imp")),
            ("rne.nom == 3", Some("rne.nom")),
            // what people may well mean
            ("imp == \"1\"", None),
            ("imp | valeur > 1", None),
            ("1 < imp | valeur", None),
            ("imp | valeur + 1", None),
            ("rne.nom + fin", None),
            ("rne.nom + \" 1\"", None),
            ("rne.nom < \"M\"", None),
            ("loop.index > 1", None),
            ("projets | length > 1", None),
            ("\"imp > 1\"", None),
            ("\"imp", None),
            ("é > 1", None),
            ("", None),
        ] {
            assert_eq!(text_as_number(code, text_of).as_deref(), expected, "{code}");
        }
    }
}
