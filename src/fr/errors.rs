//! Errors of the machine: one sentence each, with the remedy.

pub mod settings;
pub mod workbook;

use super::grammar::{count, list};
use super::typography::quote;

/// A setting whose value means nothing.
pub fn settings_value(key: &str, typed: &str, expected: &str) -> String {
    format!(
        "lettres-rne.toml : la valeur {} ne va pas pour {key}. Valeurs possibles : {expected}.",
        quote(typed)
    )
}

/// No LibreOffice to make PDF files with.
pub fn no_office() -> String {
    "Pour joindre des PDF, il faut LibreOffice sur ce poste, et il n’y est pas. Installez-le (libreoffice.org), ou joignez les \
     documents Word : piece_jointe = \"docx\" dans lettres-rne.toml."
        .to_owned()
}

/// LibreOffice did not make a PDF.
pub fn pdf_not_made(path: &str) -> String {
    format!(
        "LibreOffice n’a pas fait le PDF de {}. Ouvrez cette lettre dans LibreOffice pour voir ce qui ne va pas, ou joignez les \
         documents Word : piece_jointe = \"docx\" dans lettres-rne.toml.",
        quote(path)
    )
}

/// No such file.
pub fn file_missing(path: &str) -> String {
    format!("Le fichier {} n’existe pas. Vérifiez son nom et son dossier.", quote(path))
}

/// The system refuses.
pub fn file_denied(path: &str) -> String {
    format!(
        "Le système refuse l’accès à {}. Choisissez un dossier où vous avez le droit d’écrire (--sortie), ou demandez ce \
         droit.",
        quote(path)
    )
}

/// Another program holds it.
pub fn file_locked(path: &str) -> String {
    format!(
        "Le fichier {} est ouvert dans un autre programme. Fermez-le, puis relancez la commande.",
        quote(path)
    )
}

/// No room left.
pub fn disk_full(path: &str) -> String {
    format!(
        "Il n’y a plus de place pour écrire {}. Libérez de la place sur le disque, puis relancez.",
        quote(path)
    )
}

/// A folder where a file should be.
pub fn file_is_folder(path: &str) -> String {
    format!("{} est un dossier, pas un fichier. Donnez le nom du fichier lui-même.", quote(path))
}

/// A file where a folder should be.
pub fn folder_is_file(path: &str) -> String {
    format!(
        "{} ne peut pas être un dossier : un fichier porte ce nom. Renommez ce fichier, ou choisissez un autre dossier.",
        quote(path)
    )
}

/// Larger than any real file of its kind.
pub fn file_too_big(path: &str, limit: u64) -> String {
    format!(
        "Le fichier {} dépasse {} Mo : ce n’est sans doute pas le bon. Vérifiez lequel est donné.",
        quote(path),
        limit >> 20
    )
}

/// A cloud drive has not brought the file.
pub fn file_in_cloud(path: &str) -> String {
    format!(
        "Le fichier {} est encore en ligne. Lancez OneDrive, ou copiez le fichier sur le Bureau.",
        quote(path)
    )
}

/// Another run works there.
pub fn folder_busy(path: &str) -> String {
    format!(
        "Une autre exécution de lettres-rne travaille déjà dans le dossier {}. Attendez qu’elle se termine, puis relancez.",
        quote(path)
    )
}

/// The drive knows no locks.
pub fn drive_without_locks(path: &str) -> String {
    format!(
        "Le lecteur où se trouve {} ne permet pas de réserver un fichier : deux envois pourraient se croiser. Copiez le \
         dossier de la campagne sur un disque de cet ordinateur, puis relancez.",
        quote(path)
    )
}

/// Another program has changed a file that we were writing.
pub fn file_changed(path: &str) -> String {
    format!(
        "Un autre programme a modifié ou remplacé {} pendant le travail (synchronisation, autre ordinateur ?). Suspendez \
         la synchronisation de ce dossier, puis relancez.",
        quote(path)
    )
}

/// Anything else.
pub fn file_other(path: &str, cause: &str) -> String {
    format!("Le fichier {} ne peut pas être utilisé. Réessayez ; cause technique : {cause}", quote(path))
}

/// The settings file is no text.
pub fn settings_not_text(path: &str) -> String {
    format!(
        "Le fichier de réglages {} n’est pas un texte UTF-8. Enregistrez-le en UTF-8, ou supprimez-le.",
        quote(path)
    )
}

/// The settings file is not TOML.
pub fn settings_syntax(path: &str, line: usize) -> String {
    format!(
        "Le fichier de réglages {} ne se lit pas à la ligne {line}. Corrigez cette ligne, ou supprimez-la.",
        quote(path)
    )
}

/// Keys that do not exist.
pub fn settings_unknown_keys(path: &str, keys: &[(&str, Option<&str>)]) -> String {
    let told: Vec<String> = keys
        .iter()
        .map(|(key, meant)| match meant {
            Some(meant) => format!("{} (vouliez-vous dire {} ?)", quote(key), quote(meant)),
            None => quote(key),
        })
        .collect();
    let (noun, remedy) = if keys.len() < 2 {
        ("ce réglage n’existe pas", "Corrigez-le ou supprimez-le")
    } else {
        ("ces réglages n’existent pas", "Corrigez-les ou supprimez-les")
    };
    format!("Dans {}, {noun} : {}. {remedy}.", quote(path), list(&told))
}

/// No campaign's folder.
pub fn no_folder(path: &str) -> String {
    format!("Le dossier {} n’existe pas. Pour en créer un : lettres-rne init {path}", quote(path))
}

/// No workbook.
pub fn no_workbook(folder: &str) -> String {
    format!(
        "Il n’y a pas de classeur (.xlsx, .xlsm, .xlsb, .xls, .ods ou .csv) dans le dossier {}. Placez-y celui de l’académie, donnez-le avec \
         --classeur, ou commencez une campagne avec lettres-rne init.",
        quote(folder)
    )
}

/// Several workbooks.
pub fn several_workbooks(paths: &[String]) -> String {
    let paths: Vec<String> = paths.iter().map(|path| quote(path)).collect();
    format!(
        "Il y a {} dans le dossier : {}. Lequel ? Donnez-le avec --classeur, ou rangez les autres ailleurs.",
        count(paths.len(), "classeur", "classeurs"),
        list(&paths)
    )
}

/// No template.
pub fn no_template(path: &str) -> String {
    format!("Il n’y a pas de modèle {}. Placez-y le modèle Word, ou donnez-le avec --modele.", quote(path))
}

/// Several templates.
pub fn several_templates(paths: &[String]) -> String {
    let paths: Vec<String> = paths.iter().map(|path| quote(path)).collect();
    format!(
        "Il y a {} dans le dossier : {}. Lequel ? Donnez-le avec --modele.",
        count(paths.len(), "modèle", "modèles"),
        list(&paths)
    )
}

/// The summary could not be made.
pub fn summary(cause: &str) -> String {
    format!(
        "La synthèse ne peut pas être faite ; les lettres, elles, sont en place. Signalez-le ; cause technique : {cause}"
    )
}

/// `--seulement` with a code that the workbook does not have.
pub fn unknown_school(typed: &str, near: Option<&str>) -> String {
    let remedy = near.map_or_else(
        || "Vérifiez le code dans la feuille des établissements.".to_owned(),
        |near| format!("Vouliez-vous dire {}\u{202f}?", quote(near)),
    );
    format!("Aucun établissement du classeur n’a le code {}. {remedy}", quote(typed))
}

/// A fault of ours.
pub fn conservation(what: &str) -> String {
    format!(
        "Le compte n’est pas bon ({what}) : des lignes auraient été perdues ou comptées deux fois. C’est un défaut du \
         programme : n’utilisez pas ces lettres et signalez-le."
    )
}

/// The program has a fault.
pub fn crash() -> String {
    "Le programme s’est arrêté sur un défaut qui lui est propre. Rien d’incomplet n’a été laissé ; signalez-le avec le \
     message technique ci-dessus."
        .to_owned()
}

/// A file that `init` would make is there already.
pub fn exists(path: &str) -> String {
    format!(
        "{} existe déjà : rien n’a été créé ni remplacé. Choisissez un autre dossier, ou renommez ce fichier.",
        quote(path)
    )
}

/// A file of the kit could not be made.
pub fn not_made(cause: &str) -> String {
    format!("Un fichier de départ n’a pas pu être fait. Signalez-le ; cause technique : {cause}")
}
