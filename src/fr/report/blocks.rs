//! Words of the page's blocks, in their order.

use crate::fr::grammar::count;
use crate::fr::typography::NBSP;

/// For those who read with the keyboard.
pub const SKIP: &str = "Aller au contenu";
/// What the links at the top are.
pub const CONTENTS: &str = "Sommaire";

/// Block: what to do now.
pub const TO_DO: &str = "À faire maintenant";
/// Block: findings.
pub const FINDINGS: &str = "Constats";
/// Block: budget.
pub const BUDGET: &str = "Budget";
/// Block: letters.
pub const LETTERS: &str = "Lettres";
/// Block: missions.
pub const MISSIONS: &str = "Missions";
/// Block: where everything came from.
pub const PROVENANCE: &str = "Provenance";

/// Rows without a letter.
pub fn rows_aside(number: usize) -> String {
    match number {
        1 => format!("1{NBSP}ligne est mise de côté : sa lettre n’est pas faite"),
        _ => format!("{number}{NBSP}lignes sont mises de côté : leurs lettres ne sont pas faites"),
    }
}
/// Nobody is set aside.
pub const NOBODY_ASIDE: &str = "Personne n’est mis de côté : chaque ligne du classeur a sa lettre.";
/// Nobody is set aside, in a mere check.
pub const NOBODY_ASIDE_OF_CHECK: &str =
    "Personne n’est mis de côté : chaque ligne du classeur peut avoir sa lettre.";
/// Nothing to read at all.
pub const NO_ROWS: &str = "Le classeur ne nomme aucun référent.";
/// Errors that set no row aside.
pub const OTHER_ERRORS: &str = "À corriger aussi";
/// A row set aside without a reason: must not be, and is not hidden.
pub const NO_REASON: &str = "La ligne est incomplète ; relisez-la entièrement.";
/// How to go on.
pub const HOW_TO_MEND: [&str; 3] = [
    "Corrigez ces cellules dans le classeur, enregistrez-le et fermez-le.",
    "Relancez lettres-rne : seules les lettres concernées changeront.",
    "Rouvrez ce rapport : il aura été remplacé.",
];
/// Warnings, for later.
pub fn then_warnings(number: usize) -> String {
    let warnings = count(number, "avertissement", "avertissements");
    if number < 2 {
        format!("Il reste {warnings} ; il n’empêche aucune lettre, mais mérite une vérification.")
    } else {
        format!("Il reste {warnings} ; ils n’empêchent aucune lettre, mais méritent une vérification.")
    }
}
/// The link behind it.
pub const SEE_FINDINGS: &str = "Voir les constats";
/// Nothing is left.
pub const NOTHING_TO_DO: &str = "Rien d’autre à faire : les lettres sont prêtes.";
/// Nothing is left, in a mere check.
pub const NOTHING_TO_DO_OF_CHECK: &str = "Rien à corriger : lancez lettres-rne pour faire les lettres.";

/// Before a remedy.
pub const WHAT_TO_DO: &str = "Que faire ?";
/// Findings about no school.
pub const WHOLE_CAMPAIGN: &str = "Toute la campagne";
/// Findings about rows without a code.
pub const NO_CODE: &str = "Sans code UAI";
/// A code that is no school of the workbook.
pub const UNKNOWN_CODE: &str = "code inconnu du classeur";
/// No finding.
pub const NO_FINDING: &str = "Aucun constat.";
/// Table: findings by kind.
pub const BY_KIND: &str = "En bref";
/// Heading of the list.
pub const BY_SCHOOL: &str = "Par établissement";
/// Column: severity.
pub const SEVERITY: &str = "Gravité";
/// Column: code.
pub const CODE: &str = "Code";
/// Column: what it is about.
pub const SUBJECT: &str = "Constat";
/// Column: how many.
pub const NUMBER: &str = "Nombre";

/// The form of filters.
pub const FILTER: &str = "Filtrer les constats";
/// The form over the letters.
pub const FIND_LETTER: &str = "Chercher une lettre";
/// Label: severity.
pub const ANY_SEVERITY: &str = "Toutes";
/// Label: school.
pub const SCHOOL: &str = "Établissement";
/// All schools.
pub const ANY_SCHOOL: &str = "Tous";
/// Label: kind.
pub const KIND: &str = "Type de constat";
/// All kinds.
pub const ANY_KIND: &str = "Tous";
/// Label: text.
pub const TEXT: &str = "Texte";
/// Label: text, over the letters.
pub const NAME_OR_SCHOOL: &str = "Nom ou établissement";
/// Button: no filter.
pub const SHOW_ALL: &str = "Tout afficher";
/// How many findings are shown; `{n}` and `{total}` are filled by the page.
pub const SHOWN_FINDINGS: &str = "Constats affichés : {n} sur {total}";
/// How many letters are shown.
pub const SHOWN_LETTERS: &str = "Lettres affichées : {n} sur {total}";

/// Column: as hours off.
pub const RELIEF: &str = "Décharge";
/// A cell with nothing to say.
pub const NOTHING: &str = "—";

/// Column: the person.
pub const TEACHER: &str = "Référent";
/// Column: number of IMP.
pub const IMP: &str = "IMP";
/// Column: missions ticked.
pub const TICKED: &str = "Missions";
/// Column: what became of the letter.
pub const FATE: &str = "État";
/// Column: its row.
pub const ROW: &str = "Ligne";
/// Caption of the letters.
pub const ALL_LETTERS: &str = "Les lettres, par établissement ; le nom ouvre la lettre dans Word";
/// Caption of the letters of a mere check.
pub const LETTERS_TO_BE: &str = "Les lettres qui peuvent être faites, par établissement";
/// No letter.
pub const NO_LETTER: &str = "Aucune lettre.";
/// Letter: not asked for.
pub const PLANNED: &str = "non demandée";
/// Letter: written.
pub const MADE: &str = "faite";
/// Letter: the same as before.
pub const UNCHANGED: &str = "inchangée";
/// Letter: changed by hand, left alone.
pub const KEPT: &str = "modifiée à la main, gardée";
/// Letter: made beside one that was changed by hand.
pub const BESIDE: &str = "nouvelle, à côté de celle modifiée à la main";
/// How many letters a school has.
pub fn letters(number: usize) -> String {
    count(number, "lettre", "lettres")
}

/// Caption of the missions.
pub fn coverage(letters: usize) -> String {
    format!("Nombre de référents qui ont chaque mission, sur {}", count(letters, "lettre", "lettres"))
}
/// Column: the mission.
pub const MISSION: &str = "Mission";
/// Column: how many people.
pub const TEACHERS: &str = "Référents";
/// Column: how many schools.
pub const SCHOOLS: &str = "Établissements";
/// Column: the bar.
pub const SHARE: &str = "Part";
/// Nobody has it.
pub const NOBODY: &str = "personne";
/// No mission in the template.
pub const NO_MISSION: &str = "Le modèle ne contient aucune mission à cocher.";
/// Free projects.
pub fn projects(number: usize, letters: usize) -> String {
    let projects = count(number, "projet particulier", "projets particuliers");
    format!("{projects} dans {}.", count(letters, "lettre", "lettres"))
}

/// Label: workbook.
pub const WORKBOOK: &str = "Classeur";
/// Label: template.
pub const TEMPLATE: &str = "Modèle";
/// Label: the day of the run.
pub const DAY: &str = "Fait le";
/// Label: the product.
pub const PRODUCT: &str = "Logiciel";
/// Label: the campaign.
pub const PARAMETERS: &str = "Paramètres retenus";
/// Column: value.
pub const VALUE: &str = "Valeur";
/// Column: where it came from.
pub const ORIGIN: &str = "D’où il vient";
/// Where a parameter came from: default, workbook, settings file.
pub const ORIGINS: [&str; 3] = ["valeur par défaut", "classeur", "lettres-rne.toml"];
/// A fingerprint.
pub fn fingerprint(hash: &str) -> String {
    format!("empreinte SHA-256 : {hash}")
}
/// Last words of the page.
pub const CLOSING: &str = "Cette page ne contient que des données du classeur et ne se connecte à rien. Elle porte des noms de personnes : ne la transmettez qu’à qui doit les connaître.";
