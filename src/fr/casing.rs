//! Capitals, accents, initials: texts as titles, lists and file names want them.

use unicode_normalization::UnicodeNormalization as _;

use super::grammar::capital;
use super::typography::NBSP;

/// Words that have no capital inside a title.
const SMALL: [&str; 16] =
    ["à", "au", "aux", "d", "de", "des", "du", "en", "et", "l", "la", "le", "les", "ou", "sous", "sur"];

/// Each word with a capital, but for the small ones: `Collège de La Roche` stays, `lycée du mont-dore` is
/// `Lycée du Mont-Dore`. In a text that is all capitals every word is set anew; in another one they were meant.
pub fn title(text: &str) -> String {
    let shouts = !text.chars().any(char::is_lowercase);
    let mut title = String::with_capacity(text.len());
    let mut word = String::new();
    let finish = |word: &mut String, title: &mut String| {
        let lower = word.to_lowercase();
        let is_meant = !shouts && word.chars().any(char::is_uppercase);
        if SMALL.contains(&lower.as_str()) && !title.is_empty() && !is_meant {
            title.push_str(&lower);
        } else if is_meant {
            title.push_str(word);
        } else {
            title.push_str(&capital(&lower));
        }
        word.clear();
    };
    for ch in text.chars() {
        if ch.is_alphanumeric() || matches!(ch, '\u{300}'..='\u{36f}') {
            word.push(ch);
        } else {
            finish(&mut word, &mut title);
            title.push(ch);
        }
    }
    finish(&mut word, &mut title);
    title
}

/// The text without accents and ligatures, its capitals as they are.
pub fn without_accents(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for ch in text.nfd() {
        match ch {
            'œ' => plain.push_str("oe"),
            'Œ' => plain.push_str("OE"),
            'æ' => plain.push_str("ae"),
            'Æ' => plain.push_str("AE"),
            '\u{300}'..='\u{36f}' => {}
            _ => plain.push(ch),
        }
    }
    plain
}

/// `J.-L.` of `Jean-Luc`, `M. A.` of `Marie Anne`.
pub fn initials(text: &str) -> String {
    let words = text.split_whitespace().map(|word| {
        let parts = word.split('-').filter_map(|part| part.chars().find(|ch| ch.is_alphabetic()));
        parts.map(|first| format!("{}.", first.to_uppercase())).collect::<Vec<_>>().join("-")
    });
    words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(&NBSP.to_string())
}

/// How a letter that has no accent to lose is spelled in plain ASCII: names of files in a message.
pub fn spelled(letter: char) -> Option<&'static str> {
    Some(match letter {
        'ß' => "ss",
        'ø' => "o",
        'Ø' => "O",
        'đ' | 'ð' => "d",
        'Đ' | 'Ð' => "D",
        'ł' => "l",
        'Ł' => "L",
        // the glottal stop of Polynesian names is a letter that people leave out
        'ʻ' | 'ʼ' => "",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_keep_what_was_meant() {
        for (typed, expected) in [
            ("collège georges baudoux", "Collège Georges Baudoux"),
            ("LYCÉE DU MONT-DORE", "Lycée du Mont-Dore"),
            ("lycée du mont-dore", "Lycée du Mont-Dore"),
            ("SEGPA de Koné", "SEGPA de Koné"),
            ("l’annexe de l'école", "L’Annexe de l'École"),
            ("Collège de La Roche", "Collège de La Roche"),
            ("de la mer", "De la Mer"),
            ("", ""),
        ] {
            assert_eq!(title(typed), expected);
        }
    }

    #[test]
    fn accents_and_initials() {
        assert_eq!(without_accents("Élodie Cœur d’Œuvre, ÇA"), "Elodie Coeur d’OEuvre, CA");
        for (name, expected) in
            [("Jean-Luc", "J.-L."), ("Anaïs", "A."), ("marie anne", "M.\u{a0}A."), ("Élise", "É."), ("-", "")]
        {
            assert_eq!(initials(name), expected, "{name}");
        }
    }
}
