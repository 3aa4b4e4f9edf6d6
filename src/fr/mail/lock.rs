//! Why a letter may not leave.

use crate::fr::typography::quote;

/// The file is not the one any more that the message was made for.
pub fn changed(person: &str, path: &str) -> String {
    format!(
        "La lettre de {person} a changé depuis la préparation de l’envoi ({}). Elle n’est pas partie\u{a0}: relancez la commande, \
         qui la relira.",
        quote(path)
    )
}

/// The file is no Word file.
pub fn not_word(person: &str, path: &str) -> String {
    format!(
        "Le fichier {} n’est pas un document Word lisible\u{a0}: la lettre de {person} n’est pas partie. Supprimez ce fichier, puis \
         relancez lettres-rne.",
        quote(path)
    )
}

/// The document says of itself that it is another letter.
pub fn other(person: &str, path: &str, said: &str, expected: &str) -> String {
    let said = if said.is_empty() { "rien".to_owned() } else { quote(said) };
    format!(
        "Le fichier {} n’est pas la lettre de {person}\u{a0}: il dit {said} là où il faut {}. Rien n’est parti. Supprimez ce \
         fichier, puis relancez lettres-rne.",
        quote(path),
        quote(expected)
    )
}

/// The text does not name who it is for.
pub fn silent(person: &str, path: &str, text: &str) -> String {
    format!(
        "Le texte de {} ne nomme plus partout {}\u{a0}: ce n’est plus la lettre de {person}, qui n’est pas partie. Supprimez ce fichier, puis \
         relancez lettres-rne.",
        quote(path),
        quote(text)
    )
}

/// The PDF was made of another letter.
pub fn other_pdf(person: &str, path: &str) -> String {
    format!(
        "Le PDF {} a été fait d’une autre version de la lettre de {person}, qui n’est pas partie. Supprimez-le, puis relancez.",
        quote(path)
    )
}
