//! Envelopes (B) and parameters (A).

use super::super::text::nearest;
use super::super::typography::quote;
use super::{Told, read};

/// B01: more attributed than notified.
pub fn over_envelope(attributed: &str, envelope: &str, gap: &str) -> Told {
    Told::new(
        format!("{attributed} pour une dotation de {envelope} : dépassement de {gap}."),
        "Corrigez les attributions, ou la dotation si elle a changé.",
    )
}

/// B02: less attributed than notified.
pub fn under_envelope(attributed: &str, envelope: &str, gap: &str) -> Told {
    Told::new(
        format!("{attributed} pour une dotation de {envelope} : il reste {gap}."),
        "Rien à faire si c’est voulu.",
    )
}

/// B03: an envelope and nobody.
pub fn envelope_without_teacher(envelope: &str) -> Told {
    Told::new(
        format!("Dotation de {envelope}, et aucun référent."),
        "Ajoutez le référent de l’établissement, ou mettez la dotation à zéro.",
    )
}

/// B03: a closed school with an envelope.
pub fn envelope_of_closed(envelope: &str) -> Told {
    Told::new(
        format!("L’établissement est fermé, et sa dotation de {envelope} compte dans les totaux."),
        "Mettez la dotation à zéro, ou corrigez la colonne « Actif ».",
    )
}

/// B04: teachers and no envelope.
pub fn teachers_without_envelope(count: usize) -> Told {
    let teachers = super::super::grammar::count(count, "référent", "référents");
    Told::new(format!("{teachers}, et pas de dotation."), "Écrivez la dotation notifiée à l’établissement.")
}

/// B04: no envelope anywhere.
pub fn no_envelope_at_all(schools: usize) -> Told {
    let schools = super::super::grammar::count(schools, "établissement n’a", "établissements n’ont");
    Told::new(
        format!("Aucune dotation n’est donnée : {schools} rien à comparer aux IMP attribuées."),
        "Écrivez les dotations notifiées dans la colonne « Dotation IMP » ; sans elles, le contrôle du budget n’est pas fait.",
    )
}

/// B04: an envelope that can't be read.
pub fn envelope_unreadable(value: &str) -> Told {
    Told::new(
        format!("La dotation {} n’est pas un nombre d’IMP : elle est ignorée.", read(value)),
        "Écrivez un nombre d’IMP, par quarts : par exemple 2,5.",
    )
}

/// B05: the sum is not the ceiling.
pub fn sum_is_not_ceiling(sum: &str, ceiling: &str, gap: &str) -> Told {
    Told::new(
        format!("La somme des dotations ({sum}) n’est pas l’enveloppe totale ({ceiling}) : écart de {gap}."),
        "Corrigez une dotation ou l’enveloppe avant d’envoyer les lettres.",
    )
}

/// A01: the date of the letters is outside the year.
pub fn date_outside_year(date: &str, year: &str) -> Told {
    Told::new(
        format!(
            "La lettre est datée du {date}, hors de l’année scolaire {year} et des deux mois qui la précèdent."
        ),
        "Vérifiez la date et l’année dans la feuille Paramètres.",
    )
}

/// A01 on a row: its own date is outside the year.
pub fn row_date_outside_year(date: &str, year: &str) -> Told {
    Told::new(
        format!(
            "La lettre est datée du {date}, hors de l’année scolaire {year} et des deux mois qui la précèdent."
        ),
        "Vérifiez la date de cette ligne ; vide, la lettre porte la date des paramètres.",
    )
}

/// A02 on a row: its own date can't be read.
pub fn row_date_unreadable(value: &str) -> Told {
    Told::new(
        format!("{} n’est pas une date.", read(value)),
        "Écrivez la date de la lettre, par exemple 01/03/2027, ou videz la cellule : elle portera celle des paramètres.",
    )
}

/// A02: a date with its month first, which can only be one day.
pub fn date_month_first(value: &str, date: &str) -> Told {
    Told::new(
        format!("{} a le mois avant le jour : c’est lu comme le {date}.", read(value)),
        format!("Écrivez {date}, et relisez les autres dates."),
    )
}

/// A02 on a row: a date that may be one of two days, where others of its column have the month first.
pub fn date_of_two(value: &str, one: &str, other: &str) -> Told {
    Told::new(
        format!(
            "{} peut être le {one} ou, le mois en premier comme sur une autre ligne de la colonne, le {other}.",
            read(value)
        ),
        "Écrivez le mois en lettres, par exemple 3 avril 2027, ou 2027-04-03.",
    )
}

/// A02: a parameter that can't be read.
pub fn parameter_unreadable(name: &str, value: &str, used: &str) -> Told {
    Told::new(
        format!("Le paramètre {} vaut {}, qui n’est pas compris.", quote(name), read(value)),
        format!("Corrigez-le ; valeur retenue en attendant : {used}."),
    )
}

/// A02: a value of the settings file that can't be read.
pub fn setting_unreadable(name: &str, value: &str, used: &str) -> Told {
    Told::new(
        format!("Dans lettres-rne.toml, {} vaut {}, qui n’est pas compris.", quote(name), read(value)),
        format!("Corrigez-le dans ce fichier ; valeur retenue en attendant : {used}."),
    )
}

/// A03: no date.
pub fn date_missing(today: &str) -> Told {
    Told::new(
        format!("La date de la lettre n’est pas donnée : les lettres sont datées d’aujourd’hui, {today}."),
        "Écrivez la date dans la feuille Paramètres ; sans elle, les lettres changent chaque jour.",
    )
}

/// A03: no year.
pub fn year_missing(year: &str) -> Told {
    Told::new(
        format!("L’année scolaire n’est pas donnée : les lettres portent celle d’aujourd’hui, {year}."),
        "Écrivez-la dans la feuille Paramètres (Année), ou dans lettres-rne.toml, section [campagne], annee.",
    )
}

/// A03: neither year nor date.
pub fn year_and_date_missing(year: &str, today: &str) -> Told {
    Told::new(
        format!(
            "Ni l’année scolaire ni la date de la lettre ne sont données : les lettres portent l’année {year} et sont datées \
             d’aujourd’hui, {today}."
        ),
        "Écrivez-les dans la feuille Paramètres ; sans elles, les lettres changent chaque jour.",
    )
}

/// A04: a parameter that nobody knows.
pub fn parameter_unknown(name: &str, known: &[&str]) -> Told {
    let remedy = match nearest(name, known.iter().copied()) {
        Some(meant) => format!("Vouliez-vous dire {} ?", quote(meant)),
        None => "Il n’est pas lu.".to_owned(),
    };
    Told::new(format!("Le paramètre {} n’existe pas.", read(name)), remedy)
}

/// A04: a parameter given more than once.
pub fn parameter_twice(name: &str, first_place: &str) -> Told {
    Told::new(
        format!("Le paramètre {} est donné plusieurs fois : il l’est déjà en {first_place}.", read(name)),
        "Gardez une seule de ces lignes : seule la première est lue.",
    )
}
