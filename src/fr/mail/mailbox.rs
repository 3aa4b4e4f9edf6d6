//! The mailbox's server: names of its folders, what can go wrong with it, and what to do.

/// Names of the folder of drafts, folded, where the server does not say which it is.
pub const DRAFTS: [&str; 4] = ["brouillons", "drafts", "draft", "brouillon"];
/// Names of the folder of what was sent.
pub const SENT: [&str; 11] = [
    "envoyes",
    "sent",
    "messages envoyes",
    "elements envoyes",
    "courrier envoye",
    "objets envoyes",
    "sent items",
    "sent messages",
    "sent mail",
    "envoye",
    "sent-mail",
];

/// No server in the settings.
pub const NO_HOST: &str =
    "Aucun serveur n’est donné. Remplissez « serveur » dans la section [courriel.imap] de lettres-rne.toml.";
/// TLS is not offered.
pub const NO_START_TLS: &str = "Le serveur ne propose pas de liaison chiffrée (STARTTLS). Essayez securite = \"tls\" et port = 993, ou demandez les bons \
     réglages au service informatique.";
/// Words in clear where TLS should be.
pub const NOT_TLS: &str = "Le serveur ne parle pas TLS sur ce port. Essayez securite = \"starttls\" et port = 143, ou demandez les bons réglages au \
     service informatique.";
/// Silence where words in clear were awaited.
pub const SILENT: &str = "La messagerie a pris l’appel, puis n’a rien dit : ce port attend sans doute une liaison chiffrée dès le premier octet. \
     Essayez securite = \"tls\" et port = 993 ; si les réglages sont justes, relancez plus tard.";
/// Refused at login.
pub const BAD_LOGIN: &str = "La messagerie refuse l’identifiant ou le mot de passe. Vérifiez-les en l’ouvrant avec eux ; l’accès par IMAP doit aussi \
     être permis pour ce compte : demandez au service informatique.";
/// The password is over.
pub const EXPIRED: &str = "Le mot de passe du compte a expiré. Changez-le dans la messagerie, puis relancez.";
/// For now.
pub const LATER: &str = "La messagerie n’est pas disponible pour le moment. Relancez dans quelques minutes.";
/// Somebody has to look.
pub const ASK: &str =
    "La messagerie demande l’aide du service informatique pour ce compte. Montrez-lui sa réponse.";
/// The mailbox is full.
pub const FULL: &str = "La boîte est pleine. Videz-la (corbeille, messages envoyés), puis relancez : les brouillons déjà déposés ne le seront pas \
     deux fois.";
/// No right to do it.
pub const NOT_ALLOWED: &str = "Ce compte n’a pas le droit d’écrire dans ce dossier. Demandez-le au service informatique, ou utilisez les fichiers .eml \
     (lettres-rne envoyer, sans option).";
/// Anything else.
pub const REFUSED: &str = "La messagerie refuse cette demande. Montrez sa réponse au service informatique.";
/// No folder of drafts.
pub const NO_DRAFTS: &str = "La messagerie n’a pas de dossier de brouillons. Enregistrez-y un premier brouillon, ou créez le dossier Brouillons, puis \
     relancez.";
/// No folder of what was sent.
pub const NO_SENT: &str =
    "La messagerie n’a pas de dossier des messages envoyés : ce message n’y peut pas être cherché.";
