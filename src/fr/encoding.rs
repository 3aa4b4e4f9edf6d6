//! Texts that a wrong encoding has spoilt: `HÃ©lÃ¨ne` for `Hélène`, `H?l?ne`.

/// What Windows-1252 has between 0x80 and 0x9F; a space where it has nothing.
const BETWEEN: [char; 32] = [
    '€', ' ', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', ' ', 'Ž', ' ', ' ', '‘', '’', '“', '”',
    '•', '–', '—', '˜', '™', 'š', '›', 'œ', ' ', 'ž', 'Ÿ',
];

/// A text as it was before somebody read its UTF-8 as Windows-1252. French text is never UTF-8 by chance.
pub fn repaired(text: &str) -> Option<String> {
    if text.is_ascii() {
        return None;
    }
    let bytes: Vec<u8> = text.chars().map(byte).collect::<Option<_>>()?;
    String::from_utf8(bytes).ok().filter(|repaired| repaired != text)
}

/// Whether characters of a text are lost for good: a mark of replacement, or a question mark inside a word. In a free text
/// that may be an address of the web.
pub fn is_lossy(text: &str, is_free: bool) -> bool {
    let letters: Vec<char> = if text.contains('?') { text.chars().collect() } else { Vec::new() };
    let inside = |three: &[char]| three[1] == '?' && three[0].is_alphabetic() && three[2].is_alphabetic();
    text.contains('\u{fffd}') || !is_free && letters.windows(3).any(inside)
}

/// A text that was saved as Windows-1252, which holds any bytes.
pub fn windows_1252(bytes: &[u8]) -> String {
    bytes
        .iter()
        .map(|&byte| match byte {
            0x80..=0x9f => BETWEEN[usize::from(byte - 0x80)],
            byte => char::from(byte),
        })
        .collect()
}

fn byte(ch: char) -> Option<u8> {
    if ch.is_ascii() {
        return u8::try_from(ch).ok();
    }
    if let Some(at) = BETWEEN.iter().position(|known| *known == ch && ch != ' ') {
        return u8::try_from(0x80 + at).ok();
    }
    u8::try_from(u32::from(ch)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_an_encoding_spoils_is_seen_and_repaired() {
        for text in
            ["Hélène", "ANAÏS", "L’Œuvre — été", "Nguyễn", "Mme d’ALMEIDA", "\u{a0}1\u{202f}250\u{a0}€"]
        {
            // as an old program shows the bytes
            let spoilt: String = text
                .bytes()
                .map(|byte| match byte {
                    0x80..=0x9f if BETWEEN[usize::from(byte - 0x80)] != ' ' => {
                        BETWEEN[usize::from(byte - 0x80)]
                    }
                    byte => char::from(byte),
                })
                .collect();
            assert_eq!(repaired(&spoilt).as_deref(), Some(text), "{spoilt}");
            assert_eq!((repaired(text), is_lossy(text, false)), (None, false), "{text}");
        }
        for (text, lossy) in [
            ("H\u{fffd}l\u{fffd}ne", true),
            ("H?l?ne", true),
            ("à voir ?", false),
            ("oui?", false),
            ("?", false),
        ] {
            assert_eq!(is_lossy(text, false), lossy, "{text}");
        }
        assert!(!is_lossy("https://exemple.invalid/a?b=c", true) && is_lossy("\u{fffd}", true));
        for sound in ["Dupont", "SÃO PAULO", "JoÃo", "Ångström", "ÉLISE", "WAÏA"] {
            assert_eq!(repaired(sound), None, "{sound}");
        }
    }
}
