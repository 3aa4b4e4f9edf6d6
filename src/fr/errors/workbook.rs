//! Workbooks that can't be read.

use super::quote;
use crate::fr::grammar::{choice, count, list};
use crate::fr::text::fold;

/// Protected by a password.
pub fn password(file: &str) -> String {
    format!(
        "Le classeur {} est protégé par un mot de passe. Ouvrez-le dans Excel, retirez le mot de passe \
         (Fichier > Informations > Protéger le classeur), enregistrez, puis relancez.",
        quote(file)
    )
}

/// Another format that Excel opens.
pub fn format(file: &str, kind: &str) -> String {
    format!(
        "{} est {kind}, pas un vrai classeur. Ouvrez-le dans Excel et enregistrez-le au format « Classeur Excel (.xlsx) ».",
        quote(file)
    )
}

/// A document that is no workbook at all.
pub fn document(file: &str, kind: &str) -> String {
    format!("{} est {kind}, pas un classeur. Donnez le classeur de l’académie avec --classeur.", quote(file))
}

/// A workbook of Apple's.
pub fn numbers(file: &str) -> String {
    format!(
        "{} est un classeur Numbers (Apple). Dans Numbers, choisissez Fichier > Exporter vers > Excel, puis donnez le \
         fichier exporté.",
        quote(file)
    )
}

/// A text in which nothing separates columns.
pub fn text(file: &str) -> String {
    format!(
        "{} est un texte sans colonnes : rien n’y sépare les cellules (point-virgule, virgule, tabulation ou barre \
         verticale). Exportez le tableau de nouveau, au format CSV ou .xlsx.",
        quote(file)
    )
}

/// A quotation mark that makes one cell of several lines.
pub fn quotation_mark(file: &str, line: u32) -> String {
    format!(
        "Dans le fichier {}, le guillemet (\") qui s’ouvre à la ligne {line} n’est pas fermé dans sa cellule : les lignes \
         qui suivent seraient perdues. Ouvrez le fichier dans un éditeur de texte (Bloc-notes), fermez ce guillemet ou \
         supprimez-le, enregistrez, puis relancez.",
        quote(file)
    )
}

/// Text behind a quotation mark that closes a cell.
pub fn text_behind_quotation_mark(file: &str, line: u32) -> String {
    format!(
        "Dans le fichier {}, à la ligne {line}, du texte suit le guillemet (\") qui ferme une cellule : rien ne dit où elle finit. \
         Ouvrez le fichier dans un éditeur de texte (Bloc-notes) et supprimez les guillemets à l’intérieur de cette cellule, \
         ou doublez-les (\"\") ; enregistrez, puis relancez.",
        quote(file)
    )
}

/// Titles and rows of a text have not as many cells: the row of the titles and its cells, another row and its cells.
pub fn shifted_titles(sheet: &str, (row, titles): (u32, u32), (example, cells): (u32, u32)) -> String {
    format!(
        "Dans la feuille {}, la ligne des titres (ligne {row}) a {titles} cellules, et celles qui suivent en ont {cells} (la ligne \
         {example}, par exemple) : les valeurs ne sont pas sous leurs titres. Ouvrez le fichier dans un éditeur de texte \
         (Bloc-notes) et comptez les séparateurs de ces deux lignes : il y en a un de trop, ou il en manque un. Un texte qui \
         contient un séparateur s’écrit entre guillemets (\"), et ses propres guillemets se doublent (\"\"). Enregistrez, puis \
         relancez.",
        quote(sheet)
    )
}

/// Names of other formats.
pub const OLD_EXCEL: &str = "un classeur d’une version d’Excel antérieure à 1997";
/// Names of other formats.
pub const WEB_PAGE: &str = "une page web";
/// Names of other formats.
pub const XML: &str = "un fichier XML";
/// Names of other formats.
pub const WORD: &str = "un document Word";
/// Names of other formats.
pub const OPEN_TEXT: &str = "un document texte OpenDocument (.odt)";
/// Names of other formats.
pub const PDF: &str = "un document PDF";

/// The workbook that would be made is there already.
pub fn taken(path: &str) -> String {
    format!(
        "{} existe déjà : il n’a pas été touché, et rien n’a été créé. Déplacez-le ou renommez-le, ou donnez un autre nom \
         avec --sortie.",
        quote(path)
    )
}

/// A workbook is made in one format.
pub fn extension(path: &str) -> String {
    format!(
        "Le classeur est fait au format .xlsx, et {} n’en est pas un nom. Donnez un nom en .xlsx avec --sortie.",
        quote(path)
    )
}

/// No bytes at all.
pub fn empty(file: &str) -> String {
    format!("Le fichier {} est vide. Vérifiez qu’il a été copié en entier.", quote(file))
}

/// Damaged.
pub fn damaged(file: &str) -> String {
    format!(
        "Le fichier {} est endommagé ou n’est pas un classeur. Ouvrez-le dans Excel, enregistrez-le sous un autre nom, \
         puis relancez avec celui-ci.",
        quote(file)
    )
}

/// Larger than any real workbook.
pub fn too_big(file: &str) -> String {
    format!(
        "Le classeur {} a trop de lignes, de colonnes ou de données pour être celui d’une académie. Supprimez les feuilles \
         et les lignes inutiles, puis relancez.",
        quote(file)
    )
}

/// A sheet is missing.
pub fn no_sheet(file: &str, sheet: &str, columns: &[&str], sheets: &[String]) -> String {
    let columns: Vec<String> = columns.iter().map(|column| quote(column)).collect();
    let sheets: Vec<String> = sheets.iter().map(|sheet| quote(sheet)).collect();
    let none = if sheets.len() < 2 {
        format!("sa seule feuille ({}) n’a pas", list(&sheets))
    } else {
        format!("aucune de ses feuilles ({}) n’a", list(&sheets))
    };
    format!(
        "Le classeur {} n’a pas de feuille {} : {none} de ligne de titres avec {}.",
        quote(file),
        quote(sheet),
        list(&columns)
    )
}

/// What to do about a sheet that nothing comes near to.
pub const ADD_SHEET: &str = "Ajoutez cette feuille, ou corrigez ses titres.";

/// A row of titles that lacks some.
#[derive(Clone, Debug)]
pub struct Titles<'t> {
    /// Its sheet.
    pub sheet: &'t str,
    /// Its row.
    pub row: u32,
    /// The titles that are known, each with ours.
    pub known: Vec<(&'t str, &'static str)>,
    /// Those that are not.
    pub unknown: Vec<&'t str>,
    /// Those under which a survey tool says who has answered.
    pub accounts: Vec<&'t str>,
    /// Ours that are missing.
    pub missing: &'t [&'static str],
}

/// Most titles named in a sentence.
const NAMED: usize = 10;
/// Most titles among which a sentence lets choose.
const NEAR: usize = 5;
/// Longest title in it, in characters.
const LONGEST: usize = 40;

impl Titles<'_> {
    /// What was found: `Titres reconnus : … . Titres non reconnus : … .`
    fn found(&self) -> String {
        let known: Vec<String> = self.known.iter().map(|(title, ours)| known_as(title, ours)).collect();
        let unknown: Vec<String> = self.unknown.iter().map(|title| quote(&cut(title))).collect();
        let told = |what: &str, titles: &[String]| match titles.len() {
            0 => None,
            number if number > NAMED => {
                let others = number - NAMED + 1;
                Some(format!("{what} : {} et {others} autres.", titles[..NAMED - 1].join(", ")))
            }
            _ => Some(format!("{what} : {}.", list(titles))),
        };
        let known =
            told("Titres reconnus", &known).unwrap_or_else(|| "Aucun titre n’y est reconnu.".to_owned());
        let accounts: Vec<String> = self.accounts.iter().map(|title| quote(title)).collect();
        let accounts =
            told("Titres qui disent qui a rempli le questionnaire, et qui ne sont donc pas lus", &accounts);
        [Some(known), told("Titres non reconnus", &unknown), accounts]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(" ")
    }

    /// What to do: `add`, or name a column in the settings, where there is one that is not known.
    fn remedy(&self, add: &str) -> String {
        let ([first, ..], [other, ..]) = (self.missing, self.unknown.as_slice()) else {
            return format!("{add}.");
        };
        // "Nombre d’IMP proposé" is likelier than "ID" to stand for "IMP"
        // and "Nom2" for "Nom": a tool numbers the second column of one title
        let bare = |word: &str| word.trim_end_matches(|ch: char| ch.is_ascii_digit()).to_owned();
        let words = |title: &str| fold(title).split(' ').map(bare).collect::<Vec<_>>();
        let shares = |title: &&&str| {
            let wanted = words(first);
            words(title).iter().any(|word| word.len() > 2 && wanted.contains(word))
        };
        let line = |title: &&str| format!("\"{first}\" = \"{}\"", title.replace(['"', '\\'], ""));
        let near: Vec<&&str> = self.unknown.iter().filter(shares).collect();
        if near.len() > 1 {
            // #which-of-them: "IMP 2026" and "IMP 2027" are not for us to choose from
            let lines: Vec<String> = near.into_iter().take(NEAR).map(line).collect();
            return format!(
                "{add} ; ou dites laquelle de ces colonnes en tient lieu dans lettres-rne.toml, section [colonnes], \
                 par une de ces lignes : {}.",
                lines.join(" ou ")
            );
        }
        let example = near.first().copied().unwrap_or(other);
        format!(
            "{add} ; ou nommez la colonne qui en tient lieu dans lettres-rne.toml, section [colonnes], par exemple : {}.",
            line(example)
        )
    }

    /// #no-codes: names tell the schools, and an empty column is enough to have their codes proposed.
    fn codes(&self) -> String {
        use crate::fr::columns::{SCHOOL_NAME, UAI};
        let has_names = self.known.iter().any(|(_, ours)| *ours == SCHOOL_NAME.title);
        if !has_names || !self.missing.contains(&UAI.title) {
            return String::new();
        }
        format!(
            " Les établissements y sont nommés, mais leurs codes n’y sont pas, et aucun n’est deviné. Ajoutez une colonne {}, \
             même vide : lettres-rne verifier proposera alors, ligne par ligne, le code de chaque établissement dont le nom \
             est connu.",
            quote(UAI.title)
        )
    }

    fn missing(&self) -> String {
        list(&self.missing.iter().map(|title| quote(title)).collect::<Vec<_>>())
    }
}

fn known_as(title: &str, ours: &str) -> String {
    let is_same = fold(title) == fold(ours);
    if is_same { quote(&cut(title)) } else { format!("{} (lu comme {ours})", quote(&cut(title))) }
}

fn cut(title: &str) -> String {
    let cut: String = title.chars().take(LONGEST).collect();
    if cut.len() < title.len() { format!("{cut}…") } else { cut }
}

/// Columns are missing.
pub fn no_columns(titles: &Titles<'_>) -> String {
    let (noun, verb, remedy) = if titles.missing.len() < 2 {
        ("la colonne", "manque", "Ajoutez le titre, ou corrigez-le")
    } else {
        ("les colonnes", "manquent", "Ajoutez les titres, ou corrigez-les")
    };
    format!(
        "Dans la feuille {}, {noun} {} {verb} (titres lus à la ligne {}). {} {}{}",
        quote(titles.sheet),
        titles.missing(),
        titles.row,
        titles.found(),
        titles.remedy(remedy),
        titles.codes()
    )
}

/// The row that comes nearest to the titles of a sheet that is missing.
pub fn nearest_titles(titles: &Titles<'_>) -> String {
    let lacks = if titles.missing.is_empty() {
        String::new()
    } else {
        format!(", où il manque {}", titles.missing())
    };
    format!(
        "Ce qui s’en approche le plus : la feuille {}, ligne {}{lacks}. {} {}{}",
        quote(titles.sheet),
        titles.row,
        titles.found(),
        titles.remedy("Ajoutez cette feuille, ou corrigez ces titres"),
        titles.codes()
    )
}

/// Two sheets, and how many lines are on both.
pub type Shared = (String, String, usize);

/// Several sheets for one table. `signs`: the names that say so, the pairs of sheets with people in common and how many, and whether
/// their names say several years.
pub fn several_sheets(
    kind: &str,
    sheets: &[String],
    hidden: bool,
    signs: (&[String], &[Shared], bool),
) -> String {
    let quoted = |sheets: &[String]| list(&sheets.iter().map(|sheet| quote(sheet)).collect::<Vec<_>>());
    let (masked, remedy) = if hidden {
        (" masquées", "Affichez celle qui doit être lue, ou supprimez les autres")
    } else {
        ("", "Supprimez ou masquez les copies et les récapitulatifs (clic droit sur l’onglet)")
    };
    let (named, shared, has_years) = signs;
    let mut told: Vec<String> = shared
        .iter()
        .map(|(one, other, both)| {
            let lines = count(*both, "ligne en commun", "lignes en commun");
            format!("{} et {} ont {lines}", quote(one), quote(other))
        })
        .collect();
    match named {
        [] => {}
        [only] => told.push(format!("{} le dit par son nom", quote(only))),
        _ => told.push(format!("{} le disent par leur nom", quoted(named))),
    }
    if has_years {
        told.push("leurs noms ne disent pas tous la même année".to_owned());
    }
    // people who are on two sheets would be there twice
    let parts = if shared.is_empty() {
        " ; s’il n’y a pas de copie, rassemblez leurs lignes dans une seule"
    } else {
        ""
    };
    let told = if told.is_empty() { String::new() } else { format!(" : {}", told.join(" ; ")) };
    format!(
        "Les feuilles{masked} {} ont chacune les titres et des lignes d’un tableau {}, et il semble que l’une soit une copie ou une \
         ancienne version de l’autre{told}. {remedy}{parts}.",
        quoted(sheets),
        quote(kind)
    )
}

/// A key of `[colonnes]` that names no column of ours.
pub fn unknown_column(key: &str, near: &[String]) -> String {
    let quoted: Vec<String> = near.iter().map(|title| quote(title)).collect();
    let file = quote("lettres-rne.toml");
    match near {
        [] => format!(
            "Dans {file}, section [colonnes] : {} n’est ni le titre d’une colonne, ni le code d’une mission du modèle. \
             Écrivez à gauche le titre tel que le classeur vierge le porte, à droite celui de votre classeur.",
            quote(key)
        ),
        [one] => format!(
            "Dans {file}, section [colonnes] : {} n’est pas une colonne connue. Vouliez-vous dire {} ?",
            quote(key),
            quote(one)
        ),
        _ => format!(
            "Dans {file}, section [colonnes] : {} peut vouloir dire {}. Écrivez le titre complet.",
            quote(key),
            choice(&quoted)
        ),
    }
}

/// Titles repeated in another order, or others.
pub fn other_titles(sheet: &str, row: u32, header_row: u32) -> String {
    format!(
        "Dans la feuille {}, la ligne {row} répète les titres de la ligne {header_row}, mais pas les mêmes dans le même \
         ordre : les lignes qui suivent seraient lues dans les mauvaises colonnes. Placez toutes les lignes sous les \
         mêmes titres, et supprimez la ligne {row}.",
        quote(sheet)
    )
}

/// The sheet has titles and nothing else.
pub fn no_rows(sheet: &str) -> String {
    format!("La feuille {} n’a aucune ligne sous ses titres. Remplissez-la, puis relancez.", quote(sheet))
}
