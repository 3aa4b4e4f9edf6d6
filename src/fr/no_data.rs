//! Words by which a row under the titles says that it is no data: a total, an explanation, a note, an example.

/// Whether the first words of a row say that it is a total.
pub fn is_total(text: &str) -> bool {
    let folded = super::text::fold(text);
    [
        "total",
        "totaux",
        "sous total",
        "somme",
        "ensemble",
        "moyenne",
        "effectif",
        "effectifs",
        "nb",
        "nombre",
        "nombre de",
        "nombre total",
    ]
    .iter()
    .any(|word| folded == *word || folded.starts_with(&format!("{word} ")))
}

/// Whether the cell of a code says what to write there: "obligatoire", "7 chiffres et une lettre".
pub fn is_help(text: &str) -> bool {
    const WORDS: [&str; 10] = [
        "obligatoire",
        "facultatif",
        "requis",
        "chiffres",
        "caracteres",
        "saisir",
        "saisissez",
        "renseigner",
        "format",
        "texte",
    ];
    super::text::fold(text).split(' ').any(|word| WORDS.contains(&word))
}

/// Whether a cell opens a note: `NB :`, `Source :`, `* …`. Without its sign, the word may be a name.
pub fn opens_note(text: &str) -> bool {
    const WORDS: [&str; 16] = [
        "nb",
        "nota",
        "nota bene",
        "note",
        "notes",
        "source",
        "sources",
        "legende",
        "attention",
        "remarque",
        "remarques",
        "rappel",
        "ps",
        "important",
        "mise a jour",
        "maj",
    ];
    let word = text.split(':').next().unwrap_or_default();
    let folded = super::text::fold(word);
    let is_marked = text.contains(':') || matches!(folded.as_str(), "nota bene");
    text.starts_with('*')
        || is_marked && (WORDS.contains(&folded.as_str()) || folded == "n b" || folded == "p s")
}

/// Whether the first words of a row say that it is an example to be overwritten.
pub fn is_example(text: &str) -> bool {
    let folded = super::text::fold(text);
    folded == "exemple" || folded == "ex" || folded.starts_with("exemple ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_that_is_no_data_says_so() {
        for text in ["TOTAL", "Sous-total :", "Nombre de référents", "Nombre", "Effectif", "Somme des IMP"]
        {
            assert!(is_total(text), "{text}");
        }
        for text in ["Totalité", "Nombreuse", "SOMMER", "Ensembles"] {
            assert!(!is_total(text), "{text}");
        }
        for text in ["Obligatoire", "7 chiffres et une lettre", "(saisir le code)", "Format : 9830004M"] {
            assert!(is_help(text), "{text}");
        }
        for text in ["9830004M", "à compléter", "?", "Collège Baudoux"] {
            assert!(!is_help(text), "{text}");
        }
        assert!(is_example("Exemple : DUPONT") && !is_example("EXEMPLAIRE"));
    }
}
