//! What `classeur` says on the screen.

use crate::fr::grammar::{count, list};
use crate::fr::typography::{NBSP, quote};

/// Name of the line of the older workbook.
pub const FROM: &str = "Ancien";

/// The older workbook and its year.
pub fn from(path: &str, year: Option<&str>) -> String {
    match year {
        Some(year) => format!("{path} (année {year})"),
        None => path.to_owned(),
    }
}

/// Rows of the table.
pub const SCHOOLS: &str = "Établissements repris";
/// Rows of the table.
pub const CLOSED: &str = "  dont fermés";
/// Rows of the table.
pub const TEACHERS: &str = "Lignes de référents reprises";
/// Rows of the table.
pub const TICKS: &str = "Coches reprises";
/// Rows of the table.
pub const IMP: &str = "IMP, décharges et dotations";
/// IMP that were carried over, and that were not.
pub const IMP_TAKEN: [&str; 2] = ["reprises", "à remplir"];
/// Rows of the table.
pub const COLUMNS: &str = "Autres colonnes reprises";

/// Missions that are new.
pub fn new_missions(codes: &[String]) -> String {
    format!(
        "{}, en vert{NBSP}: {}.",
        count(codes.len(), "mission nouvelle", "missions nouvelles"),
        list(codes)
    )
}

/// Missions whose text has changed.
pub fn reworded(codes: &[String]) -> String {
    let missions = count(codes.len(), "mission a changé", "missions ont changé");
    format!(
        "{missions} de texte, titre orange{NBSP}: {}. Vérifiez que les coches valent encore.",
        list(codes)
    )
}

/// Columns that the template asks for.
pub fn asked(titles: &[String]) -> String {
    let titles: Vec<String> = titles.iter().map(|title| quote(title)).collect();
    if titles.len() == 1 {
        return format!("Le modèle demande la colonne {}{NBSP}: elle est en vert, à remplir.", list(&titles));
    }
    format!("Le modèle demande les colonnes {}{NBSP}: elles sont en vert, à remplir.", list(&titles))
}

/// The title above what was not carried over, or only as it stood: lost ticks, values as typed, contradictions, values of last
/// year, what was not read.
pub fn remarks(fate: u8, number: usize) -> String {
    match fate {
        0 => format!("{}{NBSP}:", count(number, "coche perdue", "coches perdues")),
        1 => format!(
            "{}, en orange{NBSP}:",
            count(
                number,
                "valeur incomprise est reprise telle quelle",
                "valeurs incomprises sont reprises telles quelles"
            )
        ),
        2 => format!(
            "{}, en orange{NBSP}:",
            count(
                number,
                "valeur est reprise comme elle a été lue, à vérifier",
                "valeurs sont reprises comme elles ont été lues, à vérifier"
            )
        ),
        3 => format!(
            "{}, la première valeur est reprise{NBSP}:",
            count(number, "contradiction", "contradictions")
        ),
        4 => format!("{}{NBSP}:", count(number, "valeur n’est pas reprise", "valeurs ne sont pas reprises")),
        _ => format!("{} sur ce qui n’a pas été lu{NBSP}:", count(number, "remarque", "remarques")),
    }
}

/// One of them.
pub fn remark(place: &str, who: &str, what: &str, typed: &str) -> String {
    let who = if who.is_empty() { String::new() } else { format!(" · {who}") };
    // the sentence may quote the value already
    let typed = if typed.is_empty() || what.contains(typed) { String::new() } else { format!(" ({typed})") };
    format!("{place}{who} · {what}{typed}").trim_start_matches([' ', '·']).to_owned()
}

/// Place, person and value of one of several that are alike.
pub fn whose(place: &str, who: &str, typed: &str) -> String {
    let mut parts = vec![place];
    parts.extend(Some(who).filter(|who| !who.is_empty()));
    let typed = if typed.is_empty() { String::new() } else { format!(" ({typed})") };
    format!("{}{typed}", parts.join(" · "))
}

/// Several that are alike: what they are, some of them, and how many more.
pub fn alike(what: &str, shown: &[String], number: usize) -> String {
    let more = number.saturating_sub(shown.len());
    let more = if more > 0 { format!(" et {}", count(more, "autre", "autres")) } else { String::new() };
    format!("{}{NBSP}: {}{more}.", what.trim_end_matches('.'), shown.join(", "))
}

/// More of them than the screen shows.
pub fn more(number: usize) -> String {
    format!("… et {}{NBSP}: voir la feuille « Reprise ».", count(number, "autre", "autres"))
}

/// What comes next.
pub fn next_steps(path: &str, is_carried: bool, command: &str) -> [String; 2] {
    let first = if is_carried {
        format!("Ouvrez {}, complétez-le et corrigez ce qui est en orange.", quote(path))
    } else {
        format!("Remplissez {}.", quote(path))
    };
    [first, format!("Lancez{NBSP}: {command}")]
}

/// A workbook that a run does not find by itself has to be named.
pub const NAMED: &str = "Ce classeur n’est pas le seul de la campagne : rangez l’ancien ailleurs, ou nommez le nouveau à chaque fois avec --classeur.";
