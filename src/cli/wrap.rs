//! Lines for a terminal of eighty columns.

/// Widest line, in characters.
const WIDTH: usize = 80;

/// `text` in lines that begin with `indent` spaces; the first begins with `lead` in their place, which may be longer.
pub(crate) fn wrap(lead: &str, indent: usize, text: &str) -> String {
    let mut lines = String::from(lead);
    let mut column = lead.chars().count();
    if column < indent {
        lines.push_str(&" ".repeat(indent - column));
        column = indent;
    }
    let mut at_start = true;
    // only ordinary spaces may break a line: no-break ones are there for a reason
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        let width = word.chars().count();
        if !at_start && column + 1 + width > WIDTH {
            lines.push('\n');
            lines.push_str(&" ".repeat(indent));
            column = indent;
            at_start = true;
        }
        if !at_start {
            lines.push(' ');
            column += 1;
        }
        lines.push_str(word);
        column += width;
        at_start = false;
    }
    lines.push('\n');
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_line_is_wider_than_eighty_columns() {
        let text = "Le nombre d’IMP « à voir » n’est pas un nombre. Écrivez 0,25 ; 0,5 ; 1 ; 2 ou 3, sans autre mot.";
        let wrapped = wrap("  Référents!H12", 8, text);
        assert!(wrapped.lines().all(|line| line.chars().count() <= WIDTH), "{wrapped}");
        assert_eq!(
            wrapped.split_whitespace().collect::<Vec<_>>().join(" "),
            format!("Référents!H12{text}").split_whitespace().collect::<Vec<_>>().join(" ")
        );
        assert_eq!(wrap("a", 4, "b"), "a   b\n");
    }
}
