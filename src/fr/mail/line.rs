//! The line to a mail server: what can go wrong with it, and what to do.

use crate::fr::numbers::megabytes;
use crate::fr::typography::{bind, quote};

/// No server in the settings.
pub const NO_HOST: &str =
    "Aucun serveur n’est donné. Remplissez « serveur » dans la section [courriel.smtp] de lettres-rne.toml.";
/// No machine of that name.
pub const UNKNOWN_HOST: &str = "Le serveur de courriel est introuvable. Vérifiez son nom (« serveur ») dans lettres-rne.toml et votre connexion au \
     réseau.";
/// It hung up.
pub const CLOSED: &str = "Le serveur de courriel a coupé la communication. Relancez plus tard.";
/// It said nothing.
pub const TIMED_OUT: &str =
    "Le serveur de courriel ne répond plus. Vérifiez votre connexion au réseau, puis relancez.";
/// It said nothing at all, where words in clear were awaited.
pub const SILENT: &str = "Le serveur de courriel a pris l’appel, puis n’a rien dit : ce port attend sans doute une liaison chiffrée dès le premier \
     octet. Essayez securite = \"tls\" et port = 465 ; si les réglages sont justes, relancez plus tard.";
/// No mail server's words.
pub const GARBAGE: &str = "Ce qui répond n’est pas un serveur de courriel, ou il répond de travers. Vérifiez « serveur » et « port » dans \
     lettres-rne.toml.";
/// The three above, in a few words.
pub const BRIEF_CLOSED: &str = "ligne coupée par le serveur";
/// It said nothing.
pub const BRIEF_TIMED_OUT: &str = "pas de réponse du serveur";
/// No mail server's words.
pub const BRIEF_GARBAGE: &str = "réponse incompréhensible du serveur";
/// Another server's certificate.
pub const CERTIFICATE_OTHER_NAME: &str = "Le certificat du serveur est celui d’une autre machine : rien n’a été envoyé. Écrivez dans lettres-rne.toml le nom \
     exact que donne le service informatique.";
/// Over.
pub const CERTIFICATE_EXPIRED: &str = "Le certificat du serveur a expiré : rien n’a été envoyé. Vérifiez la date de cet ordinateur, puis prévenez le service \
     informatique.";
/// Not yet valid.
pub const CERTIFICATE_NOT_YET: &str = "Le certificat du serveur n’est pas encore valable : rien n’a été envoyé. Vérifiez la date de cet ordinateur.";
/// Signed by nobody known.
pub const CERTIFICATE_UNKNOWN: &str = "Le certificat du serveur vient d’une autorité inconnue de cet ordinateur : rien n’a été envoyé. Si c’est celle de \
     l’académie, demandez son fichier au service informatique et donnez-le par « autorite » dans lettres-rne.toml.";
/// TLS is not offered.
pub const NO_START_TLS: &str = "Le serveur ne propose pas de liaison chiffrée (STARTTLS) : rien n’a été envoyé. Essayez securite = \"tls\" et port = 465, \
     ou demandez les bons réglages au service informatique.";
/// Words in clear where TLS should be.
pub const NOT_TLS: &str = "Le serveur ne parle pas TLS sur ce port : rien n’a été envoyé. Essayez securite = \"starttls\" et port = 587, ou demandez \
     les bons réglages au service informatique.";
/// No common way of logging in.
pub const NO_LOGIN: &str = "Le serveur n’accepte pas cette façon de s’identifier. Vérifiez « authentification » dans lettres-rne.toml (mot de passe, \
     jeton ou aucune), ou demandez au service informatique.";
/// Nothing was given to log in with.
pub const NO_SECRET: &str = "Il manque le mot de passe ou le jeton du compte. Tapez-le quand il est demandé, ou donnez-le par la variable \
     LETTRES_RNE_MOT_DE_PASSE ou LETTRES_RNE_JETON.";
/// Accents for a server that takes none.
pub const EIGHT_BIT: &str =
    "Le serveur n’accepte pas les accents de ce message. C’est un défaut de lettres-rne : signalez-le.";
/// Nobody to send to.
pub const NOBODY: &str =
    "Ce message n’a pas de destinataire. Complétez l’adresse du chef d’établissement dans le classeur.";

/// Nobody answers.
pub fn unreachable(cause: &str) -> String {
    format!(
        "Le serveur de courriel ne répond pas. Vérifiez « serveur » et « port » dans lettres-rne.toml, et votre connexion au réseau. \
         Cause technique : {}.",
        quote(cause)
    )
}

/// Something about a certificate.
pub fn certificate_other(cause: &str) -> String {
    format!(
        "Le certificat du serveur n’est pas valable : rien n’a été envoyé. Prévenez le service informatique. Cause technique : {}.",
        quote(cause)
    )
}

/// Something about TLS.
pub fn tls(cause: &str) -> String {
    format!(
        "La liaison chiffrée n’a pas pu s’établir : rien n’a été envoyé. Prévenez le service informatique. Cause technique : {}.",
        quote(cause)
    )
}

/// The file of the authority is something else.
pub fn no_authority(path: &str) -> String {
    format!(
        "Le fichier {} ne contient aucun certificat. « autorite » attend un fichier PEM (BEGIN CERTIFICATE) : demandez-le au service \
         informatique.",
        quote(path)
    )
}

/// Larger than the server takes.
pub fn too_large(size: u64, limit: u64) -> String {
    bind(&format!(
        "Le message pèse {} et le serveur n’en accepte que {}. Écrivez un_message_par = \"lettre\" dans lettres-rne.toml, ou \
         allégez le modèle.",
        megabytes(size),
        megabytes(limit)
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_limits_are_told_too() {
        assert!(
            too_large(24_100, 1000).contains("pèse 25\u{a0}ko et le serveur n’en accepte que 1\u{a0}ko.")
        );
        assert!(
            too_large(24_100_000, 10_000_000)
                .contains("24,1\u{a0}Mo et le serveur n’en accepte que 10\u{a0}Mo.")
        );
    }
}
