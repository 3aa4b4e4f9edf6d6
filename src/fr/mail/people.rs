//! Who sends: what the settings must say.

use crate::fr::typography::quote;

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
