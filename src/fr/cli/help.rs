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
/// Command: a new campaign's folder.
pub const INIT: (&str, &str) =
    ("init", "Créer un dossier de campagne\u{a0}: classeur à remplir, modèle, réglages");
/// Command: the repository's own files.
pub const MAKE: (&str, &str) =
    ("fabriquer", "Refaire le modèle et les classeurs d’exemple livrés (développement)");

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
    ("classeur", "FICHIER", "Classeur de l’académie [par défaut\u{a0}: le seul .xlsx de input]");
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
