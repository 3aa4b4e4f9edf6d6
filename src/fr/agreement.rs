//! Words that agree with others: with the civility of a person, with a number, with the sound that follows.

use super::grammar::begins_with_vowel;
use super::spellings::is_woman;
use super::text::fold;

/// The form for a civility: `chargé` for `M.`, `chargée` for `Mme`. Nothing known of the person, both at once. None where
/// what is given is no civility.
pub fn by_civility(civility: &str, masculine: &str, feminine: &str) -> Option<String> {
    if civility.trim().is_empty() {
        return Some(neutral(masculine, feminine));
    }
    is_woman(civility).map(|woman| if woman { feminine } else { masculine }.to_owned())
}

/// Both forms in one, as administrations write them: `chargé(e)`, `il/elle`.
pub fn neutral(masculine: &str, feminine: &str) -> String {
    match feminine.strip_prefix(masculine) {
        Some("") => masculine.to_owned(),
        Some(ending) if !masculine.is_empty() => format!("{masculine}({ending})"),
        _ => format!("{masculine}/{feminine}"),
    }
}

/// The particle before a word: `de` and `Anaïs` are `d’Anaïs`. None where the particle never elides.
pub fn elided(particle: &str, word: &str) -> Option<String> {
    const PARTICLES: [&str; 14] = [
        "de", "le", "la", "je", "me", "te", "se", "ne", "ce", "que", "jusque", "lorsque", "puisque",
        "quoique",
    ];
    let folded = fold(particle);
    if !PARTICLES.contains(&folded.as_str()) {
        return None;
    }
    let particle = particle.trim();
    Some(if begins_with_vowel(&fold(word)) {
        let short = particle.strip_suffix(['e', 'a', 'E', 'A']).unwrap_or(particle);
        format!("{short}’{word}")
    } else {
        format!("{particle} {word}")
    })
}

/// The plural that most nouns have: an s, unless they end in one already.
pub fn usual_plural(singular: &str) -> String {
    match singular.chars().last() {
        None | Some('s' | 'x' | 'z') => singular.to_owned(),
        Some(_) if singular.ends_with("au") || singular.ends_with("eu") => format!("{singular}x"),
        Some(_) => match singular.strip_suffix("al") {
            Some(stem) => format!("{stem}aux"),
            None => format!("{singular}s"),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_agrees_with_a_civility() {
        for (civility, expected) in [
            ("M.", Some("chargé")),
            ("Monsieur", Some("chargé")),
            ("Mme", Some("chargée")),
            ("Madame", Some("chargée")),
            ("", Some("chargé(e)")),
            ("LE GOFF", None),
        ] {
            assert_eq!(by_civility(civility, "chargé", "chargée").as_deref(), expected, "{civility}");
        }
        for (masculine, feminine, both) in [
            ("chargé", "chargée", "chargé(e)"),
            ("il", "elle", "il/elle"),
            ("Le professeur", "La professeure", "Le professeur/La professeure"),
            ("directeur", "directrice", "directeur/directrice"),
            ("membre", "membre", "membre"),
            ("", "e", "/e"),
        ] {
            assert_eq!(neutral(masculine, feminine), both);
        }
    }

    #[test]
    fn particles_lose_their_vowel_before_another() {
        for (particle, word, expected) in [
            ("de", "Anaïs", Some("d’Anaïs")),
            ("de", "Élise", Some("d’Élise")),
            ("de", "Marie", Some("de Marie")),
            ("de", "Havila", Some("de Havila")),
            ("de", "Yves", Some("d’Yves")),
            ("que", "Anaïs", Some("qu’Anaïs")),
            ("Que", "Ondine", Some("Qu’Ondine")),
            ("la", "enseignante", Some("l’enseignante")),
            ("le", "référent", Some("le référent")),
            ("lorsque", "elle", Some("lorsqu’elle")),
            ("avec", "Anaïs", None),
        ] {
            assert_eq!(elided(particle, word).as_deref(), expected, "{particle} {word}");
        }
    }

    #[test]
    fn nouns_have_their_usual_plural() {
        for (one, many) in [
            ("projet", "projets"),
            ("mois", "mois"),
            ("tableau", "tableaux"),
            ("journal", "journaux"),
            ("enjeu", "enjeux"),
            ("prix", "prix"),
        ] {
            assert_eq!(usual_plural(one), many);
        }
    }
}
