//! What is said of a sending: what is ready, what stays and why, what to do next.

use crate::fr::grammar::count;
use crate::fr::numbers::megabytes;
use crate::fr::typography::{NBSP, THIN, bind};

/// Name of the line about the messages.
pub const MESSAGES: &str = "Messages";
/// Name of the line about the drafts.
pub const DRAFTS: &str = "Brouillons";
/// Name of the line about the approval sheet.
pub const APPROVAL: &str = "À valider";
/// Name of the line about the journal.
pub const JOURNAL: &str = "Journal";
/// Name of the line about the pace.
pub const PACE: &str = "Rythme";

/// A word in the number of what it goes with; French takes the plural from two.
fn agree<'w>(number: usize, one: &'w str, many: &'w str) -> &'w str {
    if number < 2 { one } else { many }
}

/// The progress bar, in indicatif's notation.
pub const PROGRESS: &str = "  Messages {bar:20} {pos} sur {len}  {wide_msg}";
/// All of a message has left.
pub const EXAMINED: &str = "le serveur examine le message…";
/// What stands before the line of a message that has left.
pub const SENT_MARK: &str = "  [+] ";
/// What stands before the line of a message that was put off.
pub const DEFERRED_MARK: &str = "  [~] ";
/// What stands before the line of a message that was refused.
pub const REFUSED_MARK: &str = "  [x] ";
/// What stands before the line of a message of which nobody knows.
pub const UNCERTAIN_MARK: &str = "  [?] ";
/// What stands before the line of a message that has not left.
pub const READY_MARK: &str = "  [-] ";
/// The journal has settled it already.
pub const SETTLED: &str = "le journal dit que c’est déjà réglé.";

/// A message that the server has taken.
pub fn sent(schools: &str, reply: &str) -> String {
    format!("{schools}{NBSP}: accepté ({reply})")
}

/// A message that has not left.
pub fn not_sent(schools: &str, why: &str) -> String {
    format!("{schools}{NBSP}: {why}")
}

/// A recipient that does not get a message which has left.
pub fn left_out(address: &str, why: &str) -> String {
    format!("sauf {address}{NBSP}: {why}")
}

/// Messages that are ready and do not leave this time.
pub fn others(messages: usize) -> String {
    format!("{} ensuite (--au-plus)", count(messages, "autre message", "autres messages"))
}

/// Letters that stay for one reason.
pub fn because(what: &str, letters: usize) -> String {
    if letters > 1 { format!("{what} ({letters})") } else { of_one(what) }
}

/// A reason, said of one letter.
fn of_one(what: &str) -> String {
    let words = [
        ("faites ", "faite "),
        ("retouchées ", "retouchée "),
        ("leurs données", "ses données"),
        ("déjà parties", "déjà partie"),
        ("et changées depuis", "et changée depuis"),
        ("parties, sauf", "partie, sauf"),
        ("refusées par", "refusée par"),
        ("si elles sont arrivées", "si elle est arrivée"),
        ("vous avez abandonnées", "vous avez abandonnée"),
        ("qui ont un brouillon", "qui a un brouillon"),
    ];
    let what = if what == NOT_MADE.0 { "pas encore faite" } else { what };
    words.iter().fold(what.to_owned(), |said, (many, one)| said.replace(many, one))
}

/// Letters that are not told one by one.
pub fn more(letters: usize) -> String {
    format!("… et {}", count(letters, "autre", "autres"))
}

/// The pace, and the expected end.
pub fn pace(preset: &str, end: &str) -> String {
    format!("{preset}. {end}.")
}

/// Nothing is to be sent.
pub const NOTHING: &str = "Aucun message à préparer.";

/// What is ready.
pub fn ready(messages: usize, schools: usize, letters: usize) -> String {
    format!(
        "{} pour {}, avec {}",
        count(messages, "message", "messages"),
        count(schools, "établissement", "établissements"),
        count(letters, "lettre", "lettres")
    )
}

/// To how many, and how large.
pub fn size(heads: usize, copies: usize, bytes: u64) -> String {
    let heads = count(heads, "destinataire", "destinataires");
    let copies = if copies > 0 { format!(" et {}", count(copies, "copie", "copies")) } else { String::new() };
    format!("{heads}{copies}, {}", megabytes(bytes))
}

/// How many letters stay.
pub fn held(letters: usize) -> String {
    format!("{} {} pas", count(letters, "lettre", "lettres"), agree(letters, "ne part", "ne partent"))
}

/// How many letters have left before.
pub fn left(letters: usize, last: &str) -> String {
    format!(
        "{} déjà {}, la dernière le {last}.",
        count(letters, "lettre", "lettres"),
        agree(letters, "partie", "parties")
    )
}

/// A letter that has left.
pub fn left_on(day: &str) -> String {
    format!("Déjà partie le {day}")
}

/// Rows of the workbook that have no letter at all.
pub fn aside(rows: usize) -> String {
    format!(
        "{} du classeur sans lettre{NBSP}: lancez lettres-rne verifier pour savoir pourquoi.",
        count(rows, "ligne", "lignes")
    )
}

/// What to do about all of the above.
pub fn what_to_do(remedy: &str) -> String {
    format!("Que faire{THIN}? {remedy}")
}

/// An address that may be another's: the code under which it may be accepted, and for which school.
pub fn suspect(code: &str, uai: &str, what: &str) -> String {
    format!("{what} ({code}, {uai})")
}

/// A copy that would go to somebody else.
pub fn copy_of_another(address: &str) -> String {
    format!("La copie irait à {address}, qui est aussi l’adresse de quelqu’un d’autre.")
}

/// A letter that stays.
pub fn letter(uai: &str, school: &str, person: &str) -> String {
    format!("{uai} {school} · {person}")
}

/// Why letters stay: what, and what to do.
pub const NOT_MADE: (&str, &str) = ("pas encore faites", "Lancez lettres-rne, qui les fait.");
/// Why letters stay: what, and what to do.
pub const OUTDATED: (&str, &str) =
    ("faites avant un changement du classeur ou du modèle", "Lancez lettres-rne, qui les refait.");
/// Why letters stay: what, and what to do.
pub const DISPUTED: (&str, &str) = (
    "retouchées à la main, alors que leurs données ont changé depuis",
    "Lancez lettres-rne, comparez les deux versions, et ne gardez que la bonne, sous le nom de la première.",
);
/// Why letters stay: what, and what to do.
pub const NO_ADDRESS: (&str, &str) = (
    "sans adresse de courriel, à donner sur papier",
    "Écrivez l’adresse du chef d’établissement dans le classeur, ou imprimez ces lettres.",
);
/// Why letters stay: what, and what to do.
pub const WRONG_ADDRESS: (&str, &str) = (
    "dont l’adresse est peut-être celle d’un autre établissement",
    "Corrigez l’adresse dans le classeur\u{202f}; si elle est juste, acceptez le constat pour cet établissement dans lettres-rne.toml, \
     section [acceptes] (C02 ou C04).",
);
/// Why letters stay: what, and what to do.
pub const WRONG_COPY: (&str, &str) = (
    "dont la copie irait à quelqu’un d’autre",
    "Dans le classeur, donnez à ce référent une adresse à lui seul, ou videz la case (alors il ne reçoit pas de copie), puis lancez lettres-rne.",
);
/// Why letters stay: what, and what to do.
pub const TOO_LARGE: (&str, &str) = (
    "dont le message serait trop gros",
    "Dans lettres-rne.toml, un_message_par = \"lettre\", ou une taille_max_mo plus grande si le serveur l’accepte.",
);
/// Why letters stay: what, and what to do.
pub const CHANGED: (&str, &str) = (
    "déjà parties, et changées depuis (la lettre, ou l’adresse)",
    "Pour les envoyer de nouveau\u{a0}: lettres-rne envoyer --renvoyer-modifies.",
);
/// Why letters stay: what, and what to do.
pub const REPLACES: (&str, &str) = (
    "d’une personne nouvelle, pour un établissement ou une adresse qui a eu une lettre ou un brouillon pour quelqu’un qui n’est plus dans le classeur",
    "Si c’est la même personne sous un nom corrigé, ou un remplacement, et qu’il faut l’envoyer\u{a0}: lettres-rne envoyer --renvoyer-modifies \
     --seulement UAI.",
);
/// Why letters stay: what, and what to do.
pub const OTHER_YEAR: (&str, &str) = (
    "d’une personne qui a eu sa lettre il y a moins de six mois, pour une année scolaire écrite autrement",
    "Si l’année a seulement été récrite, rien à faire. S’il faut envoyer une nouvelle lettre\u{a0}: lettres-rne envoyer \
     --renvoyer-modifies --seulement UAI.",
);
/// Why letters stay: what, and what to do.
pub const PARTLY: (&str, &str) = (
    "parties, sauf pour une des adresses de l’établissement, que le serveur a refusée",
    "Corrigez cette adresse dans le classeur, ou retirez-la. Pour un nouvel envoi à toutes\u{a0}: --renvoyer-modifies.",
);
/// Why letters stay: what, and what to do.
pub const REFUSED: (&str, &str) = (
    "refusées par le serveur",
    "Si l’adresse est fausse, corrigez-la dans le classeur. Sinon, réparez ce que dit sa réponse (boîte pleine, message trop gros…), puis\u{a0}: \
     lettres-rne etat --resoudre UAI=renvoyer, et relancez.",
);
/// Why letters stay: what, and what to do.
pub const UNDER_WAY: (&str, &str) =
    ("qu’une autre exécution envoie en ce moment", "Attendez qu’elle ait fini, puis relancez.");
/// Why letters stay: what, and what to do.
pub const UNCERTAIN: (&str, &str) = (
    "dont personne ne sait si elles sont arrivées",
    "Demandez à l’établissement, ou cherchez le message dans «\u{a0}Envoyés\u{a0}», puis dites-le\u{a0}: lettres-rne etat --resoudre UAI=recu, ou \
     UAI=renvoyer.",
);
/// Why letters stay: what, and what to do.
pub const ABANDONED: (&str, &str) = (
    "que vous avez abandonnées",
    "Pour les envoyer quand même\u{a0}: lettres-rne etat --resoudre UAI=renvoyer.",
);
/// Why letters stay: what, and what to do.
pub const DRAFTED: (&str, &str) = (
    "qui ont un brouillon dans votre boîte aux lettres",
    "S’il est parti\u{a0}: lettres-rne etat --resoudre UAI=recu. Sinon supprimez-le, puis ajoutez --malgre-brouillons.",
);

/// Where the drafts are, and how many.
pub fn drafts(path: &str, files: usize, written: usize) -> String {
    let files_there = count(files, "fichier .eml", "fichiers .eml");
    if written == files {
        format!("{path} ({files_there})")
    } else {
        format!("{path} ({files_there}, dont {} sans changement)", files - written)
    }
}

/// A person's draft, and ours beside it.
pub fn draft_beside(theirs: &str, ours: &str) -> String {
    format!(
        "«\u{a0}{theirs}\u{a0}» a été modifié à la main\u{a0}: il reste tel quel, le nouveau est «\u{a0}{ours}\u{a0}»."
    )
}

/// Drafts of ours that say nothing any more.
pub fn drafts_removed(number: usize) -> String {
    format!(
        "{}\u{a0}: plus rien à envoyer",
        count(number, "ancien brouillon supprimé", "anciens brouillons supprimés")
    )
}

/// A file among the drafts that is not ours.
pub fn draft_left(name: &str) -> String {
    format!(
        "«\u{a0}{name}\u{a0}» n’est plus à envoyer\u{202f}; il a été modifié à la main, ou n’est pas de lettres-rne\u{a0}: supprimez-le si besoin."
    )
}

/// Drafts in the mailbox.
pub fn in_mailbox(folder: &str, appended: usize, there: usize) -> String {
    let same = if there > 0 {
        format!(", {there} y {} déjà", agree(there, "était", "étaient"))
    } else {
        String::new()
    };
    format!("{} dans «\u{a0}{folder}\u{a0}»{same}", count(appended, "brouillon déposé", "brouillons déposés"))
}

/// A draft that may have come all the same.
pub fn draft_in_doubt(uai: &str, school: &str) -> String {
    bind(&format!(
        "Le brouillon de {uai} {school} est peut-être arrivé avant la coupure. S’il est dans le dossier, envoyez-le comme les autres ; \
         sinon : lettres-rne envoyer --imap-brouillons --malgre-brouillons --seulement {uai}."
    ))
}

/// What may be done next, after drafts were written.
pub fn next(trial: bool) -> Vec<String> {
    let mut steps = vec![
        "Ouvrez un ou deux brouillons dans votre logiciel de courriel, et relisez la feuille à valider."
            .to_owned(),
    ];
    if trial {
        steps.push(
            "Un essai vers vous-même\u{a0}: lettres-rne envoyer --essai prenom.nom@votre-academie."
                .to_owned(),
        );
        steps.push(
            "Quelques envois pour de bon\u{a0}: lettres-rne envoyer --smtp --au-plus 3, puis sans --au-plus."
                .to_owned(),
        );
    }
    steps
}

/// The question before anything leaves.
pub fn question(messages: usize) -> String {
    format!(
        "Pour envoyer, tapez le nombre de messages ({messages}), puis Entrée\u{202f}; autre chose pour renoncer{NBSP}: "
    )
}

/// Messages that have a draft as a file.
pub fn drafts_exist(messages: usize) -> String {
    format!(
        "Attention{NBSP}: {} aussi en brouillon (.eml). S’ils sont déjà partis de votre logiciel de courriel, renoncez, et dites-le{NBSP}: \
         lettres-rne etat --resoudre UAI=recu.",
        count(messages, "de ces messages existe", "de ces messages existent")
    )
}

/// The person gave up.
pub const RENOUNCED: &str = "Rien n’est parti.";

/// To whom the trial went.
pub fn trial(messages: usize, address: &str) -> String {
    format!(
        "{} à {address}. Le journal n’en garde rien\u{a0}: rien n’est compté comme parti.",
        count(messages, "message d’essai envoyé", "messages d’essai envoyés")
    )
}

/// The whole outcome of a run of sending.
pub fn outcome(sent: usize, deferred: usize, refused: usize, uncertain: usize, left: usize) -> Vec<String> {
    let mut lines = vec![count(sent, "message accepté par le serveur", "messages acceptés par le serveur")];
    let mut add = |number, one: &str, many: &str| {
        if number > 0 {
            lines.push(count(number, one, many));
        }
    };
    add(deferred, "remis à plus tard par le serveur", "remis à plus tard par le serveur");
    add(refused, "refusé", "refusés");
    add(
        uncertain,
        "incertain\u{a0}: parti ou non, personne ne le sait",
        "incertains\u{a0}: partis ou non, personne ne le sait",
    );
    add(left, "pas encore essayé", "pas encore essayés");
    lines
}

/// What to do after a run that has left something.
pub const AGAIN: &str = "Relancez la même commande plus tard\u{a0}: elle reprend ce qui reste, jamais ce qui est parti. lettres-rne etat dit \
     où en est chaque établissement.";
/// All that was asked for, and could leave, is sent.
pub const THESE_SENT: &str =
    "Ces messages sont partis. Ce qui reste est dit plus haut, et par lettres-rne etat.";
/// All is sent.
pub const ALL_SENT: &str = "Tout est parti. «\u{a0}Accepté\u{a0}» n’est pas «\u{a0}lu\u{a0}»\u{a0}: surveillez les messages d’erreur qui reviendraient dans votre boîte.";
/// Asked to stop.
pub const STOPPING: &str = "Arrêt demandé\u{a0}: plus aucun message ne commence, celui qui est en cours se termine. Ctrl-C encore une fois arrête tout de suite.";
/// Asked to stop at once, between two messages.
pub const CUT_OFF: &str =
    "Arrêt immédiat, entre deux messages. Relancez la commande\u{a0}: le reste partira.";

/// Asked to stop at once, with a message under way.
pub fn cut_off(schools: &str) -> String {
    format!(
        "Arrêt immédiat, pendant l’envoi de {schools}\u{a0}: ce message est peut-être parti. lettres-rne etat dit ce qu’il en est, et quoi \
         faire. Le reste est prêt à partir."
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_agrees_with_the_number_of_letters() {
        for ((what, _), of_one) in [
            (NOT_MADE, "pas encore faite"),
            (OUTDATED, "faite avant un changement du classeur ou du modèle"),
            (DISPUTED, "retouchée à la main, alors que ses données ont changé depuis"),
            (CHANGED, "déjà partie, et changée depuis (la lettre, ou l’adresse)"),
            (PARTLY, "partie, sauf pour une des adresses de l’établissement, que le serveur a refusée"),
            (UNCERTAIN, "dont personne ne sait si elle est arrivée"),
            (ABANDONED, "que vous avez abandonnée"),
            (DRAFTED, "qui a un brouillon dans votre boîte aux lettres"),
            (TOO_LARGE, TOO_LARGE.0),
        ] {
            assert_eq!(because(what, 1), of_one);
            assert_eq!(because(what, 2), format!("{what} (2)"));
        }
        assert!(because(REFUSED.0, 1).starts_with("refusée par le serveur"));
    }
}
