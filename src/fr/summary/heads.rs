//! Titles and notes at the head of the sheets.

use super::{NBSP, THIN, count};

/// Overview.
pub fn overview(year: &str) -> String {
    format!("Indemnités des référents numériques (IMP){NBSP}: synthèse {year}")
}

/// Second line of the overview.
pub fn issued(academy: &str, service: &str) -> String {
    format!("{academy} – {service}")
}

/// Third line of the overview.
pub fn dated(letters: &str, run: &str, workbook: &str) -> String {
    format!("Lettres datées du {letters} – synthèse établie le {run} à partir de {workbook}")
}

/// Sheet of schools.
pub fn schools(year: &str) -> String {
    format!("Établissements {year}{NBSP}: dotation, attributions et écart, en IMP")
}

/// Note of the sheet of schools.
pub const SCHOOLS_NOTE: &str = "Les nombres sont des formules sur la feuille Référents. Écart\u{a0}: dotation moins IMP consommées\u{202f}; en rouge, un dépassement. La clé relie les deux tables\u{a0}: c’est l’UAI, suivi d’un rang quand deux établissements portent le même code.";

/// Sheet of teachers.
pub fn teachers(year: &str, letters: usize) -> String {
    format!("Référents {year}{NBSP}: {}", count(letters, "lettre", "lettres"))
}

/// Note of the sheet of teachers.
pub fn teachers_note(currency: Option<&str>) -> String {
    let paid = "Une ligne par lettre. IMP payées\u{a0}: IMP moins IMP en décharge.";
    match currency {
        Some(currency) => format!("{paid} {}", rounding(currency)),
        None => paid.to_owned(),
    }
}

/// How the local currency is rounded.
pub fn rounding(currency: &str) -> String {
    format!(
        "Le montant en {currency} de chaque personne vient du montant exact en euros et n’est arrondi qu’une fois, à \
         l’unité{THIN}; les totaux en {currency} sont la somme de ces lignes."
    )
}

/// Sheet of missions.
pub fn missions(year: &str) -> String {
    format!("Missions {year}{NBSP}: nombre de référents par mission et par établissement")
}

/// Note of the sheet of missions, before the number.
pub const MISSIONS_NOTE: &str = "Établissements avec au moins une lettre\u{a0}:";

/// Sheet of what has become of each letter.
pub fn mail(year: &str) -> String {
    format!("Suivi des envois {year}")
}

/// Note of that sheet: the counts, and in which zone the hours are.
pub fn mail_note(counts: &str, zone: &str) -> String {
    format!("D’après le journal des envois, à la date de la synthèse{NBSP}: {counts}. Heures{NBSP}: {zone}.")
}

/// The same where there is no journal.
pub const MAIL_NOTHING: &str =
    "Rien n’a encore été envoyé\u{a0}: il n’y a pas de journal des envois. Une ligne par lettre.";

/// Sheet of findings.
pub fn findings(year: &str) -> String {
    format!("Anomalies {year}")
}

/// Note of the sheet of findings.
pub fn findings_note(workbook: &str) -> String {
    format!(
        "«{NBSP}Où{NBSP}» est un endroit du classeur {workbook}. Une erreur met la ligne à part{NBSP}: pas de lettre, et \
         rien dans les totaux."
    )
}

/// Sheet of parameters.
pub fn parameters(year: &str) -> String {
    format!("Paramètres {year}{NBSP}: les valeurs employées, et d’où elles viennent")
}

/// Note of the sheet of parameters.
pub const PARAMETERS_NOTE: &str = "Les formules de toutes les feuilles emploient ces cellules par leur nom\u{a0}: changez une valeur ici pour simuler. Les lettres, elles, ne changent pas.";

/// Sheet of provenance.
pub fn provenance(year: &str) -> String {
    format!("Provenance de la synthèse {year}")
}
