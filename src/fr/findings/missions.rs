//! Ticks and free projects (M), the template against the workbook (G).

use super::super::grammar::count;
use super::super::typography::{NBSP, THIN, quote};
use super::{Told, read};

/// M01: nothing ticked.
pub fn none_ticked() -> Told {
    Told::new(
        "Aucune mission n’est cochée.",
        "Cochez les missions confiées : la lettre n’en confierait aucune.",
    )
}

/// M01, an error: something stands for missions on the row, in the columns of these titles, and none of it could be read.
pub fn none_read(titles: &[String]) -> Told {
    let columns = match titles {
        [only] => format!("dans la colonne {}", read(only)),
        _ => format!(
            "dans les colonnes {}",
            shown(&titles.iter().map(|title| read(title)).collect::<Vec<_>>())
        ),
    };
    Told::new(
        format!(
            "Aucune mission n’est reconnue sur cette ligne, alors que quelque chose est écrit ou coché {columns}."
        ),
        "Donnez à chaque colonne de mission un titre qui commence par son code (1a-1, 1a-2…), ou écrivez ces codes dans la cellule. Si \
         ce ne sont pas des missions, écartez la colonne : [colonnes] ignorer, dans lettres-rne.toml.",
    )
}

/// M01, an error: all marks of a row are such that nobody knows.
pub fn no_mark_known(marks: usize) -> Told {
    let marks =
        count(marks, "marque de la ligne n’est pas une coche", "marques de la ligne ne sont pas des coches");
    Told::new(
        format!("Aucune mission n’est cochée, et {marks} : la lettre n’en confierait aucune."),
        "Écrivez x dans les cases des missions confiées, et videz les autres.",
    )
}

/// G02 on a row: ticked in columns whose titles are nearly those of missions.
pub fn ticks_lost(titles: &[String]) -> Told {
    Told::new(
        format!(
            "Cette ligne coche {}, dont le titre n’est celui d’aucune mission, alors que des missions du modèle n’ont pas de colonne : la lettre ne les porterait pas.",
            columns(titles)
        ),
        "Corrigez le titre de la colonne : le code de la mission suffit (1a-1, 1a-2…). Si ce n’est pas une mission du modèle, \
         écartez la colonne : [colonnes] ignorer, dans lettres-rne.toml.",
    )
}

/// `la colonne « M1 »`, or several.
fn columns(titles: &[String]) -> String {
    match titles {
        [only] => format!("la colonne {}", read(only)),
        _ => format!("les colonnes {}", shown(&titles.iter().map(|title| read(title)).collect::<Vec<_>>())),
    }
}

/// M02: everything ticked.
pub fn all_ticked(number: usize) -> Told {
    Told::new(
        format!("Les {number} missions sont toutes cochées."),
        "Vérifiez qu’il ne s’agit pas d’une recopie vers le bas.",
    )
}

/// M03: a mark that nobody knows.
pub fn mark_unknown(value: &str, column: &str) -> Told {
    Told::new(
        format!(
            "{} n’est pas une coche (colonne {}) : la case n’est pas cochée.",
            read(value),
            quote(column)
        ),
        "Écrivez x pour cocher, ou videz la cellule.",
    )
}

/// M03: a mark that nobody knows beside a number that says what is meant.
pub fn mark_of_relief(value: &str, column: &str, relief: &str) -> Told {
    Told::new(
        format!(
            "{} n’est pas une coche (colonne {}) ; la part en décharge étant de {relief}, la case est lue comme cochée.",
            read(value),
            quote(column)
        ),
        "Écrivez x pour cocher ; s’il n’y a pas de décharge, videz les deux cellules.",
    )
}

/// M03: whether a school is open is not to be understood.
pub fn openness_unknown(value: &str) -> Told {
    Told::new(
        format!(
            "{} ne dit pas si l’établissement est ouvert (colonne {}) : il est lu comme ouvert.",
            read(value),
            quote(super::super::columns::ACTIVE.title)
        ),
        "Écrivez oui ou non.",
    )
}

/// M04: a project that says nothing.
pub fn project_empty(value: &str) -> Told {
    Told::new(
        format!("Le projet {} ne dit rien : il ne figure pas dans la lettre.", read(value)),
        "Écrivez le projet en toutes lettres, ou videz la cellule.",
    )
}

/// M05: a chapter that nobody of the school has.
pub fn chapter_uncovered(chapters: &[String]) -> Told {
    // a heading keeps no punctuation inside a sentence
    let chapters: Vec<String> = chapters
        .iter()
        .map(|chapter| quote(chapter.trim_end_matches([' ', NBSP, THIN, ':', ';', '.'])))
        .collect();
    let list = super::super::grammar::list(&chapters);
    Told::new(
        format!("Aucun référent de l’établissement n’a de mission dans {list}."),
        "Rien à faire si c’est voulu.",
    )
}

/// M06: missions that a school of this kind can't have.
pub fn mission_impossible(codes: &[String], kind: &str) -> Told {
    let missions = match codes {
        [code] => format!("La mission {code} est cochée"),
        _ => format!("Les missions {} sont cochées", super::super::grammar::list(codes)),
    };
    Told::new(
        format!("{missions}, alors que vos réglages l’excluent pour ce type d’établissement ({kind})."),
        "Décochez-la si c’est une erreur ; sinon corrigez « missions_impossibles » dans lettres-rne.toml.",
    )
}

/// G01: missions of the template that the workbook has no column for.
pub fn without_column(missions: &[String]) -> Told {
    let subject = if missions.len() < 2 {
        "Une mission du modèle n’a pas de colonne dans le classeur et ne peut pas être cochée".to_owned()
    } else {
        format!(
            "{} missions du modèle n’ont pas de colonne dans le classeur et ne peuvent pas être cochées",
            missions.len()
        )
    };
    Told::new(
        format!("{subject} : {}.", shown(missions)),
        "Ajoutez une colonne dont le titre commence par le code de la mission.",
    )
}

/// A mission that may be meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meant<'m> {
    /// Its code.
    pub code: String,
    /// Its text.
    pub text: &'m str,
}

/// `1a-2 « … »`, one of several.
fn meant(missions: &[Meant<'_>]) -> String {
    let each: Vec<String> =
        missions.iter().map(|mission| format!("{}{NBSP}{}", mission.code, read(mission.text))).collect();
    super::super::grammar::choice(&each)
}

/// What a leftover of a cell of missions may mean: the end of a remedy, or nothing.
pub(super) fn perhaps(missions: &[Meant<'_>]) -> String {
    if missions.is_empty() { String::new() } else { format!(" Vouliez-vous dire {} ?", meant(missions)) }
}

/// G02: a column of the workbook that the template has no mission for; `near` are those that may be meant.
pub fn without_mission(title: &str, ticks: usize, near: &[Meant<'_>]) -> Told {
    let ticks = match ticks {
        0 => "aucune coche n’y figure".to_owned(),
        _ => count(ticks, "coche n’est pas reprise", "coches ne sont pas reprises"),
    };
    Told::new(
        format!("La colonne {} ne correspond à aucune mission du modèle : {ticks}.", read(title)),
        match near {
            [] => "Ajoutez la mission au modèle Word, ou corrigez le titre de la colonne.".to_owned(),
            near => format!(
                "Vouliez-vous dire {} ? Corrigez alors le titre de la colonne ; sinon, ajoutez la mission au modèle Word.",
                meant(near)
            ),
        },
    )
}

/// G03: code and text of a column disagree with the template.
pub fn text_differs(code: &str, column: &str, template: &str) -> Told {
    Told::new(
        format!(
            "La mission {code} dit {} dans le classeur et {} dans le modèle.",
            read(column),
            read(template)
        ),
        "La colonne est reconnue par son code ; vérifiez qu’il s’agit bien de la même mission.",
    )
}

/// G04: two columns for one mission.
pub fn two_columns(title: &str, other_place: &str) -> Told {
    Told::new(
        format!("La colonne {} désigne la même mission que {other_place}.", read(title)),
        format!("Supprimez ou renommez l’une des deux : seule {other_place} est lue."),
    )
}

/// G04 on a row: ticked in the column that is not read, and not in the other.
pub fn tick_in_second_column(title: &str, other_place: &str) -> Told {
    Told::new(
        format!(
            "Cette coche est dans la colonne {}, qui double {other_place} et n’est pas lue.",
            read(title)
        ),
        "Reportez-la dans l’autre colonne, puis supprimez celle-ci.",
    )
}

/// G06: a blank of the official text that the template still has.
pub fn blank_left(paragraph: &str) -> Told {
    Told::new(
        format!("Le modèle laisse un blanc à remplir dans toutes les lettres : {}.", read(paragraph)),
        "Remplacez-le par un champ, par exemple {{ rne.nom_complet }} ; rien à faire s’il doit être rempli à la main.",
    )
}

/// G08: a box among the missions that nothing ticks.
pub fn box_without_name(text: &str, spot: &str) -> Told {
    Told::new(
        format!("La case devant {} n’a pas de nom ({spot}) : elle ne sera cochée pour personne.", read(text)),
        "Si c’est une mission, lancez lettres-rne modele --numeroter, qui lui donne un code dans une copie du modèle.",
    )
}

/// G05: the template writes `du` itself before a name that wants something else.
pub fn contraction_frozen(frozen: &str, name: &str, right: &str) -> Told {
    let written = format!("{frozen} {name}");
    // the official text has "du"; what stands behind "au" would be another word of the same kind
    let remedy = if frozen == "du" {
        "Dans le modèle Word, remplacez « du » et le nom par {{ etablissement.du }}, qui les accorde."
    } else {
        "Tournez la phrase du modèle Word autrement : {{ etablissement.du }} accorde le nom derrière « de »."
    };
    let what = if frozen == "du" {
        format!("La lettre dirait {} au lieu de {}.", quote(&written), quote(right))
    } else {
        format!("La lettre dirait {}, qui ne convient pas à ce nom.", quote(&written))
    };
    Told::new(what, remedy)
}

fn shown(missions: &[String]) -> String {
    const MOST: usize = 4;
    let mut shown: Vec<&str> = missions.iter().take(MOST).map(String::as_str).collect();
    let more = count(missions.len().saturating_sub(MOST), "autre", "autres");
    if missions.len() > MOST {
        shown.push(&more);
    }
    super::super::grammar::list(&shown)
}
