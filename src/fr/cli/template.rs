//! What `modele` says on the screen.

use crate::fr::grammar::{count, list};
use crate::fr::typography::{NBSP, quote};

/// Most places shown of one thing.
const PLACES: usize = 6;

/// Name of the line that says which template it is, and which workbook.
pub const TEMPLATE: &str = "Modèle";
/// Name of the line that says which workbook it is compared with.
pub const WORKBOOK: &str = "Classeur";

/// What its letters are.
pub fn letters_are(extension: &str) -> String {
    format!("Les lettres seront des documents Word (.{extension}).")
}

/// The template's macros are in every letter.
pub const MACROS: &str =
    "Il contient des macros, que chaque lettre contiendra aussi : beaucoup de messageries les refusent.";

/// Who may change what: every letter keeps it.
pub mod protection {
    /// Nobody may change anything.
    pub const READ_ONLY: &str = "Il est protégé en lecture seule : chaque lettre le sera aussi (Révision, Restreindre la modification).";
    /// Comments only.
    pub const COMMENTS: &str = "Il n’accepte que des commentaires : chaque lettre fera de même.";
    /// Every change is tracked.
    pub const TRACKED: &str = "Le suivi des modifications y est imposé : chaque lettre fera de même.";
    /// Forms only.
    pub const FORMS: &str =
        "Seuls ses formulaires et contrôles peuvent être remplis : chaque lettre fera de même.";
    /// Styles only.
    pub const STYLES: &str = "Sa mise en forme est restreinte : chaque lettre fera de même.";
    /// Word asks when it is opened.
    pub const OPENING: &str = "Word proposera de l’ouvrir en lecture seule : chaque lettre fera de même.";
}

/// Title of the list of fields.
pub fn fields(number: usize) -> String {
    format!("{} dans le modèle", count(number, "champ", "champs"))
}

/// A field that is a column of the workbook.
pub const FIELD_COLUMN: &str = "colonne du classeur";

/// Title of the list of controls.
pub fn controls(number: usize) -> String {
    format!("{} ou de formulaire", count(number, "contrôle de contenu", "contrôles de contenu"))
}

/// A control without tag and title.
pub const NAMELESS: &str = "(sans nom)";
/// A control that is none of ours.
pub const LEFT_ALONE: &str = "laissé tel quel";

/// The kinds of controls.
pub mod sorts {
    /// A tick box.
    pub const TICK: &str = "case";
    /// A text.
    pub const TEXT: &str = "texte";
    /// A date.
    pub const DATE: &str = "date";
    /// A drop-down list.
    pub const LIST: &str = "liste déroulante";
    /// A combo box.
    pub const OPEN_LIST: &str = "liste modifiable";
    /// A picture.
    pub const PICTURE: &str = "image";
    /// A repeating section.
    pub const REPEATING: &str = "section répétée";
    /// Anything else.
    pub const OTHER: &str = "autre contrôle";
}

/// Title of the list of merge fields.
pub fn merges(number: usize) -> String {
    count(number, "champ de publipostage", "champs de publipostage")
}

/// What a merge field or control shows: kind, path, what it says.
pub fn shows(sort: &str, path: &str, what: &str) -> String {
    match (sort.is_empty(), path.is_empty()) {
        (_, true) => format!("{sort}, {LEFT_ALONE}"),
        (true, false) => format!("{path}{NBSP}: {what}"),
        (false, false) => format!("{sort}, {path}{NBSP}: {what}"),
    }
}

/// Title of the list of missions.
pub fn missions(number: usize) -> String {
    count(number, "mission à cocher", "missions à cocher")
}

/// Title of the list of options.
pub fn options(number: usize) -> String {
    count(number, "autre case", "autres cases")
}

/// Boxes that nothing ticks.
pub fn nameless(places: &[String]) -> String {
    let boxes = count(places.len(), "case à cocher n’a pas de nom", "cases à cocher n’ont pas de nom");
    format!(
        "{boxes} et ne seront jamais cochées par le programme{NBSP}: {}. Si ce sont des missions, lancez lettres-rne modele \
         --numeroter.",
        list(places)
    )
}

/// Where something stands: the part, and the numbers of its paragraphs.
pub fn places(places: &[(&str, usize)]) -> String {
    let mut parts: Vec<(&str, Vec<String>)> = Vec::new();
    for (region, paragraph) in places.iter().take(PLACES) {
        let number = paragraph.to_string();
        match parts.last_mut() {
            Some((last, numbers)) if last == region => numbers.push(number),
            _ => parts.push((region, vec![number])),
        }
    }
    let told = |(region, numbers): &(&str, Vec<String>)| match numbers.as_slice() {
        [only] if only == "0" => (*region).to_owned(),
        numbers => format!("{region} §{NBSP}{}", numbers.join(", ")),
    };
    let mut text = parts.iter().map(told).collect::<Vec<_>>().join(&format!("{NBSP}; "));
    if places.len() > PLACES {
        text.push_str(" et ");
        text.push_str(&count(places.len() - PLACES, "autre", "autres"));
    }
    text
}

/// Title of the comparison with the workbook.
pub fn against(findings: usize) -> String {
    match findings {
        0 => "Modèle et classeur vont ensemble.".to_owned(),
        _ => format!("{} entre le modèle et le classeur", count(findings, "écart", "écarts")),
    }
}

/// A field whose column the workbook has not.
pub fn missing(path: &str, column: &str) -> String {
    format!(
        "Le champ {path} demande la colonne {}, que le classeur n’a pas{NBSP}: aucune lettre ne pourrait être faite. Ajoutez la \
         colonne, ou retirez le champ du modèle.",
        quote(column)
    )
}

/// There is no workbook to compare with.
pub fn no_workbook(sentence: &str) -> String {
    format!("Le modèle n’a pas été comparé au classeur. {sentence}")
}

/// Title of the example.
pub const EXAMPLE: &str = "Ce que dirait une lettre (exemple inventé, toutes les cases cochées)";

/// Title of what stands outside the text of the example.
pub const MARGINS: &str = "En-têtes, pieds de page, notes et commentaires de cet exemple";

/// Title of the fields that may be used.
pub const KNOWN_FIELDS: &str = "Champs que le modèle peut nommer";

/// A template that is sound.
pub fn sound(file: &str) -> String {
    format!("Le modèle {} est sans défaut.", quote(file))
}

/// A copy of the template.
pub fn copied(path: &str) -> String {
    format!("Copie du modèle{NBSP}: {path}")
}

/// Title of the lines with a new code.
pub fn numbered(number: usize) -> String {
    count(number, "ligne a reçu un code", "lignes ont reçu un code")
}

/// A line with a new code, and where the code comes from.
pub fn new_code(text: &str, before: &str) -> String {
    match before {
        "" => format!("{text} (nouvelle ligne)"),
        _ => format!("{text} (copie de {before})"),
    }
}

/// Tags that have become controls.
pub fn turned(number: usize) -> String {
    format!(
        "{} à cliquer dans Word.",
        count(number, "balise est devenue une case", "balises sont devenues des cases")
    )
}

/// What to do with a copy.
pub const COPY_NEXT: &str = "Le modèle lui-même n’a pas changé. Regardez la copie dans Word, puis donnez-lui le nom du modèle, ou désignez-la avec \
     --modele.";

/// Nothing to change.
pub const NOTHING_TO_NUMBER: &str = "Rien à changer : chaque ligne à cocher a déjà un code à elle.";
/// Nothing to change.
pub const NOTHING_TO_TURN: &str = "Rien à changer : aucune balise {{ case(…) }} à remplacer.";
