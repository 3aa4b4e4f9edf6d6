//! How a head is greeted, by civility and function (handbook, section 7.4).

use crate::fr::text::fold;

/// What is right for anybody.
pub const NEUTRAL: &str = "Madame, Monsieur";

/// Functions as people write them, folded, with the title of a man and of a woman. What stands first wins.
const FUNCTIONS: [(&[&str], &str, &str); 12] = [
    (
        &["principal adjoint", "principale adjointe", "principal e adjoint e"],
        "le Principal adjoint",
        "la Principale adjointe",
    ),
    (
        &["proviseur adjoint", "proviseure adjointe", "proviseur e adjoint e"],
        "le Proviseur adjoint",
        "la Proviseure adjointe",
    ),
    (&["directeur adjoint", "directrice adjointe"], "le Directeur adjoint", "la Directrice adjointe"),
    (
        &["chef d etablissement adjoint", "cheffe d etablissement adjointe"],
        "le Chef d’établissement adjoint",
        "la Cheffe d’établissement adjointe",
    ),
    (&["personnel de direction"], "", ""),
    (&["principal", "principale", "principal e"], "le Principal", "la Principale"),
    (&["proviseur", "proviseure", "proviseur e"], "le Proviseur", "la Proviseure"),
    (&["directeur", "directrice", "directeur rice"], "le Directeur", "la Directrice"),
    (
        &["chef d etablissement", "cheffe d etablissement", "chef fe d etablissement"],
        "le Chef d’établissement",
        "la Cheffe d’établissement",
    ),
    (&["responsable", "coordonnateur", "coordonnatrice", "coordinateur", "coordinatrice"], "", ""),
    (&["professeur", "enseignant", "enseignante"], "", ""),
    (&["administrateur provisoire", "administratrice provisoire"], "", ""),
];

/// Abbreviations of functions, folded.
const SHORT: [(&str, &str); 6] = [
    ("ppal", "principal"),
    ("pal", "principal"),
    ("prov", "proviseur"),
    ("dir", "directeur"),
    ("ce", "chef d etablissement"),
    ("adj", "adjoint"),
];

/// `Madame la Principale`, `Monsieur le Proviseur`; [`NEUTRAL`] where the civility or the function is not known. The
/// template writes the comma behind it. `is_woman` is what the civility says.
pub fn greeting(is_woman: Option<bool>, function: &str) -> String {
    let Some(is_woman) = is_woman else { return NEUTRAL.to_owned() };
    let folded = fold(function);
    let words: Vec<&str> = folded
        .split(' ')
        .map(|word| SHORT.iter().find(|(short, _)| *short == word).map_or(word, |(_, long)| long))
        .collect();
    // an interim head is greeted as the head that they are; articles and courtesy are not the function
    let mut function = words.join(" ");
    for before in ["madame", "monsieur", "mme", "m", "la", "le"] {
        if let Some(rest) = function.strip_prefix(before).and_then(|rest| rest.strip_prefix(' ')) {
            function = rest.to_owned();
        }
    }
    let is = |spelling: &&str| {
        function.strip_prefix(spelling).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    };
    let known = FUNCTIONS.iter().find(|(spellings, _, _)| spellings.iter().any(&is));
    let (civility, title) = match known {
        Some((_, man, _)) if !is_woman => ("Monsieur", *man),
        Some((_, _, woman)) => ("Madame", *woman),
        None => return NEUTRAL.to_owned(),
    };
    // functions that nobody is called by: the civility alone
    format!("{civility} {title}").trim_end().to_owned()
}

/// How the readers of one message are greeted: by their own title where all are greeted alike and are one person.
pub fn of_readers(greetings: &[(String, String)]) -> String {
    match greetings {
        [(greeting, person), others @ ..]
            if others.iter().all(|(other, who)| fold(who) == fold(person) && other == greeting) =>
        {
            greeting.clone()
        }
        _ => NEUTRAL.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heads_are_greeted_by_civility_and_function() {
        for (is_woman, function, expected) in [
            (Some(true), "principale", "Madame la Principale"),
            (Some(true), "Principal", "Madame la Principale"),
            (Some(true), "principal(e)", "Madame la Principale"),
            (Some(false), "Principal", "Monsieur le Principal"),
            (Some(false), "PROVISEUR", "Monsieur le Proviseur"),
            (Some(true), "proviseur", "Madame la Proviseure"),
            (Some(true), "Directrice", "Madame la Directrice"),
            (Some(false), "Directeur de l’EPLEFPA", "Monsieur le Directeur"),
            (Some(false), "principal adjoint", "Monsieur le Principal adjoint"),
            (Some(true), "Principale-adjointe", "Madame la Principale adjointe"),
            (Some(true), "principal adj.", "Madame la Principale adjointe"),
            (Some(false), "Proviseur adjoint", "Monsieur le Proviseur adjoint"),
            (Some(true), "directrice adjointe de SEGPA", "Madame la Directrice adjointe"),
            (Some(false), "directeur adjoint chargé de la SEGPA", "Monsieur le Directeur adjoint"),
            (Some(true), "Chef d'établissement", "Madame la Cheffe d’établissement"),
            (Some(false), "chef d’établissement par intérim", "Monsieur le Chef d’établissement"),
            (Some(true), "principale par intérim", "Madame la Principale"),
            (Some(true), "Mme la principale", "Madame la Principale"),
            (Some(true), "la proviseure", "Madame la Proviseure"),
            (Some(false), "Personnel de direction chargé de l’annexe", "Monsieur"),
            (Some(true), "personnel de direction", "Madame"),
            (Some(false), "Responsable de l’annexe", "Monsieur"),
            (Some(false), "", "Madame, Monsieur"),
            (Some(true), "jardinière", "Madame, Monsieur"),
            (Some(true), "principalement", "Madame, Monsieur"),
            (None, "principale", "Madame, Monsieur"),
            (None, "", "Madame, Monsieur"),
        ] {
            assert_eq!(greeting(is_woman, function), expected, "{is_woman:?} {function:?}");
        }
    }

    #[test]
    fn several_readers_are_greeted_as_one_only_if_they_are_one() {
        let reader = |greeting: &str, who: &str| (greeting.to_owned(), who.to_owned());
        let principal = reader("Madame la Principale", "WAÏA Élise");
        for (readers, expected) in [
            (vec![principal.clone()], "Madame la Principale"),
            (vec![principal.clone(), reader("Madame la Principale", "Waia Elise")], "Madame la Principale"),
            (vec![principal.clone(), reader("Madame la Principale", "AUTRE")], NEUTRAL),
            (vec![principal, reader("Madame la Directrice", "WAÏA Élise")], NEUTRAL),
            (vec![], NEUTRAL),
        ] {
            assert_eq!(of_readers(&readers), expected, "{readers:?}");
        }
    }
}
