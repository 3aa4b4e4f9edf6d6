//! What is told of a run that sends.

use crate::fr::typography::{bind, quote};

/// A person wanted to stop.
pub const INTERRUPTED: &str =
    "Envoi arrêté à votre demande, après le message en cours. Relancez la commande : le reste partira.";
/// Several doubts in a row.
pub const DOUBT: &str = "Deux messages de suite sont restés sans réponse après leur envoi : l’envoi s’arrête. Vérifiez s’ils sont arrivés, dites-le \
     par lettres-rne etat --resoudre, puis relancez : le reste est prêt.";
/// Messages that were put off are tried again.
pub const RETRY: &str = "nouvel essai des messages différés";
/// The server is called again.
pub const CALL: &str = "nouvel appel du serveur";

/// What concerns the account ends the run.
pub fn stopped(sentence: &str) -> String {
    format!("{sentence} L’envoi s’arrête là ; le reste est prêt à partir.")
}

/// The same fault several times.
pub fn broken_off(sentence: &str) -> String {
    format!("La même panne est revenue trois fois : l’envoi s’arrête, le reste est prêt à partir. {sentence}")
}

/// The journal can't be written.
pub fn journal(sentence: &str) -> String {
    format!("{sentence} Rien ne part sans journal : l’envoi s’arrête, le reste est prêt à partir.")
}

/// The line was lost after the whole message had left; why, in a few words.
pub fn uncertain(cause: &str) -> String {
    bind(&format!(
        "Le message est parti en entier, mais sans réponse du serveur ({cause}) : il est peut-être arrivé, peut-être pas. Vérifiez \
         auprès de l’établissement, puis dites-le par lettres-rne etat --resoudre ; il ne repart jamais de lui-même."
    ))
}

/// The server will not have the message: it does not leave again by itself, whatever was mended.
pub fn refused(sentence: &str) -> String {
    bind(&format!(
        "{sentence} À la même adresse, il ne repartira qu’après : lettres-rne etat --resoudre UAI=renvoyer."
    ))
}

/// One of a school's addresses does not get a message which has left for the others.
pub fn head_left_out(sentence: &str) -> String {
    bind(&format!(
        "{sentence} Le message est parti aux autres adresses ; pour un nouvel envoi à toutes : lettres-rne envoyer --smtp \
         --renvoyer-modifies."
    ))
}

/// A copy of a message which has left does not.
pub fn copy_left_out(said: &str) -> String {
    bind(&format!(
        "cette copie n’est pas partie, et ne repartira pas d’elle-même. Transférez le message à cette adresse s’il le faut ; si \
         elle est fausse, corrigez-la là où elle est écrite (copie, dans lettres-rne.toml, ou le référent, dans le classeur). \
         Réponse du serveur : {}",
        quote(said)
    ))
}
