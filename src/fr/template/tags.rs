//! What can be wrong inside a tag: its braces, its names, its expression, or what comes of it in the trial.

use super::{Told, quote};

/// `{{ nom`.
pub fn unclosed(words: &str) -> Told {
    Told::new(
        format!("La balise {} n’est pas fermée.", quote(words)),
        "Ajoutez }} (ou %}) à la fin de la balise, sans passer à la ligne.",
    )
}

/// `nom }}`.
pub fn unopened(braces: &str) -> Told {
    let open = if braces.starts_with('%') { "{%" } else { "{{" };
    Told::new(
        format!("{} ferme une balise qui n’a pas été ouverte.", quote(braces)),
        format!("Ajoutez {open} devant le mot, ou supprimez ces accolades."),
    )
}

/// `{{ rne.nmo }}`.
pub fn unknown_field(name: &str, nearest: Option<&str>) -> Told {
    if name == "loop" || name.starts_with("loop.") {
        return Told::new(
            format!("{} n’existe que dans une boucle.", quote(name)),
            "Placez la balise entre {% for … %} et {% endfor %}, ou retirez-la.",
        );
    }
    // what other languages write behind a text
    if let Some((
        field,
        "upper" | "lower" | "title" | "capitalize" | "strip" | "split" | "replace" | "format",
    )) = name.rsplit_once('.')
    {
        return Told::new(
            format!("Le champ {} n’existe pas.", quote(name)),
            format!(
                "Un filtre suit le champ derrière une barre verticale, par exemple {{{{ {field} | majuscules }}}}."
            ),
        );
    }
    Told::new(
        format!("Le champ {} n’existe pas.", quote(name)),
        meant(
            nearest,
            "Donnez le nom d’un champ (lettres-rne modele les montre), ou le titre exact d’une colonne de la feuille des référents.",
        ),
    )
}

/// `{{ nom | majuscule }}`.
pub fn unknown_filter(name: &str, nearest: Option<&str>) -> Told {
    if name.is_empty() {
        return Told::new(
            "Une barre verticale n’est suivie d’aucun filtre.",
            "Écrivez un filtre après la barre verticale, ou retirez-la.",
        );
    }
    Told::new(
        format!("Le filtre {} n’existe pas.", quote(name)),
        meant(nearest, "Retirez-le, avec la barre verticale qui le précède."),
    )
}

/// `{% fi x %}`.
pub fn unknown_keyword(name: &str, nearest: Option<&str>) -> Told {
    Told::new(
        format!("L’instruction {} n’existe pas.", quote(name)),
        meant(nearest, "Les instructions sont if, elif, else, endif, for, endfor, set, with, macro et raw."),
    )
}

/// `{{ nom prenom + }}`.
pub fn unreadable(words: &str) -> Told {
    if words.is_empty() {
        return Told::new(
            "Cette balise est vide.",
            "Écrivez-y le nom d’un champ, par exemple {{ rne.nom }}, ou supprimez-la.",
        );
    }
    let remedy = if words.starts_with("image") {
        "Une image se nomme entre guillemets, dans le modèle seulement : {{ image(\"logo.png\", largeur=\"3 cm\") }}."
    } else if words.starts_with("else if ") {
        "« Sinon, si » s’écrit {% elif … %}."
    } else if words.starts_with("else") || words.starts_with("end") {
        "Cette instruction est seule dans sa balise : retirez ce qui la suit."
    } else if words.starts_with("set ") && !words.contains('=') {
        "Donnez la valeur dans la même balise : {% set nom = valeur %}."
    } else if words.contains('*') {
        "La multiplication n’existe pas dans une balise ; une somme s’écrit {{ (imp_decharge | valeur) + (imp_paye | valeur) }}."
    } else {
        "Une balise contient un nom de champ, par exemple {{ rne.nom }}."
    };
    Told::new(format!("La balise {} ne se comprend pas.", quote(words)), remedy)
}

/// A value that a filter can't work with.
pub fn refused(words: &str, why: &str) -> Told {
    Told::new(
        format!("La balise {} ne peut pas être remplie : {why}.", quote(words)),
        "Donnez au filtre le champ qu’il lui faut, ou retirez-le ; docs/modele.md montre chaque filtre.",
    )
}

/// A value that the language can't work with.
pub fn broken(words: &str, cause: &str) -> Told {
    Told::new(
        format!("La balise {} ne peut pas être remplie : {cause}.", quote(words)),
        "Vérifiez que le champ est de la sorte que la balise attend (texte, nombre, liste).",
    )
}

/// Why a tag can't be filled, after a colon.
pub mod cause {
    /// A value that is not there.
    pub const NO_VALUE: &str =
        "elle demande une valeur qui n’existe pas ici, par exemple le sixième projet quand il y en a trois";
    /// A value that this can't be done with.
    pub const WRONG_SORT: &str = "elle fait d’une valeur ce qui ne se peut pas, par exemple additionner un texte et un nombre (| valeur fait d’un texte un nombre)";
    /// Too much between the brackets.
    pub const TOO_MANY_ARGUMENTS: &str = "un filtre y reçoit plus qu’il n’attend entre ses parenthèses";
    /// Too little between the brackets.
    pub const MISSING_ARGUMENT: &str = "il manque quelque chose entre les parenthèses d’un filtre";
    /// No such thing to call.
    pub const NO_CALL: &str =
        "elle appelle ce qui n’existe pas ; un filtre s’écrit derrière une barre verticale";
    /// Too much work.
    pub const TOO_MUCH: &str = "elle demande trop de travail pour une lettre";

    /// A text where a number is meant.
    pub fn text_as_number(field: &str) -> String {
        let field = super::quote(field);
        format!(
            "{field} est un texte, qui ne se compare pas à un nombre et ne s’additionne pas ; écrivez-le suivi de | valeur"
        )
    }

    /// Anything else, in the library's words.
    pub fn other(library: &str) -> String {
        format!("cause technique : {library}")
    }
}

fn meant(nearest: Option<&str>, otherwise: &str) -> String {
    nearest.map_or_else(|| otherwise.to_owned(), |word| format!("Vouliez-vous dire {}\u{202f}?", quote(word)))
}
