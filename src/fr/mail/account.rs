//! What `compte` says: an account tried without sending anything.

use crate::fr::typography::{NBSP, bind, quote};

/// Command: the account is tried.
pub const COMMAND: (&str, &str) =
    ("compte", "Essayer le compte de messagerie (envoi, brouillons) sans rien envoyer");
/// Names of the steps: server, security, login, sender, size, drafts, sent.
pub const STEPS: [&str; 7] =
    ["Serveur", "Chiffrement", "Connexion", "Expéditeur", "Taille", "Brouillons", "Envoyés"];
/// What a connection is secured with.
pub const SECURED: [&str; 3] = ["TLS", "STARTTLS", "en clair"];
/// The two accounts.
pub const SENDING: &str = "Envoi (SMTP)";
/// The two accounts.
pub const MAILBOX: &str = "Brouillons (IMAP)";
/// A step that holds.
pub const ANSWERS: &str = "répond";
/// A connection to this machine itself.
pub const CLEAR: &str = "aucun, sur cet ordinateur seulement";
/// A certificate that holds and can't be told.
pub const CERTIFIED: &str = "certificat valable";
/// Nobody is asked who they are.
pub const NO_LOGIN: &str = "sans mot de passe, d’après lettres-rne.toml";
/// No folder of what was sent.
pub const NO_SENT: &str = "aucun dossier trouvé : « etat --resoudre --imap » n’y cherchera rien";
/// Before what a failure means.
pub const FAILURE: &str = "ÉCHEC";
/// Nothing to try.
pub const NOTHING: &str = "Aucun compte n’est réglé : remplissez « serveur » dans la section [courriel.smtp] ou [courriel.imap] de \
     lettres-rne.toml. Les brouillons .eml (lettres-rne envoyer, sans option) n’ont besoin d’aucun compte.";
/// The end, when all holds.
pub const ALL_HOLDS: &str = "Le compte est prêt. Rien n’a été envoyé.";
/// The end, when something fails.
pub const SOMETHING_FAILS: &str =
    "Le compte n’est pas prêt : suivez ce qui est dit ci-dessus, puis relancez. Rien n’a été envoyé.";

/// A server that is not named.
pub fn not_set(section: &str) -> String {
    bind(&format!("pas de serveur dans la section [courriel.{section}], rien à essayer"))
}

/// Where a server is.
pub fn place(host: &str, port: u16, security: &str) -> String {
    format!("{host}, port{NBSP}{port} ({security})")
}

/// Whose a certificate is, who says so, and until when.
pub fn certificate(name: &str, by: Option<&str>, until: &str) -> String {
    let by = by.map_or_else(String::new, |by| format!(", délivré par {}", quote(by)));
    format!("certificat de {name}{by}, valable jusqu’au {until}")
}

/// The account is let in.
pub fn login(user: &str) -> String {
    format!("acceptée pour {user}")
}

/// The sender is taken.
pub fn sender(address: &str) -> String {
    format!("{address} accepté")
}

/// The sender may send; the server takes no message to it, in these words.
pub fn only_a_sender(address: &str, said: &str) -> String {
    format!(
        "{address} accepté pour envoyer, mais le serveur n’y prend aucun message : indiquez une adresse qui reçoit dans \
         « repondre_a ». Réponse du serveur : {}",
        quote(said)
    )
}

/// The largest message.
pub fn size(bytes: u64) -> String {
    format!("messages jusqu’à {},{}{NBSP}Mo", bytes / 1_000_000, bytes / 100_000 % 10)
}

/// A folder.
pub fn folder(name: &str) -> String {
    quote(name)
}

/// Asks for a password or a token, typed unseen.
pub fn question(is_token: bool, user: &str) -> String {
    let what = if is_token { "Jeton" } else { "Mot de passe" };
    format!("{what} de {user}{NBSP}: ")
}

/// A step and what it fails for.
pub fn failure(sentence: &str) -> String {
    format!("{FAILURE}{NBSP}: {sentence}")
}
