//! Titles of the parameters: the one that we write, those that we also read, and what the bubble says.

use super::columns::Heading;

/// Parameter: school year.
pub const YEAR: Heading = Heading {
    title: "Année scolaire",
    others: &["Année", "Campagne", "Annee scolaire"],
    help: "2027, ou 2026-2027 là où l’année scolaire court sur deux années.",
};
/// Parameter: date of the letters.
pub const LETTER_DATE: Heading = Heading {
    title: "Date de la lettre",
    others: &["Date", "Date des lettres"],
    help: "La date imprimée dans toutes les lettres.",
};
/// Parameter: academy.
pub const ACADEMY: Heading = Heading {
    title: "Académie",
    others: &["Vice-rectorat", "Nom de l'académie", "Rectorat"],
    help: "Telle qu’elle figure en tête de la lettre.",
};
/// Parameter: the service that issues the letters.
pub const SERVICE: Heading = Heading {
    title: "Service",
    others: &["Service émetteur", "Nom du service"],
    help: "Le service qui émet les lettres : il figure en tête et dans les propriétés du document.",
};
/// Parameter: value of one IMP.
pub const IMP_VALUE: Heading = Heading {
    title: "Valeur d’une IMP (€)",
    others: &["Valeur IMP", "Montant d'une IMP", "Montant IMP", "Taux plein"],
    help: "Montant annuel du taux plein, en euros : 1 250.",
};
/// Parameter: local currency.
pub const CURRENCY: Heading = Heading {
    title: "Monnaie locale",
    others: &["Monnaie", "Devise"],
    help: "XPF ; écrivez EUR là où l’on ne paie qu’en euros.",
};
/// Parameter: parity.
pub const PARITY: Heading = Heading {
    title: "Parité (euros pour 1 000 unités)",
    others: &["Parité", "Parité XPF", "Euros pour 1 000 XPF", "Taux de conversion"],
    help: "8,38 : 1 000 XPF valent exactement 8,38 €.",
};
/// Parameter: allowed rates.
pub const RATES: Heading = Heading {
    title: "Taux admis (IMP)",
    others: &["Taux admis", "Taux autorisés", "Taux"],
    help: "Les nombres d’IMP prévus par les textes, séparés par des points-virgules.",
};
/// Parameter: total envelope.
pub const CEILING: Heading = Heading {
    title: "Enveloppe totale (IMP)",
    others: &["Enveloppe totale", "Plafond", "Plafond académique", "Plafond IMP", "Dotation totale"],
    help: "Le total notifié à l’académie. La somme des dotations doit lui être égale. Vide : pas de contrôle.",
};
/// Parameter: hours per IMP.
pub const HOURS: Heading = Heading {
    title: "Heures par IMP",
    others: &["Heures hebdomadaires par IMP", "Nombre d'heures par IMP"],
    help: "Heures hebdomadaires de décharge que vaut une IMP.",
};
/// Parameter: what the envelopes pay (handbook, section 11).
pub const PERIMETER: Heading = Heading {
    title: "Les dotations couvrent",
    others: &["Périmètre de la dotation", "Périmètre des dotations", "Périmètre dotation"],
    help: "RNE : la mission RNE seule. toutes : d’autres missions aussi ; ce qui reste d’une dotation n’est alors pas signalé.",
};
/// What the envelopes may pay: the RNE's mission only, or all particular missions of a school.
pub const PERIMETERS: [&str; 2] = ["RNE", "toutes"];

/// Whether a text says that envelopes pay all missions; nothing if it says neither.
pub fn covers_all(text: &str) -> Option<bool> {
    let said = super::text::fold(text);
    match said.as_str() {
        "rne" | "mission rne" | "la mission rne" | "missions rne" | "rne seul" => Some(false),
        "tout" | "toutes" | "toutes les missions" | "toutes les imp" | "toutes missions" => Some(true),
        _ => None,
    }
}

/// Parameter: does a décharge count in the envelope?
pub const RELIEF_COUNTS: Heading = Heading {
    title: "La décharge compte dans l’enveloppe",
    others: &["Décharge dans l'enveloppe", "La décharge consomme la dotation", "Décharge consomme dotation"],
    help: "oui ou non.",
};
