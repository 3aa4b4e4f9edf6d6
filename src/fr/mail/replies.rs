//! What a mail server's refusals mean, and what to do about each.

use crate::fr::typography::{bind, quote};

/// Exchange Online no longer takes passwords.
pub const PASSWORDS_OFF: &str = "Ce service n’accepte plus l’envoi par mot de passe. Utilisez les brouillons (lettres-rne envoyer, sans --smtp), ou \
     demandez un jeton au service informatique (authentification = \"jeton\").";
/// 535.
pub const BAD_LOGIN: &str = "Le serveur refuse l’identifiant ou le mot de passe. Vérifiez-les en ouvrant la messagerie avec eux ; un compte bloqué se \
     débloque auprès du service informatique.";
/// 534.
pub const LOGIN_TOO_WEAK: &str = "Le serveur refuse cette façon de s’identifier. Il lui faut souvent un mot de passe d’application ou un jeton : demandez au \
     service informatique.";
/// 530.
pub const LOGIN_NEEDED: &str = "Le serveur veut savoir qui envoie. Écrivez authentification = \"mot de passe\" et l’identifiant dans la section \
     [courriel.smtp] de lettres-rne.toml.";
/// 454 at login.
pub const LOGIN_LATER: &str =
    "Le serveur ne peut pas vérifier le mot de passe pour le moment. Relancez dans quelques minutes.";
/// The sender's address is another account's.
pub const NOT_OWNER: &str = "Ce compte n’a pas le droit d’envoyer sous cette adresse. Mettez l’adresse du compte dans « expediteur » et celle du service \
     dans « repondre_a », ou demandez le droit d’envoyer en son nom.";
/// Sent too much.
pub const QUOTA: &str = "Le compte a atteint sa limite d’envoi. Attendez quelques heures, puis relancez : ce qui reste partira. Un préréglage plus lent \
     de [courriel.cadence] évite ce refus.";
/// No relaying for us.
pub const RELAY: &str = "Ce serveur ne transmet pas les messages de cet ordinateur. Vérifiez le serveur et l’authentification dans \
     lettres-rne.toml.";
/// 552, 5.3.4.
pub const TOO_LARGE: &str = "Le message est trop gros pour ce serveur. Écrivez un_message_par = \"lettre\" dans lettres-rne.toml, ou allégez le modèle.";
/// 550 5.1.1.
pub const NO_SUCH_BOX: &str = "Cette adresse n’existe pas. Corrigez-la dans le classeur, puis relancez.";
/// 4.2.2, 5.2.2.
pub const BOX_FULL: &str =
    "La boîte du destinataire est pleine. Prévenez l’établissement, puis relancez quand elle sera vidée.";
/// 5.2.1.
pub const BOX_CLOSED: &str =
    "La boîte du destinataire est fermée. Vérifiez l’adresse auprès de l’établissement, puis relancez.";
/// 450, 451.
pub const GREYLISTED: &str = "Le serveur du destinataire fait patienter les inconnus : il acceptera plus tard. Rien à faire, sinon relancer si le \
     message reste différé.";
/// 421.
pub const CLOSING: &str =
    "Le serveur coupe la communication et demande d’attendre. Relancez dans quelques minutes.";
/// 554 5.7.1 and others.
pub const SPAM: &str = "Le serveur prend ce message pour un indésirable. Envoyez d’abord un essai (--essai) et montrez ce refus au service \
     informatique.";
/// Any other 4xx.
pub const LATER: &str = "Le serveur ne peut pas prendre ce message pour le moment. Relancez plus tard.";
/// Any other 5xx.
pub const REFUSED: &str = "Le serveur refuse ce message. Montrez sa réponse au service informatique.";

/// A sentence of this file, with the server's own words.
pub fn with_words(meant: &str, said: &str) -> String {
    format!("{} {} {}", bind(meant), bind("Réponse du serveur :"), quote(said))
}
