//! Rows and columns of the workbook (X), letters on the disk (L).

use super::super::grammar::{choice, count, list};
use super::super::text::fold;
use super::super::typography::quote;
use super::{Told, is_one, read};

/// X01: two letters with one name.
pub fn same_file(name: &str, other_place: &str) -> Told {
    Told::new(
        format!("Cette lettre aurait le même nom de fichier que celle de {other_place} : {}.", quote(name)),
        "Si ce sont deux lignes de la même personne, écrivez sur l’une tout ce que disent les deux (missions, projets), puis supprimez \
         l’autre ; sinon, distinguez les prénoms.",
    )
}

/// X02: a blank of the official text as a value.
pub fn placeholder(value: &str) -> Told {
    Told::new(
        format!(
            "{} est un blanc à remplir, pas une valeur : il figurerait tel quel dans la lettre.",
            read(value)
        ),
        "Remplacez-le par la vraie valeur.",
    )
}

/// X02: the template wants a field that this row does not have.
pub fn hole(field: &str) -> Told {
    Told::new(
        format!(
            "Le modèle demande {} et cette ligne ne le donne pas : la lettre aurait un trou.",
            quote(field)
        ),
        "Complétez la cellule, ou retirez le champ du modèle.",
    )
}

/// X02: a value that a filter of the template can't work with.
pub fn refused(tag: &str, why: &str) -> Told {
    Told::new(
        format!("La balise {} du modèle ne peut pas être remplie avec cette ligne : {why}.", quote(tag)),
        "Corrigez la cellule, ou retirez le filtre de la balise.",
    )
}

/// X02: a value that the language of the template can't work with.
pub fn broken(tag: &str, why: &str) -> Told {
    Told::new(
        format!("La balise {} du modèle ne peut pas être remplie avec cette ligne : {why}.", quote(tag)),
        "Complétez la ligne, ou entourez la balise d’une condition {% if … %}.",
    )
}

/// X02: a letter that the language of the template can't make, where no tag can be named.
pub fn refused_letter(why: &str) -> Told {
    Told::new(
        format!("Une balise du modèle ne peut pas être remplie avec cette ligne : {why}."),
        "Complétez la ligne, ou entourez la balise d’une condition {% if … %}.",
    )
}

/// X03: a hidden row.
pub fn hidden_row() -> Told {
    Told::new(
        "Cette ligne est masquée ou filtrée dans le classeur ; elle a été lue.",
        "Affichez-la pour la vérifier, ou supprimez-la si elle n’a pas lieu d’être.",
    )
}

/// X04: a row that is no data.
pub fn row_skipped(kind: Skipped, words: &str) -> Told {
    let kind = match kind {
        Skipped::Total => "Ligne de total, non lue",
        Skipped::Example => "Ligne d’exemple, non lue",
        Skipped::Header => "Titres répétés, non lus",
        Skipped::Note => "Note, non lue",
    };
    Told::new(
        format!("{kind} : {}.", read(words)),
        "Rien à faire, sauf si cette ligne est celle de quelqu’un ou d’un établissement : donnez-lui alors son code UAI.",
    )
}

/// Why a row is no data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Skipped {
    /// A total.
    Total,
    /// An example to be overwritten.
    Example,
    /// The titles again.
    Header,
    /// A remark below the table.
    Note,
}

/// X05: columns that mean nothing to us.
pub fn columns_ignored(titles: &[String]) -> Told {
    let titles: Vec<String> = titles.iter().map(|title| read(title)).collect();
    let columns = count(titles.len(), "colonne n’est pas lue", "colonnes ne sont pas lues");
    let remedy = match titles.len() {
        1 => "Rien à faire, sauf si elle devait l’être : renommez-la.",
        _ => "Rien à faire, sauf si l’une d’elles devait l’être : renommez-la.",
    };
    Told::new(format!("{columns} : {}.", list(&titles)), remedy)
}

/// X05: columns that mean nothing to us, while others that the letters want are missing.
pub fn columns_ignored_and_missing(titles: &[String], missing: &[&str]) -> Told {
    let titles: Vec<String> = titles.iter().map(|title| read(title)).collect();
    let missing: Vec<String> = missing.iter().map(|title| quote(title)).collect();
    let columns = count(titles.len(), "colonne remplie n’est pas lue", "colonnes ne sont pas lues");
    Told::new(
        format!("{columns} : {}. Et il n’y a pas de colonne {}.", list(&titles), choice(&missing)),
        "Si l’une des premières est l’une des secondes, donnez-lui ce titre ; sinon, rien à faire.",
    )
}

/// X05: a date of which nobody knows whose it is.
pub fn day_of_what(title: &str) -> Told {
    Told::new(
        format!("La colonne {} n’est pas lue : elle ne dit pas si c’est la date de la lettre.", read(title)),
        "Si c’est elle, titrez la colonne « Date de la lettre » ; sinon, rien à faire : les lettres portent la date des paramètres.",
    )
}

/// X05: columns in which a survey tool says who has answered.
pub fn columns_of_account(titles: &[&str]) -> Told {
    let quoted: Vec<String> = titles.iter().map(|title| read(title)).collect();
    let what = match titles.len() {
        1 => format!("La colonne {} dit qui a rempli le questionnaire : elle n’est pas lue.", list(&quoted)),
        _ => format!(
            "Les colonnes {} disent qui a rempli le questionnaire : elles ne sont pas lues.",
            list(&quoted)
        ),
    };
    let name =
        titles.iter().find(|title| fold(title) == "nom").or(titles.first()).copied().unwrap_or_default();
    Told::new(
        what,
        format!(
            "Rien à faire, sauf si chaque référent a répondu lui-même : dites-le alors dans lettres-rne.toml, section \
             [colonnes], par exemple : \"{name}\" = \"{name}\"."
        ),
    )
}

/// X06: a column that holds secrets.
pub fn column_sensitive(title: &str) -> Told {
    Told::new(
        format!(
            "La colonne {} contient des données personnelles dont les lettres n’ont pas besoin.",
            read(title)
        ),
        "Elle n’est jamais lue ; supprimez-la de ce classeur, qui circule.",
    )
}

/// X06: a column of another title that holds secrets all the same. None of them is quoted.
pub fn column_of_secrets(title: &str, cells: usize) -> Told {
    let cells = count(
        cells,
        "cellule contient un NUMEN ou un numéro de sécurité sociale",
        "cellules contiennent un NUMEN ou un numéro de sécurité sociale",
    );
    Told::new(
        format!("Dans la colonne {}, {cells}.", read(title)),
        "Effacez-les de ce classeur, qui circule : le NUMEN sert de mot de passe par défaut.",
    )
}

/// X07: two columns for one field.
pub fn column_twice(title: &str, other: &str, other_place: &str) -> Told {
    Told::new(
        format!("Les colonnes {} ({other_place}) et {} ont le même sens.", read(other), read(title)),
        if is_one(title, other) {
            "Renommez ou supprimez l’une des deux : leurs titres sont les mêmes, rien d’autre ne peut dire laquelle compte ; \
             seule la première est lue."
        } else {
            "Renommez ou supprimez l’une des deux : seule la première est lue."
        },
    )
}

/// X08: a formula whose result is not in the file.
pub fn formula_without_value() -> Told {
    Told::new(
        "Cette cellule contient une formule dont le résultat n’est pas enregistré.",
        "Ouvrez le classeur dans Excel, enregistrez-le, puis recommencez.",
    )
}

/// X08: a formula that could not be worked out.
pub fn formula_in_error(error: &str) -> Told {
    Told::new(
        format!("Cette cellule contient une erreur d’Excel ({error}) au lieu d’un texte."),
        "Corrigez la formule, ou écrivez la valeur à sa place.",
    )
}

/// X09: a column without a title.
pub fn column_untitled(letters: &str, cells: usize) -> Told {
    let cells = count(cells, "cellule remplie n’est pas lue", "cellules remplies ne sont pas lues");
    Told::new(
        format!("La colonne {letters} n’a pas de titre : {cells}."),
        "Donnez-lui un titre, ou videz-la. Un titre fusionné sur plusieurs colonnes ne vaut que pour la première.",
    )
}

/// X10: a hidden sheet beside the one that was read.
pub fn hidden_sheet(name: &str, kind: &str, chosen: &str) -> Told {
    Told::new(
        format!(
            "La feuille masquée {} contient aussi un tableau {} : elle n’a pas été lue, {} l’a été.",
            quote(name),
            quote(kind),
            quote(chosen)
        ),
        "Supprimez-la si elle est périmée ; sinon, déplacez ses lignes dans l’autre feuille.",
    )
}

/// X11: a check box, or an option button, that lies over the cells.
pub fn control_unread(is_option: bool, ticked: Option<bool>, linked: Option<&str>) -> Told {
    let name = if is_option { "Un bouton d’option" } else { "Une case à cocher" };
    let state = match (ticked, is_option) {
        (Some(true), false) => " cochée",
        (Some(false), false) => " non cochée",
        (Some(true), true) => " choisi",
        (Some(false), true) => " non choisi",
        (None, _) => "",
    };
    let (laid, read) =
        if is_option { ("posé", "il n’est pas lu") } else { ("posée", "elle n’est pas lue") };
    let link = linked.map_or_else(String::new, |place| {
        format!("\u{a0}; la cellule liée, {place}, ne dit ni vrai ni faux")
    });
    Told::new(
        format!("{name}{state} est {laid} sur cette cellule, par-dessus la feuille\u{a0}: {read}{link}."),
        if is_option {
            "Écrivez « x » dans la cellule si le bouton est choisi, puis supprimez le bouton."
        } else {
            "Écrivez « x » dans la cellule si la case est cochée, puis supprimez la case."
        },
    )
}

/// L01: a hand has changed the letter.
pub fn letter_edited(file: &str, beside: Option<&str>) -> Told {
    match beside {
        Some(beside) => Told::new(
            format!("La lettre {} a été modifiée à la main et ses données ont changé depuis.", quote(file)),
            format!(
                "Elle n’a pas été touchée ; la nouvelle est à côté : {}. Gardez l’une des deux.",
                quote(beside)
            ),
        ),
        None => Told::new(
            format!("La lettre {} a été modifiée à la main : elle est gardée telle quelle.", quote(file)),
            "Rien à faire. Pour revenir à la lettre d’origine, supprimez ce fichier et relancez.",
        ),
    }
}

/// L02: a letter that no row asks for any more.
pub fn letter_orphan(file: &str) -> Told {
    Told::new(
        format!("La lettre {} ne correspond plus à aucune ligne prête du classeur.", quote(file)),
        "Elle n’a pas été touchée : supprimez-la si elle n’a plus lieu d’être.",
    )
}

/// L02: a second version that is no longer the current one.
pub fn version_stale(file: &str) -> Told {
    Told::new(
        format!("{} est une ancienne version, restée à côté de la lettre à jour.", quote(file)),
        "Supprimez-la, pour que personne ne l’envoie par erreur.",
    )
}

/// L03: the file can't be replaced now.
pub fn letter_locked(file: &str) -> Told {
    Told::new(
        format!("La lettre {} est ouverte ou protégée : elle n’a pas pu être remplacée.", quote(file)),
        "Fermez-la dans Word, puis relancez : seules les lettres qui manquent seront refaites.",
    )
}

/// L03: a folder stands where the letter goes, or a file where its folder goes.
pub fn letter_blocked(file: &str) -> Told {
    Told::new(
        format!(
            "La lettre {} n’a pas pu être écrite : un dossier porte son nom, ou un fichier celui de son dossier.",
            quote(file)
        ),
        "Renommez ou déplacez ce qui se trouve à sa place, puis relancez.",
    )
}

/// L04: the path is too long for Word.
pub fn path_long(file: &str, length: usize) -> Told {
    Told::new(
        format!(
            "Le chemin de {} a {length} caractères : Word et Excel pourraient refuser de l’ouvrir.",
            quote(file)
        ),
        "Placez le dossier de campagne plus près de la racine du disque.",
    )
}
