//! Who sends: what the settings must say.

use crate::fr::typography::{bind, quote};

/// Nobody sends.
pub fn no_sender() -> String {
    "Il manque l’adresse de l’expéditeur. Dans lettres-rne.toml, à côté du dossier input, mettez la vôtre sous la ligne [courriel] (à la \
     fin du fichier, si cette ligne n’y est pas)\u{a0}:\n[courriel]\nexpediteur = \"DANE <dane@exemple.invalid>\""
        .to_owned()
}

/// What is written is no address.
pub fn not_an_address(key: &str, typed: &str) -> String {
    format!(
        "lettres-rne.toml\u{a0}: {key} = {} n’est pas une adresse. Écrivez par exemple \"DANE <dane@ac-noumea.nc>\".",
        quote(typed)
    )
}

/// A school, by its code and its name.
pub fn school(uai: &str, name: Option<&str>) -> String {
    match name {
        Some(name) => format!("l’établissement {uai} ({name})"),
        None => format!("l’établissement {uai}"),
    }
}

/// A teacher.
pub fn teacher(name: &str) -> String {
    format!("{name}, référent du classeur")
}

/// A copy of everything would go to a school.
pub fn copy_of_school(address: &str, whose: &str) -> String {
    bind(&format!(
        "lettres-rne.toml : courriel.copie contient {address}, une adresse de {whose}. Elle recevrait les lettres de tous les \
         établissements : remplacez-la par une adresse de votre service, ou retirez-la. Rien n’est parti."
    ))
}

/// A trial would go to somebody of the campaign.
pub fn trial_of(address: &str, whose: &str) -> String {
    bind(&format!(
        "L’essai irait à {address}, une adresse de {whose}, avec les lettres d’autres établissements. Donnez à --essai une \
         adresse à vous, qui n’est pas dans le classeur. Rien n’est parti."
    ))
}
