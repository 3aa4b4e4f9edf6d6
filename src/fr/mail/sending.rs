//! What is told of a run that sends.

use crate::fr::typography::bind;

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
