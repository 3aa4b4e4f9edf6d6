//! The help of the command line, clap's own words included.

/// What the product does, in one sentence.
pub const ABOUT: &str = "Fait les lettres de mission des référents numériques (RNE) à partir du classeur de l’académie et d’un modèle \
     Word, et la synthèse des IMP.";
/// How every help page is laid out.
pub const TEMPLATE: &str = "{about-with-newline}\nUtilisation\u{a0}: {usage}\n\n{all-args}{after-help}";
/// Usage of the program.
pub const USAGE: &str = "lettres-rne [COMMANDE] [OPTIONS]";
/// Heading of the commands.
pub const COMMANDS: &str = "Commandes\u{a0}";
/// Heading of the options.
pub const OPTIONS: &str = "Options\u{a0}";
/// Heading of the arguments.
pub const ARGUMENTS: &str = "Arguments\u{a0}";
/// What follows the help of the program.
pub const AFTER: &str = "Sans commande, lettres-rne fait tout\u{a0}: lettres, synthèse, rapport et copie à corriger.\n\
     Codes de retour\u{a0}: 0 tout est fait\u{202f}; 1 impossible\u{202f}; 2 commande incorrecte\u{202f}; 3 fait, mais il reste des erreurs à corriger.";

/// Command: everything.
pub const GENERATE: (&str, &str) = ("generer", "Faire les lettres, la synthèse et le rapport");
/// Command: only the checks.
pub const CHECK: (&str, &str) =
    ("verifier", "Contrôler le classeur et le modèle\u{a0}: rapport et copie à corriger, aucune lettre");
/// Command: what a template holds.
pub const TEMPLATE_COMMAND: (&str, &str) =
    ("modele", "Montrer ce que contient le modèle\u{a0}: champs, missions, défauts");
/// Option of `modele`: codes for lines that have none of their own.
pub const NUMBER: (&str, &str) =
    ("numeroter", "Donner un code aux lignes à cocher nouvelles ou copiées, dans une copie du modèle");
/// Option of `modele`: controls in the place of tags.
pub const BOXES: (&str, &str) =
    ("cases", "Remplacer les balises {{ case(…) }} par des cases à cliquer, dans une copie du modèle");
/// Command: a workbook to be filled.
pub const WORKBOOK_COMMAND: (&str, &str) =
    ("classeur", "Faire un classeur à remplir pour le modèle, vierge ou à partir d’un ancien (--depuis)");
/// Option of `classeur`: the older workbook.
pub const FROM: (&str, &str, &str) =
    ("depuis", "ANCIEN", "Reprendre établissements, chefs, référents et coches de ce classeur");
/// Option of `classeur`: IMP too.
pub const WITH_IMP: (&str, &str) =
    ("avec-imp", "Reprendre aussi les IMP, les décharges et les dotations [par défaut\u{a0}: à remplir]");
/// Option of `classeur`: the school year.
pub const FOR_YEAR: (&str, &str, &str) = (
    "annee",
    "ANNEE",
    "Année scolaire [par défaut\u{a0}: celle des réglages, ou celle qui suit l’ancien classeur]",
);
/// Option of `classeur`: the file to be made.
pub const TO: (&str, &str, &str) =
    ("sortie", "FICHIER", "Le classeur à faire [par défaut\u{a0}: input/academie-ANNEE.xlsx]");

/// IMP to be carried over, from no workbook.
pub const IMP_FROM_NOTHING: &str =
    "--avec-imp reprend les IMP d’un ancien classeur\u{a0}: nommez-le avec --depuis, ou retirez --avec-imp.";

/// A school year that is none.
pub fn not_a_year(typed: &str) -> String {
    format!(
        "{} n’est pas une année scolaire\u{a0}: écrivez 2027, ou 2026-2027.",
        crate::fr::typography::quote(typed)
    )
}

/// Command: the messages.
pub const SEND: (&str, &str) =
    ("envoyer", "Préparer les messages aux chefs d’établissement\u{a0}: brouillons, ou envoi avec --smtp");
/// Option of `envoyer`: the mailbox's own drafts.
pub const IMAP_DRAFTS: (&str, &str) =
    ("imap-brouillons", "Déposer les brouillons dans la boîte aux lettres du service (IMAP)");
/// Option of `envoyer`: to oneself.
pub const TRIAL: (&str, &str, &str) =
    ("essai", "ADRESSE", "Envoyer quelques messages à cette adresse seulement, pour voir [3, ou --au-plus]");
/// Option of `envoyer`: for good.
pub const SMTP: (&str, &str) =
    ("smtp", "Envoyer vraiment, après un résumé et le nombre de messages tapé au clavier");
/// Option of `envoyer`: no question.
pub const YES: (&str, &str) = ("oui", "Ne rien demander avant d’envoyer");
/// Option of `envoyer`: a pilot.
pub const AT_MOST: (&str, &str, &str) = ("au-plus", "N", "N’envoyer que les N premiers messages");
/// Option of `envoyer`: what has changed since.
pub const RESEND: (&str, &str) =
    ("renvoyer-modifies", "Renvoyer aussi les lettres qui ont changé depuis leur envoi");
/// Option of `envoyer`: what may have left from the mailbox.
pub const DESPITE_DRAFTS: (&str, &str) = (
    "malgre-brouillons",
    "Envoyer aussi ce qui a un brouillon dans la boîte aux lettres (supprimez-le d’abord)",
);

/// A number of messages that is none.
pub fn not_a_number(typed: &str) -> String {
    format!("{} n’est pas un nombre de messages.", crate::fr::typography::quote(typed))
}

/// An address that is none.
pub fn not_an_address(typed: &str) -> String {
    format!("{} n’est pas une adresse de courriel.", crate::fr::typography::quote(typed))
}

/// Ways of sending that exclude one another.
pub const ONE_WAY: &str = "Choisissez une seule façon d’envoyer\u{a0}: --imap-brouillons, --essai ou --smtp.";

/// Command: where the letters stand.
pub const STATUS: (&str, &str) =
    ("etat", "Dire où en est chaque lettre\u{a0}: faite, envoyée, refusée, incertaine, modifiée depuis");
/// Option of `etat`: a word on a message.
pub const RESOLVE: (&str, &str, &str) = (
    "resoudre",
    "UAI=MOT",
    "Décider d’un message incertain ou refusé\u{a0}: recu, renvoyer ou abandonner (option répétable)",
);
/// Option of `etat`: messages in doubt in the mailbox.
pub const SEARCH: (&str, &str) =
    ("chercher", "Chercher les messages incertains dans le dossier «\u{a0}Envoyés\u{a0}» de la boîte (IMAP)");
/// What may be said of a message, with other spellings.
pub const DECISIONS: [&[&str]; 3] = [&["recu", "reçu", "reçue", "recue"], &["renvoyer"], &["abandonner"]];
/// Option of `etat`: addresses and answers out of the journal.
pub const PURGE: (&str, &str) = (
    "purger",
    "Après la campagne, retirer du journal adresses et réponses\u{202f}; rien ne pourra partir deux fois",
);
/// Option of `etat`: no question.
pub const SURE: (&str, &str) = ("oui", "Ne pas demander confirmation");

/// A decision that is none.
pub fn not_a_decision(typed: &str) -> String {
    format!(
        "{} n’est pas une décision\u{a0}: écrivez par exemple --resoudre 9830004M=recu (recu, renvoyer ou abandonner).",
        crate::fr::typography::quote(typed)
    )
}

/// Command: the catalogue of findings.
pub const RULES: (&str, &str) =
    ("regles", "Expliquer les codes des constats\u{a0}: sens, remède, exemple, réglage");
/// Argument of `regles`.
pub const RULES_CODE: (&str, &str) =
    ("CODE", "Un code (U02), ou les premières lettres d’une famille (U)\u{202f}; sans code, tous");
/// Usage of `regles`.
pub const RULES_USAGE: &str = "lettres-rne regles [CODE]… [OPTIONS]";
/// Command: a new campaign's folder.
pub const INIT: (&str, &str) =
    ("init", "Créer un dossier de campagne\u{a0}: classeur à remplir, modèle, réglages");
/// Command: the repository's own files.
pub const MAKE: (&str, &str) =
    ("fabriquer", "Refaire le modèle, les classeurs d’exemple et la liste des règles livrés (développement)");

/// Argument of `init`.
pub const INIT_FOLDER: (&str, &str) = ("DOSSIER", "Le dossier à créer");

/// Option: the campaign's folder.
pub const FOLDER: (&str, &str, &str) = (
    "dossier",
    "DOSSIER",
    "Dossier de campagne, qui contient input, templates et output [par défaut\u{a0}: ici]",
);
/// Option: the workbook.
pub const WORKBOOK: (&str, &str, &str) =
    ("classeur", "FICHIER", "Classeur de l’académie [par défaut\u{a0}: le seul de input]");
/// Option: the template.
pub const TEMPLATE_OPTION: (&str, &str, &str) =
    ("modele", "FICHIER", "Modèle Word [par défaut\u{a0}: templates/lettre-mission-rne.docx]");
/// Option: the output folder.
pub const OUTPUT: (&str, &str, &str) =
    ("sortie", "DOSSIER", "Dossier des résultats [par défaut\u{a0}: output]");
/// Option: nothing unless all is clean.
pub const STRICT: (&str, &str) = ("strict", "N’écrire aucune lettre s’il y a une seule erreur");
/// Option: what goes to the screen.
pub const FORMAT: (&str, &str, &str) =
    ("format", "FORMAT", "Ce qui s’affiche\u{a0}: texte ou json [par défaut\u{a0}: texte]");
/// The two formats.
pub const FORMATS: [&str; 2] = ["texte", "json"];
/// Option: only these schools.
pub const ONLY: (&str, &str, &str) =
    ("seulement", "UAI", "Ne faire que les lettres de cet établissement (option répétable)");
/// Option: another day than today.
pub const TODAY: (&str, &str, &str) = ("aujourdhui", "AAAA-MM-JJ", "Le jour à prendre pour aujourd’hui");
/// Option: this page.
pub const HELP: (&str, &str, &str) = ("aide", "help", "Afficher cette aide");
/// Option: the version.
pub const VERSION: (&str, &str) = ("version", "Afficher la version");
