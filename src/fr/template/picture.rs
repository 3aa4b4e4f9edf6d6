//! Pictures that a template asks for, and can't be had.

use super::{Told, quote};

/// No such file.
pub fn missing(name: &str) -> Told {
    Told::new(
        format!("L’image {} est introuvable.", quote(name)),
        "Copiez-la dans le dossier de campagne ou à côté du modèle, et vérifiez son nom.",
    )
}

/// A name that leads out of the campaign.
pub fn outside(name: &str) -> Told {
    Told::new(
        format!("L’image {} n’est pas dans le dossier de campagne.", quote(name)),
        "Donnez un nom simple, par exemple \"logo.png\", et copiez l’image dans ce dossier.",
    )
}

/// Too large.
pub fn too_big(name: &str) -> Told {
    Told::new(
        format!("L’image {} est trop grosse pour une lettre.", quote(name)),
        "Réduisez-la (quelques centaines de kilo-octets suffisent), puis relancez.",
    )
}

/// No picture that Word shows.
pub fn unreadable(name: &str) -> Told {
    Told::new(
        format!("Le fichier {} n’est pas une image PNG, JPEG ou GIF.", quote(name)),
        "Enregistrez l’image au format PNG ou JPEG.",
    )
}
