//! Characters of symbol fonts: what people see as a tick is a letter in the file.
//!
//! Source: Microsoft's charts of Wingdings, Wingdings 2, Wingdings 3, Webdings and Marlett, and Adobe's of Symbol. A
//! character may be stored by its number or, as Word and some of Excel's dialogs do, 0xF000 higher.

/// A font whose letters are pictures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Font {
    Wingdings,
    Wingdings2,
    Webdings,
    Marlett,
    Symbol,
}

impl Font {
    /// The font of this name, if its letters are pictures.
    pub(super) fn named(name: &str) -> Option<Self> {
        match name.trim().trim_matches(['\'', '"']).to_ascii_lowercase().as_str() {
            "wingdings" => Some(Self::Wingdings),
            "wingdings 2" => Some(Self::Wingdings2),
            "webdings" => Some(Self::Webdings),
            "marlett" => Some(Self::Marlett),
            "symbol" => Some(Self::Symbol),
            _ => None,
        }
    }

    /// The character that a person sees, where it may stand for a choice.
    fn seen(self, letter: char) -> Option<char> {
        let code = match u32::from(letter) {
            code @ 0xf020..=0xf0ff => code - 0xf000,
            // what Windows-1252 puts between 80 and 9F comes as its own characters
            code @ 0x20..=0xff => code,
            _ => return None,
        };
        let seen = match (self, code) {
            (Self::Wingdings, 0xfc) | (Self::Webdings | Self::Marlett, 0x61) => '\u{2714}',
            (Self::Marlett, 0x62) | (Self::Wingdings2, 0x50) | (Self::Symbol, 0xd6) => '\u{2713}',
            (Self::Wingdings, 0xfb) | (Self::Webdings, 0x72) => '\u{2718}',
            (Self::Wingdings2, 0x4f) => '\u{2717}',
            (Self::Wingdings, 0xfe) | (Self::Wingdings2, 0x52) => '\u{2611}',
            (Self::Wingdings, 0xfd | 0x78) | (Self::Wingdings2, 0x51 | 0x53 | 0x54) => '\u{2612}',
            (Self::Wingdings, 0xa8 | 0x6f | 0x70 | 0x71 | 0x72)
            | (Self::Wingdings2, 0xa3 | 0x2a)
            | (Self::Webdings, 0x63) => '\u{2610}',
            (Self::Wingdings, 0x6c) | (Self::Webdings, 0x6e) => '\u{25cf}',
            (Self::Symbol, 0xb7) => '\u{2022}',
            (Self::Wingdings, 0x6e) | (Self::Webdings, 0x67) => '\u{25a0}',
            (Self::Wingdings, 0xa1) => '\u{25cb}',
            (Self::Symbol, 0xb4) => '\u{d7}',
            _ => return None,
        };
        Some(seen)
    }

    /// The text that a person sees. A word in such a font is a slip of the mouse: it stays what was typed.
    pub(super) fn read(self, text: &str) -> Option<String> {
        let typed = text.trim();
        if typed.is_empty() || typed.chars().count() > 3 {
            return None;
        }
        typed.chars().map(|letter| self.seen(letter)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_are_read_as_a_person_sees_them() {
        for (font, typed, seen) in [
            ("Wingdings", "\u{fc}", Some("\u{2714}")),
            ("wingdings", "\u{f0fc}", Some("\u{2714}")),
            ("Wingdings", " \u{fe} ", Some("\u{2611}")),
            ("Wingdings", "\u{fd}", Some("\u{2612}")),
            ("Wingdings", "x", Some("\u{2612}")),
            ("Wingdings", "\u{fb}", Some("\u{2718}")),
            ("Wingdings", "o", Some("\u{2610}")),
            ("Wingdings", "\u{a8}", Some("\u{2610}")),
            ("Wingdings", "oui", None),
            ("Wingdings", "", None),
            ("Wingdings 2", "P", Some("\u{2713}")),
            ("Wingdings 2", "R", Some("\u{2611}")),
            ("Wingdings 2", "\u{a3}", Some("\u{2610}")),
            ("Webdings", "a", Some("\u{2714}")),
            ("Marlett", "b", Some("\u{2713}")),
            ("Symbol", "\u{d6}", Some("\u{2713}")),
            ("Symbol", "\u{b7}", Some("\u{2022}")),
            ("'Wingdings'", "\u{fc}\u{fc}", Some("\u{2714}\u{2714}")),
        ] {
            assert_eq!(Font::named(font).unwrap().read(typed).as_deref(), seen, "{font} {typed}");
        }
        assert_eq!(Font::named("Calibri"), None);
        assert_eq!(Font::named("Segoe UI Symbol"), None);
    }
}
