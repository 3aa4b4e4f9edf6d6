//! What a run says on the screen.

use crate::fr::grammar::count;
use crate::fr::typography::{NBSP, THIN, bind, quote};

/// The progress bar, in indicatif's notation.
pub const PROGRESS: &str = "  Lettres {bar:30} {pos} sur {len}";

/// Names of the lines at the top and of the lines that say where things are.
pub const WORKBOOK: &str = "Classeur";
/// Names of the lines at the top.
pub const TEMPLATE: &str = "Modèle";
/// Names of the lines at the top.
pub const YEAR: &str = "Année";
/// Where the letters are.
pub const LETTERS: &str = "Lettres";
/// Where the summary is.
pub const SUMMARY: &str = "Synthèse";
/// Where the report is.
pub const REPORT: &str = "Rapport";
/// Where the copy to mend is.
pub const COPY: &str = "Copie";

/// What the copy is.
pub fn about_copy(about: &str) -> String {
    format!("({about})")
}

/// An earlier copy that was not replaced.
pub fn copy_kept(kept: &str, name: &str) -> String {
    format!("Attention{NBSP}: {}", super::super::report::copy::kept(kept, name))
}

/// What the workbook holds.
pub fn workbook(path: &str, schools: usize, rows: usize) -> String {
    format!(
        "{path} ({}, {})",
        count(schools, "établissement", "établissements"),
        count(rows, "ligne de référent", "lignes de référents")
    )
}

/// What the template holds.
pub fn template(path: &str, missions: usize) -> String {
    format!("{path} ({})", count(missions, "mission", "missions"))
}

/// The year and the date of the letters.
pub fn year(year: &str, date: &str) -> String {
    format!("{year}, lettres datées du {date}")
}

/// A source that is open elsewhere.
pub fn open_elsewhere(path: &str) -> String {
    format!(
        "Attention{NBSP}: {} est ouvert dans un autre programme. Ce qui n’y est pas enregistré n’a pas été lu.",
        quote(path)
    )
}

/// The title above the findings of a severity.
pub fn findings(number: usize, names: (&str, &str)) -> String {
    count(number, names.0, names.1)
}

/// Findings that are only counted on the screen.
pub fn infos(number: usize) -> String {
    format!("{}{NBSP}: voir le rapport.", count(number, "information", "informations"))
}

/// Findings that are accepted for the year, by code.
pub fn accepted(codes: &[(&str, usize)]) -> String {
    let number = codes.iter().map(|(_, count)| count).sum();
    let codes: Vec<String> = codes
        .iter()
        .map(|(code, count)| if *count > 1 { format!("{code} ({count})") } else { (*code).to_owned() })
        .collect();
    format!(
        "{}{NBSP}: {}. Voir le rapport et la section [acceptes] de lettres-rne.toml.",
        count(number, "constat accepté pour l’année", "constats acceptés pour l’année"),
        crate::fr::grammar::list(&codes)
    )
}

/// What findings are about, and how many there are.
pub fn subject(title: &str, number: usize) -> String {
    if number > 1 { format!("{title} ({number})") } else { title.to_owned() }
}

/// What to do about all findings above.
pub fn what_to_do(remedy: &str) -> String {
    format!("Que faire{THIN}? {remedy}")
}

/// More findings than the screen tells one by one, and where they are.
pub fn more(number: usize, places: &str) -> String {
    let others = count(number, "autre", "autres");
    if places.is_empty() {
        return format!("… et {others}{NBSP}: voir le rapport.");
    }
    format!("… et {others}{NBSP}: {places}")
}

/// Places that are not named.
pub const AND_SO_ON: &str = "… (voir le rapport)";

/// The rows that get no letter.
pub fn aside(number: usize) -> String {
    count(number, "ligne mise de côté, sans lettre", "lignes mises de côté, sans lettre")
}

/// A row that gets no letter.
pub fn aside_row(place: &str, name: &str, uai: &str, codes: &str) -> String {
    let who = if name.is_empty() { "(sans nom)" } else { name };
    format!("{place} · {who} · {uai} · {codes}")
}

/// Rows of the closing table.
pub const MADE: &str = "Lettres faites";
/// Rows of the closing table.
pub const UNCHANGED: &str = "Lettres inchangées";
/// Rows of the closing table.
pub const EDITED: &str = "Lettres modifiées à la main, gardées";
/// Rows of the closing table.
pub const BESIDE: &str = "Nouvelles versions à côté de lettres modifiées";
/// Rows of the closing table.
pub const PLANNED: &str = "Lettres prévues, non écrites";
/// Rows of the closing table.
pub const NOT_ASKED: &str = "Lettres non demandées";
/// Rows of the closing table.
pub const ASIDE: &str = "Lignes mises de côté";
/// Rows of the closing table: not counted among those attributed.
pub const ASIDE_IMP: &str = "IMP de ces lignes, non comptées";
/// Rows of the closing table.
pub const WARNINGS: &str = "Avertissements";
/// Rows of the closing table.
pub const ATTRIBUTED: &str = "IMP attribuées";
/// Rows of the closing table.
pub const RELIEF: &str = "  dont en décharge";
/// Rows of the closing table.
pub const ENVELOPE: &str = "Dotation des établissements";
/// Rows of the closing table.
pub const GAP: &str = "Écart";
/// Rows of the closing table.
pub const PAID: &str = "Montant annuel payé";

/// The last line: everybody has a letter. Errors that set nobody aside concern the whole campaign.
pub fn all_done(letters: usize, errors: usize) -> String {
    let letters = count(letters, "lettre est", "lettres sont");
    if errors > 0 {
        return format!("{letters} à jour, mais {}. Corrigez avant d’envoyer les lettres.", left(errors));
    }
    format!("Terminé. {letters} à jour.")
}

fn left(errors: usize) -> String {
    format!("il reste {}", count(errors, "erreur", "erreurs"))
}

/// The last line: somebody has no letter.
pub fn done_with_aside(rows: usize) -> String {
    let rows = count(rows, "ligne n’a pas de lettre", "lignes n’ont pas de lettre");
    format!(
        "{rows}. Corrigez ce qui est signalé, puis relancez{NBSP}: les autres lettres ne seront pas refaites."
    )
}

/// The last line of a mere check.
pub fn checked(rows: usize, errors: usize) -> String {
    if rows == 0 && errors > 0 {
        return format!("Contrôle terminé. Toutes les lettres peuvent être faites, mais {}.", left(errors));
    }
    if rows == 0 {
        return "Contrôle terminé. Toutes les lettres peuvent être faites.".to_owned();
    }
    let rows = count(rows, "ligne n’aurait pas de lettre", "lignes n’auraient pas de lettre");
    format!("Contrôle terminé. {rows}.")
}

/// The last line when nothing was written because not all is clean.
pub fn withheld() -> String {
    "Rien n’a été écrit, parce que --strict est demandé et que le classeur a des erreurs. Corrigez-les, ou relancez sans \
     --strict."
        .to_owned()
}

/// What stands before an error.
pub fn error(sentence: &str) -> String {
    bind(&format!("Impossible{NBSP}: {sentence}"))
}

/// What stands before a refusal of the command line.
pub fn refusal(sentence: &str) -> String {
    bind(&format!("Commande incorrecte{NBSP}: {sentence}"))
}

/// What `init` has made.
pub fn folder_made(folder: &str) -> String {
    format!("Le dossier de campagne {} est prêt.", quote(folder))
}

/// What comes next after `init`.
pub fn next_steps(workbook: &str, template: &str, folder: &str) -> [String; 3] {
    [
        format!("Remplissez le classeur {}.", quote(workbook)),
        format!("Adaptez, si besoin, le modèle {} dans Word.", quote(template)),
        format!(
            "Lancez{NBSP}: lettres-rne --dossier {}",
            if folder.contains(' ') { format!("\"{folder}\"") } else { folder.to_owned() }
        ),
    ]
}

/// What `fabriquer` has made.
pub fn made(path: &str) -> String {
    format!("Fait{NBSP}: {path}")
}
