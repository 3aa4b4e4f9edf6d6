//! Who sends: what the settings must say.

use crate::fr::typography::quote;

/// Nobody sends.
pub fn no_sender() -> String {
    "Il manque l’adresse de l’expéditeur. Écrivez-la dans lettres-rne.toml, à côté du dossier input\u{a0}:\n[courriel]\n\
     expediteur = \"DANE <dane@votre-academie>\""
        .to_owned()
}

/// What is written is no address.
pub fn not_an_address(key: &str, typed: &str) -> String {
    format!(
        "lettres-rne.toml\u{a0}: {key} = {} n’est pas une adresse. Écrivez par exemple \"DANE <dane@ac-noumea.nc>\".",
        quote(typed)
    )
}
