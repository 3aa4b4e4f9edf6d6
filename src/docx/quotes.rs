//! Quoted texts in codes: what stands outside of them.

/// The characters of a code outside of its quoted texts, each with its byte. A quote behind a backslash closes nothing.
pub(super) fn outside(code: &str) -> impl Iterator<Item = (usize, char)> {
    let mut quote = None;
    let mut is_escaped = false;
    code.char_indices().filter(move |&(_, ch)| {
        match quote {
            Some(_) if std::mem::take(&mut is_escaped) => {}
            Some(_) if ch == '\\' => is_escaped = true,
            Some(open) if ch == open => quote = None,
            None if matches!(ch, '"' | '\'') => quote = Some(ch),
            None => return true,
            Some(_) => {}
        }
        false
    })
}

/// What stands between the commas of a list, those inside of quotes and brackets apart.
pub(super) fn pieces(list: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let (mut from, mut depth) = (0, 0_usize);
    for (at, ch) in outside(list) {
        match ch {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => depth = depth.saturating_sub(1),
            ',' if depth == 0 => {
                found.push(&list[from..at]);
                from = at + 1;
            }
            _ => {}
        }
    }
    found.push(&list[from..]);
    found
}

/// The name and the arguments of a call `name( … )`, where that is the whole of `words`.
pub(super) fn call(words: &str) -> Option<(&str, &str)> {
    let (name, behind) = words.split_once('(')?;
    let mut depth = 1_usize;
    for (at, ch) in outside(behind) {
        match ch {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return behind[at + 1..].trim().is_empty().then_some((name.trim(), behind[..at].trim()));
        }
    }
    None
}

/// A code without its quoted texts.
pub(super) fn unquoted(code: &str) -> String {
    outside(code).map(|(_, ch)| ch).collect()
}

/// Whether a code uses one of the names that `is_one` knows; an attribute of that name is another thing.
pub(super) fn names_any(code: &str, is_one: impl Fn(&str) -> bool) -> bool {
    let code = unquoted(code);
    let paths = code.split(|ch: char| !ch.is_alphanumeric() && ch != '_' && ch != '.');
    paths.filter_map(|path| path.split('.').next()).any(is_one)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_in_quotes_is_no_code() {
        for (code, expected) in [
            ("a ~ 'b, c' ~ d", "a ~  ~ d"),
            (r"a ~ 'l\'an * 2 | x' | y", "a ~  | y"),
            (r#"'\\' * "'" * 2"#, " *  * 2"),
            ("'not closed", ""),
        ] {
            assert_eq!(unquoted(code), expected, "{code}");
        }
        assert_eq!(pieces("a=1, b=f(2, 3), c='x, y', d"), ["a=1", " b=f(2, 3)", " c='x, y'", " d"]);
        assert!(names_any("a.b ~ m[0]", |name| name == "m"));
        assert!(!names_any("a.m ~ 'm' ~ mm", |name| name == "m"));
    }

    #[test]
    fn a_call_is_the_whole_of_its_words() {
        for (words, expected) in [
            ("m(a, b)", Some(("m", "a, b"))),
            ("m ( ')' )  ", Some(("m", "')'"))),
            ("m(f(a), [1])", Some(("m", "f(a), [1]"))),
            ("m(a) ~ (b)", None),
            ("m(a) if b else (c)", None),
            ("m(a", None),
            ("m", None),
        ] {
            assert_eq!(call(words), expected, "{words}");
        }
    }
}
