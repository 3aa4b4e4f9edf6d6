//! Values on their way into XML.

use std::fmt;

/// Writes `text` into a run: XML-escaped, line breaks and tabs as Word's own, what XML 1.0 forbids left out.
/// `prefix` is that of the run's elements, with its colon.
pub(super) fn run(text: &str, prefix: &str, mut out: impl FnMut(&str) -> fmt::Result) -> fmt::Result {
    each(text, |kind, piece| match kind {
        Piece::Text => out(piece),
        Piece::Line => out(&format!("</{prefix}t><{prefix}br/><{prefix}t xml:space=\"preserve\">")),
        Piece::Tab => out(&format!("</{prefix}t><{prefix}tab/><{prefix}t xml:space=\"preserve\">")),
        Piece::Page => {
            out(&format!("</{prefix}t><{prefix}br {prefix}type=\"page\"/><{prefix}t xml:space=\"preserve\">"))
        }
    })
}

/// Writes `text` where nothing but text may stand: line breaks and tabs become spaces.
pub(super) fn plain(text: &str, mut out: impl FnMut(&str) -> fmt::Result) -> fmt::Result {
    each(text, |kind, piece| match kind {
        Piece::Text => out(piece),
        Piece::Line | Piece::Tab | Piece::Page => out(" "),
    })
}

/// Writes `text` as the content of an element of data: its line breaks stay what they are.
pub(super) fn data(text: &str, mut out: impl FnMut(&str) -> fmt::Result) -> fmt::Result {
    each(text, |kind, piece| match kind {
        Piece::Text => out(piece),
        Piece::Line | Piece::Page => out("\n"),
        Piece::Tab => out("\t"),
    })
}

/// `text` escaped, in a new string.
pub fn escaped(text: &str) -> String {
    let mut result = String::with_capacity(text.len());
    let written = plain(text, |piece| {
        result.push_str(piece);
        Ok(())
    });
    debug_assert!(written.is_ok(), "writing to a string can't fail");
    result
}

enum Piece {
    Text,
    Line,
    Tab,
    Page,
}

/// A character that no Word file can hold: XML 1.0 forbids it, or nothing shows it (XML 1.0, 2.2).
pub(super) fn is_unwritable(ch: char) -> bool {
    matches!(ch, '\u{0}'..='\u{8}' | '\u{e}'..='\u{1f}' | '\u{7f}'..='\u{84}' | '\u{86}'..='\u{9f}' | '\u{fffe}' | '\u{ffff}')
}

/// Cuts `text` into stretches that need nothing and single characters that do.
fn each(text: &str, mut out: impl FnMut(Piece, &str) -> fmt::Result) -> fmt::Result {
    let mut from = 0;
    let mut after_return = false;
    for (at, ch) in text.char_indices() {
        let follows_return = std::mem::replace(&mut after_return, ch == '\r');
        let piece = match ch {
            '&' => Some((Piece::Text, "&amp;")),
            '<' => Some((Piece::Text, "&lt;")),
            '>' => Some((Piece::Text, "&gt;")),
            '"' => Some((Piece::Text, "&quot;")),
            '\t' => Some((Piece::Tab, "")),
            '\n' if follows_return => Some((Piece::Text, "")),
            '\u{c}' => Some((Piece::Page, "")),
            // Word's own line break in a pasted text is a vertical tab
            '\n' | '\r' | '\u{b}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some((Piece::Line, "")),
            ch if is_unwritable(ch) => Some((Piece::Text, "")),
            _ => None,
        };
        if let Some((kind, replacement)) = piece {
            if from < at {
                out(Piece::Text, &text[from..at])?;
            }
            out(kind, replacement)?;
            from = at + ch.len_utf8();
        }
    }
    if from < text.len() { out(Piece::Text, &text[from..]) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn in_run(text: &str) -> String {
        let mut result = String::new();
        run(text, "w:", |piece| {
            result.push_str(piece);
            Ok(())
        })
        .unwrap();
        result
    }

    #[test]
    fn a_value_can_hold_anything() {
        for (value, xml) in [
            ("a & b < c > d \"e\" 'f'", "a &amp; b &lt; c &gt; d &quot;e&quot; 'f'"),
            ("a\r\nb", "a</w:t><w:br/><w:t xml:space=\"preserve\">b"),
            ("a\u{b}b", "a</w:t><w:br/><w:t xml:space=\"preserve\">b"),
            ("a\u{c}b", "a</w:t><w:br w:type=\"page\"/><w:t xml:space=\"preserve\">b"),
            ("\ta", "</w:t><w:tab/><w:t xml:space=\"preserve\">a"),
            ("a\u{1}\u{fffe}b", "ab"),
            ("{{ nom }}", "{{ nom }}"),
            ("É…\u{202f};", "É…\u{202f};"),
        ] {
            assert_eq!(in_run(value), xml, "{value:?}");
        }
        assert_eq!(escaped("a\nb<"), "a b&lt;");
    }
}
