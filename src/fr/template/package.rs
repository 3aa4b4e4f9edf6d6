//! A template that can't be opened.

use super::quote;

/// An OLE container.
pub fn ole(file: &str) -> String {
    format!(
        "Le modèle {} est protégé par un mot de passe, ou dans l’ancien format .doc. Ouvrez-le dans Word, retirez le mot \
         de passe, et enregistrez-le au format .docx.",
        quote(file)
    )
}

/// Not a Word file.
pub fn not_word(file: &str) -> String {
    format!(
        "{} n’est pas un document Word (.docx, .docm, .dotx ou .dotm). Enregistrez le modèle au format .docx, ou donnez le bon \
         fichier avec --modele.",
        quote(file)
    )
}

/// A letter that was made with the product.
pub fn letter(file: &str) -> String {
    format!(
        "{} est une lettre déjà faite, pas le modèle : elle porte le nom d’une personne. Donnez le modèle d’origine avec \
         --modele.",
        quote(file)
    )
}

/// Digitally signed.
pub fn signed(file: &str) -> String {
    format!(
        "Le modèle {} est signé numériquement : une lettre remplie montrerait une signature rompue. Dans Word : Fichier, \
         Informations, Afficher les signatures, Supprimer la signature ; ou donnez la version non signée.",
        quote(file)
    )
}

/// Strict Open XML.
pub fn strict(file: &str) -> String {
    format!(
        "Le modèle {} est au format « Open XML Strict », que peu de programmes lisent. Dans Word : Enregistrer sous, \
         « Document Word (*.docx) ».",
        quote(file)
    )
}

/// Over the limits.
pub fn too_big(file: &str) -> String {
    format!("Le modèle {} est trop gros pour une lettre. Allégez ses images, puis relancez.", quote(file))
}

/// Damaged.
pub fn damaged(file: &str) -> String {
    format!(
        "Le modèle {} est endommagé. Ouvrez-le dans Word, enregistrez-le sous un autre nom, puis relancez avec celui-ci.",
        quote(file)
    )
}
