//! Text as people type it: cleaned for printing, folded for comparing.

use unicode_normalization::UnicodeNormalization;

/// Text fit for a letter: NFC, every kind of space an ordinary one and only one, nothing invisible, no edges.
pub fn clean(text: &str) -> String {
    let mut cleaned = String::with_capacity(text.len());
    for ch in text.nfc() {
        if is_invisible(ch) {
            continue;
        }
        if ch.is_whitespace() || ch.is_control() {
            if !cleaned.ends_with(' ') {
                cleaned.push(' ');
            }
        } else if let Some(letters) = ligature(ch) {
            cleaned.push_str(letters);
        } else {
            cleaned.push(ch);
        }
    }
    cleaned.trim().to_owned()
}

/// The letters of a printer's ligature, which comes with texts copied from a PDF; œ and æ are letters of their own.
fn ligature(ch: char) -> Option<&'static str> {
    Some(match ch {
        '\u{fb00}' => "ff",
        '\u{fb01}' => "fi",
        '\u{fb02}' => "fl",
        '\u{fb03}' => "ffi",
        '\u{fb04}' => "ffl",
        '\u{fb05}' | '\u{fb06}' => "st",
        _ => return None,
    })
}

/// What [`clean`] takes out of a text, or puts right.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Dirt {
    /// Spaces at the edges, doubled, of a special kind.
    Spaces,
    /// Characters that nobody sees.
    Invisible,
    /// Characters that no text may hold.
    Controls,
    /// Accents beside their letter, letters bound by a printer.
    Composition,
    /// Breaks of lines.
    Breaks,
}

/// Every kind of dirt in a text, each once. In a free text, lines and the spaces of French typography have their place.
pub fn dirt(text: &str, is_free: bool) -> Vec<Dirt> {
    // nearly every text is letters and lone spaces
    let is_plain = |byte: &u8| byte.is_ascii_graphic() || *byte == b' ';
    let has_edges = text.starts_with(char::is_whitespace) || text.ends_with(char::is_whitespace);
    if text.bytes().all(|byte| is_plain(&byte)) && !has_edges && !text.contains("  ") {
        return Vec::new();
    }
    let mut found = std::collections::BTreeSet::new();
    let is_break =
        |ch: char| matches!(ch, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}');
    let mut before = None;
    // the edges of a free text are those of its lines
    let edges = |line: &str| line.starts_with(char::is_whitespace) || line.ends_with(char::is_whitespace);
    if if is_free { text.split(is_break).any(edges) } else { text.trim_matches(is_break) != text.trim() } {
        found.insert(Dirt::Spaces);
    }
    for ch in text.chars() {
        let kind = match ch {
            ch if is_break(ch) => (!is_free).then_some(Dirt::Breaks),
            ' ' => (before == Some(' ')).then_some(Dirt::Spaces),
            '\u{a0}' | '\u{202f}' => (!is_free).then_some(Dirt::Spaces),
            ch if ch.is_whitespace() => (!is_free || ch != '\t').then_some(Dirt::Spaces),
            ch if is_invisible(ch) => Some(Dirt::Invisible),
            ch if ch.is_control() => Some(Dirt::Controls),
            ch if ligature(ch).is_some() => Some(Dirt::Composition),
            _ => None,
        };
        found.extend(kind);
        before = Some(ch);
    }
    if !unicode_normalization::is_nfc(text) {
        found.insert(Dirt::Composition);
    }
    found.into_iter().collect()
}

/// Like [`clean`], but line breaks, tabs inside a line and page breaks stay: a free text may have several lines. Word's own break
/// (Maj+Entrée) is a vertical tab in a text that comes from there.
pub fn clean_lines(text: &str) -> String {
    let breaks = ['\n', '\r', '\u{b}', '\u{85}', '\u{2028}', '\u{2029}'];
    let line = |line: &str| line.trim().split('\t').map(clean).collect::<Vec<_>>().join("\t");
    let page = |page: &str| {
        let lines: Vec<String> = page.split(breaks).map(line).filter(|line| !line.is_empty()).collect();
        lines.join("\n")
    };
    let pages: Vec<String> = text.trim().split('\u{c}').map(page).filter(|page| !page.is_empty()).collect();
    pages.join("\u{c}")
}

/// What two spellings of one word have in common: case, accents, ligatures, apostrophes, dashes and spaces do not
/// count; everything that is not a letter or a digit is one space.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for ch in text.nfkd().flat_map(char::to_lowercase) {
        let plain: &str = match ch {
            'œ' => "oe",
            'æ' => "ae",
            'ß' => "ss",
            'ø' => "o",
            _ if is_mark(ch) || is_invisible(ch) => continue,
            // the glottal stop of Polynesian names is a letter that people leave out
            'ʻ' | 'ʼ' | '\'' | '’' | '‘' | '`' | '´' => "\u{1}",
            _ if ch.is_alphanumeric() => {
                folded.push(ch);
                continue;
            }
            _ => " ",
        };
        if plain == "\u{1}" || plain == " " {
            if !folded.is_empty() && !folded.ends_with(' ') {
                folded.push(' ');
            }
        } else {
            folded.push_str(plain);
        }
    }
    folded.trim_end().to_owned()
}

/// Lower case without accents; every sign stays.
pub fn unaccented(text: &str) -> String {
    text.nfkd().flat_map(char::to_lowercase).filter(|&ch| !is_mark(ch)).collect()
}

/// Letters and digits of [`fold`], without any space: the same for `N'GUYEN`, `Nguyen` and `n guyen`.
pub fn key(text: &str) -> String {
    fold(text).replace(' ', "")
}

/// What two spellings of a province have in common: `Province Sud` and `SUD` are one.
pub fn province_key(text: &str) -> String {
    let folded = fold(text);
    folded.strip_prefix("province ").map_or_else(|| folded.clone(), str::to_owned)
}

/// Characters that nobody sees: they come with texts copied from web pages.
pub fn is_invisible(ch: char) -> bool {
    matches!(ch, '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{ad}' | '\u{202a}'..='\u{202e}' | '\u{180e}')
}

/// Combining accents, once a text is decomposed.
fn is_mark(ch: char) -> bool {
    matches!(ch, '\u{300}'..='\u{36f}' | '\u{1ab0}'..='\u{1aff}' | '\u{20d0}'..='\u{20ff}')
}

/// The known word nearest to a typed one: few letters apart, or one the beginning of the other.
pub fn nearest<'k>(typed: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    let folded = key(typed);
    if folded.is_empty() {
        return None;
    }
    known
        .into_iter()
        .map(|word| (strsim::damerau_levenshtein(&folded, &key(word)), word))
        .filter(|(distance, word)| {
            let longest = key(word).chars().count().max(folded.chars().count());
            *distance <= 1.max(longest / 4) && *distance < longest
        })
        .min_by_key(|(distance, word)| (*distance, word.len()))
        .map(|(_, word)| word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cleaning_keeps_what_a_reader_sees() {
        for (dirty, cleaned) in [
            ("  Le\u{a0}\u{a0}Goff \u{200b}", "Le Goff"),
            ("e\u{301}te\u{301}\n", "été"),
            ("D’ALMEIDA--ROUSSEAU", "D’ALMEIDA--ROUSSEAU"),
            ("\u{202f}", ""),
        ] {
            assert_eq!(clean(dirty), cleaned);
        }
        assert_eq!(clean_lines("a \r\n\n b\u{b}c\u{1}d"), "a\nb\nc d");
        assert_eq!(clean_lines("\ta \t b\n\u{c} c\n\u{c}"), "a\tb\u{c}c");
    }

    #[test]
    fn every_kind_of_dirt_is_seen_and_nothing_else() {
        use Dirt::{Breaks, Composition, Controls, Invisible, Spaces};
        for (text, cleaned, kinds) in [
            ("LE GOFF", "LE GOFF", &[][..]),
            ("d’ALMEIDA--ROUSSEAU", "d’ALMEIDA--ROUSSEAU", &[]),
            ("Nguyễn Œuvré Taʻufa", "Nguyễn Œuvré Taʻufa", &[]),
            (" LE GOFF", "LE GOFF", &[Spaces]),
            ("LE GOFF ", "LE GOFF", &[Spaces]),
            ("LE  GOFF", "LE GOFF", &[Spaces]),
            ("LE\tGOFF", "LE GOFF", &[Spaces]),
            ("LE\u{a0}GOFF", "LE GOFF", &[Spaces]),
            ("LE\u{202f}GOFF", "LE GOFF", &[Spaces]),
            ("LE\u{2009}GOFF", "LE GOFF", &[Spaces]),
            ("LE\u{3000}GOFF", "LE GOFF", &[Spaces]),
            ("LE GOFF\u{200b}", "LE GOFF", &[Invisible]),
            ("\u{feff}LE GOFF", "LE GOFF", &[Invisible]),
            ("LE GO\u{ad}FF", "LE GOFF", &[Invisible]),
            ("\u{202a}LE GOFF\u{202c}", "LE GOFF", &[Invisible]),
            ("\u{2068}LE GOFF\u{2069}", "LE GOFF", &[Invisible]),
            ("LE\u{7}GOFF", "LE GOFF", &[Controls]),
            ("Anai\u{308}s", "Anaïs", &[Composition]),
            ("Gri\u{fb03}n", "Griffin", &[Composition]),
            ("LE\nGOFF", "LE GOFF", &[Breaks]),
            ("LE GOFF\r\n", "LE GOFF", &[Breaks]),
            (" Anai\u{308}s\u{200b}\nL.", "Anaïs L.", &[Spaces, Invisible, Composition, Breaks]),
        ] {
            assert_eq!((clean(text).as_str(), dirt(text, false).as_slice()), (cleaned, kinds), "{text:?}");
        }
        // a free text has lines, tabs and the spaces of French typography
        for (text, kinds) in [
            ("Webradio\u{a0}: une heure\nRobot\tle lundi", &[][..]),
            ("Webradio \nRobot", &[Spaces]),
            ("Webradio  Robot", &[Spaces]),
            ("Webradio\u{200b}", &[Invisible]),
        ] {
            assert_eq!(dirt(text, true), kinds, "{text:?}");
        }
    }

    #[test]
    fn folding_forgives_what_people_vary() {
        for (a, b) in [
            ("Nombre d’IMP", "nombre D'imp"),
            ("Établissement", "ETABLISSEMENT"),
            ("Cœur", "coeur"),
            ("Prénom\u{a0}", "prenom"),
            ("E-mail", "e mail"),
        ] {
            assert_eq!(fold(a), fold(b), "{a} {b}");
        }
        assert_eq!(key("N'GUYEN"), key("Nguyen"));
        assert_ne!(fold("Créer les tickets"), fold("Suivre les tickets"));
    }

    #[test]
    fn a_province_has_many_spellings() {
        for text in ["Province Sud", "SUD", " sud "] {
            assert_eq!(province_key(text), "sud", "{text}");
        }
        assert_ne!(province_key("Îles Loyauté"), province_key("Nord"));
    }

    #[test]
    fn the_nearest_word_is_near() {
        let known = ["rne.nom", "rne.prenom", "etablissement.nom"];
        assert_eq!(nearest("rne.nmo", known), Some("rne.nom"));
        assert_eq!(nearest("etablisement.nom", known), Some("etablissement.nom"));
        assert_eq!(nearest("grade", known), None);
        assert_eq!(nearest("", known), None);
    }
}
