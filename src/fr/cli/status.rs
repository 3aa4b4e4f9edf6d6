//! Where the letters stand, on the screen.

use crate::fr::grammar::count;
use crate::fr::typography::quote;

/// Before the school year.
pub const YEAR: &str = "Année";
/// Before what there is of a journal.
pub const JOURNAL: &str = "Journal";
/// There is none.
pub const NOTHING_SENT: &str = "rien n’a encore été envoyé";
/// Above what there is to do.
pub const NEXT: &str = "Ensuite";
/// Above messages whose letters are gone.
pub const GONE: &str = "Messages dont une lettre n’est plus dans le classeur, ou n’y est plus prête :";
/// Above messages that wait for a word.
pub const OPEN: &str = "Messages qui attendent votre décision :";

/// The year, letters, schools.
pub fn year(year: &str, letters: usize, schools: usize) -> String {
    format!(
        "{year} ({}, {})",
        count(letters, "lettre", "lettres"),
        count(schools, "établissement", "établissements")
    )
}

/// The journal.
pub fn journal(path: &str, messages: usize, zone: &str) -> String {
    format!("{path}, {} ; heures : {zone}.", count(messages, "message", "messages"))
}

/// Messages of other campaigns.
pub fn others(messages: usize) -> String {
    format!("Dont {} d’une autre campagne.", count(messages, "message", "messages"))
}

/// There is nothing left to take out.
const PURGED_BEFORE: &str = "Le journal ne contient aucune adresse : rien à retirer.";

/// Addresses and answers were taken out.
pub fn was_purged(at: &str) -> String {
    format!("Adresses et réponses retirées le {at}.")
}

/// An end was never whole.
pub fn recovered(at: &str) -> String {
    format!(
        "Le {at}, une dernière ligne inachevée (panne, arrêt brutal) a été mise de côté dans le même dossier ; rien n’en \
         dépendait qui ne soit dit ici."
    )
}

/// Letters that stand alike: how many, how, since when, what the server said.
pub fn letters(number: usize, (one, several): (&str, &str), at: Option<&str>, answer: &str) -> String {
    let one = format!("lettre {one}");
    let several = format!("lettres {several}");
    let mut told = count(number, &one, &several);
    if let Some(at) = at {
        told = format!("{told} le {at}");
    }
    if answer.is_empty() { told } else { format!("{told} : {answer}") }
}

/// By which name a message is decided on.
pub fn named(reference: &str) -> String {
    format!("[{reference}]")
}

/// Words for what a message has become, in the order of the states.
pub mod states {
    /// It may be sent.
    pub const READY: &str = "prêt";
    /// It is being handed over.
    pub const UNDER_WAY: &str = "en cours d’envoi";
    /// The server has taken it.
    pub const SENT: &str = "envoyé";
    /// The server has put it off.
    pub const DEFERRED: &str = "différé";
    /// The server has refused it.
    pub const REFUSED: &str = "refusé";
    /// Nobody knows.
    pub const UNCERTAIN: &str = "incertain";
    /// A person says that it has arrived.
    pub const RECEIVED: &str = "noté reçu";
    /// A person says to leave it.
    pub const ABANDONED: &str = "abandonné";
}

/// A message: its reference, schools, what it has become, since when, to whom.
pub fn message(reference: &str, schools: &str, state: &str, at: &str, recipients: &str) -> String {
    format!("[{reference}] {schools} : {state} le {at}, pour {recipients}")
}

/// All letters.
pub fn total(counts: &str) -> String {
    format!("Au total : {counts}.")
}

/// A message in doubt was found among those sent.
pub fn found(schools: &str, folder: &str) -> String {
    format!("{schools} : trouvé dans « {folder} » : il est parti. C’est noté, il ne sera pas renvoyé.")
}

/// A message in doubt was not found among those sent.
pub fn not_found(schools: &str, folder: &str) -> String {
    format!(
        "{schools} : absent de « {folder} ». Cela ne prouve rien si ce serveur n’y range pas lui-même ce qui part : demandez à \
         l’établissement."
    )
}

/// Nobody can tell.
pub fn not_searched(schools: &str, why: &str) -> String {
    format!("{schools} : {why}")
}

/// Nothing is in doubt.
pub const NOTHING_IN_DOUBT: &str = "Aucun message n’est incertain : rien à chercher.";

/// A person says that a message has arrived.
pub fn received(schools: &str) -> String {
    format!("{schools} : noté comme reçu, sur votre parole. Ce message ne sera pas renvoyé.")
}

/// A person says to send a message again.
pub fn again(schools: &str) -> String {
    format!(
        "{schools} : ce message repartira au prochain envoyer --smtp. Si le premier était arrivé, le chef le verra deux fois ; \
         le même identifiant permet à sa messagerie de les reconnaître."
    )
}

/// A person says to send again a message that was refused.
pub fn again_refused(schools: &str) -> String {
    format!("{schools} : ce message, que le serveur avait refusé, repartira au prochain envoyer --smtp.")
}

/// A person says to leave a message.
pub fn abandon(schools: &str) -> String {
    format!(
        "{schools} : abandonné. Ce message ne partira plus ; si le chef ne l’a pas reçu, remettez-lui ses lettres autrement."
    )
}

/// Before addresses and answers are taken out of the journal.
pub const PURGE_QUESTION: &str = "Le journal va perdre les adresses et les réponses des serveurs : vous ne pourrez plus prouver à qui un message est \
     parti, mais aucun ne pourra partir deux fois. C’est sans retour. Tapez « purger » pour continuer :";
/// What must be typed.
pub const PURGE_ANSWER: &str = "purger";
/// Something else was typed.
pub const PURGE_NOT: &str = "Rien n’a changé.";
/// There is nobody who could be asked.
pub const PURGE_UNASKED: &str =
    "Personne ne peut confirmer la purge ici. Lancez la commande dans un terminal, ou ajoutez --oui.";
/// There is no journal.
pub const NO_JOURNAL: &str = "Il n’y a pas de journal des envois : rien à retirer.";

/// Addresses and answers were taken out of the journal.
pub fn purged(addresses: usize) -> String {
    if addresses == 0 {
        return PURGED_BEFORE.to_owned();
    }
    format!(
        "{} du journal, avec les réponses des serveurs. Vos sauvegardes et l’historique de OneDrive gardent l’ancien fichier \
         ({}) : effacez-le là aussi.",
        count(addresses, "adresse retirée", "adresses retirées"),
        quote("journal/envois.jsonl")
    )
}
