//! Answers to a survey that do not count (X17).

use super::{Told, read};

/// X17: an answer that the tool says is refused.
pub fn refused(state: &str, title: &str) -> Told {
    Told::new(
        format!(
            "L’outil d’enquête dit cette réponse {} (colonne {}) : elle n’aura pas de lettre.",
            read(state),
            read(title)
        ),
        "Supprimez la ligne ; si elle compte tout de même, changez cet état dans le classeur, ou écartez la colonne dans \
         lettres-rne.toml, section [colonnes], ignorer.",
    )
}

/// X17: an answer that was never sent.
pub fn unsent(title: &str) -> Told {
    Told::new(
        format!(
            "Cette réponse n’a pas été envoyée par son auteur (colonne {} vide) : elle est peut-être incomplète.",
            read(title)
        ),
        "Vérifiez la ligne avec l’établissement, ou supprimez-la si une réponse complète la remplace.",
    )
}
