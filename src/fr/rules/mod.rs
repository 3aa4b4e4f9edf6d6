//! The catalogue of findings for who has only a code, read over the telephone: what it means, what to do, a case, and
//! the settings that govern it. Titles stand in `findings::titles`.

mod budget;
mod files;
mod imp;
mod mail;
mod missions;
pub mod page;
mod people;
mod schools;
mod values;

use super::columns;
use super::typography::quote;

/// What there is to say of a code.
#[derive(Debug)]
pub struct Rule {
    /// The code.
    pub code: &'static str,
    /// What it means.
    pub meaning: &'static str,
    /// What to do.
    pub remedy: &'static str,
    /// A case.
    pub example: &'static str,
    /// The keys of `lettres-rne.toml` that govern it.
    pub settings: &'static [&'static str],
}

/// A setting as people find it: its key, and the parameter of the workbook that says the same.
pub fn setting(key: &str) -> String {
    let heading = match key {
        "campagne.annee" => &columns::YEAR,
        "campagne.date" => &columns::LETTER_DATE,
        "campagne.valeur_imp" => &columns::IMP_VALUE,
        "campagne.monnaie" => &columns::CURRENCY,
        "campagne.parite" => &columns::PARITY,
        "campagne.taux" => &columns::RATES,
        "campagne.enveloppe" => &columns::CEILING,
        "campagne.heures_par_imp" => &columns::HOURS,
        "campagne.decharge_compte" => &columns::RELIEF_COUNTS,
        "campagne.perimetre_dotation" => &columns::PERIMETER,
        _ => return key.to_owned(),
    };
    format!("{key} (ou le paramètre {})", quote(heading.title))
}

/// The families, in the order in which they are shown: title and rules.
const FAMILIES: [(&str, &[Rule]); 13] = [
    ("Codes et noms des établissements", &schools::RULES),
    ("Personnes", &people::RULES),
    ("Nombres d’IMP", &imp::COUNTS),
    ("Décharges", &imp::RELIEFS),
    ("Partage", &imp::SHARES),
    ("Missions", &missions::TICKS),
    ("Dotations", &budget::ENVELOPES),
    ("Courriels", &mail::RULES),
    ("Lignes, colonnes et cellules du classeur", &files::RULES),
    ("Valeurs nettoyées ou abîmées", &values::RULES),
    ("Paramètres et réglages", &budget::PARAMETERS),
    ("Modèle Word et classeur", &missions::TEMPLATE),
    ("Lettres sur le disque", &files::LETTERS),
];

/// The families with their rules.
pub fn families() -> impl Iterator<Item = (&'static str, &'static [Rule])> {
    FAMILIES.iter().copied()
}

/// All codes, in the order of the families.
pub fn codes() -> impl Iterator<Item = &'static str> {
    all().map(|rule| rule.code)
}

/// The rule of a code, whatever its case.
pub fn of(code: &str) -> Option<&'static Rule> {
    all().find(|rule| rule.code.eq_ignore_ascii_case(code.trim()))
}

fn all() -> impl Iterator<Item = &'static Rule> {
    FAMILIES.iter().flat_map(|(_, rules)| rules.iter())
}
