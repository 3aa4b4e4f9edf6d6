//! Codes and names of schools (U).

use super::super::grammar::list;
use super::super::text::{Dirt, clean, dirt};
use super::{Told, read};

/// U01: nothing where the code should be.
pub fn uai_missing() -> Told {
    Told::new("Le code UAI manque.", "Écrivez le code de l’établissement : 7 chiffres et une lettre.")
}

/// U01: not seven digits and a letter.
pub fn uai_malformed(value: &str, proposal: Option<&str>) -> Told {
    let remedy = match proposal {
        Some(code) => format!("Le code est sans doute {code} : corrigez la cellule."),
        None => {
            "Un code UAI a 7 chiffres et une lettre, par exemple 9830004M : corrigez la cellule.".to_owned()
        }
    };
    Told::new(format!("{} n’est pas un code UAI.", read(value)), remedy)
}

/// U01: the codes of several schools.
pub fn uai_several(value: &str, codes: &[String]) -> Told {
    Told::new(
        format!("{} réunit {} codes UAI : {}.", read(value), codes.len(), list(codes)),
        "Une ligne est celle d’un seul établissement : laissez-y un code, et recopiez la ligne pour chacun des autres.",
    )
}

/// U01: what the name beside it says.
pub fn uai_by_name(value: &str, code: &str, name: &str) -> Told {
    let what = if value.is_empty() {
        "Le code UAI manque.".to_owned()
    } else {
        format!("{} n’est pas un code UAI.", read(value))
    };
    Told::new(what, format!("D’après le nom {}, c’est sans doute {code} : écrivez-le.", read(name)))
}

/// U02: wrong check letter.
pub fn uai_wrong_letter(value: &str, expected: &str, known: &[(String, String)]) -> Told {
    let mut remedy = format!("Avec ces chiffres, le code est {expected}.");
    if !known.is_empty() {
        let known: Vec<String> = known.iter().map(|(code, name)| format!("{code} ({name})")).collect();
        remedy = format!("{remedy} Codes connus voisins : {}.", list(&known));
    }
    Told::new(
        format!(
            "La lettre de contrôle de {} est fausse : un chiffre ou la lettre est mal saisi.",
            read(value)
        ),
        remedy,
    )
}

/// What stands in a cell unseen.
fn named(dirt: Dirt) -> &'static str {
    match dirt {
        Dirt::Spaces => "des espaces en trop",
        Dirt::Invisible => "des caractères invisibles",
        Dirt::Controls => "des caractères de contrôle",
        Dirt::Composition => "des lettres liées ou décomposées",
        Dirt::Breaks => "des retours à la ligne",
    }
}

/// U03: understood in spite of its spelling.
pub fn uai_cleaned(value: &str, code: &str) -> Told {
    // what nobody sees can't be shown: it is named
    let unseen: Vec<&str> = dirt(value, false).into_iter().map(named).collect();
    if clean(value) == code && !unseen.is_empty() {
        return Told::new(
            format!(
                "Le code {code} est écrit avec {}, qui ne se voient pas ; il a été lu sans cela.",
                list(&unseen)
            ),
            format!("Videz la cellule, puis écrivez-y {code}."),
        );
    }
    Told::new(
        format!("{} a été lu comme {code}.", read(value)),
        format!("Écrivez {code} : sans espace ni tiret, la lettre en majuscule."),
    )
}

/// U04: no such school in the workbook.
pub fn uai_unknown(code: &str, known_name: Option<&str>, closed: bool) -> Told {
    let named = known_name.map(|name| format!(" ({name})")).unwrap_or_default();
    if closed {
        return Told::new(
            format!("L’établissement {code}{named} est marqué « non actif » dans la feuille Établissements."),
            "Donnez l’établissement où la personne exerce, ou réactivez celui-ci.",
        );
    }
    Told::new(
        format!("L’établissement {code}{named} n’est pas dans la feuille Établissements."),
        "Ajoutez-le à la feuille Établissements, ou corrigez le code.",
    )
}

/// U05: a code of another academy.
pub fn uai_elsewhere(code: &str, prefixes: &str) -> Told {
    Told::new(
        format!("Le code {code} n’est pas de l’académie : ses codes commencent par {prefixes}."),
        if code.starts_with("988") {
            "Vérifiez le code ; attention, 988 est le code postal, pas le préfixe des UAI."
        } else {
            "Vérifiez le code."
        },
    )
}

/// U06: the same code twice in the sheet of schools.
pub fn uai_twice(code: &str, other_place: &str, grave: bool) -> Told {
    Told::new(
        format!("Le code {code} est déjà celui d’un autre établissement ({other_place})."),
        if grave {
            "Corrigez l’un des deux codes : tant qu’ils sont égaux, les lettres de ce code ne sont pas faites."
        } else {
            "C’est normal pour une annexe, une ALP ou une SEGPA : vérifiez que le nom de l’établissement est bien donné \
             sur les lignes des référents."
        },
    )
}

/// U06: the same school twice.
pub fn school_twice(code: &str, name: &str, other_place: &str) -> Told {
    Told::new(
        format!("{} ({code}) est déjà dans la feuille ({other_place}).", read(name)),
        "Supprimez une des deux lignes, après avoir gardé ce que l’autre dit de plus : tant qu’elles sont deux, les lettres \
         de ce code ne sont pas faites.",
    )
}

/// U06 on a row: the school stands twice in the sheet.
pub fn uai_of_school_twice(code: &str, places: &[String]) -> Told {
    Told::new(
        format!("L’établissement {code} est deux fois dans le classeur ({}).", list(places)),
        "Supprimez une de ces lignes.",
    )
}

/// U06 on a row: which of the two?
pub fn uai_ambiguous(code: &str) -> Told {
    Told::new(
        format!("Deux établissements portent le code {code} : rien ne dit lequel est celui de cette ligne."),
        "Écrivez le nom de l’établissement sur cette ligne, dans une colonne Établissement.",
    )
}

/// The school that an annex depends on: code and name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Parent {
    /// Named by the workbook, or known; the name may be empty.
    Known(String, String),
    /// Guessed from names and places.
    Likely(String, String),
    /// Nothing says which.
    Unknown,
}

/// U07: a teacher attached to an annex.
pub fn uai_of_annex(name: &str, parent: &Parent) -> Told {
    let remedy = match parent {
        Parent::Known(code, name) if name.is_empty() => {
            format!("Si la lettre relève de l’établissement de rattachement, écrivez {code}.")
        }
        Parent::Known(code, name) => {
            format!("Si la lettre relève de l’établissement de rattachement, écrivez {code} ({name}).")
        }
        Parent::Likely(code, name) => format!(
            "Si la lettre relève de l’établissement de rattachement, écrivez son code : c’est sans doute {code} ({name})."
        ),
        Parent::Unknown => {
            "Si la lettre relève de l’établissement de rattachement, écrivez son code.".to_owned()
        }
    };
    Told::new(format!("{name} est une annexe ou une section, sans chef d’établissement propre."), remedy)
}

/// X02: a school without a name.
pub fn name_missing(code: &str, known: Option<&str>) -> Told {
    let remedy = match known {
        Some(name) => format!("Écrivez-le ; d’après le code, ce serait {name}."),
        None => "Écrivez-le : la lettre ne peut pas être faite sans lui.".to_owned(),
    };
    Told::new(format!("Le nom de l’établissement {code} manque."), remedy)
}

/// U08: the name is not the one known for the code.
pub fn name_disagrees(code: &str, name: &str, known: &str) -> Told {
    Told::new(
        format!("{} ne ressemble pas au nom connu pour {code} : {known}.", read(name)),
        "Vérifiez que le code et le nom désignent bien le même établissement.",
    )
}

/// U08 on a row of teachers: the name there against that of the sheet of schools.
pub fn name_disagrees_with_sheet(code: &str, name: &str, sheet: &str) -> Told {
    Told::new(
        format!("{} n’est pas le nom de {code} dans la feuille Établissements : {sheet}.", read(name)),
        "Vérifiez le code : la lettre ira à l’établissement que désigne le code.",
    )
}
