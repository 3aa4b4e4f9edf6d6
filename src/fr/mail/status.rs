//! Where each letter stands: what `etat`, its JSON and the summary's sheet say.

use crate::fr::grammar::{count, list};
use crate::fr::typography::quote;

/// The file has not been made.
pub const NOT_MADE: (&str, &str) = ("à faire", "à faire");
/// Its school has no address.
pub const NO_ADDRESS: (&str, &str) = ("sans adresse", "sans adresse");
/// It may be sent.
pub const READY: (&str, &str) = ("à envoyer", "à envoyer");
/// A draft was made.
pub const DRAFTED: (&str, &str) = ("en brouillon", "en brouillon");
/// It is being handed over.
pub const UNDER_WAY: (&str, &str) = ("en cours d’envoi", "en cours d’envoi");
/// The server has put it off.
pub const DEFERRED: (&str, &str) = ("différée", "différées");
/// The server has refused it.
pub const REFUSED: (&str, &str) = ("refusée", "refusées");
/// Nobody knows.
pub const UNCERTAIN: (&str, &str) = ("incertaine", "incertaines");
/// The server has taken it.
pub const SENT: (&str, &str) = ("envoyée", "envoyées");
/// A person says that it has arrived.
pub const RECEIVED: (&str, &str) = ("notée reçue", "notées reçues");
/// The server has taken it, but not for all addresses.
pub const PARTLY: (&str, &str) = ("envoyée en partie", "envoyées en partie");
/// It has changed since it was sent.
pub const CHANGED: (&str, &str) = ("modifiée depuis l’envoi", "modifiées depuis l’envoi");
/// Its school has another address now.
pub const MOVED: (&str, &str) = ("envoyée à une autre adresse", "envoyées à une autre adresse");
/// A person says to leave it.
pub const ABANDONED: (&str, &str) = ("abandonnée", "abandonnées");

/// An instant.
pub fn moment((year, month, day): (i16, i8, i8), (hour, minute): (i8, i8)) -> String {
    format!("{day:02}/{month:02}/{year:04} à {hour:02}:{minute:02}")
}

/// What to do about messages in doubt.
pub fn decide(messages: usize) -> String {
    format!(
        "Décidez pour {} : demandez au chef s’il l’a reçu, ou cherchez-le dans les messages envoyés, puis lettres-rne etat \
         --resoudre UAI=recu, UAI=renvoyer ou UAI=abandonner. Un message incertain n’est jamais renvoyé tout seul.",
        count(messages, "message incertain", "messages incertains")
    )
}

/// What to do about messages that were refused.
pub fn mend_address(messages: usize) -> String {
    format!(
        "Corrigez l’adresse des établissements dans le classeur pour {}, puis relancez generer et envoyer ; si l’adresse est \
         juste, lettres-rne etat --resoudre UAI=renvoyer permet un nouvel essai.",
        count(messages, "message refusé", "messages refusés")
    )
}

/// What to do about letters that are not made.
pub fn make(letters: usize) -> String {
    format!("Faites {} : lettres-rne generer.", count(letters, "lettre", "lettres"))
}

/// What to do about schools without an address.
pub fn give_address(letters: usize) -> String {
    format!(
        "Ajoutez dans le classeur l’adresse du chef pour {}, ou remettez-la sur papier.",
        count(letters, "lettre sans adresse", "lettres sans adresse")
    )
}

/// What to do about letters that have changed since they were sent.
pub fn send_changed(letters: usize) -> String {
    format!(
        "Si la nouvelle version doit partir aussi pour {} : lettres-rne envoyer --smtp --renvoyer-modifies.",
        count(letters, "lettre modifiée depuis l’envoi", "lettres modifiées depuis l’envoi")
    )
}

/// What to do about letters that did not leave for all addresses.
pub fn mend_partly(letters: usize) -> String {
    format!(
        "Une des adresses de l’établissement a été refusée par le serveur pour {} : corrigez-la dans le classeur, ou \
         retirez-la. Pour un nouvel envoi à toutes ses adresses : lettres-rne envoyer --smtp --renvoyer-modifies.",
        count(letters, "lettre envoyée en partie", "lettres envoyées en partie")
    )
}

/// What to do about letters whose school has another address than they were sent to.
pub fn send_moved(letters: usize) -> String {
    format!(
        "L’adresse de l’établissement a changé depuis l’envoi pour {}. S’il faut l’envoyer aussi à la nouvelle adresse : \
         lettres-rne envoyer --smtp --renvoyer-modifies.",
        count(letters, "lettre", "lettres")
    )
}

/// What to do about letters that may be sent.
pub fn send(letters: usize) -> String {
    format!(
        "Envoyez {} : lettres-rne envoyer (brouillons), ou envoyer --smtp.",
        count(letters, "lettre", "lettres")
    )
}

/// What to do about drafts.
pub fn send_drafts(letters: usize) -> String {
    format!(
        "Le journal ne sait pas ce que deviennent les brouillons ({}) : vérifiez dans votre messagerie qu’ils sont partis.",
        count(letters, "lettre", "lettres")
    )
}

/// There is no letter.
pub const NO_LETTER: &str = "Aucune lettre dans cette campagne : lettres-rne verifier dit pourquoi.";
/// Nothing is left to be done.
pub const NOTHING_LEFT: &str = "Il ne reste rien à envoyer.";

/// Copies that did not leave with their message.
pub fn uncopied(addresses: &[&str]) -> String {
    format!(
        "Une copie au moins n’est pas partie à {}, et ne repartira pas d’elle-même : transférez les messages à cette adresse, s’il \
         le faut.",
        addresses.join(", ")
    )
}

/// Nothing waits for a word there.
pub fn nothing_to_decide(what: &str) -> String {
    format!(
        "Aucun message incertain ou refusé pour {}. Vérifiez le code : lettres-rne etat montre ce qui attend une décision.",
        quote(what)
    )
}

/// Several messages wait for a word there.
pub fn several_to_decide(what: &str, references: &[String]) -> String {
    format!(
        "Plusieurs messages attendent une décision pour {}. Dites lequel par sa référence : {}.",
        quote(what),
        list(references)
    )
}

/// Two words on one message.
pub fn decided_twice(what: &str) -> String {
    format!("{} désigne un message dont vous avez déjà décidé dans la même commande.", quote(what))
}

/// How many letters stand how.
pub fn counts(counts: &[(usize, (&str, &str))]) -> String {
    let told: Vec<String> =
        counts.iter().map(|(number, (one, several))| count(*number, one, several)).collect();
    if told.is_empty() { NO_LETTER.to_owned() } else { told.join(", ") }
}
